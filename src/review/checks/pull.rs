//! Pull alone: nothing that an answer proposes reaches into a cluster from outside of it.

use base64::Engine as _;

use super::super::embedded::walk;
use super::super::{Case, Check, Object, Outcome, Outcomes, Piece, Spot, evidence};
use crate::design::Engine;
use crate::yaml::{Node, Value};

/// The API server as a cluster calls its own.
const OWN_SERVERS: [&str; 4] = [
    "https://kubernetes.default.svc",
    "https://kubernetes.default",
    "https://kubernetes.default.svc.cluster.local",
    "https://kubernetes",
];

/// The name that Argo CD gives to the cluster it runs in.
const OWN_NAME: &str = "in-cluster";

fn is_own_server(server: &str) -> bool {
    let server = server.trim_end_matches('/').trim_end_matches(":443");
    OWN_SERVERS.contains(&server)
}

/// Whether Argo CD applies to the cluster that it runs in alone.
pub(crate) fn destination(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let agent = uses_agent(case);
    let local_alone = local_clusters_alone(case);
    for object in case.proposal.all_objects() {
        let of_argo = object.api_version().starts_with("argoproj.io/");
        if !of_argo || !matches!(object.kind(), "Application" | "ApplicationSet") {
            continue;
        }
        outcomes.see();
        if is_pulled_by_ocm(&object) {
            continue;
        }
        for (field, node, value) in destinations(&object) {
            let fails = match field {
                _ if value.is_empty() => None,
                // The one Secret that a cluster generator finds is that of its own cluster.
                _ if is_template(value) => (!local_alone && !agent).then_some("template"),
                "server" if value.contains("agentName=") && agent => None,
                "server" => (!is_own_server(value)).then_some("fail"),
                // The principal of argocd-agent hands it to the agent of that name.
                _ => (value != OWN_NAME && !agent).then_some("name"),
            };
            if let Some(attribute) = fails {
                let outcome = Outcome::failed(check, Spot::at(object.piece, node.place));
                outcomes.add(outcome.because(attribute).with("value", evidence(value)));
            }
        }
    }
    outcomes
}

fn uses_agent(case: &Case<'_>) -> bool {
    let design = &case.assessment.design;
    let engines = design.devices.iter().map(|device| design.gitops_of(device).engine);
    engines.into_iter().any(|engine| engine == Engine::ArgocdAgent)
}

/// The fields of all destinations within an object, wherever a template holds one.
fn destinations<'a>(object: &Object<'a>) -> Vec<(&'a str, &'a Node, &'a str)> {
    let mut found = Vec::new();
    walk(object.node, &mut |path, node| {
        if let [.., "destination", field @ ("server" | "name")] = path {
            found.push((*field, node, node.as_text().unwrap_or_default()));
        }
    });
    found
}

fn is_template(value: &str) -> bool {
    value.contains("{{") || value.contains("${")
}

/// Whether Open Cluster Management hands the Application to the cluster, whose own engine pulls it.
fn is_pulled_by_ocm(object: &Object<'_>) -> bool {
    let label = "apps.open-cluster-management.io/pull-to-ocm-managed-cluster";
    let mut found = false;
    walk(object.node, &mut |path, node| {
        found |= path.last() == Some(&label) && node.as_text() == Some("true");
    });
    found
}

/// The Secrets that tell Argo CD of a cluster, with the place and text of their server.
fn cluster_secrets<'a>(case: &Case<'a>) -> Vec<(Object<'a>, &'a Node, String)> {
    let label = "argocd.argoproj.io/secret-type";
    let secrets = case.proposal.all_objects().filter(|object| {
        object.kind() == "Secret" && object.text(&["metadata", "labels", label]) == "cluster"
    });
    secrets
        .filter_map(|object| {
            let plain = object.get(&["stringData", "server"]).map(|node| (node, false));
            let (node, encoded) =
                plain.or_else(|| object.get(&["data", "server"]).map(|node| (node, true)))?;
            let text = node.as_text().unwrap_or_default();
            let decoded = || {
                let bytes = base64::engine::general_purpose::STANDARD.decode(text.trim()).ok()?;
                String::from_utf8(bytes).ok()
            };
            let text = if encoded { decoded().unwrap_or_default() } else { text.to_owned() };
            Some((object, node, text))
        })
        .collect()
}

/// Whether the answer declares clusters, and each of them is the one that Argo CD runs in.
fn local_clusters_alone(case: &Case<'_>) -> bool {
    let secrets = cluster_secrets(case);
    !secrets.is_empty() && secrets.iter().all(|(_, _, server)| is_own_server(server))
}

/// Whether no Secret tells Argo CD of another cluster.
pub(crate) fn cluster_secret(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let agent = uses_agent(case);
    for (object, node, server) in cluster_secrets(case) {
        outcomes.see();
        let by_agent = agent && server.contains("agentName=");
        if !is_own_server(&server) && !by_agent && !is_template(&server) {
            let spot = Spot::at(object.piece, node.place);
            outcomes.add(Outcome::failed(check, spot).with("value", evidence(&server)));
        }
    }
    outcomes
}

