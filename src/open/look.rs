//! How the workbench looks: what the user has said, else what goes with the terminal.

use fleetwright::cli::{Ground, Stop};
use fleetwright::text::{Phrase, Texts};
use fleetwright::theme::{Background, Depth, Look, Theme, Themes};
use fleetwright::workbench::shell::background::is_asked;

/// What the command line asks for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wanted<'a> {
    pub(super) theme: Option<&'a str>,
    pub(super) colour: Option<&'a str>,
    pub(super) ascii: bool,
}

/// The look that was chosen.
#[derive(Debug)]
pub(super) struct Chosen {
    pub(super) look: Look,
    /// The name of the theme; [`Themes::AUTOMATIC`] where the terminal chooses.
    pub(super) name: String,
    /// Whether the terminal is to be asked for its background.
    pub(super) asks: bool,
    /// Why the theme is not the one that was chosen.
    pub(super) problem: Option<Phrase>,
}

/// Chooses theme, depth and marks.
///
/// # Errors
/// When the command line names a theme that cannot be used. One that was once chosen need not be
/// there any more: it is reported.
pub(super) fn choose(
    ground: &Ground,
    themes: &mut Themes,
    wanted: Wanted<'_>,
    texts: &Texts,
) -> Result<Chosen, Stop> {
    let lookup = |name: &str| ground.environment.get(name);
    let (depth, marks) = (ground.depth(wanted.colour), ground.marks(wanted.ascii));
    themes.go_with(Background::assumed(&lookup), depth);
    let (theme, name, problem) = theme(ground, themes, (wanted.theme, depth), texts)?;
    let asks = name == Themes::AUTOMATIC && is_asked(&lookup);
    Ok(Chosen { look: Look::new(theme, depth, marks), name, asks, problem })
}

fn theme(
    ground: &Ground,
    themes: &Themes,
    (asked, depth): (Option<&str>, Depth),
    texts: &Texts,
) -> Result<(Theme, String, Option<Phrase>), Stop> {
    if let Some(name) = asked {
        let refuse = |phrase: Phrase| Stop::Unusable(texts.say(&phrase));
        let theme = themes.load(name).map_err(|problem| refuse(problem.phrase()))?;
        return Ok((theme, name.to_owned(), None));
    }
    if depth == Depth::None {
        let theme = Theme::monochrome().clone();
        let name = theme.name().to_owned();
        return Ok((theme, name, None));
    }
    let chosen = ground.config.settings.theme.clone().or_else(|| ground.store.theme());
    let name = chosen.unwrap_or_else(|| Themes::AUTOMATIC.to_owned());
    let problem = match themes.load(&name) {
        Ok(theme) => return Ok((theme, name, None)),
        Err(problem) => Phrase::new("cli-theme-refused").with("reason", problem.phrase()),
    };
    let theme = themes.load(Themes::AUTOMATIC).unwrap_or_else(|_| Theme::dark().clone());
    Ok((theme, Themes::AUTOMATIC.to_owned(), Some(problem)))
}
