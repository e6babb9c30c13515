//! One figure with everything that makes it trustworthy: kind of measure, conditions, source.

use super::figure::{Growing, Interval, Load, WorkingSet};
use super::prose::Prose;
use crate::design::{Addon, Arch, Datastore, Distribution, Memory, Os};
use crate::text::Phrase;

/// Declares an enum whose variants each have one word, which is also the end of its label's key.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident $prefix:literal {
        $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)?
    })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word in the catalogue and in JSON.
            pub fn word(self) -> &'static str {
                match self { $($name::$variant => $word),+ }
            }

            /// The one with this word.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|item| item.word() == word)
            }

            /// What it is called on screen.
            pub fn label(self) -> Phrase {
                Phrase::new(match self { $($name::$variant => concat!($prefix, "-", $word)),+ })
            }
        }
    )+};
}
pub(crate) use words;

words! {
    /// What kind of thing a figure measures. Figures of different kinds are never added up
    /// together.
    Measure "measure" {
        /// What a process or pod really holds.
        WorkingSet = "working-set",
        /// What the scheduler sets aside.
        Request = "request",
        /// What it is killed above.
        Limit = "limit",
        /// Everything in use on a whole node.
        WholeNode = "whole-node",
        /// The least memory that a vendor documents.
        Minimum = "minimum",
    }
    /// How far a figure can be trusted.
    Confidence "confidence" {
        /// Somebody measured it, and says how.
        Measured = "measured",
        /// The project's own documentation or manifests state it.
        Documented = "documented",
        /// Reasoned from other figures; nobody states it.
        Estimated = "estimated",
    }
    /// What a node is in its cluster.
    Role "role" {
        /// It runs the control plane (and, here, workloads too).
        Server = "server",
        /// It runs workloads alone.
        Agent = "agent",
    }
    /// What a figure can grow with.
    Driver "driver" {
        /// Each GiB of physical memory.
        MemoryGib = "memory-gib",
        /// Each node of the cluster.
        Nodes = "nodes",
        /// Each pod on the node.
        Pods = "pods",
        /// Each pod of the cluster.
        ClusterPods = "cluster-pods",
        /// Each object that workloads put into the datastore.
        Objects = "objects",
        /// Each Application or Kustomization beyond the first.
        Applications = "applications",
    }
    /// What a measurement of a whole node is for.
    Purpose "purpose" {
        /// It went into a part: where it agrees, that shows nothing.
        Fitting = "fitting",
        /// No part was made from it, so that it can show a part wrong.
        Checking = "checking",
        /// Its conditions are none that a budget describes; for comparison alone.
        Apart = "apart",
    }
}

/// A term that comes on top of an entry's interval for each unit of something.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// What it grows with.
    pub with: Driver,
    /// By how much for each, in MiB.
    pub each: Interval,
}

/// Under which conditions a figure was taken; what is not stated is not known.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conditions {
    /// The distribution.
    pub distribution: Option<Distribution>,
    /// The node's role.
    pub role: Option<Role>,
    /// The architecture.
    pub arch: Option<Arch>,
    /// The operating system.
    pub os: Option<Os>,
    /// The datastore.
    pub datastore: Option<Datastore>,
    /// The add-ons that ran on it.
    pub addons: Option<Vec<Addon>>,
    /// Memory of the machine.
    pub memory: Option<Memory>,
    /// How many nodes, in words.
    pub nodes: Option<Prose>,
    /// How many objects, Applications or Kustomizations, in words.
    pub objects: Option<Prose>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Stable and dotted: `addon.coredns`.
    pub id: String,
    /// What kind of thing it measures.
    pub measure: Measure,
    /// The interval without growth, in MiB.
    pub base: Interval,
    /// What comes on top.
    pub growth: Vec<Growth>,
    /// What its pod asks the scheduler for; nothing where its manifest asks for nothing.
    pub request: Option<Memory>,
    /// What its pod is killed above.
    pub limit: Option<Memory>,
    /// Under which conditions it was taken.
    pub when: Conditions,
    /// What a measurement of a whole node is for; nothing where that is not said.
    pub purpose: Option<Purpose>,
    /// How far it can be trusted.
    pub confidence: Confidence,
    /// Where it comes from.
    pub source: Prose,
    /// The version that was measured or documented.
    pub version: Option<Prose>,
    /// When.
    pub date: Prose,
    /// Why the interval is what it is.
    pub note: Prose,
}

impl Entry {
    /// The figure under a load, of whatever measure it is.
    pub fn figure(&self, load: &Load) -> Interval {
        let grown = |of: fn(&Interval) -> f64| {
            let growth = self.growth.iter().map(|term| of(&term.each) * load.of(term.with));
            of(&self.base) + growth.sum::<f64>()
        };
        Interval { low: grown(|mib| mib.low), high: grown(|mib| mib.high) }
    }

    /// The same as a part of a total; nothing where it measures something else.
    pub fn working_set(&self, load: &Load) -> Option<WorkingSet> {
        (self.measure == Measure::WorkingSet).then(|| WorkingSet::from_figure(self.figure(load)))
    }

    /// The same as a part of a total that still grows with pods and objects; `fixed` says the rest of
    /// the load.
    pub fn growing(&self, fixed: &Load) -> Option<Growing> {
        let slope = |driver| {
            let terms = self.growth.iter().filter(|term| term.with == driver);
            terms.fold(Interval::default(), |sum, term| Interval {
                low: sum.low + term.each.low,
                high: sum.high + term.each.high,
            })
        };
        let slopes = [Driver::Pods, Driver::ClusterPods, Driver::Objects].map(slope);
        (self.measure == Measure::WorkingSet).then(|| Growing::new(self.figure(fixed), slopes))
    }

    /// What it is called on screen: the label of `addon.coredns` is `line-addon-coredns`.
    pub fn label(&self) -> Phrase {
        Phrase::new(label_key(&self.id))
    }
}

/// The key of an id's label.
pub(crate) fn label_key(id: &str) -> String {
    format!("line-{}", id.replace('.', "-"))
}

impl Load {
    fn of(&self, driver: Driver) -> f64 {
        match driver {
            Driver::MemoryGib => self.memory_gib,
            Driver::Nodes => self.nodes,
            Driver::Pods => self.pods,
            Driver::ClusterPods => self.cluster_pods,
            Driver::Objects => self.objects,
            Driver::Applications => self.applications,
        }
    }
}
