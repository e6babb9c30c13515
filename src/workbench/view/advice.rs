//! The layer with the advice: under each device type its steps in their order, what each gains, what
//! is given up for it, and where that is known from.

use ratatui::layout::Rect;

use super::amounts::range;
use super::overlays;
use super::paint::{Brush, row};
use super::state::ViewState;
use crate::advise::{Advice, Step};
use crate::budget::Verdict;
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::advice::Advised;
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::widget::{bar, safe, wrap};

/// The layer is at most so wide.
const WIDTH: u16 = 84;
/// Columns before a step's words: its number.
const INDENT: usize = 4;

/// A row of the advice: its text, and the step that it belongs to.
struct Row {
    text: (String, Role),
    detail: (String, Role),
    step: Option<usize>,
    /// Whether it is one of those that stand out when the cursor is on the step.
    is_head: bool,
}

impl Row {
    fn of_step(step: usize, text: String, role: Role) -> Self {
        let detail = (String::new(), Role::Muted);
        Self { text: (text, role), detail, step: Some(step), is_head: false }
    }

    fn apart(text: String, role: Role, detail: (String, Role)) -> Self {
        Self { text: (text, role), detail, step: None, is_head: false }
    }
}

pub(super) fn draw(
    brush: &mut Brush<'_>,
    area: Rect,
    (title, advised): (&str, &Advised),
    model: &Model,
    state: &mut ViewState,
) {
    // The frame and a column beside it on either side.
    let width = overlays::wide(area, WIDTH).saturating_sub(4).max(1);
    let rows = rows(advised, width.into(), model);
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let within = overlays::open(brush, overlays::centre(area, WIDTH, height), title, state);
    let at_cursor = |row: &Row| row.step == Some(advised.cursor);
    let first = rows.iter().position(at_cursor).unwrap_or(0);
    // What stands below the last step is seen with it.
    let is_last = advised.cursor + 1 == advised.len();
    let last = rows.iter().rposition(|row| is_last || at_cursor(row)).unwrap_or(0);
    let height = usize::from(within.height);
    let top = (last + 1).saturating_sub(height).min(first);
    overlays::thumb(brush, within, (top, rows.len()));
    for (at, shown) in rows.iter().skip(top).take(height).enumerate() {
        let line = row(within, at);
        if let Some(step) = shown.step {
            state.place(line, Target::Entry(step));
        }
        let (text, detail) = (&shown.text, &shown.detail);
        brush.pair(line, (&text.0, text.1), (&detail.0, detail.1));
        if at_cursor(shown) && shown.is_head {
            brush.tint(line, Role::Selection);
        }
    }
}

fn rows(advised: &Advised, width: usize, model: &Model) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut at = 0;
    for advice in advised.advice.iter().filter(|advice| !advice.steps.is_empty()) {
        rows.push(head(advice, model));
        for (number, step) in advice.steps.iter().enumerate() {
            rows.extend(step_rows(step, (at, number + 1), width, model));
            at += 1;
        }
    }
    let is_helpless = |advice: &&Advice| advice.steps.is_empty() && advice.verdict != Verdict::Fits;
    for advice in advised.advice.iter().filter(is_helpless) {
        rows.push(head(advice, model));
        let why = if advice.crowded { "advice-crowded" } else { "advice-none" };
        let said = wrapped(&model.texts.get(why), width.saturating_sub(2));
        rows.extend(said.into_iter().map(|text| {
            Row::apart(format!("  {text}"), Role::Muted, (String::new(), Role::Muted))
        }));
    }
    rows
}

/// A device type with what it needs of what there is, on its fullest node.
fn head(advice: &Advice, model: &Model) -> Row {
    let texts = &model.texts;
    let nodes = model.preview.assessment.budget.devices.iter();
    let own = nodes.filter(|node| node.name == advice.name);
    let fullest = own.max_by(|one, two| one.total.high.total_cmp(&two.total.high));
    let needs = fullest.map(|node| {
        let scheduler = node.scheduler;
        // What decides: the working sets, or the scheduler where it alone says no.
        if node.total.low <= node.usable_mib && !scheduler.has_memory() {
            let phrase = Phrase::new("advice-requests")
                .with("requests", scheduler.requests_mib.round())
                .with("allocatable", scheduler.allocatable_mib.round());
            return texts.say(&phrase);
        }
        if node.total.low <= node.usable_mib && !scheduler.has_places() {
            let phrase = Phrase::new("advice-pods").with("pods", scheduler.pods);
            return texts.say(&phrase.with("most", scheduler.max_pods));
        }
        let phrase = Phrase::new("advice-needs").with("amount", range(node.total, texts));
        texts.say(&phrase.with("usable", node.usable_mib.round()))
    });
    let verdict = texts.say(&advice.verdict.label());
    let detail = [needs.unwrap_or_default(), verdict].join("  ");
    Row::apart(advice.name.clone(), Role::Title, (detail, bar::verdict_role(advice.verdict)))
}

/// What a step sets and gains, what is given up for it, and its source.
fn step_rows(step: &Step, (at, number): (usize, usize), width: usize, model: &Model) -> Vec<Row> {
    let texts = &model.texts;
    let room = width.saturating_sub(INDENT);
    let sets: Vec<String> =
        step.sets.iter().map(|(path, value)| format!("{path} = {value}")).collect();
    let sets = sets.join(", ");
    let gain = Phrase::new("advice-gain")
        .with("low", step.gain.low.round())
        .with("high", step.gain.high.round())
        .with("verdict", step.verdict_after.label());
    let gain = (texts.say(&gain), bar::verdict_role(step.verdict_after));
    let beside = safe::width(&sets) + 2 + safe::width(&gain.0) <= room;
    let mut rows: Vec<Row> = wrapped(&sets, room)
        .into_iter()
        .map(|text| Row { is_head: true, ..Row::of_step(at, indented(&text), Role::Text) })
        .collect();
    if let Some(first) = rows.first_mut() {
        first.text.0 = format!(" {number}  {}", first.text.0.trim_start());
        if beside {
            first.detail = gain;
        } else {
            rows.push(Row { is_head: true, ..Row::of_step(at, indented(&gain.0), gain.1) });
        }
    }
    let gives_up = Phrase::new("advice-gives-up").with("what", step.gives_up.clone());
    let source = Phrase::new("findings-source").with("source", texts.source(step.source));
    for phrase in [gives_up, source] {
        let said = wrapped(&texts.say(&phrase), room).into_iter();
        rows.extend(said.map(|text| Row::of_step(at, indented(&text), Role::Muted)));
    }
    rows
}

fn indented(text: &str) -> String {
    format!("{}{text}", " ".repeat(INDENT))
}

fn wrapped(text: &str, width: usize) -> Vec<String> {
    wrap::prose(&safe::line(text), width.max(1))
}
