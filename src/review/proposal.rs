//! What an answer proposes: its files, read; its prose; and what about it could not be read.

use std::collections::BTreeMap;

use super::answer::{Answer, Content, Flaw};
use super::files::{WRITTEN, split, written};
use super::markdown::{Block, Parts, Passage, take_apart};
use super::shell::Script;
use super::{embedded, shell};
use crate::yaml::{Broken, Node, Place, Value, documents};

/// The most values of all YAML together, aliases followed.
pub const MOST_VALUES: usize = 400_000;

/// What a piece of code is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// YAML: its documents were read.
    Yaml,
    /// A shell script, or commands.
    Shell,
    /// Anything else.
    Other,
}

/// A piece of code: a fenced block, one of several files in a block, or a file of a folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// The path named for it: in the repository, or absolute, on a device.
    pub path: Option<String>,
    /// What it is.
    pub language: Language,
    /// The word of its fence; empty for a file of a folder, and where there is none.
    pub fence: String,
    /// Whether it stands in a fence; a file of a folder counts as one.
    pub fenced: bool,
    /// Whether its fence is closed.
    pub closed: bool,
    /// Its text.
    pub text: String,
    /// The line of the answer that its first line is; 1 for a file of a folder.
    pub line: usize,
    /// The line where the block begins that it stands in, alone or with other files.
    pub(super) block: usize,
    /// Its documents, where it is YAML.
    pub documents: Vec<Node>,
    /// Why the rest of it was not read, where it is YAML.
    pub broken: Option<Broken>,
    /// Documents within its texts, with its own lines: patches, and what commands are fed with.
    pub(super) inner: Vec<Node>,
    /// Its commands, where it is a script.
    pub(super) script: Script,
    /// Where each of its lines begins.
    starts: Vec<u32>,
}

impl Piece {
    /// The path in the repository: relative, below its root, in its plain form.
    pub fn tree_path(&self) -> Option<String> {
        self.path.as_deref().and_then(plain)
    }

    /// Whether it says how a file differs, and is not the file.
    pub(super) fn is_difference(&self) -> bool {
        matches!(self.fence.as_str(), "diff" | "patch")
    }

    /// Whether it holds the values of a chart, by the names that everybody gives such files:
    /// `values.yaml`, `values-edge.yaml`, `telemetry-values.yaml`.
    pub(super) fn is_values(&self) -> bool {
        let stem = self.name().trim_end_matches(".yaml").trim_end_matches(".yml");
        stem.starts_with("values") || stem.ends_with("values")
    }

    /// The name of its file: the last part of its path.
    pub fn name(&self) -> &str {
        self.path.as_deref().and_then(|path| path.rsplit('/').next()).unwrap_or_default()
    }

    /// The answer's line of a place in its YAML.
    pub fn line_of(&self, place: Place) -> usize {
        self.line + place.line.saturating_sub(1)
    }

    /// The answer's line of a line of its script.
    pub(super) fn script_line(&self, line: usize) -> usize {
        self.line + line.saturating_sub(1)
    }

    /// The text of one of the answer's lines within it.
    pub fn text_of(&self, line: usize) -> &str {
        let Some(within) = line.checked_sub(self.line) else { return "" };
        let start = self.starts.get(within).map_or(self.text.len(), |start| *start as usize);
        let end = self.starts.get(within + 1).map_or(self.text.len(), |next| *next as usize);
        self.text.get(start..end).unwrap_or_default().trim_end_matches(['\n', '\r'])
    }

    /// Its lines, each with its line in the answer.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.text.lines().enumerate().map(|(within, text)| (self.line + within, text))
    }
}

/// An object of Kubernetes, or of a tool: a document with a `kind`, or an item of a `List`.
#[derive(Clone, Copy, Debug)]
pub struct Object<'a> {
    /// Where it stands.
    pub piece: &'a Piece,
    /// Its fields.
    pub node: &'a Node,
}

impl<'a> Object<'a> {
    /// The value at a path of keys.
    pub fn get(&self, path: &[&str]) -> Option<&'a Node> {
        path.iter().try_fold(self.node, |node, key| node.get(key))
    }

    /// The text at a path of keys, empty where there is none.
    pub fn text(&self, path: &[&str]) -> &'a str {
        self.get(path).and_then(Node::as_text).unwrap_or_default()
    }

    /// Its `kind`.
    pub fn kind(&self) -> &'a str {
        self.text(&["kind"])
    }

    /// Its `apiVersion`.
    pub fn api_version(&self) -> &'a str {
        self.text(&["apiVersion"])
    }

    /// Its name.
    pub fn name(&self) -> &'a str {
        self.text(&["metadata", "name"])
    }
}

