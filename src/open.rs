//! Opening the workbench: which session, with which look, on a terminal or as one printed frame.

use std::io::{IsTerminal as _, Write as _, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use fleetwright::cli::arguments::{Action, Call};
use fleetwright::cli::{Ground, Stop, set_all, themes};
use fleetwright::disk::{Disk, shown};
use fleetwright::session::{Journal, Session, SessionError};
use fleetwright::text::{Phrase, Texts};
use fleetwright::theme::{Depth, Look, Marks, Theme, Themes};
use fleetwright::workbench::found::Offer;
use fleetwright::workbench::keymap::Keymap;
use fleetwright::workbench::model::{Model, Start};
use fleetwright::workbench::outside::Tone;
use fleetwright::workbench::overlay::Overlay;
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
    let mut news = news(&ground);
    let session = find_session(&ground, call, &texts, &mut news)?;
    let themes = themes(&ground.config);
    let look = look(&ground, &themes, theme, &texts)?;
    let mut model = model(&ground, session, &themes, &look, call, (news, &texts))?;
    if size.is_some() || !stdout().is_terminal() {
        return print(&mut model, size.unwrap_or(FRAME), &texts);
    }
    offer_left_behind(&ground, &mut model);
    // Where it cannot be remembered, the next start opens another: no reason not to open this one.
    let _ = ground.store.remember_last(&model.session.source);
    let journal = Arc::new(ground.store.journal());
    let mut world = world(ground, Arc::clone(&journal));
    let surroundings = Surroundings { look, themes, outside: &mut world, journal };
    run(model, surroundings).map_err(|error| match Stop::from(error) {
        // Not only writing can fail here.
        Stop::Output(error) => Stop::Unusable(error.to_string()),
        stop => stop,
    })?;
    Ok(ExitCode::SUCCESS)
}

fn find_session(
    ground: &Ground,
    call: &Call,
    texts: &Texts,
    news: &mut Vec<Phrase>,
) -> Result<Session, Stop> {
    let refuse = |error: SessionError| Stop::Unusable(error.render(texts));
    if let Some(wanted) = &call.session {
        return ground.store.open(wanted).map_err(refuse);
    }
    // What was open last may be broken or gone by now: that is no reason not to start.
    match ground.store.last().map(|source| ground.store.load(&source)) {
        Some(Ok(session)) => return Ok(session),
        Some(Err(error)) => {
            let phrase = Phrase::new("cli-last-refused").with("session", FIRST_SESSION);
            news.insert(0, phrase.with("reason", error.phrase()));
        }
        None => {}
    }
    ground.store.open(FIRST_SESSION).map_err(refuse)
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
    // A theme that somebody asks for by name has to be there; one that they once chose need not.
    let load = |name: &str| themes.load(name).ok();
    let theme = match asked {
        Some(name) => {
            themes.load(&name).map_err(|problem| Stop::Unusable(texts.say(&problem.phrase())))?
        }
        None if depth == Depth::None => Theme::monochrome().clone(),
        None => {
            let configured = ground.config.settings.theme.clone();
            let chosen = configured.or_else(|| ground.store.theme());
            let theme = chosen.as_deref().and_then(load).or_else(|| load(FIRST_THEME));
            theme.unwrap_or_else(|| Theme::dark().clone())
        }
    };
    Ok(Look::new(theme, depth, marks))
}

fn model(
    ground: &Ground,
    session: Session,
    themes: &Themes,
    look: &Look,
    call: &Call,
    (mut news, texts): (Vec<Phrase>, &Texts),
) -> Result<Model, Stop> {
    let mut design = session.design.clone();
    set_all(&mut design, &call.set, texts)?;
    // Where its inventory cannot be read, the session is where that is put right.
    let inventory = ground.store.inventory(&session.source, &design).unwrap_or_else(|error| {
        news.insert(0, error.phrase());
        None
    });
    let grounds = Grounds {
        catalog: ground.catalog.clone(),
        tree: ground.config.overrides.tree.clone(),
        prompt: ground.config.overrides.prompt.clone(),
        inventory,
    };
    let keymap = keymap(ground, &mut news);
    let names = themes.names().into_iter().map(str::to_owned).collect();
    let mut model = Model::new(Start {
        session,
        grounds,
        keymap,
        language: ground.language,
        theme: (look.theme.name().to_owned(), names),
    });
    model.mouse = ground.config.settings.mouse;
    if !news.is_empty() {
        model.tell(Tone::Caution, news);
    }
    if design != model.design {
        model.design = design;
        model.assess();
    }
    Ok(model)
}

/// The keys; a user's file that conflicts or is broken is reported, and the default keys stay.
fn keymap(ground: &Ground, news: &mut Vec<Phrase>) -> Keymap {
    let built_in = Keymap::builtin();
    let Some(text) = &ground.config.overrides.keymap else { return built_in };
    built_in.patched(text).unwrap_or_else(|problems| {
        news.extend(problems.into_iter().map(|problem| {
            let phrase = Phrase::new("cli-keymap-refused").with("line", problem.line);
            phrase.with("reason", problem.reason)
        }));
        built_in
    })
}

/// What is to be said at the start: what of the configuration is not used.
fn news(ground: &Ground) -> Vec<Phrase> {
    let said = |problem: &String| Phrase::new("cli-news").with("message", problem.as_str());
    ground.problems.iter().map(said).collect()
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

/// Offers work that was left behind, the newest first; what cannot be read is named.
fn offer_left_behind(ground: &Ground, model: &mut Model) {
    let mut problems = Vec::new();
    for path in ground.store.left_behind() {
        match ground.store.find_work(&path) {
            // There is nothing to decide, and no harm where it stays.
            Ok(found) if found.is_saved() => drop(ground.store.forget_work(&path)),
            Ok(found) => {
                let offer = Offer::new(found, &model.texts);
                model.overlays.push(Overlay::Found(Box::new(offer)));
            }
            Err(error) => problems.push((path, error.phrase())),
        }
    }
    if let Some((path, _)) = problems.first() {
        let folder = path.parent().map(shown).unwrap_or_default();
        let head =
            Phrase::new("found-unreadable").with("count", problems.len()).with("folder", folder);
        let reasons = problems.into_iter().map(|(_, reason)| reason);
        model.tell(Tone::Caution, std::iter::once(head).chain(reasons).collect());
    }
}

fn world(ground: Ground, journal: Arc<Journal>) -> World {
    World {
        disk: Disk::new(),
        journal,
        home: ground.environment.os("HOME").map(PathBuf::from),
        prompts: Box::new(ground.user().clipboard("last-prompt.md", false)),
        files: Box::new(ground.user().clipboard("last-file", false)),
        store: ground.store,
    }
}
