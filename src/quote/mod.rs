//! Quoting: how a value is written into YAML, shell and Markdown so that it cannot break out of
//! its place and comes back as the same value.

pub mod markdown;
pub mod shell;
pub mod visible;
pub mod yaml;
