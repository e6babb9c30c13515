//! The outage simulator above the panes.

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
        press(&mut bench, "shift-tab");
        screen(&mut bench, columns, rows);
        press(&mut bench, "pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn pgdn");
        let seen = screen(&mut bench, columns, rows);
        assert!(seen.contains("A model, not a measurement"), "{seen}");
        press(&mut bench, "up");
        let fits = rows > 40;
        assert_eq!(screen(&mut bench, columns, rows) == seen, fits, "nothing beyond the end");
        press(&mut bench, "tab right right right");
        let seen = screen(&mut bench, columns, rows);
        assert!(seen.contains("the Git host is down"), "{seen}");
        press(&mut bench, "esc");
        assert!(bench.model.overlays.is_empty());
    }
}

#[test]
fn what_a_setting_changes_is_a_tab_away() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "O tab");
    let seen = screen(&mut bench, 80, 24);
    for row in ["as designed", "interval 30m", "jitter 50%", "a mirror in each region"] {
        let line = seen.lines().find(|line| line.contains(row));
        let numbers = line.is_some_and(|line| line.chars().any(|c| c.is_ascii_digit()));
        assert!(numbers, "{row}: {seen}");
    }
    // The part stays while the scenario changes.
    press(&mut bench, "left");
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("What a setting changes"), "{seen}");
    press(&mut bench, "shift-tab");
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("devices come back after"), "{seen}");
    assert!(seen.contains("scenario 9 of 9"), "{seen}");
}

#[test]
fn a_promotion_goes_from_ring_to_ring_with_another_pause() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "O p");
    assert!(toast(&bench).contains("Only a promotion"), "{}", toast(&bench));
    press(&mut bench, "left left left left tab");
    let seen = screen(&mut bench, 100, 40);
    assert!(seen.contains("canary") && seen.contains("before next"), "{seen}");
    assert!(seen.contains("p pause"), "{seen}");
    press(&mut bench, "shift-tab");
    assert!(screen(&mut bench, 100, 40).contains("ring by ring, 24\u{a0}h apart"));
    press(&mut bench, "p");
    let seen = screen(&mut bench, 100, 40);
    assert!(seen.contains("ring by ring, 72\u{a0}h apart"), "{seen}");
    press(&mut bench, "p p");
    assert!(screen(&mut bench, 100, 40).contains("ring by ring, 1\u{a0}h apart"));
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
    let receiver = answered_later(&mut bench);
    press(&mut bench, "O");
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("Playing the outage: 0%"), "{seen}");
    let number = of_top(&bench).expect("it is open").number;
    bench.handle(Message::Simulating(number, 40), &mut NoScreen);
    bench.handle(Message::Simulating(number + 1, 90), &mut NoScreen);
    bench.handle(Message::Compared(number + 1, Ok(Vec::new())), &mut NoScreen);
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
    let _receiver = answered_later(&mut bench);
    press(&mut bench, "O");
    let number = of_top(&bench).expect("it is open").number;
    let job = Job::of(&bench.model, number).expect("it is asked for");
    let stopped = Job::of(&bench.model, number).expect("it is asked for");
    assert!(Job::of(&bench.model, number + 1).is_none());
    let mut told = Vec::new();
    let end = job.run(&mut |message| told.push(message));
    assert!(matches!(end, Some(Message::Simulated(of, Ok(_))) if of == number));
    assert!(told.len() >= 15, "{}", told.len());
    // What it came to is shown while other settings are being played.
    bench.handle(end.expect("it has ended"), &mut NoScreen);
    press(&mut bench, "tab");
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("Playing it with other settings: 0%"), "{seen}");
    let compares = Job::of(&bench.model, number).expect("it is asked for");
    press(&mut bench, "esc");
    assert!(stopped.run(&mut |_| {}).is_none());
    assert!(compares.run(&mut |_| {}).is_none());
}
