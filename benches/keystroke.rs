//! What a keystroke costs in a fleet of ten clusters, in one of ten thousand, and in a session with
//! fifty device types, two hundred workloads and ten thousand clusters by name.
//!
//! They are timed in turn within one run, so that the ratios hold however busy the machine is.
//! A keystroke is everything: the edit, findings, budget, outlook, prompt, the list of the tree,
//! the file that is looked at, and the frame.

use std::time::{Duration, Instant};

use fleetwright::catalog::Catalog;
use fleetwright::design::fields::set;
use fleetwright::design::inventory::Inventory;
use fleetwright::design::read::read;
use fleetwright::design::{FleetDesign, List};
use fleetwright::session::Session;
use fleetwright::text::Language;
use fleetwright::theme::Look;
use fleetwright::workbench::key::Key;
use fleetwright::workbench::keymap::Keymap;
use fleetwright::workbench::message::Message;
use fleetwright::workbench::model::{Model, Start};
use fleetwright::workbench::preview::Grounds;
use fleetwright::workbench::update::update;
use fleetwright::workbench::view::{ViewState, draw};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// Columns and rows of the screen.
const SIZE: (u16, u16) = (160, 48);

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
    let (regions, rings) = (design.regions(), design.rings());
    let mut csv = "name,region,device,ring\n".to_owned();
    for (at, device) in (0..CLUSTERS).zip(design.devices.iter().cycle()) {
        let (region, ring) = (&regions[0].name, &rings[0].name);
        csv.push_str(&format!("cluster-{at},{region},{},{ring}\n", device.name));
    }
    let inventory = Inventory::read(csv.as_bytes()).ok()?;
    Some((design, inventory))
}

/// A workbench in the middle of editing the field below the fleet's name.
fn workbench(design: FleetDesign, inventory: Option<Inventory>) -> Model {
    let mut model = Model::new(Start {
        session: Session::new(design),
        grounds: Grounds { catalog: Catalog::builtin(), inventory, ..Grounds::default() },
        keymap: Keymap::builtin(),
        language: Language::En,
        theme: ("dark".to_owned(), vec!["dark".to_owned()]),
    });
    for key in ["j", "enter"] {
        press(&mut model, key);
    }
    model
}

fn press(model: &mut Model, key: &str) {
    if let Some(key) = Key::read(key) {
        update(model, Message::Key(key));
    }
}

/// A workbench on a screen, which keeps what drawing leaves behind for the next frame.
struct Bench {
    model: Model,
    view: ViewState,
    look: Look,
    terminal: Terminal<TestBackend>,
    times: Vec<Duration>,
}

impl Bench {
    fn new(mut model: Model) -> Self {
        model.size = SIZE;
        let Ok(terminal) = Terminal::new(TestBackend::new(SIZE.0, SIZE.1));
        let (view, look) = (ViewState::default(), Look::default());
        let mut bench = Self { model, view, look, terminal, times: Vec::new() };
        // The first frame unpacks grammars and is no keystroke.
        bench.draw();
        bench
    }

    fn draw(&mut self) {
        let Self { model, view, look, terminal, .. } = self;
        let Ok(_) = terminal.draw(|frame| draw(model, look, view, frame));
    }

    fn keystroke(&mut self, key: &str) {
        let start = Instant::now();
        press(&mut self.model, key);
        self.draw();
        self.times.push(start.elapsed());
    }

    /// The median, in milliseconds.
    fn median(mut self) -> f64 {
        self.times.sort();
        self.times[self.times.len() / 2].as_secs_f64() * 1e3
    }
}

fn main() {
    let (Some(ten), Some(thousands), Some((design, inventory))) =
        (fleet(10), fleet(CLUSTERS), large_session())
    else {
        eprintln!("the fleet is no session");
        std::process::exit(1);
    };
    let mut small = Bench::new(workbench(ten, None));
    let mut wide = Bench::new(workbench(thousands, None));
    let mut large = Bench::new(workbench(design, Some(inventory)));
    for round in 0..ROUNDS {
        let key = if round % 2 == 0 { "a" } else { "backspace" };
        small.keystroke(key);
        wide.keystroke(key);
        // A tenth of the rounds will do for what takes longest.
        if round % 20 < 2 {
            large.keystroke(key);
        }
    }
    report(small.median(), wide.median(), large.median());
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
