//! Searching in the pane that has the focus: typing, going on, and taking in what has changed.

use super::super::branches::nodes;
use super::super::command::Action;
use super::super::figure::{Figure, What, figures};
use super::super::key::Key;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::Tone;
use super::super::overlay::Overlay;
use super::super::pane::Pane;
use super::super::picker::{one_line, type_on_line};
use super::super::reading::Shown;
use super::super::rows::{Folds, RowId, rows};
use super::super::search::{Made, Search, Spot};
use super::super::widget::safe;
use super::panes;
use crate::design::List;
use crate::text::Phrase;

/// Opens the line to type into.
pub(super) fn begin(model: &mut Model) {
    let pane = model.focus.pane;
    model.visits += 1;
    let origin = cursor(model, pane).unwrap_or(model.top);
    model.search = Some(Search::new(pane, origin, model.visits));
    model.overlays.push(Overlay::Search);
}

/// Types a key into the line; what is found is gone to at once.
pub(super) fn type_key(model: &mut Model, key: Key) -> Vec<Effect> {
    let Some(search) = &mut model.search else { return Vec::new() };
    if type_on_line(&mut search.line, key) {
        look_again(model);
    }
    Vec::new()
}

/// Puts pasted text into the line.
pub(super) fn paste(model: &mut Model, text: &str) -> Vec<Effect> {
    if let Some(search) = &mut model.search {
        search.line.insert_str(one_line(text));
        look_again(model);
    }
    Vec::new()
}

/// Searches for what is typed now, from where the search began.
fn look_again(model: &mut Model) {
    let Some(search) = &mut model.search else { return };
    search.made = None;
    let origin = search.origin;
    find(model, origin);
    visit(model);
}

/// A command of the line.
pub(super) fn run(model: &mut Model, action: Action) -> Vec<Effect> {
    match action {
        Action::Keep => keep(model),
        Action::Leave => clear(model),
        Action::Up => step(model, false),
        Action::Down => step(model, true),
        _ => {}
    }
    Vec::new()
}

/// Enter: the line goes, what was found stays. Nothing typed is nothing searched.
fn keep(model: &mut Model) {
    model.overlays.pop();
    if model.search.as_ref().is_some_and(|search| search.text().is_empty()) {
        model.search = None;
    }
}

/// Esc: nothing is searched any more.
pub(super) fn clear(model: &mut Model) {
    model.search = None;
    model.overlays.retain(|overlay| !matches!(overlay, Overlay::Search));
}

/// Whether the pane that has the focus is searched.
pub(super) fn is_here(model: &Model) -> bool {
    model.search.as_ref().is_some_and(|search| search.pane == model.focus.pane)
}

/// Goes to the next place, or to the one before; in another pane than before, that one is searched.
pub(super) fn step(model: &mut Model, forth: bool) {
    let pane = model.focus.pane;
    let origin = cursor(model, pane).unwrap_or(model.top);
    let Some(search) = &mut model.search else {
        let key = model.key("search");
        let phrase = Phrase::new("search-nothing").with("key", key);
        model.tell(Tone::Caution, vec![phrase]);
        return;
    };
    if search.pane == pane {
        if search.step(forth) {
            let key = if forth { "search-from-start" } else { "search-from-end" };
            model.tell(Tone::Good, vec![Phrase::new(key)]);
        }
    } else {
        (search.pane, search.made) = (pane, None);
        find(model, origin);
    }
    visit(model);
    let Some(search) = model.search.as_ref().filter(|search| search.spots.is_empty()) else {
        return;
    };
    let phrase = Phrase::new("search-not-found").with("text", search.text());
    model.tell(Tone::Caution, vec![phrase]);
}

/// Takes in what has changed in the pane since it was searched.
pub(in crate::workbench) fn refresh(model: &mut Model) {
    let at = model.search.as_ref().and_then(Search::spot).map(|spot| spot.line);
    find(model, at.unwrap_or(0));
}

/// Searches the pane, where its text is another than the one that was searched.
fn find(model: &mut Model, from: usize) {
    let Some(search) = &model.search else { return };
    let made = made(model, search.pane);
    if search.made.as_ref() == Some(&made) {
        return;
    }
    let needle = search.needle();
    // A row of a list is one place, however often it is in it.
    let most = if has_cursor(search.pane) { 1 } else { usize::MAX };
    let lines = lines(model, search.pane);
    let spots = lines.iter().enumerate().flat_map(|(line, text)| {
        let found = needle.find(text).into_iter().take(most);
        found.map(move |bytes| Spot { line, bytes })
    });
    let spots = spots.collect();
    if let Some(search) = &mut model.search {
        search.find(spots, from);
        search.made = Some(made);
    }
}

fn made(model: &Model, pane: Pane) -> Made {
    let name = match pane {
        // A copy changes the difference to it, and saving what has changed since.
        Pane::Prompt => format!("{} {}", model.reading.name(), model.copies),
        Pane::Changes => model.is_unsaved().to_string(),
        Pane::File => model
            .preview
            .file
            .as_ref()
            .map_or_else(String::new, |file| format!("{} {}", file.path, file.built)),
        _ => String::new(),
    };
    Made { revision: model.preview.revision, language: model.texts.language(), name }
}

