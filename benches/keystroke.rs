//! What a keystroke costs in a fleet of ten clusters, and in one of ten thousand.
//!
//! The two are timed in turn within one run, so that the ratio holds however busy the machine is.
//! A keystroke is everything: the edit, findings, budget, outlook, prompt, the list of the tree,
//! the file that is looked at, and the frame.

use std::time::{Duration, Instant};

use fleetwright::catalog::Catalog;
use fleetwright::design::fields::set;
use fleetwright::design::read::read;
use fleetwright::session::Session;
use fleetwright::text::Language;
use fleetwright::theme::Look;
use fleetwright::workbench::key::Key;
use fleetwright::workbench::keymap::Keymap;
use fleetwright::workbench::message::Message;
use fleetwright::workbench::model::{Model, Start};
use fleetwright::workbench::plain_frame;
use fleetwright::workbench::preview::Grounds;
use fleetwright::workbench::update::update;

/// So many keystrokes of each fleet are timed.
const ROUNDS: usize = 200;

const FLEET: &str = include_str!("../sessions/sensor-gateways.yaml");

/// A workbench on a fleet of this many clusters, in the middle of editing the field below its
/// name.
fn workbench(clusters: u32) -> Option<Model> {
    let mut design = read(FLEET).ok()?;
    set(&mut design, "devices[0].clusters", &clusters.to_string()).ok()?;
    design.fleet.regions.truncate(1);
    set(&mut design, "fleet.regions[0].clusters", &clusters.to_string()).ok()?;
    let mut model = Model::new(Start {
        session: Session::new(design),
        grounds: Grounds { catalog: Catalog::builtin(), ..Grounds::default() },
        keymap: Keymap::builtin(),
        language: Language::En,
        theme: ("dark".to_owned(), vec!["dark".to_owned()]),
    });
    for key in ["j", "enter"] {
        press(&mut model, key);
    }
    Some(model)
}

fn press(model: &mut Model, key: &str) {
    if let Some(key) = Key::read(key) {
        update(model, Message::Key(key));
    }
}

fn keystroke(model: &mut Model, key: &str) -> Duration {
    let start = Instant::now();
    press(model, key);
    std::hint::black_box(plain_frame(model, &Look::default(), 160, 48));
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn main() {
    let (Some(mut small), Some(mut large)) = (workbench(10), workbench(10_000)) else {
        eprintln!("the fleet is no session");
        std::process::exit(1);
    };
    let (mut of_small, mut of_large) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let key = if round % 2 == 0 { "a" } else { "backspace" };
        of_small.push(keystroke(&mut small, key));
        of_large.push(keystroke(&mut large, key));
    }
    let (small, large) = (median(of_small), median(of_large));
    let ratio = large.as_secs_f64() / small.as_secs_f64();
    println!("keystroke, median of {ROUNDS}");
    println!("      10 clusters  {:>8.3} ms", small.as_secs_f64() * 1e3);
    println!("  10,000 clusters  {:>8.3} ms", large.as_secs_f64() * 1e3);
    println!("  ratio            {ratio:>8.2}     (the aim: at most 1.30)");
}
