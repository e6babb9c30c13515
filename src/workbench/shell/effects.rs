//! The one place where effects run: it hands messages to `update`, asks the world for what that
//! wants, and hands back what the world says.

use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::super::external_editor::Purpose;
use super::super::message::{Effect, Message};
use super::super::model::Model;
use super::super::outage::Job;
use super::super::outside::{Export, Outside, Subject, Tone};
use super::super::overlay::Overlay;
use super::super::review;
use super::super::update::{settle_scroll, update};
use super::super::view::ViewState;
use super::terminal::Screen;
use crate::editor::Sheet;
use crate::session::{Source, Work};
use crate::text::Phrase;
use crate::theme::{Background, Look, Themes};

/// A workbench with a world around it.
pub(in crate::workbench) struct Runtime<'a> {
    /// Its state.
    pub model: Model,
    /// What the last frame left behind.
    pub view: ViewState,
    /// How things look.
    pub look: Look,
    /// The themes that can be chosen.
    pub themes: Themes,
    /// The world.
    pub outside: &'a mut dyn Outside,
    /// The session that was claimed last.
    pub claimed: Option<Source>,
    /// Whether the terminal was somebody else's since this was last looked at.
    pub lent: bool,
    /// Takes messages of work that goes on beside the loop; where nobody does, it is done at once.
    pub later: Option<Later>,
}

/// Writes what of a copy goes to the terminal, before anybody is told that it went.
fn send_copy(message: Message, screen: &mut dyn Screen) -> Message {
    let Message::Copied(what, mut copied) = message else { return message };
    if let Some(Err(error)) = copied.terminal.take().map(|bytes| screen.send(&bytes)) {
        copied.not_sent();
        copied.hints.push(Phrase::new("screen-failed").with("reason", error.to_string()));
    }
    Message::Copied(what, copied)
}

/// Takes a message from another thread.
pub(in crate::workbench) type Later = Arc<dyn Fn(Message) + Send + Sync>;

