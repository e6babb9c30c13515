//! What is reviewed: the text of an answer, or the files of a folder, taken within limits.

use crate::quote::visible::is_hidden;
use crate::text::Phrase;

/// The most bytes that an answer may have. A model writes about four bytes a token: this is a
/// million tokens, several times what any of them answers at once.
pub const MOST_ANSWER_BYTES: u64 = 4 * 1024 * 1024;
/// The most bytes of one file of a folder that are read.
pub const MOST_FILE_BYTES: u64 = 8 * 1024 * 1024;
/// The most bytes of all files of a folder together.
pub const MOST_FOLDER_BYTES: u64 = 32 * 1024 * 1024;
/// The most files of a folder.
pub const MOST_FILES: usize = 20_000;

/// What is reviewed.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// Where it comes from, with its text.
    pub(super) content: Content,
    /// What was found while it was taken.
    pub(super) flaws: Vec<Flaw>,
}

/// Where it comes from.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Content {
    /// A model's answer in Markdown.
    Markdown(String),
    /// A folder: path from its root, with `/`, and text.
    Folder(Vec<(String, String)>),
}

/// A flaw of the input itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Flaw {
    /// What it is.
    pub kind: FlawKind,
    /// The file, in a folder.
    pub file: Option<String>,
    /// The line, where it has one.
    pub line: Option<usize>,
}

/// The kinds of [`Flaw`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FlawKind {
    /// Bytes that are no UTF-8; each was replaced.
    NotText,
    /// Characters that nobody sees and something acts on: escape sequences, reordering.
    Hidden,
    /// A link, a pipe, a device: not followed, not read.
    Special,
    /// More bytes or files than are read.
    TooLarge,
    /// The system refused to read it.
    Unreadable,
}

impl Answer {
    /// A model's answer. Bytes that are no UTF-8 are replaced, and the flaw is kept.
    ///
    /// # Errors
    /// As a sentence, when there is nothing in it, or more than [`MOST_ANSWER_BYTES`].
    pub fn from_markdown(bytes: &[u8]) -> Result<Self, Phrase> {
        if bytes.len() as u64 > MOST_ANSWER_BYTES {
            return Err(too_large());
        }
        let mut flaws = Vec::new();
        let text = decode(bytes, None, &mut flaws);
        if text.trim().is_empty() {
            return Err(Phrase::new("review-refused-empty"));
        }
        Ok(Self { content: Content::Markdown(text), flaws })
    }

    /// The files of a folder: paths from its root, with `/`. `flaws` says what of it was not read.
    ///
    /// # Errors
    /// As a sentence, when it holds no file.
    pub fn from_folder(files: Vec<(String, Vec<u8>)>, flaws: Vec<Flaw>) -> Result<Self, Phrase> {
        if files.is_empty() {
            return Err(Phrase::new("review-refused-no-files"));
        }
        let mut flaws = flaws;
        let decoded = files.into_iter().map(|(path, bytes)| {
            let text = decode(&bytes, Some(&path), &mut flaws);
            (path, text)
        });
        let files = decoded.collect();
        Ok(Self { content: Content::Folder(files), flaws })
    }

    /// The text of the answer; of a folder, that of a file.
    pub fn text(&self, file: Option<&str>) -> Option<&str> {
        match &self.content {
            Content::Markdown(text) => Some(text),
            Content::Folder(files) => {
                let found = files.iter().find(|(path, _)| Some(path.as_str()) == file);
                found.map(|(_, text)| text.as_str())
            }
        }
    }
}

/// The refusal of an answer that is too large.
pub fn too_large() -> Phrase {
    Phrase::new("review-refused-large").with("mebibytes", MOST_ANSWER_BYTES / (1024 * 1024))
}

