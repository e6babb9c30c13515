//! The RAM budget: one bar per device type, and every line of it with measure and source.

use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::paint::{Brush, below, inside, row};
use super::search::Marks;
use super::state::ViewState;
use crate::budget::{Line, NodeBudget};
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::model::Model;
use crate::workbench::pane::Pane;
use crate::workbench::widget::{bar, safe, wrap};

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
    let laid_out = budgets.iter().flat_map(|budget| rows(budget, content.width.into(), model));
    let facts: Vec<Vec<Row>> = laid_out.collect();
    let marks = Marks::of(model, Pane::Budget);
    let here = marks.and_then(|marks| Some((marks.visit, marks.here?.0)));
    let here = here.map(|(visit, at)| (visit, facts.iter().take(at).map(Vec::len).sum()));
    let rows: Vec<Row> = facts.into_iter().flatten().collect();
    let scrolled = state.scrolled(Pane::Budget);
    scrolled.measure(rows.len(), content.height.into());
    if let Some((visit, row)) = here {
        scrolled.visit(visit, row, None);
    }
    for (at, shown) in rows.iter().skip(scrolled.top).take(content.height.into()).enumerate() {
        let (left, right) = (&shown.left, &shown.right);
        brush.pair(row(below(content, 0), at), (&left.0, left.1), (&right.0, right.1));
    }
}

/// The rows of the title, of each fact and of the blank below them.
fn rows(budget: &NodeBudget, width: usize, model: &Model) -> Vec<Vec<Row>> {
    let rows = facts(budget, model).map(|fact| laid_out(&fact, width));
    let blank = Row { left: (String::new(), Role::Text), right: (String::new(), Role::Text) };
    std::iter::once(vec![title(budget, model)]).chain(rows).chain([vec![blank]]).collect()
}

fn facts(budget: &NodeBudget, model: &Model) -> impl Iterator<Item = Fact> {
    let facts = lines(budget, model);
    facts.into_iter().chain(sums(budget, model)).chain(compared(budget, model))
}

/// What the detail says, as it is searched: as many lines as it has facts, titles and blanks.
pub(in crate::workbench) fn searched(model: &Model) -> Vec<String> {
    let budgets = model.preview.assessment.budget.devices.iter();
    let of = |budget| {
        let facts = facts(budget, model).map(|fact| format!("{} {}", fact.text, fact.amount));
        std::iter::once(title(budget, model).left.0).chain(facts).chain([String::new()])
    };
    budgets.flat_map(of).map(|line| safe::line(&line).into_owned()).collect()
}

/// Something to say, and its amount.
struct Fact {
    text: String,
    amount: String,
    role: Role,
}

impl Fact {
    fn new(text: String, amount: String) -> Self {
        Self { text, amount, role: Role::Text }
    }

    fn muted(text: String, amount: String) -> Self {
        Self { text, amount, role: Role::Muted }
    }
}

/// The rows of a fact: its words take as many as they need, the amount stands on the first.
fn laid_out(fact: &Fact, width: usize) -> Vec<Row> {
    let amount = safe::width(&fact.amount);
    let room = width.saturating_sub(if amount > 0 { amount + 2 } else { 0 }).max(1);
    let mut amount = fact.amount.clone();
    let row =
        |text| Row { left: (text, fact.role), right: (std::mem::take(&mut amount), fact.role) };
    wrap::prose(&safe::line(&fact.text), room).into_iter().map(row).collect()
}

/// Every line, with its measure and source below it.
fn lines(budget: &NodeBudget, model: &Model) -> Vec<Fact> {
    let facts = budget.lines.iter().flat_map(|line| {
        let words = format!("  {} · {}", measure(line, model), line.origin(&model.texts));
        let amount = range(line.mib.low, line.mib.high, model);
        [Fact::new(name(line, model), amount), Fact::muted(words, String::new())]
    });
    facts.collect()
}

/// What the lines add up to, against what there is.
fn sums(budget: &NodeBudget, model: &Model) -> Vec<Fact> {
    let texts = &model.texts;
    let NodeBudget { total, scheduler, control_plane: plane, .. } = budget;
    let lost = budget.node_lost.map(|lost| {
        let said = Phrase::new("budget-node-lost").with("verdict", lost.verdict.label());
        Fact::new(texts.say(&said), range(lost.total.low, lost.total.high, model))
    });
    let limit = Phrase::new("budget-control-plane").with("limit", plane.limit_mib);
    let fact = |key: &str, mib| Fact::new(texts.get(key), one(mib, model));
    let mut facts = vec![Fact::new(texts.get("budget-total"), range(total.low, total.high, model))];
    facts.push(fact("budget-usable", budget.usable_mib));
    facts.extend(lost);
    facts.push(fact("budget-requests", scheduler.requests_mib));
    facts.push(fact("budget-allocatable", scheduler.allocatable_mib));
    facts.push(Fact::new(texts.say(&limit), range(plane.mib.low, plane.mib.high, model)));
    facts
}

/// What others have measured and what others keep back, for comparison.
fn compared(budget: &NodeBudget, model: &Model) -> Vec<Fact> {
    let texts = &model.texts;
    let own = budget.measured.own;
    let mut facts =
        vec![Fact::new(texts.get("budget-comparable"), range(own.low, own.high, model))];
    facts.extend(budget.measured.nodes.iter().map(|one| {
        let agrees = if one.agrees(own) { "yes" } else { "no" };
        let said = Phrase::new("budget-measured").with("label", one.label()).with("agrees", agrees);
        Fact::muted(texts.say(&said), range(one.mib.low, one.mib.high, model))
    }));
    facts.extend(budget.presets().map(|(preset, mib)| {
        let said = Phrase::new("budget-preset").with("name", preset.label());
        Fact::muted(texts.say(&said), one(mib, model))
    }));
    facts
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
