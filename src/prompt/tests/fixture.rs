//! A fleet with both engines, and figures made up for it: what is tested here is how a prompt
//! states them, not how they are computed.

use crate::assess::Assessment;
use crate::budget::{
    Budget, ControlPlane, Group, Interval, Line, NodeBudget, Reserves, Role, Scheduler, Verdict,
};
use crate::catalog::{Confidence, Measure};
use crate::design::read::read;
use crate::design::{Engine, FleetDesign, Span};
use crate::outlook::{Outlook, Polling, SourceKind};

const SESSION: &str = r"
fleetwright: 1
name: north-sea-wind
project: {appliances: wind turbines, summary: Condition monitoring for offshore turbines}
prompt:
  notes: |
    Maintenance windows are at night.
fleet:
  regions: [{name: dogger-bank, clusters: 1400}, {name: hornsea, clusters: 1000}]
  rings: [{name: canary, share: 1%}, {name: early, share: 10%}, {name: broad, share: 89%}]
devices:
  - name: turbine-gateway
    hardware: Raspberry Pi CM4
    arch: arm64
    memory: 2Gi
    storage: emmc
    os: raspberry-pi-os
    clusters: 1800
    gitops: {engine: flux}
  - {name: nacelle-camera, hardware: Intel NUC, arch: amd64, memory: 8Gi, storage: nvme, tpm: true, uefi: true, clusters: 600}
gitops: {engine: argocd, repository: https://git.example.com/edge/fleet.git, interval: 15m, jitter: 20%}
network: {link: 5g, bandwidth: 2Mbit/s, metered: true, longest_outage: 72h}
workloads:
  - name: telemetry
    image: ghcr.io/example/telemetry:1.4.2
    memory: {request: 64Mi, limit: 128Mi}
    cpu: {request: 50m}
    port: 9100
    probe: /healthz
";

pub(super) fn design() -> FleetDesign {
    read(SESSION).expect("the session reads")
}

pub(super) fn with(design: FleetDesign) -> Assessment {
    Assessment {
        design,
        budget: Budget::default(),
        outlook: Outlook::default(),
        shims: Vec::new(),
        sums: Vec::new(),
        findings: Vec::new(),
    }
}

pub(super) fn assessment() -> Assessment {
    Assessment { budget: budget(), outlook: outlook(), ..with(design()) }
}

fn outlook() -> Outlook {
    let polling = |engine, clusters, reads_per_second| Polling {
        engine,
        kind: SourceKind::Repository,
        source_reads_per_second: 2.67,
        source: Some("https://git.example.com/edge/fleet.git".into()),
        clusters,
        reads_per_second,
        returning_reads_per_second: Some(reads_per_second),
        fitting_interval: Span::seconds(160),
    };
    Outlook {
        polling: vec![polling(Engine::Flux, 1800, 2.0), polling(Engine::Argocd, 600, 0.67)],
        advised_reads_per_second: 15.0,
        devices: crate::outlook::outlook(&design(), &crate::catalog::Catalog::builtin()).devices,
    }
}

fn budget() -> Budget {
    let gateway = node("turbine-gateway", 2_048.0, (1_180.0, 2_110.0), Verdict::Tight);
    let camera = node("nacelle-camera", 8_192.0, (1_400.0, 2_600.0), Verdict::Fits);
    Budget { devices: vec![gateway, camera], ..Budget::default() }
}

fn node(name: &str, memory_mib: f64, total: (f64, f64), verdict: Verdict) -> NodeBudget {
    let total = Interval { low: total.0, high: total.1 };
    NodeBudget {
        name: name.into(),
        role: Role::Server,
        memory_mib,
        usable_mib: memory_mib - 100.0,
        verdict,
        total,
        scheduler: Scheduler {
            allocatable_mib: memory_mib - 612.0,
            requests_mib: 400.0,
            fits: true,
            ..Scheduler::default()
        },
        control_plane: ControlPlane {
            mib: Interval { low: total.low - 330.0, high: total.high - 600.0 },
            limit_mib: 4_096.0,
            within: true,
            left: Interval { low: total.low, high: total.high },
        },
        reserves: Reserves::default(),
        kernel_mib: 0.0,
        system_pods: crate::budget::SystemPods::default(),
        node_lost: None,
        measured: crate::budget::Measured::default(),
        peak: None,
        wear: None,
        lines: vec![
            line("os.debian", Group::Os, 180.0, 310.0),
            line("workload.telemetry", Group::Workloads, 64.0, 128.0),
        ],
    }
}

fn line(id: &str, group: Group, low: f64, high: f64) -> Line {
    Line {
        id: id.into(),
        group,
        mib: Interval { low, high },
        request_mib: 0.0,
        limit_mib: None,
        measure: Measure::WorkingSet,
        confidence: Confidence::Estimated,
        entry: None,
    }
}
