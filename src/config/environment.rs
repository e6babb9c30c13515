//! The environment as it was when the program started.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use crate::text::Language;

/// A snapshot of the environment's variables. `main` takes it once; everybody else is handed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Environment {
    variables: BTreeMap<OsString, OsString>,
}

impl Environment {
    /// A snapshot from names and values: `Environment::new(std::env::vars_os())`.
    pub fn new<N: Into<OsString>, V: Into<OsString>>(
        variables: impl IntoIterator<Item = (N, V)>,
    ) -> Self {
        let pairs = variables.into_iter().map(|(name, value)| (name.into(), value.into()));
        Self { variables: pairs.collect() }
    }

    /// A variable; an empty one counts as not set, as POSIX and the XDG rules have it.
    pub fn os(&self, name: &str) -> Option<&OsStr> {
        let value = self.variables.get(OsStr::new(name))?;
        Some(value.as_os_str()).filter(|value| !value.is_empty())
    }

    /// A variable that is text and not empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.os(name)?.to_str()
    }

    /// A variable that is an absolute path; the XDG rules say to ignore a relative one.
    pub fn absolute(&self, name: &str) -> Option<PathBuf> {
        self.os(name).map(PathBuf::from).filter(|path| path.is_absolute())
    }

    /// The language of the locale, by the variable that POSIX lets win.
    pub fn language(&self) -> Language {
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| self.get(name));
        Language::from_locale(locale.unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_is_read_in_the_order_of_posix() {
        let language =
            |variables: &[(&str, &str)]| Environment::new(variables.iter().copied()).language();
        assert_eq!(language(&[("LANG", "fr_FR.UTF-8")]), Language::Fr);
        assert_eq!(language(&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C")]), Language::En);
        assert_eq!(language(&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "")]), Language::Fr);
        assert_eq!(language(&[]), Language::En);
    }
}
