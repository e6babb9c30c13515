//! The checks, by subject. Each looks at a [`Case`](super::Case) and says what it found; the table
//! in [`super::table`] names them all.

pub(super) mod datastore;
pub(super) mod extras;
pub(super) mod form;
pub(super) mod kustomize;
pub(super) mod memory;
pub(super) mod outage;
pub(super) mod script;
pub(super) mod secrets;
pub(super) mod tasks;
