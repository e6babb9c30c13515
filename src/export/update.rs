//! A target that is there: new files are put aside in it until all have come, then each takes its
//! name.

use std::path::{Path, PathBuf};

use super::manifest::{LAST, OURS, PENDING};
use super::plan::Plan;
use super::target::Target;
use super::writers::{Place, write_beside};
use super::{ExportError, File, Progress, Report, path};
use crate::disk::{Disk, DiskError, Lock, refuse_links};
use crate::text::Phrase;

pub(super) fn write(
    disk: &Disk,
    files: &mut dyn Iterator<Item = Result<File, Phrase>>,
    target: Target,
    force: bool,
    progress: &mut dyn FnMut(Progress),
) -> Result<Report, ExportError> {
    let root = target.root().to_owned();
    let mut plan = Plan::new(target, force)?;
    let mut staging = Staging::create(disk, &root)?;
    let read = write_beside(disk, &mut staging, |aside| plan.read(files, aside, progress));
    let written = match read {
        Ok(()) if plan.is_settled() => Ok(()),
        Ok(()) => staging.commit(&plan).map_err(ExportError::from),
        Err(error) => Err(error),
    };
    staging.clear();
    written.map(|()| plan.report())
}

/// The folder in the target where new files wait.
struct Staging<'a> {
    disk: &'a Disk,
    root: PathBuf,
    folder: PathBuf,
    lock: Option<Lock>,
}

impl<'a> Staging<'a> {
    fn create(disk: &'a Disk, root: &Path) -> Result<Self, DiskError> {
        let folder = root.join(OURS).join("staging");
        refuse_links(root, &Path::new(OURS).join("staging"))?;
        disk.create_folders(&root.join(OURS), false)?;
        let lock = Some(disk.lock(&lock_file(root))?);
        if folder.exists() {
            disk.remove_folder(&folder)?;
        }
        disk.create_folders(&folder, false)?;
        Ok(Self { disk, root: root.to_owned(), folder, lock })
    }

    /// Gives every file its name. From the pending manifest to the last line it may die at any
    /// moment: the next export knows both what was there and what was to be.
    fn commit(&self, plan: &Plan) -> Result<(), DiskError> {
        plan.next.save(self.disk, &self.root.join(PENDING), &self.folder)?;
        self.disk.sync_file_system(&self.folder)?;
        for (number, path) in &plan.aside {
            if let Some(folder) = path::folders(path).next_back() {
                self.disk.create_folders(&self.root.join(folder), false)?;
            }
            refuse_links(&self.root, Path::new(path))?;
            self.disk.rename(&self.folder.join(number.to_string()), &self.root.join(path))?;
        }
        for path in plan.removals() {
            self.remove(path)?;
        }
        plan.next.save(self.disk, &self.root.join(LAST), &self.folder)?;
        self.disk.remove_file(&self.root.join(PENDING))?;
        Ok(())
    }

    /// Removes a file, and the folders that it leaves empty.
    fn remove(&self, path: &str) -> Result<(), DiskError> {
        refuse_links(&self.root, Path::new(path))?;
        self.disk.remove_file(&self.root.join(path))?;
        for folder in path::folders(path).rev() {
            if !self.disk.remove_empty_folder(&self.root.join(folder))? {
                break;
            }
        }
        Ok(())
    }

    /// Leaves nothing behind but the manifest; where that is refused, the next export does it.
    fn clear(&mut self) {
        let _ = self.disk.remove_folder(&self.folder);
        let _ = self.disk.remove_file(&lock_file(&self.root));
        self.lock = None;
        let _ = self.disk.remove_empty_folder(&self.root.join(OURS));
    }
}

impl Place for Staging<'_> {
    fn path(&mut self, number: usize, _: &str) -> Result<PathBuf, DiskError> {
        Ok(self.folder.join(number.to_string()))
    }
}

fn lock_file(root: &Path) -> PathBuf {
    root.join(OURS).join("lock")
}
