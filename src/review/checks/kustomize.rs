//! The tree as Kustomize reads it: every path leads somewhere that it may read, and every overlay
//! stands on a base.

use super::super::layout::{GROUP, Layout, NAMES, Target, folder};
use super::super::{Case, Check, Outcome, Outcomes, Spot};
use crate::design::Engine;

/// Every path in a kustomization leads to a file or a folder that is there.
pub(crate) fn resolves(case: &Case<'_>, check: &Check) -> Outcomes {
    let layout = Layout::new(case.proposal);
    let restricted = is_restricted(case);
    let mut outcomes = Outcomes::new();
    for (folder, kustomization) in &layout.folders {
        for reference in &kustomization.references {
            outcomes.see();
            let attribute = match layout.target(folder, reference) {
                Target::Nothing => "fail",
                Target::File(path) if restricted && !is_within(&path, folder) => "restricted",
                _ => continue,
            };
            let spot = Spot::at(kustomization.piece, reference.place);
            let failed = Outcome::failed(check, spot).because(attribute);
            outcomes.add(failed.with("path", reference.path));
        }
    }
    outcomes
}

/// Whether files outside of a kustomization's folder are refused: by `kustomize build`, and so by
/// Argo CD, unless `LoadRestrictionsNone` is asked for (kubernetes-sigs/kustomize,
/// api/internal/loader/loadrestrictions.go; argo-cd docs/user-guide/kustomize.md); Flux builds
/// without the restriction (fluxcd/pkg, `kustomize/kustomize_generator.go`).
fn is_restricted(case: &Case<'_>) -> bool {
    let design = &case.assessment.design;
    let is_argo = |engine| matches!(engine, Engine::Argocd | Engine::ArgocdAgent);
    design.devices.iter().any(|device| is_argo(design.gitops_of(device).engine))
        && !case.proposal.pieces.iter().any(|piece| piece.text.contains("LoadRestrictionsNone"))
}

