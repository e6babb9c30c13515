//! The four built-in sessions: canonical, free of errors, and with no warning but those meant.

use super::{Severity, check};
use crate::budget::{Budget, budget};
use crate::catalog::Catalog;
use crate::design::read::read;
use crate::design::write::write;
use crate::design::{Engine, FleetDesign};
use crate::outlook::outlook;
use crate::text::Language;

const SESSIONS: [(&str, &str); 4] = [
    ("wind-turbines", include_str!("../../sessions/wind-turbines.yaml")),
    ("refrigerated-trucks", include_str!("../../sessions/refrigerated-trucks.yaml")),
    ("sensor-gateways", include_str!("../../sessions/sensor-gateways.yaml")),
    ("shops", include_str!("../../sessions/shops.yaml")),
];

fn design(name: &str) -> FleetDesign {
    let (_, text) = SESSIONS.iter().find(|(known, _)| *known == name).expect("a session");
    read(text).expect("a built-in session reads")
}

/// Severity and id of the findings, with the path behind warnings.
fn findings(design: &FleetDesign, budget: &Budget) -> Vec<String> {
    let outlook = outlook(design, &Catalog::builtin());
    let found = check(design, &Catalog::builtin(), budget, &outlook, None);
    let said = |finding: &super::Finding| match finding.severity {
        Severity::Note => format!("note {}", finding.id),
        severity => format!("{severity:?} {} {}", finding.id, finding.path).to_lowercase(),
    };
    found.iter().map(said).collect()
}

#[test]
fn each_is_written_as_the_program_would_write_it() {
    for (name, text) in SESSIONS {
        let design = design(name);
        assert_eq!(design.name.as_str(), name);
        let (comment, body) = text.split_once('\n').expect("a comment, then the session");
        assert!(comment.starts_with("# "));
        assert_eq!(write(&design), body);
    }
}

#[test]
fn each_gives_the_findings_that_are_meant_and_no_other() {
    let key = "note security.key-beside-data";
    let images = "note platform.sums-unknown";
    let meant: [(&str, &[&str]); 4] = [
        ("wind-turbines", &[images, key]),
        ("refrigerated-trucks", &["warning memory.below-minimum devices[0].memory", images, key]),
        ("sensor-gateways", &["note datastore.sd-wear", images, key]),
        ("shops", &[images, "note security.luks-data-only"]),
    ];
    for (name, meant) in meant {
        assert_eq!(findings(&design(name), &Budget::default()), meant, "{name}");
    }
}

#[test]
fn only_the_device_type_of_1_gib_does_not_fit_its_memory() {
    for (name, _) in SESSIONS {
        let design = design(name);
        let found = findings(&design, &budget(&design, &Catalog::builtin()));
        for finding in found.iter().filter(|finding| finding.contains(" memory.")) {
            let small = name == "refrigerated-trucks" && finding.ends_with("devices[0].memory");
            assert!(small || finding == "note memory.tight", "{name}: {finding}");
        }
    }
}

#[test]
fn together_they_show_both_languages_both_engines_and_an_override() {
    let designs: Vec<_> = SESSIONS.iter().map(|(name, _)| design(name)).collect();
    let french = designs.iter().filter(|design| design.prompt.language == Language::Fr).count();
    assert_eq!(french, 2);
    let clusters: Vec<_> = designs.iter().map(FleetDesign::clusters).collect();
    assert_eq!(clusters, [2_400, 900, 10_000, 3_000]);
    for engine in [Engine::Argocd, Engine::Flux] {
        assert!(designs.iter().any(|design| design.gitops.engine == engine));
    }
    let wind = &designs[0];
    assert_eq!(wind.gitops_of(&wind.devices[0]).engine, Engine::Flux);
    assert_eq!(wind.gitops_of(&wind.devices[1]).engine, Engine::Argocd);
}
