//! What the benchmarks share: a fleet with every cluster by name, and a workbench on a screen.
#![allow(dead_code, unreachable_pub, reason = "each benchmark uses a part of it")]

use std::iter::repeat_n;
use std::time::{Duration, Instant};

use fleetwright::catalog::Catalog;
use fleetwright::design::FleetDesign;
use fleetwright::design::inventory::Inventory;
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

/// An inventory of so many clusters with a column of labels: each region has its share of them, and
/// its device types and rings come in turn.
pub fn inventory(design: &FleetDesign, clusters: u32) -> String {
    let (regions, rings) = (design.regions(), design.rings());
    let mut csv = "name,region,device,ring,site\n".to_owned();
    let regions =
        regions.iter().flat_map(|region| repeat_n(&region.name, region.clusters as usize));
    let kinds = design.devices.iter().cycle().zip(rings.iter().cycle());
    for (at, (region, (device, ring))) in (0..clusters).zip(regions.zip(kinds)) {
        let (device, ring) = (&device.name, &ring.name);
        csv.push_str(&format!("cluster-{at},{region},{device},{ring},site-{}\n", at / 10));
    }
    csv
}

/// A workbench on a screen, which keeps what drawing leaves behind for the next frame.
pub struct Bench {
    pub model: Model,
    view: ViewState,
    look: Look,
    terminal: Terminal<TestBackend>,
    times: Vec<Duration>,
}

impl Bench {
    /// A workbench with a design, after these keys and the frame that follows them.
    pub fn new(design: FleetDesign, inventory: Option<Inventory>, keys: &[&str]) -> Self {
        let mut model = Model::new(Start {
            session: Session::new(design),
            grounds: Grounds { catalog: Catalog::builtin(), inventory, ..Grounds::default() },
            keymap: Keymap::builtin(),
            language: Language::En,
            theme: ("dark".to_owned(), vec!["dark".to_owned()]),
        });
        model.size = SIZE;
        let Ok(terminal) = Terminal::new(TestBackend::new(SIZE.0, SIZE.1));
        let (view, look) = (ViewState::default(), Look::default());
        let mut bench = Self { model, view, look, terminal, times: Vec::new() };
        for key in keys {
            bench.press(key);
        }
        // The first frame unpacks grammars and is no keystroke.
        bench.draw();
        bench
    }

    fn draw(&mut self) {
        let Self { model, view, look, terminal, .. } = self;
        let Ok(_) = terminal.draw(|frame| draw(model, look, view, frame));
    }

    fn press(&mut self, key: &str) {
        if let Some(key) = Key::read(key) {
            update(&mut self.model, Message::Key(key));
        }
    }

    /// Presses a key, draws, and remembers how long that took.
    pub fn keystroke(&mut self, key: &str) {
        let start = Instant::now();
        self.press(key);
        self.draw();
        self.times.push(start.elapsed());
    }

    /// The median, in milliseconds.
    pub fn median(self) -> f64 {
        median(self.times)
    }
}

/// The most memory that this process has held so far, in MiB; nothing where the system does not tell.
pub fn most_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    let kib: f64 = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kib / 1_024.0)
}

/// The median of some times, in milliseconds.
pub fn median(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1e3)
}
