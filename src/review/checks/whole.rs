//! The answer is whole: nothing of it was cut off, left out, or given as a difference to what nobody
//! has.

use super::super::markdown::PassageKind;
use super::super::proposal::Proposal;
use super::super::prose::{has, plain};
use super::super::{Case, Check, Language, Outcome, Outcomes, Piece, Spot};

/// The answer is whole: it was not cut off, and leaves nothing out.
pub(crate) fn complete(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes: Outcomes = std::iter::empty().collect();
    for piece in &case.proposal.pieces {
        if !piece.closed {
            outcomes.add(Outcome::failed(check, end(piece)).because("open"));
        }
        if matches!(piece.language, Language::Yaml | Language::Shell) {
            let left_out = piece.lines().filter(|(_, line)| leaves_out(line));
            outcomes
                .extend(left_out.map(|(line, _)| Outcome::failed(check, Spot::line(piece, line))));
        }
    }
    outcomes.extend(differences(case.proposal, check));
    outcomes.extend(broken_off(case.proposal, check));
    outcomes
}

/// The last line of a piece that says something: from there on the answer is missing.
fn end(piece: &Piece) -> Spot {
    let last = piece.lines().filter(|(_, line)| !line.trim().is_empty()).last();
    Spot::line(piece, last.map_or(piece.line, |(line, _)| line))
}

/// Blocks that say how a file differs instead of giving it. Of a file that stands in full elsewhere
/// it may be an illustration.
fn differences<'a>(proposal: &'a Proposal, check: &'a Check) -> impl Iterator<Item = Outcome> + 'a {
    let tree = proposal.tree();
    let all = proposal.pieces.iter().filter(|piece| piece.is_difference());
    all.filter_map(move |piece| {
        let path = piece.tree_path()?;
        let outcome = if tree.contains_key(&path) {
            Outcome::noted(check, Spot::piece(piece))
        } else {
            Outcome::failed(check, Spot::piece(piece)).because("difference")
        };
        Some(outcome.with("path", path))
    })
}

/// Words that something has to follow, in both languages.
const OPEN_WORDS: [&str; 38] = [
    "a", "an", "the", "of", "to", "and", "or", "with", "in", "on", "for", "from", "by", "as",
    "whose", "which", "is", "are", "le", "la", "les", "un", "une", "de", "du", "des", "et", "ou",
    "avec", "dans", "sur", "pour", "par", "que", "qui", "dont", "est", "sont",
];

/// The end of the prose where nothing follows it, and something should: the answer was cut off.
fn broken_off(proposal: &Proposal, check: &Check) -> Option<Outcome> {
    let last = proposal.prose.last()?;
    if proposal.pieces.iter().any(|piece| piece.line > last.line) {
        return None;
    }
    let line = last.text.trim_end().lines().last().unwrap_or_default();
    let at = last.line + last.text.trim_end().matches('\n').count();
    let spot = Spot::prose(at, line);
    if last.kind != PassageKind::Text {
        // A title alone is a whole answer of somebody who has nothing to say.
        let alone = proposal.prose.len() == 1;
        return (!alone).then(|| Outcome::failed(check, spot).because("heading"));
    }
    let end = plain(line);
    let word = end.rsplit(' ').next().unwrap_or_default();
    let open = end.ends_with([',', ':', '(']) || OPEN_WORDS.contains(&word);
    open.then(|| Outcome::failed(check, spot).because("sentence"))
}

/// What says that something is left out.
const LEFT_OUT: [&str; 18] = [
    "omitted for brevity",
    "rest of the file",
    "rest unchanged",
    "rest is unchanged",
    "same as above",
    "adapt as needed",
    "adjust as needed",
    "add more here",
    "your code here",
    "to be completed",
    "todo",
    "fixme",
    "omis pour",
    "reste du fichier",
    "le reste est identique",
    "idem ci-dessus",
    "à adapter selon",
    "à compléter",
];

