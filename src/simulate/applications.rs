//! The Applications of a cluster, which read the repository for each other: what one has read serves all
//! until it is an interval old, the change that came in between or not.

use super::chance::Chance;
use super::looks::ArgoLooks;

/// The most that a cluster has (`crate::outlook::applications`).
const MOST: usize = 3;

/// The look of the workloads' Application that finds what has been in the repository since a moment.
/// All of them have their turns together, and each is put off on its own (argo-cd v3.5.1: one
/// informer, `controller/appcontroller.go`; the cached revision, `reposerver/cache/cache.go`).
pub(super) fn look_that_finds(
    looks: &mut ArgoLooks,
    applications: usize,
    moment: f64,
    chance: &mut Chance,
) -> f64 {
    looks.skip_to(moment);
    let count = applications.clamp(1, MOST);
    let mut each: [ArgoLooks; MOST] = std::array::from_fn(|_| looks.clone());
    let mut next: [f64; MOST] = [f64::INFINITY; MOST];
    for (look, own) in next.iter_mut().zip(&mut each).take(count) {
        *look = own.next(chance);
    }
    let mut read = f64::NEG_INFINITY;
    loop {
        // The workloads' own is the first; it is asked first where two look at once.
        let place = (1..count)
            .fold(0, |first, other| if next[other] < next[first] { other } else { first });
        let look = next[place];
        if looks.is_read_anew(read, look) {
            read = look;
        }
        if place == 0 && read >= moment {
            return look;
        }
        next[place] = each[place].next(chance);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Share, Span};
    use crate::outlook::{ArgoPolling, in_seconds};

    fn delays(polling: ArgoPolling, applications: usize) -> Vec<f64> {
        let moment = 1e6;
        let one = |cluster| {
            let mut chance = Chance::of_cluster(3, cluster);
            let mut looks = ArgoLooks::new(polling, moment, &mut chance);
            look_that_finds(&mut looks, applications, moment, &mut chance) - moment
        };
        (0..20_000).map(one).collect()
    }

    #[test]
    fn one_alone_finds_a_change_at_its_first_look_and_two_may_be_served_what_was_before_it() {
        let polling = ArgoPolling::new(Span::seconds(900), Share::percent(20));
        let mean = |delays: &[f64]| delays.iter().sum::<f64>() / 20_000.0;
        let most = |delays: &[f64]| delays.iter().copied().fold(0.0, f64::max);
        let (one, two) = (delays(polling, 1), delays(polling, 2));
        let (longest, interval) = (in_seconds(polling.longest()), in_seconds(polling.interval));
        assert!((mean(&one) / polling.mean_rest() - 1.0).abs() < 0.02, "{}", mean(&one));
        assert!(most(&one) <= longest);
        // No later than one look after the cached revision has expired.
        assert!(mean(&two) > 1.1 * mean(&one), "{} {}", mean(&two), mean(&one));
        assert!(most(&two) <= longest + interval && most(&two) > longest, "{}", most(&two));
    }

    #[test]
    fn without_jitter_all_look_at_once() {
        let polling = ArgoPolling::new(Span::seconds(900), Share::percent(0));
        let most = delays(polling, 3).into_iter().fold(0.0, f64::max);
        assert!(most <= 900.0 + 1e-6, "{most}");
    }
}
