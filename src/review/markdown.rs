//! An answer's Markdown taken apart: blocks of code and passages of prose, each with its line.
//!
//! A parser of `CommonMark` does the reading, so that a fence within a list, within a quotation or
//! within a longer fence is what every other reader takes it for.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use super::place::{self, Named};

/// The most blocks of code of an answer that are looked at.
pub const MOST_BLOCKS: usize = 10_000;

/// A block of code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Block {
    /// The first word of its info string, in lower case: `yaml`, `sh`; empty where there is none.
    pub language: String,
    /// Whether it stands in a fence; otherwise it is indented.
    pub fenced: bool,
    /// Whether its fence is closed: an answer that was cut off ends within one.
    pub closed: bool,
    /// The path named near it.
    pub path: Option<String>,
    /// What is in it.
    pub text: String,
    /// The answer's line that its first line is.
    pub line: usize,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A heading, 1 to 6.
    Heading(u8),
    /// A paragraph, an item of a list, a cell of a table.
    Text,
}

/// A passage of prose, without its marks; a line feed in it is one of the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Its text.
    pub text: String,
    /// The line where it starts.
    pub line: usize,
    /// How many blocks of code stand before it.
    pub blocks_before: usize,
}

/// An answer taken apart.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub(super) blocks: Vec<Block>,
    pub(super) prose: Vec<Passage>,
    /// The line of the first block that was not taken.
    pub(super) cut: Option<usize>,
}

/// Takes an answer apart. `go_on` is asked now and then; nothing comes of one that was stopped.
pub(super) fn take_apart(text: &str, go_on: &mut dyn FnMut() -> bool) -> Option<Parts> {
    let mut reader = Reader::new(text);
    let events = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    for (count, (event, range)) in events.enumerate() {
        if count % 4096 == 0 && !go_on() {
            return None;
        }
        reader.take(event, range.start, range.end);
        if reader.parts.cut.is_some() {
            break;
        }
    }
    reader.flush();
    Some(reader.parts)
}

/// Tags of HTML that mark a name, as `**` and a backtick do.
const MARKS: [&str; 3] = ["<b>", "<strong>", "<code>"];
const ENDS: [&str; 3] = ["</b>", "</strong>", "</code>"];

struct Reader<'a> {
    source: &'a str,
    lines: Lines<'a>,
    parts: Parts,
    /// The passage that is being read.
    passage: Option<Passage>,
    /// Inline code and strong text of it.
    marked: Vec<String>,
    strong: Option<String>,
    block: Option<Block>,
    near: Named,
}

impl<'a> Reader<'a> {
    fn new(source: &'a str) -> Self {
        Self {
            source,
            lines: Lines::new(source),
            parts: Parts::default(),
            passage: None,
            marked: Vec::new(),
            strong: None,
            block: None,
            near: Named::default(),
        }
    }

    fn take(&mut self, event: Event<'_>, start: usize, end: usize) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => self.start_block(&kind, start, end),
            Event::End(TagEnd::CodeBlock) => self.end_block(),
            Event::Text(text) if self.block.is_some() => {
                if let Some(block) = &mut self.block {
                    block.text.push_str(&text);
                }
            }
            Event::Start(Tag::Heading { level, .. }) => {
                self.flush();
                self.begin(PassageKind::Heading(level as u8), start);
            }
            Event::InlineHtml(tag) if MARKS.contains(&&*tag) => self.strong = Some(String::new()),
            Event::InlineHtml(tag) if ENDS.contains(&&*tag) => {
                self.marked.extend(self.strong.take());
            }
            Event::Start(Tag::Strong) => self.strong = Some(String::new()),
            Event::End(TagEnd::Strong) => self.marked.extend(self.strong.take()),
            Event::Text(text) => self.push(&text, start, false),
            Event::Code(text) => self.push(&text, start, true),
            Event::SoftBreak | Event::HardBreak => self.push("\n", start, false),
            Event::Start(
                Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. },
            )
            | Event::End(TagEnd::Emphasis | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image) =>
                {}
            Event::Html(html) => {
                self.flush();
                self.heading_of(&html, start);
            }
            Event::Start(_) | Event::End(_) | Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn begin(&mut self, kind: PassageKind, start: usize) {
        let line = self.lines.of(start);
        let blocks_before = self.parts.blocks.len();
        self.passage = Some(Passage { kind, text: String::new(), line, blocks_before });
    }

    fn push(&mut self, text: &str, start: usize, code: bool) {
        if self.passage.is_none() {
            self.begin(PassageKind::Text, start);
        }
        if let Some(passage) = &mut self.passage {
            passage.text.push_str(text);
        }
        if code {
            self.marked.push(text.to_owned());
        }
        if let Some(strong) = &mut self.strong {
            strong.push_str(text);
        }
    }

    /// Ends the passage that is being read.
    fn flush(&mut self) {
        self.strong = None;
        let marked = std::mem::take(&mut self.marked);
        let Some(passage) = self.passage.take() else { return };
        if passage.text.trim().is_empty() {
            return;
        }
        self.near.hear(&passage, &marked);
        self.parts.prose.push(passage);
    }

