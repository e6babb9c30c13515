//! What is read from manifests and firewalls as people write them.

use super::*;

const WORKLOAD: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: telemetry}
spec:
  template:
    metadata: {labels: {app: telemetry, tier: edge}}
    spec:
      containers:
        - name: telemetry
          ports: [{containerPort: 8080}]
---
apiVersion: v1
kind: Service
metadata: {name: telemetry}
spec:
  selector: {app: telemetry}
  ports: [{port: 80, targetPort: 8080}]
";

const FOLDER: &str = "\
apiVersion: kustomize.config.k8s.io/v1beta1
kind: Kustomization
namespace: apps
";

fn files(extra: &[(&str, &str)]) -> Vec<File> {
    let own = [("base/workload.yaml", WORKLOAD), ("base/kustomization.yaml", FOLDER)];
    own.iter().chain(extra).map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn policy(name: &str, spec: &str) -> String {
    format!(
        "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n\
         metadata: {{name: {name}, namespace: apps}}\nspec: {spec}\n"
    )
}

/// Who reaches the one Service, as `POLICY: SOURCE PORTS`.
fn reached(extra: &[(&str, &str)]) -> Option<Vec<String>> {
    let exposure = exposure(&files(extra));
    assert_eq!(exposure.services.len(), 1);
    let admits = exposure.services[0].admits.as_ref()?;
    let show = |one: &Admission| format!("{}: {:?} {}", one.policy, one.from, one.ports.join(","));
    Some(admits.iter().map(show).collect())
}

/// What an object opens, as `FIELD=VALUE`.
fn opened(text: &str) -> Vec<String> {
    let found = exposure(&[("a.yaml".to_owned(), text.to_owned())]).openings;
    found.into_iter().map(|one| format!("{}={}", one.field, one.value)).collect()
}

#[test]
fn objects_are_counted_and_placed() {
    let read = exposure(&files(&[("x.yaml", "server: true\n"), ("y.yaml", "a: [\n")]));
    assert_eq!((read.files, read.objects), (4, 2), "a configuration is no object");
    assert_eq!(read.unread, ["y.yaml"]);
    assert_eq!(read.kinds.get("Deployment"), Some(&1));
    assert_eq!(read.services[0].namespace, "apps", "as its kustomization says");
    assert_eq!(read.services[0].kind, "ClusterIP", "the default");
    assert_eq!(read.pods[0].ports[0].port, "8080");
    assert!(read.openings.is_empty());
}

#[test]
fn the_outermost_kustomization_decides_about_the_namespace() {
    let outer = |namespace: &str| {
        format!(
            "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n\
             namespace: {namespace}\nresources: [../base, ./]\n"
        )
    };
    let (one, two) = (outer("one"), outer("two"));
    let namespace = |extra: &[(&str, &str)]| exposure(&files(extra)).services[0].namespace.clone();
    assert_eq!(namespace(&[]), "apps");
    assert_eq!(namespace(&[("one/kustomization.yaml", &one)]), "one");
    let both = [("one/kustomization.yaml", one.as_str()), ("two/kustomization.yaml", &two)];
    assert_eq!(namespace(&both), "one, two");
    let silent = outer("").replace("namespace: \n", "");
    assert_eq!(namespace(&[("silent/kustomization.yaml", &silent)]), "apps");
}

#[test]
fn who_reaches_a_service_is_what_the_policies_about_its_pods_say() {
    assert_eq!(reached(&[]), None, "without a policy every pod may");
    let deny = policy("deny", "{podSelector: {}, policyTypes: [Ingress, Egress]}");
    assert_eq!(reached(&[("p.yaml", &deny)]), Some(vec![]));
    let egress = policy("out", "{podSelector: {}, policyTypes: [Egress]}");
    assert_eq!(reached(&[("p.yaml", &egress)]), None, "it is about another way");
    let other = policy("other", "{podSelector: {matchLabels: {app: other}}}");
    assert_eq!(reached(&[("p.yaml", &other)]), None, "it is about another pod");
    let elsewhere = deny.replace("namespace: apps", "namespace: other");
    assert_eq!(reached(&[("p.yaml", &elsewhere)]), None, "it is about another namespace");
    // A label that the Service does not ask for, but its pods have.
    let tier = policy(
        "tier",
        "{podSelector: {matchExpressions: [{key: tier, operator: In, values: [edge]}]}, \
         ingress: [{from: [{podSelector: {}}, {ipBlock: {cidr: 10.0.0.0/8}}], ports: [{port: 8080}]}]}",
    );
    let both = ["tier: Namespace 8080/TCP", "tier: Block(\"10.0.0.0/8\") 8080/TCP"];
    assert_eq!(
        reached(&[("d.yaml", &deny), ("p.yaml", &tier)]),
        Some(both.map(str::to_owned).to_vec())
    );
    let all = policy("all", "{podSelector: {}, ingress: [{}]}");
    assert_eq!(reached(&[("p.yaml", &all)]), Some(vec!["all: Anywhere ".to_owned()]));
}

#[test]
fn a_policy_about_everybody_without_a_rule_is_a_denial() {
    let denials = |spec: &str| exposure(&[("p.yaml".to_owned(), policy("p", spec))]).denials.len();
    assert_eq!(denials("{podSelector: {}}"), 1);
    assert_eq!(denials("{podSelector: {}, policyTypes: [Egress]}"), 0);
    assert_eq!(denials("{podSelector: {matchLabels: {a: b}}}"), 0);
    assert_eq!(denials("{podSelector: {}, ingress: [{}]}"), 0);
}

#[test]
fn what_opens_a_node_is_found_wherever_it_stands() {
    let pod = |spec: &str| format!("kind: Pod\nmetadata: {{name: a}}\nspec: {spec}\n");
    for (spec, opening) in [
        ("{hostNetwork: true}", "hostNetwork=true"),
        ("{hostPID: true}", "hostPID=true"),
        ("{containers: [{ports: [{containerPort: 80, hostPort: 8080}]}]}", "hostPort=8080"),
    ] {
        assert_eq!(opened(&pod(spec)), [opening]);
    }
    for spec in ["{hostNetwork: false}", "{containers: [{ports: [{containerPort: 80}]}]}"] {
        assert!(opened(&pod(spec)).is_empty(), "{spec}");
    }
    let service = |spec: &str| format!("kind: Service\nmetadata: {{name: a}}\nspec: {spec}\n");
    assert_eq!(
        opened(&service("{type: NodePort, ports: [{port: 80, nodePort: 30080}]}")),
        ["type=NodePort", "nodePort=30080"]
    );
    assert_eq!(opened(&service("{type: LoadBalancer}")), ["type=LoadBalancer"]);
    assert_eq!(opened(&service("{externalIPs: [192.0.2.1]}")), ["externalIPs=192.0.2.1"]);
    assert!(opened(&service("{type: ClusterIP, ports: [{port: 80}]}")).is_empty());
    assert_eq!(opened("kind: Ingress\nmetadata: {name: a}\n"), ["Ingress="]);
    assert_eq!(opened("kind: Receiver\nmetadata: {name: a}\n"), ["Receiver="]);
}

#[test]
fn a_patch_opens_what_its_object_opens_with_it() {
    let with = |patch: &str| {
        format!("{FOLDER}patches:\n  - target: {{kind: Service, name: a}}\n    patch: |-\n{patch}")
    };
    let merged =
        with("      kind: Service\n      metadata: {name: a}\n      spec: {type: NodePort}\n");
    assert_eq!(opened(&merged), ["type=NodePort"]);
    let operations =
        with("      - op: replace\n        path: /spec/type\n        value: LoadBalancer\n");
    let found = exposure(&[("k.yaml".to_owned(), operations)]).openings;
    assert_eq!((found[0].kind.as_str(), found[0].name.as_str()), ("Service", "a"));
    let deleted = "      $patch: delete\n      kind: Ingress\n      metadata: {name: a}\n";
    assert!(opened(&with(deleted)).is_empty());
    // A policy that a patch speaks of is not a policy.
    let policy = "      kind: NetworkPolicy\n      metadata: {name: a}\n";
    assert!(exposure(&[("k.yaml".to_owned(), with(policy))]).denials.is_empty());
    let file = format!("{FOLDER}patches:\n  - path: ./patch.yaml\n");
    let read = objects(&files(&[("o/kustomization.yaml", &file), ("o/patch.yaml", WORKLOAD)]));
    assert!(read.all.iter().all(|object| object.patch == (object.file == "o/patch.yaml")));
}

#[test]
fn a_firewall_is_read_as_it_stands() {
    let text = "\
table inet fleet
delete table inet fleet

table inet fleet {
    chain inbound {
        type filter hook prerouting priority mangle; policy drop;
        iifname \"lo\" accept # the node
        ct state established,related accept
        udp sport 67 udp dport 68 accept
        ip saddr 10.1.0.0/16 tcp dport { 6443, 2379-2380 } accept # api
        ip saddr 10.244.0.0/16 ip daddr 10.244.0.0/16 accept
        tcp dport 22 drop
        counter
    }
    chain outbound {
        type filter hook postrouting priority mangle; policy accept;
        tcp dport 443 accept
    }
}
";
    let firewall = Firewall::read(text);
    let inbound = firewall.inbound().expect("it is there");
    let admits = |port: &str, protocol: &str| inbound.admits(port, protocol).count();
    assert_eq!((admits("6443", "tcp"), admits("6443", "udp")), (1, 0));
    assert_eq!((admits("2380", "tcp"), admits("2000-3000", "tcp")), (1, 1));
    assert_eq!((admits("22", "tcp"), admits("68", "udp")), (0, 0));
    assert_eq!(inbound.admissions().count(), 2);
    assert!(firewall.outbound().is_none(), "it drops nothing");
    let open = Firewall::read(&text.replace("tcp dport 22 drop", "ip saddr 10.0.0.0/8 accept"));
    assert_eq!(open.inbound().expect("it is there").admits("10250", "tcp").count(), 1);
}
