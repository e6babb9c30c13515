//! A node with other workloads than the design's: what an answer proposes for it.

use super::{Group, Interval, NodeBudget, Scheduler, Verdict, verdict};

/// What a node comes to with other workloads.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Proposed {
    /// The working sets of all lines, theirs instead of the design's.
    pub total: Interval,
    /// The scheduler's question.
    pub scheduler: Scheduler,
    /// The worse of the two answers.
    pub verdict: Verdict,
}

impl NodeBudget {
    /// The same node with workloads that take `mib` and request `requests_mib`, and with an engine
    /// and add-ons that request at least `system_mib`.
    pub fn with_workloads(&self, mib: Interval, requests_mib: f64, system_mib: f64) -> Proposed {
        let rest = self.without_workloads();
        let total = Interval { low: rest.low + mib.low, high: rest.high + mib.high };
        let own = |workloads: bool| -> f64 {
            let lines = self.lines.iter();
            let lines = lines.filter(|line| (line.group == Group::Workloads) == workloads);
            lines.map(|line| line.request_mib).sum()
        };
        let requests_mib = own(false).max(system_mib) + requests_mib;
        let allocatable_mib = self.scheduler.allocatable_mib;
        let fits = requests_mib <= allocatable_mib;
        Proposed {
            total,
            scheduler: Scheduler { allocatable_mib, requests_mib, fits },
            verdict: verdict(total, self.usable_mib, fits),
        }
    }

    /// What all but the workloads take.
    pub fn without_workloads(&self) -> Interval {
        let workloads = self.group(Group::Workloads);
        Interval { low: self.total.low - workloads.low, high: self.total.high - workloads.high }
    }
}