    /// A line of HTML that is a path once its tags are gone: `<summary>base/a.yaml</summary>`.
    fn heading_of(&mut self, html: &str, start: usize) {
        let text: String =
            html.split('<').map(|part| part.rsplit('>').next().unwrap_or(part)).collect();
        if place::as_path(text.trim()).is_some() {
            self.push(text.trim(), start, false);
            self.flush();
        }
    }

    fn start_block(&mut self, kind: &CodeBlockKind<'_>, start: usize, end: usize) {
        self.flush();
        let line = self.lines.of(start);
        if self.parts.blocks.len() >= MOST_BLOCKS {
            self.parts.cut = Some(line);
            return;
        }
        self.block = Some(match kind {
            CodeBlockKind::Fenced(info) => Block {
                language: place::language(info),
                fenced: true,
                closed: is_closed(&self.source[start..end]),
                path: place::in_info(info),
                text: String::new(),
                line: line + 1,
            },
            CodeBlockKind::Indented => Block { closed: true, line, ..Block::default() },
        });
    }

    fn end_block(&mut self) {
        let Some(mut block) = self.block.take() else { return };
        let near = self.near.take();
        let own = block.path.take().or_else(|| match block.language.as_str() {
            "diff" | "patch" => place::in_difference(&block.text),
            _ => place::in_first_lines(&block.text),
        });
        block.path = own.or(near);
        self.parts.blocks.push(block);
    }
}

/// Whether the source of a fenced block ends with its fence.
fn is_closed(source: &str) -> bool {
    let last = source.trim_end().rsplit('\n').next().unwrap_or_default();
    // A fence within a quotation or a list carries their marks.
    let last = last.trim_start_matches([' ', '\t', '>']);
    let first = source.trim_start();
    let mark = if first.starts_with('~') { '~' } else { '`' };
    let length = first.chars().take_while(|c| *c == mark).count();
    source.trim_end().contains('\n')
        && last.chars().count() >= length
        && last.chars().all(|c| c == mark)
}

/// From a byte to its line, for bytes that mostly come in order.
struct Lines<'a> {
    source: &'a [u8],
    at: usize,
    line: usize,
}

impl<'a> Lines<'a> {
    fn new(source: &'a str) -> Self {
        Self { source: source.as_bytes(), at: 0, line: 1 }
    }

    /// The line, from 1, of a byte.
    #[expect(clippy::naive_bytecount, reason = "all bytes are counted once or twice in all")]
    fn of(&mut self, offset: usize) -> usize {
        let count = |from: usize, to: usize| {
            let part = self.source.get(from..to).unwrap_or_default();
            part.iter().filter(|byte| **byte == b'\n').count()
        };
        self.line = if offset >= self.at {
            self.line + count(self.at, offset)
        } else {
            self.line.saturating_sub(count(offset, self.at))
        };
        self.at = offset;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Parts {
        take_apart(text, &mut || true).expect("not stopped")
    }

    #[test]
    fn each_block_has_its_language_text_and_line() {
        let text = "# Title\n\nSome text.\n\n```yaml\na: 1\nb: 2\n```\n\n- item\n\n  ```sh\n  echo\n  ```\n";
        let blocks = parts(text).blocks;
        let seen: Vec<_> = blocks.iter().map(|b| (&*b.language, &*b.text, b.line)).collect();
        assert_eq!(seen, [("yaml", "a: 1\nb: 2\n", 6), ("sh", "echo\n", 13)]);
        assert!(blocks.iter().all(|block| block.fenced && block.closed));
    }

    #[test]
    fn an_answer_that_was_cut_off_ends_in_an_open_fence() {
        let blocks = parts("```yaml\na: 1\n```\n\n````yaml\nb: 2\n```\n").blocks;
        assert_eq!(blocks.iter().map(|block| block.closed).collect::<Vec<_>>(), [true, false]);
        assert!(parts("> ```yaml\n> a: 1\n> ```\n").blocks[0].closed);
        assert!(!parts("```").blocks[0].closed);
    }

    #[test]
    fn the_prose_has_its_lines_and_no_marks() {
        let text = "## Two *words*\n\nOne `etcd`\nand **more**.\n\n- a\n- b\n\n| x | y |\n|---|---|\n| 1 | 2 |\n";
        let prose = parts(text).prose;
        let seen: Vec<_> = prose.iter().map(|p| (&*p.text, p.line)).collect();
        let expected = [
            ("Two words", 1),
            ("One etcd\nand more.", 3),
            ("a", 6),
            ("b", 7),
            ("x", 9),
            ("y", 9),
            ("1", 11),
            ("2", 11),
        ];
        assert_eq!(seen, expected);
        assert_eq!(prose[0].kind, PassageKind::Heading(2));
    }

    #[test]
    fn a_million_fences_end_at_the_limit() {
        let parts = parts(&"```\n```\n".repeat(MOST_BLOCKS * 3));
        assert_eq!((parts.blocks.len(), parts.cut), (MOST_BLOCKS, Some(2 * MOST_BLOCKS + 1)));
    }

    #[test]
    fn it_can_be_stopped() {
        assert_eq!(take_apart("text", &mut || false), None);
    }
}
