//! Values filled in, as they are typed, chosen, pasted and cleared.

use super::world::{Memory, NoScreen};
use super::{bench, fleet, go_to, press, screen, toast, type_text};
use crate::design::fields::{resolve, set};
use crate::design::{Datastore, Engine, FleetDesign, List, Name};
use crate::workbench::key::Key;
use crate::workbench::message::Message;
use crate::workbench::rows::RowId;
use crate::workbench::update::type_ahead;

#[test]
fn every_keystroke_that_is_a_value_is_in_the_previews() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "project.appliances");
    press(&mut bench, "enter");
    type_text(&mut bench, "X");
    assert!(bench.model.preview.prompt.text.contains("wind turbinesX"));
    press(&mut bench, "esc");
    assert!(!bench.model.preview.prompt.text.contains("wind turbinesX"));
    assert!(!bench.model.is_unsaved());
}

#[test]
fn an_invalid_field_says_why_and_the_previews_keep_the_last_valid_state() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "devices[0].memory");
    press(&mut bench, "enter backspace backspace");
    let shown = screen(&mut bench, 120, 36);
    assert!(shown.contains("last valid state"), "{shown}");
    let small = screen(&mut bench, 80, 24);
    assert!(
        small.contains("RAM  ") && small.contains("last valid state"),
        "no tab is cut: {small}"
    );
    let reason = bench.model.form.editor.as_ref().and_then(|editor| editor.reason.clone());
    let reason = bench.model.texts.say(&reason.expect("2 is no memory"));
    let start: String = reason.chars().take(20).collect();
    assert!(shown.contains(&start), "{reason}\n{shown}");
    press(&mut bench, "enter");
    assert!(bench.model.form.editor.is_some(), "what is no value can't be kept");
    press(&mut bench, "esc");
    assert_eq!(bench.model.design, fleet());
}

#[test]
fn keys_typed_into_a_field_are_text() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "project.summary");
    press(&mut bench, "enter");
    type_text(&mut bench, " y?q:");
    assert!(bench.model.overlays.is_empty() && !bench.model.leaving);
    press(&mut bench, "enter");
    let summary = bench.model.design.project.summary.clone().unwrap_or_default();
    assert!(summary.ends_with("turbines y?q:"), "{summary}");
    assert!(memory.copied.is_empty());
}

#[test]
fn pasted_text_is_one_edit_of_one_line() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "project.summary");
    press(&mut bench, "enter");
    bench.handle(Message::Paste(" one\r\ntwo\n".into()), &mut NoScreen);
    press(&mut bench, "enter");
    let summary = bench.model.design.project.summary.clone().unwrap_or_default();
    assert!(summary.ends_with("turbines one two"), "{summary}");
    press(&mut bench, "u");
    assert_eq!(bench.model.design, fleet());
}

#[test]
fn pasted_text_is_one_edit_of_the_notes_and_no_command_anywhere() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "prompt.notes");
    press(&mut bench, "enter");
    bench.handle(Message::Paste("\nq\nyx".into()), &mut NoScreen);
    press(&mut bench, "f2");
    assert!(bench.model.design.prompt.notes.ends_with("q\nyx"));
    press(&mut bench, "u");
    assert_eq!(bench.model.design, fleet());

    for keys in ["esc", "p", "e esc", "d", "O esc"] {
        press(&mut bench, keys);
        bench.handle(Message::Paste("q\nx\ny\u{1b}s".into()), &mut NoScreen);
        assert!(toast(&bench).contains("Nothing takes text here"), "{keys}");
    }
    assert!(!bench.model.leaving && bench.model.design == fleet());
    assert!(memory.copied.is_empty() && memory.saved.is_empty());
}

#[test]
fn pasted_text_leaves_behind_what_nobody_sees() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let hostile = "x\u{1b}]0;y\u{7}\u{202e}z\u{2028}end";
    for path in ["project.summary", "prompt.notes"] {
        go_to(&mut bench, path);
        press(&mut bench, "enter");
        bench.handle(Message::Paste(hostile.into()), &mut NoScreen);
        press(&mut bench, if path == "prompt.notes" { "f2" } else { "enter" });
    }
    let design = &bench.model.design;
    assert!(design.project.summary.as_deref().is_some_and(|s| s.ends_with("x]0;yz end")));
    assert!(design.prompt.notes.ends_with("x]0;yz\nend"), "{:?}", design.prompt.notes);
}

