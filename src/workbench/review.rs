//! A model's answer held against the constraints, in a layer above the panes: reviewed on a thread
//! of its own, so that keys go on being read; Esc stops it.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::message::Message;
use super::model::Model;
use super::outside::Reader;
use super::overlay::Overlay;
use crate::assess::Assessment;
use crate::review::{
    Answer, Difference, FileDifference, Kind, Outcome, Review, difference, review,
};
use crate::text::Phrase;
use crate::tree::Tree;

/// What the layer shows.
#[derive(Clone, Debug)]
pub struct Reviewing {
    /// Counts what has been asked, so that the review of an older answer is known for one.
    pub number: u64,
    /// How far it is.
    pub stage: Stage,
    /// The review that was shown before, for where another answer cannot be read.
    before: Option<Box<Done>>,
    /// Tells the thread that nobody waits any more.
    stop: Arc<AtomicBool>,
}

/// How far a review is.
#[derive(Clone, Debug)]
pub enum Stage {
    /// It asks for an answer.
    Asking,
    /// An answer is being read and reviewed.
    Running(Origin),
    /// There is a review.
    Done(Box<Done>),
}

/// Where an answer comes from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// It is here.
    Given(Arc<Answer>),
    /// A file or a folder.
    Path(PathBuf),
    /// The clipboard.
    Clipboard,
}

/// What came of an answer.
#[derive(Clone, Debug)]
pub struct Reviewed {
    /// The answer itself.
    pub answer: Arc<Answer>,
    /// What the checks say of it.
    pub review: Review,
    /// What differs between its tree and the generated one; why nobody can tell otherwise.
    pub difference: Result<Difference, Phrase>,
}

/// A review, and what of it is looked at.
#[derive(Clone, Debug)]
pub struct Done {
    /// The review.
    pub reviewed: Reviewed,
    /// The outcomes in the order of the list: what rejects the answer first.
    pub outcomes: Vec<Outcome>,
    /// The files of the difference in the order of their list: what changes first.
    pub files: Vec<FileDifference>,
    /// The outcome under the cursor.
    pub cursor: usize,
    /// The file under the cursor.
    pub file: usize,
    /// What is shown.
    pub page: Page,
    /// The first line shown, of the pages of text.
    pub scroll: usize,
}

/// What of a review is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The list of checks.
    Checks,
    /// The place in the answer that an outcome names.
    Place,
    /// The list of files that differ.
    Files,
    /// How one of them differs.
    File,
}

impl Done {
    fn new(reviewed: Reviewed) -> Self {
        let mut outcomes = reviewed.review.outcomes.clone();
        outcomes.sort_by_key(|outcome| outcome.grade);
        let mut files =
            reviewed.difference.as_ref().map(|all| all.files.clone()).unwrap_or_default();
        files.sort_by_key(|file| rank(&file.kind));
        let page = Page::Checks;
        Self { reviewed, outcomes, files, cursor: 0, file: 0, page, scroll: 0 }
    }

    /// The outcome under the cursor.
    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcomes.get(self.cursor)
    }

    /// Whether an outcome names a line of a text that is here.
    pub fn has_place(&self, at: usize) -> bool {
        self.outcomes.get(at).is_some_and(|one| {
            one.spot.line.is_some() && self.reviewed.answer.text(one.spot.file.as_deref()).is_some()
        })
    }

    /// The text that an outcome stands in.
    pub fn text(&self) -> Option<&str> {
        self.reviewed.answer.text(self.outcome()?.spot.file.as_deref())
    }
}

/// What changes first, what is the same last.
fn rank(kind: &Kind) -> u8 {
    match kind {
        Kind::Changed(_) => 0,
        Kind::TooLong => 1,
        Kind::OnlyProposed => 2,
        Kind::OnlyGenerated => 3,
        Kind::Same => 4,
    }
}

impl Reviewing {
    /// A layer that asks for an answer, or reviews the last one again.
    pub fn new(last: Option<Arc<Answer>>, number: u64) -> Self {
        let stage = last.map_or(Stage::Asking, |answer| Stage::Running(Origin::Given(answer)));
        Self { number, stage, before: None, stop: Arc::default() }
    }

    /// Goes on to another answer.
    pub fn take(&mut self, from: Origin, number: u64) {
        self.stop();
        (self.number, self.stop) = (number, Arc::default());
        if let Stage::Done(done) = std::mem::replace(&mut self.stage, Stage::Running(from)) {
            self.before = Some(done);
        }
    }

    /// Goes back to the review before, or asks for an answer.
    pub fn go_back(&mut self) {
        self.stage = self.before.take().map_or(Stage::Asking, Stage::Done);
    }

    /// Shows what came of it.
    pub fn show(&mut self, reviewed: Reviewed) {
        self.stage = Stage::Done(Box::new(Done::new(reviewed)));
    }

    /// The review, where there is one.
    pub fn done(&mut self) -> Option<&mut Done> {
        match &mut self.stage {
            Stage::Done(done) => Some(done),
            _ => None,
        }
    }

    /// Ends the review.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// What a thread is given to review.
#[derive(Debug)]
pub struct Job {
    number: u64,
    from: Origin,
    assessment: Assessment,
    tree: Result<Arc<Tree>, Phrase>,
    stop: Arc<AtomicBool>,
}

impl Job {
    /// What the top layer asks for; nothing where it does not ask this any more.
    pub fn of(model: &Model, number: u64) -> Option<Self> {
        let reviewing = model.overlays.iter().rev().find_map(|overlay| match overlay {
            Overlay::Review(reviewing) => Some(reviewing),
            _ => None,
        })?;
        let Stage::Running(from) = &reviewing.stage else { return None };
        (reviewing.number == number).then(|| Self {
            number,
            from: from.clone(),
            assessment: model.preview.assessment.clone(),
            tree: model.preview.tree.clone(),
            stop: Arc::clone(&reviewing.stop),
        })
    }

    /// The path that is to be read, where there is one.
    pub fn path(&mut self) -> Option<&mut PathBuf> {
        match &mut self.from {
            Origin::Path(path) => Some(path),
            Origin::Given(_) | Origin::Clipboard => None,
        }
    }

    /// Reads and reviews it; nothing where it was stopped.
    pub fn run(self, reader: Reader) -> Option<Message> {
        let Self { number, from, assessment, tree, stop } = self;
        let answer = match from {
            Origin::Given(answer) => Ok(answer),
            Origin::Path(path) => reader(Some(&path)).map(Arc::new),
            Origin::Clipboard => reader(None).map(Arc::new),
        };
        let answer = match answer {
            Ok(answer) => answer,
            Err(reason) => return Some(Message::Reviewed(number, Err(reason))),
        };
        let review = review(&answer, &assessment, &mut || !stop.load(Ordering::Relaxed))?;
        let difference = tree
            .and_then(|tree| difference(&review.proposal, &tree).map_err(|error| error.phrase()));
        let reviewed = Reviewed { answer, review, difference };
        Some(Message::Reviewed(number, Ok(Box::new(reviewed))))
    }
}
