//! An answer to review, from outside: a file, a folder, or a stream. Never more of it than a
//! review takes, and never through a link that a folder holds.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use crate::disk::{Cause, DiskError, Operation, read};
use crate::review::{
    Answer, Flaw, FlawKind, MOST_ANSWER_BYTES, MOST_FILE_BYTES, MOST_FILES, MOST_FOLDER_BYTES,
    too_large,
};
use crate::text::Phrase;

/// Folders of a repository that are not its content.
const NOT_CONTENT: [&str; 3] = [".git", "node_modules", ".terraform"];
/// A file of a kind that nobody checks is read up to this size; a larger one counts by its name.
const MOST_OTHER_BYTES: u64 = 64 * 1024;

/// The answer in a file, or in the files of a folder.
///
/// # Errors
/// As a sentence, when it cannot be read or there is nothing in it.
pub fn from_path(path: &Path) -> Result<Answer, Phrase> {
    if path.is_dir() {
        let Walk { files, flaws, .. } = walk(path).map_err(|error| Phrase::from(&error))?;
        return Answer::from_folder(files, flaws);
    }
    match read(path, MOST_ANSWER_BYTES) {
        Ok(bytes) => Answer::from_markdown(&bytes),
        Err(DiskError { cause: Cause::TooLarge(_), .. }) => Err(too_large()),
        Err(error) => Err((&error).into()),
    }
}

/// The answer in a stream, such as standard input.
///
/// # Errors
/// As a sentence, when it cannot be read or there is nothing in it.
pub fn from_stream(stream: &mut dyn Read) -> Result<Answer, Phrase> {
    let mut bytes = Vec::new();
    let read = stream.take(MOST_ANSWER_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| {
        Phrase::new("review-refused-stream").with("reason", crate::disk::system_reason(&error))
    })?;
    Answer::from_markdown(&bytes)
}

/// What a folder holds.
#[derive(Default)]
struct Walk {
    files: Vec<(String, Vec<u8>)>,
    flaws: Vec<Flaw>,
    seen: usize,
    bytes: u64,
}

fn walk(root: &Path) -> Result<Walk, DiskError> {
    let mut walk = Walk::default();
    let mut open = vec![(root.to_owned(), String::new())];
    let mut first = true;
    while let Some((folder, prefix)) = open.pop() {
        match list(&folder) {
            Ok(entries) => {
                for path in entries {
                    if let Some(below) = walk.take(&path, &prefix) {
                        open.push(below);
                    }
                }
            }
            Err(error) if first => return Err(error),
            Err(_) => walk.flaw(FlawKind::Unreadable, prefix),
        }
        first = false;
        if walk.seen > MOST_FILES {
            walk.flaw(FlawKind::TooLarge, String::new());
            break;
        }
    }
    walk.files.sort();
    Ok(walk)
}

/// The entries of a folder; one more than are read of all folders together, at the most.
fn list(folder: &Path) -> Result<Vec<PathBuf>, DiskError> {
    let fail = |error| DiskError::system(Operation::Read, folder, error);
    let entries = fs::read_dir(folder).map_err(fail)?.take(MOST_FILES + 1);
    let mut paths =
        entries.map(|entry| Ok(entry.map_err(fail)?.path())).collect::<Result<Vec<_>, _>>()?;
    paths.sort();
    Ok(paths)
}

impl Walk {
    /// Takes one entry; a folder is given back with the prefix of what is below it.
    fn take(&mut self, path: &Path, prefix: &str) -> Option<(PathBuf, String)> {
        self.seen += 1;
        if self.seen > MOST_FILES {
            return None;
        }
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let inside = format!("{prefix}{name}");
        // Not `metadata`, which follows links.
        let Ok(found) = fs::symlink_metadata(path) else {
            self.flaw(FlawKind::Unreadable, inside);
            return None;
        };
        if found.is_dir() {
            return (!NOT_CONTENT.contains(&&*name)).then(|| (path.to_owned(), inside + "/"));
        }
        if !found.is_file() {
            self.flaw(FlawKind::Special, inside);
            return None;
        }
        self.read(path, inside);
        None
    }

