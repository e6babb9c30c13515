//! Rules about `MicroK8s`: what it does not offer, and what it costs and risks.

use super::Finding;
use super::case::{Case, Equipped, choice};
use super::rule::{
    MICROK8S_ADDON, MICROK8S_ADDRESS, MICROK8S_ARM, MICROK8S_CHANNEL, MICROK8S_FLASH,
    MICROK8S_FUTURE, MICROK8S_MEMORY, MICROK8S_OLD, MICROK8S_PULL, MICROK8S_QUORUM, MICROK8S_SNAPD,
};
use super::shape;
use crate::design::{Addon, Arch, Distribution, Os, Storage, Upgrades};

/// The first minor version of Kubernetes 1 whose parts all authenticate with certificates.
const CERTIFICATES: u32 = 28;
/// What users recommend; nothing is documented.
const RECOMMENDED_MIB: f64 = 4_096.0;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    case.each_device(&[
        version_old,
        arm,
        addon,
        upgrades_pull,
        dqlite_future,
        dqlite_quorum,
        dqlite_flash,
        memory,
        channel_moves,
        snapd,
        address,
    ])
}

fn is_microk8s(on: &Equipped<'_>) -> bool {
    on.platform.distribution == Distribution::Microk8s
}

fn has_dqlite(on: &Equipped<'_>) -> bool {
    is_microk8s(on) && on.has_datastore()
}

fn version_old(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let version = on.platform.version();
    let known = is_microk8s(on) && shape::is_release_of(Distribution::Microk8s, version);
    let (track, _) = version.split_once('/').filter(|_| known)?;
    let release = shape::release(&format!("v{track}"))?;
    (release < (1, CERTIFICATES)).then(|| {
        MICROK8S_OLD
            .at(case.stated(on, "platform.version"))
            .with("version", version)
            .with("least", format!("1.{CERTIFICATES}/stable"))
    })
}

fn arm(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (is_microk8s(on) && on.device.arch == Arch::Arm)
        .then(|| MICROK8S_ARM.at(on.path("arch")).with("device", on.name()))
}

fn addon(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let missing = [Addon::Traefik, Addon::Servicelb];
    let asked = missing.into_iter().find(|addon| on.platform.addons.contains(addon));
    let asked = asked.filter(|_| is_microk8s(on))?;
    let finding = MICROK8S_ADDON.at(case.stated(on, "platform.addons"));
    Some(finding.with("addon", choice(asked.word())))
}

fn upgrades_pull(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (is_microk8s(on) && on.platform.upgrades == Upgrades::Pull)
        .then(|| MICROK8S_PULL.at(case.stated(on, "platform.upgrades")))
}

fn dqlite_future(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    is_microk8s(on).then(|| MICROK8S_FUTURE.at(case.stated(on, "platform.distribution")))
}

/// One server has no quorum to lose, and says so nowhere.
fn dqlite_quorum(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let servers = on.servers();
    (has_dqlite(on) && servers > 0 && servers.is_multiple_of(2)).then(|| {
        MICROK8S_QUORUM
            .at(on.path("servers"))
            .with("device", on.name())
            .with("servers", servers)
            // Servers that may fail while a majority stays.
            .with("survives", (servers - 1) / 2)
    })
}

fn dqlite_flash(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let storage = on.device.storage;
    (has_dqlite(on) && matches!(storage, Storage::Sd | Storage::Emmc)).then(|| {
        MICROK8S_FLASH
            .at(on.path("storage"))
            .with("device", on.name())
            .with("storage", choice(storage.word()))
    })
}

fn memory(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let memory = on.device.memory.as_mib();
    (is_microk8s(on) && memory < RECOMMENDED_MIB).then(|| {
        MICROK8S_MEMORY
            .at(on.path("memory"))
            .with("device", on.name())
            .with("memory", memory.floor())
    })
}

fn channel_moves(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    is_microk8s(on).then(|| {
        MICROK8S_CHANNEL
            .at(case.stated(on, "platform.version"))
            .with("version", on.platform.version())
            .with("device", on.name())
    })
}

fn snapd(_: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (is_microk8s(on) && on.device.os != Os::Ubuntu)
        .then(|| MICROK8S_SNAPD.at(on.path("os")).with("system", choice(on.device.os.word())))
}

