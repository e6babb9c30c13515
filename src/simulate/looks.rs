//! When a cluster looks at its source: the engines' own processes, jump by jump.
//!
//! A failed look is taken to fail at once. One that runs into its timeout instead puts the next off
//! by as much: up to 3 minutes for Flux in the generated tree.

use super::chance::Chance;
use crate::outlook::ArgoPolling;

/// Flux's looks while they succeed: an interval each, varied by the jitter, evenly
/// (fluxcd/pkg `runtime/jitter/interval.go`).
#[derive(Clone, Copy, Debug)]
pub(super) struct FluxLooks {
    low: f64,
    high: f64,
}

impl FluxLooks {
    /// From the mean interval in seconds and the jitter as a share of it.
    pub(super) fn new(interval: f64, jitter: f64) -> Self {
        Self { low: interval * (1.0 - jitter), high: interval * (1.0 + jitter) }
    }

    /// The wait between two looks.
    pub(super) fn wait(self, chance: &mut Chance) -> f64 {
        chance.between(self.low, self.high)
    }

    /// What is left of a wait at a moment of chance: long waits are met more often than short ones,
    /// and at any point of theirs.
    pub(super) fn rest(self, chance: &mut Chance) -> f64 {
        let (low, high) = (self.low * self.low, self.high * self.high);
        chance.between(low, high).sqrt() * chance.share()
    }

    /// The mean wait.
    pub(super) fn mean(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// The longest wait.
    pub(super) fn longest(self) -> f64 {
        self.high
    }
}

/// Tries that come ever later, up to a cap, without jitter.
#[derive(Clone, Copy, Debug)]
pub(super) struct Backoff {
    /// The wait after the first failure, in seconds; each further one is twice as long.
    pub(super) first: f64,
    /// The longest wait.
    pub(super) cap: f64,
}

impl Backoff {
    /// The tries that follow a first failure, until the waits have grown to the cap: their times
    /// after it.
    pub(super) fn growing(self) -> impl Iterator<Item = f64> {
        let waits = std::iter::successors(Some(self.first), |wait| Some(wait * 2.0));
        waits.take_while(move |wait| *wait < self.cap).scan(0.0, |gone, wait| {
            *gone += wait;
            Some(*gone)
        })
    }

    /// The first try that is not before `elapsed`, both counted from the first failure.
    pub(super) fn first_try_from(self, elapsed: f64) -> f64 {
        let mut last = 0.0;
        for tried in self.growing() {
            if tried >= elapsed {
                return tried;
            }
            last = tried;
        }
        last + ((elapsed - last) / self.cap).ceil().max(1.0) * self.cap
    }
}

/// Argo CD's looks: one turn an interval, each put off at random by up to the jitter, and taken only
/// where the last look is more than an interval ago ([`ArgoPolling::longest`] has the source).
#[derive(Clone, Debug)]
pub(super) struct ArgoLooks {
    interval: f64,
    jitter: f64,
    /// When turn 0 comes, before it is put off.
    phase: f64,
    turn: f64,
    last: f64,
}

/// So many turns are played ahead of the moment that counts: by then the first one is forgotten.
const TURNS_AHEAD: f64 = 8.0;

/// No turn that matters is put off by more turns than this, as long as the jitter is no more than
/// the 99 % that rules allow: then it is 198.
const MOST_PUT_OFF: f64 = 200.0;

impl ArgoLooks {
    /// The looks of one cluster, from a little before `moment` on.
    pub(super) fn new(polling: ArgoPolling, moment: f64, chance: &mut Chance) -> Self {
        let (interval, jitter) = in_seconds(polling);
        let phase = chance.share() * interval;
        let mut looks = Self { interval, jitter, phase, turn: 0.0, last: f64::NEG_INFINITY };
        looks.skip_to(moment);
        looks
    }

    /// Goes on from a little before `moment`; what lies between does not matter any more.
    pub(super) fn skip_to(&mut self, moment: f64) {
        let put_off = (self.jitter / self.interval).ceil().min(MOST_PUT_OFF);
        let ahead = TURNS_AHEAD + put_off;
        self.turn = ((moment - self.phase) / self.interval).floor() - ahead;
        self.last = f64::NEG_INFINITY;
    }

    /// Whether the repository is read again at a look, or a cached revision of an earlier read serves.
    pub(super) fn is_read_anew(&self, read: f64, look: f64) -> bool {
        self.jitter <= 0.0 || look > read + self.interval
    }

    /// The next look.
    pub(super) fn next(&mut self, chance: &mut Chance) -> f64 {
        loop {
            let due = self.phase + self.turn * self.interval + chance.share() * self.jitter;
            self.turn += 1.0;
            // Without jitter no turn comes too soon, whatever rounding says.
            if self.jitter <= 0.0 || due > self.last + self.interval {
                self.last = due;
                return due;
            }
        }
    }

    /// The last look before a moment, and the first one from it on.
    pub(super) fn around(&mut self, moment: f64, chance: &mut Chance) -> (f64, f64) {
        // Turns in between are played only where they are few.
        if moment - self.last > 8.0 * TURNS_AHEAD * self.interval {
            self.skip_to(moment);
        }
        let mut before = self.last;
        loop {
            let look = self.next(chance);
            if look >= moment {
                return (before, look);
            }
            before = look;
        }
    }
}

#[expect(clippy::cast_precision_loss, reason = "at most ten years of seconds")]
fn in_seconds(polling: ArgoPolling) -> (f64, f64) {
    (polling.interval.as_seconds().max(1) as f64, polling.jitter.as_seconds() as f64)
}

#[cfg(test)]
#[expect(clippy::cast_precision_loss, reason = "thousands of samples")]
mod tests {
    use super::*;
    use crate::design::{Share, Span};

