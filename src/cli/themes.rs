//! `fleetwright themes`.

use serde_json::json;

use super::arguments::Format;
use super::context::Context;
use super::output::{Output, Stop};
use crate::config::Config;
use crate::theme::Themes;

/// Lists the themes that can be chosen.
///
/// # Errors
/// When the list cannot be written.
pub(super) fn run(context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let themes = themes(&context.ground.config);
    match context.call.format {
        Format::Json => output.json(&json!({ "themes": themes.names() })),
        _ => output.report(&(themes.names().join("\n") + "\n")),
    }
}

/// The built-in themes and the user's.
pub fn themes(config: &Config) -> Themes {
    config.overrides.themes.iter().fold(Themes::built_in(), |themes, (path, text)| {
        match path.file_stem().and_then(|stem| stem.to_str()) {
            Some(name) => themes.with(name, text),
            None => themes,
        }
    })
}
