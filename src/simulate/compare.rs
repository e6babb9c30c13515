//! What a setting changes: the same outage with one thing set otherwise, row by row beside the
//! design as it is.

use super::question::Question;
use super::result::{Percentiles, Simulation, Source};
use super::settings::Setting;
use super::simulate;
use crate::catalog::Catalog;
use crate::design::FleetDesign;
use crate::design::inventory::Inventory;
use crate::outlook::{Bytes, outlook};
use crate::text::Phrase;

/// What came of an outage with one setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What is otherwise; nothing in the row of the design as it is.
    pub setting: Option<Setting>,
    /// Reads per second at the sources while nothing happens.
    pub steady_rps: f64,
    /// And in the busiest step.
    pub peak_rps: f64,
    /// Reads per second in the busiest step of the busiest mirror, and its region.
    pub busiest_mirror: Option<(String, f64)>,
    /// From the end of the outage until the new revision is applied, as [`Simulation::converged`].
    pub converged: Option<Percentiles>,
    /// What polling costs a cluster in a month without changes.
    pub bytes_per_month: Bytes,
    /// The risks, each once.
    pub risks: Vec<&'static str>,
}

impl Row {
    /// A simulation as a row.
    pub fn of(setting: Option<Setting>, simulation: &Simulation) -> Self {
        let mirrors = simulation.sources.iter().filter_map(mirror);
        let mut risks: Vec<&'static str> = Vec::new();
        for risk in &simulation.risks {
            if !risks.contains(&risk.id) {
                risks.push(risk.id);
            }
        }
        Self {
            setting,
            steady_rps: simulation.steady_rps,
            peak_rps: simulation.peak_rps,
            busiest_mirror: mirrors.reduce(|one, other| if other.1 > one.1 { other } else { one }),
            converged: simulation.converged,
            bytes_per_month: simulation.bytes_per_month,
            risks,
        }
    }

    /// The risks that another row does not have.
    pub fn more_than(&self, other: &Self) -> Vec<&'static str> {
        self.risks.iter().filter(|risk| !other.risks.contains(risk)).copied().collect()
    }
}

fn mirror(source: &Source) -> Option<(String, f64)> {
    source.mirror.as_ref().map(|region| (region.clone(), source.peak_rps))
}

/// The same question to the same design with each of these settings, behind the row of what was
/// played already. `watch` is told how many clusters have been played of all, and says whether to go
/// on; nothing comes of a comparison that was stopped.
///
/// # Errors
/// When a setting cannot be had, as a sentence.
pub fn compare(
    design: &FleetDesign,
    inventory: Option<&Inventory>,
    played: &Simulation,
    settings: &[Setting],
    watch: &mut dyn FnMut(u64) -> bool,
) -> Result<Option<Vec<Row>>, Phrase> {
    let catalog = Catalog::builtin();
    let mut rows = vec![Row::of(None, played)];
    let mut done = 0;
    for setting in settings {
        let (mut other, mut asked): (FleetDesign, Question) =
            (design.clone(), played.question.clone());
        setting.apply(&mut other, &mut asked)?;
        let outlook = outlook(&other, &catalog);
        let mut watch = |clusters| watch(done + clusters);
        let Some(simulation) = simulate(&other, inventory, &outlook, &asked, &mut watch)? else {
            return Ok(None);
        };
        done += simulation.clusters;
        rows.push(Row::of(Some(setting.clone()), &simulation));
    }
    Ok(Some(rows))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::testing::{design, played};

    fn rows(sets: &[(&str, &str)], scenario: &str, settings: &[&str]) -> Vec<Row> {
        let design = design(sets);
        let scenario = super::super::Scenario::read(scenario).expect("a scenario");
        let simulation =
            played(sets, |asked| Question { scenario, clusters: Some(20_000), ..asked });
        let read = |text: &&str| Setting::read(text, &design).expect(text);
        let settings: Vec<Setting> = settings.iter().map(read).collect();
        let rows = compare(&design, None, &simulation, &settings, &mut |_| true);
        rows.expect("they can be set").expect("nobody stops it")
    }

    #[test]
    fn twice_the_interval_is_half_the_reads_and_half_the_bytes() {
        let rows = rows(&[], "fleet", &["interval=30m"]);
        let (own, other) = (&rows[0], &rows[1]);
        assert!((other.steady_rps / own.steady_rps - 0.5).abs() < 1e-9);
        assert!(other.bytes_per_month.high.abs_diff(own.bytes_per_month.high / 2) <= 1);
        // Flux waits its 15 minutes whatever the interval; Argo CD waits for its own.
        let all = |row: &Row| row.converged.expect("cut off").p100;
        assert!(all(other) > 1.5 * all(own), "{rows:?}");
    }

    #[test]
    fn an_artifact_leaves_no_advice_to_exceed_and_polls_for_less() {
        let flux = [("devices[1].gitops.engine", "flux")];
        let rows = rows(&flux, "fleet", &["oci"]);
        assert_eq!(rows[0].more_than(&rows[1]), ["load.above-advice"]);
        assert!(rows[1].bytes_per_month.low < rows[0].bytes_per_month.low / 2);
    }

    #[test]
    fn a_mirror_in_each_region_leaves_the_host_the_mirrors_own_looks() {
        let rows = rows(&[], "fleet", &["mirrors=5m"]);
        let (own, mirrored) = (&rows[0], &rows[1]);
        // Two regions, one repository that both engines follow.
        assert!((mirrored.steady_rps - 2.0 / 300.0).abs() < 1e-9, "{mirrored:?}");
        assert!(mirrored.peak_rps < 0.1, "{mirrored:?}");
        let (region, peak) = mirrored.busiest_mirror.clone().expect("there are mirrors");
        // The south has seven clusters of ten.
        assert_eq!(region, "south");
        assert!((peak / (0.7 * own.peak_rps) - 1.0).abs() < 0.1, "{peak} {}", own.peak_rps);
        // The host's advice is kept; nobody comes back sooner or later for it.
        assert_eq!(own.more_than(mirrored), ["load.above-advice"]);
        let (own, mirrored) = (own.converged.expect("some"), mirrored.converged.expect("some"));
        assert!((own.p50 / mirrored.p50 - 1.0).abs() < 0.03, "{own:?} {mirrored:?}");
    }

    #[test]
    fn with_mirrors_a_host_that_is_down_stops_no_healing() {
        let rows = rows(&[], "git", &["mirrors=5m"]);
        let gone = rows[0].more_than(&rows[1]);
        for id in ["drift.uncorrected", "prune.stopped", "status.unknown", "change.waits"] {
            assert_eq!(gone.contains(&id), id != "change.waits", "{id}: {gone:?}");
        }
        // What is pushed once the host is back reaches a mirror within its interval; and on a cluster that kept
        // its source in sight, one of Argo CD's Applications may be served what the other read before.
        let all = |row: &Row| row.converged.expect("they wait for it").p100;
        assert!(all(&rows[1]) > 900.0 && all(&rows[1]) < all(&rows[0]) + 300.0 + 720.0, "{rows:?}");
    }

    #[test]
    fn storage_for_the_cache_takes_one_risk_away() {
        let rows = rows(&[("platform.addons", "coredns")], "fleet", &["cache=on"]);
        assert_eq!(rows[0].more_than(&rows[1]), ["cache.lost-on-restart"]);
        assert!(rows[1].more_than(&rows[0]).is_empty());
        assert!((rows[0].peak_rps - rows[1].peak_rps).abs() < 1e-9);
    }
}
