//! A reviewed answer: the checks as a list with what rejects it first, and below them all of the one
//! under the cursor; its place in the answer; the files that differ from the generated tree.

use ratatui::layout::Rect;

use super::overlays::{centre, frame, open, scrolled, wide};
use super::paint::{Brush, below, columns, row};
use super::state::ViewState;
use crate::review::{FileDifference, Grade, Kind, Outcome, place_said, required, verdict_said};
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::review::{Done, Page, Reviewing, Stage};
use crate::workbench::widget::{safe, wrap};

/// The layer is at most so wide.
const WIDTH: u16 = 124;
/// While it asks for an answer, it is as wide as a question.
const ASKING: u16 = 76;
/// Columns of a grade and of a line number; a check's id takes as many as the longest.
const GRADE: u16 = 9;
const LINE: u16 = 6;
/// A line of an answer takes no more rows than these.
const LINE_ROWS: u16 = 4;
/// Columns of a line number beside the answer's text.
const GUTTER: u16 = 8;

/// Draws the layer.
pub(super) fn draw(
    brush: &mut Brush<'_>,
    area: Rect,
    (title, reviewing): (&str, &Reviewing),
    model: &Model,
    state: &mut ViewState,
) {
    if matches!(reviewing.stage, Stage::Asking) {
        return draw_asking(brush, area, title, model, state);
    }
    let within = open(brush, frame(area, WIDTH, 100), title, state);
    match &reviewing.stage {
        Stage::Asking => {}
        Stage::Running(_) => {
            say(brush, within, &model.texts.get("review-pane-runs"), Role::Muted);
        }
        Stage::Done(done) => match done.page {
            Page::Checks => draw_checks(brush, within, done, model, state),
            Page::Place => draw_place(brush, within, done, model, state),
            Page::Files => draw_files(brush, within, done, model, state),
            Page::File => draw_file(brush, within, done, state),
        },
    }
}

/// The ways in which an answer gets here, in a frame that leaves the design in sight.
fn draw_asking(
    brush: &mut Brush<'_>,
    area: Rect,
    title: &str,
    model: &Model,
    state: &mut ViewState,
) {
    let asks = model.texts.get("review-pane-asks");
    let room = wide(area, ASKING).saturating_sub(4).max(1);
    let rows = wrap::prose(&asks, room.into());
    let ways = [
        ("review-open", "review-pane-from-file"),
        ("review-clipboard", "review-pane-from-clipboard"),
    ];
    let height = u16::try_from(rows.len() + ways.len()).unwrap_or(u16::MAX).saturating_add(3);
    let within = open(brush, centre(area, ASKING, height), title, state);
    let taken = say(brush, within, &asks, Role::Text);
    for (at, (command, text)) in ways.into_iter().enumerate() {
        let line = row(below(within, taken + 1), at);
        if line.height == 0 {
            return;
        }
        let key = model.key(command);
        let x = line.x + brush.say(line.x, line.y, line.width, &key, Role::Key) + 2;
        let width = line.right().saturating_sub(x);
        brush.say(x, line.y, width, &model.texts.get(text), Role::Text);
    }
}

/// The beginning of a line, no more than so many rows could show: what an answer holds may have
/// millions of characters.
fn beginning(line: &str, width: u16, rows: u16) -> String {
    // One more, so that what is cut is seen to be.
    let most = usize::from(width.max(1)) * usize::from(rows) + 1;
    let cut: String = line.chars().take(most).collect();
    safe::line(&cut).into_owned()
}

/// Writes a paragraph; gives the rows that it took.
fn say(brush: &mut Brush<'_>, area: Rect, text: &str, role: Role) -> u16 {
    let mut at = 0;
    for line in text.lines() {
        let line = beginning(line, area.width, area.height);
        for text in wrap::prose(&line, area.width.max(1).into()) {
            let line = row(area, at);
            if line.height == 0 {
                return area.height;
            }
            brush.say(line.x, line.y, line.width, &text, role);
            at += 1;
        }
    }
    u16::try_from(at).unwrap_or(area.height)
}

