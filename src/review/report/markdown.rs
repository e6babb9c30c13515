//! A review for an issue or a design document.

use super::{ids, place, required, verdict};
use crate::quote::markdown::{code, text as prose};
use crate::review::{Check, Grade, Outcome, Review};
use crate::text::{Phrase, Texts};

/// The report.
pub fn markdown(review: &Review, texts: &Texts) -> String {
    let mut out = format!("# {}\n\n{}\n", texts.get("review-title"), texts.say(&verdict(review)));
    let mut group = "";
    let shown = |grade: Grade| !matches!(grade, Grade::Passed | Grade::Empty);
    for outcome in review.outcomes.iter().filter(|outcome| shown(outcome.grade)) {
        let own = Check::of(outcome.id).map_or("", |check| check.group());
        if own != group {
            group = own;
            out.push_str(&format!("\n## {}\n\n", texts.get(&format!("review-group-{own}"))));
        }
        out.push_str(&entry(outcome, texts));
    }
    for (key, grade) in [("review-passed", Grade::Passed), ("review-nothing", Grade::Empty)] {
        let ids: Vec<String> = ids(review, grade).into_iter().map(code).collect();
        if !ids.is_empty() {
            let said = texts.say(&Phrase::new(key).with("ids", ids.join(", ")));
            out.push_str(&format!("\n{said}\n"));
        }
    }
    out
}

fn entry(outcome: &Outcome, texts: &Texts) -> String {
    let grade = texts.get(&format!("review-grade-{}", outcome.grade.word()));
    let place = place(&outcome.spot, texts).map(|place| prose(&place) + ": ").unwrap_or_default();
    let why = prose(&texts.say(&outcome.why));
    let mut entry = format!("- **{grade}** {}: {place}{why}\n", code(outcome.id));
    if !outcome.spot.evidence.is_empty() {
        entry.push_str(&format!("  {}\n", code(&outcome.spot.evidence)));
    }
    let required =
        Phrase::new("review-required").with("required", prose(&required(outcome, texts)));
    entry.push_str(&format!("  {}\n", texts.say(&required).trim_start()));
    if outcome.more > 0 {
        let more = texts.say(&Phrase::new("review-more").with("count", outcome.more));
        entry.push_str(&format!("  {}\n", more.trim_start()));
    }
    entry
}
