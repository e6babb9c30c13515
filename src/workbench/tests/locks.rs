//! Locking fields in the form, and what advice makes of it.

use super::world::Memory;
use super::{bench, fleet, go_to, press, screen, toast, type_text};
use crate::design::{Engine, Memory as Quantity};
use crate::workbench::overlay::Overlay;

#[test]
fn one_key_locks_a_field_and_unlocks_it_and_undo_takes_it_back() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let before = bench.model.design.locked.clone();
    go_to(&mut bench, "devices[0].gitops.engine");
    press(&mut bench, "=");
    assert_eq!(bench.model.design.locked, ["devices[turbine-gateway].gitops.engine"]);
    assert!(toast(&bench).contains("no advice changes it"), "{}", toast(&bench));
    bench.model.toast = None;
    let shown = screen(&mut bench, 80, 24);
    assert!(shown.contains("= ‹ flux ›") && shown.contains("Locked, advice"), "{shown}");
    press(&mut bench, "=");
    assert_eq!(bench.model.design.locked, before);
    press(&mut bench, "u");
    assert_eq!(bench.model.design.locked, ["devices[turbine-gateway].gitops.engine"]);
    let at = bench.model.form.cursor.field().map(|(field, _)| field.path);
    assert_eq!(at, Some("devices[].gitops.engine"), "undo leads back to the field");
    press(&mut bench, "u");
    assert_eq!(bench.model.design.locked, before);
}

#[test]
fn a_locked_field_is_the_engineers_to_change_and_not_the_advice_s() {
    let mut memory = Memory::default();
    let mut design = fleet();
    design.devices[0].memory = Quantity::mib(2_500);
    design.devices[0].gitops.engine = Some(Engine::Argocd);
    let mut bench = bench(design, &mut memory);
    let engine_is_advised = |bench: &mut super::Runtime<'_>| {
        press(bench, "A");
        let Some(Overlay::Advice(advised)) = bench.model.overlays.last() else { return false };
        let sets = advised.advice[0].steps.iter().flat_map(|step| &step.sets);
        let found = sets.into_iter().any(|(path, _)| path == "devices[0].gitops.engine");
        press(bench, "esc");
        found
    };
    assert!(engine_is_advised(&mut bench));
    go_to(&mut bench, "devices[0].gitops.engine");
    press(&mut bench, "=");
    assert!(!engine_is_advised(&mut bench));
    press(&mut bench, "left");
    assert_ne!(bench.model.design.devices[0].gitops.engine, Some(Engine::Argocd));
}

#[test]
fn a_lock_goes_with_its_device_type() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    go_to(&mut bench, "devices[0].memory");
    press(&mut bench, "=");
    go_to(&mut bench, "devices[0].name");
    press(&mut bench, "enter ctrl-u");
    type_text(&mut bench, "mast");
    press(&mut bench, "enter J");
    assert_eq!(bench.model.design.devices[1].name.as_str(), "mast");
    assert_eq!(bench.model.design.locked, ["devices[mast].memory"]);
    go_to(&mut bench, "devices[1].name");
    press(&mut bench, "x");
    assert!(bench.model.design.locked.is_empty());
    press(&mut bench, "u");
    assert_eq!(bench.model.design.locked, ["devices[mast].memory"]);
}

#[test]
fn what_is_no_field_is_not_locked() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    for (path, told) in [("devices", "Go to a field first"), ("locked", "cannot be locked itself")]
    {
        go_to(&mut bench, path);
        press(&mut bench, "=");
        assert!(toast(&bench).contains(told), "{}", toast(&bench));
        assert!(bench.model.design.locked.is_empty());
    }
}
