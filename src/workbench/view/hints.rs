//! The last row: the keys that count at the moment. What doesn't fit is left out as a whole; the
//! help is always there.

use ratatui::layout::Rect;

use super::hint_words;
use super::paint::{Brush, columns};
use super::state::ViewState;
use crate::export::Action as Fate;
use crate::theme::Role;
use crate::workbench::command::{Action, COMMANDS, Command, Context};
use crate::workbench::model::Model;
use crate::workbench::overlay::{Overlay, Report};
use crate::workbench::pane::Pane;
use crate::workbench::review::{Page, Reviewing, Stage};
use crate::workbench::tour::Tour;

/// Draws the keys.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &ViewState) {
    write(brush, area, model, &hints(model, state));
}

/// Draws the answers to a question right below it, without what leads elsewhere.
pub(super) fn answers(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &ViewState) {
    let mut hints = hints(model, state);
    hints.retain(|command| command.action != Action::Help);
    write(brush, area, model, &hints);
}

fn write(brush: &mut Brush<'_>, area: Rect, model: &Model, hints: &[&Command]) {
    if area.height == 0 {
        return;
    }
    let mut x = area.x;
    for (at, command) in hints.iter().enumerate() {
        let (key, title) = words(model, command);
        let wanted = columns(&key) + 1 + columns(&title);
        let fits = x + wanted <= area.right();
        if !fits && at > 0 {
            continue;
        }
        x += brush.say(x, area.y, area.right().saturating_sub(x), &key, Role::Key) + 1;
        x += brush.say(x, area.y, area.right().saturating_sub(x), &title, Role::Muted) + 3;
    }
}

/// The commands of the hint bar, most wanted first.
fn hints(model: &Model, state: &ViewState) -> Vec<&'static Command> {
    let contexts = model.contexts();
    let mut hints: Vec<&Command> = COMMANDS
        .iter()
        .filter(|command| command.hint.is_some() && contexts.contains(&command.context))
        .filter(|command| !model.keymap.keys(command.id).is_empty())
        .filter(|command| means_something(model, command, state))
        .collect();
    hints.sort_by_key(|command| command.hint);
    hints
}

/// Whether a key does anything where it would be pressed.
fn means_something(model: &Model, command: &Command, state: &ViewState) -> bool {
    match (command.context, model.overlays.last()) {
        (Context::Workbench | Context::Form, _) => in_panes(model, command),
        // More is said to come where more comes. The keys of a search step instead.
        (context, _) if command.action == Action::Down && context != Context::Search => {
            state.layer_end() > 0
        }
        (_, Some(Overlay::Tour(tour))) => in_tour(*tour, command.action),
        (_, Some(Overlay::WhatIf(_))) if command.action == Action::Right => {
            model.design.devices.len() > 1
        }
        (_, Some(Overlay::Confirm(confirm))) if command.action == Action::SaveAs => confirm.saves(),
        (_, Some(Overlay::Outage(outage))) => match command.action {
            Action::Toggle => outage.promotes(),
            Action::NextPane => outage.parts.len() > 1,
            _ => true,
        },
        // Of choices one is taken at once; only flags are switched first.
        (_, Some(Overlay::Choice(_))) => command.action != Action::Toggle,
        (_, Some(Overlay::Report(report))) => in_report(report, command.action),
        (_, Some(Overlay::Review(reviewing))) => in_review(reviewing, command.action),
        _ => true,
    }
}

/// Adding and removing are offered where there is a list, a pane where it is not on the screen.
fn in_panes(model: &Model, command: &Command) -> bool {
    let pane = model.focus.pane;
    let hides = |pane| !model.focus.shows(model.shape(), pane);
    match command.action {
        Action::ShowPrompt => hides(Pane::Prompt),
        Action::ShowFindings => hides(Pane::Findings),
        // In the parameters the palette finds a field by its name.
        Action::SearchNext => model.search.is_some(),
        Action::Search => pane != Pane::Form,
        // What can be done about memory is offered where memory is looked at.
        Action::Advise | Action::WhatIf => pane == Pane::Budget,
        Action::Enter => hint_words::of_enter(model).is_some(),
        _ => command.context != Context::Form || model.form.cursor.item().is_some(),
    }
}

/// There is no step before the first one, and nothing to skip at the last.
fn in_tour(tour: Tour, action: Action) -> bool {
    match action {
        Action::Left => tour.turn(false) != Some(tour),
        Action::Leave => tour.turn(true).is_some(),
        _ => true,
    }
}

/// Files edited by hand are replaced where there are some.
fn in_report(report: &Report, action: Action) -> bool {
    let has = |fate: Fate| report.report.changes.iter().any(|change| change.action == fate);
    match action {
        Action::Force => has(Fate::Kept),
        _ => true,
    }
}

fn in_review(reviewing: &Reviewing, action: Action) -> bool {
    let page = match &reviewing.stage {
        Stage::Done(done) => Some(done.page),
        _ => None,
    };
    match action {
        Action::Keep => matches!(page, Some(Page::Checks | Page::Files)),
        // A text has nothing below it to show, and is gone through from place to place.
        Action::SearchNext => matches!(page, Some(Page::Place | Page::File)),
        Action::CopyPrompt => page.is_some(),
        Action::ShowChanges => matches!(page, Some(Page::Checks | Page::Place)),
        Action::Open | Action::FromClipboard => matches!(reviewing.stage, Stage::Asking),
        _ => true,
    }
}

fn words(model: &Model, command: &Command) -> (String, String) {
    (model.key(command.id), model.texts.get(&hint_words::key_of(model, command)))
}
