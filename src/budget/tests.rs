//! Budgets of real device types, and what must hold for all of them.

#![expect(clippy::float_cmp, reason = "whole MiB are exact")]

use proptest::prelude::*;

use super::*;
use crate::design::{
    Addon, Applications, Datastore, Distribution, Engine, List, Memory, Name, Runtime, Workload,
};
use crate::text::{Language, Texts};

fn design(memory_mib: u64, engine: Engine) -> FleetDesign {
    let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
    List::Devices.push(&mut design);
    design.devices[0].memory = Memory::mib(memory_mib);
    design.gitops.engine = engine;
    design
}

fn workload(request: Option<u64>, limit: Option<u64>, replicas: u32) -> Workload {
    let mut workload = Workload { replicas, ..Workload::default() };
    workload.memory.request = request.map(Memory::mib);
    workload.memory.limit = limit.map(Memory::mib);
    workload
}

fn first(design: &FleetDesign) -> NodeBudget {
    budget(design, &Catalog::builtin()).devices.remove(0)
}

fn line<'a>(node: &'a NodeBudget, id: &str) -> &'a Line {
    node.lines.iter().find(|line| line.id == id).unwrap_or_else(|| panic!("no line {id}"))
}

#[test]
fn two_gib_carry_flux_and_are_tight_for_argo_cd() {
    let mut flux = design(2_048, Engine::Flux);
    flux.workloads.push(workload(Some(64), Some(128), 1));
    assert_ne!(first(&flux).verdict, Verdict::Over);
    let mut argocd = design(2_048, Engine::Argocd);
    argocd.workloads.push(workload(Some(64), Some(128), 1));
    assert_eq!(first(&argocd).verdict, Verdict::Tight);
    assert_eq!(first(&design(8_192, Engine::Argocd)).verdict, Verdict::Fits);
    assert_eq!(first(&design(512, Engine::Flux)).verdict, Verdict::Over);
}

#[test]
fn the_total_is_the_sum_of_its_lines_and_reserves_are_in_neither() {
    let node = first(&design(2_048, Engine::Argocd));
    let low: f64 = node.lines.iter().map(|line| line.mib.low).sum();
    let high: f64 = node.lines.iter().map(|line| line.mib.high).sum();
    assert!((node.total.low - low).abs() < 1e-6 && (node.total.high - high).abs() < 1e-6);
    assert_eq!(node.usable_mib, node.memory_mib - node.reserves.eviction_mib);
    assert!(node.lines.iter().all(|line| line.measure == Measure::WorkingSet));
    assert!(node.lines.is_sorted_by_key(|line| line.group));
    assert_eq!(node.remaining().low, node.usable_mib - node.total.high);
}

#[test]
fn microk8s_sets_more_aside_for_its_metrics_and_runs_calico() {
    let mut design = design(8_192, Engine::Flux);
    let k3s = first(&design);
    design.platform.distribution = Distribution::Microk8s;
    design.platform.datastore = Datastore::Dqlite;
    let node = first(&design);
    assert_eq!(line(&node, "addon.metrics-server.microk8s").request_mib, 200.0);
    assert_eq!(node.scheduler.requests_mib, k3s.scheduler.requests_mib + 130.0);
    let shims = |node: &NodeBudget| line(node, "runtime.system-pods").mib.high;
    assert_eq!(shims(&node) - shims(&k3s), 24.0);
}

#[test]
fn k0s_sets_aside_what_its_own_manifests_say() {
    let mut design = design(8_192, Engine::Flux);
    let k3s = first(&design);
    design.platform.distribution = Distribution::K0s;
    let node = first(&design);
    // kube-router has 16 MiB, metrics-server 30 MB where K3s gives it 70 MiB.
    let metrics_server = Memory::read("30M").expect("a quantity").as_mib();
    assert_eq!(line(&node, "addon.metrics-server.k0s").request_mib, metrics_server);
    let expected = k3s.scheduler.requests_mib + 16.0 + metrics_server - 70.0;
    assert!((node.scheduler.requests_mib - expected).abs() < 1e-6);
    // kube-proxy and kube-router, whose shims its own figure holds; the units turn Konnectivity off.
    assert_eq!(node.scheduler.pods, k3s.scheduler.pods + 2);
    assert_eq!(line(&node, "runtime.system-pods").mib, line(&k3s, "runtime.system-pods").mib);
    // Two replicas of CoreDNS, which have to be on different nodes.
    design.devices[0].nodes = 2;
    let both = budget(&design, &Catalog::builtin());
    for role in Role::ALL {
        assert_eq!(
            line(both.of("device", *role).expect("a node"), "addon.coredns").request_mib,
            70.0
        );
    }
}

