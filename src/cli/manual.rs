//! What follows from the grammar alone: completions and the manual page.

use clap_complete::Shell;

use super::arguments::grammar;
use super::output::{Output, Stop};
use crate::text::Texts;

/// Prints completions for a shell.
///
/// # Errors
/// When they cannot be written.
pub(super) fn completions(
    shell: Shell,
    texts: &Texts,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut grammar(texts), "fleetwright", &mut script);
    output.text(&String::from_utf8_lossy(&script))
}

/// Prints the manual page (roff).
///
/// # Errors
/// When it cannot be written.
pub(super) fn manual(texts: &Texts, output: &mut Output<'_>) -> Result<(), Stop> {
    let mut page = Vec::new();
    clap_mangen::Man::new(grammar(texts)).render(&mut page)?;
    output.text(&String::from_utf8_lossy(&page))
}
