//! What a check says of an answer.

use super::Check;
use super::proposal::{Piece, Proposal};
use crate::check::redact_prose;
use crate::quote::visible;
use crate::text::{Arg, Phrase};
use crate::yaml::Place;

/// The verdict of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It holds.
    Pass,
    /// It does not.
    Fail,
    /// What it looks for is not there.
    Absent,
}

impl Verdict {
    /// As JSON says it.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Pass => "pass",
            Verdict::Fail => "fail",
            Verdict::Absent => "absent",
        }
    }
}

/// The verdict, and whether it rejects the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Grade {
    /// It does not hold.
    Failed,
    /// What was asked for is missing.
    Missing,
    /// It holds, and there is something to know about it.
    Noted,
    /// It holds.
    Passed,
    /// There is nothing that it could be said of.
    Empty,
}

impl Grade {
    /// The contract's verdict.
    pub fn verdict(self) -> Verdict {
        match self {
            Grade::Failed => Verdict::Fail,
            Grade::Missing | Grade::Empty => Verdict::Absent,
            Grade::Noted | Grade::Passed => Verdict::Pass,
        }
    }

    /// Whether the answer is rejected for it.
    pub fn rejects(self) -> bool {
        matches!(self, Grade::Failed | Grade::Missing)
    }

    /// As JSON says it.
    pub fn word(self) -> &'static str {
        match self {
            Grade::Failed => "failed",
            Grade::Missing => "missing",
            Grade::Noted => "noted",
            Grade::Passed => "passed",
            Grade::Empty => "empty",
        }
    }
}

/// The most characters of the answer that are quoted as evidence.
const MOST_EVIDENCE: usize = 160;

/// Where something stands, and what stands there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// The file: of a folder, or the path that the answer names.
    pub file: Option<String>,
    /// The line: of the answer, or of the file of a folder.
    pub line: Option<usize>,
    /// What stands there, on one line, with nothing in it that acts on a terminal.
    pub evidence: String,
}

impl Spot {
    /// A place in a piece's YAML, quoted with its line.
    pub fn at(piece: &Piece, place: Place) -> Self {
        Self::line(piece, piece.line_of(place))
    }

    /// A line of the answer that stands within a piece, quoted.
    pub fn line(piece: &Piece, line: usize) -> Self {
        Self::quoting(piece, line, piece.text_of(line))
    }

    /// A line of the answer within a piece, with what is quoted of it.
    pub fn quoting(piece: &Piece, line: usize, quote: &str) -> Self {
        Self { file: piece.path.clone(), line: Some(line), evidence: beginning(quote) }
    }

    /// A piece as a whole, quoted with its first line.
    pub fn piece(piece: &Piece) -> Self {
        Self::line(piece, piece.line)
    }

    /// A line of prose, with what is quoted of it.
    pub fn prose(line: usize, quote: &str) -> Self {
        Self { file: None, line: Some(line), evidence: beginning(quote) }
    }
}

/// As much of a text as a quotation is made from: a line may have millions of characters.
fn beginning(text: &str) -> String {
    text.chars().take(8 * MOST_EVIDENCE).collect()
}

/// A quotation on one line, without credentials and what nobody sees, and not too long.
pub fn evidence(text: &str) -> String {
    let words = visible::line(&redact_prose(&beginning(text)));
    let words: Vec<&str> = words.split_whitespace().collect();
    let line = words.join(" ");
    if line.chars().count() <= MOST_EVIDENCE {
        return line;
    }
    line.chars().take(MOST_EVIDENCE - 1).chain(['…']).collect()
}

/// What a check has found at one place, or of the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The check's id.
    pub id: &'static str,
    /// How it stands.
    pub grade: Grade,
    /// Where.
    pub spot: Spot,
    /// Why.
    pub why: Phrase,
    /// How many more the check has found that are not listed.
    pub more: usize,
}

impl Outcome {
    /// The answer fails here: the sentence is the attribute `fail` of the check's text.
    pub fn failed(check: &Check, spot: Spot) -> Self {
        Self::new(check, Grade::Failed, spot, "fail")
    }

