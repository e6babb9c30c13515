//! Reading a file of the catalogue: strict, and every refusal with its file and line.

use std::collections::BTreeMap;

use serde::Deserialize;
use thiserror::Error;

use super::entry::{Conditions, Confidence, Driver, Entry, Growth, Measure, Purpose, Role};
use super::figure::Interval;
use super::prose::{French, Prose};
use crate::design::{Addon, Arch, Datastore, Distribution, Memory, Os};
use crate::text::Phrase;
use crate::yaml::{self, Node, Value};

/// Why a file of the catalogue is refused.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("{file}:{line}: {why}")]
pub struct CatalogError {
    /// The file.
    pub file: String,
    /// The line in it, from 1.
    pub line: usize,
    /// Why.
    pub why: Why,
}

/// The kinds of [`CatalogError`].
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Why {
    /// It is no such YAML: the parser's own words.
    #[error("{0}")]
    Syntax(String),
    /// A word or quantity that a field does not have.
    #[error("{field} cannot be {value}")]
    Value {
        /// The field.
        field: &'static str,
        /// What stands there.
        value: String,
    },
    /// The source, date or note is empty.
    #[error("{0} has no source, date or note")]
    Unsourced(String),
    /// The low end is above the high end.
    #[error("the low end of {0} is above its high end")]
    Inverted(String),
    /// The id is one of a part, and the measure is none that can be added up; or the reverse.
    #[error("{id} cannot be measured as {measure}")]
    Measure {
        /// The entry.
        id: String,
        /// The measure that its id does not allow.
        measure: &'static str,
    },
    /// A checksum or a shim without its source or date.
    #[error("{0} has no source or date")]
    NoOrigin(String),
    /// French words for a field that the entry does not have.
    #[error("fr.{field} of {id} translates nothing")]
    NothingToTranslate {
        /// The entry.
        id: String,
        /// The field.
        field: &'static str,
    },
    /// The same id twice in one file.
    #[error("{0} stands twice in this file")]
    Duplicate(String),
}

