//! Designs for the tests of the tree: a table of parameters with their values, all of them fields
//! of a session.

use std::fs;
use std::path::Path;
use std::process::Command;

use fleetwright::assess::Assessment;
use fleetwright::catalog::Catalog;
use fleetwright::design::inventory::Inventory;
use fleetwright::design::write::write;
use fleetwright::design::{FleetDesign, Kind, List, Name, fields, read};
use fleetwright::tree::{Overrides, Tree};

use super::pairs::{Reasons, Row};

/// What is decided, and each way to decide it.
pub struct Parameter {
    pub name: &'static str,
    pub values: Vec<Value>,
}

/// A value with the fields that it sets.
pub struct Value {
    pub word: String,
    settings: Vec<(&'static str, String)>,
}

impl Parameter {
    /// A field with all of its words, so that a new word is covered from its first day.
    fn field(path: &'static str) -> Self {
        let pattern = path.replace("[0]", "[]");
        let kind = fields::field(&pattern).unwrap_or_else(|| panic!("no field {path}")).kind;
        let words: &[&str] = match kind {
            Kind::Choice(words) => words,
            Kind::Switch => &["false", "true"],
            _ => panic!("{path} is no choice"),
        };
        let value = |word: &&str| Value {
            word: (*word).to_owned(),
            settings: vec![(path, (*word).to_owned())],
        };
        Self { name: path, values: words.iter().map(value).collect() }
    }

