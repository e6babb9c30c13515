//! What the whole budget and the advice take for twenty device types and two hundred workloads.
//!
//! Every device type is too small for what it is to carry, so that each of them has its advice
//! searched: some are one change away, some several, and some are past helping.

use std::time::Instant;

use fleetwright::advise::{Advice, advise};
use fleetwright::budget::{Budget, Verdict, budget};
use fleetwright::catalog::Catalog;
use fleetwright::design::fields::set;
use fleetwright::design::read::read;
use fleetwright::design::{FleetDesign, List};

mod support;

/// The device types.
const DEVICES: usize = 20;
/// The workloads; each runs on two of five device types, which leaves each node of those with fewer
/// pods than its kubelet runs: with more there is nothing to search.
const WORKLOADS: usize = 200;
/// So many times both are computed; the median counts.
const ROUNDS: usize = 60;
/// What they may take together, in milliseconds.
const MOST_MS: f64 = 5.0;

const FLEET: &str = include_str!("../sessions/sensor-gateways.yaml");

/// A fleet of device types from too small to just large enough.
fn fleet() -> Option<FleetDesign> {
    let mut design = read(FLEET).ok()?;
    design.devices.truncate(1);
    set(&mut design, "devices[0].storage", "ssd").ok()?;
    design.workloads.truncate(1);
    set(&mut design, "workloads[0].memory.request", "16Mi").ok()?;
    set(&mut design, "workloads[0].memory.limit", "32Mi").ok()?;
    set(&mut design, "workloads[0].devices", "").ok()?;
    set(&mut design, "gitops.engine", "argocd").ok()?;
    while List::Devices.len(&design) < DEVICES {
        List::Devices.duplicate(&mut design, 0);
    }
    while List::Workloads.len(&design) < WORKLOADS {
        List::Workloads.duplicate(&mut design, 0);
    }
    for at in 0..WORKLOADS {
        let replicas = if at % 40 == 0 { "3" } else { "1" };
        set(&mut design, &List::Workloads.at(at, "replicas"), replicas).ok()?;
        let limit = format!("{}Mi", if at % 8 == 0 { 64 + at } else { 32 });
        set(&mut design, &List::Workloads.at(at, "memory.limit"), &limit).ok()?;
        let carried = design.devices.iter().enumerate().filter(|(device, _)| (at + device) % 5 < 2);
        let names: Vec<String> = carried.map(|(_, device)| device.name.to_string()).collect();
        set(&mut design, &List::Workloads.at(at, "devices"), &names.join(",")).ok()?;
    }
    // From a little too small to far too small.
    let most = budget(&design, &Catalog::builtin()).devices.first()?.total.high;
    for at in 0..DEVICES {
        let short = 70 * u32::try_from(at).ok()?;
        let memory = format!("{:.0}Mi", most + 150.0 - f64::from(short));
        set(&mut design, &List::Devices.at(at, "memory"), &memory).ok()?;
    }
    Some(design)
}

fn main() {
    let (catalog, Some(design)) = (Catalog::builtin(), fleet()) else {
        eprintln!("the fleet is no session");
        std::process::exit(1);
    };
    let mut budgets = Vec::new();
    let mut advices = Vec::new();
    let mut both: (Budget, Vec<Advice>) = (budget(&design, &catalog), advise(&design, &catalog));
    for _ in 0..ROUNDS {
        let start = Instant::now();
        both.0 = budget(&design, &catalog);
        budgets.push(start.elapsed());
        let start = Instant::now();
        both.1 = advise(&design, &catalog);
        advices.push(start.elapsed());
    }
    let (budget, advice) = (support::median(budgets), support::median(advices));
    let of = |verdict| both.1.iter().filter(|advice| advice.verdict == verdict).count();
    let helped = both.1.iter().filter(|advice| !advice.steps.is_empty()).count();
    println!("{DEVICES} device types, {WORKLOADS} workloads, median of {ROUNDS}");
    println!(
        "  {} fit, {} tight, {} over; {helped} with advice",
        of(Verdict::Fits),
        of(Verdict::Tight),
        of(Verdict::Over)
    );
    println!("  budget  {budget:>8.3} ms, {} nodes", both.0.devices.len());
    println!("  advice  {advice:>8.3} ms");
    println!("  both    {:>8.3} ms     (at most {MOST_MS})", budget + advice);
    if budget + advice > MOST_MS {
        std::process::exit(1);
    }
}
