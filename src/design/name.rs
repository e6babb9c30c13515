//! Names that Kubernetes accepts, valid by construction.

use std::fmt;

use crate::text::Phrase;

/// An RFC 1123 label: lower-case letters, digits and dashes, at most 63, with a letter or digit
/// at both ends. Names of fleets, regions, rings, device types and workloads become parts of
/// object names, labels, folders and branches, and this is what all of them accept.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(String);

impl Name {
    /// The longest label of RFC 1123.
    pub const LONGEST: usize = 63;

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a name.
    ///
    /// # Errors
    /// When it is no RFC 1123 label: the phrase says which rule it breaks.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        let refuse = |key: &'static str| Err(Phrase::new(key).with("value", text));
        if text.is_empty() {
            return Err(Phrase::new("reason-name-empty"));
        }
        if text.len() > Self::LONGEST {
            return refuse("reason-name-long");
        }
        if let Some(wrong) = text.chars().find(|c| !is_label_character(*c)) {
            let shown: String = wrong.escape_debug().collect();
            return Err(Phrase::new("reason-name-character")
                .with("value", text)
                .with("character", shown));
        }
        if text.starts_with('-') || text.ends_with('-') {
            return refuse("reason-name-dash");
        }
        Ok(Self(text.to_owned()))
    }

    /// A name that is free in `taken`, made from this one by a number at its end.
    #[must_use]
    pub fn next_free(&self, taken: &[Name]) -> Self {
        let stem = self.0.trim_end_matches(|c: char| c.is_ascii_digit()).trim_end_matches('-');
        let stem = if stem.is_empty() { &self.0 } else { stem };
        let free = |name: &Name| !taken.contains(name);
        (2_u32..=u32::MAX)
            .map(|number| {
                let tail = format!("-{number}");
                let head: String = stem.chars().take(Self::LONGEST - tail.len()).collect();
                Self(format!("{}{tail}", head.trim_end_matches('-')))
            })
            .find(free)
            .unwrap_or_else(|| self.clone())
    }
}

fn is_label_character(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A DNS name such as `fleet.example.com`: labels of RFC 1123 with dots between them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DnsName(String);

impl DnsName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Reads a DNS name.
    ///
    /// # Errors
    /// When a part of it is no label, or it is longer than 253 characters.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        let valid = text.len() <= 253 && text.split('.').all(|label| Name::read(label).is_ok());
        if valid {
            Ok(Self(text.to_owned()))
        } else {
            Err(Phrase::new("reason-dns-name").with("value", text))
        }
    }
}

impl fmt::Display for DnsName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_of_rfc_1123_are_names() {
        for text in ["a", "dogger-bank", "0", "x9", &"a".repeat(63)] {
            assert!(Name::read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn each_broken_rule_has_its_reason() {
        let key = |text: &str| Name::read(text).expect_err("refused").key;
        assert_eq!(key(""), "reason-name-empty");
        assert_eq!(key(&"a".repeat(64)), "reason-name-long");
        assert_eq!(key("Dogger"), "reason-name-character");
        assert_eq!(key("a/../b"), "reason-name-character");
        assert_eq!(key("-a"), "reason-name-dash");
        assert_eq!(key("a-"), "reason-name-dash");
    }

    #[test]
    fn a_free_name_counts_on() {
        let name = |text| Name::read(text).expect("a name");
        let taken = [name("pump"), name("pump-2")];
        assert_eq!(name("pump").next_free(&taken), name("pump-3"));
        let long = name(&"a".repeat(63));
        assert_eq!(long.next_free(std::slice::from_ref(&long)).as_str().len(), 63);
    }
}
