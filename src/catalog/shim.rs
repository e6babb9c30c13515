//! The releases of the containerd shims that run WebAssembly.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::read::{CatalogError, Why, list, word};
use super::sum::is_name;
use crate::design::{Arch, Runtime};

/// The release of one runtime's shim.
#[derive(Clone, Debug, PartialEq)]
pub struct Shim {
    /// The runtime, whose name K3s derives from the binary's.
    pub runtime: Runtime,
    /// As the release is called.
    pub version: String,
    /// The name of the program in the archive, and on the node.
    pub binary: String,
    /// The address of the `tar.gz` for each architecture, by its word.
    pub archives: BTreeMap<&'static str, String>,
    /// The address of a list of checksums; nothing where the release has none.
    pub checksums: Option<String>,
    /// Where all of this was read.
    pub source: String,
    /// When.
    pub date: String,
}

impl Shim {
    /// The address of the archive for an architecture; nothing where none is released.
    pub fn archive(&self, arch: Arch) -> Option<&str> {
        self.archives.get(arch.word()).map(String::as_str)
    }

    /// The name of that archive in `install/files.list`.
    pub fn file(&self, arch: Arch) -> Option<String> {
        let file = self.archive(arch)?.rsplit('/').next()?;
        Some(format!("containerd-shim-{}-{}/{file}", self.runtime.word(), self.version))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    runtime: String,
    version: String,
    binary: String,
    archives: BTreeMap<String, String>,
    checksums: Option<String>,
    source: String,
    date: String,
}

/// The shims of one file.
pub(super) fn shims(file: &str, text: &str) -> Result<Vec<Shim>, CatalogError> {
    list(file, text, shim, |shim| shim.runtime.word())
}

fn shim(raw: Raw) -> Result<Shim, Why> {
    let wasm = |text: &str| Runtime::from_word(text).filter(|runtime| runtime.is_wasm());
    let runtime = word("runtime", &raw.runtime, wasm)?;
    let one_word = |field, text: String| {
        let plain = is_name(&text) && !text.contains('/');
        if plain { Ok(text) } else { Err(Why::Value { field, value: text }) }
    };
    if raw.source.trim().is_empty() || raw.date.trim().is_empty() {
        return Err(Why::NoOrigin(raw.runtime));
    }
    Ok(Shim {
        runtime,
        version: one_word("version", raw.version)?,
        binary: one_word("binary", raw.binary)?,
        archives: raw.archives.into_iter().map(archive).collect::<Result<_, _>>()?,
        checksums: raw.checksums.map(|text| address("checksums", text)).transpose()?,
        source: raw.source,
        date: raw.date,
    })
}

fn archive((arch, text): (String, String)) -> Result<(&'static str, String), Why> {
    let arch = word("archives", &arch, Arch::from_word)?;
    Ok((arch.word(), address("archives", text)?))
}

/// Over TLS: a checksum protects what is downloaded only once it is known.
fn address(field: &'static str, text: String) -> Result<String, Why> {
    let rest = text.strip_prefix("https://").unwrap_or_default();
    let has_file =
        rest.rsplit_once('/').is_some_and(|(host, file)| !host.is_empty() && !file.is_empty());
    if is_name(rest) && has_file { Ok(text) } else { Err(Why::Value { field, value: text }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "- runtime: spin\n  version: v1.0.0\n  binary: containerd-shim-spin-v2\n  \
                        archives: {amd64: https://example.com/a/spin.tar.gz}\n  source: a lab\n  \
                        date: 2026-11\n";

    #[test]
    fn an_archive_has_a_name_of_its_version() {
        let read = shims("shims.yaml", GOOD).expect("reads");
        let file = read[0].file(Arch::Amd64);
        assert_eq!(file.as_deref(), Some("containerd-shim-spin-v1.0.0/spin.tar.gz"));
        assert_eq!(read[0].file(Arch::Arm), None);
    }

    #[test]
    fn what_is_no_shim_is_refused() {
        for (from, to) in [
            ("spin\n", "container\n"),
            ("v1.0.0", "../v1"),
            ("https:", "http:"),
            ("a/spin.tar.gz", "a/$(reboot)"),
            ("amd64", "sparc"),
            ("a lab", "' '"),
        ] {
            let error = shims("shims.yaml", &GOOD.replacen(from, to, 1)).expect_err(to);
            assert_eq!(error.line, 1, "{error}");
        }
    }
}
