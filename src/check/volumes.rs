//! Rules about the volumes of workloads.

use super::Finding;
use super::case::Case;
use super::rule::{VOLUME_HALF, VOLUME_PATH, VOLUME_REPLICAS};
use super::shape;
use crate::design::Workload;

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    case.each_workload(&[half, mount_path, replicas])
}

/// A volume exists where both fields are given; half of one would be dropped silently.
fn half(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let missing = match (&workload.volume.path, workload.volume.size) {
        (Some(_), None) => "size",
        (None, Some(_)) => "path",
        _ => return None,
    };
    let finding = VOLUME_HALF.at(format!("{path}.volume.{missing}")).with("missing", missing);
    Some(finding.with("workload", workload.name.as_str()))
}

fn mount_path(_: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let mount = workload.volume.path.as_deref()?;
    let inside = mount.len() > 1 && mount.starts_with('/');
    let plain = shape::is_word(mount) && !mount.contains(':');
    let straight = mount.split('/').all(|part| part != "..");
    (!(inside && plain && straight)).then(|| {
        VOLUME_PATH
            .at(format!("{path}.volume.path"))
            .with("workload", workload.name.as_str())
            .with("value", mount)
    })
}

/// All replicas would have to run on the one node that has the volume.
fn replicas(case: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let spread = case.design.devices_of(workload).any(|device| device.nodes > 1);
    let volume = workload.volume.path.is_some() && workload.volume.size.is_some();
    (volume && workload.replicas > 1 && spread).then(|| {
        VOLUME_REPLICAS
            .at(format!("{path}.replicas"))
            .with("workload", workload.name.as_str())
            .with("replicas", workload.replicas)
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};

    const PATH: (&str, &str) = ("workloads[0].volume.path", "/var/lib/app");
    const SIZE: (&str, &str) = ("workloads[0].volume.size", "1Gi");

    #[test]
    fn half_a_volume_is_none() {
        let draft = Draft::with(&[PATH]);
        assert_eq!(draft.found("workload.volume-half")[0].path, "workloads[0].volume.size");
        assert_found("workload.volume-half", &[SIZE]);
        assert_not_found("workload.volume-half", &[PATH, SIZE]);
    }

    #[test]
    fn a_volume_is_mounted_at_an_absolute_path() {
        for wrong in ["var/lib", "/", "/a:b", "/a/../b", "/a b"] {
            assert_found("workload.volume-path", &[("workloads[0].volume.path", wrong), SIZE]);
        }
        assert_not_found("workload.volume-path", &[PATH, SIZE]);
        let dots = ("workloads[0].volume.path", "/a..b");
        assert_not_found("workload.volume-path", &[dots, SIZE]);
    }

    #[test]
    fn replicas_on_several_nodes_do_not_share_a_volume() {
        let sets = [PATH, SIZE, ("workloads[0].replicas", "2"), ("devices[0].nodes", "3")];
        assert_found("workload.volume-replicas", &sets);
        assert_not_found("workload.volume-replicas", &sets[..3]);
        assert_not_found("workload.volume-replicas", &sets[2..]);
    }
}
