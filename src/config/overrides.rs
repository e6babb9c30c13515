//! Files of the configuration folder that replace built-in ones of the same name.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::{LARGEST, Problem};
use crate::disk::{DiskError, Operation, decode, read};
use crate::text::Phrase;

/// Texts by their path in an override folder.
pub type Files = BTreeMap<PathBuf, String>;

/// All override files.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overrides {
    /// `themes/`: by file name.
    pub themes: Files,
    /// `keymap.yaml`.
    pub keymap: Option<String>,
    /// `prompt/`: by path, as in the built-in `assets/prompt`.
    pub prompt: Files,
    /// `tree/`: by path, as in the built-in `assets/tree`.
    pub tree: Files,
    /// `text/`: by path, as in the built-in `assets/text`.
    pub text: Files,
    /// `catalog/`: by path, as in the built-in `assets/catalog`.
    pub catalog: Files,
}

/// Folders deeper than this hold nothing of ours; a link that leads back up ends here, too.
const DEEPEST: usize = 8;

/// More files than this in one folder are a mistake (a repository checked out in the wrong place).
const MOST: usize = 1_000;

impl Overrides {
    pub(super) fn load(config: &Path, problems: &mut Vec<Problem>) -> Self {
        let mut folder = |name: &str| Folder::load(config.join(name), problems);
        let (themes, prompt) = (folder("themes"), folder("prompt"));
        let (tree, catalog) = (folder("tree"), folder("catalog"));
        let text_files = folder("text");
        let keymap = text(&config.join("keymap.yaml"), problems);
        Self { themes, keymap, prompt, tree, text: text_files, catalog }
    }
}

/// One folder while it is read.
struct Folder<'a> {
    root: PathBuf,
    files: Files,
    problems: &'a mut Vec<Problem>,
}

impl Folder<'_> {
    fn load(root: PathBuf, problems: &mut Vec<Problem>) -> Files {
        let mut folder = Folder { root, files: Files::new(), problems };
        folder.walk(&folder.root.clone(), 0);
        folder.files
    }

    fn walk(&mut self, path: &Path, depth: usize) {
        let listed = fs::read_dir(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
        let mut entries = match listed {
            Ok(entries) => entries,
            Err(error) => {
                let error = DiskError::system(Operation::Read, path, error);
                return report_unless_missing(&error, self.problems);
            }
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries.iter().filter(|entry| !is_debris(&entry.file_name().to_string_lossy()))
        {
            let path = entry.path();
            if !path.is_dir() {
                if !self.take(&path) {
                    return;
                }
            } else if depth < DEEPEST {
                self.walk(&path, depth + 1);
            }
        }
    }

    /// Takes one file in; false when there are too many.
    fn take(&mut self, path: &Path) -> bool {
        if self.files.len() >= MOST {
            let reason = Phrase::new("config-too-many").with("most", MOST);
            self.problems.push(Problem { path: self.root.clone(), place: None, reason });
            return false;
        }
        if let (Some(text), Ok(name)) = (text(path, self.problems), path.strip_prefix(&self.root)) {
            self.files.insert(name.to_owned(), text);
        }
        true
    }
}

fn text(path: &Path, problems: &mut Vec<Problem>) -> Option<String> {
    match read(path, LARGEST).map(|bytes| decode(&bytes)) {
        Ok(Ok(text)) => return Some(text),
        Ok(Err(wrong)) => problems.push(Problem::not_text(path, wrong)),
        Err(error) => report_unless_missing(&error, problems),
    }
    None
}

fn report_unless_missing(error: &DiskError, problems: &mut Vec<Problem>) {
    if !error.is_missing() {
        let path = error.path.clone();
        problems.push(Problem { path, place: None, reason: error.reason() });
    }
}

/// What editors, file managers and Git leave lying about.
fn is_debris(name: &str) -> bool {
    let end = Path::new(name).extension();
    name.ends_with('~')
        || end.is_some_and(|end| end == "swp")
        || matches!(name, ".git" | ".DS_Store")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_read_by_path_without_debris() {
        let config = tempfile::tempdir().expect("a folder");
        let write = |path: &str| {
            let path = config.path().join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, "text").expect("written");
        };
        for path in
            ["tree/a/b.j2", "tree/a/b.j2~", "tree/.git/config", "themes/sea.yaml", "keymap.yaml"]
        {
            write(path);
        }
        let mut problems = Vec::new();
        let overrides = Overrides::load(config.path(), &mut problems);
        assert_eq!(problems, []);
        assert_eq!(overrides.tree.keys().collect::<Vec<_>>(), [Path::new("a/b.j2")]);
        assert_eq!(overrides.themes.len(), 1);
        assert_eq!(overrides.keymap.as_deref(), Some("text"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_back_up_ends() {
        let config = tempfile::tempdir().expect("a folder");
        let tree = config.path().join("tree");
        fs::create_dir(&tree).expect("a folder");
        fs::write(tree.join("a"), "text").expect("written");
        std::os::unix::fs::symlink(&tree, tree.join("again")).expect("a link");
        let overrides = Overrides::load(config.path(), &mut Vec::new());
        assert!(overrides.tree.contains_key(Path::new("a")));
    }

    #[test]
    fn a_file_in_place_of_a_folder_is_reported() {
        let config = tempfile::tempdir().expect("a folder");
        fs::write(config.path().join("tree"), "").expect("written");
        let mut problems = Vec::new();
        Overrides::load(config.path(), &mut problems);
        assert_eq!(problems[0].reason.key, "disk-reason-not-a-folder");
    }
}
