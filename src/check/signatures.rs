//! Rules about what vouches for the repository's content, and what it holds encrypted.

use super::Finding;
use super::case::{Case, Equipped, engine};
use super::rule::{
    AGE_SHAPE, AGE_UNUSED, SIGNATURES_KIND, SIGNATURES_VERSION, SIGNING_KEY_SHAPE, SIGNING_KEYS,
    SIGNING_KEYS_UNUSED, SOPS_ENGINE,
};
use super::shape;
use crate::design::{Engine, GitSecrets};

/// From this release on, a project of Argo CD says which keys sign which repository.
const SOURCE_INTEGRITY: (u32, u32) = (3, 5);

/// From this release on, Flux checks commits that are signed with SSH, too.
const SSH_COMMITS: (u32, u32) = (2, 9);

/// From this release on, Flux reads what cosign v3 writes unless told otherwise.
const COSIGN_3: (u32, u32) = (2, 8);

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found =
        case.each_device(&[signing_keys, signatures_version, signatures_kind, sops_engine]);
    found.extend(signing_key_shape(case));
    found.extend(signing_keys_unused(case));
    found.extend(age_shape(case));
    found.extend(age_unused(case));
    found
}

fn is_argocd(on: &Equipped<'_>) -> bool {
    matches!(on.gitops.engine, Engine::Argocd | Engine::ArgocdAgent)
}

/// Argo CD takes a project without keys for one that asks for no signature.
fn signing_keys(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let security = &case.design.security;
    (security.signatures && security.signing_keys.is_empty() && is_argocd(on))
        .then(|| SIGNING_KEYS.at("security.signing_keys").with("device", on.name()))
}

fn signatures_version(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let version = on.gitops.version();
    let old = shape::release(version).is_some_and(|release| release < SOURCE_INTEGRITY);
    (case.design.security.signatures && on.gitops.engine == Engine::Argocd && old)
        .then(|| SIGNATURES_VERSION.at(case.stated(on, "gitops.version")).with("version", version))
}

/// A release of Flux that checks some of the signatures which the tree allows for, and not all.
fn signatures_kind(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    let version = on.gitops.version();
    let (kind, least) = match on.gitops.artifact {
        Some(_) => ("cosign", COSIGN_3),
        None => ("ssh", SSH_COMMITS),
    };
    let old = shape::release(version).is_some_and(|release| release < least);
    (case.design.security.signatures && on.gitops.engine == Engine::Flux && old).then(|| {
        SIGNATURES_KIND
            .at(case.stated(on, "gitops.version"))
            .with("version", version)
            .with("kind", kind)
            .with("least", format!("v{}.{}", least.0, least.1))
    })
}

fn sops_engine(case: &Case<'_>, on: &Equipped<'_>) -> Option<Finding> {
    (case.design.security.git_secrets == GitSecrets::SopsAge && is_argocd(on)).then(|| {
        SOPS_ENGINE
            .at("security.git_secrets")
            .with("device", on.name())
            .with("engine", engine(on.gitops.engine))
    })
}

/// What is wrong with an id that could be right: lower case, or a whole fingerprint.
fn key_id(text: &str) -> Option<String> {
    let hex: String = text.chars().filter(|c| *c != ' ').collect();
    let known = matches!(hex.len(), 16 | 40) && hex.chars().all(|c| c.is_ascii_hexdigit());
    known.then(|| hex[hex.len() - 16..].to_ascii_uppercase())
}

fn signing_key_shape(case: &Case<'_>) -> Vec<Finding> {
    let keys = case.design.security.signing_keys.iter();
    let wrong = keys.filter(|key| key_id(key).as_ref() != Some(*key));
    wrong
        .map(|key| {
            SIGNING_KEY_SHAPE
                .at("security.signing_keys")
                .with("value", key.as_str())
                .with("right", key_id(key).unwrap_or_else(|| "3CB12BA185C47B67".to_owned()))
        })
        .collect()
}

fn signing_keys_unused(case: &Case<'_>) -> Option<Finding> {
    let security = &case.design.security;
    let used = security.signatures && case.devices.iter().any(is_argocd);
    (!security.signing_keys.is_empty() && !used)
        .then(|| SIGNING_KEYS_UNUSED.at("security.signing_keys"))
}

fn age_shape(case: &Case<'_>) -> Vec<Finding> {
    let regions = case.design.fleet.regions.iter().enumerate();
    let wrong = regions.filter_map(|(index, region)| {
        let recipient = region.age_recipient.as_deref()?;
        (!shape::is_age_recipient(recipient)).then(|| {
            AGE_SHAPE
                .at(format!("fleet.regions[{index}].age_recipient"))
                .with("region", region.name.as_str())
                .with("value", recipient)
        })
    });
    wrong.collect()
}

