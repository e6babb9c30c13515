//! Intervals, and the one kind of figure that can be added up.
//!
//! [`Interval`] has no addition on purpose: a request, a limit and a whole node are intervals
//! too, and their sum means nothing. A [`WorkingSet`] can only be had from an entry that measures
//! one, or stated as such, and is what totals are made of.

use std::iter::Sum;

/// From the least to the most, in MiB.
///
/// Of any kind of measure, and so not to be added up:
///
/// ```compile_fail
/// use fleetwright::catalog::Interval;
/// let (request, whole_node) = (Interval::default(), Interval::default());
/// let nonsense = request + whole_node;
/// ```
///
/// ```compile_fail
/// use fleetwright::catalog::{Interval, WorkingSet};
/// let whole_nodes = [Interval::default()];
/// let nonsense: WorkingSet = whole_nodes.into_iter().sum();
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// The least.
    pub low: f64,
    /// The most.
    pub high: f64,
}

impl Interval {
    /// The middle.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// Whether the value lies in it.
    pub fn contains(self, mib: f64) -> bool {
        self.low <= mib && mib <= self.high
    }
}

/// What figures grow with.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Load {
    /// Physical memory of the node, in GiB.
    pub memory_gib: f64,
    /// Nodes of the cluster.
    pub nodes: f64,
    /// Pods on the node, of the kind that the entry is about.
    pub pods: f64,
    /// Pods of the whole cluster.
    pub cluster_pods: f64,
    /// Objects that the workloads of the cluster put into its datastore.
    pub objects: f64,
    /// Applications or Kustomizations of the cluster beyond the first, which every engine has.
    pub applications: f64,
}

/// Memory that something really holds: the only figure that goes into a total.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct WorkingSet(Interval);

impl WorkingSet {
    /// For the catalogue, from an entry that measures a working set.
    pub(super) fn from_figure(mib: Interval) -> Self {
        Self(mib)
    }

    /// What a workload's author states, in MiB: at least `low`, at most `high`.
    pub fn stated(low: f64, high: f64) -> Self {
        Self(Interval { low, high: high.max(low) })
    }

    /// So many of it.
    #[must_use]
    pub fn times(self, count: u32) -> Self {
        let count = f64::from(count);
        Self(Interval { low: self.0.low * count, high: self.0.high * count })
    }

    /// What is left of a sum once a part of it is taken away.
    #[must_use]
    pub fn without(self, part: Self) -> Self {
        Self(Interval { low: self.0.low - part.0.low, high: self.0.high - part.0.high })
    }

    /// The interval.
    pub fn mib(self) -> Interval {
        self.0
    }
}

/// A working set that still grows with what the design puts on a node: the one form in which many can
/// be added up once and then be asked for under different loads.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Growing {
    base: Interval,
    pods: Interval,
    cluster_pods: Interval,
    objects: Interval,
}

impl Growing {
    /// For the catalogue, from an entry that measures a working set: its value under a load, and what
    /// comes on top for each pod, pod of the cluster and object.
    pub(super) fn new(base: Interval, slopes: [Interval; 3]) -> Self {
        let [pods, cluster_pods, objects] = slopes;
        Self { base, pods, cluster_pods, objects }
    }

    /// The same, without growing any further.
    #[must_use]
    pub fn fixed(self) -> Self {
        Self { base: self.base, ..Self::default() }
    }

    /// With so much more of everything that it grows with: at least and at most so many pods.
    pub fn at(&self, pods: (f64, f64), cluster_pods: f64, objects: f64) -> WorkingSet {
        let end = |of: fn(&Interval) -> f64, pods: f64| {
            of(&self.base)
                + of(&self.pods) * pods
                + of(&self.cluster_pods) * cluster_pods
                + of(&self.objects) * objects
        };
        WorkingSet(Interval { low: end(|mib| mib.low, pods.0), high: end(|mib| mib.high, pods.1) })
    }
}

impl Sum for Growing {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        parts.fold(Self::default(), |sum, part| Self {
            base: added(sum.base, part.base),
            pods: added(sum.pods, part.pods),
            cluster_pods: added(sum.cluster_pods, part.cluster_pods),
            objects: added(sum.objects, part.objects),
        })
    }
}

/// End by end. Private: intervals of any kind are no sum.
fn added(one: Interval, two: Interval) -> Interval {
    Interval { low: one.low + two.low, high: one.high + two.high }
}

impl Sum for WorkingSet {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        Self(parts.fold(Interval::default(), |sum, part| added(sum, part.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn working_sets_add_up_end_by_end() {
        let part = WorkingSet::stated(64.0, 128.0);
        let sum: WorkingSet = [part, part.times(2)].into_iter().sum();
        assert_eq!(sum.mib(), Interval { low: 192.0, high: 384.0 });
        assert!((sum.mib().middle() - 288.0).abs() < f64::EPSILON);
    }

    #[test]
    fn a_limit_below_its_request_leaves_no_empty_interval() {
        let part = WorkingSet::stated(64.0, 32.0);
        assert_eq!(part.mib(), Interval { low: 64.0, high: 64.0 });
    }
}
