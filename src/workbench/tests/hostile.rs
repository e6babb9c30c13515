//! Whatever text there is in a design, in a name or under the cursor: each frame can be drawn, no
//! cell is written over wrongly, and nothing reaches the terminal that it would act upon.

use proptest::prelude::*;
use ratatui::buffer::Buffer;

use super::world::Memory;
use super::{bench, fleet, frame, go_to, press};
use crate::design::FleetDesign;
use crate::design::fields::{fields, set};
use crate::quote::visible::is_hidden;
use crate::session::{Listed, Source};
use crate::text::Phrase;
use crate::workbench::message::Message;
use crate::workbench::outside::Tone;
use crate::workbench::shell::effects::Runtime;
use crate::workbench::tests::world::NoScreen;
use crate::workbench::widget::safe;

/// Pieces that widths, directions and terminals stumble over.
const PIECES: [&str; 23] = [
    "a",
    "turbine ",
    "-",
    "é",
    "e\u{301}\u{301}\u{301}",
    "東京",
    "ｗｉｄｅ",
    "🦀",
    "👩\u{200d}🔧",
    "❤\u{fe0f}",
    "🇫🇷",
    "مرحبا",
    "שלום",
    "\u{202e}admin",
    "\u{2066}x\u{2069}",
    "\x1b[31m",
    "\x1b]11;?\x07",
    "\u{9b}2J",
    "\t",
    "\n",
    "\u{200b}\u{feff}",
    "नमस्ते",
    // A mark that takes a column of its own behind a wide character: one cell, three columns.
    "京\u{11000}",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(&PIECES[..]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..30).prop_map(|pieces| pieces.concat())
}

/// The fleet with a text in each field that takes it.
fn filled(text: &str) -> FleetDesign {
    let mut design = fleet();
    for field in fields() {
        let mut changed = design.clone();
        if set(&mut changed, &field.at(0), text).is_ok() {
            design = changed;
        }
    }
    // Even what `set` refuses may stand in a file that was written by hand.
    design.project.summary = Some(text.to_owned());
    design.project.appliances = Some(text.to_owned());
    design.prompt.notes = text.to_owned();
    design.devices[0].hardware = Some(text.to_owned());
    design
}

/// That each row is as wide as the screen, and holds nothing but what is seen.
fn check(buffer: &Buffer) -> Result<(), TestCaseError> {
    for y in 0..buffer.area.height {
        let mut x = 0;
        while x < buffer.area.width {
            let symbol = buffer[(x, y)].symbol();
            let unseen = |c: char| c.is_control() || is_hidden(c);
            prop_assert!(!symbol.chars().any(unseen), "{}:{} {:?}", x, y, symbol);
            let width = u16::try_from(safe::width(symbol)).unwrap_or(u16::MAX);
            prop_assert!(width >= 1, "{}:{} {:?} is {} wide", x, y, symbol, width);
            prop_assert!(x + width <= buffer.area.width, "{}:{} {:?}", x, y, symbol);
            for behind in x + 1..x + width {
                prop_assert_eq!(buffer[(behind, y)].symbol(), " ", "behind {:?}", symbol);
            }
            x += width;
        }
    }
    Ok(())
}

/// That the lines between the panes stand where they stood with other texts.
fn check_lines(buffer: &Buffer, lines: &[(u16, u16)]) -> Result<(), TestCaseError> {
    for (x, y) in lines {
        let symbol = buffer[(*x, *y)].symbol();
        prop_assert!("│─┬┴├▐".contains(symbol), "{}:{} {:?}", x, y, symbol);
    }
    Ok(())
}

fn lines(buffer: &Buffer) -> Vec<(u16, u16)> {
    let cells = (0..buffer.area.height).flat_map(|y| (0..buffer.area.width).map(move |x| (x, y)));
    // Bars have such marks of their own, which move with what they show.
    let panes = |(_, y): &(u16, u16)| (2..buffer.area.height.saturating_sub(9)).contains(y);
    cells.filter(panes).filter(|at| buffer[*at].symbol() == "│").collect()
}

fn look_everywhere(
    bench: &mut Runtime<'_>,
    (columns, rows): (u16, u16),
    text: &str,
) -> Result<(), TestCaseError> {
    for keys in ["", "p", "T", "v", "b", "f", "d", "A", "esc"] {
        press(bench, keys);
        check(&frame(bench, columns, rows))?;
    }
    for (keys, leave) in [("o", "esc"), (":", "esc"), ("S", "esc"), ("n", "esc")] {
        press(bench, keys);
        bench.handle(Message::Paste(text.to_owned()), &mut NoScreen);
        check(&frame(bench, columns, rows))?;
        press(bench, leave);
    }
    for path in ["project.appliances", "prompt.notes", "name"] {
        go_to(bench, path);
        press(bench, "enter");
        bench.handle(Message::Paste(text.to_owned()), &mut NoScreen);
        check(&frame(bench, columns, rows))?;
        press(bench, "esc");
    }
    let name = text.to_owned();
    let listed = Listed { name, source: Source::File(text.into()) };
    bench.handle(Message::Sessions(Ok(vec![listed])), &mut NoScreen);
    check(&frame(bench, columns, rows))?;
    press(bench, "esc");
    let said = Phrase::new("screen-failed").with("reason", text);
    bench.model.tell(Tone::Bad, vec![said]);
    check(&frame(bench, columns, rows))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    #[test]
    fn any_text_at_any_size(text in text(), columns in 1..200_u16, rows in 1..60_u16) {
        let mut memory = Memory::default();
        let mut plain = bench(fleet(), &mut memory);
        let lines = lines(&frame(&mut plain, columns, rows));
        let mut memory = Memory::default();
        let mut bench = bench(filled(&text), &mut memory);
        check_lines(&frame(&mut bench, columns, rows), &lines)?;
        look_everywhere(&mut bench, (columns, rows), &text)?;
    }

    #[test]
    fn a_storm_of_sizes_ends_in_a_whole_frame(
        sizes in proptest::collection::vec((1..300_u16, 1..100_u16), 1..20),
        keys in proptest::sample::select(&["", "o", ":", "?", "enter", "f", "t", "O", "e"][..]),
    ) {
        let mut memory = Memory::default();
        let mut bench = bench(fleet(), &mut memory);
        press(&mut bench, keys);
        for (columns, rows) in sizes {
            check(&frame(&mut bench, columns, rows))?;
        }
        press(&mut bench, "esc esc esc");
        check(&frame(&mut bench, 120, 36))?;
    }
}
