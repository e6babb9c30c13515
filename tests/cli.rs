//! Every command of the command line, as a user or a script calls it: exit status, standard
//! output, standard error.

#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

struct Home(TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_fleetwright"));
        command
            .args(arguments)
            .env_clear()
            .env("FLEETWRIGHT_HOME", self.path().join("home"))
            .env("LANG", "en_GB.UTF-8")
            .env("PATH", std::env::var("PATH").unwrap_or_default())
            .current_dir(self.path())
            .stdin(Stdio::null());
        command
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        Ran::from(self.command(arguments).output().expect("it runs"))
    }
}

#[derive(Debug)]
struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("UTF-8"),
            err: String::from_utf8(output.stderr).expect("UTF-8"),
        }
    }
}

impl Ran {
    fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

const BUILT_IN: [&str; 4] = ["wind-turbines", "refrigerated-trucks", "sensor-gateways", "shops"];

#[test]
fn the_prompt_of_every_built_in_session_is_printed_and_nothing_else() {
    let home = Home::new();
    for session in BUILT_IN {
        for tier in ["basic", "pro"] {
            for language in ["en", "fr"] {
                let ran = home.run(&["prompt", session, "--tier", tier, "--lang", language]);
                assert_eq!(ran.status, 0, "{ran:?}");
                assert!(ran.out.len() > 200 && ran.out.ends_with('\n'), "{ran:?}");
            }
        }
    }
}

#[test]
fn the_tree_is_listed_with_counts_and_each_file_printed() {
    let home = Home::new();
    let ran = home.run(&["tree", "wind-turbines", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let json = ran.json();
    let files = json["files"].as_array().expect("files");
    assert!(
        files.iter().any(|file| file["path"] == "README.md" && file["clusters"] == 2400),
        "{json}"
    );
    for file in files {
        let printed = home.run(&["tree", "wind-turbines", file["path"].as_str().expect("a path")]);
        assert_eq!(printed.status, 0, "{printed:?}");
        assert!(!printed.out.is_empty());
    }
    let missing = home.run(&["tree", "wind-turbines", "base/nothing.yaml"]);
    assert_eq!((missing.status, missing.out.as_str()), (2, ""), "{missing:?}");
}

#[test]
fn the_budget_goes_into_a_document_and_a_spreadsheet() {
    let home = Home::new();
    let json = home.run(&["budget", "shops", "--format", "json"]).json();
    let lines = |node: &Value| node["lines"].as_array().expect("lines").len();
    let nodes = json["devices"].as_array().expect("devices");
    let csv = home.run(&["budget", "shops", "--format", "csv"]).out;
    let with_mib = csv.lines().filter(|line| line.contains(",working-set,")).count();
    assert_eq!(with_mib, nodes.iter().map(lines).sum::<usize>(), "{csv}");
    assert!(csv.starts_with("device,role,id,group,low_mib,high_mib,request_mib,measure,"), "{csv}");
    let markdown = home.run(&["budget", "shops", "--format", "markdown", "--lang", "fr"]).out;
    assert_eq!(markdown.matches("\n## ").count() + 1, nodes.len(), "{markdown}");
    let columns = |line: &str| line.replace("\\|", "").matches('|').count();
    let table: Vec<&str> = markdown.lines().filter(|line| line.starts_with('|')).collect();
    assert!(table.iter().all(|line| columns(line) == 7), "{markdown}");
    // What others would keep back of 8 GiB, by their own documents.
    let presets = nodes[0]["presets"].as_array().expect("presets");
    let gke = presets.iter().find(|preset| preset["name"] == "gke").expect("GKE");
    assert_eq!(gke["allocatable_mib"], 8_192.0 - 1_843.2 - 100.0);
    let steps = home.run(&["advise", "wind-turbines", "--format", "csv"]).out;
    assert!(steps.lines().nth(1).is_some_and(|line| line.starts_with("turbine-gateway,1,")));
    let table = home.run(&["advise", "shops", "--what-if", "--format", "csv"]).out;
    assert_eq!(table.lines().filter(|line| line.contains(",true,")).count(), 1, "{table}");
}

#[test]
fn peak_and_flash_wear_stand_beside_the_total_in_every_format() {
    let home = Home::new();
    let set = ["--set", "devices[0].endurance=40TBW"];
    let run = |format: &str| {
        let call = [["budget", "wind-turbines", "--format", format].as_slice(), &set].concat();
        home.run(&call)
    };
    let json = run("json").json();
    let node = &json["devices"][0];
    let (peak, wear) = (&node["peak"], &node["wear"]);
    assert!(peak["ratio"]["low"].as_f64() > Some(1.0), "{json}");
    assert!(peak["source"].is_string() && wear["source"].is_string(), "{json}");
    assert_eq!(wear["endurance_tb"], 40.0);
    let years = wear["years"]["low"].as_f64().expect("years");
    let daily = wear["gb_per_day"]["high"].as_f64().expect("writes");
    assert!((years - 40_000.0 / daily / 365.25).abs() < 0.01, "{json}");
    // Another device type states no endurance, and gets no years.
    assert_eq!(json["devices"][1]["wear"]["years"], Value::Null);
    assert!(node["control_plane"]["left"]["low_mib"].is_number(), "{json}");
    assert!(node["lines"][0]["entry"]["date"].is_string(), "{json}");
    // In a spreadsheet they are in no column of MiB: its sum stays the total.
    let csv = run("csv").out;
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    let name = node["name"].as_str().expect("a name");
    let ours = || rows.iter().filter(|row| &row[0] == name);
    let high: f64 = ours().filter_map(|row| row[5].parse::<f64>().ok()).sum();
    assert!((high - node["total"]["high_mib"].as_f64().expect("a total")).abs() < 1.0, "{csv}");
    for (id, unit) in [("peak", "MiB at peak"), ("wear", "GB/day"), ("wear.years", "years")] {
        assert!(ours().any(|row| &row[2] == id && &row[12] == unit && row[4].is_empty()), "{csv}");
    }
    for format in ["text", "markdown"] {
        let out = run(format).out;
        assert!(out.contains("While pods come and go") && out.contains("40TBW lasts"), "{out}");
    }
    let refused = home.run(&["budget", "shops", "--set", "devices[0].endurance=40TB"]);
    assert_eq!(refused.status, 2, "{refused:?}");
    assert!(refused.err.contains("40TBW"), "{refused:?}");
}

#[test]
fn the_table_of_alternatives_is_sorted_as_asked() {
    let home = Home::new();
    let column = |order: &str, key: &str| -> Vec<String> {
        let ran = home.run(&["advise", "shops", "--what-if", "--sort", order, "--format", "json"]);
        let rows = ran.json()["devices"][0]["alternatives"].clone();
        rows.as_array().expect("rows").iter().map(|row| row[key].to_string()).collect()
    };
    let groups = |mut values: Vec<String>| {
        values.dedup();
        values.len()
    };
    assert_eq!(groups(column("engine", "engine")), 3);
    assert_eq!(groups(column("distribution", "distribution")), 3);
    let ran = home.run(&["advise", "shops", "--sort", "engine"]);
    assert_eq!(ran.status, 2, "sorting is for the table: {ran:?}");
}

#[test]
fn the_table_of_alternatives_says_what_cannot_be_and_why() {
    let home = Home::new();
    let set = ["--set", "devices[0].arch=arm", "--set", "locked=gitops.engine"];
    let run = |format: &str| {
        home.run(&[&["advise", "shops", "--what-if", "--format", format], &set[..]].concat())
    };
    let text = run("text").out;
    assert!(
        text.contains("A rule refuses it: ") && text.contains("gitops.engine is locked"),
        "{text}"
    );
    let json = run("json").json();
    let rows = json["devices"][0]["alternatives"].as_array().expect("rows").clone();
    let obstacle = |distribution: &str, engine: &str| {
        let same = |row: &&serde_json::Value| {
            row["distribution"] == distribution && row["engine"] == engine
        };
        rows.iter().find(same).expect("a row")["obstacle"].clone()
    };
    assert!(obstacle("k3s", "argocd").is_null());
    assert_eq!(obstacle("microk8s", "argocd")["refused"], "microk8s.arm");
    assert_eq!(obstacle("k3s", "flux")["locked"], "gitops.engine");
    let csv = run("csv").out;
    assert!(
        csv.contains("refused: microk8s.arm") && csv.contains("locked: gitops.engine"),
        "{csv}"
    );
}

#[test]
fn advice_names_the_steps_that_make_it_fit_and_they_do() {
    let home = Home::new();
    let ran = home.run(&["advise", "wind-turbines", "--format", "json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let report = ran.json();
    let gateway = &report["devices"][0];
    assert_eq!(
        (gateway["name"].as_str(), gateway["verdict"].as_str()),
        (Some("turbine-gateway"), Some("tight"))
    );
    let steps = gateway["steps"].as_array().expect("steps");
    let sets: Vec<String> = steps
        .iter()
        .flat_map(|step| step["set"].as_object().expect("fields"))
        .map(|(path, value)| format!("{path}={}", value.as_str().expect("a value")))
        .collect();
    assert!(
        !sets.is_empty() && steps.iter().all(|step| step["gain_mib"]["high"].as_f64() > Some(0.0))
    );
    let mut call = vec!["budget", "wind-turbines", "--format", "json"];
    for set in &sets {
        call.extend(["--set", set]);
    }
    let after = home.run(&call).json();
    assert_eq!(after["devices"][0]["verdict"], "fits", "{after}");
    // Nothing makes 256 MiB enough.
    let no = home.run(&["advise", "shops", "--set", "devices[0].memory=256Mi"]);
    assert_eq!(no.status, 1, "{no:?}");
    assert!(no.out.contains("more memory"), "{no:?}");
    let table = home.run(&["advise", "shops", "--what-if"]);
    assert_eq!(table.status, 0);
    assert_eq!(table.out.lines().filter(|line| line.ends_with(" *")).count(), 1, "{}", table.out);
}

#[test]
fn a_folder_is_built_as_a_cluster_gets_it_or_the_message_says_how() {
    let home = Home::new();
    let call = ["tree", "wind-turbines", "overlays/nacelle-camera", "--built"];
    let built = home.run(&call);
    if Command::new("kubectl").arg("version").arg("--client").output().is_ok() {
        assert_eq!(built.status, 0, "{}", built.err);
        assert!(built.out.contains("kind: Deployment"), "{}", built.out);
        assert!(built.err.contains("components/region-"), "{}", built.err);
    }
    let bare = Ran::from(home.command(&call).env("PATH", "/nowhere").output().expect("it runs"));
    assert_eq!((bare.status, bare.out.as_str()), (2, ""));
    assert!(bare.err.contains("kubectl kustomize overlays/nacelle-camera"), "{}", bare.err);
    let none = home.run(&["tree", "wind-turbines", "README.md", "--built"]);
    assert_eq!(none.status, 2);
    assert!(none.err.contains("README.md"), "{}", none.err);
    assert_eq!(home.run(&["tree", "wind-turbines", "--built"]).status, 2);
}

#[test]
fn export_writes_the_tree_keeps_hand_edits_and_says_what_it_would_do() {
    let home = Home::new();
    let dry = home.run(&["export", "wind-turbines", "--out", "tree", "--dry-run"]);
    assert_eq!(dry.status, 0, "{dry:?}");
    assert!(!home.path().join("tree").exists());
    assert_eq!(home.run(&["export", "wind-turbines", "--out", "tree"]).status, 0);
    let readme = home.path().join("tree/README.md");
    assert!(readme.exists());
    fs::write(&readme, "mine\n").expect("written");
    let again =
        home.run(&["export", "wind-turbines", "--out", "tree", "--set", "gitops.interval=30m"]);
    assert_eq!(again.status, 0, "{again:?}");
    assert!(again.out.contains("README.md") || again.err.contains("README.md"), "{again:?}");
    assert_eq!(fs::read_to_string(&readme).expect("read"), "mine\n");
    assert_eq!(home.run(&["export", "wind-turbines", "--out", "tree", "--force"]).status, 0);
    assert_ne!(fs::read_to_string(&readme).expect("read"), "mine\n");
}

#[test]
fn an_export_that_something_stands_in_the_way_of_is_no_success() {
    let home = Home::new();
    fs::create_dir_all(home.path().join("tree/README.md")).expect("a folder in the way");
    for options in [&["--dry-run"][..], &[], &["--force"], &["--format", "json"]] {
        let ran = home.run(&[&["export", "wind-turbines", "--out", "tree"], options].concat());
        assert_eq!(ran.status, 1, "{ran:?}");
        assert!(ran.out.contains("README.md"), "{ran:?}");
    }
}

#[test]
fn an_error_means_no_tree() {
    let home = Home::new();
    let dqlite = ["--set", "platform.datastore=dqlite"];
    let check = home.run(&[&["check", "wind-turbines", "--format", "json"], &dqlite[..]].concat());
    assert_eq!(check.status, 1, "{check:?}");
    let json = check.json();
    let findings = json["findings"].as_array().expect("findings");
    let gone = findings
        .iter()
        .find(|finding| finding["id"] == "datastore.dqlite-gone")
        .expect("the finding");
    assert_eq!(gone["severity"], "error");
    for field in ["path", "message", "fix", "source"] {
        assert!(
            gone[field].as_str().is_some_and(|text| !text.is_empty() && !text.contains('<')),
            "{gone}"
        );
    }
    for call in [vec!["tree", "wind-turbines"], vec!["export", "wind-turbines", "--out", "tree"]] {
        let ran = home.run(&[&call[..], &dqlite[..]].concat());
        assert_eq!((ran.status, ran.out.as_str()), (1, ""), "{ran:?}");
        assert!(ran.err.contains("error"), "{ran:?}");
    }
    assert!(!home.path().join("tree").exists());
}

#[test]
fn a_lost_node_is_in_each_format_and_one_value_is_said_once() {
    let home = Home::new();
    let of = |format: &str| home.run(&["budget", "shops", "--format", format]).out;
    let lost =
        &home.run(&["budget", "shops", "--format", "json"]).json()["devices"][0]["node_lost"];
    assert!(lost["high_mib"].is_number(), "{lost}");
    assert!(of("text").contains("With another node lost"));
    assert!(of("markdown").contains("With another node lost"));
    assert!(of("csv").contains("node-lost"));
    let text = of("text");
    assert!(text.contains("SQLite: 0 MiB (") && !text.contains("0 to 0 MiB"), "{text}");
}

#[test]
fn an_agent_has_no_control_plane_and_one_device_type_is_not_the_smallest() {
    let home = Home::new();
    for format in ["text", "markdown"] {
        let shops = home.run(&["budget", "shops", "--format", format]).out;
        assert!(shops.contains("shop-server (agent)"), "{shops}");
        assert_eq!(shops.matches("Control plane: ").count(), 1, "{shops}");
        assert!(!shops.contains("The smallest device"), "{shops}");
    }
    assert!(home.run(&["budget", "wind-turbines"]).out.contains("The smallest device"));
}

#[test]
fn the_scheduler_says_how_many_pods_there_are_and_may_be() {
    let home = Home::new();
    let crowd = ["--set", "devices[0].memory=64Gi", "--set", "workloads[0].replicas=400"];
    let json = home.run(&[["budget", "shops", "--format", "json"].as_slice(), &crowd].concat());
    let scheduler = &json.json()["devices"][0]["scheduler"];
    assert_eq!((json.status, &scheduler["fits"]), (1, &Value::Bool(false)), "{scheduler}");
    assert!(scheduler["pods"].as_u64() > scheduler["max_pods"].as_u64(), "{scheduler}");
    let found = home.run(&[["check", "shops"].as_slice(), &crowd].concat()).out;
    assert!(found.contains("a node runs 110 at most"), "{found}");
}

#[test]
fn the_budget_has_the_fields_of_the_contract_and_its_verdict_is_the_exit_status() {
    let home = Home::new();
    let ran = home.run(&["budget", "wind-turbines", "--format", "json"]);
    let json = ran.json();
    let device = &json["devices"][0];
    for pointer in [
        "/name",
        "/role",
        "/memory_mib",
        "/usable_mib",
        "/verdict",
        "/total/low_mib",
        "/total/high_mib",
        "/scheduler/allocatable_mib",
        "/scheduler/requests_mib",
        "/scheduler/fits",
        "/control_plane/low_mib",
        "/control_plane/high_mib",
        "/control_plane/limit_mib",
        "/control_plane/within",
        "/lines/0/id",
        "/lines/0/group",
        "/lines/0/low_mib",
        "/lines/0/high_mib",
        "/lines/0/request_mib",
        "/lines/0/measure",
        "/lines/0/confidence",
        "/lines/0/source",
    ] {
        assert!(
            device.pointer(pointer).is_some_and(|value| !value.is_null()),
            "{pointer}: {device}"
        );
    }
    let over = home.run(&["budget", "wind-turbines", "--set", "devices[0].memory=256Mi"]);
    assert_eq!(over.status, 1, "{over:?}");
    let fits = home.run(&["budget", "wind-turbines", "--set", "devices[0].memory=16Gi"]);
    assert_eq!(fits.status, 0, "{fits:?}");
}

#[test]
fn diff_names_the_field_that_changed() {
    let home = Home::new();
    assert_eq!(home.run(&["new", "mine"]).status, 0);
    let other = home.path().join("other.yaml");
    let saved = home.path().join("home/data/sessions/mine.yaml");
    let text =
        fs::read_to_string(&saved).unwrap_or_else(|error| panic!("{}: {error}", saved.display()));
    fs::write(&other, text.replace("memory: 2Gi", "memory: 4Gi")).expect("written");
    let ran = home.run(&["diff", "mine", "other.yaml"]);
    assert!(ran.out.contains("2Gi") && ran.out.contains("4Gi"), "{ran:?}");
    assert!(home.run(&["diff", "mine", "other.yaml", "--format", "json"]).json().is_object());
}

#[test]
fn sessions_are_made_listed_and_never_overwritten() {
    let home = Home::new();
    assert_eq!(home.run(&["new", "my-fleet", "--set", "devices[0].memory=4Gi"]).status, 0);
    let listed = home.run(&["sessions", "--format", "json"]).json().to_string();
    for name in BUILT_IN.iter().chain(&["my-fleet"]) {
        assert!(listed.contains(name), "{listed}");
    }
    let again = home.run(&["new", "my-fleet"]);
    assert_eq!(again.status, 2, "{again:?}");
    assert!(again.err.contains("choose another name, or open that one"), "{again:?}");
    assert_eq!(home.run(&["new", "My Fleet"]).status, 2);
    assert_eq!(home.run(&["check", "my-fleet"]).status, 0);
}

#[test]
fn schema_themes_doctor_completions_and_manual_are_printed() {
    let home = Home::new();
    assert_eq!(home.run(&["schema"]).json()["type"], "object");
    assert!(home.run(&["themes"]).out.contains("high-contrast"));
    assert_eq!(home.run(&["doctor"]).status, 0);
    for shell in ["bash", "zsh", "fish"] {
        assert!(home.run(&["completions", shell]).out.contains("fleetwright"));
    }
    assert!(home.run(&["man"]).out.contains(".TH"));
}

#[test]
fn unusable_input_is_one_message_with_place_and_remedy_and_exit_status_2() {
    let home = Home::new();
    let file = home.path().join("broken.yaml");
    fs::write(&file, "fleetwright: 1\nname: x\ndevices:\n  - {name: a, memroy: 2Gi}\n")
        .expect("written");
    let ran = home.run(&["check", "broken.yaml"]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.contains("broken.yaml:4:") && ran.err.contains("memory"), "{ran:?}");
    for call in [
        vec!["check", "no-such-session"],
        vec!["check", "wind-turbines", "--set", "devices[0].memory=4GB"],
        vec!["check", "wind-turbines", "--set", "nothing=1"],
        vec!["prompt"],
        vec!["fly"],
        vec!["prompt", "shops", "--tier", "gold"],
    ] {
        let ran = home.run(&call);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{call:?}: {ran:?}");
        assert!(!ran.err.is_empty() && !ran.err.contains("panicked"), "{ran:?}");
    }
}

#[test]
fn each_error_is_one_line_that_says_so_and_names_a_path_once() {
    let home = Home::new();
    let broken = "fleetwright: 1\nname: X\ndevices:\n  - {name: a, memroy: 2Gi}\n";
    fs::write(home.path().join("broken.yaml"), broken).expect("written");
    let ran = home.run(&["check", "broken.yaml"]);
    assert_eq!(ran.err.lines().count(), 2, "{ran:?}");
    assert!(ran.err.lines().all(|line| line.starts_with("error: ")), "{ran:?}");

    let ran = home.run(&["check", "shops", "--set", "devices[-1].memory=1Gi"]);
    assert_eq!(ran.err.matches("devices[-1].memory").count(), 1, "{ran:?}");
    let ran = home.run(&["check", "shops", "--set", "devices[0].memory=1GB"]);
    assert_eq!(ran.err.matches("devices[0].memory").count(), 1, "{ran:?}");

    fs::write(home.path().join("home"), "").expect("a file in place of the home");
    let ran = home.run(&["check", "shops"]);
    assert_eq!(ran.err.matches("home/config").count(), 1, "{ran:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_named() {
    let home = Home::new();
    let full = fs::OpenOptions::new().write(true).open("/dev/full").expect("it is there");
    let mut command = home.command(&["check", "shops"]);
    let child = command.stdout(full).stderr(Stdio::piped()).spawn().expect("it runs");
    let ran = Ran::from(child.wait_with_output().expect("it ends"));
    assert_eq!(ran.status, 2, "{ran:?}");
    assert!(
        ran.err.starts_with("error: cannot write to standard output: the disk is full"),
        "{ran:?}"
    );
}

#[cfg(unix)]
#[test]
fn an_argument_that_is_no_text_is_refused_by_its_number() {
    use std::os::unix::ffi::OsStrExt as _;
    let home = Home::new();
    let mut command = home.command(&["export", "shops", "--out"]);
    command.arg(std::ffi::OsStr::from_bytes(b"tree\xff"));
    let ran = Ran::from(command.output().expect("it runs"));
    assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
    assert!(ran.err.starts_with("error: argument 4 is not UTF-8"), "{ran:?}");
    assert_eq!(fs::read_dir(home.path()).expect("listed").count(), 0, "nothing is written");
}

#[test]
fn what_could_not_be_copied_is_said_in_words() {
    let home = Home::new();
    let mut command = home.command(&["prompt", "shops", "--copy"]);
    command.env("FLEETWRIGHT_HOME", "/proc/xx").env("PATH", "");
    let ran = Ran::from(command.output().expect("it runs"));
    assert!(!ran.err.contains("CreateFolder") && !ran.err.contains("Os {"), "{ran:?}");
    assert!(ran.err.contains("cannot create the folder /proc/xx"), "{ran:?}");
}

#[test]
fn what_cannot_be_reviewed_is_refused_with_a_clear_message() {
    let home = Home::new();
    for (answer, reason) in [
        ("nowhere.md", "nowhere.md"),
        ("/dev/zero", "neither a file nor a folder"),
        (".git/../empty.md", "empty"),
    ] {
        fs::create_dir_all(home.path().join(".git")).expect("made");
        fs::write(home.path().join("empty.md"), " \n").expect("written");
        let ran = home.run(&["review", "shops", answer]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{ran:?}");
        assert!(ran.err.contains(reason), "{ran:?}");
    }
}

#[test]
fn an_error_in_the_design_is_a_well_formed_no() {
    let home = Home::new();
    let ran = home.run(&["check", "shops", "--set", "platform.distribution=microk8s"]);
    assert_eq!(ran.status, 1, "{ran:?}");
}

#[test]
fn an_outage_has_the_fields_of_the_contract_and_the_same_seed_the_same_bytes() {
    let home = Home::new();
    for session in BUILT_IN {
        let call = ["outage", session, "--seed", "7", "--format", "json"];
        let ran = home.run(&call);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""), "{ran:?}");
        assert_eq!(ran.out, home.run(&call).out);
        let json = ran.json();
        for pointer in [
            "/clusters",
            "/engine",
            "/outage_s",
            "/seed",
            "/peak_rps",
            "/converged_s/p50",
            "/converged_s/p95",
            "/converged_s/p100",
            "/bytes_per_cluster_per_month",
            "/risks/0/id",
            "/risks/0/at_s",
            "/risks/0/message",
            "/timeline/0/t_s",
            "/timeline/0/rps",
            "/timeline/0/converged",
        ] {
            let value = json.pointer(pointer);
            assert!(value.is_some_and(|value| !value.is_null()), "{pointer}: {json}");
        }
        assert_eq!(json["timeline"][0]["t_s"], -3_600);
        let last = json["timeline"].as_array().and_then(|steps| steps.last()).expect("a step");
        assert_eq!(last["converged"], json["clusters"]);
        assert_ne!(home.run(&["outage", session, "--seed", "8", "--format", "json"]).out, ran.out);
    }
    assert_eq!(
        home.run(&["outage", "wind-turbines", "--format", "json"]).json()["engine"],
        "mixed"
    );
}

#[test]
fn an_outage_is_what_its_options_say() {
    let home = Home::new();
    let region = ["outage", "sensor-gateways", "--scenario", "region=east", "--format", "json"];
    let json = home.run(&region).json();
    assert_eq!((&json["clusters"], &json["cut_off"]), (&10_000.into(), &1_900.into()), "{json}");
    let set = ["--hours", "1.5", "--clusters", "500", "--set", "gitops.interval=5m"];
    let json = home.run(&[&["outage", "shops", "--format", "json"], &set[..]].concat()).json();
    assert_eq!((&json["outage_s"], &json["clusters"]), (&5_400.into(), &500.into()), "{json}");
    let text = home.run(&["outage", "shops", "--lang", "fr"]);
    assert!(text.out.contains("la liaison revient") && text.out.contains('█'), "{text:?}");
    assert!(text.out.lines().all(|line| line.chars().count() <= 80), "{text:?}");
    let csv = home.run(&["outage", "shops", "--format", "csv"]);
    assert!(csv.out.starts_with("t_s,rps,converged\n-3600,"), "{csv:?}");
}

#[test]
fn a_promotion_in_an_outage_says_what_becomes_of_each_ring() {
    let home = Home::new();
    let call = ["outage", "sensor-gateways", "--scenario", "promotion=north", "--ring-pause", "6h"];
    let json = home.run(&[&call[..], &["--format", "json"]].concat()).json();
    assert_eq!((&json["scenario"], &json["region"]), (&"promotion".into(), &"north".into()));
    assert_eq!(json["ring_pause_s"], 21_600);
    let rings = json["rings"].as_array().expect("rings");
    let names: Vec<&str> = rings.iter().filter_map(|ring| ring["name"].as_str()).collect();
    assert_eq!(names, ["canary", "early", "broad"]);
    let sum = |field: &str| rings.iter().filter_map(|ring| ring[field].as_u64()).sum::<u64>();
    assert_eq!(sum("clusters"), 10_000);
    // The last ring's turn comes after 12 hours, and the link is down for 48.
    assert_eq!(Some(sum("late")), json["cut_off"].as_u64());
    assert_eq!((&rings[1]["promoted_s"], &rings[2]["before_next"]), (&21_600.into(), &Value::Null));
    let csv = home.run(&[&call[..], &["--format", "csv"]].concat());
    assert!(csv.out.starts_with("t_s,rps,converged,converged_canary,converged_early,"), "{csv:?}");
    assert!(home.run(&call).out.contains("Ring by ring"));
}

#[test]
fn a_comparison_has_the_design_first_and_a_row_for_each_setting() {
    let home = Home::new();
    let call = ["outage", "shops", "--compare", "interval=30m", "--compare", "mirrors=15m"];
    let json = home.run(&[&call[..], &["--format", "json"]].concat()).json();
    let rows = json["comparison"].as_array().expect("rows");
    let settings: Vec<&Value> = rows.iter().map(|row| &row["setting"]).collect();
    assert_eq!(settings, [&Value::Null, &"interval=30m".into(), &"mirrors=15m".into()]);
    assert_eq!(rows[0]["peak_rps"], json["peak_rps"]);
    assert!(rows[2]["busiest_mirror"]["region"].is_string(), "{json}");
    let csv = home.run(&[&call[..], &["--format", "csv"]].concat()).out;
    assert_eq!(csv.lines().count(), 4, "{csv}");
    // Without a value: what one would try first.
    let usual = home.run(&["outage", "shops", "--format", "json", "--compare"]).json();
    assert!(usual["comparison"].as_array().is_some_and(|rows| rows.len() > 4), "{usual}");
}

#[test]
fn an_outage_that_cannot_be_is_refused_with_one_message() {
    let home = Home::new();
    for (option, value, said) in [
        ("--scenario", "region=nowhere", "north, east, south, west"),
        ("--scenario", "flood", "region=NAME"),
        ("--hours", "0", "72 or 0.5"),
        ("--hours", "-5", "72 or 0.5"),
        ("--hours", "100000", "87,840"),
        ("--clusters", "0", "10,000,000"),
        ("--clusters", "10000001", "10,000,000"),
        ("--seed", "luck", "whole number"),
        ("--scenario", "promotion=nowhere", "north, east, south, west"),
        ("--ring-pause", "6h", "--scenario promotion alone"),
        ("--mirrors", "1s", "from 1m to 8784h"),
        ("--compare", "luck", "interval=30m"),
        ("--compare", "cache=on", "changes nothing"),
        ("--compare", "interval=luck", "not a span"),
        ("--set", "devices[0].clusters=0", "devices[].clusters"),
    ] {
        let ran = home.run(&["outage", "sensor-gateways", option, value]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{option} {value}: {ran:?}");
        assert_eq!(ran.err.lines().count(), 1, "{ran:?}");
        assert!(ran.err.starts_with("error: ") && ran.err.contains(said), "{ran:?}");
    }
    assert_eq!(home.run(&["outage", "shops", "--format", "xml"]).status, 2);
}

#[test]
fn a_fleet_without_device_types_is_said_to_have_none() {
    let home = Home::new();
    let path = home.path().join("empty.yaml");
    fs::write(&path, "fleetwright: 1\nname: empty\ndevices: []\n").expect("written");
    for command in ["budget", "advise"] {
        let ran = home.run(&[command, path.to_str().expect("text")]);
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{ran:?}");
        assert!(ran.err.contains("no device type yet"), "{ran:?}");
    }
}

#[test]
fn a_closed_pipe_ends_a_command_quietly() {
    let home = Home::new();
    let mut child = home
        .command(&["prompt", "wind-turbines"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it starts");
    drop(child.stdout.take());
    let ran = Ran::from(child.wait_with_output().expect("it ends"));
    assert!(ran.err.is_empty(), "{ran:?}");
}

#[test]
fn without_a_terminal_one_frame_is_printed() {
    let home = Home::new();
    let ran = home.run(&["wind-turbines", "--size", "160x48"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.lines().count() >= 48 && ran.out.contains("wind-turbines"), "{ran:?}");
    assert!(!ran.out.contains('\u{1b}'));
}

#[test]
fn a_last_session_that_does_not_open_is_named_at_the_start() {
    let home = Home::new();
    assert_eq!(home.run(&["new", "mine"]).status, 0);
    let file = home.path().join("home/data/sessions/mine.yaml");
    fs::write(&file, "fleetwright: 1\nname: mine\nnonsense: 1\n").expect("written");
    fs::create_dir_all(home.path().join("home/state")).expect("a folder");
    fs::write(home.path().join("home/state/last-session"), "saved mine\n").expect("written");
    let ran = home.run(&["--size", "400x48"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.out.contains("mine.yaml:1:1") && ran.out.contains("wind-turbines"), "{}", ran.out);
}

#[test]
fn the_interface_speaks_french_on_request() {
    let home = Home::new();
    let help = home.run(&["--help", "--lang", "fr"]);
    assert!(help.out.contains("Concevoir des flottes"), "{help:?}");
    let check = home.run(&["check", "refrigerated-trucks", "--lang", "fr"]);
    assert!(check.out.contains("avertissement"), "{check:?}");
}

#[test]
fn files_of_the_configuration_folder_replace_built_in_ones() {
    let home = Home::new();
    let config = home.path().join("home/config");
    let put = |path: &str, text: &str| {
        let path = config.join(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        fs::write(path, text).expect("written");
    };
    put("text/en/mine.ftl", "verdict-tight = a close shave\n");
    put("prompt/basic.en.md.j2", "Only this about [= clusters_text =].\n");
    put(
        "tree/policies/namespace.yaml.j2",
        "apiVersion: v1\nkind: Namespace\nmetadata:\n  name: mine\n",
    );
    put("themes/mine.yaml", "extends: dark\n");
    assert!(home.run(&["budget", "wind-turbines"]).out.contains("a close shave"));
    let prompt = home.run(&["prompt", "shops", "--tier", "basic"]);
    assert!(prompt.out.starts_with("Only this about 3,000 clusters"), "{prompt:?}");
    assert!(home.run(&["tree", "shops", "policies/namespace.yaml"]).out.contains("name: mine"));
    assert!(home.run(&["themes"]).out.contains("mine"));
    put("text/en/broken.ftl", "= no key\n");
    let broken = home.run(&["check", "shops"]);
    assert!(broken.err.contains("broken.ftl") && broken.status == 0, "{broken:?}");
}
