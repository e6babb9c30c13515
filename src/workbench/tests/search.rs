//! Searching: `/`, `n` and `N` in each pane, what is marked, and the ways the prompt is read.

use ratatui::style::Style;

use super::world::{Memory, NoScreen};
use super::{Runtime, bench, change_something, fleet, frame, press, screen, toast, type_text};
use crate::design::Datastore;
use crate::text::Language;
use crate::theme::{Depth, Look, Marks, Role, Theme};
use crate::workbench::figure::figures;
use crate::workbench::message::Message;
use crate::workbench::pane::Pane;
use crate::workbench::shell::text;

fn search(bench: &mut Runtime<'_>, pane: &str, needle: &str) {
    press(bench, pane);
    press(bench, "/");
    type_text(bench, needle);
    press(bench, "enter");
}

/// The cells of a frame that look like a role, as text, row by row.
fn looking_like(bench: &mut Runtime<'_>, role: Role) -> Vec<String> {
    let buffer = frame(bench, 160, 48);
    let wanted = Style::reset().patch(bench.look.style(Role::Text)).patch(bench.look.style(role));
    let mut found = Vec::new();
    for y in 0..buffer.area.height {
        let same = |x: &u16| {
            let style = buffer[(*x, y)].style();
            (style.bg, style.add_modifier) == (wanted.bg, wanted.add_modifier)
        };
        let row: String =
            (0..buffer.area.width).filter(same).map(|x| buffer[(x, y)].symbol()).collect();
        found.extend(Some(row).filter(|row| !row.trim().is_empty()));
    }
    found
}

#[test]
fn the_prompt_is_searched_while_one_types_and_n_goes_on_and_round() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let _ = screen(&mut bench, 120, 36);
    press(&mut bench, "p /");
    type_text(&mut bench, "warning");
    let shown = screen(&mut bench, 120, 36);
    let count = bench.model.preview.prompt.text.to_lowercase().matches("warning").count();
    assert!(count > 1 && shown.contains(&format!("1/{count}")), "{shown}");
    assert!(shown.to_lowercase().contains("warning"), "it is scrolled into sight: {shown}");
    press(&mut bench, "enter n");
    assert!(screen(&mut bench, 120, 36).contains(&format!("/warning 2/{count}")));
    press(&mut bench, "N N");
    assert!(screen(&mut bench, 120, 36).contains(&format!("/warning {count}/{count}")));
    assert!(toast(&bench).contains("from the bottom"), "{}", toast(&bench));
    press(&mut bench, "n");
    assert!(toast(&bench).contains("from the top"), "{}", toast(&bench));
    press(&mut bench, "esc");
    assert!(bench.model.search.is_none());
    assert_eq!(bench.model.focus.pane, Pane::Prompt, "the first Esc ends the search alone");
}

#[test]
fn what_is_found_is_marked_with_and_without_colours() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    search(&mut bench, "p", "Flux");
    for depth in [Depth::True, Depth::None] {
        let theme = if depth == Depth::None { Theme::monochrome() } else { Theme::dark() };
        bench.look = Look::new(theme.clone(), depth, Marks::Unicode);
        let here = looking_like(&mut bench, Role::Match);
        assert!(here.iter().any(|row| row.starts_with("Flux")), "{depth:?} {here:?}");
        let others = looking_like(&mut bench, Role::SelectionIdle);
        assert!(others.iter().any(|row| row.contains("Flux")), "{depth:?} {others:?}");
    }
}

#[test]
fn the_tree_opens_what_hides_a_file_that_is_found() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    search(&mut bench, "T g", "readme");
    assert_eq!(bench.model.tree.cursor, "README.md", "small letters find capitals");
    press(&mut bench, "/");
    type_text(&mut bench, "kustomiz");
    press(&mut bench, "enter");
    let first = bench.model.tree.cursor.clone();
    press(&mut bench, "n");
    assert_ne!(bench.model.tree.cursor, first);
    let shown = screen(&mut bench, 160, 48);
    let name = bench.model.tree.cursor.rsplit('/').next().unwrap_or_default().to_owned();
    assert!(name.contains("kustomiz") && shown.contains(&name), "{shown}");
}

