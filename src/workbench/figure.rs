//! The figures of the RAM budget that a cursor can be on: each has an entry that says where it
//! comes from, and a line has a field that decides on it.

use crate::budget::presets::Preset;
use crate::budget::{Group, Line, MeasuredNode, NodeBudget, Peak, Wear};
use crate::design::{FleetDesign, List, fields};

/// One figure of the budget.
#[derive(Clone, Copy, Debug)]
pub struct Figure<'a> {
    /// The node it belongs to.
    pub node: &'a NodeBudget,
    /// What it is.
    pub what: What<'a>,
}

/// What a figure is.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// A line of the budget.
    Line(&'a Line),
    /// A whole node that somebody has measured.
    Measured(&'a MeasuredNode),
    /// What another rule would leave to pods, in MiB.
    Preset(Preset, f64),
    /// What a busy control plane needs beside an idle one.
    Peak(&'a Peak),
    /// What the datastore writes.
    Wear(&'a Wear),
}

/// The layer with all that is known of one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// Its place among all figures.
    pub at: usize,
    /// The first row shown.
    pub scroll: usize,
}

/// All figures, in the order in which the pane shows them.
pub fn figures(nodes: &[NodeBudget]) -> Vec<Figure<'_>> {
    nodes.iter().flat_map(of_node).collect()
}

/// The figures of one node.
pub fn of_node(node: &NodeBudget) -> impl Iterator<Item = Figure<'_>> {
    let lines = node.lines.iter().map(What::Line);
    let measured = node.measured.nodes.iter().map(What::Measured);
    let presets = node.presets().map(|(preset, mib)| What::Preset(preset, mib));
    let peak = node.peak.iter().map(What::Peak);
    let wear = node.wear.iter().map(What::Wear);
    let all = lines.chain(peak).chain(wear).chain(measured).chain(presets);
    all.map(move |what| Figure { node, what })
}

impl Figure<'_> {
    /// What is passed over in one go: a group of lines, the measurements, the rules of others.
    pub fn part(&self) -> (&str, crate::budget::Role, Option<Group>, u8) {
        let (group, kind) = match self.what {
            What::Line(line) => (Some(line.group), 0),
            What::Peak(_) | What::Wear(_) => (None, 1),
            What::Measured(_) => (None, 2),
            What::Preset(..) => (None, 3),
        };
        (&self.node.name, self.node.role, group, kind)
    }

    /// The device type it belongs to.
    pub fn device(&self, design: &FleetDesign) -> Option<usize> {
        design.devices.iter().position(|device| device.name.as_str() == self.node.name)
    }

    /// The field that decides on it, where there is one.
    pub fn path(&self, design: &FleetDesign) -> Option<String> {
        let device = self.device(design)?;
        let line = match self.what {
            What::Line(line) => line,
            What::Wear(_) => return Some(List::Devices.at(device, "endurance")),
            _ => return None,
        };
        let own = |key: &str| stated(design, device, key);
        Some(match (line.group, line.id.as_str()) {
            (_, "os.kernel-and-firmware") => List::Devices.at(device, "memory"),
            (Group::Os, _) => List::Devices.at(device, "os"),
            (Group::Distribution, _) => own("platform.distribution"),
            (Group::Datastore, _) => own("platform.datastore"),
            (Group::Addons, "addon.system-upgrade-controller") => own("platform.upgrades"),
            (Group::Addons, _) => own("platform.addons"),
            (Group::Engine, _) => own("gitops.engine"),
            (Group::Workloads, id) => workload(design, device, id)?,
        })
    }
}

/// The field of a workload that decides on a line: what it may take, or its runtime.
fn workload(design: &FleetDesign, device: usize, id: &str) -> Option<String> {
    if let Some(name) = id.strip_prefix("workload.") {
        let at = design.workloads.iter().position(|one| one.name.as_str() == name)?;
        let memory = &design.workloads[at].memory;
        let bounded = memory.limit.is_some() && memory.request.is_some();
        let key =
            if bounded || memory.request.is_none() { "memory.limit" } else { "memory.request" };
        return Some(List::Workloads.at(at, key));
    }
    let runtime = id.strip_prefix("runtime.")?;
    let device = design.devices.get(device)?;
    let uses = |one: &crate::design::Workload| one.runtime.word() == runtime && one.runs_on(device);
    Some(List::Workloads.at(design.workloads.iter().position(uses)?, "runtime"))
}

/// Where a setting of a device type is stated: by itself, or for the whole fleet.
fn stated(design: &FleetDesign, device: usize, key: &str) -> String {
    let own = fields::field(&format!("devices[].{key}"));
    let own = own.and_then(|field| field.get(design, device));
    if own.is_some() { List::Devices.at(device, key) } else { key.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::budget::budget;
    use crate::catalog::Catalog;
    use crate::design::read::read;

    const FLEET: &str = "\
fleetwright: 1
name: fleet
devices: [{name: gateway}, {name: camera, gitops: {engine: flux}}]
platform: {upgrades: pull}
gitops: {engine: argocd}
workloads:
  - {name: app, image: 'ghcr.io/example/app:1.0.0', memory: {request: 64Mi, limit: 128Mi}}
  - {name: web, image: 'ghcr.io/example/web:1.0.0', runtime: spin, devices: [camera]}
";

    #[test]
    fn every_line_has_the_field_that_decides_on_it() {
        let design = read(FLEET).expect("a design");
        let nodes = budget(&design, &Catalog::builtin()).devices;
        let nodes = nodes.as_slice();
        let paths: Vec<(String, Option<String>)> = figures(nodes)
            .iter()
            .filter_map(|figure| match figure.what {
                What::Line(line) => {
                    Some((format!("{}: {}", figure.node.name, line.id), figure.path(&design)))
                }
                _ => None,
            })
            .collect();
        for (line, path) in &paths {
            let path = path.as_deref().unwrap_or_else(|| panic!("{line} has no field"));
            assert!(fields::resolve(&design, path).is_ok(), "{line}: {path}");
        }
        let path = |line: &str| {
            let found = paths.iter().find(|(of, _)| of == line);
            found.and_then(|(_, path)| path.clone()).unwrap_or_else(|| panic!("no {line}"))
        };
        assert_eq!(path("gateway: engine.argocd.repo-server"), "gitops.engine");
        assert_eq!(path("camera: engine.flux.source-controller"), "devices[1].gitops.engine");
        assert_eq!(path("gateway: addon.system-upgrade-controller"), "platform.upgrades");
        assert_eq!(path("gateway: workload.app"), "workloads[0].memory.limit");
        assert_eq!(path("camera: workload.web"), "workloads[1].memory.limit");
        assert_eq!(path("camera: runtime.spin"), "workloads[1].runtime");
    }
}
