//! Parameters that are still open: their marks in the text, and the paths of their fields.

use super::clean;
use super::words::Words;
use crate::design::{Engine, FleetDesign, Gitops};
use crate::outlook::source_of;
use crate::text::Phrase;

/// What is open as long as there are no device types.
const DEVICES: [&str; 5] = [
    "prompt-mark-clusters",
    "prompt-mark-nodes",
    "prompt-mark-memory",
    "prompt-mark-arches",
    "prompt-mark-devices",
];

/// The marks of one language.
#[derive(Clone, Copy)]
pub(super) struct Marks {
    words: Words,
}

impl Marks {
    pub(super) fn new(words: Words) -> Self {
        Self { words }
    }

    /// `⟦to fill in: …⟧`.
    fn mark(self, what: Phrase) -> String {
        self.words.say(&Phrase::new("prompt-mark").with("what", what))
    }

    pub(super) fn appliances(self) -> String {
        self.mark(Phrase::new("prompt-mark-appliances"))
    }

    pub(super) fn regions(self) -> String {
        self.mark(Phrase::new("prompt-mark-regions"))
    }

    pub(super) fn repository(self) -> String {
        self.mark(Phrase::new("prompt-mark-repository"))
    }

    pub(super) fn hub(self) -> String {
        self.mark(Phrase::new("prompt-mark-hub"))
    }

    pub(super) fn hardware(self, device: &str) -> String {
        self.mark(Phrase::new("prompt-mark-hardware").with("device", device))
    }

    /// What only device types can say, where there are none yet.
    pub(super) fn unless_devices(
        self,
        design: &FleetDesign,
        what: &'static str,
        said: String,
    ) -> String {
        if design.devices.is_empty() { self.mark(Phrase::new(what)) } else { said }
    }

    /// The open fields of a design, each with its mark, in the order of the fields.
    pub(super) fn of(self, design: &FleetDesign) -> Vec<(String, String)> {
        let mut open = Vec::new();
        if said(design.project.appliances.as_deref()).is_none() {
            open.push(("project.appliances".to_owned(), self.appliances()));
        }
        if design.fleet.regions.is_empty() {
            open.push(("fleet.regions".to_owned(), self.regions()));
        }
        if design.devices.is_empty() {
            // One list says all of it; which of the marks a prompt has depends on its tier.
            let marks = DEVICES.map(|what| ("devices".to_owned(), self.mark(Phrase::new(what))));
            open.extend(marks);
        }
        for (index, device) in design.devices.iter().enumerate() {
            if said(device.hardware.as_deref()).is_none() {
                let mark = self.hardware(device.name.as_str());
                open.push((format!("devices[{index}].hardware"), mark));
            }
        }
        if design.devices.iter().any(|device| source(&design.gitops_of(device)).is_none()) {
            open.push(("gitops.repository".to_owned(), self.repository()));
        }
        let lacks_hub = |gitops: Gitops| {
            gitops.engine == Engine::ArgocdAgent && said(gitops.hub.as_deref()).is_none()
        };
        if design.devices.iter().any(|device| lacks_hub(design.gitops_of(device))) {
            open.push(("gitops.hub".to_owned(), self.hub()));
        }
        open
    }
}

/// A text that says something once it is cleaned.
pub(super) fn said(text: Option<&str>) -> Option<&str> {
    text.filter(|text| !clean::line(text).is_empty())
}

/// What an engine pulls from, where that says something.
pub(super) fn source(gitops: &Gitops) -> Option<&str> {
    said(source_of(gitops).1)
}
