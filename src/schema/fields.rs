//! A manifest against the fields that its kind has.

use super::data::Schemas;
use super::releases::releases_of;
use super::{Problem, What};
use crate::yaml::{Node, Place, Value};

/// The shape of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A mapping with fields.
    Mapping,
    /// A list.
    List,
    /// A string.
    String,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A quantity: a number, or a number with a unit.
    Quantity,
    /// A whole number or a string.
    IntegerOrString,
}

/// The most problems of one manifest that are told, and the longest name in the path to one: no
/// manifest that somebody means has more.
const MOST: usize = 1_000;
const LONGEST: usize = 64;

/// What the API server, or kustomize, would refuse in a manifest of a kind whose fields are known.
/// Nothing is said of others. A part of an object, as patches are, is read like a whole one. `minor`
/// is the oldest minor release of Kubernetes 1 that has to have the fields.
pub fn fields(api_version: &str, kind: &str, manifest: &Node, minor: u32) -> Vec<Problem> {
    let mut walk = Walk {
        schemas: Schemas::get(),
        // Kustomize reads its files with Go's JSON decoder, to which the case of a field is all one.
        any_case: api_version.starts_with("kustomize.config.k8s.io/"),
        minor,
        path: Vec::new(),
        problems: Vec::new(),
    };
    if let Some(shape) = walk.schemas.kinds.get(&(api_version, kind)) {
        walk.value(manifest, shape);
    }
    walk.problems
}

struct Walk {
    schemas: &'static Schemas,
    any_case: bool,
    minor: u32,
    /// Field names, and places in lists as `[0]`.
    path: Vec<String>,
    problems: Vec<Problem>,
}

impl Walk {
    fn value(&mut self, node: &Node, shape: &'static str) {
        // A null is as good as nothing, and a placeholder stands for what will be there.
        if shape == "any" || node.is_null() || node.as_text().is_some_and(is_placeholder) {
            return;
        }
        if let Some(inner) = within(shape, '[', ']') {
            return self.list(node, inner);
        }
        if let Some(inner) = within(shape, '{', '}') {
            return self.map(node, inner);
        }
        match self.schemas.fields(shape) {
            Some(_) => self.mapping(node, shape),
            None => self.scalar(node, shape),
        }
    }

    fn list(&mut self, node: &Node, inner: &'static str) {
        let Value::List(items) = &node.value else {
            return self.wrong(node, Shape::List);
        };
        for (index, item) in items.iter().enumerate() {
            self.within(&format!("[{index}]"), |walk| walk.value(item, inner));
        }
    }

    fn map(&mut self, node: &Node, inner: &'static str) {
        let Value::Map(pairs) = &node.value else {
            return self.wrong(node, Shape::Mapping);
        };
        for (key, value) in pairs.iter().filter(|(key, _)| !is_directive(&key.name)) {
            self.within(&key.name, |walk| walk.value(value, inner));
        }
    }

    fn mapping(&mut self, node: &Node, shape: &'static str) {
        let Value::Map(pairs) = &node.value else {
            return self.wrong(node, Shape::Mapping);
        };
        let fields = self.schemas.fields(shape).map(Vec::as_slice).unwrap_or_default();
        for (key, value) in pairs.iter().filter(|(key, _)| !is_directive(&key.name)) {
            let any_case = self.any_case;
            let is_it =
                |own: &str| own == key.name || any_case && own.eq_ignore_ascii_case(&key.name);
            let known = fields.iter().find(|(own, _)| is_it(own));
            let releases = releases_of(shape, &key.name);
            let later = releases.map(|(from, _)| from).filter(|from| self.minor < *from);
            let served =
                releases.is_some_and(|(_, until)| until.is_some_and(|until| self.minor < until));
            self.within(&key.name, |walk| match known {
                _ if later.is_some() => {
                    let minor = later.unwrap_or_default();
                    walk.problem(key.place, What::Later { minor });
                }
                Some((_, shape)) => walk.value(value, shape),
                None if is_placeholder(&key.name) || served => {}
                None => {
                    let name = short(&key.name);
                    walk.problem(key.place, What::Unknown { name, of: shape });
                }
            });
        }
    }

