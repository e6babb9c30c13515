//! YAML that knows the line of everything, for messages that name a place.
//!
//! Scalars keep the text that was written: whether `1_000` is a number is for the field to say,
//! not for the reader. [`parse`] reads the files that people keep by hand: anchors, aliases and
//! tags are refused there, for nobody needs them and an alias can blow a small file up without
//! bound. [`documents`] reads what others have written, within an allowance.

mod build;
mod documents;

use std::fmt;

pub use build::DEEPEST;
use build::{Builder, events};
pub use documents::{Documents, documents};

use crate::text::Phrase;

/// Where something stands: line and column, both from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// One node of a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Node {
    /// Where it starts.
    pub place: Place,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A scalar: its text, and whether it stood in quotes or as a block.
    Scalar {
        /// The text.
        text: String,
        /// Whether it was quoted; an unquoted empty, `~` or `null` is a null.
        quoted: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in the order it was written, each key with its place.
    Map(Vec<(Key, Node)>),
}

/// A key of a mapping.
#[derive(Clone, Debug, PartialEq)]
pub struct Key {
    /// The key.
    pub name: String,
    /// Where it stands.
    pub place: Place,
}

/// Why a text is no such YAML.
#[derive(Clone, Debug, PartialEq)]
pub struct Broken {
    /// Where.
    pub place: Place,
    /// Why.
    pub why: Why,
}

/// The kinds of [`Broken`].
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// The parser's own words.
    Syntax(String),
    /// The same key twice in one mapping.
    DuplicateKey(String),
    /// An anchor, an alias or a tag.
    Reference,
    /// A mapping or a list as a key.
    ComplexKey,
    /// More than one document.
    ManyDocuments,
    /// Nested deeper than any honest file.
    TooDeep,
    /// More values than the reader allows, aliases followed.
    TooMany,
}

impl Broken {
    /// Why, as a sentence.
    pub fn phrase(&self) -> Phrase {
        match &self.why {
            Why::Syntax(words) => Phrase::new("reason-yaml-syntax").with("words", words.as_str()),
            Why::DuplicateKey(key) => {
                Phrase::new("reason-yaml-duplicate").with("key", key.as_str())
            }
            Why::Reference => Phrase::new("reason-yaml-reference"),
            Why::ComplexKey => Phrase::new("reason-yaml-complex-key"),
            Why::ManyDocuments => Phrase::new("reason-yaml-many-documents"),
            Why::TooDeep => Phrase::new("reason-yaml-too-deep"),
            Why::TooMany => Phrase::new("reason-yaml-too-many"),
        }
    }
}

impl Node {
    /// The value of a key, where this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        match &self.value {
            Value::Map(pairs) => pairs.iter().find(|(k, _)| k.name == key).map(|(_, node)| node),
            _ => None,
        }
    }

    /// The text, where this is a scalar.
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// Whether this is a null: nothing, `~` or `null`, without quotes.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, quoted: false }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }
}

/// The one document in `text`; an empty text is an empty mapping.
///
/// # Errors
/// When the text is not YAML, or uses what the module's documentation says is refused.
pub fn parse(text: &str) -> Result<Node, Broken> {
    let mut builder = Builder::default();
    for event in events(text) {
        let (event, span) = event?;
        builder.take(event, span)?;
    }
    let empty = Node { place: Place { line: 1, column: 1 }, value: Value::Map(Vec::new()) };
    Ok(builder.finished.pop().unwrap_or(empty))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_node_knows_its_place() {
        let node = parse("a: 1\nlist:\n  - x\n  - {b: 'y'}\n").expect("parses");
        let list = node.get("list").expect("list");
        let Value::List(items) = &list.value else { panic!("a list") };
        assert_eq!(items[0].place, Place { line: 3, column: 5 });
        assert_eq!(items[1].get("b").and_then(Node::as_text), Some("y"));
    }

    #[test]
    fn scalars_keep_the_text_that_was_written() {
        let node = parse("a: 1_000\nb: on\nc:\nd: ''\n").expect("parses");
        assert_eq!(node.get("a").and_then(Node::as_text), Some("1_000"));
        assert_eq!(node.get("b").and_then(Node::as_text), Some("on"));
        assert!(node.get("c").is_some_and(Node::is_null));
        assert!(!node.get("d").is_some_and(Node::is_null));
    }

    #[test]
    fn what_is_refused_is_named_with_its_place() {
        let refused = |text: &str| parse(text).expect_err("refused");
        assert_eq!(refused("a: 1\na: 2\n").why, Why::DuplicateKey("a".into()));
        assert_eq!(refused("a: 1\na: 2\n").place, Place { line: 2, column: 1 });
        assert_eq!(refused("a: &x 1\nb: *x\n").why, Why::Reference);
        assert_eq!(refused("a: 1\n---\nb: 2\n").why, Why::ManyDocuments);
        assert_eq!(refused(&"[".repeat(DEEPEST + 1)).why, Why::TooDeep);
        assert_eq!(refused(&"[".repeat(100_000)).why, Why::TooDeep, "the parser's own limit");
        assert!(matches!(refused("a: [1\nb: 2").why, Why::Syntax(_)));
    }
}
