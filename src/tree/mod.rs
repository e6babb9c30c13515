//! The generated GitOps repository: a list of entries, each rendered when somebody looks at it.
//!
//! The templates in `assets/tree` mirror the repository, so that whoever knows Kubernetes can
//! change what is generated without reading Rust. Nothing of what is generated stands in code.

mod context;
mod device;
mod exposure;
mod list;
mod quota;
mod source;
mod ways;
mod world;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use thiserror::Error;

use crate::assess::Assessment;
use crate::design::inventory::Inventory;
use crate::template::{Sources, TemplateError, Templates};
use crate::text::{Language, Phrase, Texts, number};

use list::Plan;
use source::Source;
use world::World;

/// One file of the tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its path with forward slashes, relative to the tree's root.
    pub path: String,
    /// How many clusters a change to it reaches.
    pub clusters: u64,
    /// Whether it is executable.
    pub executable: bool,
}

/// Templates from the user's configuration folder, by their path in `assets/tree`.
pub type Overrides = BTreeMap<PathBuf, String>;

/// Why there is no such tree or file.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum TreeError {
    /// The path is not in the tree.
    #[error("{0} is not a file of this tree")]
    NoSuchFile(String),
    /// A template (the user's, or ours) does not render.
    #[error("template {template}, line {line}: {reason}")]
    Template {
        /// The template's path.
        template: String,
        /// The line in it.
        line: usize,
        /// Why.
        reason: String,
    },
}

impl TreeError {
    /// The error as a sentence of the catalogue.
    pub fn phrase(&self) -> Phrase {
        match self {
            TreeError::NoSuchFile(path) => {
                Phrase::new("tree-no-such-file").with("path", path.as_str())
            }
            TreeError::Template { template, line, reason } => Phrase::new("tree-template")
                .with("template", template.as_str())
                .with("line", *line)
                .with("reason", reason.as_str()),
        }
    }
}

impl From<TemplateError> for TreeError {
    fn from(error: TemplateError) -> Self {
        let TemplateError { template, line, reason } = error;
        TreeError::Template { template, line, reason }
    }
}

/// The tree of a design.
#[derive(Debug)]
pub struct Tree {
    entries: Vec<Entry>,
    plans: BTreeMap<String, Plan>,
    kit: Arc<Kit>,
    world: World,
}

/// What trees of one language are made with.
#[derive(Debug)]
struct Kit {
    texts: Sources,
    sources: Vec<Source>,
    templates: Templates,
}

impl Kit {
    fn new(language: Language, overrides: &Overrides) -> Result<Self, TreeError> {
        let texts = source::texts(overrides)?;
        let sources = source::sources(&texts, language);
        let mut templates = Templates::new(texts.clone());
        add_filters(&mut templates, language);
        Ok(Self { texts, sources, templates })
    }

    /// Ours are parsed once, since a tree is listed anew at every keystroke; with templates of
    /// the user's in it, it is made for this one tree.
    fn of(language: Language, overrides: &Overrides) -> Result<Arc<Self>, TreeError> {
        static EN: OnceLock<Arc<Kit>> = OnceLock::new();
        static FR: OnceLock<Arc<Kit>> = OnceLock::new();
        if !overrides.is_empty() {
            return Self::new(language, overrides).map(Arc::new);
        }
        let kept = match language {
            Language::En => &EN,
            Language::Fr => &FR,
        };
        if let Some(kit) = kept.get() {
            return Ok(Arc::clone(kit));
        }
        let kit = Arc::new(Self::new(language, overrides)?);
        Ok(Arc::clone(kept.get_or_init(|| kit)))
    }
}

impl Tree {
    /// Lists the tree of a design; nothing is rendered yet.
    ///
    /// A design with errors among its findings has no tree: whoever calls this looks first.
    ///
    /// # Errors
    /// When a template's head does not parse, or needs what a design does not have.
    pub fn new(
        assessment: &Assessment,
        inventory: Option<&Inventory>,
        language: Language,
        overrides: &Overrides,
    ) -> Result<Self, TreeError> {
        let kit = Kit::of(language, overrides)?;
        let world = World::new(assessment, inventory);
        let plans = list::plans(&kit.sources, &kit.templates, &world)?;
        let entry = |(path, plan): (&String, &Plan)| Entry {
            path: path.clone(),
            clusters: world.reach(&plan.choice, &plan.devices),
            executable: plan.executable,
        };
        Ok(Self { entries: plans.iter().map(entry).collect(), plans, kit, world })
    }

