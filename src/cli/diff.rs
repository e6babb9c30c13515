//! `fleetwright diff`: what differs between two sessions.

use serde_json::json;

use super::arguments::{Call, Format};
use super::ground::{Ground, Subject};
use super::output::{Output, Stop};
use super::prompt;
use crate::diff::{Side, diff, text};
use crate::text::Texts;

/// Reports what differs. The call's `--set`s are applied to the first session alone.
///
/// # Errors
/// When a session cannot be read, or a template of the user's is broken.
pub(super) fn run(
    other: &str,
    call: &Call,
    ground: &Ground,
    texts: &Texts,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let before = ground.subject(call, texts)?;
    let after = ground.named(other, &[], texts)?;
    // Fields that are still open are no difference.
    let mut quiet = std::io::sink();
    let mut unsaid = Output { out: &mut std::io::sink(), err: &mut quiet };
    let mut prompt = |subject: &Subject| {
        prompt::make(subject, None, call, ground, texts, &mut unsaid).map(|prompt| prompt.text)
    };
    let prompts = [prompt(&before)?, prompt(&after)?];
    let tree = |subject: &Subject| {
        if subject.assessment.has_errors() {
            return Ok(None);
        }
        subject.tree(call, ground, texts).map(Some)
    };
    let trees = [tree(&before)?, tree(&after)?];
    let difference = diff(
        &Side { assessment: &before.assessment, prompt: &prompts[0], tree: trees[0].as_ref() },
        &Side { assessment: &after.assessment, prompt: &prompts[1], tree: trees[1].as_ref() },
    )
    .map_err(|error| super::tree::refuse(&error, texts))?;
    match call.format {
        Format::Json => output.json(&json!(difference)),
        Format::Text => output.text(&text(&difference, texts)),
    }
}
