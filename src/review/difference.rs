//! The answer's tree beside the generated one, file by file.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::proposal::Proposal;
use crate::diff::unified;
use crate::quote::visible;
use crate::text::{Phrase, Texts};
use crate::tree::{Tree, TreeError};

/// Files with more lines than this are not compared line by line: it could take for ever.
const MOST_LINES: usize = 5_000;

/// What differs, by path.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Difference {
    /// In the order of their paths.
    pub files: Vec<FileDifference>,
}

/// One file of either tree.
#[derive(Clone, Debug, PartialEq)]
pub struct FileDifference {
    /// Its path.
    pub path: String,
    /// The line of the answer where its text begins.
    pub line: Option<usize>,
    /// How the two differ.
    pub kind: Kind,
}

/// How a file differs.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// Both trees have it, byte for byte, but for the comment that names it.
    Same,
    /// Only the answer has it.
    OnlyProposed,
    /// Only the generated tree has it.
    OnlyGenerated,
    /// From the generated one to the answer's, as a unified difference.
    Changed(String),
    /// They differ, and are too long to say how.
    TooLong,
}

impl Kind {
    fn word(&self) -> &'static str {
        match self {
            Kind::Same => "same",
            Kind::OnlyProposed => "only-proposed",
            Kind::OnlyGenerated => "only-generated",
            Kind::Changed(_) => "changed",
            Kind::TooLong => "too-long",
        }
    }
}

/// Compares what is proposed with the generated tree.
///
/// # Errors
/// When a generated file does not render.
pub fn difference(proposal: &Proposal, tree: &Tree) -> Result<Difference, TreeError> {
    let proposed = proposal.tree();
    let generated: BTreeSet<&str> =
        tree.entries().iter().map(|entry| entry.path.as_str()).collect();
    let mut paths: BTreeSet<&str> = proposed.keys().map(String::as_str).collect();
    paths.extend(&generated);
    let mut files = Vec::new();
    for path in paths {
        let piece = proposed.get(path);
        let kind = match (piece, generated.contains(path)) {
            (Some(piece), true) => compare(path, &tree.render(path)?, &piece.text),
            (Some(_), false) => Kind::OnlyProposed,
            (None, _) => Kind::OnlyGenerated,
        };
        files.push(FileDifference {
            path: path.to_owned(),
            line: piece.filter(|_| !proposal.folder).map(|piece| piece.line),
            kind,
        });
    }
    Ok(Difference { files })
}

fn compare(path: &str, generated: &str, proposed: &str) -> Kind {
    let proposed = visible::lines(without_name(path, proposed));
    if generated == proposed {
        return Kind::Same;
    }
    if [generated, &proposed].iter().any(|text| text.lines().count() > MOST_LINES) {
        return Kind::TooLong;
    }
    Kind::Changed(unified(generated, &proposed))
}

/// The text without the comment in its first line that only names it.
fn without_name<'a>(path: &str, text: &'a str) -> &'a str {
    match text.split_once('\n') {
        Some((first, rest)) if first.trim_start_matches(['#', ' ']).trim_end() == path => rest,
        _ => text,
    }
}

impl Difference {
    /// For scripts.
    pub fn json(&self) -> Value {
        let file = |file: &FileDifference| {
            let diff = match &file.kind {
                Kind::Changed(diff) => Some(diff),
                _ => None,
            };
            json!({"path": file.path, "line": file.line, "change": file.kind.word(), "diff": diff})
        };
        json!({"files": self.files.iter().map(file).collect::<Vec<_>>()})
    }

    /// For people: what changes first, then what only one of the two has.
    pub fn text(&self, texts: &Texts) -> String {
        let mut out = String::new();
        for file in &self.files {
            match &file.kind {
                Kind::Changed(diff) => {
                    out.push_str(&format!("{}\n{diff}\n", Self::heading(file, texts)));
                }
                Kind::TooLong => {
                    let said = Phrase::new("review-diff-too-long").with("most", MOST_LINES);
                    out.push_str(&format!(
                        "{}\n{}\n\n",
                        Self::heading(file, texts),
                        texts.say(&said)
                    ));
                }
                _ => {}
            }
        }
        for (key, kind) in [
            ("review-diff-proposed", Kind::OnlyProposed),
            ("review-diff-generated", Kind::OnlyGenerated),
            ("review-diff-same", Kind::Same),
        ] {
            let paths: Vec<&FileDifference> =
                self.files.iter().filter(|file| file.kind == kind).collect();
            if !paths.is_empty() {
                out.push_str(&texts.say(&Phrase::new(key).with("count", paths.len())));
                out.push('\n');
                let line = |file: &&FileDifference| format!("  {}\n", visible::line(&file.path));
                out.extend(paths.iter().map(line));
                out.push('\n');
            }
        }
        out.trim_end().to_owned() + "\n"
    }

    fn heading(file: &FileDifference, texts: &Texts) -> String {
        let path = visible::line(&file.path);
        match file.line {
            Some(line) => texts.say(
                &Phrase::new("review-place-both").with("line", line.to_string()).with("file", path),
            ),
            None => path,
        }
    }
}
