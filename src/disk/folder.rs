//! Folders: made, cleared away, and never entered through a link.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use super::{Disk, DiskError, Operation, Step};

impl Disk {
    /// Creates a folder and what is missing above it; with `private` for its owner alone.
    ///
    /// # Errors
    /// When the system refuses; the error names the very folder that it refused.
    pub fn create_folders(&self, path: &Path, private: bool) -> Result<(), DiskError> {
        for folder in missing(path) {
            let fail = |error| DiskError::system(Operation::CreateFolder, folder, error);
            self.pass(Step::CreateFolder, folder).map_err(fail)?;
            match create_one(folder, private) {
                Ok(()) => {}
                // Another process was faster.
                Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => {}
                Err(_) if folder.is_symlink() => {
                    return Err(DiskError::dangling(Operation::CreateFolder, folder));
                }
                Err(error) => return Err(fail(error)),
            }
        }
        Ok(())
    }

    /// Removes a file or a link; whether there was one.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn remove_file(&self, path: &Path) -> Result<bool, DiskError> {
        let removed = self.pass(Step::Remove, path).and_then(|()| fs::remove_file(path));
        match removed {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(DiskError::system(Operation::Remove, path, error)),
        }
    }

    /// Removes a folder if it is empty; whether it did.
    ///
    /// # Errors
    /// When the system refuses for another reason than that it isn't empty, or isn't there.
    pub fn remove_empty_folder(&self, path: &Path) -> Result<bool, DiskError> {
        let removed = self.pass(Step::Remove, path).and_then(|()| fs::remove_dir(path));
        match removed {
            Ok(()) => Ok(true),
            Err(error)
                if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::DirectoryNotEmpty) =>
            {
                Ok(false)
            }
            Err(error) => Err(DiskError::system(Operation::Remove, path, error)),
        }
    }

    /// Removes a folder with all that is in it.
    ///
    /// # Errors
    /// When the system refuses.
    pub fn remove_folder(&self, path: &Path) -> Result<(), DiskError> {
        self.pass(Step::Remove, path)
            .and_then(|()| fs::remove_dir_all(path))
            .map_err(|error| DiskError::system(Operation::Remove, path, error))
    }

    /// Gives a file or folder its final name; a file, or an empty folder, of that name is replaced.
    ///
    /// # Errors
    /// When the system refuses, for one because a folder of that name isn't empty.
    pub fn rename(&self, from: &Path, to: &Path) -> Result<(), DiskError> {
        self.pass(Step::Rename, to)
            .and_then(|()| fs::rename(from, to))
            .map_err(|error| DiskError::system(Operation::Rename, to, error))
    }

    /// Flushes everything written so far to the file system that holds `path`.
    ///
    /// # Errors
    /// When the system could not keep its promise of an earlier write.
    pub fn sync_file_system(&self, path: &Path) -> Result<(), DiskError> {
        self.pass(Step::Sync, path)
            .and_then(|()| flush_file_system(path))
            .map_err(|error| DiskError::system(Operation::Write, path, error))
    }
}

/// The folders of a path that aren't there, outermost first.
fn missing(path: &Path) -> Vec<&Path> {
    let absent = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.is_dir();
    let mut folders: Vec<&Path> = path.ancestors().take_while(absent).collect();
    folders.reverse();
    folders
}

#[cfg(unix)]
fn create_one(folder: &Path, private: bool) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().mode(if private { 0o700 } else { 0o777 }).create(folder)
}

#[cfg(not(unix))]
fn create_one(folder: &Path, _private: bool) -> io::Result<()> {
    fs::create_dir(folder)
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn flush_file_system(path: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(fs::File::open(path)?)?)
}

// Elsewhere no call flushes one file system: its own journal has to do.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn flush_file_system(path: &Path) -> io::Result<()> {
    fs::File::open(path)?.sync_all().or(Ok(()))
}

/// Refuses a path that would leave `root` through a symbolic link: `root` itself, the file or
/// folder at its end, or one of those between them.
///
/// # Errors
/// When one of them is a link (the error names it), or cannot be looked at.
pub fn refuse_links(root: &Path, below: &Path) -> Result<(), DiskError> {
    let path = if below.as_os_str().is_empty() { root.to_owned() } else { root.join(below) };
    let mut part = root.to_owned();
    refuse_link(&part, &path)?;
    for name in below.iter().filter(|name| *name != OsStr::new(".")) {
        part.push(name);
        refuse_link(&part, &path)?;
    }
    Ok(())
}

/// Refuses `part` where it is a link; `path` is what was to be written.
pub(super) fn refuse_link(part: &Path, path: &Path) -> Result<(), DiskError> {
    match fs::symlink_metadata(part) {
        Ok(found) if found.is_symlink() => Err(DiskError::link(Operation::Write, path, part)),
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(DiskError::system(Operation::Write, path, error)),
    }
}

/// Refuses a pipe, a socket or a device: replacing one is never what somebody meant.
pub(super) fn refuse_special(path: &Path) -> Result<(), DiskError> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() || found.is_dir() => Ok(()),
        Ok(_) => Err(DiskError::special(Operation::Write, path)),
        // Whatever else there is to say of it, writing says.
        Err(_) => Ok(()),
    }
}

/// The folder that holds a path; the current one for a bare name.
pub(super) fn parent(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Cause;
    use super::*;

    #[test]
    fn a_file_in_place_of_a_folder_is_named() {
        let scratch = tempfile::tempdir().expect("a folder");
        let file = scratch.path().join("data");
        fs::write(&file, "").expect("a file");
        let error = Disk::new().create_folders(&file.join("sessions"), false).expect_err("refused");
        assert!(error.path.starts_with(&file), "{error}");
    }

    #[cfg(unix)]
    #[test]
    fn private_folders_are_for_their_owner_alone() {
        use std::os::unix::fs::PermissionsExt as _;
        let scratch = tempfile::tempdir().expect("a folder");
        let state = scratch.path().join("a/state");
        Disk::new().create_folders(&state, true).expect("created");
        let mode = fs::metadata(&state).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_anywhere_below_the_root_is_refused_by_name() {
        let scratch = tempfile::tempdir().expect("a folder");
        let root = scratch.path().join("tree");
        fs::create_dir_all(root.join("base")).expect("folders");
        std::os::unix::fs::symlink(scratch.path(), root.join("base/out")).expect("a link");
        assert!(refuse_links(&root, Path::new("base/kustomization.yaml")).is_ok());
        let error = refuse_links(&root, Path::new("base/out/x/y.yaml")).expect_err("refused");
        assert!(matches!(error.cause, Cause::Link(link) if link == root.join("base/out")));
    }

    #[test]
    fn only_empty_folders_are_cleared_away() {
        let scratch = tempfile::tempdir().expect("a folder");
        let folder = scratch.path().join("a");
        fs::create_dir(&folder).expect("a folder");
        fs::write(folder.join("x"), "").expect("a file");
        let disk = Disk::new();
        assert!(!disk.remove_empty_folder(&folder).expect("looked"));
        assert!(disk.remove_file(&folder.join("x")).expect("removed"));
        assert!(disk.remove_empty_folder(&folder).expect("removed"));
    }
}
