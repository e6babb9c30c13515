//! `fleetwright sessions` and `fleetwright new`.

use serde_json::{Value, json};

use super::arguments::Format;
use super::context::Context;
use super::ground::{Ground, set_all};
use super::output::{Output, Stop};
use crate::design::{FleetDesign, List, Name};
use crate::disk::shown;
use crate::session::{Listed, Session, SessionError, Source};
use crate::text::{Phrase, Texts};

/// Lists the sessions that can be opened by name.
///
/// # Errors
/// When the data folder cannot be listed.
pub(super) fn list(context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let Context { call, ground, texts } = context;
    let sessions = ground.store.list().map_err(|error| Stop::Unusable(error.render(texts)))?;
    if call.format == Format::Json {
        let sessions: Vec<Value> = sessions.iter().map(|listed| to_json(listed, ground)).collect();
        return output.json(&json!({ "sessions": sessions }));
    }
    let width = sessions.iter().map(|listed| listed.name.len()).max().unwrap_or_default();
    let line = |listed: &Listed| {
        let kind = texts.get(&format!("cli-sessions-{}", kind(&listed.source)));
        format!("{:width$}  {kind}\n", listed.name)
    };
    output.report(&sessions.iter().map(line).collect::<String>())
}

fn kind(source: &Source) -> &'static str {
    match source {
        Source::Builtin(_) => "builtin",
        _ => "saved",
    }
}

fn to_json(listed: &Listed, ground: &Ground) -> Value {
    let path = ground.store.path(&listed.source).map(|path| path.display().to_string());
    json!({"name": listed.name, "kind": kind(&listed.source), "path": path})
}

/// Makes a session of defaults with one device type, and saves it.
///
/// # Errors
/// When the name or a `--set` is refused, or there is a session of that name.
pub(super) fn make(name: &str, context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let Context { call, ground, texts } = context;
    let name = Name::read(name).map_err(|reason| Stop::Unusable(texts.say(&reason)))?;
    let mut design = FleetDesign::new(name);
    design.prompt.language = call.language.unwrap_or(ground.language);
    List::Devices.push(&mut design);
    set_all(&mut design, &call.set, texts)?;
    let saved = ground
        .store
        .save(&Session::new(design.clone()), &design)
        .map_err(|error| not_made(&error, design.name.as_str(), texts))?;
    let path = ground.store.path(&saved.source).map(|path| path.display().to_string());
    if call.format == Format::Json {
        output.json(&json!({"name": design.name.as_str(), "path": path}))
    } else {
        let made = Phrase::new("cli-new-made").with("name", design.name.as_str());
        output.report(&(texts.say(&made.with("path", path.unwrap_or_default())) + "\n"))
    }
}

/// Nothing is ever replaced here: what the workbench says of confirming would mislead.
fn not_made(error: &SessionError, name: &str, texts: &Texts) -> Stop {
    let SessionError::Exists { path } = error else { return Stop::Unusable(error.render(texts)) };
    let exists = Phrase::new("cli-new-exists").with("name", name).with("path", shown(path));
    Stop::Unusable(texts.say(&exists))
}
