//! The pane of the RAM budget: its figures one by one, and the table of what another platform needs.

use std::sync::Arc;

use super::world::{Memory, NoScreen};
use super::{bench, fleet, go_to, press, screen, toast};
use crate::advise::Order;
use crate::catalog::Catalog;
use crate::design::fields::set;
use crate::design::{Distribution, Engine};
use crate::text::{Language, Texts};
use crate::workbench::figure::{What, figures};
use crate::workbench::message::Message;
use crate::workbench::overlay::Overlay;
use crate::workbench::pane::Pane;
use crate::workbench::shell::effects::Runtime;
use crate::workbench::what_if::WhatIf;

/// What the figure under the cursor is: its device type and id.
fn at(bench: &Runtime<'_>) -> (String, String) {
    let all = figures(&bench.model.preview.assessment.budget.devices);
    let figure = all[bench.model.figure];
    let id = match figure.what {
        What::Line(line) => line.id.clone(),
        What::Measured(one) => one.id.clone(),
        What::Preset(preset, _) => preset.word().to_owned(),
        What::Peak(_) => "peak".to_owned(),
        What::Wear(_) => "wear".to_owned(),
    };
    (figure.node.name.clone(), id)
}

fn go_to_figure(bench: &mut Runtime<'_>, device: &str, id: &str) {
    let count = figures(&bench.model.preview.assessment.budget.devices).len();
    bench.model.figure = (0..count)
        .find(|place| {
            bench.model.figure = *place;
            at(bench) == (device.to_owned(), id.to_owned())
        })
        .unwrap_or_else(|| panic!("no {id} on {device}"));
    bench.model.focus.set(Pane::Budget);
}

fn table<'a>(bench: &'a Runtime<'_>) -> &'a WhatIf {
    match bench.model.overlays.last() {
        Some(Overlay::WhatIf(table)) => table,
        other => panic!("no table: {other:?}"),
    }
}

/// Puts the cursor of the table on a platform.
fn choose(bench: &mut Runtime<'_>, distribution: Distribution, engine: Engine) {
    press(bench, &"up ".repeat(9));
    let is_it = |table: &WhatIf| {
        table
            .chosen()
            .is_some_and(|row| (row.found.distribution, row.found.engine) == (distribution, engine))
    };
    for _ in 0..9 {
        if is_it(table(bench)) {
            return;
        }
        press(bench, "down");
    }
    panic!("no {distribution:?} with {engine:?}");
}

#[test]
fn enter_on_a_figure_says_all_that_is_known_of_it_and_esc_goes_back() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to_figure(&mut bench, "turbine-gateway", "distribution.k3s-server");
    press(&mut bench, "enter");
    let shown = screen(&mut bench, 120, 48);
    let entry = Catalog::builtin();
    let entry = entry.get("distribution.k3s-server").expect("an entry");
    for part in ["K3s server · turbine-gateway", "working set", "estimated", "per GiB of memory"] {
        assert!(shown.contains(part), "{part}\n{shown}");
    }
    for text in [
        entry.version.as_ref().expect("a version").english(),
        entry.date.english(),
        &entry.note.english()[..30],
    ] {
        assert!(shown.contains(text), "{text}\n{shown}");
    }
    press(&mut bench, "esc");
    assert!(bench.model.overlays.is_empty());
    assert_eq!(at(&bench).1, "distribution.k3s-server");
    assert_eq!(bench.model.focus.pane, Pane::Budget);
}

#[test]
fn in_french_a_figure_says_its_note_conditions_and_source_in_french() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    bench.model.texts = Arc::new(Texts::new(Language::Fr));
    for (id, words) in [
        (
            "distribution.k3s-server",
            ["La borne basse est", "au repos sur 2 Go", "v1.16.3 à v1.26.5"],
        ),
        ("peak", ["24 clients sur une VM", "2023 et 2025", "Plus haut échantillon"]),
        ("wear", ["un seul serveur K3s", "pidstat d’un serveur", "sont un majorant"]),
    ] {
        go_to_figure(&mut bench, "turbine-gateway", id);
        press(&mut bench, "enter");
        let shown = screen(&mut bench, 120, 60).replace('\u{a0}', " ");
        for text in words {
            assert!(shown.contains(text), "{text}\n{shown}");
        }
        press(&mut bench, "esc");
    }
}

