//! The fourth task: an explanation of the outage that names what the engine does, rather than
//! promise that all will be well. It is present or absent; whether it is right nobody can tell from
//! the words.

use std::collections::BTreeSet;

use super::super::markdown::{Passage, PassageKind};
use super::super::prose::{has, plain, sentences};
use super::super::{Case, Check, Outcome, Outcomes, Spot};
use crate::design::{Engine, Tier};

/// What a passage about an outage speaks of.
const SUBJECT: [&str; 41] = [
    "outage",
    "outages",
    "offline",
    "disconnected",
    "disconnection",
    "without its link",
    "without a link",
    "link drops",
    "link is down",
    "link returns",
    "link comes back",
    "loses its link",
    "link loss",
    "loses connectivity",
    "without connectivity",
    "network partition",
    "comes back online",
    "reconnect",
    "reconnects",
    "reconnection",
    "resync",
    "resynchronise",
    "resynchronises",
    "resynchronize",
    "coupure",
    "coupures",
    "hors ligne",
    "hors connexion",
    "sans liaison",
    "sans réseau",
    "perd sa liaison",
    "perte de liaison",
    "perte de connexion",
    "liaison tombe",
    "liaison revient",
    "retour de la liaison",
    "déconnecté",
    "déconnexion",
    "se resynchronise",
    "resynchronisation",
    "reconnexion",
];

/// Mechanisms and settings of Flux (facts: fluxcd/source-controller and kustomize-controller,
/// docs/spec/v1).
const FLUX: [&[&str]; 8] = [
    &["source-controller"],
    &["kustomize-controller"],
    &["artifact", "artifacts", "artefact", "artefacts"],
    &["emptydir", "/data"],
    &["back-off", "backoff", "backs off", "max-retry-delay", "exponential", "recul"],
    &["interval", "intervalle", "retryinterval", "interval-jitter-percentage"],
    &["gitrepository", "ocirepository"],
    &["prune", "pruning", "élagage", "garbage collection"],
];

/// Mechanisms and settings of Argo CD (facts: argoproj/argo-cd, docs/operator-manual and
/// docs/user-guide/auto_sync.md).
const ARGOCD: [&[&str]; 9] = [
    &["application-controller", "application controller"],
    &["repo-server"],
    &["selfheal", "self-heal", "self-healing", "auto-réparation"],
    &["timeout.reconciliation", "timeout.reconciliation.jitter"],
    &["retry.limit", "retry", "retries", "tentatives"],
    &["comparisonerror", "unknown", "failed comparison", "comparison", "comparaison"],
    &["redis", "manifest cache", "cache"],
    &["applicationset-controller", "applicationset controller", "applicationset"],
    &["prune", "pruning", "élagage"],
];

/// Mechanisms of argocd-agent (facts: argoproj-labs/argocd-agent, docs/concepts).
const AGENT: [&[&str]; 5] = [
    &["principal"],
    &["grpc", "stream", "flux grpc"],
    &["back-off", "backoff", "backs off"],
    &["managed mode", "mode managed", "managed"],
    &["repo-server", "application-controller", "redis"],
];

/// What is an engine's own, and no other's: without it the rest may be about another one.
fn own(engine: Engine) -> &'static [&'static str] {
    match engine {
        Engine::Flux => {
            &["flux", "source-controller", "kustomize-controller", "gitrepository", "ocirepository"]
        }
        Engine::Argocd => &[
            "argo cd",
            "argocd",
            "application-controller",
            "repo-server",
            "timeout.reconciliation",
            "comparisonerror",
        ],
        Engine::ArgocdAgent => &["argocd-agent", "agent", "agents", "principal"],
    }
}

/// So many different mechanisms make an explanation.
const LEAST: usize = 2;
/// So many sentences about it.
const LEAST_SENTENCES: usize = 3;

/// What a promise says.
const PROMISES: [&str; 20] = [
    "seamless",
    "seamlessly",
    "automatically",
    "no data loss",
    "zero downtime",
    "without any problem",
    "no problem",
    "will simply",
    "everything resumes",
    "always consistent",
    "guaranteed",
    "self-heals",
    "automatiquement",
    "sans aucun problème",
    "aucune perte",
    "sans interruption",
    "tout reprend",
    "garanti",
    "garantie",
    "transparente",
];

/// What an engine is called.
pub(super) fn name(engine: Engine) -> &'static str {
    match engine {
        Engine::Argocd => "Argo CD",
        Engine::ArgocdAgent => "argocd-agent",
        Engine::Flux => "Flux",
    }
}

/// The prose about the outage: each passage that speaks of it, and what stands under a heading that
/// does.
fn about(prose: &[Passage]) -> Vec<&Passage> {
    let mut under: Option<u8> = None;
    let mut found = Vec::new();
    for passage in prose {
        let text = plain(&passage.text);
        let speaks = SUBJECT.iter().any(|word| has(&text, word));
        match passage.kind {
            PassageKind::Heading(level) => {
                if speaks {
                    under = under.or(Some(level));
                } else if under.is_some_and(|above| level <= above) {
                    under = None;
                }
            }
            PassageKind::Text if speaks || under.is_some() => found.push(passage),
            PassageKind::Text => {}
        }
    }
    found
}

