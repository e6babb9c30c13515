//! The outage simulator above the panes.

use std::sync::Arc;
use std::sync::mpsc::channel;

use super::*;
use crate::workbench::outage::Job;
use crate::workbench::overlay::Overlay;

fn of_top<'a>(bench: &'a Runtime<'_>) -> Option<&'a crate::workbench::outage::Outage> {
    match bench.model.overlays.last() {
        Some(Overlay::Outage(outage)) => Some(outage),
        _ => None,
    }
}

#[test]
fn an_outage_is_played_scrolled_turned_and_left() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    for (columns, rows) in [(80, 24), (160, 48)] {
        press(&mut bench, "O");
        let seen = screen(&mut bench, columns, rows);
        assert!(seen.contains("every link is down") && seen.contains('█'), "{seen}");
        press(&mut bench, "pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn");
        let seen = screen(&mut bench, columns, rows);
        assert!(seen.contains("A model, not a measurement"), "{seen}");
        press(&mut bench, "up");
        assert_ne!(screen(&mut bench, columns, rows), seen, "nothing was scrolled beyond the end");
        press(&mut bench, "left left");
        let seen = screen(&mut bench, columns, rows);
        assert!(seen.contains("the Git host is down"), "{seen}");
        press(&mut bench, "esc");
        assert!(bench.model.overlays.is_empty());
    }
}

#[test]
fn a_fleet_without_clusters_says_so() {
    let mut memory = Memory::default();
    let mut design = fleet();
    design.devices.clear();
    let mut bench = bench(design, &mut memory);
    press(&mut bench, "O");
    assert!(bench.model.overlays.is_empty());
    let seen = screen(&mut bench, 100, 30);
    assert!(seen.contains("has no clusters"), "{seen}");
}

#[test]
fn keys_are_read_while_it_plays_and_what_nobody_waits_for_is_dropped() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let (sender, receiver) = channel();
    let later = move |message| {
        let _ = sender.send(message);
    };
    bench.later = Some(Arc::new(later));
    press(&mut bench, "O");
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("Playing the outage: 0%"), "{seen}");
    let number = of_top(&bench).expect("it is open").number;
    bench.handle(Message::Simulating(number, 40), &mut NoScreen);
    bench.handle(Message::Simulating(number + 1, 90), &mut NoScreen);
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("Playing the outage: 40%"), "{seen}");
    // The thread ends by itself, whether it was stopped in time or not.
    press(&mut bench, "right");
    let all: Vec<Message> = receiver.iter().take(1).collect();
    for message in all {
        let old = matches!(&message, Message::Simulated(of, _) if *of == number);
        bench.handle(message, &mut NoScreen);
        let answered = of_top(&bench).is_some_and(|outage| outage.simulation.is_some());
        assert_ne!(answered, old, "an answer to the question before is none");
    }
    press(&mut bench, "esc");
    bench.handle(Message::Simulating(number + 1, 10), &mut NoScreen);
    assert!(bench.model.overlays.is_empty());
}

#[test]
fn esc_stops_the_play() {
    let mut memory = Memory::default();
    let mut design = fleet();
    for device in &mut design.devices {
        device.clusters = 100_000;
    }
    let mut bench = bench(design, &mut memory);
    let (sender, _receiver) = channel();
    let later = move |message| {
        let _ = sender.send(message);
    };
    bench.later = Some(Arc::new(later));
    press(&mut bench, "O");
    let number = of_top(&bench).expect("it is open").number;
    let job = Job::of(&bench.model, number).expect("it is asked for");
    let stopped = Job::of(&bench.model, number).expect("it is asked for");
    assert!(Job::of(&bench.model, number + 1).is_none());
    let mut told = Vec::new();
    let end = job.run(&mut |message| told.push(message));
    assert!(matches!(end, Some(Message::Simulated(of, Ok(_))) if of == number));
    assert!(told.len() >= 15, "{}", told.len());
    press(&mut bench, "esc");
    assert!(stopped.run(&mut |_| {}).is_none());
}
