//! Where sessions are kept: built into the program, saved in the data folder, or in any file.

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::source::Stamp;
use super::{Inventory, Session, SessionError, Source};
use crate::config::Places;
use crate::design::FleetDesign;
use crate::design::read::read as read_design;
use crate::disk::{self, Disk, DiskError, Operation, shown};

static BUILTIN: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/sessions");

/// More than this is no session that somebody wrote; what is saved has to open again.
pub(super) const LARGEST_SESSION: u64 = 4 * 1024 * 1024;

/// Room for some millions of clusters.
const LARGEST_INVENTORY: u64 = 256 * 1024 * 1024;

/// A session that can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub source: Source,
}

/// All sessions.
#[derive(Clone, Debug)]
pub struct Store {
    pub(super) places: Places,
    pub(super) disk: Disk,
}

impl Store {
    /// The sessions of a user.
    pub fn new(places: Places, disk: Disk) -> Self {
        Self { places, disk }
    }

    /// The sessions that can be opened by name: saved ones, then built-in ones, each by name.
    ///
    /// # Errors
    /// When the data folder cannot be listed.
    pub fn list(&self) -> Result<Vec<Listed>, SessionError> {
        let mut listed = self.saved()?;
        listed.extend(builtin().map(|(name, _)| Listed {
            name: name.to_owned(),
            source: Source::Builtin(name.to_owned()),
        }));
        Ok(listed)
    }

    fn saved(&self) -> Result<Vec<Listed>, SessionError> {
        let folder = self.places.sessions();
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(DiskError::system(Operation::Read, &folder, error).into()),
        };
        let mut names: Vec<String> =
            entries.flatten().filter_map(|entry| saved_name(&entry.path())).collect();
        names.sort();
        Ok(names
            .into_iter()
            .map(|name| Listed { name: name.clone(), source: Source::Saved(name) })
            .collect())
    }

    /// The file of a session; a built-in or new one has none.
    pub fn path(&self, source: &Source) -> Option<PathBuf> {
        match source {
            Source::New | Source::Builtin(_) => None,
            Source::Saved(name) => Some(self.places.sessions().join(format!("{name}.yaml"))),
            Source::File(path) => Some(path.clone()),
        }
    }

    /// What a command line's `SESSION` means: a file, else a saved session, else a built-in one.
    ///
    /// # Errors
    /// When it is none of them; the error names those that may be meant.
    pub fn find(&self, wanted: &str) -> Result<Source, SessionError> {
        let path = Path::new(wanted);
        // A folder of that name is no session: an exported tree is called like its fleet.
        if looks_like_path(wanted) || (path.exists() && !path.is_dir()) {
            return Ok(Source::File(path.to_owned()));
        }
        let listed = self.list()?;
        let found = listed.iter().find(|listed| listed.name == wanted);
        found.map(|listed| listed.source.clone()).ok_or_else(|| SessionError::Unknown {
            wanted: wanted.to_owned(),
            nearest: nearest(wanted, &listed),
        })
    }

    /// Finds and loads what a command line's `SESSION` means.
    ///
    /// # Errors
    /// When there is no such session, it cannot be read, or is none.
    pub fn open(&self, wanted: &str) -> Result<Session, SessionError> {
        self.load(&self.find(wanted)?)
    }

    /// Loads a session.
    ///
    /// # Errors
    /// When it cannot be read, or is none: with all that is wrong in it.
    pub fn load(&self, source: &Source) -> Result<Session, SessionError> {
        let (shown, bytes) = self.bytes(source)?;
        let text =
            disk::decode(&bytes).map_err(|wrong| SessionError::not_text(shown.clone(), wrong))?;
        let design = read_design(&text)
            .map_err(|problems| SessionError::Invalid { path: shown, problems })?;
        let stamp = self.path(source).map(|_| Stamp::of(&bytes));
        Ok(Session { design, source: source.clone(), text, stamp, rewritten: false })
    }

    /// The bytes of a session, and how a message calls it.
    fn bytes(&self, source: &Source) -> Result<(String, Vec<u8>), SessionError> {
        if let Some(path) = self.path(source) {
            let bytes = disk::read(&path, LARGEST_SESSION)?;
            return Ok((shown(&path), bytes));
        }
        let name = match source {
            Source::Builtin(name) => name.as_str(),
            _ => "",
        };
        builtin()
            .find(|(known, _)| *known == name)
            .map(|(_, bytes)| (format!("sessions/{name}.yaml"), bytes.to_vec()))
            .ok_or_else(|| SessionError::Unknown { wanted: name.to_owned(), nearest: Vec::new() })
    }

    /// The inventory that a design names, relative to the file that the design is from.
    ///
    /// # Errors
    /// When it cannot be read, is none, or does not go with the design: with line and column.
    pub fn inventory(
        &self,
        source: &Source,
        design: &FleetDesign,
    ) -> Result<Option<Inventory>, SessionError> {
        let Some(name) = &design.inventory else { return Ok(None) };
        let (shown, read) = match self.inventory_path(source, name) {
            Some(path) => (shown(&path), read_inventory(&path)?),
            None => built_in_inventory(name)?,
        };
        let invalid = |problems| SessionError::Invalid { path: shown.clone(), problems };
        let inventory = read.map_err(invalid)?;
        match inventory.strangers(design) {
            strangers if strangers.is_empty() => Ok(Some(inventory)),
            strangers => Err(invalid(strangers)),
        }
    }

    /// The file of an inventory; nothing for one that is built in.
    fn inventory_path(&self, source: &Source, name: &str) -> Option<PathBuf> {
        if matches!(source, Source::Builtin(_)) && Path::new(name).is_relative() {
            return None;
        }
        let session = self.path(source);
        let folder = session.as_deref().and_then(Path::parent).unwrap_or(Path::new(""));
        Some(folder.join(name))
    }
}