/// Whether Flux applies to the cluster that it runs in alone.
pub(crate) fn kubeconfig(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for object in case.proposal.all_objects() {
        let group = object.api_version().split('/').next().unwrap_or_default();
        if !matches!(group, "kustomize.toolkit.fluxcd.io" | "helm.toolkit.fluxcd.io") {
            continue;
        }
        outcomes.see();
        if let Some(node) = object.get(&["spec", "kubeConfig"]).filter(|node| !node.is_null()) {
            let place = key_place(&object, "kubeConfig").unwrap_or(node.place);
            outcomes.add(Outcome::failed(check, Spot::at(object.piece, place)));
        }
    }
    outcomes
}

/// Where a field of the `spec` is named.
fn key_place(object: &Object<'_>, name: &str) -> Option<crate::yaml::Place> {
    let Value::Map(pairs) = &object.get(&["spec"])?.value else { return None };
    pairs.iter().find(|(key, _)| key.name == name).map(|(key, _)| key.place)
}

/// Whether a piece is for the hub, which is no cluster of the fleet.
pub(super) fn is_for_hub(piece: &Piece) -> bool {
    piece.tree_path().is_some_and(|path| path.starts_with("hub/"))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    fn answer(text: &str) -> String {
        format!("# An answer\n\n```yaml\n{text}```\n")
    }

    const APPLICATION: &str = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {name: a}\nspec:\n  project: edge\n  destination:\n    server: https://kubernetes.default.svc\n    namespace: apps\n";

    const SET: &str = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec:\n  goTemplate: true\n  generators: [{clusters: {}}]\n  template:\n    metadata: {name: '{{.name}}'}\n    spec:\n      project: edge\n      destination:\n        server: '{{.server}}'\n";

    const SECRET: &str = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: local\n  labels: {argocd.argoproj.io/secret-type: cluster}\nstringData:\n  name: edge-00042\n  server: https://kubernetes.default.svc\n";

    #[test]
    fn a_destination_outside_of_the_cluster_is_push() {
        let fails = |text: &str| reviewed(&answer(text), &[]).failed_lines("pull.destination");
        assert!(fails(APPLICATION).is_empty());
        let server = "https://kubernetes.default.svc";
        assert_eq!(fails(&APPLICATION.replace(server, "https://10.1.2.3:6443")), [10]);
        let name = |name: &str| {
            APPLICATION.replace("server: https://kubernetes.default.svc", &format!("name: {name}"))
        };
        assert_eq!(fails(&name("shop-0042")), [10]);
        assert!(fails(&name("in-cluster")).is_empty());
        let agent = reviewed(&answer(&name("shop-0042")), &[("gitops.engine", "argocd-agent")]);
        assert!(agent.failed_lines("pull.destination").is_empty(), "the agent comes and gets it");
    }

    #[test]
    fn a_cluster_generator_is_push_unless_it_finds_its_own_cluster_alone() {
        let fails = |text: &str| reviewed(&answer(text), &[]).failed_lines("pull.destination");
        assert_eq!(fails(SET), [15]);
        assert!(fails(&format!("{SET}---\n{SECRET}")).is_empty());
        let other = SECRET.replace("https://kubernetes.default.svc", "https://shop:6443");
        assert_eq!(fails(&format!("{SET}---\n{SECRET}---\n{other}")), [15]);
        let ocm = "      labels: {apps.open-cluster-management.io/pull-to-ocm-managed-cluster: \"true\"}\n";
        let set = SET.replace("metadata: {name: '{{.name}}'}\n", &format!("metadata:\n{ocm}"));
        assert!(fails(&set).is_empty(), "Open Cluster Management's agent pulls it");
    }

    #[test]
    fn a_secret_of_another_cluster_is_push() {
        let fails = |text: &str| reviewed(&answer(text), &[]).failed_lines("pull.cluster-secret");
        assert!(fails(SECRET).is_empty());
        let other = SECRET.replace("https://kubernetes.default.svc", "https://shop:6443");
        assert_eq!(fails(&other), [11]);
        let encoded = SECRET
            .replace("stringData", "data")
            .replace("https://kubernetes.default.svc", "aHR0cHM6Ly9zaG9wOjY0NDM=");
        assert_eq!(fails(&encoded), [11], "whatever it is written in");
        assert!(fails(&other.replace("cluster}", "repository}")).is_empty(), "no cluster");
        let script = format!("# An answer\n\n```sh\nkubectl apply -f - <<EOF\n{other}EOF\n```\n");
        assert_eq!(reviewed(&script, &[]).failed_lines("pull.cluster-secret"), [12]);
    }

    #[test]
    fn flux_with_a_kubeconfig_is_push() {
        let fails = |text: &str| reviewed(&answer(text), &[]).failed_lines("pull.kubeconfig");
        let flux = "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec:\n  interval: 15m\n  kubeConfig:\n    secretRef: {name: shop}\n";
        assert_eq!(fails(flux), [9]);
        let release = flux
            .replace("kustomize", "helm")
            .replace("v1\nkind: Kustomization", "v2\nkind: HelmRelease");
        assert_eq!(fails(&release), [9]);
        assert!(
            fails(
                &flux
                    .replace("  kubeConfig:\n    secretRef: {name: shop}\n", "  # no kubeConfig\n")
            )
            .is_empty()
        );
        let other = flux.replace("kustomize.toolkit.fluxcd.io/v1", "example.com/v1");
        assert!(fails(&other).is_empty(), "whatever that is");
    }
}
