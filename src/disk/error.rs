//! Why the disk refused: which operation, on which path, and what to do about it.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::text::Phrase;

/// What was tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operation {
    /// Reading a file or listing a folder.
    Read,
    /// Writing a file.
    Write,
    /// Creating a folder.
    CreateFolder,
    /// Removing a file or folder.
    Remove,
    /// Giving a file or folder its final name.
    Rename,
    /// Taking a lock.
    Lock,
}

impl Operation {
    /// The key of the verb.
    fn key(self) -> &'static str {
        match self {
            Operation::Read => "disk-operation-read",
            Operation::Write => "disk-operation-write",
            Operation::CreateFolder => "disk-operation-create-folder",
            Operation::Remove => "disk-operation-remove",
            Operation::Rename => "disk-operation-rename",
            Operation::Lock => "disk-operation-lock",
        }
    }
}

/// Why it failed.
#[derive(Debug)]
pub enum Cause {
    /// This part of the path is a symbolic link, and nothing is written through one.
    Link(PathBuf),
    /// The file has more bytes than this.
    TooLarge(u64),
    /// It is a symbolic link to something that is not there.
    Dangling,
    /// It is neither a file nor a folder: a pipe, a socket or a device.
    Special,
    /// Another process holds the lock.
    Locked,
    /// The system's refusal.
    System(io::Error),
}

/// An operation on the disk that failed.
#[derive(Debug, Error)]
#[error("{operation:?} {}: {cause:?}", shown(path))]
pub struct DiskError {
    /// What was tried.
    pub operation: Operation,
    /// On which file or folder.
    pub path: PathBuf,
    /// Why it failed.
    pub cause: Cause,
}

impl DiskError {
    /// An operation that the system refused.
    pub fn system(operation: Operation, path: &Path, error: io::Error) -> Self {
        Self { operation, path: path.to_owned(), cause: Cause::System(error) }
    }

    /// An operation that would go through a link.
    pub(super) fn link(operation: Operation, path: &Path, link: &Path) -> Self {
        Self { operation, path: path.to_owned(), cause: Cause::Link(link.to_owned()) }
    }

    /// An operation on a pipe, a socket or a device.
    pub(super) fn special(operation: Operation, path: &Path) -> Self {
        Self { operation, path: path.to_owned(), cause: Cause::Special }
    }

    /// An operation on a link that leads nowhere.
    pub(super) fn dangling(operation: Operation, path: &Path) -> Self {
        Self { operation, path: path.to_owned(), cause: Cause::Dangling }
    }

    /// Whether it failed because there is no such file or folder.
    pub fn is_missing(&self) -> bool {
        self.is(ErrorKind::NotFound)
    }

    /// Whether it failed because there is such a file or folder already.
    pub fn is_existing(&self) -> bool {
        self.is(ErrorKind::AlreadyExists)
    }

    /// Whether it failed because another process holds the lock.
    pub fn is_locked(&self) -> bool {
        matches!(self.cause, Cause::Locked)
    }

    /// Whether it failed because there is something in a folder.
    pub fn is_not_empty(&self) -> bool {
        self.is(ErrorKind::DirectoryNotEmpty)
    }

    /// Whether the disk, or the user's share of it, is full.
    pub fn is_full(&self) -> bool {
        self.is(ErrorKind::StorageFull) || self.is(ErrorKind::QuotaExceeded)
    }

    fn is(&self, kind: ErrorKind) -> bool {
        matches!(&self.cause, Cause::System(error) if error.kind() == kind)
    }

    /// What happened, why, and what to do.
    pub fn phrase(&self) -> Phrase {
        Phrase::new("disk-failed")
            .with("operation", Phrase::new(self.operation.key()))
            .with("path", shown(&self.path))
            .with("reason", self.reason())
    }

    /// Why it failed and what to do, without the path.
    pub fn reason(&self) -> Phrase {
        match &self.cause {
            Cause::Link(link) => Phrase::new("disk-reason-link").with("link", shown(link)),
            Cause::TooLarge(limit) => Phrase::new("disk-reason-too-large").with("limit", *limit),
            Cause::Dangling => Phrase::new("disk-reason-dangling").with("link", shown(&self.path)),
            Cause::Special => Phrase::new("disk-reason-special"),
            Cause::Locked => Phrase::new("disk-reason-locked"),
            Cause::System(error) => system_reason(error),
        }
    }
}

impl From<&DiskError> for Phrase {
    fn from(error: &DiskError) -> Self {
        error.phrase()
    }
}

/// Why the system refused, and what to do.
pub fn system_reason(error: &io::Error) -> Phrase {
    let key = match error.kind() {
        ErrorKind::NotFound => "disk-reason-missing",
        ErrorKind::AlreadyExists => "disk-reason-exists",
        ErrorKind::PermissionDenied => "disk-reason-permission",
        ErrorKind::ReadOnlyFilesystem => "disk-reason-read-only",
        ErrorKind::StorageFull => "disk-reason-full",
        ErrorKind::QuotaExceeded => "disk-reason-quota",
        ErrorKind::InvalidFilename => "disk-reason-name",
        ErrorKind::NotADirectory => "disk-reason-not-a-folder",
        ErrorKind::IsADirectory => "disk-reason-is-a-folder",
        ErrorKind::DirectoryNotEmpty => "disk-reason-not-empty",
        _ => {
            let words = error.to_string();
            return Phrase::new("disk-reason-system").with("words", words);
        }
    };
    Phrase::new(key)
}

/// A path as a message shows it.
pub fn shown(path: &Path) -> String {
    harmless(&path.to_string_lossy())
}

/// Text from a file or a path as a message shows it: characters that could give orders to the
/// terminal, or show something else than what is there, are escaped.
pub fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let reorders = matches!(c,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if c.is_control() || reorders { out.extend(c.escape_unicode()) } else { out.push(c) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, Texts};

    #[test]
    fn a_full_disk_names_operation_path_and_remedy_in_both_languages() {
        let full = io::Error::from(ErrorKind::StorageFull);
        let error = DiskError::system(Operation::Write, Path::new("/data/a.yaml"), full);
        assert!(error.is_full());
        let english = Texts::new(Language::En).say(&error.phrase());
        assert!(english.starts_with("cannot write /data/a.yaml: the disk is full"), "{english}");
        let french = Texts::new(Language::Fr).say(&error.phrase());
        assert!(french.starts_with("impossible d’écrire /data/a.yaml\u{a0}: "), "{french}");
    }

    #[test]
    fn every_reason_has_its_sentence() {
        let kinds = [
            ErrorKind::NotFound,
            ErrorKind::AlreadyExists,
            ErrorKind::PermissionDenied,
            ErrorKind::ReadOnlyFilesystem,
            ErrorKind::StorageFull,
            ErrorKind::QuotaExceeded,
            ErrorKind::InvalidFilename,
            ErrorKind::NotADirectory,
            ErrorKind::IsADirectory,
            ErrorKind::DirectoryNotEmpty,
            ErrorKind::TimedOut,
        ];
        let texts = Texts::new(Language::En);
        for kind in kinds {
            let error = DiskError::system(Operation::Read, Path::new("x"), kind.into());
            assert!(!texts.say(&error.phrase()).contains('<'), "{kind:?}");
        }
    }

    #[test]
    fn a_path_never_carries_control_characters() {
        assert_eq!(shown(Path::new("a\u{1b}[2Jb")), "a\\u{1b}[2Jb");
    }
}
