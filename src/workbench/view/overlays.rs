//! The layers above the panes: a frame in the middle of the screen with a title, and what it
//! holds.

use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::advice;
use super::figure;
use super::hints;
use super::outage;
use super::paint::{Brush, below, columns, row};
use super::review;
use super::state::ViewState;
use super::tour;
use super::what_if;
use crate::disk::shown;
use crate::export::{self, Action, Change};
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::command::Context;
use crate::workbench::external_editor::Rejected;
use crate::workbench::form::Editor;
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::overlay::{AskLine, Asked, FieldChoice, FieldFlags, Overlay, Report};
use crate::workbench::picker::Picker;
use crate::workbench::widget::{popup, safe, scroll, wrap};

/// Draws the top layer, and the editor of several lines, which is one as well.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &mut ViewState) {
    if let Some(editor) = model.form.editor.as_ref().filter(|editor| editor.is_long()) {
        draw_notes(brush, area, editor, model, state);
    }
    let Some(top) = model.overlays.last() else {
        return;
    };
    let title = match top {
        Overlay::Help(_) => help_title(model),
        _ => model.texts.get(title_key(top)),
    };
    match top {
        Overlay::Help(picker) | Overlay::Palette(picker) => {
            draw_picker(brush, list_frame(area, (100, 90), picker), (&title, picker), model, state);
        }
        Overlay::Sessions(picker) | Overlay::Themes(picker, _) => {
            draw_picker(brush, list_frame(area, (56, 60), picker), (&title, picker), model, state);
        }
        Overlay::Choice(choice) => draw_choice(brush, area, choice, model, state),
        Overlay::Flags(flags) => draw_flags(brush, area, flags, model, state),
        Overlay::Advice(advised) => advice::draw(brush, area, (&title, advised), model, state),
        Overlay::WhatIf(table) => what_if::draw(brush, area, table, model, state),
        Overlay::Figure(shown) => figure::draw(brush, area, *shown, model, state),
        Overlay::Found(offer) => {
            let (phrase, texts) = (offer.phrase(), &offer.changes);
            draw_comparison(brush, area, &title, (&phrase, texts, offer.scroll), model, state);
        }
        Overlay::Held => {
            let other = model.held_by.clone().unwrap_or_else(|| Phrase::new("held-by"));
            let phrase = Phrase::new("held-question").with("other", other);
            let question = model.texts.say(&phrase.with("name", model.design.name.as_str()));
            draw_question(brush, area, (&title, &question), model, state);
        }
        Overlay::Conflict(conflict) => {
            let (phrase, texts) = (conflict.phrase(), &conflict.changes);
            draw_comparison(brush, area, &title, (&phrase, texts, conflict.scroll), model, state);
        }
        Overlay::Line(line) => draw_line(brush, area, (&title, line), model, state),
        Overlay::Unsaved(_) => {
            let phrase = Phrase::new("ask-unsaved").with("name", model.design.name.as_str());
            draw_question(brush, area, (&title, &model.texts.say(&phrase)), model, state);
        }
        Overlay::Confirm(confirm) => {
            let question = model.texts.say(&confirm.question);
            draw_question(brush, area, (&title, &question), model, state);
        }
        Overlay::Report(report) => draw_report(brush, area, (&title, report), model, state),
        Overlay::Tour(tour) => tour::draw(brush, area, (&title, *tour), model, state),
        // Its line takes the place of another row.
        Overlay::Search => {}
        Overlay::Rejected(rejected) => {
            let rows = rejected_rows(rejected, model);
            draw_asked(brush, area, (&title, &rows, rejected.scroll), model, state);
        }
        Overlay::Review(reviewing) => review::draw(brush, area, (&title, reviewing), model, state),
        Overlay::Outage(played) => outage::draw(brush, area, (&title, played), model, state),
    }
}

/// The help of a layer or of a field says whose keys it shows.
fn help_title(model: &Model) -> String {
    let below = model.contexts_under(model.overlays.len().saturating_sub(1));
    match below.first() {
        Some(Context::Workbench | Context::Tour) | None => model.texts.get("title-help"),
        Some(context) => {
            let place = Phrase::new(format!("context-{}", context.name()));
            model.texts.say(&Phrase::new("title-help.here").with("place", place))
        }
    }
}

