//! Files, replaced whole or not at all.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use tempfile::NamedTempFile;

use super::folder::{parent, refuse_link, refuse_special};
use super::{Disk, DiskError, Operation, Step};

/// Who may do what with a written file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// What the file had before; a new one gets what is usual.
    #[default]
    Keep,
    /// What is usual.
    Plain,
    /// What is usual, and it can be run.
    Executable,
    /// Its owner alone may read and write it.
    Private,
}

/// What happens to a file that is already there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Existing {
    /// It is replaced.
    #[default]
    Replace,
    /// It stays, and writing fails; there is no moment in which another process could slip in.
    Refuse,
}

/// How a file is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner<'a> {
    /// Who may do what with it.
    pub mode: Mode,
    /// What happens to a file that is already there.
    pub existing: Existing,
    /// Whether to leave flushing to a [`Disk::sync_file_system`] after many files.
    pub flush_later: bool,
    /// Where the new file grows before it takes its name, on the same file system; by default
    /// the folder it belongs to.
    pub staging: Option<&'a Path>,
}

impl Disk {
    /// Writes a file whole or not at all.
    ///
    /// # Errors
    /// When the path is a link, a folder, a pipe or a device, or the system refuses. What was there is unchanged.
    pub fn put(&self, path: &Path, bytes: &[u8], manner: Manner<'_>) -> Result<(), DiskError> {
        refuse_link(path, path)?;
        refuse_special(path)?;
        self.replace(path, bytes, manner)
            .map_err(|error| DiskError::system(Operation::Write, path, error))
    }

    fn replace(&self, path: &Path, bytes: &[u8], manner: Manner<'_>) -> io::Result<()> {
        let folder = parent(path);
        self.pass(Step::Create, path)?;
        let mut new = new_file(manner.mode, manner.staging.unwrap_or(&folder))?;
        let filled = self.fill(&mut new, path, bytes, manner);
        if let Err(error) = filled.and_then(|()| self.pass(Step::Rename, path)) {
            self.discard(new);
            return Err(error);
        }
        let placed = match manner.existing {
            Existing::Replace => new.persist(path),
            Existing::Refuse => new.persist_noclobber(path),
        };
        placed.map_err(|failed| failed.error)?;
        if manner.flush_later {
            return Ok(());
        }
        self.pass(Step::Sync, &folder)?;
        sync_folder(&folder)
    }

    fn fill(
        &self,
        new: &mut NamedTempFile,
        path: &Path,
        bytes: &[u8],
        manner: Manner<'_>,
    ) -> io::Result<()> {
        self.pass(Step::Write, path)?;
        new.write_all(bytes)?;
        if manner.mode == Mode::Keep {
            keep_permissions(new.as_file(), path)?;
        }
        if !manner.flush_later {
            self.pass(Step::Sync, path)?;
            new.as_file().sync_all()?;
        }
        Ok(())
    }

    /// Removes a file that will not take its name; where even that is refused it stays, hidden.
    fn discard(&self, new: NamedTempFile) {
        if self.pass(Step::Remove, new.path()).is_err() {
            drop(new.keep());
        }
    }

    /// Creates a file in a folder that nobody looks at yet: neither atomic nor flushed.
    ///
    /// # Errors
    /// When there is such a file or link, or the system refuses.
    pub fn create(&self, path: &Path, bytes: &[u8], mode: Mode) -> Result<(), DiskError> {
        let create = || {
            self.pass(Step::Create, path)?;
            let mut file = options(mode).open(path)?;
            self.pass(Step::Write, path)?;
            file.write_all(bytes)
        };
        create().map_err(|error| DiskError::system(Operation::Write, path, error))
    }
}

/// The new file keeps what its predecessor allowed.
fn keep_permissions(new: &File, path: &Path) -> io::Result<()> {
    match fs::metadata(path) {
        Ok(found) => new.set_permissions(found.permissions()),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

fn new_file(mode: Mode, folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".fleetwright-").suffix(".tmp");
    // The name has a fixed length: the final one may already be as long as the system allows.
    builder.make_in(folder, |path| options(mode).open(path)).map_err(without_path)
}

/// The system's own error: the one that tempfile wraps around it names a file that nobody knows.
fn without_path(error: io::Error) -> io::Error {
    match error.get_ref().and_then(|inner| inner.source()) {
        Some(source) => source
            .downcast_ref::<io::Error>()
            .and_then(io::Error::raw_os_error)
            .map_or(io::Error::from(error.kind()), io::Error::from_raw_os_error),
        None => error,
    }
}

#[cfg(unix)]
fn options(mode: Mode) -> fs::OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = File::options();
    // The user's umask narrows these.
    options.write(true).create_new(true).mode(match mode {
        Mode::Private => 0o600,
        Mode::Executable => 0o777,
        Mode::Plain | Mode::Keep => 0o666,
    });
    options
}

