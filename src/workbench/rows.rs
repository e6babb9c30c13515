//! The rows of the form: which sections, lists, items and fields it shows, and in which order.
//!
//! All of it follows from the one table of fields: a section is what the first parts of the paths
//! say, a list is a list of the design, and what of a device type starts with `platform` or
//! `gitops` is where it differs from the fleet. No field is named here.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use crate::design::fields::{field, fields};
use crate::design::{Field, FleetDesign, List};

/// A section of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// The fleet's name and what it is for.
    Project,
    /// What the prompt shall be like.
    Prompt,
    /// Regions and rings.
    Fleet,
    /// Device types.
    Devices,
    /// The Kubernetes distribution.
    Platform,
    /// The GitOps engine.
    Gitops,
    /// The link.
    Network,
    /// Protection.
    Security,
    /// Workloads.
    Workloads,
    /// Whatever else there is.
    More,
}

impl Section {
    /// All sections in the order of the form: what a fleet is comes first, what is seldom changed
    /// last.
    pub const ALL: [Section; 10] = [
        Section::Project,
        Section::Prompt,
        Section::Fleet,
        Section::Devices,
        Section::Platform,
        Section::Gitops,
        Section::Network,
        Section::Security,
        Section::Workloads,
        Section::More,
    ];

    /// The section of a field, from the first part of its path.
    pub fn of(path: &str) -> Self {
        match path.split(['.', '[']).next().unwrap_or_default() {
            "name" | "project" => Section::Project,
            "prompt" => Section::Prompt,
            "fleet" => Section::Fleet,
            "devices" => Section::Devices,
            "platform" => Section::Platform,
            "gitops" => Section::Gitops,
            "network" => Section::Network,
            "security" => Section::Security,
            "workloads" => Section::Workloads,
            _ => Section::More,
        }
    }

    /// The list that is the whole of this section.
    pub fn list(self) -> Option<List> {
        match self {
            Section::Devices => Some(List::Devices),
            Section::Workloads => Some(List::Workloads),
            _ => None,
        }
    }

    /// The key of its title.
    pub fn text_key(self) -> &'static str {
        match self {
            Section::Project => "section-project",
            Section::Prompt => "section-prompt",
            Section::Fleet => "section-fleet",
            Section::Devices => "section-devices",
            Section::Platform => "section-platform",
            Section::Gitops => "section-gitops",
            Section::Network => "section-network",
            Section::Security => "section-security",
            Section::Workloads => "section-workloads",
            Section::More => "section-more",
        }
    }
}

/// What a row of the form is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowId {
    /// The head of a section.
    Section(Section),
    /// The head of a list within a section.
    List(List),
    /// The head of a list item.
    Item(List, usize),
    /// The head of the fields in which a device type differs from the fleet.
    Overrides(List, usize),
    /// A field of this path, and the list item it belongs to.
    Field(&'static str, usize),
}

/// A row and how deep it lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub id: RowId,
    /// How many heads are above it.
    pub depth: u16,
}

impl RowId {
    /// The field, where the row is one.
    pub fn field(self) -> Option<(&'static Field, usize)> {
        match self {
            RowId::Field(path, index) => field(path).map(|field| (field, index)),
            _ => None,
        }
    }

    /// The list it belongs to and, below one, the item.
    pub fn item(self) -> Option<(List, Option<usize>)> {
        match self {
            RowId::Section(section) => section.list().map(|list| (list, None)),
            RowId::List(list) => Some((list, None)),
            RowId::Item(list, index) | RowId::Overrides(list, index) => Some((list, Some(index))),
            RowId::Field(path, index) => field(path)?.list.map(|list| (list, Some(index))),
        }
    }

    /// The same row of another item of its list.
    #[must_use]
    pub fn at(self, index: usize) -> Self {
        match self {
            RowId::Item(list, _) => RowId::Item(list, index),
            RowId::Overrides(list, _) => RowId::Overrides(list, index),
            RowId::Field(path, _) if self.item().is_some() => RowId::Field(path, index),
            other => other,
        }
    }

    /// The head above it.
    pub fn parent(self) -> Option<RowId> {
        match self {
            RowId::Section(_) => None,
            RowId::List(list) => Some(RowId::Section(Section::of(list.path()))),
            RowId::Item(list, _) => Some(list_head(list)),
            RowId::Overrides(list, index) => Some(RowId::Item(list, index)),
            RowId::Field(path, index) => Some(match field(path)?.list {
                Some(list) if differs_from_fleet(path) => RowId::Overrides(list, index),
                Some(list) => RowId::Item(list, index),
                None => RowId::Section(Section::of(path)),
            }),
        }
    }

    /// Whether it is a head that can be opened and closed.
    pub fn folds(self) -> bool {
        !matches!(self, RowId::Field(..))
    }
}

/// The head of a list: a section where the list is the whole of it.
fn list_head(list: List) -> RowId {
    let section = Section::of(list.path());
    if section.list() == Some(list) { RowId::Section(section) } else { RowId::List(list) }
}

/// Whether a field of a list item takes the place of a field of the fleet.
fn differs_from_fleet(path: &str) -> bool {
    field(path).and_then(Field::inherited).is_some()
}

