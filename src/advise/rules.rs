//! What no step may do: break a rule, or change what is locked.
//!
//! Rules are held against a sketch of the design: the device type alone, and of its workloads one of
//! each kind that a rule could tell apart. No rule looks at two workloads together, so that what a
//! sketch does not break, the design does not break either; a test tries both on random designs.

use super::change::Change;
use super::view::{View, changed_workload};
use crate::catalog::Catalog;
use crate::check::broken;
use crate::design::{Field, FleetDesign, GitopsOverride, PlatformOverride, Workload, fields};
use crate::outlook::outlook;

/// What is wrong with a design: the rule and the field, without those about memory.
pub(super) type Troubles = Vec<(&'static str, String)>;

/// The design of one device type, small enough to be held against the rules again and again.
pub(super) struct Sketch {
    design: FleetDesign,
    known: Troubles,
}

impl Sketch {
    pub(super) fn new(design: &FleetDesign, catalog: &Catalog, view: &View) -> Self {
        let mut sketch = without_lists(design);
        sketch.workloads = one_of_each_kind(design, view);
        sketch.devices = vec![view.device.clone()];
        let mut sketch = Self { design: sketch, known: Vec::new() };
        sketch.known = sketch.troubles(catalog, view, &[]);
        sketch
    }

    /// Whether the design breaks no rule under some changes that it does not break as it is.
    pub(super) fn allows(
        &self,
        (design, catalog): (&FleetDesign, &Catalog),
        view: &View,
        changes: &[Change],
    ) -> bool {
        let workloads = changes.iter().filter_map(|change| {
            let workload = design.workloads.get(change.workload()?)?;
            let weights = changed_workload(*change, workload);
            Some(Workload {
                replicas: weights.replicas,
                memory: weights.memory,
                ..workload.clone()
            })
        });
        let workloads: Vec<Workload> = workloads.collect();
        let troubles = self.troubles(catalog, view, &workloads);
        troubles.iter().all(|(rule, path)| {
            // A workload that was changed stands behind the others.
            let known = |(known, place): &(&str, String)| {
                known == rule && (place == path || path.starts_with("workloads["))
            };
            self.known.iter().any(known)
        })
    }

    fn troubles(&self, catalog: &Catalog, view: &View, workloads: &[Workload]) -> Troubles {
        let mut design = self.design.clone();
        design.devices[0] = stated(view);
        design.workloads.extend_from_slice(workloads);
        broken(&design, catalog, &outlook(&design, catalog))
    }
}

/// A device type that says everything of itself: so a finding about it has the same field before and
/// after a change.
fn stated(view: &View) -> crate::design::Device {
    let platform = view.platform.clone();
    let mut device = view.device.clone();
    device.platform = PlatformOverride {
        distribution: Some(platform.distribution),
        version: platform.version,
        datastore: Some(platform.datastore),
        database: platform.database,
        addons: Some(platform.addons),
        upgrades: Some(platform.upgrades),
    };
    device.gitops = GitopsOverride { engine: Some(view.engine), ..device.gitops };
    device
}

/// What rules may look at beside device types and workloads.
fn without_lists(design: &FleetDesign) -> FleetDesign {
    FleetDesign {
        name: design.name.clone(),
        project: design.project.clone(),
        prompt: design.prompt.clone(),
        fleet: design.fleet.clone(),
        devices: Vec::new(),
        platform: design.platform.clone(),
        gitops: design.gitops.clone(),
        network: design.network.clone(),
        security: design.security.clone(),
        workloads: Vec::new(),
        inventory: None,
        locked: Vec::new(),
    }
}

/// The workloads of a device type, each that differs from the others in more than its name, image
/// and amounts.
fn one_of_each_kind(design: &FleetDesign, view: &View) -> Vec<Workload> {
    let mut kinds: Vec<&Workload> = Vec::new();
    for workload in design.workloads_on(&view.device) {
        if !kinds.iter().any(|known| is_same_kind(known, workload)) {
            kinds.push(workload);
        }
    }
    kinds.into_iter().cloned().collect()
}

fn is_same_kind(one: &Workload, two: &Workload) -> bool {
    one.runtime == two.runtime
        && (one.replicas > 1) == (two.replicas > 1)
        && one.volume.path.is_some() == two.volume.path.is_some()
        && one.volume.size.is_some() == two.volume.size.is_some()
        && one.port.is_some() == two.port.is_some()
        && one.probe.is_some() == two.probe.is_some()
        && one.egress.is_empty() == two.egress.is_empty()
        && one.pod_security == two.pod_security
        && one.memory.limit.is_some() == two.memory.limit.is_some()
        && one.memory.request.is_some() == two.memory.request.is_some()
}

/// The fields that the engineer has said stay as they are.
pub(super) struct Locks<'a>(Vec<(&'static Field, usize)>, &'a FleetDesign);

impl<'a> Locks<'a> {
    pub(super) fn new(design: &'a FleetDesign) -> Self {
        let resolve = |path: &String| fields::resolve(design, path).ok();
        Self(design.locked.iter().filter_map(resolve).collect(), design)
    }

    /// Whether one of these fields may not be set: it is locked itself, for the device type or for
    /// the fleet.
    pub(super) fn forbid(&self, sets: &[(String, String)]) -> bool {
        !self.0.is_empty() && sets.iter().any(|(path, _)| self.is_locked(path))
    }

    fn is_locked(&self, path: &str) -> bool {
        let Ok((field, index)) = fields::resolve(self.1, path) else { return true };
        self.0.iter().any(|(locked, at)| {
            let same = *locked == field && (field.list.is_none() || *at == index);
            // What the fleet says is what a device type gets, and the other way round.
            same || field.inherited() == Some(*locked) || locked.inherited() == Some(field)
        })
    }
}