    const SAMPLES: u64 = 40_000;

    fn argo(interval: u64, jitter: u32) -> ArgoPolling {
        ArgoPolling::new(Span::seconds(interval), Share::percent(jitter))
    }

    fn samples(mut draw: impl FnMut(&mut Chance) -> f64) -> Vec<f64> {
        (0..SAMPLES).map(|cluster| draw(&mut Chance::of_cluster(1, cluster))).collect()
    }

    fn mean(values: &[f64]) -> f64 {
        values.iter().sum::<f64>() / values.len() as f64
    }

    /// The greatest distance to the even distribution from 0 to `top` (Kolmogorov and Smirnov).
    fn unevenness(mut values: Vec<f64>, top: f64) -> f64 {
        values.sort_by(f64::total_cmp);
        let count = values.len() as f64;
        let off = |(rank, value): (usize, &f64)| (rank as f64 / count - value / top).abs();
        values.iter().enumerate().map(off).fold(0.0, f64::max)
    }

    #[test]
    fn a_fleet_polls_at_clusters_over_mean_interval() {
        let looks = FluxLooks::new(900.0, 0.2);
        let hours = 48.0 * 3_600.0;
        let mut count = 0_u32;
        for cluster in 0..1_000 {
            let mut chance = Chance::of_cluster(3, cluster);
            let mut at = looks.rest(&mut chance);
            while at < hours {
                count += 1;
                at += looks.wait(&mut chance);
            }
        }
        let rate = f64::from(count) / hours;
        // The count of each cluster varies by a look or so in its 192.
        assert!((rate / (1_000.0 / 900.0) - 1.0).abs() < 0.001, "{rate}");
    }

    #[test]
    fn argo_cd_polls_at_the_closed_forms_pace() {
        for polling in [argo(900, 20), argo(900, 5), argo(300, 33), argo(600, 0)] {
            let mut count = 0_u32;
            let hours = 48.0 * 3_600.0;
            for cluster in 0..300 {
                let mut chance = Chance::of_cluster(5, cluster);
                let mut looks = ArgoLooks::new(polling, 0.0, &mut chance);
                let (_, mut at) = looks.around(0.0, &mut chance);
                while at < hours {
                    count += 1;
                    at = looks.next(&mut chance);
                }
            }
            let rate = f64::from(count) / hours;
            let closed = 300.0 / polling.mean_wait();
            assert!((rate / closed - 1.0).abs() < 0.01, "{polling:?}: {rate} of {closed}");
        }
    }

    #[test]
    fn what_is_left_of_a_wait_is_even_without_jitter() {
        let looks = FluxLooks::new(900.0, 0.0);
        // 1.63 over the root of the number of samples: one in a hundred would be further off.
        let most = 1.63 / (SAMPLES as f64).sqrt();
        assert!(unevenness(samples(|chance| looks.rest(chance)), 900.0) < most);
        let polling = argo(900, 0);
        let rests = samples(|chance| ArgoLooks::new(polling, 0.0, chance).around(0.0, chance).1);
        assert!(unevenness(rests, 900.0) < most);
    }

    #[test]
    fn with_jitter_the_mean_rest_is_mean_square_over_twice_the_mean() {
        let looks = FluxLooks::new(900.0, 0.2);
        let rest = mean(&samples(|chance| looks.rest(chance)));
        let variance = 360.0 * 360.0 / 12.0;
        let closed = (900.0 * 900.0 + variance) / (2.0 * 900.0);
        assert!((rest / closed - 1.0).abs() < 0.01, "{rest} of {closed}");
        for polling in [argo(900, 20), argo(300, 33), argo(1_800, 10)] {
            let rests =
                samples(|chance| ArgoLooks::new(polling, 0.0, chance).around(0.0, chance).1);
            let closed = polling.mean_rest();
            assert!((mean(&rests) / closed - 1.0).abs() < 0.015, "{polling:?}: {closed}");
            let longest = rests.iter().copied().fold(0.0, f64::max);
            let bound = polling.longest().as_seconds() as f64;
            assert!(longest <= bound && longest > 0.9 * bound, "{polling:?}: {longest}");
        }
    }

    #[test]
    fn a_backoff_doubles_up_to_its_cap() {
        let flux = Backoff { first: 0.75, cap: 900.0 };
        let growing: Vec<f64> = flux.growing().collect();
        assert_eq!((growing[0], growing[1], growing.len()), (0.75, 2.25, 11));
        // 25.6 minutes until the waits reach the cap.
        assert!((growing[10] - 1_535.25).abs() < 1e-9);
        assert!((flux.first_try_from(0.0) - 0.75).abs() < 1e-9);
        assert!((flux.first_try_from(1.0) - 2.25).abs() < 1e-9);
        assert!((flux.first_try_from(1_536.0) - 2_435.25).abs() < 1e-9);
        for elapsed in 1_536..100_000 {
            let wait = flux.first_try_from(f64::from(elapsed)) - f64::from(elapsed);
            assert!((0.0..=900.0).contains(&wait), "{elapsed}: {wait}");
        }
    }

    #[test]
    fn looks_far_away_are_reached_without_the_ones_between() {
        let mut chance = Chance::of_cluster(1, 1);
        let mut looks = ArgoLooks::new(argo(1, 0), 0.0, &mut chance);
        looks.around(0.0, &mut chance);
        let (before, after) = looks.around(3e8, &mut chance);
        assert!(before < 3e8 && (3e8..=3e8 + 2.0).contains(&after), "{before} {after}");
    }
}
