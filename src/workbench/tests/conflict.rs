//! Sessions that others have too: open in another workbench, or changed on disk by somebody.

use super::world::Memory;
use super::{bench, change_something, fleet, go_to, press, screen, toast};
use crate::session::{Session, Source};
use crate::text::Phrase;
use crate::workbench::message::Message;
use crate::workbench::outside::Changed;
use crate::workbench::overlay::Overlay;
use crate::workbench::tests::world::NoScreen;

fn elsewhere() -> Memory {
    let holder = Phrase::new("held-by-terminal").with("process", "4711").with("terminal", "pts/3");
    Memory { held: Some(holder), ..Memory::default() }
}

#[test]
fn the_second_workbench_is_told_who_has_the_session_and_can_read_it() {
    let mut memory = elsewhere();
    let mut bench = bench(fleet(), &mut memory);
    let shown = screen(&mut bench, 80, 24);
    for part in ["4711 on pts/3", "only read", "copy", "take over"] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    press(&mut bench, "esc");
    assert!(screen(&mut bench, 80, 24).contains("(read only)"));
    // Everything can be looked at, nothing changed.
    go_to(&mut bench, "network.metered");
    press(&mut bench, "space enter left backspace a x K u ctrl-r + - = ctrl-e");
    go_to(&mut bench, "devices[0].clusters");
    press(&mut bench, "right left + E");
    assert!(!bench.model.is_unsaved() && bench.model.design == fleet());
    assert!(bench.model.form.editor.is_none() && bench.model.overlays.is_empty());
    assert!(toast(&bench).contains("process 4711"), "{}", toast(&bench));
    press(&mut bench, "p T f y");
    assert!(toast(&bench).contains("copied"), "{}", toast(&bench));
}

#[test]
fn the_second_workbench_can_copy_the_session_or_take_it_over() {
    for (answer, taken) in [("c", false), ("t", true)] {
        let mut memory = elsewhere();
        {
            let mut bench = bench(fleet(), &mut memory);
            screen(&mut bench, 80, 24);
            press(&mut bench, answer);
            assert!(bench.model.overlays.is_empty() && bench.model.held_by.is_none(), "{answer}");
            assert_eq!(bench.model.session.source == Source::New, !taken);
            change_something(&mut bench);
        }
        assert_eq!(memory.held.is_none(), taken);
    }
}

#[test]
fn whoever_only_reads_is_asked_again_before_saving_and_saves_after_taking_over() {
    let mut memory = elsewhere();
    {
        let mut bench = bench(fleet(), &mut memory);
        screen(&mut bench, 80, 24);
        press(&mut bench, "esc s");
        assert!(matches!(bench.model.overlays.last(), Some(Overlay::Held)));
        press(&mut bench, "esc");
    }
    assert!(memory.saved.is_empty());
}

#[test]
fn whoever_is_taken_over_from_is_told_and_loses_nothing() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    change_something(&mut bench);
    let changed = bench.model.design.clone();
    let other = Phrase::new("held-by").with("process", "4712");
    bench.handle(Message::Lost(other), &mut NoScreen);
    assert!(toast(&bench).contains("process 4712"), "{}", toast(&bench));
    // Leaving with the changes asks, and saving them asks who is to have the session.
    press(&mut bench, "q s");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Held)));
    press(&mut bench, "t");
    assert!(bench.model.leaving, "taken back, saved, and left as was asked");
    assert_eq!(memory.saved.get("north-sea-wind"), Some(&changed));
}

fn theirs() -> Changed {
    let mut design = fleet();
    design.project.appliances = Some("windmills".into());
    let mut theirs = Session::new(design);
    theirs.source = Source::Saved("north-sea-wind".into());
    Changed { place: "north-sea-wind.yaml".into(), theirs, broken: None }
}

#[test]
fn a_file_that_somebody_has_changed_is_compared_and_not_written_over() {
    let mut memory = Memory { changed: Some(theirs()), ..Memory::default() };
    {
        let mut bench = bench(fleet(), &mut memory);
        change_something(&mut bench);
        press(&mut bench, "s");
        let shown = screen(&mut bench, 80, 24);
        for part in
            ["north-sea-wind.yaml has been changed", "windmills", "network.metered: true → false"]
        {
            assert!(shown.contains(part), "{part}\n{shown}");
        }
        press(&mut bench, "esc");
        assert!(bench.model.is_unsaved() && bench.model.overlays.is_empty());
    }
    assert!(memory.saved.is_empty());
}

#[test]
fn theirs_is_opened_and_undo_brings_mine_back() {
    let mut memory = Memory { changed: Some(theirs()), ..Memory::default() };
    let mut bench = bench(fleet(), &mut memory);
    change_something(&mut bench);
    let mine = bench.model.design.clone();
    press(&mut bench, "s t");
    assert_eq!(bench.model.design, theirs().theirs.design);
    assert!(!bench.model.is_unsaved());
    press(&mut bench, "u");
    assert_eq!(bench.model.design, mine);
    assert!(bench.model.is_unsaved());
    assert_eq!(toast(&bench), "Undone: opening what somebody else has made of it");
}

#[test]
fn mine_is_saved_once_it_was_compared_and_only_over_what_was_compared() {
    let mut memory = Memory { changed: Some(theirs()), ..Memory::default() };
    let mine = {
        let mut bench = bench(fleet(), &mut memory);
        change_something(&mut bench);
        press(&mut bench, "s m");
        assert!(!bench.model.is_unsaved() && bench.model.overlays.is_empty());
        bench.model.design.clone()
    };
    assert_eq!(memory.saved.get("north-sea-wind"), Some(&mine));
    assert_eq!(memory.over, Some(theirs().theirs.design));
}

#[test]
fn what_is_no_session_any_more_is_said_and_can_only_be_replaced_or_left() {
    let reason = Phrase::new("reason-not-text");
    let broken = Changed { broken: Some(reason), ..theirs() };
    let mut memory = Memory { changed: Some(broken), ..Memory::default() };
    let mut bench = bench(fleet(), &mut memory);
    change_something(&mut bench);
    press(&mut bench, "s t");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Conflict(_))));
    assert!(screen(&mut bench, 80, 24).contains("is not a session"));
}