impl CatalogError {
    /// The message in the language of the interface.
    pub fn phrase(&self) -> Phrase {
        let phrase = |key: &'static str| {
            Phrase::new(key).with("file", self.file.as_str()).with("line", self.line.to_string())
        };
        match &self.why {
            Why::Syntax(words) => phrase("catalog-syntax").with("words", words.as_str()),
            Why::Value { field, value } => {
                phrase("catalog-value").with("field", *field).with("value", value.as_str())
            }
            Why::Unsourced(id) => phrase("catalog-unsourced").with("id", id.as_str()),
            Why::Inverted(id) => phrase("catalog-inverted").with("id", id.as_str()),
            Why::Measure { id, measure } => {
                phrase("catalog-measure").with("id", id.as_str()).with("measure", *measure)
            }
            Why::NoOrigin(id) => phrase("catalog-no-origin").with("id", id.as_str()),
            Why::NothingToTranslate { id, field } => {
                phrase("catalog-nothing-to-translate").with("id", id.as_str()).with("field", *field)
            }
            Why::Duplicate(id) => phrase("catalog-duplicate").with("id", id.as_str()),
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    id: String,
    measure: String,
    low: String,
    high: String,
    #[serde(default)]
    growth: BTreeMap<String, RawInterval>,
    request: Option<String>,
    limit: Option<String>,
    #[serde(default)]
    when: RawConditions,
    r#use: Option<String>,
    confidence: String,
    // Missing is as bad as empty, and is said in the same words.
    #[serde(default)]
    source: String,
    version: Option<String>,
    #[serde(default)]
    date: String,
    #[serde(default)]
    note: String,
    #[serde(default)]
    fr: French,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawInterval {
    low: String,
    high: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawConditions {
    distribution: Option<String>,
    role: Option<String>,
    arch: Option<String>,
    os: Option<String>,
    datastore: Option<String>,
    addons: Option<Vec<String>>,
    memory: Option<String>,
    nodes: Option<String>,
    objects: Option<String>,
}

/// The entries of one file.
pub(super) fn entries(file: &str, text: &str) -> Result<Vec<Entry>, CatalogError> {
    list(file, text, entry, |entry| &entry.id)
}

/// A list of things, each read strictly and unlike the others by its id; every refusal has its line.
pub(super) fn list<Raw: for<'de> Deserialize<'de>, T>(
    file: &str,
    text: &str,
    read: impl Fn(Raw) -> Result<T, Why>,
    id: impl Fn(&T) -> &str,
) -> Result<Vec<T>, CatalogError> {
    let refuse = |line, why| CatalogError { file: file.to_owned(), line, why };
    let raw: Vec<Raw> = serde_yaml::from_str(text).map_err(|error| {
        let line = error.location().map_or(1, |location| location.line());
        refuse(line, Why::Syntax(error.to_string()))
    })?;
    let lines = entry_lines(text);
    let mut things: Vec<T> = Vec::with_capacity(raw.len());
    for (index, raw) in raw.into_iter().enumerate() {
        let line = lines.get(index).copied().unwrap_or(1);
        let thing = read(raw).map_err(|why| refuse(line, why))?;
        if things.iter().any(|known| id(known) == id(&thing)) {
            return Err(refuse(line, Why::Duplicate(id(&thing).to_owned())));
        }
        things.push(thing);
    }
    Ok(things)
}

/// The line on which each entry starts: serde tells the lines of its own refusals only.
fn entry_lines(text: &str) -> Vec<usize> {
    match yaml::parse(text) {
        Ok(Node { value: Value::List(items), .. }) => {
            items.iter().map(|item| item.place.line).collect()
        }
        _ => Vec::new(),
    }
}

fn entry(raw: Raw) -> Result<Entry, Why> {
    let measure = word("measure", &raw.measure, Measure::from_word)?;
    let mut fr = raw.fr;
    let growth = raw.growth.into_iter().map(growth).collect::<Result<_, _>>()?;
    let entry = Entry {
        measure,
        base: interval(&raw.low, &raw.high)?,
        growth,
        request: raw.request.map(|text| memory("request", &text)).transpose()?,
        limit: raw.limit.map(|text| memory("limit", &text)).transpose()?,
        when: conditions(raw.when, &mut fr)?,
        purpose: raw.r#use.map(|text| word("use", &text, Purpose::from_word)).transpose()?,
        confidence: word("confidence", &raw.confidence, Confidence::from_word)?,
        id: raw.id,
        source: Prose::new(raw.source, fr.source.take()),
        version: raw.version.map(|text| Prose::new(text, fr.version.take())),
        date: Prose::new(raw.date, fr.date.take()),
        note: Prose::new(raw.note, fr.note.take()),
    };
    validate(&entry)?;
    nothing_left(&fr, &entry.id)?;
    Ok(entry)
}

/// Under which conditions, from where, when and how a figure was had: all of it said, in both
/// languages.
pub(super) fn provenance(
    name: &str,
    [when, source, date, note]: [String; 4],
    mut fr: French,
) -> Result<[Prose; 4], Why> {
    let said = [
        Prose::new(when, fr.when.take()),
        Prose::new(source, fr.source.take()),
        Prose::new(date, fr.date.take()),
        Prose::new(note, fr.note.take()),
    ];
    nothing_left(&fr, name)?;
    if said.iter().any(Prose::is_blank) {
        return Err(Why::Unsourced(name.to_owned()));
    }
    Ok(said)
}

/// Whether all French words of an entry stand for words that it has.
fn nothing_left(fr: &French, id: &str) -> Result<(), Why> {
    let refused = |field| Why::NothingToTranslate { id: id.to_owned(), field };
    fr.left().map_or(Ok(()), |field| Err(refused(field)))
}

fn validate(entry: &Entry) -> Result<(), Why> {
    let id = || entry.id.clone();
    if [&entry.source, &entry.date, &entry.note].into_iter().any(Prose::is_blank) {
        return Err(Why::Unsourced(id()));
    }
    let terms = entry.growth.iter().map(|term| term.each);
    if terms.chain([entry.base]).any(|mib| mib.low > mib.high) {
        return Err(Why::Inverted(id()));
    }
    if !allows(&entry.id, entry.measure) {
        return Err(Why::Measure { id: id(), measure: entry.measure.word() });
    }
    Ok(())
}

/// Whether an entry of this id may measure that: parts of a total are working sets.
fn allows(id: &str, measure: Measure) -> bool {
    match id.split_once('.').map(|(kind, _)| kind) {
        Some("os" | "distribution" | "datastore" | "addon" | "engine" | "runtime" | "workload") => {
            measure == Measure::WorkingSet
        }
        Some("whole-node") => measure == Measure::WholeNode,
        Some("minimum") => measure == Measure::Minimum,
        _ => false,
    }
}

fn growth((driver, each): (String, RawInterval)) -> Result<Growth, Why> {
    Ok(Growth {
        with: word("growth", &driver, Driver::from_word)?,
        each: interval(&each.low, &each.high)?,
    })
}

fn conditions(raw: RawConditions, fr: &mut French) -> Result<Conditions, Why> {
    let distribution = |text: String| word("distribution", &text, Distribution::from_word);
    Ok(Conditions {
        distribution: raw.distribution.map(distribution).transpose()?,
        role: raw.role.map(|text| word("role", &text, Role::from_word)).transpose()?,
        arch: raw.arch.map(|text| word("arch", &text, Arch::from_word)).transpose()?,
        os: raw.os.map(|text| word("os", &text, Os::from_word)).transpose()?,
        datastore: raw
            .datastore
            .map(|text| word("datastore", &text, Datastore::from_word))
            .transpose()?,
        addons: raw.addons.as_deref().map(addons).transpose()?,
        memory: raw.memory.map(|text| memory("memory", &text)).transpose()?,
        nodes: raw.nodes.map(|text| Prose::new(text, fr.nodes.take())),
        objects: raw.objects.map(|text| Prose::new(text, fr.objects.take())),
    })
}

fn addons(words: &[String]) -> Result<Vec<Addon>, Why> {
    words.iter().map(|text| word("addons", text, Addon::from_word)).collect()
}

fn interval(low: &str, high: &str) -> Result<Interval, Why> {
    Ok(Interval { low: mib("low", low)?, high: mib("high", high)? })
}

/// In MiB; a plain `0` needs no unit.
fn mib(field: &'static str, text: &str) -> Result<f64, Why> {
    if text == "0" { Ok(0.0) } else { memory(field, text).map(Memory::as_mib) }
}

fn memory(field: &'static str, text: &str) -> Result<Memory, Why> {
    Memory::read(text).map_err(|_| Why::Value { field, value: text.to_owned() })
}

pub(super) fn word<T>(
    field: &'static str,
    text: &str,
    from_word: impl Fn(&str) -> Option<T>,
) -> Result<T, Why> {
    from_word(text).ok_or_else(|| Why::Value { field, value: text.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "- id: addon.x\n  measure: working-set\n  low: 1Mi\n  high: 2Mi\n  \
                        confidence: measured\n  source: a lab\n  date: 2026-11\n  note: why\n";

    fn refused(from: &str, to: &str) -> CatalogError {
        // A good entry first, so that the line is the second one's.
        let text = GOOD.to_owned() + &GOOD.replace("addon.x", "addon.y").replace(from, to);
        entries("own.yaml", &text).expect_err("refused")
    }

    #[test]
    fn a_good_entry_is_read() {
        let read = entries("own.yaml", GOOD).expect("reads");
        assert_eq!(read[0].base, Interval { low: 1.0, high: 2.0 });
    }

    #[test]
    fn an_entry_without_source_is_refused_with_file_and_line() {
        let error = refused("source: a lab", "source: ''");
        assert_eq!((error.file.as_str(), error.line), ("own.yaml", 9));
        assert_eq!(error.why, Why::Unsourced("addon.y".into()));
        for line in ["  source: a lab\n", "  date: 2026-11\n", "  note: why\n"] {
            let missing = refused(line, "");
            assert_eq!((missing.line, missing.why), (9, Why::Unsourced("addon.y".into())));
        }
    }

    #[test]
    fn a_part_that_is_no_working_set_is_refused() {
        let why = refused("measure: working-set", "measure: request").why;
        assert_eq!(why, Why::Measure { id: "addon.y".into(), measure: "request" });
        let why = refused("addon.y", "whole-node.y").why;
        assert_eq!(why, Why::Measure { id: "whole-node.y".into(), measure: "working-set" });
    }

    #[test]
    fn wrong_quantities_words_and_fields_are_refused() {
        assert_eq!(refused("low: 1Mi", "low: 3Mi").why, Why::Inverted("addon.y".into()));
        assert!(matches!(refused("1Mi", "1").why, Why::Value { field: "low", .. }));
        assert!(matches!(refused("measured", "sure").why, Why::Value { .. }));
        assert!(matches!(refused("note:", "remark:").why, Why::Syntax(_)));
        assert_eq!(refused("addon.y", "addon.x").why, Why::Duplicate("addon.x".into()));
    }
}
