//! The sourced figures: every number with its range, kind of measure, version and source.

/// What kind of thing a figure measures. Figures of different kinds are never added up together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// What a process or pod really holds.
    WorkingSet,
    /// What the scheduler sets aside.
    Request,
    /// What it is killed above.
    Limit,
    /// Everything in use on a whole node.
    WholeNode,
    /// The least memory that a vendor documents.
    Minimum,
}

/// How far a figure can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Somebody measured it, and says how.
    Measured,
    /// The project's own documentation or manifests state it.
    Documented,
    /// Reasoned from other figures; nobody states it.
    Estimated,
}

/// All figures.
#[derive(Clone, Debug, Default)]
pub struct Catalog {}

impl Catalog {
    /// The catalogue that is built into the program.
    pub fn builtin() -> Self {
        Self::default()
    }
}