#[cfg(not(unix))]
fn options(_mode: Mode) -> fs::OpenOptions {
    let mut options = File::options();
    options.write(true).create_new(true);
    options
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

// Elsewhere a folder cannot be opened to be flushed; its journal has to do.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::super::Cause;
    use super::*;

    /// A disk on which step number `last` and all after it fail: the process is gone.
    fn dying_at(last: usize) -> Disk {
        let count = AtomicUsize::new(0);
        Disk::behind(move |_, _| match count.fetch_add(1, Ordering::SeqCst) {
            step if step >= last => Err(io::Error::other("gone")),
            _ => Ok(()),
        })
    }

    #[test]
    fn whenever_the_process_dies_the_file_is_whole() {
        let mut finished = false;
        for last in 0..10 {
            let scratch = tempfile::tempdir().expect("a folder");
            let path = scratch.path().join("a.yaml");
            fs::write(&path, "old").expect("written");
            finished = dying_at(last).put(&path, b"new", Manner::default()).is_ok();
            let found = fs::read_to_string(&path).expect("there");
            assert!(found == "old" || found == "new", "{found} at step {last}");
            assert!(!finished || found == "new");
        }
        assert!(finished);
    }

    #[test]
    fn a_full_disk_leaves_the_old_file_and_no_debris() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("a.yaml");
        fs::write(&path, "old").expect("written");
        let disk = Disk::behind(|step, _| match step {
            Step::Write => Err(ErrorKind::StorageFull.into()),
            _ => Ok(()),
        });
        let error = disk.put(&path, b"new", Manner::default()).expect_err("full");
        assert!(error.is_full());
        assert_eq!(fs::read_to_string(&path).expect("there"), "old");
        assert_eq!(fs::read_dir(scratch.path()).expect("listed").count(), 1);
    }

    #[test]
    fn an_existing_file_is_refused_when_asked() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("a.yaml");
        fs::write(&path, "theirs").expect("written");
        let manner = Manner { existing: Existing::Refuse, ..Manner::default() };
        let error = Disk::new().put(&path, b"ours", manner).expect_err("refused");
        assert!(error.is_existing());
        assert_eq!(fs::read_to_string(&path).expect("there"), "theirs");
    }

    #[test]
    fn a_missing_folder_and_a_long_name_are_named_as_such() {
        let scratch = tempfile::tempdir().expect("a folder");
        let put = |path: &Path| Disk::new().put(path, b"", Manner::default()).expect_err("refused");
        assert!(put(&scratch.path().join("no/a.yaml")).is_missing());
        let long = put(&scratch.path().join("a".repeat(300)));
        assert_eq!(long.reason().key, "disk-reason-name");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_are_kept_and_links_refused() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("a.yaml");
        fs::write(&path, "old").expect("written");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("set");
        Disk::new().put(&path, b"new", Manner::default()).expect("written");
        let mode = fs::metadata(&path).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o640);

        let link = scratch.path().join("link.yaml");
        symlink(&path, &link).expect("a link");
        let error = Disk::new().put(&link, b"x", Manner::default()).expect_err("refused");
        assert!(matches!(error.cause, Cause::Link(found) if found == link));
        assert_eq!(fs::read_to_string(&path).expect("there"), "new");
    }

    #[cfg(unix)]
    #[test]
    fn modes_are_what_they_say() {
        use std::os::unix::fs::PermissionsExt as _;
        let scratch = tempfile::tempdir().expect("a folder");
        let bits = |name: &str, mode| {
            let path = scratch.path().join(name);
            Disk::new().put(&path, b"", Manner { mode, ..Manner::default() }).expect("written");
            fs::metadata(&path).expect("there").permissions().mode() & 0o777
        };
        assert_eq!(bits("private", Mode::Private), 0o600);
        assert_eq!(bits("plain", Mode::Plain) & 0o111, 0);
        assert_eq!(bits("run", Mode::Executable) & 0o100, 0o100);
    }
}
