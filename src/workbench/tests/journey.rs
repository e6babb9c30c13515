//! From the first launch to a saved session, and each command on the way.

use std::sync::Arc;
use std::sync::mpsc::channel;

use super::world::{Memory, NoScreen};
use super::{bench, change_something, fleet, go_to, press, screen, toast, type_text};
use crate::budget::Verdict;
use crate::design::{Datastore, Engine, Memory as Quantity};
use crate::text::Language;
use crate::theme::{Background, Themes};
use crate::workbench::message::Message;
use crate::workbench::outside::Subject;
use crate::workbench::overlay::Overlay;
use crate::workbench::pane::Pane;

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
    press(&mut bench, "z f");
    assert_eq!(bench.model.focus.pane, Pane::Findings);
    press(&mut bench, "enter");
    assert_eq!(bench.model.focus.pane, Pane::Form);
    let shown = bench.model.form.rows(&bench.model.design);
    assert!(shown.iter().any(|row| row.id == bench.model.form.cursor), "what was closed opens");
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
fn the_automatic_theme_follows_what_the_terminal_says_and_a_chosen_one_stays() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    bench.handle(Message::Ground(Background::Light), &mut NoScreen);
    assert_eq!(bench.look.theme.name(), "dark", "it was chosen");
    press(&mut bench, "t up enter");
    assert_eq!(bench.look.theme.name(), "light");
    bench.handle(Message::Ground(Background::Dark), &mut NoScreen);
    assert_eq!(bench.look.theme.name(), "dark");
    // Not while another one is tried.
    press(&mut bench, "t down down");
    bench.handle(Message::Ground(Background::Dark), &mut NoScreen);
    assert_eq!(bench.look.theme.name(), "light");
    press(&mut bench, "esc");
    assert_eq!(bench.look.theme.name(), "dark");
    assert_eq!(memory.theme, "auto");
}

#[test]
fn a_broken_theme_says_so_and_the_one_before_stays() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    bench.themes = Themes::built_in().with("mine", "extends: dark\nroles: {focuss: {}}\n");
    bench.model.themes.push("mine".into());
    press(&mut bench, "t m i n e enter");
    assert!(toast(&bench).contains("theme mine, line 2"), "{}", toast(&bench));
    assert_eq!(bench.look.theme.name(), "dark");
    assert_eq!(memory.theme, "", "the next start doesn't begin with it");
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
