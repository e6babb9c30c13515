//! Rules about what devices download: whose checksum the catalogue knows, and which shim exists.

use super::Finding;
use super::case::{Case, choice};
use super::rule::{NO_SHIM, SUMS_UNKNOWN};
use crate::catalog::{File, Part};
use crate::design::{Runtime, Workload};

pub(super) fn findings(case: &Case<'_>) -> Vec<Finding> {
    let mut found = case.each_workload(&[no_shim]);
    found.extend(sums_unknown(case));
    found
}

/// One finding for each field that chooses a version: its files are pinned together.
fn sums_unknown(case: &Case<'_>) -> Vec<Finding> {
    let mut unknown: Vec<(String, bool, Vec<String>)> = Vec::new();
    for file in case.catalog.files(case.design) {
        if case.catalog.sum(&file.name).is_some() {
            continue;
        }
        let (path, offline) = (chosen_at(case, &file), file.part == Part::Images);
        match unknown.iter_mut().find(|(at, is, _)| (at, *is) == (&path, offline)) {
            Some((.., files)) => files.push(file.name),
            None => unknown.push((path, offline, vec![file.name])),
        }
    }
    let finding = |(path, offline, files): (String, bool, Vec<String>)| {
        let when = if offline { "offline" } else { "always" };
        SUMS_UNKNOWN
            .at(path)
            .with("count", files.len())
            .with("files", files.join(", "))
            .with("when", when)
    };
    unknown.into_iter().map(finding).collect()
}

/// The field that decides which version of a file is taken.
fn chosen_at(case: &Case<'_>, file: &File) -> String {
    let stated = |setting| match case.devices.get(file.device) {
        Some(on) => case.stated(on, setting),
        None => setting.to_owned(),
    };
    match file.part {
        Part::Distribution | Part::Images => stated("platform.version"),
        Part::Engine => stated("gitops.version"),
        Part::Shim(runtime) => {
            let asks = |workload: &Workload| workload.runtime == runtime;
            let index = case.design.workloads.iter().position(asks).unwrap_or_default();
            format!("workloads[{index}].runtime")
        }
    }
}

/// The first device type whose processor the shim of the runtime is not released for.
fn no_shim(case: &Case<'_>, workload: &Workload, path: &str) -> Option<Finding> {
    let runtime: Runtime = Some(workload.runtime).filter(|runtime| runtime.is_wasm())?;
    let shim = case.catalog.shim(runtime);
    let lacks = |arch| shim.and_then(|shim| shim.archive(arch)).is_none();
    let device = case.design.devices_of(workload).find(|device| lacks(device.arch))?;
    let finding = NO_SHIM
        .at(format!("{path}.runtime"))
        .with("workload", workload.name.as_str())
        .with("runtime", choice(workload.runtime.word()))
        .with("arch", choice(device.arch.word()));
    Some(finding.with("device", device.name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{Draft, assert_found, assert_not_found};
    use crate::catalog::Catalog;

    #[test]
    fn wasm_needs_a_shim_for_the_processor() {
        for runtime in ["spin", "wasmtime", "wasmedge"] {
            let sets = [("workloads[0].runtime", runtime), ("devices[0].arch", "arm")];
            assert_found("wasm.no-shim", &sets);
            assert_not_found("wasm.no-shim", &sets[..1]);
        }
        assert_not_found("wasm.no-shim", &[("devices[0].arch", "arm")]);
    }

    /// The fields with a file of an unknown checksum, and whether only an offline install needs it.
    fn unknown(sets: &[(&str, &str)]) -> Vec<(String, bool)> {
        let draft = Draft::with(sets);
        let found = draft.found("platform.sums-unknown");
        let offline = |phrase| format!("{phrase:?}").contains("offline");
        found.into_iter().map(|one| (one.path, offline(one.message))).collect()
    }

    #[test]
    fn a_version_whose_checksums_nobody_knows_is_named_at_its_field() {
        let images = ("platform.version".to_owned(), true);
        let only_images = std::slice::from_ref(&images);
        assert_eq!(unknown(&[]), only_images);
        let always = |path: &str| (path.to_owned(), false);
        let other = unknown(&[("platform.version", "v1.35.1+k3s1")]);
        assert_eq!(other, [always("platform.version"), images.clone()]);
        let own = unknown(&[("devices[0].gitops.version", "v2.8.0")]);
        assert!(own.contains(&always("devices[0].gitops.version")), "{own:?}");
        let spin = unknown(&[("workloads[0].runtime", "spin")]);
        assert_eq!(spin, only_images);
        let wasmedge = unknown(&[("workloads[0].runtime", "wasmedge")]);
        assert!(wasmedge.contains(&always("workloads[0].runtime")), "{wasmedge:?}");
    }

    #[test]
    fn every_known_checksum_and_shim_can_be_needed_by_a_design() {
        let catalog = Catalog::builtin();
        let mut needed = Vec::new();
        for arch in ["amd64", "arm64", "arm"] {
            for (distribution, engine, runtime) in
                [("k3s", "flux", "spin"), ("k0s", "argocd-agent", "wasmtime")]
            {
                let draft = Draft::with(&[
                    ("devices[0].arch", arch),
                    ("platform.distribution", distribution),
                    ("gitops.engine", engine),
                    ("workloads[0].runtime", runtime),
                ]);
                let sums = catalog.sums_for(&draft.design);
                needed.extend(sums.into_iter().map(|sum| sum.name));
            }
        }
        for sum in catalog.sums() {
            assert!(needed.contains(&sum.name), "{} is needed by no default", sum.name);
        }
    }
}
