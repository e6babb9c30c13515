//! A review for people: as text, as Markdown, as JSON, and as what the model is asked to put right.

mod follow_up;
mod json;
mod markdown;
mod text;

pub use follow_up::follow_up;
pub use json::json;
pub use markdown::markdown;
pub use text::text;

use super::{Check, Grade, Outcome, Review, Spot};
use crate::text::{Phrase, Texts};

/// How many checks have come to something.
struct Tally {
    checks: usize,
    failed: usize,
    missing: usize,
    noted: usize,
}

impl Tally {
    fn of(review: &Review) -> Self {
        let worst = worst(review);
        let count = |grade| worst.iter().filter(|(_, worst)| *worst == grade).count();
        Self {
            checks: worst.len(),
            failed: count(Grade::Failed),
            missing: count(Grade::Missing),
            noted: review.outcomes.iter().filter(|one| one.grade == Grade::Noted).count(),
        }
    }
}

/// Each check once, with the worst that it has come to, in the order of the table.
fn worst(review: &Review) -> Vec<(&'static str, Grade)> {
    let mut worst: Vec<(&'static str, Grade)> = Vec::new();
    for outcome in &review.outcomes {
        match worst.last_mut() {
            Some((id, grade)) if *id == outcome.id => *grade = outcome.grade.min(*grade),
            _ => worst.push((outcome.id, outcome.grade)),
        }
    }
    worst
}

/// The ids of the checks whose worst is this.
fn ids(review: &Review, wanted: Grade) -> Vec<&'static str> {
    let all = worst(review).into_iter().filter(|(_, grade)| *grade == wanted);
    all.map(|(id, _)| id).collect()
}

/// The verdict in one sentence.
pub fn verdict(review: &Review) -> Phrase {
    let Tally { checks, failed, missing, noted } = Tally::of(review);
    let key = if failed + missing > 0 { "review-rejected" } else { "review-accepted" };
    Phrase::new(key)
        .with("checks", checks)
        .with("failed", failed)
        .with("missing", missing)
        .with("noted", noted)
}

/// Where something stands, as words: `line 41, base/service.yaml`.
pub fn place(spot: &Spot, texts: &Texts) -> Option<String> {
    let file = spot.file.as_deref().map(super::evidence);
    let phrase = match (spot.line, file) {
        (Some(line), Some(file)) => {
            Phrase::new("review-place-both").with("line", line.to_string()).with("file", file)
        }
        (Some(line), None) => Phrase::new("review-place-line").with("line", line.to_string()),
        (None, Some(file)) => return Some(file),
        (None, None) => return None,
    };
    Some(texts.say(&phrase))
}

/// What the check of an outcome requires.
pub fn required(outcome: &Outcome, texts: &Texts) -> String {
    Check::of(outcome.id).map(|check| texts.get(&check.text_key())).unwrap_or_default()
}
