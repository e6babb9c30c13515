//! A review as plain text: what rejects the answer, what is worth knowing, then what passes.

use super::{ids, place, required, verdict};
use crate::review::{Grade, Outcome, Review};
use crate::text::{Phrase, Texts};

/// The report.
pub fn text(review: &Review, texts: &Texts) -> String {
    let mut out = String::new();
    let shown = |grade: Grade| !matches!(grade, Grade::Passed | Grade::Empty);
    for outcome in review.outcomes.iter().filter(|outcome| shown(outcome.grade)) {
        out.push_str(&entry(outcome, texts));
        out.push('\n');
    }
    for (key, grade) in [("review-passed", Grade::Passed), ("review-nothing", Grade::Empty)] {
        let ids = ids(review, grade);
        if !ids.is_empty() {
            out.push_str(&texts.say(&Phrase::new(key).with("ids", ids.join(", "))));
            out.push_str("\n\n");
        }
    }
    out + &texts.say(&verdict(review)) + "\n"
}

fn entry(outcome: &Outcome, texts: &Texts) -> String {
    let grade = texts.get(&format!("review-grade-{}", outcome.grade.word()));
    let line = match place(&outcome.spot, texts) {
        Some(place) => Phrase::new("review-line-at").with("place", place),
        None => Phrase::new("review-line"),
    };
    let line = line.with("grade", grade).with("why", outcome.why.clone()).with("id", outcome.id);
    let mut lines = vec![texts.say(&line)];
    if !outcome.spot.evidence.is_empty() {
        lines.push(format!("  > {}", outcome.spot.evidence));
    }
    let required = Phrase::new("review-required").with("required", required(outcome, texts));
    lines.push(texts.say(&required));
    if outcome.more > 0 {
        lines.push(texts.say(&Phrase::new("review-more").with("count", outcome.more)));
    }
    lines.join("\n") + "\n"
}
