//! Saving, opening, leaving and what was left behind: nothing that somebody made is lost.

use std::path::Path;

use super::world::Memory;
use super::{bench, change_something, fleet, go_to, press, screen, toast, type_text};
use crate::config::{Environment, Places};
use crate::design::{FleetDesign, List, Name};
use crate::disk::Disk;
use crate::session::{Found, Session, Source, Store};
use crate::workbench::found::Offer;
use crate::workbench::outside::Tone;
use crate::workbench::overlay::Overlay;

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
    press(&mut bench, "ctrl-n");
    type_text(&mut bench, "mine");
    press(&mut bench, "enter d");
    assert_eq!(bench.model.design.name.as_str(), "mine");
    assert_eq!(bench.model.design.devices.len(), 1);
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
    press(&mut bench, "ctrl-n");
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

fn offer(name: &str, saved: Option<FleetDesign>, bench: &super::Runtime<'_>) -> Overlay {
    let mut design = fleet();
    design.name = Name::read(name).expect("a name");
    let mut session = Session::new(saved.clone().unwrap_or_else(|| design.clone()));
    session.source = saved.map_or(Source::New, |_| Source::Builtin("shops".into()));
    let found = Found {
        path: format!("/state/journal/{name}.yaml").into(),
        session,
        design,
        comments: Vec::new(),
    };
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
    assert!(seen.contains("is no saved session") && seen.contains("wind turbines"), "{seen}");
    // Long lines take more rows than there are changes: the last one is reached, and left at once.
    press(&mut bench, &"pgdn ".repeat(40));
    let last = screen(&mut bench, 80, 24);
    press(&mut bench, "down");
    assert_eq!(screen(&mut bench, 80, 24), last);
    press(&mut bench, "up");
    assert_ne!(screen(&mut bench, 80, 24), last);
}

#[test]
fn undo_says_that_it_takes_back_the_work_taken_on_and_that_is_one_step() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let offer = offer("first", Some(fleet()), &bench);
    bench.model.overlays.push(offer);
    press(&mut bench, "enter u");
    assert_eq!(bench.model.design, fleet());
    assert!(!bench.model.is_unsaved(), "as it was saved");
    assert_eq!(toast(&bench), "Undone: the unsaved work taken on from last time");
    press(&mut bench, "U");
    assert_eq!(bench.model.design.name.as_str(), "first");
    assert_eq!(toast(&bench), "Redone: the unsaved work taken on from last time");
}
