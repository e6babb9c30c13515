//! A difference as plain text.

use super::{
    DesignChange, Difference, FieldChange, FileChange, FileChangeKind, ItemChange, ItemChangeKind,
    NodeChange, Standing,
};
use crate::design::FleetDesign;
use crate::quote::visible::{breaks_line, is_hidden};
use crate::text::{Phrase, Texts};

/// The difference for a reader, section by section; one sentence where there is none.
pub fn text(difference: &Difference, texts: &Texts) -> String {
    if difference.is_empty() {
        let mut lines = vec![texts.get("diff-none")];
        if difference.tree.is_none() {
            lines.push(texts.get("diff-tree-none"));
        }
        return lines.join("\n") + "\n";
    }
    let sections = [
        section("diff-design", &design(&difference.design, texts), texts),
        section("diff-budget", &budget(&difference.budget, texts), texts),
        section("diff-prompt", &prompt(&difference.prompt), texts),
        section("diff-tree", &tree(difference.tree.as_deref(), texts), texts),
    ];
    let shown: Vec<String> = sections.into_iter().flatten().collect();
    shown.join("\n")
}

/// What differs between two designs alone, a line each.
pub fn changes(before: &FleetDesign, after: &FleetDesign, texts: &Texts) -> Vec<String> {
    design(&super::design::diff(before, after), texts)
}

/// A heading and its lines; nothing where there are none.
fn section(heading: &str, lines: &[String], texts: &Texts) -> Option<String> {
    let body: String = lines
        .iter()
        .map(|line| if line.is_empty() { "\n".into() } else { format!("  {line}\n") })
        .collect();
    (!lines.is_empty()).then(|| format!("{}\n{body}", texts.get(heading)))
}

fn design(change: &DesignChange, texts: &Texts) -> Vec<String> {
    let items = change.items.iter().map(|one| item(one, texts));
    items.chain(change.fields.iter().flat_map(|one| field(one, texts))).collect()
}

fn item(change: &ItemChange, texts: &Texts) -> String {
    let phrase = match &change.change {
        ItemChangeKind::Added => Phrase::new("diff-item-added"),
        ItemChangeKind::Removed => Phrase::new("diff-item-removed"),
        ItemChangeKind::Renamed { before } => {
            Phrase::new("diff-item-renamed").with("before", before.as_str())
        }
        ItemChangeKind::Moved { from, to } => {
            Phrase::new("diff-item-moved").with("from", *from).with("to", *to)
        }
    };
    texts.say(&phrase.with("list", change.list).with("name", change.name.as_str()))
}

/// One line; a text of several lines as what it loses and what it gains.
fn field(change: &FieldChange, texts: &Texts) -> Vec<String> {
    let (before, after) = (change.before.as_deref(), change.after.as_deref());
    if [before, after].into_iter().flatten().any(|text| text.contains('\n')) {
        let lines = super::unified(before.unwrap_or_default(), after.unwrap_or_default());
        let head = texts.say(&Phrase::new("diff-field-lines").with("path", change.path.as_str()));
        let body = lines.lines().filter(|line| !line.starts_with('\\') && !line.starts_with("@@"));
        return std::iter::once(head)
            .chain(body.map(|line| format!("  {}", visible(line))))
            .collect();
    }
    let value = |value: Option<&str>| value.map_or_else(|| texts.get("diff-unset"), visible);
    let phrase = Phrase::new("diff-field").with("path", change.path.as_str());
    vec![texts.say(&phrase.with("before", value(before)).with("after", value(after)))]
}

/// A text on one line in which nothing acts on a terminal or is read in another order.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| {
            if is_hidden(c) || breaks_line(c) || c == '\t' {
                c.escape_unicode().to_string()
            } else {
                c.to_string()
            }
        })
        .collect()
}

fn budget(changes: &[NodeChange], texts: &Texts) -> Vec<String> {
    let standing = |standing: Option<Standing>| match standing {
        Some(standing) => texts.say(
            &Phrase::new("diff-standing")
                .with("low", standing.low_mib.round())
                .with("high", standing.high_mib.round())
                .with("verdict", standing.verdict.label()),
        ),
        None => texts.get("diff-absent"),
    };
    let line = |change: &NodeChange| {
        let phrase = Phrase::new("diff-node").with("name", change.name.as_str());
        texts.say(
            &phrase
                .with("role", change.role.label())
                .with("before", standing(change.before))
                .with("after", standing(change.after)),
        )
    };
    changes.iter().map(line).collect()
}

fn prompt(unified: &str) -> Vec<String> {
    unified.lines().map(|line| visible(line).trim_end().to_owned()).collect()
}

fn tree(changes: Option<&[FileChange]>, texts: &Texts) -> Vec<String> {
    let Some(changes) = changes else { return vec![texts.get("diff-tree-none")] };
    let line = |change: &FileChange| {
        let key = match change.change {
            FileChangeKind::Added => "diff-file-added",
            FileChangeKind::Removed => "diff-file-removed",
            FileChangeKind::Changed => "diff-file-changed",
        };
        let phrase = Phrase::new(key).with("path", visible(&change.path));
        texts.say(&phrase.with("clusters", change.clusters))
    };
    changes.iter().map(line).collect()
}
