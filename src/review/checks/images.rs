//! Images by exact version or digest.

use std::collections::BTreeSet;

use super::super::embedded::walk;
use super::super::{Case, Check, Object, Outcome, Outcomes, Piece, Spot, evidence};
use crate::yaml::{Node, Place, Value};

/// Whether each image is named by its version or digest.
pub(crate) fn pinned(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let pinned = pinned_elsewhere(case);
    let mut hold = |piece: &Piece, line: usize, image: &str, tag: Tag<'_>| {
        outcomes.see();
        let attribute = match tag {
            Tag::Exact => return,
            Tag::None => "fail",
            Tag::Moving(_) => "moving",
        };
        let outcome = Outcome::failed(check, Spot::line(piece, line)).because(attribute);
        let tag = if let Tag::Moving(tag) = tag { tag } else { "" };
        outcomes.add(outcome.with("image", evidence(image)).with("tag", evidence(tag)));
    };
    for object in case.proposal.all_objects() {
        for (place, image) in of_containers(&object) {
            let tag = if pinned.contains(name(image)) { Tag::Exact } else { Tag::of(image) };
            hold(object.piece, object.piece.line_of(place), image, tag);
        }
        if matches!(object.kind(), "HelmRelease" | "HelmChart" | "Application" | "ApplicationSet") {
            for (place, image, tag) in of_values(object.node) {
                hold(object.piece, object.piece.line_of(place), image, Tag::of_word(tag));
            }
        }
    }
    for (piece, node) in case.proposal.parts() {
        for (place, image, tag) in of_values(node) {
            hold(piece, piece.line_of(place), image, Tag::of_word(tag));
        }
    }
    for (piece, place, image, tag) in overrides(case) {
        hold(piece, piece.line_of(place), image, Tag::of_word(tag));
    }
    for piece in case.proposal.scripts() {
        for command in &piece.script.commands {
            let fetches = command.arguments().take(3).any(|word| matches!(word, "pull" | "run"));
            let by = matches!(
                command.name(),
                "docker" | "podman" | "nerdctl" | "ctr" | "crictl" | "k3s"
            );
            for image in
                command.arguments().filter(|word| fetches && by && word.ends_with(":latest"))
            {
                let line = piece.line + command.line.saturating_sub(1);
                hold(piece, line, image, Tag::of(image));
            }
        }
    }
    outcomes
}

/// What a reference says of the version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tag<'a> {
    /// A version, a digest, or what stands for one.
    Exact,
    /// Nothing: that is `latest`.
    None,
    /// A tag that moves: `latest`, `stable`, `main`.
    Moving(&'a str),
}

impl<'a> Tag<'a> {
    fn of(image: &'a str) -> Self {
        if image.contains("@sha256:") || is_placeholder(image) {
            return Tag::Exact;
        }
        match image.rsplit('/').next().and_then(|last| last.split_once(':')) {
            Some((_, tag)) => Tag::of_word(tag),
            None => Tag::None,
        }
    }

    /// A version has a number in it; a channel has none.
    fn of_word(tag: &'a str) -> Self {
        let exact = tag.bytes().any(|byte| byte.is_ascii_digit()) || is_placeholder(tag);
        if exact { Tag::Exact } else { Tag::Moving(tag) }
    }
}

/// A reference without its tag and digest.
fn name(image: &str) -> &str {
    let image = image.split('@').next().unwrap_or(image);
    match image.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => name,
        _ => image,
    }
}

fn is_placeholder(text: &str) -> bool {
    ["${", "{{", "$(", "⟦", "UNVERIFIED", "À VÉRIFIER"].iter().any(|mark| text.contains(mark))
        || text.starts_with(['$', '<'])
}

/// The images of the containers of an object, wherever its pods are described.
fn of_containers<'a>(object: &Object<'a>) -> Vec<(Place, &'a str)> {
    let mut found = Vec::new();
    walk(object.node, &mut |path, node| {
        if let [.., "containers" | "initContainers" | "ephemeralContainers", "image"] = path
            && let Some(image) = node.as_text().filter(|image| !image.is_empty())
        {
            found.push((node.place, image));
        }
    });
    found
}

/// The tags in the values of a chart, as nearly all charts name them, each with its image.
fn of_values(values: &Node) -> Vec<(Place, &str, &str)> {
    let mut found = Vec::new();
    walk(values, &mut |path, node| {
        if let [.., "image"] = path
            && let Some(tag) = node.get("tag")
            && let Some(text) = tag.as_text().filter(|text| !text.is_empty())
        {
            let image = ["repository", "name"].iter().find_map(|key| node.get(key)?.as_text());
            found.push((tag.place, image.unwrap_or("image"), text));
        }
    });
    found
}

