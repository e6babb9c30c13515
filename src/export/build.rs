//! What a cluster really gets: a folder of the tree as Kustomize builds it, where Kustomize is
//! installed.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use thiserror::Error;

use crate::process::{Ended, Failure, read};
use crate::text::Phrase;
use crate::tree::{Tree, TreeError};

/// How long a build may take; nothing in the tree is fetched from elsewhere, so that a second is
/// usual.
const DEADLINE: Duration = Duration::from_secs(20);

/// What builds a folder, in the order they are looked for.
const BUILDERS: [&[&str]; 2] = [&["kubectl", "kustomize"], &["kustomize", "build"]];

/// Why a folder was not built.
#[derive(Debug, Error)]
pub enum BuildError {
    /// The tree has no such folder, or Kustomize builds nothing from it alone.
    #[error("{0} is no folder that Kustomize builds")]
    NoFolder(String),
    /// Neither `kubectl` nor `kustomize` is installed.
    #[error("neither kubectl nor kustomize is installed")]
    Missing {
        /// The folder that was to be built.
        folder: String,
    },
    /// The builder did not end in time.
    #[error("{program} did not end within {} s", .deadline.as_secs())]
    Hangs {
        /// Which one.
        program: &'static str,
        /// How long it was waited for.
        deadline: Duration,
    },
    /// The builder refused.
    #[error("{program}: {reason}")]
    Refused {
        /// Which one.
        program: &'static str,
        /// What it said.
        reason: String,
    },
    /// A file does not render.
    #[error(transparent)]
    Tree(#[from] TreeError),
    /// The files could not be put where the builder reads them.
    #[error("{0}")]
    Disk(#[from] io::Error),
}

impl BuildError {
    /// The error as a sentence of the catalogue.
    pub fn phrase(&self) -> Phrase {
        match self {
            BuildError::NoFolder(path) => {
                Phrase::new("build-no-folder").with("path", path.as_str())
            }
            BuildError::Missing { folder } => {
                Phrase::new("build-missing").with("folder", folder.as_str())
            }
            BuildError::Refused { program, reason } => Phrase::new("build-refused")
                .with("program", *program)
                .with("reason", reason.as_str()),
            BuildError::Hangs { program, deadline } => Phrase::new("build-hangs")
                .with("program", *program)
                .with("seconds", deadline.as_secs()),
            BuildError::Tree(error) => error.phrase(),
            BuildError::Disk(error) => Phrase::new("build-disk").with("reason", error.to_string()),
        }
    }
}

/// The folder that is built when somebody looks at `path`: the nearest one around it that
/// Kustomize builds. Components are built by whoever includes them, and what is in `vendor/` is
/// not part of the tree.
pub fn buildable<'a>(tree: &Tree, path: &'a str) -> Option<&'a str> {
    let around = std::iter::successors(Some(path), |path| path.rsplit_once('/').map(|(up, _)| up));
    let mut around = around.filter(|folder| !folder.starts_with("components"));
    around.find(|folder| {
        let file = format!("{folder}/kustomization.yaml");
        tree.entries().binary_search_by(|entry| entry.path.cmp(&file)).is_ok()
    })
}

/// Builds a folder of the tree, or the one around a file of it.
///
/// # Errors
/// When the tree has no such folder, a file does not render, no builder is installed, or it
/// refuses.
pub fn build(tree: &Tree, path: &str) -> Result<String, BuildError> {
    let path = path.trim_end_matches('/');
    let is_file = || tree.entries().iter().any(|entry| entry.path == path);
    let folder = buildable(tree, path)
        .filter(|folder| *folder == path || is_file())
        .ok_or_else(|| BuildError::NoFolder(path.to_owned()))?;
    let scratch = tempfile::tempdir()?;
    write(tree, scratch.path())?;
    let place = scratch.path().join(folder).display().to_string();
    for builder in BUILDERS {
        let words: Vec<String> =
            builder.iter().map(|word| (*word).to_owned()).chain([place.clone()]).collect();
        match read(&words, DEADLINE) {
            Err(Failure::Missing) => {}
            ended => return outcome(builder[0], ended, &place),
        }
    }
    Err(BuildError::Missing { folder: folder.to_owned() })
}

