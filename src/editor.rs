//! The user's own editor: which program that is, and a text handed to it in a file of its own.
//!
//! The file is for its owner alone and stays until whoever asked says that the text has arrived:
//! what somebody wrote in an editor is never lost because it could not be used.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitStatus;
use std::time::SystemTime;

use crate::config::{Environment, Places};
use crate::disk::{self, Disk, DiskError, Mode, shown};
use crate::process::{self, Failure};
use crate::text::Phrase;

/// What is tried where neither `VISUAL` nor `EDITOR` is set: every Unix has it by POSIX, and Git and
/// kubectl fall back on it, too.
const FALLBACK: &str = "vi";

/// More than this is no text that somebody wrote by hand.
const LARGEST: u64 = 16 * 1024 * 1024;

/// So many files of one name are left behind by editors that failed; then something else is wrong.
const MOST: u32 = 1_000;

/// What the shell says of a command that it cannot find, and of one that it may not run (POSIX,
/// "Exit Status for Commands").
const NOT_FOUND: i32 = 127;
const NOT_RUN: i32 = 126;

/// A text to be edited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    /// What its file is called: editors colour by the ending.
    pub name: String,
    /// The text.
    pub text: String,
    /// The file that holds it already, where it was edited before.
    pub file: Option<PathBuf>,
}

/// A text that came back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Returned {
    /// The text as it was handed over.
    pub before: String,
    /// The text as the editor left it.
    pub text: String,
    /// The file that still holds it, where it is news.
    pub file: PathBuf,
    /// Whether it was edited before, and is news whatever it says.
    pub again: bool,
}

impl Returned {
    /// Whether there is anything to take in.
    pub fn is_news(&self) -> bool {
        self.again || self.text != self.before
    }
}

/// The user's editor.
#[derive(Clone, Debug)]
pub struct Editor {
    /// The command as the shell reads it, arguments and all.
    command: String,
    /// Whether the user has named it.
    named: bool,
    /// Where the files are.
    folder: PathBuf,
}

impl Editor {
    /// The editor that the environment names: `VISUAL` before `EDITOR`, as it has a screen.
    pub fn of(environment: &Environment, places: &Places) -> Self {
        let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| environment.get(name));
        let command = named.unwrap_or(FALLBACK).to_owned();
        Self { command, named: named.is_some(), folder: places.state.join("edit") }
    }

    /// Whether the user has named it. Where not, it is one that needs a terminal.
    pub fn is_named(&self) -> bool {
        self.named
    }

    /// The command, as the environment has it.
    pub fn command(&self) -> &str {
        &self.command
    }

    /// Hands a text to the editor and waits until that is closed. The terminal has to be free.
    ///
    /// # Errors
    /// When there is no such program, it fails, or the file cannot be written or read again. What
    /// was written in it stays in the file, which the phrase then names.
    pub fn edit(&self, disk: &Disk, sheet: &Sheet) -> Result<Returned, Phrase> {
        let file = match &sheet.file {
            Some(file) => file.clone(),
            None => self.file(disk, sheet).map_err(|error| error.phrase())?,
        };
        let ended = process::hand_over(&self.command, &file);
        let status = ended.map_err(|failure| {
            discard(disk, &file, sheet);
            self.not_started(&failure)
        })?;
        if !status.success() {
            return Err(self.failed(disk, status, &file, sheet));
        }
        let bytes = disk::read(&file, LARGEST).map_err(|error| error.phrase())?;
        let text = disk::decode(&bytes).map_err(|wrong| {
            let at = format!("{}:{}:{}", shown(&file), wrong.line, wrong.column);
            Phrase::new("editor-not-text").with("file", at)
        })?;
        let again = sheet.file.is_some();
        let returned = Returned { before: sheet.text.clone(), text, file, again };
        if !returned.is_news() {
            discard(disk, &returned.file, sheet);
        }
        Ok(returned)
    }

    /// Files of texts that an editor had while this program ended, such as when a connection dropped:
    /// those written since `since` whose program runs no more. What was saved in the editor is in
    /// them, and nobody else has it.
    pub fn left_behind(&self, since: Option<SystemTime>) -> Vec<PathBuf> {
        let entries = fs::read_dir(&self.folder).into_iter().flatten().flatten();
        let is_new = |path: &PathBuf| {
            let written = fs::metadata(path).and_then(|file| file.modified()).ok();
            written.zip(since).is_some_and(|(written, since)| written > since)
        };
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_new).collect();
        files.retain(|path| process_of(path).is_some_and(|process| !runs(process)));
        files.sort();
        files
    }

    /// Writes the text to a file that nobody else has.
    fn file(&self, disk: &Disk, sheet: &Sheet) -> Result<PathBuf, DiskError> {
        disk.create_folders(&self.folder, true)?;
        let (stem, ending) = sheet.name.rsplit_once('.').unwrap_or((&sheet.name, "txt"));
        let process = std::process::id();
        for number in 1.. {
            let path = self.folder.join(format!("{stem}-{process}-{number}.{ending}"));
            match disk.create(&path, sheet.text.as_bytes(), Mode::Private) {
                Ok(()) => return Ok(path),
                Err(error) if error.is_existing() && number < MOST => {}
                Err(error) => return Err(error),
            }
        }
        Ok(self.folder.join(&sheet.name))
    }

    fn not_started(&self, failure: &Failure) -> Phrase {
        let reason = match failure {
            Failure::System(words) => words.clone(),
            Failure::Missing | Failure::Deadline(_) => "sh".to_owned(),
        };
        Phrase::new("editor-not-started")
            .with("command", self.command.as_str())
            .with("words", reason)
    }

    /// The editor has ended with a status that says no: `:cq` in Vim does that on purpose.
    fn failed(&self, disk: &Disk, status: ExitStatus, file: &Path, sheet: &Sheet) -> Phrase {
        let kept = !discard(disk, file, sheet);
        let key = match status.code() {
            Some(NOT_FOUND) => "editor-missing",
            Some(NOT_RUN) => "editor-not-run",
            _ if kept => "editor-failed-kept",
            _ => "editor-failed",
        };
        let phrase = Phrase::new(key).with("command", self.command.as_str());
        phrase.with("how", how(status)).with("file", shown(file))
    }
}

