//! Opening the workbench: which session, with which look, on a terminal or as one printed frame.

mod look;

use std::io::{IsTerminal as _, Write as _, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::{Arc, Mutex};

use fleetwright::cli::arguments::{Action, Call};
use fleetwright::cli::{Ground, Stop, set_all, themes};
use fleetwright::disk::{Disk, read, shown};
use fleetwright::editor::Editor;
use fleetwright::session::{Claims, Journal, Session, SessionError, Source};
use fleetwright::text::{Language, Phrase, Texts};
use fleetwright::theme::{Depth, Look, Marks, Theme};
use fleetwright::workbench::command::Action as Do;
use fleetwright::workbench::found::Offer;
use fleetwright::workbench::keymap::Keymap;
use fleetwright::workbench::message::Message;
use fleetwright::workbench::model::{Model, Start};
use fleetwright::workbench::outside::Tone;
use fleetwright::workbench::overlay::Overlay;
use fleetwright::workbench::preview::Grounds;
use fleetwright::workbench::shell::screenless;
use fleetwright::workbench::shell::world::World;
use fleetwright::workbench::update::update;
use fleetwright::workbench::{Surroundings, plain_frame, run};
use fleetwright::yaml::Place;

use self::look::Wanted;

/// What is opened the first time: a fleet whose prompt is in the language of the screen beside it.
fn first_session(language: Language) -> &'static str {
    match language {
        Language::Fr => "wind-turbines",
        Language::En => "sensor-gateways",
    }
}

/// The name in the state folder of the prompt that was copied last, and more than one has.
const LAST_PROMPT: &str = "last-prompt.md";
const LARGEST_PROMPT: u64 = 16 * 1024 * 1024;

