//! fleetwright designs fleets of Kubernetes clusters at the edge.
//!
//! One picture holds the house together: a session file becomes a [`design::FleetDesign`], plain
//! data; findings, RAM budget, prompt and GitOps tree are pure functions of it, computed anew at
//! each edit; only the outermost rooms touch files, the terminal, the clock or the clipboard.
//!
//! `docs/ARCHITECTURE.md` says which room may use which, and a test holds the code against it.

pub mod advise;
pub mod assess;
pub mod budget;
pub mod catalog;
pub mod check;
pub mod cli;
pub mod clipboard;
pub mod config;
pub mod design;
pub mod diff;
pub mod disk;
pub mod editor;
pub mod export;
pub mod intake;
pub mod manifest;
pub mod outlook;
pub mod process;
pub mod prompt;
pub mod quote;
pub mod review;
pub mod schema;
pub mod session;
pub mod simulate;
pub mod template;
#[cfg(test)]
mod testing;
pub mod text;
pub mod theme;
pub mod tree;
pub mod workbench;
pub mod yaml;
