//! Exports onto a real disk: what is there afterwards, whatever happened in between.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use tempfile::TempDir;

use super::*;
use crate::disk::Step;
use crate::text::{Language, Texts};

/// A folder to try things in, with a target that isn't there yet.
struct Scratch {
    folder: TempDir,
}

impl Scratch {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }

    fn target(&self) -> PathBuf {
        self.folder.path().join("tree")
    }

    fn export(&self, files: &[(&str, &str)]) -> Report {
        self.run(&Disk::new(), files, &Options::default()).expect("exported")
    }

    fn run(
        &self,
        disk: &Disk,
        files: &[(&str, &str)],
        options: &Options,
    ) -> Result<Report, ExportError> {
        let mut files = files.iter().map(|(path, text)| Ok(file(path, text)));
        export(disk, &mut files, &self.target(), options, &mut |_| {})
    }

    fn edit(&self, path: &str, text: &str) {
        let path = self.target().join(path);
        fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
        fs::write(path, text).expect("written");
    }

    /// All files of the target but ours, and all that lies beside it.
    fn found(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        walk(self.folder.path(), self.folder.path(), &mut found);
        found.retain(|path, _| !path.starts_with("tree/.fleetwright/"));
        found.into_iter().map(|(path, text)| (path.replacen("tree/", "", 1), text)).collect()
    }
}

fn file(path: &str, text: &str) -> File {
    let executable = path == "install.sh";
    File { path: path.to_owned(), bytes: text.as_bytes().to_vec(), executable }
}

fn walk(root: &Path, folder: &Path, found: &mut BTreeMap<String, String>) {
    for entry in fs::read_dir(folder).expect("listed") {
        let path = entry.expect("an entry").path();
        if path.is_dir() && !path.is_symlink() {
            walk(root, &path, found);
        } else {
            let name = path.strip_prefix(root).expect("below").to_string_lossy().into_owned();
            found.insert(name, fs::read_to_string(&path).unwrap_or_default());
        }
    }
}

fn map(files: &[(&str, &str)]) -> BTreeMap<String, String> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn actions(report: &Report) -> Vec<(&str, Action)> {
    report.changes.iter().map(|change| (change.path.as_str(), change.action)).collect()
}

const ONE: [(&str, &str); 4] = [
    ("README.md", "one"),
    ("base/a.yaml", "a1"),
    ("base/b.yaml", "b1"),
    ("overlays/x/k.yaml", "x1"),
];
const TWO: [(&str, &str); 4] =
    [("README.md", "two"), ("base/a.yaml", "a1"), ("base/c.yaml", "c2"), ("install.sh", "s2")];

#[test]
fn a_fresh_target_holds_exactly_the_tree() {
    let scratch = Scratch::new();
    let report = scratch.export(&ONE);
    assert_eq!(report.count(Action::New), 4);
    assert_eq!(scratch.found(), map(&ONE));
    let again = scratch.export(&ONE);
    assert_eq!(again.count(Action::Unchanged), 4);
    assert_eq!(again.changes.len(), 4);
}

#[test]
fn an_update_writes_what_changed_and_removes_what_went() {
    let scratch = Scratch::new();
    scratch.export(&ONE);
    let report = scratch.export(&TWO);
    let expected = [
        ("README.md", Action::Replaced),
        ("base/a.yaml", Action::Unchanged),
        ("base/b.yaml", Action::Removed),
        ("base/c.yaml", Action::New),
        ("install.sh", Action::New),
        ("overlays/x/k.yaml", Action::Removed),
    ];
    assert_eq!(actions(&report), expected);
    assert_eq!(scratch.found(), map(&TWO));
    assert!(!scratch.target().join("overlays").exists(), "an empty folder is left");
    let notes: Vec<_> = report.notes("--force").into_iter().map(|note| note.key).collect();
    assert_eq!(notes, ["export-note-prunes"]);
}

#[test]
fn whatever_a_cluster_is_made_from_is_named_when_it_goes() {
    for (folder, prunes) in [
        ("base/app", true),
        ("components/region-north", true),
        ("overlays/gateway", true),
        ("policies", true),
        ("install/gateway", false),
        ("docs", false),
    ] {
        let scratch = Scratch::new();
        let file = format!("{folder}/a.yaml");
        scratch.export(&[("README.md", "one"), (&file, "a")]);
        let report = scratch.export(&[("README.md", "one")]);
        assert_eq!(report.notes("--force").len(), usize::from(prunes), "{folder}");
    }
}