#[test]
fn the_pods_of_each_distribution_are_counted_on_the_whole_cluster() {
    let cluster = |distribution, datastore, nodes| {
        let mut design = design(8_192, Engine::Flux);
        design.platform.distribution = distribution;
        design.platform.datastore = datastore;
        design.devices[0].nodes = nodes;
        let budget = budget(&design, &Catalog::builtin());
        Role::ALL
            .iter()
            .filter_map(|role| budget.of("device", *role))
            .map(|node| node.system_pods)
            .collect::<Vec<_>>()
    };
    let pods = |of: Vec<SystemPods>| -> Vec<(u32, u32)> {
        of.iter().map(|role| (role.nodes, role.pods)).collect()
    };
    // CoreDNS, metrics-server, local-path and two controllers of Flux.
    assert_eq!(pods(cluster(Distribution::K3s, Datastore::Sqlite, 1)), [(1, 5)]);
    assert_eq!(pods(cluster(Distribution::K3s, Datastore::Sqlite, 3)), [(1, 5), (2, 0)]);
    // And kube-proxy and kube-router on each node, and CoreDNS again, and again from eleven nodes on.
    assert_eq!(pods(cluster(Distribution::K0s, Datastore::Sqlite, 1)), [(1, 7)]);
    let k0s = cluster(Distribution::K0s, Datastore::Sqlite, 3);
    assert_eq!((k0s[1].pods, k0s[1].requests_mib), (2 * 2 + 1, 2.0 * 16.0 + 70.0));
    assert_eq!(pods(cluster(Distribution::K0s, Datastore::Sqlite, 11)), [(1, 7), (10, 10 * 2 + 2)]);
    assert_eq!(pods(cluster(Distribution::K0s, Datastore::Etcd, 3)), [(3, 5 + 1 + 3 * 2)]);
    // And Calico on each node, and its controllers once.
    assert_eq!(pods(cluster(Distribution::Microk8s, Datastore::Dqlite, 1)), [(1, 7)]);
    assert_eq!(
        pods(cluster(Distribution::Microk8s, Datastore::Dqlite, 5)),
        [(3, 5 + 1 + 3), (2, 2)]
    );
}

#[test]
fn a_node_runs_no_more_pods_than_its_kubelet_does_whatever_the_memory() {
    let with = |replicas| {
        let mut design = design(65_536, Engine::Flux);
        design.workloads.push(workload(Some(16), Some(32), replicas));
        first(&design)
    };
    // CoreDNS, metrics-server, local-path and two controllers of Flux are there already. A rollout
    // doubles the pods for a moment.
    let pods = |node: NodeBudget| (node.scheduler.pods, node.scheduler.max_pods);
    assert_eq!([pods(with(10)), pods(with(11)), pods(with(50))], [(15, 30), (16, 32), (55, 110)]);
    let full = with(105);
    assert_eq!((full.scheduler.pods, full.scheduler.max_pods), (110, 110));
    assert_eq!((full.scheduler.fits, full.verdict), (true, Verdict::Fits));
    let crowded = with(106);
    assert_eq!((crowded.scheduler.fits, crowded.verdict), (false, Verdict::Over));
    assert!(crowded.scheduler.has_memory() && !crowded.scheduler.has_places());
}

#[test]
fn a_lost_node_leaves_no_less_than_there_was() {
    for (nodes, replicas) in [(2, 1), (3, 1), (3, 2), (3, 7), (5, 40)] {
        let mut design = design(8_192, Engine::Argocd);
        design.devices[0].nodes = nodes;
        design.workloads.push(workload(Some(16), Some(32), replicas));
        for node in &budget(&design, &Catalog::builtin()).devices {
            let lost = node.node_lost.expect("others are left");
            assert!(lost.total.low >= node.total.low && lost.total.high >= node.total.high);
            assert!(lost.scheduler.requests_mib >= node.scheduler.requests_mib);
            assert!(lost.scheduler.pods <= lost.scheduler.max_pods, "its kubelet was told of it");
        }
    }
}

