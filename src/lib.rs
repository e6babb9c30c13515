//! fleetwright designs fleets of Kubernetes clusters at the edge.
//!
//! One picture holds the house together: a session file becomes a [`design::FleetDesign`], plain
//! data; findings, RAM budget, prompt and GitOps tree are pure functions of it, computed anew at
//! each edit; only the outermost rooms touch files, the terminal, the clock or the clipboard.
//!
//! `docs/ARCHITECTURE.md` says which room may use which, and a test holds the code against it.

pub mod design;
pub mod quote;
pub mod text;
pub mod yaml;
