//! Opening the workbench: which session, with which look, on a terminal or as one printed frame.

use std::io::{IsTerminal as _, Write as _, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use fleetwright::cli::arguments::{Action, Call};
use fleetwright::cli::{Ground, Stop, set_all, themes};
use fleetwright::design::FleetDesign;
use fleetwright::disk::Disk;
use fleetwright::session::{Session, SessionError, Source};
use fleetwright::text::{Phrase, Texts};
use fleetwright::theme::{Depth, Look, Marks, Theme, Themes};
use fleetwright::workbench::events::Rescue;
use fleetwright::workbench::keymap::Keymap;
use fleetwright::workbench::model::{Model, Start};
use fleetwright::workbench::preview::Grounds;
use fleetwright::workbench::world::World;
use fleetwright::workbench::{Surroundings, plain_frame, run};

/// What is opened the first time.
const FIRST_SESSION: &str = "wind-turbines";

/// The theme where nobody chooses one.
const FIRST_THEME: &str = "dark";

/// The size of a printed frame where nobody names one.
const FRAME: (u16, u16) = (120, 36);

/// Opens the workbench, or prints one frame of it where standard output is no terminal.
///
/// # Errors
/// When there is no such session, or a `--set` or the theme is refused.
pub(crate) fn open(ground: Ground, call: &Call) -> Result<ExitCode, Stop> {
    let texts = Texts::new(ground.language);
    let (size, theme) = match &call.action {
        Action::Workbench { size, theme } => (*size, theme.clone()),
        _ => (None, None),
    };
    let session = find_session(&ground, call, &texts)?;
    let themes = themes(&ground.config);
    let look = look(&ground, &themes, theme, &texts)?;
    let mut model = model(&ground, session, &themes, &look, call, &texts)?;
    if size.is_some() || !stdout().is_terminal() {
        return print(&mut model, size.unwrap_or(FRAME), &texts);
    }
    let rescue = rescue(&ground);
    let mut world = world(ground);
    let surroundings = Surroundings { look, themes, outside: &mut world, rescue };
    run(model, surroundings).map_err(Stop::from)?;
    Ok(ExitCode::SUCCESS)
}

fn find_session(ground: &Ground, call: &Call, texts: &Texts) -> Result<Session, Stop> {
    let refuse = |error: SessionError| Stop::Unusable(error.render(texts));
    match &call.session {
        Some(wanted) => ground.store.open(wanted).map_err(refuse),
        // What was open last may be broken or gone by now: that is no reason not to start.
        None => match ground.store.last().map(|source| ground.store.load(&source)) {
            Some(Ok(session)) => Ok(session),
            _ => ground.store.open(FIRST_SESSION).map_err(refuse),
        },
    }
}

fn look(
    ground: &Ground,
    themes: &Themes,
    asked: Option<String>,
    texts: &Texts,
) -> Result<Look, Stop> {
    let lookup = |name: &str| ground.environment.get(name);
    let depth = Depth::detect(&lookup, None);
    let marks = Marks::detect(&lookup, None);
    let theme = match (asked, &ground.config.settings.theme) {
        (Some(name), _) => {
            themes.load(&name).map_err(|problem| Stop::Unusable(texts.say(&problem.phrase())))?
        }
        (None, Some(name)) => themes.load(name).unwrap_or_else(|_| Theme::dark().clone()),
        (None, None) if depth == Depth::None => Theme::monochrome().clone(),
        (None, None) => themes.load(FIRST_THEME).unwrap_or_else(|_| Theme::dark().clone()),
    };
    Ok(Look::new(theme, depth, marks))
}

fn model(
    ground: &Ground,
    session: Session,
    themes: &Themes,
    look: &Look,
    call: &Call,
    texts: &Texts,
) -> Result<Model, Stop> {
    let mut design = session.design.clone();
    set_all(&mut design, &call.set, texts)?;
    let inventory = ground
        .store
        .inventory(&session.source, &design)
        .map_err(|error| Stop::Unusable(error.render(texts)))?;
    let grounds = Grounds {
        catalog: ground.catalog.clone(),
        tree: ground.config.overrides.tree.clone(),
        prompt: ground.config.overrides.prompt.clone(),
        inventory,
    };
    let names = themes.names().into_iter().map(str::to_owned).collect();
    let mut model = Model::new(Start {
        session,
        grounds,
        keymap: keymap(ground),
        language: ground.language,
        theme: (look.theme.name().to_owned(), names),
    });
    model.mouse = ground.config.settings.mouse;
    if design != model.design {
        model.design = design;
        model.assess();
    }
    Ok(model)
}

fn keymap(ground: &Ground) -> Keymap {
    let built_in = Keymap::builtin();
    match &ground.config.overrides.keymap {
        Some(text) => built_in.patched(text).unwrap_or(built_in),
        None => built_in,
    }
}

fn print(model: &mut Model, size: (u16, u16), texts: &Texts) -> Result<ExitCode, Stop> {
    let look = Look::new(Theme::monochrome().clone(), Depth::None, Marks::Unicode);
    let frame = plain_frame(model, &look, size.0, size.1);
    let hint = texts.say(&Phrase::new("cli-frame-hint"));
    let mut out = stdout().lock();
    match writeln!(out, "{}\n\n{hint}", frame.trim_end_matches('\n')) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => match Stop::from(error) {
            Stop::ClosedPipe => Ok(ExitCode::SUCCESS),
            stop => Err(stop),
        },
    }
}

/// Keeps unsaved work beside the state when the terminal goes away.
fn rescue(ground: &Ground) -> Rescue {
    let store = ground.store.clone();
    Arc::new(move |design: &FleetDesign, source: &Source| {
        // The terminal may be gone: there is nobody left to tell.
        let _ = store.rescue(design, source);
    })
}

fn world(ground: Ground) -> World {
    World {
        disk: Disk::new(),
        home: ground.environment.os("HOME").map(PathBuf::from),
        prompts: Box::new(ground.user().clipboard("last-prompt.md", false)),
        files: Box::new(ground.user().clipboard("last-file", false)),
        store: ground.store,
    }
}
