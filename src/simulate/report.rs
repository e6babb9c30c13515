//! A simulation for people: the numbers, a chart of the reads that needs 80 columns and no colour,
//! and the risks.

use super::compare::Row;
use super::page::Page;
use super::words::{bytes, rate, size, time};
use super::{DeviceResult, Onset, Percentiles, Scenario, Simulation, Source};
use crate::outlook::{SourceKind, in_seconds};
use crate::text::{Phrase, Texts};

/// The columns of a terminal that shows everything.
pub const WIDTH: usize = 80;
/// The chart needs so many.
const LEAST: usize = 50;

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The numbers that count, and the chart.
    Overview,
    /// Ring by ring, where a change is promoted so.
    Rings,
    /// What a setting changes, where that was asked.
    Settings,
    /// Device types and risks.
    Risks,
}

/// The report, in lines of at most so many columns (but for 50 that the chart needs); with what
/// settings change, where that was asked.
pub fn report(simulation: &Simulation, rows: &[Row], texts: &Texts, width: usize) -> String {
    let parts = parts(simulation, rows, texts, width);
    let lines: Vec<String> = parts.into_iter().map(|(_, lines)| lines.join("\n") + "\n").collect();
    lines.join("\n")
}

/// The same part by part; those that say nothing are left out.
pub fn parts(
    simulation: &Simulation,
    rows: &[Row],
    texts: &Texts,
    width: usize,
) -> Vec<(Part, Vec<String>)> {
    let page = Page { texts, width: width.max(LEAST) };
    let mut parts = vec![(Part::Overview, page.overview(simulation))];
    if !simulation.rings.is_empty() {
        parts.push((Part::Rings, page.rings(simulation)));
    }
    if !rows.is_empty() {
        parts.push((Part::Settings, page.settings(rows)));
    }
    parts.push((Part::Risks, page.devices_and_risks(simulation)));
    parts
}

fn title(simulation: &Simulation, texts: &Texts) -> Phrase {
    let outage = time(in_seconds(simulation.question.outage), texts);
    let question = &simulation.question;
    let only = match &question.scenario {
        Scenario::Promotion(Some(_)) => "-region",
        _ => "",
    };
    let what = format!("simulate-scenario-{}{only}", question.scenario.word());
    let pause = time(in_seconds(question.ring_pause), texts);
    let mut what = Phrase::new(what).with("time", outage).with("pause", pause);
    if let Some(region) = question.scenario.region() {
        what = what.with("region", region);
    }
    if let Some(interval) = question.mirrors {
        let interval = time(in_seconds(interval), texts);
        what = Phrase::new("simulate-mirrored").with("what", what).with("interval", interval);
    }
    Phrase::new("simulate-title")
        .with("fleet", simulation.fleet.as_str())
        .with("what", what)
        .with("clusters", simulation.clusters)
        .with("cut", simulation.cut_off)
        .with("seed", simulation.question.seed.to_string())
}

fn numbers(simulation: &Simulation, texts: &Texts) -> Vec<Phrase> {
    let mut phrases = vec![reads(simulation, texts)];
    phrases.push(match simulation.converged {
        Some(delays) => percentiles("simulate-converged", delays, texts),
        None => Phrase::new("simulate-converged-none"),
    });
    phrases.extend(simulation.images.map(|delays| {
        let together = size(simulation.bytes_of_images.unwrap_or_default());
        percentiles("simulate-images", delays, texts).with("together", together)
    }));
    phrases.push(bytes("simulate-month", simulation.bytes_per_month));
    if let Some((region, peak)) = Row::of(None, simulation).busiest_mirror {
        let mirrors = Phrase::new("simulate-mirrors").with("region", region);
        phrases.push(mirrors.with("rps", rate(peak, texts)));
    }
    phrases
}

/// Reads, with the host's advice where there is a Git host.
fn reads(simulation: &Simulation, texts: &Texts) -> Phrase {
    let is_git = |source: &Source| source.kind == SourceKind::Repository;
    let git = simulation.sources.iter().any(is_git);
    Phrase::new(if git { "simulate-reads-git" } else { "simulate-reads" })
        .with("steady", rate(simulation.steady_rps, texts))
        .with("peak", rate(simulation.peak_rps, texts))
        .with("when", when(simulation, texts))
        .with("advised", simulation.advised_rps)
}

