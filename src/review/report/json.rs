//! A review for scripts. Fields are only ever added.

use serde_json::{Value, json};

use super::required;
use crate::review::{Outcome, Review};
use crate::text::Texts;

/// The report of the contract.
pub fn json(review: &Review, texts: &Texts) -> Value {
    let checks: Vec<Value> = review.outcomes.iter().map(|outcome| check(outcome, texts)).collect();
    let files: Vec<Value> = review
        .proposal
        .tree()
        .into_iter()
        .map(|(path, piece)| json!({"path": path, "line": piece.line}))
        .collect();
    json!({"verdict": review.verdict().word(), "checks": checks, "files": files})
}

fn check(outcome: &Outcome, texts: &Texts) -> Value {
    let evidence = Some(&outcome.spot.evidence).filter(|evidence| !evidence.is_empty());
    json!({
        "id": outcome.id,
        "verdict": outcome.grade.verdict().word(),
        "line": outcome.spot.line,
        "evidence": evidence,
        "why": texts.say(&outcome.why),
        "file": outcome.spot.file,
        "grade": outcome.grade.word(),
        "rejects": outcome.grade.rejects(),
        "required": required(outcome, texts),
        "more": outcome.more,
    })
}