#[test]
fn a_hand_edit_stays_until_it_is_forced() {
    let scratch = Scratch::new();
    scratch.export(&ONE);
    scratch.edit("README.md", "mine");
    scratch.edit("base/b.yaml", "mine");
    let report = scratch.export(&TWO);
    assert_eq!(actions(&report)[0], ("README.md", Action::Kept));
    assert_eq!(actions(&report)[2], ("base/b.yaml", Action::Kept));
    assert_eq!(scratch.found()["README.md"], "mine");
    assert_eq!(scratch.export(&TWO).count(Action::Kept), 2, "it is still known as edited");

    let force = Options { force: true, ..Options::default() };
    let forced = scratch.run(&Disk::new(), &TWO, &force).expect("exported");
    assert_eq!(actions(&forced)[0], ("README.md", Action::Forced));
    assert_eq!(scratch.found(), map(&TWO));
}

#[test]
fn an_edit_taken_back_is_ours_again() {
    let scratch = Scratch::new();
    scratch.export(&ONE);
    scratch.edit("README.md", "mine");
    scratch.export(&TWO);
    scratch.edit("README.md", "one");
    assert_eq!(actions(&scratch.export(&TWO))[0], ("README.md", Action::Replaced));
}

#[test]
fn somebody_elses_files_stay() {
    let scratch = Scratch::new();
    scratch.edit("README.md", "theirs");
    scratch.edit("notes.txt", "theirs");
    let report = scratch.export(&ONE);
    assert_eq!(actions(&report)[0], ("README.md", Action::Kept));
    let reason = report.changes[0].reason.as_ref().map(|reason| reason.key.as_ref());
    assert_eq!(reason, Some("export-kept-foreign"));
    scratch.export(&[]);
    let expected = map(&[("README.md", "theirs"), ("notes.txt", "theirs")]);
    assert_eq!(scratch.found(), expected);
}

#[test]
fn a_dry_run_reports_the_same_and_writes_nothing() {
    let scratch = Scratch::new();
    let dry = Options { dry_run: true, ..Options::default() };
    let no_disk =
        Disk::behind(|step, path| Err(io::Error::other(format!("{step:?} {}", path.display()))));
    for files in [&ONE, &TWO] {
        let before = scratch.found();
        let promised = scratch.run(&no_disk, files, &dry).expect("planned");
        assert_eq!(scratch.found(), before);
        assert_eq!(scratch.export(files), promised);
        scratch.edit("README.md", "mine");
    }
}

#[cfg(unix)]
#[test]
fn nothing_goes_through_a_link() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new();
    let outside = scratch.folder.path().join("outside");
    fs::create_dir_all(&outside).expect("a folder");
    fs::write(outside.join("b.yaml"), "b1").expect("written");
    scratch.edit("README.md", "one");
    symlink(&outside, scratch.target().join("base")).expect("a link");
    symlink(outside.join("b.yaml"), scratch.target().join("install.sh")).expect("a link");
    let force = Options { force: true, ..Options::default() };
    for files in [&ONE, &TWO] {
        let report = scratch.run(&Disk::new(), files, &force).expect("exported");
        assert!(report.count(Action::Blocked) >= 2, "{report:?}");
    }
    assert_eq!(fs::read_to_string(outside.join("b.yaml")).expect("there"), "b1");
    assert_eq!(fs::read_dir(&outside).expect("listed").count(), 1);
}

#[cfg(unix)]
#[test]
fn a_target_or_a_folder_of_ours_that_is_a_link_is_refused() {
    use std::os::unix::fs::symlink;
    let scratch = Scratch::new();
    let real = scratch.folder.path().join("real");
    fs::create_dir_all(real.join("ours")).expect("folders");
    symlink(&real, scratch.target()).expect("a link");
    let error = scratch.run(&Disk::new(), &ONE, &Options::default()).expect_err("refused");
    let slash = scratch.target().join("");
    let mut none = std::iter::empty();
    assert!(export(&Disk::new(), &mut none, &slash, &Options::default(), &mut |_| {}).is_err());
    let sentence = Texts::new(Language::En).say(&error.phrase());
    assert!(sentence.contains("is a symbolic link"), "{sentence}");

    fs::remove_file(scratch.target()).expect("removed");
    scratch.edit("README.md", "mine");
    symlink(real.join("ours"), scratch.target().join(".fleetwright")).expect("a link");
    assert!(scratch.run(&Disk::new(), &ONE, &Options::default()).is_err());
    assert_eq!(fs::read_dir(real.join("ours")).expect("listed").count(), 0);
}

