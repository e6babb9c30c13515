//! The known checksums of files that devices download, each with its source.

use serde::Deserialize;

use super::read::{CatalogError, Why, list};

/// One known checksum.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// The name that `install/files.list` and `engine/releases.list` give the file.
    pub name: String,
    /// 64 hexadecimal digits.
    pub sha256: String,
    /// Where it was read.
    pub source: String,
    /// When.
    pub date: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    sha256: String,
    source: String,
    date: String,
}

/// The checksums of one file.
pub(super) fn sums(file: &str, text: &str) -> Result<Vec<Sum>, CatalogError> {
    list(file, text, sum, |sum| &sum.name)
}

fn sum(raw: Raw) -> Result<Sum, Why> {
    let Raw { name, sha256, source, date } = raw;
    if !is_name(&name) {
        return Err(Why::Value { field: "name", value: name });
    }
    let is_digit = |c: char| c.is_ascii_digit() || ('a'..='f').contains(&c);
    if sha256.len() != 64 || !sha256.chars().all(is_digit) {
        return Err(Why::Value { field: "sha256", value: sha256 });
    }
    if source.trim().is_empty() || date.trim().is_empty() {
        return Err(Why::NoOrigin(name));
    }
    Ok(Sum { name, sha256, source, date })
}

/// Whether it is one word that needs no quotes in a list, and names something in this folder.
pub(super) fn is_name(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "._-+/%:@~".contains(c);
    !text.is_empty() && text.chars().all(plain) && !text.split('/').any(|part| part == "..")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_is_complete_sourced_and_of_one_file() {
        let digest = "0123456789abcdef".repeat(4);
        let good = format!("- {{name: v1/k3s, sha256: {digest}, source: a lab, date: 2026-11}}\n");
        assert_eq!(sums("sums.yaml", &good).expect("reads")[0].sha256, digest);
        for (from, to) in [
            ("v1/k3s", "v1/../k3s"),
            ("v1/k3s", "'v1 k3s'"),
            (digest.as_str(), "abc"),
            ("0123", "XYZW"),
            ("a lab", "''"),
        ] {
            let error = sums("sums.yaml", &good.replacen(from, to, 1)).expect_err(to);
            assert_eq!(error.line, 1, "{error}");
        }
        let twice = sums("sums.yaml", &good.repeat(2)).expect_err("twice");
        assert_eq!((twice.line, twice.why), (2, Why::Duplicate("v1/k3s".into())));
    }
}
