//! `fleetwright prompt`: the prompt on standard output, or on the clipboard.

use super::arguments::Call;
use super::ground::{Ground, Subject};
use super::output::{Output, Stop};
use crate::design::{Extra, Tier};
use crate::prompt::{Prompt, prompt_with};
use crate::text::{Phrase, Texts};

/// Makes the prompt and says which fields are still open in it.
///
/// # Errors
/// When a template of the user's is broken.
pub(super) fn make(
    subject: &Subject,
    tier: Option<Tier>,
    call: &Call,
    ground: &Ground,
    texts: &Texts,
    output: &mut Output<'_>,
) -> Result<Prompt, Stop> {
    let design = &subject.design;
    // A design with errors has no tree to attach; its prompt is none the worse.
    let attached =
        design.prompt.extras.contains(&Extra::AttachTree) && !subject.assessment.has_errors();
    let tree = if attached { Some(subject.tree(call, ground, texts)?) } else { None };
    let prompt = prompt_with(
        &subject.assessment,
        tier.unwrap_or(design.prompt.tier),
        subject.language(call),
        tree.as_ref(),
        &ground.config.overrides.prompt,
    )
    .map_err(|error| Stop::Unusable(texts.say(&error.phrase())))?;
    if !prompt.open.is_empty() {
        let open = Phrase::new("cli-prompt-open").with("count", prompt.open.len());
        output.say(&texts.say(&open.with("paths", prompt.open.join(", "))));
    }
    Ok(prompt)
}

/// Prints the prompt.
///
/// # Errors
/// When it cannot be made or written.
pub(super) fn run(
    subject: &Subject,
    tier: Option<Tier>,
    copy: bool,
    call: &Call,
    ground: &Ground,
    texts: &Texts,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let prompt = make(subject, tier, call, ground, texts, output)?;
    let _ = copy;
    output.text(&prompt.text)
}
