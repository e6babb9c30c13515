//! The RAM budget: one bar per device type, and every line of it with measure and source.

use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::paint::{Brush, below, inside, row};
use super::state::ViewState;
use crate::budget::{Line, NodeBudget};
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::model::Model;
use crate::workbench::pane::Pane;
use crate::workbench::widget::bar;

/// Draws a bar per device type; where they are too many, the worst ones and how many are left.
pub(super) fn draw_bars(brush: &mut Brush<'_>, area: Rect, model: &Model) {
    let content = inside(area);
    let budgets = worst(&model.preview.assessment.budget.devices, content.height.into());
    let lines = bar::lines(&budgets, content.width.into(), &model.texts, brush.look);
    for (at, line) in lines.into_iter().enumerate() {
        line.render(row(content, at), brush.buffer);
    }
}

/// As many budgets as there is room for, in their order: the worst ones where not all have it.
fn worst(budgets: &[NodeBudget], room: usize) -> Vec<NodeBudget> {
    let mut order: Vec<usize> = (0..budgets.len()).collect();
    order.sort_by_key(|at| (std::cmp::Reverse(budgets[*at].verdict), *at));
    order.truncate(room);
    order.sort_unstable();
    order.into_iter().map(|at| budgets[at].clone()).collect()
}

/// One row of the detail: what it is, how much, how it is known.
struct Row {
    left: (String, Role),
    right: (String, Role),
}

/// Draws every line of every budget.
pub(super) fn draw_detail(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &mut ViewState) {
    let content = inside(area);
    let budgets = &model.preview.assessment.budget.devices;
    let rows: Vec<Row> =
        budgets.iter().flat_map(|budget| rows(budget, content.width.into(), model)).collect();
    let scrolled = state.scrolled(Pane::Budget);
    scrolled.measure(rows.len(), content.height.into());
    for (at, shown) in rows.iter().skip(scrolled.top).take(content.height.into()).enumerate() {
        let (left, right) = (&shown.left, &shown.right);
        brush.pair(row(below(content, 0), at), (&left.0, left.1), (&right.0, right.1));
    }
}

fn rows(budget: &NodeBudget, width: usize, model: &Model) -> Vec<Row> {
    let texts = &model.texts;
    let plain =
        |left: String, right: String| Row { left: (left, Role::Text), right: (right, Role::Text) };
    let mut rows = vec![title(budget, model)];
    for line in &budget.lines {
        rows.push(plain(name(line, model), range(line.mib.low, line.mib.high, model)));
        let words = format!("  {} · {}", measure(line, model), line.origin(&model.texts));
        rows.extend(
            crate::workbench::widget::wrap::prose(
                &crate::workbench::widget::safe::line(&words),
                width,
            )
            .into_iter()
            .map(|text| Row { left: (text, Role::Muted), right: (String::new(), Role::Text) }),
        );
    }
    let total = range(budget.total.low, budget.total.high, model);
    rows.push(plain(texts.get("budget-total"), total));
    rows.push(plain(texts.get("budget-usable"), one(budget.usable_mib, model)));
    if let Some(lost) = budget.node_lost {
        let left =
            texts.say(&Phrase::new("budget-node-lost").with("verdict", lost.verdict.label()));
        rows.push(plain(left, range(lost.total.low, lost.total.high, model)));
    }
    let scheduler = &budget.scheduler;
    let asked = one(scheduler.requests_mib, model);
    rows.push(plain(texts.get("budget-requests"), asked));
    rows.push(plain(texts.get("budget-allocatable"), one(scheduler.allocatable_mib, model)));
    rows.push(plain(
        texts.get("budget-comparable"),
        range(budget.measured.own.low, budget.measured.own.high, model),
    ));
    for measured in &budget.measured.nodes {
        let agrees = if measured.agrees(budget.measured.own) { "yes" } else { "no" };
        let name = Phrase::new("budget-measured").with("label", measured.label());
        let left = texts.say(&name.with("agrees", agrees));
        let right = range(measured.mib.low, measured.mib.high, model);
        rows.push(Row { left: (left, Role::Muted), right: (right, Role::Muted) });
    }
    for (preset, mib) in budget.presets() {
        let name = Phrase::new("budget-preset").with("name", preset.label());
        let (left, right) = (texts.say(&name), one(mib, model));
        rows.push(Row { left: (left, Role::Muted), right: (right, Role::Muted) });
    }
    let plane = &budget.control_plane;
    let phrase = Phrase::new("budget-control-plane").with("limit", plane.limit_mib);
    rows.push(plain(texts.say(&phrase), range(plane.mib.low, plane.mib.high, model)));
    rows.push(plain(String::new(), String::new()));
    rows
}

fn title(budget: &NodeBudget, model: &Model) -> Row {
    let texts = &model.texts;
    let memory = bar::memory(budget.memory_mib, texts);
    let left = format!("{} · {} · {memory}", budget.name, texts.say(&budget.role.label()));
    let verdict = (texts.say(&budget.verdict.label()), bar::verdict_role(budget.verdict));
    Row { left: (left, Role::Title), right: verdict }
}

fn name(line: &Line, model: &Model) -> String {
    let texts = &model.texts;
    format!("{} · {}", texts.say(&line.group.label()), line.name(texts))
}

fn measure(line: &Line, model: &Model) -> String {
    let texts = &model.texts;
    format!("{} · {}", texts.say(&line.measure.label()), texts.say(&line.confidence.label()))
}
fn range(low: f64, high: f64, model: &Model) -> String {
    let (low, high) = (low.round(), high.round());
    if low < high {
        let show = |value| model.texts.number(value);
        let amount = format!("{}–{}", show(low), show(high));
        return model.texts.say(&Phrase::new("budget-mib").with("amount", amount));
    }
    one(high, model)
}

fn one(value: f64, model: &Model) -> String {
    let amount = model.texts.number(value.round());
    model.texts.say(&Phrase::new("budget-mib").with("amount", amount))
}
