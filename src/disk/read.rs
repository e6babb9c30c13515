//! Files that come from outside: never more of them than asked for, and text only if it is one.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _};
use std::path::Path;

use thiserror::Error;

use super::{Cause, DiskError, Operation};

/// Opens a file for reading, without ever waiting for what is none: a pipe that nobody writes
/// to, or a device.
///
/// # Errors
/// When the system refuses, or it is a folder, a pipe, a socket or a device.
pub fn open(path: &Path) -> Result<File, DiskError> {
    let fail = |error| DiskError::system(Operation::Read, path, error);
    let found = fs::metadata(path).map_err(fail)?;
    if found.is_dir() {
        return Err(fail(ErrorKind::IsADirectory.into()));
    }
    if !found.is_file() {
        return Err(DiskError::special(Operation::Read, path));
    }
    options().open(path).map_err(fail)
}

/// Files of the kernel (`/proc/kmsg`) call themselves ordinary and still make readers wait.
#[cfg(any(target_os = "linux", target_os = "android"))]
fn options() -> OpenOptions {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mut options = File::options();
    options.read(true).custom_flags(rustix::fs::OFlags::NONBLOCK.bits().cast_signed());
    options
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn options() -> OpenOptions {
    let mut options = File::options();
    options.read(true);
    options
}

/// The bytes of a file.
///
/// # Errors
/// When [`open`] refuses, or the file has more than `limit` bytes.
pub fn read(path: &Path, limit: u64) -> Result<Vec<u8>, DiskError> {
    let fail = |error| DiskError::system(Operation::Read, path, error);
    let file = open(path)?;
    let mut bytes = Vec::new();
    // One byte more tells a file that is too large from one that just fits; the size that the
    // system states means nothing for a file of the kernel or one that grows.
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(fail)?;
    if bytes.len() as u64 > limit {
        let cause = Cause::TooLarge(limit);
        return Err(DiskError { operation: Operation::Read, path: path.to_owned(), cause });
    }
    Ok(bytes)
}

/// Bytes that are not UTF-8: where the first wrong one stands, line and column from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not UTF-8 at {line}:{column}")]
pub struct NotText {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
}

/// Bytes as text: a byte order mark is dropped, and lines end in `\n` alone.
///
/// # Errors
/// With the place of the first byte that is not UTF-8.
pub fn decode(bytes: &[u8]) -> Result<String, NotText> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.replace("\r\n", "\n")),
        Err(error) => Err(place_after(&bytes[..error.valid_up_to()])),
    }
}

fn place_after(valid: &[u8]) -> NotText {
    let text = String::from_utf8_lossy(valid);
    let last = text.rsplit('\n').next().unwrap_or_default();
    NotText { line: text.matches('\n').count() + 1, column: last.chars().count() + 1 }
}

/// The text of a file.
///
/// # Errors
/// The outer when it cannot be read, the inner when it is no text.
pub fn read_text(path: &Path, limit: u64) -> Result<Result<String, NotText>, DiskError> {
    read(path, limit).map(|bytes| decode(&bytes))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_file_over_the_limit_is_refused_before_it_is_held() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("a");
        fs::write(&path, "1234").expect("written");
        assert_eq!(read(&path, 4).expect("fits"), b"1234");
        let error = read(&path, 3).expect_err("too large");
        assert!(matches!(error.cause, Cause::TooLarge(3)));
    }

    #[cfg(unix)]
    #[test]
    fn nobody_waits_for_what_is_no_file() {
        let scratch = tempfile::tempdir().expect("a folder");
        let pipe = scratch.path().join("pipe.yaml");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().expect("it runs");
        assert!(made.success());
        for path in [pipe.as_path(), Path::new("/dev/zero"), Path::new("/dev/tty")] {
            let error = read(path, 1_000).expect_err("refused");
            assert_eq!(error.reason().key, "disk-reason-special", "{}", path.display());
        }
        let disk = super::super::Disk::new();
        let error = disk.put(&pipe, b"x", super::super::Manner::default()).expect_err("refused");
        assert_eq!(error.reason().key, "disk-reason-special");
    }

    #[test]
    fn a_folder_says_that_it_is_one() {
        let scratch = tempfile::tempdir().expect("a folder");
        let error = read(scratch.path(), 10).expect_err("a folder");
        assert_eq!(error.reason().key, "disk-reason-is-a-folder");
    }

    #[test]
    fn text_is_taken_from_any_editor() {
        assert_eq!(decode(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n").as_deref(), Ok("a: 1\nb: 2\n"));
        assert_eq!(decode("é: 1\nab".as_bytes()).as_deref(), Ok("é: 1\nab"));
        assert_eq!(decode(b"a\n\xc3\xa9b\xff"), Err(NotText { line: 2, column: 3 }));
    }
}
