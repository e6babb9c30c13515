//! The lines of one node: what it holds, put into words that a reader can check.

use std::sync::Arc;

use super::carried::Reader;
use super::frame::Frame;
use super::{Group, Line};
use crate::catalog::{Confidence, Entry, Measure, WorkingSet};
use crate::design::{Device, FleetDesign, Memory, Workload};

/// All lines of a node, in the order of their groups.
pub(super) fn lines(
    frame: &Frame<'_>,
    reader: &Reader,
    design: &FleetDesign,
    device: &Device,
) -> Vec<Line> {
    let carried = reader.all(design, device, device.nodes);
    let held = frame.held.iter().map(|held| {
        let holds = frame.holds(held, &carried);
        of_entry(held.group, held.entry, holds)
    });
    let workloads =
        design.workloads_on(device).map(|workload| of_workload(reader, workload, device));
    let shims =
        frame.shims(&carried).map(|(entry, holds)| of_entry(Group::Workloads, entry, holds));
    held.chain(workloads).chain(shims).collect()
}

fn of_entry(group: Group, entry: &Arc<Entry>, holds: WorkingSet) -> Line {
    Line {
        id: entry.id.clone(),
        group,
        mib: holds.mib(),
        request_mib: entry.request.map_or(0.0, Memory::as_mib),
        limit_mib: entry.limit.map(Memory::as_mib),
        measure: Measure::WorkingSet,
        confidence: entry.confidence,
        entry: Some(Arc::clone(entry)),
    }
}

fn of_workload(reader: &Reader, workload: &Workload, device: &Device) -> Line {
    let carried = reader.one(workload, device.nodes);
    let limit = |limit: Memory| limit.as_mib() * carried.pods.ends().1;
    Line {
        id: format!("workload.{}", workload.name),
        group: Group::Workloads,
        mib: carried.holds.mib(),
        request_mib: carried.request_mib,
        limit_mib: workload.memory.limit.map(limit),
        measure: Measure::WorkingSet,
        confidence: Confidence::Estimated,
        entry: None,
    }
}