    /// The files in the order of their paths.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How many clusters a change to a file, or to any file of a folder, reaches.
    pub fn reach(&self, path: &str) -> u64 {
        if let Some(plan) = self.plans.get(path) {
            return self.world.reach(&plan.choice, &plan.devices);
        }
        let folder = format!("{path}/");
        let inside = self.plans.range(folder.clone()..);
        let inside = inside.take_while(|(path, _)| path.starts_with(&folder));
        let plans: Vec<&Plan> = inside.map(|(_, plan)| plan).collect();
        self.world.union(&plans)
    }

    /// The text of a file.
    ///
    /// # Errors
    /// When there is no such file, or its template does not render.
    pub fn render(&self, path: &str) -> Result<String, TreeError> {
        let plan = self.plans.get(path).ok_or_else(|| TreeError::NoSuchFile(path.to_owned()))?;
        if !plan.rendered {
            let text = self.kit.texts.get(&*plan.template);
            return Ok(text.map(ToString::to_string).unwrap_or_default());
        }
        let more = if self.is_about_the_others(plan) { exposure::facts(self)? } else { Vec::new() };
        let context = self.world.full_context(&plan.choice, &plan.devices, more);
        Ok(self.kit.templates.render(&plan.template, context)?)
    }

    /// Whether a file is made from what the other files say.
    fn is_about_the_others(&self, plan: &Plan) -> bool {
        // Looking for the word is quick: there may be a file for each of ten thousand clusters.
        let text = self.kit.texts.get(&*plan.template);
        plan.rendered
            && text.is_some_and(|text| text.contains(exposure::NAME))
            && self.kit.templates.asks_for(&plan.template, exposure::NAME)
    }
}

/// Writes a number with its unit.
type Say = fn(&Texts, f64) -> String;

/// Numbers in documents, as their language writes them.
fn add_filters(templates: &mut Templates, language: Language) {
    templates.add_number_filter("number", move |value| number::show(value, language));
    let filters: [(&str, Say); 4] =
        [("duration", duration), ("bytes", bytes), ("rate", rate), ("memory", memory)];
    for (filter, say) in filters {
        // The catalogue is only read when a document is looked at: listing happens at each
        // keystroke.
        let texts = OnceLock::new();
        templates.add_number_filter(filter, move |value| {
            say(texts.get_or_init(|| Texts::new(language)), value)
        });
    }
}

/// A span of time in its largest unit, to one decimal: `5 days`, `1.5 hours`.
fn duration(texts: &Texts, seconds: f64) -> String {
    // Up to three days read better in hours: an outage of 72 h.
    let (key, unit) = match seconds {
        ..60.0 => ("tree-seconds", 1.0),
        ..3_600.0 => ("tree-minutes", 60.0),
        ..=259_200.0 => ("tree-hours", 3_600.0),
        _ => ("tree-days", 86_400.0),
    };
    texts.say(&Phrase::new(key).with("count", (seconds / unit * 10.0).round() / 10.0))
}

/// An amount of data over a link, in decimal units as links are sold.
fn bytes(texts: &Texts, bytes: f64) -> String {
    let units = if bytes < 1e9 {
        [("tree-kilobytes", 1e3), ("tree-megabytes", 1e6)]
    } else {
        [("tree-gigabytes", 1e9), ("tree-terabytes", 1e12)]
    };
    in_unit(texts, bytes, units)
}

/// The rate of a link, from bits per second.
fn rate(texts: &Texts, bits: f64) -> String {
    in_unit(texts, bits, [("tree-kilobits", 1e3), ("tree-megabits", 1e6)])
}

/// An amount of memory, from MiB.
fn memory(texts: &Texts, mebibytes: f64) -> String {
    in_unit(texts, mebibytes, [("tree-mebibytes", 1.0), ("tree-gibibytes", 1_024.0)])
}

/// A number in the larger of two units if there is at least one of it, to one decimal.
fn in_unit(texts: &Texts, value: f64, units: [(&'static str, f64); 2]) -> String {
    let (key, unit) = if value < units[1].1 { units[0] } else { units[1] };
    texts.say(&Phrase::new(key).with("count", (value / unit * 10.0).round() / 10.0))
}

#[cfg(test)]
mod tests;
