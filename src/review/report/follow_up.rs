//! What the model is asked to put right: exactly what failed, each with its place, what stands
//! there, why it cannot stay and what is required. It goes into the same conversation, so that
//! nothing of the first prompt is said again.

use super::required;
use crate::quote::markdown::{code, text as prose};
use crate::review::{Grade, Outcome, Review};
use crate::text::{Phrase, Texts};

/// The prompt that follows up, in the language of `texts`; nothing where nothing was rejected.
pub fn follow_up(review: &Review, texts: &Texts) -> Option<String> {
    let rejections: Vec<&Outcome> = review.rejections().collect();
    if rejections.is_empty() {
        return None;
    }
    let opening = Phrase::new("review-follow-opening").with("count", rejections.len());
    let mut out = texts.say(&opening) + "\n";
    for (number, outcome) in rejections.iter().enumerate() {
        out.push_str(&format!("\n{}. {}\n", number + 1, demand(outcome, texts)));
    }
    out.push_str(&format!("\n{}\n", texts.get("review-follow-form")));
    let noted = review.outcomes.iter().filter(|outcome| outcome.grade == Grade::Noted);
    let noted: Vec<String> =
        noted.map(|outcome| format!("- {}\n", prose(&texts.say(&outcome.why)))).collect();
    if !noted.is_empty() {
        out.push_str(&format!("\n{}\n\n{}", texts.get("review-follow-notes"), noted.concat()));
    }
    Some(out)
}

/// One thing to put right. The model knows no line numbers of its own: it finds the place by the
/// path and by what stands there.
fn demand(outcome: &Outcome, texts: &Texts) -> String {
    let mut lines = vec![format!("**{}.**", prose(&required(outcome, texts)))];
    let quote = Some(&outcome.spot.evidence).filter(|evidence| !evidence.is_empty());
    let found = match (&outcome.spot.file, quote) {
        (Some(file), Some(quote)) => Some(
            Phrase::new("review-follow-in-file")
                .with("file", code(file))
                .with("quote", code(quote)),
        ),
        (Some(file), None) => Some(Phrase::new("review-follow-file").with("file", code(file))),
        (None, Some(quote)) => Some(Phrase::new("review-follow-quote").with("quote", code(quote))),
        (None, None) => None,
    };
    lines.extend(found.map(|phrase| texts.say(&phrase)));
    lines.push(
        texts.say(&Phrase::new("review-follow-why").with("why", prose(&texts.say(&outcome.why)))),
    );
    if outcome.more > 0 {
        lines.push(texts.say(&Phrase::new("review-follow-more").with("count", outcome.more)));
    }
    lines.join("\n   ")
}
