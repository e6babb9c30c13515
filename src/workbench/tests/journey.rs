//! From the first launch to a saved session, and what must not be lost on the way.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use super::world::{Memory, NoScreen};
use super::{bench, fleet, go_to, press, screen, type_text};
use crate::budget::Verdict;
use crate::config::{Environment, Places};
use crate::design::fields::{resolve, set};
use crate::design::{Datastore, Engine, FleetDesign, List, Memory as Quantity, Name};
use crate::disk::Disk;
use crate::session::{Found, Session, Source, Store};
use crate::text::Language;
use crate::workbench::found::Offer;
use crate::workbench::key::Key;
use crate::workbench::message::Message;
use crate::workbench::outside::{Subject, Tone};
use crate::workbench::overlay::Overlay;
use crate::workbench::pane::Pane;
use crate::workbench::rows::RowId;
use crate::workbench::update::type_ahead;

fn toast(bench: &super::Runtime<'_>) -> String {
    let phrases = bench.model.toast.iter().flat_map(|toast| &toast.phrases);
    phrases.map(|phrase| bench.model.texts.say(phrase)).collect::<Vec<_>>().join("\n")
}

#[test]
fn from_the_first_launch_to_a_saved_session() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    assert!(screen(&mut bench, 120, 36).contains("north-sea-wind (built in)"));

    go_to(&mut bench, "devices[0].memory");
    press(&mut bench, "enter backspace backspace backspace");
    type_text(&mut bench, "4Gi");
    press(&mut bench, "enter");
    assert_eq!(bench.model.design.devices[0].memory, Quantity::mib(4_096));
    assert!(screen(&mut bench, 120, 36).contains("north-sea-wind •"));

    press(&mut bench, "y");
    let prompt = bench.model.preview.prompt.text.clone();
    press(&mut bench, "s");
    assert!(toast(&bench).contains("north-sea-wind.yaml"), "{}", toast(&bench));
    assert!(!bench.model.is_unsaved());
    press(&mut bench, "q");
    assert!(bench.model.leaving, "nothing is unsaved: there is nothing to ask");

    let design = bench.model.design.clone();
    assert_eq!(memory.saved.get("north-sea-wind"), Some(&design));
    assert_eq!(memory.copied, [(Subject::Prompt, prompt)]);
}

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

fn change_something(bench: &mut super::Runtime<'_>) {
    go_to(bench, "network.metered");
    press(bench, "space");
    assert!(bench.model.is_unsaved());
}

#[test]
fn quitting_with_unsaved_changes_asks_and_esc_stays() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    change_something(&mut bench);
    press(&mut bench, "q");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Unsaved(_))));
    press(&mut bench, "esc");
    assert!(!bench.model.leaving && bench.model.overlays.is_empty());
    press(&mut bench, "q s");
    assert!(bench.model.leaving);
    assert!(memory.saved.contains_key("north-sea-wind"));
}

#[test]
fn a_full_disk_keeps_the_workbench_open() {
    let mut memory = Memory { full: true, ..Memory::default() };
    let mut bench = bench(fleet(), &mut memory);
    change_something(&mut bench);
    press(&mut bench, "q s");
    assert!(!bench.model.leaving && bench.model.is_unsaved());
    assert_eq!(bench.model.toast.as_ref().map(|toast| toast.tone), Some(Tone::Bad));
    press(&mut bench, "q d");
    assert!(bench.model.leaving, "who gives the changes up may go");
}

#[test]
fn another_session_of_the_name_is_replaced_only_when_said_so() {
    let mut memory = Memory::default();
    let other = FleetDesign::new(Name::read("north-sea-wind").expect("a name"));
    memory.saved.insert("north-sea-wind".into(), other.clone());
    {
        let mut bench = bench(fleet(), &mut memory);
        press(&mut bench, "s");
        assert!(matches!(bench.model.overlays.last(), Some(Overlay::Confirm(_))));
        press(&mut bench, "esc");
    }
    assert_eq!(memory.saved.get("north-sea-wind"), Some(&other));
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "s y");
    assert_eq!(memory.saved.get("north-sea-wind"), Some(&fleet()));
}

#[test]
fn save_as_names_the_fleet_and_refuses_what_is_no_name() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "S");
    type_text(&mut bench, " X");
    press(&mut bench, "enter");
    assert!(
        matches!(bench.model.overlays.last(), Some(Overlay::Line(line)) if line.reason.is_some())
    );
    press(&mut bench, "backspace backspace");
    type_text(&mut bench, "-2");
    press(&mut bench, "enter");
    assert_eq!(bench.model.design.name.as_str(), "north-sea-wind-2");
    assert!(memory.saved.contains_key("north-sea-wind-2"));
}

