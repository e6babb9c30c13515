//! `fleetwright outage`: the contract's JSON, its options, and what cannot be played.

use super::*;

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
