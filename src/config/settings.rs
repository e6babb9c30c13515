//! The settings of `config.yaml`, each of which may be left out.

use std::path::Path;

use super::{LARGEST, Problem};
use crate::disk::{DiskError, decode, read};
use crate::text::{Language, Phrase, nearest};
use crate::theme::Depth;
use crate::yaml::{self, Key, Node, Place, Value};

/// What the user has set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// The language of the interface; by default the locale's.
    pub language: Option<Language>,
    /// The name of the theme; by default the one that goes with the terminal.
    pub theme: Option<String>,
    /// How many colours the terminal has; by default what it says of itself.
    pub colour: Option<Depth>,
    /// Whether lines and marks are ASCII; by default where the locale is not UTF-8.
    pub ascii: Option<bool>,
    /// Whether the mouse works in the workbench.
    pub mouse: bool,
    /// A program, with its arguments, that puts its standard input on the clipboard.
    pub clipboard_command: Option<Vec<String>>,
    /// The most bytes of a copy that the terminal takes; longer ones are not sent to it.
    pub clipboard_limit: Option<usize>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            language: None,
            theme: None,
            colour: None,
            ascii: None,
            mouse: true,
            clipboard_command: None,
            clipboard_limit: None,
        }
    }
}

/// The settings there are, as `config.yaml` names them.
const NAMES: [&str; 7] =
    ["language", "theme", "colour", "ascii", "mouse", "clipboard.command", "clipboard.limit"];

impl Settings {
    /// Reads `config.yaml`; what is wrong in it goes to `problems` and keeps its default.
    pub(super) fn load(path: &Path, problems: &mut Vec<Problem>) -> Self {
        let mut report = |place, reason| {
            problems.push(Problem { path: path.to_owned(), place, reason });
        };
        let bytes = match read(path, LARGEST) {
            Ok(bytes) => bytes,
            Err(error) => {
                report_unless_missing(&error, &mut report);
                return Self::default();
            }
        };
        match decode(&bytes) {
            Ok(text) => Self::parse(&text, &mut |place, reason| report(Some(place), reason)),
            Err(wrong) => {
                problems.push(Problem::not_text(path, wrong));
                Self::default()
            }
        }
    }

    fn parse(text: &str, report: &mut dyn FnMut(Place, Phrase)) -> Self {
        let mut settings = Self::default();
        match yaml::parse(text) {
            Ok(root) if root.is_null() => {}
            Ok(root) => settings.map(&root, "", report),
            Err(broken) => report(broken.place, broken.phrase()),
        }
        settings
    }

    fn map(&mut self, node: &Node, prefix: &str, report: &mut dyn FnMut(Place, Phrase)) {
        let Value::Map(pairs) = &node.value else {
            return report(node.place, Phrase::new("config-want-map"));
        };
        for (key, value) in pairs {
            let name = format!("{prefix}{}", key.name);
            if name == "clipboard" {
                self.map(value, "clipboard.", report);
            } else if !NAMES.contains(&name.as_str()) {
                report(key.place, unknown(key, &name));
            } else if !value.is_null() {
                self.set(&name, value).unwrap_or_else(|reason| report(value.place, reason));
            }
        }
    }

    fn set(&mut self, name: &str, value: &Node) -> Result<(), Phrase> {
        let word = || value.as_text().ok_or_else(|| Phrase::new("config-want-word"));
        match name {
            "language" => {
                let code = word()?;
                let wrong = || Phrase::new("config-language").with("value", code);
                self.language = Some(Language::from_code(code).ok_or_else(wrong)?);
            }
            "theme" => self.theme = Some(word()?.to_owned()),
            "colour" => self.colour = colour(word()?)?,
            "ascii" => self.ascii = Some(switch(word()?)?),
            "mouse" => self.mouse = switch(word()?)?,
            "clipboard.limit" => {
                let word = word()?;
                let wrong = || Phrase::new("config-bytes").with("value", word);
                self.clipboard_limit = Some(word.parse().map_err(|_| wrong())?);
            }
            _ => self.clipboard_command = command(value)?,
        }
        Ok(())
    }
}

