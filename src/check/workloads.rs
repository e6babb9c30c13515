//! Rules about workloads: their image, resources and runtime, and where they run.

use super::Finding;
use super::case::Case;
use super::rule::{
    CPU_LIMIT, CPU_OVER_NODE, IMAGE_EMPTY, IMAGE_SHAPE, IMAGE_TAG, MEMORY_LIMIT, MEMORY_OPEN,
    NAME_DIGIT, NO_REPLICA, POD_BASELINE, POD_PRIVILEGED, PORT_RANGE, PROBE_PORT, PROBE_SHAPE,
    UNKNOWN_DEVICE,
};
use super::shape;
use crate::design::{List, PodSecurity, Workload};

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = case.each_workload(&[
        image_empty,
        image_shape,
        image_tag,
        memory_limit,
        cpu_limit,
        memory_open,
        no_replica,
        pod_security,
        name_digit,
        port_range,
        probe_shape,
        probe_port,
        cpu_over_node,
    ]);
    found.extend(unknown_devices(case));
    found
}

fn unknown_devices(case: &Case<'_>) -> Vec<Finding> {
    let known = List::Devices.names(case.design);
    let mut found = Vec::new();
    for (index, workload) in case.design.workloads.iter().enumerate() {
        for device in workload.devices.iter().filter(|device| !known.contains(device)) {
            let finding = UNKNOWN_DEVICE
                .at(format!("workloads[{index}].devices"))
                .with("workload", workload.name.as_str())
                .with("device", device.as_str());
            found.push(finding);
        }
    }
    found
}

fn image_empty(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    workload
        .image
        .is_empty()
        .then(|| IMAGE_EMPTY.at(format!("{path}.image")).with("workload", workload.name.as_str()))
}

fn image_shape(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let image = workload.image.as_str();
    (!image.is_empty() && shape::image(image).is_none()).then(|| {
        IMAGE_SHAPE
            .at(format!("{path}.image"))
            .with("workload", workload.name.as_str())
            .with("image", image)
    })
}

/// A digest pins the image whatever its tag says.
fn image_tag(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let image = shape::image(&workload.image).filter(|image| image.digest.is_none())?;
    matches!(image.tag, None | Some("latest")).then(|| {
        IMAGE_TAG
            .at(format!("{path}.image"))
            .with("workload", workload.name.as_str())
            .with("image", workload.image.as_str())
    })
}

fn memory_limit(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let (request, limit) = workload.memory.request.zip(workload.memory.limit)?;
    (limit < request).then(|| {
        MEMORY_LIMIT
            .at(format!("{path}.memory.limit"))
            .with("workload", workload.name.as_str())
            .with("request", request.to_string())
            .with("limit", limit.to_string())
    })
}

fn cpu_limit(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let (request, limit) = workload.cpu.request.zip(workload.cpu.limit)?;
    (limit < request).then(|| {
        CPU_LIMIT
            .at(format!("{path}.cpu.limit"))
            .with("workload", workload.name.as_str())
            .with("request", request.to_string())
            .with("limit", limit.to_string())
    })
}

/// Without a request Kubernetes takes the limit for it; without either the tree's `LimitRange`
/// fills in a small one.
fn memory_open(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let (field, missing) = match (workload.memory.request, workload.memory.limit) {
        (Some(_), Some(_)) => return None,
        (None, None) => ("request", "both"),
        (None, Some(_)) => ("request", "request"),
        (Some(_), None) => ("limit", "limit"),
    };
    let finding = MEMORY_OPEN.at(format!("{path}.memory.{field}")).with("missing", missing);
    Some(finding.with("workload", workload.name.as_str()))
}

/// What a standard below the restricted one lets in.
fn pod_security(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let rule = match workload.pod_security {
        PodSecurity::Restricted => return None,
        PodSecurity::Baseline => POD_BASELINE,
        PodSecurity::Privileged => POD_PRIVILEGED,
    };
    let finding = rule.at(format!("{path}.pod_security"));
    Some(finding.with("workload", workload.name.as_str()))
}

fn no_replica(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    (workload.replicas == 0)
        .then(|| NO_REPLICA.at(format!("{path}.replicas")).with("workload", workload.name.as_str()))
}

/// A port means a Service, whose name must start with a letter.
fn name_digit(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let name = workload.name.as_str();
    (workload.port.is_some() && name.starts_with(|c: char| c.is_ascii_digit()))
        .then(|| NAME_DIGIT.at(format!("{path}.name")).with("workload", name))
}

fn port_range(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let port = workload.port?;
    (!(1..=65_535).contains(&port)).then(|| {
        PORT_RANGE
            .at(format!("{path}.port"))
            .with("workload", workload.name.as_str())
            .with("port", port.to_string())
    })
}

fn probe_shape(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let probe = workload.probe.as_deref()?;
    (!(probe.starts_with('/') && shape::is_word(probe))).then(|| {
        PROBE_SHAPE
            .at(format!("{path}.probe"))
            .with("workload", workload.name.as_str())
            .with("value", probe)
    })
}

