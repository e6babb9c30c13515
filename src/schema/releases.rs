//! Which API versions of a kind a release of Kubernetes serves.

use std::sync::OnceLock;

use serde::Deserialize;

use super::data::{Schemas, group};

/// What is known of an API version of a kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Api {
    /// It is served.
    Served,
    /// It was served, until this minor release of Kubernetes 1.
    Stopped {
        /// The first minor release without it.
        minor: u32,
        /// What took its place; nothing where nothing did.
        instead: Option<String>,
    },
    /// It will be served from this minor release of Kubernetes 1 on.
    Later {
        /// The first minor release with it.
        minor: u32,
    },
    /// The kind exists, in these API versions only, which may be of other groups.
    Elsewhere {
        /// Those, the stable ones first.
        versions: Vec<String>,
    },
    /// The API group is known and has no such kind; with the kind that was probably meant.
    NoSuchKind {
        /// The nearest name that there is.
        nearest: Option<&'static str>,
    },
    /// Nobody here has heard of the group: a CRD, perhaps.
    Unknown,
}

/// The newest minor release of Kubernetes 1 whose kinds are known.
pub const NEWEST: u32 = 37;

#[derive(Default, Deserialize)]
struct Releases {
    stopped: Vec<Change>,
    started: Vec<Change>,
    fields: Vec<FieldChange>,
}

/// Fields of a type that some releases have and others have not.
#[derive(Deserialize)]
struct FieldChange {
    from: u32,
    /// The first release without them.
    until: Option<u32>,
    of: String,
    fields: Vec<String>,
}

#[derive(Deserialize)]
struct Change {
    r#in: u32,
    api: String,
    kinds: Vec<String>,
    r#use: Option<String>,
}

impl Change {
    fn is_of(&self, api_version: &str, kind: &str) -> bool {
        self.api == api_version && self.kinds.iter().any(|own| own == kind)
    }
}

fn releases() -> &'static Releases {
    static RELEASES: OnceLock<Releases> = OnceLock::new();
    RELEASES.get_or_init(|| {
        let text = include_str!("../../assets/schema/releases.yaml");
        // A test reads it; a file that nobody can read must not end the program.
        serde_yaml::from_str(text).unwrap_or(Releases::default())
    })
}

/// What a minor release of Kubernetes 1 makes of an API version and a kind. Of Argo CD, Flux and
/// kustomize it is the release whose fields are known.
pub fn api(api_version: &str, kind: &str, minor: u32) -> Api {
    let find = |changes: &'static [Change]| changes.iter().find(|one| one.is_of(api_version, kind));
    if let Some(stop) = find(&releases().stopped) {
        return if minor < stop.r#in {
            Api::Served
        } else {
            Api::Stopped { minor: stop.r#in, instead: stop.r#use.clone() }
        };
    }
    if let Some(start) = find(&releases().started).filter(|start| minor < start.r#in) {
        return Api::Later { minor: start.r#in };
    }
    let schemas = Schemas::get();
    if schemas.kinds.contains_key(&(api_version, kind)) {
        return Api::Served;
    }
    not_there(schemas, api_version, kind)
}

/// The minor releases of Kubernetes 1 that have a field of a type, the first with it and the first
/// without it; nothing where all that are known have it, or none.
pub(super) fn releases_of(kind: &str, field: &str) -> Option<(u32, Option<u32>)> {
    let is_it = |one: &&FieldChange| one.of == kind && one.fields.iter().any(|own| own == field);
    releases().fields.iter().find(is_it).map(|one| (one.from, one.until))
}

fn not_there(schemas: &Schemas, api_version: &str, kind: &str) -> Api {
    let own = group(api_version);
    // `extensions` has no kind any more, and is known all the same.
    let known =
        schemas.knows_group(own) || releases().stopped.iter().any(|one| group(&one.api) == own);
    if !known {
        return Api::Unknown;
    }
    let mut versions = schemas.versions_of(kind);
    // A kind of that name in the same group is the one that was meant.
    if versions.iter().any(|version| group(version) == own) {
        versions.retain(|version| group(version) == own);
    }
    // Without a group there is `v1` alone: a tool's own file may call itself `v1alpha1`.
    if versions.is_empty() && own.is_empty() && api_version != "v1" {
        Api::Unknown
    } else if versions.is_empty() {
        Api::NoSuchKind { nearest: super::fields::nearest(kind, schemas.kinds_of(own)) }
    } else {
        Api::Elsewhere { versions: versions.into_iter().map(str::to_owned).collect() }
    }
}

#[cfg(test)]
#[allow(clippy::panic, reason = "a test says what it expected")]
mod tests {
    use super::*;

    #[test]
    fn the_file_is_read() {
        assert!(releases().stopped.len() > 20 && releases().started.len() > 5);
    }

    #[test]
    fn a_field_that_came_later_is_known_and_one_that_went_is_not() {
        let schemas = Schemas::get();
        for one in &releases().fields {
            let known = schemas.fields(&one.of).unwrap_or_else(|| panic!("{}", one.of));
            for field in &one.fields {
                let there = known.iter().any(|(name, _)| name == field);
                assert_eq!(there, one.until.is_none(), "{} {field}", one.of);
            }
        }
    }

    #[test]
    fn a_version_without_a_group_is_a_tool_s_own_unless_kubernetes_has_the_kind() {
        assert_eq!(api("v1alpha1", "TalosCluster", NEWEST), Api::Unknown);
        assert!(matches!(api("v1beta1", "Deployment", NEWEST), Api::Elsewhere { .. }));
        assert!(matches!(api("v1", "Thing", NEWEST), Api::NoSuchKind { .. }));
    }

    #[test]
    fn what_has_started_is_known_and_what_has_stopped_is_not() {
        let schemas = Schemas::get();
        for one in &releases().started {
            for kind in &one.kinds {
                assert!(schemas.kinds.contains_key(&(&*one.api, &**kind)), "{} {kind}", one.api);
            }
        }
        for one in &releases().stopped {
            for kind in &one.kinds {
                assert!(!schemas.kinds.contains_key(&(&*one.api, &**kind)), "{} {kind}", one.api);
            }
        }
    }
}
