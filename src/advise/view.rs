//! One device type under the changes that are tried on it: what of a design its weight depends on.

use super::change::Change;
use crate::budget::{Carried, Frame, Interval, Reader, Verdict, Weight, roles};
use crate::catalog::Catalog;
use crate::design::{
    Datastore, Device, Distribution, Engine, FleetDesign, Memory, Platform, Upgrades, Workload,
};

/// A device type with the platform and the engine that it really has.
#[derive(Clone, Debug)]
pub(super) struct View {
    pub(super) device: Device,
    pub(super) platform: Platform,
    pub(super) engine: Engine,
}

impl View {
    pub(super) fn of(design: &FleetDesign, device: &Device) -> Self {
        Self {
            device: device.clone(),
            platform: design.platform_of(device),
            engine: design.engine_of(device),
        }
    }

    /// What a change makes of it; a change of a workload leaves it as it is.
    pub(super) fn change(&mut self, change: Change) {
        match change {
            Change::Without(addon) => self.platform.addons.retain(|kept| *kept != addon),
            Change::Engine(engine) => self.engine = engine,
            Change::Sqlite => {
                self.platform.datastore = Datastore::Sqlite;
                self.device.servers = None;
            }
            Change::UpgradesByHand => self.platform.upgrades = Upgrades::ByHand,
            Change::Distribution(distribution) => self.move_to(distribution),
            Change::Replicas(..) | Change::LimitToRequest(_) => {}
        }
    }

    /// To a distribution with what belongs to it: its own version, and a datastore that it has.
    fn move_to(&mut self, distribution: Distribution) {
        self.platform.distribution = distribution;
        self.platform.datastore = match (distribution, self.platform.datastore) {
            (Distribution::Microk8s, _) => Datastore::Dqlite,
            (_, Datastore::Dqlite) => Datastore::Sqlite,
            (_, kept) => kept,
        };
        self.device.servers = self.servers_there();
        if self.platform.version.is_some() {
            let own = Platform { version: None, ..self.platform.clone() };
            self.platform.version = Some(own.version().to_owned());
        }
    }

    /// How many servers are stated once it keeps its state where it now does: SQLite has one, and a
    /// site with fewer nodes than a datastore asks for starts with one as well.
    fn servers_there(&self) -> Option<u32> {
        let stated = self.device.servers;
        let servers = self.device.servers_with(self.platform.datastore);
        match self.platform.datastore {
            Datastore::Sqlite => stated.filter(|servers| *servers <= 1),
            Datastore::Dqlite if servers > self.device.nodes => Some(1),
            _ => stated,
        }
    }

    /// What its nodes hold in each role, without workloads.
    pub(super) fn frames<'a>(&self, catalog: &'a Catalog) -> Vec<Frame<'a>> {
        let frame = |role| {
            let device = (&self.device, self.device.nodes);
            Frame::new(catalog, device, (&self.platform, self.engine), role)
        };
        roles(&self.device, self.platform.datastore).map(frame).collect()
    }
}

/// A workload once a change is made to it.
pub(super) fn changed_workload(change: Change, workload: &Workload) -> Workload {
    let mut next = Workload { memory: workload.memory.clone(), ..like(workload) };
    match change {
        Change::Replicas(_, replicas) => next.replicas = replicas,
        Change::LimitToRequest(_) => next.memory.limit = next.memory.request,
        _ => {}
    }
    next
}

/// What a workload's weight depends on, without its texts.
fn like(workload: &Workload) -> Workload {
    Workload {
        runtime: workload.runtime,
        replicas: workload.replicas,
        volume: workload.volume.clone(),
        ..Workload::default()
    }
}

/// What a change of a workload takes away, and what it puts in its place.
pub(super) fn exchanged(
    reader: &Reader,
    change: Change,
    workload: &Workload,
    nodes: u32,
) -> (Carried, Carried) {
    (reader.one(workload, nodes), reader.one(&changed_workload(change, workload), nodes))
}

/// What a device type's nodes weigh in their roles.
#[derive(Clone, Debug)]
pub(super) struct Weights(Vec<Weight>);

impl Weights {
    pub(super) fn new(frames: &[Frame<'_>], carried: &Carried) -> Self {
        Self(frames.iter().map(|frame| frame.weigh(carried)).collect())
    }

    /// The worst verdict of the roles.
    pub(super) fn verdict(&self) -> Verdict {
        let verdicts = self.0.iter().map(|weight| weight.verdict(weight.reserved()));
        verdicts.max().unwrap_or(Verdict::Fits)
    }

    /// What the fullest node needs.
    pub(super) fn fullest(&self) -> Interval {
        let totals = self.0.iter().map(|weight| weight.total.mib());
        totals.max_by(|one, two| one.high.total_cmp(&two.high)).unwrap_or_default()
    }

    /// How much is missing over all roles.
    pub(super) fn lack(&self, wanted: Verdict) -> Lack {
        let none = Lack { machine: f64::NEG_INFINITY, scheduler: f64::NEG_INFINITY };
        self.0.iter().fold(none, |most, weight| {
            let (machine, scheduler) = weight.lacks(needed(wanted));
            Lack { machine: most.machine.max(machine), scheduler: most.scheduler.max(scheduler) }
        })
    }
}

/// How much is missing, in MiB, over all roles; below zero is room.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Lack {
    pub(super) machine: f64,
    pub(super) scheduler: f64,
}

impl Lack {
    /// By how much less is missing.
    pub(super) fn less(self, left: Self) -> Self {
        Self { machine: self.machine - left.machine, scheduler: self.scheduler - left.scheduler }
    }
}

/// The end of an interval that has to fit for a verdict.
pub(super) fn needed(wanted: Verdict) -> fn(Interval) -> f64 {
    match wanted {
        Verdict::Fits => |mib| mib.high,
        Verdict::Tight | Verdict::Over => |mib| mib.low,
    }
}

/// The request that a workload's limit could come down to, where it is above it or not stated.
pub(super) fn limit_above(workload: &Workload) -> Option<Memory> {
    let (request, limit) = (workload.memory.request?, workload.memory.limit);
    limit.is_none_or(|limit| limit > request).then_some(request)
}
