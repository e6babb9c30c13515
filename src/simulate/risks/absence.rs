//! What months without a link, or without power, bring: certificates and credentials that end,
//! versions that fall behind.
//!
//! Not here, because the tree rules it out: Sigstore's metadata (TUF) that expires, as artifacts are
//! signed with a key and Git with one of `GnuPG` or SSH; images that the kubelet deletes for
//! their age (`imageMaximumGCAge` is 0 by default), or that snapd replaces (`snap refresh --hold`).

use super::{Case, Risk, risk};
use crate::design::{Distribution, Engine, Span};
use crate::outlook::in_seconds;
use crate::text::Phrase;

const DAY_S: f64 = 86_400.0;

/// From one restart of K3s to the next: the tree's timer runs every month, up to 7 days late. So what
/// is left of a certificate is never less than the days within which it is renewed (see
/// [`crate::design::Platform::k3s_renewal_days`]) without these, while a node is on.
const RESTARTS_APART_S: f64 = (31.0 + 7.0) * DAY_S;

/// The tree's timer for MicroK8s renews as often, within so many days of the end
/// (`renew-certificates.sh`).
const MICROK8S_RENEWAL_S: f64 = 120.0 * DAY_S;

/// What an old and a new K3s renew within.
const K3S_RENEWAL_DAYS: [u64; 2] = [90, 120];

/// k0s makes the certificates of its control plane anew at each start, but starts its kubelet with
/// the kubeconfig that is there, whatever became of the certificate in it (k0s dff90ce,
/// `pkg/component/worker/utils.go`, `BootstrapKubeletClientConfig`). The kubelet renews it while it
/// runs, after 70 to 90 % of its year (kubernetes, client-go `util/certificate`), so that at
/// least a tenth of 365 days is left.
const KUBELET_CERTIFICATE_LASTS_S: f64 = 36.0 * DAY_S;

/// `hub/certificates.sh` makes an agent's certificate for so long.
const AGENT_CERTIFICATE_S: f64 = 730.0 * DAY_S;

/// Nobody replaces keys and tokens while an outage of days lasts; from a month on somebody may, or
/// they end by themselves (GitLab lets an access token live for 365 days by default). An estimate.
const ROTATION_S: f64 = 30.0 * DAY_S;

/// Kubernetes makes about three minor releases a year (kubernetes.io, Release Cycle), so after eight
/// months there may be two.
const TWO_RELEASES_S: f64 = 243.0 * DAY_S;

/// A minor release is maintained for about 14 months (kubernetes.io, Patch Releases).
const OUT_OF_SUPPORT_S: f64 = 426.0 * DAY_S;

/// The risks of a long absence.
pub(super) fn risks(case: &Case<'_>) -> impl Iterator<Item = Risk> {
    let expired = |distribution: Distribution, at_s: f64| {
        case.link("certificate.expired", at_s, |device| {
            case.design.platform_of(device).distribution == distribution
        })
    };
    let microk8s = MICROK8S_RENEWAL_S - RESTARTS_APART_S;
    let k3s = K3S_RENEWAL_DAYS.map(|days| expired_k3s(case, days));
    let others = [
        expired(Distribution::Microk8s, microk8s).map(|one| with(one, "microk8s")),
        expired(Distribution::K0s, KUBELET_CERTIFICATE_LASTS_S).map(|one| with(one, "k0s")),
        agent_certificate(case),
        case.link("credential.ended", ROTATION_S, |_| true),
        case.link("signer.replaced", ROTATION_S, |_| case.design.security.signatures),
        case.link("version.behind", TWO_RELEASES_S, |_| true),
        case.link("version.unsupported", OUT_OF_SUPPORT_S, |_| true),
    ];
    k3s.into_iter().chain(others).flatten()
}

/// K3s of the releases that renew within so many days.
fn expired_k3s(case: &Case<'_>, days: u64) -> Option<Risk> {
    let left = in_seconds(Span::seconds(days * 86_400)) - RESTARTS_APART_S;
    case.link("certificate.expired", left, |device| {
        case.design.platform_of(device).k3s_renewal_days() == Some(days)
    })
}

/// The same risk in the words of a distribution that renews certificates in its own way.
fn with(certificates: Risk, distribution: &str) -> Risk {
    let key = format!("simulate-risk-certificate-expired-{distribution}");
    let message = Phrase::new(key).with("clusters", certificates.clusters);
    Risk { message, ..certificates }
}

