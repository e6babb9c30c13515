//! RAM of one node of each device type and role.
//!
//! Two questions, kept apart: does the machine survive it (working sets against memory), and does
//! the scheduler place it (requests against allocatable). Reserves belong to the second question
//! alone; they are in neither total.
//!
//! On a cluster of several nodes the pods of Deployments may land anywhere; here they all count on
//! the server, which holds them when the cluster starts, while the pods of `DaemonSet`s count on
//! each node. Where they move when a node is lost is not part of this budget.

mod lines;
pub mod presets;
mod proposed;
mod reserves;
#[cfg(test)]
mod tests;
mod workloads;

pub use crate::catalog::{Interval, Role};

use crate::catalog::entry::{label_key, words};
use crate::catalog::{Catalog, Confidence, Entry, Load, Measure, WorkingSet};
use crate::design::{Device, FleetDesign};
use crate::text::{Phrase, Texts};
use lines::Part;
use presets::Preset;
pub use proposed::Proposed;

/// The most that a control plane at the edge may take: 4 GB are 4,096 MiB here.
pub const CONTROL_PLANE_LIMIT_MIB: f64 = 4_096.0;

words! {
    /// Whether something fits: interval arithmetic against what there is.
    Verdict "verdict" {
        /// The most of it fits.
        Fits = "fits",
        /// The least of it fits, the most does not.
        Tight = "tight",
        /// Not even the least of it fits.
        Over = "over",
    }
    /// What a line of the budget belongs to.
    Group "group" {
        /// The operating system.
        Os = "os",
        /// The distribution's own processes.
        Distribution = "distribution",
        /// What the datastore adds to them.
        Datastore = "datastore",
        /// Add-ons.
        Addons = "addons",
        /// The GitOps engine.
        Engine = "engine",
        /// The engineer's own workloads.
        Workloads = "workloads",
    }
}

/// The source of a figure that the engineer has given.
const SESSION_FILE: &str = "session file";

/// One line: a part that takes memory on the node.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The catalogue's id, or `workload.<name>`.
    pub id: String,
    /// What it belongs to.
    pub group: Group,
    /// What it really takes.
    pub mib: Interval,
    /// What the scheduler sets aside for it; nothing for what is no pod.
    pub request_mib: f64,
    /// What it is killed above; nothing for what has no limit.
    pub limit_mib: Option<f64>,
    /// What kind of measure `mib` is.
    pub measure: Measure,
    /// How far it can be trusted.
    pub confidence: Confidence,
    /// Where the figure comes from.
    pub source: String,
}

impl Line {
    /// What it is called on screen.
    pub fn label(&self) -> Phrase {
        match self.id.strip_prefix("workload.") {
            Some(name) => Phrase::new("line-workload").with("name", name),
            None => Phrase::new(label_key(&self.id)),
        }
    }

    /// Where its figure comes from, in a language: sources are cited as they are called.
    pub fn origin(&self, texts: &Texts) -> String {
        if self.source == SESSION_FILE { texts.get("source-session") } else { self.source.clone() }
    }

    /// What it is called in a language; a figure of the user's own goes by its id.
    pub fn name(&self, texts: &Texts) -> String {
        let label = self.label();
        if texts.has(&label.key) { texts.say(&label) } else { self.id.clone() }
    }
}

/// The scheduler's question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scheduler {
    /// Memory less what the kernel keeps, reserves and eviction threshold.
    pub allocatable_mib: f64,
    /// The sum of all requests.
    pub requests_mib: f64,
    /// Whether they fit.
    pub fits: bool,
}

/// The control plane (distribution, datastore, add-ons, engine) against the 4 GiB line.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ControlPlane {
    /// What it takes.
    pub mib: Interval,
    /// The line: 4,096 MiB.
    pub limit_mib: f64,
    /// Whether the most of it stays below.
    pub within: bool,
}

/// Memory that the kubelet is told to keep back; part of neither total. Whole MiB, as the
/// kubelet's configuration states them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Reserves {
    /// `kube-reserved`.
    pub kube_mib: f64,
    /// `system-reserved`.
    pub system_mib: f64,
    /// `eviction-hard` `memory.available`.
    pub eviction_mib: f64,
    /// `max-pods`.
    pub max_pods: u32,
}

/// Published measurements of whole nodes beside the sum of what they hold: system, distribution,
/// datastore and add-ons. They are never part of a total; they tell whether it can be believed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// Our own sum of those parts.
    pub own: Interval,
    /// The measurements of nodes with this distribution, role and architecture.
    pub nodes: Vec<MeasuredNode>,
}

