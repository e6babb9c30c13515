//! OSC 52: the sequence by which a terminal is asked to put a text on its clipboard.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::plan::Envelope;

/// The longest string that every GNU screen takes: 768 bytes today, but 256 before 2008.
const SCREEN_STRING: usize = 256;

const ESCAPE: u8 = 0x1b;

/// The sequence for a text, wrapped for what stands between.
pub(super) fn encode(text: &str, envelope: Envelope) -> Vec<u8> {
    // It ends with BEL: ESC \ would end the envelopes.
    let plain = format!("\x1b]52;c;{}\x07", STANDARD.encode(text)).into_bytes();
    match envelope {
        Envelope::Plain => plain,
        Envelope::Screen => {
            let pieces = plain.chunks(SCREEN_STRING - 4);
            pieces.flat_map(|piece| [b"\x1bP".as_slice(), piece, b"\x1b\\"].concat()).collect()
        }
        Envelope::Tmux => {
            let mut wrapped = b"\x1bPtmux;".to_vec();
            for byte in plain {
                if byte == ESCAPE {
                    wrapped.push(ESCAPE);
                }
                wrapped.push(byte);
            }
            wrapped.extend(b"\x1b\\");
            wrapped
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_text_travels_as_base64() {
        assert_eq!(encode("héllo", Envelope::Plain), b"\x1b]52;c;aMOpbGxv\x07");
        assert_eq!(encode("a", Envelope::Tmux), b"\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\");
        assert_eq!(encode("a", Envelope::Screen), b"\x1bP\x1b]52;c;YQ==\x07\x1b\\");
    }

    proptest! {
        #[test]
        fn screen_gets_short_pieces_that_add_up(text in "[a-z\n]{0,3000}") {
            let wrapped = encode(&text, Envelope::Screen);
            let wrapped = String::from_utf8(wrapped).expect("ASCII");
            let pieces: Vec<&str> = wrapped.split_inclusive("\x1b\\").collect();
            let mut joined = String::new();
            for piece in pieces {
                prop_assert!(piece.len() <= SCREEN_STRING);
                let inner = piece.strip_prefix("\x1bP").and_then(|p| p.strip_suffix("\x1b\\"));
                joined.push_str(inner.expect("an envelope"));
            }
            prop_assert_eq!(joined.into_bytes(), encode(&text, Envelope::Plain));
        }
    }
}