#[test]
fn the_scheduler_counts_requests_against_what_the_kubelet_leaves() {
    let mut design = design(2_048, Engine::Flux);
    design.workloads.push(workload(Some(64), Some(128), 2));
    design.workloads.push(workload(None, Some(32), 1));
    let node = first(&design);
    // CoreDNS and metrics-server 70 each, two Flux controllers 64 each; the workloads' own; a
    // limit without a request is its request.
    assert_eq!(node.scheduler.requests_mib, 140.0 + 128.0 + 128.0 + 32.0);
    let reserves = node.reserves;
    let kernel = line(&node, "os.kernel-and-firmware").mib.high;
    let kept = reserves.kube_mib + reserves.system_mib + reserves.eviction_mib + kernel;
    let short = 2_048.0 - kept - node.scheduler.allocatable_mib;
    assert!((0.0..2.0).contains(&short), "reserves are stated in whole MiB: {short}");
    assert!(node.scheduler.fits);
    design.workloads.push(workload(Some(1_500), Some(1_500), 1));
    assert_eq!(first(&design).verdict, Verdict::Over);
}

#[test]
fn what_is_not_scheduled_is_over_however_little_it_uses() {
    let total = Interval { low: 10.0, high: 20.0 };
    assert_eq!(verdict(total, 20.0, true), Verdict::Fits);
    assert_eq!(verdict(total, 19.0, true), Verdict::Tight);
    assert_eq!(verdict(total, 10.0, true), Verdict::Tight);
    assert_eq!(verdict(total, 9.0, true), Verdict::Over);
    assert_eq!(verdict(total, 100.0, false), Verdict::Over);
}

#[test]
fn agents_exist_where_nodes_outnumber_servers_and_run_no_control_plane() {
    let mut design = design(8_192, Engine::Argocd);
    design.devices[0].nodes = 3;
    design.platform.addons.push(Addon::Servicelb);
    design.workloads.push(workload(Some(100), Some(200), 4));
    let budget = budget(&design, &Catalog::builtin());
    let roles: Vec<_> = budget.devices.iter().map(|node| node.role).collect();
    assert_eq!(roles, [Role::Server, Role::Agent]);
    let agent = budget.of("device", Role::Agent).expect("an agent");
    let groups: Vec<_> = agent.lines.iter().map(|line| line.group).collect();
    assert!(!groups.contains(&Group::Engine) && !groups.contains(&Group::Datastore));
    assert_eq!(line(agent, "addon.servicelb").group, Group::Addons);
    assert!(agent.lines.iter().all(|line| line.id != "addon.coredns"));
    // Four replicas on three nodes: at least an even share, at most two of them.
    let app = line(agent, "workload.workload");
    assert_eq!(((app.mib.low * 3.0).round(), app.mib.high), (400.0, 400.0));
    design.platform.datastore = Datastore::Etcd;
    assert_eq!(super::budget(&design, &Catalog::builtin()).devices.len(), 1);
}

#[test]
fn many_small_workloads_share_the_nodes_of_a_cluster() {
    let with = |memory, nodes, count: usize| {
        let mut design = design(memory, Engine::Flux);
        design.devices[0].nodes = nodes;
        design.workloads = vec![workload(Some(128), Some(128), 1); count];
        budget(&design, &Catalog::builtin())
    };
    // Thirty of 128 MiB are 3,840 MiB: too much for one node of 4 GiB, and 1,280 on each of three.
    assert_eq!(with(4_096, 1, 30).devices[0].verdict, Verdict::Over);
    for node in with(4_096, 3, 30).devices {
        assert_eq!((node.scheduler.fits, node.verdict), (true, Verdict::Tight), "{:?}", node.role);
        let own = node.lines.iter().filter(|line| line.group == Group::Workloads);
        assert!((own.map(|line| line.request_mib).sum::<f64>() - 1_280.0).abs() < 1e-6);
    }
    // Nor are two hundred pods too many for three kubelets.
    let crowded = with(65_536, 3, 200);
    assert!(crowded.devices.iter().all(|node| node.scheduler.fits), "{crowded:?}");
    assert_eq!(crowded.devices[1].scheduler.pods, 67);
}

#[test]
fn what_one_workload_alone_needs_some_node_has_to_have() {
    let mut design = design(4_096, Engine::Flux);
    design.devices[0].nodes = 3;
    design.workloads.push(workload(Some(3_600), Some(3_600), 1));
    let budget = budget(&design, &Catalog::builtin());
    let agent = budget.of("device", Role::Agent).expect("an agent");
    assert!(!agent.scheduler.fits && agent.scheduler.requests_mib >= 3_600.0);
    assert!(
        budget.of("device", Role::Server).expect("a server").scheduler.fits,
        "it goes to an agent"
    );
    // Two replicas on three nodes are one on a node; four are two.
    for (replicas, fits) in [(2, true), (3, true), (4, false)] {
        design.workloads = vec![workload(Some(1_800), Some(1_800), replicas)];
        let fit = super::budget(&design, &Catalog::builtin());
        assert_eq!(
            fit.of("device", Role::Agent).expect("an agent").scheduler.fits,
            fits,
            "{replicas}"
        );
    }
}