/// A whole node that somebody has measured.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredNode {
    /// The catalogue's id.
    pub id: String,
    /// What was in use on it, in MiB.
    pub mib: Interval,
    /// Its memory, where that is stated: the heap of a program in Go grows with it.
    pub memory_mib: Option<f64>,
    /// Who has measured it.
    pub source: String,
}

impl MeasuredNode {
    /// Whether our own sum and the measurement have a value in common.
    pub fn agrees(&self, own: Interval) -> bool {
        self.mib.low <= own.high && own.low <= self.mib.high
    }

    /// What it is called on screen.
    pub fn label(&self) -> Phrase {
        Phrase::new(label_key(&self.id))
    }
}

/// What a node needs while another one of its cluster is lost, and replicas have moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeLost {
    /// The working sets of all lines.
    pub total: Interval,
    /// The worse of the two answers.
    pub verdict: Verdict,
}

/// The budget of one node of a device type in one role.
#[derive(Clone, Debug, PartialEq)]
pub struct NodeBudget {
    /// The device type's name.
    pub name: String,
    /// The node's role.
    pub role: Role,
    /// Physical memory.
    pub memory_mib: f64,
    /// Memory less the eviction threshold.
    pub usable_mib: f64,
    /// The worse of the two answers.
    pub verdict: Verdict,
    /// The working sets of all lines.
    pub total: Interval,
    /// The scheduler's question.
    pub scheduler: Scheduler,
    /// The control plane; an agent's holds what runs of it there.
    pub control_plane: ControlPlane,
    /// What the kubelet keeps back.
    pub reserves: Reserves,
    /// The same while another node of the cluster is lost; nothing on a cluster of one.
    pub node_lost: Option<NodeLost>,
    /// What was measured on whole nodes of this kind, beside our own sum of the same parts.
    pub measured: Measured,
    /// The lines in the order of their groups.
    pub lines: Vec<Line>,
}

impl NodeBudget {
    /// What remains of the usable memory: the least and the most, below zero where it is short.
    pub fn remaining(&self) -> Interval {
        Interval { low: self.usable_mib - self.total.high, high: self.usable_mib - self.total.low }
    }

    /// What other rules would leave to pods of a machine like this, in MiB.
    pub fn presets(&self) -> impl Iterator<Item = (Preset, f64)> {
        let pods = self.reserves.max_pods;
        Preset::ALL.iter().filter_map(move |preset| {
            let kept = preset.kept(self.memory_mib, pods)?;
            Some((*preset, kept.allocatable_mib(self.memory_mib)))
        })
    }

    /// What the lines of a group take together.
    pub fn group(&self, group: Group) -> Interval {
        let lines = || self.lines.iter().filter(|line| line.group == group);
        Interval {
            low: lines().map(|line| line.mib.low).sum(),
            high: lines().map(|line| line.mib.high).sum(),
        }
    }
}

/// The budgets of all device types: one per device and role, servers first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Budget {
    /// In the order of the design's device types.
    pub devices: Vec<NodeBudget>,
    /// The request that a container of a workload gets which states no memory at all.
    pub default_request_mib: f64,
}

impl Budget {
    /// The budget of a device type's nodes in one role.
    pub fn of(&self, device: &str, role: Role) -> Option<&NodeBudget> {
        self.devices.iter().find(|node| node.name == device && node.role == role)
    }
}

/// The budget of a design.
pub fn budget(design: &FleetDesign, catalog: &Catalog) -> Budget {
    let nodes = design.devices.iter().flat_map(|device| {
        roles(design, device).map(move |role| node(design, catalog, device, role))
    });
    Budget {
        devices: nodes.collect(),
        default_request_mib: workloads::default_request_mib(catalog),
    }
}

/// The roles that a device type's nodes have: an agent exists where there are more nodes than
/// servers.
fn roles(design: &FleetDesign, device: &Device) -> impl Iterator<Item = Role> + use<> {
    let servers = device.servers_with(design.platform_of(device).datastore).max(1);
    let agents = device.nodes > servers;
    [Role::Server, Role::Agent].into_iter().filter(move |role| *role == Role::Server || agents)
}