/// Opens the workbench, or prints one frame of it where a size is asked for.
///
/// # Errors
/// When there is nothing to draw on, no such session, or a `--set` or the theme is refused.
pub(crate) fn open(ground: Ground, call: &Call) -> Result<ExitCode, Stop> {
    let texts = Texts::new(ground.language);
    let (size, wanted) = match &call.action {
        Action::Workbench { size, theme, colour, ascii } => {
            (*size, Wanted { theme: theme.as_deref(), colour: colour.as_deref(), ascii: *ascii })
        }
        _ => (None, Wanted::default()),
    };
    let lacks = screenless::reason(stdout().is_terminal(), ground.environment.get("TERM"));
    if let (Some(reason), None) = (lacks, size) {
        return Err(no_screen(&ground, call, &reason, &texts));
    }
    let mut news = news(&ground);
    if size.is_none() {
        news.extend(texts_left(&ground));
    }
    let session = find_session(&ground, call, &texts, &mut news)?;
    let mut themes = themes(&ground.config);
    let dress = look::choose(&ground, &mut themes, wanted, &texts)?;
    news.extend(dress.problem);
    let theme = (dress.name, themes.names().into_iter().map(str::to_owned).collect());
    let mut model = model(&ground, session, theme, call, (news, &texts))?;
    if let Some(size) = size {
        return print(&mut model, size, ground.marks(wanted.ascii), &texts);
    }
    offer_left_behind(&ground, &mut model);
    model.copied = last_prompt(&ground);
    if call.session.is_none() {
        welcome(&ground, &mut model);
    }
    // Where it cannot be remembered, the next start opens another: no reason not to open this one.
    let _ = ground.store.remember_last(&model.session.source);
    let journal = Arc::new(ground.store.journal());
    let claims = ground.store.claims();
    let marks = ground.marks(false);
    let mut world = world(ground, Arc::clone(&journal), claims.clone());
    let (look, asks) = (dress.look, dress.asks);
    let surroundings = Surroundings { look, themes, asks, outside: &mut world, journal, claims };
    let ended = run(model, surroundings);
    if let Some(lost) = world.leave() {
        // Where nobody hears it any more, nobody is told.
        let _ = writeln!(stderr(), "{}", marks.report(&texts.say(&lost)));
    }
    ended.map_err(|error| match Stop::from(error) {
        // Not only writing can fail here.
        Stop::Output(error) => Stop::Unusable(error.to_string()),
        stop => stop,
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Says why nothing is drawn, and what can be done instead with the session that was meant.
fn no_screen(ground: &Ground, call: &Call, reason: &Phrase, texts: &Texts) -> Stop {
    let last = || match ground.store.last()? {
        Source::Saved(name) | Source::Builtin(name) => Some(name),
        Source::File(path) => Some(shown(&path)),
        Source::New => None,
    };
    let named = call.session.clone().or_else(last);
    let session = named.unwrap_or_else(|| first_session(ground.language).to_owned());
    Stop::Usage(texts.say(reason), texts.say(&screenless::ways(&session)))
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
    let first = first_session(ground.language);
    // What was open last may be broken or gone by now: that is no reason not to start.
    match ground.store.last().map(|source| ground.store.load(&source)) {
        Some(Ok(session)) => return Ok(session),
        Some(Err(error)) => {
            let phrase = Phrase::new("cli-last-refused").with("session", first);
            news.insert(0, phrase.with("reason", error.phrase()));
        }
        None => {}
    }
    ground.store.open(first).map_err(refuse)
}

fn model(
    ground: &Ground,
    session: Session,
    theme: (String, Vec<String>),
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
    let keymap = keymap(ground);
    let mut model =
        Model::new(Start { session, grounds, keymap, language: ground.language, theme });
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

/// The keys; a user's file that conflicts or is broken is among the problems of the configuration
/// already, and the default keys stay.
fn keymap(ground: &Ground) -> Keymap {
    let built_in = Keymap::builtin();
    let patch = ground.config.overrides.keymap.as_deref();
    patch.and_then(|text| built_in.patched(text).ok()).unwrap_or(built_in)
}

/// What is wrong with a user's keymap, for whoever reports on the configuration.
pub(crate) fn check_keymap(text: &str) -> Vec<(Place, Phrase)> {
    let problems = Keymap::builtin().patched(text).err().unwrap_or_default();
    problems.into_iter().map(|problem| (problem.place, problem.reason)).collect()
}

/// Texts that were in an editor when a connection or a program ended, named at the next start alone.
fn texts_left(ground: &Ground) -> Option<Phrase> {
    let editor = Editor::of(&ground.environment, &ground.places);
    let files = editor.left_behind(ground.store.last_time());
    let named: Vec<String> = files.iter().map(|file| shown(file)).collect();
    let phrase = || Phrase::new("editor-texts-left").with("count", named.len());
    (!named.is_empty()).then(|| phrase().with("files", named.join(", ")))
}

/// What is to be said at the start: what of the configuration is not used.
fn news(ground: &Ground) -> Vec<Phrase> {
    let said = |problem: &String| Phrase::new("cli-news").with("message", problem.as_str());
    ground.problems.iter().map(said).collect()
}

fn print(
    model: &mut Model,
    size: (u16, u16),
    marks: Marks,
    texts: &Texts,
) -> Result<ExitCode, Stop> {
    let look = Look::new(Theme::monochrome().clone(), Depth::None, marks);
    let frame = plain_frame(model, &look, size.0, size.1);
    let hint = texts.say(&Phrase::new("cli-frame-hint"));
    let hint = marks.report(&hint);
    let mut out = stdout().lock();
    match writeln!(out, "{}\n\n{hint}", frame.trim_end_matches('\n')) {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(error) => match Stop::from(error) {
            Stop::ClosedPipe => Ok(ExitCode::SUCCESS),
            stop => Err(stop),
        },
    }
}

/// Shows the tour where nothing was opened here before, once. Who names a session knows what for.
fn welcome(ground: &Ground, model: &mut Model) {
    let first = !ground.store.has_shown_tour() && ground.store.last().is_none();
    // Where that cannot be remembered it would come at each start.
    if first && model.overlays.is_empty() && ground.store.remember_tour().is_ok() {
        update(model, Message::Do(Do::Tour));
    }
}

/// The prompt that was copied last, by whatever way: to compare with.
fn last_prompt(ground: &Ground) -> Option<String> {
    let bytes = read(&ground.places.state.join(LAST_PROMPT), LARGEST_PROMPT).ok()?;
    String::from_utf8(bytes).ok()
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

fn world(ground: Ground, journal: Arc<Journal>, claims: Claims) -> World {
    World {
        disk: Disk::new(),
        journal,
        claims,
        home: ground.environment.os("HOME").map(PathBuf::from),
        prompts: Arc::new(Mutex::new(ground.user().clipboard(LAST_PROMPT, false))),
        editor: Editor::of(&ground.environment, &ground.places),
        files: Arc::new(Mutex::new(ground.user().clipboard("last-file", false))),
        last: None,
        store: ground.store,
    }
}
