//! Files are created by threads of their own while the next ones are made.
//!
//! Most of an export is waiting for the file system to create thousands of small files. What is
//! made waits in short queues, so that a slow disk slows the making down instead of filling
//! memory.

use std::panic::resume_unwind;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, Builder, Scope, ScopedJoinHandle};

use super::plan::Aside;
use super::{ExportError, File};
use crate::disk::{Disk, DiskError, Mode};

/// More gain little: a file system locks a folder for each new file in it, and most files of a
/// large fleet lie in a few.
const WRITERS: usize = 2;

/// So many files wait for each writer.
const QUEUE: usize = 64;

/// Where files are put aside.
pub(super) trait Place {
    /// The path for a file of this number and path; the folder that holds it is there.
    fn path(&mut self, number: usize, path: &str) -> Result<PathBuf, DiskError>;
}

/// Does some work while threads create what it puts aside, and waits until all of it is created.
///
/// # Errors
/// When the work fails, or a file cannot be created; no thread is at it any more then.
pub(super) fn write_beside(
    disk: &Disk,
    place: &mut dyn Place,
    work: impl FnOnce(&mut dyn Aside) -> Result<(), ExportError>,
) -> Result<(), ExportError> {
    thread::scope(|scope| {
        let threads = (0..WRITERS).filter_map(|_| Writer::start(scope, disk)).collect();
        let mut writers = Writers { disk, place, threads };
        work(&mut writers)?;
        Ok(writers.finish()?)
    })
}

struct Writers<'a, 'scope> {
    disk: &'a Disk,
    place: &'a mut dyn Place,
    threads: Vec<Writer<'scope>>,
}

impl Aside for Writers<'_, '_> {
    fn put(&mut self, number: usize, file: File) -> Result<(), DiskError> {
        let path = self.place.path(number, &file.path)?;
        if self.threads.is_empty() {
            return create(self.disk, &path, &file);
        }
        let at = number % self.threads.len();
        match self.threads[at].queue.send((path, file)) {
            Ok(()) => Ok(()),
            // It has stopped, and says why.
            Err(_) => self.threads.swap_remove(at).finish(),
        }
    }
}

impl Writers<'_, '_> {
    fn finish(self) -> Result<(), DiskError> {
        self.threads.into_iter().map(Writer::finish).fold(Ok(()), Result::and)
    }
}

/// A file that is to be created at a path.
type Work = (PathBuf, File);

struct Writer<'scope> {
    queue: SyncSender<Work>,
    thread: ScopedJoinHandle<'scope, Result<(), DiskError>>,
}

impl<'scope> Writer<'scope> {
    /// Starts one; nothing where the system has no thread to give.
    fn start<'env>(scope: &'scope Scope<'scope, 'env>, disk: &'env Disk) -> Option<Self> {
        let (queue, work) = sync_channel(QUEUE);
        let thread = Builder::new().spawn_scoped(scope, move || create_all(disk, &work)).ok()?;
        Some(Self { queue, thread })
    }

    fn finish(self) -> Result<(), DiskError> {
        // Without a sender the queue ends, and with it the thread.
        drop(self.queue);
        self.thread.join().unwrap_or_else(|panic| resume_unwind(panic))
    }
}

/// Creates what comes, until nothing more does or a file cannot be created.
fn create_all(disk: &Disk, work: &Receiver<Work>) -> Result<(), DiskError> {
    work.iter().try_for_each(|(path, file)| create(disk, &path, &file))
}

fn create(disk: &Disk, path: &Path, file: &File) -> Result<(), DiskError> {
    let mode = if file.executable { Mode::Executable } else { Mode::Plain };
    disk.create(path, &file.bytes, mode)
}
