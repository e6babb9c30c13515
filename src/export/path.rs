//! Paths of a tree: they stay inside of it, whoever wrote them.

use super::ExportError;
use super::manifest::OURS;

/// Checks that a path is one of a file inside the target, and not one of our own.
///
/// The manifest's paths are checked as well: it may come with a repository from anywhere.
pub(super) fn check(path: &str) -> Result<(), ExportError> {
    let fine = !path.is_empty()
        && !path.contains(['\\', ':'])
        && !path.chars().any(char::is_control)
        && path.split('/').all(is_name)
        && !is_ours(path);
    if fine { Ok(()) } else { Err(ExportError::Path(path.to_owned())) }
}

/// Whether a part of a path is the name of a file or folder. An empty one is what a leading, a
/// doubled or a trailing slash leaves.
fn is_name(part: &str) -> bool {
    !part.is_empty() && part != "." && part != ".."
}

/// Our own folder and Git's, also where a file system takes upper and lower case for the same.
fn is_ours(path: &str) -> bool {
    let first = path.split('/').next().unwrap_or_default();
    first.eq_ignore_ascii_case(OURS)
        || path.split('/').any(|part| part.eq_ignore_ascii_case(".git"))
}

/// The folders that hold a path, outermost first.
pub(super) fn folders(path: &str) -> impl DoubleEndedIterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_relative_paths_are_taken() {
        for path in
            ["README.md", "base/a/b.yaml", ".github/workflows/ci.yaml", "a..b", ".gitignore"]
        {
            assert!(check(path).is_ok(), "{path}");
        }
        for path in [
            "",
            "/etc/passwd",
            "../a",
            "a/../b",
            "a/./b",
            "a//b",
            "a/",
            "a\\b",
            "a\0b",
            "C:/a",
            "a\nb",
            ".fleetwright/manifest.json",
            ".Fleetwright/x",
            ".git/hooks/pre-commit",
            "a/.GIT/x",
        ] {
            assert!(check(path).is_err(), "{path:?}");
        }
    }

    #[test]
    fn folders_come_outermost_first() {
        assert_eq!(folders("a/b/c").collect::<Vec<_>>(), ["a", "a/b"]);
        assert_eq!(folders("a").count(), 0);
    }
}
