//! Random designs: any value in any field, as long as no rule refuses the whole.
//!
//! A design drawn at random is refused nearly always. So each begins as an accepted row of the
//! table and changes step by step; a step that a rule refuses is taken back.

use fleetwright::catalog::Catalog;
use fleetwright::design::{Field, FleetDesign, Kind, List, fields};
use proptest::prelude::*;
use proptest::sample::Index;

use super::designs::{Case, design, table};
use super::pairs::Pairs;

/// One step.
#[derive(Clone, Debug)]
pub enum Step {
    /// A field of an item gets a value: one that fits it, or this text.
    Set { field: Index, item: Index, value: Index, text: Option<String> },
    /// An item is added to a list, as a copy or with defaults.
    Add { list: Index, item: Index, copy: bool },
    /// An item is removed.
    Remove { list: Index, item: Index },
}

/// Where a design begins, and the steps that follow.
pub type Walk = (Index, Vec<Step>);

pub fn walks(steps: usize) -> impl Strategy<Value = Walk> {
    (any::<Index>(), prop::collection::vec(step(), 0..steps))
}

fn step() -> impl Strategy<Value = Step> {
    let text = prop_oneof![4 => Just(None), 1 => hostile().prop_map(Some)];
    let indexes = || (any::<Index>(), any::<Index>());
    prop_oneof![
        12 => (indexes(), any::<Index>(), text)
            .prop_map(|((field, item), value, text)| Step::Set { field, item, value, text }),
        2 => (indexes(), any::<bool>())
            .prop_map(|((list, item), copy)| Step::Add { list, item, copy }),
        1 => indexes().prop_map(|(list, item)| Step::Remove { list, item }),
    ]
}

/// Texts that mean something to YAML, the shell, Markdown or a template.
fn hostile() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "a",
        "é",
        "日本",
        " ",
        "\t",
        "\n",
        "'",
        "\"",
        "\\",
        "`",
        "$(id)",
        "${X}",
        "{{ x }}",
        "[= x =]",
        "[% if %]",
        ": ",
        " #",
        "- ",
        "? ",
        "&a",
        "*a",
        "!t",
        "|",
        ">",
        "%",
        "@",
        "on",
        "null",
        "1_000",
        "0o17",
        "12:30",
        "2026-11-25",
        "~",
        "---",
        "...",
        "EOF",
        "\u{202e}",
        "\u{2028}",
        "\u{1}",
        "\u{feff}",
        "```",
        "<b>",
        "](x)",
        ",",
        "]",
        "}",
        ";",
        "|| true",
        "../",
        "/",
    ]);
    prop::collection::vec(words, 1..4).prop_map(|words| words.concat())
}

/// The designs that walks begin at.
pub struct Origins {
    catalog: Catalog,
    designs: Vec<FleetDesign>,
}

/// Where a walk has led.
pub struct Walked {
    pub design: FleetDesign,
    /// The last design that a rule refused on the way.
    pub refused: Option<FleetDesign>,
}

impl Origins {
    pub fn new() -> Self {
        let (table, catalog) = (table(), Catalog::builtin());
        let sizes = table.iter().map(|parameter| parameter.values.len()).collect();
        let reasons = |row: &Vec<usize>| Case::new(&design(&table, row), &catalog).reasons();
        let rows = Pairs::new(sizes, reasons).cover().rows;
        let designs = rows.iter().map(|row| design(&table, row)).collect();
        Self { catalog, designs }
    }

    pub fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    pub fn walk(&self, (origin, steps): &Walk) -> Walked {
        let design = origin.get(&self.designs).clone();
        let mut walked = Walked { design, refused: None };
        for step in steps {
            let mut changed = walked.design.clone();
            take(step, &mut changed);
            if Case::new(&changed, &self.catalog).reasons().is_empty() {
                walked.design = changed;
            } else {
                walked.refused = Some(changed);
            }
        }
        walked
    }
}

/// Takes a step as far as it can be taken.
fn take(step: &Step, design: &mut FleetDesign) {
    match step {
        Step::Set { field, item, value, text } => {
            let field = field.get(fields::fields());
            let count = field.list.map_or(1, |list| list.len(design));
            if count > 0 {
                let fitting = fitting(field, design);
                let value = text.as_ref().unwrap_or_else(|| value.get(&fitting));
                // What is no value of this field is no step.
                let _ = field.set(design, item.index(count), value);
            }
        }
        Step::Add { list, item, copy } => {
            let list = *list.get(&List::ALL);
            match list.len(design) {
                count if *copy && count > 0 => {
                    list.duplicate(design, item.index(count));
                }
                _ => {
                    list.push(design);
                }
            }
        }
        Step::Remove { list, item } => {
            let list = *list.get(&List::ALL);
            let count = list.len(design);
            if count > 0 {
                list.remove(design, item.index(count));
            }
        }
    }
}

