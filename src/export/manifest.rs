//! What an export has left in its target: each file with its SHA-256.
//!
//! It lies in a hidden folder inside of the target and goes into Git with the tree, so that a
//! hand edit is recognised on another machine as well.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::{ExportError, path};
use crate::disk::{self, Disk, DiskError, Manner, refuse_links, shown};

/// Our folder in the target.
pub(super) const OURS: &str = ".fleetwright";

/// The manifest of the last export.
pub(super) const LAST: &str = ".fleetwright/manifest.json";

/// The manifest of an export whose files are taking their names.
pub(super) const PENDING: &str = ".fleetwright/pending.json";

/// The version of the format.
const FORMAT: u32 = 1;

/// Room for half a million files.
const LARGEST: u64 = 64 * 1024 * 1024;

/// A SHA-256.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Hash([u8; 32]);

impl Hash {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    fn read(text: &str) -> Option<Self> {
        let mut hash = [0; 32];
        if text.len() != 64 || !text.is_ascii() {
            return None;
        }
        for (index, byte) in hash.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&text[2 * index..2 * index + 2], 16).ok()?;
        }
        Some(Self(hash))
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |half: u8| char::from_digit(u32::from(half), 16).unwrap_or('0');
        let digits = self.0.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]);
        f.write_str(&digits.collect::<String>())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The manifest as it is stored.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    format: u32,
    files: BTreeMap<String, String>,
}

/// Files by path, each with its hash.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Manifest {
    pub(super) files: BTreeMap<String, Hash>,
}

impl Manifest {
    /// Reads a manifest of a target; nothing where there is none.
    fn load(root: &Path, name: &str) -> Result<Option<Self>, ExportError> {
        refuse_links(root, Path::new(name))?;
        let file = root.join(name);
        let bytes = match disk::read(&file, LARGEST) {
            Ok(bytes) => bytes,
            Err(error) if error.is_missing() => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let broken = |words: String| ExportError::Manifest { path: shown(&file), words };
        let stored: Stored =
            serde_json::from_slice(&bytes).map_err(|error| broken(error.to_string()))?;
        if stored.format != FORMAT {
            return Err(ExportError::NewerManifest { path: shown(&file) });
        }
        let mut files = BTreeMap::new();
        for (name, hash) in stored.files {
            path::check(&name)?;
            let hash = Hash::read(&hash).ok_or_else(|| broken(format!("{name}: {hash}")))?;
            files.insert(name, hash);
        }
        Ok(Some(Self { files }))
    }

    /// Writes the manifest, which grows in `staging`.
    pub(super) fn save(&self, disk: &Disk, file: &Path, staging: &Path) -> Result<(), DiskError> {
        let files = self.files.iter().map(|(path, hash)| (path.clone(), hash.to_string()));
        let stored = Stored { format: FORMAT, files: files.collect() };
        // A line for each file: a change of the tree is then a change of as many lines. Text
        // keys and hashes always serialise.
        let mut text = serde_json::to_string_pretty(&stored).unwrap_or_default();
        text.push('\n');
        let manner = Manner { staging: Some(staging), ..Manner::default() };
        disk.put(file, text.as_bytes(), manner)
    }
}

/// What earlier exports have left: the last one, and one that died while its files took their
/// names.
#[derive(Debug, Default)]
pub(super) struct Records {
    last: Manifest,
    pending: Option<Manifest>,
}

impl Records {
    pub(super) fn load(root: &Path) -> Result<Self, ExportError> {
        let last = Manifest::load(root, LAST)?.unwrap_or_default();
        Ok(Self { last, pending: Manifest::load(root, PENDING)? })
    }

    fn each(&self) -> impl Iterator<Item = &Manifest> {
        std::iter::once(&self.last).chain(&self.pending)
    }

    /// The hash that a file should have, where we have written it.
    pub(super) fn hash(&self, path: &str) -> Option<Hash> {
        self.each().find_map(|manifest| manifest.files.get(path).copied())
    }

    /// Whether a file with this hash is as we have left it.
    pub(super) fn agrees(&self, path: &str, hash: Hash) -> bool {
        self.each().any(|manifest| manifest.files.get(path) == Some(&hash))
    }

    /// All files that we have written.
    pub(super) fn paths(&self) -> BTreeSet<&str> {
        self.each().flat_map(|manifest| manifest.files.keys().map(String::as_str)).collect()
    }

    /// Whether the target's manifest is this one, and nothing is pending.
    pub(super) fn is_settled_at(&self, manifest: &Manifest) -> bool {
        self.pending.is_none() && self.last == *manifest
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_manifest_comes_back() {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir(root.path().join(OURS)).expect("a folder");
        let files = [("base/a.yaml".to_owned(), Hash::of(b"a"))].into();
        let manifest = Manifest { files };
        manifest.save(&Disk::new(), &root.path().join(LAST), root.path()).expect("saved");
        let records = Records::load(root.path()).expect("loaded");
        assert!(records.is_settled_at(&manifest));
        assert!(records.agrees("base/a.yaml", Hash::of(b"a")));
        assert!(!records.agrees("base/a.yaml", Hash::of(b"b")));
    }

    #[test]
    fn a_manifest_from_anywhere_cannot_reach_outside() {
        let root = tempfile::tempdir().expect("a folder");
        fs::create_dir(root.path().join(OURS)).expect("a folder");
        let load = |text: &str| {
            fs::write(root.path().join(LAST), text).expect("written");
            Records::load(root.path()).expect_err("refused").phrase().key
        };
        let hash = Hash::of(b"");
        let outside = format!("{{\"format\":1,\"files\":{{\"../x\":\"{hash}\"}}}}");
        assert_eq!(load(&outside), "export-path");
        assert_eq!(load("{\"format\":2,\"files\":{}}"), "export-manifest-newer");
        assert_eq!(load("<<<<<<< HEAD"), "export-manifest-broken");
        assert_eq!(load("{\"format\":1,\"files\":{\"a\":\"xyz\"}}"), "export-manifest-broken");
    }
}
