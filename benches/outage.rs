//! What playing an outage of 72 hours costs, from a thousand clusters to a million: time, and the
//! most memory that the process has had by then.
//!
//! The fleet is half Flux and half Argo CD. Each size is played after the smaller ones, so that the
//! memory shown is its own.

mod support;

use std::time::{Duration, Instant};

use fleetwright::catalog::Catalog;
use fleetwright::design::fields::set;
use fleetwright::design::read::read;
use fleetwright::design::{FleetDesign, List};
use fleetwright::outlook::outlook;
use fleetwright::simulate::{Question, Scenario, simulate};

/// Sizes of the fleet.
const SIZES: [u32; 4] = [1_000, 10_000, 100_000, 1_000_000];
/// Rounds of each; the median counts.
const ROUNDS: usize = 5;

const FLEET: &str = include_str!("../sessions/sensor-gateways.yaml");

/// Two device types with an engine each, 72 hours.
fn fleet() -> Option<FleetDesign> {
    let mut design = read(FLEET).ok()?;
    List::Devices.duplicate(&mut design, 0);
    set(&mut design, "devices[1].gitops.engine", "argocd").ok()?;
    set(&mut design, "network.longest_outage", "72h").ok()?;
    Some(design)
}

fn play(design: &FleetDesign, scenario: &Scenario, clusters: u32) -> Option<Duration> {
    let outlook = outlook(design, &Catalog::builtin());
    let asked = Question::of(design);
    let question =
        Question { scenario: scenario.clone(), clusters: Some(clusters.into()), ..asked };
    let start = Instant::now();
    let simulation = simulate(design, None, &outlook, &question, &mut |_| true).ok()??;
    let took = start.elapsed();
    (simulation.clusters == u64::from(clusters)).then_some(took)
}

fn median(design: &FleetDesign, scenario: &Scenario, clusters: u32) -> Option<f64> {
    let rounds = (0..ROUNDS).map(|_| play(design, scenario, clusters));
    Some(support::median(rounds.collect::<Option<_>>()?))
}

fn main() {
    let Some(design) = fleet() else {
        eprintln!("the fleet is no session");
        std::process::exit(1);
    };
    println!("an outage of 72 h, median of {ROUNDS} (the aim: a million in 2,000 ms and 200 MiB)");
    println!("  clusters    scenario         ms   ms/1,000 clusters   most MiB so far");
    for clusters in SIZES {
        for scenario in [Scenario::Fleet, Scenario::Git, Scenario::Promotion(None)] {
            let Some(took) = median(&design, &scenario, clusters) else { continue };
            let of_thousand = took / (f64::from(clusters) / 1e3);
            let memory = support::most_memory().map_or("?".to_owned(), |mib| format!("{mib:.1}"));
            let word = scenario.word();
            println!("{clusters:>10}  {word:>10} {took:>10.2} {of_thousand:>19.4} {memory:>17}");
        }
    }
}
