//! The last row: the keys that count at the moment. What doesn't fit is left out as a whole; the
//! help is always there.

use ratatui::layout::Rect;

use super::paint::{Brush, columns};
use crate::theme::Role;
use crate::workbench::command::{Action, COMMANDS, Command, Context};
use crate::workbench::model::Model;
use crate::workbench::overlay::Overlay;
use crate::workbench::pane::Pane;
use crate::workbench::review::{Done, Page, Stage};

/// Draws the keys.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model) {
    if area.height == 0 {
        return;
    }
    let mut x = area.x;
    for (at, command) in hints(model).into_iter().enumerate() {
        let (key, title) = words(model, instead(model, command));
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
fn hints(model: &Model) -> Vec<&'static Command> {
    let contexts = model.contexts();
    let mut hints: Vec<&Command> = COMMANDS
        .iter()
        .filter(|command| command.hint.is_some() && contexts.contains(&command.context))
        .filter(|command| !model.keymap.keys(command.id).is_empty())
        .filter(|command| means_something(model, command))
        .collect();
    hints.sort_by_key(|command| command.hint);
    hints
}

/// Adding and removing are offered where there is a list, a pane where it is not on the screen, and
/// the pause between rings where a change goes from one to the next, what a review offers once there is one.
fn means_something(model: &Model, command: &Command) -> bool {
    let hides = |pane| !model.focus.shows(model.shape(), pane);
    match command.action {
        Action::ShowPrompt => hides(Pane::Prompt),
        Action::ShowFindings => hides(Pane::Findings),
        // In the parameters the palette finds a field by its name.
        Action::SearchNext => model.search.is_some(),
        Action::Search => model.focus.pane != Pane::Form,
        Action::SaveAs => match model.overlays.last() {
            Some(Overlay::Confirm(confirm)) => confirm.saves(),
            _ => true,
        },
        // What can be done about memory is offered where memory is looked at.
        Action::Advise | Action::WhatIf => model.focus.pane == Pane::Budget,
        Action::Toggle if command.context == Context::Outage => {
            matches!(model.overlays.last(), Some(Overlay::Outage(outage)) if outage.promotes())
        }
        Action::Keep | Action::CopyPrompt | Action::ShowChanges
            if command.context == Context::Review =>
        {
            reviewed(model).is_some()
        }
        _ => command.context != Context::Form || model.form.cursor.item().is_some(),
    }
}

/// The review that the top layer shows, once there is one.
fn reviewed(model: &Model) -> Option<&Done> {
    match model.overlays.last()? {
        Overlay::Review(shown) => match &shown.stage {
            Stage::Done(done) => Some(done),
            _ => None,
        },
        _ => None,
    }
}

/// What stands in the place of a command that means nothing now: a text has nothing below it to
/// show, and is gone through from place to place.
fn instead(model: &Model, command: &'static Command) -> &'static Command {
    let in_text = reviewed(model).is_some_and(|done| matches!(done.page, Page::Place | Page::File));
    let next = COMMANDS.iter().find(|one| one.id == "review-next");
    let has_key = |one: &&Command| !model.keymap.keys(one.id).is_empty();
    next.filter(|_| in_text && command.id == "review-enter").filter(has_key).unwrap_or(command)
}

fn words(model: &Model, command: &Command) -> (String, String) {
    let key = model
        .keymap
        .keys(command.id)
        .first()
        .map(|key| key.label(&model.texts))
        .unwrap_or_default();
    let word = match (command.action, model.focus.pane) {
        (Action::Enter, Pane::Budget) => model.texts.get("command-enter.look"),
        _ if command.id == "review-next" => model.texts.get("command-review-enter.next"),
        _ => model.texts.get(&format!("{}.hint", command.text_key())),
    };
    (key, word)
}