/// Which heads are open: sections and lists from the start, items when somebody opens them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folds {
    turned: BTreeSet<RowId>,
}

impl Folds {
    /// Whether what is below a head is shown.
    pub fn is_open(&self, id: RowId) -> bool {
        let from_the_start = matches!(id, RowId::Section(_) | RowId::List(_));
        from_the_start != self.turned.contains(&id)
    }

    /// Opens or closes a head.
    pub fn set(&mut self, id: RowId, open: bool) {
        if id.folds() && self.is_open(id) != open && !self.turned.remove(&id) {
            self.turned.insert(id);
        }
    }

    /// Lets what is open follow its items when they change places: `to` says where an item goes.
    pub fn renumber(&mut self, list: List, to: impl Fn(usize) -> Option<usize>) {
        let follow = |id: RowId| match id {
            RowId::Item(of, index) | RowId::Overrides(of, index) if of == list => {
                to(index).map(|index| id.at(index))
            }
            other => Some(other),
        };
        self.turned = self.turned.iter().copied().filter_map(follow).collect();
    }
}

/// All fields with their sections.
fn sectioned() -> &'static [(Section, &'static Field)] {
    static SECTIONED: OnceLock<Vec<(Section, &'static Field)>> = OnceLock::new();
    SECTIONED
        .get_or_init(|| fields().iter().map(|field| (Section::of(field.path), field)).collect())
}

/// The rows of the form, from top to bottom.
pub fn rows(design: &FleetDesign, folds: &Folds) -> Vec<Row> {
    let mut form = Shown { design, folds, list: Vec::new() };
    for section in Section::ALL {
        form.section(section);
    }
    form.list
}

/// The rows that are shown, as far as they are listed.
struct Shown<'a> {
    design: &'a FleetDesign,
    folds: &'a Folds,
    list: Vec<Row>,
}

impl Shown<'_> {
    /// Adds a row; whether what is below it is to be shown.
    fn push(&mut self, id: RowId, depth: u16) -> bool {
        self.list.push(Row { id, depth });
        id.folds() && self.folds.is_open(id)
    }

    fn section(&mut self, section: Section) {
        if !self.push(RowId::Section(section), 0) {
            return;
        }
        let mut lists: Vec<List> = Vec::new();
        for (_, field) in sectioned().iter().filter(|(of, _)| *of == section) {
            match field.list {
                None => {
                    self.push(RowId::Field(field.path, 0), 1);
                }
                Some(list) if !lists.contains(&list) => {
                    lists.push(list);
                    self.list(section, list);
                }
                Some(_) => {}
            }
        }
    }

    fn list(&mut self, section: Section, list: List) {
        let whole = section.list() == Some(list);
        if !whole && !self.push(RowId::List(list), 1) {
            return;
        }
        let depth = if whole { 1 } else { 2 };
        for index in 0..list.len(self.design) {
            self.item(list, index, depth);
        }
    }

    fn item(&mut self, list: List, index: usize, depth: u16) {
        if !self.push(RowId::Item(list, index), depth) {
            return;
        }
        let (differing, own): (Vec<_>, Vec<_>) = fields()
            .iter()
            .filter(|field| field.list == Some(list))
            .partition(|field| differs_from_fleet(field.path));
        for field in own {
            self.push(RowId::Field(field.path, index), depth + 1);
        }
        if !differing.is_empty() && self.push(RowId::Overrides(list, index), depth + 1) {
            for field in differing {
                self.push(RowId::Field(field.path, index), depth + 2);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Name;

    fn design() -> FleetDesign {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        for list in List::ALL {
            list.push(&mut design);
            list.push(&mut design);
        }
        design
    }

    fn all_open(design: &FleetDesign) -> Folds {
        let mut folds = Folds::default();
        for list in List::ALL {
            for index in 0..list.len(design) {
                folds.set(RowId::Item(list, index), true);
                folds.set(RowId::Overrides(list, index), true);
            }
        }
        folds
    }

    #[test]
    fn every_field_of_the_table_has_a_row_and_none_has_two() {
        let design = design();
        let shown = rows(&design, &all_open(&design));
        for field in fields() {
            let count = if field.list.is_some() { 2 } else { 1 };
            let rows = shown
                .iter()
                .filter(|row| matches!(row.id, RowId::Field(path, _) if path == field.path));
            assert_eq!(rows.count(), count, "{}", field.path);
        }
    }

    #[test]
    fn each_row_lies_below_its_parent() {
        let design = design();
        let shown = rows(&design, &all_open(&design));
        for (at, row) in shown.iter().enumerate() {
            let above = shown[..at].iter().rev().find(|other| other.depth < row.depth);
            assert_eq!(row.id.parent(), above.map(|row| row.id), "{row:?}");
        }
    }

    #[test]
    fn a_closed_head_hides_what_is_below_it() {
        let design = design();
        let mut folds = Folds::default();
        let before = rows(&design, &folds).len();
        folds.set(RowId::Section(Section::Network), false);
        let after = rows(&design, &folds);
        assert!(after.len() < before);
        assert!(
            !after
                .iter()
                .any(|row| matches!(row.id, RowId::Field(path, _) if path.starts_with("network")))
        );
    }
}
