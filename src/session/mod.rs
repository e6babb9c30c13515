//! Sessions and inventories on disk: found, loaded, saved without losing anything.
//!
//! A [`Session`] is a design together with where it came from and the text it was read from, so
//! that saving can keep the comments of that text, and notice that somebody else has changed the
//! file meanwhile.

mod anchors;
mod claim;
mod comment_changes;
mod comments;
mod error;
mod journal;
mod last;
mod lines;
mod save;
mod source;
mod store;

pub use claim::{Claims, Holder};
pub use comments::{Comment, Woven, weave};
pub use error::SessionError;
pub use journal::{Found, Journal, Work};
pub use source::{Session, Source};
pub use store::{Listed, Store};

pub use crate::design::inventory::{Cluster, Group, Inventory};