/// The program that handed this file to an editor.
fn process_of(file: &Path) -> Option<i32> {
    let mut parts = file.file_stem()?.to_str()?.rsplit('-');
    let _number = parts.next()?;
    parts.next()?.parse().ok()
}

#[cfg(unix)]
fn runs(process: i32) -> bool {
    let process = rustix::process::Pid::from_raw(process);
    // Whoever may not be asked runs.
    process.is_some_and(|process| {
        !matches!(rustix::process::test_kill_process(process), Err(rustix::io::Errno::SRCH))
    })
}

#[cfg(not(unix))]
fn runs(_: i32) -> bool {
    true
}

/// How a program has ended.
fn how(status: ExitStatus) -> Phrase {
    let by_signal =
        |number: i32| Phrase::new("editor-ended-signal").with("number", number.to_string());
    match (status.code(), signal(status)) {
        (Some(code), _) => Phrase::new("editor-ended-status").with("number", code.to_string()),
        (None, number) => by_signal(number.unwrap_or_default()),
    }
}

#[cfg(unix)]
fn signal(status: ExitStatus) -> Option<i32> {
    std::os::unix::process::ExitStatusExt::signal(&status)
}

#[cfg(not(unix))]
fn signal(_: ExitStatus) -> Option<i32> {
    None
}

/// Removes the file of a text that nobody has changed; whether it is gone.
fn discard(disk: &Disk, file: &Path, sheet: &Sheet) -> bool {
    // One that was edited before holds more than anybody has elsewhere.
    let same = disk::read(file, LARGEST).is_ok_and(|bytes| bytes == sheet.text.as_bytes());
    sheet.file.is_none() && same && disk.remove_file(file).is_ok()
}

