//! The generated tree as an attachment to review: as much of it as a prompt can carry.
//!
//! Whole where it is small. Otherwise what decides: the engine, the overlay and installation of
//! the device type with most clusters, base, components and policies, up to [`CAP`]. Documents
//! are left out, since they say the same as the prompt, and so are the identity files of single
//! clusters but one. What is left out is counted by folder, so that the model knows of it.

use std::collections::BTreeMap;

use serde::Serialize;

use super::clean;
use super::words::Words;
use crate::design::FleetDesign;
use crate::quote::markdown;
use crate::tree::Entry;

/// Characters of an attachment, about 12,000 tokens: with its answer it still fits the smaller
/// context windows of current models (32,000 tokens).
const CAP: usize = 48_000;

/// The files that are attached, and what is not.
#[derive(Debug, Serialize)]
pub(super) struct Attachment {
    files: Vec<File>,
    left_out: Vec<Folder>,
}

#[derive(Debug, Serialize)]
struct File {
    path: String,
    reach: String,
    info: &'static str,
    fence: String,
    body: String,
}

#[derive(Debug, Serialize)]
struct Folder {
    name: String,
    files: String,
}

/// Attaches the files of a tree; `render` gives the text of one, or nothing where it fails.
pub(super) fn attach(
    design: &FleetDesign,
    entries: &[Entry],
    words: Words,
    render: impl Fn(&str) -> Option<String>,
) -> Option<Attachment> {
    if entries.is_empty() {
        return None;
    }
    let (mut attached, mut left_out) = (Vec::new(), BTreeMap::new());
    let mut room = CAP;
    for entry in ranked(design, entries, &mut left_out) {
        // Once full, the rest is only counted: a tree may have 10,000 files.
        let body = (room > 0).then(|| render(&entry.path)).flatten();
        let body = body.map(|body| body.trim_end().to_owned());
        if let Some(body) = body.filter(|body| body.chars().count() <= room) {
            room -= body.chars().count();
            attached.push((entry, body));
        } else {
            room = 0;
            *left_out.entry(folder(&entry.path)).or_insert(0_u64) += 1;
        }
    }
    attached.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
    Some(Attachment {
        files: attached.into_iter().map(|(entry, body)| file(entry, body, words)).collect(),
        left_out: left_out
            .into_iter()
            .map(|(name, files)| Folder {
                name: clean::code(&name),
                files: words.with("prompt-files", files),
            })
            .collect(),
    })
}

/// The entries worth attaching, most telling first; the others are counted.
fn ranked<'a>(
    design: &FleetDesign,
    entries: &'a [Entry],
    left_out: &mut BTreeMap<String, u64>,
) -> Vec<&'a Entry> {
    let largest = design.devices.iter().max_by_key(|device| device.clusters);
    let largest = largest.map_or("", |device| device.name.as_str());
    let mut identity_seen = false;
    let mut ranked: Vec<(u8, &Entry)> = Vec::new();
    for entry in entries {
        let again = entry.path.starts_with("clusters/") && identity_seen;
        identity_seen |= entry.path.starts_with("clusters/");
        match rank(&entry.path, largest).filter(|_| !again) {
            Some(rank) => ranked.push((rank, entry)),
            None => *left_out.entry(folder(&entry.path)).or_insert(0) += 1,
        }
    }
    ranked.sort_by(|(a, one), (b, other)| (a, &one.path).cmp(&(b, &other.path)));
    ranked.into_iter().map(|(_, entry)| entry).collect()
}

/// How telling a file is; nothing for documents.
fn rank(path: &str, largest: &str) -> Option<u8> {
    let below = |folder: &str| path.starts_with(&format!("{folder}/"));
    let name = path.rsplit('/').next().unwrap_or(path);
    if name.rsplit_once('.').is_some_and(|(_, extension)| extension == "md") {
        return None;
    }
    Some(match path {
        _ if below("engine") => 0,
        _ if below(&format!("overlays/{largest}")) => 1,
        _ if below("base") => 2,
        _ if below("components") => 3,
        _ if below("policies") => 4,
        _ if below(&format!("install/{largest}")) => 5,
        _ if below("overlays") => 6,
        _ if below("install") => 7,
        _ if below("clusters") => 9,
        _ => 8,
    })
}

/// The top folder of a path, or the file itself where it stands at the root.
fn folder(path: &str) -> String {
    path.split_once('/').map_or_else(|| path.to_owned(), |(folder, _)| format!("{folder}/"))
}

fn file(entry: &Entry, body: String, words: Words) -> File {
    let name = entry.path.rsplit('/').next().unwrap_or_default();
    let info = match name.rsplit_once('.').map(|(_, extension)| extension) {
        Some("yaml" | "yml") => "yaml",
        Some("sh") => "sh",
        Some("json") => "json",
        Some("toml") => "toml",
        _ => "text",
    };
    File {
        path: clean::code(&entry.path),
        reach: words.with("prompt-clusters", entry.clusters),
        info,
        fence: markdown::fence(&body),
        body,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Device, List, Name};
    use crate::text::Language;

    fn design() -> FleetDesign {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        let small = Device { name: Name::read("small").expect("a name"), ..Device::default() };
        design.devices.push(Device { clusters: 9, ..small });
        design
    }

    fn entries(paths: &[&str]) -> Vec<Entry> {
        let entry = |path: &&str| Entry { path: (*path).into(), clusters: 9, executable: false };
        paths.iter().map(entry).collect()
    }

    fn paths(attachment: &Attachment) -> Vec<&str> {
        attachment.files.iter().map(|file| file.path.trim_matches('`')).collect()
    }

    #[test]
    fn a_small_tree_is_attached_but_for_its_documents() {
        let entries = entries(&["README.md", "base/a.yaml", "engine/a.yaml", "install/small/i.sh"]);
        let words = Words::new(Language::En);
        let attachment =
            attach(&design(), &entries, words, |path| Some(path.to_owned())).expect("attached");
        assert_eq!(paths(&attachment), ["base/a.yaml", "engine/a.yaml", "install/small/i.sh"]);
        assert_eq!(attachment.left_out[0].name, "`README.md`");
        assert_eq!(attachment.files[2].info, "sh");
    }

    #[test]
    fn a_large_tree_keeps_what_decides_and_counts_the_rest() {
        let mut names: Vec<String> = (0..500).map(|n| format!("clusters/north/{n}.yaml")).collect();
        names.extend(["overlays/device/k.yaml".into(), "overlays/small/k.yaml".into()]);
        names.extend(["engine/a.yaml".into(), "base/a.yaml".into()]);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let rendered = std::cell::Cell::new(0);
        let attachment = attach(&design(), &entries(&names), Words::new(Language::En), |_| {
            rendered.set(rendered.get() + 1);
            Some("x".repeat(20_000))
        })
        .expect("attached");
        assert_eq!(paths(&attachment), ["engine/a.yaml", "overlays/small/k.yaml"]);
        let left: Vec<_> =
            attachment.left_out.iter().map(|f| format!("{} {}", f.name, f.files)).collect();
        assert_eq!(
            left,
            ["`base/` 1 file", "`clusters/` 500 files", "`overlays/` 1 file"],
            "{left:?}"
        );
        assert_eq!(rendered.get(), 3, "nothing is rendered once the room is used up");
    }

    #[test]
    fn a_file_cannot_close_its_fence() {
        let attachment = attach(&design(), &entries(&["a.yaml"]), Words::new(Language::En), |_| {
            Some("a: |\n  ````\n# b\n".into())
        })
        .expect("attached");
        assert_eq!(attachment.files[0].fence, "`````");
    }
}
