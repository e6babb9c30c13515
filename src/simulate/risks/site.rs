//! What a site lacks without its link: images, names, the time, a route, the key of its disk, and what of
//! its cluster is at the other end.

use std::net::IpAddr;

use super::{Case, Risk};
use crate::design::{Addon, Datastore, Device, DiskEncryption, Distribution, Link, Os};

/// `CoreDNS` keeps an answer from outside for at most so long, and gives no older one (`cache 30` without
/// `serve_stale`): k3s `manifests/coredns.yaml`, k0s v1.36.3 `pkg/component/controller/coredns.go`,
/// microk8s-core-addons `addons/dns/coredns.yaml`.
const NAMES_LAST_S: f64 = 30.0;

pub(super) fn risks(case: &Case<'_>) -> impl Iterator<Item = Risk> {
    let tang = case.design.security.disk_encryption == DiskEncryption::LuksTang;
    [
        database(case),
        images(case, "image.missing"),
        // 90 % of the disk is what the tree tells the kubelet of every distribution.
        images(case, "image.garbage-collected"),
        case.link("clock.drift", 0.0, |_| true),
        case.link("clock.reset", 0.0, starts_in_the_past),
        no_route(case),
        case.link("disk.locked", 0.0, |_| tang),
        case.link("names.unresolved", NAMES_LAST_S, |device| {
            case.design.platform_of(device).addons.contains(&Addon::Coredns)
        }),
    ]
    .into_iter()
    .flatten()
}

/// A risk of clusters that cannot pull images.
fn images(case: &Case<'_>, id: &'static str) -> Option<Risk> {
    case.at_once(id, |device, result| {
        let pulls = case.design.workloads_on(device).next().is_some();
        if pulls { case.without_images(result) } else { 0 }
    })
}

/// A control plane whose database does not answer does nothing: its API server has nothing to read from,
/// and K3s ends when it cannot renew its lease, again and again (k3s issue 2615). Where the database
/// is known to be on the site it answers.
fn database(case: &Case<'_>) -> Option<Risk> {
    case.link("datastore.out-of-reach", 0.0, |device| {
        let platform = case.design.platform_of(device);
        let host = platform.database.as_deref().and_then(host_of);
        platform.datastore == Datastore::Postgres
            && !host.is_some_and(|host| is_on_site(case, host))
    })
}

/// The address in `host:port/name`, where it is one and not a name.
fn host_of(database: &str) -> Option<IpAddr> {
    let (host, _) = database.split('/').next()?.rsplit_once(':')?;
    host.trim_matches(['[', ']']).parse().ok()
}

fn is_on_site(case: &Case<'_>, host: IpAddr) -> bool {
    host.is_loopback()
        || case
            .design
            .network
            .site
            .as_deref()
            .is_some_and(|site| contains(site, host) == Some(true))
}

/// Whether a network in CIDR notation contains an address.
fn contains(network: &str, host: IpAddr) -> Option<bool> {
    let (address, length) = network.split_once('/')?;
    let length: u32 = length.parse().ok()?;
    match (address.parse().ok()?, host) {
        (IpAddr::V4(network), IpAddr::V4(host)) => {
            let shift = 32_u32.checked_sub(length)?;
            let part = |bits: u32| bits.checked_shr(shift).unwrap_or(0);
            Some(part(network.to_bits()) == part(host.to_bits()))
        }
        (IpAddr::V6(network), IpAddr::V6(host)) => {
            let shift = 128_u32.checked_sub(length)?;
            let part = |bits: u128| bits.checked_shr(shift).unwrap_or(0);
            Some(part(network.to_bits()) == part(host.to_bits()))
        }
        _ => Some(false),
    }
}

/// K3s does not start without a default route (k3s-docs, Air-Gap Install), and a modem of the
/// node's own gives none out of coverage.
fn no_route(case: &Case<'_>) -> Option<Risk> {
    let modem = matches!(case.design.network.link, Link::FourG | Link::FiveG | Link::Satellite);
    case.link("restart.no-route", 0.0, |device| {
        modem && case.design.platform_of(device).distribution == Distribution::K3s
    })
}

