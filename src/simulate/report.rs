//! A simulation for people: the numbers, a chart of the reads that needs 80 columns and no colour,
//! and the risks; and its time line as CSV.

use super::{DeviceResult, Onset, Percentiles, Scenario, Simulation, Source, Step};
use crate::outlook::{Bytes, SourceKind, in_seconds};
use crate::text::{Phrase, Texts};

/// The columns of a terminal that shows everything.
pub const WIDTH: usize = 80;
/// The chart needs so many.
const LEAST: usize = 50;
/// Columns of a time, of a rate and of a share in the chart.
const TIME: usize = 10;
const RATE: usize = 9;
const SHARE: usize = 9;
/// Two columns go before the time, two beside the bar and two before the share: the rest is for the
/// longest bar.
const BESIDE_BAR: usize = 2 + TIME + RATE + 2 + SHARE + 2;
/// Rows after the end of the outage.
const ROWS_AFTER: f64 = 12.0;

/// The report, in lines of at most so many columns (but for 50 that the chart needs).
pub fn report(simulation: &Simulation, texts: &Texts, width: usize) -> String {
    let page = Page { texts, width: width.max(LEAST) };
    let mut lines = page.wrap(&texts.say(&title(simulation, texts)), 0);
    lines.push(String::new());
    for phrase in numbers(simulation, texts) {
        lines.extend(page.wrap(&texts.say(&phrase), 2));
    }
    lines.push(String::new());
    lines.extend(page.chart(simulation));
    lines.push(String::new());
    lines.extend(page.wrap(&texts.get("simulate-devices"), 0));
    for device in simulation.devices.iter().filter(|device| device.clusters > 0) {
        lines.extend(page.wrap(&texts.say(&device_line(device, texts)), 2));
    }
    lines.push(String::new());
    lines.extend(page.risks(simulation));
    lines.push(String::new());
    lines.extend(page.wrap(&texts.get("simulate-model"), 0));
    lines.join("\n") + "\n"
}

/// What is written on: a language, and so many columns.
struct Page<'a> {
    texts: &'a Texts,
    width: usize,
}

/// The time line: one row a step, for spreadsheets.
pub fn csv(simulation: &Simulation) -> String {
    let row = |step: &Step| format!("{:.0},{:.3},{}\n", step.t_s, step.rps, step.converged);
    let rows: String = simulation.timeline.iter().map(row).collect();
    format!("t_s,rps,converged\n{rows}")
}

