//! The folder that a tree is exported to, and what is in it already.

use std::collections::HashMap;
use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::manifest::Hash;
use super::{ExportError, path};
use crate::disk::{self, DiskError, Operation, refuse_links};
use crate::text::Phrase;

/// More than this is no file of a tree, whoever put it there.
const LARGEST: u64 = 1024 * 1024 * 1024;

/// What is at a path.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Found {
    /// Nothing.
    Nothing,
    /// A file.
    File {
        /// What is in it.
        hash: Hash,
        /// Whether it can be run.
        executable: bool,
    },
    /// Something through or over which nothing is written.
    Blocked(Phrase),
}

/// The folder that a tree is exported to.
#[derive(Debug)]
pub(super) struct Target {
    root: PathBuf,
    fresh: bool,
    /// Folders that have been looked at: why nothing goes into them, if so.
    folders: HashMap<String, Option<Phrase>>,
}

impl Target {
    /// Looks at a target.
    pub(super) fn open(root: &Path, home: Option<&Path>) -> Result<Self, ExportError> {
        if root.as_os_str().is_empty() {
            return Err(ExportError::Unnamed);
        }
        let fail = |error| DiskError::system(Operation::Read, root, error);
        // A slash at the end would look through a link instead of at it.
        let root: &Path = &root.components().collect::<PathBuf>();
        refuse_links(root, Path::new(""))?;
        let fresh = match fs::metadata(root) {
            Ok(found) if !found.is_dir() => return Err(ExportError::NotAFolder(root.to_owned())),
            Ok(_) => false,
            Err(error) if error.kind() == ErrorKind::NotFound => true,
            Err(error) => return Err(fail(error).into()),
        };
        let absolute = root.canonicalize().or_else(|_| std::path::absolute(root)).map_err(fail)?;
        let home = home.and_then(|home| home.canonicalize().ok());
        if absolute.parent().is_none() || home.is_some_and(|home| home == absolute) {
            return Err(ExportError::Precious(root.to_owned()));
        }
        Ok(Self { root: absolute, fresh, folders: HashMap::new() })
    }

    /// The folder, absolute.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Whether it isn't there yet.
    pub(super) fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Looks at what is at a path. Trouble with one file is no reason to stop.
    pub(super) fn look(&mut self, path: &str) -> Found {
        if self.fresh {
            return Found::Nothing;
        }
        for folder in path::folders(path) {
            if let Some(reason) = self.folder(folder) {
                return Found::Blocked(reason);
            }
        }
        let file = self.root.join(path);
        match fs::symlink_metadata(&file) {
            Ok(found) => self.file(path, &file, &found),
            Err(error) if error.kind() == ErrorKind::NotFound => Found::Nothing,
            Err(error) => blocked(&DiskError::system(Operation::Read, &file, error)),
        }
    }

    fn file(&self, path: &str, file: &Path, found: &Metadata) -> Found {
        if found.is_symlink()
            && let Err(error) = refuse_links(&self.root, Path::new(path))
        {
            return blocked(&error);
        }
        if found.is_dir() {
            return blocked(&DiskError::system(
                Operation::Write,
                file,
                ErrorKind::IsADirectory.into(),
            ));
        }
        if !found.is_file() {
            return Found::Blocked(Phrase::new("export-special"));
        }
        match disk::read(file, LARGEST) {
            Ok(bytes) => Found::File { hash: Hash::of(&bytes), executable: is_executable(found) },
            Err(error) => blocked(&error),
        }
    }

    /// Why nothing goes into a folder, if so. It is looked at once.
    fn folder(&mut self, folder: &str) -> Option<Phrase> {
        if let Some(known) = self.folders.get(folder) {
            return known.clone();
        }
        let path = self.root.join(folder);
        let refused = match fs::symlink_metadata(&path) {
            Ok(found) if found.is_dir() => None,
            Ok(found) if found.is_symlink() => {
                refuse_links(&self.root, Path::new(folder)).err().map(|error| error.reason())
            }
            Ok(_) => {
                let error =
                    DiskError::system(Operation::Write, &path, ErrorKind::NotADirectory.into());
                Some(error.reason())
            }
            Err(error) if error.kind() == ErrorKind::NotFound => None,
            Err(error) => Some(DiskError::system(Operation::Read, &path, error).reason()),
        };
        self.folders.insert(folder.to_owned(), refused.clone());
        refused
    }
}

fn blocked(error: &DiskError) -> Found {
    Found::Blocked(error.reason())
}

#[cfg(unix)]
fn is_executable(found: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    found.permissions().mode() & 0o100 != 0
}

// Elsewhere every file counts as one that can be run: there is nothing to set.
#[cfg(not(unix))]
fn is_executable(_found: &Metadata) -> bool {
    true
}
