//! How an engine looks at its source, and how it tries again.

use super::looks::{Backoff, FluxLooks};
use crate::design::{Device, Engine, FleetDesign};
use crate::outlook::{
    ArgoPolling, FLUX_FIRST_RETRY, FLUX_RETRY_CAP, SourceKind, applications, in_seconds,
};

/// The kubelet tries a failed pull again after 10 s, doubles that, and stops growing at 5 minutes
/// (kubernetes `pkg/kubelet/kubelet.go`: `imageBackOffPeriod`, `MaxImageBackOff`).
pub(super) const IMAGE_PULL: Backoff = Backoff { first: 10.0, cap: 300.0 };

/// How an engine looks at its source.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pace {
    /// Flux: an interval with jitter; a backoff after failures.
    Flux(FluxLooks),
    /// Argo CD, also beside argocd-agent: turns at a fixed pace, whatever fails; and how many Applications
    /// there are. The one with the workloads is played.
    Argo(ArgoPolling, usize),
}

impl Pace {
    /// The pace of a device type. argocd-agent leaves looking at Git to the Argo CD on the cluster.
    pub(super) fn of(design: &FleetDesign, device: &Device) -> Self {
        let gitops = design.gitops_of(device);
        match gitops.engine {
            Engine::Flux => {
                Self::Flux(FluxLooks::new(in_seconds(gitops.interval), gitops.jitter.fraction()))
            }
            Engine::Argocd | Engine::ArgocdAgent => {
                Self::Argo(ArgoPolling::of(&gitops), applications(design, device))
            }
        }
    }

    /// The mean time between two reads of a cluster on which nothing changes.
    pub(super) fn mean(self) -> f64 {
        match self {
            Self::Flux(looks) => looks.mean(),
            Self::Argo(polling, applications) => polling.mean_read(applications),
        }
    }

    /// The longest time until a look that finds a change: one interval more where what it finds may have
    /// been read for another Application before.
    pub(super) fn longest(self) -> f64 {
        match self {
            Self::Flux(looks) => looks.longest().max(flux_backoff().cap),
            Self::Argo(polling, _) => in_seconds(polling.longest()) + in_seconds(polling.interval),
        }
    }
}

/// What one more read a fetch costs: a Git fetch is one; of an artifact the manifest and its one
/// layer are read.
pub(super) fn fetch_reads(kind: SourceKind) -> f64 {
    match kind {
        SourceKind::Repository => 1.0,
        SourceKind::Artifact => 2.0,
    }
}

pub(super) fn flux_backoff() -> Backoff {
    Backoff { first: FLUX_FIRST_RETRY, cap: in_seconds(FLUX_RETRY_CAP) }
}