/// When most is read.
fn when(simulation: &Simulation, texts: &Texts) -> Phrase {
    let after = simulation.peak_at_s - in_seconds(simulation.question.outage);
    match simulation.peak_at_s {
        ..0.0 => Phrase::new("simulate-when-before"),
        _ if after < 0.0 => {
            Phrase::new("simulate-when-during").with("time", time(simulation.peak_at_s, texts))
        }
        _ => Phrase::new("simulate-when-after").with("time", time(after, texts)),
    }
}

fn percentiles(key: &'static str, delays: Percentiles, texts: &Texts) -> Phrase {
    Phrase::new(key)
        .with("half", time(delays.p50, texts))
        .with("most", time(delays.p95, texts))
        .with("all", time(delays.p100, texts))
}

fn device_line(device: &DeviceResult, texts: &Texts) -> Phrase {
    let looks = match device.first_look {
        Some((mean, most)) => Phrase::new("simulate-device-looks")
            .with("mean", time(mean, texts))
            .with("most", time(most, texts)),
        None => Phrase::new("simulate-device-kept"),
    };
    let images = match (device.load.images, device.load.unsized_images) {
        (Some(images), 0) => Phrase::new("simulate-device-images").with("size", size(images)),
        (Some(images), open) => Phrase::new("simulate-device-some-images")
            .with("size", size(images))
            .with("count", open),
        (None, 0) => Phrase::new("simulate-device-no-workloads"),
        (None, _) => Phrase::new("simulate-device-no-images"),
    };
    Phrase::new("simulate-device")
        .with("device", device.name.as_str())
        .with("engine", Phrase::new(format!("choice-{}", device.engine.word())))
        .with("clusters", device.clusters)
        .with("looks", looks)
        .with("revision", bytes("simulate-device-revision", device.load.revision))
        .with("images", images)
}

impl Page<'_> {
    fn overview(&self, simulation: &Simulation) -> Vec<String> {
        let mut lines = self.wrap(&self.texts.say(&title(simulation, self.texts)), 0);
        lines.push(String::new());
        for phrase in numbers(simulation, self.texts) {
            lines.extend(self.wrap(&self.texts.say(&phrase), 2));
        }
        lines.push(String::new());
        lines.extend(self.chart(simulation));
        lines
    }

    fn devices_and_risks(&self, simulation: &Simulation) -> Vec<String> {
        let mut lines = self.wrap(&self.texts.get("simulate-devices"), 0);
        for device in simulation.devices.iter().filter(|device| device.clusters > 0) {
            lines.extend(self.wrap(&self.texts.say(&device_line(device, self.texts)), 2));
        }
        lines.push(String::new());
        lines.extend(self.risks(simulation));
        lines.push(String::new());
        lines.extend(self.wrap(&self.texts.get("simulate-model"), 0));
        lines
    }

    fn risks(&self, simulation: &Simulation) -> Vec<String> {
        if simulation.risks.is_empty() {
            return self.wrap(&self.texts.get("simulate-risks-none"), 0);
        }
        let mut lines = self.wrap(&self.texts.get("simulate-risks"), 0);
        for risk in &simulation.risks {
            let onset =
                Onset { first_s: risk.at_s, last_s: risk.all_by_s, clusters: risk.clusters };
            let line = Phrase::new("simulate-risks-line")
                .with("when", began(onset, self.texts))
                .with("message", risk.message.clone())
                .with("id", risk.id);
            lines.extend(self.wrap(&self.texts.say(&line), 2));
        }
        lines
    }
}

