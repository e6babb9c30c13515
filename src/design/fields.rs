//! The one table of editable fields.
//!
//! The form, `--set`, the session file, undo, the JSON Schema and the documentation all read it:
//! a field that isn't in it doesn't exist. Its label and help are in the catalogue of texts under
//! [`Field::text_key`].

use std::borrow::Cow;
use std::fmt;
use std::sync::OnceLock;

use super::model::{Device, FleetDesign, Region, Ring, Workload};
use super::name::Name;
use super::value::{FieldValue, Kind};
use crate::text::{Phrase, nearest};

/// A list of the design whose items can be added, duplicated, removed and moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum List {
    /// `fleet.regions`
    Regions,
    /// `fleet.rings`
    Rings,
    /// `devices`
    Devices,
    /// `workloads`
    Workloads,
}

impl List {
    /// All lists in the order of a session file.
    pub const ALL: [List; 4] = [List::Regions, List::Rings, List::Devices, List::Workloads];

    /// Its path.
    pub fn path(self) -> &'static str {
        match self {
            List::Regions => "fleet.regions",
            List::Rings => "fleet.rings",
            List::Devices => "devices",
            List::Workloads => "workloads",
        }
    }

    /// The path of a field of one of its items.
    pub fn at(self, index: usize, key: &str) -> String {
        format!("{}[{index}].{key}", self.path())
    }

    /// How many items it has.
    pub fn len(self, design: &FleetDesign) -> usize {
        match self {
            List::Regions => design.fleet.regions.len(),
            List::Rings => design.fleet.rings.len(),
            List::Devices => design.devices.len(),
            List::Workloads => design.workloads.len(),
        }
    }

    /// The name of an item.
    pub fn name(self, design: &FleetDesign, index: usize) -> Option<&Name> {
        match self {
            List::Regions => design.fleet.regions.get(index).map(|item| &item.name),
            List::Rings => design.fleet.rings.get(index).map(|item| &item.name),
            List::Devices => design.devices.get(index).map(|item| &item.name),
            List::Workloads => design.workloads.get(index).map(|item| &item.name),
        }
    }

    /// The names of all items.
    pub fn names(self, design: &FleetDesign) -> Vec<Name> {
        (0..self.len(design)).filter_map(|index| self.name(design, index).cloned()).collect()
    }

    /// Adds an item with defaults and a free name at the end; gives its index.
    pub fn push(self, design: &mut FleetDesign) -> usize {
        let names = self.names(design);
        let free = |name: &Name| {
            if names.contains(name) { name.next_free(&names) } else { name.clone() }
        };
        match self {
            List::Regions => {
                let item = Region::default();
                design.fleet.regions.push(Region { name: free(&item.name), ..item });
            }
            List::Rings => {
                let item = Ring::default();
                design.fleet.rings.push(Ring { name: free(&item.name), ..item });
            }
            List::Devices => {
                let item = Device::default();
                design.devices.push(Device { name: free(&item.name), ..item });
            }
            List::Workloads => {
                let item = Workload::default();
                design.workloads.push(Workload { name: free(&item.name), ..item });
            }
        }
        self.len(design) - 1
    }

    /// Puts a copy of an item, with a free name, behind it; gives its index.
    pub fn duplicate(self, design: &mut FleetDesign, index: usize) -> Option<usize> {
        let names = self.names(design);
        let name = names.get(index)?.next_free(&names);
        match self {
            List::Regions => copy_behind(&mut design.fleet.regions, index, |item| item.name = name),
            List::Rings => copy_behind(&mut design.fleet.rings, index, |item| item.name = name),
            List::Devices => copy_behind(&mut design.devices, index, |item| item.name = name),
            List::Workloads => copy_behind(&mut design.workloads, index, |item| item.name = name),
        }
        Some(index + 1)
    }

    /// Removes an item; whether there was one.
    pub fn remove(self, design: &mut FleetDesign, index: usize) -> bool {
        if index >= self.len(design) {
            return false;
        }
        match self {
            List::Regions => drop(design.fleet.regions.remove(index)),
            List::Rings => drop(design.fleet.rings.remove(index)),
            List::Devices => drop(design.devices.remove(index)),
            List::Workloads => drop(design.workloads.remove(index)),
        }
        true
    }

    /// Moves an item to another place; whether both exist.
    pub fn move_item(self, design: &mut FleetDesign, from: usize, to: usize) -> bool {
        if from.max(to) >= self.len(design) {
            return false;
        }
        match self {
            List::Regions => shift(&mut design.fleet.regions, from, to),
            List::Rings => shift(&mut design.fleet.rings, from, to),
            List::Devices => shift(&mut design.devices, from, to),
            List::Workloads => shift(&mut design.workloads, from, to),
        }
        true
    }
}

