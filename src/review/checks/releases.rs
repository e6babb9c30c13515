//! The releases that the design pins, against those whose kinds and fields are known.

use std::collections::BTreeSet;

use crate::design::FleetDesign;
use crate::schema::{NEWEST, Origin};

/// The minor releases of Kubernetes 1 that the device types run; without any that can be read, the
/// newest whose kinds are known.
pub(super) fn minors(design: &FleetDesign) -> BTreeSet<u32> {
    let pinned = pinned(design, Origin::Kubernetes).into_iter();
    let mut minors: BTreeSet<u32> =
        pinned.filter(|(major, _)| *major == 1).map(|(_, minor)| minor).collect();
    if minors.is_empty() {
        minors.insert(NEWEST);
    }
    minors
}

/// The pinned release that may have a field which the one known here lacks, for it is newer.
pub(super) fn newer(design: &FleetDesign, api_version: &str) -> Option<String> {
    let origin = Origin::of(api_version);
    // What the oldest lacks is not there on all devices.
    let oldest = pinned(design, origin).into_iter().next()?;
    (oldest > origin.release()).then(|| origin.named(oldest))
}

/// The pinned release that may serve an API version which the one known here does not: a newer one,
/// or an older one of Flux, which drops versions of its kinds.
pub(super) fn other(design: &FleetDesign, api_version: &str) -> Option<String> {
    let origin = Origin::of(api_version);
    let oldest = pinned(design, origin).into_iter().next()?;
    let differs = origin == Origin::Flux && oldest != origin.release();
    (differs || oldest > origin.release()).then(|| origin.named(oldest))
}

/// The releases, major and minor, that the device types have pinned, the oldest first.
fn pinned(design: &FleetDesign, origin: Origin) -> BTreeSet<(u32, u32)> {
    let version = |device| {
        let gitops = design.gitops_of(device);
        match origin {
            Origin::Kubernetes => release(design.platform_of(device).version()),
            Origin::ArgoCd => gitops.argocd_version().and_then(release),
            Origin::Flux if gitops.argocd_version().is_none() => release(gitops.version()),
            Origin::Flux | Origin::Kustomize => None,
        }
    };
    design.devices.iter().filter_map(version).collect()
}

/// Major and minor of `v1.36.3+k3s1`, or of a channel such as `1.36/stable`.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut parts = version.trim_start_matches('v').split(['.', '/', '+', '-']);
    Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::super::super::Grade;
    use super::super::super::testing::reviewed;

    const POD: &str = "```yaml\n# base/a.yaml\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [], FIELD: x}\n```\n";

    /// The grades and reasons of a check for a design.
    fn said(text: &str, id: &str, fields: &[(&str, &str)]) -> Vec<(Grade, String)> {
        let review = reviewed(text, fields);
        let own = review.outcomes.iter().filter(|one| one.id == id && one.grade != Grade::Passed);
        own.map(|one| (one.grade, one.why.key.rsplit('.').next().unwrap_or_default().to_owned()))
            .collect()
    }

    #[test]
    fn a_field_is_there_from_its_release_on_and_until_its_last() {
        let on = |field: &str, version: &str| {
            let text = POD.replace("FIELD", field);
            said(&text, "manifests.fields", &[("platform.version", version)])
        };
        let later = [(Grade::Failed, "later".to_owned())];
        assert_eq!(on("hostnameOverride", "v1.33.4+k3s1"), later);
        assert_eq!(on("hostnameOverride", "v1.34.1+k3s1"), []);
        let gone = [(Grade::Failed, "unknown".to_owned())];
        assert_eq!(on("workloadRef", "v1.35.0+k3s1"), [], "an alpha field of that release");
        assert_eq!(on("workloadRef", "v1.36.3+k3s1"), gone);
    }

    #[test]
    fn what_a_newer_release_than_the_known_one_lacks_nobody_here_can_say() {
        let text = POD.replace("FIELD", "fieldOfTomorrow");
        let on = |version| said(&text, "manifests.fields", &[("platform.version", version)]);
        assert_eq!(on("v1.37.0+k3s1"), [(Grade::Failed, "unknown".to_owned())]);
        assert_eq!(on("v1.38.0+k3s1"), [(Grade::Noted, "other-release".to_owned())]);
        let kind =
            "```yaml\n# base/a.yaml\napiVersion: apps/v1\nkind: Thing\nmetadata: {name: a}\n```\n";
        let on = |version| said(kind, "manifests.versions", &[("platform.version", version)]);
        assert_eq!(on("v1.37.0+k3s1"), [(Grade::Failed, "no-kind".to_owned())]);
        assert_eq!(on("v1.38.0+k3s1"), [(Grade::Noted, "other-release".to_owned())]);
    }

    #[test]
    fn an_older_flux_may_serve_what_the_known_one_has_dropped() {
        let text = "```yaml\n# engine/a.yaml\napiVersion: source.toolkit.fluxcd.io/v1beta2\nkind: OCIRepository\nmetadata: {name: a}\n```\n";
        let on = |version| said(text, "manifests.versions", &[("gitops.version", version)]);
        assert_eq!(on("v2.9.4"), [(Grade::Failed, "elsewhere".to_owned())]);
        assert_eq!(on("v2.5.0"), [(Grade::Noted, "other-release".to_owned())]);
    }
}
