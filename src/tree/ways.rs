//! Where a device type may connect to: what its firewall lets out.
//!
//! What follows from the design is computed, so that nobody has to state twice where the
//! repository is: a port in an address is a port that has to be open.

use std::collections::BTreeMap;
use std::net::IpAddr;

use serde::Serialize;

use crate::catalog::network;
use crate::design::{
    Datastore, Device, DiskEncryption, Engine, FleetDesign, Gitops, Os, Outbound, Protocol,
    Workload,
};

/// A permitted way out of a node or a workload.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub(super) struct Way {
    port: u16,
    /// `tcp` or `udp`.
    protocol: &'static str,
    /// The one network it leads to; nothing means anywhere.
    network: Option<String>,
    ipv6: bool,
    /// What lies within that network and is not meant: the cluster's own addresses.
    except: Vec<String>,
    /// What it is for: a word, or the names of workloads.
    why: Vec<String>,
}

impl Way {
    fn new(way: &Outbound, except: Vec<String>, why: Vec<String>) -> Self {
        Self {
            port: way.port,
            protocol: way.protocol.word(),
            network: way.network.clone(),
            ipv6: way.is_ipv6(),
            except,
            why,
        }
    }

    /// Those that the fleet's own nodes have besides what follows from the design.
    pub(super) fn stated(ways: &[Outbound]) -> Vec<Self> {
        ways.iter().map(|way| Self::new(way, Vec::new(), Vec::new())).collect()
    }

    /// Those of a workload: into a network, or anywhere, but never to the cluster itself.
    pub(super) fn of_workload(design: &FleetDesign, workload: &Workload) -> Vec<Self> {
        let mut own: Vec<&str> = design
            .devices_of(workload)
            .map(|device| network(design.platform_of(device).distribution))
            .flat_map(|network| network.pods.iter().chain(&network.services))
            .map(String::as_str)
            .collect();
        own.sort_unstable();
        own.dedup();
        let way = |way: &Outbound| {
            let inside = |own: &&&str| way.network.as_ref().is_none_or(|all| lies_in(own, all));
            let except = own.iter().filter(inside).map(ToString::to_string).collect();
            Self::new(way, except, Vec::new())
        };
        workload.egress.iter().map(way).collect()
    }

    /// All that leads out of a device type, each port once, in order.
    pub(super) fn of_device(design: &FleetDesign, device: &Device) -> Vec<Self> {
        let mut all: BTreeMap<Outbound, Vec<String>> = BTreeMap::new();
        for (way, why) in implied(design, device).into_iter().chain(stated(design, device)) {
            let reasons = all.entry(way).or_default();
            if !reasons.contains(&why) {
                reasons.push(why);
            }
        }
        all.into_iter().map(|(way, why)| Self::new(&way, Vec::new(), why)).collect()
    }
}

/// What the design's own list and its workloads ask for.
fn stated(design: &FleetDesign, device: &Device) -> Vec<(Outbound, String)> {
    let fleet = design.network.outbound.iter().map(|way| (way.clone(), "design".to_owned()));
    let workloads = design.workloads_on(device).flat_map(|workload| {
        workload.egress.iter().map(|way| (way.clone(), workload.name.to_string()))
    });
    fleet.chain(workloads).collect()
}

/// What follows from the rest of the design.
fn implied(design: &FleetDesign, device: &Device) -> Vec<(Outbound, String)> {
    let mut ways = vec![
        (53, Protocol::Udp, "names"),
        (53, Protocol::Tcp, "names"),
        (123, Protocol::Udp, "time"),
        (443, Protocol::Tcp, "https"),
    ];
    let mut tcp = |port: Option<u16>, why| {
        ways.extend(port.map(|port| (port, Protocol::Tcp, why)));
    };
    if device.os == Os::Ubuntu {
        // Ubuntu's chrony agrees on keys over this port before it asks for the time (from 25.10).
        tcp(Some(4460), "time");
    }
    let gitops = design.gitops_of(device);
    tcp(source_port(&gitops), "source");
    if gitops.engine == Engine::ArgocdAgent {
        tcp(gitops.hub.as_deref().and_then(port_of), "hub");
    }
    let platform = design.platform_of(device);
    if platform.datastore == Datastore::Postgres {
        tcp(platform.database.as_deref().and_then(port_of), "database");
    }
    if design.security.disk_encryption == DiskEncryption::LuksTang {
        tcp(Some(80), "tang");
    }
    for workload in design.workloads_on(device) {
        tcp(registry_port(&workload.image), "registry");
    }
    let way = |(port, protocol, why): (u16, Protocol, &str)| {
        (Outbound { port, protocol, network: None }, why.to_owned())
    };
    ways.into_iter().map(way).collect()
}

