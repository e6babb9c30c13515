//! A session that others have too: one that another workbench has open, and one whose file somebody
//! has changed since it was read.

use super::outside::Changed;
use crate::design::FleetDesign;
use crate::diff::changes;
use crate::session::Session;
use crate::text::{Phrase, Texts};

/// A file that is not as it was read, compared with what would be saved.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The file, as a person would type it.
    pub place: String,
    /// The session as it is there now; where that is none, as it was, with the new content's stamp.
    pub theirs: Session,
    /// Why what is there is no session.
    pub broken: Option<Phrase>,
    /// What saving would change of it, a line each.
    pub changes: Vec<String>,
    /// The first line shown.
    pub scroll: usize,
}

impl Conflict {
    /// Compares what is there with what would be saved.
    pub fn new(there: Changed, mine: &FleetDesign, texts: &Texts) -> Self {
        let Changed { place, theirs, broken } = there;
        let changes = match &broken {
            Some(reason) => vec![texts.say(reason)],
            None => changes(&theirs.design, mine, texts),
        };
        Self { place, theirs, broken, changes, scroll: 0 }
    }

    /// What has happened, in a sentence.
    pub fn phrase(&self) -> Phrase {
        let key = match (&self.broken, self.changes.is_empty()) {
            (Some(_), _) => "conflict-broken",
            (None, true) => "conflict-same",
            (None, false) => "conflict-changes",
        };
        Phrase::new(key).with("file", self.place.as_str())
    }
}
