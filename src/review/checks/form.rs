//! The form of the answer: whether it can be read as what was asked for.

use super::super::answer::FlawKind;
use super::super::{Case, Check, Outcome, Outcomes, Spot};

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

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    #[test]
    fn an_answer_that_acts_on_a_terminal_fails_with_its_line() {
        let review = reviewed("# One\n\ntwo \u{1b}[2J\n", &[]);
        assert_eq!(review.failed_lines("form.readable"), [3]);
        assert!(!reviewed("# One\n\ntwo 👩\u{200d}🔧\n", &[]).rejects("form.readable"));
    }
}
