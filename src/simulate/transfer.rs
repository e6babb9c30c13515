//! What a new revision sends over a cluster's link, and how long that takes at least.

use crate::design::{Device, Engine, FleetDesign};
use crate::outlook::{Bytes, SourceKind, images};

/// What a cluster fetches for a new revision, from the least to the most.
///
/// Measured with git 2.47 over HTTP on loopback: a fetch of two changed files on top of what is
/// there, as Argo CD does it, 3.2 kB; a shallow clone, which Flux makes for each new commit, of the
/// generated tree without the releases in `vendor/` 42 kB, of a repository with a file for each of
/// 10,000 clusters 1.43 MB. As an archive, which an artifact is, the same two are 35 kB and 343 kB.
/// An Argo CD whose repo-server was replaced clones, too. How large a real repository is depends on
/// what its owner keeps in it, so the range is an estimate.
fn revision(engine: Engine, kind: SourceKind) -> Bytes {
    match (engine, kind) {
        (Engine::Flux, SourceKind::Artifact) => Bytes { low: 35_000, high: 343_000 },
        (Engine::Flux, SourceKind::Repository) => Bytes { low: 42_000, high: 1_430_000 },
        (Engine::Argocd | Engine::ArgocdAgent, _) => Bytes { low: 3_200, high: 1_430_000 },
    }
}

/// What goes over the link for a new revision.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Load {
    /// The revision itself.
    pub revision: Bytes,
    /// Seconds to fetch it at most: the most bytes at the link's full rate.
    pub fetch_s: f64,
    /// The images of the workloads of which the design says how large they are: what a release with
    /// new images throughout costs at least.
    pub images: Option<u64>,
    /// Workloads of which it does not.
    pub unsized_images: usize,
    /// Seconds to pull them at least: one after the other, at the link's full rate.
    pub pull_s: Option<f64>,
}

/// The load of a device type's cluster.
pub(super) fn load(design: &FleetDesign, device: &Device, kind: SourceKind) -> Load {
    let revision = revision(design.gitops_of(device).engine, kind);
    let images = images(design, device);
    let seconds = |bytes| seconds(bytes, design.network.bandwidth.bits_per_second());
    Load {
        revision,
        fetch_s: seconds(revision.high),
        images: images.bytes,
        unsized_images: images.unsized_workloads,
        pull_s: images.bytes.map(seconds),
    }
}

#[expect(clippy::cast_precision_loss, reason = "petabytes at most")]
fn seconds(bytes: u64, bits_per_second: u64) -> f64 {
    bytes as f64 * 8.0 / bits_per_second.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulate::testing::design;

    #[test]
    fn a_slow_link_takes_long() {
        let design = design(&[
            ("network.bandwidth", "1Mbit/s"),
            ("workloads[0].image_size", "100Mi"),
            ("workloads[0].replicas", "2"),
            ("devices[0].nodes", "3"),
        ]);
        let load =
            |device: usize| super::load(&design, &design.devices[device], SourceKind::Repository);
        // Two of the three nodes pull.
        assert_eq!(load(0).images, Some(2 * 100 * 1024 * 1024));
        assert!((load(0).pull_s.expect("known") - 1_677.72).abs() < 0.01);
        assert_eq!(load(1).images, Some(100 * 1024 * 1024));
        assert!((load(0).fetch_s - 11.44).abs() < 1e-9);
    }

    #[test]
    fn nothing_is_said_of_images_whose_size_is_open() {
        let design = design(&[]);
        let load = load(&design, &design.devices[0], SourceKind::Artifact);
        assert_eq!((load.images, load.pull_s), (None, None));
        assert_eq!(load.revision, Bytes { low: 35_000, high: 343_000 });
        assert_eq!(load.unsized_images, 1);
    }
}
