//! The registry of commands: keymap, hint bar, help, palette and documentation all read it.
//!
//! A command has an id, a context in which its keys mean it, and an action. Its title is the text
//! `command-<id>`, its short form for the hint bar the attribute `hint` of it; its default keys are
//! in `assets/keymap.yaml`. A key that isn't bound to a command here doesn't exist.

use super::keymap::Keymap;

/// Where the keys of a command mean it. The top layer of the screen has exactly one, but for the
/// panes, which share [`Context::Workbench`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// Everywhere but in fields and in what lies above the panes.
    Workbench,
    /// The parameters, besides [`Context::Workbench`].
    Form,
    /// A field of one line that is being edited.
    Field,
    /// The editor of several lines.
    Notes,
    /// A list with a search line: sessions, palette, themes, help.
    Picker,
    /// The choices of a field, one or several.
    Choices,
    /// The steps that make device types fit.
    Advice,
    /// What a device type would need on another platform.
    WhatIf,
    /// All that is known of a figure.
    Figure,
    /// Work that was left behind.
    Found,
    /// A session that another workbench has.
    Held,
    /// A file that somebody has changed.
    Conflict,
    /// A line that asks for a name or a folder.
    Line,
    /// The question about unsaved changes.
    Unsaved,
    /// A question that is answered with yes or not at all.
    Confirm,
    /// The report of what an export would do.
    Report,
    /// What an outage does to the fleet.
    Outage,
    /// A session that came back from the user's own editor with mistakes.
    Edited,
    /// The line in which a search is typed.
    Search,
    /// The tour of the first launch.
    Tour,
    /// The review of a model's answer.
    Review,
    /// Any layer in which nothing is typed, beside what that layer itself has.
    Layer,
    /// Wherever text is typed, beside what that place itself has.
    Typing,
}

impl Context {
    /// Whether both can be active at the same time, so that a key may not mean both.
    pub fn meets(self, other: Context) -> bool {
        let panes = [Context::Workbench, Context::Form];
        let is_shared = |shared: Context, own: Context| match shared {
            Context::Layer => !own.takes_text() && !panes.contains(&own),
            Context::Typing => own.takes_text(),
            _ => false,
        };
        self == other
            || (panes.contains(&self) && panes.contains(&other))
            || is_shared(self, other)
            || is_shared(other, self)
    }

    /// Whether keys that mean nothing else are text there.
    pub fn takes_text(self) -> bool {
        use Context::{Field, Line, Notes, Picker, Search, Typing};
        matches!(self, Field | Notes | Picker | Line | Search | Typing)
    }

    /// The name in the catalogue of texts: `context-<name>`.
    pub fn name(self) -> &'static str {
        match self {
            Context::Workbench => "workbench",
            Context::Form => "form",
            Context::Field => "field",
            Context::Notes => "notes",
            Context::Picker => "picker",
            Context::Choices => "choices",
            Context::Advice => "advice",
            Context::WhatIf => "what-if",
            Context::Figure => "figure",
            Context::Found => "found",
            Context::Held => "held",
            Context::Conflict => "conflict",
            Context::Line => "line",
            Context::Unsaved => "unsaved",
            Context::Confirm => "confirm",
            Context::Report => "report",
            Context::Outage => "outage",
            Context::Edited => "edited",
            Context::Search => "search",
            Context::Tour => "tour",
            Context::Review => "review",
            Context::Layer => "layer",
            Context::Typing => "typing",
        }
    }
}

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each is said by its title in the catalogue of texts")]
pub enum Action {
    Help,
    Palette,
    Quit,
    Leave,
    Save,
    SaveAs,
    Open,
    New,
    Duplicate,
    Export,
    CopyPrompt,
    CopyFile,
    Build,
    Undo,
    Redo,
    ShowPrompt,
    ShowTree,
    ShowFile,
    ShowBudget,
    Advise,
    WhatIf,
    Sort,
    ShowFindings,
    ShowChanges,
    Outage,
    Review,
    FromClipboard,
    Themes,
    Language,
    Mouse,
    NextPane,
    PreviousPane,
    Redraw,
    Suspend,
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    Enter,
    Toggle,
    NextSection,
    PreviousSection,
    FoldAll,
    Add,
    Copy,
    Remove,
    MoveUp,
    MoveDown,
    Clear,
    More,
    Less,
    Lock,
    Keep,
    KeepNext,
    KeepPrevious,
    PutBack,
    Yes,
    Discard,
    Force,
    EditElsewhere,
    EditSession,
    Search,
    SearchNext,
    SearchPrevious,
    Readable,
    Difference,
    Tour,
}

