//! The tree of a design as files to export: each is rendered when its turn comes.

use std::path::Path;

use super::{ExportError, File, Options, Progress, Report, export};
use crate::disk::Disk;
use crate::text::Phrase;
use crate::tree::{Entry, Tree, TreeError};

/// Exports the tree of a design.
///
/// # Errors
/// As [`export`]; and when a template does not render.
pub fn export_tree(
    disk: &Disk,
    tree: &Tree,
    target: &Path,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, ExportError> {
    let mut files = tree.entries().iter().map(|entry| file(tree, entry));
    export(disk, &mut files, target, options, progress)
}

fn file(tree: &Tree, entry: &Entry) -> Result<File, Phrase> {
    let text = tree.render(&entry.path).map_err(|error| reason(&error))?;
    Ok(File { path: entry.path.clone(), bytes: text.into_bytes(), executable: entry.executable })
}

fn reason(error: &TreeError) -> Phrase {
    Phrase::new("export-source").with("words", error.phrase())
}
