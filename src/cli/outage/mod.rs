//! `fleetwright outage`: what happens when the link drops.

mod json;

use super::arguments::{Format, OutageOptions};
use super::context::{Context, Subject};
use super::output::{Output, Stop};
use crate::design::FleetDesign;
use crate::simulate::{self, Question, Scenario, Setting, compare, simulate};
use crate::text::Phrase;

use json::to_json;

/// Reports a simulation.
///
/// # Errors
/// When the session or an option is refused.
pub(super) fn run(
    asked: &OutageOptions,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let subject = context.subject()?;
    let unusable = |(option, reason)| context.unusable(&refused(option, reason));
    let question = question(asked, &subject.assessment.design).map_err(unusable)?;
    let settings =
        settings(&asked.compare, &subject.assessment.design, &question).map_err(unusable)?;
    let Subject { assessment, inventory, .. } = &subject;
    let (design, outlook) = (&assessment.design, &assessment.outlook);
    let played = simulate(design, inventory.as_ref(), outlook, &question, &mut |_| true)
        .map_err(|reason| context.unusable(&reason))?;
    // Nobody stops it here.
    let Some(simulation) = played else { return Ok(()) };
    let rows = if settings.is_empty() {
        Vec::new()
    } else {
        let rows = compare(design, inventory.as_ref(), &simulation, &settings, &mut |_| true);
        rows.map_err(|reason| unusable(("--compare", reason)))?.unwrap_or_default()
    };
    match context.call.format {
        Format::Json => output.json(&to_json(&simulation, &rows, context.texts)),
        Format::Csv if !rows.is_empty() => output.text(&simulate::csv_of_settings(&rows)),
        Format::Csv => output.text(&simulate::csv(&simulation)),
        _ => {
            let report = simulate::report(&simulation, &rows, context.texts, simulate::WIDTH);
            output.report(&report)
        }
    }
}

/// What the options compare with: each setting once, `usual` for those that one would try first.
fn settings(
    asked: &[String],
    design: &FleetDesign,
    question: &Question,
) -> Result<Vec<Setting>, (&'static str, Phrase)> {
    let mut settings: Vec<Setting> = Vec::new();
    for text in asked {
        let read = if text == "usual" {
            Setting::usual(design)
        } else {
            let setting = Setting::read(text, design).map_err(|reason| ("--compare", reason))?;
            if !setting.applies(design) || setting == Setting::Mirrors(question.mirrors) {
                let idle = Phrase::new("simulate-refused-setting-idle");
                return Err(("--compare", idle.with("value", text.as_str())));
            }
            vec![setting]
        };
        for setting in read {
            if !settings.contains(&setting) {
                settings.push(setting);
            }
        }
    }
    Ok(settings)
}

/// The question that the options ask, or the option that is refused, and why.
fn question(
    asked: &OutageOptions,
    design: &FleetDesign,
) -> Result<Question, (&'static str, Phrase)> {
    let mut question = match asked.scenario.as_deref() {
        Some(scenario) => {
            let read = Scenario::read(scenario).map_err(|reason| ("--scenario", reason))?;
            Question::about(design, read)
        }
        None => Question::of(design),
    };
    if let Some(pause) = asked.ring_pause.as_deref() {
        let refused = |reason| ("--ring-pause", reason);
        if !question.scenario.is_promotion() {
            return Err(refused(Phrase::new("simulate-refused-promotion-only")));
        }
        question.ring_pause = simulate::pause(pause).map_err(refused)?;
    }
    if let Some(interval) = asked.mirrors.as_deref() {
        let interval = simulate::pause(interval).map_err(|reason| ("--mirrors", reason))?;
        question.mirrors = Some(interval);
    }
    if let Some(hours) = asked.hours.as_deref() {
        question.outage = simulate::hours(hours).map_err(|reason| ("--hours", reason))?;
    }
    if let Some(clusters) = asked.clusters.as_deref() {
        let count = simulate::clusters(clusters).map_err(|reason| ("--clusters", reason))?;
        question.clusters = Some(count);
    }
    if let Some(seed) = asked.seed.as_deref() {
        question.seed = simulate::seed(seed).map_err(|reason| ("--seed", reason))?;
    }
    Ok(question)
}

fn refused(option: &'static str, reason: Phrase) -> Phrase {
    Phrase::new("cli-outage-refused").with("option", option).with("reason", reason)
}
