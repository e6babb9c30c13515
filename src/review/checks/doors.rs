//! Objects that let something in from outside: ports of nodes and hosts, load balancers, routes.

use super::super::embedded::walk;
use super::super::{Case, Check, Object, Outcome, Outcomes, Piece, Spot, evidence};
use super::pull::is_for_hub;
use crate::manifest::{Door, door_of_field, door_of_kind};
use crate::text::{Arg, Phrase};
use crate::yaml::{Node, Place, Value};

pub(crate) fn node_port(case: &Case<'_>, check: &Check) -> Outcomes {
    of(case, check, Door::NodePort)
}

pub(crate) fn load_balancer(case: &Case<'_>, check: &Check) -> Outcomes {
    of(case, check, Door::LoadBalancer)
}

pub(crate) fn host_port(case: &Case<'_>, check: &Check) -> Outcomes {
    of(case, check, Door::HostPort)
}

pub(crate) fn host_network(case: &Case<'_>, check: &Check) -> Outcomes {
    of(case, check, Door::HostNetwork)
}

pub(crate) fn external_address(case: &Case<'_>, check: &Check) -> Outcomes {
    of(case, check, Door::ExternalAddress)
}

pub(crate) fn route(case: &Case<'_>, check: &Check) -> Outcomes {
    of(case, check, Door::Route)
}

/// A door that stands open.
struct Open {
    door: Door,
    place: Place,
    /// The kind of the object, or what stands in its place.
    whose: Whose,
    field: String,
    value: String,
    /// The keys that lead to the mapping with the field.
    parent: Vec<String>,
}

/// Whose door it is.
#[derive(Clone, PartialEq, Eq)]
enum Whose {
    Kind(String),
    /// Values of a chart: which kind it makes of them, the chart knows.
    Chart,
    /// What the operations of a patch change.
    Patched,
}

impl Whose {
    fn said(&self) -> Arg {
        match self {
            Whose::Kind(kind) => evidence(kind).into(),
            Whose::Chart => Phrase::new("review-door-chart").into(),
            Whose::Patched => Phrase::new("review-door-patched").into(),
        }
    }

    /// The kind that a field is looked up by.
    fn kind(&self) -> &str {
        match self {
            Whose::Kind(kind) => kind,
            Whose::Chart | Whose::Patched => "",
        }
    }
}

fn of(case: &Case<'_>, check: &Check, wanted: Door) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let mut add = |piece: &Piece, opens: Vec<Open>| {
        outcomes.see();
        // A receiver is called from outside, as a route is.
        let is_it = |door| door == wanted || door == Door::Callback && wanted == Door::Route;
        let opens = opens.into_iter().filter(|open| is_it(open.door));
        for open in merged(opens) {
            let spot = Spot::at(piece, open.place);
            let outcome = if is_for_hub(piece) {
                Outcome::noted(check, spot).because("hub")
            } else {
                Outcome::failed(check, spot)
            };
            outcomes.add(
                outcome
                    .with("kind", open.whose.said())
                    .with("field", evidence(&open.field))
                    .with("value", evidence(&open.value)),
            );
        }
    };
    for object in case.proposal.all_objects() {
        add(object.piece, of_object(&object));
    }
    for (piece, node) in case.proposal.parts() {
        add(piece, of_part(node));
    }
    outcomes
}

/// The most ports of one Service that are named in its one outcome.
const MOST_PORTS: usize = 8;

