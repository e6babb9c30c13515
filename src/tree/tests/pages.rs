//! The pages of the repository, against what its scripts stop without and what its figures are.

use super::*;

/// A page of the tree of the design with these values, in both languages.
fn pages(settings: &[(&str, &str)], path: &str) -> Vec<String> {
    let design = changed(settings);
    let assessment = Assessment::new(&design, &Catalog::builtin(), None);
    let page = |language| {
        let tree = Tree::new(&assessment, None, language, &Overrides::new()).expect("a tree");
        tree.render(path).expect("renders")
    };
    vec![page(Language::En), page(Language::Fr)]
}

#[test]
fn the_readme_brings_what_the_install_script_stops_without() {
    let readme = |settings: &[(&str, &str)]| pages(settings, "README.md");
    let signed = ("security.signatures", "true");
    let hub = ("gitops.hub", "hub.example.com:8443");
    let artifact = ("gitops.artifact", "oci://registry.example.com/fleet");
    for (settings, words) in [
        (vec![signed], vec!["`signers/`", "commit.gpgsign"]),
        (
            vec![signed, artifact],
            vec!["make push COSIGN_KEY=/secure/fleet/cosign.key\n", "`cosign`"],
        ),
        (vec![("security.git_secrets", "sops-age")], vec!["`age.agekey`", "`sops`"]),
        (vec![("gitops.engine", "argocd-agent"), hub], vec!["`agent.crt`", "hub/README.md"]),
        (vec![("platform.distribution", "microk8s")], vec!["`snapd`"]),
    ] {
        for page in readme(&settings) {
            assert!(words.iter().all(|word| page.contains(word)), "{words:?}: {page}");
        }
        for page in readme(&[]) {
            assert!(words.iter().all(|word| !page.contains(word)), "{words:?}: {page}");
        }
    }
    // The images of a fleet's machines all have the same.
    for page in readme(&[("devices[0].nodes", "3")]) {
        assert!(page.contains("hostnamectl hostname"), "{page}");
    }
    for page in readme(&[("security.disk_encryption", "luks-tang")]) {
        let (encrypt, install) = (page.find("encrypt.sh"), page.find("gateway/install.sh"));
        assert!(encrypt.is_some() && encrypt < install, "{page}");
    }
}

#[test]
fn the_page_of_outages_tells_how_many_ask_when_all_come_back() {
    let flux = |interval, outage| {
        let settings = [
            ("devices[0].clusters", "90000"),
            ("gitops.interval", interval),
            ("network.longest_outage", outage),
        ];
        pages(&settings, "docs/RESILIENCE.md")
    };
    for (interval, outage, row) in [
        ("30m", "48h", "| Flux | 90,000 | 50 | 100 |"),
        ("5m", "48h", "| Flux | 90,000 | 300 | 300 |"),
        ("15m", "30m", "| Flux | 90,000 | 100 | – |"),
    ] {
        let pages = flux(interval, outage);
        assert!(pages[0].contains(row), "{row}: {}", pages[0]);
        for page in pages {
            assert_eq!(page.contains("fleetwright outage"), outage == "30m", "{page}");
            let together = page.contains("quarter of an hour") || page.contains("quart d’heure");
            assert_eq!(together, interval == "5m", "{page}");
        }
    }
}

#[test]
fn an_agents_own_argo_cd_lives_through_an_outage_as_any_other() {
    let hub = ("gitops.hub", "hub.example.com:8443");
    let page = |engine| {
        let settings =
            [("devices[0].gitops.engine", engine), ("devices[1].gitops.engine", engine), hub];
        pages(&settings, "docs/RESILIENCE.md")
    };
    for (agent, argo) in page("argocd-agent").into_iter().zip(page("argocd")) {
        let agent = agent.replace("argocd-agent", "Argo CD").replace('\u{a0}', " ");
        let rows = |page: &str| page.lines().filter(|line| line.starts_with("| ")).count();
        // Each device type has one row more: the connection to the hub.
        assert_eq!(rows(&agent), rows(&argo) + 2, "{agent}");
        assert!(agent.contains("timeout.reconciliation.jitter"), "{agent}");
        assert!(
            agent.contains("grow to 1 minute") || agent.contains("jusqu’à 1 minute"),
            "{agent}"
        );
    }
}

