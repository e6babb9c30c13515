//! What differs in the comments of two texts of a session: an edit of comments alone changes no
//! design, and is to be seen all the same before it is taken on or thrown away.

use super::lines::{Line, lines};
use crate::text::Phrase;

/// The comments of `after` that `before` has not, and the other way round, a sentence each; where
/// all are in both, that they stand elsewhere.
pub(super) fn comment_changes(before: &str, after: &str) -> Vec<Phrase> {
    if before == after {
        return Vec::new();
    }
    let mut gone = comments(before);
    let mut added = Vec::new();
    for comment in comments(after) {
        match gone.iter().position(|old| *old == comment) {
            Some(at) => drop(gone.remove(at)),
            None => added.push(comment),
        }
    }
    let say = |key: &'static str| move |text: &str| Phrase::new(key).with("text", text);
    let mut changes: Vec<Phrase> = gone.into_iter().map(say("comment-gone")).collect();
    changes.extend(added.into_iter().map(say("comment-added")));
    if changes.is_empty() {
        changes.push(Phrase::new("comment-moved"));
    }
    changes
}

fn comments(text: &str) -> Vec<&str> {
    let comment = |line| match line {
        Line::Comment(_, words) | Line::Content(Some(words)) => Some(words),
        Line::Blank | Line::Content(None) => None,
    };
    lines(text).into_iter().filter_map(comment).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(before: &str, after: &str) -> Vec<String> {
        let changes = comment_changes(before, after);
        changes.iter().map(|phrase| format!("{} {:?}", phrase.key, phrase.args)).collect()
    }

    #[test]
    fn comments_that_came_went_or_moved_are_told() {
        let before = "# one\na: 1 # two\nb: 2\n";
        assert_eq!(changes(before, before), Vec::<String>::new());
        let told = changes(before, "# one\na: 1\nb: 2 # three\n");
        assert!(told.len() == 2 && told[0].contains("# two") && told[1].contains("# three"));
        assert_eq!(changes(before, "# one\na: 1\nb: 2 # two\n"), ["comment-moved []"]);
        assert_eq!(changes("a: 1 # x\n# x\n", "a: 1 # x\n").len(), 1, "one of two that are alike");
    }
}
