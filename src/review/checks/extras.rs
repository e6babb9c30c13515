//! What the design asks for beyond the tasks: WebAssembly, Secure Boot, disk encryption. Each is
//! dealt with where its means are named, not where its name stands.

use super::super::embedded::walk;
use super::super::prose::{has, plain};
use super::super::{Case, Check, Outcome, Outcomes, Spot};
use crate::design::Extra;

/// WebAssembly: a workload that names its runtime class, and a shim that is installed.
pub(crate) fn wasm(case: &Case<'_>, check: &Check) -> Outcomes {
    if !case.assessment.design.asks_for(Extra::Wasm) {
        return Outcomes::new();
    }
    let mut outcomes: Outcomes = std::iter::empty().collect();
    if !case.proposal.objects().any(|object| runs_on_shim(object.node)) {
        outcomes.add(Outcome::missing(check, Spot::default()));
    }
    let shims =
        ["containerd-shim-spin", "containerd-shim-wasm", "containerd-shim", "kwasm", "runwasi"];
    if !named(case, &shims) {
        outcomes.add(Outcome::missing(check, Spot::default()).because("absent-shim"));
    }
    outcomes
}

fn runs_on_shim(node: &crate::yaml::Node) -> bool {
    let mut found = false;
    walk(node, &mut |path, _| found |= path.last() == Some(&"runtimeClassName"));
    found
}

/// Secure Boot: its chain of trust, by what signs or enrols.
pub(crate) fn secure_boot(case: &Case<'_>, check: &Check) -> Outcomes {
    let means = [
        "sbctl",
        "mokutil",
        "sbsign",
        "pesign",
        "systemd-sbsign",
        "uki",
        "unified kernel image",
        "platform key",
        "shim",
        "enrol",
        "enroll",
        "enrolment",
        "enrollment",
        "enrôlement",
        "enrôler",
        "signature database",
        "chain of trust",
        "chaîne de confiance",
        "no uefi",
        "without uefi",
        "pas d'uefi",
        "sans uefi",
    ];
    dealt_with(
        case,
        check,
        Extra::SecureBoot,
        &["secure boot", "secureboot", "secure-boot"],
        &means,
    )
}

/// Disk encryption: what encrypts, and what unlocks.
pub(crate) fn disk_encryption(case: &Case<'_>, check: &Check) -> Outcomes {
    let means = [
        "luks",
        "luks2",
        "cryptsetup",
        "systemd-cryptenroll",
        "clevis",
        "tang",
        "tpm2",
        "tpm 2",
        "tpm 2.0",
        "pcr",
        "pcrs",
        "crypttab",
    ];
    let names = [
        "encryption",
        "encrypted",
        "encrypt",
        "encrypts",
        "chiffrement",
        "chiffré",
        "chiffrer",
        "luks",
        "luks2",
        "cryptsetup",
    ];
    dealt_with(case, check, Extra::DiskEncryption, &names, &means)
}

fn dealt_with(
    case: &Case<'_>,
    check: &Check,
    extra: Extra,
    names: &[&str],
    means: &[&str],
) -> Outcomes {
    if !case.assessment.design.asks_for(extra) {
        return Outcomes::new();
    }
    let missing = if !named(case, names) {
        Some(Outcome::missing(check, Spot::default()))
    } else if !named(case, means) {
        Some(Outcome::missing(check, Spot::default()).because("absent-means"))
    } else {
        None
    };
    missing.into_iter().collect()
}

/// Whether prose or code name one of these.
fn named(case: &Case<'_>, words: &[&str]) -> bool {
    let prose = case.proposal.prose.iter().map(|passage| passage.text.as_str());
    let code = case.proposal.pieces.iter().map(|piece| piece.text.as_str());
    prose.chain(code).any(|text| {
        let text = plain(text);
        words.iter().any(|word| has(&text, word))
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    #[test]
    fn what_is_not_asked_for_may_be_missing() {
        for check in ["extra.wasm", "extra.secure-boot", "extra.disk-encryption"] {
            assert!(!reviewed("text\n", &[]).rejects(check), "{check}");
        }
    }

    #[test]
    fn wasm_needs_a_runtime_class_and_a_shim() {
        let asked = [("prompt.extras", "wasm")];
        let pod = "```yaml\napiVersion: v1\nkind: Pod\nspec: {runtimeClassName: spin}\n```\n";
        let shim = "```sh\ninstall containerd-shim-spin-v2 /usr/local/bin\n```\n";
        assert!(!reviewed(&format!("{pod}{shim}"), &asked).rejects("extra.wasm"));
        for text in [pod, shim, "Wasm is light and fast.\n"] {
            assert!(reviewed(text, &asked).rejects("extra.wasm"), "{text}");
        }
    }

    #[test]
    fn a_name_alone_is_no_answer() {
        let asked = [("prompt.extras", "secure-boot, disk-encryption")];
        let poor = reviewed("Enable Secure Boot and disk encryption on every device.\n", &asked);
        assert!(poor.rejects("extra.secure-boot") && poor.rejects("extra.disk-encryption"));
        let good = "Secure Boot: keys are enrolled with sbctl (enrolment at the factory).\n\nLe chiffrement : LUKS2 déverrouillé par le TPM 2.0.\n";
        let good = reviewed(good, &asked);
        assert!(!good.rejects("extra.secure-boot") && !good.rejects("extra.disk-encryption"));
    }
}