fn draw_checks(
    brush: &mut Brush<'_>,
    within: Rect,
    done: &Done,
    model: &Model,
    state: &mut ViewState,
) {
    let review = &done.reviewed.review;
    let verdict = model.texts.say(&verdict_said(review));
    let rejected = review.rejections().next().is_some();
    let role = if rejected { Role::Error } else { Role::Fits };
    let taken = say(brush, within, &verdict, role) + 1;
    let rest = below(within, taken);
    // The lower part says all of the outcome under the cursor.
    let detail = (rest.height / 3).clamp(0, 12);
    let list = Rect { height: rest.height.saturating_sub(detail + 1), ..rest };
    let height = usize::from(list.height);
    let top = (done.cursor + 1 + height / 3).saturating_sub(height);
    let top = top.min(done.outcomes.len().saturating_sub(height)).min(done.cursor);
    let ids = done.outcomes.iter().map(|outcome| columns(outcome.id)).max().unwrap_or(0);
    for (at, outcome) in done.outcomes.iter().skip(top).take(height).enumerate() {
        let line = row(list, at);
        state.place(line, Target::Entry(top + at));
        draw_outcome(brush, line, (outcome, ids), model);
        if top + at == done.cursor {
            brush.tint(line, Role::Selection);
        }
    }
    if let (Some(outcome), true) = (done.outcome(), detail > 0) {
        brush.rule(rest.x, list.bottom(), rest.width);
        let lower = Rect { y: list.bottom() + 1, height: detail, ..rest };
        draw_detail(brush, lower, outcome, model);
    }
}

/// One outcome on one row: how it stands, in which line, which check, and why.
fn draw_outcome(brush: &mut Brush<'_>, line: Rect, (outcome, ids): (&Outcome, u16), model: &Model) {
    let grade = match outcome.grade {
        Grade::Empty => "–".to_owned(),
        grade => model.texts.get(&format!("review-grade-{}", grade.word())),
    };
    brush.say(line.x, line.y, GRADE, &grade, grade_role(outcome.grade));
    let mut x = line.x + GRADE + 1;
    let number = outcome.spot.line.map(|number| number.to_string()).unwrap_or_default();
    let place = Rect { x, width: LINE.min(line.right().saturating_sub(x)), ..line };
    brush.say_right(place, &number, Role::Muted);
    x += LINE + 2;
    let rest = |x: u16| line.right().saturating_sub(x);
    brush.say(x, line.y, ids.min(rest(x)), outcome.id, Role::Text);
    x += ids + 2;
    let passes = matches!(outcome.grade, Grade::Passed | Grade::Empty);
    let role = if passes { Role::Muted } else { Role::Text };
    let why = beginning(&model.texts.say(&outcome.why), rest(x), 1);
    brush.say(x, line.y, rest(x), &why, role);
}

fn grade_role(grade: Grade) -> Role {
    match grade {
        Grade::Failed | Grade::Missing => Role::Error,
        Grade::Noted => Role::Warning,
        Grade::Passed => Role::Fits,
        Grade::Empty => Role::Muted,
    }
}

/// All of one outcome: its place, what stands there, why, and what is required.
fn draw_detail(brush: &mut Brush<'_>, area: Rect, outcome: &Outcome, model: &Model) {
    let texts = &model.texts;
    let place = place_said(&outcome.spot, texts).unwrap_or_else(|| outcome.id.to_owned());
    let mut parts = vec![(place, Role::Heading)];
    if !outcome.spot.evidence.is_empty() {
        parts.push((format!("> {}", outcome.spot.evidence), Role::Muted));
    }
    parts.push((texts.say(&outcome.why), Role::Text));
    let required = required(outcome, texts);
    if !matches!(outcome.grade, Grade::Passed) {
        let phrase = Phrase::new("review-pane-required").with("required", required);
        parts.push((texts.say(&phrase), Role::Muted));
    }
    if outcome.more > 0 {
        let more = Phrase::new("review-more").with("count", outcome.more);
        parts.push((texts.say(&more).trim_start().to_owned(), Role::Muted));
    }
    let mut area = area;
    for (text, role) in parts {
        let taken = say(brush, area, &text, role);
        area = below(area, taken);
    }
}