#[test]
fn what_stands_in_the_way_is_reported_and_the_rest_is_written() {
    let scratch = Scratch::new();
    scratch.edit("base", "a file");
    scratch.edit("README.md/x", "a folder");
    let report = scratch.export(&ONE);
    let blocked: Vec<_> =
        actions(&report).into_iter().filter(|(_, action)| *action == Action::Blocked).collect();
    assert_eq!(blocked.len(), 3, "{report:?}");
    assert_eq!(scratch.found()["overlays/x/k.yaml"], "x1");
}

#[test]
fn precious_folders_files_and_paths_outside_are_refused() {
    let scratch = Scratch::new();
    let home = scratch.folder.path();
    let options = Options { home: Some(home.to_owned()), ..Options::default() };
    let run = |target: &Path, path: &str| {
        let mut files = std::iter::once(Ok(file(path, "")));
        let result = export(&Disk::new(), &mut files, target, &options, &mut |_| {});
        result.expect_err("refused").phrase().key
    };
    assert_eq!(run(home, "a"), "export-precious");
    assert_eq!(run(Path::new("/"), "a"), "export-precious");
    fs::write(home.join("file"), "").expect("written");
    assert_eq!(run(&home.join("file"), "a"), "export-not-a-folder");
    assert_eq!(run(&scratch.target(), "../a"), "export-path");
    assert_eq!(run(&scratch.target(), "/a"), "export-path");
    assert_eq!(scratch.found(), map(&[("file", "")]), "nothing is left");
}

#[test]
fn a_file_that_cannot_be_made_or_comes_twice_leaves_everything_as_it_was() {
    let scratch = Scratch::new();
    for prepare in [false, true] {
        if prepare {
            scratch.export(&ONE);
        }
        let before = scratch.found();
        let broken: [Vec<Result<File, Phrase>>; 2] = [
            vec![Ok(file("README.md", "two")), Err(Phrase::new("export-source"))],
            vec![Ok(file("README.md", "two")), Ok(file("README.md", "three"))],
        ];
        for files in broken {
            let mut files = files.into_iter();
            let target = scratch.target();
            let result =
                export(&Disk::new(), &mut files, &target, &Options::default(), &mut |_| {});
            assert!(result.is_err());
            assert_eq!(scratch.found(), before);
        }
    }
}

#[cfg(unix)]
#[test]
fn scripts_can_be_run() {
    use std::os::unix::fs::PermissionsExt as _;
    let scratch = Scratch::new();
    scratch.export(&TWO);
    let script = scratch.target().join("install.sh");
    let mode = || fs::metadata(&script).expect("there").permissions().mode();
    assert_eq!(mode() & 0o100, 0o100);
    fs::set_permissions(&script, fs::Permissions::from_mode(0o644)).expect("set");
    let report = scratch.export(&TWO);
    assert_eq!(actions(&report)[3], ("install.sh", Action::Replaced));
    assert_eq!(mode() & 0o100, 0o100);
}

