//! What opens a door: the kinds and the fields that let something in from outside.

/// The way in which an object, or a field of it, lets something in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// A port of every node.
    NodePort,
    /// A port of a load balancer, which ServiceLB makes one of the node.
    LoadBalancer,
    /// A port of the node that a pod is on.
    HostPort,
    /// The node's network, with all that listens in the pod.
    HostNetwork,
    /// The node's processes: no port, but no wall either.
    HostProcesses,
    /// An address of the node's network that a Service answers on.
    ExternalAddress,
    /// Traffic that a gateway or an ingress controller takes in.
    Route,
    /// An address that somebody outside is to call.
    Callback,
    /// A call from the API server: no way in from outside.
    Hook,
}

/// What a kind is there to let in.
pub fn door_of_kind(kind: &str) -> Option<Door> {
    Some(match kind {
        "Ingress" | "Gateway" | "HTTPRoute" | "GRPCRoute" | "TCPRoute" | "TLSRoute"
        | "UDPRoute" | "IngressRoute" | "IngressRouteTCP" | "IngressRouteUDP" => Door::Route,
        "Receiver" => Door::Callback,
        "APIService" | "ValidatingWebhookConfiguration" | "MutatingWebhookConfiguration" => {
            Door::Hook
        }
        _ => return None,
    })
}

/// What a field of an object of a kind lets in, by its value as text; that of a list is its items,
/// joined.
pub fn door_of_field(kind: &str, field: &str, value: &str) -> Option<Door> {
    let is_set = !value.is_empty() && value != "0";
    match field {
        "hostNetwork" if value == "true" => Some(Door::HostNetwork),
        "hostPID" | "hostIPC" if value == "true" => Some(Door::HostProcesses),
        "hostPort" if is_set => Some(Door::HostPort),
        "nodePort" if is_set => Some(Door::NodePort),
        "externalIPs" if is_set => Some(Door::ExternalAddress),
        "type" if kind.contains("Service") && value == "NodePort" => Some(Door::NodePort),
        "type" if kind.contains("Service") && value == "LoadBalancer" => Some(Door::LoadBalancer),
        _ => None,
    }
}
