//! The budget as the contract's JSON: fields are only ever added.

use serde_json::{Value, json};

use super::rounded;
use crate::budget::{Line, NodeBudget, Peak, Wear};
use crate::catalog::{Conditions, Entry, Prose};

/// One device type and role as the contract's JSON.
pub(in crate::cli) fn node(node: &NodeBudget) -> Value {
    json!({
        "name": node.name,
        "role": node.role.word(),
        "memory_mib": rounded(node.memory_mib),
        "usable_mib": rounded(node.usable_mib),
        "verdict": node.verdict.word(),
        "total": {"low_mib": rounded(node.total.low), "high_mib": rounded(node.total.high)},
        "at_limits_mib": rounded(node.at_limits_mib()),
        "scheduler": {
            "allocatable_mib": rounded(node.scheduler.allocatable_mib),
            "requests_mib": rounded(node.scheduler.requests_mib),
            "pods": node.scheduler.pods,
            "max_pods": node.scheduler.max_pods,
            "fits": node.scheduler.fits,
        },
        "control_plane": {
            "low_mib": rounded(node.control_plane.mib.low),
            "high_mib": rounded(node.control_plane.mib.high),
            "limit_mib": rounded(node.control_plane.limit_mib),
            "within": node.control_plane.within,
            "left": {
                "low_mib": rounded(node.control_plane.left.low),
                "high_mib": rounded(node.control_plane.left.high),
            },
        },
        "peak": node.peak.as_ref().map(peak),
        "wear": node.wear.as_ref().map(wear),
        "node_lost": node.node_lost.map(|lost| json!({
            "low_mib": rounded(lost.total.low),
            "high_mib": rounded(lost.total.high),
            "verdict": lost.verdict.word(),
        })),
        "measured": {
            "own": {
                "low_mib": rounded(node.measured.own.low),
                "high_mib": rounded(node.measured.own.high),
            },
            "nodes": node.measured.nodes.iter().map(|one| json!({
                "id": one.id,
                "low_mib": rounded(one.mib.low),
                "high_mib": rounded(one.mib.high),
                "memory_mib": one.memory_mib.map(rounded),
                "agrees": one.agrees(node.measured.own),
                "use": one.purpose.map(crate::catalog::Purpose::word),
                "source": one.source.english(),
            })).collect::<Vec<_>>(),
        },
        "reserves": {
            "kube_mib": rounded(node.reserves.kube_mib),
            "system_mib": rounded(node.reserves.system_mib),
            "kernel_mib": rounded(node.kernel_mib),
            "eviction_mib": rounded(node.reserves.eviction_mib),
            "max_pods": node.reserves.max_pods,
        },
        "presets": node.presets().map(|(preset, mib)| json!({
            "name": preset.word(),
            "allocatable_mib": rounded(mib),
            "source": preset.source(),
        })).collect::<Vec<_>>(),
        "lines": node.lines.iter().map(line).collect::<Vec<_>>(),
    })
}

fn line(line: &Line) -> Value {
    json!({
        "id": line.id,
        "group": line.group.word(),
        "low_mib": rounded(line.mib.low),
        "high_mib": rounded(line.mib.high),
        "request_mib": rounded(line.request_mib),
        "limit_mib": line.limit_mib.map(rounded),
        "measure": line.measure.word(),
        "confidence": line.confidence.word(),
        "source": line.source(),
        "entry": line.entry.as_deref().map(entry),
    })
}

/// A slope is small: 63 KiB for each object.
fn thousandths(mib: f64) -> f64 {
    (mib * 1_000.0).round() / 1_000.0
}

/// What the catalogue says of a line beside its figure.
fn entry(entry: &Entry) -> Value {
    let growth = entry.growth.iter().map(|term| {
        json!({
            "with": term.with.word(),
            "low_mib": thousandths(term.each.low),
            "high_mib": thousandths(term.each.high),
        })
    });
    json!({
        "version": entry.version.as_ref().map(Prose::english),
        "date": entry.date.english(),
        "note": entry.note.english(),
        "when": conditions(&entry.when),
        "growth": growth.collect::<Vec<_>>(),
    })
}

fn conditions(when: &Conditions) -> Value {
    json!({
        "arch": when.arch.map(crate::design::Arch::word),
        "memory_mib": when.memory.map(|memory| rounded(memory.as_mib())),
        "nodes": when.nodes.as_ref().map(Prose::english),
        "objects": when.objects.as_ref().map(Prose::english),
    })
}

/// In no total and in no verdict.
fn peak(peak: &Peak) -> Value {
    json!({
        "ratio": {"low": peak.ratio.low, "high": peak.ratio.high},
        "low_mib": rounded(peak.mib.low),
        "high_mib": rounded(peak.mib.high),
        "when": peak.ratio.when.english(),
        "date": peak.ratio.date.english(),
        "source": peak.ratio.source.english(),
    })
}

fn wear(wear: &Wear) -> Value {
    let hundredths = |value: f64| (value * 100.0).round() / 100.0;
    let daily = wear.daily_gb();
    json!({
        "datastore": wear.daily.datastore.word(),
        "gb_per_day": {"low": hundredths(daily.low), "high": hundredths(daily.high)},
        "endurance_tb": wear.endurance.map(crate::design::Endurance::terabytes),
        "years": wear.years().map(|years| json!({
            "low": hundredths(years.low),
            "high": hundredths(years.high),
        })),
        "confidence": wear.daily.confidence.word(),
        "when": wear.daily.when.english(),
        "date": wear.daily.date.english(),
        "source": wear.daily.source.english(),
    })
}
