//! Advisory locks: two fleetwrights never write the same thing at once.

use std::fs::File;
use std::io::ErrorKind;
use std::path::Path;

use fs4::{FileExt, TryLockError};

use super::{Cause, Disk, DiskError, Operation};

/// A lock that is held until this value is dropped, or the process ends in whatever way.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Drop for Lock {
    /// Closing the file would be enough, but for a program that is being started at this moment:
    /// until it is, it has the file open, too.
    fn drop(&mut self) {
        let _ = FileExt::unlock(&self.file);
    }
}

impl Disk {
    /// Takes the lock that a file stands for, creating the file; its content means nothing.
    ///
    /// A file system without locks (some network shares) grants it: the hash that is compared
    /// before a session is replaced still guards against losing something.
    ///
    /// # Errors
    /// When another process holds it, or the file cannot be created.
    pub fn lock(&self, path: &Path) -> Result<Lock, DiskError> {
        let fail = |cause| DiskError { operation: Operation::Lock, path: path.to_owned(), cause };
        super::folder::refuse_link(path, path)?;
        let mut options = File::options();
        let file = options.read(true).write(true).create(true).truncate(false).open(path);
        let file = file.map_err(|error| fail(Cause::System(error)))?;
        match FileExt::try_lock(&file) {
            // Between opening and locking whoever held it may have removed it: what is locked then
            // is no place any more.
            Ok(()) if !is_at(&file, path) => Err(fail(Cause::Locked)),
            Ok(()) => Ok(Lock { file }),
            Err(TryLockError::WouldBlock) => Err(fail(Cause::Locked)),
            Err(TryLockError::Error(error)) if error.kind() == ErrorKind::Unsupported => {
                Ok(Lock { file })
            }
            Err(TryLockError::Error(error)) => Err(fail(Cause::System(error))),
        }
    }
}

/// Whether a file that is open is the one at this place.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let (Ok(open), Ok(there)) = (file.metadata(), std::fs::symlink_metadata(path)) else {
        return false;
    };
    (open.dev(), open.ino()) == (there.dev(), there.ino())
}

/// Elsewhere a file that is open keeps its place.
#[cfg(not(unix))]
fn is_at(_: &File, _: &Path) -> bool {
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_that_was_removed_and_made_again_is_another_place() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("a.lock");
        let file = File::create(&path).expect("made");
        assert!(is_at(&file, &path));
        std::fs::rename(&path, scratch.path().join("b.lock")).expect("moved");
        assert!(!is_at(&file, &path));
        File::create(&path).expect("made again");
        assert!(!is_at(&file, &path));
    }

    #[test]
    fn the_second_is_told_and_gets_it_after_the_first() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("a.lock");
        let disk = Disk::new();
        let first = disk.lock(&path).expect("locked");
        let error = disk.lock(&path).expect_err("held");
        assert!(matches!(error.cause, Cause::Locked));
        drop(first);
        assert!(disk.lock(&path).is_ok());
    }
}