/// Whether a line of code stands for others. `...` at the margin ends a document of YAML.
fn leaves_out(line: &str) -> bool {
    let inner = line.trim();
    if ["...", "…", "- ...", "- …"].contains(&inner) {
        return line.starts_with([' ', '-', '…']);
    }
    let Some(comment) = inner.strip_prefix('#') else { return false };
    let comment = plain(comment.trim_start_matches('#').trim());
    comment.starts_with("...")
        || comment.starts_with('…')
        || LEFT_OUT.iter().any(|phrase| has(&comment, phrase))
}

#[cfg(test)]
mod tests {
    use super::super::super::Grade;
    use super::super::super::testing::reviewed;

    #[test]
    fn an_answer_that_is_cut_off_or_leaves_out_fails() {
        for text in [
            "```yaml\na: 1\n",
            "```yaml\na:\n  ...\n```\n",
            "```yaml\na: 1\n# ... as in the base\n```\n",
            "```sh\n# rest of the file as before\n```\n",
            "```yaml\n# À compléter\na: 1\n```\n",
        ] {
            assert!(reviewed(text, &[]).rejects("form.complete"), "{text}");
        }
        for text in [
            "```yaml\na: 1\n...\n---\nb: 1\n```\n",
            "```sh\n# wait until the API server answers...\nsleep 1\n```\n",
            "```text\nbase/\n  ...\n```\n",
            "```yaml\n# ⟦region⟧\na: 1\n```\n",
        ] {
            assert!(!reviewed(text, &[]).rejects("form.complete"), "{text}");
        }
    }

    #[test]
    fn an_answer_that_ends_in_the_middle_of_a_sentence_was_cut_off() {
        let block = "```yaml\n# base/a.yaml\na: 1\n```\n\n";
        for text in [
            "The source is an OCIRepository whose",
            "La source est un dépôt dont",
            "It pulls, applies,",
            "## 4. The outage",
            "The last file is `base/b.yaml`:",
        ] {
            let review = reviewed(&format!("# Answer\n\n{block}{text}\n"), &[]);
            assert_eq!(review.failed_lines("form.complete"), [8], "{text}");
        }
        for text in [
            "The source is an OCIRepository.",
            "- `interval`: 30m",
            "| a | b |\n|---|---|\n| c | d |",
            "Any questions?",
            "Bon déploiement",
        ] {
            let review = reviewed(&format!("# Answer\n\n{block}{text}\n"), &[]);
            assert!(!review.rejects("form.complete"), "{text}");
        }
        assert!(
            !reviewed(&format!("The file `base/a.yaml`:\n\n{block}"), &[]).rejects("form.complete")
        );
    }

    #[test]
    fn an_open_block_fails_where_it_ends() {
        let review = reviewed("```yaml\n# base/a.yaml\na: 1\nb:\n  - c\n\n", &[]);
        let failed = review.with_grade("form.complete", Grade::Failed);
        assert_eq!(failed[0].spot.line, Some(5));
        assert_eq!(failed[0].spot.evidence, "- c");
    }

    #[test]
    fn a_difference_is_no_file_and_beside_its_file_an_illustration() {
        let diff =
            "```diff\n--- a/base/a.yaml\n+++ b/base/a.yaml\n@@ -1 +1 @@\n-a: 1\n+a: 2\n```\n";
        assert_eq!(reviewed(diff, &[]).failed_lines("form.complete"), [2]);
        let named = "`base/a.yaml`:\n```diff\n+a: 2\n```\n";
        assert!(reviewed(named, &[]).rejects("form.complete"));
        let both = format!("```yaml\n# base/a.yaml\na: 1\n```\n\n{named}");
        assert!(!reviewed(&both, &[]).rejects("form.paths"), "the file is what it was");
        let both = format!("```yaml\n# base/a.yaml\na: 1\n```\n\n{diff}");
        let review = reviewed(&both, &[]);
        assert!(!review.rejects("form.complete"));
        assert_eq!(review.with_grade("form.complete", Grade::Noted).len(), 1);
        assert!(!reviewed("```diff\n-a: 1\n+a: 2\n```\n", &[]).rejects("form.complete"));
    }
}
