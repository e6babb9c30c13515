//! Commands that push: a job or a script that reaches into clusters from outside of them.

use std::collections::BTreeSet;

use super::super::embedded::walk;
use super::super::shell::{Command, Script, read};
use super::super::{Case, Check, Language, Outcome, Outcomes, Piece, Spot, evidence};
use super::pull::is_for_hub;
use crate::yaml::{Node, Value};

/// Whether no job and no script pushes to clusters.
pub(crate) fn pipeline(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let mut pushing = Vec::new();
    let mut hold = |piece: &Piece, first: usize, script: &Script, job: bool| {
        outcomes.see();
        let ephemeral =
            uses(piece, &CLUSTER_ACTIONS).is_some() || script.commands.iter().any(makes_cluster);
        for (index, command) in script.commands.iter().enumerate() {
            // In the order of their commands: no command looks through all of them.
            let first_fed = script.documents.partition_point(|one| one.command < index);
            let fed = script.documents[first_fed..].iter();
            let fed = fed.take_while(|document| document.command == index);
            let fed: Vec<&str> = fed.map(|document| document.text.as_str()).collect();
            let reason = remote(command, &fed)
                .or_else(|| elsewhere(command))
                .or_else(|| (job && !ephemeral && changes_cluster(command)).then_some("job"));
            if let Some(attribute) = reason {
                let spot = Spot::line(piece, first + command.line.saturating_sub(1));
                let program = evidence(command.name());
                outcomes
                    .add(Outcome::failed(check, spot).because(attribute).with("program", program));
            }
        }
    };
    for piece in case.proposal.pieces.iter().filter(|piece| !is_for_hub(piece)) {
        if piece.language == Language::Yaml
            && is_job(piece)
            && uses(piece, &CLUSTER_ACTIONS).is_none()
        {
            pushing.extend(uses(piece, &PUSHING_ACTIONS).map(|node| (piece, node)));
        }
        match piece.language {
            Language::Shell => hold(piece, piece.line, &piece.script, false),
            Language::Yaml if is_job(piece) => {
                // Jobs of one file share their cluster, if they make one.
                hold(piece, piece.line, &read(&commands(piece), 1), true);
            }
            Language::Other if is_makefile(piece) => {
                hold(piece, piece.line, &read(&piece.text, 1), false);
            }
            _ => {}
        }
    }
    for (piece, node) in pushing {
        let action = evidence(node.as_text().unwrap_or_default());
        let failed = Outcome::failed(check, Spot::at(piece, node.place)).because("job");
        outcomes.add(failed.with("program", action));
    }
    outcomes
}

/// Whether a piece says what a CI system runs.
fn is_job(piece: &Piece) -> bool {
    let path = piece.path.as_deref().unwrap_or_default();
    let named = [
        ".github/workflows/",
        ".gitea/workflows/",
        ".forgejo/workflows/",
        ".circleci/",
        ".gitlab-ci",
        ".drone.",
        ".woodpecker",
        "azure-pipelines",
        "bitbucket-pipelines",
    ];
    let has = |node: &Node, keys: &[&str]| keys.iter().any(|key| node.get(key).is_some());
    named.iter().any(|name| path.contains(name))
        || piece.documents.iter().any(|node| {
            node.get("apiVersion").is_none()
                && (has(node, &["jobs", "pipelines"])
                    || has(node, &["stages"])
                    || values(node).any(|job| has(job, &["script", "steps"])))
        })
}

fn values(node: &Node) -> impl Iterator<Item = &Node> {
    let pairs = match &node.value {
        Value::Map(pairs) => pairs.as_slice(),
        _ => &[],
    };
    pairs.iter().map(|(_, value)| value)
}

/// The commands of a job's file as a script, each on its own line.
fn commands(piece: &Piece) -> String {
    const KEYS: [&str; 8] = [
        "run",
        "script",
        "before_script",
        "after_script",
        "command",
        "commands",
        "bash",
        "inlineScript",
    ];
    let mut lines: Vec<(usize, String)> = Vec::new();
    for document in &piece.documents {
        walk(document, &mut |path, node| {
            if let (Some(text), true) =
                (node.as_text(), path.last().is_some_and(|key| KEYS.contains(key)))
            {
                let own = text.lines().enumerate();
                lines.extend(own.map(|(within, line)| (node.place.line + within, line.to_owned())));
            }
        });
    }
    lines.sort_by_key(|(line, _)| *line);
    let mut out = String::new();
    let mut at = 1;
    let mut seen = BTreeSet::new();
    for (line, text) in lines {
        while at < line {
            out.push('\n');
            at += 1;
        }
        // Two commands of one line, in a list in brackets.
        out.push_str(if seen.insert(line) { "" } else { " ; " });
        out.push_str(&text);
    }
    out
}

fn is_makefile(piece: &Piece) -> bool {
    piece.name() == "Makefile" || matches!(piece.fence.as_str(), "make" | "makefile")
}

/// Whether it makes a cluster of its own, to try something in.
fn makes_cluster(command: &Command) -> bool {
    let words: Vec<&str> = command.arguments().take(2).collect();
    matches!(
        (command.name(), words.as_slice()),
        ("kind", ["create", ..]) | ("k3d", ["cluster", "create"]) | ("minikube", ["start", ..])
    )
}

