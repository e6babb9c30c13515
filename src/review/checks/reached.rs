//! Nothing lies in the tree unread: each manifest is built, applied by a script, or taken by an
//! engine with its folder.

use std::collections::BTreeSet;

use super::super::embedded::walk;
use super::super::layout::{GROUP, Layout, NAMES, folder};
use super::super::proposal::{Language, Piece, Proposal};
use super::super::{Case, Check, Outcome, Outcomes, Spot};
use super::kustomize::is_below;
use crate::yaml::Node;

/// Folders whose files are applied by other means than a kustomization.
const APART: [&str; 8] =
    ["install", "docs", ".github", ".gitlab", "ci", "hub", "scripts", "clusters"];

/// Every manifest is reached by a kustomization, by the path of an engine, or named by a script or
/// by another file. Of a folder it may be another repository that names it.
pub(crate) fn reached(case: &Case<'_>, check: &Check) -> Outcomes {
    let layout = Layout::new(case.proposal);
    let mut outcomes = Outcomes::new();
    if layout.folders.is_empty() {
        return outcomes;
    }
    let reached = layout.named();
    let named = names(case, &layout);
    let pulls = pulls(case.proposal);
    for (path, piece) in &layout.files {
        let apart = APART.iter().any(|apart| is_below(folder(path), apart));
        if !is_manifest(piece) || apart || is_of_chart(&layout, path) {
            continue;
        }
        outcomes.see();
        let is_named = reached.contains(path) || named.contains(piece.name());
        // With more than anybody writes, nothing is said of what none of them takes.
        let taken = || {
            pulls.len() > MOST_PULLS || pulls.iter().any(|pull| pull.applies(&layout, folder(path)))
        };
        if is_named || taken() {
            continue;
        }
        let beside = layout.folders.contains_key(folder(path));
        let spot = Spot::piece(piece);
        let outcome = match (beside, case.proposal.folder) {
            (true, _) => Outcome::failed(check, spot).because("beside"),
            (false, true) => Outcome::noted(check, spot),
            (false, false) => Outcome::failed(check, spot),
        };
        outcomes.add(outcome.with("path", path.as_str()));
    }
    outcomes
}

/// Whether a file is of a Helm chart, whose own rules apply it.
fn is_of_chart(layout: &Layout<'_>, path: &str) -> bool {
    let folders = path.match_indices('/').map(|(at, _)| &path[..at]);
    folders.into_iter().any(|folder| layout.files.contains_key(&format!("{folder}/Chart.yaml")))
}

/// A folder that an engine applies as it is where it has no kustomization.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Pull {
    /// The parts of its path; `*`, or a part that a template fills in, stands for any one.
    parts: Vec<String>,
    /// Whether what lies below it belongs to it: Flux takes all folders down to those with a
    /// kustomization of their own (fluxcd/pkg, `kustomize/kustomize_generator.go`), Argo CD the folder
    /// alone unless told (argo-cd docs/user-guide/directory.md).
    below: bool,
}

impl Pull {
    fn new(path: &str, below: bool) -> Self {
        let parts = path.split('/').filter(|part| !matches!(*part, "" | "."));
        Self { parts: parts.map(str::to_owned).collect(), below }
    }

    /// Whether it applies the files of a folder that no kustomization names.
    fn applies(&self, layout: &Layout<'_>, folder: &str) -> bool {
        let parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        let fits = |(own, part): (&String, &&str)| {
            own == part || ["*", "{{", "${"].iter().any(|mark| own.contains(mark))
        };
        let is_it = parts.len() == self.parts.len() || self.below && parts.len() > self.parts.len();
        // A kustomization on the way decides for all below it.
        let is_built = |length: usize| layout.folders.contains_key(&parts[..length].join("/"));
        is_it
            && self.parts.iter().zip(&parts).all(fits)
            && !(self.parts.len()..=parts.len()).any(is_built)
    }
}

/// The most different folders that engines are told to apply, for each file is compared with all.
const MOST_PULLS: usize = 1_000;

/// The folders that the engines of the proposal are told to apply.
fn pulls(proposal: &Proposal) -> BTreeSet<Pull> {
    let mut pulls = BTreeSet::new();
    for object in proposal.all_objects() {
        let api = object.api_version();
        if api.starts_with("kustomize.toolkit.fluxcd.io/") {
            pulls.insert(Pull::new(object.text(&["spec", "path"]), true));
        } else if api.starts_with("argoproj.io/") {
            walk(object.node, &mut |path, node| match path {
                [.., "source" | "sources"] => {
                    let recurse = node.get("directory").and_then(|own| own.get("recurse"));
                    let recurse = recurse.and_then(Node::as_text) == Some("true");
                    let path = node.get("path").and_then(Node::as_text);
                    pulls.extend(path.map(|path| Pull::new(path, recurse)));
                }
                [.., "directories", "path"] => {
                    pulls.extend(node.as_text().map(|path| Pull::new(path, false)));
                }
                _ => {}
            });
        }
    }
    pulls
}

