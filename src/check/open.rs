//! The fields that may stay open: the prompt marks them, and the tree uses a visible stand-in.

use super::Finding;
use super::case::Case;
use super::rule::{
    OPEN_AGE_RECIPIENT, OPEN_APPLIANCES, OPEN_HARDWARE, OPEN_HUB, OPEN_REGIONS, OPEN_REPOSITORY,
    Rule,
};
use crate::design::{Engine, FleetDesign, GitSecrets};

/// The paths of the fields that are still open, in the order of the fields.
pub fn open_fields(design: &FleetDesign) -> Vec<String> {
    open(design).into_iter().map(|(_, path)| path).collect()
}

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    open(case.design).into_iter().map(|(rule, path)| rule.at(path)).collect()
}

fn open(design: &FleetDesign) -> Vec<(Rule, String)> {
    let mut open = Vec::new();
    if design.project.appliances.is_none() {
        open.push((OPEN_APPLIANCES, "project.appliances".to_owned()));
    }
    if design.fleet.regions.is_empty() {
        open.push((OPEN_REGIONS, "fleet.regions".to_owned()));
    }
    if design.security.git_secrets == GitSecrets::SopsAge && decrypts(design) {
        let regions = design.fleet.regions.iter().enumerate();
        for (index, _) in regions.filter(|(_, region)| region.age_recipient.is_none()) {
            open.push((OPEN_AGE_RECIPIENT, format!("fleet.regions[{index}].age_recipient")));
        }
    }
    for (index, device) in design.devices.iter().enumerate() {
        if device.hardware.is_none() {
            open.push((OPEN_HARDWARE, format!("devices[{index}].hardware")));
        }
    }
    if lacks_repository(design) {
        open.push((OPEN_REPOSITORY, "gitops.repository".to_owned()));
    }
    if lacks_hub(design) {
        open.push((OPEN_HUB, "gitops.hub".to_owned()));
    }
    open
}

/// Whether some device type runs Flux: nothing else decrypts, and that is the finding where none does.
fn decrypts(design: &FleetDesign) -> bool {
    design.devices.iter().any(|device| design.gitops_of(device).engine == Engine::Flux)
}

/// Whether some device type has neither a repository of its own nor one of the fleet.
fn lacks_repository(design: &FleetDesign) -> bool {
    design.gitops.repository.is_none()
        && !design.devices.iter().all(|device| device.gitops.repository.is_some())
}

/// Whether some agent has no hub to connect to.
fn lacks_hub(design: &FleetDesign) -> bool {
    design
        .devices
        .iter()
        .map(|device| design.gitops_of(device))
        .any(|gitops| gitops.engine == Engine::ArgocdAgent && gitops.hub.is_none())
}

#[cfg(test)]
mod tests {
    use super::super::testing::Draft;
    use super::*;

    #[test]
    fn a_new_design_is_open_everywhere_it_may_be() {
        let mut draft = Draft::with(&[
            ("project.appliances", ""),
            ("devices[0].hardware", ""),
            ("gitops.repository", ""),
        ]);
        draft.design.fleet.regions.clear();
        let paths = open_fields(&draft.design);
        let all =
            ["project.appliances", "fleet.regions", "devices[0].hardware", "gitops.repository"];
        assert_eq!(paths, all);
        for id in ["open.appliances", "open.regions", "open.hardware", "open.repository"] {
            assert_eq!(draft.found(id).len(), 1, "{id}");
        }
    }

    #[test]
    fn what_is_filled_in_is_not_open() {
        assert!(open_fields(&Draft::with(&[]).design).is_empty());
        let own = [
            ("gitops.repository", ""),
            ("devices[0].gitops.repository", "https://git.example.com/a.git"),
        ];
        assert!(open_fields(&Draft::with(&own).design).is_empty());
    }

    #[test]
    fn a_hub_is_open_for_agents_alone() {
        let agent = [("gitops.engine", "argocd-agent"), ("gitops.hub", "hub.example.com:443")];
        assert_eq!(open_fields(&Draft::with(&agent[..1]).design), ["gitops.hub"]);
        assert_eq!(Draft::with(&agent[..1]).found("open.hub").len(), 1);
        assert!(open_fields(&Draft::with(&agent).design).is_empty());
    }

    #[test]
    fn a_recipient_is_open_for_each_region_that_has_none() {
        let mut draft = Draft::with(&[("security.git_secrets", "sops-age")]);
        let both = ["fleet.regions[0].age_recipient", "fleet.regions[1].age_recipient"];
        assert_eq!(open_fields(&draft.design), both);
        assert_eq!(draft.found("open.age-recipient").len(), 2);
        let recipient = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        draft.set(both[0], recipient);
        assert_eq!(open_fields(&draft.design), both[1..]);
        // Where nothing decrypts, that alone is to be mended.
        draft.set("gitops.engine", "argocd");
        assert!(open_fields(&draft.design).is_empty());
    }
}