#[test]
fn a_session_is_found_by_a_few_letters_and_opened() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "o");
    type_text(&mut bench, "sho");
    press(&mut bench, "enter");
    assert_eq!(bench.model.design.name.as_str(), "shops");
    press(&mut bench, "D");
    assert!(bench.model.is_unsaved(), "a copy is saved nowhere yet");
    press(&mut bench, "n");
    type_text(&mut bench, "mine");
    press(&mut bench, "enter d");
    assert_eq!(bench.model.design.name.as_str(), "mine");
    assert_eq!(bench.model.design.devices.len(), 1);
}

#[test]
fn an_export_shows_first_what_it_would_do() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "e enter");
    let shown = screen(&mut bench, 120, 36);
    assert!(shown.contains("+ base/"), "{shown}");
    press(&mut bench, "y");
    let files = bench.model.preview.tree.as_ref().map(|tree| tree.entries().len()).expect("a tree");
    let runs: Vec<_> =
        memory.exported.iter().map(|(_, how, count)| (how.dry_run, *count)).collect();
    assert_eq!(runs, [(true, files), (false, files)]);
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

#[test]
fn a_tilde_is_the_home_folder_and_the_message_says_where_it_is() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    bench.model.folder = "~/trees".into();
    press(&mut bench, "e enter y");
    let told = bench.model.toast.as_ref().map(|toast| bench.model.texts.say(&toast.phrases[0]));
    assert!(told.as_ref().is_some_and(|told| told.contains("/home/ada/trees")), "{told:?}");
    let folders: Vec<_> = memory.exported.iter().map(|(folder, ..)| folder.as_path()).collect();
    assert_eq!(folders, [std::path::Path::new("/home/ada/trees"); 2]);
}

#[test]
fn the_file_chosen_in_the_tree_is_copied() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let _ = screen(&mut bench, 60, 20);
    press(&mut bench, "Y");
    let path = bench.model.tree.file.clone().expect("a file is chosen from the start");
    let text = bench.model.preview.tree.as_ref().expect("a tree").render(&path).expect("renders");
    assert_eq!(memory.copied, [(Subject::File(path), text)]);
}

#[test]
fn the_folder_around_a_file_is_shown_as_a_cluster_gets_it() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let path = bench.model.tree.file.clone().expect("a file is chosen from the start");
    let folder = path.rsplit_once('/').expect("a folder").0.to_owned();
    press(&mut bench, "B");
    assert_eq!(bench.model.focus.pane, Pane::File);
    let shown = screen(&mut bench, 160, 48);
    assert!(shown.contains(", built") && shown.contains("kind: Deployment"), "{shown}");
    press(&mut bench, "Y v");
    let file = bench.model.preview.file.as_ref().expect("a file");
    assert_eq!((file.path.as_str(), file.built), (path.as_str(), false));
    press(&mut bench, "B B");
    assert!(bench.model.preview.file.as_ref().is_some_and(|file| !file.built), "a second B leaves");
    let copied = format!("# built from {folder}\nkind: Deployment\n");
    assert_eq!(memory.copied, [(Subject::File(folder), copied)]);
}

#[test]
fn without_kustomize_the_message_says_how_to_build() {
    let mut memory = Memory { full: true, ..Memory::default() };
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "B");
    let told = bench.model.toast.as_ref().map(|toast| bench.model.texts.say(&toast.phrases[0]));
    assert!(
        told.as_ref().is_some_and(|told| told.contains("kubectl kustomize overlays/")),
        "{told:?}"
    );
}

#[test]
fn a_step_of_the_advice_is_applied_and_taken_back() {
    let mut memory = Memory::default();
    let mut design = fleet();
    design.devices[0].memory = Quantity::mib(2_500);
    design.devices[0].gitops.engine = Some(Engine::Argocd);
    let before = design.clone();
    let mut bench = bench(design, &mut memory);
    let verdict =
        |bench: &super::Runtime<'_>| bench.model.preview.assessment.budget.devices[0].verdict;
    assert_ne!(verdict(&bench), Verdict::Fits);
    press(&mut bench, "A");
    let Some(Overlay::Advice(advised)) = bench.model.overlays.last() else { panic!("no advice") };
    let steps = advised.len();
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("Given up:") && shown.contains("frees"), "{shown}");
    // The last step counts on those before it: all are applied as one.
    press(&mut bench, &"down ".repeat(steps));
    press(&mut bench, "enter");
    assert_eq!(verdict(&bench), Verdict::Fits);
    assert!(bench.model.overlays.is_empty());
    press(&mut bench, "u");
    assert_eq!(bench.model.design, before);
}