fn copy_behind<T: Clone>(items: &mut Vec<T>, index: usize, rename: impl FnOnce(&mut T)) {
    let mut copy = items[index].clone();
    rename(&mut copy);
    items.insert(index + 1, copy);
}

fn shift<T>(items: &mut Vec<T>, from: usize, to: usize) {
    let item = items.remove(from);
    items.insert(to, item);
}

/// One editable field.
pub struct Field {
    /// Its path; `[]` stands for the index of a list item: `devices[].memory`.
    pub path: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// The list it belongs to, where it belongs to one.
    pub list: Option<List>,
    /// Whether a session file states it even where it has its default.
    pub stated: bool,
    get: fn(&FleetDesign, usize) -> Option<String>,
    set: fn(&mut FleetDesign, usize, &str) -> Result<(), Phrase>,
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Field").field(&self.path).finish()
    }
}

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.path == other.path
    }
}

impl Eq for Field {}

impl Field {
    /// The value in its canonical notation; nothing where none is set.
    ///
    /// `index` chooses the list item and means nothing for a field outside lists.
    pub fn get(&self, design: &FleetDesign, index: usize) -> Option<String> {
        (self.get)(design, index)
    }

    /// Sets the value from its notation; an empty text clears a field that may be empty, and gives
    /// any other text its default.
    ///
    /// # Errors
    /// When the text is no such value, or the list has no such item. The design is then
    /// unchanged.
    pub fn set(&self, design: &mut FleetDesign, index: usize, text: &str) -> Result<(), Phrase> {
        // A text that cannot be empty goes back to its default.
        let default =
            if text.is_empty() && self.kind == Kind::Text { self.default() } else { None };
        (self.set)(design, index, default.as_deref().unwrap_or(text))
    }

    /// The value that a design has when nobody says anything.
    pub fn default(&self) -> Option<String> {
        (self.get)(blank(), 0)
    }

    /// The key of its label; its help is the attribute `help` of the same key.
    pub fn text_key(&self) -> String {
        format!("field-{}", self.path.replace("[]", "").replace(['.', '_'], "-"))
    }

    /// The path with the index of a list item filled in.
    pub fn at(&self, index: usize) -> String {
        self.path.replacen("[]", &format!("[{index}]"), 1)
    }

    /// The last part of the path: the key in a session file.
    pub fn key(&self) -> &'static str {
        self.path.rsplit('.').next().unwrap_or(self.path)
    }
}

/// A design with one item of everything, all of it defaults.
fn blank() -> &'static FleetDesign {
    static BLANK: OnceLock<FleetDesign> = OnceLock::new();
    BLANK.get_or_init(|| {
        let mut design = FleetDesign::new(Device::default().name);
        for list in List::ALL {
            list.push(&mut design);
        }
        design
    })
}

fn no_item() -> Phrase {
    Phrase::new("reason-no-item")
}

fn kind_of<T: FieldValue>(_: fn(&FleetDesign) -> &T) -> Kind {
    T::KIND
}

