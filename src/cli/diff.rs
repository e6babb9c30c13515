//! `fleetwright diff`: what differs between two sessions.

use serde_json::json;

use super::arguments::Format;
use super::context::{Context, Subject};
use super::output::{Output, Stop};
use super::prompt;
use crate::diff::{Side, diff, text};
use crate::tree::Tree;

/// Reports what differs. The call's `--set`s are applied to the first session alone.
///
/// # Errors
/// When a session cannot be read, or a template of the user's is broken.
pub(super) fn run(other: &str, context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let (before, after) = (context.subject()?, context.named(other, &[])?);
    let prompt = |subject| prompt::make(subject, None, context).map(|prompt| prompt.text);
    let (old, new) = (prompt(&before)?, prompt(&after)?);
    let trees = [tree(&before, context)?, tree(&after, context)?];
    let difference = diff(
        &Side { assessment: &before.assessment, prompt: &old, tree: trees[0].as_ref() },
        &Side { assessment: &after.assessment, prompt: &new, tree: trees[1].as_ref() },
    )
    .map_err(|error| context.no_file(&error))?;
    match context.call.format {
        Format::Json => output.json(&json!(difference)),
        _ => output.report(&text(&difference, context.texts)),
    }
}

/// The tree of a session; nothing where a rule refuses it.
fn tree(subject: &Subject, context: Context<'_>) -> Result<Option<Tree>, Stop> {
    if subject.assessment.has_errors() { Ok(None) } else { context.tree(subject).map(Some) }
}
