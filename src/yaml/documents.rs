//! The documents of a text that somebody else has written: whatever YAML is, within bounds.

use saphyr_parser::{Event, Span};

use super::build::{Builder, events, events_within};
use super::{Broken, Node};

/// The most characters that one scalar, or one collection in brackets, may have: a `ConfigMap` is
/// at most a MiB.
const MOST_CHARS: usize = 1_500_000;

/// What was read of a text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Documents {
    /// The documents before what is broken; those that hold nothing are left out.
    pub all: Vec<Node>,
    /// What ended the reading, where something did.
    pub broken: Option<Broken>,
}

/// The documents of a text, aliases followed, `<<` merged and tags passed over. Each value is taken
/// off `allowance`, those behind an alias each time: where it is used up, the text is broken.
pub fn documents(text: &str, allowance: &mut usize) -> Documents {
    let mut builder = Builder::lenient(*allowance);
    let mut take = |event: Result<(Event<'_>, Span), Broken>| {
        event.and_then(|(event, span)| builder.take(event, span)).err()
    };
    let broken = if text.len() <= MOST_CHARS {
        events(text).find_map(&mut take)
    } else {
        events_within(text, MOST_CHARS).find_map(&mut take)
    };
    *allowance = builder.lenient.as_ref().map_or(0, |lenient| lenient.allowance);
    let all = builder.finished.into_iter().filter(|node| !node.is_null()).collect();
    Documents { all, broken }
}

#[cfg(test)]
mod tests {
    use super::super::{Value, Why};
    use super::*;

    fn read(text: &str) -> Documents {
        documents(text, &mut 10_000)
    }

    #[test]
    fn each_document_of_a_stream_is_read_with_its_lines() {
        let read = read("# a comment\na: 1\n---\n---\nb: !!str 2\n...\n");
        assert_eq!(read.broken, None);
        let lines: Vec<usize> = read.all.iter().map(|node| node.place.line).collect();
        assert_eq!(lines, [2, 5]);
        assert_eq!(read.all[1].get("b").and_then(Node::as_text), Some("2"));
    }

    #[test]
    fn an_alias_is_what_it_stands_for_and_a_merge_gives_way_to_own_keys() {
        let read = read("a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3\nc: [*x]\n");
        let b = read.all[0].get("b").expect("b");
        let text = |key| b.get(key).and_then(Node::as_text);
        assert_eq!((text("p"), text("q"), text("<<")), (Some("1"), Some("3"), None));
    }

    #[test]
    fn what_stands_before_a_fault_is_kept() {
        let read = read("a: 1\n---\nb: [1\nc: 2\n");
        assert_eq!(read.all.len(), 1);
        let broken = read.broken.expect("broken");
        assert!(matches!(broken.why, Why::Syntax(_)), "{broken:?}");
        assert!(broken.place.line >= 3, "{broken:?}");
    }

    #[test]
    fn a_bomb_of_aliases_ends_at_the_allowance() {
        let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..9 {
            let inner = format!("*a{}, ", level - 1).repeat(10);
            text.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
        }
        let mut allowance = 100_000;
        let read = documents(&text, &mut allowance);
        assert_eq!(read.broken.map(|broken| broken.why), Some(Why::TooMany));
        assert_eq!(allowance, 0);
        // Nothing but aliases of one anchor: no level of it is kept.
        let wide = format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(1_000), "*a, ".repeat(1_000));
        let read = documents(&wide, &mut 100_000);
        assert_eq!(read.broken.map(|broken| broken.why), Some(Why::TooMany));
    }

    #[test]
    fn a_collection_in_brackets_without_end_is_not_held() {
        let text = "a: 1\n--- \n[".to_owned() + &"x, ".repeat(MOST_CHARS / 2);
        let read = documents(&text, &mut 10_000_000);
        assert_eq!(read.all.len(), 1);
        assert_eq!(read.broken.map(|broken| broken.why), Some(Why::TooMany));
        let long = "a:\n".to_owned() + &"- x\n".repeat(MOST_CHARS / 2);
        assert_eq!(documents(&long, &mut 10_000_000).broken, None);
    }

    #[test]
    fn an_alias_within_its_own_anchor_is_refused() {
        assert!(read("a: &x\n  b: *x\n").broken.is_some());
    }

    #[test]
    fn a_mapping_of_many_keys_still_tells_a_duplicate() {
        let keys: Vec<String> = (0..200).map(|key| format!("k{key}: 1\n")).collect();
        let mut text = keys.concat();
        assert!(matches!(&read(&text).all[0].value, Value::Map(pairs) if pairs.len() == 200));
        text.push_str("k7: 2\n");
        let broken = read(&text).broken.expect("a duplicate");
        assert_eq!((broken.why, broken.place.line), (Why::DuplicateKey("k7".into()), 201));
    }
}
