//! Why an export did not happen.

use std::path::PathBuf;

use thiserror::Error;

use crate::disk::{DiskError, shown};
use crate::text::Phrase;

/// Why an export did not happen.
#[derive(Debug, Error)]
pub enum ExportError {
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The target is the root of the file system, or the user's home folder.
    #[error("{} is no folder for a tree", .0.display())]
    Precious(PathBuf),
    /// The target came into being while the files were made.
    #[error("{} has appeared meanwhile", .0.display())]
    Overtaken(PathBuf),
    /// The target has no name.
    #[error("no folder is named")]
    Unnamed,
    /// The target is a file.
    #[error("{} is a file", .0.display())]
    NotAFolder(PathBuf),
    /// A path leads out of the target, or into what is not the tree's.
    #[error("{0:?} is no path inside of the tree")]
    Path(String),
    /// Two files have the same path.
    #[error("{0:?} comes twice")]
    Twice(String),
    /// A file of the tree cannot be made.
    #[error("{:?}", .0.key)]
    Source(Phrase),
    /// The manifest in the target cannot be read.
    #[error("{path}: {words}")]
    Manifest {
        /// The manifest.
        path: String,
        /// What is wrong with it.
        words: String,
    },
    /// The manifest in the target is from a newer fleetwright.
    #[error("{path} is from a newer fleetwright")]
    NewerManifest {
        /// The manifest.
        path: String,
    },
}

impl ExportError {
    /// What happened and what to do.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Disk(error) => error.phrase(),
            Self::Overtaken(path) => Phrase::new("export-overtaken").with("path", shown(path)),
            Self::Unnamed => Phrase::new("export-unnamed"),
            Self::Precious(path) => Phrase::new("export-precious").with("path", shown(path)),
            Self::NotAFolder(path) => Phrase::new("export-not-a-folder").with("path", shown(path)),
            Self::Path(path) => Phrase::new("export-path").with("path", shown(path.as_ref())),
            Self::Twice(path) => Phrase::new("export-twice").with("path", shown(path.as_ref())),
            Self::Source(phrase) => phrase.clone(),
            Self::Manifest { path, words } => Phrase::new("export-manifest-broken")
                .with("path", path.as_str())
                .with("words", words.as_str()),
            Self::NewerManifest { path } => {
                Phrase::new("export-manifest-newer").with("path", path.as_str())
            }
        }
    }
}

impl From<&ExportError> for Phrase {
    fn from(error: &ExportError) -> Self {
        error.phrase()
    }
}