macro_rules! field {
    // `stated` marks a field that a session file always has.
    (@stated) => { false };
    (@stated stated) => { true };
    // A field outside lists.
    ($path:literal, $($place:ident).+ $(, $stated:ident)?) => {
        Field {
            path: $path,
            kind: kind_of(|design| &design.$($place).+),
            list: None,
            stated: field!(@stated $($stated)?),
            get: |design, _| design.$($place).+.show(),
            set: |design, _, text| {
                design.$($place).+ = FieldValue::read(text)?;
                Ok(())
            },
        }
    };
    // A field of the items of a list.
    ($path:literal, $list:ident in $($items:ident).+, $($place:ident).+ $(, $stated:ident)?) => {
        Field {
            path: $path,
            kind: kind_of(|design| &design.$($items).+[0].$($place).+),
            list: Some(List::$list),
            stated: field!(@stated $($stated)?),
            get: |design, index| design.$($items).+.get(index)?.$($place).+.show(),
            set: |design, index, text| {
                let item = design.$($items).+.get_mut(index).ok_or_else(no_item)?;
                item.$($place).+ = FieldValue::read(text)?;
                Ok(())
            },
        }
    };
}

/// All fields in the order of a session file.
pub fn fields() -> &'static [Field] {
    static FIELDS: OnceLock<Vec<Field>> = OnceLock::new();
    FIELDS.get_or_init(|| {
        [head(), fleet(), devices(), platform(), tail()].into_iter().flatten().collect()
    })
}

fn head() -> Vec<Field> {
    vec![
        field!("name", name, stated),
        field!("project.appliances", project.appliances),
        field!("project.summary", project.summary),
        field!("prompt.tier", prompt.tier, stated),
        field!("prompt.language", prompt.language, stated),
        field!("prompt.extras", prompt.extras),
        Field { kind: Kind::LongText, ..field!("prompt.notes", prompt.notes) },
    ]
}

fn fleet() -> Vec<Field> {
    vec![
        field!("fleet.label_prefix", fleet.label_prefix),
        field!("fleet.regions[].name", Regions in fleet.regions, name, stated),
        field!("fleet.regions[].clusters", Regions in fleet.regions, clusters, stated),
        field!("fleet.regions[].age_recipient", Regions in fleet.regions, age_recipient),
        field!("fleet.rings[].name", Rings in fleet.rings, name, stated),
        field!("fleet.rings[].share", Rings in fleet.rings, share, stated),
    ]
}

fn devices() -> Vec<Field> {
    vec![
        field!("devices[].name", Devices in devices, name, stated),
        field!("devices[].hardware", Devices in devices, hardware),
        field!("devices[].arch", Devices in devices, arch, stated),
        field!("devices[].memory", Devices in devices, memory, stated),
        field!("devices[].cores", Devices in devices, cores, stated),
        field!("devices[].storage", Devices in devices, storage, stated),
        field!("devices[].endurance", Devices in devices, endurance),
        field!("devices[].tpm", Devices in devices, tpm),
        field!("devices[].uefi", Devices in devices, uefi),
        field!("devices[].os", Devices in devices, os),
        field!("devices[].nodes", Devices in devices, nodes, stated),
        field!("devices[].servers", Devices in devices, servers),
        field!("devices[].clusters", Devices in devices, clusters, stated),
        field!("devices[].platform.distribution", Devices in devices, platform.distribution),
        field!("devices[].platform.version", Devices in devices, platform.version),
        field!("devices[].platform.datastore", Devices in devices, platform.datastore),
        field!("devices[].platform.database", Devices in devices, platform.database),
        field!("devices[].platform.addons", Devices in devices, platform.addons),
        field!("devices[].platform.upgrades", Devices in devices, platform.upgrades),
        field!("devices[].gitops.engine", Devices in devices, gitops.engine),
        field!("devices[].gitops.version", Devices in devices, gitops.version),
        field!("devices[].gitops.repository", Devices in devices, gitops.repository),
        field!("devices[].gitops.revision", Devices in devices, gitops.revision),
        field!("devices[].gitops.artifact", Devices in devices, gitops.artifact),
        field!("devices[].gitops.interval", Devices in devices, gitops.interval),
        field!("devices[].gitops.jitter", Devices in devices, gitops.jitter),
        field!("devices[].gitops.hub", Devices in devices, gitops.hub),
        field!("devices[].gitops.applications", Devices in devices, gitops.applications),
    ]
}

