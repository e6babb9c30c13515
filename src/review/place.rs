//! The path that an answer names for a block of code: in its info string, in a comment of its
//! first lines, or in the heading or the short line of prose right before it.

use super::markdown::{Passage, PassageKind};

/// Files without an extension that repositories have.
const BARE_NAMES: [&str; 8] = [
    "Makefile",
    "Dockerfile",
    "Containerfile",
    "README",
    "LICENSE",
    "CODEOWNERS",
    ".gitignore",
    ".sops.yaml",
];

/// The language of a block: the first word of its info string.
pub(super) fn language(info: &str) -> String {
    let word = info.split([' ', ',', '{', ':', '\t']).next().unwrap_or_default();
    // Some write the path alone: its extension says what it is.
    let word = if as_path(word).is_some() { word.rsplit('.').next().unwrap_or(word) } else { word };
    word.to_ascii_lowercase()
}

/// A path in an info string: `yaml title="base/x.yaml"`, `yaml base/x.yaml`, `yaml:base/x.yaml`.
pub(super) fn in_info(info: &str) -> Option<String> {
    let words = info.split([' ', ',', '{', '}', '\t']);
    words.flat_map(|word| word.rsplit(['=', ':'])).find_map(as_path)
}

/// A path in a comment of the first line, or of the one below `#!`.
pub(super) fn in_first_lines(text: &str) -> Option<String> {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut line = lines.next()?;
    while line.starts_with("#!") || line == "---" {
        line = lines.next()?;
    }
    in_comment(line)
}

/// The path of the file that a difference leads to: `+++ b/base/x.yaml`.
pub(super) fn in_difference(text: &str) -> Option<String> {
    let header = text.lines().find_map(|line| line.strip_prefix("+++ "))?;
    let path = header.split_whitespace().next()?;
    as_path(path.strip_prefix("b/").unwrap_or(path))
}

/// A path at the beginning of a comment: `# base/x.yaml`, `# File: base/x.yaml (new)`.
pub(super) fn in_comment(line: &str) -> Option<String> {
    let line = line.trim();
    let comment =
        ["#", "//", "--", "<!--", "/*"].iter().find_map(|mark| line.strip_prefix(mark))?;
    comment.split_whitespace().take(3).find_map(as_path)
}

/// The path that a comment at the margin is there to name: `# base/x.yaml`, `# File: base/x.yaml`,
/// `# --- base/x.yaml (shared) ---`.
pub(super) fn alone(line: &str) -> Option<String> {
    let comment = line.strip_prefix('#')?;
    let said = comment.trim_matches(['#', '-', '=', '*', ' ', '\t']);
    let said = said.split_once(" (").map_or(said, |(path, _)| path);
    let path =
        said.rsplit_once(": ").filter(|(label, _)| is_short(label)).map_or(said, |(_, path)| path);
    as_path(path.trim()).filter(|_| !path.trim().contains(' '))
}

/// Whether what stands before a path is a label: `File`, `2. Fichier`.
fn is_short(label: &str) -> bool {
    label.split_whitespace().count() <= 3
}

/// A word that is a path in a repository, or on a device, without the marks around it.
pub(super) fn as_path(word: &str) -> Option<String> {
    let marks = ['`', '"', '\'', '(', ')', '[', ']', '*', ':', ',', ';', '«', '»', '“', '”'];
    let word = word.trim_matches(marks).trim_end_matches('.');
    let word = word.strip_prefix("./").unwrap_or(word);
    let name = word.rsplit('/').next()?;
    let allowed = |c: char| c.is_alphanumeric() || "/._-+@<>{}$[]".contains(c);
    let shaped = !word.is_empty()
        && word.len() <= 256
        && !word.contains("://")
        && !word.contains("//")
        && word.chars().all(allowed);
    (shaped && (has_extension(name) || BARE_NAMES.contains(&name))).then(|| word.to_owned())
}

/// Whether a name has an extension that starts with a letter: `v1.36.3` and `10.0.0.0` have none.
fn has_extension(name: &str) -> bool {
    let Some((stem, extension)) = name.rsplit_once('.') else { return false };
    !stem.is_empty()
        && (1..=12).contains(&extension.len())
        && EXTENSIONS.contains(&extension.to_ascii_lowercase().as_str())
}

/// Extensions of files that such repositories and devices hold: a dot alone is also in the names of
/// hosts, API groups and versions.
const EXTENSIONS: [&str; 33] = [
    "yaml", "yml", "json", "sh", "bash", "md", "toml", "conf", "cfg", "env", "service", "timer",
    "txt", "nft", "rules", "tf", "hcl", "py", "go", "rs", "ini", "tmpl", "tpl", "j2", "xml", "mk",
    "cue", "jsonnet", "network", "mount", "rego", "ps1", "list",
];

/// What was last heard before a block.
#[derive(Debug, Default)]
pub(super) struct Named {
    heading: Option<String>,
    prose: Option<String>,
}