#[test]
fn the_notes_have_many_lines_and_a_slip_loses_none() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "prompt.notes");
    press(&mut bench, "enter");
    type_text(&mut bench, "Third");
    press(&mut bench, "enter");
    type_text(&mut bench, "Fourth");
    press(&mut bench, "esc");
    assert_eq!(bench.model.design, fleet(), "Esc puts the old notes back");
    press(&mut bench, "ctrl-r");
    assert!(bench.model.design.prompt.notes.ends_with("Third\nFourth"), "redo brings them again");
}

#[test]
fn choices_go_round_with_the_arrows_and_an_override_goes_back_to_the_fleet() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "platform.datastore");
    press(&mut bench, "right");
    assert_eq!(bench.model.design.platform.datastore, Datastore::Postgres);
    press(&mut bench, "left left");
    assert_eq!(bench.model.design.platform.datastore, Datastore::Etcd);
    press(&mut bench, "u");
    assert_eq!(bench.model.design, fleet(), "arrows on one field are one step");

    go_to(&mut bench, "devices[0].gitops.engine");
    press(&mut bench, "backspace");
    assert_eq!(bench.model.design.devices[0].gitops.engine, None);
    press(&mut bench, "enter down enter");
    assert_eq!(bench.model.design.devices[0].gitops.engine, Some(Engine::Argocd));
}

#[test]
fn numbers_go_by_the_arrows_and_a_run_of_them_is_one_step() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "devices[0].memory");
    press(&mut bench, "right l +");
    assert_eq!(bench.model.design.devices[0].memory.to_string(), "16Gi");
    assert!(screen(&mut bench, 120, 36).contains("‹ 16Gi ›"));
    press(&mut bench, "left -");
    go_to(&mut bench, "devices[0].clusters");
    press(&mut bench, "right");
    assert_eq!(bench.model.design.devices[0].clusters, 1_900);
    press(&mut bench, "u");
    assert_eq!(bench.model.design.devices[0].memory.to_string(), "4Gi");
    press(&mut bench, "u");
    assert_eq!(bench.model.design, fleet(), "five steps of memory are undone as one");

    // What is not set starts from what is used instead.
    go_to(&mut bench, "devices[0].servers");
    press(&mut bench, "right");
    assert_eq!(bench.model.design.devices[0].servers, Some(2));
    press(&mut bench, "u");
    go_to(&mut bench, "project.summary");
    press(&mut bench, "+");
    assert!(toast(&bench).contains("not a number"), "{}", toast(&bench));
}

#[test]
fn flags_are_ticked_in_a_list() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "prompt.extras");
    press(&mut bench, "enter down down space enter");
    let extras: Vec<_> =
        bench.model.design.prompt.extras.iter().map(|extra| extra.word()).collect();
    assert_eq!(extras, ["wasm"]);
    go_to(&mut bench, "workloads[0].devices");
    press(&mut bench, "space space enter");
    let devices = &bench.model.design.workloads[0].devices;
    assert_eq!(devices.iter().map(Name::as_str).collect::<Vec<_>>(), ["turbine-gateway"]);
}

#[test]
fn list_items_are_added_duplicated_moved_and_removed() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let names = |design: &FleetDesign| {
        List::Devices.names(design).iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    go_to(&mut bench, "devices[0].memory");
    press(&mut bench, "c");
    assert_eq!(
        names(&bench.model.design),
        ["turbine-gateway", "turbine-gateway-2", "nacelle-camera"]
    );
    press(&mut bench, "J x");
    assert_eq!(names(&bench.model.design), ["turbine-gateway", "nacelle-camera"]);
    press(&mut bench, "a");
    assert_eq!(names(&bench.model.design)[2], "device");
    assert_eq!(bench.model.form.cursor, RowId::Field("devices[].name", 2), "it is to be named");
    press(&mut bench, "u u u u");
    assert_eq!(bench.model.design, fleet());
}

