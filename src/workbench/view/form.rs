//! The parameters: heads that fold, fields with their values at the right, the field being edited
//! in its place. What is wrong with it is said below the panes, where its help was: nothing moves.

use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::paint::{Brush, columns, inside, row};
use super::state::ViewState;
use crate::check::Severity;
use crate::design::{Field, Kind, Memory, locks};
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::form::Editor;
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::pane::Pane;
use crate::workbench::rows::{Row, RowId};
use crate::workbench::steps::is_number;
use crate::workbench::widget::bar::memory as memory_in_words;
use crate::workbench::widget::safe;

/// A field that is edited takes at most so many rows; longer text scrolls in them.
const MOST_ROWS: usize = 6;

/// Columns between a label and its value.
const GAP: u16 = 2;

/// A value that is cut, or edited, has at least so many columns; a count does with less.
const LEAST_VALUE: u16 = 6;
const LEAST_COUNT: u16 = 4;

/// Draws the form below its title.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &mut ViewState) {
    let rows = model.form.rows(&model.design);
    let cursor = rows.iter().position(|row| row.id == model.form.cursor).unwrap_or(0);
    let extra = model.form.editor.as_ref().map_or(0, |editor| extra_rows(editor, area, model));
    let scrolled = state.scrolled(Pane::Form);
    scrolled.measure(rows.len() + extra, area.height.into());
    scrolled.keep_in_sight(cursor + extra, 2 + extra);
    let top = scrolled.top;
    for (at, shown) in rows.iter().enumerate().skip(top.saturating_sub(extra)) {
        // What lies below the field being edited moves down by what the editor takes.
        let place = at + if at > cursor { extra } else { 0 };
        let Some(place) = place.checked_sub(top) else {
            continue;
        };
        let line = row(area, place);
        if line.height == 0 {
            break;
        }
        state.place(line, Target::Row(shown.id));
        draw_row(brush, line, shown, model);
        if at == cursor && model.form.editor.as_ref().is_some_and(|editor| !editor.is_long()) {
            draw_editor(brush, area, line, model);
        }
    }
}

fn draw_row(brush: &mut Brush<'_>, line: Rect, shown: &Row, model: &Model) {
    mark(brush, line, shown, model);
    let content = inside(line);
    let indent = (shown.depth * 2).min(content.width / 3);
    let content = Rect { x: content.x + indent, width: content.width - indent, ..content };
    match shown.id.field() {
        Some((field, index)) => draw_field(brush, content, (field, index), shown.id, model),
        None => draw_head(brush, content, shown.id, model),
    }
    if shown.id == model.form.cursor && model.form.editor.is_none() {
        let focused = model.focus.pane == Pane::Form;
        brush.tint(line, if focused { Role::Selection } else { Role::SelectionIdle });
    }
}

/// A mark at the left of what a finding is about.
fn mark(brush: &mut Brush<'_>, line: Rect, shown: &Row, model: &Model) {
    let path = match shown.id {
        RowId::Field(..) => shown.id.field().map(|(field, index)| field.at(index)),
        RowId::Item(list, index) => Some(format!("{}[{index}]", list.path())),
        RowId::List(list) => Some(list.path().to_owned()),
        RowId::Section(section) => section.list().map(|list| list.path().to_owned()),
        RowId::Overrides(..) => None,
    };
    let closed = shown.id.folds() && !model.form.folds.is_open(shown.id);
    let about = |finding: &&crate::check::Finding| {
        path.as_deref()
            .is_some_and(|path| finding.path == path || (closed && finding.path.starts_with(path)))
    };
    let worst = model.preview.assessment.findings.iter().filter(about).map(|f| f.severity).min();
    if let Some(severity) = worst.filter(|severity| *severity != Severity::Note) {
        let (text, role) = super::findings::sign(severity);
        brush.say(line.x, line.y, 1, text, role);
    }
}

fn draw_head(brush: &mut Brush<'_>, content: Rect, id: RowId, model: &Model) {
    let open = model.form.folds.is_open(id);
    let fold = if open { brush.look.mark("▾", "v") } else { brush.look.mark("▸", ">") };
    let (title, role) = match id {
        RowId::Section(section) => (model.texts.get(section.text_key()), Role::Title),
        RowId::List(list) => (model.texts.get(list_key(list)), Role::Text),
        RowId::Item(list, index) => {
            let name = list.name(&model.design, index).map(ToString::to_string);
            (name.unwrap_or_default(), Role::Text)
        }
        _ => (model.texts.get("form-overrides"), Role::Muted),
    };
    let summary = summary(id, model);
    brush.pair(content, (&format!("{fold} {title}"), role), (&summary, Role::Muted));
}

