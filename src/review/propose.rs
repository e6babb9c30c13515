//! Whether a clause puts something to use, rather than name it, compare with it or warn of it.
//!
//! Better to overlook a proposal in prose, which its configuration gives away, than to reject an
//! answer for explaining why it does without.

use super::prose::{Sentence, denies, has, words};

/// Verbs of whoever puts something to use, in both languages.
const USING: [&str; 43] = [
    "use",
    "uses",
    "run",
    "runs",
    "deploy",
    "deploys",
    "deployed",
    "choose",
    "chose",
    "chosen",
    "enable",
    "enables",
    "install",
    "installs",
    "installed",
    "rely",
    "relies",
    "recommend",
    "recommends",
    "backed",
    "stores",
    "stored",
    "form",
    "forms",
    "utilise",
    "utilisent",
    "utilisons",
    "utiliser",
    "déployer",
    "déploie",
    "déployons",
    "choisir",
    "choisissons",
    "activer",
    "active",
    "installer",
    "installe",
    "repose",
    "recommande",
    "stocke",
    "stocké",
    "stockés",
    "installons",
];

/// What only says that it could be.
const POSSIBLE: [&str; 10] = [
    "can", "may", "might", "supports", "support", "offers", "peut", "peuvent", "permet", "propose",
];

/// Words that begin a sentence about what might be one day.
const SUPPOSING: [&str; 12] = [
    "if", "should", "when", "where", "once", "unless", "si", "s'il", "s'ils", "lorsque", "quand",
    "dès",
];

/// What a datastore is called where it is named: `datastore: etcd`, `la base d'état est etcd`.
const NAMED: [&str; 10] = [
    "datastore:",
    "datastore is",
    "datastore =",
    "datastore |",
    "state store:",
    "base d'état :",
    "base d'état:",
    "base d'état est",
    "stockage d'état :",
    "datastore :",
];

/// Words between a datastore's name and what it is.
const KINDS: [&str; 6] = ["embedded ", "an ", "the ", "un ", "l'", "external "];

/// Whether a sentence, in lower case, puts a term to use in one of its clauses.
pub(super) fn sentence_proposes(sentence: &Sentence<'_>, term: &str) -> bool {
    let supposes = words(&sentence.lower).next().is_some_and(|word| SUPPOSING.contains(&word));
    !supposes
        && (sentence.clauses().any(|clause| proposes(clause, term))
            || is_named(&sentence.lower, term))
}

/// Whether a sentence says of the datastore that it is this.
fn is_named(sentence: &str, term: &str) -> bool {
    if denies(sentence, term) {
        return false;
    }
    NAMED.iter().any(|named| {
        sentence.match_indices(named).any(|(at, _)| {
            let mut rest = sentence[at + named.len()..].trim_start();
            for kind in KINDS {
                rest = rest.strip_prefix(kind).unwrap_or(rest);
            }
            rest.strip_prefix(term).is_some_and(|after| {
                after.is_empty() || after.starts_with([' ', '.', ',', ';', '('])
            })
        })
    })
}

/// Whose use of it says nothing of this design.
const OTHERS: [&str; 10] = [
    "kubernetes",
    "kubeadm",
    "rke2",
    "openshift",
    "talos",
    "canonical",
    "minikube",
    "eks",
    "gke",
    "microshift",
];

/// What stands before `with`, where a whole is described by its part.
const WHOLES: [&str; 12] = [
    "k3s", "k0s", "microk8s", "server", "servers", "cluster", "clusters", "serveur", "serveurs",
    "nodes", "nœuds", "ha",
];

/// Words behind the term that still leave a description: `k3s with etcd on three servers`.
const LONGEST_TAIL: usize = 5;

/// Whether a clause, in lower case, puts a term to use.
pub(super) fn proposes(clause: &str, term: &str) -> bool {
    let Some(at) = clause.find(term).filter(|_| has(clause, term)) else { return false };
    let (before, after) = (&clause[..at], &clause[at + term.len()..]);
    // `etcd-free`, `etcd's write rate`: about it, not for it.
    let about = ["-free", "-less", "'s", "'"].iter().any(|tail| after.starts_with(tail));
    let named = |list: &[&str]| words(before).any(|word| list.contains(&word));
    if about || denies(clause, term) || named(&POSSIBLE) {
        return false;
    }
    // Kubernetes runs on etcd wherever it runs, and is installed by kubeadm where somebody chose to.
    let another = |word: &str| word != term && !(term == "kubeadm" && word == "kubernetes");
    if words(before).any(|word| another(word) && OTHERS.contains(&word)) {
        return false;
    }
    uses(before) || describes(before, after)
}

/// Whether somebody uses what follows; `the use of` is a matter, not a deed.
fn uses(before: &str) -> bool {
    let words: Vec<&str> = words(before).collect();
    words.iter().enumerate().any(|(at, word)| {
        let matter = words.get(at + 1).is_some_and(|next| ["of", "de", "d'"].contains(next));
        USING.contains(word) && !matter
    })
}

/// Whether a whole is described as one with what follows.
fn describes(before: &str, after: &str) -> bool {
    let words: Vec<&str> = words(before).collect();
    let joined = words.iter().rposition(|word| ["with", "avec", "via"].contains(word));
    joined.is_some_and(|at| {
        let near = words.len() - at <= 3;
        let whole = at.checked_sub(1).and_then(|at| words.get(at));
        let tail = super::prose::words(after).count();
        near && whole.is_some_and(|word| WHOLES.contains(word)) && tail <= LONGEST_TAIL
    })
}

#[cfg(test)]
mod tests {
    use super::super::prose::plain;
    use super::*;

    #[test]
    fn a_proposal_is_told_from_what_is_only_named() {
        for text in [
            "We use embedded etcd",
            "the servers run etcd on SSD",
            "Three servers with embedded etcd",
            "K3s with etcd on three servers",
            "Nous utilisons etcd",
            "K3s avec etcd embarqué",
            "the state is stored in etcd",
        ] {
            assert!(proposes(&plain(text), "etcd"), "{text}");
        }
        assert!(proposes(&plain("Nous installons Kubernetes avec kubeadm"), "kubeadm"));
        for text in [
            "etcd wears SD cards out",
            "compared with etcd",
            "problems with etcd",
            "embedded etcd needs 50 IOPS",
            "running etcd on flash is a mistake",
            "the use of etcd costs 4 GB",
            "K3s can use etcd",
            "Kubernetes uses etcd",
            "K3s with etcd needs more memory than these devices have to give",
            "we do not use etcd",
            "an etcd-free K3s",
            "la consommation d'etcd",
        ] {
            assert!(!proposes(&plain(text), "etcd"), "{text}");
        }
    }
}
