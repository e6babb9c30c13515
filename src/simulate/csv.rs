//! A simulation for spreadsheets: its time line, or what a setting changes.

use super::compare::Row;
use super::result::{Percentiles, Simulation, Step};

/// The time line: one row a step, for spreadsheets; behind it a column for each ring, where a change
/// is promoted ring by ring.
pub fn csv(simulation: &Simulation) -> String {
    let row = |(place, step): (usize, &Step)| {
        let mut fields = vec![format!("{:.0},{:.3},{}", step.t_s, step.rps, step.converged)];
        let rings = simulation.rings.iter();
        fields.extend(rings.filter_map(|ring| Some(ring.timeline.get(place)?.to_string())));
        fields.join(",")
    };
    let mut heads = vec!["t_s,rps,converged".to_owned()];
    heads.extend(simulation.rings.iter().map(|ring| format!("converged_{}", ring.name)));
    let mut lines = vec![heads.join(",")];
    lines.extend(simulation.timeline.iter().enumerate().map(row));
    lines.join("\n") + "\n"
}

/// A comparison for spreadsheets: one row a setting, the design as it is first. Bytes and seconds in
/// whole numbers; nothing where nobody is kept from the change.
pub fn csv_of_settings(rows: &[Row]) -> String {
    let row = |row: &Row| {
        let setting = row.setting.as_ref().map_or("design".to_owned(), super::Setting::word);
        let span = |pick: fn(Percentiles) -> f64| {
            row.converged.map_or(String::new(), |delays| format!("{:.0}", pick(delays)))
        };
        format!(
            "{},{:.3},{:.3},{},{},{},{},{},{}\n",
            quoted(&setting),
            row.steady_rps,
            row.peak_rps,
            span(|delays| delays.p50),
            span(|delays| delays.p95),
            span(|delays| delays.p100),
            row.bytes_per_month.low,
            row.bytes_per_month.high,
            row.risks.join(" "),
        )
    };
    let rows: String = rows.iter().map(row).collect();
    format!(
        "setting,steady_rps,peak_rps,p50_s,p95_s,p100_s,bytes_per_cluster_per_month_low,\
         bytes_per_cluster_per_month,risks\n{rows}"
    )
}

/// One field of CSV (RFC 4180).
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::testing::{played, promoted};

    #[test]
    fn a_promotions_csv_has_a_column_for_each_ring() {
        let simulation = promoted(&[("canary", "10%"), ("broad", "90%")], "promotion", 30);
        let csv = csv(&simulation);
        assert!(csv.starts_with("t_s,rps,converged,converged_canary,converged_broad\n"));
        assert!(csv.ends_with(",1000,100,900\n"), "{csv}");
        assert!(csv.lines().all(|line| line.split(',').count() == 5));
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
}
