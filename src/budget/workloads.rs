//! What the engineer's own workloads take on one node.
//!
//! Replicas spread over the nodes of a cluster, so the fullest node has `replicas / nodes`,
//! rounded up. What one replica really takes is only known on a device: its request is read as
//! the least, its limit as the most, and both are labelled as estimates.

use super::lines::{Part, part};
use super::{Group, Line, Load, WorkingSet};
use crate::catalog::{Catalog, Confidence, Measure};
use crate::design::{Device, FleetDesign, Memory, Runtime, Workload};

/// The most that a replica without a limit takes, as a multiple of its request. Nothing stops it
/// there: measured whole nodes peak at 1.3 to 1.6 times their idle mean (10.1145/3578244.3583737),
/// and one process swings more than a node does.
const PEAK_WITHOUT_LIMIT: f64 = 2.0;

/// The lines of all workloads on a node of this device type, then those of the runtimes they use.
pub(super) fn parts(design: &FleetDesign, catalog: &Catalog, device: &Device) -> Vec<Part> {
    let here: Vec<&Workload> = design.workloads_on(device).collect();
    let lines = here.iter().map(|workload| workload_part(catalog, workload, device));
    let runtimes = Runtime::ALL.iter().filter_map(|runtime| {
        let users = here.iter().filter(|workload| workload.runtime == *runtime);
        let pods =
            users.map(|workload| replicas_here(workload, device)).fold(0, u32::saturating_add);
        let load = Load { pods: f64::from(pods), ..Load::default() };
        let id = format!("runtime.{}", runtime.word());
        part(catalog, Group::Workloads, &id, &load).filter(|_| pods > 0)
    });
    lines.chain(runtimes).collect()
}

/// Pods of workloads on the fullest node.
pub(super) fn pods(design: &FleetDesign, device: &Device) -> u32 {
    let here = design.workloads_on(device).map(|workload| replicas_here(workload, device));
    here.fold(0, u32::saturating_add)
}

/// Replicas on the fullest node.
fn replicas_here(workload: &Workload, device: &Device) -> u32 {
    workload.replicas.div_ceil(device.nodes.max(1))
}

fn workload_part(catalog: &Catalog, workload: &Workload, device: &Device) -> Part {
    let replicas = replicas_here(workload, device);
    let holds = one_replica(catalog, workload).times(replicas);
    let line = Line {
        id: format!("workload.{}", workload.name),
        group: Group::Workloads,
        mib: holds.mib(),
        request_mib: request_mib(catalog, workload) * f64::from(replicas),
        limit_mib: workload.memory.limit.map(|limit| limit.as_mib() * f64::from(replicas)),
        measure: Measure::WorkingSet,
        confidence: Confidence::Estimated,
        entry: None,
    };
    Part { line, holds }
}

/// What the scheduler counts for one replica: a limit without a request is the request too, for
/// Kubernetes copies it; where there is neither, the tree's `LimitRange` fills it in.
fn request_mib(catalog: &Catalog, workload: &Workload) -> f64 {
    let memory = &workload.memory;
    memory.request.or(memory.limit).map_or_else(|| default_request_mib(catalog), Memory::as_mib)
}

/// The request that a workload's container has which states no memory at all.
pub(super) fn default_request_mib(catalog: &Catalog) -> f64 {
    catalog.get("workload.unstated").and_then(|entry| entry.request).map_or(0.0, Memory::as_mib)
}

fn one_replica(catalog: &Catalog, workload: &Workload) -> WorkingSet {
    match (workload.memory.request, workload.memory.limit) {
        (Some(request), Some(limit)) => WorkingSet::stated(request.as_mib(), limit.as_mib()),
        (Some(request), None) => {
            WorkingSet::stated(request.as_mib(), request.as_mib() * PEAK_WITHOUT_LIMIT)
        }
        (None, Some(limit)) => {
            WorkingSet::stated(unstated(catalog).mib().low.min(limit.as_mib()), limit.as_mib())
        }
        (None, None) => unstated(catalog),
    }
}

/// A replica that states nothing.
fn unstated(catalog: &Catalog) -> WorkingSet {
    let entry = catalog.get("workload.unstated");
    entry.and_then(|entry| entry.working_set(&Load::default())).unwrap_or_default()
}
