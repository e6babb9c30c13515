//! The chart of an outage: reads and convergence in windows of time, one row each, without colour.

use super::Simulation;
use super::report::Page;
use super::words::{rate, signed, time};
use crate::outlook::in_seconds;
use crate::text::{Phrase, Texts};

/// Columns of a time, of a rate and of a share in the chart.
const TIME: usize = 10;
const RATE: usize = 9;
const SHARE: usize = 9;
/// Two columns go before the time, two beside the bar and two before the share: the rest is for the
/// longest bar.
const BESIDE_BAR: usize = 2 + TIME + RATE + 2 + SHARE + 2;
/// Rows after the end of the outage.
const ROWS_AFTER: f64 = 12.0;

/// A row of the chart: a window of time.
struct Row {
    label: String,
    rate: f64,
    /// Of all clusters, how many per cent have converged by its end.
    share: f64,
}

impl Page<'_> {
    pub(super) fn chart(&self, simulation: &Simulation) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(1.0, 1.0, 40), "█".repeat(40));
        assert_eq!(bar(0.0, 1.0, 40), "");
        assert_eq!(bar(1e-9, 1.0, 40), "▏");
        assert_eq!(bar(0.51, 1.0, 10), "█████▏");
    }
}