/// Values of a field that are well formed, the usual and the extreme.
fn fitting(field: &Field, design: &FleetDesign) -> Vec<String> {
    let known: Vec<String> = match field.path {
        "workloads[].devices" => {
            let names = List::Devices.names(design).iter().map(ToString::to_string).collect();
            [names, vec![String::new()]].concat()
        }
        "locked" => vec!["gitops.engine, devices[0].memory".into(), String::new()],
        path => special(path).iter().map(|text| (*text).to_owned()).collect(),
    };
    if known.is_empty() { by_kind(field.kind) } else { known }
}

/// Fields whose text has a form of its own.
fn special(path: &str) -> &'static [&'static str] {
    match path.trim_start_matches("devices[].") {
        "platform.version" => {
            &["", "v1.36.3+k3s1", "v1.35.10+k3s12", "v1.36.3+k0s.0", "1.36/stable"]
        }
        "platform.database" => &["", "db.example.com:5432/k3s", "[2001:db8::1]:5432/edge"],
        "gitops.version" => &["", "v2.7.3", "v3.4.3", "v0.5.0"],
        "gitops.repository" => {
            &["", "https://git.example.com/edge/fleet.git", "https://[2001:db8::1]:8443/fleet"]
        }
        "gitops.revision" => &["", "main", "release/2026", "on"],
        "gitops.artifact" => &["", "oci://registry.example.com/edge/fleet", "oci://r:5000/x"],
        "gitops.hub" => &["", "hub.example.com:443", "[2001:db8::1]:8443"],
        "network.site" => &["", "192.168.10.0/24", "10.0.0.0/8", "fd00:10::/64", "203.0.113.0/24"],
        "network.outbound" | "workloads[].egress" => &[
            "",
            "443/tcp",
            "123/udp, 8883/tcp",
            "1883/tcp@10.20.0.0/16, 53/udp@2001:db8::/32",
            "443/tcp@0.0.0.0/0, 443/tcp@::/0, 443/tcp",
            "65535/udp@192.0.2.7/32",
        ],
        "security.signing_keys" => &["", "4AEE18F83AFDEB23", "4AEE18F83AFDEB23, 0000000000000001"],
        "fleet.regions[].age_recipient" => {
            &["", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"]
        }
        "workloads[].image" => &[
            "ghcr.io/example/app:1.0.0",
            "app",
            "registry.example.com:5000/a/b:latest",
            "a@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        ],
        "workloads[].probe" => &["", "/", "/healthz?full=1&x=y", "/a b", "/$HOME/{x}"],
        "workloads[].volume.path" => &["", "/data", "/var/lib/a b", "/x/$y", "/é"],
        "inventory" => &["", "clusters.csv"],
        _ => &[],
    }
}

/// Any value of a kind.
fn by_kind(kind: Kind) -> Vec<String> {
    let values: &[&str] = match kind {
        Kind::Choice(words) => words,
        Kind::Flags(words) => {
            let all = words.join(", ");
            return words
                .iter()
                .map(|word| (*word).to_owned())
                .chain([all, String::new()])
                .collect();
        }
        Kind::Switch => &["true", "false"],
        // Labels that YAML 1.1, 1.2 or the shell could take for something else.
        Kind::Name => &["edge-1", "on", "null", "1e3", "0x1f", "123", "true", "a-b-c", LONGEST],
        Kind::DnsName => &["fleet.example.com", "a.b", "xn--bcher-kva.example", "1.2"],
        Kind::Count => &["", "0", "1", "2", "3", "5", "7", "80", "8080", "65535", "10000"],
        Kind::Memory => &["", "64Mi", "512Mi", "1Gi", "2Gi", "8Gi", "100Gi"],
        Kind::Endurance => &["", "40TBW", "0.5TBW"],
        Kind::Rate => &["64kbit/s", "2Mbit/s", "1Gbit/s"],
        Kind::Span => &["", "1s", "30s", "5m", "15m", "24h", "720h"],
        Kind::Share => &["", "0%", "0.5%", "20%", "33.3%", "99%", "100%"],
        Kind::Cpu => &["", "10m", "250m", "1", "4"],
        Kind::Text | Kind::LongText | Kind::List => &["", "words", "two words", "l'été: 1 #2"],
    };
    values.iter().map(|value| (*value).to_owned()).collect()
}

/// Sixty-three characters, the most that a label has.
const LONGEST: &str = "a23456789-123456789-123456789-123456789-123456789-123456789-123";