/// How old an agent's certificate is when the link drops is not known: the first may end at once,
/// the last two years later.
fn agent_certificate(case: &Case<'_>) -> Option<Risk> {
    let agents = case.link("agent.certificate-ended", 0.0, |device| {
        case.design.gitops_of(device).engine == Engine::ArgocdAgent
    })?;
    let all_by = AGENT_CERTIFICATE_S.min(case.outage);
    let Risk { id, clusters, devices, .. } = agents;
    Some(risk(id, (0.0, all_by), clusters, devices))
}

#[cfg(test)]
mod tests {
    use crate::design::Span;
    use crate::simulate::testing::played;
    use crate::simulate::{Question, Risk, Scenario, USUAL_ABSENCE};

    fn found(sets: &[(&str, &str)], days: u64) -> Vec<Risk> {
        let outage = Span::seconds(days * 86_400);
        played(sets, |asked| Question { outage, ..asked }).risks
    }

    fn holds(id: &str, sets: &[(&str, &str)], days: u64) -> bool {
        found(sets, days).iter().any(|risk| risk.id == id)
    }

    #[test]
    fn half_a_year_away_ends_certificates_and_credentials_and_two_years_leave_support() {
        let months = played(&[], |asked| Question {
            scenario: Scenario::Months,
            outage: USUAL_ABSENCE,
            ..asked
        });
        assert_eq!(months.cut_off, months.clusters);
        let ids: Vec<&str> = months.risks.iter().map(|risk| risk.id).collect();
        for id in ["certificate.expired", "credential.ended", "clock.drift", "image.missing"] {
            assert!(ids.contains(&id), "{id}: {ids:?}");
        }
        for id in ["version.behind", "version.unsupported"] {
            assert!(!ids.contains(&id), "{id}: {ids:?}");
        }
        assert!(holds("version.behind", &[], 244) && !holds("version.behind", &[], 242));
        assert!(holds("version.unsupported", &[], 427) && !holds("version.unsupported", &[], 425));
    }

    #[test]
    fn days_do_not_end_what_lasts_for_months() {
        for id in ["certificate.expired", "credential.ended", "signer.replaced", "version.behind"] {
            assert!(!holds(id, &[("security.signatures", "true")], 29), "{id}");
        }
        assert!(holds("signer.replaced", &[("security.signatures", "true")], 31));
        assert!(!holds("signer.replaced", &[("security.signatures", "false")], 31));
    }

    #[test]
    fn each_distribution_renews_certificates_in_its_own_way() {
        let of = |distribution: &str, days| {
            let sets = [("devices[1].platform.distribution", distribution)];
            let mut risks = found(&sets, days);
            risks.retain(|risk| risk.id == "certificate.expired");
            risks.into_iter().map(|risk| risk.devices.join(" ")).collect::<Vec<_>>()
        };
        assert_eq!(of("k3s", 83), ["gateway camera"]);
        assert!(of("k3s", 81).is_empty());
        let old = |days| {
            let sets = [("devices[1].platform.version", "v1.32.4+k3s1")];
            let mut risks = found(&sets, days);
            risks.retain(|risk| risk.id == "certificate.expired");
            risks.into_iter().map(|risk| risk.devices.join(" ")).collect::<Vec<_>>()
        };
        // Before May 2025 it renewed within 90 days, so that 52 may be left.
        assert!(old(51).is_empty());
        assert_eq!(old(53), ["camera"]);
        assert_eq!(old(83), ["camera", "gateway"]);
        assert_eq!(of("microk8s", 83), ["gateway", "camera"]);
        // k0s does not make a new one for its kubelet, which has as little as a tenth of it left.
        assert_eq!(of("k0s", 83), ["camera", "gateway"]);
        assert_eq!(of("k0s", 37), ["camera"]);
        assert!(of("k0s", 35).is_empty());
    }

    #[test]
    fn an_agents_certificate_may_end_at_any_time_and_has_after_two_years() {
        let agent = [("gitops.engine", "argocd-agent")];
        let risks = found(&agent, 1_000);
        let ended = risks.iter().find(|risk| risk.id == "agent.certificate-ended");
        let ended = ended.expect("it is there");
        assert_eq!((ended.clusters, ended.devices.len()), (600, 1));
        assert!((ended.all_by_s - 730.0 * 86_400.0).abs() < 1.0 && ended.at_s.abs() < 1.0);
        assert!(!holds("agent.certificate-ended", &[], 1_000));
    }
}