/// The answer's text around the line of an outcome, numbered, that line marked.
fn draw_place(
    brush: &mut Brush<'_>,
    within: Rect,
    done: &Done,
    model: &Model,
    state: &mut ViewState,
) {
    let (Some(outcome), Some(text)) = (done.outcome(), done.text()) else { return };
    let why = model.texts.say(&outcome.why);
    let taken = say(brush, Rect { height: within.height.min(3), ..within }, &why, Role::Text);
    let area = below(within, taken + 1);
    let rows = text.lines().count();
    let top = scrolled(brush, area, (done.scroll, rows), state);
    for (at, text) in text.lines().skip(top).take(area.height.into()).enumerate() {
        let line = row(area, at);
        let number = Rect { width: GUTTER.min(line.width), ..line };
        brush.say_right(number, &(top + at + 1).to_string(), Role::Muted);
        let x = line.x + GUTTER + 2;
        let width = line.right().saturating_sub(x);
        brush.say(x, line.y, width, &beginning(text, width, LINE_ROWS), Role::Text);
        if outcome.spot.line == Some(top + at + 1) {
            brush.tint(line, Role::Selection);
        }
    }
}

fn draw_files(
    brush: &mut Brush<'_>,
    within: Rect,
    done: &Done,
    model: &Model,
    state: &mut ViewState,
) {
    let count =
        |wanted: fn(&Kind) -> bool| done.files.iter().filter(|file| wanted(&file.kind)).count();
    let phrase = Phrase::new("review-pane-files")
        .with("changed", count(|kind| matches!(kind, Kind::Changed(_) | Kind::TooLong)))
        .with("proposed", count(|kind| matches!(kind, Kind::OnlyProposed)))
        .with("generated", count(|kind| matches!(kind, Kind::OnlyGenerated)))
        .with("same", count(|kind| matches!(kind, Kind::Same)));
    let taken = say(brush, within, &model.texts.say(&phrase), Role::Text) + 1;
    let list = below(within, taken);
    let height = usize::from(list.height);
    let top = (done.file + 1 + height / 3).saturating_sub(height);
    let top = top.min(done.files.len().saturating_sub(height)).min(done.file);
    for (at, file) in done.files.iter().skip(top).take(height).enumerate() {
        let line = row(list, at);
        state.place(line, Target::Entry(top + at));
        let (sign, word, role) = kind(&file.kind);
        let lines = changed_lines(file);
        let detail = format!("{lines}{}", model.texts.get(word));
        brush.pair(line, (&format!("{sign} {}", file.path), role), (&detail, Role::Muted));
        if top + at == done.file {
            brush.tint(line, Role::Selection);
        }
    }
}

/// How a file differs, as a sign, a word and a role.
fn kind(kind: &Kind) -> (&'static str, &'static str, Role) {
    match kind {
        Kind::Changed(_) => ("~", "review-pane-changed", Role::FieldChanged),
        Kind::TooLong => ("~", "review-pane-too-long", Role::FieldChanged),
        Kind::OnlyProposed => ("+", "review-pane-proposed", Role::Added),
        Kind::OnlyGenerated => ("-", "review-pane-generated", Role::Removed),
        Kind::Same => (" ", "review-pane-same", Role::Muted),
    }
}

/// How many lines come and go, as `+3 −2  `.
fn changed_lines(file: &FileDifference) -> String {
    let Kind::Changed(text) = &file.kind else { return String::new() };
    let count = |sign: char| text.lines().filter(|line| line.starts_with(sign)).count();
    format!("+{} -{}  ", count('+'), count('-'))
}

fn draw_file(brush: &mut Brush<'_>, within: Rect, done: &Done, state: &mut ViewState) {
    let Some(file) = done.files.get(done.file) else { return };
    let Kind::Changed(text) = &file.kind else { return };
    brush.say(within.x, within.y, within.width, &file.path, Role::Heading);
    let area = below(within, 2);
    let rows: Vec<(String, Role)> = text
        .lines()
        .flat_map(|line| {
            let role = line_role(line);
            let shown = beginning(line, area.width, LINE_ROWS);
            let fits = columns(&shown) <= area.width;
            let rows =
                if fits { vec![shown] } else { wrap::prose(&shown, area.width.max(1).into()) };
            rows.into_iter().map(move |row| (row, role))
        })
        .collect();
    let top = scrolled(brush, area, (done.scroll, rows.len()), state);
    for (at, (text, role)) in rows.iter().skip(top).take(area.height.into()).enumerate() {
        let line = row(area, at);
        brush.say(line.x, line.y, line.width, text, *role);
    }
}

fn line_role(line: &str) -> Role {
    match line.chars().next() {
        Some('+') => Role::Added,
        Some('-') => Role::Removed,
        Some('@') => Role::Muted,
        _ => Role::Text,
    }
}
