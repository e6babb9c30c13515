//! What a prompt must say, whatever its wording.

use std::path::PathBuf;

use super::fixture::{assessment, design, with};
use super::*;
use crate::budget::Verdict;
use crate::design::fields::set;
use crate::design::{Addon, FleetDesign};

fn pro(design: FleetDesign, language: Language) -> Prompt {
    prompt(&with(design), Tier::Pro, language, None)
}

fn changed(changes: &[(&str, &str)]) -> FleetDesign {
    let mut design = design();
    for (path, text) in changes {
        set(&mut design, path, text).expect(path);
    }
    design
}

fn assert_all(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "{part:?} is missing in\n{text}");
    }
}

/// The text between two headings.
fn section<'a>(text: &'a str, heading: &str) -> &'a str {
    let start = text.find(&format!("# {heading}\n")).unwrap_or_else(|| panic!("no {heading}"));
    let rest = &text[start + 2..];
    &rest[..rest.find("\n# ").unwrap_or(rest.len())]
}

#[test]
fn basic_asks_for_a_light_stack_and_a_strategy_in_at_most_120_words() {
    for (language, role) in [
        (Language::En, "senior DevOps architect for Kubernetes at the edge"),
        (Language::Fr, "architecte DevOps senior, spécialiste de Kubernetes en périphérie"),
    ] {
        let mut design = changed(&[
            ("prompt.notes", ""),
            ("prompt.extras", "secure-boot, disk-encryption, wasm"),
        ]);
        design.project.appliances = Some("refrigerated trucks and their trailers".into());
        let made = prompt(&with(design), Tier::Basic, language, None);
        assert_all(&made.text, &[role, "K3s", "k0s", "GitOps", "1", "800 clusters", "RAM"]);
        assert!(made.length().words <= 120, "{} words\n{}", made.length().words, made.text);
    }
}

#[test]
fn pro_has_role_context_and_figures_in_english() {
    let text = prompt(&assessment(), Tier::Pro, Language::En, None).text;
    assert_all(section(&text, "Role"), &["principal", "Argo CD or Flux", "arm64 and amd64"]);
    assert_all(
        section(&text, "Context"),
        &[
            "north-sea-wind",
            "wind turbines",
            "intermittent",
            "5G",
            "2 Mbit/s",
            "billed",
            "72 h (3 days)",
            "Physical security",
            "2,400 clusters",
            "resiliently",
            "2 GiB",
            "8 GiB",
            "eMMC",
            "Raspberry Pi CM4",
            "`telemetry`",
        ],
    );
    assert_all(
        section(&text, "The fleet in figures"),
        &[
            "`dogger-bank`: 1,400 clusters",
            "`canary` (1%)",
            "**tight**",
            "1,180 to 2,110 MiB",
            "1,948 usable",
            "1,510 to 1,704 MiB for the control plane",
            "850 to 1,510 MiB",
            "2 reads per second",
            "15 per repository",
            "at least 2 min 40 s",
            "72 h",
            "`turbine-gateway` to *fits*",
            "400 MiB of 1,436 allocatable",
        ],
    );
}

#[test]
fn pro_has_role_context_and_figures_in_french() {
    let text = prompt(&assessment(), Tier::Pro, Language::Fr, None).text;
    assert_all(section(&text, "Rôle"), &["SRE principal", "Argo CD ou Flux", "arm64 et amd64"]);
    assert_all(
        section(&text, "Contexte"),
        &[
            "north-sea-wind",
            "intermittent",
            "2\u{a0}Mbit/s",
            "facturé",
            "72\u{a0}h (3\u{a0}jours)",
            "Sécurité physique",
            "2\u{202f}400 clusters",
            "résiliente",
            "2\u{a0}Gio",
            "8\u{a0}Gio",
        ],
    );
    assert_all(
        section(&text, "La flotte en chiffres"),
        &[
            "`dogger-bank`\u{a0}: 1\u{202f}400 clusters",
            "**juste**",
            "1\u{202f}180 à 2\u{202f}110\u{a0}Mio",
            "1\u{202f}510 à 1\u{202f}704\u{a0}Mio au plan de contrôle",
            "0,67 par seconde",
            "2\u{a0}min 40\u{a0}s",
        ],
    );
}

