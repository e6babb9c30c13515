//! Files as they come, each with what happens to it.

use std::collections::BTreeSet;

use super::manifest::{Hash, Manifest, Records};
use super::target::Target;
use super::{Action, Change, ExportError, File, Progress, Report, decide, path};
use crate::disk::DiskError;
use crate::text::Phrase;

/// Where files that will be written are put aside.
pub(super) trait Aside {
    /// Puts one aside under a number.
    fn put(&mut self, number: usize, file: File) -> Result<(), DiskError>;
}

/// A dry run puts nothing aside.
pub(super) struct Nowhere;

impl Aside for Nowhere {
    fn put(&mut self, _: usize, _: File) -> Result<(), DiskError> {
        Ok(())
    }
}

/// What an export does.
pub(super) struct Plan {
    target: Target,
    records: Records,
    force: bool,
    changes: Vec<Change>,
    /// The manifest after it.
    pub(super) next: Manifest,
    /// Files put aside: number and path.
    pub(super) aside: Vec<(usize, String)>,
}

impl Plan {
    pub(super) fn new(target: Target, force: bool) -> Result<Self, ExportError> {
        let records =
            if target.is_fresh() { Records::default() } else { Records::load(target.root())? };
        let (changes, next, aside) = (Vec::new(), Manifest::default(), Vec::new());
        Ok(Self { target, records, force, changes, next, aside })
    }

    /// Takes all files in, and then what earlier exports have left and these no longer have.
    pub(super) fn read(
        &mut self,
        files: &mut dyn Iterator<Item = Result<File, Phrase>>,
        aside: &mut dyn Aside,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<(), ExportError> {
        let total = files.size_hint().1;
        let mut seen = BTreeSet::new();
        for (done, file) in files.enumerate() {
            let file = file.map_err(ExportError::Source)?;
            path::check(&file.path)?;
            if !seen.insert(file.path.clone()) {
                return Err(ExportError::Twice(file.path));
            }
            self.wanted(file, aside)?;
            progress(Progress { done: done + 1, total });
        }
        self.unwanted(&seen);
        self.changes.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(())
    }

    fn wanted(&mut self, file: File, aside: &mut dyn Aside) -> Result<(), ExportError> {
        let found = self.target.look(&file.path);
        let new = (Hash::of(&file.bytes), file.executable);
        let verdict = decide::wanted(&file.path, &found, &self.records, new, self.force);
        if matches!(verdict.action, Action::New | Action::Replaced | Action::Forced) {
            let number = self.aside.len();
            self.aside.push((number, file.path.clone()));
            self.take(&file.path, verdict);
            return aside.put(number, file).map_err(ExportError::from);
        }
        self.take(&file.path, verdict);
        Ok(())
    }

    fn unwanted(&mut self, seen: &BTreeSet<String>) {
        let gone: Vec<String> = self
            .records
            .paths()
            .into_iter()
            .filter(|path| !seen.contains(*path))
            .map(str::to_owned)
            .collect();
        for path in gone {
            let found = self.target.look(&path);
            if let Some(verdict) = decide::unwanted(&path, &found, &self.records, self.force) {
                self.take(&path, verdict);
            }
        }
    }

    fn take(&mut self, path: &str, verdict: decide::Verdict) {
        if let Some(hash) = verdict.recorded {
            self.next.files.insert(path.to_owned(), hash);
        }
        let (action, reason) = (verdict.action, verdict.reason);
        self.changes.push(Change { path: path.to_owned(), action, reason });
    }

    /// The files that go.
    pub(super) fn removals(&self) -> impl Iterator<Item = &str> {
        let removed = self.changes.iter().filter(|change| change.action == Action::Removed);
        removed.map(|change| change.path.as_str())
    }

    /// Whether the target is already as it shall be, its manifest included.
    pub(super) fn is_settled(&self) -> bool {
        self.aside.is_empty()
            && self.removals().next().is_none()
            && self.records.is_settled_at(&self.next)
    }

    pub(super) fn report(self) -> Report {
        Report { changes: self.changes }
    }
}