/// The addresses that have to answer if a device type is to get anything: hub and source.
pub(super) fn probes(gitops: &Gitops) -> Vec<String> {
    let hub = gitops.hub.as_ref().filter(|_| gitops.engine == Engine::ArgocdAgent);
    let hub = hub.map(|hub| format!("https://{hub}/"));
    hub.into_iter().chain(source(gitops)).collect()
}

/// The address of what the engine polls. An artifact is polled in the repository's stead.
fn source(gitops: &Gitops) -> Option<String> {
    match gitops.artifact.as_deref().filter(|_| gitops.engine == Engine::Flux) {
        Some(artifact) => Some(artifact.replacen("oci://", "https://", 1)),
        None => gitops.repository.clone(),
    }
}

fn source_port(gitops: &Gitops) -> Option<u16> {
    let source = source(gitops)?;
    let (scheme, rest) = source.split_once("://")?;
    let usual = match scheme {
        "http" => 80,
        "ssh" => 22,
        _ => 443,
    };
    port_of(rest).or(Some(usual))
}

/// The port in `host:port/path`, where there is one.
fn port_of(text: &str) -> Option<u16> {
    let authority = text.split('/').next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let (_, port) = host.rsplit_once(':').filter(|(_, port)| !port.ends_with(']'))?;
    port.parse().ok().filter(|port| *port > 0)
}

/// The port of the registry that an image names; without a host it is Docker Hub.
fn registry_port(image: &str) -> Option<u16> {
    let (host, _) = image.split_once('/')?;
    port_of(host)
}

