//! Sentences of an answer's prose, and what can be told of them without understanding them:
//! which words stand in them, and whether they deny.

use super::markdown::{Passage, PassageKind};

/// A sentence, in lower case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Sentence<'a> {
    /// As it stands.
    pub(super) text: &'a str,
    /// In lower case, apostrophes and dashes in their plain form.
    pub(super) lower: String,
    /// The answer's line where it starts.
    pub(super) line: usize,
    /// Whether it is a heading.
    pub(super) heading: bool,
}

/// The sentences of all prose.
pub(super) fn sentences(prose: &[Passage]) -> impl Iterator<Item = Sentence<'_>> {
    prose.iter().flat_map(|passage| {
        let heading = passage.kind != PassageKind::Text;
        let mut line = passage.line;
        split(&passage.text).map(move |text| {
            let lead = text.len() - text.trim_start().len();
            let before = text[..lead].matches('\n').count();
            let start = line + before;
            line += text.matches('\n').count();
            Sentence { text: text.trim(), lower: plain(text.trim()), line: start, heading }
        })
    })
}

/// A text after each end of a sentence: a mark with a space behind it.
fn split(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.trim().is_empty() {
            return None;
        }
        let (sentence, after) = rest.split_at(end(rest));
        rest = after;
        Some(sentence)
    })
}

fn end(text: &str) -> usize {
    let marks = text.match_indices(['.', '!', '?', ';', '…']);
    let mut ends = marks.map(|(at, mark)| at + mark.len());
    let ended = |end: &usize| text[*end..].chars().next().is_some_and(char::is_whitespace);
    ends.find(ended).unwrap_or(text.len())
}

/// Lower case; apostrophes, dashes and spaces in their plain form.
pub(super) fn plain(text: &str) -> String {
    let plain = text.chars().map(|c| match c {
        '’' | 'ʼ' => '\'',
        '‑' | '–' | '—' => '-',
        '\u{a0}' | '\u{202f}' | '\n' | '\t' => ' ',
        c => c,
    });
    plain.flat_map(char::to_lowercase).collect()
}

impl Sentence<'_> {
    /// Whether it has this word or phrase, at its boundaries.
    pub(super) fn has(&self, phrase: &str) -> bool {
        has(&self.lower, phrase)
    }

    /// Whether it has one of these.
    pub(super) fn has_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.has(phrase))
    }

    /// The parts between commas, colons and brackets.
    pub(super) fn clauses(&self) -> impl Iterator<Item = &str> {
        self.lower.split([',', ':', '(', ')', ';']).map(str::trim)
    }
}

/// Whether a clause denies a term, excludes it, puts something in its place or only supposes it.
pub(super) fn denies(clause: &str, term: &str) -> bool {
    let before = clause.find(term).map_or(clause, |at| &clause[..at]);
    let instead = REPLACEMENTS.iter().any(|phrase| has(before, phrase));
    instead
        || words(clause)
            .any(|word| DENIALS.contains(&word) || word.ends_with("n't") || word.starts_with("n'"))
}

/// The words of a text in lower case.
pub(super) fn words(lower: &str) -> impl Iterator<Item = &str> {
    let apart = |c: char| !(c.is_alphanumeric() || c == '-' || c == '_' || c == '\'');
    lower.split(apart).filter(|word| !word.is_empty())
}

/// Whether a text in lower case has a phrase that no letter or digit continues.
pub(super) fn has(lower: &str, phrase: &str) -> bool {
    lower.match_indices(phrase).any(|(at, found)| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + found.len()..].chars().next();
        let part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !part(before) && !part(after)
    })
}

/// What stands before the thing that is replaced.
const REPLACEMENTS: [&str; 14] = [
    "rather than",
    "instead of",
    "in place of",
    "unlike",
    "over",
    "replaces",
    "replace",
    "replacing",
    "au lieu",
    "plutôt que",
    "plutôt qu'",
    "remplace",
    "remplacer",
    "contrairement",
];

/// Words that turn a clause around, or make a condition of it.
const DENIALS: [&str; 52] = [
    "no",
    "not",
    "non",
    "without",
    "never",
    "neither",
    "nor",
    "none",
    "nothing",
    "cannot",
    "avoid",
    "avoids",
    "avoiding",
    "avoided",
    "replaced",
    "remove",
    "removes",
    "removed",
    "drop",
    "drops",
    "dropped",
    "exclude",
    "excludes",
    "excluded",
    "forbid",
    "forbidden",
    "if",
    "would",
    "could",
    "should",
    "unless",
    "whereas",
    "ne",
    "pas",
    "sans",
    "jamais",
    "aucun",
    "aucune",
    "ni",
    "éviter",
    "évite",
    "évitons",
    "évité",
    "remplacé",
    "exclu",
    "exclut",
    "exclure",
    "interdit",
    "si",
    "serait",
    "pourrait",
    "écarté",
];

#[cfg(test)]
mod tests {
    use super::super::markdown::take_apart;
    use super::*;

    #[test]
    fn sentences_have_their_lines() {
        let text = "# One. Two\n\nK3s v1.36.3 uses\nSQLite. It’s small;\nno etcd.\n";
        let parts = take_apart(text, &mut || true).expect("not stopped");
        let found: Vec<_> =
            sentences(&parts.prose).map(|one| (one.line, one.lower.clone(), one.heading)).collect();
        let expected = [
            (1, "one.", true),
            (1, "two", true),
            (3, "k3s v1.36.3 uses sqlite.", false),
            (4, "it's small;", false),
            (5, "no etcd.", false),
        ];
        let expected: Vec<_> =
            expected.into_iter().map(|(line, text, head)| (line, text.to_owned(), head)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_denial_is_told_from_a_statement() {
        let denies = |text: &str| denies(&plain(text), "etcd");
        for text in [
            "We do not use etcd",
            "It doesn’t need etcd",
            "SQLite instead of etcd",
            "Sans etcd ni kubeadm",
            "K3s n’utilise pas etcd",
            "SQLite, plutôt que etcd",
        ] {
            assert!(denies(text), "{text}");
        }
        assert!(!denies("We use etcd on three servers"));
        assert!(!denies("We use etcd instead of SQLite"));
        assert!(!denies("Les serveurs utilisent etcd"));
    }

    #[test]
    fn a_phrase_is_no_part_of_a_word() {
        assert!(has("the etcd-free k3s", "etcd"));
        assert!(!has("etcdctl and metcd", "etcd"));
    }
}
