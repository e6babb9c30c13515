//! Exporting the tree: the report of what it would do, then the export itself.

use std::path::{Path, PathBuf};

use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::{Export, Tone};
use super::super::overlay::{Overlay, Report};
use super::refuse;
use crate::disk::shown;
use crate::export;
use crate::text::Phrase;

/// Exports the tree, or only reports.
pub(super) fn run(model: &mut Model, folder: PathBuf, how: Export) -> Vec<Effect> {
    if let Err(reason) = &model.preview.tree {
        let reason = reason.clone();
        return refuse(model, reason);
    }
    vec![Effect::Export(folder, how)]
}

/// Opens the report of what an export would do.
pub(super) fn offer(
    model: &mut Model,
    folder: PathBuf,
    report: Result<export::Report, Phrase>,
) -> Vec<Effect> {
    match report {
        Ok(report) => {
            model.overlays.push(Overlay::Report(Report { folder, report, scroll: 0 }));
            Vec::new()
        }
        Err(reason) => refuse(model, reason),
    }
}

/// The tree has been exported, or not.
pub(super) fn done(
    model: &mut Model,
    folder: &Path,
    report: Result<export::Report, Phrase>,
) -> Vec<Effect> {
    let report = match report {
        Ok(report) => report,
        Err(reason) => return refuse(model, reason),
    };
    let phrase = Phrase::new("workbench-exported")
        .with("folder", shown(folder))
        .with("counts", report.counts(&model.texts));
    // The key that replaces them is one of the report, which is gone by now.
    let keys = ["export", "report-force"].map(|id| model.keymap.keys(id).first());
    let keys = keys.into_iter().flatten().map(|key| key.label(&model.texts));
    let notes = report.notes(&keys.collect::<Vec<_>>().join(" "));
    let tone = if notes.is_empty() { Tone::Good } else { Tone::Caution };
    model.tell(tone, std::iter::once(phrase).chain(notes).collect());
    Vec::new()
}
