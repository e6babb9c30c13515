//! A world in memory: sessions, folders and a clipboard that remember what was asked of them.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::Receiver;

use crate::clipboard::{Copied, Way};
use crate::design::inventory::Inventory;
use crate::design::{FleetDesign, List, Name};
use crate::editor::{Returned, Sheet};
use crate::export::{Action, Change, Report};
use crate::review::Answer;
use crate::session::{Listed, Session, Source, Work};
use crate::text::Phrase;
use crate::tree::Tree;
use crate::workbench::outside::{
    Builder, Changed, Copier, Export, NotSaved, Outside, Reader, Saved, Subject,
};
use crate::workbench::shell::terminal::Screen;
use crate::workbench::shell::world::at_home;

/// What has become of the world.
#[derive(Debug, Default)]
pub(super) struct Memory {
    /// Saved sessions by name.
    pub(super) saved: BTreeMap<String, FleetDesign>,
    /// The theme that the next start begins with.
    pub(super) theme: String,
    /// What was copied.
    pub(super) copied: Vec<(Subject, String)>,
    /// The next copy hangs until this says otherwise.
    pub(super) copy_hangs: Option<Receiver<()>>,
    /// Whether copies go through the terminal.
    pub(super) copy_goes_to_terminal: bool,
    /// What was exported, and whether really.
    pub(super) exported: Vec<(PathBuf, Export, usize)>,
    /// Work that was forgotten, and as what it was taken on before.
    pub(super) forgotten: Vec<(PathBuf, Option<FleetDesign>)>,
    /// What the editor makes of the texts that it is handed, in turn.
    pub(super) edits: Vec<Result<String, Phrase>>,
    /// What the editor was handed: file name and text.
    pub(super) handed: Vec<(String, String)>,
    /// Files of texts from the editor that have been taken in.
    pub(super) discarded: Vec<PathBuf>,
    /// Answers of models, by path.
    pub(super) answers: BTreeMap<PathBuf, String>,
    /// Whether the disk is full.
    pub(super) full: bool,
    /// The other workbench that has each session.
    pub(super) held: Option<Phrase>,
    /// What somebody has made of the file since it was read.
    pub(super) changed: Option<Changed>,
    /// What was saved over what somebody had made of the file: their design.
    pub(super) over: Option<FleetDesign>,
}

fn builtin(name: &str) -> FleetDesign {
    let mut design = FleetDesign::new(Name::read(name).expect("a name"));
    List::Devices.push(&mut design);
    design
}

impl Outside for Memory {
    fn resolve(&self, path: PathBuf) -> PathBuf {
        at_home(path, Some(Path::new("/home/ada")))
    }

    fn sessions(&self) -> Result<Vec<Listed>, Phrase> {
        let saved = self
            .saved
            .keys()
            .map(|name| Listed { name: name.clone(), source: Source::Saved(name.clone()) });
        let shops = Listed { name: "shops".into(), source: Source::Builtin("shops".into()) };
        Ok(saved.chain([shops]).collect())
    }

    fn open(&self, source: &Source) -> Result<Session, Phrase> {
        let design = match source {
            Source::Saved(name) => self.saved.get(name).cloned(),
            Source::Builtin(name) => Some(builtin(name)),
            _ => None,
        };
        let mut session = Session::new(design.ok_or_else(|| Phrase::new("copy-no-file"))?);
        session.source = source.clone();
        Ok(session)
    }

    fn save(
        &mut self,
        session: &Session,
        design: &FleetDesign,
        target: Option<&Source>,
        replace: bool,
    ) -> Result<Saved, NotSaved> {
        if self.full {
            return Err(NotSaved::Refused(Phrase::new("screen-failed").with("reason", "full")));
        }
        if let Some(changed) = &self.changed {
            if !replace || session.design != changed.theirs.design {
                return Err(NotSaved::Changed(Box::new(changed.clone())));
            }
            self.over = Some(session.design.clone());
        }
        let (name, own) = match (target, &session.source) {
            (Some(Source::Saved(name)), _) => (name.clone(), false),
            (None, Source::Saved(name)) => (name.clone(), true),
            _ => (design.name.to_string(), false),
        };
        if self.saved.contains_key(&name) && !own && !replace {
            return Err(NotSaved::Exists(format!("{name}.yaml")));
        }
        self.saved.insert(name.clone(), design.clone());
        let mut session = Session::new(design.clone());
        session.source = Source::Saved(name.clone());
        Ok(Saved { session, place: format!("{name}.yaml"), aside: None })
    }