#[test]
fn a_fleet_that_fits_needs_no_steps() {
    let mut memory = Memory::default();
    let mut design = fleet();
    for device in &mut design.devices {
        device.memory = Quantity::mib(32_768);
    }
    let mut bench = bench(design, &mut memory);
    press(&mut bench, "A");
    assert!(bench.model.overlays.is_empty());
    let told = bench.model.toast.as_ref().map(|toast| bench.model.texts.say(&toast.phrases[0]));
    assert_eq!(told.as_deref(), Some("Every device type fits as it is."));
    bench.model.design.devices.clear();
    press(&mut bench, "A");
    assert!(toast(&bench).contains("no device type yet"), "{}", toast(&bench));
}

#[test]
fn a_finding_leads_to_its_field() {
    let mut memory = Memory::default();
    let mut design = fleet();
    design.platform.datastore = Datastore::Dqlite;
    let mut bench = bench(design, &mut memory);
    assert!(bench.model.preview.assessment.has_errors(), "K3s has no dqlite");
    assert!(bench.model.preview.tree.is_err(), "an error means no tree");
    press(&mut bench, "f");
    assert_eq!(bench.model.focus.pane, Pane::Findings);
    press(&mut bench, "enter");
    assert_eq!(bench.model.focus.pane, Pane::Form);
    let at = bench.model.form.cursor.field().map(|(field, _)| field.path);
    assert_eq!(at, Some(bench.model.preview.assessment.findings[0].path.as_str()));
}

#[test]
fn the_palette_runs_a_command_by_its_name() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, ":");
    type_text(&mut bench, "switch lang");
    press(&mut bench, "enter");
    assert_eq!(bench.model.texts.language(), Language::Fr);
    assert!(screen(&mut bench, 120, 36).contains("Paramètres"));
}

#[test]
fn a_theme_is_tried_while_it_is_chosen_and_esc_goes_back() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "t down");
    assert_eq!(bench.look.theme.name(), "light");
    press(&mut bench, "esc");
    assert_eq!(bench.look.theme.name(), "dark");
    press(&mut bench, "t down enter");
    assert_eq!(bench.look.theme.name(), "light");
    assert_eq!(memory.theme, "light", "the next start begins with it");
}

#[test]
fn a_tiny_terminal_still_saves_and_quits() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    change_something(&mut bench);
    assert!(screen(&mut bench, 39, 9).contains("40 × 10"));
    press(&mut bench, "q");
    assert!(screen(&mut bench, 39, 9).contains("s saves"));
    press(&mut bench, "s");
    assert!(bench.model.leaving);
    assert!(memory.saved.contains_key("north-sea-wind"));
}

#[test]
fn the_mouse_selects_then_does_what_enter_does() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let shown = screen(&mut bench, 120, 36);
    let row = shown.lines().position(|line| line.contains("Appliances")).expect("a row");
    let target = bench.view.at(5, u16::try_from(row).expect("a row")).cloned().expect("something");
    bench.handle(Message::Point(target.clone()), &mut NoScreen);
    assert!(bench.model.form.editor.is_none());
    bench.handle(Message::Point(target), &mut NoScreen);
    let edited = bench.model.form.editor.as_ref().map(|editor| editor.field.path);
    assert_eq!(edited, Some("project.appliances"));
}

/// A workbench on a session of one commented file.
fn commented(bench: &mut super::Runtime<'_>, text: &str) {
    let home = tempfile::tempdir().expect("a folder");
    let file = home.path().join("mine.yaml");
    std::fs::write(&file, text).expect("written");
    let environment = Environment::new([("FLEETWRIGHT_HOME", home.path())]);
    let store = Store::new(Places::find(&environment).expect("places"), Disk::new());
    bench.model.replace_session(store.load(&Source::File(file)).expect("a session"));
}

const COMMENTED: &str = "\
fleetwright: 1
name: mine # stays
devices:
  - name: one
    memory: 2Gi
  - name: two
    memory: 4Gi # measured in the lab
";

#[test]
fn comments_that_saving_drops_are_named_first() {
    let mut memory = Memory::default();
    {
        let mut bench = bench(fleet(), &mut memory);
        commented(&mut bench, COMMENTED);
        go_to(&mut bench, "devices[0].memory");
        press(&mut bench, "enter backspace backspace backspace");
        type_text(&mut bench, "8Gi");
        press(&mut bench, "enter s");
        assert!(bench.model.overlays.is_empty(), "a comment that stays is no question");
        assert!(!bench.model.is_unsaved());
    }
    memory.saved.clear();
    let mut bench = bench(fleet(), &mut memory);
    commented(&mut bench, COMMENTED);
    List::Devices.remove(&mut bench.model.design, 1);
    press(&mut bench, "s");
    let shown = screen(&mut bench, 80, 24);
    for part in ["line 7: # measured in the", "Save anyway?", "y yes", "S save as", "Esc no"] {
        assert!(shown.replace('\u{a0}', " ").contains(part), "{part}\n{shown}");
    }
    assert!(!shown.contains("stays"), "{shown}");
    press(&mut bench, "esc");
    assert!(bench.model.is_unsaved() && bench.model.overlays.is_empty());
    press(&mut bench, "s y");
    assert!(!bench.model.is_unsaved());
    let design = bench.model.design.clone();
    assert_eq!(memory.saved.get("mine"), Some(&design));
}

