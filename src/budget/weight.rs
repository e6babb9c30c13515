//! What a node weighs: its working sets, requests and pods as sums, and both questions answered from
//! them. The advice weighs hundreds of changes; lines and sources are only made for what is shown.

use super::reserves::{self, EVICTION_MIB, MOST_PODS};
use super::{Interval, Verdict, verdict};
use crate::catalog::WorkingSet;

/// What a node weighs under some workloads.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Weight {
    /// The working sets of everything.
    pub(crate) total: WorkingSet,
    /// The sum of all requests, those of workloads where they are spread evenly.
    pub(crate) requests_mib: f64,
    /// All pods, those of workloads where they are spread evenly.
    pub(super) pods: u32,
    /// All pods, where the fullest shares of all workloads are on one node.
    pub(super) most_pods: f64,
    /// What the kernel keeps, at most.
    pub(super) kernel_mib: f64,
    /// The middle of what distribution and datastore hold.
    pub(super) kube_mib: f64,
    /// The middle of what the operating system holds.
    pub(super) system_mib: f64,
    pub(super) memory_mib: f64,
}

impl Weight {
    /// What the kubelet keeps back for Kubernetes and for the system, before rounding.
    pub(crate) fn reserved(&self) -> (f64, f64) {
        reserves::scaled(self.memory_mib, self.kube_mib, self.system_mib)
    }

    /// What is left to pods once that, the eviction threshold and the kernel are taken away.
    ///
    /// A kubelet's capacity is what the kernel hands out, so the memory it keeps for itself is gone
    /// before the reserves; counted at its most, for a pod that stays pending is found too late.
    pub(crate) fn allocatable_mib(&self, (kube, system): (f64, f64)) -> f64 {
        let kept = kube + system + EVICTION_MIB;
        (self.memory_mib - self.kernel_mib - kept).max(0.0)
    }

    /// What may be used before pods are evicted.
    pub(crate) fn usable_mib(&self) -> f64 {
        self.memory_mib - EVICTION_MIB
    }

    /// Whether what is asked for can be placed, and what there is survives. A kubelet is told twice the
    /// pods of its node, so that only the most of all can be too few.
    pub(crate) fn verdict(&self, reserved: (f64, f64)) -> Verdict {
        let scheduled = self.requests_mib <= self.allocatable_mib(reserved);
        verdict(self.total.mib(), self.usable_mib(), scheduled && self.pods <= MOST_PODS)
    }

    /// How many MiB are missing on the machine (from the interval's end that `of` takes), how many for
    /// the scheduler, and how many places for pods; below zero is room.
    pub(crate) fn lacks(&self, of: fn(Interval) -> f64) -> [f64; 3] {
        let machine = of(self.total.mib()) - self.usable_mib();
        let scheduler = self.requests_mib - self.allocatable_mib(self.reserved());
        [machine, scheduler, f64::from(self.pods) - f64::from(MOST_PODS)]
    }
}
