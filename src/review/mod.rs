//! A model's answer, or a folder, against the constraints that the prompt stated.
//!
//! The answer is taken apart by a Markdown parser, its manifests by a YAML parser; each [`Check`]
//! of one table ([`CHECKS`]) then says what it finds, with line and evidence. All of it is a pure
//! function of the answer and the design's assessment, bounded in time and memory whatever the
//! answer holds, so that it can run beside a screen and be stopped.
//!
//! What nobody can tell from a text is not claimed: an explanation is present or absent, never
//! right.

mod answer;
mod checks;
mod config;
mod demand;
mod difference;
mod embedded;
mod files;
mod layout;
mod markdown;
mod outcome;
mod place;
mod proposal;
mod propose;
mod prose;
#[cfg(test)]
mod random_test;
mod report;
mod shell;
mod table;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod texts_test;

pub use answer::{
    Answer, Flaw, FlawKind, MOST_ANSWER_BYTES, MOST_FILE_BYTES, MOST_FILES, MOST_FOLDER_BYTES,
    too_large,
};
pub use difference::{Difference, FileDifference, Kind, difference};
pub use markdown::{Block, MOST_BLOCKS, Passage, PassageKind};
pub use outcome::{Case, Grade, Outcome, Outcomes, Spot, Verdict, evidence};
pub use proposal::{Language, MOST_VALUES, Object, Piece, Proposal, plain};
pub use report::{
    follow_up, json, markdown, place as place_said, required, text, verdict as verdict_said,
};
pub use table::{About, CHECKS, Check};

use crate::assess::Assessment;

/// What all checks say.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// What the answer proposes.
    pub proposal: Proposal,
    /// In the order of the table: at least one for each check that is about such an answer.
    pub outcomes: Vec<Outcome>,
}

impl Review {
    /// The outcomes that reject the answer.
    pub fn rejections(&self) -> impl Iterator<Item = &Outcome> {
        self.outcomes.iter().filter(|outcome| outcome.grade.rejects())
    }

    /// The verdict on the whole: it passes unless one of the outcomes rejects it.
    pub fn verdict(&self) -> Verdict {
        if self.rejections().next().is_some() { Verdict::Fail } else { Verdict::Pass }
    }
}

impl Check {
    /// The check of an id.
    pub fn of(id: &str) -> Option<&'static Check> {
        CHECKS.iter().find(|check| check.id == id)
    }
}

/// Reviews an answer. `go_on` is asked now and then; nothing comes of a review that was stopped.
pub fn review(
    answer: &Answer,
    assessment: &Assessment,
    go_on: &mut dyn FnMut() -> bool,
) -> Option<Review> {
    let proposal = Proposal::read(answer, go_on)?;
    let case = Case { proposal: &proposal, assessment };
    let mut outcomes = Vec::new();
    for check in CHECKS {
        if !go_on() {
            return None;
        }
        if check.about.includes(proposal.folder, assessment.design.prompt.tier) {
            outcomes.extend(listed(check, (check.run)(&case, check)));
        }
    }
    Some(Review { proposal, outcomes })
}

/// A check's outcomes, what counts most first; at least one.
fn listed(check: &Check, outcomes: Outcomes) -> Vec<Outcome> {
    let Outcomes { mut all, more, looked } = outcomes;
    if all.is_empty() {
        let passed = Outcome::passed(check, Spot::default());
        return vec![if looked { passed } else { Outcome::empty(check) }];
    }
    all.sort_by_key(|outcome| outcome.grade);
    if let Some(last) = all.last_mut() {
        last.more = more;
    }
    all
}
