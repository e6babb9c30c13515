//! The pane of the RAM budget: for each device type a bar with its lines marked, every figure under
//! it, and what others have measured. A cursor stands on one figure; its segment is shown with it.

use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::budget_rows::{Row, rows, title};
use super::paint::{Brush, columns, inside, row};
use super::state::ViewState;
use crate::budget::{Group, NodeBudget};
use crate::theme::Role;
use crate::workbench::figure::{What, figures, of_node};
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::pane::Pane;
use crate::workbench::widget::bar::{self, Wide};

/// Draws the pane below its title.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &mut ViewState) {
    let content = inside(area);
    let nodes = &model.preview.assessment.budget.devices;
    if nodes.is_empty() {
        super::prose(brush, content, &model.texts.get("advice-no-devices"), Role::Muted);
        return;
    }
    let rows: Vec<Row<'_>> = rows(nodes, content.width, model, brush.look);
    let scrolled = state.scrolled(Pane::Budget);
    scrolled.measure(rows.len(), content.height.into());
    let (at_cursor, head) = places(&rows, model.figure);
    // The bar is seen with the first figures under it.
    let above = if at_cursor.saturating_sub(head) < usize::from(content.height / 2) {
        at_cursor - head
    } else {
        2
    };
    scrolled.keep_in_sight(at_cursor, above.max(2));
    let top = scrolled.top;
    for (at, shown) in rows.iter().skip(top).take(content.height.into()).enumerate() {
        draw_row(brush, row(content, at), shown, model, state);
    }
}

/// Where the figure under the cursor is, and where the block of its device type begins.
fn places(rows: &[Row<'_>], figure: usize) -> (usize, usize) {
    let is_it = |row: &Row<'_>| matches!(row, Row::Figure { at, .. } if *at == figure);
    let at = rows.iter().position(is_it).unwrap_or(0);
    let head = rows[..at].iter().rposition(|row| matches!(row, Row::Title(_))).unwrap_or(0);
    (at, head)
}

fn draw_row(
    brush: &mut Brush<'_>,
    line: Rect,
    shown: &Row<'_>,
    model: &Model,
    state: &mut ViewState,
) {
    match shown {
        Row::Title(node) => {
            let verdict = (model.texts.say(&node.verdict.label()), bar::verdict_role(node.verdict));
            let room = line.width.saturating_sub(columns(&verdict.0) + 1);
            let title = title(node, room.into(), &model.texts, brush.look);
            brush.pair(line, (&title, Role::Title), (&verdict.0, verdict.1));
        }
        Row::Bar(node, wide) => draw_bar(brush, line, (node, wide), model, state),
        Row::ControlPlane(node) => {
            let plane = &node.control_plane;
            bar::plain(plane.mib, plane.limit_mib, line.width, brush.look)
                .render(line, brush.buffer);
        }
        Row::Figure { at, left, right, role } => {
            state.place(line, Target::Figure(*at));
            brush.pair(line, (left, *role), (right, *role));
            if *at == model.figure {
                let focused = model.focus.pane == Pane::Budget;
                brush.tint(line, if focused { Role::Selection } else { Role::SelectionIdle });
            }
        }
        Row::Fact { left, right, role } => brush.pair(line, (left, *role), (right, *role)),
    }
}

/// The bar, each segment a place for the mouse; the one under the cursor stands out.
fn draw_bar(
    brush: &mut Brush<'_>,
    line: Rect,
    (node, wide): (&NodeBudget, &Wide),
    model: &Model,
    state: &mut ViewState,
) {
    wide.bar.clone().render(line, brush.buffer);
    let nodes = &model.preview.assessment.budget.devices;
    let first = nodes.iter().take_while(|other| *other != node);
    let first: usize = first.map(|node| of_node(node).count()).sum();
    let chosen = chosen_group(node, model);
    for (group, columns) in &wide.segments {
        let width = columns.end.saturating_sub(columns.start);
        let segment = Rect { x: line.x + columns.start, width, ..line }.intersection(line);
        let within = node.lines.iter().position(|line| line.group == *group).unwrap_or(0);
        state.place(segment, Target::Figure(first + within));
        if chosen == Some(*group) {
            brush.tint(segment, Role::Selection);
        }
    }
}

/// The group of the line under the cursor, where that line is of this node and the pane has the
/// keys.
fn chosen_group(node: &NodeBudget, model: &Model) -> Option<Group> {
    if model.focus.pane != Pane::Budget {
        return None;
    }
    let all = figures(&model.preview.assessment.budget.devices);
    let figure = all.get(model.figure).filter(|figure| std::ptr::eq(figure.node, node))?;
    match figure.what {
        What::Line(line) => Some(line.group),
        _ => None,
    }
}