#[test]
fn a_new_name_of_a_device_type_is_followed_by_its_workloads() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "devices[1].name");
    press(&mut bench, "enter");
    type_text(&mut bench, "-2");
    press(&mut bench, "enter");
    let devices = &bench.model.design.workloads[1].devices;
    assert_eq!(devices.iter().map(Name::as_str).collect::<Vec<_>>(), ["nacelle-camera-2"]);
}

#[test]
fn keys_typed_ahead_are_worked_out_with_the_last() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "project.appliances");
    press(&mut bench, "enter");
    let before = bench.model.preview.revision;
    for key in ["x", "y"] {
        assert!(type_ahead(&mut bench.model, Key::read(key).expect("a key")));
    }
    let command = Key::read("enter").expect("a key");
    assert!(!type_ahead(&mut bench.model, command), "a command waits for nothing");
    assert_eq!(bench.model.preview.revision, before);
    press(&mut bench, "z");
    assert_eq!(bench.model.preview.revision, before + 1);
    assert!(bench.model.preview.prompt.text.contains("xyz"));
}

#[test]
fn a_command_behind_typed_keys_sees_what_they_have_made() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "project.appliances");
    press(&mut bench, "enter");
    for key in ["x", "y", "z"] {
        type_ahead(&mut bench.model, Key::read(key).expect("a key"));
    }
    press(&mut bench, "enter y");
    let (_, copied) = memory.copied.first().expect("the prompt was copied");
    assert!(copied.contains("xyz"), "{copied}");
}

/// The values that the form shows for a field, and for others of the same label that are in sight.
fn values(bench: &mut super::Runtime<'_>, path: &str) -> Vec<String> {
    go_to(bench, path);
    let (field, _) = resolve(&bench.model.design, path).expect(path);
    let label = bench.model.texts.get(&field.text_key());
    let shown = screen(bench, 160, 48);
    // The form is the left pane.
    let rows = shown.lines().filter_map(|line| line.split(['▐', '│']).next());
    rows.filter_map(|row| row.trim().strip_prefix(&label))
        .filter(|value| value.starts_with(' '))
        .map(|value| value.trim().to_owned())
        .collect()
}

#[test]
fn an_empty_field_shows_what_is_used_instead() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    assert_eq!(values(&mut bench, "platform.version"), ["v1.36.3+k3s1"]);
    assert_eq!(values(&mut bench, "gitops.version"), ["v3.5.1"]);
    let version = values(&mut bench, "devices[0].gitops.version");
    assert!(version.contains(&"v2.9.4".to_owned()), "this device type has Flux: {version:?}");
    bench.model.design.platform.datastore = Datastore::Etcd;
    assert_eq!(values(&mut bench, "devices[0].servers"), ["3"]);
    assert!(values(&mut bench, "devices[0].hardware").contains(&"Raspberry Pi CM4".to_owned()));
}

#[test]
fn a_cleared_field_goes_back_to_its_default_and_a_name_stays() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let value = |bench: &super::Runtime<'_>, path: &str| {
        let (field, index) = resolve(&bench.model.design, path).expect(path);
        field.get(&bench.model.design, index)
    };
    set(&mut bench.model.design, "locked", "gitops.engine").expect("a path");
    set(&mut bench.model.design, "gitops.interval", "1h").expect("a span");
    for (path, default) in [("locked", ""), ("gitops.interval", "15m"), ("prompt.tier", "pro")] {
        go_to(&mut bench, path);
        press(&mut bench, "backspace");
        assert_eq!(value(&bench, path).as_deref(), Some(default), "{path}");
    }
    go_to(&mut bench, "devices[0].name");
    press(&mut bench, "backspace");
    assert!(toast(&bench).contains("can’t be empty"), "{}", toast(&bench));
    assert_eq!(value(&bench, "devices[0].name").as_deref(), Some("turbine-gateway"));
}

#[test]
fn a_workload_that_names_no_device_type_runs_on_all() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    bench.model.design.workloads[0].devices.clear();
    assert!(values(&mut bench, "workloads[0].devices").contains(&"all".to_owned()));
}
