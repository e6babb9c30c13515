//! Answers for the tests of the checks.

use super::{Answer, Grade, Outcome, Review, review};
use crate::assess::Assessment;
use crate::catalog::Catalog;
use crate::design::fields::set;
use crate::design::read::read;
use crate::text::{Language, Texts};

/// A small fleet, with some fields set: ten gateways of 2 GiB, K3s with SQLite, Flux.
pub(crate) fn assessment(fields: &[(&str, &str)]) -> Assessment {
    let text = "fleetwright: 1\nname: fleet\ndevices: [{name: gateway, memory: 2Gi, clusters: 10}]\nfleet: {regions: [{name: north, clusters: 10}]}\ngitops: {engine: flux, repository: \"https://git.example.com/edge/fleet.git\"}\n";
    let mut design = read(text).expect("a design");
    for (path, value) in fields {
        set(&mut design, path, value).expect("a field");
    }
    Assessment::new(&design, &Catalog::builtin(), None)
}

/// The review of an answer for a fleet with some fields set.
pub(crate) fn reviewed(text: &str, fields: &[(&str, &str)]) -> Review {
    let answer = Answer::from_markdown(text.as_bytes()).expect("an answer");
    said(review(&answer, &assessment(fields), &mut || true).expect("not stopped"))
}

/// The same review, once each of its reasons is known to have its sentence.
fn said(review: Review) -> Review {
    for texts in Language::ALL.into_iter().map(Texts::new) {
        for outcome in &review.outcomes {
            assert!(
                texts.has(&outcome.why.key),
                "{:?} lacks {}",
                texts.language(),
                outcome.why.key
            );
        }
    }
    review
}

/// The review of a folder.
pub(crate) fn folder(files: &[(&str, &str)]) -> Review {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let answer = Answer::from_folder(files.collect(), Vec::new()).expect("a folder");
    said(review(&answer, &assessment(&[]), &mut || true).expect("not stopped"))
}

impl Review {
    /// The outcomes of a check that have a grade.
    pub(crate) fn with_grade(&self, id: &str, grade: Grade) -> Vec<&Outcome> {
        let wanted = |outcome: &&Outcome| outcome.id == id && outcome.grade == grade;
        self.outcomes.iter().filter(wanted).collect()
    }

    /// The lines where a check fails.
    pub(crate) fn failed_lines(&self, id: &str) -> Vec<usize> {
        let failed = self.with_grade(id, Grade::Failed);
        failed.into_iter().filter_map(|outcome| outcome.spot.line).collect()
    }

    /// Whether a check rejects the answer.
    pub(crate) fn rejects(&self, id: &str) -> bool {
        assert!(super::CHECKS.iter().any(|check| check.id == id), "{id} is no check");
        self.outcomes.iter().any(|outcome| outcome.id == id && outcome.grade.rejects())
    }
}
