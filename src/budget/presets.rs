//! What others keep back of a node's memory, beside our own rule: for comparison, and for whoever
//! moves workloads between a cloud and the edge.
//!
//! Each is the vendor's own formula on the memory of the machine. `allocatable` is what it leaves
//! to pods: memory less reserve and eviction threshold.

use crate::budget::Interval;
use crate::catalog::entry::words;
use crate::text::Phrase;

words! {
    /// A vendor's rule.
    Preset "preset" {
        /// Google Kubernetes Engine: a share of each tier of memory.
        Gke = "gke",
        /// Amazon EKS: by pods (amazon-eks-ami@81fec2e, nodeadm/internal/kubelet/config.go).
        Eks = "eks",
        /// Azure AKS from 1.29 on: by pods, at most a quarter of the memory.
        Aks = "aks",
        /// Azure AKS before 1.29: GKE's tiers, with a larger eviction threshold.
        AksBefore129 = "aks-before-129",
        /// K3s by itself: nothing, and no memory threshold (k3s@469d009 agent.go:192).
        K3s = "k3s-default",
    }
}

/// MiB in a decimal megabyte, in which AKS states its rule.
const MB: f64 = 1_000_000.0 / 1_048_576.0;

/// Shares of the tiers of memory, from the first MiB on: up to so many GiB, this share.
const TIERS: [(f64, f64); 5] =
    [(4.0, 0.25), (8.0, 0.20), (16.0, 0.10), (128.0, 0.06), (f64::INFINITY, 0.02)];

/// What a rule keeps back, in MiB.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Kept {
    /// For the system and Kubernetes.
    pub reserved_mib: f64,
    /// The least that stays free: below it pods are evicted. Zero where there is no threshold.
    pub eviction_mib: f64,
}

impl Kept {
    /// What is left to pods of a machine with so much memory.
    pub fn allocatable_mib(self, memory_mib: f64) -> f64 {
        (memory_mib - self.reserved_mib - self.eviction_mib).max(0.0)
    }
}

impl Preset {
    /// What it keeps back of a machine with this memory that may run so many pods; nothing where
    /// it says nothing of so small a machine.
    pub fn kept(self, memory_mib: f64, max_pods: u32) -> Option<Kept> {
        let pods = f64::from(max_pods);
        let (reserved_mib, eviction_mib) = match self {
            // Below 1 GiB GKE has another rule, which could not be verified.
            Preset::Gke if memory_mib < 1_024.0 => return None,
            Preset::Gke => (tiers(memory_mib), 100.0),
            Preset::Eks => (11.0 * pods + 255.0, 100.0),
            Preset::Aks => ((20.0 * pods + 50.0).min(memory_mib / MB * 0.25) * MB, 100.0),
            Preset::AksBefore129 => (tiers(memory_mib), 750.0),
            Preset::K3s => (0.0, 0.0),
        };
        Some(Kept { reserved_mib, eviction_mib })
    }

    /// Where the rule is from.
    pub fn source(self) -> &'static str {
        match self {
            Preset::Gke => "Google Kubernetes Engine documentation, Plan node sizes",
            Preset::Eks => "awslabs/amazon-eks-ami@81fec2e, nodeadm/internal/kubelet/config.go",
            Preset::Aks | Preset::AksBefore129 => {
                "Azure Kubernetes Service documentation, Resource reservations"
            }
            Preset::K3s => "k3s-io/k3s@469d009, pkg/daemons/agent/agent.go:192",
        }
    }
}

fn tiers(memory_mib: f64) -> f64 {
    let gib = memory_mib / 1_024.0;
    let mut from = 0.0;
    let mut kept = 0.0;
    for (to, share) in TIERS {
        let tier = Interval { low: from, high: gib.min(to) };
        kept += (tier.high - tier.low).max(0.0) * share;
        from = to;
    }
    kept * 1_024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn near(value: f64, expected: f64, tolerance: f64) {
        assert!((value - expected).abs() <= tolerance, "{value} is not {expected}");
    }

    #[test]
    fn gke_leaves_what_its_documentation_says() {
        let memory = 150.0 * 1_024.0;
        let kept = Preset::Gke.kept(memory, 110).expect("a rule");
        near((kept.reserved_mib + kept.eviction_mib) / 1_024.0, 9.8577, 0.00005);
        near(kept.allocatable_mib(memory) / 1_024.0, 140.1423, 0.00005);
    }

    #[test]
    fn aks_reserves_what_its_documentation_says() {
        let reserved = |gb: f64, pods| {
            let kept = Preset::Aks.kept(gb * 1_000.0 * MB, pods);
            kept.expect("a rule").reserved_mib / MB
        };
        near(reserved(8.0, 30), 650.0, 0.001);
        near(reserved(4.0, 70), 1_000.0, 0.001);
    }

    #[test]
    fn two_gibibytes_under_each_rule() {
        let left = |preset: Preset, pods| {
            preset.kept(2_048.0, pods).expect("a rule").allocatable_mib(2_048.0)
        };
        near(left(Preset::Gke, 110), 1_436.0, 0.5);
        near(left(Preset::Eks, 30), 1_363.0, 0.5);
        near(left(Preset::Eks, 110), 483.0, 0.5);
        near(left(Preset::Aks, 30), 1_436.0, 0.5);
        near(left(Preset::AksBefore129, 30), 786.0, 0.5);
        near(left(Preset::K3s, 110), 2_048.0, 0.0);
    }

    #[test]
    fn no_rule_leaves_less_than_nothing() {
        for preset in Preset::ALL {
            for memory in [1.0, 512.0, 1_024.0, 65_536.0] {
                let kept = preset.kept(memory, 250);
                assert!(kept.is_none_or(|kept| kept.allocatable_mib(memory) >= 0.0), "{preset:?}");
            }
        }
    }
}
