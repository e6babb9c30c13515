//! The findings: one line for the most severe one, and the list of all with fix and source.

use ratatui::layout::Rect;

use super::paint::{Brush, columns, inside, row};
use super::state::ViewState;
use crate::check::{Finding, Severity};
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::pane::Pane;
use crate::workbench::widget::{safe, wrap};

/// The sign and the role of a severity.
pub(super) fn sign(severity: Severity) -> (&'static str, Role) {
    match severity {
        Severity::Error => ("x", Role::Error),
        Severity::Warning => ("!", Role::Warning),
        Severity::Note => ("i", Role::Note),
    }
}

/// Draws the finding about the field under the cursor, or else the most severe one.
pub(super) fn draw_line(brush: &mut Brush<'_>, area: Rect, model: &Model) {
    let findings = &model.preview.assessment.findings;
    let here = model.form.cursor.field().map(|(field, index)| field.at(index));
    let about_here = findings.iter().find(|finding| Some(&finding.path) == here.as_ref());
    let content = inside(area);
    let Some(finding) = about_here.or(findings.first()) else {
        brush.say(
            content.x,
            content.y,
            content.width,
            &model.texts.get("findings-none"),
            Role::Fits,
        );
        return;
    };
    let (mark, role) = sign(finding.severity);
    let count = Phrase::new("findings-all").with("count", findings.len());
    let count = model.texts.say(&count.with("key", model.key("show-findings")));
    let x = content.x + brush.say(content.x, content.y, content.width, mark, role) + 1;
    let rest = Rect { x, width: content.right().saturating_sub(x), ..content };
    brush.pair(rest, (&model.texts.say(&finding.message), role), (&count, Role::Muted));
}

/// The rows of one finding.
struct Rows {
    /// What is wrong.
    message: Vec<String>,
    /// What to do; shown for the finding under the cursor, as is its source.
    more: Vec<(String, Role)>,
}

impl Rows {
    fn len(&self) -> usize {
        self.message.len() + self.more.len()
    }
}

/// Draws the list below its title.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &mut ViewState) {
    let findings = &model.preview.assessment.findings;
    if findings.is_empty() {
        super::prose(brush, inside(area), &model.texts.get("findings-none"), Role::Fits);
        return;
    }
    let width = inside(area).width.saturating_sub(2);
    let list: Vec<Rows> = findings
        .iter()
        .enumerate()
        .map(|(at, finding)| rows_of(finding, at == model.finding, width, model))
        .collect();
    let before: usize = list.iter().take(model.finding).map(Rows::len).sum();
    let own = list.get(model.finding).map_or(0, Rows::len);
    let scrolled = state.scrolled(Pane::Findings);
    scrolled.measure(list.iter().map(Rows::len).sum(), area.height.into());
    scrolled.keep_block_in_sight(before, own);
    let top = scrolled.top;
    let mut at = 0;
    for (index, (finding, rows)) in findings.iter().zip(&list).enumerate() {
        draw_finding(brush, area, (at, top), (finding, rows), |line| {
            state.place(line, Target::Finding(index));
        });
        if index == model.finding {
            let focused = model.focus.pane == Pane::Findings;
            let role = if focused { Role::Selection } else { Role::SelectionIdle };
            for shown in (at..at + rows.message.len()).filter_map(|at| at.checked_sub(top)) {
                brush.tint(row(area, shown), role);
            }
        }
        at += rows.len();
    }
}

fn rows_of(finding: &Finding, chosen: bool, width: u16, model: &Model) -> Rows {
    let wrapped = |text: &str| wrap::prose(&safe::line(text), width.max(1).into());
    let mut more = Vec::new();
    if chosen {
        let fix = model.texts.say(&finding.fix);
        more.extend(wrapped(&fix).into_iter().map(|row| (row, Role::Text)));
        let source = Phrase::new("findings-source").with("source", finding.origin(&model.texts));
        let source = model.texts.say(&source);
        more.extend(wrapped(&source).into_iter().map(|row| (row, Role::Muted)));
        more.push((String::new(), Role::Text));
    }
    Rows { message: wrapped(&model.texts.say(&finding.message)), more }
}

fn draw_finding(
    brush: &mut Brush<'_>,
    area: Rect,
    (at, top): (usize, usize),
    (finding, rows): (&Finding, &Rows),
    mut place: impl FnMut(Rect),
) {
    let (mark, role) = sign(finding.severity);
    let message = rows.message.iter().map(|text| (text, role));
    let more = rows.more.iter().map(|(text, role)| (text, *role));
    for (offset, (text, text_role)) in message.chain(more).enumerate() {
        let Some(shown) = (at + offset).checked_sub(top) else {
            continue;
        };
        let line = row(area, shown);
        if line.height == 0 {
            return;
        }
        place(line);
        let content = inside(line);
        if offset == 0 {
            brush.say(content.x, content.y, columns(mark), mark, role);
        }
        brush.say(content.x + 2, content.y, content.width.saturating_sub(2), text, text_role);
    }
}