#[test]
fn a_lost_node_leaves_its_replicas_to_the_others() {
    let mut design = design(8_192, Engine::Flux);
    design.workloads.push(workload(Some(1_000), Some(1_000), 3));
    assert_eq!(first(&design).node_lost, None, "nobody is left to take over");
    design.devices[0].nodes = 3;
    let node = first(&design);
    let lost = node.node_lost.expect("two are left");
    // One replica a node, and two on the fullest of two, each with its shim.
    let more = lost.total.high - node.total.high;
    assert!((1_000.0..1_020.0).contains(&more), "{more}");
    assert_eq!((node.verdict, lost.verdict), (Verdict::Fits, Verdict::Fits));
    design.devices[0].memory = Memory::mib(2_560);
    let node = first(&design);
    assert_eq!(node.node_lost.map(|lost| lost.verdict), Some(Verdict::Over));
    assert_ne!(node.verdict, Verdict::Over);
}

#[test]
fn a_fleet_of_sixty_workloads_weighs_more_than_one_of_five_in_every_part() {
    for engine in [Engine::Flux, Engine::Argocd] {
        let with = |count: usize| {
            let mut design = design(8_192, engine);
            design.workloads = vec![workload(Some(16), Some(16), 1); count];
            first(&design)
        };
        let (none, five, sixty) = (with(0), with(5), with(60));
        let controller = match engine {
            Engine::Flux => "engine.flux.kustomize-controller",
            _ => "engine.argocd.application-controller",
        };
        for id in ["distribution.k3s-server", "addon.coredns", "addon.metrics-server", controller] {
            let high = |node: &NodeBudget| line(node, id).mib.high;
            assert!(high(&none) < high(&five) && high(&five) < high(&sixty), "{id}");
        }
        // Shims are a line of their own; the system's own pods stay as many.
        assert_eq!(line(&five, "runtime.system-pods").mib, line(&sixty, "runtime.system-pods").mib);
        let pods = line(&sixty, "runtime.container").mib.high;
        assert_eq!(pods, line(&five, "runtime.container").mib.high * 12.0);
    }
}

#[test]
fn a_pod_weighs_on_the_cluster_where_it_runs_and_on_its_own_node() {
    let mut design = design(8_192, Engine::Flux);
    design.devices[0].nodes = 3;
    let agent = |design: &FleetDesign| {
        let budget = budget(design, &Catalog::builtin());
        let agent = budget.of("device", Role::Agent).expect("an agent");
        line(agent, "distribution.k3s-agent").mib.high
    };
    let (server_before, agent_before) =
        (line(&first(&design), "distribution.k3s-server").mib.high, agent(&design));
    design.workloads.push(workload(Some(16), Some(16), 30));
    let server = line(&first(&design), "distribution.k3s-server").mib.high - server_before;
    // Ten pods on each node, thirty in the cluster.
    assert!((agent(&design) - agent_before - 10.0 * 1.5).abs() < 1e-6);
    assert!((server - 10.0 * 1.5 - 30.0 * 0.86).abs() < 1e-3, "{server}");
}

#[test]
fn the_peak_stands_beside_the_total_and_never_in_it() {
    let node = first(&design(4_096, Engine::Argocd));
    let peak = node.peak.clone().expect("measured for K3s");
    assert_eq!((peak.ratio.low, peak.ratio.high), (1.26, 1.36));
    assert_eq!(peak.mib.low, node.measured.own.low * 1.26);
    assert!(node.total.high - node.group(Group::Engine).high < peak.mib.high + 200.0);
    let mut several = design(4_096, Engine::Argocd);
    several.devices[0].nodes = 2;
    let budget = budget(&several, &Catalog::builtin());
    let agent = budget.of("device", Role::Agent).expect("an agent");
    assert_eq!((&agent.peak, &agent.wear), (&None, &None));
}

