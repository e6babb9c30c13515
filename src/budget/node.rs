//! The budget of one node: both questions answered, and what stands beside the answers.

use std::sync::Arc;

use super::carried::Reader;
use super::frame::{Frame, KERNEL, Reconciler, SYSTEM_PODS};
use super::weight::Weight;
use super::{
    CONTROL_PLANE_LIMIT_MIB, ControlPlane, Group, Interval, Line, Measured, MeasuredNode,
    NodeBudget, NodeLost, Role, Scheduler, lines, peak, reserves, wear,
};
use crate::catalog::{Catalog, Entry, Load};
use crate::design::{Device, FleetDesign, Memory, Platform};

/// Where budgets are made: what all nodes of a design have in common.
pub(super) struct Ground<'a> {
    pub(super) design: &'a FleetDesign,
    pub(super) catalog: &'a Catalog,
    pub(super) reader: Reader,
}

impl Ground<'_> {
    /// The budget of a device type's nodes in one role.
    pub(super) fn node(
        &self,
        device: &Device,
        of: (&Platform, Reconciler),
        role: Role,
    ) -> NodeBudget {
        let platform = of.0;
        let frame = Frame::new(self.catalog, (device, device.nodes), of, role);
        let carried = self.reader.all(self.design, device, device.nodes);
        let weight = frame.weigh(&carried);
        let lines = lines::lines(&frame, &self.reader, self.design, device);
        let (total, reserved) = (weight.total.mib(), weight.reserved());
        let told = reserves::told(reserved, weight.most_pods);
        let measured = self.measured(device, platform, role, &lines);
        NodeBudget {
            name: device.name.to_string(),
            role,
            memory_mib: device.memory.as_mib(),
            usable_mib: weight.usable_mib(),
            verdict: weight.verdict(reserved),
            total,
            scheduler: scheduler(&weight, reserved, told.max_pods),
            control_plane: control_plane(&lines, weight.usable_mib()),
            reserves: told,
            kernel_mib: weight.kernel_mib,
            system_pods: frame.system_pods(),
            node_lost: self.node_lost(device, &frame, (reserved, told.max_pods)),
            peak: peak::peak(self.catalog, platform.distribution, role, measured.own),
            wear: wear::wear(self.catalog, platform.datastore, role, device.endurance),
            measured,
            lines,
        }
    }

    /// The replicas of a cluster that has lost a node run on the others: the fullest of them has
    /// more. The frame stays, for the lost node and its pods remain objects of the cluster; and so
    /// does what the kubelet was told.
    fn node_lost(
        &self,
        device: &Device,
        frame: &Frame<'_>,
        (reserved, max_pods): ((f64, f64), u32),
    ) -> Option<NodeLost> {
        let left = device.nodes.checked_sub(1).filter(|nodes| *nodes > 0)?;
        let weight = frame.weigh(&self.reader.all(self.design, device, left));
        Some(NodeLost {
            total: weight.total.mib(),
            scheduler: scheduler(&weight, reserved, max_pods),
            verdict: weight.verdict(reserved),
        })
    }

    /// What whole-node measurements hold, of these lines: what the kernel keeps is in none of them,
    /// nor an engine, nor the shims of its pods.
    fn measured(
        &self,
        device: &Device,
        platform: &Platform,
        role: Role,
        lines: &[Line],
    ) -> Measured {
        let is_held = |line: &&Line| {
            let group = [Group::Os, Group::Distribution, Group::Datastore, Group::Addons];
            group.contains(&line.group) && line.id != KERNEL
        };
        let held = sum(lines.iter().filter(is_held));
        let shim = self.catalog.get(SYSTEM_PODS);
        let shim = shim.map(|entry| entry.figure(&Load { pods: 1.0, ..Load::default() }));
        let shim = shim.unwrap_or_default();
        let engine_pods = lines.iter().filter(|line| line.group == Group::Engine);
        let own = engine_pods.fold(held, |held, _| Interval {
            low: held.low - shim.low,
            high: held.high - shim.high,
        });
        let applies = |entry: &&Arc<Entry>| entry.when.arch.is_none_or(|arch| arch == device.arch);
        let nodes = self.catalog.whole_nodes(platform.distribution, role).filter(applies);
        let nodes = nodes.map(|entry| MeasuredNode {
            id: entry.id.clone(),
            mib: entry.figure(&Load::default()),
            memory_mib: entry.when.memory.map(Memory::as_mib),
            purpose: entry.purpose,
            source: entry.source.clone(),
        });
        Measured { own, nodes: nodes.collect() }
    }
}

fn scheduler(weight: &Weight, reserved: (f64, f64), max_pods: u32) -> Scheduler {
    let asked = Scheduler {
        allocatable_mib: weight.allocatable_mib(reserved),
        requests_mib: weight.requests_mib,
        pods: weight.pods,
        max_pods,
        fits: true,
    };
    Scheduler { fits: asked.has_memory() && asked.has_places(), ..asked }
}

fn control_plane(lines: &[Line], usable_mib: f64) -> ControlPlane {
    let is_others = |line: &&Line| matches!(line.group, Group::Os | Group::Workloads);
    let others = sum(lines.iter().filter(is_others));
    let mib = sum(lines.iter().filter(|line| !is_others(line)));
    let within = mib.high <= CONTROL_PLANE_LIMIT_MIB;
    let left = Interval { low: usable_mib - others.high, high: usable_mib - others.low };
    ControlPlane { mib, limit_mib: CONTROL_PLANE_LIMIT_MIB, within, left }
}

/// The sum of some lines, all of which are working sets by construction.
pub(super) fn sum<'a>(lines: impl Iterator<Item = &'a Line>) -> Interval {
    lines.fold(Interval::default(), |sum, line| Interval {
        low: sum.low + line.mib.low,
        high: sum.high + line.mib.high,
    })
}