    fn scalar(&mut self, node: &Node, shape: &str) {
        let (wanted, fitting): (Shape, &[Shape]) = match shape {
            "string" => (Shape::String, &[Shape::String]),
            "integer" => (Shape::Integer, &[Shape::Integer]),
            "number" => (Shape::Number, &[Shape::Integer, Shape::Number]),
            "boolean" => (Shape::Boolean, &[Shape::Boolean]),
            "quantity" => (Shape::Quantity, &[Shape::String, Shape::Integer, Shape::Number]),
            "int-or-string" => (Shape::IntegerOrString, &[Shape::String, Shape::Integer]),
            _ => return,
        };
        if !fitting.contains(&shape_of(node)) {
            self.wrong(node, wanted);
        }
    }

    fn within(&mut self, step: &str, inner: impl FnOnce(&mut Self)) {
        self.path.push(short(step));
        inner(self);
        self.path.pop();
    }

    fn wrong(&mut self, node: &Node, wanted: Shape) {
        self.problem(node.place, What::Shape { wanted, found: shape_of(node) });
    }

    fn problem(&mut self, place: Place, what: What) {
        if self.problems.len() >= MOST {
            return;
        }
        let path = self.path.join(".").replace(".[", "[");
        self.problems.push(Problem { place, path, what });
    }
}

/// A name as it stands in a path.
fn short(name: &str) -> String {
    name.chars().take(LONGEST).collect()
}

/// The inside of `[inside]`.
fn within(shape: &'static str, open: char, close: char) -> Option<&'static str> {
    shape.strip_prefix(open)?.strip_suffix(close)
}

/// A key that tells a strategic merge what to do, and is no field.
fn is_directive(key: &str) -> bool {
    key.starts_with('$')
}

/// Whether a text stands for another that a tool, a shell or a person puts there.
fn is_placeholder(text: &str) -> bool {
    ["${", "{{", "$(", "⟦", "UNVERIFIED", "À VÉRIFIER"].iter().any(|mark| text.contains(mark))
        || text.starts_with('$')
        || text.starts_with('<') && text.ends_with('>')
}

/// The shape that kubectl sees: it reads YAML 1.1.
fn shape_of(node: &Node) -> Shape {
    match &node.value {
        Value::Map(_) => Shape::Mapping,
        Value::List(_) => Shape::List,
        Value::Scalar { quoted: true, .. } => Shape::String,
        Value::Scalar { text, .. } => shape_of_plain(text),
    }
}

fn shape_of_plain(text: &str) -> Shape {
    const BOOLEANS: [&str; 8] = ["true", "false", "yes", "no", "on", "off", "y", "n"];
    let lower = text.to_ascii_lowercase();
    // Of each word there are three spellings: `yes`, `Yes` and `YES`, never `yEs`.
    let spelled =
        || text == lower || text == text.to_ascii_uppercase() || text.get(1..) == lower.get(1..);
    if BOOLEANS.contains(&lower.as_str()) && spelled() {
        return Shape::Boolean;
    }
    let digits = text.trim_start_matches(['+', '-']).replace('_', "");
    let of_base = |prefix: &str, base| {
        digits.strip_prefix(prefix).is_some_and(|digits| u64::from_str_radix(digits, base).is_ok())
    };
    let is_decimal = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if is_decimal || of_base("0x", 16) || of_base("0o", 8) || of_base("0b", 2) {
        return Shape::Integer;
    }
    let is_float = digits.starts_with(|c: char| c.is_ascii_digit() || c == '.')
        && digits.parse::<f64>().is_ok();
    if is_float { Shape::Number } else { Shape::String }
}

/// The nearest of some names, where one is near enough to have been meant.
pub(super) fn nearest<'a>(wanted: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    if wanted.len() > 4 * LONGEST {
        return None;
    }
    let lower = wanted.to_lowercase();
    let far = wanted.chars().count().div_ceil(3);
    names
        .map(|name| (strsim::damerau_levenshtein(&lower, &name.to_lowercase()), name))
        .filter(|(distance, _)| *distance <= far)
        .min()
        .map(|(_, name)| name)
}
