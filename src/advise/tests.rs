//! Advice for real designs, held against trying everything.

use proptest::prelude::*;

use super::change::Change;
use super::view::View;
use super::*;
use crate::budget::budget;
use crate::design::read::read;
use crate::design::{Addon, Distribution, Engine, fields::set};

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
fn argo_cd_that_is_short_of_one_controller_stays_and_writes_its_applications_itself() {
    let sets = [("platform.addons", "coredns"), ("workloads[1].replicas", "1")];
    let mut design = design(&sets);
    let high = budget(&design, &Catalog::builtin()).devices[0].total.high;
    // As little memory as makes it tight by less than what the controller takes.
    set(&mut design, "devices[0].memory", &format!("{}Mi", (high + 40.0).floor())).expect("set");
    set(&mut design, "locked", "workloads[0].memory.limit, workloads[1].memory.limit")
        .expect("set");
    let advice = first(&design);
    assert_eq!((advice.verdict, advice.verdict_after()), (Verdict::Tight, Verdict::Fits));
    let [step] = advice.steps.as_slice() else { panic!("{advice:?}") };
    assert_eq!(step.sets, [("gitops.applications".to_owned(), "local".to_owned())]);
    // The controller and the shim of its pod: 35 to 130 MiB and what a pod costs.
    assert!(step.gain.low > 35.0 && step.gain.high > 130.0, "{step:?}");
    let next = apply(&design, step).expect("it applies");
    let view = View::of(&next, &next.devices[0]);
    assert!(!Change::all(&next, &view).contains(&Change::LocalApplications));
    set(&mut design, "gitops.engine", "flux").expect("set");
    let view = View::of(&design, &design.devices[0]);
    assert!(!Change::all(&design, &view).contains(&Change::LocalApplications), "Flux has none");
}

