//! The chart of an outage: reads and convergence in windows of time, one row each, without colour.

use super::Simulation;
use super::page::Page;
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
        let moments = self.moments(simulation);
        let rows = |edges: &[f64], zero: f64| -> Vec<Row> {
            let windows = edges.windows(2);
            windows.map(|window| row(simulation, window, zero, self.texts)).collect()
        };
        let mut parts = vec![(None, rows(&[-3_600.0, -1_800.0, 0.0], 0.0))];
        for (place, (moment, label)) in moments.iter().enumerate() {
            let edges = match moments.get(place + 1) {
                Some((next, _)) if simulation.rings.is_empty() => edges_during(*moment, *next),
                Some((next, _)) => edges_of_ring(*moment, *next),
                None => edges_after(simulation, *moment),
            };
            // The one that comes first at a moment has no rows of its own.
            let edges = if edges.len() > 1 { edges } else { Vec::new() };
            parts.push((Some(label), rows(&edges, *moment)));
        }
        let all = parts.iter().flat_map(|(_, rows)| rows);
        let most = all.map(|row| row.rate).fold(0.0, f64::max);
        let mut lines = vec![self.heading()];
        for (label, rows) in &parts {
            lines.extend(label.map(|label| self.ruled(label)));
            lines.extend(rows.iter().map(|row| self.line(row, most)));
        }
        lines
    }

    /// The moments that rows count from, in their order, and what happens there.
    fn moments(&self, simulation: &Simulation) -> Vec<(f64, String)> {
        let outage = in_seconds(simulation.question.outage);
        let kind = if simulation.question.scenario.is_link() { "link" } else { "host" };
        let word = |key: &str| Phrase::new(format!("simulate-{kind}-{key}"));
        let up = word("up").with("time", time(outage, self.texts));
        let mut moments = vec![(0.0, self.texts.say(&word("down"))), (outage, self.texts.say(&up))];
        for ring in &simulation.rings {
            let what = Phrase::new("simulate-chart-ring").with("ring", ring.name.as_str());
            let said = if ring.promoted_s > 0.0 {
                let at = time(ring.promoted_s, self.texts);
                Phrase::new("simulate-chart-at").with("time", at).with("what", what)
            } else {
                what
            };
            moments.push((ring.promoted_s, self.texts.say(&said)));
        }
        moments.sort_by(|one, other| one.0.total_cmp(&other.0));
        moments
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
fn edges_during(from: f64, to: f64) -> Vec<f64> {
    let outage = to - from;
    let mut edges = vec![from];
    let close = [900.0, 1_800.0, 3_600.0, 7_200.0].into_iter().filter(|edge| *edge < outage);
    edges.extend(close.map(|edge| from + edge));
    let last = edges.last().copied().unwrap_or(from);
    if to - last > 7_200.0 {
        edges.push(f64::midpoint(last, to));
    }
    edges.push(to);
    edges
}

/// The first quarter of an hour after a promotion, the rest of the first hour, and the rest.
fn edges_of_ring(from: f64, to: f64) -> Vec<f64> {
    let close = [900.0, 3_600.0].into_iter().map(|edge| from + edge).filter(|edge| *edge < to);
    let mut edges: Vec<f64> = [from].into_iter().chain(close).collect();
    if to > from {
        edges.push(to);
    }
    edges
}

/// Equal windows until everything has converged and a little longer, in steps that people count in.
fn edges_after(simulation: &Simulation, from: f64) -> Vec<f64> {
    const STEPS: [f64; 9] =
        [120.0, 300.0, 600.0, 900.0, 1_800.0, 3_600.0, 10_800.0, 21_600.0, 86_400.0];
    let end = simulation.timeline.last().map_or(from, |step| step.t_s + step.length_s);
    let of_ring = simulation.rings.last().filter(|ring| ring.promoted_s >= from);
    let delays = of_ring.map_or(simulation.converged, |ring| ring.converged);
    let through = delays.map_or(1_800.0, |delays| delays.p100 * 1.2);
    let fits = |step: &f64| through <= step * ROWS_AFTER;
    let step = STEPS.into_iter().find(fits).unwrap_or(through / ROWS_AFTER);
    let mut edges = vec![from];
    let mut edge = from + step;
    while edge <= end && edge - from <= step * ROWS_AFTER {
        edges.push(edge);
        if edge - from >= through {
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
