//! `fleetwright review`: a model's answer against the constraints.

use std::path::Path;

use super::arguments::Format;
use super::context::{Context, Subject};
use super::output::{Output, Stop};
use crate::intake::{from_path, from_stream};
use crate::review::{self, Answer, Review, Verdict, follow_up, review};
use crate::text::Texts;

/// What of a review is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Print {
    /// The report.
    Report,
    /// What the model is asked to put right.
    FollowUp,
    /// What differs between the proposed tree and the generated one.
    Difference,
}

/// Reviews the answer at a path; `-` is standard input.
///
/// # Errors
/// When session or answer cannot be read; [`Stop::No`] when the answer is rejected.
pub(super) fn run(
    answer: &str,
    print: Print,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let subject = context.subject()?;
    let answer = read(answer).map_err(|reason| context.unusable(&reason))?;
    // Nobody stops it here.
    let reviewed = review(&answer, &subject.assessment, &mut || true);
    let Some(reviewed) = reviewed else { return Ok(()) };
    match print {
        Print::Report => report(&reviewed, context, output)?,
        Print::FollowUp => say_follow_up(&reviewed, &subject, context, output)?,
        Print::Difference => difference(&reviewed, &subject, context, output)?,
    }
    if reviewed.verdict() == Verdict::Fail { Err(Stop::No(None)) } else { Ok(()) }
}

fn read(answer: &str) -> Result<Answer, crate::text::Phrase> {
    if answer == "-" {
        return from_stream(&mut std::io::stdin().lock());
    }
    from_path(Path::new(answer))
}

fn report(reviewed: &Review, context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let texts = context.texts;
    match context.call.format {
        Format::Json => output.json(&review::json(reviewed, texts)),
        Format::Markdown => output.text(&review::markdown(reviewed, texts)),
        _ => output.text(&review::text(reviewed, texts)),
    }
}

/// In the language of the prompt that it follows.
fn say_follow_up(
    reviewed: &Review,
    subject: &Subject,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    match follow_up(reviewed, &Texts::new(context.language(subject))) {
        Some(prompt) => output.text(&prompt),
        None => {
            output.say(&context.texts.get("review-follow-none"));
            Ok(())
        }
    }
}

fn difference(
    reviewed: &Review,
    subject: &Subject,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let tree = context.tree(subject)?;
    let difference =
        review::difference(&reviewed.proposal, &tree).map_err(|error| context.no_file(&error))?;
    match context.call.format {
        Format::Json => output.json(&difference.json()),
        _ => output.text(&difference.text(context.texts)),
    }
}