fn address(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    is_microk8s(on).then(|| MICROK8S_ADDRESS.at(case.stated(on, "platform.distribution")))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};

    const MICROK8S: [(&str, &str); 3] = [
        ("platform.distribution", "microk8s"),
        ("platform.datastore", "dqlite"),
        ("devices[0].servers", "1"),
    ];

    fn with<'a>(sets: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
        MICROK8S.iter().chain(sets).copied().collect()
    }

    /// Found on `MicroK8s` with these fields, and not on K3s.
    fn assert_of_microk8s(id: &str, sets: &[(&str, &str)]) {
        assert_found(id, &with(sets));
        assert_not_found(id, sets);
    }

    #[test]
    fn one_node_of_microk8s_is_generated() {
        let draft = Draft::with(&with(&[]));
        let errors = draft.findings();
        let errors: Vec<_> =
            errors.iter().filter(|one| one.severity == crate::check::Severity::Error).collect();
        assert!(errors.is_empty(), "{errors:?}");
    }

    #[test]
    fn a_channel_that_the_script_cannot_work_with_is_refused() {
        assert_found("microk8s.version-old", &with(&[("platform.version", "1.27/stable")]));
        for new in ["1.28/stable", "1.36/candidate", "2.0/edge"] {
            assert_not_found("microk8s.version-old", &with(&[("platform.version", new)]));
        }
        let k3s = [("platform.version", "v1.27.1+k3s1")];
        assert_not_found("microk8s.version-old", &k3s);
    }

    #[test]
    fn thirty_two_bit_arm_has_no_microk8s() {
        assert_of_microk8s("microk8s.arm", &[("devices[0].arch", "arm")]);
        assert_not_found("microk8s.arm", &with(&[("devices[0].arch", "arm64")]));
    }

    #[test]
    fn parts_of_k3s_are_refused() {
        for addons in ["coredns, traefik", "coredns, servicelb"] {
            assert_of_microk8s("microk8s.addon", &[("platform.addons", addons)]);
        }
        let own = with(&[("platform.addons", "coredns, metrics-server, local-path")]);
        assert_not_found("microk8s.addon", &own);
    }

    #[test]
    fn nothing_pulls_an_upgrade_of_a_snap() {
        assert_of_microk8s("microk8s.upgrades-pull", &[("platform.upgrades", "pull")]);
        assert_not_found("microk8s.upgrades-pull", &with(&[("platform.upgrades", "by-hand")]));
    }

    #[test]
    fn an_even_number_of_dqlite_servers_gains_nothing() {
        let servers = |count| {
            [("devices[0].nodes", "5"), ("devices[0].servers", count), MICROK8S[0], MICROK8S[1]]
        };
        let two = Draft::with(&servers("2"));
        assert!(two.message("microk8s.dqlite-quorum").contains("none"));
        assert_found("microk8s.dqlite-quorum", &servers("4"));
        for odd in ["1", "3", "5"] {
            assert_not_found("microk8s.dqlite-quorum", &servers(odd));
        }
    }

    #[test]
    fn dqlite_is_named_for_what_it_costs() {
        assert_of_microk8s("microk8s.dqlite-future", &[]);
        for flash in ["sd", "emmc"] {
            assert_of_microk8s("microk8s.dqlite-flash", &[("devices[0].storage", flash)]);
        }
        assert_not_found("microk8s.dqlite-flash", &with(&[("devices[0].storage", "nvme")]));
    }

    #[test]
    fn less_than_what_users_recommend_is_named() {
        assert_of_microk8s("microk8s.memory", &[("devices[0].memory", "4095Mi")]);
        assert_not_found("microk8s.memory", &with(&[("devices[0].memory", "4Gi")]));
    }

    #[test]
    fn what_a_snap_means_is_noted() {
        assert_of_microk8s("microk8s.channel-moves", &[]);
        assert_of_microk8s("microk8s.address", &[]);
        assert_of_microk8s("microk8s.snapd", &[("devices[0].os", "debian")]);
        assert_not_found("microk8s.snapd", &with(&[("devices[0].os", "ubuntu")]));
    }
}
