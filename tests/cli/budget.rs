//! `fleetwright budget` and `fleetwright advise`: what a node needs, and what makes it fit.

use super::*;

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