fn title_key(overlay: &Overlay) -> &'static str {
    match overlay {
        Overlay::Help(_) => "title-help",
        Overlay::Palette(_) => "title-palette",
        Overlay::Sessions(_) => "title-sessions",
        Overlay::Themes(..) => "title-themes",
        Overlay::Choice(_) | Overlay::Flags(_) => "title-choices",
        Overlay::Advice(_) => "title-advice",
        Overlay::WhatIf(_) => "title-what-if",
        Overlay::Figure(_) => "title-figure",
        Overlay::Found(_) => "title-found",
        Overlay::Held => "title-held",
        Overlay::Conflict(_) => "title-conflict",
        Overlay::Line(line) => match line.what {
            Asked::SaveAs { .. } => "title-save-as",
            Asked::Folder => "title-export",
            Asked::NewName => "title-new",
            Asked::Answer => "title-answer",
        },
        Overlay::Unsaved(_) => "title-unsaved",
        Overlay::Confirm(confirm) => confirm.title,
        Overlay::Report(_) => "title-report",
        Overlay::Outage(_) => "title-outage",
        Overlay::Rejected(_) => "title-edited",
        Overlay::Search => "command-search",
        Overlay::Tour(_) => "title-tour",
        Overlay::Review(_) => "title-review",
    }
}

/// A place in the middle, at most so wide, and so many percent of the rows high.
pub(super) fn frame(area: Rect, width: u16, percent: u16) -> Rect {
    let height = u16::try_from(u32::from(area.height) * u32::from(percent) / 100).unwrap_or(0);
    centre(area, width, height.max(5))
}

/// What a layer leaves of the screen beside it says something from so many columns on.
const LEAST_BESIDE: u16 = 20;

/// The columns of a layer that is to be so wide; one that nearly fills the screen fills it.
pub(super) fn wide(area: Rect, width: u16) -> u16 {
    if width.saturating_add(LEAST_BESIDE) > area.width { area.width } else { width }
}

/// A place in the middle, between the header and the row of keys, that is to be so wide and high.
pub(super) fn centre(area: Rect, width: u16, height: u16) -> Rect {
    let room = Rect { y: area.y + 1, height: area.height.saturating_sub(2), ..area };
    let width = wide(area, width);
    let height = height.min(room.height);
    Rect {
        x: room.x + (room.width - width) / 2,
        y: room.y + (room.height - height) / 3,
        width,
        height,
    }
}

/// Draws the frame; gives the place inside it.
pub(super) fn open(brush: &mut Brush<'_>, place: Rect, title: &str, state: &mut ViewState) -> Rect {
    state.place(place, Target::Overlay);
    popup::draw(brush.buffer, place, title, brush.look)
}

/// The first row to show inside a layer, with the thumb of a scrollbar on its frame.
pub(super) fn scrolled(
    brush: &mut Brush<'_>,
    within: Rect,
    (scroll, rows): (usize, usize),
    state: &mut ViewState,
) -> usize {
    let top = state.layer_top(scroll, rows, within.height.into());
    thumb(brush, within, (top, rows));
    top
}

/// The thumb of a scrollbar on the frame of a layer, where not all of its rows are seen.
pub(super) fn thumb(brush: &mut Brush<'_>, within: Rect, (top, rows): (usize, usize)) {
    let x = within.right().saturating_add(1);
    let lane = Rect { x, width: 1, ..within };
    scroll::draw(brush.buffer, lane, top, within.height.into(), rows, brush.look);
}

/// A frame no higher than its entries need, with the search line; it stays so high while one types.
fn list_frame(area: Rect, (width, percent): (u16, u16), picker: &Picker) -> Rect {
    let most = frame(area, width, percent);
    let needed = u16::try_from(picker.len()).unwrap_or(u16::MAX).saturating_add(4);
    centre(area, width, most.height.min(needed))
}

fn draw_picker(
    brush: &mut Brush<'_>,
    place: Rect,
    (title, picker): (&str, &Picker),
    model: &Model,
    state: &mut ViewState,
) {
    let within = open(brush, place, title, state);
    let search = model.texts.get("picker-search");
    let x = within.x + brush.say(within.x, within.y, within.width, &search, Role::Muted) + 1;
    let query = Rect { x, width: within.right().saturating_sub(x), ..row(within, 0) };
    picker.query().render(query, brush.buffer);
    let list = below(within, 2);
    if picker.found().len() == 0 {
        super::prose(brush, list, &model.texts.get("picker-nothing"), Role::Muted);
        return;
    }
    let top = first_shown(picker.cursor(), picker.found().len(), list.height.into());
    let kinds = u16::try_from(picker.kind_width()).unwrap_or(u16::MAX);
    let kinds = if kinds == 0 { 0 } else { (kinds + 2).min(list.width) };
    for (at, entry) in picker.found().enumerate().skip(top).take(list.height.into()) {
        let line = row(list, at - top);
        state.place(line, Target::Entry(at));
        brush.say(line.x, line.y, kinds, &entry.kind, Role::Muted);
        let rest = Rect { x: line.x + kinds, width: line.width - kinds, ..line };
        // The label is what was looked for: beside a long one there is no room for more.
        let room = rest.width.saturating_sub(columns(&entry.label) + 2);
        let detail = safe::truncate(&entry.detail, room.into(), brush.look.ellipsis());
        brush.pair(rest, (&entry.label, Role::Text), (&detail, Role::Key));
        if at == picker.cursor() {
            brush.tint(line, Role::Selection);
        }
    }
    let lane = Rect { x: list.right().saturating_add(1), width: 1, ..list };
    let count = picker.found().len();
    scroll::draw(brush.buffer, lane, top, list.height.into(), count, brush.look);
}