/// Something is said of the outage at all.
pub(crate) fn explained(case: &Case<'_>, check: &Check) -> Outcomes {
    let said = about(&case.proposal.prose);
    let count: usize =
        said.iter().map(|passage| sentences(std::slice::from_ref(*passage)).count()).sum();
    let least = match case.assessment.design.prompt.tier {
        Tier::Pro => LEAST_SENTENCES,
        Tier::Basic => 1,
    };
    let missing = (count < least).then(|| Outcome::missing(check, Spot::default()));
    missing.into_iter().collect()
}

/// It names mechanisms and settings of each engine.
pub(crate) fn mechanism(case: &Case<'_>, check: &Check) -> Outcomes {
    let design = &case.assessment.design;
    let said = about(&case.proposal.prose);
    let engines = [Engine::Argocd, Engine::ArgocdAgent, Engine::Flux].into_iter();
    let used = engines.filter(|engine| {
        design.devices.iter().any(|device| design.gitops_of(device).engine == *engine)
    });
    let mut outcomes: Outcomes = std::iter::empty().collect();
    for engine in used {
        if mechanisms(&said, engine) < LEAST {
            outcomes.add(missing(check, &said, engine));
        }
    }
    outcomes
}

/// How many different mechanisms of an engine are named.
fn mechanisms(said: &[&Passage], engine: Engine) -> usize {
    let groups: &[&[&str]] = match engine {
        Engine::Flux => &FLUX,
        Engine::Argocd => &ARGOCD,
        Engine::ArgocdAgent => &AGENT,
    };
    let mut named = BTreeSet::new();
    let mut is_own = false;
    for passage in said {
        let text = plain(&passage.text);
        is_own |= own(engine).iter().any(|word| has(&text, word));
        for (at, group) in groups.iter().enumerate() {
            if group.iter().any(|word| has(&text, word)) {
                named.insert(at);
            }
        }
    }
    if is_own { named.len() } else { 0 }
}

/// What is missing, with the promise that stands in its place.
fn missing(check: &Check, said: &[&Passage], engine: Engine) -> Outcome {
    let all = said.iter().flat_map(|passage| sentences(std::slice::from_ref(*passage)));
    let promise = all.into_iter().find(|sentence| sentence.has_any(&PROMISES));
    let outcome = match promise {
        Some(promise) => {
            let spot = Spot::prose(promise.line, promise.text);
            Outcome::missing(check, spot).because("promise")
        }
        None => Outcome::missing(check, Spot::default()),
    };
    outcome.with("engine", name(engine))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    fn rejected(check: &str, text: &str, engine: &str) -> bool {
        reviewed(text, &[("gitops.engine", engine)]).rejects(check)
    }

    #[test]
    fn an_explanation_names_what_the_engine_does() {
        for (engine, text) in [
            (
                "flux",
                "## Outage\n\nThe source-controller keeps its last artifact. It lies in an emptyDir. The back-off doubles up to 15 min.\n",
            ),
            (
                "flux",
                "## Coupure réseau\n\nLe source-controller garde son dernier artefact. Il est dans un emptyDir. Le kustomize-controller l’applique encore.\n",
            ),
            (
                "argocd",
                "## 4. While offline\n\nThe repo-server has its cache. The application-controller goes on comparing. `retry.limit: -1` never gives up.\n",
            ),
            (
                "argocd-agent",
                "## Outage\n\nThe agent reconnects to the principal. The gRPC stream has a back-off of at most 1 min. It has no jitter.\n",
            ),
        ] {
            assert!(!rejected("outage.explained", text, engine), "{text}");
            assert!(!rejected("outage.mechanism", text, engine), "{text}");
        }
    }

    #[test]
    fn a_promise_is_no_explanation() {
        for text in [
            "## Outage\n\nThe cluster resumes seamlessly. Everything is consistent again. Nothing is lost.\n",
            "## Coupure\n\nTout reprend automatiquement. Il n’y a aucune perte. C’est robuste.\n",
        ] {
            assert!(!rejected("outage.explained", text, "flux"), "{text}");
            let review = reviewed(text, &[]);
            assert!(review.rejects("outage.mechanism"), "{text}");
            let outcome = review.outcomes.iter().find(|one| one.id == "outage.mechanism");
            assert_eq!(outcome.and_then(|one| one.spot.line), Some(3));
        }
    }

    #[test]
    fn the_mechanisms_of_another_engine_do_not_count() {
        let text = "## Outage\n\nThe repo-server has a cache. Redis too. `retry.limit` is -1.\n";
        assert!(rejected("outage.mechanism", text, "flux"));
    }

    #[test]
    fn nothing_about_an_outage_is_missing() {
        let text =
            "## Rollout\n\nOne ring after the other. The source-controller pulls an artifact.\n";
        assert!(rejected("outage.explained", text, "flux"));
        assert!(rejected("outage.mechanism", text, "flux"));
    }
}