/// Bytes as text, lines ended by `\n` alone; what is wrong with them is added to the flaws, once.
fn decode(bytes: &[u8], file: Option<&str>, flaws: &mut Vec<Flaw>) -> String {
    let wide = wide(bytes);
    let bytes = wide.as_deref().map_or(bytes, str::as_bytes);
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let flaw = |kind, line| Flaw { kind, file: file.map(str::to_owned), line: Some(line) };
    if let Err(error) = std::str::from_utf8(bytes) {
        flaws.push(flaw(FlawKind::NotText, lines_before(bytes, error.valid_up_to())));
    }
    // Markdown and YAML take a carriage return alone for the end of a line, too.
    let text = String::from_utf8_lossy(bytes).replace("\r\n", "\n").replace('\r', "\n");
    if let Some(at) = text.find(|c: char| is_hidden(c) && !is_harmless(c)) {
        flaws.push(flaw(FlawKind::Hidden, lines_before(text.as_bytes(), at)));
    }
    text
}

/// Text in UTF-16 with its mark at the beginning, as PowerShell redirects it into a file; what is
/// none is left to be told as bytes that are no UTF-8.
fn wide(bytes: &[u8]) -> Option<String> {
    let unit: fn([u8; 2]) -> u16 = match bytes {
        [0xff, 0xfe, ..] => u16::from_le_bytes,
        [0xfe, 0xff, ..] => u16::from_be_bytes,
        _ => return None,
    };
    let (units, rest) = bytes[2..].as_chunks::<2>();
    let text: Result<String, _> = char::decode_utf16(units.iter().map(|two| unit(*two))).collect();
    text.ok().filter(|_| rest.is_empty())
}

/// Zero-width spaces and marks of direction get into answers by copying, and change nothing.
fn is_harmless(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' | '\u{2060}' | '\u{c}')
}

/// The line, from 1, of a byte.
fn lines_before(bytes: &[u8], at: usize) -> usize {
    bytes.iter().take(at).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_replaced_and_named() {
        let answer = Answer::from_markdown(b"one\ntwo \xff\n").expect("taken");
        assert_eq!(answer.content, Content::Markdown("one\ntwo \u{fffd}\n".into()));
        assert_eq!(answer.flaws, [Flaw { kind: FlawKind::NotText, file: None, line: Some(2) }]);
    }

    #[test]
    fn an_escape_sequence_is_a_flaw_and_an_emoji_is_none() {
        let flaws = |text: &str| Answer::from_markdown(text.as_bytes()).expect("taken").flaws;
        assert_eq!(flaws("a\nb \u{1b}[31m")[0].kind, FlawKind::Hidden);
        assert_eq!(flaws("a\nb \u{202e}")[0].line, Some(2));
        assert!(flaws("\u{feff}👩\u{200d}🔧 à 20\u{202f}%\r\n\u{200b}").is_empty());
    }

    #[test]
    fn utf_16_and_the_line_ends_of_every_system_are_read() {
        let text = "# Où\n\n🚌 a: 1\n";
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let lines = text.replace('\n', "\r");
        for bytes in [
            [&[0xff, 0xfe], little.as_slice()].concat(),
            [&[0xfe, 0xff], big.as_slice()].concat(),
            text.replace('\n', "\r\n").into_bytes(),
            lines.into_bytes(),
        ] {
            let answer = Answer::from_markdown(&bytes).expect("taken");
            assert_eq!((answer.text(None), answer.flaws.len()), (Some(text), 0));
        }
        let torn = [&[0xff, 0xfe], &little[..little.len() - 1]].concat();
        let answer = Answer::from_markdown(&torn).expect("taken");
        assert_eq!(answer.flaws[0].kind, FlawKind::NotText);
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        let refused = |bytes: &[u8]| Answer::from_markdown(bytes).expect_err("refused").key;
        assert_eq!(refused(b" \n\t"), "review-refused-empty");
        let large = vec![b'x'; usize::try_from(MOST_ANSWER_BYTES).expect("fits") + 1];
        assert_eq!(refused(&large), "review-refused-large");
    }
}
