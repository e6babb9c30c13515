//! `fleetwright outage`: what happens when the link drops.

use serde_json::{Value, json};

use super::arguments::Format;
use super::context::{Context, Subject};
use super::output::{Output, Stop};
use crate::design::FleetDesign;
use crate::outlook::{Bytes, SourceKind};
use crate::simulate::{
    self, DeviceResult, Onset, Percentiles, Question, Risk, Scenario, Simulation, Source, Step,
    simulate,
};
use crate::text::{Phrase, Texts};

/// The options, as they were written.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    /// `--scenario`.
    pub(super) scenario: Option<&'a str>,
    /// `--hours`.
    pub(super) hours: Option<&'a str>,
    /// `--clusters`.
    pub(super) clusters: Option<&'a str>,
    /// `--seed`.
    pub(super) seed: Option<&'a str>,
}

/// Reports a simulation.
///
/// # Errors
/// When the session or an option is refused.
pub(super) fn run(
    asked: &Asked<'_>,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let subject = context.subject()?;
    let question = question(asked, &subject.assessment.design)
        .map_err(|(option, reason)| context.unusable(&refused(option, reason)))?;
    let Subject { assessment, inventory, .. } = &subject;
    let (design, outlook) = (&assessment.design, &assessment.outlook);
    let played = simulate(design, inventory.as_ref(), outlook, &question, &mut |_| true)
        .map_err(|reason| context.unusable(&reason))?;
    // Nobody stops it here.
    let Some(simulation) = played else { return Ok(()) };
    match context.call.format {
        Format::Json => output.json(&to_json(&simulation, context.texts)),
        Format::Csv => output.text(&simulate::csv(&simulation)),
        _ => output.text(&simulate::report(&simulation, context.texts, simulate::WIDTH)),
    }
}

/// The question that the options ask, or the option that is refused, and why.
fn question(asked: &Asked<'_>, design: &FleetDesign) -> Result<Question, (&'static str, Phrase)> {
    let mut question = Question::of(design);
    if let Some(scenario) = asked.scenario {
        question.scenario = Scenario::read(scenario).map_err(|reason| ("--scenario", reason))?;
    }
    if let Some(hours) = asked.hours {
        question.outage = simulate::hours(hours).map_err(|reason| ("--hours", reason))?;
    }
    if let Some(clusters) = asked.clusters {
        let count = simulate::clusters(clusters).map_err(|reason| ("--clusters", reason))?;
        question.clusters = Some(count);
    }
    if let Some(seed) = asked.seed {
        question.seed = simulate::seed(seed).map_err(|reason| ("--seed", reason))?;
    }
    Ok(question)
}

fn refused(option: &'static str, reason: Phrase) -> Phrase {
    Phrase::new("cli-outage-refused").with("option", option).with("reason", reason)
}

/// A simulation as the contract's JSON.
fn to_json(simulation: &Simulation, texts: &Texts) -> Value {
    let question = &simulation.question;
    let region = match &question.scenario {
        Scenario::Region(region) => Some(region),
        _ => None,
    };
    json!({
        "clusters": simulation.clusters,
        "engine": simulation.engine.map_or("mixed", |engine| engine.word()),
        "outage_s": question.outage.as_seconds(),
        "seed": question.seed,
        "scenario": question.scenario.word(),
        "region": region,
        "cut_off": simulation.cut_off,
        "steady_rps": thousandths(simulation.steady_rps),
        "peak_rps": thousandths(simulation.peak_rps),
        "peak_at_s": whole(simulation.peak_at_s),
        "advised_rps": simulation.advised_rps,
        "converged_s": simulation.converged.map(percentiles_json),
        "images_s": simulation.images.map(percentiles_json),
        "bytes_per_cluster_per_month": simulation.bytes_per_month.high,
        "bytes_per_cluster_per_month_low": simulation.bytes_per_month.low,
        "risks": each(&simulation.risks, |risk| risk_json(risk, texts)),
        "timeline": each(&simulation.timeline, step_json),
        "sources": each(&simulation.sources, source_json),
        "devices": each(&simulation.devices, device_json),
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