fn probe_port(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    (workload.probe.is_some() && workload.port.is_none())
        .then(|| PROBE_PORT.at(format!("{path}.port")).with("workload", workload.name.as_str()))
}

fn cpu_over_node(case: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let request = workload.cpu.request?;
    let device = case
        .design
        .devices_of(workload)
        .find(|device| u64::from(request.millicores()) > u64::from(device.cores) * 1_000)?;
    let finding = CPU_OVER_NODE
        .at(format!("{path}.cpu.request"))
        .with("workload", workload.name.as_str())
        .with("device", device.name.as_str());
    Some(finding.with("request", request.to_string()).with("cores", device.cores))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};

    #[test]
    fn a_workload_runs_on_device_types_that_exist() {
        let draft = Draft::with(&[("workloads[0].devices", "gateway, camera")]);
        assert!(draft.message("workload.unknown-device").contains("camera"));
        assert_not_found("workload.unknown-device", &[("workloads[0].devices", "gateway")]);
    }

    #[test]
    fn an_image_is_named_and_pinned() {
        let image = |value| [("workloads[0].image", value)];
        assert_found("workload.image-empty", &image(""));
        assert_not_found("workload.image-empty", &image("a"));
        assert_found("workload.image-shape", &image("https://ghcr.io/example/app:1"));
        assert_not_found("workload.image-shape", &image("registry.example.com:5000/a/b:1"));
        for loose in ["ghcr.io/example/app", "app:latest", "localhost:5000/app"] {
            assert_found("workload.image-tag", &image(loose));
        }
        let digest = format!("app@sha256:{}", "0".repeat(64));
        for pinned in ["app:1.0", "app:latest-1", &digest] {
            assert_not_found("workload.image-tag", &image(pinned));
        }
    }

    #[test]
    fn a_limit_is_at_least_the_request() {
        assert_found("workload.memory-limit", &[("workloads[0].memory.limit", "63Mi")]);
        assert_not_found("workload.memory-limit", &[("workloads[0].memory.limit", "64Mi")]);
        let cpu = |limit| [("workloads[0].cpu.request", "1"), ("workloads[0].cpu.limit", limit)];
        assert_found("workload.cpu-limit", &cpu("999m"));
        assert_not_found("workload.cpu-limit", &cpu("1000m"));
    }

    #[test]
    fn memory_without_figures_is_found() {
        let draft = Draft::with(&[("workloads[0].memory.limit", "")]);
        assert_eq!(draft.found("workload.memory-open")[0].path, "workloads[0].memory.limit");
        assert_found("workload.memory-open", &[("workloads[0].memory.request", "")]);
        assert_not_found("workload.memory-open", &[]);
        let neither = [("workloads[0].memory.request", ""), ("workloads[0].memory.limit", "")];
        let said = Draft::with(&neither).message("workload.memory-open");
        assert!(said.contains("neither"), "{said}");
    }

    #[test]
    fn what_a_workload_gives_up_of_pod_security_is_said() {
        for standard in ["baseline", "privileged"] {
            let id = format!("workload.pod-security-{standard}");
            assert_found(&id, &[("workloads[0].pod_security", standard)]);
            assert_not_found(&id, &[("workloads[0].pod_security", "restricted")]);
        }
        let baseline = [("workloads[0].pod_security", "baseline")];
        assert_not_found("workload.pod-security-privileged", &baseline);
    }

    #[test]
    fn no_replica_is_noted() {
        assert_found("workload.no-replica", &[("workloads[0].replicas", "0")]);
        assert_not_found("workload.no-replica", &[("workloads[0].replicas", "1")]);
    }

    #[test]
    fn ports_and_probes_are_such() {
        assert_found("workload.port-range", &[("workloads[0].port", "65536")]);
        assert_found("workload.port-range", &[("workloads[0].port", "0")]);
        assert_not_found("workload.port-range", &[("workloads[0].port", "65535")]);
        let probe = |path| [("workloads[0].port", "80"), ("workloads[0].probe", path)];
        assert_found("workload.probe-shape", &probe("healthz"));
        assert_found("workload.probe-shape", &probe("/a b"));
        assert_not_found("workload.probe-shape", &probe("/healthz?full=1"));
        assert_found("workload.probe-port", &probe("/healthz")[1..]);
        assert_not_found("workload.probe-port", &probe("/healthz"));
    }

    #[test]
    fn the_name_of_a_service_starts_with_a_letter() {
        let sets = [("workloads[0].name", "3d-scan"), ("workloads[0].port", "80")];
        assert_found("workload.name-digit", &sets);
        assert_not_found("workload.name-digit", &sets[..1]);
        assert_not_found("workload.name-digit", &sets[1..]);
    }

    #[test]
    fn a_pod_fits_the_cores_of_a_node() {
        assert_found("workload.cpu-over-node", &[("workloads[0].cpu.request", "4001m")]);
        assert_not_found("workload.cpu-over-node", &[("workloads[0].cpu.request", "4")]);
    }
}