#[test]
fn the_page_of_security_names_what_a_device_of_this_fleet_has() {
    let page = |settings: &[(&str, &str)]| pages(settings, "docs/SECURITY.md");
    let luks = ("security.disk_encryption", "luks-tpm2");
    let key =
        |page: &str| page.contains("recovery key and its") || page.contains("clé de secours et sa");
    assert!(page(&[]).iter().all(|page| !key(page)));
    assert!(page(&[luks]).iter().all(|page| key(page)));
    let several = ("devices[0].nodes", "3");
    for (distribution, word) in [
        ("k0s", "k0s token invalidate"),
        ("microk8s", "microk8s remove-node"),
        ("k3s", "k3s token rotate"),
    ] {
        let pages = page(&[("platform.distribution", distribution), several]);
        assert!(pages.iter().all(|page| page.contains(word)), "{word}: {}", pages[0]);
    }
}

#[test]
fn the_page_of_outages_tells_when_this_version_of_k3s_renews_certificates() {
    let page = |settings: &[(&str, &str)]| pages(settings, "docs/RESILIENCE.md");
    let narrow = |text: &str| text.replace(['\u{a0}', '\u{202f}'], " ");
    for (settings, days) in [
        (vec![], "120"),
        (vec![("platform.version", "v1.32.4+k3s1")], "90"),
        (vec![("platform.version", "v1.32.5+k3s1")], "120"),
    ] {
        let [english, french] = &page(&settings)[..] else { panic!("two languages") };
        assert!(english.contains(&format!("starts within {days} days of their end;")), "{english}");
        assert!(
            narrow(french).contains(&format!("moins de {days} jours de leur fin ;")),
            "{french}"
        );
    }
    let mixed = page(&[("devices[1].platform.version", "v1.32.4+k3s1")]);
    assert!(
        mixed[0].contains("within 120 or 90 days of their end, by its version;"),
        "{}",
        mixed[0]
    );
}

#[test]
fn the_page_of_outages_counts_an_image_for_each_node_that_pulls_it() {
    let image = ("workloads[0].image_size", "100Mi");
    let page = |sets: &[(&str, &str)]| pages(sets, "docs/RESILIENCE.md").remove(0);
    let others = [image, ("workloads[1].image_size", "1Mi"), ("network.bandwidth", "1Mbit/s")];
    let one = page(&others);
    // 70 gateways pull one image, 30 cameras both.
    assert!(one.contains("asks 10.5 GB of the registries in all."), "{one}");
    let several = page(
        &[
            &others[..],
            &[
                ("workloads[0].replicas", "3"),
                ("devices[0].nodes", "2"),
                ("network.site", "10.0.0.0/24"),
            ],
        ]
        .concat(),
    );
    assert!(several.contains("asks 17.9 GB of the registries in all."), "{several}");
    assert!(several.contains("one at a time on each node that runs them;"), "{several}");
    let open = page(&[image]);
    assert!(open.contains("without those whose size the design does not say."), "{open}");
}

#[test]
fn the_page_of_outages_tells_of_names_and_of_a_database_that_may_be_away() {
    let page = |sets: &[(&str, &str)]| pages(sets, "docs/RESILIENCE.md").remove(0);
    assert!(page(&[]).contains("| Names | "));
    assert!(!page(&[("platform.addons", "local-path")]).contains("| Names | "));
    let away = "unless it is on the site, nothing is scheduled";
    assert!(!page(&[]).contains(away));
    let postgres =
        [("platform.datastore", "postgres"), ("platform.database", "db.example.com:5432/k3s")];
    assert!(page(&postgres).contains(away));
}

#[test]
fn a_node_that_was_away_is_told_of_a_key_that_was_replaced_where_signatures_count() {
    let away = "docs/RESILIENCE.md";
    for (page, words) in pages(&[("security.signatures", "true")], away)
        .iter()
        .zip(["Where it refuses a signature", "S’il refuse une signature"])
    {
        let step = page.split("\n5. ").nth(1).and_then(|rest| rest.split("\n6. ").next());
        assert!(step.is_some_and(|step| step.contains(words)), "{page}");
    }
    assert!(!pages(&[], away)[0].contains("signers"));
}