#[test]
fn a_long_line_of_a_file_moves_until_the_place_is_in_sight() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let (path, line) = {
        let tree = bench.model.preview.tree.as_ref().expect("a tree");
        let files = tree.entries().iter().filter_map(|entry| {
            let text = tree.render(&entry.path).ok()?;
            let line = text
                .lines()
                .find(|line| line.len() > 140 && line.is_ascii() && !entry.path.contains(".md"))?;
            Some((entry.path.clone(), line.to_owned()))
        });
        files.into_iter().next().expect("a long line")
    };
    bench.model.tree.reveal(&path);
    let end = line[line.len() - 12..].to_owned();
    search(&mut bench, "v", &end);
    assert!(screen(&mut bench, 160, 48).contains(&end));
}

#[test]
fn findings_fields_budget_and_changes_are_searched_too() {
    let mut memory = Memory::default();
    let mut design = fleet();
    design.platform.datastore = Datastore::Dqlite;
    let mut bench = bench(design, &mut memory);
    search(&mut bench, "f", "dqlite");
    let at = bench.model.finding;
    press(&mut bench, "enter");
    assert_eq!(bench.model.focus.pane, Pane::Form, "Enter leads on to the field");
    assert!(bench.model.preview.assessment.findings[at].path.contains("datastore"));

    search(&mut bench, "esc {", "longest outage");
    let field = bench.model.form.cursor.field().map(|(field, _)| field.path);
    assert_eq!(field, Some("network.longest_outage"));
    search(&mut bench, "b", "camera");
    let figures = figures(&bench.model.preview.assessment.budget.devices);
    assert_eq!(figures[bench.model.figure].node.name, "nacelle-camera");
    press(&mut bench, "esc esc");
    change_something(&mut bench);
    search(&mut bench, "d", "metered");
    assert!(screen(&mut bench, 120, 36).contains("/metered 1/"));
}

#[test]
fn nothing_found_and_nothing_searched_are_said() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "n");
    assert!(toast(&bench).contains("/ begins"), "{}", toast(&bench));
    search(&mut bench, "p", "no such thing");
    assert!(screen(&mut bench, 120, 36).contains("0/0"));
    press(&mut bench, "n");
    assert!(toast(&bench).contains("not in this pane"), "{}", toast(&bench));
    press(&mut bench, "/ esc");
    assert!(bench.model.search.is_none() && bench.model.overlays.is_empty());
    press(&mut bench, "/ enter");
    assert!(bench.model.search.is_none(), "nothing typed is nothing searched");
}

#[test]
fn a_search_goes_along_with_the_design_and_with_the_pane() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    search(&mut bench, "p", "zeppelin");
    bench.handle(Message::Paste("x".into()), &mut NoScreen);
    press(&mut bench, "esc esc");
    search(&mut bench, "p", "wind turbines");
    let before = bench.model.search.as_ref().map(|search| search.spots.len()).unwrap_or_default();
    bench.model.design.project.appliances = Some("mills".into());
    bench.model.assess();
    press(&mut bench, "L");
    let after = bench.model.search.as_ref().map(|search| search.spots.len()).unwrap_or_default();
    assert!(after < before, "{before} {after}");
    press(&mut bench, "T n");
    let search = bench.model.search.as_ref().expect("still searched");
    assert_eq!((search.pane, search.text()), (Pane::Tree, "wind turbines"));
}

#[test]
fn the_prompt_is_read_without_its_marks_and_as_what_has_changed() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "M");
    let shown = screen(&mut bench, 160, 48);
    assert!(shown.contains("formatted") && shown.contains("• Project"), "{shown}");
    assert!(!shown.contains("# Role") && !shown.contains("**"), "{shown}");
    search(&mut bench, "p", "Project: ");
    assert_eq!(bench.model.search.as_ref().map(|search| search.spots.len()), Some(1));
    press(&mut bench, "esc M");
    assert!(screen(&mut bench, 80, 24).contains("# Role"), "the same key leads back");

    press(&mut bench, "C");
    assert!(screen(&mut bench, 120, 36).contains("No prompt has been copied yet"));
    press(&mut bench, "y");
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("the one that was copied"), "{shown}");
    bench.model.design.project.appliances = Some("windmills".into());
    bench.model.assess();
    let shown = screen(&mut bench, 160, 48);
    assert!(shown.contains("+- **Appliances**: windmills"), "{shown}");
    assert!(shown.contains("-- **Appliances**: wind turbines"), "{shown}");
    press(&mut bench, "y C L");
    assert_eq!(bench.model.texts.language(), Language::Fr);
    assert!(text(&frame(&mut bench, 80, 24)).contains("# Role"));
}
