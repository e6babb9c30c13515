//! What a keystroke costs: the message, everything that follows from the design, and the frame.
//! It may not depend on how many clusters the fleet has.

use std::hint::black_box;

use fleetwright::catalog::Catalog;
use fleetwright::design::FleetDesign;
use fleetwright::design::fields::set;
use fleetwright::design::read::read;
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

fn main() {
    divan::main();
}

/// The sensor gateways, made as large as asked.
fn fleet(clusters: u32) -> FleetDesign {
    let mut design = read(include_str!("../sessions/sensor-gateways.yaml")).expect("a session");
    let (devices, regions) = (design.devices.len(), design.fleet.regions.len());
    for index in 0..devices {
        let count = if index == 0 { clusters } else { 0 };
        set(&mut design, &format!("devices[{index}].clusters"), &count.to_string()).expect("set");
    }
    for index in 0..regions {
        let count = if index == 0 { clusters } else { 0 };
        let path = format!("fleet.regions[{index}].clusters");
        set(&mut design, &path, &count.to_string()).expect("set");
    }
    design
}

fn press(model: &mut Model, key: &str) {
    update(model, Message::Key(Key::read(key).expect("a key")));
}

/// A workbench in which the fleet's purpose is being typed.
fn typing(clusters: u32) -> Model {
    let mut model = Model::new(Start {
        session: Session::new(fleet(clusters)),
        grounds: Grounds { catalog: Catalog::builtin(), ..Grounds::default() },
        keymap: Keymap::builtin(),
        language: Language::En,
        theme: ("dark".into(), Vec::new()),
    });
    update(&mut model, Message::Resized(160, 48));
    model.form.reveal_path(&model.design, "project.summary");
    press(&mut model, "enter");
    model
}

#[divan::bench(args = [10, 100, 1_000, 10_000])]
fn keystroke(bencher: divan::Bencher<'_, '_>, clusters: u32) {
    let mut model = typing(clusters);
    let mut view = ViewState::default();
    let look = Look::default();
    let mut terminal = Terminal::new(TestBackend::new(160, 48)).expect("a terminal");
    let mut keys = ["x", "backspace"].iter().cycle();
    bencher.bench_local(move || {
        press(&mut model, keys.next().expect("a key"));
        black_box(terminal.draw(|frame| draw(&model, &look, &mut view, frame)).is_ok())
    });
}