#[cfg(unix)]
#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;
    use std::time::UNIX_EPOCH;

    use super::*;
    use crate::text::{Language, Texts};

    fn editor(home: &Path, variables: &[(&str, &str)]) -> Editor {
        let home = home.display().to_string();
        let all = variables.iter().copied().chain([("FLEETWRIGHT_HOME", home.as_str())]);
        let environment = Environment::new(all);
        Editor::of(&environment, &Places::find(&environment).expect("places"))
    }

    fn sheet(text: &str) -> Sheet {
        Sheet { name: "fleet.yaml".into(), text: text.into(), file: None }
    }

    fn files(home: &Path) -> Vec<PathBuf> {
        let listed = fs::read_dir(home.join("state/edit")).expect("the folder");
        listed.map(|entry| entry.expect("an entry").path()).collect()
    }

    #[test]
    fn a_text_whose_program_has_ended_is_found_once() {
        let home = tempfile::tempdir().expect("a folder");
        let folder = home.path().join("state/edit");
        fs::create_dir_all(&folder).expect("made");
        // No system gives out that number.
        let left = folder.join("my-fleet-2147483647-1.yaml");
        for file in [left.clone(), folder.join(format!("x-{}-1.yaml", std::process::id()))] {
            fs::write(file, "text").expect("written");
        }
        let editor = editor(home.path(), &[]);
        assert_eq!(editor.left_behind(Some(UNIX_EPOCH)), std::slice::from_ref(&left));
        let written = fs::metadata(&left).and_then(|file| file.modified()).expect("a time");
        assert!(editor.left_behind(Some(written)).is_empty());
        assert!(editor.left_behind(None).is_empty());
    }

    #[test]
    fn the_editor_with_a_screen_is_asked_first_and_vi_last() {
        let home = tempfile::tempdir().expect("a folder");
        let of = |variables: &[(&str, &str)]| editor(home.path(), variables).command;
        assert_eq!(of(&[("VISUAL", "hx"), ("EDITOR", "ed")]), "hx");
        assert_eq!(of(&[("VISUAL", ""), ("EDITOR", "nano -w")]), "nano -w");
        assert_eq!(of(&[]), "vi");
    }

    #[test]
    fn an_editor_with_arguments_gets_a_private_file_and_its_text_comes_back() {
        let home = tempfile::tempdir().expect("a folder");
        let script = home.path().join("my editor.sh");
        let body = "test \"$1\" = --wait || exit 9\nls -l \"$2\" | cut -c1-10 > \"$2.mode\"\n\
                    printf 'two\\r\\n' >> \"$2\"\n";
        fs::write(&script, format!("#!/bin/sh\n{body}")).expect("written");
        fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).expect("set");
        // As Git has it, the shell reads the command: this one is quoted for its blank.
        let editor = editor(home.path(), &[("EDITOR", &format!("'{}' --wait", script.display()))]);
        let returned = editor.edit(&Disk::new(), &sheet("one\n")).expect("edited");
        assert_eq!(returned.text, "one\ntwo\n");
        assert!(returned.is_news() && returned.file.exists());
        let mode = fs::read_to_string(format!("{}.mode", returned.file.display())).expect("read");
        assert_eq!(mode.trim(), "-rw-------");
        assert!(returned.file.extension().is_some_and(|end| end == "yaml"), "editors colour by it");
    }

    #[test]
    fn nothing_is_left_where_nothing_was_changed() {
        let home = tempfile::tempdir().expect("a folder");
        let disk = Disk::new();
        let returned = editor(home.path(), &[("EDITOR", "true")]).edit(&disk, &sheet("one\n"));
        assert!(returned.is_ok_and(|returned| !returned.is_news()));
        assert_eq!(files(home.path()), Vec::<PathBuf>::new());
    }

    #[test]
    fn an_editor_that_is_missing_or_fails_is_named_and_its_text_kept() {
        let home = tempfile::tempdir().expect("a folder");
        let texts = Texts::new(Language::En);
        let said = |command: &str| {
            let editor = editor(home.path(), &[("EDITOR", command)]);
            texts.say(&editor.edit(&Disk::new(), &sheet("one\n")).expect_err("refused"))
        };
        let missing = said("fleetwright-no-such-editor -w 2> /dev/null");
        assert!(missing.contains("fleetwright-no-such-editor") && missing.contains("EDITOR"));
        assert!(said("false").contains("false"));
        assert_eq!(files(home.path()), Vec::<PathBuf>::new(), "nothing was written");
        let failed = said("f() { echo two >> \"$1\"; return 3; }; f");
        let kept = files(home.path());
        assert_eq!(fs::read_to_string(&kept[0]).expect("kept"), "one\ntwo\n");
        assert!(failed.contains(&kept[0].display().to_string()), "{failed}");
        assert!(said("printf '\\377' >>").contains(":2:1"), "what is no text names its place");
    }

    #[test]
    fn what_was_edited_before_is_edited_again() {
        let home = tempfile::tempdir().expect("a folder");
        let editor = editor(home.path(), &[("EDITOR", "echo more >>")]);
        let first = editor.edit(&Disk::new(), &sheet("one\n")).expect("edited");
        let again = Sheet { text: first.text.clone(), file: Some(first.file.clone()), ..sheet("") };
        let second = editor.edit(&Disk::new(), &again).expect("edited");
        assert_eq!((second.text.as_str(), second.file), ("one\nmore\nmore\n", first.file));
    }
}
