//! What the kubelet of a device type is told to keep back.
//!
//! The rule, made for nodes of 1 to 8 GiB and not taken from any vendor:
//! - `eviction-hard` `memory.available` is 100 MiB, the kubelet's own default. K3s
//!   names two other thresholds, and a kubelet that is told any inherits none (k3s@469d009
//!   agent.go:192; the conclusion is ours, `/configz` of a node shows it).
//! - `system-reserved` is the middle of the operating system's interval, `kube-reserved` that of
//!   distribution and datastore: what pods may then use is what the machine really has left.
//! - Together they stay at or below three eighths of the memory; on small nodes both shrink in
//!   proportion, or nothing could be placed that would in fact run.
//! - The kubelet is told whole MiB, rounded down; the budget counts the exact values, so that more
//!   memory never places less. `max-pods` is twice the pods of the budget (a rollout doubles them
//!   for a moment), at least 30 and at most the kubelet's default of 110.

use super::Reserves;

pub(super) const EVICTION_MIB: f64 = 100.0;
const LARGEST_SHARE: f64 = 3.0 / 8.0;

/// The kubelet's own limit (Kubernetes documentation, Considerations for large clusters: no more than
/// 110 pods per node).
pub(super) const MOST_PODS: u32 = 110;

/// What the kubelet is told: whole MiB of what is reserved for Kubernetes and for the system.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
pub(super) fn told((kube, system): (f64, f64), pods: f64) -> Reserves {
    Reserves {
        kube_mib: kube.floor(),
        system_mib: system.floor(),
        eviction_mib: EVICTION_MIB,
        max_pods: (pods * 2.0).clamp(30.0, f64::from(MOST_PODS)) as u32,
    }
}

/// `kube-reserved` and `system-reserved` in MiB, from the middle of what each holds.
pub(super) fn scaled(memory_mib: f64, kube: f64, system: f64) -> (f64, f64) {
    let most = memory_mib * LARGEST_SHARE;
    let scale = if system + kube > most { most / (system + kube) } else { 1.0 };
    (kube * scale, system * scale)
}