/// A Service of type `NodePort` that names its ports is one thing to put right: its type, or its
/// ports where its type stands elsewhere.
fn merged(opens: impl Iterator<Item = Open>) -> Vec<Open> {
    let mut all: Vec<Open> = Vec::new();
    let mut ports = 0;
    for open in opens {
        let is_port = open.field == "nodePort";
        let same = |last: &Open| {
            let within = |one: &Open, other: &Open| one.parent.starts_with(&other.parent);
            let one_service = within(&open, last) || within(last, &open);
            open.door == Door::NodePort && one_service && (is_port || last.field == "nodePort")
        };
        match all.last_mut().filter(|last| same(last)) {
            Some(last) if is_port => {
                ports += 1;
                if ports < MOST_PORTS {
                    let key = if last.value.contains("NodePort") && ports == 1 {
                        "nodePort: "
                    } else {
                        ""
                    };
                    last.value.push_str(&format!(", {key}{}", open.value));
                }
            }
            // The type stands below the ports.
            Some(last) => {
                let value = format!("{}, nodePort: {}", open.value, last.value);
                *last = Open { value, ..open };
            }
            None => {
                ports = 0;
                all.push(open);
            }
        }
    }
    all
}

fn of_object(object: &Object<'_>) -> Vec<Open> {
    let kind = object.kind();
    // What takes an object away opens nothing, and a CRD has fields for names.
    if object.text(&["$patch"]) == "delete" || kind == "CustomResourceDefinition" {
        return Vec::new();
    }
    let mut found = Vec::new();
    let whose = Whose::Kind(kind.to_owned());
    if let Some(door) = door_of_kind(kind) {
        let place = object.get(&["kind"]).map_or(object.node.place, |node| node.place);
        let (field, value, parent) = Default::default();
        found.push(Open { door, place, whose: whose.clone(), field, value, parent });
    }
    search(object.node, &whose, &mut found);
    found
}

/// What has no kind: values of a chart, or the operations of a patch.
fn of_part(node: &Node) -> Vec<Open> {
    let mut found = Vec::new();
    if let Value::List(operations) = &node.value {
        for operation in operations.iter().filter(|one| text_at(one, "op") != "remove") {
            let path = text_at(operation, "path");
            if let Some(value) = operation.get("value") {
                let path: Vec<&str> = path.split('/').skip(1).collect();
                if let [parent @ .., field] = path.as_slice() {
                    field_opens(&Whose::Patched, parent, field, value, &mut found);
                }
                search(value, &Whose::Patched, &mut found);
            }
        }
    } else {
        search(node, &Whose::Chart, &mut found);
    }
    found
}

fn text_at<'a>(node: &'a Node, key: &str) -> &'a str {
    node.get(key).and_then(Node::as_text).unwrap_or_default()
}

/// Looks for the fields that open something, wherever they stand.
fn search(node: &Node, whose: &Whose, found: &mut Vec<Open>) {
    walk(node, &mut |path, value| match path {
        [.., "ingress", "enabled"] | [.., "ingress", _, "enabled"]
            if value.as_text() == Some("true") =>
        {
            found.push(Open {
                door: Door::Route,
                place: value.place,
                whose: Whose::Kind(format!("{}: true", path.join("."))),
                field: "enabled".to_owned(),
                value: "true".to_owned(),
                parent: Vec::new(),
            });
        }
        // What a selector or a rule says of a field is not the field.
        [.., "match" | "exclude" | "validate" | "validations", _] | [] => {}
        [parent @ .., field] => field_opens(whose, parent, field, value, found),
    });
}