#[test]
fn pro_has_four_tasks_constraints_and_the_warning() {
    let text = prompt(&assessment(), Tier::Pro, Language::En, None).text;
    let tasks = section(&text, "Tasks");
    for task in [
        "\n1. **Installation script, without etcd",
        "\n2. **GitOps repository, base and overlays with Kustomize",
        "\n3. ",
        "\n4. **The outage, explained exactly",
    ] {
        assert!(tasks.contains(task), "{task}\n{tasks}");
    }
    assert_all(
        tasks,
        &[
            "ApplicationSet",
            "GitRepository",
            "`timeout.reconciliation: 12m`",
            "`timeout.reconciliation.jitter: 6m`",
            "--interval-jitter-percentage=20",
        ],
    );
    assert_all(
        section(&text, "Constraints"),
        &[
            "zero trust",
            "no inbound port on an edge node, ever",
            "native WebAssembly",
            "fenced `yaml` block",
            "path",
            "Pinned versions",
        ],
    );
    assert_all(section(&text, "Warning: 4 GB"), &["4 GB", "4,096 MiB", "leaner alternative"]);
    let french = prompt(&assessment(), Tier::Pro, Language::Fr, None).text;
    assert_all(
        section(&french, "Tâches"),
        &[
            "\n1. **Script d’installation, sans etcd",
            "\n2. **Dépôt GitOps, base et overlays avec Kustomize",
            "\n3. ",
            "\n4. **La coupure réseau",
        ],
    );
    assert_all(
        section(&french, "Contraintes"),
        &[
            "Zero trust strict",
            "aucun port entrant sur un nœud en périphérie, jamais",
            "`yaml`",
            "WebAssembly natif",
        ],
    );
    assert_all(
        section(&french, "Avertissement\u{a0}: 4\u{a0}Go"),
        &["4\u{a0}Go", "alternative plus frugale"],
    );
}

#[test]
fn the_third_task_and_the_traps_follow_the_engine() {
    let argocd = pro(changed(&[("devices[0].gitops.engine", "")]), Language::En).text;
    assert_all(
        &argocd,
        &[
            "3. **The Argo CD `ApplicationSet` that reaches these clusters by pull alone",
            "is push",
            "AppProject `default`",
            "`retry.limit: -1`",
        ],
    );
    assert!(!argocd.contains("postBuild"));
    let local = [("devices[0].gitops.engine", ""), ("gitops.applications", "local")];
    for (language, task, device) in [
        (
            Language::En,
            "by pull alone and without an `ApplicationSet`",
            "installation script fills in",
        ),
        (
            Language::Fr,
            "uniquement en pull et sans `ApplicationSet`",
            "script d’installation complète",
        ),
    ] {
        let local = pro(changed(&local), language).text;
        assert_all(&local, &[task, device, "`retry.limit: -1`", "AppProject `default`"]);
        for told in
            ["byte for byte", "à l’octet près", "no labels to generate", "labels à exploiter"]
        {
            assert!(!local.contains(told), "{told}: nothing is generated from labels");
        }
    }
    let flux = pro(changed(&[("gitops.engine", "flux")]), Language::En).text;
    assert_all(
        &flux,
        &[
            "3. **The Flux equivalent of an `ApplicationSet`, by pull alone",
            "retries without limit",
            "emptyDir",
            "would make 40 reads per second",
        ],
    );
    assert!(!flux.contains("AppProject"));
    let artifact =
        [("gitops.engine", "flux"), ("gitops.artifact", "oci://registry.example.com/fleet")];
    let artifact = pro(changed(&artifact), Language::En).text;
    assert_all(&artifact, &["`OCIRepository`", "tag `canary`, `early` or `broad`"]);
    let agent = [("gitops.engine", "argocd-agent"), ("devices[0].gitops.engine", "")];
    let agent = pro(changed(&agent), Language::En).text;
    assert_all(
        &agent,
        &[
            "`destination.name`",
            "hundreds of agents",
            "is push",
            "the one connection to the hub, ⟦to fill in: hub of argocd-agent, host and port⟧",
            "`retry.limit: -1`",
        ],
    );
    assert!(!agent.contains("Here `destination.server` is"));
}

