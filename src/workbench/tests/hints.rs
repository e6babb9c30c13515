//! The row of keys and the help: they say what counts where one is, and nothing that does not.

use super::world::Memory;
use super::{bench, fleet, press, screen, toast, type_text};
use crate::text::{Language, Texts};
use crate::workbench::command::{COMMANDS, Context};
use crate::workbench::overlay::Overlay;
use crate::workbench::pane::Pane;
use crate::workbench::picker::Picker;
use crate::workbench::shell::effects::Runtime;

/// The last row.
fn hints(bench: &mut Runtime<'_>, columns: u16, rows: u16) -> String {
    screen(bench, columns, rows).lines().last().unwrap_or_default().to_owned()
}

fn help<'b>(bench: &'b Runtime<'_>) -> &'b Picker {
    match bench.model.overlays.last() {
        Some(Overlay::Help(picker)) => picker,
        other => panic!("no help: {other:?}"),
    }
}

/// Layers, by the keys that open them, and the key that asks for help there.
const LAYERS: [(&str, Context, &str); 13] = [
    ("A", Context::Advice, "?"),
    ("W", Context::WhatIf, "?"),
    ("b enter", Context::Figure, "?"),
    ("O", Context::Outage, "?"),
    ("R", Context::Review, "?"),
    ("e enter", Context::Report, "?"),
    ("x q", Context::Unsaved, "?"),
    ("t", Context::Picker, "f1"),
    ("S", Context::Line, "f1"),
    ("p /", Context::Search, "f1"),
    ("} } up up enter", Context::Choices, "f1"),
    ("} } up enter", Context::Notes, "f1"),
    ("down enter", Context::Field, "f1"),
];

#[test]
fn every_layer_names_its_own_keys_and_no_others() {
    for (keys, context, key) in LAYERS {
        let mut memory = Memory::default();
        let mut bench = bench(fleet(), &mut memory);
        bench.model.design.devices[0].memory = crate::design::Memory::mib(2_500);
        bench.model.design.devices[0].gitops.engine = Some(crate::design::Engine::Argocd);
        bench.model.assess();
        press(&mut bench, keys);
        assert!(bench.model.contexts().contains(&context), "{keys}: {:?}", bench.model.contexts());
        let row = hints(&mut bench, 60, 16);
        let shown_key = if context.takes_text() { "F1" } else { "?" };
        assert!(row.starts_with(&format!(" {shown_key} help")), "{context:?}: {row}");

        let before = bench.model.overlays.len();
        press(&mut bench, key);
        let own = COMMANDS.iter().filter(|command| command.context == context).count();
        assert_eq!(help(&bench).len(), own + 1, "{context:?}: its own, and the help itself");
        let shown = screen(&mut bench, 80, 24);
        let place = bench.model.texts.get(&format!("context-{}", context.name()));
        assert!(shown.contains(&format!("Keys: {place}")), "{shown}");
        press(&mut bench, "f1");
        assert_eq!(bench.model.overlays.len(), before, "asked for once more, it goes");
    }
}

#[test]
fn what_is_chosen_in_the_help_of_a_layer_happens_there() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "W ?");
    type_text(&mut bench, "next device");
    press(&mut bench, "enter");
    assert!(
        matches!(bench.model.overlays.last(), Some(Overlay::WhatIf(table)) if table.index == 1)
    );
    press(&mut bench, "esc down enter f1");
    type_text(&mut bench, "old value");
    press(&mut bench, "enter");
    assert!(bench.model.form.editor.is_none() && bench.model.overlays.is_empty());
}

#[test]
fn a_key_that_counts_elsewhere_says_where() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "?");
    type_text(&mut bench, "sort by the next");
    press(&mut bench, "enter");
    assert_eq!(toast(&bench), "That key counts elsewhere: in the what-if table");
    assert!(bench.model.overlays.is_empty());
}

#[test]
fn the_tour_shows_every_key_as_it_promises() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "H ?");
    assert_eq!(help(&bench).len(), COMMANDS.len());
    assert!(screen(&mut bench, 80, 24).contains("The next step of the tour"));
}

#[test]
fn enter_is_said_to_do_what_it_does_in_each_pane() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    for (keys, word) in [
        ("down", Some("edit")),
        ("}", Some("fold")),
        ("enter", Some("unfold")),
        ("T", Some("show file")),
        ("up", Some("fold")),
        ("f", Some("go to field")),
        ("b", Some("source")),
        ("p", None),
        ("v", None),
        ("d", None),
    ] {
        press(&mut bench, keys);
        let row = hints(&mut bench, 120, 36);
        match word {
            Some(word) => assert!(row.contains(&format!("Enter {word}")), "{keys}: {row}"),
            None => assert!(!row.contains("Enter"), "{keys}: {row}"),
        }
    }
}

#[test]
fn more_is_promised_where_more_comes() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "b down down enter");
    assert!(hints(&mut bench, 60, 16).contains("↓ more"));
    assert!(!hints(&mut bench, 160, 48).contains("more"), "all of it is seen");
}

#[test]
fn a_pane_says_what_it_shows_whole_in_both_languages() {
    for language in Language::ALL {
        let mut memory = Memory::default();
        let mut bench = bench(fleet(), &mut memory);
        bench.model.texts = std::sync::Arc::new(Texts::new(language));
        for pane in Pane::ALL.into_iter().filter(|pane| *pane != Pane::Form) {
            bench.model.focus.set(pane);
            for (columns, rows) in [(80, 24), (100, 30), (120, 24), (120, 36), (160, 48)] {
                let shown = screen(&mut bench, columns, rows);
                let foot: Vec<&str> = shown.lines().rev().take(4).collect();
                let cut = foot.iter().skip(2).any(|line| line.trim_end().ends_with('…'));
                assert!(!cut, "{language:?} {pane:?} {columns}x{rows}\n{shown}");
            }
        }
    }
}