#[test]
fn a_long_entry_is_read_to_its_end_on_a_small_screen() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to_figure(&mut bench, "turbine-gateway", "distribution.k3s-server");
    press(&mut bench, "enter");
    assert!(!screen(&mut bench, 80, 20).contains("Field  "));
    press(&mut bench, &"pgdn ".repeat(9));
    assert!(screen(&mut bench, 80, 20).contains("Field  "));
}

#[test]
fn from_a_figure_enter_goes_to_the_field_that_decides_on_it() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    for (device, id, path) in [
        ("turbine-gateway", "workload.telemetry", "workloads[].memory.limit"),
        ("turbine-gateway", "engine.flux.source-controller", "devices[].gitops.engine"),
        ("nacelle-camera", "engine.argocd.redis", "gitops.engine"),
        ("nacelle-camera", "os.debian", "devices[].os"),
        ("turbine-gateway", "wear", "devices[].endurance"),
    ] {
        go_to_figure(&mut bench, device, id);
        press(&mut bench, "enter enter");
        let field = bench.model.form.cursor.field().map(|(field, _)| field.path);
        assert_eq!((field, bench.model.focus.pane), (Some(path), Pane::Form), "{id}");
        assert!(bench.model.overlays.is_empty());
    }
    go_to_figure(&mut bench, "turbine-gateway", "gke");
    press(&mut bench, "enter enter");
    assert!(toast(&bench).contains("No field decides"), "{}", toast(&bench));
    assert!(!bench.model.overlays.is_empty(), "what is read stays");
}

#[test]
fn a_workload_s_figure_names_the_session_as_its_source() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to_figure(&mut bench, "turbine-gateway", "workload.telemetry");
    press(&mut bench, "enter");
    let shown = screen(&mut bench, 100, 30);
    let path = "workloads[0].memory.limit = ";
    assert!(shown.contains("the session") && shown.contains(path), "{shown}");
}

#[test]
fn arrows_go_from_segment_to_segment() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "b right");
    assert_eq!(at(&bench).1, "distribution.k3s-server");
    press(&mut bench, "down left");
    assert_eq!(at(&bench).1, "distribution.k3s-server", "first to the head of its own");
    press(&mut bench, "left");
    assert_eq!(at(&bench), ("turbine-gateway".into(), "os.kernel-and-firmware".into()));
    press(&mut bench, "left");
    assert_eq!(at(&bench).1, "os.kernel-and-firmware", "there is nothing before");
    press(&mut bench, &"right ".repeat(40));
    assert_eq!(at(&bench), ("nacelle-camera".into(), "gke".into()));
}

#[test]
fn the_pane_opens_at_the_device_type_whose_fields_the_form_is_at() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "devices[1].memory");
    press(&mut bench, "b");
    assert_eq!(at(&bench).0, "nacelle-camera");
    assert!(screen(&mut bench, 80, 24).contains("nacelle-camera · server"));
    // Where it is there already, it stays where it is.
    press(&mut bench, "down down esc b");
    assert_eq!(at(&bench).1, "distribution.k3s-server");
}

#[test]
fn a_segment_of_the_bar_is_pointed_at() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "b");
    let shown = screen(&mut bench, 160, 48);
    let (row, line) = shown
        .lines()
        .enumerate()
        .find(|(_, line)| line.contains("k3s▆"))
        .expect("a bar with its segments named");
    let column = line.split("k3s▆").next().unwrap_or_default().chars().count();
    let place = (u16::try_from(column).expect("small"), u16::try_from(row).expect("small"));
    let target = bench.view.at(place.0, place.1).cloned().expect("something");
    bench.handle(Message::Point(target), &mut NoScreen);
    assert_eq!(at(&bench), ("turbine-gateway".into(), "distribution.k3s-server".into()));
}

