//! Rules about the distribution, its nodes and its add-ons.

use super::Finding;
use super::case::{Case, Equipped, choice, distribution, engine};
use super::rule::{
    COREDNS_NEEDED, K0S_AGENTS, K0S_DRAIN, K0S_OLD, LOCAL_PATH_NEEDED, NO_SERVER, NOT_ON_K0S,
    OS_ARCH, PLATFORM_OLD, PLATFORM_VERSION, Rule, SERVERS_OVER_NODES, UPGRADES_ENGINE,
    UPGRADES_PRIVILEGED,
};
use super::shape;
use crate::design::{Addon, Arch, Distribution, Engine, Os, Upgrades};

/// The first minor version of Kubernetes 1 whose K3s reads the kubelet's drop-in folder, with which
/// the tree reserves memory.
const KUBELET_FOLDER: u32 = 32;

/// The first minor version of Kubernetes 1 whose k0s has containerd 2, in whose format the tree
/// configures it, and image bundles of the names that the tree asks for.
const K0S_CONTAINERD_2: u32 = 36;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    case.each_device(&[
        version,
        version_old,
        k0s_old,
        k0s_agents,
        k0s_drain,
        no_server,
        servers_over_nodes,
        upgrades_privileged,
        upgrades_engine,
        coredns,
        local_path,
        not_on_k0s,
        system_for_processor,
    ])
}

fn version(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let (version, chosen) = (on.platform.version(), on.platform.distribution);
    (!shape::is_release_of(chosen, version)).then(|| {
        let example = match chosen {
            Distribution::K3s => "v1.36.3+k3s1",
            Distribution::K0s => "v1.36.3+k0s.0",
            Distribution::Microk8s => "1.36/stable",
        };
        PLATFORM_VERSION
            .at(case.stated(on, "platform.version"))
            .with("version", version)
            .with("distribution", distribution(chosen))
            .with("example", example)
    })
}

fn version_old(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    older(PLATFORM_OLD, case, on, (Distribution::K3s, KUBELET_FOLDER))
}

fn k0s_old(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    older(K0S_OLD, case, on, (Distribution::K0s, K0S_CONTAINERD_2))
}

/// A release of the distribution before this minor version of Kubernetes 1.
fn older(
    rule: Rule,
    case: &Case<'_>,
    on: &Equipped<'_>,
    (distribution, least): (Distribution, u32),
) -> Option<Finding> {
    let version = on.platform.version();
    let ours = on.platform.distribution == distribution;
    let release =
        shape::release(version).filter(|_| ours && shape::is_release_of(distribution, version))?;
    (release < (1, least)).then(|| {
        rule.at(case.stated(on, "platform.version"))
            .with("version", version)
            .with("least", format!("v1.{least}"))
    })
}

/// K3s balances between servers on each agent; k0s only with one more proxy there.
fn k0s_agents(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let servers = on.servers();
    let agents = on.device.nodes.saturating_sub(servers);
    let k0s = on.platform.distribution == Distribution::K0s;
    (k0s && servers > 1 && agents > 0).then(|| {
        K0S_AGENTS
            .at(on.path("servers"))
            .with("device", on.name())
            .with("servers", servers)
            .with("nodes", on.device.nodes)
    })
}

fn k0s_drain(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let k0s = on.platform.distribution == Distribution::K0s;
    (k0s && on.platform.upgrades == Upgrades::Pull).then(|| {
        K0S_DRAIN
            .at(case.stated(on, "platform.upgrades"))
            .with("device", on.name())
            .with("nodes", on.device.nodes)
    })
}

fn no_server(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let none = on.device.servers == Some(0);
    none.then(|| NO_SERVER.at(on.path("servers")).with("device", on.name()))
}

fn servers_over_nodes(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let (servers, nodes) = (on.servers(), on.device.nodes);
    // Without nodes, or with a datastore that is not there, there is another finding already.
    if nodes == 0 || !on.has_datastore() || servers <= nodes {
        return None;
    }
    let field = if on.device.servers.is_some() { "servers" } else { "nodes" };
    let finding = SERVERS_OVER_NODES.at(on.path(field)).with("device", on.name());
    let datastore = choice(on.platform.datastore.word());
    Some(finding.with("servers", servers).with("nodes", nodes).with("datastore", datastore))
}

