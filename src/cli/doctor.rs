//! `fleetwright doctor`: what this terminal and system offer, and what to change.

use std::path::PathBuf;

use serde_json::{Value, json};

use super::context::Context;
use super::ground::Ground;
use super::output::{Output, Stop};
use super::prompt::LAST_PROMPT;
use crate::cli::arguments::Format;
use crate::clipboard::{Method, Tmux, advice, plan};
use crate::config::Environment;
use crate::disk::shown;
use crate::text::{Phrase, Texts};
use crate::theme::{Background, Depth, Marks, Rgb};

/// Asks the terminal for its background; only the workbench knows how.
pub type Ask = fn(&Environment) -> Answer;

/// What the terminal says of its background.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// There is no terminal to ask, or it is known to mistake the question.
    NotAsked,
    /// It was asked and kept silent.
    Silent,
    /// It is this.
    Is(Rgb),
}

/// Reports on terminal, colours, clipboard, places and configuration.
///
/// # Errors
/// When the report cannot be written.
pub(super) fn run(
    context: Context<'_>,
    answer: Answer,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let report = Report::new(context.ground, answer, context.texts);
    match context.call.format {
        Format::Json => output.json(&report.to_json()),
        _ => output.report(&report.to_text(context.texts)),
    }
}

struct Report {
    term: String,
    far: bool,
    colours: Depth,
    marks: Marks,
    answer: Answer,
    /// What the background is taken for.
    background: Background,
    tmux: Option<Tmux>,
    clipboard: Vec<String>,
    copies: PathBuf,
    advice: Vec<String>,
    kubectl: Option<PathBuf>,
    places: [(&'static str, PathBuf); 3],
    problems: Vec<String>,
}

impl Report {
    fn new(ground: &Ground, answer: Answer, texts: &Texts) -> Self {
        let environment = &ground.environment;
        let lookup = |name: &str| environment.get(name);
        let has = |name: &str| lookup(name).is_some_and(|value| !value.is_empty());
        let settings = ground.user().clipboard_settings(false);
        let tmux = if has("TMUX") { Tmux::ask() } else { None };
        let places = &ground.places;
        let mut report = Self {
            term: lookup("TERM").unwrap_or_default().to_owned(),
            far: has("SSH_CONNECTION") || has("SSH_TTY"),
            colours: ground.depth(None),
            marks: ground.marks(false),
            answer,
            background: match answer {
                Answer::Is(colour) => Background::of(colour),
                _ => Background::assumed(&lookup),
            },
            clipboard: plan(&lookup, &settings).iter().map(Method::name).collect(),
            copies: places.state.join(LAST_PROMPT),
            advice: Vec::new(),
            kubectl: find(ground, "kubectl"),
            places: [
                ("data", places.data.clone()),
                ("state", places.state.clone()),
                ("config", places.config.clone()),
            ],
            problems: ground.problems.clone(),
            tmux,
        };
        let missing = plan(&lookup, &settings).into_iter().filter_map(|way| missing(ground, &way));
        let clipboard = advice(&lookup, &settings, report.tmux.as_ref());
        let all = missing.chain(clipboard).chain(report.on_the_screen(ground));
        report.advice = all.map(|phrase| texts.say(&phrase)).collect();
        report
    }

    /// What would make the screen better.
    fn on_the_screen(&self, ground: &Ground) -> Vec<Phrase> {
        let settings = &ground.config.settings;
        let unset = |name: &str| ground.environment.get(name).is_none_or(str::is_empty);
        let mut advice = Vec::new();
        if cfg!(unix) && matches!(self.term.as_str(), "" | "dumb" | "unknown") {
            advice.push(Phrase::new("doctor-advice-term"));
        }
        let fewer = matches!(self.colours, Depth::Ansi16 | Depth::Ansi256);
        if self.far && fewer && settings.colour.is_none() && unset("COLORTERM") {
            advice.push(Phrase::new("doctor-advice-colours"));
        }
        if settings.ascii.is_none()
            && let Some(variable) = locale_without_utf8(&ground.environment)
        {
            advice.push(Phrase::new("doctor-advice-locale").with("variable", variable));
        }
        advice
    }

    fn to_json(&self) -> Value {
        let path = |path: &PathBuf| path.display().to_string();
        let colour = match self.answer {
            Answer::Is(colour) => Some(hex(colour)),
            _ => None,
        };
        json!({
            "term": self.term,
            "remote": self.far,
            "colours": self.colours.name(),
            "unicode": self.marks == Marks::Unicode,
            "background": {
                "asked": self.answer != Answer::NotAsked,
                "colour": colour,
                "taken_for": self.background.name(),
            },
            "tmux": self.tmux.as_ref().map(|tmux| json!({
                "version": tmux.version,
                "set_clipboard": tmux.set_clipboard,
                "allow_passthrough": tmux.allow_passthrough,
                "terminal": tmux.terminal,
                "hands_on": tmux.hands_on,
            })),
            "clipboard": self.clipboard,
            "copies": path(&self.copies),
            "advice": self.advice,
            "kubectl": self.kubectl.as_ref().map(path),
            "places": self.places.iter().map(|(name, at)| (*name, path(at)))
                .collect::<std::collections::BTreeMap<_, _>>(),
            "problems": self.problems,
        })
    }

    fn to_text(&self, texts: &Texts) -> String {
        let mut phrases = vec![self.terminal(texts), self.ground(texts)];
        phrases.extend(self.tmux.as_ref().map(tmux));
        phrases.push(match self.clipboard.as_slice() {
            [] => Phrase::new("doctor-clipboard-none"),
            ways => Phrase::new("doctor-clipboard").with("ways", ways.join(", ")),
        });
        phrases.push(Phrase::new("doctor-copies").with("path", shown(&self.copies)));
        phrases.push(match &self.kubectl {
            Some(path) => Phrase::new("doctor-kubectl").with("path", shown(path)),
            None => Phrase::new("doctor-kubectl-none"),
        });
        for (name, path) in &self.places {
            let name = texts.get(&format!("doctor-place-{name}"));
            phrases.push(Phrase::new("doctor-place").with("name", name).with("path", shown(path)));
        }
        let said = |key: &'static str, message: &String| {
            Phrase::new(key).with("message", message.as_str())
        };
        phrases.extend(self.problems.iter().map(|problem| said("doctor-problem", problem)));
        phrases.extend(self.advice.iter().map(|advice| said("doctor-advice", advice)));
        phrases.iter().map(|phrase| texts.say(phrase) + "\n").collect()
    }

    fn terminal(&self, texts: &Texts) -> Phrase {
        let colours = texts.get(&format!("doctor-colours-{}", self.colours.name()));
        let marks = match self.marks {
            Marks::Unicode => "doctor-marks-unicode",
            Marks::Ascii => "doctor-marks-ascii",
        };
        let unset = || texts.get("doctor-term-unset");
        let term = if self.term.is_empty() { unset() } else { format!("TERM={}", self.term) };
        Phrase::new(if self.far { "doctor-terminal-far" } else { "doctor-terminal" })
            .with("term", term)
            .with("colours", colours)
            .with("marks", texts.get(marks))
    }

    fn ground(&self, texts: &Texts) -> Phrase {
        let kind = texts.get(&format!("doctor-background-{}", self.background.name()));
        let phrase = match self.answer {
            Answer::Is(colour) => Phrase::new("doctor-background").with("colour", hex(colour)),
            Answer::Silent => Phrase::new("doctor-background-silent"),
            Answer::NotAsked => Phrase::new("doctor-background-not-asked"),
        };
        phrase.with("kind", kind)
    }
}

/// The variable of the locale that costs the terminal its marks: a terminal that has none keeps to
/// ASCII in any locale.
fn locale_without_utf8(environment: &Environment) -> Option<&'static str> {
    const UTF8: &str = "C.UTF-8";
    let wins = ["LC_ALL", "LC_CTYPE"].into_iter().find(|name| environment.get(name).is_some());
    let wins = wins.unwrap_or("LANG");
    let other = |name: &str| if name == wins { Some(UTF8) } else { environment.get(name) };
    let now = Marks::detect(&|name: &str| environment.get(name), None);
    (now == Marks::Ascii && Marks::detect(&other, None) == Marks::Unicode).then_some(wins)
}

fn hex(Rgb(red, green, blue): Rgb) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// What tmux does with a copy.
fn tmux(tmux: &Tmux) -> Phrase {
    // Before 3.3 everything is let through.
    let passthrough = tmux.allow_passthrough.as_deref().unwrap_or("on");
    Phrase::new(if tmux.hands_on { "doctor-tmux" } else { "doctor-tmux-alone" })
        .with("version", tmux.version.as_str())
        .with("set", tmux.set_clipboard.as_str())
        .with("passthrough", passthrough)
        .with("terminal", tmux.terminal.as_str())
}

/// The program of a way to the clipboard, where it is not there.
fn missing(ground: &Ground, way: &Method) -> Option<Phrase> {
    let (Method::Command(_) | Method::WindowsClip) = way else { return None };
    let name = way.name();
    let there = name.contains('/') || find(ground, &name).is_some();
    (!there).then(|| Phrase::new("clipboard-failure-missing").with("what", name))
}

fn find(ground: &Ground, program: &str) -> Option<PathBuf> {
    let path = ground.environment.os("PATH")?;
    std::env::split_paths(path).map(|folder| folder.join(program)).find(|file| file.is_file())
}