/// Actions that make a cluster for the job alone, by their names at GitHub.
const CLUSTER_ACTIONS: [&str; 7] = [
    "helm/kind-action",
    "engineerd/setup-kind",
    "AbsaOSS/k3d-action",
    "nolar/setup-k3d-k3s",
    "medyagh/setup-minikube",
    "balchua/microk8s-actions",
    "container-tools/kind-action",
];

/// Actions that apply to a cluster from outside of it.
const PUSHING_ACTIONS: [&str; 3] = ["azure/k8s-deploy", "steebchen/kubectl", "actions-hub/kubectl"];

/// The first of some actions that a job takes.
fn uses<'a>(piece: &'a Piece, actions: &[&str]) -> Option<&'a Node> {
    let mut found = None;
    for document in &piece.documents {
        walk(document, &mut |path, node| {
            let action = node.as_text().and_then(|text| text.split('@').next());
            let is_it = |name: &str| actions.iter().any(|own| own.eq_ignore_ascii_case(name));
            if path.last() == Some(&"uses") && action.is_some_and(is_it) {
                found = found.or(Some(node));
            }
        });
    }
    found
}

/// A command that logs in to a device and does something to its cluster there.
fn remote(command: &Command, fed: &[&str]) -> Option<&'static str> {
    const ACTS: [&str; 11] = [
        "kubectl",
        "helm",
        "kustomize",
        "k3s",
        "k0s",
        "microk8s",
        "flux",
        "argocd",
        "sh ",
        "bash",
        "install.sh",
    ];
    const FOLDERS: [&str; 6] = [
        "/var/lib/rancher/",
        "/etc/rancher/",
        "/var/lib/k0s/",
        "/etc/k0s/",
        "/var/snap/microk8s/",
        "/etc/kubernetes/",
    ];
    let mut words: Vec<&str> = command.arguments().collect();
    words.extend(fed);
    let text = words.join(" ") + " ";
    let acts = ACTS.iter().any(|word| text.contains(word));
    let lies_there =
        |word: &&str| is_remote(word) && FOLDERS.iter().any(|folder| word.contains(folder));
    match command.name() {
        "ssh" | "sshpass" | "pssh" | "parallel-ssh" | "autossh" if acts => Some("ssh"),
        "scp" | "rsync" | "sftp" if words.iter().any(lies_there) => Some("ssh"),
        "ansible" | "ansible-playbook" => Some("ssh"),
        _ => None,
    }
}

/// Whether a word is a place on another machine: `pi@shop:/etc`.
fn is_remote(word: &str) -> bool {
    word.split_once(':').is_some_and(|(host, path)| {
        !host.is_empty() && !host.contains('/') && !path.starts_with("//") && !word.starts_with('-')
    })
}

/// A command about a cluster that it names.
fn elsewhere(command: &Command) -> Option<&'static str> {
    let verbs: Vec<&str> = command.arguments().filter(|word| !word.starts_with('-')).collect();
    match command.name() {
        "argocd" if verbs.starts_with(&["cluster", "add"]) => return Some("cluster-add"),
        "kubectl" | "helm" | "flux" | "k3s" | "oc" => {}
        _ => return None,
    }
    if !changes_cluster(command) {
        return None;
    }
    let option = |names: &[&str]| names.iter().find_map(|name| command.option(name));
    let variable = command.assignments.iter().find(|(name, _)| name == "KUBECONFIG");
    let file = option(&["--kubeconfig"]).or(variable.map(|(_, value)| value.as_str()));
    let context = option(&["--context", "--kube-context"]);
    let server = option(&["--server", "-s", "--kube-apiserver"]);
    let foreign = file.is_some_and(|file| !is_own_kubeconfig(file))
        || context.is_some_and(|context| !is_own_context(context))
        || server.is_some_and(|server| !is_own_address(server));
    foreign.then_some("fail")
}

/// The file with which a node of a distribution reaches its own cluster: by its folder, or by its
/// name where the folder is a variable.
fn is_own_kubeconfig(file: &str) -> bool {
    const FOLDERS: [&str; 6] = [
        "/etc/rancher/",
        "/var/lib/rancher/",
        "/var/lib/k0s/",
        "/var/snap/microk8s/",
        "/etc/kubernetes/",
        "/run/",
    ];
    const NAMES: [&str; 4] = ["k3s.yaml", "admin.conf", "kubelet.config", "client.config"];
    let name = file.rsplit('/').next().unwrap_or_default();
    NAMES.contains(&name) || FOLDERS.iter().any(|folder| file.starts_with(folder))
}

/// The contexts of a node's own cluster, and of the hub.
fn is_own_context(context: &str) -> bool {
    matches!(context, "default" | "microk8s") || context.contains("hub")
}

fn is_own_address(server: &str) -> bool {
    ["127.0.0.1", "localhost", "kubernetes.default", "[::1]"].iter().any(|own| server.contains(own))
}

