//! The tasks that the prompt sets: whether each is there. Whether it is done well is for the other
//! checks, and for the reader.

use super::super::layout::Layout;
use super::super::proposal::{Object, Piece};
use super::super::prose::{Sentence, sentences};
use super::super::{Case, Check, Outcome, Outcomes, Spot};
use super::outage;
use crate::design::{Distribution, Engine, FleetDesign};

fn here(outcome: Outcome) -> Outcomes {
    std::iter::once(outcome).collect()
}

fn devices(design: &FleetDesign) -> impl Iterator<Item = &str> {
    design.devices.iter().map(|device| device.name.as_str())
}

/// A script with fewer commands shows a step, not an installation.
const LEAST_COMMANDS: usize = 5;

/// The first task: a script that installs the distribution of each device type.
pub(crate) fn install(case: &Case<'_>, check: &Check) -> Outcomes {
    let design = &case.assessment.design;
    let scripts: Vec<&Piece> =
        case.proposal.scripts().filter(|piece| installs(piece, design)).collect();
    if scripts.is_empty() {
        return here(Outcome::missing(check, Spot::default()));
    }
    let is_for = |piece: &&Piece, device: &str| {
        piece
            .path
            .as_deref()
            .is_some_and(|path| path.split(['/', '.', '_']).any(|part| part == device))
    };
    // One script for all device types is as good as one for each.
    let shared = |piece: &&Piece| !devices(design).any(|device| is_for(piece, device));
    let lacking = devices(design)
        .filter(|device| !scripts.iter().any(|piece| is_for(piece, device) || shared(piece)));
    lacking
        .map(|device| {
            let missing = Outcome::missing(check, Spot::default()).because("absent-device");
            missing.with("device", device)
        })
        .collect()
}

fn installs(piece: &Piece, design: &FleetDesign) -> bool {
    let text = piece.text.to_lowercase();
    let runs = |word: &str, distribution| {
        text.contains(word)
            && design.devices.iter().any(|one| design.platform_of(one).distribution == distribution)
    };
    let named = runs("k3s", Distribution::K3s)
        || runs("k0s", Distribution::K0s)
        || runs("microk8s", Distribution::Microk8s);
    let commands = &piece.script.commands;
    // In the place of an installation script a short one is one, too, and so is one that runs
    // another device type's: whether it is well made is for the checks of scripts.
    let placed = piece.path.as_deref().is_some_and(|path| path.starts_with("install/"));
    let fetches = commands.iter().any(|one| ["curl", "wget", "install"].contains(&one.name()));
    let another =
        commands.iter().any(|one| one.words.iter().any(|word| word.ends_with("install.sh")));
    (named && commands.len() >= LEAST_COMMANDS) || (placed && ((named && fetches) || another))
}

/// The second task: a base, and an overlay for each device type.
pub(crate) fn tree(case: &Case<'_>, check: &Check) -> Outcomes {
    let layout = Layout::new(case.proposal);
    if layout.folders.is_empty() {
        return here(Outcome::missing(check, Spot::default()));
    }
    let below =
        |name: &str| layout.folders.keys().any(|folder| folder.split('/').any(|part| part == name));
    let mut outcomes: Outcomes = std::iter::empty().collect();
    if !below("base") && !below("bases") {
        outcomes.add(Outcome::missing(check, Spot::default()).because("absent-base"));
    }
    for device in devices(&case.assessment.design) {
        if super::super::demand::overlay(&layout, device).is_none() {
            let missing = Outcome::missing(check, Spot::default()).because("absent-overlay");
            outcomes.add(missing.with("device", device));
        }
    }
    outcomes
}

