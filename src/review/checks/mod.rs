//! The checks, by subject. Each looks at a [`Case`](super::Case) and says what it found; the table
//! in [`super::table`] names them all.

pub(super) mod addons;
pub(super) mod datastore;
pub(super) mod doors;
pub(super) mod extras;
pub(super) mod firewall;
pub(super) mod form;
pub(super) mod images;
pub(super) mod kustomize;
pub(super) mod manifests;
pub(super) mod memory;
pub(super) mod outage;
pub(super) mod pull;
pub(super) mod push;
pub(super) mod reached;
mod releases;
pub(super) mod script;
pub(super) mod secrets;
pub(super) mod tasks;
pub(super) mod whole;
