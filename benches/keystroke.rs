//! What a keystroke costs in a fleet of ten clusters, in one of ten thousand, in a session with
//! fifty device types, two hundred workloads and ten thousand clusters by name, and beside a prompt
//! some ten times as long as usual, shown raw and formatted.
//!
//! They are timed in turn within one run, so that the ratios hold however busy the machine is.
//! A keystroke is everything: the edit, findings, budget, outlook, prompt, the list of the tree,
//! the file that is looked at, and the frame.

mod support;

use fleetwright::design::fields::set;
use fleetwright::design::inventory::Inventory;
use fleetwright::design::read::read;
use fleetwright::design::{FleetDesign, List};
use support::Bench;

/// In the middle of editing the field below the fleet's name.
const EDITING: [&str; 2] = ["j", "enter"];

/// The same beside the formatted prompt.
const EDITING_FORMATTED: [&str; 4] = ["M", "esc", "j", "enter"];
/// Lines of notes that make a long prompt.
const NOTES: usize = 1_000;

/// So many keystrokes of each fleet are timed.
const ROUNDS: usize = 200;

/// The clusters of the larger two.
const CLUSTERS: u32 = 10_000;
/// The device types of the large session.
const DEVICES: u32 = 50;
/// Its workloads.
const WORKLOADS: usize = 200;

const FLEET: &str = include_str!("../sessions/sensor-gateways.yaml");

/// A fleet of one device type with this many clusters in one region.
fn fleet(clusters: u32) -> Option<FleetDesign> {
    let mut design = read(FLEET).ok()?;
    design.devices.truncate(1);
    set(&mut design, "devices[0].clusters", &clusters.to_string()).ok()?;
    design.fleet.regions.truncate(1);
    set(&mut design, "fleet.regions[0].clusters", &clusters.to_string()).ok()?;
    Some(design)
}

/// A fleet of many device types and workloads, with every cluster in an inventory.
fn large_session() -> Option<(FleetDesign, Inventory)> {
    let mut design = fleet(CLUSTERS / DEVICES)?;
    for _ in 1..DEVICES {
        List::Devices.duplicate(&mut design, 0);
    }
    while List::Workloads.len(&design) < WORKLOADS {
        List::Workloads.duplicate(&mut design, 0);
    }
    set(&mut design, "fleet.regions[0].clusters", &CLUSTERS.to_string()).ok()?;
    let csv = support::inventory(&design, CLUSTERS);
    let inventory = Inventory::read(csv.as_bytes()).ok()?;
    Some((design, inventory))
}

/// A fleet whose prompt has a long text of its owner, with the marks that Markdown knows.
fn talkative() -> Option<FleetDesign> {
    let mut design = fleet(10)?;
    let line = "- **Site**: two doors, `one` cable; work at night only, and never when the wind is up, says the owner.";
    set(&mut design, "prompt.notes", &vec![line; NOTES].join("\n")).ok()?;
    Some(design)
}

fn main() {
    let (Some(ten), Some(thousands), Some((design, inventory)), Some(talkative)) =
        (fleet(10), fleet(CLUSTERS), large_session(), talkative())
    else {
        eprintln!("the fleet is no session");
        std::process::exit(1);
    };
    let mut small = Bench::new(ten, None, &EDITING);
    let mut wide = Bench::new(thousands, None, &EDITING);
    let mut large = Bench::new(design, Some(inventory), &EDITING);
    let mut raw = Bench::new(talkative.clone(), None, &EDITING);
    let characters = raw.model.preview.length.characters;
    let mut formatted = Bench::new(talkative, None, &EDITING_FORMATTED);
    for round in 0..ROUNDS {
        let key = if round % 2 == 0 { "a" } else { "backspace" };
        small.keystroke(key);
        wide.keystroke(key);
        // A tenth of the rounds will do for what takes longest.
        if round % 20 < 2 {
            large.keystroke(key);
            raw.keystroke(key);
            formatted.keystroke(key);
        }
    }
    let small = small.median();
    report(small, wide.median(), large.median());
    report_prompt(characters, small, raw.median(), formatted.median());
}

/// A prompt is wrapped whole at each keystroke, and taken apart before where it is formatted.
fn report_prompt(characters: usize, small: f64, raw: f64, formatted: f64) {
    println!("  a prompt of {characters} characters");
    println!("  raw              {raw:>8.3} ms");
    println!("  formatted        {formatted:>8.3} ms");
    println!("  ratio            {:>8.2}     (of the first fleet, raw)", raw / small);
    println!(
        "  ratio            {:>8.2}     (formatted to raw; the aim: at most 2)",
        formatted / raw
    );
}

fn report(small: f64, wide: f64, large: f64) {
    let of_device = large / f64::from(DEVICES);
    println!("keystroke, median of {ROUNDS}");
    println!("      10 clusters  {small:>8.3} ms");
    println!("  10,000 clusters  {wide:>8.3} ms");
    println!("  ratio            {:>8.2}     (the aim: at most 1.30)", wide / small);
    println!("  {DEVICES} device types, {WORKLOADS} workloads, {CLUSTERS} clusters by name");
    println!("                   {large:>8.3} ms");
    println!("  per device type  {:>8.2}     (of the fleet of one)", of_device / small);
}