/// A disk on which step number `last` fails, and with `dead` all after it.
fn failing_at(last: usize, dead: bool) -> Disk {
    let count = AtomicUsize::new(0);
    Disk::behind(move |_, _| {
        let step = count.fetch_add(1, Ordering::SeqCst);
        let fails = step == last || (dead && step > last);
        if fails { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    })
}

#[test]
fn whichever_step_is_the_last_the_next_export_finishes_it_and_keeps_hand_edits() {
    for dead in [false, true] {
        for fresh in [true, false] {
            let mut finished = false;
            for last in 0..80 {
                let scratch = Scratch::new();
                if !fresh {
                    scratch.export(&ONE);
                    scratch.edit("base/a.yaml", "mine");
                }
                let broken = failing_at(last, dead);
                finished = scratch.run(&broken, &TWO, &Options::default()).is_ok();
                if fresh && !finished {
                    assert!(!scratch.target().exists(), "half a tree at step {last}");
                }
                let report = scratch.export(&TWO);
                let mut expected = map(&TWO);
                if !fresh {
                    expected.insert("base/a.yaml".into(), "mine".into());
                }
                assert_eq!(scratch.found(), expected, "step {last}, dead: {dead}, fresh: {fresh}");
                assert_eq!(report.count(Action::Kept), usize::from(!fresh), "step {last}");
                let ours = fs::read_dir(scratch.target().join(".fleetwright")).expect("listed");
                let ours: Vec<_> = ours.flatten().map(|entry| entry.file_name()).collect();
                assert_eq!(ours, ["manifest.json"], "after step {last}, dead: {dead}");
                if finished {
                    break;
                }
            }
            assert!(finished, "more steps than were tried");
        }
    }
}

#[test]
fn a_full_disk_is_one_message_and_changes_nothing() {
    let scratch = Scratch::new();
    scratch.export(&ONE);
    let before = scratch.found();
    let full = Disk::behind(|step, path| {
        let manifest = path.ends_with(".fleetwright/lock");
        let full = step == Step::Write && !manifest;
        if full { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    });
    let error = scratch.run(&full, &TWO, &Options::default()).expect_err("full");
    assert!(matches!(&error, ExportError::Disk(error) if error.is_full()), "{error}");
    assert_eq!(scratch.found(), before);
}

#[test]
fn two_exports_at_once_do_not_mix() {
    let scratch = Scratch::new();
    scratch.export(&ONE);
    let lock = scratch.target().join(".fleetwright/lock");
    let held = Disk::new().lock(&lock).expect("locked");
    let error = scratch.run(&Disk::new(), &TWO, &Options::default()).expect_err("held");
    assert_eq!(error.phrase().key, "disk-failed");
    assert_eq!(scratch.found(), map(&ONE));
    drop(held);
    scratch.export(&TWO);
}

#[test]
fn progress_counts_every_file() {
    let scratch = Scratch::new();
    let mut seen = Vec::new();
    let mut files = ONE.iter().map(|(path, text)| Ok(file(path, text)));
    let mut progress = |progress: Progress| seen.push((progress.done, progress.total));
    export(&Disk::new(), &mut files, &scratch.target(), &Options::default(), &mut progress)
        .expect("exported");
    assert_eq!(seen, [(1, Some(4)), (2, Some(4)), (3, Some(4)), (4, Some(4))]);
}

#[test]
fn whoever_comes_second_is_told_and_changes_nothing() {
    let scratch = Scratch::new();
    let target = scratch.target();
    let mut files = std::iter::once_with(|| {
        fs::create_dir(&target).expect("somebody else's folder");
        fs::write(target.join("theirs"), "x").expect("written");
        Ok(file("README.md", "ours"))
    });
    let disk = Disk::new();
    let error = export(&disk, &mut files, &scratch.target(), &Options::default(), &mut |_| {})
        .expect_err("overtaken");
    assert_eq!(error.phrase().key, "export-overtaken");
    assert_eq!(scratch.found(), BTreeMap::from([("theirs".to_owned(), "x".to_owned())]));
}

#[test]
fn a_target_without_a_name_is_refused_in_words() {
    let mut files = std::iter::empty();
    let error = export(&Disk::new(), &mut files, Path::new(""), &Options::default(), &mut |_| {})
        .expect_err("refused");
    assert_eq!(error.phrase().key, "export-unnamed");
}

#[cfg(unix)]
#[test]
fn a_link_to_nowhere_above_the_target_is_named_as_such() {
    let scratch = Scratch::new();
    let link = scratch.folder.path().join("dangling");
    std::os::unix::fs::symlink("/nowhere/at/all", &link).expect("a link");
    let mut files = std::iter::once(Ok(file("README.md", "x")));
    let error = export(&Disk::new(), &mut files, &link.join("x"), &Options::default(), &mut |_| {})
        .expect_err("refused");
    let words = Texts::new(Language::En).say(&error.phrase());
    assert!(words.contains("dangling is a symbolic link that leads nowhere"), "{words}");
}
