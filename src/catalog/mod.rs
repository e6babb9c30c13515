//! The sourced figures: every number with its range, kind of measure, version and source.
//!
//! `assets/catalog/*.yaml` holds them, one file per subject. An id says what an entry is for:
//! `os.`, `distribution.`, `datastore.`, `addon.`, `engine.`, `runtime.` and `workload.` are parts
//! of a node and must be working sets; `minimum.` is what a vendor asks for, `whole-node.` what
//! somebody measured on a whole machine. Only the parts can be added up: see [`WorkingSet`].
//!
//! Some files hold no memory: `busy.yaml` how much more a busy node holds than an idle one,
//! `writes.yaml` what datastores write in a day, `sums.yaml` the checksums of known files, `shims.yaml`
//! the releases of WebAssembly shims. A user's file of the same name adds to them, or replaces an
//! entry.
//!
//! Words are plain strings; an entry's `fr:` has what a French reader sees instead (see [`Prose`]).
//!
//! What listens on a node, and on which interfaces pods are, stands in `assets/network/*.yaml`.

mod busy;
pub(crate) mod entry;
mod figure;
mod files;
mod network;
mod prose;
mod read;
mod shim;
mod sum;
mod writes;

use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

use include_dir::{Dir, include_dir};

pub use busy::BusyRatio;
pub use entry::{Conditions, Confidence, Driver, Entry, Growth, Measure, Purpose, Role};
pub use figure::{Growing, Interval, Load, WorkingSet};
pub use files::{File, Part};
pub use network::{At, Listener, Network, Nodes, network};
pub use prose::Prose;
pub use read::{CatalogError, Why};
pub use shim::Shim;
pub use sum::Sum;
pub use writes::DailyWrites;

use crate::design::{Datastore, Distribution, Runtime};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/assets/catalog");

/// The file that holds checksums, not figures.
const SUMS: &str = "sums.yaml";

/// The file that holds the releases of shims, not figures.
const SHIMS: &str = "shims.yaml";

/// The file that holds ratios of busy to idle.
const BUSY: &str = "busy.yaml";

/// The file that holds what datastores write.
const WRITES: &str = "writes.yaml";

/// All figures.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Catalog {
    /// Shared with the lines of a budget, which say where their figure comes from.
    entries: Vec<Arc<Entry>>,
    /// Where each stands in the list, by its id: a budget asks for a dozen of them at every keystroke.
    places: HashMap<String, usize>,
    busy: Vec<Arc<BusyRatio>>,
    writes: Vec<Arc<DailyWrites>>,
    sums: Vec<Sum>,
    shims: Vec<Shim>,
}

impl Catalog {
    /// The catalogue that is built into the program.
    ///
    /// A test reads it, so that the error of [`Catalog::with`] cannot occur here.
    pub fn builtin() -> Self {
        static BUILTIN: OnceLock<Catalog> = OnceLock::new();
        BUILTIN.get_or_init(|| Self::with(std::iter::empty()).unwrap_or_default()).clone()
    }

    /// The built-in catalogue with a user's files laid over it: an entry adds to it, or replaces
    /// the one of the same id. Each override is the file's name and text.
    ///
    /// # Errors
    /// When a file is not such a list, or an entry lacks its source, measures the wrong thing for
    /// its id, or has its low end above its high end.
    pub fn with(overrides: impl Iterator<Item = (String, String)>) -> Result<Self, CatalogError> {
        let mut catalog = Self::default();
        for file in FILES.files() {
            let name = file.path().to_string_lossy();
            catalog.lay_over(&name, file.contents_utf8().unwrap_or_default())?;
        }
        for (name, text) in overrides {
            catalog.lay_over(&name, &text)?;
        }
        Ok(catalog)
    }

    /// All entries: the built-in ones in the order of their files, then those that a user added.
    pub fn entries(&self) -> &[Arc<Entry>] {
        &self.entries
    }

    /// The entry with this id.
    pub fn get(&self, id: &str) -> Option<&Arc<Entry>> {
        self.entries.get(*self.places.get(id)?)
    }

    /// How much more a busy server of a distribution holds than an idle one.
    pub fn busy(&self, distribution: Distribution) -> Option<&Arc<BusyRatio>> {
        self.busy.iter().find(|ratio| ratio.distribution == distribution)
    }

    /// What a datastore writes in a day.
    pub fn writes(&self, datastore: Datastore) -> Option<&Arc<DailyWrites>> {
        self.writes.iter().find(|daily| daily.datastore == datastore)
    }

    /// The known checksums.
    pub fn sums(&self) -> &[Sum] {
        &self.sums
    }

    /// The known checksum of a file, by its name in `install/files.list` or `engine/releases.list`.
    pub fn sum(&self, name: &str) -> Option<&Sum> {
        self.sums.iter().find(|sum| sum.name == name)
    }

    /// The releases of WebAssembly shims.
    pub fn shims(&self) -> &[Shim] {
        &self.shims
    }

    /// The release of a runtime's shim; nothing for containers.
    pub fn shim(&self, runtime: Runtime) -> Option<&Shim> {
        self.shims.iter().find(|shim| shim.runtime == runtime)
    }

    /// The least memory that the distribution's documentation asks for; nothing where none is
    /// documented (`MicroK8s` has no such page that could be verified).
    pub fn minimum(&self, distribution: Distribution, role: Role) -> Option<&Arc<Entry>> {
        self.get(&format!("minimum.{}-{}", distribution.word(), role.word()))
    }

