//! The foot of the screen: one RAM bar per device type.

use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::paint::{Brush, inside, row};
use super::state::ViewState;
use crate::budget::NodeBudget;
use crate::workbench::figure::of_node;
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::widget::bar;

/// Draws a bar per device type; where they are too many, the worst ones.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &mut ViewState) {
    let content = inside(area);
    let all = &model.preview.assessment.budget.devices;
    let chosen = worst(all, content.height.into());
    let budgets: Vec<NodeBudget> = chosen.iter().map(|at| all[*at].clone()).collect();
    let lines = bar::lines(&budgets, content.width.into(), &model.texts, brush.look);
    for (at, (line, node)) in lines.into_iter().zip(chosen).enumerate() {
        let place = row(content, at);
        line.render(place, brush.buffer);
        let first = all[..node].iter().map(|node| of_node(node).count()).sum();
        state.place(place, Target::Figure(first));
    }
}

/// As many budgets as there is room for, in their order: the worst ones where not all have it.
fn worst(budgets: &[NodeBudget], room: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..budgets.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(budgets[*at].verdict), *at));
    order.truncate(room);
    order.sort_unstable();
    order
}