#[test]
fn years_of_life_follow_from_an_endurance_and_from_nothing_else() {
    let mut design = design(4_096, Engine::Flux);
    let wear = first(&design).wear.expect("SQLite writes");
    assert_eq!(wear.years(), None);
    crate::design::fields::set(&mut design, "devices[0].endurance", "44.2TBW").expect("set");
    let years = first(&design).wear.expect("SQLite writes").years().expect("given");
    // 44.2 GB a day at most: a thousand days.
    assert!((years.low - 1_000.0 / 365.25).abs() < 1e-6, "{years:?}");
    assert!(years.high > years.low);
    design.platform.datastore = Datastore::Postgres;
    let outside = first(&design).wear.expect("known");
    assert_eq!((outside.daily_gb().high, outside.years()), (0.0, None));
}

#[test]
fn the_control_plane_has_what_system_and_workloads_leave_it() {
    let mut design = design(2_048, Engine::Argocd);
    design.workloads.push(workload(Some(100), Some(100), 2));
    let node = first(&design);
    let plane = node.control_plane;
    assert!((node.usable_mib - plane.left.low - (node.total.high - plane.mib.high)).abs() < 1e-6);
    assert!((node.usable_mib - plane.left.high - (node.total.low - plane.mib.low)).abs() < 1e-6);
    List::Devices.duplicate(&mut design, 0);
    design.devices[1].memory = Memory::mib(1_024);
    let budget = budget(&design, &Catalog::builtin());
    assert_eq!(budget.smallest().map(|node| node.name.as_str()), Some("device-2"));
}

#[test]
fn a_line_says_under_which_conditions_its_figure_holds() {
    let node = first(&design(2_048, Engine::Flux));
    let entry = line(&node, "engine.flux.source-controller").entry.as_ref().expect("a figure");
    assert_eq!(entry.version.as_ref().map(Prose::english), Some("v2.8.0 to v2.9.0"));
    assert!(
        entry.when.objects.is_some()
            && !entry.date.english().is_empty()
            && !entry.growth.is_empty()
    );
}

#[test]
fn applications_that_are_written_locally_need_no_controller_nor_its_pod() {
    let mut design = design(2_048, Engine::Argocd);
    let generated = first(&design);
    design.gitops.applications = Applications::Local;
    let local = first(&design);
    let id = "engine.argocd.applicationset-controller";
    let controller = line(&generated, id);
    assert!(local.lines.iter().all(|line| line.id != id));
    let shims = |node: &NodeBudget| line(node, "runtime.system-pods").mib;
    let gone = controller.mib.high + shims(&generated).high - shims(&local).high;
    assert!(shims(&generated).high > shims(&local).high);
    assert!(generated.total.high - local.total.high >= gone - 1e-6);
    let requests = |node: &NodeBudget| node.scheduler.requests_mib;
    assert_eq!(requests(&generated) - requests(&local), controller.request_mib);
    for engine in [Engine::Flux, Engine::ArgocdAgent] {
        design.gitops.engine = engine;
        let local = first(&design).total;
        design.gitops.applications = Applications::Generated;
        assert_eq!(first(&design).total, local, "{engine:?} has none on the cluster");
        design.gitops.applications = Applications::Local;
    }
}

#[test]
fn a_device_type_may_differ_from_the_fleet() {
    let mut design = design(2_048, Engine::Argocd);
    List::Devices.duplicate(&mut design, 0);
    design.devices[1].gitops.engine = Some(Engine::Flux);
    design.devices[1].platform.distribution = Some(Distribution::K0s);
    let budget = budget(&design, &Catalog::builtin());
    line(&budget.devices[0], "engine.argocd.repo-server");
    line(&budget.devices[1], "engine.flux.source-controller");
    line(&budget.devices[1], "distribution.k0s-server");
}

#[test]
fn a_workload_without_a_limit_is_given_room_and_called_an_estimate() {
    let mut design = design(2_048, Engine::Flux);
    design.workloads.push(workload(Some(64), None, 1));
    let node = first(&design);
    let stated = line(&node, "workload.workload");
    assert_eq!(stated.mib, Interval { low: 64.0, high: 128.0 });
    assert_eq!((stated.confidence, stated.source()), (Confidence::Estimated, "session file"));
    design.workloads[0].memory.request = None;
    assert_eq!(line(&first(&design), "workload.workload").mib, Interval { low: 16.0, high: 128.0 });
    design.workloads[0].memory.limit = Memory::read("8Mi").ok();
    assert_eq!(line(&first(&design), "workload.workload").mib, Interval { low: 8.0, high: 8.0 });
}

