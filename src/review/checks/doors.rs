//! Objects that let something in from outside: ports of nodes and hosts, load balancers, routes.

use super::super::embedded::walk;
use super::super::{Case, Check, Object, Outcome, Outcomes, Piece, Spot, evidence};
use super::pull::is_for_hub;
use crate::manifest::{Door, door_of_field, door_of_kind};
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
    kind: String,
    field: String,
    value: String,
}

fn of(case: &Case<'_>, check: &Check, wanted: Door) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let mut add = |piece: &Piece, opens: Vec<Open>| {
        outcomes.see();
        // A receiver is called from outside, as a route is.
        let is_it = |door| door == wanted || door == Door::Callback && wanted == Door::Route;
        for open in opens.into_iter().filter(|open| is_it(open.door)) {
            let spot = Spot::at(piece, open.place);
            let outcome = if is_for_hub(piece) {
                Outcome::noted(check, spot).because("hub")
            } else {
                Outcome::failed(check, spot)
            };
            outcomes.add(
                outcome
                    .with("kind", evidence(&open.kind))
                    .with("field", evidence(&open.field))
                    .with("value", evidence(&open.value)),
            );
        }
    };
    for object in case.proposal.all_objects() {
        add(object.piece, of_object(&object));
    }
    for piece in &case.proposal.pieces {
        for node in piece.inner.iter().filter(|node| node.get("kind").is_none()) {
            add(piece, of_part(node));
        }
    }
    outcomes
}

fn of_object(object: &Object<'_>) -> Vec<Open> {
    let kind = object.kind();
    // What takes an object away opens nothing, and a CRD has fields for names.
    if object.text(&["$patch"]) == "delete" || kind == "CustomResourceDefinition" {
        return Vec::new();
    }
    let mut found = Vec::new();
    if let Some(door) = door_of_kind(kind) {
        let place = object.get(&["kind"]).map_or(object.node.place, |node| node.place);
        found.push(Open {
            door,
            place,
            kind: kind.to_owned(),
            field: String::new(),
            value: String::new(),
        });
    }
    search(object.node, kind, &mut found);
    found
}

/// What has no kind: values of a chart, or the operations of a patch.
fn of_part(node: &Node) -> Vec<Open> {
    let mut found = Vec::new();
    if let Value::List(operations) = &node.value {
        for operation in operations.iter().filter(|one| text_at(one, "op") != "remove") {
            let field = text_at(operation, "path").rsplit('/').next().unwrap_or_default();
            if let Some(value) = operation.get("value") {
                // Of what, the patch says elsewhere: a type that opens a port is that of a Service.
                field_opens("Service", field, value, &mut found);
                search(value, "", &mut found);
            }
        }
    } else {
        search(node, "", &mut found);
    }
    found
}

fn text_at<'a>(node: &'a Node, key: &str) -> &'a str {
    node.get(key).and_then(Node::as_text).unwrap_or_default()
}

/// Looks for the fields that open something, wherever they stand.
fn search(node: &Node, kind: &str, found: &mut Vec<Open>) {
    walk(node, &mut |path, value| match path {
        // The values of a chart, as nearly all charts name them.
        [.., "service", "type"] => field_opens("Service", "type", value, found),
        [.., "ingress", "enabled"] if value.as_text() == Some("true") => found.push(Open {
            door: Door::Route,
            place: value.place,
            kind: "ingress".to_owned(),
            field: "enabled".to_owned(),
            value: "true".to_owned(),
        }),
        // What a selector or a rule says of a field is not the field.
        [.., "match" | "exclude" | "validate" | "validations", _] => {}
        [.., field] => field_opens(kind, field, value, found),
        [] => {}
    });
}

fn field_opens(kind: &str, field: &str, value: &Node, found: &mut Vec<Open>) {
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
    if let Some(door) = door_of_field(kind, field, &shown) {
        let kind = if kind.is_empty() { "values" } else { kind };
        let (kind, field) = (kind.to_owned(), field.to_owned());
        found.push(Open { door, place: value.place, kind, field, value: shown });
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
    fn the_hub_may_be_reached() {
        let text = service("{type: LoadBalancer}");
        let answer = format!("```yaml\n# hub/service.yaml\n{text}```\n");
        let review = reviewed(&answer, &[]);
        assert!(review.failed_lines("inbound.loadbalancer").is_empty());
        assert_eq!(review.with_grade("inbound.loadbalancer", Grade::Noted).len(), 1);
    }
}