    /// What the prompt asked for is missing: the attribute `absent`.
    pub fn missing(check: &Check, spot: Spot) -> Self {
        Self::new(check, Grade::Missing, spot, "absent")
    }

    /// It holds, and there is something to know: the attribute `note`.
    pub fn noted(check: &Check, spot: Spot) -> Self {
        Self::new(check, Grade::Noted, spot, "note")
    }

    /// It holds, as is seen here: the sentence is what is required.
    pub fn passed(check: &Check, spot: Spot) -> Self {
        let why = Phrase::new(check.text_key());
        Self { id: check.id, grade: Grade::Passed, spot, why, more: 0 }
    }

    /// There is nothing in the answer that this could be said of.
    pub(super) fn empty(check: &Check) -> Self {
        let why = Phrase::new("review-empty");
        Self { id: check.id, grade: Grade::Empty, spot: Spot::default(), why, more: 0 }
    }

    fn new(check: &Check, grade: Grade, spot: Spot, attribute: &str) -> Self {
        let why = Phrase::new(format!("{}.{attribute}", check.text_key()));
        Self { id: check.id, grade, spot, why, more: 0 }
    }

    /// The same with nothing in it that acts on a terminal, and no credential: whatever a check
    /// quotes. It is done for what is listed alone, of which there is little.
    fn clean(mut self) -> Self {
        self.spot.evidence = evidence(&self.spot.evidence);
        self.spot.file = self.spot.file.as_deref().map(evidence);
        for (_, arg) in &mut self.why.args {
            if let Arg::Text(text) = arg {
                *text = evidence(text);
            }
        }
        self
    }

    /// The same with one more argument of its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.why = self.why.with(name, value);
        self
    }

    /// The same with another attribute of the check's text as its sentence, arguments kept.
    #[must_use]
    pub fn because(mut self, attribute: &str) -> Self {
        let key = self.why.key.split('.').next().unwrap_or_default();
        self.why.key = format!("{key}.{attribute}").into();
        self
    }
}

/// What a check gives: nothing found wrong is a pass.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcomes {
    pub(super) all: Vec<Outcome>,
    /// How many were not kept.
    pub(super) more: usize,
    /// Whether there was anything to look at: of nothing, nothing is said.
    pub(super) looked: bool,
}

/// The most outcomes of one check and grade that are listed; the rest is counted.
pub(super) const MOST_LISTED: usize = 20;

impl Outcomes {
    /// Nothing to say it of, until something is [seen](Self::see).
    pub fn new() -> Self {
        Self::default()
    }

    /// There is something that the check is about.
    pub fn see(&mut self) {
        self.looked = true;
    }

    /// Adds an outcome; of too many of one grade the rest is counted.
    pub fn add(&mut self, outcome: Outcome) {
        self.looked = true;
        let equal = self.all.iter().filter(|known| known.grade == outcome.grade).count();
        if equal < MOST_LISTED {
            self.all.push(outcome.clean());
        } else {
            self.more += 1;
        }
    }
}

impl Extend<Outcome> for Outcomes {
    fn extend<I: IntoIterator<Item = Outcome>>(&mut self, all: I) {
        all.into_iter().for_each(|outcome| self.add(outcome));
    }
}

impl FromIterator<Outcome> for Outcomes {
    /// For checks that are about every answer: none found is a pass.
    fn from_iter<I: IntoIterator<Item = Outcome>>(all: I) -> Self {
        let mut outcomes = Self { looked: true, ..Self::default() };
        outcomes.extend(all);
        outcomes
    }
}

/// What a check is handed.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// What the answer proposes.
    pub proposal: &'a Proposal,
    /// The design that it was asked about, and all that follows from it.
    pub assessment: &'a crate::assess::Assessment,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_one_line_without_what_acts_on_a_terminal() {
        assert_eq!(evidence("  a\u{1b}[31m \u{202e}b\n\tc "), "a[31m b c");
        let long = evidence(&"x".repeat(10_000_000));
        assert_eq!(long.chars().count(), MOST_EVIDENCE);
        assert!(long.ends_with('…'));
    }
}