impl Runtime<'_> {
    /// Lets a message happen, and everything that follows from it.
    pub(in crate::workbench) fn handle(&mut self, message: Message, screen: &mut dyn Screen) {
        settle_scroll(&mut self.model, self.view.layer_end());
        self.model.top = self.view.first_line(self.model.focus.pane);
        let mut messages = VecDeque::from([message]);
        while let Some(message) = messages.pop_front() {
            let message = send_copy(message, screen);
            for effect in update(&mut self.model, message) {
                messages.extend(self.perform(effect, screen));
            }
            if messages.is_empty() {
                messages.extend(self.claim());
            }
        }
    }

    /// Claims the session, where it is another one than before.
    fn claim(&mut self) -> Option<Message> {
        let source = &self.model.session.source;
        if self.claimed.as_ref() == Some(source) {
            return None;
        }
        self.claimed = Some(source.clone());
        Some(Message::Claimed(self.outside.claim(source)))
    }

    fn perform(&mut self, effect: Effect, screen: &mut dyn Screen) -> Option<Message> {
        let model = &self.model;
        match effect {
            Effect::ListSessions => Some(Message::Sessions(self.outside.sessions())),
            Effect::Open(source) => Some(Message::Opened(self.outside.open(&source).map(Box::new))),
            Effect::Save { target, replace } => {
                let target = target.map(|target| self.resolve(target));
                let (session, design) = (&model.session, &model.design);
                let result = self.outside.save(session, design, target.as_ref(), replace);
                Some(Message::Saved { target, result: result.map(Box::new) })
            }
            Effect::ReadInventory => {
                let read = self.outside.inventory(&model.session.source, &model.design);
                Some(Message::InventoryRead(read))
            }
            Effect::Copy(what, text) => self.copy(what, text),
            Effect::Edit(purpose, sheet) => Some(self.edit(purpose, &sheet, screen)),
            Effect::Discard(file) => {
                self.outside.discard(&file);
                None
            }
            Effect::Export(folder, how) => self.export(folder, how),
            Effect::Build(folder) => self.build(folder),
            Effect::Simulate(number) => self.simulate(number),
            Effect::TakeOver => {
                Some(Message::TakenOver(self.outside.take_over(&model.session.source)))
            }
            Effect::Review(number) => self.review(number),
            Effect::Forget(path) => {
                self.forget(&path);
                None
            }
            Effect::ChooseTheme(name) => {
                self.choose_theme(name);
                None
            }
            Effect::Scroll(pane, by) => {
                self.view.scroll(pane, by);
                None
            }
            effect => self.on_screen(&effect, screen),
        }
    }

    fn export(&mut self, folder: PathBuf, how: Export) -> Option<Message> {
        let folder = self.outside.resolve(folder);
        let tree = self.model.preview.tree.as_ref().ok()?;
        let report = self.outside.export(tree, &folder, how);
        let tell = if how.dry_run { Message::Reported } else { Message::Exported };
        Some(tell(folder, report))
    }

    /// Copies beside the loop: what takes the text may hang.
    fn copy(&mut self, what: Subject, text: String) -> Option<Message> {
        let copier = self.outside.copier(&what, text);
        let copy = move || Message::Copied(what, Box::new(copier()));
        let Some(later) = self.later.clone() else { return Some(copy()) };
        std::thread::spawn(move || later(copy()));
        None
    }

    /// Lends the terminal to the user's own editor.
    fn edit(&mut self, purpose: Purpose, sheet: &Sheet, screen: &mut dyn Screen) -> Message {
        let mut edited = Err(Phrase::new("editor-nowhere"));
        let outside = &mut self.outside;
        let lent = screen.lend(&mut || edited = outside.edit(sheet).map(Box::new));
        self.lent = true;
        self.on_screen_or_say(lent);
        Message::Edited(purpose, edited)
    }

    /// Work that was left behind is gone once it is decided upon; what is taken on is kept as this
    /// process's own first.
    fn forget(&mut self, path: &Path) {
        let model = &self.model;
        let taken_on = model.is_unsaved().then(|| Work::of(&model.session, &model.design));
        if let Err(reason) = self.outside.forget(path, taken_on) {
            self.refuse(reason);
        }
    }

    /// Has a folder built beside the loop: another program may take its time.
    fn build(&self, folder: String) -> Option<Message> {
        let preview = &self.model.preview;
        let (tree, revision) = (preview.tree.clone().ok()?, preview.revision);
        let builder = self.outside.builder();
        let build = move || {
            let built = builder(&tree, &folder);
            Message::Built(revision, folder, built)
        };
        let Some(later) = self.later.clone() else { return Some(build()) };
        std::thread::spawn(move || later(build()));
        None
    }

    /// Plays an outage beside the loop, so that keys go on being read.
    fn simulate(&self, number: u64) -> Option<Message> {
        let job = Job::of(&self.model, number)?;
        let Some(later) = self.later.clone() else { return job.run(&mut |_| {}) };
        std::thread::spawn(move || {
            if let Some(end) = job.run(&mut |message| later(message)) {
                later(end);
            }
        });
        None
    }

    /// Reads and reviews an answer beside the loop.
    fn review(&self, number: u64) -> Option<Message> {
        let mut job = review::Job::of(&self.model, number)?;
        if let Some(path) = job.path() {
            *path = self.outside.resolve(std::mem::take(path));
        }
        let reader = self.outside.reader();
        let Some(later) = self.later.clone() else { return job.run(reader) };
        std::thread::spawn(move || job.run(reader).map(|end| later(end)));
        None
    }

    fn resolve(&self, source: Source) -> Source {
        match source {
            Source::File(path) => Source::File(self.outside.resolve(path)),
            other => other,
        }
    }

    /// Effects on the screen itself.
    fn on_screen(&mut self, effect: &Effect, screen: &mut dyn Screen) -> Option<Message> {
        let done = match effect {
            Effect::Theme(name) => return self.show_theme(name),
            Effect::Ground(background) => return self.show_on(*background),
            Effect::Mouse(on) => screen.mouse(*on),
            Effect::Suspend => screen.suspend(),
            Effect::Redraw => screen.redraw(),
            _ => Ok(()),
        };
        self.on_screen_or_say(done);
        None
    }

    fn on_screen_or_say(&mut self, done: io::Result<()>) {
        if let Err(error) = done {
            self.refuse(Phrase::new("screen-failed").with("reason", error.to_string()));
        }
    }

    /// Draws with another theme; one that is broken names its line, and the one before stays.
    fn show_theme(&mut self, name: &str) -> Option<Message> {
        match self.themes.load(name) {
            Ok(theme) => self.look.theme = theme,
            Err(problem) => self.refuse(problem.phrase()),
        }
        None
    }

    /// Draws with a theme from now on. In the place of a broken one comes back what was there
    /// before any was tried.
    fn choose_theme(&mut self, name: String) {
        match self.themes.load(&name) {
            Ok(theme) => {
                self.look.theme = theme;
                self.outside.remember_theme(&name);
                self.model.theme = name;
            }
            Err(problem) => {
                let before = self.model.theme.clone();
                self.show_theme(&before);
                self.refuse(problem.phrase());
            }
        }
    }

    /// The terminal's background is known now: where no theme was chosen, it chooses one.
    fn show_on(&mut self, background: Background) -> Option<Message> {
        self.themes.go_with(background, self.look.depth);
        let choosing = self.model.overlays.iter().any(|top| matches!(top, Overlay::Themes(..)));
        if self.model.theme == Themes::AUTOMATIC && !choosing {
            return self.show_theme(Themes::AUTOMATIC);
        }
        None
    }

    fn refuse(&mut self, reason: Phrase) {
        self.model.tell(Tone::Bad, vec![reason]);
    }
}
