//! What a busy control plane needs beside an idle one: a figure of its own, part of no total.
//!
//! The totals hold the memory of a node at rest. What a node needed while pods came and went was
//! measured as a whole, and only its ratio to rest can be carried over to another machine.

use std::sync::Arc;

use super::{Interval, Role};
use crate::catalog::{BusyRatio, Catalog};
use crate::design::Distribution;

/// The peak of system, distribution, datastore and add-ons, without engine and workloads.
#[derive(Clone, Debug, PartialEq)]
pub struct Peak {
    /// The measured ratio, with what kept the node busy, source and date.
    pub ratio: Arc<BusyRatio>,
    /// Our own sum of those parts times the ratio, in MiB.
    pub mib: Interval,
}

/// The peak of a server that holds `own` at rest; nothing on an agent, which nobody measured without
/// the pods that made the load.
pub(super) fn peak(
    catalog: &Catalog,
    distribution: Distribution,
    role: Role,
    own: Interval,
) -> Option<Peak> {
    let ratio = catalog.busy(distribution).filter(|_| role == Role::Server)?;
    let mib = Interval { low: own.low * ratio.low, high: own.high * ratio.high };
    Some(Peak { ratio: Arc::clone(ratio), mib })
}
