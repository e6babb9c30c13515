//! How an engine looks at its source, and how it tries again.

use super::looks::{Backoff, FluxLooks};
use crate::design::{Engine, Gitops};
use crate::outlook::{ArgoPolling, FLUX_FIRST_RETRY, FLUX_RETRY_CAP, SourceKind, in_seconds};

/// The kubelet tries a failed pull again after 10 s, doubles that, and stops growing at 5 minutes
/// (kubernetes `pkg/kubelet/kubelet.go`: `imageBackOffPeriod`, `MaxImageBackOff`).
pub(super) const IMAGE_PULL: Backoff = Backoff { first: 10.0, cap: 300.0 };

/// How an engine looks at its source.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pace {
    /// Flux: an interval with jitter; a backoff after failures.
    Flux(FluxLooks),
    /// Argo CD, also beside argocd-agent: turns at a fixed pace, whatever fails.
    Argo(ArgoPolling),
}

impl Pace {
    /// The pace of a device type. argocd-agent leaves looking at Git to the Argo CD on the cluster.
    pub(super) fn of(gitops: &Gitops) -> Self {
        match gitops.engine {
            Engine::Flux => {
                Self::Flux(FluxLooks::new(in_seconds(gitops.interval), gitops.jitter.fraction()))
            }
            Engine::Argocd | Engine::ArgocdAgent => Self::Argo(ArgoPolling::of(gitops)),
        }
    }

    /// The mean time between two looks.
    pub(super) fn mean(self) -> f64 {
        match self {
            Self::Flux(looks) => looks.mean(),
            Self::Argo(polling) => polling.mean_wait(),
        }
    }

    /// The longest time from the end of an outage to the next look.
    pub(super) fn longest(self) -> f64 {
        match self {
            Self::Flux(looks) => looks.longest().max(flux_backoff().cap),
            Self::Argo(polling) => in_seconds(polling.longest()),
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
