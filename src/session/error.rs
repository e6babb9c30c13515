//! Why a session or inventory could not be used, with file, line, column and remedy.

use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::design::read::Problem;
use crate::disk::{DiskError, NotText, harmless, shown};
use crate::text::{Phrase, Texts};
use crate::yaml::Place;

/// Why a session or inventory could not be used.
#[derive(Debug, Error)]
pub enum SessionError {
    /// The disk refused.
    #[error(transparent)]
    Disk(#[from] DiskError),
    /// The file is no session, or no inventory of this design.
    #[error("{path}: {} problems", problems.len())]
    Invalid {
        /// The file, as a message shows it.
        path: String,
        /// All that is wrong with it, in the order of the lines.
        problems: Vec<Problem>,
    },
    /// No file and no session has this name.
    #[error("no session {wanted}")]
    Unknown {
        /// What was asked for.
        wanted: String,
        /// Names that may be meant, the closest first.
        nearest: Vec<String>,
    },
    /// Somebody else has changed the file since it was read.
    #[error("{} has changed on disk", path.display())]
    Conflict {
        /// The file.
        path: PathBuf,
    },
    /// A session of this name is there already.
    #[error("{} exists", path.display())]
    Exists {
        /// The file.
        path: PathBuf,
    },
}

impl SessionError {
    /// A file that is not UTF-8.
    pub(super) fn not_text(path: String, wrong: NotText) -> Self {
        let place = Place { line: wrong.line, column: wrong.column };
        let reason = Phrase::new("reason-not-text");
        Self::Invalid { path, problems: vec![Problem { place, path: String::new(), reason }] }
    }

    /// What happened and what to do: of several problems the first, and how many more there are.
    pub fn phrase(&self) -> Phrase {
        match self {
            Self::Disk(error) => error.phrase(),
            Self::Invalid { path, problems } => invalid(path, problems),
            Self::Unknown { wanted, nearest } => Phrase::new("session-unknown")
                .with("wanted", shown(Path::new(wanted)))
                .with("count", nearest.len())
                .with("nearest", nearest.join(", ")),
            Self::Conflict { path } => Phrase::new("session-conflict").with("path", shown(path)),
            Self::Exists { path } => Phrase::new("session-exists").with("path", shown(path)),
        }
    }

    /// The error as plain text: one line for each problem, `path:line:column: message`.
    pub fn render(&self, texts: &Texts) -> String {
        let Self::Invalid { path, problems } = self else {
            return harmless(&texts.say(&self.phrase()));
        };
        let line = |problem: &Problem| {
            harmless(&format!("{path}:{}: {}", problem.place, texts.say(&message(problem))))
        };
        problems.iter().map(line).collect::<Vec<_>>().join("\n")
    }
}

impl From<&SessionError> for Phrase {
    fn from(error: &SessionError) -> Self {
        error.phrase()
    }
}

fn invalid(path: &str, problems: &[Problem]) -> Phrase {
    let Some(first) = problems.first() else {
        return Phrase::new("reason-not-text");
    };
    Phrase::new("session-invalid")
        .with("place", format!("{path}:{}", first.place))
        .with("reason", message(first))
        .with("more", problems.len() - 1)
}

/// The reason, with the field before it where the sentence does not name it itself.
fn message(problem: &Problem) -> Phrase {
    let named =
        problem.reason.args.iter().any(|(name, _)| matches!(*name, "path" | "column" | "key"));
    if problem.path.is_empty() || named {
        return problem.reason.clone();
    }
    Phrase::new("session-field")
        .with("path", problem.path.as_str())
        .with("reason", problem.reason.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::read::read;
    use crate::text::Language;

    fn invalid_session() -> SessionError {
        let text = "fleetwright: 1\nname: Fleet\ndevices:\n  - {name: a, memroy: 1Gi}\n";
        let problems = read(text).expect_err("refused");
        SessionError::Invalid { path: "fleet.yaml".into(), problems }
    }

    #[test]
    fn each_problem_is_a_line_that_an_editor_can_jump_to() {
        let text = invalid_session().render(&Texts::new(Language::En));
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(lines.len(), 2, "{text}");
        assert!(lines[0].starts_with("fleet.yaml:2:7: name: "), "{text}");
        assert!(lines[1].starts_with("fleet.yaml:4:15: "), "{text}");
        assert_eq!(lines[1].matches("memroy").count(), 1, "{text}");
    }

    #[test]
    fn what_a_file_holds_gives_no_orders_to_the_terminal() {
        let problems = read("fleetwright: \"1\\e[2J\"\n").expect_err("refused");
        let error = SessionError::Invalid { path: "a".into(), problems };
        let text = error.render(&Texts::new(Language::En));
        assert!(!text.contains('\u{1b}'), "{text:?}");
    }

    #[test]
    fn one_sentence_says_how_many_more_there_are() {
        let sentence = Texts::new(Language::En).say(&invalid_session().phrase());
        assert!(sentence.starts_with("fleet.yaml:2:7: name: "), "{sentence}");
        assert!(sentence.ends_with("(and 1 more)"), "{sentence}");
    }
}
