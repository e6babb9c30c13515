//! `fleetwright review`: a model's answer against the constraints.

use std::path::Path;

use super::arguments::Format;
use super::context::{Context, Subject};
use super::output::{Output, Stop};
use crate::clipboard::{NoPaste, paste};
use crate::intake::{from_path, from_stream};
use crate::review::{self, Answer, Review, Verdict, follow_up, review};
use crate::text::{Phrase, Texts};

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

/// Where the answer is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file, a folder, or `-` for standard input.
    Path(String),
    /// The desktop's clipboard.
    Clipboard,
}

/// Reviews an answer.
///
/// # Errors
/// When session or answer cannot be read; [`Stop::No`] when the answer is rejected.
pub(super) fn run(
    answer: &Source,
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

fn read(answer: &Source) -> Result<Answer, Phrase> {
    match answer {
        Source::Path(path) if path == "-" => from_stream(&mut std::io::stdin().lock()),
        Source::Path(path) => from_path(Path::new(path)),
        Source::Clipboard => {
            let text = paste().map_err(NoPaste::phrase)?;
            Answer::from_markdown(text.as_bytes())
        }
    }
}

fn report(reviewed: &Review, context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let texts = context.texts;
    match context.call.format {
        Format::Json => output.json(&review::json(reviewed, texts)),
        Format::Markdown => output.text(&review::markdown(reviewed, texts)),
        _ => output.report(&review::text(reviewed, texts)),
    }
}

/// In the language of the prompt that it follows.
fn say_follow_up(
    reviewed: &Review,
    subject: &Subject,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let Some(prompt) = follow_up(reviewed, &Texts::new(context.language(subject))) else {
        output.say(&context.texts.get("review-follow-none"));
        return Ok(());
    };
    output.text(&prompt)
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
        _ => output.report(&difference.text(context.texts)),
    }
}