#[test]
fn an_agent_gives_way_to_argo_cd_in_its_leaner_form() {
    let agent = [
        ("gitops.engine", "argocd-agent"),
        ("gitops.hub", "hub.example.com:443"),
        ("gitops.version", "v0.9.0"),
    ];
    let design = design(&agent);
    let change = Change::Engine(Engine::Argocd);
    let view = View::of(&design, &design.devices[0]);
    assert!(Change::all(&design, &view).contains(&change));
    let next = changed(&design, &change.sets(&design, 0, &view)).expect("it applies");
    let (before, after) = (&design.devices[0], &next.devices[0]);
    assert_eq!(next.gitops_of(after).version(), "v3.5.1", "not the version of the agent");
    let total = |design: &FleetDesign| budget(design, &Catalog::builtin()).devices[0].total;
    let gain = total(&design).high - total(&next).high;
    assert!(gain > 100.0, "{gain} MiB, for there is neither agent nor controller");
    assert_eq!(
        change.gives_up(&design, &View::of(&design, before)).key,
        "advise-engine-argocd-alone"
    );
    // To Flux, the version goes, too, wherever it stands.
    let mut own = design.clone();
    set(&mut own, "devices[0].gitops.version", "v0.9.1").expect("set");
    let flux = Change::Engine(Engine::Flux);
    let next = changed(&own, &flux.sets(&own, 0, &View::of(&own, &own.devices[0])));
    let next = next.expect("it applies");
    assert_eq!(next.gitops_of(&next.devices[0]).version(), "v2.9.4");
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
fn more_pods_than_a_node_runs_become_fewer_replicas() {
    let crowded = design(&[("devices[0].memory", "64Gi"), ("workloads[1].replicas", "120")]);
    let advice = first(&crowded);
    assert_eq!((advice.verdict, advice.verdict_after()), (Verdict::Over, Verdict::Fits));
    let [step] = advice.steps.as_slice() else { panic!("{advice:?}") };
    // Of 110 places the add-ons have three, Argo CD has four, and the other workload one.
    assert_eq!(step.sets, [("workloads[1].replicas".to_owned(), "102".to_owned())]);
    let texts = crate::text::Texts::new(crate::text::Language::En);
    assert_eq!(texts.say(&step.gives_up), "the replicas of web beyond 102");
}

#[test]
fn as_many_replicas_are_kept_as_fit() {
    // Seventy replicas of 200 MiB are too many for two nodes of 8 GiB.
    let sets = [
        ("devices[0].memory", "8Gi"),
        ("devices[0].nodes", "2"),
        ("gitops.engine", "flux"),
        ("workloads[1].replicas", "70"),
        ("workloads[1].memory.request", "200Mi"),
        ("workloads[1].memory.limit", "200Mi"),
    ];
    let mut design = design(&sets);
    let advice = first(&design);
    let [step] = advice.steps.as_slice() else { panic!("{advice:?}") };
    let kept: u32 = step.sets[0].1.parse().expect("a number");
    assert!((3..70).contains(&kept) && kept.is_multiple_of(2), "{step:?}");
    assert_eq!(step.verdict_after, Verdict::Fits);
    set(&mut design, "workloads[1].replicas", &(kept + 1).to_string()).expect("set");
    assert_ne!(first(&design).verdict, Verdict::Fits, "one more is one too many");
}

#[test]
fn several_limits_come_down_where_one_is_not_enough() {
    let room = |at: usize| format!("{}Mi", 264 + at);
    let mut design = design(&[
        ("gitops.engine", "flux"),
        ("platform.addons", "coredns"),
        ("workloads[1].replicas", "1"),
        ("locked", "platform.distribution, platform.addons"),
    ]);
    for _ in 0..3 {
        crate::design::List::Workloads.duplicate(&mut design, 0);
    }
    for at in 0..5 {
        set(&mut design, &format!("workloads[{at}].memory.limit"), &room(at)).expect("set");
    }
    // Three times two hundred of room is more than 550, and twice is not.
    for (missing, steps) in [(150.0, 1), (350.0, 2), (550.0, 3), (750.0, 4)] {
        // What the system needs grows a little with the memory: a few rounds find the size.
        for _ in 0..9 {
            let high = budget(&design, &Catalog::builtin()).devices[0].total.high;
            // A hundred are kept for the eviction threshold.
            let memory = format!("{}Mi", (high + 100.0 - missing).round());
            set(&mut design, "devices[0].memory", &memory).expect("set");
        }
        let advice = first(&design);
        assert_eq!(
            (advice.steps.len(), advice.verdict_after()),
            (steps, Verdict::Fits),
            "{missing}"
        );
        let limits = |step: &Step| step.sets[0].0.ends_with("memory.limit");
        assert!(advice.steps.iter().all(limits), "{advice:?}");
    }
}

#[test]
fn too_many_workloads_are_said_to_need_nodes_and_not_memory() {
    let mut crowded = design(&[("devices[0].memory", "64Gi")]);
    for _ in 0..120 {
        crate::design::List::Workloads.duplicate(&mut crowded, 0);
    }
    let advice = first(&crowded);
    assert_eq!((advice.verdict, advice.steps.len(), advice.crowded), (Verdict::Over, 0, true));
    assert!(!first(&design(&[("devices[0].memory", "256Mi")])).crowded);
}

#[test]
fn a_step_about_a_workload_says_when_it_reaches_other_device_types() {
    let gives_up = |design: &FleetDesign| {
        let steps = first(design).steps;
        let step = steps.iter().find(|step| step.sets[0].0.starts_with("workloads["));
        let texts = crate::text::Texts::new(crate::text::Language::En);
        texts.say(&step.unwrap_or_else(|| panic!("{steps:?}")).gives_up)
    };
    let mut crowded = design(&[("devices[0].memory", "64Gi"), ("workloads[1].replicas", "120")]);
    assert!(!gives_up(&crowded).contains("each device type"));
    crowded.devices.push(crowded.devices[0].clone());
    set(&mut crowded, "devices[1].name", "rack").expect("set");
    assert!(gives_up(&crowded).contains("each device type that runs it"));
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
    let by = |order: Order| {
        let mut rows = table.clone();
        order.sort(&mut rows);
        rows
    };
    assert!(by(Order::Verdict).is_sorted_by_key(|row| row.verdict));
    assert!(by(Order::Engine).is_sorted_by_key(|row| row.engine));
    assert!(by(Order::Distribution).is_sorted_by_key(|row| row.distribution));
    let plane = by(Order::ControlPlane);
    assert!(plane.is_sorted_by(|one, two| one.control_plane.high <= two.control_plane.high));
    assert_eq!(by(Order::Total), table);
    for (word, order) in Order::WORDS {
        assert_eq!(Order::from_word(word), Some(order));
    }
    let current = table.iter().find(|row| row.current).expect("one");
    let now = budget(&design(&[]), &Catalog::builtin());
    assert_eq!(current.total, now.devices[0].total);
}

#[test]
fn every_alternative_is_searched_where_the_design_has_something_to_give() {
    let design = design(&[
        ("devices[0].nodes", "3"),
        ("platform.datastore", "etcd"),
        ("platform.upgrades", "pull"),
        ("platform.addons", "coredns, metrics-server, local-path, traefik, servicelb"),
        ("workloads[1].replicas", "7"),
    ]);
    let view = View::of(&design, &design.devices[0]);
    let all = Change::all(&design, &view);
    let others = Distribution::ALL.iter().filter(|other| **other != Distribution::K3s);
    let mut expected: Vec<Change> = Addon::ALL.iter().copied().map(Change::Without).collect();
    expected.extend([Change::LocalApplications, Change::Engine(Engine::Flux)]);
    expected.extend([Change::Sqlite, Change::UpgradesByHand]);
    expected.extend(others.copied().map(Change::Distribution));
    expected.extend([Change::Replicas(1, 3), Change::Replicas(1, 1)]);
    expected.extend([Change::LimitToRequest(0), Change::LimitToRequest(1)]);
    for change in &expected {
        assert!(all.contains(change), "{change:?}");
    }
    assert_eq!(all.len(), expected.len(), "{all:?}");
    // argocd-agent needs a hub that is there.
    let mut with_hub = design.clone();
    set(&mut with_hub, "gitops.hub", "hub.example.com:443").expect("set");
    assert!(Change::all(&with_hub, &view).contains(&Change::Engine(Engine::ArgocdAgent)));
}

#[test]
fn etcd_on_a_single_server_gives_way_to_sqlite() {
    let sets = [
        ("platform.datastore", "etcd"),
        ("devices[0].servers", "1"),
        ("gitops.engine", "flux"),
        ("platform.addons", "coredns"),
        ("workloads[0].memory.limit", "64Mi"),
        ("workloads[1].memory.limit", "64Mi"),
        ("workloads[1].replicas", "1"),
    ];
    let mut design = design(&sets);
    let node = |design: &FleetDesign| budget(design, &Catalog::builtin()).devices.remove(0);
    // As little memory as makes it tight by less than what etcd takes.
    let high = node(&design).total.high;
    set(&mut design, "devices[0].memory", &format!("{}Mi", (high + 40.0).floor())).expect("set");
    let advice = first(&design);
    assert_eq!((advice.verdict, advice.verdict_after()), (Verdict::Tight, Verdict::Fits));
    let step = advice.steps.first().expect("a step");
    assert!(step.sets.contains(&("platform.datastore".into(), "sqlite".into())), "{step:?}");
    assert_eq!(step.gives_up.key, "advise-sqlite");
}

/// What a change leaves of a design, in full.
fn after(design: &FleetDesign, change: Change) -> Option<FleetDesign> {
    let view = View::of(design, &design.devices[0]);
    changed(design, &change.sets(design, 0, &view))
}

fn troubles(design: &FleetDesign) -> Vec<(&'static str, String)> {
    let catalog = Catalog::builtin();
    crate::check::broken(design, &catalog, &crate::outlook::outlook(design, &catalog))
}

fn any_of(words: &'static [&'static str]) -> impl Strategy<Value = &'static str> {
    proptest::sample::select(words)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// What a sketch of the design allows, the whole design allows, and the other way round; and
    /// what a change is weighed as is what the budget then says.
    #[test]
    fn a_sketch_breaks_what_the_design_breaks(
        distribution in any_of(Distribution::WORDS), datastore in any_of(&["sqlite", "etcd", "postgres"]),
        engine in any_of(Engine::WORDS), storage in any_of(&["sd", "ssd"]), nodes in 1u32..4,
        runtime in any_of(&["container", "spin"]), volume in any::<bool>(), upgrades in any_of(&["pull", "by-hand"]),
        hub in any::<bool>(), replicas in 1u32..5, others in 0usize..2,
    ) {
        let mut design = design(&[
            ("devices[0].memory", "1500Mi"), ("devices[0].storage", storage),
            ("devices[0].nodes", &nodes.to_string()), ("platform.distribution", distribution),
            ("platform.datastore", datastore), ("platform.upgrades", upgrades),
            ("gitops.engine", engine), ("workloads[1].runtime", runtime),
            ("workloads[1].replicas", &replicas.to_string()),
            ("platform.addons", "coredns, metrics-server, local-path, traefik, servicelb"),
        ]);
        if volume {
            set(&mut design, "workloads[0].volume.path", "/data").expect("set");
            set(&mut design, "workloads[0].volume.size", "1Gi").expect("set");
        }
        if hub {
            set(&mut design, "gitops.hub", "hub.example.com:443").expect("set");
        }
        for _ in 0..others {
            crate::design::List::Devices.duplicate(&mut design, 0);
        }
        let catalog = Catalog::builtin();
        let view = View::of(&design, &design.devices[0]);
        let sketch = super::rules::Sketch::new(&design, &catalog, &view);
        let name = design.devices[0].name.as_str();
        let known = troubles(&design);
        for change in Change::all(&design, &view) {
            let next = after(&design, change).expect("it applies");
            let mut seen = view.clone();
            seen.change(change);
            // A fleet of one device type says it for the fleet, one of several for the device type.
            let rules = |found: Vec<(&'static str, String)>| {
                let mut rules: Vec<_> = found.into_iter().map(|(rule, _)| rule).collect();
                rules.sort_unstable();
                rules.dedup();
                rules
            };
            let known = rules(known.clone());
            let breaks = rules(troubles(&next)).iter().any(|rule| !known.contains(rule));
            let allows = sketch.allows((&design, &catalog), &seen, &[change]);
            prop_assert!(allows || breaks || others > 0 || !known.is_empty(), "{change:?}");
            prop_assert!(!(allows && breaks), "{change:?}: {:?}", rules(troubles(&next)));
            let (reader, locks) = (Reader::new(&catalog), super::rules::Locks::new(&design));
            prop_assert!(!locks.forbid(&change.sets(&design, 0, &view)));
            let case = super::search::Case::new((&next, &catalog), &reader, 0).expect("a device");
            prop_assert_eq!(case.verdict(), worst(&budget(&next, &catalog), name));
        }
    }

    /// A step changes the total by what it promised, whatever the design.
    #[test]
    fn applying_a_step_changes_the_total_by_what_it_promised(
        memory in 700u64..4_000, nodes in 1u32..4, engine in any_of(&["argocd", "flux"]),
        distribution in any_of(Distribution::WORDS), datastore in any_of(&["sqlite", "etcd"]),
        request in 16u64..200, above in 0u64..400, replicas in 1u32..9,
    ) {
        let mut design = design(&[
            ("devices[0].memory", &format!("{memory}Mi")), ("devices[0].nodes", &nodes.to_string()),
            ("gitops.engine", engine), ("platform.distribution", distribution),
            ("platform.datastore", datastore), ("workloads[1].replicas", &replicas.to_string()),
            ("workloads[0].memory.request", &format!("{request}Mi")),
            ("workloads[0].memory.limit", &format!("{}Mi", request + above)),
        ]);
        let fullest = |design: &FleetDesign| {
            let all = budget(design, &Catalog::builtin()).devices;
            let most = all.into_iter().max_by(|one, two| one.total.high.total_cmp(&two.total.high));
            most.expect("a node").total
        };
        for step in first(&design).steps {
            let (before, next) = (fullest(&design), apply(&design, &step).expect("it applies"));
            let after = fullest(&next);
            prop_assert!((before.low - after.low - step.gain.low).abs() < 1e-6, "{step:?}");
            prop_assert!((before.high - after.high - step.gain.high).abs() < 1e-6, "{step:?}");
            prop_assert_eq!(verdict_after(&next, &[]), Some(step.verdict_after));
            design = next;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Trying all lists of one and of two changes finds none that is shorter, however many workloads
    /// there are to choose from.
    #[test]
    fn no_list_is_longer_than_a_shorter_one(
        memory in 900u64..2_600, request in 16u64..300, above in 0u64..300, more in 0usize..12,
        larger in 0usize..12, engine in any_of(&["argocd", "flux"]),
    ) {
        let mut design = design(&[
            ("devices[0].memory", &format!("{memory}Mi")), ("gitops.engine", engine),
        ]);
        for at in 0..more {
            crate::design::List::Workloads.duplicate(&mut design, 0);
            let limit = format!("{}Mi", 70 + at);
            set(&mut design, "workloads[1].memory.limit", &limit).expect("set");
        }
        let large = format!("workloads[{}].memory", larger.min(more));
        set(&mut design, &format!("{large}.request"), &format!("{request}Mi")).expect("set");
        set(&mut design, &format!("{large}.limit"), &format!("{}Mi", request + above)).expect("set");
        let advice = first(&design);
        prop_assume!(advice.verdict != Verdict::Fits);
        let reached = advice.verdict_after();
        let all = Change::all(&design, &View::of(&design, &design.devices[0]));
        let known = troubles(&design);
        let after = |changes: &[Change]| {
            changes.iter().try_fold(design.clone(), |next, change| {
                let view = View::of(&next, &next.devices[0]);
                changed(&next, &change.sets(&next, 0, &view))
            })
        };
        let reaches = |changes: &[Change]| {
            after(changes).is_some_and(|next| {
                let verdict = worst(&budget(&next, &Catalog::builtin()), "gateway");
                verdict <= reached.min(Verdict::Tight)
                    && verdict < advice.verdict
                    && troubles(&next).iter().all(|trouble| known.contains(trouble))
            })
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
