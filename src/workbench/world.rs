//! The real outside world: the rooms that touch disk and clipboard, behind the trait.

use std::path::Path;

use super::outside::{Copied, Export, ExportReport, NotSaved, Outside, Saved, Tone};
use crate::design::FleetDesign;
use crate::disk::{Existing, shown};
use crate::session::{Inventory, Listed, Session, SessionError, Source, Store};
use crate::text::Phrase;
use crate::tree::Tree;

/// The user's sessions, folders and clipboard.
#[derive(Debug)]
pub struct World {
    /// The sessions.
    pub store: Store,
}

impl Outside for World {
    fn sessions(&self) -> Result<Vec<Listed>, Phrase> {
        self.store.list().map_err(|error| error.phrase())
    }

    fn open(&self, source: &Source) -> Result<Session, Phrase> {
        self.store.load(source).map_err(|error| error.phrase())
    }

    fn save(
        &mut self,
        session: &Session,
        design: &FleetDesign,
        target: Option<&Source>,
        replace: bool,
    ) -> Result<Saved, NotSaved> {
        let existing = if replace { Existing::Replace } else { Existing::Refuse };
        let saved = match target {
            Some(target) => self.store.save_as(session, design, target.clone(), existing),
            None if replace => {
                self.store.save_as(session, design, session.source.clone(), existing)
            }
            None => self.store.save(session, design),
        };
        let session = saved.map_err(not_saved)?;
        let place = self.store.path(&session.source).map(|path| shown(&path));
        Ok(Saved { session, place: place.unwrap_or_default() })
    }

    fn inventory(
        &self,
        source: &Source,
        design: &FleetDesign,
    ) -> Result<Option<Inventory>, Phrase> {
        self.store.inventory(source, design).map_err(|error| error.phrase())
    }

    fn export(&mut self, _: &Tree, _: &Path, _: Export) -> Result<ExportReport, Phrase> {
        Err(Phrase::new("export-no-folder"))
    }

    fn copy(&mut self, _: &Copied, _: &str) -> (Tone, Phrase) {
        (Tone::Bad, Phrase::new("copy-no-file"))
    }
}

fn not_saved(error: SessionError) -> NotSaved {
    match error {
        SessionError::Exists { path } => NotSaved::Exists(shown(&path)),
        SessionError::Conflict { path } => NotSaved::Changed(shown(&path)),
        error => NotSaved::Refused(error.phrase()),
    }
}