/// Whether a file holds objects of a cluster.
fn is_manifest(piece: &Piece) -> bool {
    piece.language == Language::Yaml
        && !NAMES.contains(&piece.name())
        && piece.documents.iter().any(|node| {
            let text = |key| node.get(key).and_then(|value| value.as_text()).unwrap_or_default();
            !text("kind").is_empty()
                && !text("apiVersion").is_empty()
                && !text("apiVersion").starts_with(GROUP)
        })
}

/// The names of files that stand anywhere in a script, or in a file that is no kustomization: what
/// applies them is not for this check to know.
fn names<'a>(case: &Case<'a>, layout: &Layout<'_>) -> BTreeSet<&'a str> {
    let known: BTreeSet<*const Piece> =
        layout.folders.values().map(|known| std::ptr::from_ref(known.piece)).collect();
    let kustomization = |piece: &Piece| known.contains(&std::ptr::from_ref(piece));
    let mut names = BTreeSet::new();
    for piece in case.proposal.pieces.iter().filter(|piece| !kustomization(piece)) {
        for (number, line) in piece.text.lines().enumerate() {
            // The comment that names the file itself names nothing else.
            if number < 2 && line.starts_with('#') {
                continue;
            }
            let apart = |c: char| !(c.is_alphanumeric() || "._-".contains(c));
            names.extend(
                line.split(apart)
                    .filter(|word| matches!(word.rsplit_once('.'), Some((_, "yaml" | "yml")))),
            );
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::super::super::Grade;
    use super::super::super::testing::{folder, reviewed};

    const HEAD: &str = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";
    const MAP: &str = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

    fn file(path: &str, text: &str) -> String {
        format!("```yaml\n# {path}\n{text}```\n")
    }

    #[test]
    fn a_manifest_that_nothing_in_the_answer_names_fails() {
        let answer = file("base/kustomization.yaml", HEAD)
            + &file("base/deny.yaml", MAP)
            + &file("policies/deny-all.yaml", MAP);
        assert_eq!(reviewed(&answer, &[]).failed_lines("kustomize.reached"), [7, 13]);
    }

    #[test]
    fn of_a_folder_another_repository_may_apply_what_no_kustomization_is_beside() {
        let review = folder(&[
            ("base/kustomization.yaml", HEAD),
            ("base/deny.yaml", MAP),
            ("policies/deny-all.yaml", MAP),
        ]);
        let files = |grade| {
            let all = review.with_grade("kustomize.reached", grade);
            all.into_iter().filter_map(|one| one.spot.file.clone()).collect::<Vec<_>>()
        };
        assert_eq!(files(Grade::Failed), ["base/deny.yaml"]);
        assert_eq!(files(Grade::Noted), ["policies/deny-all.yaml"]);
    }

    #[test]
    fn a_folder_that_an_engine_takes_is_reached() {
        let tree = file("base/kustomization.yaml", HEAD) + &file("apps/web/a.yaml", MAP);
        let fails = |object: &str| {
            let answer = format!("{tree}{}", file("hub/sync.yaml", object));
            !reviewed(&answer, &[]).failed_lines("kustomize.reached").is_empty()
        };
        let flux = |path: &str| {
            format!(
                "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {{name: a}}\nspec: {{path: {path}}}\n"
            )
        };
        assert!(!fails(&flux("./apps/web")) && !fails(&flux("./apps")) && !fails(&flux("./")));
        assert!(fails(&flux("./app")) && fails(&flux("./apps/web/x")));
        let argo = |source: &str| {
            format!(
                "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {{name: a}}\nspec: {{source: {source}}}\n"
            )
        };
        assert!(!fails(&argo("{path: apps/web}")) && !fails(&argo("{path: 'apps/{{name}}'}")));
        assert!(fails(&argo("{path: apps}")), "Argo CD takes the folder alone");
        assert!(!fails(&argo("{path: apps, directory: {recurse: true}}")));
        let set = "apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nmetadata: {name: a}\nspec: {generators: [{git: {directories: [{path: apps/*}]}}]}\n";
        assert!(!fails(set));
    }

    #[test]
    fn a_kustomization_decides_for_its_folder_and_a_chart_for_its_own() {
        let flux = "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: a}\nspec: {path: ./apps}\n";
        let review = folder(&[
            ("clusters/a.yaml", flux),
            ("apps/web/kustomization.yaml", HEAD),
            ("apps/web/left.yaml", MAP),
            ("charts/web/Chart.yaml", "apiVersion: v2\nname: web\n"),
            ("charts/web/templates/map.yaml", MAP),
        ]);
        assert_eq!(review.failed_lines("kustomize.reached").len(), 1, "{:?}", review.outcomes);
    }

    #[test]
    fn what_a_script_applies_is_reached() {
        let answer = format!(
            "```yaml\n# base/kustomization.yaml\n{HEAD}```\n```yaml\n# engine/set.yaml\n{MAP}```\n```sh\n#!/bin/sh\nkubectl apply -f engine/set.yaml\n```\n"
        );
        assert!(!reviewed(&answer, &[]).rejects("kustomize.reached"));
    }
}