fn field_opens(whose: &Whose, parent: &[&str], field: &str, value: &Node, found: &mut Vec<Open>) {
    let shown = match &value.value {
        // The list as a whole has been seen before its items.
        Value::Scalar { .. } if field == "externalIPs" => return,
        Value::Scalar { text, .. } => text.clone(),
        Value::List(items) => {
            let items: Vec<&str> = items.iter().filter_map(Node::as_text).collect();
            items.join(", ")
        }
        Value::Map(_) => return,
    };
    // Charts name the type of a Service as they like (`service.main.type`, `serviceType`); what a
    // rule looks for stands in a pattern.
    let is_type = matches!(field, "type" | "serviceType") && !parent.contains(&"pattern");
    let door = match shown.as_str() {
        "NodePort" if is_type => Some(Door::NodePort),
        "LoadBalancer" if is_type => Some(Door::LoadBalancer),
        _ => door_of_field(whose.kind(), field, &shown),
    };
    if let Some(door) = door {
        found.push(Open {
            door,
            place: value.place,
            whose: whose.clone(),
            field: field.to_owned(),
            value: shown,
            parent: parent.iter().map(|key| (*key).to_owned()).collect(),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Grade;
    use super::super::super::testing::reviewed;

    fn fails(id: &str, text: &str) -> Vec<usize> {
        let answer = format!("# An answer\n\n```yaml\n{text}```\n");
        reviewed(&answer, &[]).failed_lines(id)
    }

    fn service(spec: &str) -> String {
        format!("apiVersion: v1\nkind: Service\nmetadata: {{name: a}}\nspec: {spec}\n")
    }

    fn pod(spec: &str) -> String {
        format!("apiVersion: v1\nkind: Pod\nmetadata: {{name: a}}\nspec: {spec}\n")
    }

    #[test]
    fn services_that_open_ports() {
        assert_eq!(
            fails("inbound.nodeport", &service("{type: NodePort, ports: [{port: 80}]}")),
            [7]
        );
        assert_eq!(
            fails("inbound.nodeport", &service("{ports: [{port: 80, nodePort: 30080}]}")),
            [7]
        );
        assert_eq!(fails("inbound.loadbalancer", &service("{type: LoadBalancer}")), [7]);
        assert_eq!(fails("inbound.external-ip", &service("{externalIPs: [192.0.2.1]}")), [7]);
        for spec in
            ["{ports: [{port: 80}]}", "{type: ClusterIP}", "{clusterIP: None}", "{externalIPs: []}"]
        {
            for id in ["inbound.nodeport", "inbound.loadbalancer", "inbound.external-ip"] {
                assert!(fails(id, &service(spec)).is_empty(), "{id} {spec}");
            }
        }
    }

    #[test]
    fn pods_that_open_ports() {
        let ports = "{containers: [{name: a, ports: [{containerPort: 80, hostPort: 80}]}]}";
        assert_eq!(fails("inbound.hostport", &pod(ports)), [7]);
        assert!(
            fails("inbound.hostport", &pod(&ports.replace("hostPort: 80", "name: http")))
                .is_empty()
        );
        let comment = "{containers: []} # no hostPort: 80 here";
        assert!(fails("inbound.hostport", &pod(comment)).is_empty());
        assert_eq!(fails("inbound.hostnetwork", &pod("{hostNetwork: true}")), [7]);
        assert!(fails("inbound.hostnetwork", &pod("{hostNetwork: false}")).is_empty());
    }

    #[test]
    fn routes_from_outside() {
        let ingress = "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: {name: a}\n";
        assert_eq!(fails("inbound.ingress", ingress), [5]);
        assert!(fails("inbound.ingress", &format!("{ingress}$patch: delete\n")).is_empty());
        let gateway =
            "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: {name: a}\n";
        assert_eq!(fails("inbound.ingress", gateway), [5]);
        let policy = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: a}\nspec: {podSelector: {}, policyTypes: [Ingress]}\n";
        assert!(fails("inbound.ingress", policy).is_empty());
        let class = "apiVersion: argoproj.io/v1alpha1\nkind: AppProject\nmetadata: {name: a}\nspec: {namespaceResourceBlacklist: [{group: networking.k8s.io, kind: Ingress}]}\n";
        assert!(fails("inbound.ingress", class).is_empty(), "it forbids them");
    }

    #[test]
    fn patches_and_values_open_what_their_object_opens() {
        let patch = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n  - target: {kind: Service, name: a}\n    patch: |-\n      - op: replace\n        path: /spec/type\n        value: LoadBalancer\n";
        assert_eq!(fails("inbound.loadbalancer", patch), [11]);
        let remove = patch.replace("replace", "remove");
        assert!(fails("inbound.loadbalancer", &remove).is_empty());
        let chart = "apiVersion: helm.cattle.io/v1\nkind: HelmChart\nmetadata: {name: a}\nspec:\n  valuesContent: |-\n    service:\n      type: NodePort\n    ingress:\n      enabled: true\n";
        assert_eq!(fails("inbound.nodeport", chart), [10]);
        assert_eq!(fails("inbound.ingress", chart), [12]);
        let values = "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: a}\nspec: {values: {service: {type: ClusterIP}, ingress: {enabled: false}}}\n";
        assert!(
            fails("inbound.nodeport", values).is_empty()
                && fails("inbound.ingress", values).is_empty()
        );
        assert_eq!(fails("inbound.nodeport", &values.replace("ClusterIP", "NodePort")), [7]);
    }

    #[test]
    fn a_service_and_its_ports_are_one_thing_to_put_right() {
        let said = |spec: &str| {
            let answer = format!("# An answer\n\n```yaml\n{}```\n", service(spec));
            let review = reviewed(&answer, &[]);
            let failed = review.with_grade("inbound.nodeport", Grade::Failed);
            let value = |one: &&crate::review::Outcome| {
                one.why.args.iter().find(|(name, _)| *name == "value").map(|(_, arg)| arg.clone())
            };
            failed.iter().map(|one| (one.spot.line, value(one))).collect::<Vec<_>>()
        };
        let expected = [(Some(8), Some("NodePort, nodePort: 30080, 30443".into()))];
        let ports = "  ports: [{port: 80, nodePort: 30080}, {port: 443, nodePort: 30443}]";
        assert_eq!(said(&format!("\n  type: NodePort\n{ports}")), expected);
        let below = [(Some(9), Some("NodePort, nodePort: 30080, 30443".into()))];
        assert_eq!(said(&format!("\n{ports}\n  type: NodePort")), below);
        assert_eq!(said(&format!("\n{ports}")), [(Some(8), Some("30080, 30443".into()))]);
        let many = "{nodePort: 30080}, ".repeat(50);
        assert_eq!(said(&format!("{{type: NodePort, ports: [{many}]}}")).len(), 1);
    }

    #[test]
    fn charts_name_the_type_of_a_service_as_they_like() {
        let release = |values: &str| {
            format!(
                "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {{name: a}}\nspec: {{values: {values}}}\n"
            )
        };
        for values in [
            "{service: {main: {type: LoadBalancer}}}",
            "{controller: {service: {external: {type: LoadBalancer}}}}",
            "{web: {serviceType: LoadBalancer}}",
        ] {
            assert_eq!(fails("inbound.loadbalancer", &release(values)), [7], "{values}");
        }
        assert_eq!(fails("inbound.ingress", &release("{ingress: {main: {enabled: true}}}")), [7]);
        let file = "# apps/a/values.yaml\nservice:\n  type: NodePort\n  nodePort: 30080\ningress: {enabled: true}\n";
        assert_eq!(fails("inbound.nodeport", file), [6], "one point");
        assert_eq!(fails("inbound.ingress", file), [8]);
        let map = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n  values.yaml: |\n    service: {type: NodePort}\n";
        assert_eq!(fails("inbound.nodeport", map), [9]);
        let policy = "apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nmetadata: {name: a}\nspec: {rules: [{validate: {deny: {conditions: {any: [{key: x, value: NodePort}]}}}}]}\n";
        assert!(fails("inbound.nodeport", policy).is_empty(), "it forbids them");
    }

    #[test]
    fn the_hub_may_be_reached() {
        let text = service("{type: LoadBalancer}");
        let answer = format!("```yaml\n# hub/service.yaml\n{text}```\n");
        let review = reviewed(&answer, &[]);
        assert!(review.failed_lines("inbound.loadbalancer").is_empty());
        assert_eq!(review.with_grade("inbound.loadbalancer", Grade::Noted).len(), 1);
    }
}