/// One command.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// Its stable id, by which a user's keymap binds it.
    pub id: &'static str,
    /// Where its keys mean it.
    pub context: Context,
    /// What it does.
    pub action: Action,
    /// Its place in the hint bar, smaller first; none: it isn't there.
    pub hint: Option<u8>,
}

const fn command(id: &'static str, context: Context, action: Action) -> Command {
    Command { id, context, action, hint: None }
}

const fn hinted(id: &'static str, context: Context, action: Action, hint: u8) -> Command {
    Command { id, context, action, hint: Some(hint) }
}

use Context::{
    Advice, Choices, Confirm, Conflict, Edited, Field, Figure, Form, Found, Held, Layer, Line,
    Notes, Outage, Picker, Report, Review, Search, Tour, Typing, Unsaved, WhatIf, Workbench,
};

/// All commands, in the order in which the help shows them.
pub const COMMANDS: &[Command] = &[
    hinted("help", Workbench, Action::Help, 0),
    hinted("palette", Workbench, Action::Palette, 60),
    hinted("next-pane", Workbench, Action::NextPane, 20),
    command("previous-pane", Workbench, Action::PreviousPane),
    command("leave", Workbench, Action::Leave),
    hinted("quit", Workbench, Action::Quit, 10),
    hinted("save", Workbench, Action::Save, 40),
    command("save-as", Workbench, Action::SaveAs),
    hinted("open", Workbench, Action::Open, 55),
    command("new", Workbench, Action::New),
    command("duplicate", Workbench, Action::Duplicate),
    hinted("copy-prompt", Workbench, Action::CopyPrompt, 35),
    command("copy-file", Workbench, Action::CopyFile),
    command("build", Workbench, Action::Build),
    hinted("export", Workbench, Action::Export, 45),
    hinted("undo", Workbench, Action::Undo, 50),
    command("redo", Workbench, Action::Redo),
    hinted("show-prompt", Workbench, Action::ShowPrompt, 51),
    command("show-tree", Workbench, Action::ShowTree),
    command("show-file", Workbench, Action::ShowFile),
    command("show-budget", Workbench, Action::ShowBudget),
    hinted("advise", Workbench, Action::Advise, 32),
    hinted("what-if", Workbench, Action::WhatIf, 34),
    hinted("show-findings", Workbench, Action::ShowFindings, 52),
    command("show-changes", Workbench, Action::ShowChanges),
    command("outage", Workbench, Action::Outage),
    command("review", Workbench, Action::Review),
    command("themes", Workbench, Action::Themes),
    command("language", Workbench, Action::Language),
    command("mouse", Workbench, Action::Mouse),
    hinted("search", Workbench, Action::Search, 53),
    hinted("search-next", Workbench, Action::SearchNext, 5),
    command("search-previous", Workbench, Action::SearchPrevious),
    command("readable", Workbench, Action::Readable),
    command("difference", Workbench, Action::Difference),
    command("edit", Workbench, Action::EditElsewhere),
    command("edit-session", Workbench, Action::EditSession),
    command("tour", Workbench, Action::Tour),
    command("redraw", Workbench, Action::Redraw),
    command("suspend", Workbench, Action::Suspend),
    command("up", Workbench, Action::Up),
    command("down", Workbench, Action::Down),
    command("left", Workbench, Action::Left),
    command("right", Workbench, Action::Right),
    command("page-up", Workbench, Action::PageUp),
    command("page-down", Workbench, Action::PageDown),
    command("first", Workbench, Action::First),
    command("last", Workbench, Action::Last),
    hinted("enter", Workbench, Action::Enter, 30),
    command("toggle", Workbench, Action::Toggle),
    command("next-section", Form, Action::NextSection),
    command("previous-section", Form, Action::PreviousSection),
    command("fold-all", Form, Action::FoldAll),
    hinted("add", Form, Action::Add, 31),
    command("copy-item", Form, Action::Copy),
    hinted("remove", Form, Action::Remove, 33),
    command("move-up", Form, Action::MoveUp),
    command("move-down", Form, Action::MoveDown),
    command("clear", Form, Action::Clear),
    command("increase", Form, Action::More),
    command("decrease", Form, Action::Less),
    command("lock", Form, Action::Lock),
    hinted("field-keep", Field, Action::Keep, 1),
    hinted("field-put-back", Field, Action::PutBack, 2),
    hinted("field-next", Field, Action::KeepNext, 3),
    command("field-previous", Field, Action::KeepPrevious),
    command("field-editor", Field, Action::EditElsewhere),
    hinted("notes-keep", Notes, Action::Keep, 1),
    hinted("notes-put-back", Notes, Action::PutBack, 2),
    hinted("notes-editor", Notes, Action::EditElsewhere, 3),
    hinted("picker-accept", Picker, Action::Keep, 1),
    hinted("picker-leave", Picker, Action::Leave, 2),
    command("picker-up", Picker, Action::Up),
    command("picker-down", Picker, Action::Down),
    command("picker-page-up", Picker, Action::PageUp),
    command("picker-page-down", Picker, Action::PageDown),
    hinted("choices-toggle", Choices, Action::Toggle, 2),
    hinted("choices-accept", Choices, Action::Keep, 1),
    hinted("choices-leave", Choices, Action::Leave, 3),
    command("choices-up", Choices, Action::Up),
    command("choices-down", Choices, Action::Down),
    hinted("advice-apply", Advice, Action::Keep, 1),
    hinted("advice-leave", Advice, Action::Leave, 2),
    command("advice-up", Advice, Action::Up),
    command("advice-down", Advice, Action::Down),
    hinted("what-if-apply", WhatIf, Action::Keep, 1),
    hinted("what-if-sort", WhatIf, Action::Sort, 2),
    hinted("what-if-next", WhatIf, Action::Right, 3),
    command("what-if-previous", WhatIf, Action::Left),
    hinted("what-if-leave", WhatIf, Action::Leave, 4),
    command("what-if-up", WhatIf, Action::Up),
    command("what-if-down", WhatIf, Action::Down),
    hinted("figure-go", Figure, Action::Keep, 1),
    hinted("figure-next", Figure, Action::Right, 2),
    command("figure-previous", Figure, Action::Left),
    hinted("figure-leave", Figure, Action::Leave, 3),
    command("figure-up", Figure, Action::Up),
    hinted("figure-down", Figure, Action::Down, 4),
    command("figure-page-up", Figure, Action::PageUp),
    command("figure-page-down", Figure, Action::PageDown),
    hinted("found-take", Found, Action::Yes, 1),
    hinted("found-discard", Found, Action::Discard, 2),
    hinted("found-leave", Found, Action::Leave, 3),
    command("found-up", Found, Action::Up),
    hinted("found-down", Found, Action::Down, 5),
    command("found-page-up", Found, Action::PageUp),
    command("found-page-down", Found, Action::PageDown),
    hinted("held-read", Held, Action::Leave, 1),
    hinted("held-copy", Held, Action::Copy, 2),
    hinted("held-take", Held, Action::Yes, 3),
    hinted("conflict-save-as", Conflict, Action::SaveAs, 1),
    hinted("conflict-theirs", Conflict, Action::Discard, 2),
    hinted("conflict-mine", Conflict, Action::Yes, 3),
    hinted("conflict-leave", Conflict, Action::Leave, 4),
    command("conflict-up", Conflict, Action::Up),
    hinted("conflict-down", Conflict, Action::Down, 5),
    command("conflict-page-up", Conflict, Action::PageUp),
    command("conflict-page-down", Conflict, Action::PageDown),
    hinted("line-accept", Line, Action::Keep, 1),
    hinted("line-leave", Line, Action::Leave, 2),
    hinted("unsaved-save", Unsaved, Action::Save, 1),
    hinted("unsaved-discard", Unsaved, Action::Discard, 2),
    hinted("unsaved-leave", Unsaved, Action::Leave, 3),
    hinted("confirm-yes", Confirm, Action::Yes, 1),
    hinted("confirm-save-as", Confirm, Action::SaveAs, 2),
    hinted("confirm-leave", Confirm, Action::Leave, 3),
    hinted("report-write", Report, Action::Yes, 1),
    hinted("report-force", Report, Action::Force, 2),
    hinted("report-leave", Report, Action::Leave, 3),
    command("report-up", Report, Action::Up),
    hinted("report-down", Report, Action::Down, 4),
    command("report-page-up", Report, Action::PageUp),
    command("report-page-down", Report, Action::PageDown),
    hinted("outage-leave", Outage, Action::Leave, 1),
    hinted("outage-next", Outage, Action::Right, 2),
    command("outage-previous", Outage, Action::Left),
    hinted("outage-part", Outage, Action::NextPane, 3),
    command("outage-part-before", Outage, Action::PreviousPane),
    hinted("outage-pause", Outage, Action::Toggle, 5),
    command("outage-up", Outage, Action::Up),
    hinted("outage-down", Outage, Action::Down, 4),
    command("outage-page-up", Outage, Action::PageUp),
    command("outage-page-down", Outage, Action::PageDown),
    hinted("search-keep", Search, Action::Keep, 1),
    hinted("search-clear", Search, Action::Leave, 2),
    hinted("search-on", Search, Action::Down, 3),
    hinted("search-back", Search, Action::Up, 4),
    hinted("tour-next", Tour, Action::Right, 1),
    hinted("tour-previous", Tour, Action::Left, 2),
    hinted("tour-leave", Tour, Action::Leave, 3),
    hinted("edited-again", Edited, Action::EditElsewhere, 1),
    hinted("edited-leave", Edited, Action::Leave, 2),
    command("edited-up", Edited, Action::Up),
    hinted("edited-down", Edited, Action::Down, 5),
    hinted("review-leave", Review, Action::Leave, 1),
    hinted("review-enter", Review, Action::Keep, 2),
    hinted("review-copy", Review, Action::CopyPrompt, 3),
    hinted("review-difference", Review, Action::ShowChanges, 4),
    hinted("review-next", Review, Action::SearchNext, 2),
    command("review-previous", Review, Action::SearchPrevious),
    hinted("review-open", Review, Action::Open, 5),
    hinted("review-clipboard", Review, Action::FromClipboard, 6),
    command("review-up", Review, Action::Up),
    command("review-down", Review, Action::Down),
    command("review-page-up", Review, Action::PageUp),
    command("review-page-down", Review, Action::PageDown),
    command("review-first", Review, Action::First),
    command("review-last", Review, Action::Last),
    hinted("layer-help", Layer, Action::Help, 0),
    hinted("typing-help", Typing, Action::Help, 0),
];