/// The third task: what makes each engine of the design pull.
pub(crate) fn engine(case: &Case<'_>, check: &Check) -> Outcomes {
    let design = &case.assessment.design;
    let engines = [Engine::Argocd, Engine::ArgocdAgent, Engine::Flux].into_iter();
    let used = engines.filter(|engine| {
        design.devices.iter().any(|device| design.gitops_of(device).engine == *engine)
    });
    used.flat_map(|engine| lacking(case, engine).map(move |kind| (engine, kind)))
        .map(|(engine, kind)| {
            let missing = Outcome::missing(check, Spot::default());
            missing.with("engine", outage::name(engine)).with("kind", kind)
        })
        .collect()
}

/// The kinds that an engine needs and the answer lacks.
fn lacking<'a>(case: &Case<'a>, engine: Engine) -> impl Iterator<Item = &'static str> + use<'a> {
    let proposal = case.proposal;
    let has =
        move |wanted: &dyn Fn(&Object<'_>) -> bool| proposal.objects().any(|one| wanted(&one));
    let argo = |kind: &'static str| {
        move |object: &Object<'_>| {
            object.kind() == kind && object.api_version().starts_with("argoproj.io/")
        }
    };
    let flux = |kinds: &'static [&'static str]| {
        move |object: &Object<'_>| {
            kinds.contains(&object.kind()) && object.api_version().contains(".toolkit.fluxcd.io/")
        }
    };
    let mut lacking = Vec::new();
    match engine {
        Engine::Argocd | Engine::ArgocdAgent => {
            if !has(&argo("ApplicationSet")) {
                lacking.push("ApplicationSet");
            }
        }
        Engine::Flux => {
            if !has(&flux(&["GitRepository", "OCIRepository"])) {
                lacking.push(source_kind(&case.assessment.design));
            }
            if !has(&flux(&["Kustomization"])) {
                lacking.push("Kustomization");
            }
        }
    }
    lacking.into_iter()
}

/// The source that the prompt asks for where Flux pulls; either is taken.
fn source_kind(design: &FleetDesign) -> &'static str {
    let all = design.devices.iter().map(|device| design.gitops_of(device));
    let mut of_flux = all.filter(|gitops| gitops.engine == Engine::Flux);
    if of_flux.all(|gitops| gitops.artifact.is_some()) { "OCIRepository" } else { "GitRepository" }
}

/// The two questions of Basic: a stack with its datastore.
pub(crate) fn stack(case: &Case<'_>, check: &Check) -> Outcomes {
    let names = ["k3s", "k0s", "microk8s"];
    let stores = ["sqlite", "etcd", "dqlite", "postgresql", "postgres", "mysql", "kine"];
    present(case, check, &[&names, &stores])
}

/// The two questions of Basic: a strategy of deployment, by pull, in rings.
pub(crate) fn strategy(case: &Case<'_>, check: &Check) -> Outcomes {
    let engines = ["flux", "argo cd", "argocd", "argocd-agent", "fleet"];
    let rings = [
        "ring", "rings", "canary", "wave", "waves", "stage", "stages", "vague", "vagues", "anneau",
        "anneaux", "canari",
    ];
    let pull = ["pull", "pulls", "pulled", "pulling", "fetches", "tire", "tirent"];
    present(case, check, &[&engines, &pull, &rings])
}

