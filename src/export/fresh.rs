//! A target that isn't there yet: it grows in a hidden folder beside it and is renamed once.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::manifest::{LAST, OURS};
use super::plan::Plan;
use super::target::Target;
use super::writers::{Place, write_beside};
use super::{ExportError, File, Progress, Report, path};
use crate::disk::{Cause, Disk, DiskError, Lock};
use crate::text::Phrase;

pub(super) fn write(
    disk: &Disk,
    files: &mut dyn Iterator<Item = Result<File, Phrase>>,
    target: Target,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, ExportError> {
    let root = target.root().to_owned();
    let mut sibling = Sibling::create(disk, &root)?;
    let mut plan = Plan::new(target, false)?;
    let read = write_beside(disk, &mut sibling, |aside| plan.read(files, aside, progress));
    match read.and_then(|()| sibling.finish(&plan, &root)) {
        Ok(()) => Ok(plan.report()),
        Err(error) => {
            sibling.discard();
            Err(error)
        }
    }
}

/// The hidden folder beside the target.
struct Sibling<'a> {
    disk: &'a Disk,
    folder: PathBuf,
    /// Folders that have been made in it.
    made: HashSet<String>,
    /// Held as long as the folder is in use; one without is left over from a process that died.
    lock: Option<Lock>,
}

impl<'a> Sibling<'a> {
    fn create(disk: &'a Disk, root: &Path) -> Result<Self, DiskError> {
        let parent = root.parent().unwrap_or(root);
        disk.create_folders(parent, false)?;
        let prefix = prefix(root);
        clear_leftovers(disk, parent, &prefix);
        let folder = parent.join(format!("{prefix}{}", std::process::id()));
        disk.create_folders(&folder.join(OURS), false)?;
        let lock = Some(disk.lock(&lock_file(&folder))?);
        Ok(Self { disk, folder, made: HashSet::new(), lock })
    }

    fn finish(&mut self, plan: &Plan, root: &Path) -> Result<(), ExportError> {
        plan.next.save(self.disk, &self.folder.join(LAST), &self.folder)?;
        self.disk.sync_file_system(&self.folder)?;
        // Windows renames no folder in which a file is open.
        self.lock = None;
        self.disk.rename(&self.folder, root).map_err(|error| overtaken(error, root))?;
        // The tree is there, whole: what keeps this file from going is no error of the export.
        let _ = self.disk.remove_file(&lock_file(root));
        Ok(())
    }

    /// Removes it again; where even that is refused, the next export does.
    fn discard(mut self) {
        self.lock = None;
        let _ = self.disk.remove_folder(&self.folder);
    }
}

impl Place for Sibling<'_> {
    /// Everything is new here: it goes straight to its path.
    fn path(&mut self, _: usize, path: &str) -> Result<PathBuf, DiskError> {
        if let Some(folder) = path::folders(path).next_back()
            && !self.made.contains(folder)
        {
            self.disk.create_folders(&self.folder.join(folder), false)?;
            self.made.insert(folder.to_owned());
        }
        Ok(self.folder.join(path))
    }
}

/// A folder that is there now was not when the export began.
fn overtaken(error: DiskError, root: &Path) -> ExportError {
    if error.is_existing() || error.is_not_empty() {
        return ExportError::Overtaken(root.to_owned());
    }
    error.into()
}

/// What the names of all our hidden folders beside a target start with. It is cut short, so that
/// the whole stays a name where that of the target is as long as a name can be.
fn prefix(root: &Path) -> String {
    let name = root.file_name().unwrap_or_default().to_string_lossy();
    let short: String = name.chars().take(40).collect();
    format!(".{short}.fleetwright-")
}

fn lock_file(folder: &Path) -> PathBuf {
    folder.join(OURS).join("lock")
}

/// Removes what processes that died have left beside the target.
fn clear_leftovers(disk: &Disk, parent: &Path, prefix: &str) {
    let Ok(entries) = fs::read_dir(parent) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(prefix);
        let folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
        if ours && folder && !is_in_use(disk, &entry.path()) {
            let _ = disk.remove_folder(&entry.path());
        }
    }
}

/// Whether a process holds the lock of a hidden folder.
fn is_in_use(disk: &Disk, folder: &Path) -> bool {
    let locked = disk.lock(&lock_file(folder));
    matches!(locked, Err(DiskError { cause: Cause::Locked, .. }))
}
