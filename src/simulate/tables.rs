//! The tables of a simulation: what becomes of each ring, and what a setting changes.

use super::compare::Row;
use super::page::Page;
use super::result::{Percentiles, RingResult, Simulation};
use super::words::{megabytes, rate, time};
use crate::text::Phrase;

/// Columns of a number.
const NUMBER: usize = 9;
/// Columns of a number under a longer head.
const WIDE: usize = 12;
/// Columns that a long name is cut to.
const NAME: usize = 22;

impl Page<'_> {
    /// Ring by ring: when it has the change, and who gets it late.
    pub(super) fn rings(&self, simulation: &Simulation) -> Vec<String> {
        let word = |key: &str| self.texts.get(&format!("simulate-rings-{key}"));
        let per_cent =
            |share: f64| self.texts.say(&Phrase::new("simulate-per-cent").with("share", share));
        let heads = [
            (word("promoted"), NUMBER),
            (word("clusters"), NUMBER),
            (per_cent(50.0), NUMBER),
            (per_cent(95.0), NUMBER),
            (per_cent(100.0), NUMBER),
            (word("before-next"), WIDE),
            (word("late"), NUMBER + 1),
        ];
        let mut lines = self.wrap(&self.texts.get("simulate-rings"), 0);
        let rows = simulation.rings.iter().map(|ring| (ring.name.clone(), self.ring_cells(ring)));
        lines.extend(self.table(&word("name"), &heads, &rows.collect::<Vec<_>>()));
        lines.extend(self.late(simulation));
        lines.extend(self.wrap(&word("note"), 2));
        lines
    }

    fn ring_cells(&self, ring: &RingResult) -> [String; 7] {
        let span = |pick: fn(Percentiles) -> f64| {
            ring.converged.map_or_else(none, |delays| time(pick(delays), self.texts))
        };
        let count = |clusters: u64| self.count(clusters);
        [
            time(ring.promoted_s, self.texts),
            count(ring.clusters),
            span(|delays| delays.p50),
            span(|delays| delays.p95),
            span(|delays| delays.p100),
            ring.before_next.map_or_else(none, count),
            count(ring.late()),
        ]
    }

    /// Who gets the change late, by device type, and how late.
    fn late(&self, simulation: &Simulation) -> Vec<String> {
        let mut lines = Vec::new();
        for ring in simulation.rings.iter().filter(|ring| ring.late.len() > 1) {
            let one =
                |(device, clusters): &(String, u64)| format!("{device} {}", self.count(*clusters));
            let devices: Vec<String> = ring.late.iter().map(one).collect();
            let phrase = Phrase::new("simulate-rings-by-device")
                .with("ring", ring.name.as_str())
                .with("devices", devices.join(", "));
            lines.extend(self.wrap(&self.texts.say(&phrase), 2));
        }
        if let Some(delays) = simulation.converged {
            let phrase = Phrase::new("simulate-rings-from-return")
                .with("half", time(delays.p50, self.texts))
                .with("most", time(delays.p95, self.texts))
                .with("all", time(delays.p100, self.texts));
            lines.extend(self.wrap(&self.texts.say(&phrase), 2));
        }
        lines
    }

    /// What each setting changes, beside the design as it is.
    pub(super) fn settings(&self, rows: &[Row]) -> Vec<String> {
        let word = |key: &str| self.texts.get(&format!("simulate-settings-{key}"));
        let heads = [
            (word("steady"), NUMBER),
            (word("peak"), NUMBER),
            (word("p95"), NUMBER + 1),
            (word("p100"), NUMBER + 1),
            (word("month"), WIDE),
        ];
        let mut lines = self.wrap(&self.texts.get("simulate-settings"), 0);
        let cells = rows.iter().map(|row| (self.label(row), self.setting_cells(row)));
        lines.extend(self.table(&word("name"), &heads, &cells.collect::<Vec<_>>()));
        lines.push(String::new());
        for phrase in rows.first().map(|own| self.notes(own, rows)).unwrap_or_default() {
            lines.extend(self.wrap(&self.texts.say(&phrase), 2));
        }
        lines.extend(self.wrap(&word("note"), 2));
        lines
    }

    fn setting_cells(&self, row: &Row) -> [String; 5] {
        let span = |pick: fn(Percentiles) -> f64| {
            row.converged.map_or_else(none, |delays| time(pick(delays), self.texts))
        };
        let bytes = Phrase::new("simulate-settings-range")
            .with("low", megabytes(row.bytes_per_month.low))
            .with("high", megabytes(row.bytes_per_month.high));
        [
            rate(row.steady_rps, self.texts),
            rate(row.peak_rps, self.texts),
            span(|delays| delays.p95),
            span(|delays| delays.p100),
            self.texts.say(&bytes),
        ]
    }

    fn label(&self, row: &Row) -> String {
        let present = || Phrase::new("simulate-setting-present");
        self.texts.say(&row.setting.as_ref().map_or_else(present, super::Setting::label))
    }

    /// What no column says: mirrors, and risks that come or go.
    fn notes(&self, own: &Row, rows: &[Row]) -> Vec<Phrase> {
        let mut notes = Vec::new();
        for row in rows.iter().skip(1) {
            let note = |key: &'static str| Phrase::new(key).with("setting", self.label(row));
            let interval = match row.setting {
                Some(super::Setting::Mirrors(Some(interval))) => Some(interval),
                _ => None,
            };
            if let (Some(interval), Some((region, peak))) = (interval, &row.busiest_mirror) {
                let interval = time(crate::outlook::in_seconds(interval), self.texts);
                notes.push(
                    note("simulate-settings-mirrors")
                        .with("interval", interval)
                        .with("region", region.as_str())
                        .with("rps", rate(*peak, self.texts)),
                );
            }
            for (key, risks) in [
                ("simulate-settings-without", own.more_than(row)),
                ("simulate-settings-with", row.more_than(own)),
            ] {
                if !risks.is_empty() {
                    let ids: Vec<String> = risks.iter().map(|id| format!("[{id}]")).collect();
                    notes.push(note(key).with("risks", ids.join(" ")));
                }
            }
        }
        notes
    }

    #[expect(clippy::cast_precision_loss, reason = "millions at most")]
    fn count(&self, clusters: u64) -> String {
        self.texts.number(clusters as f64)
    }

    /// A table with a head; where its columns have no room beside the names, each row is a name
    /// and, below it, the numbers with what they are, so that nothing is cut.
    fn table<const N: usize>(
        &self,
        name: &str,
        heads: &[(String, usize); N],
        rows: &[(String, [String; N])],
    ) -> Vec<String> {
        let beside: usize = heads.iter().map(|(_, width)| width).sum();
        let names = rows.iter().map(|(name, _)| name.chars().count()).max().unwrap_or(0);
        if self.width < 2 + names.min(NAME) + beside {
            return rows.iter().flat_map(|row| self.listed(heads, row)).collect();
        }
        let mut lines = vec![self.cells(name, heads)];
        lines.extend(rows.iter().map(|(name, values)| {
            let widths = heads.iter().map(|(_, width)| *width);
            self.cells(name, &values.iter().cloned().zip(widths).collect::<Vec<_>>())
        }));
        lines
    }

    fn listed<const N: usize>(
        &self,
        heads: &[(String, usize); N],
        (name, values): &(String, [String; N]),
    ) -> Vec<String> {
        // A number and what it is stay on one line.
        let said = heads.iter().zip(values);
        let said = said.map(|((head, _), value)| format!("{head} {value}").replace(' ', "\u{a0}"));
        let said: Vec<String> = said.collect();
        let mut lines = self.wrap(name, 2);
        lines.extend(self.wrap(&said.join(" · "), 4));
        lines
    }

    /// A name and numbers, each at the right of its column.
    fn cells(&self, name: &str, cells: &[(String, usize)]) -> String {
        let beside: usize = cells.iter().map(|(_, width)| width).sum();
        let room = self.width.saturating_sub(2 + beside);
        let name: String = if name.chars().count() > room {
            name.chars().take(room.saturating_sub(1)).chain(['…']).collect()
        } else {
            name.to_owned()
        };
        let mut line = vec![format!("  {name:<room$}")];
        line.extend(cells.iter().map(|(text, width)| format!("{text:>width$}")));
        line.concat()
    }
}

fn none() -> String {
    "–".to_owned()
}