type Read = Result<Inventory, Vec<crate::design::read::Problem>>;

fn read_inventory(path: &Path) -> Result<Read, DiskError> {
    let fail = |error| DiskError::system(Operation::Read, path, error);
    let file = disk::open(path)?;
    let size = file.metadata().map_err(fail)?;
    if size.len() > LARGEST_INVENTORY {
        let cause = disk::Cause::TooLarge(LARGEST_INVENTORY);
        return Err(DiskError { operation: Operation::Read, path: path.to_owned(), cause });
    }
    Ok(Inventory::read(file.take(LARGEST_INVENTORY)))
}

fn built_in_inventory(name: &str) -> Result<(String, Read), DiskError> {
    let missing = || {
        let error = std::io::ErrorKind::NotFound.into();
        DiskError::system(Operation::Read, Path::new(name), error)
    };
    let file = BUILTIN.get_file(name).ok_or_else(missing)?;
    Ok((format!("sessions/{name}"), Inventory::read(file.contents())))
}

fn builtin() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    BUILTIN.files().filter_map(|file| {
        let path = file.path();
        let name = path.file_stem()?.to_str()?;
        path.extension().is_some_and(|end| end == "yaml").then_some((name, file.contents()))
    })
}

/// The name of a saved session: that of a file that ends in `.yaml` and isn't hidden.
fn saved_name(path: &Path) -> Option<String> {
    let name = path.file_stem()?.to_str()?;
    let shown = !name.starts_with('.') && !name.chars().any(char::is_control);
    let yaml = path.extension().is_some_and(|end| end == "yaml");
    (shown && yaml && path.is_file()).then(|| name.to_owned())
}

fn looks_like_path(wanted: &str) -> bool {
    let ends = |end: &str| wanted.len() > end.len() && wanted.ends_with(end);
    wanted.contains(['/', std::path::MAIN_SEPARATOR]) || ends(".yaml") || ends(".yml")
}