/// What is proposed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposal {
    /// Whether it is a folder: there is no prose, and each line is one of its file.
    pub folder: bool,
    /// All code, in its order.
    pub pieces: Vec<Piece>,
    /// All prose, in its order.
    pub prose: Vec<Passage>,
    /// The line of the first block beyond the limit.
    pub cut: Option<usize>,
    /// The flaws of the input itself.
    pub flaws: Vec<Flaw>,
}

impl Proposal {
    /// Reads an answer. `go_on` is asked now and then; nothing comes of a reading that was stopped.
    pub(super) fn read(answer: &Answer, go_on: &mut dyn FnMut() -> bool) -> Option<Self> {
        let (parts, folder) = match &answer.content {
            Content::Markdown(text) => (take_apart(text, go_on)?, false),
            Content::Folder(files) => (folder_parts(files), true),
        };
        let mut allowance = MOST_VALUES;
        let mut pieces = Vec::new();
        for block in parts.blocks {
            if !go_on() {
                return None;
            }
            let first = block.line;
            let files = if folder { vec![block] } else { split(block) };
            for file in files {
                pieces.extend(read(file, first, folder, &mut allowance));
            }
        }
        let (prose, cut, flaws) = (parts.prose, parts.cut, answer.flaws.clone());
        Some(Self { folder, pieces, prose, cut, flaws })
    }

    /// The proposed tree: each path with its file. Of several files with one path the last counts.
    pub fn tree(&self) -> BTreeMap<String, &Piece> {
        let files = self.pieces.iter().filter(|piece| !piece.is_difference());
        files.filter_map(|piece| Some((piece.tree_path()?, piece))).collect()
    }

    /// The objects of all YAML, in their order.
    pub fn objects(&self) -> impl Iterator<Item = Object<'_>> {
        self.pieces.iter().flat_map(|piece| {
            piece.documents.iter().flat_map(move |node| objects_in(Object { piece, node }))
        })
    }

    /// The objects of all YAML, and those within texts of it and of scripts.
    pub(super) fn all_objects(&self) -> impl Iterator<Item = Object<'_>> {
        let inner = self.pieces.iter().flat_map(|piece| {
            piece.inner.iter().flat_map(move |node| objects_in(Object { piece, node }))
        });
        self.objects().chain(inner)
    }

    /// What has no kind and changes objects all the same: operations of patches, and values of
    /// charts, within other files or in files of their own.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&Piece, &Node)> {
        self.pieces.iter().flat_map(|piece| {
            let own = if piece.is_values() { piece.documents.as_slice() } else { &[] };
            let all = own.iter().chain(&piece.inner);
            all.filter(|node| node.get("kind").is_none()).map(move |node| (piece, node))
        })
    }

    /// The scripts and commands.
    pub fn scripts(&self) -> impl Iterator<Item = &Piece> {
        self.pieces.iter().filter(|piece| piece.language == Language::Shell)
    }
}

