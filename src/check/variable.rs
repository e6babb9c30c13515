//! The rule about what Flux would take for a variable in the texts of a workload.
//!
//! Flux looks for variables in everything that a build has made, quoted or not. Images need no
//! such rule: a dollar sign is in no image reference.

use super::Finding;
use super::case::Case;
use super::rule::FLUX_VARIABLE;
use crate::design::{Device, Engine, Workload};

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (index, workload) in case.design.workloads.iter().enumerate() {
        let Some(device) = on_flux(case, workload) else { continue };
        let texts = [("probe", &workload.probe), ("volume.path", &workload.volume.path)];
        for (field, _) in texts.iter().filter(|(_, text)| text.as_deref().is_some_and(is_changed)) {
            let finding = FLUX_VARIABLE
                .at(format!("workloads[{index}].{field}"))
                .with("workload", workload.name.as_str())
                .with("field", *field);
            found.push(finding.with("device", device.name.as_str()));
        }
    }
    found
}

/// A device type on which the workload runs, and Flux with it.
fn on_flux<'a>(case: &'a Case<'_>, workload: &'a Workload) -> Option<&'a Device> {
    let engine = |device: &Device| case.design.gitops_of(device).engine;
    case.design.devices_of(workload).find(|device| engine(device) == Engine::Flux)
}

/// Whether Flux puts something else in the place of a part of it: a variable, or one dollar sign
/// for two.
fn is_changed(text: &str) -> bool {
    text.contains("${") || text.contains("$$")
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};

    #[test]
    fn what_flux_would_replace_is_refused_where_flux_runs() {
        let probe = |text| [("workloads[0].port", "80"), ("workloads[0].probe", text)];
        for text in ["/${ready}", "/$$", "/a${"] {
            assert_found("workload.flux-variable", &probe(text));
        }
        for text in ["/$ready", "/{ready}", "/healthz"] {
            assert_not_found("workload.flux-variable", &probe(text));
        }
        let volume = [("workloads[0].volume.path", "/${x}"), ("workloads[0].volume.size", "1Gi")];
        let draft = Draft::with(&volume);
        let found = draft.found("workload.flux-variable");
        assert_eq!(found[0].path, "workloads[0].volume.path");
        assert!(draft.message("workload.flux-variable").contains("gateway"));
        let argocd = [volume[0], volume[1], ("gitops.engine", "argocd")];
        assert_not_found("workload.flux-variable", &argocd);
        let back = [volume[0], volume[1], argocd[2], ("devices[0].gitops.engine", "flux")];
        assert_found("workload.flux-variable", &back);
    }

    #[test]
    fn an_image_with_a_variable_is_none() {
        assert!(super::super::shape::image("ghcr.io/example/${app}:1").is_none());
        assert!(super::super::shape::image("ghcr.io/example/app:$$1").is_none());
    }
}