/// Whether the rows of a pane have a cursor that a search moves.
fn has_cursor(pane: Pane) -> bool {
    matches!(pane, Pane::Form | Pane::Tree | Pane::Findings | Pane::Budget)
}

/// What is searched: the lines of a text as they are shown, or a text for each row of a list.
fn lines(model: &Model, pane: Pane) -> Vec<String> {
    let shown = |text: &str| text.lines().map(|line| safe::line(line).into_owned()).collect();
    match pane {
        Pane::Form => form_rows(model).into_iter().map(|id| row_text(model, id)).collect(),
        Pane::Prompt => match model.reading.show(model) {
            Shown::Text(_, text) => shown(&text),
            Shown::Lines(lines) => {
                let join = |line: Vec<super::super::widget::highlight::Piece>| {
                    line.into_iter().map(|piece| piece.text).collect()
                };
                lines.into_iter().map(join).collect()
            }
            Shown::Sentence(_) => Vec::new(),
        },
        Pane::Tree => tree_nodes(model).into_iter().map(|(path, _)| name(&path)).collect(),
        Pane::File => match model.preview.file.as_ref().map(|file| &file.text) {
            Some(Ok(text)) => shown(text),
            _ => Vec::new(),
        },
        Pane::Findings => {
            let findings = model.preview.assessment.findings.iter();
            let say = |phrase| model.texts.say(phrase);
            findings.map(|one| format!("{} {}", say(&one.message), say(&one.fix))).collect()
        }
        Pane::Changes => match model.changes.as_ref().map(|changes| &changes.text) {
            Some(Ok(text)) if model.is_unsaved() => shown(text),
            _ => Vec::new(),
        },
        Pane::Budget => {
            let all = figures(&model.preview.assessment.budget.devices);
            all.iter().map(|figure| figure_text(model, figure)).collect()
        }
    }
}

fn name(path: &str) -> String {
    path.rsplit('/').next().unwrap_or(path).to_owned()
}

fn tree_nodes(model: &Model) -> Vec<(String, bool)> {
    model.preview.tree.as_ref().map_or_else(|_| Vec::new(), |tree| nodes(tree.entries()))
}

/// All rows of the form, as if everything was open.
fn form_rows(model: &Model) -> Vec<RowId> {
    let mut folds = Folds::default();
    for list in List::ALL {
        for index in 0..list.len(&model.design) {
            folds.set(RowId::Item(list, index), true);
            folds.set(RowId::Overrides(list, index), true);
        }
    }
    rows(&model.design, &folds).into_iter().map(|row| row.id).collect()
}

fn row_text(model: &Model, id: RowId) -> String {
    match id {
        RowId::Section(section) => model.texts.get(section.text_key()),
        RowId::Item(list, index) => {
            list.name(&model.design, index).map(ToString::to_string).unwrap_or_default()
        }
        RowId::Field(..) => id.field().map_or_else(String::new, |(field, index)| {
            let value = field.get(&model.design, index).unwrap_or_default();
            format!("{} {value}", model.texts.get(&field.text_key()))
        }),
        RowId::List(_) | RowId::Overrides(..) => String::new(),
    }
}

/// A figure of the budget with the device type that it is about.
fn figure_text(model: &Model, figure: &Figure<'_>) -> String {
    let texts = &model.texts;
    let name = match figure.what {
        What::Line(line) => format!("{} {}", texts.say(&line.group.label()), line.name(texts)),
        What::Measured(one) => one.name(texts),
        What::Preset(preset, _) => texts.say(&preset.label()),
        What::Peak(_) => texts.get("budget-peak"),
        What::Wear(_) => texts.get("budget-writes"),
    };
    format!("{} {name}", figure.node.name)
}

/// The row under the cursor of a pane that has one.
fn cursor(model: &Model, pane: Pane) -> Option<usize> {
    match pane {
        Pane::Form => form_rows(model).iter().position(|id| *id == model.form.cursor),
        Pane::Tree => tree_nodes(model).iter().position(|(path, _)| *path == model.tree.cursor),
        Pane::Findings => Some(model.finding),
        Pane::Budget => Some(model.figure),
        _ => None,
    }
}

/// Goes to the place that was found: the cursor of a list goes there, what is folded opens; a text
/// is scrolled there when it is drawn.
fn visit(model: &mut Model) {
    model.visits += 1;
    let visits = model.visits;
    let Some(search) = &mut model.search else { return };
    search.visit = visits;
    let Some(line) = search.spot().map(|spot| spot.line) else { return };
    match search.pane {
        Pane::Form => {
            if let Some(id) = form_rows(model).get(line) {
                model.form.reveal(*id);
            }
        }
        Pane::Tree => {
            if let Some((path, is_file)) = tree_nodes(model).into_iter().nth(line) {
                model.tree.open_above(&path);
                panes::point_at(model, &path, is_file);
            }
        }
        Pane::Findings => model.finding = line,
        Pane::Budget => model.figure = line,
        _ => {}
    }
}
