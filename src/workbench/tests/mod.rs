//! The whole workbench driven by keys, with a world in memory and a screen that is none.

mod budget;
mod conflict;
mod copying;
mod external_editor;
mod form;
mod hints;
mod hostile;
mod journey;
mod lengths;
mod locks;
mod outage;
mod palette;
mod random;
mod review;
mod screens;
mod search;
mod sessions;
mod tour;
mod world;

use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use ratatui::buffer::Buffer;

use self::world::{Memory, NoScreen};
use super::key::Key;
use super::keymap::Keymap;
use super::message::Message;
use super::model::{Model, Start};
use super::preview::Grounds;
use super::shell;
use super::shell::effects::Runtime;
use super::view::ViewState;
use crate::catalog::Catalog;
use crate::design::FleetDesign;
use crate::design::read::read;
use crate::session::{Session, Source};
use crate::text::Language;
use crate::theme::{Depth, Look, Marks, Theme, Themes};

/// A fleet with something of everything: two device types, one of which differs from the fleet.
const FLEET: &str = include_str!("fleet.yaml");

/// From now on what takes long is left to whoever holds the other end.
fn answered_later(bench: &mut Runtime<'_>) -> Receiver<Message> {
    let (sender, receiver) = channel();
    let later = move |message| {
        let _ = sender.send(message);
    };
    bench.later = Some(Arc::new(later));
    receiver
}

fn fleet() -> FleetDesign {
    read(FLEET).expect("a session")
}

fn model(design: FleetDesign, language: Language) -> Model {
    let mut session = Session::new(design);
    session.source = Source::Builtin("north-sea-wind".into());
    let grounds = Grounds { catalog: Catalog::builtin(), ..Grounds::default() };
    let themes = Themes::built_in().names().into_iter().map(str::to_owned).collect();
    Model::new(Start {
        session,
        grounds,
        keymap: Keymap::builtin(),
        language,
        theme: ("dark".into(), themes),
    })
}

fn look() -> Look {
    Look::new(Theme::dark().clone(), Depth::True, Marks::Unicode)
}

/// A workbench on a fleet, in a world.
fn bench(design: FleetDesign, memory: &mut Memory) -> Runtime<'_> {
    Runtime {
        model: model(design, Language::En),
        view: ViewState::default(),
        look: look(),
        themes: Themes::built_in(),
        outside: memory,
        claimed: None,
        lent: false,
        later: None,
    }
}

/// Presses keys, written as in a keymap and separated by blanks.
fn press(bench: &mut Runtime<'_>, keys: &str) {
    for key in keys.split_whitespace() {
        let key = Key::read(key).unwrap_or_else(|| panic!("{key} is no key"));
        bench.handle(Message::Key(key), &mut NoScreen);
    }
}

/// Types text, a key for each character.
fn type_text(bench: &mut Runtime<'_>, text: &str) {
    for c in text.chars() {
        let key = Key::plain(crossterm::event::KeyCode::Char(c));
        bench.handle(Message::Key(key), &mut NoScreen);
    }
}

/// Goes to the field of a path, as a jump from a finding would.
fn go_to(bench: &mut Runtime<'_>, path: &str) {
    let model = &mut bench.model;
    model.form.reveal_path(&model.design, path);
}

/// The screen as text.
fn screen(bench: &mut Runtime<'_>, columns: u16, rows: u16) -> String {
    shell::text(&frame(bench, columns, rows))
}

/// The screen cell by cell.
fn frame(bench: &mut Runtime<'_>, columns: u16, rows: u16) -> Buffer {
    bench.handle(Message::Resized(columns, rows), &mut NoScreen);
    let Runtime { model, view, look, .. } = bench;
    shell::frame(model, look, view, columns, rows)
}

fn toast(bench: &Runtime<'_>) -> String {
    let phrases = bench.model.toast.iter().flat_map(|toast| &toast.phrases);
    phrases.map(|phrase| bench.model.texts.say(phrase)).collect::<Vec<_>>().join("\n")
}

fn change_something(bench: &mut Runtime<'_>) {
    go_to(bench, "network.metered");
    press(bench, "space");
    assert!(bench.model.is_unsaved());
}
