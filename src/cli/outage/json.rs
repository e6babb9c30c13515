//! A simulation as the contract's JSON.

use serde_json::{Value, json};

use crate::design::Span;
use crate::outlook::{Bytes, SourceKind};
use crate::simulate::{
    DeviceResult, Onset, Percentiles, RingResult, Risk, Row, Setting, Simulation, Source, Step,
};
use crate::text::Texts;

/// A simulation as the contract's JSON.
pub(super) fn to_json(simulation: &Simulation, rows: &[Row], texts: &Texts) -> Value {
    let question = &simulation.question;
    let pause = question.scenario.is_promotion().then(|| question.ring_pause.as_seconds());
    json!({
        "clusters": simulation.clusters,
        "engine": simulation.engine.map_or("mixed", |engine| engine.word()),
        "outage_s": question.outage.as_seconds(),
        "seed": question.seed,
        "scenario": question.scenario.word(),
        "region": question.scenario.region(),
        "ring_pause_s": pause,
        "mirrors_s": question.mirrors.map(Span::as_seconds),
        "cut_off": simulation.cut_off,
        "steady_rps": thousandths(simulation.steady_rps),
        "peak_rps": thousandths(simulation.peak_rps),
        "peak_at_s": whole(simulation.peak_at_s),
        "advised_rps": simulation.advised_rps,
        "converged_s": simulation.converged.map(percentiles_json),
        "images_s": simulation.images.map(percentiles_json),
        "bytes_of_images": simulation.bytes_of_images,
        "bytes_per_cluster_per_month": simulation.bytes_per_month.high,
        "bytes_per_cluster_per_month_low": simulation.bytes_per_month.low,
        "risks": each(&simulation.risks, |risk| risk_json(risk, texts)),
        "timeline": each(&simulation.timeline, step_json),
        "sources": each(&simulation.sources, source_json),
        "devices": each(&simulation.devices, device_json),
        "rings": each(&simulation.rings, ring_json),
        "comparison": each(rows, row_json),
    })
}

/// A ring of a promotion: times count from its own promotion, `promoted_s` from the outage's
/// beginning.
fn ring_json(ring: &RingResult) -> Value {
    let late = |(device, clusters): &(String, u64)| json!({"device": device, "clusters": clusters});
    json!({
        "name": ring.name,
        "promoted_s": whole(ring.promoted_s),
        "clusters": ring.clusters,
        "converged_s": ring.converged.map(percentiles_json),
        "before_next": ring.before_next,
        "late": ring.late(),
        "late_devices": each(&ring.late, late),
    })
}

/// A row of a comparison; the first, without a setting, is the design as it is.
fn row_json(row: &Row) -> Value {
    let mirror = row.busiest_mirror.as_ref();
    json!({
        "setting": row.setting.as_ref().map(Setting::word),
        "steady_rps": thousandths(row.steady_rps),
        "peak_rps": thousandths(row.peak_rps),
        "busiest_mirror": mirror.map(|(region, rps)| {
            json!({"region": region, "peak_rps": thousandths(*rps)})
        }),
        "converged_s": row.converged.map(percentiles_json),
        "bytes_per_cluster_per_month": row.bytes_per_month.high,
        "bytes_per_cluster_per_month_low": row.bytes_per_month.low,
        "risks": row.risks,
    })
}

fn each<T>(items: &[T], to_json: impl Fn(&T) -> Value) -> Vec<Value> {
    items.iter().map(to_json).collect()
}

/// Parts of a second are more than this model can be trusted for.
#[expect(clippy::cast_possible_truncation, reason = "at most ten years of seconds")]
fn whole(seconds: f64) -> i64 {
    seconds.round() as i64
}

fn thousandths(reads: f64) -> f64 {
    (reads * 1_000.0).round() / 1_000.0
}

fn percentiles_json(delays: Percentiles) -> Value {
    json!({"p50": whole(delays.p50), "p95": whole(delays.p95), "p100": whole(delays.p100)})
}

fn risk_json(risk: &Risk, texts: &Texts) -> Value {
    json!({
        "id": risk.id,
        "at_s": whole(risk.at_s),
        "all_by_s": whole(risk.all_by_s),
        "clusters": risk.clusters,
        "devices": risk.devices,
        "message": texts.say(&risk.message),
    })
}

fn step_json(step: &Step) -> Value {
    json!({
        "t_s": whole(step.t_s),
        "rps": thousandths(step.rps),
        "converged": step.converged,
    })
}

fn source_json(source: &Source) -> Value {
    json!({
        "kind": match source.kind {
            SourceKind::Repository => "git",
            SourceKind::Artifact => "registry",
        },
        "address": source.address,
        "mirror": source.mirror,
        "clusters": source.clusters,
        "steady_rps": thousandths(source.steady_rps),
        "peak_rps": thousandths(source.peak_rps),
    })
}

fn device_json(device: &DeviceResult) -> Value {
    let look =
        device.first_look.map(|(mean, most)| json!({"mean": whole(mean), "most": whole(most)}));
    let onset = |onset: Option<Onset>| {
        onset.map(|one| json!({"first": whole(one.first_s), "last": whole(one.last_s)}))
    };
    json!({
        "name": device.name,
        "engine": device.engine.word(),
        "clusters": device.clusters,
        "cut_off": device.cut_off,
        "first_look_s": look,
        "drift_uncorrected_s": onset(device.unhealed),
        "bytes_per_month": bytes_json(device.bytes_per_month),
        "bytes_per_revision": bytes_json(device.load.revision),
        "bytes_of_images": device.load.images,
        "images_without_size": device.load.unsized_images,
    })
}

fn bytes_json(bytes: Bytes) -> Value {
    json!({"low": bytes.low, "high": bytes.high})
}