    /// Several fields at once, under a name.
    fn of(name: &'static str, values: &[(&str, &[(&'static str, &str)])]) -> Self {
        let value = |(word, settings): &(&str, &[(&'static str, &str)])| Value {
            word: (*word).to_owned(),
            settings: settings.iter().map(|(path, text)| (*path, (*text).to_owned())).collect(),
        };
        Self { name, values: values.iter().map(value).collect() }
    }

    /// What one of the values sets besides.
    fn with(mut self, word: &str, settings: &[(&'static str, &str)]) -> Self {
        let value = self.values.iter_mut().find(|value| value.word == word);
        let value = value.unwrap_or_else(|| panic!("{} has no {word}", self.name));
        value.settings.extend(settings.iter().map(|(path, text)| (*path, (*text).to_owned())));
        self
    }

    /// Puts a value first: the row of first values has to be accepted.
    fn starting_with(mut self, word: &str) -> Self {
        self.values.sort_by_key(|value| value.word != word);
        self
    }
}

/// What all designs of the table have in common.
const BASE: &[(&str, &str)] = &[
    ("fleet.regions[0].name", "dogger-bank"),
    ("fleet.regions[0].clusters", "60"),
    ("fleet.regions[1].name", "hornsea"),
    ("fleet.regions[1].clusters", "40"),
    ("devices[0].name", "gateway"),
    ("devices[0].clusters", "70"),
    ("workloads[0].name", "telemetry"),
    ("workloads[0].image", "ghcr.io/example/telemetry:1.4.2"),
];

/// The recipient of the age project's own documentation.
const RECIPIENT: &str = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";

const WAYS: &str = "8883/tcp, 123/udp, 1883/tcp@10.20.0.0/16, 4433/udp@2001:db8::/32";

/// What the issue names: these are crossed with each other when all combinations are asked for.
pub fn crossed() -> Vec<Parameter> {
    vec![
        Parameter::field("platform.distribution"),
        Parameter::field("platform.datastore")
            .with("postgres", &[("platform.database", "db.example.com:5432/k3s")]),
        Parameter::of(
            "nodes",
            &[
                ("1", &[("devices[0].nodes", "1")]),
                ("1, 1 server", &[("devices[0].nodes", "1"), ("devices[0].servers", "1")]),
                ("3", &[("devices[0].nodes", "3")]),
                ("3, 1 server", &[("devices[0].nodes", "3"), ("devices[0].servers", "1")]),
                ("5, 3 servers", &[("devices[0].nodes", "5"), ("devices[0].servers", "3")]),
            ],
        ),
        Parameter::of(
            "engine",
            &[
                ("flux-git", &[("gitops.engine", "flux")]),
                (
                    "flux-oci",
                    &[
                        ("gitops.engine", "flux"),
                        ("gitops.artifact", "oci://registry.example.com/edge/fleet"),
                    ],
                ),
                ("argocd", &[("gitops.engine", "argocd")]),
                (
                    "argocd-agent",
                    &[("gitops.engine", "argocd-agent"), ("gitops.hub", "hub.example.com:443")],
                ),
            ],
        ),
        Parameter::field("workloads[0].runtime"),
        Parameter::field("security.secrets_encryption").starting_with("true"),
        Parameter::field("security.secure_boot").with("true", &[("devices[0].uefi", "true")]),
        Parameter::field("security.disk_encryption")
            .with("luks-tpm2", &[("devices[0].tpm", "true")]),
        Parameter::of(
            "signatures",
            &[
                ("off", &[]),
                ("on", &[("security.signatures", "true")]),
                (
                    "on, with keys",
                    &[
                        ("security.signatures", "true"),
                        ("security.signing_keys", "4AEE18F83AFDEB23"),
                    ],
                ),
            ],
        ),
        Parameter::field("security.git_secrets").with(
            "sops-age",
            &[
                ("fleet.regions[0].age_recipient", RECIPIENT),
                ("fleet.regions[1].age_recipient", RECIPIENT),
            ],
        ),
    ]
}

/// All parameters: those that are crossed, then what else decides between templates.
pub fn table() -> Vec<Parameter> {
    let mut table = crossed();
    table.extend(platform());
    table.extend(fleet());
    table.extend(workloads());
    table
}

fn platform() -> Vec<Parameter> {
    vec![
        Parameter::field("devices[0].arch").starting_with("arm64"),
        Parameter::field("devices[0].os"),
        Parameter::field("devices[0].storage").starting_with("ssd"),
        Parameter::of(
            "hardware",
            &[("open", &[]), ("a Pi", &[("devices[0].hardware", "Raspberry Pi CM4")])],
        ),
        Parameter::of(
            "addons",
            &[
                ("usual", &[]),
                ("least", &[("platform.addons", "coredns")]),
                ("none", &[("platform.addons", "")]),
                (
                    "all",
                    &[(
                        "platform.addons",
                        "coredns, metrics-server, local-path, traefik, servicelb",
                    )],
                ),
            ],
        ),
        Parameter::field("platform.upgrades"),
        Parameter::of(
            "repository",
            &[
                ("given", &[("gitops.repository", "https://git.example.com/edge/fleet.git")]),
                ("open", &[]),
            ],
        ),
        Parameter::field("gitops.provenance"),
        Parameter::of(
            "applications",
            &[
                ("generated", &[]),
                ("local", &[("gitops.applications", "local")]),
                ("local on one", &[("devices[0].gitops.applications", "local")]),
            ],
        ),
    ]
}

fn fleet() -> Vec<Parameter> {
    vec![
        Parameter::of(
            "site",
            &[
                ("none", &[]),
                ("IPv4", &[("network.site", "192.168.10.0/24")]),
                ("IPv6", &[("network.site", "fd00:10::/64")]),
            ],
        ),
        Parameter::of("outbound", &[("none", &[]), ("four ways", &[("network.outbound", WAYS)])]),
        Parameter::of(
            "link",
            &[
                ("fibre", &[("network.link", "fibre")]),
                ("satellite", &[("network.link", "satellite"), ("network.metered", "true")]),
            ],
        ),
        Parameter::of(
            "rings",
            &[
                ("one", &[]),
                (
                    "two",
                    &[
                        ("fleet.rings[0].name", "canary"),
                        ("fleet.rings[0].share", "10%"),
                        ("fleet.rings[1].name", "broad"),
                        ("fleet.rings[1].share", "90%"),
                    ],
                ),
            ],
        ),
        Parameter::of("inventory", &[("no", &[]), ("yes", &[("inventory", "clusters.csv")])]),
        Parameter::of(
            "device types",
            &[
                ("one", &[]),
                (
                    "another alike",
                    &[
                        ("devices[1].name", "camera"),
                        ("devices[1].storage", "ssd"),
                        ("devices[1].uefi", "true"),
                        ("devices[1].tpm", "true"),
                        ("devices[1].nodes", "3"),
                        ("devices[1].clusters", "30"),
                    ],
                ),
                (
                    "another on K3s with Flux",
                    &[
                        ("devices[1].name", "camera"),
                        ("devices[1].arch", "amd64"),
                        ("devices[1].uefi", "true"),
                        ("devices[1].tpm", "true"),
                        ("devices[1].clusters", "30"),
                        ("devices[1].platform.distribution", "k3s"),
                        ("devices[1].platform.datastore", "sqlite"),
                        ("devices[1].gitops.engine", "flux"),
                    ],
                ),
            ],
        ),
        Parameter::field("prompt.language"),
    ]
}

fn workloads() -> Vec<Parameter> {
    vec![
        Parameter::of(
            "workload",
            &[
                ("bare", &[]),
                (
                    "full",
                    &[
                        ("workloads[0].image_size", "40Mi"),
                        ("workloads[0].replicas", "2"),
                        ("workloads[0].memory.request", "64Mi"),
                        ("workloads[0].memory.limit", "128Mi"),
                        ("workloads[0].cpu.request", "50m"),
                        ("workloads[0].cpu.limit", "500m"),
                        ("workloads[0].port", "8080"),
                        ("workloads[0].probe", "/healthz"),
                    ],
                ),
            ],
        ),
        Parameter::field("workloads[0].pod_security"),
        Parameter::of("egress", &[("none", &[]), ("four ways", &[("workloads[0].egress", WAYS)])]),
        Parameter::of(
            "volume",
            &[
                ("none", &[]),
                (
                    "1Gi",
                    &[
                        ("workloads[1].name", "recorder"),
                        (
                            "workloads[1].image",
                            "ghcr.io/example/recorder@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                        ),
                        ("workloads[1].volume.path", "/data"),
                        ("workloads[1].volume.size", "1Gi"),
                        ("workloads[1].devices", "gateway"),
                    ],
                ),
            ],
        ),
    ]
}

/// The design of a row: the base and what its values set.
pub fn design(table: &[Parameter], row: &Row) -> FleetDesign {
    let base = BASE.iter().map(|(path, text)| (*path, *text));
    let chosen = table.iter().zip(row).flat_map(|(parameter, at)| &parameter.values[*at].settings);
    made(base.chain(chosen.map(|(path, text)| (*path, text.as_str()))))
}

/// The design of some settings, which make the entries of lists that they name first.
pub fn made<'a>(settings: impl IntoIterator<Item = (&'a str, &'a str)>) -> FleetDesign {
    let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
    for (path, text) in settings {
        for list in List::ALL {
            if path.starts_with(&format!("{}[{}]", list.path(), list.len(&design))) {
                list.push(&mut design);
            }
        }
        fields::set(&mut design, path, text).unwrap_or_else(|why| panic!("{path}: {why:?}"));
    }
    design
}

/// The sessions that are built into the program.
pub fn sessions() -> Vec<(String, FleetDesign)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sessions");
    let files = fs::read_dir(folder).expect("the sessions").map(|file| file.expect("one").path());
    let read = |path: std::path::PathBuf| {
        let text = fs::read_to_string(&path).expect("reads");
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        (name, read::read(&text).expect("a design"))
    };
    files.filter(|path| path.extension().is_some_and(|end| end == "yaml")).map(read).collect()
}

/// A dozen clusters of a design by name.
pub fn inventory(design: &FleetDesign) -> String {
    let (regions, rings) = (design.regions(), design.rings());
    let mut csv = "name,region,device,ring,site\n".to_owned();
    for at in 0..12 {
        let device = &design.devices[at % design.devices.len()].name;
        let (region, ring) = (&regions[at % regions.len()].name, &rings[at % rings.len()].name);
        csv.push_str(&format!("edge-{at},{region},{device},{ring},hall-{}\n", at % 3));
    }
    csv
}

/// A design with what follows from it, read and checked as the program does.
pub struct Case {
    pub assessment: Assessment,
    inventory: Option<Inventory>,
}

impl Case {
    pub fn new(design: &FleetDesign, catalog: &Catalog) -> Self {
        let named = design.inventory.is_some() && !design.devices.is_empty();
        let inventory = named
            .then(|| Inventory::read(inventory(design).as_bytes()).expect("the inventory reads"));
        Self { assessment: Assessment::new(design, catalog, inventory.as_ref()), inventory }
    }

    /// The ids of the rules that refuse it, with the fields that they are about.
    pub fn reasons(&self) -> Reasons {
        let errors = self.assessment.errors();
        errors.map(|finding| format!("{} at {}", finding.id, finding.path)).collect()
    }

    pub fn tree(&self) -> Tree {
        let language = self.assessment.design.prompt.language;
        Tree::new(&self.assessment, self.inventory.as_ref(), language, &Overrides::new())
            .unwrap_or_else(|error| panic!("{error}"))
    }
}

/// The session of a design in a folder of its own, and what `export` says of it there.
pub fn export(design: &FleetDesign) -> (Option<i32>, Vec<String>) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("fleet.yaml"), write(design)).expect("written");
    if let Some(name) = &design.inventory {
        fs::write(folder.path().join(name), inventory(design)).expect("written");
    }
    let exported = Command::new(env!("CARGO_BIN_EXE_fleetwright"))
        .args(["export", "fleet.yaml", "--out", "tree"])
        .current_dir(folder.path())
        .env("FLEETWRIGHT_HOME", folder.path().join("home"))
        .output()
        .expect("it runs");
    let left = fs::read_dir(folder.path()).expect("the folder");
    let left = left.map(|entry| entry.expect("one").file_name().to_string_lossy().into_owned());
    let others =
        left.filter(|name| name != "fleet.yaml" && Some(name) != design.inventory.as_ref());
    (exported.status.code(), others.collect())
}
