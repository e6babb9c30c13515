//! Whatever is typed, at whatever size: no panic, every frame drawable, and undo leads back.

use proptest::prelude::*;

use super::world::Memory;
use super::{bench, fleet, frame, press};
use crate::workbench::command::COMMANDS;
use crate::workbench::keymap::Keymap;

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_at_any_size(
        typed in proptest::collection::vec((0..1_000_usize, 1..200_u16, 1..60_u16, 0..6_u8), 1..60)
    ) {
        let keys = keys();
        let mut memory = Memory::default();
        let mut bench = bench(fleet(), &mut memory);
        for (key, columns, rows, drawn) in typed {
            press(&mut bench, &keys[key % keys.len()]);
            if drawn == 0 {
                let buffer = frame(&mut bench, columns, rows);
                prop_assert_eq!((buffer.area.width, buffer.area.height), (columns, rows));
            }
        }
        // Whatever is open, Esc leads out of it; opening or beginning another session is a new
        // start that undo doesn't cross.
        press(&mut bench, "esc esc esc esc");
        let opened = bench.model.session.design.clone();
        let saved_since = bench.model.session.source != crate::session::Source::Builtin("north-sea-wind".into());
        while bench.model.history.can_undo() {
            press(&mut bench, "u");
        }
        prop_assert!(saved_since || bench.model.design == opened, "undo leads back to the start");
    }
}
