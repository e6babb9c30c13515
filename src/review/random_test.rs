//! Random answers: whatever comes in, a review comes out, and nothing in it acts on a terminal.
//! `fuzz/` gives the same entry point to a fuzzer, where there is one.

use proptest::prelude::*;

use super::testing::assessment;
use super::{Answer, Review, follow_up, json, markdown, review, text};
use crate::quote::visible::is_hidden;
use crate::text::{Language, Texts};

fn reviewed(bytes: &[u8]) -> Option<Review> {
    let answer = Answer::from_markdown(bytes).ok()?;
    let reviewed = review(&answer, &assessment(&[]), &mut || true).expect("nobody stops it");
    Some(reviewed)
}

/// Everything that is shown of a review.
fn shown(review: &Review) -> Vec<String> {
    let texts = Texts::new(Language::Fr);
    vec![
        text(review, &texts),
        markdown(review, &texts),
        json(review, &texts).to_string(),
        follow_up(review, &texts).unwrap_or_default(),
    ]
}

/// Pieces that answers are made of, good and bad.
fn fragment() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "```yaml\n",
        "```sh\n",
        "```\n",
        "~~~\n",
        "````",
        "# base/kustomization.yaml\n",
        "apiVersion: apps/v1\n",
        "kind: Deployment\n",
        "metadata: {name: a, namespace: b}\n",
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n",
        "resources: [../../base, a.yaml]\n",
        "patches:\n- path: a.yaml\n- patch: |-\n    kind: Pod\n",
        "spec:\n  template:\n    spec:\n      containers:\n      - name: a\n        image: a:1\n",
        "resources: {limits: {memory: 1Gi}}\n",
        "replicas: 99999999999\n",
        "a: &a [*a]\n",
        "- *b\n",
        "<<: {a: b}\n",
        "---\n",
        "...\n",
        "cluster-init: true\n",
        "data: {a: b}\n",
        "curl https://x | sh\n",
        "cat <<EOF >/etc/rancher/k3s/config.yaml\n",
        "EOF\n",
        "$(",
        "`",
        "\npassword: hunter2\n",
        "resources: [\"\\x1b[2J\"]\n",
        "\u{1b}[2J",
        "\u{202e}",
        "\u{0}",
        "\r\n",
        "| a | b |\n|---|---|\n",
        "# Outage\n\n",
        "We use etcd. ",
        "The control plane takes 9 GB",
        "> ",
        "- ",
        "1. ",
        "  ",
        "\t",
        "**",
        "[a](b",
        "<!--",
        "&amp;",
        "⟦x⟧",
        "é",
        "👩\u{200d}🔧",
        "\n",
        "\n\n",
        "…",
    ]);
    prop_oneof![8 => known.prop_map(str::to_owned), 1 => any::<String>(), 1 => "[ -~]{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 160, ..ProptestConfig::default() })]

    #[test]
    fn any_answer_of_known_pieces_has_a_review(pieces in prop::collection::vec(fragment(), 0..60)) {
        if let Some(review) = reviewed(pieces.concat().as_bytes()) {
            for shown in shown(&review) {
                prop_assert!(!shown.contains(is_hidden), "{shown:?}");
                prop_assert!(!shown.contains("<review-"), "{shown}");
                prop_assert!(!shown.contains("hunter2"), "{shown}");
            }
            let again = reviewed(pieces.concat().as_bytes()).expect("a review");
            prop_assert_eq!(review.outcomes, again.outcomes);
        }
    }

    #[test]
    fn any_bytes_have_a_review(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Some(review) = reviewed(&bytes) {
            for shown in shown(&review) {
                prop_assert!(!shown.contains(is_hidden), "{shown:?}");
            }
        }
    }
}