#[test]
fn published_nodes_stand_beside_our_own_sum() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "b");
    let shown = screen(&mut bench, 160, 60);
    let node = &bench.model.preview.assessment.budget.devices[0];
    assert!(!node.measured.nodes.is_empty());
    for (one, agrees) in node.measured.nodes.iter().map(|one| (one, one.agrees(node.measured.own)))
    {
        let label = bench.model.texts.say(&one.label());
        let row = shown.lines().find(|line| line.contains(&label)).expect("its row");
        assert_eq!(row.contains(&format!("! {label}")), !agrees, "{row}");
    }
    assert!(shown.contains("kept for"), "{shown}");
}

#[test]
fn peak_and_flash_wear_are_beside_the_totals() {
    let mut memory = Memory::default();
    let mut design = fleet();
    let mut bench = bench(design.clone(), &mut memory);
    press(&mut bench, "b");
    let shown = screen(&mut bench, 160, 60);
    assert!(shown.contains("Peak of a busy control plane"), "{shown}");
    assert!(shown.contains("Datastore writes") && !shown.contains("Years of flash"), "{shown}");
    set(&mut design, "devices[0].endurance", "40TBW").expect("an endurance");
    bench.model.design = design;
    bench.model.assess();
    assert!(screen(&mut bench, 160, 60).contains("Years of flash"));
}

#[test]
fn over_four_gibibytes_the_pane_names_what_is_leaner() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let large = "- {id: engine.argocd.repo-server, measure: working-set, low: 3Gi, high: 5Gi, \
                 confidence: measured, source: our lab, date: 2026-11, note: a large monorepo}\n";
    let files = [("lab.yaml".to_owned(), large.to_owned())];
    bench.model.grounds.catalog = Catalog::with(files.into_iter()).expect("reads");
    bench.model.assess();
    let node = &bench.model.preview.assessment.budget.devices[1];
    assert!(!node.control_plane.within);
    go_to(&mut bench, "devices[1].memory");
    press(&mut bench, "b");
    // At once: no key is pressed to see it, on a small screen either.
    for (columns, rows) in [(80, 24), (120, 36)] {
        let shown = screen(&mut bench, columns, rows);
        assert!(shown.contains("limit 4,096") && shown.contains("Use Flux"), "{shown}");
    }
}

#[test]
fn the_table_of_platforms_is_that_of_the_device_type_under_the_cursor() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "devices[1].memory");
    press(&mut bench, "W");
    assert_eq!((table(&bench).index, table(&bench).rows.len()), (1, 9));
    assert!(table(&bench).chosen().is_some_and(|row| row.found.current));
    press(&mut bench, "right");
    assert_eq!(table(&bench).index, 0);
    press(&mut bench, "esc");
    go_to_figure(&mut bench, "nacelle-camera", "os.debian");
    press(&mut bench, "W");
    assert_eq!(table(&bench).index, 1);
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("argocd-agent") && shown.contains("now"), "{shown}");
}

#[test]
fn the_table_keeps_its_verdicts_on_a_narrow_screen_in_both_languages() {
    for language in crate::text::Language::ALL {
        let mut memory = Memory::default();
        let mut bench = bench(fleet(), &mut memory);
        bench.model.texts = std::sync::Arc::new(crate::text::Texts::new(language));
        press(&mut bench, "W");
        for (columns, rows) in [(44, 24), (60, 20), (80, 24), (160, 48)] {
            let shown = screen(&mut bench, columns, rows);
            for row in &table(&bench).rows {
                let found = &row.found;
                let verdict = bench.model.texts.say(&found.verdict.label());
                let is_its = |line: &&str| {
                    let mut words = line.split_whitespace();
                    words.any(|word| word == found.distribution.word())
                        && words.next() == Some(found.engine.word())
                };
                let line = shown.lines().find(is_its).expect("its row");
                assert!(line.split_whitespace().any(|word| word == verdict), "{columns}: {line}");
            }
        }
    }
}

