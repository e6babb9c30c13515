//! What each distribution gets, and nothing of another.

use super::*;

#[test]
fn each_distribution_has_its_own_files() {
    let mut fleet = design();
    fields::set(&mut fleet, "devices[1].platform.distribution", "k0s").expect("set");
    let mixed = tree(&fleet);
    for (file, gateway, camera) in [
        ("config.yaml", Some(70), None),
        ("kubelet.conf", Some(70), None),
        ("systemd/k3s.service", Some(70), None),
        ("k0s.yaml", None, Some(30)),
        ("encryption.yaml", None, Some(30)),
        ("systemd/k0scontroller.service", None, Some(30)),
        ("systemd/k0sworker.service", None, None),
        ("systemd/fleet-restart.timer", Some(70), Some(30)),
    ] {
        assert_eq!(reach(&mixed, &format!("install/gateway/{file}")), gateway, "{file}");
        assert_eq!(reach(&mixed, &format!("install/camera/{file}")), camera, "{file}");
    }
    let releases =
        |fleet: &FleetDesign| tree(fleet).render("engine/releases.list").expect("renders");
    assert!(releases(&fleet).contains("local-path v0.0.37 https://"));
    fields::set(&mut fleet, "devices[1].platform.addons", "coredns").expect("set");
    assert!(!releases(&fleet).contains("local-path"));
}

#[test]
fn only_nodes_that_are_no_servers_get_the_files_of_an_agent() {
    let several = |servers| {
        let three = [("devices[0].nodes", "3"), ("devices[0].servers", servers)];
        reach(&tree(&changed(&three)), "install/gateway/config-agent.yaml")
    };
    assert_eq!((several("1"), several("2"), several("3")), (Some(70), Some(70), None));
}

#[test]
fn k0s_starts_what_the_cluster_needs_and_no_more() {
    let mut fleet = design();
    fields::set(&mut fleet, "platform.distribution", "k0s").expect("set");
    let unit = |fleet: &FleetDesign| {
        tree(fleet).render("install/gateway/systemd/k0scontroller.service").expect("renders")
    };
    let alone = unit(&fleet);
    assert!(alone.contains("--single"), "{alone}");
    assert!(alone.contains("=autopilot,control-api,helm,konnectivity-server,update-prober,"));
    for (path, text) in [
        ("devices[0].nodes", "3"),
        ("devices[0].servers", "2"),
        ("platform.datastore", "postgres"),
        ("platform.database", "db.example.com:5432/edge"),
        ("platform.addons", "coredns"),
        ("platform.upgrades", "pull"),
    ] {
        fields::set(&mut fleet, path, text).expect(path);
    }
    let several = unit(&fleet);
    assert!(several.contains("--enable-worker") && several.contains("--no-taints"), "{several}");
    assert!(several.contains("=helm,konnectivity-server,metrics-server,update-prober,"));
    assert!(several.contains("\n    --labels=fleet.example.com/device-type=gateway,"), "{several}");
}

#[test]
fn a_plan_upgrades_k0s_where_clusters_are_to_follow_their_ring() {
    let mut fleet = design();
    fields::set(&mut fleet, "platform.distribution", "k0s").expect("set");
    let folder = "components/feature-autopilot-gateway";
    let overlay = |fleet: &FleetDesign| {
        tree(fleet).render("overlays/gateway/kustomization.yaml").expect("renders")
    };
    assert_eq!(tree(&fleet).reach(folder), 0);
    assert!(!overlay(&fleet).contains("components:"));
    fields::set(&mut fleet, "devices[0].platform.upgrades", "pull").expect("set");
    assert_eq!(tree(&fleet).reach(folder), 70);
    assert!(
        overlay(&fleet).contains("components:\n  - ../../components/feature-autopilot-gateway")
    );
    let plan =
        |fleet: &FleetDesign| tree(fleet).render(&format!("{folder}/plan.yaml")).expect("renders");
    assert!(plan(&fleet).contains("kustomize.toolkit.fluxcd.io/force: enabled"));
    fields::set(&mut fleet, "devices[0].gitops.engine", "argocd").expect("set");
    assert!(plan(&fleet).contains("argocd.argoproj.io/sync-options: Force=true,Replace=true"));
}

#[test]
fn microk8s_has_its_own_files_beside_those_of_k3s() {
    let mut fleet = design();
    for (path, text) in [
        ("devices[0].platform.distribution", "microk8s"),
        ("devices[0].platform.datastore", "dqlite"),
        ("devices[0].nodes", "5"),
        ("network.site", "192.168.10.0/24"),
    ] {
        fields::set(&mut fleet, path, text).expect(path);
    }
    let generated = tree(&fleet);
    let text = |path: &str| generated.render(path).expect(path);
    let server = text("install/gateway/microk8s.yaml");
    assert!(server.contains("--authorization-mode: RBAC,Node"), "{server}");
    assert!(
        server.contains("--encryption-provider-config: /etc/fleet/encryption.conf"),
        "{server}"
    );
    assert!(!server.contains(":25000"), "other nodes join over it: {server}");
    let agent = text("install/gateway/microk8s-agent.yaml");
    assert!(!agent.contains("extraKubeAPIServerArgs"), "{agent}");
    for kubelet in ["kubelet.conf", "kubelet-agent.conf"] {
        let kubelet = text(&format!("install/gateway/{kubelet}"));
        assert!(
            kubelet.contains("memory.available: 100Mi") && !kubelet.contains("K3s"),
            "{kubelet}"
        );
    }
    assert!(text("install/gateway/join.env.example").contains("FLEET_ENCRYPTION_KEY="));
    let unit = text("install/gateway/systemd/microk8s-firewall.conf");
    assert!(unit.contains("Requires=fleet-firewall.service"), "{unit}");
    for k3s in ["config.yaml", "systemd/k3s.service"] {
        assert_eq!(reach(&generated, &format!("install/gateway/{k3s}")), None, "{k3s}");
        assert_eq!(reach(&generated, &format!("install/camera/{k3s}")), Some(30), "{k3s}");
    }
    assert_eq!(reach(&generated, "install/camera/microk8s.yaml"), None);
    assert!(text("docs/MICROK8S.md").contains("snap refresh microk8s"));
    assert_eq!(reach(&generated, "docs/MICROK8S.md"), Some(70));
    let encryption = "install/gateway/encryption.yaml";
    assert_eq!(reach(&generated, encryption), Some(70));
    fields::set(&mut fleet, "security.secrets_encryption", "false").expect("set");
    let plain = tree(&fleet);
    assert_eq!(reach(&plain, encryption), None);
    let server = plain.render("install/gateway/microk8s.yaml").expect("renders");
    assert!(!server.contains("encryption"), "{server}");
}
