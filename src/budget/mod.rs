//! RAM of one node of each device type and role.
//!
//! Two questions, kept apart: does the machine survive it (working sets against memory), and does
//! the scheduler place it (requests against allocatable, pods against max-pods). Reserves belong to the
//! second question alone; they are in neither total.
//!
//! On a cluster of several nodes the pods of the system's own Deployments may land anywhere; here they
//! all count on the server, which holds them when the cluster starts, while the pods of `DaemonSet`s
//! count on each node and replicas spread over all of them.

mod carried;
mod frame;
mod lines;
mod node;
mod peak;
mod pod;
pub mod presets;
mod proposed;
mod reserves;
mod spread;
mod system;
#[cfg(test)]
mod tests;
mod wear;
mod weight;

pub use crate::catalog::{Interval, Role};
pub use peak::Peak;
pub use pod::{Demand, Unstated};
pub use wear::Wear;

use std::sync::Arc;

pub(crate) use carried::{Carried, Reader};
pub(crate) use frame::{Frame, Reconciler};
pub(crate) use weight::Weight;

use crate::catalog::entry::{label_key, words};
use crate::catalog::{Catalog, Confidence, Entry, Measure, Prose, Purpose};
use crate::design::{Datastore, Device, FleetDesign};
use crate::text::{Phrase, Texts};
use presets::Preset;
pub use proposed::Proposed;
pub use system::SystemPods;

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
    /// The entry of the catalogue behind it, with conditions, version, date, growth and source;
    /// nothing where the engineer has given the figure.
    pub entry: Option<Arc<Entry>>,
}

impl Line {
    /// Where the figure comes from, as JSON says it.
    pub fn source(&self) -> &str {
        self.entry.as_ref().map_or(SESSION_FILE, |entry| entry.source.english())
    }

    /// What it is called on screen.
    pub fn label(&self) -> Phrase {
        match self.id.strip_prefix("workload.") {
            Some(name) => Phrase::new("line-workload").with("name", name),
            None => Phrase::new(label_key(&self.id)),
        }
    }

    /// Where its figure comes from, in a language: what is cited is called as it is.
    pub fn origin(&self, texts: &Texts) -> String {
        match &self.entry {
            Some(entry) => entry.source.say(texts),
            None => texts.get("source-session"),
        }
    }

    /// What it is called in a language; a figure of the user's own goes by its id.
    pub fn name(&self, texts: &Texts) -> String {
        named(&self.label(), &self.id, texts)
    }
}

/// The scheduler's question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scheduler {
    /// Memory less what the kernel keeps, reserves and eviction threshold.
    pub allocatable_mib: f64,
    /// The sum of all requests.
    pub requests_mib: f64,
    /// Pods on the node.
    pub pods: u32,
    /// As many as its kubelet runs.
    pub max_pods: u32,
    /// Whether it places them all: the requests fit, and there are no more pods than that.
    pub fits: bool,
}

impl Scheduler {
    /// Whether the requests find room.
    pub fn has_memory(self) -> bool {
        self.requests_mib <= self.allocatable_mib
    }

    /// Whether the kubelet runs so many pods.
    pub fn has_places(self) -> bool {
        self.pods <= self.max_pods
    }
}

/// The control plane (distribution, datastore, add-ons, engine) against the 4 GiB line, and against
/// what the device leaves it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ControlPlane {
    /// What it takes.
    pub mib: Interval,
    /// The line: 4,096 MiB.
    pub limit_mib: f64,
    /// Whether the most of it stays below.
    pub within: bool,
    /// What system and workloads leave it of the usable memory, at least and at most; below zero is
    /// what they lack themselves.
    pub left: Interval,
}

impl ControlPlane {
    /// What is left for it, which is never less than nothing.
    pub fn room(&self) -> Interval {
        Interval { low: self.left.low.max(0.0), high: self.left.high.max(0.0) }
    }
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
    /// What it is for: whether the parts were made from it, or are held against it.
    pub purpose: Option<Purpose>,
    /// Who has measured it.
    pub source: Prose,
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

    /// What it is called in a language; a measurement of the user's own goes by its id.
    pub fn name(&self, texts: &Texts) -> String {
        named(&self.label(), &self.id, texts)
    }
}

/// A label, or the id of what no text knows.
fn named(label: &Phrase, id: &str, texts: &Texts) -> String {
    if texts.has(&label.key) { texts.say(label) } else { id.to_owned() }
}

/// What a node needs while another one of its cluster is lost, and replicas have moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodeLost {
    /// The working sets of all lines.
    pub total: Interval,
    /// The scheduler's question.
    pub scheduler: Scheduler,
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
    /// What the kernel keeps for itself, at most: a kubelet's capacity is what is left.
    pub kernel_mib: f64,
    /// What add-ons, network and engine have on all nodes of this role together.
    pub system_pods: SystemPods,
    /// The same while another node of the cluster is lost; nothing on a cluster of one.
    pub node_lost: Option<NodeLost>,
    /// What was measured on whole nodes of this kind, beside our own sum of the same parts.
    pub measured: Measured,
    /// What system, distribution and add-ons may need while the control plane is busy; nothing on an
    /// agent, and where nobody measured it. In no total and in no verdict.
    pub peak: Option<Peak>,
    /// What the datastore writes; nothing on an agent.
    pub wear: Option<Wear>,
    /// The lines in the order of their groups.
    pub lines: Vec<Line>,
}

impl NodeBudget {
    /// The worst case in MiB: every part at its limit, and what has none, or more than it, at its most.
    pub fn at_limits_mib(&self) -> f64 {
        let most = |line: &Line| line.limit_mib.unwrap_or_default().max(line.mib.high);
        self.lines.iter().map(most).sum()
    }

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
        node::sum(self.lines.iter().filter(|line| line.group == group))
    }
}

/// The budgets of all device types: one per device and role, servers first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Budget {
    /// In the order of the design's device types.
    pub devices: Vec<NodeBudget>,
    /// What stands in for a container that states no memory at all.
    pub unstated: Unstated,
}

impl Budget {
    /// The server that leaves its control plane least.
    pub fn smallest(&self) -> Option<&NodeBudget> {
        let servers = self.devices.iter().filter(|node| node.role == Role::Server);
        servers.min_by(|one, two| one.control_plane.left.low.total_cmp(&two.control_plane.left.low))
    }

    /// The budget of a device type's nodes in one role.
    pub fn of(&self, device: &str, role: Role) -> Option<&NodeBudget> {
        self.devices.iter().find(|node| node.name == device && node.role == role)
    }
}

/// The budget of a design.
pub fn budget(design: &FleetDesign, catalog: &Catalog) -> Budget {
    let ground = node::Ground { design, catalog, reader: Reader::new(catalog) };
    let mut devices = Vec::with_capacity(design.devices.len());
    for device in &design.devices {
        let platform = design.platform_of(device);
        let reconciler = Reconciler::of(design, device);
        for role in roles(device, platform.datastore) {
            devices.push(ground.node(device, (&platform, reconciler), role));
        }
    }
    Budget { devices, unstated: ground.reader.unstated }
}

/// The roles that a device type's nodes have: an agent exists where there are more nodes than
/// servers.
pub(crate) fn roles(device: &Device, datastore: Datastore) -> impl Iterator<Item = Role> + use<> {
    let agents = device.nodes > device.servers_with(datastore).max(1);
    [Role::Server, Role::Agent].into_iter().filter(move |role| *role == Role::Server || agents)
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
