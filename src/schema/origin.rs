//! Whose a kind is, and the release of it that is known here.

use super::NEWEST;
use super::data::group;

/// What a kind belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Kubernetes itself.
    Kubernetes,
    /// Argo CD.
    ArgoCd,
    /// Flux.
    Flux,
    /// Kustomize.
    Kustomize,
}

impl Origin {
    /// That of the kinds of an API version.
    pub fn of(api_version: &str) -> Self {
        match group(api_version) {
            "argoproj.io" => Self::ArgoCd,
            "kustomize.config.k8s.io" => Self::Kustomize,
            group if group.contains("fluxcd.") => Self::Flux,
            _ => Self::Kubernetes,
        }
    }

    /// The major and minor release whose kinds and fields are known: that of `assets/schema`.
    pub fn release(self) -> (u32, u32) {
        match self {
            Self::Kubernetes => (1, NEWEST),
            Self::ArgoCd => (3, 5),
            Self::Flux => (2, 9),
            Self::Kustomize => (5, 8),
        }
    }

    /// A release as people name it: `Flux v2.9`.
    pub fn named(self, (major, minor): (u32, u32)) -> String {
        match self {
            Self::Kubernetes => format!("Kubernetes {major}.{minor}"),
            Self::ArgoCd => format!("Argo CD v{major}.{minor}"),
            Self::Flux => format!("Flux v{major}.{minor}"),
            Self::Kustomize => format!("kustomize v{major}.{minor}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_releases_are_those_that_the_files_are_made_from() {
        for (origin, file) in [
            (Origin::Kubernetes, include_str!("../../assets/schema/kubernetes.fields")),
            (Origin::ArgoCd, include_str!("../../assets/schema/argocd.fields")),
            (Origin::Flux, include_str!("../../assets/schema/flux.fields")),
        ] {
            let head = file.lines().next().expect("a head");
            let named = origin.named(origin.release());
            assert!(head.contains(&named), "{named}: {head}");
        }
        let kustomize = include_str!("../../assets/schema/kustomize.fields");
        assert!(kustomize.lines().next().expect("a head").contains("kustomize/v5.8"));
    }

    #[test]
    fn every_kind_has_an_origin() {
        for (api_version, origin) in [
            ("apps/v1", Origin::Kubernetes),
            ("v1", Origin::Kubernetes),
            ("argoproj.io/v1alpha1", Origin::ArgoCd),
            ("source.toolkit.fluxcd.io/v1", Origin::Flux),
            ("fluxcd.controlplane.io/v1", Origin::Flux),
            ("kustomize.config.k8s.io/v1beta1", Origin::Kustomize),
        ] {
            assert_eq!(Origin::of(api_version), origin, "{api_version}");
        }
    }
}
