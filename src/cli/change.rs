//! `fleetwright set` and `fleetwright edit`: a session changed and saved without the workbench.

use std::io::{BufRead as _, IsTerminal as _, stdin, stdout};

use serde_json::json;

use super::arguments::Format;
use super::context::Context;
use super::ground::set_all;
use super::output::{Output, Stop};
use crate::assess::Assessment;
use crate::check::Severity;
use crate::design::read::read;
use crate::design::{FleetDesign, fields};
use crate::diff::changes;
use crate::disk::{Disk, shown};
use crate::editor::{Editor, Returned, Sheet};
use crate::session::{Session, SessionError};
use crate::text::{Phrase, Texts};

/// Sets fields of a session and saves it.
///
/// # Errors
/// When there is no such session, a field is refused, or saving is: then nothing is changed. So it
/// is where a comment would be lost.
pub(super) fn set(
    assignments: &[(String, String)],
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let session = open(context)?;
    let mut design = session.design.clone();
    for (path, value) in assignments {
        fields::set(&mut design, path, value).map_err(|reason| {
            // Some reasons name the path themselves.
            let named = reason.args.iter().any(|(name, _)| *name == "path");
            let refused = Phrase::new("cli-assignment-refused").with("path", path.as_str());
            context.unusable(&if named { reason } else { refused.with("reason", reason) })
        })?;
    }
    if let Some(lost) = lost_comments(&session, &design) {
        return Err(Stop::No(Some(context.texts.say(&lost.with("remedy", "edit")))));
    }
    save(&session, &design, context, output)
}

/// What saving would lose, where it would lose comments.
fn lost_comments(session: &Session, design: &FleetDesign) -> Option<Phrase> {
    let dropped = session.preview(design).dropped;
    let first = dropped.first()?;
    let lost = Phrase::new("cli-set-comment").with("count", dropped.len());
    Some(lost.with("line", first.line).with("text", first.text.as_str()))
}

/// Hands a session to the user's own editor until it is right or left, and saves it.
///
/// # Errors
/// When there is no such session, no editor, or what came back is no session or cannot be saved:
/// then the message names the file that holds what was written.
pub(super) fn edit(context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let texts = context.texts;
    let mut session = open(context)?;
    let mut design = session.design.clone();
    set_all(&mut design, &context.call.set, texts)?;
    let editor = Editor::of(&context.ground.environment, &context.ground.places);
    if !editor.is_named() && !has_screen(context) {
        let phrase = Phrase::new("cli-edit-no-editor").with("command", editor.command());
        let session = context.call.session.as_deref().unwrap_or_default();
        return Err(context.unusable(&phrase.with("session", session)));
    }
    let disk = Disk::new();
    let name = format!("{}.yaml", design.name);
    let mut sheet = Sheet { name, text: session.preview(&design).text, file: None };
    loop {
        let returned = editor.edit(&disk, &sheet).map_err(|reason| context.unusable(&reason))?;
        if !returned.is_news() && design == session.design {
            return unchanged(&session, context, output);
        }
        let kept =
            || texts.say(&Phrase::new("editor-text-left").with("file", shown(&returned.file)));
        match look(&mut session, &returned, texts) {
            Ok(edited) => {
                save(&session, &edited, context, output).inspect_err(|_| output.say(&kept()))?;
                // It is private; where it stays, it is in nobody's way.
                let _ = disk.remove_file(&returned.file);
                return Ok(());
            }
            Err(problems) if asks_again(&problems, texts, output) => {
                sheet = Sheet { text: returned.text, file: Some(returned.file), ..sheet };
            }
            Err(_) => return Err(Stop::Unusable(kept())),
        }
    }
}

/// Whether there is what vi needs: a terminal to type in and to draw on that can place its cursor. A
/// terminal without a name counts as one that cannot, as it does for Git (`editor.c`).
fn has_screen(context: Context<'_>) -> bool {
    let plain = matches!(context.ground.environment.get("TERM"), None | Some("dumb" | "unknown"));
    stdin().is_terminal() && stdout().is_terminal() && !plain
}

/// Says that the editor changed nothing, and nothing was saved.
fn unchanged(session: &Session, context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    output.say(&context.texts.get("editor-unchanged"));
    if context.call.format != Format::Json {
        return Ok(());
    }
    // A built-in session has no file.
    let path = context.ground.store.path(&session.source).map(|path| shown(&path));
    output.json(&json!({"name": session.design.name.as_str(), "path": path, "changed": 0}))
}

/// The design that a text says; or what is wrong with it, line by line.
fn look(session: &mut Session, returned: &Returned, texts: &Texts) -> Result<FleetDesign, String> {
    let edited = read(&returned.text).map_err(|problems| {
        let path = shown(&returned.file);
        SessionError::Invalid { path, problems }.render(texts)
    })?;
    session.rewrite(returned.text.clone());
    match lost_comments(session, &edited) {
        Some(lost) => Err(texts.say(&lost.with("remedy", "move"))),
        None => Ok(edited),
    }
}

/// Says what is wrong with a text; whether it is to be edited again.
fn asks_again(problems: &str, texts: &Texts, output: &mut Output<'_>) -> bool {
    output.say(problems);
    // A script has nobody to ask.
    if !stdin().is_terminal() {
        return false;
    }
    output.say(&texts.get("cli-edit-again"));
    let mut answer = String::new();
    let read = stdin().lock().read_line(&mut answer);
    matches!(read, Ok(1..)) && answer.trim().is_empty()
}

fn open(context: Context<'_>) -> Result<Session, Stop> {
    let name = context.call.session.as_deref().unwrap_or_default();
    context.ground.store.open(name).map_err(|error| Stop::Unusable(error.render(context.texts)))
}

/// Saves a design where its session belongs, and says what has changed and what the rules say.
fn save(
    session: &Session,
    design: &FleetDesign,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let Context { call, ground, texts } = context;
    let refuse = |error: SessionError| Stop::Unusable(error.render(texts));
    let saved = ground.store.save(session, design).map_err(refuse)?;
    let path = ground.store.path(&saved.source).map(|path| shown(&path)).unwrap_or_default();
    let changed = changes(&session.design, design, texts);
    let findings = findings(&saved, context);
    if call.format == Format::Json {
        let name = design.name.as_str();
        return output.json(&json!({"name": name, "path": path, "changed": changed.len()}));
    }
    let mut lines = vec![texts.say(&Phrase::new("session-saved").with("place", path))];
    lines.extend(changed.iter().map(|line| format!("  {line}")));
    lines.push(findings);
    output.report(&(lines.join("\n") + "\n"))
}

/// How many findings the saved session has, and where to read them.
fn findings(saved: &Session, context: Context<'_>) -> String {
    let Context { ground, texts, .. } = context;
    // What is wrong with an inventory, a check says with its line.
    let inventory = ground.store.inventory(&saved.source, &saved.design).unwrap_or_default();
    let assessment = Assessment::new(&saved.design, &ground.catalog, inventory.as_ref());
    let count = |severity| {
        assessment.findings.iter().filter(|finding| finding.severity == severity).count()
    };
    let summary = Phrase::new("cli-check-summary")
        .with("errors", count(Severity::Error))
        .with("warnings", count(Severity::Warning))
        .with("notes", count(Severity::Note));
    texts.say(&summary)
}
