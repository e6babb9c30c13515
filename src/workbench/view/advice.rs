//! The layer with the advice: under each device type its steps, what each gains and what is given up
//! for it.

use ratatui::layout::Rect;

use super::overlays;
use super::paint::{Brush, row};
use super::state::ViewState;
use crate::advise::Advice;
use crate::budget::Verdict;
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::advice::Advised;
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::widget::{bar, safe, wrap};

/// A row of the advice: its text, and the step that it belongs to.
struct Row {
    text: (String, Role),
    detail: (String, Role),
    step: Option<usize>,
}

pub(super) fn draw(
    brush: &mut Brush<'_>,
    area: Rect,
    (title, advised): (&str, &Advised),
    model: &Model,
    state: &mut ViewState,
) {
    // The frame and a column beside it on either side.
    let width = area.width.min(84);
    let rows = rows(advised, width.saturating_sub(4).max(1).into(), model);
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let within = overlays::open(brush, overlays::centre(area, width, height), title, state);
    let at_cursor = |row: &Row| row.step == Some(advised.cursor);
    let first = rows.iter().position(at_cursor).unwrap_or(0);
    // What stands below the last step is seen with it.
    let is_last = advised.cursor + 1 == advised.len();
    let last = rows.iter().rposition(|row| is_last || at_cursor(row)).unwrap_or(0);
    let height = usize::from(within.height);
    let top = (last + 1).saturating_sub(height).min(first);
    for (at, shown) in rows.iter().skip(top).take(height).enumerate() {
        let line = row(within, at);
        if let Some(step) = shown.step {
            state.place(line, Target::Entry(step));
        }
        let (text, detail) = (&shown.text, &shown.detail);
        brush.pair(line, (&text.0, text.1), (&detail.0, detail.1));
        if at_cursor(shown) && !detail.0.is_empty() {
            brush.tint(line, Role::Selection);
        }
    }
}

fn rows(advised: &Advised, width: usize, model: &Model) -> Vec<Row> {
    let texts = &model.texts;
    let head = |advice: &Advice| Row {
        text: (advice.name.clone(), Role::Title),
        detail: (texts.say(&advice.verdict.label()), bar::verdict_role(advice.verdict)),
        step: None,
    };
    let mut rows = Vec::new();
    let mut step_at = 0;
    for advice in advised.advice.iter().filter(|advice| !advice.steps.is_empty()) {
        rows.push(head(advice));
        for step in &advice.steps {
            let sets: Vec<String> =
                step.sets.iter().map(|(path, value)| format!("{path} = {value}")).collect();
            let gain = Phrase::new("advice-gain")
                .with("low", step.gain.low.round())
                .with("high", step.gain.high.round())
                .with("verdict", step.verdict_after.label());
            let text = (format!("  {}", sets.join(", ")), Role::Text);
            let detail = (texts.say(&gain), bar::verdict_role(step.verdict_after));
            rows.push(Row { text, detail, step: Some(step_at) });
            let gives_up = Phrase::new("advice-gives-up").with("what", step.gives_up.clone());
            let source = Phrase::new("findings-source").with("source", step.source);
            for phrase in [gives_up, source] {
                let said = safe::line(&texts.say(&phrase)).into_owned();
                rows.extend(wrap::prose(&said, width.saturating_sub(4).max(1)).into_iter().map(
                    |text| Row {
                        text: (format!("    {text}"), Role::Muted),
                        detail: (String::new(), Role::Muted),
                        step: Some(step_at),
                    },
                ));
            }
            step_at += 1;
        }
    }
    let is_helpless = |advice: &&Advice| advice.steps.is_empty() && advice.verdict != Verdict::Fits;
    for advice in advised.advice.iter().filter(is_helpless) {
        rows.push(head(advice));
        let said = wrap::prose(&texts.get("advice-none"), width.saturating_sub(2).max(1));
        rows.extend(said.into_iter().map(|text| Row {
            text: (format!("  {text}"), Role::Muted),
            detail: (String::new(), Role::Muted),
            step: None,
        }));
    }
    rows
}
