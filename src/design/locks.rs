//! Locked fields: what the engineer has decided, so that no advice changes it. What a lock forbids is
//! the advice's to know; here is how one is set, found and kept.
//!
//! A lock is a path in `locked`. Of a list it names the item by its name, because an index means
//! another item as soon as one is removed or moved; where a name is not enough (two of the same, or
//! one that reads as a number) the index stands.

use super::fields::{Field, List, find};
use super::model::FleetDesign;

/// The path of a field as a lock names it.
fn path(design: &FleetDesign, field: &Field, index: usize) -> String {
    let named = field.list.and_then(|list| {
        let name = list.name(design, index)?;
        let alone = list.names(design).iter().filter(|other| *other == name).count() == 1;
        let key = field.path.strip_prefix(list.path())?.strip_prefix("[]")?;
        (alone && name.as_str().parse::<usize>().is_err())
            .then(|| format!("{}[{name}]{key}", list.path()))
    });
    named.unwrap_or_else(|| field.at(index))
}

/// Whether a locked path means this field of this item.
fn means(design: &FleetDesign, locked: &str, field: &Field, index: usize) -> bool {
    find(design, locked).is_some_and(|(of, at)| of == field && (of.list.is_none() || at == index))
}

/// Whether this very field is locked.
pub fn is_locked(design: &FleetDesign, field: &Field, index: usize) -> bool {
    design.locked.iter().any(|locked| means(design, locked, field, index))
}

/// Locks a field, or unlocks it where it is locked; whether it is locked then.
pub fn toggle(design: &mut FleetDesign, field: &Field, index: usize) -> bool {
    let before = design.clone();
    design.locked.retain(|locked| !means(&before, locked, field, index));
    let lock = design.locked.len() == before.locked.len();
    if lock {
        design.locked.push(path(&before, field, index));
    }
    lock
}

/// Names the items of a list in its locks by their names, before the list changes.
pub fn by_name(design: &mut FleetDesign, list: List) {
    let named: Vec<String> = design
        .locked
        .iter()
        .map(|locked| match find(design, locked) {
            Some((field, index)) if field.list == Some(list) => path(design, field, index),
            _ => locked.clone(),
        })
        .collect();
    design.locked = named;
}

/// Unlocks all fields of an item, before it is removed.
pub fn forget(design: &mut FleetDesign, list: List, index: usize) {
    let of_it = |locked: &String| {
        find(design, locked).is_some_and(|(field, at)| field.list == Some(list) && at == index)
    };
    let kept = design.locked.iter().filter(|locked| !of_it(locked)).cloned().collect();
    design.locked = kept;
}

/// Lets the locks of an item follow its new name: `before` is the design with the old one.
pub fn follow(design: &mut FleetDesign, before: &FleetDesign, list: List, index: usize) {
    let renamed: Vec<String> = before
        .locked
        .iter()
        .map(|locked| match find(before, locked) {
            Some((field, at)) if field.list == Some(list) && at == index => {
                path(design, field, index)
            }
            _ => locked.clone(),
        })
        .collect();
    design.locked = renamed;
}

#[cfg(test)]
mod tests {
    use super::super::fields::field;
    use super::super::read::read;
    use super::*;

    const FLEET: &str = "fleetwright: 1\nname: fleet\ndevices: [{name: gateway}, {name: camera}]\n";

    fn design() -> FleetDesign {
        read(FLEET).expect("a design")
    }

    fn memory() -> &'static Field {
        field("devices[].memory").expect("a field")
    }

    #[test]
    fn a_field_is_locked_and_unlocked_under_any_of_its_paths() {
        let mut design = design();
        assert!(toggle(&mut design, memory(), 1));
        assert_eq!(design.locked, ["devices[camera].memory"]);
        assert!(is_locked(&design, memory(), 1) && !is_locked(&design, memory(), 0));
        assert!(!toggle(&mut design, memory(), 1));
        assert!(design.locked.is_empty());
        design.locked = vec!["devices[1].memory".into(), "devices[camera].memory".into()];
        assert!(!toggle(&mut design, memory(), 1), "both mean it");
        assert!(design.locked.is_empty());
    }

    #[test]
    fn a_lock_stays_with_its_item() {
        let mut design = design();
        design.locked = vec!["devices[1].memory".into(), "gitops.engine".into()];
        by_name(&mut design, List::Devices);
        List::Devices.move_item(&mut design, 1, 0);
        assert!(is_locked(&design, memory(), 0) && !is_locked(&design, memory(), 1));
        let before = design.clone();
        design.devices[0].name = super::super::Name::read("lens").expect("a name");
        follow(&mut design, &before, List::Devices, 0);
        assert_eq!(design.locked, ["devices[lens].memory", "gitops.engine"]);
        forget(&mut design, List::Devices, 0);
        List::Devices.remove(&mut design, 0);
        assert_eq!(design.locked, ["gitops.engine"]);
    }

    #[test]
    fn a_lock_comes_back_from_a_session_file() {
        let mut design = design();
        toggle(&mut design, memory(), 1);
        let text = super::super::write::write(&design);
        assert_eq!(read(&text).expect("reads").locked, design.locked, "{text}");
    }

    #[test]
    fn where_a_name_is_not_enough_the_index_stands() {
        let mut design = design();
        design.devices[1].name = design.devices[0].name.clone();
        assert!(toggle(&mut design, memory(), 1));
        assert_eq!(design.locked, ["devices[1].memory"]);
        assert!(!is_locked(&design, memory(), 0));
        // A device type called 0 is not the first one.
        design.devices[1].name = super::super::Name::read("0").expect("a name");
        design.locked.clear();
        toggle(&mut design, memory(), 1);
        assert!(is_locked(&design, memory(), 1) && !is_locked(&design, memory(), 0));
    }
}