fn age_unused(case: &Case<'_>) -> Vec<Finding> {
    if case.design.security.git_secrets == GitSecrets::SopsAge {
        return Vec::new();
    }
    let regions = case.design.fleet.regions.iter().enumerate();
    let stated = regions.filter(|(_, region)| region.age_recipient.is_some());
    stated
        .map(|(index, _)| AGE_UNUSED.at(format!("fleet.regions[{index}].age_recipient")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};

    const SIGNED: (&str, &str) = ("security.signatures", "true");
    const ARGOCD: (&str, &str) = ("gitops.engine", "argocd");
    const KEYS: (&str, &str) = ("security.signing_keys", "3CB12BA185C47B67");
    const SOPS: (&str, &str) = ("security.git_secrets", "sops-age");

    #[test]
    fn argo_cd_has_to_know_which_keys_sign() {
        for engine in [ARGOCD, ("gitops.engine", "argocd-agent")] {
            assert_found("security.signing-keys", &[SIGNED, engine]);
            assert_not_found("security.signing-keys", &[SIGNED, engine, KEYS]);
        }
        assert_not_found("security.signing-keys", &[ARGOCD]);
        assert_not_found("security.signing-keys", &[SIGNED]);
    }

    #[test]
    fn argo_cd_before_3_5_does_not_know_the_field() {
        let old = ("gitops.version", "v3.4.3");
        assert_found("security.signatures-version", &[SIGNED, ARGOCD, KEYS, old]);
        assert_not_found("security.signatures-version", &[ARGOCD, old]);
        let new = ("gitops.version", "v3.5.0");
        assert_not_found("security.signatures-version", &[SIGNED, ARGOCD, KEYS, new]);
    }

    #[test]
    fn flux_learnt_the_kinds_of_signatures_one_after_the_other() {
        let artifact = ("gitops.artifact", "oci://registry.example.com/fleet");
        let with = |version| [SIGNED, artifact, ("gitops.version", version)];
        let message = Draft::with(&with("v2.7.5")).message("security.signatures-kind");
        assert!(message.contains("cosign v3") && message.contains("v2.8"), "{message}");
        assert_not_found("security.signatures-kind", &with("v2.8.0"));
        let git = |version| [SIGNED, ("gitops.version", version)];
        let message = Draft::with(&git("v2.8.0")).message("security.signatures-kind");
        assert!(message.contains("SSH") && message.contains("v2.9"), "{message}");
        assert_not_found("security.signatures-kind", &git("v2.9.0"));
        assert_not_found("security.signatures-kind", &git("v2.8.0")[1..]);
        assert_not_found(
            "security.signatures-kind",
            &[SIGNED, ARGOCD, ("gitops.version", "v2.8.0")],
        );
    }

    #[test]
    fn a_key_is_named_by_its_long_id_in_capitals() {
        let shape = |value: &str| {
            let draft = Draft::with(&[SIGNED, ARGOCD, ("security.signing_keys", value)]);
            (!draft.found("security.signing-key-shape").is_empty())
                .then(|| draft.fix("security.signing-key-shape"))
        };
        assert_eq!(shape("3CB12BA185C47B67"), None);
        for (wrong, right) in [
            ("3cb12ba185c47b67", "3CB12BA185C47B67"),
            ("85E38F69046B44C1EC9FB07B76D78F0500D026C4", "76D78F0500D026C4"),
        ] {
            let fix = shape(wrong).expect(wrong);
            assert!(fix.contains(right), "{fix}");
        }
        for wrong in ["85C47B67", "0x3CB12BA185C47B67", "somebody@example.com"] {
            assert!(shape(wrong).is_some(), "{wrong}");
        }
    }

    #[test]
    fn keys_that_nobody_asks_for_are_noted() {
        assert_found("security.signing-keys-unused", &[KEYS, ARGOCD]);
        assert_found("security.signing-keys-unused", &[KEYS, SIGNED]);
        assert_not_found("security.signing-keys-unused", &[KEYS, SIGNED, ARGOCD]);
        assert_not_found("security.signing-keys-unused", &[SIGNED, ARGOCD]);
    }

    #[test]
    fn only_flux_decrypts() {
        for engine in [ARGOCD, ("gitops.engine", "argocd-agent")] {
            assert_found("security.sops-engine", &[SOPS, engine]);
            assert_not_found("security.sops-engine", &[engine]);
        }
        assert_not_found("security.sops-engine", &[SOPS]);
    }

    #[test]
    fn an_age_recipient_has_its_checksum() {
        let right = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
        let field = "fleet.regions[0].age_recipient";
        assert_not_found("security.age-shape", &[SOPS, (field, right)]);
        let typo = right.replace("54pw", "45pw");
        for wrong in [typo.as_str(), "age1abc", "ssh-ed25519 AAAA", &right.to_uppercase()] {
            assert_found("security.age-shape", &[SOPS, (field, wrong)]);
        }
    }

    #[test]
    fn a_recipient_that_nothing_is_encrypted_for_is_noted() {
        let recipient = (
            "fleet.regions[1].age_recipient",
            "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p",
        );
        assert_found("security.age-unused", &[recipient]);
        assert_not_found("security.age-unused", &[recipient, SOPS]);
    }
}
