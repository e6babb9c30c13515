//! The tree: folders and files, with the clusters that a change to each reaches at the right.

use ratatui::layout::Rect;

use super::paint::{Brush, inside, row};
use super::state::ViewState;
use crate::theme::Role;
use crate::tree::Tree;
use crate::workbench::branches::Branch;
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::pane::Pane;

/// Draws the tree below its title.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &mut ViewState) {
    let tree = match &model.preview.tree {
        Ok(tree) => tree,
        Err(reason) => {
            let reason = model.texts.say(reason);
            super::prose(brush, inside(area), &reason, Role::Muted);
            return;
        }
    };
    let rows = model.tree.rows(tree.entries());
    let cursor = rows.iter().position(|row| row.path == model.tree.cursor);
    let scrolled = state.scrolled(Pane::Tree);
    scrolled.measure(rows.len(), area.height.into());
    if let Some(cursor) = cursor {
        scrolled.keep_in_sight(cursor, 1);
    }
    let top = scrolled.top;
    for (at, branch) in rows.iter().enumerate().skip(top).take(area.height.into()) {
        let line = row(area, at - top);
        state.place(line, Target::Branch(branch.path.clone()));
        draw_branch(brush, line, branch, (tree, model));
        if cursor == Some(at) {
            let focused = model.focus.pane == Pane::Tree;
            brush.tint(line, if focused { Role::Selection } else { Role::SelectionIdle });
        }
    }
}

fn draw_branch(brush: &mut Brush<'_>, line: Rect, branch: &Branch, (tree, model): (&Tree, &Model)) {
    let content = inside(line);
    let indent = (branch.depth * 2).min(content.width / 2);
    let content = Rect { x: content.x + indent, width: content.width - indent, ..content };
    let fold = match branch.folder {
        Some(true) => brush.look.mark("▾", "v"),
        Some(false) => brush.look.mark("▸", ">"),
        None => " ",
    };
    #[expect(clippy::cast_precision_loss, reason = "counts of clusters are far below 2^53")]
    let clusters = match tree.reach(&branch.path) {
        0 => String::new(),
        count => model.texts.number(count as f64),
    };
    let role = if branch.folder.is_some() { Role::Text } else { Role::FieldValue };
    brush.pair(content, (&format!("{fold} {}", branch.name()), role), (&clusters, Role::Muted));
}