    fn read(&mut self, path: &Path, inside: String) {
        let checked = is_checked(&inside);
        let limit = if checked { MOST_FILE_BYTES } else { MOST_OTHER_BYTES };
        let bytes = match read(path, limit.min(MOST_FOLDER_BYTES - self.bytes)) {
            Ok(bytes) => bytes,
            Err(DiskError { cause: Cause::TooLarge(_), .. }) if checked => {
                return self.flaw(FlawKind::TooLarge, inside);
            }
            Err(DiskError { cause: Cause::TooLarge(_), .. }) => Vec::new(),
            Err(_) => return self.flaw(FlawKind::Unreadable, inside),
        };
        // A picture or an archive is in the tree by its name alone.
        let other = !checked && std::str::from_utf8(&bytes).is_err();
        let bytes = if other { Vec::new() } else { bytes };
        self.bytes += bytes.len() as u64;
        self.files.push((inside, bytes));
    }

    fn flaw(&mut self, kind: FlawKind, file: String) {
        let file = Some(file).filter(|file| !file.is_empty());
        self.flaws.push(Flaw { kind, file, line: None });
    }
}

/// Whether a check reads files of this name.
fn is_checked(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["yaml", "yml", "json", "sh", "bash", "nft", "conf", "toml", "env"].contains(&extension)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Assessment;
    use crate::catalog::Catalog;
    use crate::design::read::read as design;
    use crate::review::{Review, Verdict, review};

    fn reviewed(path: &Path) -> Review {
        let design = design("fleetwright: 1\nname: a\ndevices: [{name: b}]\n").expect("a design");
        let assessment = Assessment::new(&design, &Catalog::builtin(), None);
        review(&from_path(path).expect("taken"), &assessment, &mut || true).expect("not stopped")
    }

    fn paths(review: &Review) -> Vec<String> {
        review.proposal.tree().into_keys().collect()
    }

    #[test]
    fn a_folder_is_read_without_what_is_not_its_content() {
        let scratch = tempfile::tempdir().expect("a folder");
        for (path, text) in [
            ("base/a.yaml", &b"a: 1\n"[..]),
            ("docs/picture.png", &b"\x89PNG\xff"[..]),
            (".git/config", &b"x"[..]),
        ] {
            let path = scratch.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("made");
            fs::write(path, text).expect("written");
        }
        let review = reviewed(scratch.path());
        assert_eq!(paths(&review), ["base/a.yaml", "docs/picture.png"]);
        assert!(!review.rejects("form.readable"));
    }

    #[cfg(unix)]
    #[test]
    fn links_and_pipes_of_a_folder_are_named_and_left_alone() {
        let scratch = tempfile::tempdir().expect("a folder");
        fs::write(scratch.path().join("a.yaml"), "a: 1\n").expect("written");
        std::os::unix::fs::symlink("/", scratch.path().join("root")).expect("linked");
        std::os::unix::fs::symlink(".", scratch.path().join("again")).expect("linked");
        let pipe = scratch.path().join("pipe.yaml");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().expect("runs").success());
        let review = reviewed(scratch.path());
        assert_eq!(paths(&review), ["a.yaml"]);
        let noted: Vec<_> = review
            .with_grade("form.readable", crate::review::Grade::Noted)
            .iter()
            .filter_map(|outcome| outcome.spot.file.clone())
            .collect();
        assert_eq!(noted, ["again", "pipe.yaml", "root"]);
    }

    #[test]
    fn a_file_that_is_too_large_is_not_held_and_rejects() {
        let scratch = tempfile::tempdir().expect("a folder");
        let path = scratch.path().join("large.yaml");
        // A file with a hole takes no room, and no time to write.
        fs::File::create(&path).and_then(|file| file.set_len(1 << 33)).expect("made");
        fs::write(scratch.path().join("a.yaml"), "a: 1\n").expect("written");
        let review = reviewed(scratch.path());
        assert!(review.rejects("form.readable"));
        assert_eq!(review.verdict(), Verdict::Fail);
        assert_eq!(from_path(&path).expect_err("refused").key, "review-refused-large");
    }

    #[test]
    fn a_stream_without_end_is_refused() {
        let refused = from_stream(&mut std::io::repeat(b'x')).expect_err("refused");
        assert_eq!(refused.key, "review-refused-large");
    }
}
