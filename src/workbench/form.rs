//! The state of the form: the row under the cursor, which heads are open, the field being edited.

use tui_textarea::{CursorMove, TextArea, WrapMode};

use super::rows::{Folds, Row, RowId, Section, rows};
use crate::design::fields::{field, fields, resolve};
use crate::design::{Field, FleetDesign, Kind, List, locks};
use crate::text::Phrase;

/// The form.
#[derive(Clone, Debug)]
pub struct Form {
    /// The row under the cursor.
    pub cursor: RowId,
    /// Which heads are open.
    pub folds: Folds,
    /// The field that is being edited.
    pub editor: Option<Editor>,
}

impl Default for Form {
    fn default() -> Self {
        Self { cursor: RowId::Field("name", 0), folds: Folds::default(), editor: None }
    }
}

impl Form {
    /// Its rows.
    pub fn rows(&self, design: &FleetDesign) -> Vec<Row> {
        rows(design, &self.folds)
    }

    /// Puts the cursor on a row and opens the heads above it.
    pub fn reveal(&mut self, id: RowId) {
        let mut above = id.parent();
        while let Some(head) = above {
            self.folds.set(head, true);
            above = head.parent();
        }
        self.cursor = id;
    }

    /// Puts the cursor on the field (or list, or item) of a path; whether there is one.
    pub fn reveal_path(&mut self, design: &FleetDesign, path: &str) -> bool {
        let row = row_of(design, path);
        if let Some(id) = row {
            self.reveal(id);
        }
        row.is_some()
    }

    /// Brings the cursor back to a row that exists and is shown.
    pub fn repair(&mut self, design: &FleetDesign) {
        if let Some((list, Some(index))) = self.cursor.item() {
            let last = list.len(design).checked_sub(1);
            self.cursor = match last {
                Some(last) => self.cursor.at(index.min(last)),
                None => RowId::Item(list, 0).parent().unwrap_or(self.cursor),
            };
        }
        let shown = self.rows(design);
        while !shown.iter().any(|row| row.id == self.cursor) {
            match self.cursor.parent() {
                Some(head) => self.cursor = head,
                None => self.cursor = RowId::Section(Section::Project),
            }
        }
    }
}

/// The row that a path means: a field, a list item, a list, or a section.
fn row_of(design: &FleetDesign, path: &str) -> Option<RowId> {
    if let Ok((field, index)) = resolve(design, path) {
        let exists = field.list.is_none_or(|list| index < list.len(design));
        return exists.then_some(RowId::Field(field.path, index));
    }
    for list in List::ALL {
        if path == list.path() {
            return RowId::Item(list, 0).parent();
        }
        if let Some(item) = path.strip_prefix(list.path()).and_then(|tail| tail.strip_prefix('[')) {
            // What belongs to the item and is no field of it leads to the item.
            let index = item.split(']').next()?.parse().ok()?;
            return (index < list.len(design)).then_some(RowId::Item(list, index));
        }
    }
    let section = Section::of(path);
    fields().iter().find(|field| field.path.starts_with(path)).map(|_| RowId::Section(section))
}

/// A field that is being edited.
#[derive(Clone, Debug)]
pub struct Editor {
    /// The field.
    pub field: &'static Field,
    /// The list item.
    pub index: usize,
    /// What has been typed.
    pub area: TextArea<'static>,
    /// The design as it was before.
    pub before: FleetDesign,
    /// Why what has been typed is no value of this field.
    pub reason: Option<Phrase>,
}

impl Editor {
    /// Begins to edit a field.
    pub fn new(field: &'static Field, index: usize, design: &FleetDesign) -> Self {
        let text = field.get(design, index).unwrap_or_default();
        let lines = text.split('\n').map(str::to_owned).collect();
        let mut area = TextArea::new(lines);
        let long = field.kind == Kind::LongText;
        area.set_wrap_mode(if long { WrapMode::WordOrGlyph } else { WrapMode::Glyph });
        area.set_cursor_line_style(ratatui::style::Style::default());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { field, index, area, before: design.clone(), reason: None }
    }

    /// Whether it has several lines.
    pub fn is_long(&self) -> bool {
        self.field.kind == Kind::LongText
    }

    /// What has been typed.
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The design with what has been typed in it; the reason where it is no value. Whatever
    /// refers to the item by its name goes along with a new name.
    ///
    /// # Errors
    /// When what has been typed is no value of this field.
    pub fn design(&self) -> Result<FleetDesign, Phrase> {
        let mut design = self.before.clone();
        self.field.set(&mut design, self.index, &self.text())?;
        if let Some(list) = self.field.list.filter(|_| self.field.key() == "name") {
            locks::follow(&mut design, &self.before, list, self.index);
        }
        if self.field.path == "devices[].name" {
            rename_device(&mut design, &self.before, self.index);
        }
        Ok(design)
    }
}

/// Lets the workloads of a device type follow its new name.
fn rename_device(design: &mut FleetDesign, before: &FleetDesign, index: usize) {
    let (Some(old), Some(new)) = (before.devices.get(index), design.devices.get(index)) else {
        return;
    };
    // Two of the same name: nobody can tell which one a workload means.
    if before.devices.iter().filter(|device| device.name == old.name).count() > 1 {
        return;
    }
    let new = new.name.clone();
    for name in design.workloads.iter_mut().flat_map(|workload| &mut workload.devices) {
        if *name == old.name {
            name.clone_from(&new);
        }
    }
}

/// The words that a field can be chosen from; the first one is empty where the field may be
/// cleared. Nothing where it isn't a choice.
pub fn choices(field: &Field, index: usize, design: &FleetDesign) -> Option<Vec<String>> {
    let Kind::Choice(words) = field.kind else {
        return None;
    };
    let mut all: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
    if can_be_empty(field, index, design) {
        all.insert(0, String::new());
    }
    Some(all)
}

/// Whether a field can be without a value.
pub fn can_be_empty(field: &Field, index: usize, design: &FleetDesign) -> bool {
    let mut tried = design.clone();
    field.set(&mut tried, index, "").is_ok() && field.get(&tried, index).is_none()
}

/// The words of a field that holds several of them, where all possible ones are known: flags, and
/// the names of another list.
pub fn flags(field: &Field, design: &FleetDesign) -> Option<Vec<String>> {
    match field.kind {
        Kind::Flags(words) => Some(words.iter().map(|word| (*word).to_owned()).collect()),
        Kind::List => {
            let list = List::ALL.into_iter().find(|list| list.path() == field.key())?;
            Some(list.names(design).iter().map(ToString::to_string).collect())
        }
        _ => None,
    }
}

/// The row of the field with this pattern.
pub fn field_row(pattern: &str, index: usize) -> Option<RowId> {
    field(pattern).map(|field| RowId::Field(field.path, index))
}
