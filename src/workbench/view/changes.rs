//! What differs from the saved state: in the design, the budget, the prompt and the tree.

use ratatui::layout::Rect;

use super::paint::{Brush, inside, row};
use super::search::Marks;
use super::state::ViewState;
use crate::theme::Role;
use crate::workbench::model::Model;
use crate::workbench::pane::Pane;
use crate::workbench::widget::{safe, wrap};

/// Draws the difference below its title.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &mut ViewState) {
    let content = inside(area);
    if !model.is_unsaved() {
        super::prose(brush, content, &model.texts.get("changes-none"), Role::Fits);
        return;
    }
    let text = match model.changes.as_ref().map(|changes| &changes.text) {
        Some(Ok(text)) => text,
        Some(Err(reason)) => {
            super::prose(brush, content, &model.texts.say(reason), Role::Error);
            return;
        }
        None => return,
    };
    let width = content.width.max(1).into();
    let lines = text.lines().map(|line| {
        let rows = wrap::prose(&safe::line(line), width);
        rows.into_iter().map(|row| (row, role(line))).collect()
    });
    let lines: Vec<Vec<(String, Role)>> = lines.collect();
    let marks = Marks::of(model, Pane::Changes);
    let here = marks.and_then(|marks| Some((marks.visit, marks.here?.0)));
    let here = here.map(|(visit, at)| (visit, lines.iter().take(at).map(Vec::len).sum()));
    let rows: Vec<(String, Role)> = lines.into_iter().flatten().collect();
    let scrolled = state.scrolled(Pane::Changes);
    scrolled.measure(rows.len(), content.height.into());
    if let Some((visit, row)) = here {
        scrolled.visit(visit, row, None);
    }
    let shown = rows.iter().skip(scrolled.top).take(content.height.into());
    for (at, (text, role)) in shown.enumerate() {
        let line = row(content, at);
        brush.say(line.x, line.y, line.width, text, *role);
    }
}

/// Headings stand at the left; below them a line says with its first mark what happened to it.
fn role(line: &str) -> Role {
    match line.strip_prefix("  ").map(|line| line.chars().next()) {
        None => Role::Heading,
        Some(Some('+')) => Role::Added,
        Some(Some('-')) => Role::Removed,
        Some(Some('~')) => Role::FieldChanged,
        Some(Some('@')) => Role::Muted,
        Some(_) => Role::Text,
    }
}