/// Whether a command changes what is in a cluster.
fn changes_cluster(command: &Command) -> bool {
    let verbs: Vec<&str> = command.arguments().filter(|word| !word.starts_with('-')).collect();
    if command.arguments().any(|word| word.starts_with("--dry-run") && word != "--dry-run=none") {
        return false;
    }
    // The context's name may stand between the program and its verb.
    let has = |wanted: &[&str]| verbs.iter().take(3).any(|verb| wanted.contains(verb));
    match command.name() {
        "kubectl" | "oc" => has(&[
            "apply", "create", "replace", "patch", "delete", "edit", "scale", "set", "rollout",
            "annotate", "label", "drain", "cordon", "exec",
        ]),
        "helm" => has(&["upgrade", "install", "uninstall", "rollback"]),
        "flux" => {
            has(&["bootstrap", "install", "reconcile", "create", "delete", "suspend", "resume"])
        }
        "argocd" => has(&["sync", "add", "set", "create"]),
        "k3s" => {
            verbs.first() == Some(&"kubectl")
                && has(&["apply", "create", "replace", "patch", "delete"])
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    fn fails(language: &str, text: &str) -> Vec<usize> {
        let answer = format!("# An answer\n\n```{language}\n{text}\n```\n");
        reviewed(&answer, &[]).failed_lines("pull.pipeline")
    }

    #[test]
    fn a_script_that_names_another_cluster_or_logs_in_is_push() {
        for line in [
            "kubectl --context shop-0042 apply -k overlays/shop",
            "kubectl --kubeconfig ~/.kube/shop-0042 apply -k overlays/shop",
            "KUBECONFIG=\"$dir/shop\" helm upgrade --install a b",
            "kubectl -s https://10.1.2.3:6443 delete pod a",
            "ssh pi@shop-0042 'sudo k3s kubectl apply -f -' <a.yaml",
            "ssh pi@shop-0042 <<EOF\nkubectl apply -k /tmp/a\nEOF",
            "scp a.yaml root@shop:/var/lib/rancher/k3s/server/manifests/",
            "ansible-playbook -i inventory deploy.yaml",
            "argocd cluster add shop-0042",
        ] {
            assert_eq!(fails("sh", line), [4], "{line}");
        }
        for line in [
            "kubectl apply -k overlays/shop",
            "k3s kubectl apply --server-side -k /opt/fleet/engine",
            "kubectl --kubeconfig /etc/rancher/k3s/k3s.yaml apply -f a.yaml",
            "export KUBECONFIG=/etc/rancher/k3s/k3s.yaml\nkubectl apply -f a.yaml",
            "kubectl --kubeconfig=\"$data/credentials/kubelet.config\" label node a b=c",
            "kubectl --context hub -n argocd apply -f a.yaml",
            "kubectl --context shop-0042 get pods",
            "rsync -a manifests/ mirror.example.com:/srv/manifests/",
            "ssh-keygen -t ed25519 -f key",
            "# ssh pi@shop-0042 kubectl apply",
            "echo 'never: kubectl --context shop apply'",
            "git push origin main",
            "flux push artifact oci://registry.example.com/fleet:main --path=.",
        ] {
            assert!(fails("sh", line).is_empty(), "{line}");
        }
    }

    #[test]
    fn a_job_that_applies_is_push_and_one_that_checks_is_not() {
        let job = |run: &str| {
            format!(
                "# .github/workflows/deploy.yaml\non: push\njobs:\n  deploy:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: |\n          set -e\n          {run}\n"
            )
        };
        assert_eq!(fails("yaml", &job("kubectl apply -k overlays/shop")), [12]);
        assert_eq!(fails("yaml", &job("helm upgrade --install a b")), [12]);
        let own = job("kubectl apply -k overlays/shop")
            .replace("    steps:\n", "    steps:\n      - uses: helm/kind-action@v1.14.0\n");
        assert!(fails("yaml", &own).is_empty(), "in a cluster of the job's own");
        let deploys = own
            .replace("helm/kind-action@v1.14.0", "Azure/k8s-deploy@v5")
            .replace("kubectl apply -k overlays/shop", "true");
        assert_eq!(fails("yaml", &deploys), [10]);
        let other = own.replace("helm/kind-action", "azure/k8s-set-context");
        assert_eq!(fails("yaml", &other), [13]);
        for run in [
            "kubectl kustomize overlays/shop",
            "kubectl apply --dry-run=client -k overlays/shop",
            "helm template a b",
            "flux push artifact oci://registry.example.com/fleet:main",
            "kind create cluster && kubectl apply -k overlays/shop",
        ] {
            assert!(fails("yaml", &job(run)).is_empty(), "{run}");
        }
        let gitlab = "deploy:\n  stage: deploy\n  script: [\"kubectl kustomize .\", \"kubectl apply -f out.yaml\"]\n";
        assert_eq!(fails("yaml", gitlab), [6]);
        let cron = "apiVersion: batch/v1\nkind: CronJob\nspec: {jobTemplate: {spec: {template: {spec: {containers: [{name: a, command: [kubectl, delete, pod, a]}]}}}}}\n";
        assert!(fails("yaml", cron).is_empty(), "it runs in the cluster");
    }
}
