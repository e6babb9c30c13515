//! Whole screens at the sizes people have, as text and as a map of styles.

use std::collections::BTreeMap;

use ratatui::buffer::Buffer;
use ratatui::style::Style;

use super::world::Memory;
use super::{bench, fleet, frame, go_to, press};
use crate::text::Language;
use crate::theme::{Depth, Look, Marks, Role, Theme};
use crate::workbench::pane::Shape;
use crate::workbench::shell::text;

const SIZES: [(u16, u16); 5] = [(160, 48), (120, 36), (100, 30), (80, 24), (60, 20)];

/// A letter for each style that is used, row by row, and what the letters stand for.
fn styles(buffer: &Buffer, look: &Look) -> String {
    let mut letters: BTreeMap<String, char> = BTreeMap::new();
    let mut map = String::new();
    for y in 0..buffer.area.height {
        for x in 0..buffer.area.width {
            let name = name(buffer[(x, y)].style(), look);
            let next = char::from(b'a' + u8::try_from(letters.len() % 26).unwrap_or(0));
            let letter = if name == "text" { '.' } else { *letters.entry(name).or_insert(next) };
            map.push(letter);
        }
        map.push('\n');
    }
    let legend: Vec<String> =
        letters.iter().map(|(name, letter)| format!("{letter} {name}")).collect();
    format!("{map}\n{}\n", legend.join("\n"))
}

/// The role that looks like this, or the style itself where several were laid over each other.
fn name(style: Style, look: &Look) -> String {
    let blank = Style::reset().patch(look.style(Role::Text));
    let same = |role: &&Role| {
        let wanted = blank.patch(look.style(**role));
        (wanted.fg, wanted.bg, wanted.add_modifier) == (style.fg, style.bg, style.add_modifier)
    };
    match Role::ALL.iter().find(same) {
        Some(role) => role.name().to_owned(),
        None => format!("{:?} on {:?} {:?}", style.fg, style.bg, style.add_modifier),
    }
}

#[test]
fn whole_screens_in_colour() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    for (columns, rows) in SIZES {
        let buffer = frame(&mut bench, columns, rows);
        let shown = format!("{}\n{}", text(&buffer), styles(&buffer, &bench.look));
        insta::assert_snapshot!(format!("colour-{columns}x{rows}"), shown);
    }
}

#[test]
fn whole_screens_without_colour() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    bench.look = Look::new(Theme::monochrome().clone(), Depth::None, Marks::Ascii);
    for (columns, rows) in SIZES {
        let buffer = frame(&mut bench, columns, rows);
        let shown = format!("{}\n{}", text(&buffer), styles(&buffer, &bench.look));
        insta::assert_snapshot!(format!("plain-{columns}x{rows}"), shown);
    }
}

#[test]
fn the_layers_and_the_other_panes() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    for (name, keys) in [
        ("help", "?"),
        ("findings", "f"),
        ("budget", "b"),
        ("sessions", "o"),
        ("export", "e enter"),
        ("unsaved", "x q"),
    ] {
        go_to(&mut bench, "fleet.regions[0].name");
        press(&mut bench, keys);
        insta::assert_snapshot!(format!("layer-{name}"), text(&frame(&mut bench, 100, 30)));
        press(&mut bench, "esc esc");
    }
}

#[test]
fn the_budget_with_its_layers() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    bench.model.design.devices[0].memory = crate::design::Memory::mib(2_500);
    bench.model.design.devices[0].gitops.engine = Some(crate::design::Engine::Argocd);
    bench.model.assess();
    for (name, keys) in
        [("pane", "b down down"), ("figure", "b enter"), ("what-if", "W"), ("advice", "A")]
    {
        go_to(&mut bench, "devices[0].memory");
        press(&mut bench, keys);
        for (columns, rows) in [(80, 24), (120, 36)] {
            let shown = text(&frame(&mut bench, columns, rows));
            insta::assert_snapshot!(format!("budget-{name}-{columns}x{rows}"), shown);
        }
        press(&mut bench, "esc esc");
    }
}

