//! How long before their end a distribution renews its own certificates.

use super::{Distribution, Platform};

/// Releases of K3s that widened the window from 90 to 120 days: by minor version of Kubernetes 1, the
/// first patch that has it (k3s PR 12232, "Update certification renew alert to 120 days", in the releases
/// of May 2025; k3s-io/docs PR 424 names the four). Later minor versions have it from their first
/// release on, and no release of an earlier one does.
const K3S_WIDENED: [(u32, u32); 4] = [(30, 13), (31, 9), (32, 5), (33, 1)];

impl Platform {
    /// K3s renews its certificates when it starts within so many days of their end
    /// (`CertificateRenewDays`, k3s `pkg/daemons/config/types.go`). Nothing where another distribution
    /// runs: k0s makes its own anew at each start, and MicroK8s never does.
    pub fn k3s_renewal_days(&self) -> Option<u64> {
        (self.distribution == Distribution::K3s).then(|| {
            // What is no version is a finding; the shorter window promises less.
            if numbers(self.version()).is_some_and(is_widened) { 120 } else { 90 }
        })
    }
}

fn is_widened((major, minor, patch): (u32, u32, u32)) -> bool {
    let first = K3S_WIDENED.into_iter().find(|(known, _)| *known == minor);
    let known_last = K3S_WIDENED.last().is_some_and(|(last, _)| minor > *last);
    major > 1 || known_last || first.is_some_and(|(_, first)| patch >= first)
}

/// From `v1.36.3+k3s1`.
fn numbers(version: &str) -> Option<(u32, u32, u32)> {
    let release = version.trim_start_matches('v').split(['+', '-']).next()?;
    let mut numbers = release.split('.').map(|part| part.parse().ok());
    Some((numbers.next()??, numbers.next()??, numbers.next()??))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{FleetDesign, Name};

    fn days(distribution: Distribution, version: &str) -> Option<u64> {
        let mut platform = FleetDesign::new(Name::read("fleet").expect("a name")).platform;
        platform.distribution = distribution;
        platform.version = Some(version.to_owned()).filter(|version| !version.is_empty());
        platform.k3s_renewal_days()
    }

    #[test]
    fn k3s_renews_within_120_days_since_may_2025_and_within_90_before() {
        for (version, expected) in [
            ("", 120),
            ("v1.36.3+k3s1", 120),
            ("v1.34.0+k3s1", 120),
            ("v1.33.1+k3s1", 120),
            ("v1.33.0+k3s1", 90),
            ("v1.32.5+k3s1", 120),
            ("v1.32.4+k3s1", 90),
            ("v1.31.9+k3s1", 120),
            ("v1.31.8+k3s1", 90),
            ("v1.30.13+k3s1", 120),
            ("v1.30.12+k3s1", 90),
            ("v1.29.15+k3s1", 90),
            ("v1.9.99", 90),
            ("stable", 90),
        ] {
            assert_eq!(days(Distribution::K3s, version), Some(expected), "{version}");
        }
    }

    #[test]
    fn others_have_ways_of_their_own() {
        assert_eq!(days(Distribution::K0s, "v1.36.3+k0s.0"), None);
        assert_eq!(days(Distribution::Microk8s, "1.36/stable"), None);
    }
}
