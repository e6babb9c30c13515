//! What Kubernetes and its companions know: which API versions of a kind are served in a release,
//! and which fields a kind has. A manifest is held against it without a cluster.
//!
//! The knowledge is data (`assets/schema`): the fields of Kubernetes come from the crate that carries
//! its types, those of Argo CD and Flux from the CRDs of a release. What nobody here has heard of is
//! *unknown*, never *wrong*: a cluster may have a CRD for it.

mod data;
mod fields;
mod origin;
mod releases;

use crate::yaml::Place;

pub use fields::{Shape, fields};
pub use origin::Origin;
pub use releases::{Api, NEWEST, api};

/// Something in a manifest that the API server, or kustomize, refuses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where it stands.
    pub place: Place,
    /// The path to it: `spec.template.spec.containers[0].resources.guaranteedMemory`.
    pub path: String,
    /// What is wrong with it.
    pub what: What,
}

/// The kinds of [`Problem`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum What {
    /// No such field.
    Unknown {
        /// Its name.
        name: String,
        /// The type that lacks it.
        of: &'static str,
    },
    /// A field that is there from a later minor release of Kubernetes 1 on.
    Later {
        /// The first minor release with it.
        minor: u32,
    },
    /// A value of another shape than the field has.
    Shape {
        /// What the field takes.
        wanted: Shape,
        /// What stands there.
        found: Shape,
    },
}

impl What {
    /// The field that was probably meant by one that does not exist.
    pub fn nearest(&self) -> Option<&'static str> {
        match self {
            Self::Unknown { name, of } => {
                let known = data::Schemas::get().fields(of).map(Vec::as_slice).unwrap_or_default();
                fields::nearest(name, known.iter().map(|(own, _)| *own))
            }
            Self::Later { .. } | Self::Shape { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests;