    /// What was measured on whole nodes of this kind: to hold beside a sum of parts, never in it.
    pub fn whole_nodes(
        &self,
        distribution: Distribution,
        role: Role,
    ) -> impl Iterator<Item = &Arc<Entry>> {
        self.entries.iter().filter(move |entry| {
            entry.measure == Measure::WholeNode
                && entry.when.distribution == Some(distribution)
                && entry.when.role == Some(role)
        })
    }

    fn lay_over(&mut self, file: &str, text: &str) -> Result<(), CatalogError> {
        match file {
            SUMS => lay(&mut self.sums, sum::sums(file, text)?, |a, b| a.name == b.name),
            SHIMS => lay(&mut self.shims, shim::shims(file, text)?, |a, b| a.runtime == b.runtime),
            BUSY => {
                let ratios = busy::ratios(file, text)?.into_iter().map(Arc::new).collect();
                lay(&mut self.busy, ratios, |a, b| a.distribution == b.distribution);
            }
            WRITES => {
                let writes = writes::writes(file, text)?.into_iter().map(Arc::new).collect();
                lay(&mut self.writes, writes, |a, b| a.datastore == b.datastore);
            }
            _ => {
                let entries = read::entries(file, text)?.into_iter().map(Arc::new).collect();
                lay(&mut self.entries, entries, |a, b| a.id == b.id);
                let ids = self.entries.iter().map(|entry| entry.id.clone());
                self.places = ids.zip(0..).collect();
            }
        }
        Ok(())
    }
}

/// Puts each thing in the place of the one that is the same, or at the end.
fn lay<T>(known: &mut Vec<T>, new: Vec<T>, is_same: impl Fn(&T, &T) -> bool) {
    for thing in new {
        match known.iter_mut().find(|old| is_same(old, &thing)) {
            Some(old) => *old = thing,
            None => known.push(thing),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Addon, Datastore, Os, Runtime};

    fn catalog() -> Catalog {
        Catalog::with(std::iter::empty()).expect("the built-in catalogue")
    }

    #[test]
    fn every_choice_of_a_design_has_its_working_set() {
        let catalog = catalog();
        let words = |prefix: &str, words: &[&str]| {
            words.iter().map(|word| format!("{prefix}.{word}")).collect::<Vec<_>>()
        };
        let mut ids = words("os", Os::WORDS);
        ids.extend(words("datastore", Datastore::WORDS));
        ids.extend(words("addon", Addon::WORDS));
        ids.extend(words("runtime", Runtime::WORDS));
        for word in Distribution::WORDS {
            ids.extend([
                format!("distribution.{word}-server"),
                format!("distribution.{word}-agent"),
            ]);
        }
        for id in ids {
            let entry = catalog.get(&id).unwrap_or_else(|| panic!("{id} is missing"));
            assert!(entry.working_set(&Load::default()).is_some(), "{id} is no working set");
        }
    }

    #[test]
    fn ids_are_unique_and_every_entry_says_why() {
        let catalog = catalog();
        for (index, entry) in catalog.entries().iter().enumerate() {
            assert!(catalog.entries()[..index].iter().all(|other| other.id != entry.id));
            assert!(
                entry.note.english().len() > 15,
                "{}: why is the interval what it is?",
                entry.id
            );
        }
    }

    #[test]
    fn minimums_are_the_documented_ones() {
        let catalog = catalog();
        let mib = |distribution, role| {
            catalog.minimum(distribution, role).map(|entry| entry.figure(&Load::default()).low)
        };
        assert_eq!(mib(Distribution::K3s, Role::Server), Some(2_048.0));
        assert_eq!(mib(Distribution::K3s, Role::Agent), Some(512.0));
        assert_eq!(mib(Distribution::K0s, Role::Server), Some(1_024.0));
        assert_eq!(mib(Distribution::Microk8s, Role::Server), None);
    }

    #[test]
    fn a_users_file_replaces_and_adds() {
        let own = "- {id: os.debian, measure: working-set, low: 60Mi, high: 70Mi, \
                   confidence: measured, source: our lab, date: 2026-11, note: ours}\n\
                   - {id: addon.telegraf, measure: working-set, low: 20Mi, high: 40Mi, \
                   confidence: measured, source: our lab, date: 2026-11, note: ours}\n";
        let files = [("lab.yaml".to_owned(), own.to_owned())];
        let merged = Catalog::with(files.into_iter()).expect("reads");
        let debian = merged.get("os.debian").expect("there").figure(&Load::default());
        assert_eq!(debian, Interval { low: 60.0, high: 70.0 });
        assert!(merged.get("addon.telegraf").is_some());
        assert_eq!(merged.entries().len(), catalog().entries().len() + 1);
    }

    #[test]
    fn a_users_checksums_and_shims_replace_and_add() {
        let digest = "0".repeat(64);
        let sums =
            format!("- {{name: lab/k3s, sha256: {digest}, source: our lab, date: 2026-11}}\n");
        let shims = "- {runtime: spin, version: v9.0.0, binary: containerd-shim-spin-v2, archives: \
                     {arm64: \"https://example.com/spin.tar.gz\"}, source: our lab, date: 2026-11}\n";
        let files = [("sums.yaml", sums.as_str()), ("shims.yaml", shims)];
        let files = files.map(|(name, text)| (name.to_owned(), text.to_owned()));
        let merged = Catalog::with(files.into_iter()).expect("reads");
        assert_eq!(merged.sum("lab/k3s").map(|sum| sum.sha256.clone()), Some(digest));
        assert_eq!(merged.sums().len(), catalog().sums().len() + 1);
        assert_eq!(merged.shims().len(), catalog().shims().len());
        let spin = merged.shim(Runtime::Spin).expect("there");
        assert_eq!((spin.version.as_str(), spin.archives.len()), ("v9.0.0", 1));
    }
}