fn platform() -> Vec<Field> {
    vec![
        field!("platform.distribution", platform.distribution, stated),
        field!("platform.version", platform.version),
        field!("platform.datastore", platform.datastore, stated),
        field!("platform.database", platform.database),
        field!("platform.addons", platform.addons, stated),
        field!("platform.upgrades", platform.upgrades),
        field!("gitops.engine", gitops.engine, stated),
        field!("gitops.version", gitops.version),
        field!("gitops.repository", gitops.repository),
        field!("gitops.revision", gitops.revision),
        field!("gitops.artifact", gitops.artifact),
        field!("gitops.interval", gitops.interval, stated),
        field!("gitops.jitter", gitops.jitter, stated),
        field!("gitops.hub", gitops.hub),
        field!("gitops.applications", gitops.applications),
        field!("gitops.provenance", gitops.provenance),
        field!("network.link", network.link, stated),
        field!("network.bandwidth", network.bandwidth, stated),
        field!("network.metered", network.metered),
        field!("network.longest_outage", network.longest_outage, stated),
        field!("network.site", network.site),
        field!("network.outbound", network.outbound),
        field!("security.secrets_encryption", security.secrets_encryption, stated),
        field!("security.secure_boot", security.secure_boot, stated),
        field!("security.disk_encryption", security.disk_encryption, stated),
        field!("security.signatures", security.signatures),
        field!("security.signing_keys", security.signing_keys),
        field!("security.git_secrets", security.git_secrets),
    ]
}

fn tail() -> Vec<Field> {
    vec![
        field!("workloads[].name", Workloads in workloads, name, stated),
        field!("workloads[].image", Workloads in workloads, image, stated),
        field!("workloads[].image_size", Workloads in workloads, image_size),
        field!("workloads[].runtime", Workloads in workloads, runtime, stated),
        field!("workloads[].replicas", Workloads in workloads, replicas, stated),
        field!("workloads[].memory.request", Workloads in workloads, memory.request),
        field!("workloads[].memory.limit", Workloads in workloads, memory.limit),
        field!("workloads[].cpu.request", Workloads in workloads, cpu.request),
        field!("workloads[].cpu.limit", Workloads in workloads, cpu.limit),
        field!("workloads[].port", Workloads in workloads, port),
        field!("workloads[].probe", Workloads in workloads, probe),
        field!("workloads[].volume.path", Workloads in workloads, volume.path),
        field!("workloads[].volume.size", Workloads in workloads, volume.size),
        field!("workloads[].egress", Workloads in workloads, egress),
        field!("workloads[].pod_security", Workloads in workloads, pod_security),
        field!("workloads[].devices", Workloads in workloads, devices),
        field!("inventory", inventory),
        field!("locked", locked),
    ]
}

/// The field with this pattern (`devices[].memory`).
pub fn field(pattern: &str) -> Option<&'static Field> {
    fields().iter().find(|field| field.path == pattern)
}

/// The field and item that a path such as `devices[0].memory` or
/// `devices[turbine-gateway].memory` means.
///
/// # Errors
/// When there is no such field (the phrase names the nearest one), or no such item.
pub fn resolve(design: &FleetDesign, path: &str) -> Result<(&'static Field, usize), Phrase> {
    let (pattern, item) = pattern(path);
    let Some(field) = field(&pattern) else {
        return Err(unknown_field(path, &pattern));
    };
    let index = index_of(design, field, item).ok_or_else(|| {
        let list = field.list.map_or("", List::path);
        Phrase::new("reason-no-such-item").with("path", path).with("list", list)
    })?;
    Ok((field, index))
}

/// The same where nobody asks why not: drawing does, of each field and each lock.
pub fn find(design: &FleetDesign, path: &str) -> Option<(&'static Field, usize)> {
    let (pattern, item) = pattern(path);
    let field = field(&pattern)?;
    Some((field, index_of(design, field, item)?))
}

