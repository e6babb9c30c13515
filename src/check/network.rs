//! Rules about the link and the site's network, and about what would open an inbound port.

use super::Finding;
use super::case::{Case, Equipped, distribution};
use super::rule::{
    INBOUND_SERVICELB, INBOUND_TRAEFIK, METERED_INTERVAL, SITE_OPEN, SITE_PUBLIC, SITE_SHAPE,
};
use super::shape;
use crate::design::{Addon, Distribution};

/// On a metered link, looks more frequent than this many seconds are worth a warning.
const METERED_SECONDS: u64 = 600;
/// Bytes of one look without a change (estimates): 1 kB of references and 4 kB of TLS at least,
/// 1.5 kB and 8 kB at most, over a new connection.
const LOOK_BYTES: (u64, u64) = (5_000, 9_500);
const MONTH_SECONDS: u64 = 30 * 86_400;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = case.each_device(&[traefik, servicelb, site_open, metered_interval]);
    found.extend(site_shape(case));
    found.extend(site_public(case));
    found
}

/// Whether the add-on is asked for where the distribution has it; elsewhere it opens nothing.
fn brings(on: &Equipped<'_>, addon: Addon) -> bool {
    on.platform.distribution == Distribution::K3s && on.platform.addons.contains(&addon)
}

fn traefik(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    brings(on, Addon::Traefik).then(|| INBOUND_TRAEFIK.at(case.stated(on, "platform.addons")))
}

fn servicelb(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    brings(on, Addon::Servicelb).then(|| INBOUND_SERVICELB.at(case.stated(on, "platform.addons")))
}

fn site_open(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (on.device.nodes > 1 && case.design.network.site.is_none()).then(|| {
        SITE_OPEN
            .at("network.site")
            .with("device", on.name())
            .with("nodes", on.device.nodes)
            .with("distribution", distribution(on.platform.distribution))
    })
}

fn metered_interval(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let seconds = on.gitops.interval.as_seconds();
    if !case.design.network.metered || seconds >= METERED_SECONDS {
        return None;
    }
    // In MB of 10^6 bytes, as links are billed.
    let monthly = |bytes: u64| MONTH_SECONDS * bytes / seconds.max(1) / 1_000_000;
    let finding = METERED_INTERVAL
        .at(case.stated(on, "gitops.interval"))
        .with("interval", on.gitops.interval.to_string());
    Some(finding.with("low", monthly(LOOK_BYTES.0)).with("high", monthly(LOOK_BYTES.1)))
}

fn site_shape(case: &Case<'_>) -> Option<Finding> {
    let site = case.design.network.site.as_deref()?;
    shape::network(site).is_none().then(|| SITE_SHAPE.at("network.site").with("value", site))
}

fn site_public(case: &Case<'_>) -> Option<Finding> {
    let site = case.design.network.site.as_deref()?;
    let public = shape::network(site).is_some_and(|address| !shape::is_private(address));
    public.then(|| SITE_PUBLIC.at("network.site").with("value", site))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};

    #[test]
    fn addons_that_open_ports_are_named() {
        let both = [("platform.addons", "coredns, traefik, servicelb")];
        assert_found("inbound.traefik", &both);
        assert_found("inbound.servicelb", &both);
        for other in ["k0s", "microk8s"] {
            let absent = [both[0], ("platform.distribution", other)];
            assert_not_found("inbound.traefik", &absent);
            assert_not_found("inbound.servicelb", &absent);
        }
        let none = [("platform.addons", "coredns, metrics-server, local-path")];
        assert_not_found("inbound.traefik", &none);
        assert_not_found("inbound.servicelb", &none);
    }

    #[test]
    fn a_site_of_several_nodes_has_a_network() {
        let three = ("devices[0].nodes", "3");
        let message = Draft::with(&[three]).message("network.site-open");
        assert!(message.contains("no firewall for gateway"), "{message}");
        assert_not_found("network.site-open", &[("devices[0].nodes", "1")]);
        assert_not_found("network.site-open", &[three, ("network.site", "10.1.2.0/24")]);
    }

    #[test]
    fn a_site_is_a_private_network_in_cidr_notation() {
        for wrong in ["10.1.2.3", "10.1.2.3/24", "site", "0.0.0.0/0"] {
            assert_found("network.site-shape", &[("network.site", wrong)]);
        }
        assert_not_found("network.site-shape", &[("network.site", "10.1.2.0/24")]);
        assert_found("inbound.site-public", &[("network.site", "203.0.113.0/24")]);
        assert_not_found("inbound.site-public", &[("network.site", "100.64.0.0/10")]);
    }

    #[test]
    fn frequent_looks_over_a_metered_link_have_a_price() {
        let sets = [("network.metered", "true"), ("gitops.interval", "5m")];
        let message = Draft::with(&sets).message("network.metered-interval");
        assert!(message.contains("43") && message.contains("82"), "{message}");
        assert_not_found("network.metered-interval", &[sets[0], ("gitops.interval", "10m")]);
        assert_not_found("network.metered-interval", &sets[1..]);
    }
}