/// The names that may be meant: at most three, the closest first.
fn nearest(wanted: &str, listed: &[Listed]) -> Vec<String> {
    let distance = |name: &str| strsim::damerau_levenshtein(wanted, name);
    let mut names: Vec<&str> = listed.iter().map(|listed| listed.name.as_str()).collect();
    names.dedup();
    names.sort_by_key(|name| (!name.contains(wanted), distance(name)));
    let close =
        |name: &&str| name.contains(wanted) || distance(name) <= name.len().max(wanted.len()) / 2;
    names.into_iter().filter(close).take(3).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::config::Environment;
    use crate::text::{Language, Texts};

    pub(super) fn store(home: &Path) -> Store {
        let environment = Environment::new([("FLEETWRIGHT_HOME", home)]);
        Store::new(Places::find(&environment).expect("places"), Disk::new())
    }

    const SMALL: &str = "fleetwright: 1\nname: fleet\ndevices:\n  - {name: gateway}\n";

    fn save(store: &Store, name: &str, bytes: &[u8]) -> PathBuf {
        let path = store.path(&Source::Saved(name.into())).expect("a path");
        fs::create_dir_all(path.parent().expect("a folder")).expect("created");
        fs::write(&path, bytes).expect("written");
        path
    }

    #[test]
    fn every_built_in_session_loads() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let listed = store.list().expect("listed");
        assert!(listed.len() >= 4, "{listed:?}");
        for session in listed {
            let loaded = store.load(&session.source);
            let loaded = loaded
                .unwrap_or_else(|error| panic!("{}", error.render(&Texts::new(Language::En))));
            assert!(!loaded.text().is_empty());
        }
    }

    #[test]
    fn a_file_wins_over_a_saved_session_and_that_over_a_built_in_one() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        assert_eq!(store.find("shops").expect("found"), Source::Builtin("shops".into()));
        save(&store, "shops", SMALL.as_bytes());
        assert_eq!(store.find("shops").expect("found"), Source::Saved("shops".into()));
        assert!(matches!(store.find("./shops.yaml").expect("found"), Source::File(_)));
        assert!(matches!(store.find("Cargo.toml").expect("found"), Source::File(_)));
        assert_eq!(store.find("sessions").expect_err("a folder").phrase().key, "session-unknown");
    }

    #[test]
    fn an_unknown_name_gets_the_nearest() {
        let home = tempfile::tempdir().expect("a folder");
        let error = store(home.path()).open("shop").expect_err("unknown");
        let sentence = Texts::new(Language::En).say(&error.phrase());
        assert!(sentence.contains("shops"), "{sentence}");
    }

    #[test]
    fn any_editor_may_have_written_it() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        save(&store, "a", format!("\u{feff}{}", SMALL.replace('\n', "\r\n")).as_bytes());
        let session = store.open("a").expect("loads");
        assert_eq!(session.design.devices.len(), 1);
    }

    #[test]
    fn broken_bytes_name_their_line() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let path = save(&store, "a", b"fleetwright: 1\nname: \xff\n");
        let error = store.open("a").expect_err("refused");
        let text = error.render(&Texts::new(Language::En));
        assert!(text.starts_with(&format!("{}:2:7: ", path.display())), "{text}");
        save(&store, "b", &vec![b' '; 5_000_000]);
        assert_eq!(store.open("b").expect_err("too large").phrase().key, "disk-failed");
    }

    #[test]
    fn an_inventory_stands_beside_its_session() {
        let home = tempfile::tempdir().expect("a folder");
        let store = store(home.path());
        let path = save(&store, "a", format!("{SMALL}inventory: clusters.csv\n").as_bytes());
        let session = store.open("a").expect("loads");
        let missing = store.inventory(&session.source, &session.design).expect_err("missing");
        assert!(matches!(&missing, SessionError::Disk(error) if error.is_missing()), "{missing}");
        let csv = path.with_file_name("clusters.csv");
        fs::write(&csv, "name,region,device,ring\nx,region,gateway,ring\n").expect("written");
        let inventory = store.inventory(&session.source, &session.design).expect("reads");
        assert_eq!(inventory.map(|inventory| inventory.len()), Some(1));
        fs::write(&csv, "name,region,device,ring\nx,region,gatewy,ring\n").expect("written");
        let error = store.inventory(&session.source, &session.design).expect_err("a stranger");
        let text = error.render(&Texts::new(Language::En));
        assert!(text.contains("clusters.csv:2:10: "), "{text}");
    }
}