/// The first of so many entries to show, so that the cursor is in sight.
fn first_shown(cursor: usize, count: usize, height: usize) -> usize {
    cursor.saturating_sub(height / 2).min(count.saturating_sub(height))
}

fn draw_choice(
    brush: &mut Brush<'_>,
    area: Rect,
    choice: &FieldChoice,
    model: &Model,
    state: &mut ViewState,
) {
    let title = model.texts.get(&choice.field.text_key());
    let rows: Vec<String> = choice.words.iter().map(|word| word_or_default(word, model)).collect();
    draw_words(brush, area, (&title, &rows, choice.cursor), state);
}

fn word_or_default(word: &str, model: &Model) -> String {
    if word.is_empty() { model.texts.get("form-inherit") } else { word.to_owned() }
}

fn draw_flags(
    brush: &mut Brush<'_>,
    area: Rect,
    flags: &FieldFlags,
    model: &Model,
    state: &mut ViewState,
) {
    let title = model.texts.get(&flags.field.text_key());
    let show = |(word, on): &(String, bool)| format!("[{}] {word}", if *on { "x" } else { " " });
    let rows: Vec<String> = flags.words.iter().map(show).collect();
    draw_words(brush, area, (&title, &rows, flags.cursor), state);
}

fn draw_words(
    brush: &mut Brush<'_>,
    area: Rect,
    (title, words, cursor): (&str, &[String], usize),
    state: &mut ViewState,
) {
    let widest = words.iter().map(|word| columns(word)).chain([columns(title) + 2]).max();
    let height = u16::try_from(words.len()).unwrap_or(u16::MAX).saturating_add(2);
    let place = centre(area, widest.unwrap_or(0).saturating_add(8), height);
    let within = open(brush, place, title, state);
    let top = first_shown(cursor, words.len(), within.height.into());
    for (at, word) in words.iter().enumerate().skip(top).take(within.height.into()) {
        let line = row(within, at - top);
        state.place(line, Target::Entry(at));
        brush.say(line.x, line.y, line.width, word, Role::Text);
        if at == cursor {
            brush.tint(line, Role::Selection);
        }
    }
}

fn draw_line(
    brush: &mut Brush<'_>,
    area: Rect,
    (title, line): (&str, &AskLine),
    model: &Model,
    state: &mut ViewState,
) {
    let help = match line.what {
        Asked::SaveAs { .. } => "ask-save-as",
        Asked::Folder => "ask-folder",
        Asked::NewName => "ask-new-name",
        Asked::Answer => "ask-answer",
    };
    let (text, role) = match &line.reason {
        Some(reason) => (model.texts.say(reason), Role::Invalid),
        None => (model.texts.get(help), Role::Muted),
    };
    let width = area.width.min(64);
    let rows = wrap::prose(&safe::line(&text), width.saturating_sub(4).max(1).into());
    let height = u16::try_from(rows.len()).unwrap_or(3) + 4;
    let within = open(brush, centre(area, width, height), title, state);
    let field = row(within, 0);
    brush.tint(field, Role::Selection);
    (&line.text).render(field, brush.buffer);
    for (at, text) in rows.iter().enumerate() {
        let line = row(below(within, 2), at);
        if line.height > 0 {
            brush.say(line.x, line.y, line.width, text, role);
        }
    }
}

fn draw_question(
    brush: &mut Brush<'_>,
    area: Rect,
    (title, text): (&str, &str),
    model: &Model,
    state: &mut ViewState,
) {
    let width = wide(area, 60);
    let rows = wrap::prose(&safe::line(text), width.saturating_sub(4).max(1).into());
    let height = u16::try_from(rows.len()).unwrap_or(3) + 4;
    let within = open(brush, centre(area, width, height), title, state);
    for (at, text) in rows.iter().enumerate() {
        brush.say_row(row(within, at), text, Role::Text);
    }
    // Whoever is asked finds the answers right below, not at the foot of the screen.
    hints::answers(brush, row(below(within, 1), rows.len()), model, state);
}

