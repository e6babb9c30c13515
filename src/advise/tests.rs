//! Advice for real designs, held against trying everything.

use proptest::prelude::*;

use super::change::Change;
use super::view::View;
use super::*;
use crate::budget::budget;
use crate::design::read::read;
use crate::design::{Engine, fields::set};

const FLEET: &str = "\
fleetwright: 1
name: fleet
devices:
  - {name: gateway, memory: 2Gi, storage: ssd, clusters: 10}
gitops: {engine: argocd, repository: 'https://git.example.com/edge/fleet.git'}
workloads:
  - {name: app, image: 'ghcr.io/example/app:1.0.0', memory: {request: 64Mi, limit: 128Mi}}
  - {name: web, image: 'ghcr.io/example/web:1.0.0', replicas: 3, memory: {request: 64Mi, limit: 96Mi}}
";

fn design(sets: &[(&str, &str)]) -> FleetDesign {
    let mut design = read(FLEET).expect("a design");
    for (path, value) in sets {
        set(&mut design, path, value).expect(path);
    }
    design
}

fn first(design: &FleetDesign) -> Advice {
    advise(design, &Catalog::builtin()).remove(0)
}

/// The verdict of the first device type after some changes, or nothing where one is no field.
fn verdict_after(design: &FleetDesign, changes: &[Change]) -> Option<Verdict> {
    let mut next = design.clone();
    for change in changes {
        let view = View::of(&next, &next.devices[0]);
        next = changed(&next, &change.sets(&next, 0, &view))?;
    }
    Some(worst(&budget(&next, &Catalog::builtin()), design.devices[0].name.as_str()))
}

#[test]
fn what_fits_needs_no_advice() {
    let fits = first(&design(&[("devices[0].memory", "16Gi")]));
    assert_eq!((fits.verdict, fits.steps.len()), (Verdict::Fits, 0));
}

#[test]
fn argo_cd_on_two_gibibytes_gives_way_to_flux() {
    let design = design(&[]);
    let advice = first(&design);
    assert_eq!(advice.verdict, Verdict::Tight);
    assert_eq!(advice.verdict_after(), Verdict::Fits, "{advice:?}");
    let sets: Vec<_> = advice.steps.iter().flat_map(|step| &step.sets).collect();
    assert!(sets.contains(&&("gitops.engine".to_owned(), "flux".to_owned())), "{sets:?}");
}

#[test]
fn a_device_type_among_others_is_changed_alone() {
    let mut design = design(&[]);
    design.devices.push(design.devices[0].clone());
    set(&mut design, "devices[1].name", "rack").expect("set");
    set(&mut design, "devices[1].memory", "16Gi").expect("set");
    for step in &first(&design).steps {
        for (path, _) in &step.sets {
            assert!(path.starts_with("devices[0].") || path.starts_with("workloads["), "{path}");
        }
    }
}

#[test]
fn a_step_brings_what_it_promises() {
    for memory in ["1Gi", "1536Mi", "2Gi", "3Gi"] {
        let mut design = design(&[("devices[0].memory", memory)]);
        for step in first(&design).steps {
            let total = |design: &FleetDesign| {
                let all = budget(design, &Catalog::builtin());
                all.of("gateway", crate::budget::Role::Server).expect("a server").total
            };
            let (before, next) = (total(&design), apply(&design, &step).expect("it applies"));
            let after = total(&next);
            assert!((before.low - after.low - step.gain.low).abs() < 1e-6, "{step:?}");
            assert!((before.high - after.high - step.gain.high).abs() < 1e-6, "{step:?}");
            assert_eq!(verdict_after(&next, &[]), Some(step.verdict_after));
            design = next;
        }
    }
}

#[test]
fn a_locked_field_stays_as_it_is() {
    for locked in ["gitops.engine", "devices[0].gitops.engine", "devices[gateway].gitops.engine"] {
        let mut design = design(&[("devices[0].gitops.engine", "argocd"), ("locked", locked)]);
        for step in first(&design).steps {
            design = apply(&design, &step).expect("it applies");
        }
        assert_eq!(design.gitops_of(&design.devices[0]).engine, Engine::Argocd, "{locked}");
    }
}