/// Whether a file lies in a folder, or below it.
fn is_within(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// Every overlay reaches a base.
pub(crate) fn base(case: &Case<'_>, check: &Check) -> Outcomes {
    let layout = Layout::new(case.proposal);
    let mut outcomes = Outcomes::new();
    let based = layout.reaching(|folder| is_below(folder, "base") || is_below(folder, "bases"));
    for (path, kustomization) in &layout.folders {
        if !is_below(path, "overlays") {
            continue;
        }
        outcomes.see();
        if !based.contains(path.as_str()) {
            let spot = Spot::piece(kustomization.piece);
            outcomes.add(Outcome::failed(check, spot).with("overlay", path.as_str()));
        }
    }
    outcomes
}

/// Whether one of a path's folders has this name.
pub(super) fn is_below(path: &str, name: &str) -> bool {
    path.split('/').any(|part| part == name)
}

/// Every kustomization has a name that Kustomize looks for.
pub(crate) fn name(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for piece in &case.proposal.pieces {
        let name = piece.name();
        let is_one = piece.documents.first().is_some_and(|node| {
            node.get("apiVersion")
                .and_then(|api| api.as_text())
                .is_some_and(|api| api.starts_with(GROUP))
        });
        // A script may well copy one from another name, but not within what Kustomize builds.
        let path = piece.path.as_deref().unwrap_or_default();
        let built = is_one && BUILT.iter().any(|part| is_below(folder(path), part));
        if name.is_empty() || !(built || is_nearly(name)) {
            continue;
        }
        outcomes.see();
        if !NAMES.contains(&name) {
            let outcome = Outcome::failed(check, Spot::piece(piece));
            outcomes.add(outcome.with("name", name));
        }
    }
    outcomes
}

/// Folders that Kustomize builds.
const BUILT: [&str; 6] = ["base", "bases", "overlays", "components", "policies", "apps"];

/// Whether a name is meant to be that of a kustomization.
fn is_nearly(name: &str) -> bool {
    let stem = name.trim_end_matches(".yaml").trim_end_matches(".yml").to_lowercase();
    name.len() < 40 && strsim::damerau_levenshtein(&stem, "kustomization") <= 2
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{folder, reviewed};

    const HEAD: &str = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";
    const MAP: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    fn tree(files: &[(&str, &str)]) -> crate::review::Review {
        folder(files)
    }

    fn with(lists: &str) -> String {
        format!("{HEAD}{lists}")
    }

    #[test]
    fn a_path_that_leads_nowhere_fails_with_its_line() {
        let review = tree(&[
            ("base/kustomization.yaml", &with("resources:\n  - a.yaml\n  - missing.yaml\n")),
            ("base/a.yaml", MAP),
            ("overlays/x/kustomization.yaml", &with("resources: [../../bse]\n")),
        ]);
        assert_eq!(review.failed_lines("kustomize.resolves"), [5, 3]);
        assert!(review.rejects("kustomize.base"));
    }

    #[test]
    fn what_leads_somewhere_passes() {
        let review = tree(&[
            (
                "base/kustomization.yaml",
                &with(
                    "resources: [./a.yaml, 'https://git.example.com/a?ref=v1']\nconfigMapGenerator:\n- name: c\n  files: [key=data.conf]\n",
                ),
            ),
            ("base/a.yaml", MAP),
            ("base/data.conf", "x"),
            (
                "overlays/x/kustomization.yaml",
                &with(
                    "resources: [../../base/]\npatches:\n- path: p.yaml\n- patch: |-\n    kind: A\n",
                ),
            ),
            ("overlays/x/p.yaml", MAP),
        ]);
        for check in ["kustomize.resolves", "kustomize.base", "kustomize.name", "kustomize.reached"]
        {
            assert!(!review.rejects(check), "{check}: {:?}", review.outcomes);
        }
    }

    #[test]
    fn a_file_outside_of_the_folder_is_refused_by_argo_cd() {
        let text = format!(
            "```yaml\n# overlays/x/kustomization.yaml\n{HEAD}resources: [../../base/a.yaml]\n```\n```yaml\n# base/a.yaml\n{MAP}```\n"
        );
        let fails = |text: &str, engine| {
            reviewed(text, &[("gitops.engine", engine)]).failed_lines("kustomize.resolves")
        };
        assert_eq!(fails(&text, "argocd"), [5]);
        assert!(fails(&text, "flux").is_empty(), "Flux lifts the restriction");
        let lifted = format!(
            "{text}```yaml\nkustomize.buildOptions: --load-restrictor LoadRestrictionsNone\n```\n"
        );
        assert!(fails(&lifted, "argocd").is_empty());
        let folder = text
            .replace("base/a.yaml]", "base]")
            .replace("# base/a.yaml", "# base/kustomization.yaml");
        assert!(
            fails(&folder, "argocd").is_empty(),
            "a folder with a kustomization may be anywhere"
        );
    }

    #[test]
    fn a_tree_with_its_kustomization_at_the_root_resolves() {
        let review = tree(&[
            ("kustomization.yaml", &with("resources: [base/a.yaml]\n")),
            ("base/a.yaml", MAP),
            ("overlays/x/kustomization.yaml", &with("resources: [../..]\n")),
        ]);
        assert!(!review.rejects("kustomize.resolves"));
    }

    #[test]
    fn a_circle_of_kustomizations_ends() {
        let review = tree(&[
            ("overlays/a/kustomization.yaml", &with("resources: [../b]\n")),
            ("overlays/b/kustomization.yaml", &with("resources: [../a]\n")),
        ]);
        assert!(review.rejects("kustomize.base"));
    }

    #[test]
    fn a_misspelt_name_fails_and_a_near_one_of_another_kind_passes() {
        for name in
            ["kustomisation.yaml", "Kustomization.yaml", "kustomize.yaml", "Kustomization.yml"]
        {
            let review = tree(&[(&format!("base/{name}"), HEAD)]);
            assert!(review.rejects("kustomize.name"), "{name}");
        }
        let flux = "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\n";
        for (name, text) in
            [("kustomization.yml", HEAD), ("Kustomization", HEAD), ("fleet.yaml", flux)]
        {
            let review = tree(&[(&format!("base/{name}"), text)]);
            assert!(!review.rejects("kustomize.name"), "{name}");
        }
        assert!(tree(&[("base/all.yaml", HEAD)]).rejects("kustomize.name"));
        assert!(!tree(&[("engine/release-a.yaml", HEAD)]).rejects("kustomize.name"));
    }

    #[test]
    fn what_a_command_writes_resolves_and_what_another_writes_elsewhere_does_not() {
        let answer = |command: &str| {
            format!(
                "```yaml\n# engine/kustomization.yaml\n{HEAD}resources: [flux.yaml]\n```\n```bash\n{command}\n```\n"
            )
        };
        for command in [
            "flux install --version=v2.9.4 --export > engine/flux.yaml",
            "cd engine && flux install --export > ./flux.yaml",
            "curl -fsSL -o engine/flux.yaml https://example.com/install.yaml",
        ] {
            assert!(!reviewed(&answer(command), &[]).rejects("kustomize.resolves"), "{command}");
        }
        for command in ["flux install --export > vendor/flux.yaml", "ls engine/flux.yaml"] {
            assert!(reviewed(&answer(command), &[]).rejects("kustomize.resolves"), "{command}");
        }
    }
}