fn draw_comparison(
    brush: &mut Brush<'_>,
    area: Rect,
    title: &str,
    (question, changes, scroll): (&Phrase, &[String], usize),
    model: &Model,
    state: &mut ViewState,
) {
    let mut rows = vec![(model.texts.say(question), Role::Text), (String::new(), Role::Text)];
    rows.extend(changes.iter().map(|line| (line.clone(), Role::Muted)));
    draw_asked(brush, area, (title, &rows, scroll), model, state);
}

/// What is wrong with a session that came back from the user's own editor.
fn rejected_rows(rejected: &Rejected, model: &Model) -> Vec<(String, Role)> {
    let head = model.texts.say(&rejected.phrase());
    let problems = rejected.lines().map(|line| (model.texts.say(&line), Role::Invalid));
    [(head, Role::Text), (String::new(), Role::Text)].into_iter().chain(problems).collect()
}

/// A question with all that belongs to it, which may be longer than the screen.
fn draw_asked(
    brush: &mut Brush<'_>,
    area: Rect,
    (title, lines, scroll): (&str, &[(String, Role)], usize),
    model: &Model,
    state: &mut ViewState,
) {
    let width = usize::from(wide(area, 76).saturating_sub(4).max(1));
    let wrapped = |(text, role): &(String, Role)| {
        let role = *role;
        wrap::prose(&safe::line(text), width).into_iter().map(move |row| (row, role))
    };
    let rows: Vec<(String, Role)> = lines.iter().flat_map(wrapped).collect();
    // A row for the answers, one above them, and the frame.
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(4);
    let within = open(brush, centre(area, 76, height.min(area.height)), title, state);
    let room = within.height.saturating_sub(2);
    let top = scrolled(brush, Rect { height: room, ..within }, (scroll, rows.len()), state);
    for (at, (text, role)) in rows.iter().skip(top).take(room.into()).enumerate() {
        let line = row(within, at);
        brush.say(line.x, line.y, line.width, text, *role);
    }
    // Whoever is asked finds the answers right below, not at the foot of the screen.
    hints::answers(brush, row(within, usize::from(room) + 1), model, state);
}

fn draw_report(
    brush: &mut Brush<'_>,
    area: Rect,
    (title, report): (&str, &Report),
    model: &Model,
    state: &mut ViewState,
) {
    let within = open(brush, frame(area, 76, 80), title, state);
    let head = Phrase::new("workbench-export-head")
        .with("folder", shown(&report.folder))
        .with("counts", report.report.counts(&model.texts));
    let width = within.width.max(1).into();
    let mut rows: Vec<(String, Role)> = Vec::new();
    let mut add = |text: &str, role| {
        rows.extend(wrap::prose(&safe::line(text), width).into_iter().map(|row| (row, role)));
    };
    add(&model.texts.say(&head), Role::Text);
    let force = model.key("report-force");
    for note in report.report.notes(&force) {
        add(&model.texts.say(&note), Role::Warning);
    }
    add("", Role::Text);
    for change in sorted(&report.report) {
        let (sign, role) = sign(change.action);
        let why = change.why(&force).map(|reason| format!(" ({})", model.texts.say(&reason)));
        add(&format!("{sign} {}{}", change.path, why.unwrap_or_default()), role);
    }
    let top = scrolled(brush, within, (report.scroll, rows.len()), state);
    for (at, (text, role)) in rows.iter().skip(top).take(within.height.into()).enumerate() {
        let line = row(within, at);
        brush.say(line.x, line.y, line.width, text, *role);
    }
}

/// What needs attention first; what stays as it is needs none.
fn sorted(report: &export::Report) -> Vec<&Change> {
    let mut changes: Vec<&Change> =
        report.changes.iter().filter(|change| change.action != Action::Unchanged).collect();
    changes.sort_by_key(|change| std::cmp::Reverse(change.action));
    changes
}

fn sign(action: Action) -> (&'static str, Role) {
    match action {
        Action::Blocked => ("x", Role::Error),
        Action::Kept => ("=", Role::Warning),
        Action::Removed => ("-", Role::Removed),
        Action::Replaced | Action::Forced => ("~", Role::FieldChanged),
        Action::New => ("+", Role::Added),
        Action::Unchanged => (" ", Role::Muted),
    }
}

fn draw_notes(
    brush: &mut Brush<'_>,
    area: Rect,
    editor: &Editor,
    model: &Model,
    state: &mut ViewState,
) {
    let title = model.texts.get(&editor.field.text_key());
    let within = open(brush, frame(area, 84, 70), &title, state);
    let reason = editor.reason.as_ref().map(|reason| model.texts.say(reason));
    let foot = u16::from(reason.is_some());
    let text = Rect { height: within.height.saturating_sub(foot), ..within };
    (&editor.area).render(text, brush.buffer);
    if let Some(reason) = reason {
        let line = row(within, text.height.into());
        brush.say(line.x, line.y, line.width, &reason, Role::Invalid);
    }
}
