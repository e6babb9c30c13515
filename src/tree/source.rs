//! The templates of the tree: those built into the program, with the user's put over them.
//!
//! A template's path is the path of what it makes, plus `.j2`; `@device` and its like stand for
//! names, a language before the extension (`README.fr.md.j2`) for that language alone. A file
//! without `.j2` is copied as it is, and one whose name starts with `_` only serves others.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::Component;

use include_dir::{Dir, include_dir};

use super::{Overrides, TreeError};
use crate::template::Sources;
use crate::text::Language;

static BUILTIN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/tree");

/// What marks a file as a template.
const SUFFIX: &str = ".j2";

/// One template that makes files.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    /// Its path, as errors name it.
    pub(super) template: String,
    /// The path of what it makes, placeholders included.
    pub(super) output: String,
    /// The condition in its head.
    pub(super) head: Option<String>,
    /// Whether it is rendered, not copied.
    pub(super) rendered: bool,
    /// Whether what it makes is executable.
    pub(super) executable: bool,
}

/// The text of all templates by path: the user's win.
pub(super) fn texts(overrides: &Overrides) -> Result<Sources, TreeError> {
    let mut texts = Sources::new();
    collect(&BUILTIN, &mut texts);
    for (path, text) in overrides {
        texts.insert(plain_path(path)?, Cow::Owned(text.clone()));
    }
    Ok(texts)
}

fn collect(folder: &'static Dir<'static>, texts: &mut Sources) {
    for file in folder.files() {
        if let (Some(path), Some(text)) = (file.path().to_str(), file.contents_utf8()) {
            texts.insert(path.replace('\\', "/"), Cow::Borrowed(text));
        }
    }
    for inner in folder.dirs() {
        collect(inner, texts);
    }
}

/// The path with forward slashes; one that leaves its folder is refused.
fn plain_path(path: &std::path::Path) -> Result<String, TreeError> {
    let parts: Option<Vec<&str>> = path
        .components()
        .map(|part| match part {
            Component::Normal(part) => part.to_str(),
            _ => None,
        })
        .collect();
    parts.map(|parts| parts.join("/")).ok_or_else(|| TreeError::Template {
        template: path.display().to_string(),
        line: 1,
        reason: "its path leaves the folder of templates".to_owned(),
    })
}

/// What makes files in this language, in the order of the templates' paths.
///
/// Where two templates make the same path, one of them written for this language, that one wins.
pub(super) fn sources(texts: &Sources, language: Language) -> Vec<Source> {
    let mut by_output = BTreeMap::new();
    for (template, text) in texts {
        let Some((output, own_language)) = output(template, language) else { continue };
        let rendered = template.strip_suffix(SUFFIX).is_some();
        let source = Source {
            template: template.clone(),
            executable: is_executable(&output, text),
            head: head(text).filter(|_| rendered).map(str::to_owned),
            rendered,
            output: output.clone(),
        };
        let taken = by_output.get(&output).is_some_and(|(_, own)| *own && !own_language);
        if !taken {
            by_output.insert(output, (source, own_language));
        }
    }
    by_output.into_values().map(|(source, _)| source).collect()
}

/// The path of what a template makes, and whether it is written for one language.
fn output(template: &str, language: Language) -> Option<(String, bool)> {
    let path = template.strip_suffix(SUFFIX).unwrap_or(template);
    let (folder, file) = path.rsplit_once('/').map_or(("", path), |(folder, file)| (folder, file));
    if file.starts_with('_') {
        return None;
    }
    let parts: Vec<&str> = file.split('.').collect();
    let tongue = match parts.as_slice() {
        [_, .., tongue, _] => Language::from_code(tongue),
        _ => None,
    };
    let Some(tongue) = tongue else { return Some((path.to_owned(), false)) };
    if tongue != language {
        return None;
    }
    let file = file.replacen(&format!(".{}.", tongue.code()), ".", 1);
    let slash = if folder.is_empty() { "" } else { "/" };
    Some((format!("{folder}{slash}{file}"), true))
}

/// The condition of a template whose first line is `[# when … #]`.
pub(super) fn head(text: &str) -> Option<&str> {
    let line = text.lines().next()?.trim();
    let comment = line.strip_prefix("[#")?.strip_suffix("#]")?;
    Some(comment.trim().strip_prefix("when ")?.trim())
}

fn is_executable(output: &str, text: &str) -> bool {
    let script = text.lines().take(2).any(|line| line.starts_with("#!"));
    script || output.rsplit('.').next() == Some("sh")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_made_from_the_template_of_its_language() {
        let made = |template| output(template, Language::Fr);
        assert_eq!(made("README.fr.md.j2"), Some(("README.md".to_owned(), true)));
        assert_eq!(made("docs/A.en.md.j2"), None);
        assert_eq!(made("a/b.yaml.j2"), Some(("a/b.yaml".to_owned(), false)));
        assert_eq!(made("a/_macros.yaml.j2"), None);
        assert_eq!(made("k3s.service"), Some(("k3s.service".to_owned(), false)));
    }

    #[test]
    fn a_head_is_a_condition_in_the_first_line() {
        assert_eq!(head("[# when device.nodes > 1 #]\na"), Some("device.nodes > 1"));
        assert_eq!(head("[# a note #]\n"), None);
        assert_eq!(head("a: 1\n[# when x #]\n"), None);
    }

    #[test]
    fn an_override_cannot_leave_its_folder() {
        let overrides = Overrides::from([("../../x".into(), String::new())]);
        assert!(texts(&overrides).is_err());
    }
}