    fn claim(&mut self, source: &Source) -> Option<Phrase> {
        self.held.clone().filter(|_| !matches!(source, Source::New))
    }

    fn take_over(&mut self, _: &Source) -> Result<(), Phrase> {
        self.held = None;
        Ok(())
    }

    fn inventory(&self, _: &Source, _: &FleetDesign) -> Result<Option<Inventory>, Phrase> {
        Ok(None)
    }

    fn export(&mut self, tree: &Tree, folder: &Path, how: Export) -> Result<Report, Phrase> {
        self.exported.push((folder.to_owned(), how, tree.entries().len()));
        let change = |entry: &crate::tree::Entry| Change {
            path: entry.path.clone(),
            action: Action::New,
            reason: None,
        };
        Ok(Report { changes: tree.entries().iter().map(change).collect() })
    }

    fn builder(&self) -> Builder {
        let missing = self.full;
        Box::new(move |_, folder| {
            if missing {
                return Err(Phrase::new("build-missing").with("folder", folder));
            }
            Ok(format!("# built from {folder}\nkind: Deployment\n"))
        })
    }

    fn reader(&self) -> Reader {
        let answers = self.answers.clone();
        Box::new(move |path| {
            let path = path.unwrap_or(Path::new("clipboard"));
            let text = answers.get(path).ok_or_else(|| Phrase::new("copy-no-file"))?;
            Answer::from_markdown(text.as_bytes())
        })
    }

    fn forget(&mut self, path: &Path, taken_on: Option<Work>) -> Result<(), Phrase> {
        self.forgotten.push((path.to_owned(), taken_on.map(|work| work.design)));
        Ok(())
    }

    fn edit(&mut self, sheet: &Sheet) -> Result<Returned, Phrase> {
        self.handed.push((sheet.name.clone(), sheet.text.clone()));
        let text =
            if self.edits.is_empty() { Ok(sheet.text.clone()) } else { self.edits.remove(0) };
        let file = sheet.file.clone().unwrap_or_else(|| PathBuf::from("state/edit/sheet"));
        let again = sheet.file.is_some();
        Ok(Returned { before: sheet.text.clone(), text: text?, file, again })
    }

    fn discard(&mut self, file: &Path) {
        self.discarded.push(file.to_owned());
    }

    fn remember_theme(&mut self, name: &str) {
        name.clone_into(&mut self.theme);
    }

    fn copier(&mut self, what: &Subject, text: String) -> Copier {
        let copied = Copied {
            way: if self.copy_goes_to_terminal { Way::Terminal } else { Way::Tmux },
            bytes: text.len(),
            confirmed: !self.copy_goes_to_terminal,
            file: Some(PathBuf::from("state/last-prompt.md")),
            terminal: self.copy_goes_to_terminal.then(|| text.clone().into_bytes()),
            removed: 0,
            warning: None,
            hints: Vec::new(),
            failures: Vec::new(),
        };
        self.copied.push((what.clone(), text));
        let hangs = self.copy_hangs.take();
        Box::new(move || {
            // It hangs until somebody says, or drops, the other end.
            let _ = hangs.map(|hangs| hangs.recv());
            copied
        })
    }
}

/// A screen that isn't there.
#[derive(Debug, Default)]
pub(super) struct NoScreen;

impl Screen for NoScreen {
    fn mouse(&mut self, _: bool) -> io::Result<()> {
        Ok(())
    }

    fn suspend(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn send(&mut self, _: &[u8]) -> io::Result<()> {
        Ok(())
    }

    fn lend(&mut self, run: &mut dyn FnMut()) -> io::Result<()> {
        run();
        Ok(())
    }

    fn redraw(&mut self) -> io::Result<()> {
        Ok(())
    }
}
