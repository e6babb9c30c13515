//! Chance that can be had again: the same seed gives the same fleet, cluster by cluster.
//!
//! Each cluster draws from a sequence of its own, so that no cluster's luck depends on how many
//! others there are or in which order they are played.

/// A sequence of random numbers: `SplitMix64`, as its authors published it (Steele, Lea and Flood,
/// "Fast splittable pseudorandom number generators", 2014).
#[derive(Clone, Debug)]
pub(super) struct Chance {
    state: u64,
}

impl Chance {
    /// The sequence of one cluster.
    pub(super) fn of_cluster(seed: u64, cluster: u64) -> Self {
        Self { state: mixed(mixed(seed.wrapping_add(GOLDEN)) ^ cluster.wrapping_mul(GOLDEN)) }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(GOLDEN);
        mixed(self.state)
    }

    /// From 0 up to, but not, 1.
    #[expect(clippy::cast_precision_loss, reason = "53 bits are exact in an f64")]
    pub(super) fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Any number between two.
    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + self.share() * (high - low)
    }
}

/// 2^64 over the golden ratio, made odd.
const GOLDEN: u64 = 0x9e37_79b9_7f4a_7c15;

fn mixed(mut bits: u64) -> u64 {
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_the_published_generator() {
        let mut chance = Chance { state: 1_234_567 };
        let drawn: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        let published =
            [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        assert_eq!(drawn, published);
    }

    #[test]
    fn clusters_draw_alike_and_independently() {
        let first = |seed, cluster| Chance::of_cluster(seed, cluster).share();
        assert!((first(7, 3) - first(7, 3)).abs() < f64::EPSILON);
        let shares: Vec<f64> = (0..100_000).map(|cluster| first(7, cluster)).collect();
        let mean = shares.iter().sum::<f64>() / 1e5;
        // Three standard errors of a uniform mean over 100,000.
        assert!((mean - 0.5).abs() < 3.0 * 0.289 / 316.0, "{mean}");
        let pairs = shares.windows(2).map(|pair| (pair[0] - 0.5) * (pair[1] - 0.5)).sum::<f64>();
        assert!((pairs / 1e5).abs() < 3.0 / 12.0 / 316.0, "{pairs}");
        assert!((first(7, 3) - first(8, 3)).abs() > 1e-9);
    }
}