#[test]
fn the_first_task_is_true_of_each_datastore() {
    let task = |changes: &[(&str, &str)]| {
        section(&pro(changed(changes), Language::En).text, "Tasks").to_owned()
    };
    assert!(task(&[]).contains("with SQLite on its one server."));
    let agents = task(&[("devices[0].nodes", "3")]);
    assert!(agents.contains("the other nodes join as agents"), "{agents}");
    let etcd = task(&[("devices[1].platform.datastore", "etcd"), ("devices[1].nodes", "3")]);
    assert_all(
        &etcd,
        &[
            "without etcd wherever the design does not ask for it",
            "because the engineer has chosen it",
        ],
    );
    let postgres =
        [("platform.datastore", "postgres"), ("platform.database", "db.example.com:5432/k3s")];
    assert_all(
        &task(&postgres),
        &["sharing the PostgreSQL outside the cluster (`db.example.com:5432/k3s`)", "without etcd"],
    );
    let dqlite = task(&[("platform.datastore", "dqlite")]);
    assert!(dqlite.contains("with dqlite, which K3s does not offer. Say so first"), "{dqlite}");
    let microk8s = task(&[("platform.distribution", "microk8s"), ("platform.datastore", "dqlite")]);
    assert!(microk8s.contains("with its own dqlite"), "{microk8s}");
    let several = task(&[("devices[0].nodes", "2"), ("devices[0].servers", "2")]);
    assert!(several.contains("the design asks for 2 servers: SQLite serves one"), "{several}");
}

#[test]
fn open_parameters_are_marked_and_named() {
    let mut design = design();
    design.project.appliances = Some(" \u{200b}".into());
    design.devices[1].hardware = None;
    design.gitops.repository = None;
    design.fleet.regions.clear();
    let made = pro(design.clone(), Language::Fr);
    assert_all(
        &made.text,
        &[
            "⟦à remplir\u{a0}: équipements⟧",
            "⟦à remplir\u{a0}: matériel de nacelle-camera⟧",
            "⟦à remplir\u{a0}: dépôt Git⟧",
            "⟦à remplir\u{a0}: régions⟧",
            "liste-les toutes",
        ],
    );
    assert_eq!(
        made.open,
        ["project.appliances", "fleet.regions", "devices[1].hardware", "gitops.repository"]
    );
    assert!(pro(design.clone(), Language::En).text.contains("⟦to fill in: appliances⟧"));
    // A short question has no place for the repository: what is not in it is not open in it.
    let basic = prompt(&with(design.clone()), Tier::Basic, Language::En, None);
    assert_eq!(basic.open, ["project.appliances"]);
    // Flux that pulls an artifact needs no repository.
    set(&mut design, "gitops.engine", "flux").expect("set");
    set(&mut design, "gitops.artifact", "oci://registry.example.com/fleet").expect("set");
    assert!(!pro(design, Language::En).open.contains(&"gitops.repository".to_owned()));
    assert_eq!(pro(super::fixture::design(), Language::En).open, Vec::<String>::new());
}

#[test]
fn extras_ask_for_more_and_say_what_a_device_cannot_do() {
    let extras = [("prompt.extras", "secure-boot, disk-encryption, wasm")];
    let text = pro(changed(&extras), Language::En).text;
    let required = section(&text, "Also required");
    assert_all(
        required,
        &[
            "Secure Boot",
            "`turbine-gateway` cannot do it",
            "Disk encryption",
            "`turbine-gateway` has no TPM 2",
            "WebAssembly",
        ],
    );
    assert!(!required.contains("nacelle-camera"));
    let tang = pro(changed(&[("security.disk_encryption", "luks-tang")]), Language::Fr).text;
    assert_all(
        &tang,
        &["Tang est hors d’atteinte reste verrouillé", "72\u{a0}h (3\u{a0}jours) sans liaison"],
    );
    assert!(!pro(design(), Language::En).text.contains("# Also required"));
}

#[test]
fn what_the_figures_object_to_is_said() {
    let mut assessment = assessment();
    for polling in &mut assessment.outlook.polling {
        polling.source_reads_per_second = 15.17;
    }
    assessment.budget.devices[0].verdict = Verdict::Over;
    assessment.budget.devices[0].control_plane.within = false;
    let scheduler = &mut assessment.budget.devices[1].scheduler;
    scheduler.requests_mib = scheduler.allocatable_mib + 1.0;
    (scheduler.pods, scheduler.max_pods) = (111, 110);
    let text = prompt(&assessment, Tier::Pro, Language::En, None).text;
    assert_all(
        &text,
        &[
            "**over**",
            "**above the limit of 4,096 MiB**",
            "more than the scheduler can place",
            "**111 pods are more than the 110 that a node runs**",
        ],
    );
    // Two engines that read one repository are too fast together.
    assert_eq!(text.matches("this design is too fast").count(), 2);
    let none = pro(design(), Language::En).text;
    assert!(!none.contains("MiB usable") && !none.contains("*tight*"), "{none}");
}

