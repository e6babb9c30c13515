//! The palette and the help: all that has a name is found by a few letters of it.

use super::world::Memory;
use super::{bench, fleet, press, screen, type_text};
use crate::workbench::pane::Pane;
use crate::workbench::rows::RowId;

#[test]
fn a_field_gets_the_cursor_of_the_form_and_what_hides_it_opens() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "z T :");
    type_text(&mut bench, "camera storage");
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("field") && shown.contains("nacelle-camera › Storage"), "{shown}");
    press(&mut bench, "enter");
    assert_eq!(bench.model.focus.pane, Pane::Form);
    assert_eq!(bench.model.form.cursor, RowId::Field("devices[].storage", 1));
    assert!(
        bench
            .model
            .form
            .rows(&bench.model.design)
            .iter()
            .any(|row| row.id == bench.model.form.cursor)
    );

    press(&mut bench, ":");
    type_text(&mut bench, "gitops.engine");
    press(&mut bench, "enter");
    let path = bench.model.form.cursor.field().map(|(field, _)| field.path);
    assert_eq!(path, Some("gitops.engine"), "who knows a path types that");
}

#[test]
fn the_fleets_own_field_comes_before_the_exceptions_of_its_device_types() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, ":");
    type_text(&mut bench, "interv");
    press(&mut bench, "enter");
    assert_eq!(bench.model.form.cursor, RowId::Field("gitops.interval", 0));
}

#[test]
fn a_file_of_the_tree_is_shown() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, ":");
    type_text(&mut bench, "camera/kustomiz");
    let shown = screen(&mut bench, 160, 48);
    assert!(shown.contains("file") && shown.contains("overlays/nacelle-camera/kustomization.yaml"));
    press(&mut bench, "enter");
    assert_eq!(bench.model.focus.pane, Pane::File);
    let file = bench.model.preview.file.as_ref().map(|file| file.path.as_str());
    assert_eq!(file, Some("overlays/nacelle-camera/kustomization.yaml"));
    assert_eq!(Some(bench.model.tree.cursor.as_str()), file);
}

#[test]
fn what_an_entry_is_stands_before_it() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, ":");
    let shown = screen(&mut bench, 120, 36);
    assert!(shown.contains("command  Save the session"), "{shown}");
    type_text(&mut bench, "version");
    let shown = screen(&mut bench, 120, 36);
    assert!(shown.contains("field    "), "{shown}");
}

#[test]
fn the_help_is_searched_by_what_a_key_does_and_by_the_key() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "?");
    type_text(&mut bench, "zeppelin");
    assert!(screen(&mut bench, 80, 24).contains("Nothing matches"));
    press(&mut bench, "ctrl-u");
    type_text(&mut bench, "ctrl+r");
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("Redo"), "{shown}");
    assert!(!shown.contains("Choose a theme"), "{shown}");
    press(&mut bench, "esc ?");
    type_text(&mut bench, "duplicate the session");
    press(&mut bench, "enter");
    assert_eq!(bench.model.design.name.as_str(), "north-sea-wind-2", "Enter runs what can be run");
}