fn title(simulation: &Simulation, texts: &Texts) -> Phrase {
    let outage = time(in_seconds(simulation.question.outage), texts);
    let what = format!("simulate-scenario-{}", simulation.question.scenario.word());
    let mut what = Phrase::new(what).with("time", outage);
    if let Scenario::Region(region) = &simulation.question.scenario {
        what = what.with("region", region.as_str());
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
    phrases.extend(simulation.images.map(|delays| percentiles("simulate-images", delays, texts)));
    phrases.push(bytes("simulate-month", simulation.bytes_per_month));
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

/// From the least to the most.
fn bytes(key: &'static str, bytes: Bytes) -> Phrase {
    Phrase::new(key).with("low", size(bytes.low)).with("high", size(bytes.high))
}

/// An amount of data over a link, in decimal units as links are sold.
#[expect(clippy::cast_precision_loss, reason = "an amount to be read")]
fn size(bytes: u64) -> Phrase {
    let bytes = bytes as f64;
    let (key, unit) =
        if bytes < 1e6 { ("simulate-kilobytes", 1e3) } else { ("simulate-megabytes", 1e6) };
    let count = bytes / unit;
    let factor = if count < 10.0 { 10.0 } else { 1.0 };
    Phrase::new(key).with("count", (count * factor).round() / factor)
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

// --- The chart --------------------------------------------------------------------------------

/// A row of the chart: a window of time.
struct Row {
    label: String,
    rate: f64,
    /// Of all clusters, how many per cent have converged by its end.
    share: f64,
}

impl Page<'_> {
    fn chart(&self, simulation: &Simulation) -> Vec<String> {
        let outage = in_seconds(simulation.question.outage);
        let rows = |edges: &[f64], zero: f64| -> Vec<Row> {
            let windows = edges.windows(2);
            windows.map(|window| row(simulation, window, zero, self.texts)).collect()
        };
        let before = rows(&[-3_600.0, -1_800.0, 0.0], 0.0);
        let during = rows(&edges_during(outage), 0.0);
        let after = rows(&edges_after(simulation), outage);
        let all = before.iter().chain(&during).chain(&after);
        let most = all.map(|row| row.rate).fold(0.0, f64::max);
        let kind = if simulation.question.scenario.is_link() { "link" } else { "host" };
        let moment = |key: &str| {
            let phrase = Phrase::new(format!("simulate-{kind}-{key}"));
            self.ruled(&self.texts.say(&phrase.with("time", time(outage, self.texts))))
        };
        let mut lines = vec![self.heading()];
        lines.extend(before.iter().map(|row| self.line(row, most)));
        lines.push(moment("down"));
        lines.extend(during.iter().map(|row| self.line(row, most)));
        lines.push(moment("up"));
        lines.extend(after.iter().map(|row| self.line(row, most)));
        lines
    }

    /// Columns of the longest bar.
    fn bar(&self) -> usize {
        self.width - BESIDE_BAR
    }

    fn heading(&self) -> String {
        let word = |key: &str| self.texts.get(&format!("simulate-chart-{key}"));
        let (time, reads, converged) = (word("time"), word("reads"), word("converged"));
        let rest = self.bar() + SHARE + 2;
        format!("  {time:>TIME$}{reads:>RATE$}  {converged:>rest$}")
    }

    /// A moment between two rows.
    fn ruled(&self, text: &str) -> String {
        let line = "─".repeat(self.width.saturating_sub(6 + text.chars().count()));
        format!("  ── {text} {line}")
    }

    fn line(&self, row: &Row, most: f64) -> String {
        let rate = rate(row.rate, self.texts);
        let share = self.texts.say(&Phrase::new("simulate-per-cent").with("share", row.share));
        let (columns, last) = (self.bar(), SHARE + 2);
        let bar = bar(row.rate, most, columns);
        format!("  {:>TIME$}{rate:>RATE$}  {bar:<columns$}{share:>last$}", row.label)
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

    /// A paragraph; in an indented one the lines after the first are indented more.
    fn wrap(&self, text: &str, indent: usize) -> Vec<String> {
        let mut lines = vec![" ".repeat(indent)];
        let (mut length, mut fresh) = (indent, true);
        // A no-break space is no place for a break.
        for word in text.split([' ', '\n']).filter(|word| !word.is_empty()) {
            let width = word.chars().count();
            if !fresh && length + 1 + width > self.width {
                length = indent * 2;
                lines.push(" ".repeat(length));
                fresh = true;
            }
            if let Some(line) = lines.last_mut() {
                if !fresh {
                    line.push(' ');
                    length += 1;
                }
                line.push_str(word);
                length += width;
                fresh = false;
            }
        }
        lines
    }
}

/// A bar in eighths of a column; whatever is there is seen.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few columns")]
#[expect(clippy::cast_precision_loss, reason = "a few columns")]
fn bar(value: f64, most: f64, columns: usize) -> String {
    const EIGHTHS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];
    if value <= 0.0 || most <= 0.0 {
        return String::new();
    }
    let eighths = ((value / most * (columns * 8) as f64).round() as usize).max(1);
    "█".repeat(eighths / 8) + EIGHTHS[eighths % 8]
}

/// Short windows where an outage begins, and two long ones for the rest of it.
fn edges_during(outage: f64) -> Vec<f64> {
    let mut edges = vec![0.0];
    edges.extend([900.0, 1_800.0, 3_600.0, 7_200.0].into_iter().filter(|edge| *edge < outage));
    let last = edges.last().copied().unwrap_or(0.0);
    if outage - last > 7_200.0 {
        edges.push(f64::midpoint(last, outage));
    }
    edges.push(outage);
    edges
}

/// Equal windows until everything has converged and a little longer, in steps that people count in.
fn edges_after(simulation: &Simulation) -> Vec<f64> {
    const STEPS: [f64; 9] =
        [120.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0, 10_800.0, 21_600.0, 86_400.0];
    let outage = in_seconds(simulation.question.outage);
    let end = simulation.timeline.last().map_or(outage, |step| step.t_s + step.length_s);
    let through = simulation.converged.map_or(1_800.0, |delays| delays.p100 * 1.2);
    let fits = |step: &f64| through <= step * ROWS_AFTER;
    let step = STEPS.into_iter().find(fits).unwrap_or(through / ROWS_AFTER);
    let mut edges = vec![outage];
    let mut edge = outage + step;
    while edge <= end && edge - outage <= step * ROWS_AFTER {
        edges.push(edge);
        if edge - outage >= through {
            break;
        }
        edge += step;
    }
    edges
}

/// A window as a row, its time counted from `zero`.
#[expect(clippy::cast_precision_loss, reason = "millions at most")]
fn row(simulation: &Simulation, window: &[f64], zero: f64, texts: &Texts) -> Row {
    let (from, to) = (window[0], window[1]);
    let (mut reads, mut converged) = (0.0, 0);
    for step in &simulation.timeline {
        let end = step.t_s + step.length_s;
        let overlap = end.min(to) - step.t_s.max(from);
        if overlap > 0.0 {
            reads += step.rps * overlap;
        }
        if end <= to + 1e-6 {
            converged = step.converged;
        }
    }
    let share = 100.0 * converged as f64 / simulation.clusters.max(1) as f64;
    // Not all is never 100 %.
    let share = if converged < simulation.clusters { share.min(99.9) } else { share };
    Row {
        label: signed(from - zero, texts),
        rate: reads / (to - from),
        share: (share * 10.0).floor() / 10.0,
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

// --- Words and numbers ------------------------------------------------------------------------

/// Reads per second with as many decimals as tell something: the few reads of a small fleet are not
/// none.
fn rate(reads: f64, texts: &Texts) -> String {
    const LEAST: f64 = 0.01;
    match reads {
        _ if reads > 0.0 && reads < LEAST => format!("<{}", texts.number(LEAST)),
        ..1.0 => texts.number(reads),
        _ => texts.number((reads * 10.0).round() / 10.0),
    }
}

/// A span of time in the unit that it is counted in: up to three days read better in hours.
fn time(seconds: f64, texts: &Texts) -> String {
    let (key, unit) = match seconds.abs().round() {
        ..60.0 => ("simulate-seconds", 1.0),
        ..3_600.0 => ("simulate-minutes", 60.0),
        ..=259_200.0 => ("simulate-hours", 3_600.0),
        _ => ("simulate-days", 86_400.0),
    };
    let count = seconds / unit;
    let count = if unit < 60.0 { count.round() } else { (count * 10.0).round() / 10.0 };
    texts.say(&Phrase::new(key).with("count", count))
}

/// A moment before (−) or after (+) another.
fn signed(seconds: f64, texts: &Texts) -> String {
    let sign = match seconds {
        ..0.0 => "−",
        0.0 => "",
        _ => "+",
    };
    format!("{sign}{}", time(seconds.abs(), texts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::testing::played;
    use crate::simulate::{Question, hours};
    use crate::text::Language;

    #[test]
    fn the_report_fits_80_columns_in_both_languages() {
        for language in Language::ALL {
            let texts = Texts::new(language);
            for (scenario, long) in
                [("fleet", "72"), ("region=north", "0.01"), ("git", "5"), ("registry", "9000")]
            {
                let simulation = played(&[], |asked| Question {
                    scenario: Scenario::read(scenario).expect("a scenario"),
                    outage: hours(long).expect("a span"),
                    ..asked
                });
                let report = report(&simulation, &texts, WIDTH);
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
        insta::assert_snapshot!(report(&simulation, &Texts::new(Language::En), WIDTH));
    }

    #[test]
    fn the_french_report() {
        let simulation =
            played(&[], |asked| Question { scenario: Scenario::Region("north".into()), ..asked });
        insta::assert_snapshot!(report(&simulation, &Texts::new(Language::Fr), WIDTH));
    }

    #[test]
    fn the_csv_has_a_row_for_each_step() {
        let simulation = played(&[], |asked| asked);
        let csv = csv(&simulation);
        let mut lines = csv.lines();
        assert_eq!(lines.next(), Some("t_s,rps,converged"));
        assert!(
            lines.next().is_some_and(|line| line.starts_with("-3600,") && line.ends_with(",0"))
        );
        assert_eq!(csv.lines().count(), simulation.timeline.len() + 1);
        assert!(csv.ends_with(",1000\n"));
    }

    #[test]
    fn the_few_reads_of_a_small_fleet_are_not_none() {
        let simulation = played(&[], |asked| Question { clusters: Some(1), ..asked });
        let report = report(&simulation, &Texts::new(Language::En), WIDTH);
        assert!(report.contains("Reads per second: <0.01 normally"), "{report}");
        assert_eq!(rate(0.0, &Texts::new(Language::Fr)), "0");
        assert_eq!(rate(0.004, &Texts::new(Language::Fr)), "<0,01");
        assert_eq!(rate(12.345, &Texts::new(Language::En)), "12.3");
    }

    #[test]
    fn images_of_unknown_size_are_not_among_all_of_them() {
        let played = |sets: &[(&str, &str)]| {
            let simulation = played(sets, |asked| asked);
            // Where a line breaks says nothing here.
            let report = report(&simulation, &Texts::new(Language::En), WIDTH);
            report.split_whitespace().collect::<Vec<_>>().join(" ")
        };
        let open = played(&[]);
        assert!(open.contains("the size of its images is not in the design"), "{open}");
        let all = played(&[("workloads[0].image_size", "40Mi")]);
        assert!(all.contains("all its images are 42 MB"), "{all}");
        let none = played(&[("workloads[0].replicas", "0")]);
        assert!(none.contains("no workload runs on it"), "{none}");
    }

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(1.0, 1.0, 40), "█".repeat(40));
        assert_eq!(bar(0.0, 1.0, 40), "");
        assert_eq!(bar(1e-9, 1.0, 40), "▏");
        assert_eq!(bar(0.51, 1.0, 10), "█████▏");
    }
}
