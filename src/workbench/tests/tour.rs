//! The tour of the first launch.

use super::world::Memory;
use super::{bench, fleet, press, screen};
use crate::text::Language;
use crate::workbench::overlay::Overlay;
use crate::workbench::pane::Pane;
use crate::workbench::tour::STEPS;

#[test]
fn it_has_at_most_five_steps_that_fit_on_a_small_screen_in_both_languages() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    const { assert!(STEPS <= 5) };
    for language in Language::ALL {
        press(&mut bench, "H");
        for step in 1..=STEPS {
            for (columns, rows) in [(60, 16), (80, 24), (160, 48)] {
                let shown = screen(&mut bench, columns, rows);
                assert!(shown.contains(&format!("{step}/{STEPS}")), "{language:?} {shown}");
                // The first step has none before it, and after the last there is nothing to skip.
                let french = bench.model.texts.language() == Language::Fr;
                let [skip, back] = if french { ["passer", "retour"] } else { ["skip", "back"] };
                assert_eq!(shown.contains(skip), step < STEPS, "{columns}x{rows} {shown}");
                assert_eq!(shown.contains(back), step > 1, "{columns}x{rows} {shown}");
                let next = if french { ["suite", "commencer"] } else { ["next", "begin"] };
                let next = next[usize::from(step == STEPS)];
                let last = shown.lines().rev().find(|line| line.contains(next)).unwrap_or_default();
                assert!(!last.contains('…'), "{last}");
            }
            press(&mut bench, "enter");
        }
        assert!(bench.model.overlays.is_empty(), "the last step ends it");
        assert_eq!(bench.model.focus.pane, Pane::Form);
        press(&mut bench, "L");
    }
}

#[test]
fn on_the_smallest_screen_it_begins_at_its_beginning() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "H");
    let shown = screen(&mut bench, 40, 10);
    assert!(shown.contains("│ Welcome."), "{shown}");
}

#[test]
fn it_goes_back_can_be_left_at_any_step_and_changes_nothing() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "H enter right");
    assert_eq!(bench.model.focus.pane, Pane::Tree, "the pane that is spoken of is shown");
    press(&mut bench, "left");
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::Tour(tour)) if tour.step == 1));
    press(&mut bench, "esc");
    assert!(bench.model.overlays.is_empty() && bench.model.focus.pane == Pane::Form);
    assert_eq!(bench.model.design, fleet());
}

#[test]
fn it_names_the_keys_that_move_as_they_are_bound() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "H");
    let shown = screen(&mut bench, 80, 24);
    let small = screen(&mut bench, 60, 16);
    // There the form has the whole width, and the RAM is behind a tab.
    assert!(small.contains("b shows the RAM") && !small.contains("At the"), "{small}");
    assert!(shown.contains("↓ ↑ or j k move") && shown.contains("← → or h l"), "{shown}");
    let patch = "up: w\ndown: s\nsave: ctrl-s\n";
    bench.model.keymap = bench.model.keymap.patched(patch).expect("no conflict");
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("s w move") && !shown.contains("j k"), "{shown}");
}
