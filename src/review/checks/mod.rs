//! The checks, by subject. Each looks at a [`Case`](super::Case) and says what it found; the table
//! in [`super::table`] names them all.

pub(super) mod form;
pub(super) mod kustomize;
pub(super) mod secrets;
