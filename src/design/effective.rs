//! What applies where a field says nothing: the fleet's value for a device type that doesn't
//! differ from it, and the defaults that follow from other fields.

use super::fields::{Field, List, field};
use super::model::FleetDesign;

impl Field {
    /// The fleet's field that this field of a list item takes the place of.
    pub fn inherited(&self) -> Option<&'static Field> {
        let (_, tail) = self.path.split_once("[].")?;
        field(tail).filter(|fleet| fleet.list.is_none() && tail.contains('.'))
    }

    /// The value that is used, in its canonical notation: the field's own, or what takes its place
    /// while it is empty. Nothing where none is known.
    ///
    /// `index` chooses the list item and means nothing for a field outside lists.
    pub fn effective(&self, design: &FleetDesign, index: usize) -> Option<String> {
        self.get(design, index).or_else(|| match (self.path, self.inherited()) {
            ("platform.version", _) => Some(design.platform.version().to_owned()),
            ("gitops.version", _) => Some(design.gitops.version().to_owned()),
            ("devices[].servers", _) => servers(design, index).map(|servers| servers.to_string()),
            (_, Some(fleet)) if self.list == Some(List::Devices) => {
                fleet.effective(&as_fleet(design, index)?, 0)
            }
            _ => None,
        })
    }
}

fn servers(design: &FleetDesign, index: usize) -> Option<u32> {
    let device = design.devices.get(index)?;
    Some(device.servers_with(design.platform_of(device).datastore))
}

/// A fleet whose platform and engine are those of a device type: a version, for one, follows from
/// the distribution or engine that the device type really has.
fn as_fleet(design: &FleetDesign, index: usize) -> Option<FleetDesign> {
    let device = design.devices.get(index)?;
    let mut fleet = FleetDesign::new(design.name.clone());
    fleet.platform = design.platform_of(device);
    fleet.gitops = design.gitops_of(device);
    Some(fleet)
}

#[cfg(test)]
mod tests {
    use super::super::fields::{fields, resolve, set};
    use super::*;
    use crate::design::Name;

    fn design(sets: &[(&str, &str)]) -> FleetDesign {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        List::Devices.push(&mut design);
        List::Workloads.push(&mut design);
        for (path, value) in sets {
            set(&mut design, path, value).expect(path);
        }
        design
    }

    fn effective(design: &FleetDesign, path: &str) -> Option<String> {
        let (field, index) = resolve(design, path).expect(path);
        field.effective(design, index)
    }

    fn assert_used(sets: &[(&str, &str)], path: &str, value: &str) {
        assert_eq!(effective(&design(sets), path).as_deref(), Some(value), "{sets:?} {path}");
    }

    #[test]
    fn versions_are_those_of_this_release_until_one_is_chosen() {
        assert_used(&[], "platform.version", "v1.36.3+k3s1");
        assert_used(&[("platform.distribution", "k0s")], "platform.version", "v1.36.3+k0s.0");
        assert_used(&[("gitops.engine", "argocd")], "gitops.version", "v3.5.1");
        assert_used(&[("gitops.version", "v2.8.0")], "gitops.version", "v2.8.0");
    }

    #[test]
    fn a_device_type_uses_what_the_fleet_uses() {
        let other = [("gitops.engine", "flux"), ("devices[1].gitops.engine", "argocd")];
        assert_used(&other, "devices[0].gitops.engine", "flux");
        assert_used(&other, "devices[0].gitops.version", "v2.9.4");
        assert_used(&other, "devices[1].gitops.version", "v3.5.1");
        let version = [other[0], other[1], ("gitops.version", "v2.8.0")];
        assert_used(&version, "devices[0].gitops.version", "v2.8.0");
        assert_used(&version, "devices[1].gitops.version", "v3.5.1");
        assert_used(&[("platform.addons", "coredns")], "devices[0].platform.addons", "coredns");
        assert_used(&[], "devices[1].platform.version", "v1.36.3+k3s1");
        assert_used(&[("gitops.interval", "20m")], "devices[0].gitops.interval", "20m");
    }

    #[test]
    fn servers_follow_from_the_datastore_and_the_nodes() {
        assert_used(&[], "devices[0].servers", "1");
        assert_used(&[("platform.datastore", "etcd")], "devices[0].servers", "3");
        let own = [("devices[0].platform.datastore", "postgres"), ("devices[0].nodes", "3")];
        assert_used(&own, "devices[0].servers", "2");
        assert_used(&[("devices[0].servers", "4")], "devices[0].servers", "4");
    }

    #[test]
    fn what_nobody_knows_is_nothing() {
        let design = design(&[]);
        for path in
            ["gitops.repository", "devices[0].gitops.repository", "workloads[0].memory.limit"]
        {
            assert_eq!(effective(&design, path), None, "{path}");
        }
    }

    #[test]
    fn a_value_that_is_there_is_the_value_that_is_used() {
        let design = design(&[]);
        for field in fields() {
            if let Some(value) = field.get(&design, 0) {
                assert_eq!(field.effective(&design, 0), Some(value), "{}", field.path);
            }
            assert_eq!(
                field.effective(&design, 9).is_some(),
                field.list.is_none() && field.effective(&design, 0).is_some()
            );
        }
    }

    #[test]
    fn a_device_inherits_what_the_fleet_has_a_field_for() {
        let fleet = |path| field(path).and_then(Field::inherited).map(|field| field.path);
        assert_eq!(fleet("devices[].platform.datastore"), Some("platform.datastore"));
        assert_eq!(fleet("devices[].memory"), None);
        assert_eq!(fleet("devices[].name"), None, "a device's name is not the fleet's");
        assert_eq!(fleet("workloads[].memory.limit"), None);
    }
}