#[test]
fn the_way_back_from_the_findings_is_among_the_keys() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let mut hints = |keys: &str| {
        press(&mut bench, keys);
        text(&frame(&mut bench, 160, 48)).lines().last().unwrap_or_default().to_owned()
    };
    let (prompt, findings) = ("p prompt", "f findings");
    let before = hints("");
    assert!(before.contains(findings) && !before.contains(prompt), "{before}");
    let within = hints("f");
    assert!(within.contains(prompt) && !within.contains(findings), "{within}");
    let back = hints("p");
    assert!(back.contains(findings) && back.contains("/ search"), "{back}");
    assert_eq!(hints("esc"), before);
}

#[test]
fn a_file_is_named_at_every_size() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "v");
    let path = bench.model.preview.file.as_ref().expect("a file is chosen").path.clone();
    // Paths differ at their ends; where there is little room, only that is there.
    let (_, end) = path.split_once('/').expect("in a folder");
    for (columns, rows) in SIZES {
        let shown = text(&frame(&mut bench, columns, rows));
        assert!(shown.contains(end), "{columns}×{rows}\n{shown}");
    }
}

#[test]
fn nothing_that_matters_is_cut_in_either_language() {
    for language in Language::ALL {
        let mut memory = Memory::default();
        let mut bench = bench(fleet(), &mut memory);
        bench.model.texts = std::sync::Arc::new(crate::text::Texts::new(language));
        let help = bench.model.texts.get("command-help.hint");
        for (columns, rows) in (40..=160).flat_map(|columns| [(columns, 16), (columns, 24)]) {
            let shown = text(&frame(&mut bench, columns, rows));
            let hints = shown.lines().last().unwrap_or_default();
            assert!(hints.starts_with(&format!(" ? {help}")), "{columns}: {hints}");
            if Shape::of((columns, rows)) != Shape::Wide {
                let tabs = shown.lines().nth(2).unwrap_or_default();
                let all = [
                    "pane-prompt.tab",
                    "pane-tree.tab",
                    "pane-file.tab",
                    "pane-budget.tab",
                    "pane-findings.tab",
                    "pane-changes.tab",
                ];
                for tab in all.map(|key| bench.model.texts.get(key)) {
                    assert!(columns < 60 || tabs.contains(&tab), "{columns}: {tab} in {tabs}");
                }
            }
        }
    }
}

#[test]
fn where_there_is_only_ascii_nothing_else_is_drawn() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    bench.look = Look::plain();
    for (columns, rows) in SIZES {
        let layers = ["A", "W", "W ?", "b enter", "?", ":", "o", "t", "O", "R", "H", "e enter"];
        for keys in ["", "p", "v", "b", "f", "d"].into_iter().chain(layers).chain(["x", "q"]) {
            press(&mut bench, keys);
            let shown = text(&frame(&mut bench, columns, rows));
            let other: String = shown.chars().filter(|c| !c.is_ascii()).collect();
            assert_eq!(other, "", "{columns}×{rows} {keys}\n{shown}");
            press(&mut bench, "esc esc esc");
        }
    }
}

#[test]
fn no_layer_is_written_over_its_frame_however_small_the_screen() {
    for language in Language::ALL {
        let mut memory = Memory::default();
        let mut bench = bench(fleet(), &mut memory);
        bench.model.texts = std::sync::Arc::new(crate::text::Texts::new(language));
        for keys in ["A", "W", "b enter", "?", ":", "o", "t", "O", "R", "H", "S", "e enter", "x q"]
        {
            press(&mut bench, keys);
            for (columns, rows) in [(40, 10), (40, 14), (60, 16), (80, 24)] {
                let shown = text(&frame(&mut bench, columns, rows));
                let framed = shown.lines().skip_while(|line| !line.contains('┌')).skip(1);
                let inner: Vec<&str> = framed.take_while(|line| !line.contains('└')).collect();
                let foot = shown.lines().find(|line| line.contains('└')).unwrap_or_default();
                let foot = foot.split(['└', '┘']).nth(1).unwrap_or_default();
                let whole = foot.chars().all(|c| c == '─') && inner.len() < usize::from(rows);
                assert!(inner.is_empty() || whole, "{language:?} {keys} {columns}×{rows}\n{shown}");
            }
            press(&mut bench, "esc esc esc");
        }
    }
}