/// Whether the prose has a word of each group.
fn present(case: &Case<'_>, check: &Check, groups: &[&[&str]]) -> Outcomes {
    let all: Vec<Sentence<'_>> = sentences(&case.proposal.prose).collect();
    let has = |group: &&&[&str]| all.iter().any(|sentence| sentence.has_any(group));
    if groups.iter().all(|group| has(&group)) {
        return std::iter::empty().collect();
    }
    here(Outcome::missing(check, Spot::default()))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    const SCRIPT: &str = "```sh\n#!/bin/sh\n# install/PLACE/install.sh\nset -eu\ncp k3s /usr/local/bin/k3s\nchmod 755 /usr/local/bin/k3s\nmkdir -p /etc/rancher/k3s\ncp config.yaml /etc/rancher/k3s/config.yaml\nsystemctl enable --now k3s\n```\n";
    const TWO: [(&str, &str); 1] = [("devices[0].name", "gateway")];

    fn script(place: &str) -> String {
        SCRIPT.replace("PLACE", place)
    }

    #[test]
    fn an_installation_is_told_from_a_step() {
        let rejected = |text: &str| reviewed(text, &TWO).rejects("task.install");
        assert!(rejected("Run `curl get.k3s.io`.\n"));
        assert!(rejected("```sh\nsystemctl restart k3s\n```\n"));
        assert!(rejected(&script("x").replace("k3s", "thing")));
        assert!(!rejected(&script("gateway")));
        assert!(!rejected(&script("all")), "one for all device types");
    }

    #[test]
    fn a_short_installation_in_its_place_is_one_and_so_is_one_that_runs_another() {
        let rejected = |text: &str| reviewed(text, &[]).rejects("task.install");
        for text in [
            "```sh\n#!/bin/sh\n# install/x/install.sh\ncurl -sfL https://get.k3s.io | sh -\n```\n",
            "```sh\n#!/bin/sh\n# install/x/install.sh\nset -eu\nexec \"$(dirname \"$0\")/../y/install.sh\" \"$@\"\n```\n",
        ] {
            assert!(!rejected(text), "{text}");
        }
        assert!(rejected("```sh\n# install/x/install.sh\n# k3s goes here\nset -eu\n```\n"));
        assert!(rejected("```sh\ncurl -sfL https://get.k3s.io | sh -\n```\n"));
    }

    #[test]
    fn a_tree_has_a_base_and_an_overlay_for_each_device_type() {
        let head = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";
        let file = |path: &str| format!("```yaml\n# {path}\n{head}```\n");
        let rejected = |paths: &[&str]| {
            let text: String = paths.iter().map(|path| file(path)).collect();
            reviewed(&(text + "text\n"), &[]).rejects("task.tree")
        };
        assert!(rejected(&[]));
        assert!(rejected(&["base/kustomization.yaml"]));
        assert!(rejected(&["overlays/gateway/kustomization.yaml"]));
        assert!(rejected(&["base/kustomization.yaml", "overlays/gateways/kustomization.yaml"]));
        assert!(!rejected(&["base/kustomization.yaml", "overlays/gateway/kustomization.yaml"]));
        assert!(!rejected(&[
            "apps/base/kustomization.yaml",
            "apps/overlays/gateway/kustomization.yml"
        ]));
    }

    #[test]
    fn each_engine_has_what_makes_it_pull() {
        let object =
            |api: &str, kind: &str| format!("```yaml\napiVersion: {api}\nkind: {kind}\n```\n");
        let source = object("source.toolkit.fluxcd.io/v1", "GitRepository");
        let sync = object("kustomize.toolkit.fluxcd.io/v1", "Kustomization");
        let other = object("kustomize.config.k8s.io/v1beta1", "Kustomization");
        let set = object("argoproj.io/v1alpha1", "ApplicationSet");
        let rejected = |text: &str, engine| {
            reviewed(text, &[("gitops.engine", engine)]).rejects("task.engine")
        };
        assert!(!rejected(&format!("{source}{sync}"), "flux"));
        assert!(rejected(&format!("{source}{other}"), "flux"));
        assert!(rejected(&set, "flux"));
        assert!(!rejected(&set, "argocd"));
        assert!(rejected(&sync, "argocd"));
    }

    #[test]
    fn basic_has_two_questions_of_its_own() {
        let basic = [("prompt.tier", "basic")];
        let good = "K3s with SQLite. Flux by pull, ring by ring.\n";
        for check in ["task.stack", "task.strategy", "task.tree", "task.install"] {
            assert!(!reviewed(good, &basic).rejects(check), "{check}");
        }
        let poor = reviewed("A light stack, deployed well.\n", &basic);
        assert!(poor.rejects("task.stack") && poor.rejects("task.strategy"));
    }
}