/// Whether one network lies within another of the same family.
fn lies_in(inner: &str, outer: &str) -> bool {
    let read = |text: &str| {
        let (address, prefix) = text.split_once('/')?;
        Some((address.parse::<IpAddr>().ok()?, prefix.parse::<u32>().ok()?))
    };
    let (Some((inner, longer)), Some((outer, shorter))) = (read(inner), read(outer)) else {
        return false;
    };
    let same = |a: u128, b: u128, width: u32| {
        shorter == 0 || (a ^ b).checked_shr(width - shorter.min(width)) == Some(0)
    };
    longer >= shorter
        && match (inner, outer) {
            (IpAddr::V4(a), IpAddr::V4(b)) => {
                same(u128::from(a.to_bits()), u128::from(b.to_bits()), 32)
            }
            (IpAddr::V6(a), IpAddr::V6(b)) => same(a.to_bits(), b.to_bits(), 128),
            _ => false,
        }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{List, Name, fields};

    fn design(sets: &[(&str, &str)]) -> FleetDesign {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        List::Workloads.push(&mut design);
        fields::set(&mut design, "workloads[0].image", "ghcr.io/example/app:1").expect("set");
        for (path, text) in sets {
            fields::set(&mut design, path, text).expect(path);
        }
        design
    }

    /// As `PORT/PROTOCOL[@NETWORK] why`.
    fn ways(sets: &[(&str, &str)]) -> Vec<String> {
        let design = design(sets);
        let show = |way: Way| {
            let network = way.network.map(|network| format!("@{network}")).unwrap_or_default();
            format!("{}/{}{network} {}", way.port, way.protocol, way.why.join(","))
        };
        Way::of_device(&design, &design.devices[0]).into_iter().map(show).collect()
    }

    #[test]
    fn a_device_reaches_names_time_and_https() {
        let usual = ["53/tcp names", "53/udp names", "123/udp time", "443/tcp https"];
        assert_eq!(ways(&[]), usual);
        let https = ("gitops.repository", "https://git.example.com/fleet.git");
        assert_eq!(ways(&[https])[3], "443/tcp https,source");
        assert!(ways(&[("devices[0].os", "ubuntu")]).contains(&"4460/tcp time".to_owned()));
    }

    #[test]
    fn a_port_in_an_address_is_a_way_out() {
        for (path, value, way) in [
            ("gitops.repository", "https://git.example.com:8443/f.git", "8443/tcp source"),
            ("gitops.repository", "https://u@[2001:db8::1]:8443/f.git", "8443/tcp source"),
            ("gitops.repository", "http://git.example.com/f.git", "80/tcp source"),
            ("gitops.artifact", "oci://registry.example.com:5000/fleet", "5000/tcp source"),
            ("workloads[0].image", "registry.example.com:5000/a/b:1", "5000/tcp registry"),
            ("security.disk_encryption", "luks-tang", "80/tcp tang"),
            ("network.outbound", "8883/tcp", "8883/tcp design"),
            ("workloads[0].egress", "1883/tcp@10.0.0.0/8", "1883/tcp@10.0.0.0/8 workload"),
        ] {
            assert!(
                ways(&[(path, value)]).contains(&way.to_owned()),
                "{path}: {:?}",
                ways(&[(path, value)])
            );
        }
        let database =
            [("platform.datastore", "postgres"), ("platform.database", "db.example.com:5432/k3s")];
        assert!(ways(&database).contains(&"5432/tcp database".to_owned()));
        assert_eq!(ways(&database[1..]).len(), 4, "a database that nobody uses");
        let hub = [("gitops.engine", "argocd-agent"), ("gitops.hub", "hub.example.com:8443")];
        assert!(ways(&hub).contains(&"8443/tcp hub".to_owned()));
        assert_eq!(ways(&hub[1..]).len(), 4, "a hub that nobody uses");
    }

    #[test]
    fn what_a_device_pulls_from_has_to_answer() {
        let probes = |sets: &[(&str, &str)]| {
            let design = design(sets);
            probes(&design.gitops_of(&design.devices[0]))
        };
        let git = ("gitops.repository", "https://git.example.com/fleet.git");
        let oci = ("gitops.artifact", "oci://registry.example.com:5000/fleet");
        let hub = [("gitops.engine", "argocd-agent"), ("gitops.hub", "hub.example.com:8443")];
        assert!(probes(&[]).is_empty(), "a repository that is still open cannot answer");
        assert_eq!(probes(&[git]), ["https://git.example.com/fleet.git"]);
        assert_eq!(probes(&[git, oci]), ["https://registry.example.com:5000/fleet"]);
        let argocd = ("gitops.engine", "argocd");
        assert_eq!(probes(&[git, oci, argocd]), [git.1], "Flux alone pulls an artifact");
        assert_eq!(
            probes(&[git, hub[0], hub[1]]),
            ["https://hub.example.com:8443/", "https://git.example.com/fleet.git"]
        );
    }

    #[test]
    fn a_way_out_stands_once_with_all_its_reasons() {
        let both = [("network.outbound", "8883/tcp"), ("workloads[0].egress", "8883/tcp")];
        let found = ways(&both);
        assert_eq!(found.iter().filter(|way| way.starts_with("8883")).count(), 1, "{found:?}");
        assert!(found.contains(&"8883/tcp design,workload".to_owned()), "{found:?}");
        // Of another device type's workload nothing is opened here.
        assert_eq!(ways(&[both[1], ("workloads[0].devices", "other")]).len(), 4);
    }

    #[test]
    fn a_workload_never_leaves_into_its_own_cluster() {
        let except = |egress: &str| {
            let design = design(&[("workloads[0].egress", egress)]);
            Way::of_workload(&design, &design.workloads[0])[0].except.clone()
        };
        assert_eq!(except("1883/tcp"), ["10.42.0.0/16", "10.43.0.0/16"]);
        assert_eq!(except("1883/tcp@10.0.0.0/8"), ["10.42.0.0/16", "10.43.0.0/16"]);
        assert_eq!(except("1883/tcp@10.42.0.0/15"), ["10.42.0.0/16", "10.43.0.0/16"]);
        assert_eq!(except("1883/tcp@0.0.0.0/0"), ["10.42.0.0/16", "10.43.0.0/16"]);
        // Kubernetes refuses an exception that is not within what it is an exception from.
        for apart in ["10.20.0.0/16", "10.42.1.0/24", "10.42.0.0/24", "2001:db8::/32"] {
            assert!(except(&format!("1883/tcp@{apart}")).is_empty(), "{apart}");
        }
    }
}
