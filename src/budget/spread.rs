//! How workloads spread over the nodes of a cluster.
//!
//! Where a pod lands is the scheduler's choice, which prefers the emptier node and never moves a pod
//! again. So two things are known of the fullest node: it has no less than an even share of everything, and no
//! more than the fullest shares of all workloads together, each of which is its replicas over the nodes,
//! rounded up. On a single node both are the same.

use crate::design::Runtime;

/// How many runtimes there are.
const RUNTIMES: usize = Runtime::ALL.len();

/// Shares that are remembered: the advice takes the workloads of a list away again, of which there are
/// at most four.
const REMEMBERED: usize = 5;

/// Pods of workloads on one node of a cluster, by the place of their runtime among all.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Pods {
    nodes: u32,
    replicas: [u32; RUNTIMES],
    fullest: [u32; RUNTIMES],
}

impl Pods {
    /// Of a workload with so many replicas.
    pub(super) fn of(runtime: Runtime, replicas: u32, nodes: u32) -> Self {
        let mut pods = Self { nodes, ..Self::default() };
        let at = Runtime::ALL.iter().position(|one| *one == runtime).unwrap_or_default();
        pods.replicas[at] = replicas;
        pods.fullest[at] = replicas.div_ceil(nodes.max(1));
        pods
    }

    pub(super) fn with(self, other: Self) -> Self {
        self.combined(other, u32::saturating_add)
    }

    pub(super) fn without(self, part: Self) -> Self {
        self.combined(part, u32::saturating_sub)
    }

    fn combined(self, other: Self, of: fn(u32, u32) -> u32) -> Self {
        let each = |one: [u32; RUNTIMES], two: [u32; RUNTIMES]| {
            std::array::from_fn(|at| of(one[at], two[at]))
        };
        Self {
            nodes: self.nodes.max(other.nodes),
            replicas: each(self.replicas, other.replicas),
            fullest: each(self.fullest, other.fullest),
        }
    }

    /// On the whole cluster.
    pub(super) fn in_cluster(&self) -> u32 {
        self.replicas.iter().copied().fold(0, u32::saturating_add)
    }

    /// As many as the fullest node has where they are spread evenly.
    pub(super) fn even(&self) -> u32 {
        self.in_cluster().div_ceil(self.nodes.max(1))
    }

    /// The least and the most that the fullest node has.
    pub(super) fn ends(&self) -> (f64, f64) {
        let most = self.fullest.iter().copied().fold(0, u32::saturating_add);
        (share(self.in_cluster(), self.nodes), f64::from(most))
    }

    /// The runtimes that are used, each with the least and the most pods of it on the fullest node.
    pub(super) fn by_runtime(self) -> impl Iterator<Item = (Runtime, (f64, f64))> {
        let all = Runtime::ALL.iter().copied().enumerate();
        all.filter(move |(at, _)| self.replicas[*at] > 0).map(move |(at, runtime)| {
            (runtime, (share(self.replicas[at], self.nodes), f64::from(self.fullest[at])))
        })
    }
}

/// An even share of some replicas.
pub(super) fn share(replicas: u32, nodes: u32) -> f64 {
    f64::from(replicas) / f64::from(nodes.max(1))
}

/// What the workloads with the largest shares request on the node that has the fullest of them, in MiB,
/// the largest first: so much some node has to have room for, however even the rest is spread.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Largest([f64; REMEMBERED]);

impl Largest {
    /// Nothing on a single node, where an even share is all there is.
    pub(super) fn of(mib: f64, nodes: u32) -> Self {
        let mut shares = [0.0; REMEMBERED];
        shares[0] = if nodes > 1 { mib } else { 0.0 };
        Self(shares)
    }

    pub(super) fn mib(self) -> f64 {
        self.0[0]
    }

    pub(super) fn with(mut self, other: Self) -> Self {
        for share in other.0.into_iter().take_while(|share| *share > 0.0) {
            let at = self.0.partition_point(|known| *known >= share);
            if at < REMEMBERED {
                self.0[at..].rotate_right(1);
                self.0[at] = share;
            }
        }
        self
    }

    /// Without shares that were added before.
    pub(super) fn without(mut self, part: Self) -> Self {
        for share in part.0.into_iter().take_while(|share| *share > 0.0) {
            let is_it = |known: &f64| known.total_cmp(&share).is_eq();
            if let Some(at) = self.0.iter().position(is_it) {
                self.0[at..].rotate_left(1);
                self.0[REMEMBERED - 1] = 0.0;
            }
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn one_replica_of_each_of_three_is_one_pod_on_each_of_three_nodes() {
        let one = Pods::of(Runtime::Container, 1, 3);
        let three = one.with(one).with(one);
        assert_eq!((three.in_cluster(), three.even()), (3, 1));
        assert_eq!(three.ends(), (1.0, 3.0));
        assert_eq!(three.without(one).even(), 1);
        // Four replicas of one workload: some node has two.
        assert_eq!(Pods::of(Runtime::Spin, 4, 3).even(), 2);
    }

    proptest! {
        #[test]
        fn the_largest_share_is_known_after_four_others_are_taken_away(
            shares in prop::collection::vec(1_u32..20, 5..12),
            gone in prop::collection::vec(0_usize..5, 4),
        ) {
            let all = shares.iter().fold(Largest::default(), |all, mib| all.with(Largest::of(f64::from(*mib), 2)));
            let mut left = shares.clone();
            let mut largest = all;
            for at in gone {
                let share = left.remove(at.min(left.len() - 1));
                largest = largest.without(Largest::of(f64::from(share), 2));
                let expected = f64::from(left.iter().copied().max().unwrap_or(0));
                prop_assert!((largest.mib() - expected).abs() < f64::EPSILON, "{largest:?} {left:?}");
            }
        }
    }
}