/// What upgrades K3s from inside is a pod that is root on its node. Where nothing brings it there, that
/// is the finding.
fn upgrades_privileged(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (k3s_pulls(on) && on.gitops.engine != Engine::ArgocdAgent).then(|| {
        UPGRADES_PRIVILEGED.at(case.stated(on, "platform.upgrades")).with("device", on.name())
    })
}

/// The hub of argocd-agent has no Application for it.
fn upgrades_engine(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (k3s_pulls(on) && on.gitops.engine == Engine::ArgocdAgent).then(|| {
        UPGRADES_ENGINE
            .at(case.stated(on, "platform.upgrades"))
            .with("device", on.name())
            .with("engine", engine(on.gitops.engine))
    })
}

fn k3s_pulls(on: &Equipped<'_>) -> bool {
    on.platform.distribution == Distribution::K3s && on.platform.upgrades == Upgrades::Pull
}

fn coredns(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (!on.platform.addons.contains(&Addon::Coredns)).then(|| {
        COREDNS_NEEDED
            .at(case.stated(on, "platform.addons"))
            .with("engine", engine(on.gitops.engine))
    })
}

fn local_path(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    if on.platform.addons.contains(&Addon::LocalPath) {
        return None;
    }
    let workload = case.design.workloads_on(on.device).find(|one| one.volume.path.is_some())?;
    let finding = LOCAL_PATH_NEEDED.at(case.stated(on, "platform.addons"));
    Some(finding.with("workload", workload.name.as_str()).with("device", on.name()))
}

fn not_on_k0s(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let absent = |addon: &&Addon| matches!(addon, Addon::Traefik | Addon::Servicelb);
    let k0s = on.platform.distribution == Distribution::K0s;
    let addon = on.platform.addons.iter().find(absent).filter(|_| k0s)?;
    let finding = NOT_ON_K0S.at(case.stated(on, "platform.addons"));
    Some(finding.with("device", on.name()).with("addon", choice(addon.word())))
}

