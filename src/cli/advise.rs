//! `fleetwright advise`: the changes that make each device type fit, or what other distributions
//! and engines would need.

use serde_json::{Map, Value, json};

use super::arguments::Format;
use super::context::Context;
use super::output::{self, Output, Stop};
use super::what_if;
use crate::advise::{Advice, Order, Step, advise};
use crate::budget::Verdict;
use crate::quote::shell;
use crate::text::{Phrase, Texts};

/// Reports the advice.
///
/// # Errors
/// [`Stop::No`] when a device type does not fit even with it.
pub(super) fn run(
    table: Option<Order>,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let subject = context.subject()?;
    if let Some(order) = table {
        return what_if::run(&subject, order, context, output);
    }
    let advice = advise(&subject.design, &context.ground.catalog);
    match context.call.format {
        Format::Json => {
            let devices = advice.iter().map(|advice| to_json(advice, context.texts));
            output.json(&json!({"devices": devices.collect::<Vec<_>>()}))?;
        }
        Format::Csv => output.text(&steps_csv(&advice, context.texts))?,
        _ => {
            let reports: Vec<String> =
                advice.iter().map(|advice| to_text(advice, context.texts)).collect();
            if reports.is_empty() {
                output.say(&(context.texts.get("advice-no-devices") + "\n"));
            }
            output.report(&reports.join("\n"))?;
        }
    }
    let fits = advice.iter().all(|advice| advice.verdict_after() == Verdict::Fits);
    if fits { Ok(()) } else { Err(Stop::No(None)) }
}

pub(super) fn rounded(mib: f64) -> f64 {
    (mib * 10.0).round() / 10.0
}

fn to_json(advice: &Advice, texts: &Texts) -> Value {
    let steps: Vec<Value> = advice.steps.iter().map(|step| step_json(step, texts)).collect();
    json!({"name": advice.name, "verdict": advice.verdict.word(), "steps": steps})
}

fn step_json(step: &Step, texts: &Texts) -> Value {
    let sets: Map<String, Value> =
        step.sets.iter().map(|(path, value)| (path.clone(), json!(value))).collect();
    json!({
        "set": sets,
        "gain_mib": {"low": rounded(step.gain.low), "high": rounded(step.gain.high)},
        "verdict_after": step.verdict_after.word(),
        "gives_up": texts.say(&step.gives_up),
        "source": step.source,
    })
}

/// The steps for a spreadsheet: a row for each field that one sets.
fn steps_csv(advice: &[Advice], texts: &Texts) -> String {
    let head = [
        "device",
        "step",
        "field",
        "value",
        "gain_low_mib",
        "gain_high_mib",
        "verdict_after",
        "gives_up",
        "source",
    ];
    let rows = advice.iter().flat_map(|advice| {
        advice.steps.iter().enumerate().flat_map(move |(at, step)| {
            step.sets.iter().map(move |(path, value)| {
                vec![
                    advice.name.clone(),
                    (at + 1).to_string(),
                    path.clone(),
                    value.clone(),
                    rounded(step.gain.low).to_string(),
                    rounded(step.gain.high).to_string(),
                    step.verdict_after.word().to_owned(),
                    texts.say(&step.gives_up),
                    texts.source(step.source),
                ]
            })
        })
    });
    output::csv(&head, rows)
}

fn to_text(advice: &Advice, texts: &Texts) -> String {
    let key = match (advice.verdict, advice.steps.is_empty(), advice.verdict_after()) {
        (Verdict::Fits, ..) => "cli-advise-fits",
        (_, true, _) if advice.crowded => "cli-advise-crowded",
        (_, true, _) => "cli-advise-nothing",
        (_, false, Verdict::Fits) => "cli-advise-steps",
        (_, false, _) => "cli-advise-nearer",
    };
    let head = Phrase::new(key)
        .with("name", advice.name.as_str())
        .with("verdict", advice.verdict.label())
        .with("count", advice.steps.len());
    let mut out = texts.say(&head) + "\n";
    for (at, step) in advice.steps.iter().enumerate() {
        let sets: Vec<String> =
            step.sets.iter().map(|set| format!("--set {}", assignment(set))).collect();
        let phrases = [
            Phrase::new("cli-advise-step")
                .with("number", at + 1)
                .with("sets", sets.join(" "))
                .with("low", step.gain.low.round())
                .with("high", step.gain.high.round())
                .with("verdict", step.verdict_after.label()),
            Phrase::new("cli-advise-gives-up").with("what", step.gives_up.clone()),
            Phrase::new("cli-advise-source").with("source", texts.source(step.source)),
        ];
        out.extend(phrases.iter().map(|phrase| texts.say(phrase) + "\n"));
    }
    out
}

/// As it is typed in a shell.
fn assignment((path, value): &(String, String)) -> String {
    shell::word(&format!("{path}={value}"))
}
