//! Everything that is written goes through here: atomic, locked, never through a link.
//!
//! A file is replaced by writing a new one beside it, flushing it and renaming it over the old:
//! whoever looks, at any moment and after any crash, finds the old text or the new, never half
//! of one. Every call that changes something passes a [`Gate`] first, so that a test can let the
//! disk fill up, or the process die, at each step of an operation.

mod error;
mod folder;
mod lock;
mod read;
mod write;

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;

pub use error::{Cause, DiskError, Operation, harmless, shown, system_reason};
pub use folder::refuse_links;
pub use lock::Lock;
pub use read::{NotText, decode, open, read, read_text};
pub use write::{Existing, Manner, Mode};

/// Asked before each change of the disk; an error stands for the system's refusal.
pub type Gate = dyn Fn(Step, &Path) -> io::Result<()> + Send + Sync;

/// A change of the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A file is created.
    Create,
    /// Bytes go into it.
    Write,
    /// It is flushed to the disk.
    Sync,
    /// It takes its final name.
    Rename,
    /// A file or an empty folder goes.
    Remove,
    /// A folder is created.
    CreateFolder,
}

/// The disk, as far as it is written to.
#[derive(Clone, Default)]
pub struct Disk {
    gate: Option<Arc<Gate>>,
}

impl fmt::Debug for Disk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disk").field("gated", &self.gate.is_some()).finish()
    }
}

impl Disk {
    /// The real disk.
    pub fn new() -> Self {
        Self::default()
    }

    /// The real disk behind a gate: for tests of what happens when a step is refused.
    pub fn behind(gate: impl Fn(Step, &Path) -> io::Result<()> + Send + Sync + 'static) -> Self {
        Self { gate: Some(Arc::new(gate)) }
    }

    fn pass(&self, step: Step, path: &Path) -> io::Result<()> {
        self.gate.as_ref().map_or(Ok(()), |gate| gate(step, path))
    }
}
