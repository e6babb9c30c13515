//! `fleetwright doctor`: what this terminal and system offer, and what to change.

use std::path::PathBuf;

use serde_json::json;

use super::arguments::Format;
use super::context::Context;
use super::ground::Ground;
use super::output::{Output, Stop};
use crate::clipboard::{Method, Tmux, advice, plan};
use crate::disk::shown;
use crate::text::{Phrase, Texts};
use crate::theme::Depth;

/// Reports on terminal, colours, clipboard, places and configuration.
///
/// # Errors
/// When the report cannot be written.
pub(super) fn run(context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let report = Report::new(context.ground, context.texts);
    match context.call.format {
        Format::Json => output.json(&report.to_json()),
        _ => output.text(&report.to_text(context.texts)),
    }
}

struct Report {
    term: String,
    colours: Depth,
    clipboard: Vec<String>,
    advice: Vec<String>,
    kubectl: Option<PathBuf>,
    places: [(&'static str, PathBuf); 3],
    problems: Vec<String>,
}

impl Report {
    fn new(ground: &Ground, texts: &Texts) -> Self {
        let environment = &ground.environment;
        let lookup = |name: &str| environment.get(name);
        let settings = ground.user().clipboard_settings(false);
        let places = &ground.places;
        Self {
            term: environment.get("TERM").unwrap_or_default().to_owned(),
            colours: ground.depth(None),
            clipboard: plan(&lookup, &settings).iter().map(Method::name).collect(),
            advice: advice(&lookup, &settings, Tmux::ask().as_ref())
                .iter()
                .map(|phrase| texts.say(phrase))
                .collect(),
            kubectl: find(ground, "kubectl"),
            places: [
                ("data", places.data.clone()),
                ("state", places.state.clone()),
                ("config", places.config.clone()),
            ],
            problems: ground.problems.clone(),
        }
    }

    fn to_json(&self) -> serde_json::Value {
        let path = |path: &PathBuf| path.display().to_string();
        json!({
            "term": self.term,
            "colours": self.colours.name(),
            "clipboard": self.clipboard,
            "advice": self.advice,
            "kubectl": self.kubectl.as_ref().map(path),
            "places": self.places.iter().map(|(name, at)| (*name, path(at)))
                .collect::<std::collections::BTreeMap<_, _>>(),
            "problems": self.problems,
        })
    }

    fn to_text(&self, texts: &Texts) -> String {
        let colours = texts.get(&format!("doctor-colours-{}", self.colours.name()));
        let mut phrases = vec![
            Phrase::new("doctor-terminal")
                .with("term", self.term.as_str())
                .with("colours", colours),
            match self.clipboard.as_slice() {
                [] => Phrase::new("doctor-clipboard-none"),
                ways => Phrase::new("doctor-clipboard").with("ways", ways.join(", ")),
            },
            match &self.kubectl {
                Some(path) => Phrase::new("doctor-kubectl").with("path", shown(path)),
                None => Phrase::new("doctor-kubectl-none"),
            },
        ];
        for (name, path) in &self.places {
            let name = texts.get(&format!("doctor-place-{name}"));
            phrases.push(Phrase::new("doctor-place").with("name", name).with("path", shown(path)));
        }
        for problem in self.problems.iter().chain(&self.advice) {
            phrases.push(Phrase::new("doctor-problem").with("message", problem.as_str()));
        }
        phrases.iter().map(|phrase| texts.say(phrase) + "\n").collect()
    }
}

fn find(ground: &Ground, program: &str) -> Option<PathBuf> {
    let path = ground.environment.os("PATH")?;
    std::env::split_paths(path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