#[test]
fn a_field_locked_for_a_device_type_is_not_changed_by_way_of_the_fleet() {
    let small = [("devices[0].memory", "1Gi"), ("gitops.engine", "argocd")];
    let engine = |locked: &str| {
        let mut design = design(&[small.as_slice(), &[("locked", locked)]].concat());
        for step in first(&design).steps {
            design = apply(&design, &step).expect("it applies");
        }
        design.gitops_of(&design.devices[0]).engine
    };
    assert_eq!(engine(""), Engine::Flux);
    assert_eq!(engine("devices[0].gitops.engine"), Engine::Argocd);
}

#[test]
fn no_step_breaks_a_rule() {
    // Argo CD and Flux need cluster DNS, and a volume needs its provisioner.
    let mut design = design(&[
        ("devices[0].memory", "1Gi"),
        ("workloads[0].volume.path", "/data"),
        ("workloads[0].volume.size", "1Gi"),
    ]);
    for step in first(&design).steps {
        design = apply(&design, &step).expect("it applies");
    }
    let assessment = crate::assess::Assessment::new(&design, &Catalog::builtin(), None);
    assert!(!assessment.has_errors(), "{:?}", assessment.findings);
}

#[test]
fn what_nothing_makes_fit_gets_no_promise() {
    let advice = first(&design(&[("devices[0].memory", "256Mi")]));
    assert_eq!((advice.verdict, advice.verdict_after()), (Verdict::Over, Verdict::Over));
    assert!(advice.steps.is_empty(), "{advice:?}");
}

#[test]
fn the_table_holds_every_distribution_with_every_engine() {
    let table = what_if(&design(&[]), &Catalog::builtin(), 0);
    assert_eq!(table.len(), 9);
    assert_eq!(table.iter().filter(|row| row.current).count(), 1);
    assert!(table.is_sorted_by(|one, two| one.total.high <= two.total.high));
    let current = table.iter().find(|row| row.current).expect("one");
    let now = budget(&design(&[]), &Catalog::builtin());
    assert_eq!(current.total, now.devices[0].total);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Trying all lists of one and of two changes finds none that is shorter.
    #[test]
    fn no_list_is_longer_than_a_shorter_one(memory in 900u64..2_600, request in 16u64..300, above in 0u64..300) {
        let mut design = design(&[("devices[0].memory", &format!("{memory}Mi"))]);
        set(&mut design, "workloads[0].memory.request", &format!("{request}Mi")).expect("set");
        set(&mut design, "workloads[0].memory.limit", &format!("{}Mi", request + above)).expect("set");
        let advice = first(&design);
        prop_assume!(advice.verdict != Verdict::Fits);
        let reached = advice.verdict_after();
        let all = Change::all(&design, &View::of(&design, &design.devices[0]));
        let allowed = |changes: &[Change]| {
            let mut next = design.clone();
            for change in changes {
                let view = View::of(&next, &next.devices[0]);
                match changed(&next, &change.sets(&next, 0, &view)) {
                    Some(after) => next = after,
                    None => return false,
                }
            }
            let found = crate::assess::Assessment::new(&next, &Catalog::builtin(), None).findings;
            let before = crate::assess::Assessment::new(&design, &Catalog::builtin(), None).findings;
            found.iter().filter(|finding| finding.severity != crate::check::Severity::Note).all(
                |finding| finding.id.starts_with("memory.")
                    || before.iter().any(|known| (known.id, &known.path) == (finding.id, &finding.path)),
            )
        };
        let reaches = |changes: &[Change]| {
            verdict_after(&design, changes).is_some_and(|verdict| verdict <= reached.min(Verdict::Tight))
                && verdict_after(&design, changes) < Some(advice.verdict)
                && allowed(changes)
        };
        for (at, one) in all.iter().enumerate() {
            if advice.steps.len() != 1 {
                prop_assert!(!reaches(&[*one]), "{one:?} is enough: {advice:?}");
            }
            if advice.steps.is_empty() || advice.steps.len() > 2 {
                for two in all[at + 1..].iter().filter(|two| one.goes_with(**two)) {
                    prop_assert!(!reaches(&[*one, *two]), "{one:?} and {two:?}: {advice:?}");
                }
            }
        }
    }
}
