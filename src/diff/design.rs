//! The design field by field, along the one table of fields.

use std::collections::BTreeMap;

use serde::Serialize;

use super::items::{self, ItemChange, ItemChangeKind, Match};
use crate::design::fields::fields;
use crate::design::{Field, FleetDesign, List};

/// What differs in a design.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct DesignChange {
    /// Items of lists that are new, gone, renamed or in another place.
    pub items: Vec<ItemChange>,
    /// Fields that differ, in the order of a session file.
    pub fields: Vec<FieldChange>,
}

/// A field that differs.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FieldChange {
    /// Its path, list items by their name after the change: `devices[turbine-gateway].memory`.
    pub path: String,
    /// Its value before, in canonical notation; nothing where none was set.
    pub before: Option<String>,
    /// Its value after.
    pub after: Option<String>,
}

impl DesignChange {
    /// Whether nothing differs.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty() && self.fields.is_empty()
    }

    /// Device types that have another name now: the name after by the name before.
    pub(super) fn renamed_devices(&self) -> BTreeMap<&str, &str> {
        let devices = self.items.iter().filter(|item| item.list == List::Devices.path());
        devices
            .filter_map(|item| match &item.change {
                ItemChangeKind::Renamed { before } => Some((before.as_str(), item.name.as_str())),
                _ => None,
            })
            .collect()
    }
}

pub(super) fn diff(before: &FleetDesign, after: &FleetDesign) -> DesignChange {
    let mut change = DesignChange::default();
    let mut done: Vec<List> = Vec::new();
    for field in fields() {
        match field.list {
            None => compare(field, (before, Some(0)), (after, Some(0)), "", &mut change.fields),
            Some(list) if !done.contains(&list) => {
                done.push(list);
                let matches = items::matches(list, before, after);
                change.items.extend(items::changes(list, &matches, before, after));
                for one in &matches {
                    item(list, *one, before, after, &mut change.fields);
                }
            }
            Some(_) => {}
        }
    }
    change
}

/// The fields of one item; its name is what it is called, and not a field that differs.
fn item(
    list: List,
    one: Match,
    before: &FleetDesign,
    after: &FleetDesign,
    out: &mut Vec<FieldChange>,
) {
    let name = one.name(list, before, after);
    for field in fields().iter().filter(|field| field.list == Some(list) && field.key() != "name") {
        compare(field, (before, one.before), (after, one.after), &name, out);
    }
}

/// One field on both sides; the fields of an item that is new or gone count where they say more
/// than the default.
fn compare(
    field: &Field,
    before: (&FleetDesign, Option<usize>),
    after: (&FleetDesign, Option<usize>),
    item: &str,
    out: &mut Vec<FieldChange>,
) {
    let value = |(design, index): (&FleetDesign, Option<usize>)| field.get(design, index?);
    let whole = before.1.is_some() && after.1.is_some();
    let default = field.default();
    let telling = |text: &String| whole || field.stated || Some(text) != default.as_ref();
    let (old, new) = (value(before).filter(telling), value(after).filter(telling));
    if old != new {
        let path = field.path.replacen("[]", &format!("[{item}]"), 1);
        out.push(FieldChange { path, before: old, after: new });
    }
}