fn list_key(list: crate::design::List) -> &'static str {
    use crate::design::List;
    match list {
        List::Regions => "list-regions",
        List::Rings => "list-rings",
        List::Devices => "section-devices",
        List::Workloads => "section-workloads",
    }
}

/// What stands at the right of a head: of a list how many, of an item what tells it from others.
fn summary(id: RowId, model: &Model) -> String {
    let number = |count: usize| model.texts.number(u32::try_from(count).unwrap_or(u32::MAX).into());
    match id {
        RowId::Section(section) => {
            section.list().map(|list| number(list.len(&model.design))).unwrap_or_default()
        }
        RowId::List(list) => number(list.len(&model.design)),
        RowId::Item(list, index) => item_summary(list, index, model),
        RowId::Overrides(list, index) => {
            let fields = crate::design::fields::fields().iter();
            let set = fields
                .filter(|field| field.list == Some(list) && field.inherited().is_some())
                .filter(|field| field.get(&model.design, index).is_some())
                .count();
            if set > 0 { number(set) } else { String::new() }
        }
        RowId::Field(..) => String::new(),
    }
}

fn item_summary(list: crate::design::List, index: usize, model: &Model) -> String {
    use crate::design::List;
    let design = &model.design;
    let number = |count: u32| model.texts.number(count.into());
    let amount = |memory: Memory| memory_in_words(memory.as_mib(), &model.texts);
    match list {
        List::Regions => design.fleet.regions.get(index).map(|item| number(item.clusters)),
        List::Rings => design.fleet.rings.get(index).map(|item| {
            let percent = item.share.fraction() * 100.0;
            model.texts.say(&Phrase::new("form-share").with("percent", percent))
        }),
        List::Devices => {
            let device = design.devices.get(index);
            device.map(|item| format!("{} · {}", amount(item.memory), number(item.clusters)))
        }
        List::Workloads => design
            .workloads
            .get(index)
            .and_then(|item| item.memory.limit.or(item.memory.request).map(amount)),
    }
    .unwrap_or_default()
}