fn node(design: &FleetDesign, catalog: &Catalog, device: &Device, role: Role) -> NodeBudget {
    let (parts, pods) = lines::parts(design, catalog, device, role);
    let memory_mib = device.memory.as_mib();
    let reserves = reserves::reserves(device, &parts, pods);
    let usable_mib = memory_mib - reserves.eviction_mib;
    let total = lines::sum(&parts, |_| true);
    let scheduler = scheduler(memory_mib, reserves::kept(device, &parts), &parts);
    NodeBudget {
        name: device.name.to_string(),
        role,
        memory_mib,
        usable_mib,
        verdict: verdict(total, usable_mib, scheduler.fits),
        total,
        scheduler,
        control_plane: control_plane(&parts),
        reserves,
        node_lost: node_lost(design, catalog, device, role),
        measured: measured(design, catalog, device, role, &parts),
        lines: parts.into_iter().map(|part| part.line).collect(),
    }
}

/// What whole-node measurements hold, of these parts: what the kernel keeps is in none of them,
/// nor an engine, nor the shims of its pods.
fn measured(
    design: &FleetDesign,
    catalog: &Catalog,
    device: &Device,
    role: Role,
    parts: &[Part],
) -> Measured {
    let held = lines::sum(parts, |line| {
        let group = [Group::Os, Group::Distribution, Group::Datastore, Group::Addons];
        group.contains(&line.group) && line.id != lines::KERNEL
    });
    let shim = catalog.get("runtime.system-pods");
    let shim = shim.map(|entry| entry.figure(&Load { pods: 1.0, ..Load::default() }));
    let shim = shim.unwrap_or_default();
    let engine_pods = parts.iter().filter(|part| part.line.group == Group::Engine);
    let own = engine_pods
        .fold(held, |held, _| Interval { low: held.low - shim.low, high: held.high - shim.high });
    let applies = |entry: &&Entry| entry.when.arch.is_none_or(|arch| arch == device.arch);
    let distribution = design.platform_of(device).distribution;
    let nodes = catalog.whole_nodes(distribution, role).filter(applies);
    let nodes = nodes.map(|entry| MeasuredNode {
        id: entry.id.clone(),
        mib: entry.figure(&Load::default()),
        memory_mib: entry.when.memory.map(crate::design::Memory::as_mib),
        source: entry.source.clone(),
    });
    Measured { own, nodes: nodes.collect() }
}

/// The replicas of a cluster that has lost a node run on the others: the fullest of them has more.
/// What the kubelet keeps back stays as it was told.
fn node_lost(
    design: &FleetDesign,
    catalog: &Catalog,
    device: &Device,
    role: Role,
) -> Option<NodeLost> {
    let fewer =
        Device { nodes: device.nodes.checked_sub(1).filter(|nodes| *nodes > 0)?, ..device.clone() };
    let (parts, _) = lines::parts(design, catalog, &fewer, role);
    let (memory_mib, total) = (device.memory.as_mib(), lines::sum(&parts, |_| true));
    let scheduler = scheduler(memory_mib, reserves::kept(device, &parts), &parts);
    let usable_mib = memory_mib - reserves::EVICTION_MIB;
    Some(NodeLost { total, verdict: verdict(total, usable_mib, scheduler.fits) })
}

/// The worse of the two answers: what the scheduler does not place is over.
fn verdict(total: Interval, usable_mib: f64, scheduled: bool) -> Verdict {
    if !scheduled || total.low > usable_mib {
        Verdict::Over
    } else if total.high > usable_mib {
        Verdict::Tight
    } else {
        Verdict::Fits
    }
}

/// A kubelet's capacity is what the kernel hands out, so the memory it keeps for itself is gone
/// before the reserves; counted at its most, for a pod that stays pending is found too late.
fn scheduler(memory_mib: f64, kept: f64, parts: &[Part]) -> Scheduler {
    let capacity = memory_mib - lines::sum(parts, |line| line.id == lines::KERNEL).high;
    let allocatable_mib = (capacity - kept).max(0.0);
    let requests_mib = parts.iter().map(|part| part.line.request_mib).sum();
    Scheduler { allocatable_mib, requests_mib, fits: requests_mib <= allocatable_mib }
}

fn control_plane(parts: &[Part]) -> ControlPlane {
    let mib = lines::sum(parts, |line| {
        matches!(line.group, Group::Distribution | Group::Datastore | Group::Addons | Group::Engine)
    });
    let within = mib.high <= CONTROL_PLANE_LIMIT_MIB;
    ControlPlane { mib, limit_mib: CONTROL_PLANE_LIMIT_MIB, within }
}
