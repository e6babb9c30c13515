//! How a cluster that loses sight of its source finds it again, and the change with it.

use super::applications::look_that_finds;
use super::chance::Chance;
use super::kind::Kind;
use super::looks::{ArgoLooks, FluxLooks};
use super::pace::flux_backoff;
use super::play::{Onset, Stage, Tally};
use crate::outlook::{ArgoPolling, REPOSITORY_ERROR_GRACE, in_seconds};

/// So many looks after the first one that succeeds are played; then they are spread enough to count
/// as steady.
const LOOKS_AFTER: usize = 3;
/// A change so many of the longest waits later finds its cluster anywhere in a wait.
const FORGOTTEN: f64 = 8.0;

impl Stage<'_> {
    /// Flux's first look that succeeds, and the one that finds the change; its reads on the way
    /// there and after it.
    pub(super) fn flux(
        &mut self,
        looks: FluxLooks,
        kind: &Kind,
        tally: &mut Tally,
        chance: &mut Chance,
    ) -> (f64, f64) {
        let (grid, outage) = (self.grid, self.outage);
        let reads = &mut self.played.reads[kind.source];
        let backoff = flux_backoff();
        let first = looks.rest(chance);
        let mut look = first;
        if first < outage {
            Onset::add(&mut tally.reported, first);
            look = first + backoff.first_try_from(outage - first);
            // A host that is down is asked all the same.
            if !self.link_is_down {
                reads.at(grid, first, 1.0);
                let mut last = first;
                for tried in backoff.growing().map(|tried| first + tried) {
                    if tried < outage {
                        reads.at(grid, tried, 1.0);
                        last = tried;
                    }
                }
                // From then on every cap; half of one is the middle between a try and the next.
                reads.steadily(grid, last + backoff.cap / 2.0, outage, 1.0 / backoff.cap);
            }
        }
        reads.at(grid, look, 1.0);
        let mut found = (look >= kind.available).then_some(look);
        let mut last = look;
        for _ in 0..LOOKS_AFTER {
            last += looks.wait(chance);
            reads.at(grid, last, 1.0);
            found = found.or((last >= kind.available).then_some(last));
        }
        reads.steadily(grid, last + looks.mean() / 2.0, f64::INFINITY, 1.0 / looks.mean());
        (look, found.unwrap_or_else(|| look_from(looks, last, kind.available, chance)))
    }

    /// Argo CD's first look that succeeds, and the one that finds the change; and when it stopped
    /// healing on the way there. It resolves the branch from the repo-server's cache until that is
    /// an interval old, and a comparison without it fails.
    pub(super) fn argo(
        &self,
        (polling, applications): (ArgoPolling, usize),
        available: f64,
        tally: &mut Tally,
        chance: &mut Chance,
    ) -> (f64, f64) {
        let mut looks = ArgoLooks::new(polling, 0.0, chance);
        let first = self.argo_returns(&mut looks, polling, tally, chance);
        // After an outage nothing is cached any more, so the first look finds what is there.
        let found = if available > first {
            look_that_finds(&mut looks, applications, available, chance)
        } else {
            first
        };
        (first, found)
    }

    fn argo_returns(
        &self,
        looks: &mut ArgoLooks,
        polling: ArgoPolling,
        tally: &mut Tally,
        chance: &mut Chance,
    ) -> f64 {
        let (before, failed) = looks.around(0.0, chance);
        let expired = (before + in_seconds(polling.interval)).max(0.0);
        if expired < self.outage {
            Onset::add(&mut tally.unhealed, expired);
        }
        if failed >= self.outage {
            return failed;
        }
        // Failures within the grace are passed over.
        let grace = failed + in_seconds(REPOSITORY_ERROR_GRACE);
        let mut look = looks.next(chance);
        while look <= grace && look < self.outage {
            look = looks.next(chance);
        }
        if look >= self.outage {
            return look;
        }
        Onset::add(&mut tally.reported, look);
        looks.around(self.outage, chance).1
    }
}

/// Flux's first look from a moment on, of a cluster that looked at another one.
fn look_from(looks: FluxLooks, looked: f64, moment: f64, chance: &mut Chance) -> f64 {
    if moment - looked > FORGOTTEN * looks.longest() {
        return moment + looks.rest(chance);
    }
    let mut look = looked;
    while look < moment {
        look += looks.wait(chance);
    }
    look
}