impl Command {
    /// Whether it leads out of where it is meant; out of the panes, quitting does.
    pub fn is_way_out(&self) -> bool {
        match self.context {
            Context::Workbench => self.action == Action::Quit,
            _ => matches!(self.action, Action::Leave | Action::PutBack),
        }
    }

    /// Whether the palette runs it.
    pub fn is_run_anywhere(&self) -> bool {
        matches!(self.context, Context::Workbench | Context::Form)
    }

    /// The key of its title; the hint bar's short form is the attribute `hint` of it.
    pub fn text_key(&self) -> String {
        format!("command-{}", self.id)
    }
}

/// The command with this id.
pub fn command_by_id(id: &str) -> Option<&'static Command> {
    COMMANDS.iter().find(|command| command.id == id)
}

/// A row of the table in the documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommandRow {
    /// The command's id.
    pub id: &'static str,
    /// The key of its title.
    pub title: String,
    /// The key of its context's name.
    pub context: String,
    /// Its keys, as a keymap writes them.
    pub keys: Vec<String>,
}

/// All commands with their keys, for the documentation.
pub fn commands(keymap: &Keymap) -> Vec<CommandRow> {
    COMMANDS
        .iter()
        .map(|command| CommandRow {
            id: command.id,
            title: command.text_key(),
            context: format!("context-{}", command.context.name()),
            keys: keymap.keys(command.id).iter().map(ToString::to_string).collect(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Language, keys};

    #[test]
    fn ids_are_unique_and_each_has_a_title() {
        let texts = keys(Language::En);
        let mut ids: Vec<_> = COMMANDS.iter().map(|command| command.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), COMMANDS.len());
        for command in COMMANDS {
            assert!(texts.contains(&command.text_key()), "{}", command.text_key());
            let hint = format!("{}.hint", command.text_key());
            assert_eq!(texts.contains(&hint), command.hint.is_some(), "{hint}");
            assert!(texts.contains(&format!("context-{}", command.context.name())));
        }
    }
}