#[test]
fn the_table_is_sorted_by_one_key_and_the_cursor_stays_on_its_row() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "W");
    choose(&mut bench, Distribution::K0s, Engine::Argocd);
    for order in Order::WORDS.map(|(_, order)| order).into_iter().chain([Order::Total]) {
        let table = table(&bench);
        assert_eq!(table.order, order);
        let found: Vec<_> = table.rows.iter().map(|row| &row.found).collect();
        assert!(match order {
            Order::Total => found.is_sorted_by(|a, b| a.total.high <= b.total.high),
            Order::ControlPlane => {
                found.is_sorted_by(|a, b| a.control_plane.high <= b.control_plane.high)
            }
            Order::Verdict => found.is_sorted_by_key(|row| row.verdict),
            Order::Distribution => found.is_sorted_by_key(|row| row.distribution),
            Order::Engine => found.is_sorted_by_key(|row| row.engine),
        });
        let found = &table.chosen().expect("a row").found;
        assert_eq!((found.distribution, found.engine), (Distribution::K0s, Engine::Argocd));
        press(&mut bench, "s");
    }
}

#[test]
fn a_platform_of_the_table_is_applied_and_taken_back() {
    let mut memory = Memory::default();
    let design = fleet();
    let mut bench = bench(design.clone(), &mut memory);
    go_to(&mut bench, "devices[1].memory");
    press(&mut bench, "W");
    choose(&mut bench, Distribution::K0s, Engine::Flux);
    let promised = table(&bench).chosen().expect("a row").found.total;
    press(&mut bench, "enter");
    assert!(bench.model.overlays.is_empty());
    let device = &bench.model.design.devices[1];
    let now = (
        bench.model.design.platform_of(device).distribution,
        bench.model.design.gitops_of(device).engine,
    );
    assert_eq!(now, (Distribution::K0s, Engine::Flux));
    assert_eq!(bench.model.design.platform, design.platform, "of this device type alone");
    let total = bench.model.preview.assessment.budget.devices[1].total;
    assert_eq!(total, promised);
    assert!(toast(&bench).contains("u takes it back"), "{}", toast(&bench));
    press(&mut bench, "u");
    assert_eq!(bench.model.design, design);
}

#[test]
fn what_is_locked_or_breaks_a_rule_is_not_applied_and_says_why() {
    let mut memory = Memory::default();
    let mut design = fleet();
    design.locked = vec!["platform.distribution".into()];
    set(&mut design, "devices[0].arch", "arm").expect("an architecture");
    let mut bench = bench(design.clone(), &mut memory);
    go_to(&mut bench, "devices[1].memory");
    press(&mut bench, "W");
    choose(&mut bench, Distribution::K0s, Engine::Argocd);
    press(&mut bench, "enter");
    assert!(toast(&bench).contains("is locked"), "{}", toast(&bench));
    assert!(matches!(bench.model.overlays.last(), Some(Overlay::WhatIf(_))), "the table stays");
    assert_eq!(bench.model.design, design);

    bench.model.design.locked.clear();
    press(&mut bench, "esc");
    go_to(&mut bench, "devices[0].memory");
    press(&mut bench, "W");
    choose(&mut bench, Distribution::Microk8s, Engine::Flux);
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("refused") && shown.contains("A rule refuses it"), "{shown}");
    press(&mut bench, "enter");
    assert!(toast(&bench).contains("A rule refuses it"), "{}", toast(&bench));
    assert_eq!(bench.model.design.devices, design.devices);
}

#[test]
fn without_device_types_there_is_nothing_to_show() {
    let mut memory = Memory::default();
    let mut design = fleet();
    design.devices.clear();
    let mut bench = bench(design, &mut memory);
    press(&mut bench, "b down right enter W");
    assert!(bench.model.overlays.is_empty());
    assert!(toast(&bench).contains("no device type yet"), "{}", toast(&bench));
    assert!(screen(&mut bench, 80, 24).contains("no device type yet"));
}
