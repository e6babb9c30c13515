//! Whatever is typed, pasted, clicked and edited elsewhere, at whatever size: no panic, every frame
//! drawable, every finding leads somewhere, and undo leads back.

use crate::testing::any_text;
use proptest::prelude::*;

use super::world::{Memory, NoScreen};
use super::{FLEET, Runtime, bench, fleet, frame, press};
use crate::session::Source;
use crate::text::Phrase;
use crate::workbench::command::COMMANDS;
use crate::workbench::keymap::Keymap;
use crate::workbench::message::Message;
use crate::workbench::pane::Pane;

/// Every bound key, and letters, digits and odd characters to type.
fn keys() -> Vec<String> {
    let keymap = Keymap::builtin();
    let bound = COMMANDS.iter().flat_map(|command| keymap.keys(command.id).to_vec());
    let mut keys: Vec<String> = bound.map(|key| key.to_string()).collect();
    keys.extend(["1", "9", "G", "i", "%", "é", "東", "\u{202e}", "🦀", "ctrl-w"].map(String::from));
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// How often it is tried: `PROPTEST_CASES` asks for more.
fn cases() -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

/// Something that somebody does.
#[derive(Clone, Debug)]
enum Deed {
    Key(usize),
    Paste(String),
    /// A click, at so many thousandths of the screen.
    Click(u16, u16),
    Wheel(usize, isize),
    Resize(u16, u16),
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        12 => (0..1_000_usize).prop_map(Deed::Key),
        1 => any_text().prop_map(Deed::Paste),
        3 => (0..1_000_u16, 0..1_000_u16).prop_map(|(x, y)| Deed::Click(x, y)),
        1 => (0..Pane::ALL.len(), -9..9_isize).prop_map(|(pane, by)| Deed::Wheel(pane, by)),
        2 => (1..200_u16, 1..60_u16).prop_map(|(columns, rows)| Deed::Resize(columns, rows)),
    ]
}

/// What an editor makes of texts: nothing at all, a failure, nonsense, another fleet.
fn edits() -> Vec<Result<String, Phrase>> {
    let other = FLEET.replace("north-sea-wind", "south-sea-wind");
    let failed = Err(Phrase::new("editor-missing").with("command", "hx"));
    let texts = [failed, Ok("nonsense: [\n".to_owned()), Ok(other), Ok(String::new())];
    texts.iter().cycle().take(40).cloned().collect()
}

fn act(bench: &mut Runtime<'_>, keys: &[String], deed: Deed) {
    match deed {
        Deed::Key(key) => press(bench, &keys[key % keys.len()]),
        Deed::Paste(text) => bench.handle(Message::Paste(text), &mut NoScreen),
        Deed::Click(x, y) => {
            let (columns, rows) = bench.model.size;
            let at = |part: u16, whole: u16| u32::from(part) * u32::from(whole) / 1_000;
            let column = u16::try_from(at(x, columns)).unwrap_or(0);
            let target = bench.view.at(column, u16::try_from(at(y, rows)).unwrap_or(0)).cloned();
            if let Some(target) = target {
                bench.handle(Message::Point(target), &mut NoScreen);
            }
        }
        Deed::Wheel(pane, by) => bench.handle(Message::Wheel(Pane::ALL[pane], by), &mut NoScreen),
        Deed::Resize(columns, rows) => {
            let buffer = frame(bench, columns, rows);
            assert_eq!((buffer.area.width, buffer.area.height), (columns, rows));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), ..ProptestConfig::default() })]

    #[test]
    fn anything_at_any_size(deeds in proptest::collection::vec(deed(), 1..80)) {
        let keys = keys();
        let mut memory = Memory { edits: edits(), ..Memory::default() };
        let mut bench = bench(fleet(), &mut memory);
        for deed in deeds {
            act(&mut bench, &keys, deed);
        }
        let model = &bench.model;
        for finding in &model.preview.assessment.findings {
            let leads = model.form.clone().reveal_path(&model.design, &finding.path);
            prop_assert!(leads, "{} {}", finding.id, finding.path);
        }
        // Whatever is open, Esc leads out of it; opening or beginning another session is a new
        // start that undo doesn't cross.
        press(&mut bench, "esc esc esc esc esc esc");
        prop_assert!(bench.model.overlays.is_empty() && bench.model.form.editor.is_none());
        let opened = bench.model.session.design.clone();
        let saved_since = bench.model.session.source != Source::Builtin("north-sea-wind".into());
        while bench.model.history.can_undo() {
            press(&mut bench, "u");
        }
        prop_assert!(saved_since || bench.model.design == opened, "undo leads back to the start");
    }
}