/// The `images` of kustomizations, of kustomize's own files and of Flux's: with the tag they set.
fn overrides<'a>(case: &Case<'a>) -> Vec<(&'a Piece, Place, &'a str, &'a str)> {
    let mut found = Vec::new();
    for (piece, image) in images(case) {
        let text = |key| image.get(key).and_then(Node::as_text).unwrap_or_default();
        if let Some(tag) = image.get("newTag") {
            found.push((piece, tag.place, text("name"), tag.as_text().unwrap_or_default()));
        }
    }
    found
}

/// The names whose version a kustomization sets.
fn pinned_elsewhere<'a>(case: &Case<'a>) -> BTreeSet<&'a str> {
    let sets = |image: &Node| image.get("newTag").is_some() || image.get("digest").is_some();
    let all = images(case).into_iter().filter(|(_, image)| sets(image));
    all.filter_map(|(_, image)| image.get("name").and_then(Node::as_text)).collect()
}

fn images<'a>(case: &Case<'a>) -> Vec<(&'a Piece, &'a Node)> {
    let mut found = Vec::new();
    for piece in &case.proposal.pieces {
        for document in &piece.documents {
            let lists =
                [document.get("images"), document.get("spec").and_then(|spec| spec.get("images"))];
            for list in lists.into_iter().flatten() {
                if let Value::List(items) = &list.value {
                    found.extend(items.iter().map(|item| (piece, item)));
                }
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    fn fails(language: &str, text: &str) -> Vec<usize> {
        let answer = format!("# An answer\n\n```{language}\n{text}\n```\n");
        reviewed(&answer, &[]).failed_lines("images.pinned")
    }

    fn pod(image: &str) -> String {
        format!(
            "apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec: {{containers: [{{name: a, image: '{image}'}}]}}"
        )
    }

    #[test]
    fn a_version_or_a_digest_is_exact_and_all_else_moves() {
        for image in
            ["nginx", "nginx:latest", "registry:5000/a", "ghcr.io/a/b:main", "redis:alpine"]
        {
            assert_eq!(fails("yaml", &pod(image)), [7], "{image}");
        }
        let digest = format!("nginx@sha256:{}", "0".repeat(64));
        for image in ["nginx:1.29.1", "registry:5000/a:v2", &digest, "redis:8-alpine", "a:${TAG}"] {
            assert!(fails("yaml", &pod(image)).is_empty(), "{image}");
        }
    }

    #[test]
    fn a_kustomization_may_pin_what_a_base_leaves_open() {
        let with = |images: &str| {
            let pod = pod("ghcr.io/a/b");
            format!(
                "{pod}\n---\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nimages: [{images}]"
            )
        };
        assert!(fails("yaml", &with("{name: ghcr.io/a/b, newTag: 1.4.2}")).is_empty());
        assert!(fails("yaml", &with("{name: ghcr.io/a/b, digest: 'sha256:00'}")).is_empty());
        assert_eq!(fails("yaml", &with("{name: ghcr.io/a/c, newTag: 1.4.2}")), [7]);
        assert_eq!(fails("yaml", &with("{name: ghcr.io/a/b, newTag: latest}")), [11]);
    }

    #[test]
    fn values_and_scripts_pull_images_too() {
        let chart = |tag: &str| {
            format!(
                "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {{name: a}}\nspec: {{values: {{image: {{tag: {tag}}}}}}}"
            )
        };
        assert_eq!(fails("yaml", &chart("latest")), [7]);
        assert!(fails("yaml", &chart("'1.4'")).is_empty());
        let file = "# apps/a/values.yaml\nimage:\n  repository: ghcr.io/x/a\n  tag: latest";
        assert_eq!(fails("yaml", file), [7]);
        assert_eq!(fails("sh", "k3s ctr images pull docker.io/library/nginx:latest"), [4]);
        assert!(fails("sh", "k3s ctr images pull docker.io/library/nginx:1.29").is_empty());
        assert!(fails("sh", "echo nginx:latest").is_empty());
        let plan = "apiVersion: upgrade.cattle.io/v1\nkind: Plan\nspec: {version: v1.36.3+k3s1, upgrade: {image: rancher/k3s-upgrade}}";
        assert!(fails("yaml", plan).is_empty(), "its version is the tag");
    }
}