fn outcome(
    program: &'static str,
    ended: Result<Ended, Failure>,
    place: &str,
) -> Result<String, BuildError> {
    let reason = match ended {
        Ok(ended) if ended.status.success() => {
            return Ok(String::from_utf8_lossy(&ended.output).into_owned());
        }
        // The scratch folder is gone by the time somebody reads this.
        Ok(ended) => match String::from_utf8_lossy(&ended.complaints).trim() {
            "" => ended.status.to_string(),
            said => said.replace(place, "."),
        },
        Err(Failure::Deadline(deadline)) => return Err(BuildError::Hangs { program, deadline }),
        Err(Failure::System(reason)) => reason,
        Err(Failure::Missing) => String::new(),
    };
    Err(BuildError::Refused { program, reason })
}

/// Everything that a build can read: identity files and scripts are no part of one.
fn write(tree: &Tree, root: &Path) -> Result<(), BuildError> {
    let outside = ["clusters/", "docs/", "install/"];
    let entries = tree.entries().iter();
    for entry in
        entries.filter(|entry| !outside.iter().any(|folder| entry.path.starts_with(folder)))
    {
        let path = root.join(&entry.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, tree.render(&entry.path)?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::Assessment;
    use crate::catalog::Catalog;
    use crate::design::read::read;
    use crate::text::Language;
    use crate::tree::Overrides;

    fn tree() -> Tree {
        let text = "fleetwright: 1\nname: fleet\ndevices: [{name: gateway, clusters: 3}]\n\
                    workloads: [{name: app, image: 'ghcr.io/example/app:1.0.0'}]\n";
        let design = read(text).expect("a design");
        let assessment = Assessment::new(&design, &Catalog::builtin(), None);
        Tree::new(&assessment, None, Language::En, &Overrides::new()).expect("a tree")
    }

    #[test]
    fn the_nearest_folder_around_a_file_is_built() {
        let tree = tree();
        let found = |path| buildable(&tree, path);
        assert_eq!(found("overlays/gateway/kustomization.yaml"), Some("overlays/gateway"));
        assert_eq!(found("overlays/gateway"), Some("overlays/gateway"));
        assert_eq!(found("base/app/deployment.yaml"), Some("base/app"));
        for none in ["components/region-region/kustomization.yaml", "README.md", "overlays", ""] {
            assert_eq!(found(none), None, "{none}");
        }
    }

    #[test]
    fn a_folder_that_is_none_is_refused_before_anything_is_run() {
        let refused = build(&tree(), "overlays/camera");
        assert!(matches!(refused, Err(BuildError::NoFolder(path)) if path == "overlays/camera"));
    }

    #[test]
    fn a_builder_that_says_nothing_is_quoted_by_its_status() {
        let told = |script: &str| {
            let words = ["sh", "-c", script].map(str::to_owned);
            outcome("sh", crate::process::read(&words, Duration::from_millis(300)), "/scratch")
                .expect_err("refused")
                .to_string()
        };
        if cfg!(unix) {
            assert_eq!(told("exit 3"), "sh: exit status: 3");
            assert_eq!(told("echo no /scratch/x >&2; exit 1"), "sh: no ./x");
            assert_eq!(told("exec sleep 60"), "sh did not end within 0 s");
        }
    }

    #[test]
    fn what_is_built_is_what_a_cluster_gets() {
        match build(&tree(), "overlays/gateway/") {
            Ok(built) => {
                let around = build(&tree(), "overlays/gateway/kustomization.yaml");
                assert_eq!(around.expect("the folder around it"), built);
                assert!(built.contains("kind: Deployment") && built.contains("kind: Namespace"));
                assert!(!built.contains("kind: Kustomization"), "{built}");
            }
            Err(BuildError::Missing { .. }) => {
                eprintln!("SKIPPED: neither kubectl nor kustomize is installed");
            }
            Err(error) => panic!("{error}"),
        }
    }
}
