//! Rules about where the engine pulls from: repository, trunk, OCI artifact.

use super::Finding;
use super::case::{Case, Equipped};
use super::rule::{
    ARTIFACT_SHAPE, ARTIFACT_UNREAD, REPOSITORY_SHAPE, REPOSITORY_SSH, REVISION_RING,
    REVISION_SHAPE,
};
use super::shape;
use crate::design::Engine;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    case.each_device(&[
        repository_shape,
        repository_ssh,
        artifact_shape,
        artifact_unread,
        revision_shape,
        revision_ring,
    ])
}

/// The host and path of `git@host:path`, the notation of scp.
fn scp(url: &str) -> Option<(&str, &str)> {
    let (user_and_host, path) = url.split_once(':').filter(|_| !url.contains("://"))?;
    let (user, host) = user_and_host.split_once('@')?;
    (shape::is_word(user) && shape::is_host(host) && !path.is_empty()).then_some((host, path))
}

/// The host and path of what is reached over SSH, in either notation.
fn ssh(url: &str) -> Option<(&str, &str)> {
    let Some(rest) = url.strip_prefix("ssh://") else { return scp(url) };
    let (authority, path) = rest.split_once('/')?;
    let host = authority.rsplit('@').next().unwrap_or(authority);
    let port = host.rsplit_once(':').filter(|(_, port)| shape::is_port(port));
    Some((port.map_or(host, |(host, _)| host), path))
}

fn is_repository_url(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("ssh://"));
    let path = rest.and_then(|rest| rest.split_once('/'));
    let known = path.is_some_and(|(authority, path)| {
        let host = authority.rsplit('@').next().unwrap_or(authority);
        shape::is_authority(host) && !path.is_empty()
    });
    // Braces are in no URL (RFC 3986), and Flux would take them for a variable.
    shape::is_word(url) && !url.contains(['{', '}']) && (known || scp(url).is_some())
}

fn repository_shape(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let url = on.gitops.repository.as_deref()?;
    (!is_repository_url(url))
        .then(|| REPOSITORY_SHAPE.at(case.stated(on, "gitops.repository")).with("value", url))
}

/// The install script puts a user name and a password into the cluster, and no key.
fn repository_ssh(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    // With an artifact, Flux does not read the repository.
    let read = on.gitops.artifact.is_none() || on.gitops.engine != Engine::Flux;
    let url = on.gitops.repository.as_deref().filter(|url| read && is_repository_url(url))?;
    let (host, path) = ssh(url)?;
    let finding = REPOSITORY_SSH.at(case.stated(on, "gitops.repository")).with("value", url);
    let right = format!("https://{host}/{}", path.trim_start_matches('/'));
    Some(finding.with("right", right))
}

/// `oci://registry/path` without tag or digest: the ring's tag is put behind it.
fn is_artifact(url: &str) -> bool {
    url.strip_prefix("oci://").is_some_and(|rest| {
        rest.split_once('/').is_some_and(|(registry, _)| shape::is_authority(registry))
            && shape::is_repository(rest)
    })
}

fn artifact_shape(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let url = on.gitops.artifact.as_deref()?;
    (!is_artifact(url))
        .then(|| ARTIFACT_SHAPE.at(case.stated(on, "gitops.artifact")).with("value", url))
}

fn artifact_unread(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (on.gitops.artifact.is_some() && on.gitops.engine != Engine::Flux)
        .then(|| ARTIFACT_UNREAD.at(case.stated(on, "gitops.artifact")).with("device", on.name()))
}

fn revision_shape(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let revision = on.gitops.revision.as_str();
    (!shape::is_branch(revision))
        .then(|| REVISION_SHAPE.at(case.stated(on, "gitops.revision")).with("value", revision))
}

/// Rings are the branches `ring/<name>`, so neither `ring` nor one of them can be the trunk.
fn revision_ring(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let revision = on.gitops.revision.as_str();
    (revision == "ring" || revision.starts_with("ring/"))
        .then(|| REVISION_RING.at(case.stated(on, "gitops.revision")).with("value", revision))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};
    use crate::design::List;

    #[test]
    fn repositories_have_an_address_that_git_knows() {
        for wrong in ["http://a.b/c", "git.example.com/a", "https://", "https://a b/c", "x", "a:b"]
        {
            assert_found("gitops.repository-shape", &[("gitops.repository", wrong)]);
        }
        // Not in braces: the test of messages takes those for a text that was not filled in.
        assert!(!super::is_repository_url("https://git.example.com/${REGION}"));
        for right in [
            "https://git.example.com/edge/fleet.git",
            "https://git.example.com:8443/edge",
            "ssh://git@git.example.com:2222/edge/fleet.git",
            "git@git.example.com:edge/fleet.git",
        ] {
            assert_not_found("gitops.repository-shape", &[("gitops.repository", right)]);
        }
    }

    #[test]
    fn no_cluster_is_given_a_key_for_ssh() {
        for engine in ["argocd", "flux"] {
            for url in [
                "git@git.example.com:edge/fleet.git",
                "ssh://git@git.example.com/edge/fleet.git",
                "ssh://git.example.com:2222/edge/fleet.git",
            ] {
                let draft = Draft::with(&[("gitops.repository", url), ("gitops.engine", engine)]);
                let fix = draft.fix("gitops.repository-ssh");
                assert!(fix.contains("https://git.example.com/edge/fleet.git"), "{fix}");
            }
        }
        assert_not_found("gitops.repository-ssh", &[]);
        let unread = [
            ("gitops.repository", "ssh://git@git.example.com/edge/fleet.git"),
            ("gitops.artifact", "oci://registry.example.com/fleet"),
        ];
        assert_not_found("gitops.repository-ssh", &unread);
        let read = [unread[0], unread[1], ("gitops.engine", "argocd")];
        assert_found("gitops.repository-ssh", &read);
        let mut both = Draft::with(&unread[..1]);
        both.push(List::Devices, &[("name", "other"), ("gitops.engine", "argocd")]);
        assert_eq!(both.found("gitops.repository-ssh").len(), 1, "one repository is one finding");
    }

    #[test]
    fn artifacts_begin_with_oci_and_end_without_a_tag() {
        for wrong in
            ["registry.example.com/a", "oci://registry.example.com", "oci://r.io/a:v1", "oci://r/A"]
        {
            assert_found("gitops.artifact-shape", &[("gitops.artifact", wrong)]);
        }
        for right in ["oci://registry.example.com/edge/fleet", "oci://localhost:5000/fleet"] {
            assert_not_found("gitops.artifact-shape", &[("gitops.artifact", right)]);
        }
    }

    #[test]
    fn argo_cd_does_not_read_the_artifact() {
        let artifact = ("gitops.artifact", "oci://registry.example.com/fleet");
        assert_found("gitops.artifact-unread", &[artifact, ("gitops.engine", "argocd")]);
        assert_not_found("gitops.artifact-unread", &[artifact]);
    }

    #[test]
    fn the_trunk_is_a_branch_beside_those_of_the_rings() {
        assert_found("gitops.revision-shape", &[("gitops.revision", "a..b")]);
        assert_not_found("gitops.revision-shape", &[("gitops.revision", "release/2")]);
        for wrong in ["ring", "ring/canary"] {
            assert_found("gitops.revision-ring", &[("gitops.revision", wrong)]);
        }
        assert_not_found("gitops.revision-ring", &[("gitops.revision", "rings")]);
    }
}