fn system_for_processor(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let wrong = on.device.os == Os::RaspberryPiOs && on.device.arch == Arch::Amd64;
    wrong.then(|| OS_ARCH.at(on.path("os")).with("device", on.name()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};

    #[test]
    fn versions_are_releases_of_their_distribution() {
        for wrong in ["1.36.3+k3s1", "v1.36.3", "v1.36.3-k3s1", "latest", "v1.36.3+k0s.0"] {
            assert_found("platform.version-shape", &[("platform.version", wrong)]);
        }
        for right in ["v1.36.3+k3s1", "v1.36.3-rc1+k3s1", "v1.35.10+k3s12"] {
            assert_not_found("platform.version-shape", &[("platform.version", right)]);
        }
    }

    #[test]
    fn k3s_is_new_enough_to_read_what_the_tree_tells_its_kubelet() {
        for old in ["v1.31.14+k3s1", "v1.9.0+k3s1", "v0.9.1+k3s1", "v1.31.0-rc1+k3s1"] {
            assert_found("platform.version-old", &[("platform.version", old)]);
        }
        for new in ["v1.32.0+k3s1", "v1.36.3+k3s1", "v2.0.0+k3s1", "v1.31.14"] {
            assert_not_found("platform.version-old", &[("platform.version", new)]);
        }
        let k0s = [("platform.distribution", "k0s"), ("platform.version", "v1.31.1+k0s.0")];
        assert_not_found("platform.version-old", &k0s);
        let own = Draft::with(&[("devices[0].platform.version", "v1.31.14+k3s1")]);
        assert_eq!(own.found("platform.version-old")[0].path, "devices[0].platform.version");
    }

    #[test]
    fn k0s_is_new_enough_for_the_containerd_that_the_tree_configures() {
        let found = |distribution, version| {
            let sets = [("platform.distribution", distribution), ("platform.version", version)];
            !Draft::with(&sets).found("platform.k0s-old").is_empty()
        };
        for old in ["v1.35.9+k0s.0", "v1.9.0+k0s.0", "v1.35.0-rc1+k0s.1"] {
            assert!(found("k0s", old), "{old}");
        }
        for new in ["v1.36.0+k0s.0", "v1.36.3+k0s.2", "v2.0.0+k0s.0", "v1.35.9"] {
            assert!(!found("k0s", new), "{new}");
        }
        assert!(!found("k3s", "v1.35.5+k3s1"));
    }

    #[test]
    fn an_agent_of_k0s_depends_on_one_server() {
        let two = [
            ("platform.distribution", "k0s"),
            ("platform.datastore", "postgres"),
            ("devices[0].nodes", "3"),
            ("devices[0].servers", "2"),
        ];
        let draft = Draft::with(&two);
        assert_eq!(draft.found("platform.k0s-agents")[0].path, "devices[0].servers");
        assert_not_found("platform.k0s-agents", &two[1..]);
        let mut all = two;
        all[3].1 = "3";
        assert_not_found("platform.k0s-agents", &all);
        assert_not_found("platform.k0s-agents", &[two[0], two[2]]);
    }

    #[test]
    fn an_upgrade_of_k0s_drains_the_node() {
        let k0s = ("platform.distribution", "k0s");
        let pull = ("platform.upgrades", "pull");
        assert_found("upgrades.k0s-drain", &[k0s, pull]);
        assert_not_found("upgrades.k0s-drain", &[k0s]);
        assert_not_found("upgrades.k0s-drain", &[pull]);
    }

    #[test]
    fn k0s_brings_no_ingress_and_no_load_balancer() {
        let k0s = ("platform.distribution", "k0s");
        for absent in ["traefik", "servicelb"] {
            let addons = format!("coredns, {absent}");
            assert_found("addons.not-on-k0s", &[k0s, ("platform.addons", &addons)]);
            assert_not_found("addons.not-on-k0s", &[("platform.addons", &addons)]);
        }
        let own = ("platform.addons", "coredns, metrics-server, local-path");
        assert_not_found("addons.not-on-k0s", &[k0s, own]);
    }

    #[test]
    fn a_cluster_has_a_server_and_no_more_of_them_than_nodes() {
        assert_found("platform.no-server", &[("devices[0].servers", "0")]);
        assert_not_found("platform.no-server", &[("devices[0].servers", "1")]);
        let many = [("devices[0].nodes", "2"), ("devices[0].servers", "3")];
        assert_found("platform.servers-over-nodes", &many);
        let equal = [("devices[0].nodes", "3"), ("devices[0].servers", "3")];
        assert_not_found("platform.servers-over-nodes", &equal);
        let etcd = Draft::with(&[("platform.datastore", "etcd")]);
        assert_eq!(etcd.found("platform.servers-over-nodes")[0].path, "devices[0].nodes");
        assert_not_found("platform.servers-over-nodes", &[("platform.datastore", "dqlite")]);
    }

    #[test]
    fn k3s_that_upgrades_itself_has_a_pod_that_is_root() {
        let pull = ("platform.upgrades", "pull");
        assert_found("upgrades.privileged", &[pull]);
        assert_not_found("upgrades.privileged", &[]);
        assert_not_found("upgrades.privileged", &[pull, ("platform.distribution", "k0s")]);
        let own = Draft::with(&[("devices[0].platform.upgrades", "pull")]);
        assert_eq!(own.found("upgrades.privileged")[0].path, "devices[0].platform.upgrades");
        let agent = ("gitops.engine", "argocd-agent");
        assert_found("upgrades.engine", &[pull, agent]);
        assert_not_found("upgrades.privileged", &[pull, agent]);
        assert_not_found("upgrades.engine", &[agent]);
        assert_not_found("upgrades.engine", &[pull, ("gitops.engine", "argocd")]);
    }

    #[test]
    fn engines_need_cluster_dns() {
        assert_found("addons.coredns-needed", &[("platform.addons", "local-path")]);
        assert_not_found("addons.coredns-needed", &[("platform.addons", "coredns")]);
    }

    #[test]
    fn volumes_need_a_provisioner() {
        let volume = [
            ("workloads[0].volume.path", "/data"),
            ("workloads[0].volume.size", "1Gi"),
            ("platform.addons", "coredns"),
        ];
        assert_found("addons.local-path-needed", &volume);
        assert_not_found("addons.local-path-needed", &volume[..2]);
        assert_not_found("addons.local-path-needed", &volume[2..]);
    }

    #[test]
    fn raspberry_pi_os_runs_on_arm_alone() {
        let wrong = [("devices[0].os", "raspberry-pi-os"), ("devices[0].arch", "amd64")];
        assert_found("device.os-arch", &wrong);
        assert_not_found("device.os-arch", &wrong[..1]);
    }
}
