//! The whole state of the workbench, as plain data.

use std::sync::Arc;

use super::branches::TreeState;
use super::command::Context;
use super::copying::Copying;
use super::form::Form;
use super::history::History;
use super::keymap::Keymap;
use super::outside::Tone;
use super::overlay::{Overlay, Then};
use super::pane::{Focus, Pane, Shape};
use super::preview::{Grounds, Preview};
use super::reading::Reading;
use super::search::Search;
use crate::design::FleetDesign;
use crate::diff::{diff, text};
use crate::review::Answer;
use crate::session::Session;
use crate::text::{Language, Phrase, Texts};

/// A message at the foot of the screen, for a while.
#[derive(Clone, Debug, PartialEq)]
pub struct Toast {
    /// Tells it from others.
    pub number: u64,
    /// How urgent it is.
    pub tone: Tone,
    /// What it says, a line each.
    pub phrases: Vec<Phrase>,
}

impl Toast {
    /// How long it is shown, in seconds: bad news stay until they can be read at leisure.
    pub fn seconds(&self) -> u64 {
        match self.tone {
            Tone::Good => 6,
            Tone::Caution => 12,
            Tone::Bad => 30,
        }
    }
}

/// What differs from the saved state.
#[derive(Clone, Debug)]
pub struct Changes {
    /// The revision of the previews and the language that it was made for.
    made_for: (u64, Language),
    /// The report, or why there is none.
    pub text: Result<String, Phrase>,
}

/// The state of the workbench.
#[derive(Debug)]
pub struct Model {
    /// The sentences of the interface.
    pub texts: Arc<Texts>,
    /// The keys.
    pub keymap: Keymap,
    /// What designs are assessed with.
    pub grounds: Grounds,
    /// The session as it was opened or last saved.
    pub session: Session,
    /// Whether it is unsaved without any change of the design: a copy that was never saved, or one
    /// whose comments have been edited.
    pub is_copy: bool,
    /// The design.
    pub design: FleetDesign,
    /// What can be undone.
    pub history: History,
    /// The form.
    pub form: Form,
    /// What follows from the design; from the last valid one while a field is invalid.
    pub preview: Preview,
    /// What differs from the saved state, as it was last looked at.
    pub changes: Option<Changes>,
    /// The tree pane.
    pub tree: TreeState,
    /// The finding under the cursor.
    pub finding: usize,
    /// The figure of the budget under the cursor.
    pub figure: usize,
    /// Which pane has the focus.
    pub focus: Focus,
    /// Columns and rows of the terminal.
    pub size: (u16, u16),
    /// What is searched, and where.
    pub search: Option<Search>,
    /// How often a search has gone to a place.
    pub visits: u64,
    /// The first line that is shown of the text that has the focus, as it was drawn.
    pub top: usize,
    /// How the prompt is read.
    pub reading: Reading,
    /// The prompt that was copied last.
    pub copied: Option<String>,
    /// How many prompts have been copied.
    pub copies: u64,
    /// The copy that is going, and what follows it.
    pub copying: Option<Copying>,
    /// The layers above the panes, the top one last.
    pub overlays: Vec<Overlay>,
    /// The message at the foot of the screen.
    pub toast: Option<Toast>,
    /// How many messages there have been.
    pub toasts: u64,
    /// How many outages have been asked for.
    pub outages: u64,
    /// The other workbench that has the session: here it is only read.
    pub held_by: Option<Phrase>,
    /// How many reviews have been asked for.
    pub reviews: u64,
    /// The answer that was reviewed last, to be reviewed again.
    pub answer: Option<Arc<Answer>>,
    /// Where an answer was read from last.
    pub answer_path: String,
    /// What waits for the session to be saved.
    pub after_save: Option<Then>,
    /// The folder of the last export.
    pub folder: String,
    /// Whether the mouse is the workbench's.
    pub mouse: bool,
    /// The name of the theme.
    pub theme: String,
    /// The names of all themes.
    pub themes: Vec<String>,
    /// Whether the workbench is about to end.
    pub leaving: bool,
    /// When what follows from the design is worked out.
    assessing: Assessing,
}

/// When what follows from the design is worked out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Assessing {
    /// At once.
    #[default]
    AtOnce,
    /// Later, because more is being typed.
    Later,
    /// It waits.
    Due,
}

/// What a workbench starts with.
#[derive(Debug)]
pub struct Start {
    /// The session.
    pub session: Session,
    /// What designs are assessed with, the session's inventory included.
    pub grounds: Grounds,
    /// The keys.
    pub keymap: Keymap,
    /// The language of the interface.
    pub language: Language,
    /// The name of the theme, and of all themes.
    pub theme: (String, Vec<String>),
}

impl Model {
    /// A workbench with a session in it.
    pub fn new(start: Start) -> Self {
        let preview = Preview::new(&start.session.design, &start.grounds, 0);
        let tree = first_look(&preview);
        let mut model = Self {
            texts: Arc::new(Texts::new(start.language)),
            keymap: start.keymap,
            grounds: start.grounds,
            design: start.session.design.clone(),
            session: start.session,
            is_copy: false,
            history: History::default(),
            form: Form::default(),
            preview,
            changes: None,
            tree,
            finding: 0,
            figure: 0,
            focus: Focus::default(),
            size: (120, 36),
            search: None,
            visits: 0,
            top: 0,
            reading: Reading::default(),
            copied: None,
            copies: 0,
            copying: None,
            overlays: Vec::new(),
            toast: None,
            toasts: 0,
            outages: 0,
            held_by: None,
            reviews: 0,
            answer: None,
            answer_path: String::new(),
            after_save: None,
            folder: String::new(),
            mouse: true,
            theme: start.theme.0,
            themes: start.theme.1,
            leaving: false,
            assessing: Assessing::default(),
        };
        model.refresh_file();
        model
    }

