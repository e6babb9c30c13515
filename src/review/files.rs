//! The files in a block of code: several in one, each below its path, or those that a script writes.
//!
//! An answer that gives its repository as one long block, or as one script that writes it, is read
//! all the same: what is wrong with its form is then one thing to say, and not that everything is
//! missing.

use super::layout::NAMES;
use super::markdown::{Block, MOST_BLOCKS};
use super::place;
use super::proposal::{extension, is_yaml, plain};
use super::shell::Script;

/// The fence of a file that a script writes.
pub(super) const WRITTEN: &str = "<<";

/// The files in one block. Another one begins below a `---` or a blank line, with a comment that
/// is a path.
pub(super) fn split(block: Block) -> Vec<Block> {
    // A block without a word may hold anything, files among it.
    let mixed = !is_yaml(&block) && matches!(block.language.as_str(), "" | "text" | "txt");
    if !is_yaml(&block) && !mixed {
        return vec![block];
    }
    let lines: Vec<&str> = block.text.lines().collect();
    // A block of more files than an answer may have blocks is one that nobody has to take apart.
    let mut starts: Vec<(usize, String)> = Vec::new();
    for (at, path) in (0..lines.len()).filter_map(|at| begins(&lines, at)).take(MOST_BLOCKS) {
        // A script has its path below `#!`, and perhaps above it, too.
        let again = starts.last().is_some_and(|(last, known)| at - last <= 2 && *known == path);
        if !again {
            starts.push((at, path));
        }
    }
    // What the block begins with is its own path.
    if starts.first().is_some_and(|(at, _)| *at == 0) {
        let (_, path) = starts.remove(0);
        if mixed && !starts.is_empty() {
            starts.insert(0, (0, path));
        }
    }
    if starts.is_empty() {
        return vec![block];
    }
    let part = |path: Option<&String>, from: usize, to: usize| Block {
        // The path of a file says what it is where the block's own word does not.
        language: match path.map(|path| extension(Some(path))) {
            Some("yaml" | "yml") if !mixed => block.language.clone(),
            Some(_) => String::new(),
            None => block.language.clone(),
        },
        fenced: block.fenced,
        closed: block.closed || to < lines.len(),
        path: path.cloned(),
        text: lines[from..to].iter().flat_map(|line| [*line, "\n"]).collect(),
        line: block.line + from,
    };
    let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([lines.len()]);
    let first = Some(starts[0].0).filter(|at| *at > 0);
    let mut parts: Vec<Block> =
        first.map(|to| part(block.path.as_ref(), 0, to)).into_iter().collect();
    parts.extend(starts.iter().zip(ends).map(|((at, path), end)| part(Some(path), *at, end)));
    parts
}

/// The file that begins with this line: at a `---` with a path below it, at a path that stands alone
/// above a manifest or a script, or at the `#!` above a path.
fn begins(lines: &[&str], at: usize) -> Option<(usize, String)> {
    let line = lines[at].trim_end();
    let below = lines.get(at + 1).copied().unwrap_or_default();
    if line == "---" {
        return place::in_comment(below).map(|path| (at, path));
    }
    if line.starts_with("#!") {
        return place::alone(below).map(|path| (at, path));
    }
    let path = place::alone(line)?;
    let above = at.checked_sub(1).map_or("", |above| lines[above].trim());
    let is_start = above.is_empty() && begins_file(below, &path);
    is_start.then_some((at, path))
}

/// Whether a line can be the first of a file of this name.
fn begins_file(line: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    ["apiVersion:", "kind:", "#!", "---"].iter().any(|start| line.starts_with(start))
        || NAMES.contains(&name)
        || name.starts_with("values")
}

