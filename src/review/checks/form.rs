//! The form of the answer: whether it can be read as what was asked for.

use std::collections::BTreeMap;

use super::super::answer::FlawKind;
use super::super::layout::GROUP;
use super::super::{Case, Check, Object, Outcome, Outcomes, Piece, Spot};
use crate::design::Tier;

/// Whether all of it could be read.
pub(crate) fn readable(case: &Case<'_>, check: &Check) -> Outcomes {
    let flaws = case.proposal.flaws.iter().map(|flaw| {
        let spot = Spot { file: flaw.file.clone(), line: flaw.line, evidence: String::new() };
        let attribute = match flaw.kind {
            FlawKind::NotText => "not-text",
            FlawKind::Hidden => "hidden",
            FlawKind::Special => "special",
            FlawKind::TooLarge => "too-large",
            FlawKind::Unreadable => "unreadable",
        };
        // A link changes nothing about what was read; the rest leaves the verdict without a ground.
        if flaw.kind == FlawKind::Special {
            return Outcome::noted(check, spot).because(attribute);
        }
        Outcome::failed(check, spot).because(attribute)
    });
    let cut = case.proposal.cut.map(|line| {
        let spot = Spot { line: Some(line), ..Spot::default() };
        Outcome::failed(check, spot).because("cut").with("most", super::super::MOST_BLOCKS)
    });
    flaws.chain(cut).collect()
}

/// Every manifest names its path.
pub(crate) fn path(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for piece in &case.proposal.pieces {
        // A kustomization has no name.
        let whole = |object: &Object<'_>| {
            object.api_version().starts_with(GROUP)
                || !object.api_version().is_empty() && !object.name().is_empty()
        };
        let object = objects_of(piece).find(whole);
        let Some(object) = object else { continue };
        outcomes.see();
        if piece.path.is_none() {
            let spot = Spot::at(piece, object.node.place);
            // Basic asks for no files.
            outcomes.add(match case.assessment.design.prompt.tier {
                Tier::Pro => Outcome::failed(check, spot),
                Tier::Basic => Outcome::noted(check, spot).because("fail"),
            });
        }
    }
    outcomes
}

fn objects_of(piece: &Piece) -> impl Iterator<Item = Object<'_>> {
    piece.documents.iter().map(move |node| Object { piece, node })
}

/// No path stands for two different files, and none leads out of the repository.
pub(crate) fn paths(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes: Outcomes = std::iter::empty().collect();
    let mut known: BTreeMap<String, &Piece> = BTreeMap::new();
    for piece in case.proposal.pieces.iter().filter(|piece| !piece.is_difference()) {
        let Some(path) = piece.path.as_deref() else { continue };
        match piece.tree_path() {
            None if path.split('/').any(|part| part == "..") => {
                outcomes.add(Outcome::failed(check, Spot::piece(piece)).because("outside"));
            }
            None => {}
            Some(path) => {
                let first = known.entry(path).or_insert(piece);
                if first.text.trim() != piece.text.trim() {
                    let failed = Outcome::failed(check, Spot::piece(piece));
                    outcomes.add(failed.with("first", first.line.to_string()));
                }
            }
        }
    }
    outcomes
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    #[test]
    fn an_answer_that_acts_on_a_terminal_fails_with_its_line() {
        let review = reviewed("# One\n\ntwo \u{1b}[2J\n", &[]);
        assert_eq!(review.failed_lines("form.readable"), [3]);
        assert!(!reviewed("# One\n\ntwo 👩\u{200d}🔧\n", &[]).rejects("form.readable"));
    }

    #[test]
    fn a_manifest_without_a_path_fails_where_files_are_asked_for() {
        let kustomization =
            "```yaml\napiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n```\n";
        assert_eq!(reviewed(kustomization, &[]).failed_lines("form.path"), [2]);
        let bare = "```yaml\napiVersion: v1\nkind: A\nmetadata: {name: a}\n```\n";
        assert_eq!(reviewed(bare, &[]).failed_lines("form.path"), [2]);
        assert!(!reviewed(bare, &[("prompt.tier", "basic")]).rejects("form.path"));
        for text in
            [format!("`base/a.yaml`:\n{bare}"), "```yaml\nretry: {limit: -1}\n```\n".to_owned()]
        {
            assert!(!reviewed(&text, &[]).rejects("form.path"), "{text}");
        }
    }

    #[test]
    fn a_path_is_one_file_within_the_repository() {
        let file = |path: &str, text: &str| format!("```yaml\n# {path}\n{text}\n```\n");
        let two = |path: &str, text: &str| file("base/a.yaml", "a: 1") + &file(path, text);
        assert!(reviewed(&two("./base/a.yaml", "a: 2"), &[]).rejects("form.paths"));
        assert!(reviewed(&two("../a.yaml", "a: 2"), &[]).rejects("form.paths"));
        assert!(!reviewed(&two("base/a.yaml", "a: 1"), &[]).rejects("form.paths"));
        assert!(!reviewed(&two("/etc/a.yaml", "a: 2"), &[]).rejects("form.paths"));
    }
}