/// A path without its item, as the table of fields has it, and the item.
fn pattern(path: &str) -> (Cow<'_, str>, Option<&str>) {
    match (path.find('['), path.find(']')) {
        (Some(open), Some(close)) if open < close => {
            let pattern = format!("{}[]{}", &path[..open], &path[close + 1..]);
            (pattern.into(), Some(&path[open + 1..close]))
        }
        _ => (path.into(), None),
    }
}

fn index_of(design: &FleetDesign, field: &Field, item: Option<&str>) -> Option<usize> {
    match (field.list, item) {
        (Some(list), Some(item)) => find_item(design, list, item),
        _ => Some(0),
    }
}

fn find_item(design: &FleetDesign, list: List, item: &str) -> Option<usize> {
    let by_name = || list.names(design).iter().position(|name| name.as_str() == item);
    item.parse().ok().filter(|index| *index < list.len(design)).or_else(by_name)
}

fn unknown_field(path: &str, pattern: &str) -> Phrase {
    let phrase = Phrase::new("reason-unknown-field").with("path", path);
    let near = nearest(pattern, fields().iter().map(|field| field.path));
    phrase.with("nearest", near.unwrap_or("none"))
}

/// Sets one field by its path: what `--set path=value` does.
///
/// # Errors
/// When there is no such field or item, or the text is no such value.
pub fn set(design: &mut FleetDesign, path: &str, text: &str) -> Result<(), Phrase> {
    let (field, index) = resolve(design, path)?;
    field.set(design, index, text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn design() -> FleetDesign {
        blank().clone()
    }

    #[test]
    fn paths_are_unique() {
        let mut paths: Vec<_> = fields().iter().map(|field| field.path).collect();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), fields().len());
    }

    #[test]
    fn a_field_is_set_by_index_and_by_name() {
        let mut design = design();
        set(&mut design, "devices[0].memory", "4Gi").expect("by index");
        assert_eq!(design.devices[0].memory.to_string(), "4Gi");
        set(&mut design, "devices[device].memory", "8Gi").expect("by name");
        assert_eq!(design.devices[0].memory.to_string(), "8Gi");
        set(&mut design, "devices[0].gitops.engine", "argocd").expect("an override");
        set(&mut design, "devices[0].gitops.engine", "").expect("cleared");
        set(&mut design, "gitops.revision", "").expect("back to its default");
        assert_eq!(design.gitops.revision, "main");
        assert_eq!(design.devices[0].gitops.engine, None);
    }

    #[test]
    fn a_wrong_value_changes_nothing() {
        let mut design = design();
        let before = design.clone();
        assert!(set(&mut design, "devices[0].memory", "4GB").is_err());
        assert_eq!(design, before);
    }

    #[test]
    fn an_unknown_path_names_the_nearest() {
        let refused = set(&mut design(), "devices[0].memroy", "4Gi").expect_err("refused");
        assert_eq!(refused.key, "reason-unknown-field");
        assert!(refused.args.contains(&("nearest", "devices[].memory".into())));
        assert_eq!(
            set(&mut design(), "devices[7].memory", "4Gi").expect_err("no item").key,
            "reason-no-such-item"
        );
    }

    #[test]
    fn every_field_reads_what_it_shows() {
        let mut design = design();
        for field in fields() {
            if let Some(text) = field.get(&design, 0) {
                field.set(&mut design, 0, &text).expect(field.path);
                assert_eq!(field.get(&design, 0), Some(text), "{}", field.path);
            }
        }
    }

    #[test]
    fn list_items_are_added_copied_moved_and_removed() {
        let mut design = design();
        assert_eq!(List::Devices.push(&mut design), 1);
        assert_eq!(List::Devices.duplicate(&mut design, 0), Some(1));
        let names: Vec<_> = List::Devices.names(&design).iter().map(ToString::to_string).collect();
        assert_eq!(names, ["device", "device-3", "device-2"]);
        assert!(List::Devices.move_item(&mut design, 0, 2));
        assert!(List::Devices.remove(&mut design, 0));
        assert!(!List::Devices.remove(&mut design, 9));
        assert_eq!(List::Devices.len(&design), 2);
    }
}