/// The files of the repository that a script writes from its own text (`cat > base/a.yaml <<EOF`);
/// they are taken out of what it feeds to commands. A path that is absolute, or begins with a
/// variable, is one of a device.
pub(super) fn written(block: &Block, script: &mut Script) -> Vec<Block> {
    let mut files = Vec::new();
    let commands = &script.commands;
    script.documents.retain(|document| {
        if files.len() >= MOST_BLOCKS {
            return true;
        }
        let paths = commands[document.command].written();
        let Some(path) = paths.into_iter().find(|path| is_of_repository(path)) else { return true };
        files.push(Block {
            language: WRITTEN.to_owned(),
            fenced: block.fenced,
            closed: true,
            path: Some(path.to_owned()),
            text: document.text.clone(),
            line: block.line + document.line.saturating_sub(1),
        });
        false
    });
    files
}

fn is_of_repository(path: &str) -> bool {
    let yaml = ["yaml", "yml"].contains(&extension(Some(path)));
    yaml && path.contains('/') && !path.contains(['$', '`']) && plain(path).is_some()
}

#[cfg(test)]
mod tests {
    use super::super::proposal::Proposal;
    use super::super::testing::reviewed;
    use super::super::{Answer, Language};

    fn proposal(text: &str) -> Proposal {
        let answer = Answer::from_markdown(text.as_bytes()).expect("taken");
        Proposal::read(&answer, &mut || true).expect("not stopped")
    }

    fn paths(text: &str) -> Vec<String> {
        proposal(text).tree().into_keys().collect()
    }

    #[test]
    fn a_block_of_several_files_is_as_many_pieces() {
        let text = "Intro\n```yaml\n# base/a.yaml\nkind: A\n---\n# base/b.yaml\nkind: B\n---\nkind: C\n```\n";
        let proposal = proposal(text);
        let tree = proposal.tree();
        assert_eq!(tree.keys().collect::<Vec<_>>(), ["base/a.yaml", "base/b.yaml"]);
        let b = tree["base/b.yaml"];
        assert_eq!(b.documents.len(), 2);
        assert_eq!(b.line_of(b.documents[1].place), 9);
        assert_eq!(b.text_of(9), "kind: C");
        let kinds: Vec<&str> = proposal.objects().map(|object| object.kind()).collect();
        assert_eq!(kinds, ["A", "B", "C"]);
    }

    #[test]
    fn files_need_no_marks_between_them() {
        let text = "```yaml\n# File: base/a.yaml\napiVersion: v1\nkind: A\n\n# File: base/b.yaml\napiVersion: v1\nkind: B\n```\n";
        assert_eq!(paths(text), ["base/a.yaml", "base/b.yaml"]);
        let comment = "```yaml\n# base/a.yaml\napiVersion: v1\nkind: A\n\n# see base/b.yaml\nspec: {}\n\n# base/c.yaml\ndata: {}\n```\n";
        assert_eq!(paths(comment), ["base/a.yaml"], "a comment is none");
    }

    #[test]
    fn a_whole_repository_in_a_block_without_a_word_is_read() {
        let text = "```\nfleet/\n├── base/\n\n# install/x/install.sh\n#!/bin/sh\n# install/x/install.sh\nset -eu\n\n# base/kustomization.yaml\nresources: [a.yaml]\n\n# base/a.yaml\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n```\n";
        assert_eq!(paths(text), ["base/a.yaml", "base/kustomization.yaml", "install/x/install.sh"]);
        let review = reviewed(text, &[]);
        assert_eq!(review.failed_lines("manifests.fenced"), [14], "said once");
        assert!(!review.rejects("form.paths") && !review.rejects("kustomize.resolves"));
    }

    #[test]
    fn what_a_script_writes_is_read_as_its_file() {
        let text = "```sh\nmkdir -p base\ncat > base/a.yaml <<EOF\napiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: NodePort}\nEOF\ncat > /etc/rancher/k3s/config.yaml <<EOF\na: 1\nEOF\ncat > \"$DIR/b.yaml\" <<EOF\nb: 1\nEOF\n```\n";
        let proposal = proposal(text);
        assert_eq!(proposal.tree().into_keys().collect::<Vec<_>>(), ["base/a.yaml"]);
        assert_eq!(proposal.pieces[1].language, Language::Yaml);
        let review = reviewed(text, &[]);
        assert_eq!(review.failed_lines("inbound.nodeport"), [7]);
        assert_eq!(review.failed_lines("manifests.fenced"), [4]);
    }
}
