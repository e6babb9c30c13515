//! The files of fields: kinds, and types as lists of fields.
//!
//! A line `kind apps/v1 Deployment NAME` says which type a kind has, `type NAME` begins a type, and
//! each indented line below is a field and the shape of its value: `string`, `integer`, `number`,
//! `boolean`, `quantity`, `int-or-string`, `any`, the name of a type, `[…]` a list, `{…}` a mapping
//! with free keys.

use std::collections::{BTreeSet, HashMap};
use std::sync::OnceLock;

const FILES: [&str; 5] = [
    include_str!("../../assets/schema/kubernetes.fields"),
    include_str!("../../assets/schema/argocd.fields"),
    include_str!("../../assets/schema/flux.fields"),
    include_str!("../../assets/schema/kustomize.fields"),
    include_str!("../../assets/schema/other.fields"),
];

/// The fields of a type, by name, each with its shape as written.
pub(super) type Type = Vec<(&'static str, &'static str)>;

/// All that is known.
#[derive(Default)]
pub(super) struct Schemas {
    /// The type of each kind by API version and kind.
    pub(super) kinds: HashMap<(&'static str, &'static str), &'static str>,
    /// The types by name.
    types: HashMap<&'static str, Type>,
    /// The API groups whose kinds are all known; the one of Pods has no name.
    groups: BTreeSet<&'static str>,
}

impl Schemas {
    /// All that is known, read once.
    pub(super) fn get() -> &'static Self {
        static SCHEMAS: OnceLock<Schemas> = OnceLock::new();
        SCHEMAS.get_or_init(|| {
            let mut schemas = Self::default();
            FILES.iter().for_each(|file| schemas.read(file));
            schemas
        })
    }

    fn read(&mut self, file: &'static str) {
        let mut current = None;
        for line in file.lines().filter(|line| !line.starts_with('#')) {
            let words: Vec<&str> = line.split(' ').collect();
            match (words.as_slice(), current) {
                (["kind", api_version, kind, name], _) => {
                    self.kinds.insert((api_version, kind), name);
                    self.groups.insert(group(api_version));
                }
                (["type", name], _) => {
                    current = Some(*name);
                    self.types.insert(name, Type::new());
                }
                (["", field, shape], Some(name)) => {
                    self.types.entry(name).or_default().push((field, shape));
                }
                _ => {}
            }
        }
    }

    /// The fields of a type; nothing where it is not looked into.
    pub(super) fn fields(&self, name: &str) -> Option<&Type> {
        self.types.get(name)
    }

    /// Whether every kind of an API group is known.
    pub(super) fn knows_group(&self, group: &str) -> bool {
        self.groups.contains(group)
    }

    /// The API versions that have a kind, in their order.
    pub(super) fn versions_of(&self, kind: &str) -> Vec<&'static str> {
        let mut found: Vec<&str> = self
            .kinds
            .keys()
            .filter(|(_, own)| *own == kind)
            .map(|(version, _)| *version)
            .collect();
        found
            .sort_by_key(|version| (version.contains("alpha"), version.contains("beta"), *version));
        found
    }

    /// The kinds of an API group.
    pub(super) fn kinds_of<'a>(
        &'a self,
        wanted: &'a str,
    ) -> impl Iterator<Item = &'static str> + 'a {
        self.kinds
            .keys()
            .filter(move |(version, _)| group(version) == wanted)
            .map(|(_, kind)| *kind)
    }
}

/// The API group of an API version.
pub(super) fn group(api_version: &str) -> &str {
    api_version.rsplit_once('/').map_or("", |(group, _)| group)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shape_that_a_field_names_is_there() {
        let schemas = Schemas::get();
        let shapes = schemas.types.values().flatten().map(|(_, shape)| *shape);
        let scalars =
            ["string", "integer", "number", "boolean", "quantity", "int-or-string", "any"];
        for shape in shapes.chain(schemas.kinds.values().copied()) {
            let inner = shape.trim_matches(|c| "[]{}".contains(c));
            assert!(scalars.contains(&inner) || schemas.fields(inner).is_some(), "{shape}");
        }
    }

    #[test]
    fn a_field_named_type_begins_no_type() {
        let service = Schemas::get().fields("core.v1.ServiceSpec").expect("it is there");
        assert!(service.contains(&("type", "string")));
    }
}
