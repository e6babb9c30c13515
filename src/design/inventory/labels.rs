//! The syntax of Kubernetes labels.
//!
//! Source: kubernetes.io, “Labels and Selectors”, syntax and character set.

use crate::design::DnsName;
use crate::text::Phrase;

/// The longest name part of a key, and the longest value.
const LONGEST: usize = 63;

/// Reads a label key: a name, with a DNS name and a slash before it or not.
pub(super) fn check_key(key: &str) -> Result<(), Phrase> {
    let (prefix, name) = match key.split_once('/') {
        Some((prefix, name)) => (Some(prefix), name),
        None => (None, key),
    };
    if let Some(prefix) = prefix {
        if DnsName::read(prefix).is_err() {
            return Err(Phrase::new("inventory-label-prefix").with("key", key));
        }
        if is_reserved(prefix) {
            return Err(Phrase::new("inventory-label-reserved").with("key", key));
        }
    }
    if name.is_empty() || !is_label(name) {
        return Err(Phrase::new("inventory-label-key").with("key", key));
    }
    Ok(())
}

/// The prefixes that Kubernetes keeps for its own components.
fn is_reserved(prefix: &str) -> bool {
    ["kubernetes.io", "k8s.io"].iter().any(|own| {
        prefix.strip_suffix(own).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

/// Whether this is a label value: empty, or letters and digits with `-`, `_` and `.` inside.
pub(super) fn is_label(value: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let outer = |c: char| c.is_ascii_alphanumeric();
    value.len() <= LONGEST
        && value.chars().all(inner)
        && value.chars().next().is_none_or(outer)
        && value.chars().next_back().is_none_or(outer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_values_follow_kubernetes() {
        for key in ["site", "Site_1.a", "example.com/site"] {
            assert_eq!(check_key(key), Ok(()), "{key}");
        }
        let refused = |key: &str| check_key(key).expect_err("refused").key;
        assert_eq!(refused("-site"), "inventory-label-key");
        assert_eq!(refused("example.com/"), "inventory-label-key");
        assert_eq!(refused("Example.com/site"), "inventory-label-prefix");
        assert_eq!(refused("node.kubernetes.io/site"), "inventory-label-reserved");
        assert!(check_key("notkubernetes.io/site").is_ok());
        assert!(is_label("") && is_label("a-B_1.c") && is_label(&"a".repeat(63)));
        assert!(
            !is_label("a b") && !is_label("a-") && !is_label(&"a".repeat(64)) && !is_label("é")
        );
    }
}
