//! The user's own editor: a field, the whole session, and what is only to be looked at.

use super::world::Memory;
use super::{bench, fleet, go_to, press, screen, toast, type_text};
use crate::text::Phrase;
use crate::workbench::outside::Subject;
use crate::workbench::overlay::Overlay;

fn edits(texts: &[&str]) -> Memory {
    let edits = texts.iter().map(|text| Ok((*text).to_owned())).collect();
    Memory { edits, ..Memory::default() }
}

#[test]
fn a_field_comes_back_as_one_step() {
    let mut memory = edits(&["two\r\nlines\u{1b}\n"]);
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "project.summary");
    press(&mut bench, "E");
    assert_eq!(bench.model.design.project.summary.as_deref(), Some("two lines"));
    assert!(bench.model.form.editor.is_none() && toast(&bench).contains("takes that back"));
    press(&mut bench, "u");
    assert_eq!(bench.model.design, fleet());
    assert_eq!(memory.handed[0].0, "summary.txt");
    assert!(memory.handed[0].1.ends_with("turbines\n"));
    assert_eq!(memory.discarded.len(), 1, "a text that has arrived leaves no file");
}

#[test]
fn the_notes_go_on_in_the_editor_from_what_is_typed() {
    let mut memory = edits(&["First.\n\nSecond.\n"]);
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "prompt.notes");
    press(&mut bench, "enter");
    type_text(&mut bench, " More.");
    press(&mut bench, "ctrl-g");
    assert_eq!(bench.model.design.prompt.notes, "First.\n\nSecond.");
    press(&mut bench, "u");
    assert_eq!(bench.model.design, fleet(), "typed and edited, it is one step");
    assert!(memory.handed[0].0 == "notes.md" && memory.handed[0].1.contains(" More.\n"));
}

#[test]
fn what_is_no_value_stays_in_the_field() {
    let mut memory = edits(&["plenty\n"]);
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "devices[0].memory");
    press(&mut bench, "E");
    let editor = bench.model.form.editor.as_ref().expect("still in the field");
    assert!(editor.text() == "plenty" && editor.reason.is_some());
    press(&mut bench, "esc");
    assert_eq!(bench.model.design, fleet());
}

#[test]
fn the_whole_session_is_edited_as_yaml_and_keeps_its_new_comments() {
    let mut memory = Memory::default();
    let text = {
        let mut bench = bench(fleet(), &mut memory);
        press(&mut bench, "ctrl-e");
        assert!(toast(&bench).contains("Nothing was changed"), "{}", toast(&bench));
        memory.handed[0].1.clone()
    };
    assert!(text.starts_with("fleetwright: 1\n"), "{text}");
    let text = text.replace("secure_boot: false", "secure_boot: true # required");
    let mut memory = edits(&[&text]);
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "ctrl-e");
    assert!(bench.model.design.security.secure_boot);
    let saved = bench.model.session.preview(&bench.model.design).text;
    assert!(saved.contains("secure_boot: true # required"), "{saved}");
    press(&mut bench, "u");
    assert_eq!(bench.model.design, fleet());
    assert!(bench.model.is_unsaved(), "a comment that isn't saved is something to lose");
}

#[test]
fn a_session_with_mistakes_names_their_lines_and_its_text_is_not_lost() {
    let right = "fleetwright: 1\nname: small\ndevices:\n  - name: one\n";
    let mut memory = edits(&["fleetwright: 1\nnam: x\ndevices: []\nnetwork: {link: 7g}\n", right]);
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "ctrl-e");
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("line 2: ") && shown.contains("line 4: "), "{shown}");
    assert!(shown.contains("state/edit/sheet"), "{shown}");
    assert_eq!(bench.model.design, fleet());
    press(&mut bench, "enter");
    assert_eq!(bench.model.design.name.as_str(), "small");
    press(&mut bench, "u");
    assert_eq!(bench.model.design, fleet(), "it is one step");
    assert_eq!(toast(&bench), "Undone: what was written in the editor");
    assert!(memory.handed[1].1.contains("link: 7g"), "the second time begins with the first text");
}

#[test]
fn a_session_with_mistakes_that_is_left_stays_in_its_file() {
    let mut memory = edits(&["no session"]);
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "ctrl-e esc");
    assert!(bench.model.overlays.is_empty() && toast(&bench).contains("state/edit/sheet"));
    assert_eq!(bench.model.design, fleet());
    assert!(memory.discarded.is_empty());
}

#[test]
fn an_edited_prompt_can_be_copied_and_the_design_stays() {
    let mut memory = edits(&["# My own\n"]);
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "p E");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Confirm(_))));
    let shown = screen(&mut bench, 120, 36);
    assert!(shown.contains("The edited prompt") && !shown.contains("save as"));
    press(&mut bench, "S");
    assert!(!bench.model.overlays.is_empty(), "there is nothing to save elsewhere");
    press(&mut bench, "y");
    assert_eq!(bench.model.design, fleet());
    assert_eq!(memory.copied, [(Subject::Edited, "# My own\n".to_owned())]);
}

#[test]
fn a_file_of_the_tree_is_for_reading() {
    let mut memory = edits(&["mine\n"]);
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "v E");
    assert!(toast(&bench).contains("made from the design"), "{}", toast(&bench));
    press(&mut bench, "f E");
    assert!(toast(&bench).contains("nothing here for an editor"), "{}", toast(&bench));
    assert_eq!(memory.handed.len(), 1);
    assert_eq!(memory.handed[0].0, "kustomization.yaml");
}

#[test]
fn an_editor_that_fails_is_one_message() {
    let failed = Phrase::new("editor-missing").with("command", "hx");
    let mut memory = Memory {
        edits: vec![Err(failed.clone()), Err(failed.clone()), Err(failed)],
        ..Memory::default()
    };
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "ctrl-e");
    assert!(toast(&bench).contains("no editor hx"), "{}", toast(&bench));
    go_to(&mut bench, "project.summary");
    press(&mut bench, "E");
    assert!(bench.model.form.editor.is_none(), "it was not being edited here");
    press(&mut bench, "enter ctrl-g");
    assert!(bench.model.form.editor.is_some(), "the field is still open to be typed in");
    press(&mut bench, "esc");
    assert_eq!(bench.model.design, fleet());
}