#[test]
fn add_ons_that_open_ports_are_named() {
    let mut design = design();
    design.platform.addons = vec![Addon::Coredns, Addon::Servicelb];
    let text = pro(design, Language::En).text;
    assert!(
        text.contains("(this design keeps `servicelb`: they must not reach the site's network)")
    );
}

#[test]
fn a_template_of_the_users_own_replaces_ours_and_its_error_names_the_line() {
    let own = |text: &str| {
        let overrides = [(PathBuf::from("pro.en.md.j2"), text.to_owned())].into();
        prompt_with(&assessment(), Tier::Pro, Language::En, None, &overrides)
    };
    let made = own("[= appliances =], [= clusters | number =]\n").expect("renders");
    assert_eq!(made.text, "wind turbines, 2,400\n");
    let unknown = own("\n\n[= colour =]\n").expect_err("an unknown value");
    assert_eq!((unknown.template.as_str(), unknown.line), ("pro.en.md.j2", 3));
    let broken = own("a\n[% if %]\n").expect_err("a syntax error");
    assert_eq!(broken.line, 2);
    let said = words::texts(Language::Fr).say(&broken.phrase());
    assert!(said.starts_with("Modèle de prompt pro.en.md.j2, ligne 2\u{a0}: "), "{said}");
}

#[test]
fn the_length_counts_what_is_copied() {
    let prompt = Prompt { text: "Un nœud\u{a0}: deux.\n".into(), open: Vec::new() };
    let length = prompt.length();
    assert_eq!((length.characters, length.words, length.tokens), (16, 3, 5));
}

#[test]
fn french_typography_holds_outside_of_code() {
    let extras =
        [("prompt.extras", "secure-boot, disk-encryption, wasm"), ("platform.distribution", "k0s")];
    for design in [design(), changed(&extras), changed(&[("gitops.engine", "argocd-agent")])] {
        let text = pro(design, Language::Fr).text;
        for line in text.lines() {
            let prose: String = line.split('`').step_by(2).collect::<Vec<_>>().join("x");
            for (index, mark) in prose.match_indices([':', ';', '!', '?', '»']) {
                let before = prose[..index].chars().next_back();
                let wanted = if matches!(mark, ":" | "»") { '\u{a0}' } else { '\u{202f}' };
                assert_eq!(before, Some(wanted), "{prose}");
            }
            assert!(!prose.contains('\''), "{prose}");
            assert!(!prose.contains("vous ") && !prose.contains("votre"), "{prose}");
        }
    }
}

#[test]
fn a_fleet_without_device_types_marks_what_they_would_say() {
    let mut empty = design();
    empty.devices.clear();
    for language in [Language::En, Language::Fr] {
        for tier in [Tier::Basic, Tier::Pro] {
            let prompt = prompt(&with(empty.clone()), tier, language, None);
            assert_eq!(prompt.open.iter().filter(|path| *path == "devices").count(), 1);
            for gap in [" 0 cluster", "with  of", "avec  de", "for  hardware", "types ,", "**:\n- "]
            {
                assert!(!prompt.text.contains(gap), "{gap:?} in\n{}", prompt.text);
            }
        }
    }
    assert!(!pro(design(), Language::En).open.contains(&"devices".to_owned()));
}

#[test]
fn k3s_renews_certificates_as_the_chosen_version_does() {
    let said = |settings: &[(&str, &str)], language| {
        let said = pro(changed(settings), language).text;
        said.replace(['\u{a0}', '\u{202f}'], " ")
    };
    let old = [("platform.version", "v1.31.8+k3s1")];
    assert_all(&said(&[], Language::En), &["only when it starts, within 120 days of their end:"]);
    assert_all(&said(&old, Language::En), &["only when it starts, within 90 days of their end:"]);
    assert_all(&said(&old, Language::Fr), &["dans les 90 jours avant leur fin :"]);
}
