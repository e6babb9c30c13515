//! Copying, while what takes the text hangs: nobody who types waits for it.

use std::io;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use super::world::{Memory, NoScreen};
use super::{bench, change_something, fleet, press, screen, toast};
use crate::workbench::message::Message;
use crate::workbench::outside::Subject;
use crate::workbench::shell::effects::Runtime;
use crate::workbench::shell::terminal::Screen;

/// A world in which the first copy hangs until something is sent.
fn hanging() -> (Memory, Sender<()>) {
    let (wake, hangs) = channel();
    (Memory { copy_hangs: Some(hangs), ..Memory::default() }, wake)
}

/// A workbench whose copies go beside the loop, and what they say at their end.
fn beside(memory: &mut Memory) -> (Runtime<'_>, Receiver<Message>) {
    let (sender, said) = channel();
    let mut bench = bench(fleet(), memory);
    bench.later = Some(Arc::new(move |message| drop(sender.send(message))));
    (bench, said)
}

/// Takes in what the copy that is going says at its end.
fn end(bench: &mut Runtime<'_>, said: &Receiver<Message>) {
    let message = said.recv().expect("a copy ends");
    bench.handle(message, &mut NoScreen);
}

#[test]
fn keys_are_taken_while_a_copy_hangs_and_the_truth_is_told_at_its_end() {
    let (mut memory, wake) = hanging();
    let (mut bench, said) = beside(&mut memory);
    press(&mut bench, "y");
    assert_eq!(toast(&bench), "Copying…");
    press(&mut bench, "?");
    assert!(screen(&mut bench, 100, 30).contains("Copy the prompt"), "help is shown meanwhile");
    press(&mut bench, "esc");
    change_something(&mut bench);
    assert!(bench.model.copied.is_none(), "it is not copied yet");
    let prompt = bench.model.preview.prompt.text.clone();
    drop(wake);
    end(&mut bench, &said);
    assert!(toast(&bench).contains("tmux"), "{}", toast(&bench));
    let copied = bench.model.copied.clone().expect("it is now");
    assert_ne!(copied, prompt, "what was copied is what was there when it was asked for");
    assert_eq!(memory.copied, [(Subject::Prompt, copied)]);
}

#[test]
fn of_the_copies_that_are_asked_for_meanwhile_the_last_follows() {
    let (mut memory, wake) = hanging();
    let (mut bench, said) = beside(&mut memory);
    press(&mut bench, "y");
    press(&mut bench, "Y");
    assert!(toast(&bench).contains("this one follows it"), "{}", toast(&bench));
    change_something(&mut bench);
    press(&mut bench, "y");
    let last = bench.model.preview.prompt.text.clone();
    wake.send(()).expect("it hangs");
    end(&mut bench, &said);
    assert_eq!(toast(&bench), "Copying…", "the second is on its way");
    end(&mut bench, &said);
    assert!(bench.model.copying.is_none());
    assert_eq!(bench.model.copied.as_deref(), Some(last.as_str()));
    assert_eq!(memory.copied.len(), 2);
    assert_eq!(memory.copied[1].1, last);
}

#[test]
fn leaving_waits_for_the_copy_and_the_second_time_for_nothing() {
    let (mut memory, wake) = hanging();
    let (mut bench, said) = beside(&mut memory);
    press(&mut bench, "y q");
    assert!(!bench.model.leaving && toast(&bench).contains("q again"), "{}", toast(&bench));
    wake.send(()).expect("it hangs");
    end(&mut bench, &said);
    assert!(bench.model.leaving);

    let (mut memory, _wake) = hanging();
    let (mut bench, _said) = beside(&mut memory);
    press(&mut bench, "y q q");
    assert!(bench.model.leaving);
}

#[test]
fn whoever_goes_on_working_is_not_thrown_out_at_the_end_of_the_copy() {
    let (mut memory, wake) = hanging();
    let (mut bench, said) = beside(&mut memory);
    press(&mut bench, "y q");
    change_something(&mut bench);
    wake.send(()).expect("it hangs");
    end(&mut bench, &said);
    assert!(!bench.model.leaving && bench.model.is_unsaved());
}

#[test]
fn unsaved_work_is_asked_for_before_the_copy_is() {
    let (mut memory, _wake) = hanging();
    let (mut bench, _said) = beside(&mut memory);
    change_something(&mut bench);
    press(&mut bench, "y q");
    assert!(!bench.model.overlays.is_empty() && bench.model.copying.is_some());
    press(&mut bench, "d");
    assert!(!bench.model.leaving, "it waits for the copy");
    press(&mut bench, "q d");
    assert!(bench.model.leaving, "asked again, it does not");
}

#[test]
fn a_fault_beside_the_loop_stops_no_later_copy() {
    let (mut memory, _wake) = hanging();
    let (mut bench, said) = beside(&mut memory);
    press(&mut bench, "y");
    bench.handle(Message::Fault("gone".into()), &mut NoScreen);
    press(&mut bench, "y");
    end(&mut bench, &said);
    assert!(bench.model.copied.is_some() && bench.model.copying.is_none());
}

/// A terminal that is gone.
struct Gone;

impl Screen for Gone {
    fn mouse(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn send(&mut self, _: &[u8]) -> io::Result<()> {
        Err(io::Error::other("gone"))
    }

    fn lend(&mut self, _: &mut dyn FnMut()) -> io::Result<()> {
        Ok(())
    }

    fn redraw(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn what_the_terminal_refuses_is_not_said_to_be_sent() {
    let mut memory = Memory { copy_goes_to_terminal: true, ..Memory::default() };
    let (mut bench, said) = beside(&mut memory);
    press(&mut bench, "y");
    bench.handle(said.recv().expect("a copy ends"), &mut Gone);
    let told = toast(&bench);
    assert!(
        told.contains("no clipboard took the text") && told.contains("refused: gone"),
        "{told}"
    );
    assert!(!told.contains("sent"), "{told}");
}