/// When something begins: one moment, or from the first cluster to the last.
fn began(onset: Onset, texts: &Texts) -> String {
    let first = time(onset.first_s, texts);
    if onset.last_s - onset.first_s < 1.0 {
        return first;
    }
    let phrase = Phrase::new("simulate-from-to").with("first", first);
    texts.say(&phrase.with("last", time(onset.last_s, texts)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::testing::{design, played, played_in_rings, promoted};
    use crate::simulate::{Question, Setting, compare, hours};
    use crate::text::Language;

    #[test]
    fn the_report_fits_80_columns_in_both_languages() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for (scenario, long) in [
                ("fleet", "72"),
                ("region=north", "0.01"),
                ("git", "5"),
                ("registry", "9000"),
                ("promotion", "100"),
                ("promotion=north", "30"),
                ("months", "20000"),
            ] {
                let rings = [("canary-at-the-office", "1%"), ("early", "9%"), ("broad", "90%")];
                let simulation = played_in_rings(&[], &rings, |asked| Question {
                    scenario: Scenario::read(scenario).expect("a scenario"),
                    outage: hours(long).expect("a span"),
                    clusters: Some(20_000),
                    mirrors: (long == "5").then_some(asked.ring_pause),
                    ..asked
                });
                let design = design(&[]);
                let settings = Setting::usual(&design);
                let rows = compare(&design, None, &simulation, &settings, &mut |_| true);
                let rows = rows.expect("they can be set").expect("nobody stops it");
                let report = report(&simulation, &rows, &texts, WIDTH);
                for line in report.lines() {
                    assert!(line.chars().count() <= WIDTH, "{line}");
                    assert!(!line.ends_with(' ') || line.contains('─'), "{line:?}");
                }
                assert!(!report.contains("<simulate") && !report.contains("{$"), "{report}");
                assert!(!report.contains('\u{1b}'));
            }
        }
    }

    #[test]
    fn the_english_report() {
        let simulation = played(&[], |asked| asked);
        insta::assert_snapshot!(report(&simulation, &[], &Texts::new(Language::En), WIDTH));
    }

    #[test]
    fn the_french_report() {
        let simulation =
            played(&[], |asked| Question { scenario: Scenario::Region("north".into()), ..asked });
        insta::assert_snapshot!(report(&simulation, &[], &Texts::new(Language::Fr), WIDTH));
    }

    #[test]
    fn a_promotion_in_english() {
        let rings = [("canary", "1%"), ("early", "9%"), ("broad", "90%")];
        let simulation = promoted(&rings, "promotion=north", 30);
        insta::assert_snapshot!(report(&simulation, &[], &Texts::new(Language::En), WIDTH));
    }

    #[test]
    fn a_comparison_in_french() {
        let (design, simulation) = (design(&[]), played(&[], |asked| asked));
        let settings = Setting::usual(&design);
        let rows = compare(&design, None, &simulation, &settings, &mut |_| true);
        let rows = rows.expect("they can be set").expect("nobody stops it");
        let parts = parts(&simulation, &rows, &Texts::new(Language::Fr), WIDTH);
        let settings = parts.into_iter().find(|(part, _)| *part == Part::Settings);
        let (_, lines) = settings.expect("it was asked for");
        insta::assert_snapshot!(lines.join("\n"));
    }

    #[test]
    fn the_few_reads_of_a_small_fleet_are_not_none() {
        let simulation = played(&[], |asked| Question { clusters: Some(1), ..asked });
        let report = report(&simulation, &[], &Texts::new(Language::En), WIDTH);
        assert!(report.contains("Reads/s: <0.01 steady"), "{report}");
        assert_eq!(rate(0.0, &Texts::new(Language::Fr)), "0");
        assert_eq!(rate(0.004, &Texts::new(Language::Fr)), "<0,01");
        assert_eq!(rate(12.345, &Texts::new(Language::En)), "12.3");
    }

    #[test]
    fn images_of_unknown_size_are_not_among_all_of_them() {
        let played = |sets: &[(&str, &str)]| {
            let simulation = played(sets, |asked| asked);
            // Where a line breaks says nothing here.
            let report = report(&simulation, &[], &Texts::new(Language::En), WIDTH);
            report.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let open = played(&[]);
        assert!(open.contains("the size of its images is not in the design"), "{open}");
        let all = played(&[("workloads[0].image_size", "40Mi")]);
        assert!(all.contains("all its images are 42 MB"), "{all}");
        let none = played(&[("workloads[0].replicas", "0")]);
        assert!(none.contains("no workload runs on it"), "{none}");
    }
}