impl Named {
    /// Hears a passage of prose, with what is code or strong in it.
    pub(super) fn hear(&mut self, passage: &Passage, marked: &[String]) {
        match passage.kind {
            PassageKind::Heading(_) => {
                self.heading = only(passage.text.split_whitespace().filter_map(as_path));
                self.prose = None;
            }
            PassageKind::Text => {
                let found = only(marked.iter().filter_map(|text| as_path(text.trim())));
                // A line that is a path needs no marks.
                self.prose = as_path(passage.text.trim())
                    .or_else(|| found.filter(|path| is_label(&passage.text, path)));
            }
        }
    }

    /// The path for the block that begins now: the line right before it, else its heading.
    pub(super) fn take(&mut self) -> Option<String> {
        let heading = self.heading.take();
        self.prose.take().or(heading)
    }
}

/// The only one of several; two different ones name neither.
fn only(mut all: impl Iterator<Item = String>) -> Option<String> {
    let first = all.next()?;
    all.all(|other| other == first).then_some(first)
}

/// Whether a passage is there to name the file: the path begins it or ends it, or stands right
/// behind a label: `File: base/x.yaml – the base`.
fn is_label(text: &str, path: &str) -> bool {
    let text = text.trim().trim_start_matches("./");
    let end = text.trim_end_matches([':', '.', ')', ' ', '\u{a0}', '\u{202f}']);
    let labelled = text.split_once(path).is_some_and(|(before, _)| {
        let label = before.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        label.ends_with(':') && is_short(label.trim_end_matches(':'))
    });
    text.starts_with(path) || end.ends_with(path) || labelled
}

#[cfg(test)]
mod tests {
    use super::super::markdown::take_apart;

    fn path(text: &str) -> Option<String> {
        let parts = take_apart(text, &mut || true).expect("not stopped");
        parts.blocks.last().expect("a block").path.clone()
    }

    #[test]
    fn a_path_is_found_wherever_answers_name_it() {
        let expected = Some("base/kustomization.yaml".to_owned());
        for text in [
            "```yaml title=\"base/kustomization.yaml\"\na: 1\n```",
            "```yaml:base/kustomization.yaml\na: 1\n```",
            "```yaml base/kustomization.yaml\na: 1\n```",
            "```base/kustomization.yaml\na: 1\n```",
            "```yaml {filename=base/kustomization.yaml}\na: 1\n```",
            "```yaml\n# base/kustomization.yaml\na: 1\n```",
            "```yaml\n---\n# File: ./base/kustomization.yaml (shared by all)\na: 1\n```",
            "### `base/kustomization.yaml`\n\n```yaml\na: 1\n```",
            "### 2.1 base/kustomization.yaml – the base\n\nIt holds all.\n\n```yaml\na: 1\n```",
            "**base/kustomization.yaml**\n\n```yaml\na: 1\n```",
            "The file `base/kustomization.yaml`:\n```yaml\na: 1\n```",
            "Le fichier `base/kustomization.yaml` :\n```yaml\na: 1\n```",
            "- `base/kustomization.yaml`\n  ```yaml\n  a: 1\n  ```",
            "**File:** `base/kustomization.yaml` – what all have.\n```yaml\na: 1\n```",
            "<b>base/kustomization.yaml</b>\n\n```yaml\na: 1\n```",
            "<summary><code>base/kustomization.yaml</code></summary>\n\n```yaml\na: 1\n```",
            "base/kustomization.yaml:\n```yaml\na: 1\n```",
        ] {
            assert_eq!(path(text), expected, "{text}");
        }
        let script = "```sh\n#!/bin/sh\n# install/gateway/install.sh\nset -eu\n```";
        assert_eq!(path(script).as_deref(), Some("install/gateway/install.sh"));
        let diff = "`base/b.yaml`\n```diff\n--- a/base/a.yaml\n+++ b/base/a.yaml\n+a: 1\n```";
        assert_eq!(path(diff).as_deref(), Some("base/a.yaml"));
        let device = "```yaml\n# /etc/rancher/k3s/config.yaml\na: 1\n```";
        assert_eq!(path(device).as_deref(), Some("/etc/rancher/k3s/config.yaml"));
    }

    #[test]
    fn what_is_no_path_names_nothing() {
        for text in [
            "```yaml\n# Flux reads https://git.example.com/a.yaml\na: 1\n```",
            "Like `base/a.yaml` it is read by `overlays/b.yaml` in turn:\n```yaml\na: 1\n```",
            "As said of `base/a.yaml` above, one more thing.\n```yaml\na: 1\n```",
            "We add to the file: what `base/a.yaml` lacks, and more.\n```yaml\na: 1\n```",
            "K3s `v1.36.3+k3s1`:\n```yaml\na: 1\n```",
            "### 1.1 kustomize.config.k8s.io\n```yaml\na: 1\n```",
            "```yaml\napiVersion: v1\n```",
        ] {
            assert_eq!(path(text), None, "{text}");
        }
    }

    #[test]
    fn a_heading_names_one_block_alone() {
        let text = "### `base/a.yaml`\n\n```yaml\na: 1\n```\n\nMore:\n\n```yaml\nb: 1\n```";
        assert_eq!(path(text), None);
    }
}
