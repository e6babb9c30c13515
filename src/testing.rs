//! What unit tests of several rooms share: texts of any characters at all.

use proptest::prelude::*;

/// What ends a line, steers a terminal or is not seen, beside what proptest itself prefers.
const RARE: [char; 8] =
    ['\u{85}', '\u{2028}', '\u{2029}', '\u{c}', '\u{9b}', '\u{200b}', '\u{7}', '\u{e0041}'];

/// Any text. `any::<String>()` has no control character in it, not even a line feed, so that nothing
/// that quotes, wraps or cleans a text is tried with what it is there for.
pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let character = prop_oneof![9 => any::<char>(), 1 => prop::sample::select(&RARE[..])];
    prop::collection::vec(character, 0..40).prop_map(String::from_iter)
}