    /// How much the terminal can show at once.
    pub fn shape(&self) -> Shape {
        Shape::of(self.size)
    }

    /// The contexts whose keys count at the moment: the top layer's alone, or the panes'.
    pub fn contexts(&self) -> Vec<Context> {
        self.contexts_under(self.overlays.len())
    }

    /// The contexts whose keys would count were there only so many layers.
    pub fn contexts_under(&self, layers: usize) -> Vec<Context> {
        if let Some(top) = self.overlays[..layers].last() {
            let own = top.context();
            let shared = if own.takes_text() { Context::Typing } else { Context::Layer };
            return vec![own, shared];
        }
        match &self.form.editor {
            Some(editor) if editor.is_long() => vec![Context::Notes, Context::Typing],
            Some(_) => vec![Context::Field, Context::Typing],
            None if self.focus.pane == Pane::Form => vec![Context::Workbench, Context::Form],
            None => vec![Context::Workbench],
        }
    }

    /// What a message tells people to press for a command.
    pub fn key(&self, command: &str) -> String {
        self.keymap.label(command, &self.texts)
    }

    /// Whether there are changes that aren't saved.
    pub fn is_unsaved(&self) -> bool {
        self.is_copy || self.session.design != self.design
    }

    /// Whether the previews show an older state, because a field holds no value.
    pub fn is_behind(&self) -> bool {
        self.form.editor.as_ref().is_some_and(|editor| editor.reason.is_some())
    }

    /// Does something after which more of its kind follows at once: what follows from the design
    /// waits for [`Model::settle`].
    pub(super) fn defer(&mut self, typing: impl FnOnce(&mut Self)) {
        let due = self.assessing == Assessing::Due;
        self.assessing = Assessing::Later;
        typing(self);
        if due {
            self.assessing = Assessing::Due;
        } else if self.assessing == Assessing::Later {
            self.assessing = Assessing::AtOnce;
        }
    }

    /// Works out what had to wait.
    pub(super) fn settle(&mut self) {
        if self.assessing == Assessing::Due {
            self.assessing = Assessing::AtOnce;
            self.assess();
        }
    }

    /// Works out anew what follows from the design.
    pub fn assess(&mut self) {
        if self.assessing == Assessing::Later {
            self.assessing = Assessing::Due;
            return;
        }
        self.assessing = Assessing::AtOnce;
        let file = self.preview.file.take();
        self.preview = Preview::new(&self.design, &self.grounds, self.preview.revision + 1);
        // A file that is still there is rendered again; one that is gone is let go.
        drop(file);
        self.finding = self.finding.min(self.preview.assessment.findings.len().saturating_sub(1));
        let figures = super::figure::figures(&self.preview.assessment.budget.devices).len();
        self.figure = self.figure.min(figures.saturating_sub(1));
        if self.tree.file.is_none() {
            self.tree = first_look(&self.preview);
        }
        self.form.repair(&self.design);
    }

    /// Renders the file that is looked at, where it is to be seen.
    pub fn refresh_file(&mut self) {
        if self.focus.shows(self.shape(), Pane::File) {
            self.preview.look_at(self.tree.file.as_deref());
        }
    }

    /// Compares with the saved state, where that is to be seen. Each file of both trees is rendered
    /// for it: not while somebody types.
    pub fn refresh_changes(&mut self) {
        let idle = self.form.editor.is_none() && self.focus.shows(self.shape(), Pane::Changes);
        let now = (self.preview.revision, self.texts.language());
        let old = self.changes.as_ref().is_none_or(|changes| changes.made_for != now);
        if idle && old {
            let saved = Preview::new(&self.session.design, &self.grounds, 0);
            let text = diff(&saved.side(), &self.preview.side())
                .map(|difference| text(&difference, &self.texts))
                .map_err(|error| error.phrase());
            self.changes = Some(Changes { made_for: now, text });
        }
    }

    /// Takes an edited text of the session, of this design, for its comments; whether those are
    /// others than before.
    pub fn rewrite(&mut self, text: String, design: &FleetDesign) -> bool {
        let before = self.session.preview(design).text;
        self.session.rewrite(text);
        let commented = self.session.preview(design).text != before;
        self.is_copy |= commented;
        commented
    }

    /// Puts another session in the place of this one.
    pub fn replace_session(&mut self, session: Session) {
        self.design = session.design.clone();
        self.session = session;
        self.is_copy = false;
        self.changes = None;
        self.history = History::default();
        self.form = Form::default();
        self.finding = 0;
        self.figure = 0;
        self.tree = TreeState::default();
        self.assess();
    }

    /// Shows a message.
    pub fn tell(&mut self, tone: Tone, phrases: Vec<Phrase>) {
        self.toasts += 1;
        self.toast = Some(Toast { number: self.toasts, tone, phrases });
    }
}

fn first_look(preview: &Preview) -> TreeState {
    preview
        .tree
        .as_ref()
        .map_or_else(|_| TreeState::default(), |tree| TreeState::first_look(tree.entries()))
}