#[test]
fn instead_of_dropping_comments_a_session_is_saved_elsewhere() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    commented(&mut bench, COMMENTED);
    List::Devices.remove(&mut bench.model.design, 1);
    press(&mut bench, "q s S esc");
    press(&mut bench, "s S");
    type_text(&mut bench, "-2");
    press(&mut bench, "enter");
    assert!(bench.model.overlays.is_empty(), "what has been said is not asked again");
    assert!(!bench.model.leaving, "who leaves the question stays");
    press(&mut bench, "n");
    assert!(!bench.model.is_unsaved());
    assert_eq!(memory.saved.keys().collect::<Vec<_>>(), ["mine-2"]);
}

#[test]
fn many_comments_leave_room_for_the_answers() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let long = "x".repeat(300);
    let comments: Vec<String> = (0..30).map(|number| format!("    # {number} {long}\n")).collect();
    commented(&mut bench, &format!("{COMMENTED}{}", comments.concat()));
    List::Devices.remove(&mut bench.model.design, 1);
    press(&mut bench, "s");
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("27 more") && shown.contains("S save as"), "{shown}");
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

fn offer(name: &str, saved: Option<FleetDesign>, bench: &super::Runtime<'_>) -> Overlay {
    let mut design = fleet();
    design.name = Name::read(name).expect("a name");
    let mut session = Session::new(saved.clone().unwrap_or_else(|| design.clone()));
    session.source = saved.map_or(Source::New, |_| Source::Builtin("shops".into()));
    let found = Found { path: format!("/state/journal/{name}.yaml").into(), session, design };
    Overlay::Found(Box::new(Offer::new(found, &bench.model.texts)))
}

#[test]
fn of_several_works_that_were_left_behind_one_is_taken_on_and_the_others_wait() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    for name in ["first", "second", "third"] {
        let offer = offer(name, Some(fleet()), &bench);
        bench.model.overlays.push(offer);
    }
    press(&mut bench, "enter enter");
    assert!(bench.model.overlays.is_empty());
    assert_eq!(bench.model.design.name.as_str(), "third");
    assert!(toast(&bench).contains("2 other pieces of unsaved work wait"), "{}", toast(&bench));
    let forgotten: Vec<_> = memory.forgotten.iter().map(|(path, _)| path.clone()).collect();
    assert_eq!(forgotten, [Path::new("/state/journal/third.yaml")]);
}

#[test]
fn work_that_was_never_saved_is_shown_with_what_is_in_it() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let offer = offer("fresh", None, &bench);
    bench.model.overlays.push(offer);
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("there is no saved") && seen.contains("wind turbines"), "{seen}");
    // Long lines take more rows than there are changes: the last one is reached, and left at once.
    press(&mut bench, &"pgdn ".repeat(40));
    let last = screen(&mut bench, 80, 24);
    press(&mut bench, "down");
    assert_eq!(screen(&mut bench, 80, 24), last);
    press(&mut bench, "up");
    assert_ne!(screen(&mut bench, 80, 24), last);
}

#[test]
fn a_build_takes_its_time_and_one_of_an_earlier_design_is_not_shown() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let (sender, receiver) = channel();
    bench.later = Some(Arc::new(move |message| drop(sender.send(message))));
    press(&mut bench, "B");
    assert!(toast(&bench).contains("Kustomize builds overlays/"), "{}", toast(&bench));
    let built = receiver.recv().expect("an answer");
    press(&mut bench, "enter");
    bench.handle(built.clone(), &mut NoScreen);
    assert_eq!(bench.model.focus.pane, Pane::Form, "somebody types there");
    press(&mut bench, "esc");
    assert!(bench.model.preview.file.as_ref().is_some_and(|file| file.built));

    go_to(&mut bench, "gitops.provenance");
    press(&mut bench, "space");
    bench.handle(built, &mut NoScreen);
    assert!(toast(&bench).contains("build it again"), "{}", toast(&bench));
    assert!(bench.model.preview.file.as_ref().is_none_or(|file| !file.built));
}

#[test]
fn a_device_type_that_nothing_helps_is_named_beside_the_steps_of_the_others() {
    let mut memory = Memory::default();
    let mut design = fleet();
    design.devices[0].memory = Quantity::mib(2_500);
    design.devices[0].gitops.engine = Some(Engine::Argocd);
    design.devices[1].memory = Quantity::mib(256);
    let mut bench = bench(design, &mut memory);
    press(&mut bench, "A");
    press(&mut bench, &"down ".repeat(20));
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("frees") && shown.contains("it needs more memory"), "{shown}");
}
