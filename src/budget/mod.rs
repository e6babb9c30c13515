//! RAM of one node of each device type and role.
//!
//! Two questions, kept apart: does the machine survive it (working sets against memory), and does
//! the scheduler place it (requests against allocatable).

use crate::catalog::{Catalog, Confidence, Measure};
use crate::design::FleetDesign;

/// From the least to the most, in MiB.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// The least.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// Whether something fits: interval arithmetic against what there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    /// The most of it fits.
    Fits,
    /// The least of it fits, the most does not.
    Tight,
    /// Not even the least of it fits.
    Over,
}

/// What a node is in its cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    /// It runs the control plane (and, here, workloads too).
    Server,
    /// It runs workloads alone.
    Agent,
}

/// What a line of the budget belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Group {
    /// The operating system.
    Os,
    /// The distribution's own processes.
    Distribution,
    /// What the datastore adds to them.
    Datastore,
    /// Add-ons.
    Addons,
    /// The GitOps engine.
    Engine,
    /// The engineer's own workloads.
    Workloads,
}

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
    /// What kind of measure `mib` is.
    pub measure: Measure,
    /// How far it can be trusted.
    pub confidence: Confidence,
    /// Where the figure comes from.
    pub source: String,
}

/// The scheduler's question.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Scheduler {
    /// Memory less reserves and eviction threshold.
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

/// Memory that the kubelet is told to keep back; part of neither total.
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
    /// The lines in the order of their groups.
    pub lines: Vec<Line>,
}

/// The budgets of all device types: one per device and role, servers first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Budget {
    /// In the order of the design's device types.
    pub devices: Vec<NodeBudget>,
}

/// The budget of a design.
pub fn budget(design: &FleetDesign, catalog: &Catalog) -> Budget {
    let _ = (design, catalog);
    Budget::default()
}
