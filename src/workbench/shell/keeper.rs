//! Keeps unsaved work on disk while it is being done, on a thread of its own: a slow disk never
//! holds up a key.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::session::{Journal, SessionError, Work};

/// How long changes are gathered before they are written: what is typed without a pause costs a
/// write now and then, not one a key, and with the write itself no change waits for a second.
const GATHER: Duration = Duration::from_millis(400);

/// What is told when work cannot be kept: once, until it can be kept again.
pub(super) type Complain = Box<dyn Fn(SessionError) + Send>;

/// What is done after each time that work was kept: a good moment to look at the disk.
pub(super) type Watch = Box<dyn Fn() + Send>;

/// The thread that keeps work.
pub(super) struct Keeper {
    sender: Option<Sender<Option<Work>>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Starts it.
    pub(super) fn start(journal: Arc<Journal>, complain: Complain, watch: Watch) -> Self {
        let (sender, receiver) = channel();
        let thread = thread::spawn(move || keep(&journal, &receiver, &complain, &watch));
        Self { sender: Some(sender), thread: Some(thread) }
    }

    /// Hands over the work as it is now; without any there is nothing to keep any more.
    pub(super) fn hand_over(&self, work: Option<Work>) {
        if let Some(sender) = &self.sender {
            // The thread ends before this does only where it has panicked; a signal keeps the
            // work all the same.
            let _ = sender.send(work);
        }
    }

    /// Waits until all that was handed over is written.
    pub(super) fn finish(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn keep(journal: &Journal, receiver: &Receiver<Option<Work>>, complain: &Complain, watch: &Watch) {
    let mut complained = false;
    while let Ok(first) = receiver.recv() {
        let (work, closed) = gather(receiver, first);
        match journal.keep(work.as_ref()) {
            Ok(()) => complained = false,
            Err(error) => {
                if !std::mem::replace(&mut complained, true) {
                    complain(error);
                }
            }
        }
        if closed {
            return;
        }
        watch();
    }
}

/// The last of what comes within a moment, and whether nothing can come any more.
fn gather(receiver: &Receiver<Option<Work>>, first: Option<Work>) -> (Option<Work>, bool) {
    let until = Instant::now() + GATHER;
    let mut work = first;
    loop {
        match receiver.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(next) => work = next,
            Err(RecvTimeoutError::Timeout) => return (work, false),
            Err(RecvTimeoutError::Disconnected) => return (work, true),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Environment, Places};
    use crate::design::{FleetDesign, Name};
    use crate::disk::Disk;
    use crate::session::{Source, Store};

    #[test]
    fn the_last_of_many_changes_is_on_disk_when_it_finishes() {
        let home = tempfile::tempdir().expect("a folder");
        let environment = Environment::new([("FLEETWRIGHT_HOME", home.path())]);
        let store = Store::new(Places::find(&environment).expect("places"), Disk::new());
        let journal = Arc::new(store.journal());
        let mut keeper = Keeper::start(
            Arc::clone(&journal),
            Box::new(|error| panic!("{error}")),
            Box::new(|| {}),
        );
        for number in 1..=50 {
            let name = Name::read(&format!("fleet-{number}")).expect("a name");
            let work = Work { design: FleetDesign::new(name), source: Source::New, text: None };
            keeper.hand_over(Some(work));
        }
        keeper.finish();
        drop(keeper);
        drop(journal);
        let found = store.find_work(&store.left_behind()[0]).expect("reads");
        assert_eq!(found.design.name.as_str(), "fleet-50");
    }

    #[test]
    fn a_disk_that_refuses_is_told_of_once() {
        let home = tempfile::tempdir().expect("a folder");
        // A file stands where the folder has to be.
        std::fs::write(home.path().join("state"), "").expect("written");
        let environment = Environment::new([("FLEETWRIGHT_HOME", home.path())]);
        let store = Store::new(Places::find(&environment).expect("places"), Disk::new());
        let (sender, complaints) = channel();
        let complain = Box::new(move |error: SessionError| drop(sender.send(error.to_string())));
        let mut keeper = Keeper::start(Arc::new(store.journal()), complain, Box::new(|| {}));
        let design = FleetDesign::new(Name::read("fleet").expect("a name"));
        keeper.hand_over(Some(Work { design, source: Source::New, text: None }));
        keeper.finish();
        assert_eq!(complaints.iter().count(), 1);
    }
}