fn report_unless_missing(error: &DiskError, report: &mut dyn FnMut(Option<Place>, Phrase)) {
    if !error.is_missing() {
        report(None, error.reason());
    }
}

fn unknown(key: &Key, name: &str) -> Phrase {
    let near = nearest(name, NAMES).unwrap_or("none");
    Phrase::new("config-unknown").with("name", key.name.as_str()).with("nearest", near)
}

/// How many colours a terminal has, by a name; `auto` lets it say so itself.
///
/// # Errors
/// With the names there are.
pub fn colour(word: &str) -> Result<Option<Depth>, Phrase> {
    let names = || Depth::ALL.map(Depth::name).join(", ");
    let wrong = || Phrase::new("config-colour").with("value", word).with("allowed", names());
    if word == "auto" { Ok(None) } else { Depth::from_name(word).map(Some).ok_or_else(wrong) }
}

fn switch(word: &str) -> Result<bool, Phrase> {
    match word {
        "true" | "on" | "yes" => Ok(true),
        "false" | "off" | "no" => Ok(false),
        _ => Err(Phrase::new("config-switch").with("value", word)),
    }
}

/// A command is a list of words, or one text that is split at its spaces. No shell sees it.
fn command(value: &Node) -> Result<Option<Vec<String>>, Phrase> {
    let words: Option<Vec<String>> = match &value.value {
        Value::Scalar { text, .. } => Some(text.split_whitespace().map(str::to_owned).collect()),
        Value::List(items) => items.iter().map(|item| item.as_text().map(str::to_owned)).collect(),
        Value::Map(_) => None,
    };
    words
        .map(|words| Some(words).filter(|words| !words.is_empty()))
        .ok_or_else(|| Phrase::new("config-command"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> (Settings, Vec<(usize, String)>) {
        let mut problems = Vec::new();
        let settings = Settings::parse(text, &mut |place, reason| {
            problems.push((place.line, reason.key.into_owned()));
        });
        (settings, problems)
    }

    #[test]
    fn every_setting_is_read() {
        let (settings, problems) = parse(
            "language: fr\ntheme: light\ncolour: 256\nascii: on\nmouse: off\nclipboard:\n  command: xclip -selection clipboard\n  limit: 6000\n",
        );
        assert_eq!(problems, []);
        assert_eq!(settings.language, Some(Language::Fr));
        assert_eq!(settings.theme.as_deref(), Some("light"));
        assert_eq!(settings.colour, Some(Depth::Ansi256));
        assert_eq!(settings.ascii, Some(true));
        assert!(!settings.mouse);
        assert_eq!(settings.clipboard_limit, Some(6_000));
        let command = settings.clipboard_command.expect("a command");
        assert_eq!(command, ["xclip", "-selection", "clipboard"]);
    }

    #[test]
    fn each_wrong_line_is_named_and_the_others_count() {
        let (settings, problems) = parse(
            "language: de\nmouse: maybe\nclipboard: {comand: x, limit: 6k}\ntheme: dark\ncolour: 24\n",
        );
        let expected = [
            (1, "config-language".to_owned()),
            (2, "config-switch".to_owned()),
            (3, "config-unknown".to_owned()),
            (3, "config-bytes".to_owned()),
            (5, "config-colour".to_owned()),
        ];
        assert_eq!(problems, expected);
        assert_eq!(settings.theme.as_deref(), Some("dark"));
        assert!(settings.mouse);
    }

    #[test]
    fn what_is_no_mapping_or_no_yaml_is_one_problem() {
        assert_eq!(parse("- a\n").1, [(1, "config-want-map".to_owned())]);
        assert_eq!(parse("a: [1\n").1.len(), 1);
        assert_eq!(parse("").1, []);
        assert_eq!(parse("# only a comment\n").1, []);
    }
}
