//! `fleetwright prompt`: the prompt on standard output, or on the clipboard.

use std::fs::OpenOptions;
use std::io::{self, Write as _};

use serde_json::{Value, json};

use super::arguments::Format;
use super::context::{Context, Subject};
use super::output::{Output, Stop};
use crate::clipboard::{Clipboard as _, Way};
use crate::design::{Extra, Tier};
use crate::prompt::{Prompt, prompt_with};
use crate::text::Phrase;

/// Makes the prompt of a session.
///
/// # Errors
/// When a template of the user's is broken.
pub(super) fn make(
    subject: &Subject,
    tier: Option<Tier>,
    context: Context<'_>,
) -> Result<Prompt, Stop> {
    let design = &subject.design;
    // A design with errors has no tree to attach; its prompt is none the worse.
    let attached =
        design.prompt.extras.contains(&Extra::AttachTree) && !subject.assessment.has_errors();
    let tree = if attached { Some(context.tree(subject)?) } else { None };
    let tier = tier.unwrap_or(design.prompt.tier);
    let overrides = &context.ground.config.overrides.prompt;
    prompt_with(&subject.assessment, tier, context.language(subject), tree.as_ref(), overrides)
        .map_err(|error| context.unusable(&error.phrase()))
}

/// Prints or copies the prompt, and says which fields are still open in it.
///
/// # Errors
/// When it cannot be made or written.
pub(super) fn run(
    tier: Option<Tier>,
    copy: bool,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let prompt = make(&context.subject()?, tier, context)?;
    if !prompt.open.is_empty() {
        let open = Phrase::new("cli-prompt-open").with("count", prompt.open.len());
        output.say(&context.texts.say(&open.with("paths", prompt.open.join(", "))));
    }
    if copy {
        return copy_out(&prompt, context, output);
    }
    match context.call.format {
        Format::Json => output.json(&to_json(&prompt)),
        _ => output.text(&prompt.text),
    }
}

fn to_json(prompt: &Prompt) -> Value {
    let length = prompt.length();
    json!({
        "text": prompt.text,
        "open": prompt.open,
        "characters": length.characters,
        "words": length.words,
        "tokens_estimate": length.tokens,
    })
}

/// The name in the state folder of what was copied last.
pub(super) const LAST_PROMPT: &str = "last-prompt.md";

fn copy_out(prompt: &Prompt, context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let texts = context.texts;
    let mut copied = context.ground.user().clipboard(LAST_PROMPT, true).copy(&prompt.text);
    let sent = copied.terminal.take().map_or(Ok(()), |bytes| to_terminal(&bytes));
    if let Err(error) = sent {
        copied.not_sent();
        output.say(&texts.say(&no_terminal(&error)));
    }
    let said: Vec<String> =
        std::iter::once(copied.phrase()).chain(copied.notes()).map(|p| texts.say(&p)).collect();
    for sentence in &said {
        output.say(sentence);
    }
    if context.call.format == Format::Json {
        output.json(&json!({
            "way": copied.way.name(),
            "bytes": copied.bytes,
            "confirmed": copied.confirmed,
            "file": copied.file.as_ref().map(|file| file.display().to_string()),
            "messages": said,
        }))?;
    }
    let arrived = copied.way != Way::Nowhere || copied.file.is_some();
    if arrived { Ok(()) } else { Err(Stop::No(None)) }
}

fn no_terminal(error: &io::Error) -> Phrase {
    Phrase::new("cli-copy-no-terminal").with("words", error.to_string())
}

/// Standard output may be a pipe; the terminal itself is where OSC 52 has to go.
fn to_terminal(bytes: &[u8]) -> io::Result<()> {
    let mut terminal = OpenOptions::new().write(true).open("/dev/tty")?;
    terminal.write_all(bytes)?;
    terminal.flush()
}