#[test]
fn reserves_are_whole_and_leave_room_on_every_size() {
    for mib in [1_024, 2_048, 4_096, 8_192] {
        let node = first(&design(mib, Engine::Flux));
        let Reserves { kube_mib, system_mib, eviction_mib, max_pods } = node.reserves;
        assert_eq!((kube_mib.fract(), system_mib.fract(), eviction_mib), (0.0, 0.0, 100.0));
        assert!(kube_mib + system_mib <= node.memory_mib * 3.0 / 8.0, "{mib}");
        assert!(node.scheduler.fits, "{mib}");
        assert_eq!(max_pods, 30);
    }
}

#[test]
fn every_figure_and_word_is_named_in_both_languages() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        let mut labels: Vec<Phrase> =
            Catalog::builtin().entries().iter().map(|entry| entry.label()).collect();
        labels.extend(Group::ALL.iter().map(|group| group.label()));
        labels.extend(Verdict::ALL.iter().map(|verdict| verdict.label()));
        labels.extend(Role::ALL.iter().map(|role| role.label()));
        labels.extend(Measure::ALL.iter().map(|measure| measure.label()));
        labels.extend(Confidence::ALL.iter().map(|confidence| confidence.label()));
        labels.extend(crate::catalog::Purpose::ALL.iter().map(|purpose| purpose.label()));
        labels.extend(crate::catalog::Driver::ALL.iter().map(|driver| driver.label()));
        for label in labels {
            assert!(texts.has(&label.key), "{language:?}: {}", label.key);
        }
    }
    let mut design = design(2_048, Engine::Flux);
    design.workloads.push(workload(None, None, 1));
    let stated = line(&first(&design), "workload.workload").label();
    assert_eq!(Texts::new(Language::Fr).say(&stated), "workload");
}

fn any_engine() -> impl Strategy<Value = Engine> {
    proptest::sample::select(Engine::ALL)
}

proptest! {
    #[test]
    fn adding_a_workload_never_lowers_a_total(
        memory in 512_u64..16_384, nodes in 1_u32..5, engine in any_engine(),
        request in proptest::option::of(1_u64..512), limit in proptest::option::of(1_u64..512),
        replicas in 0_u32..9, distribution in proptest::sample::select(Distribution::ALL),
        runtime in proptest::sample::select(Runtime::ALL),
        others in proptest::collection::vec((1_u64..512, 0_u32..40), 0..6),
    ) {
        let mut design = design(memory, engine);
        design.devices[0].nodes = nodes;
        design.platform.distribution = distribution;
        let others = others.into_iter().map(|(mib, replicas)| workload(Some(mib), None, replicas));
        design.workloads.extend(others);
        let before = budget(&design, &Catalog::builtin());
        design.workloads.push(Workload { runtime, ..workload(request, limit, replicas) });
        let after = budget(&design, &Catalog::builtin());
        for (before, after) in before.devices.iter().zip(&after.devices) {
            prop_assert!(after.total.low >= before.total.low);
            prop_assert!(after.total.high >= before.total.high);
            prop_assert!(after.scheduler.requests_mib >= before.scheduler.requests_mib);
            prop_assert!(after.verdict >= before.verdict);
            prop_assert!(after.scheduler.pods >= before.scheduler.pods);
            prop_assert!(after.total.low <= after.total.high);
        }
    }

    #[test]
    fn raising_memory_never_worsens_a_verdict(
        memory in 512_u64..8_192, more in 1_u64..8_192, nodes in 1_u32..4, engine in any_engine(),
        distribution in proptest::sample::select(Distribution::ALL), request in 1_u64..2_048,
    ) {
        let mut design = design(memory, engine);
        design.devices[0].nodes = nodes;
        design.platform.distribution = distribution;
        design.workloads.push(workload(Some(request), Some(request * 2), 2));
        let before = budget(&design, &Catalog::builtin());
        design.devices[0].memory = Memory::mib(memory + more);
        let after = budget(&design, &Catalog::builtin());
        for (before, after) in before.devices.iter().zip(&after.devices) {
            prop_assert!(after.verdict <= before.verdict);
            // Nor does any room shrink that a verdict is made of.
            let room = |node: &NodeBudget| {
                let scheduler = node.scheduler.allocatable_mib - node.scheduler.requests_mib;
                [node.remaining().low, node.remaining().high, scheduler]
            };
            for (before, after) in room(before).into_iter().zip(room(after)) {
                prop_assert!(after >= before - 1e-6, "{before} and {after}");
            }
        }
    }
}
