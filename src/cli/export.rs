//! `fleetwright export`: the tree onto disk.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::arguments::Format;
use super::context::Context;
use super::ground::Ground;
use super::output::{Output, Stop};
use crate::disk::{Disk, shown};
use crate::export::{Action, Change, Options, Progress, Report, export_tree};
use crate::text::{Phrase, Texts};

/// How files that were edited by hand are replaced.
const FORCE: &str = "--force";

/// From so many files on an export says how far it is.
const LARGE: usize = 1_000;

/// How a call wants to export.
pub(super) fn options(force: bool, dry_run: bool, ground: &Ground) -> Options {
    Options { dry_run, force, home: ground.environment.os("HOME").map(PathBuf::from) }
}

/// Exports the tree and reports what happened to each file.
///
/// # Errors
/// When a rule refuses the tree, or the folder cannot be written; [`Stop::No`] when something
/// stands in the way of a file.
pub(super) fn run(
    out: &str,
    options: &Options,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let tree = context.tree(&context.subject()?)?;
    let texts = context.texts;
    let mut progress = |progress: Progress| say_progress(progress, texts, output);
    let report = export_tree(&Disk::new(), &tree, Path::new(out), options, &mut progress)
        .map_err(|error| context.unusable(&error.phrase()))?;
    match context.call.format {
        Format::Json => output.json(&to_json(&report, options, texts))?,
        _ => output.report(&to_text(&report, out, options, texts))?,
    }
    // A file that was edited by hand stays because that was asked for; one that something stands
    // in the way of leaves the tree incomplete.
    if report.count(Action::Blocked) > 0 { Err(Stop::No(None)) } else { Ok(()) }
}

fn say_progress(progress: Progress, texts: &Texts, output: &mut Output<'_>) {
    let Some(total) = progress.total.filter(|total| *total >= LARGE) else { return };
    if progress.done.is_multiple_of(LARGE) {
        let said = Phrase::new("cli-export-progress").with("done", progress.done);
        output.say(&texts.say(&said.with("total", total)));
    }
}

fn word(action: Action) -> &'static str {
    action.text_key().trim_start_matches("export-action-")
}

fn to_json(report: &Report, options: &Options, texts: &Texts) -> Value {
    let change = |change: &Change| {
        let reason = change.why(FORCE).map(|reason| texts.say(&reason));
        json!({"path": change.path, "action": word(change.action), "reason": reason})
    };
    let notes: Vec<String> = report.notes(FORCE).iter().map(|note| texts.say(note)).collect();
    json!({
        "dry_run": options.dry_run,
        "files": report.changes.iter().map(change).collect::<Vec<_>>(),
        "notes": notes,
    })
}

/// What is as it was needs no line of its own.
fn to_text(report: &Report, out: &str, options: &Options, texts: &Texts) -> String {
    let mut text = String::new();
    let listed = |change: &&Change| {
        change.reason.is_some() || options.dry_run && change.action != Action::Unchanged
    };
    for change in report.changes.iter().filter(listed) {
        let reason = change.why(FORCE).map(|reason| format!(" ({})", texts.say(&reason)));
        let action = texts.get(change.action.text_key());
        text.push_str(&format!("{action}: {}{}\n", change.path, reason.unwrap_or_default()));
    }
    for note in report.notes(FORCE) {
        text.push_str(&(texts.say(&note) + "\n"));
    }
    let key = if options.dry_run { "cli-export-summary-dry" } else { "cli-export-summary-done" };
    let summary = Phrase::new(key).with("path", shown(Path::new(out)));
    text + &texts.say(&summary.with("counts", report.counts(texts))) + "\n"
}