/// The object, or the items of a `List`.
fn objects_in(object: Object<'_>) -> Vec<Object<'_>> {
    let piece = object.piece;
    match object.get(&["items"]).map(|items| &items.value) {
        Some(Value::List(items)) if object.kind().ends_with("List") => {
            items.iter().map(|node| Object { piece, node }).collect()
        }
        _ if object.kind().is_empty() => Vec::new(),
        _ => vec![object],
    }
}

/// A path below the root in its plain form; nothing where it is absolute or leads out.
pub fn plain(path: &str) -> Option<String> {
    if path.starts_with('/') || path.starts_with('~') || path.starts_with('$') {
        return None;
    }
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

fn folder_parts(files: &[(String, String)]) -> Parts {
    let block = |(path, text): &(String, String)| Block {
        language: String::new(),
        fenced: true,
        closed: true,
        path: Some(path.clone()),
        text: text.clone(),
        line: 1,
    };
    Parts { blocks: files.iter().map(block).collect(), ..Parts::default() }
}

/// A file, and those that it writes where it is a script of an answer.
fn read(block: Block, first: usize, folder: bool, allowance: &mut usize) -> Vec<Piece> {
    let mut script = match language(&block) {
        Language::Shell => shell::read(&block.text, 1),
        _ => Script::default(),
    };
    let written = if folder { Vec::new() } else { written(&block, &mut script) };
    let mut pieces = vec![piece(block, script, folder, allowance)];
    let own = |block| piece(block, Script::default(), folder, &mut *allowance);
    pieces.extend(written.into_iter().map(own));
    for piece in &mut pieces {
        piece.block = first;
    }
    pieces
}

fn piece(block: Block, script: Script, folder: bool, allowance: &mut usize) -> Piece {
    let language = language(&block);
    let read = match language {
        Language::Yaml => documents(&block.text, allowance),
        _ => crate::yaml::Documents::default(),
    };
    Piece {
        inner: embedded::inner(&read.all, &script),
        script,
        path: block.path,
        language,
        fence: if folder { String::new() } else { block.language },
        fenced: block.fenced,
        closed: block.closed,
        starts: starts(&block.text),
        text: block.text,
        line: block.line,
        block: block.line,
        documents: read.all,
        broken: read.broken,
    }
}

/// Where each line begins; no text here is as long as four gigabytes.
fn starts(text: &str) -> Vec<u32> {
    let after = text.match_indices('\n').map(|(at, _)| u32::try_from(at + 1).unwrap_or(u32::MAX));
    std::iter::once(0).chain(after).collect()
}

fn language(block: &Block) -> Language {
    if is_yaml(block) {
        return Language::Yaml;
    }
    let extension = extension(block.path.as_deref());
    let shells = ["sh", "bash", "shell", "console", "zsh", "ash", "shell-session", "dash"];
    let named = shells.contains(&block.language.as_str());
    if named || ["sh", "bash"].contains(&extension) || block.text.starts_with("#!") {
        return Language::Shell;
    }
    Language::Other
}

/// Whether a block is YAML: by its fence, else by its path, else by what it begins with.
pub(super) fn is_yaml(block: &Block) -> bool {
    match block.language.as_str() {
        "yaml" | "yml" | WRITTEN => true,
        "json" => is_json_manifest(&block.text),
        "" => match extension(block.path.as_deref()) {
            "yaml" | "yml" => true,
            "json" => is_json_manifest(&block.text),
            // A script may write a manifest.
            "" if block.text.starts_with("#!") => false,
            "" => block.text.lines().take(20).any(|line| line.starts_with("apiVersion:")),
            _ => false,
        },
        _ => false,
    }
}

/// Whether JSON is a manifest: what reads YAML reads it, too.
fn is_json_manifest(text: &str) -> bool {
    text.contains("\"apiVersion\"") && text.contains("\"kind\"")
}

/// The extension of a path, empty where it has none.
pub(super) fn extension(path: Option<&str>) -> &str {
    let name = path.and_then(|path| path.rsplit('/').next()).unwrap_or_default();
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposal(text: &str) -> Proposal {
        let answer = Answer::from_markdown(text.as_bytes()).expect("taken");
        Proposal::read(&answer, &mut || true).expect("not stopped")
    }

    #[test]
    fn a_list_is_its_items() {
        let text = "```yaml\nkind: List\nitems:\n- kind: A\n- kind: B\n```";
        let kinds: Vec<String> =
            proposal(text).objects().map(|object| object.kind().to_owned()).collect();
        assert_eq!(kinds, ["A", "B"]);
    }

    #[test]
    fn a_path_stays_below_the_root() {
        assert_eq!(plain("./base//a.yaml").as_deref(), Some("base/a.yaml"));
        assert_eq!(plain("a/../b.yaml").as_deref(), Some("b.yaml"));
        for out in ["/etc/a.yaml", "../a.yaml", "a/../../b", "~/a.yaml", "$HOME/a.yaml", "."] {
            assert_eq!(plain(out), None, "{out}");
        }
    }

    #[test]
    fn a_bomb_does_not_outlive_its_allowance() {
        let mut text = "```yaml\na0: &a0 [x, x, x, x, x, x, x, x]\n".to_owned();
        for level in 1..12 {
            let inner = format!("*a{}, ", level - 1).repeat(8);
            text.push_str(&format!("a{level}: &a{level} [{inner}]\n"));
        }
        let proposal = proposal(&(text + "```\n"));
        assert!(proposal.pieces[0].broken.is_some());
    }
}
