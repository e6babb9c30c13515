//! Intervals, and the one kind of figure that can be added up.
//!
//! [`Interval`] has no addition on purpose: a request, a limit and a whole node are intervals
//! too, and their sum means nothing. A [`WorkingSet`] can only be had from an entry that measures
//! one, or stated as such, and is what totals are made of.

use std::iter::Sum;

/// From the least to the most, in MiB.
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
    /// Objects in the datastore.
    pub objects: f64,
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

    /// The interval.
    pub fn mib(self) -> Interval {
        self.0
    }
}

impl Sum for WorkingSet {
    fn sum<I: Iterator<Item = Self>>(parts: I) -> Self {
        let add = |sum: Interval, part: Self| Interval {
            low: sum.low + part.0.low,
            high: sum.high + part.0.high,
        };
        Self(parts.fold(Interval::default(), add))
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