/// Raspberry Pi boards up to the Pi 4 have no clock that goes on without power; the Pi 5 has one,
/// for which a battery is sold (Raspberry Pi documentation, "Real Time Clock").
fn starts_in_the_past(device: &Device) -> bool {
    let hardware = device.hardware.as_deref().unwrap_or_default().to_lowercase();
    let newer = ["pi 5", "pi5", "cm5", "compute module 5"];
    let named = hardware.contains("raspberry") || device.os == Os::RaspberryPiOs;
    named && !newer.iter().any(|name| hardware.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::risks::testing::{find, holds};

    #[test]
    fn a_host_that_is_down_leaves_the_site_its_link() {
        for id in
            ["clock.drift", "clock.reset", "restart.no-route", "image.missing", "names.unresolved"]
        {
            assert!(holds(id, &[], "fleet", 72), "{id}");
            assert!(holds(id, &[], "region=north", 72), "{id}");
            assert!(!holds(id, &[], "git", 72), "{id}");
        }
        assert!(holds("image.missing", &[], "registry", 72));
        assert!(!holds("change.waits", &[], "registry", 72), "all of them follow Git");
        assert!(holds("change.waits", &[], "git", 72));
    }

    #[test]
    fn what_the_design_rules_out_is_no_risk() {
        assert!(!holds("restart.no-route", &[("network.link", "fibre")], "fleet", 72));
        assert!(!holds("clock.reset", &[("devices[0].hardware", "Raspberry Pi 5")], "fleet", 72));
        assert!(!holds("clock.reset", &[("devices[0].hardware", "Intel NUC")], "fleet", 72));
        assert!(!holds("disk.locked", &[], "fleet", 72));
        let tang = [("security.disk_encryption", "luks-tang")];
        assert!(holds("disk.locked", &tang, "fleet", 72));
        let bare = [("platform.addons", "local-path")];
        assert!(!holds("names.unresolved", &bare, "fleet", 72));
        let names = find("names.unresolved", &[], "fleet", 72).expect("it is there");
        assert!((names.at_s - 30.0).abs() < 1e-9 && names.clusters == 1_000);
    }

    #[test]
    fn a_database_is_out_of_reach_unless_it_is_on_the_site() {
        let of = |database: &'static str, site: &'static str| {
            let postgres = ("devices[1].platform.datastore", "postgres");
            let database = ("devices[1].platform.database", database);
            let risk = find(
                "datastore.out-of-reach",
                &[postgres, database, ("network.site", site)],
                "fleet",
                72,
            );
            risk.map(|risk| (risk.clusters, risk.devices.join(" ")))
        };
        let camera = Some((400, "camera".to_owned()));
        assert_eq!(of("db.example.com:5432/k3s", "192.168.10.0/24"), camera);
        assert_eq!(of("10.0.0.7:5432/k3s", "192.168.10.0/24"), camera);
        assert_eq!(of("192.168.10.7:5432/k3s", "192.168.10.0/24"), None);
        assert_eq!(of("[fd00::7]:5432/k3s", "fd00::/64"), None);
        assert_eq!(of("[fd01::7]:5432/k3s", "fd00::/64"), camera);
        assert!(!holds("datastore.out-of-reach", &[], "fleet", 72));
    }

    #[test]
    fn a_network_contains_what_has_its_prefix() {
        let host = |text: &str| text.parse().expect("an address");
        assert_eq!(contains("10.0.0.0/8", host("10.255.0.1")), Some(true));
        assert_eq!(contains("0.0.0.0/0", host("10.255.0.1")), Some(true));
        assert_eq!(contains("10.0.0.1/32", host("10.0.0.2")), Some(false));
        assert_eq!(contains("10.0.0.0/33", host("10.0.0.2")), None);
    }
}