fn draw_field(
    brush: &mut Brush<'_>,
    content: Rect,
    (field, index): (&'static Field, usize),
    id: RowId,
    model: &Model,
) {
    let label = model.texts.get(&field.text_key());
    if is_edited(model, field, index) {
        let width = label_width(content, &label, least_editor(field));
        brush.say(content.x, content.y, width, &label, Role::Muted);
        return;
    }
    let chosen = id == model.form.cursor && model.focus.pane == Pane::Form;
    let (text, role) = shown_value(field, index, chosen, model);
    // What is locked reads as what has been decided: `= flux`.
    let locked = locks::is_locked(&model.design, field, index);
    let text = if locked { format!("= {text}") } else { text };
    let width = label_width(content, &label, columns(&text).min(LEAST_VALUE));
    let end = brush.say(content.x, content.y, width, &label, Role::Muted) + GAP;
    let value = Rect { x: content.x + end, width: content.width.saturating_sub(end), ..content };
    brush.say_right(value, &text, role);
}

/// The label gets what it needs, as far as it leaves the value so many columns: a value that is cut
/// is seen whole where it is edited, a label nowhere.
fn label_width(content: Rect, label: &str, value: u16) -> u16 {
    columns(label).min(content.width.saturating_sub(value + GAP).max(content.width / 3))
}

/// The columns that an editor has at least; a text goes on in the next row.
fn least_editor(field: &Field) -> u16 {
    if matches!(field.kind, Kind::Count) { LEAST_COUNT } else { LEAST_VALUE }
}

fn is_edited(model: &Model, field: &Field, index: usize) -> bool {
    let editor = model.form.editor.as_ref();
    editor.is_some_and(|editor| editor.field == field && editor.index == index && !editor.is_long())
}

/// A value as the form shows it, and in which role.
fn shown_value(field: &'static Field, index: usize, chosen: bool, model: &Model) -> (String, Role) {
    let Some(value) = field.get(&model.design, index) else {
        return absent(field, index, model);
    };
    let changed = field.get(&model.session.design, index).as_deref() != Some(value.as_str());
    let role = if changed { Role::FieldChanged } else { Role::FieldValue };
    let text = match field.kind {
        kind if chosen && (matches!(kind, Kind::Choice(_)) || is_number(kind)) => {
            format!("‹ {} ›", in_words(field, value, model))
        }
        _ => in_words(field, value, model),
    };
    (text, role)
}

/// A value as people read it.
fn in_words(field: &Field, value: String, model: &Model) -> String {
    let texts = &model.texts;
    match field.kind {
        Kind::Switch => texts.get(if value == "true" { "form-yes" } else { "form-no" }),
        // A workload that names no device type runs on all of them.
        Kind::List if value.is_empty() && field.path == "workloads[].devices" => {
            texts.get("form-all")
        }
        Kind::Flags(_) | Kind::List if value.is_empty() => texts.get("form-none"),
        Kind::Count => value.parse::<u32>().map_or(value, |count| texts.number(count.into())),
        Kind::LongText => value.lines().next().unwrap_or_default().to_owned(),
        _ => value,
    }
}

/// What stands for a value that isn't there: the one that is used instead, a mark that it is open,
/// or nothing.
fn absent(field: &'static Field, index: usize, model: &Model) -> (String, Role) {
    if let Some(value) = field.effective(&model.design, index) {
        return (in_words(field, value, model), Role::Muted);
    }
    if model.preview.prompt.open.contains(&field.at(index)) {
        return (model.texts.get("form-open"), Role::Placeholder);
    }
    ("–".to_owned(), Role::Muted)
}

/// Rows that the editor takes beyond the row of its field.
fn extra_rows(editor: &Editor, area: Rect, model: &Model) -> usize {
    if editor.is_long() {
        return 0;
    }
    editor_rows(editor, editor_width(editor, area, model)) - 1
}

/// The width of the editor.
fn editor_width(editor: &Editor, area: Rect, model: &Model) -> u16 {
    let content = inside(area);
    let label = model.texts.get(&editor.field.text_key());
    let indent = depth(model) * 2;
    let content = Rect { width: content.width.saturating_sub(indent), ..content };
    let label = label_width(content, &label, least_editor(editor.field));
    content.width.saturating_sub(label + GAP).max(1)
}

fn depth(model: &Model) -> u16 {
    let rows = model.form.rows(&model.design);
    rows.iter().find(|row| row.id == model.form.cursor).map_or(0, |row| row.depth)
}

/// The rows that the text takes, with room for the cursor behind it.
fn editor_rows(editor: &Editor, width: u16) -> usize {
    let width = usize::from(width.max(1));
    let rows = editor.area.lines().iter().map(|line| (safe::width(line) + 1).div_ceil(width));
    rows.sum::<usize>().clamp(1, MOST_ROWS)
}

fn draw_editor(brush: &mut Brush<'_>, area: Rect, line: Rect, model: &Model) {
    let Some(editor) = &model.form.editor else {
        return;
    };
    let width = editor_width(editor, area, model);
    let content = inside(line);
    let rows = u16::try_from(editor_rows(editor, width)).unwrap_or(1);
    let height = rows.min(area.bottom().saturating_sub(line.y));
    let width = width.min(content.width);
    let place = Rect { x: content.right().saturating_sub(width), width, height, ..line };
    brush.tint(place, if editor.reason.is_some() { Role::Invalid } else { Role::Selection });
    (&editor.area).render(place, brush.buffer);
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::super::paint::{columns, inside};
    use super::{GAP, least_editor};
    use crate::design::List;
    use crate::design::fields::fields;
    use crate::text::{Language, Texts};
    use crate::workbench::pane::{Focus, Pane};
    use crate::workbench::view::layout::Layout;

    #[test]
    fn every_label_is_seen_whole_at_eighty_columns_even_beside_its_editor() {
        let layout = Layout::new(Rect::new(0, 0, 80, 24), Focus::default(), 2);
        let form = layout.panes.iter().find(|(pane, _)| *pane == Pane::Form).expect("the form").1;
        let mut cut = Vec::new();
        for language in Language::ALL {
            let texts = Texts::new(language);
            for field in fields() {
                // A section, a list or item in it, an item of a list in a section; what differs
                // from the fleet lies one deeper.
                let depth = match field.list {
                    None => 1,
                    Some(List::Devices | List::Workloads) => 2,
                    Some(List::Regions | List::Rings) => 3,
                } + u16::from(field.inherited().is_some());
                let label = texts.get(&field.text_key());
                let needed = columns(&label) + GAP + least_editor(field) + 2 * depth;
                if needed > inside(form).width {
                    cut.push(format!("{} {label}: {needed}", field.path));
                }
            }
        }
        assert!(cut.is_empty(), "{cut:#?}");
    }
}
