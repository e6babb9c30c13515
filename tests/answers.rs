//! Answers as models give them, good and bad, French and English, with the verdicts expected.
//!
//! `tests/answers/*.md` are whole answers. `tests/answers/cases/*.yaml` say of one of them, as it is
//! or with some passages replaced, which checks reject it and at which line, and which checks it
//! comes near to and passes. Whatever is not named has to pass: a case is wrong in what it says it is
//! and in nothing else.
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use fleetwright::assess::Assessment;
use fleetwright::catalog::Catalog;
use fleetwright::design::FleetDesign;
use fleetwright::design::fields::set;
use fleetwright::design::read::read;
use fleetwright::review::{Answer, CHECKS, Grade, Review, review};
use serde::Deserialize;

/// An answer and what is expected of its review.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The design that it is an answer to.
    fleet: String,
    /// Fields of the design that differ.
    #[serde(default)]
    set: BTreeMap<String, String>,
    /// The whole answer.
    answer: String,
    /// What this model wrote in another way.
    #[serde(default)]
    replace: Vec<Replace>,
    /// The checks that reject it, each with a part of the line where; nothing where it has none.
    #[serde(default)]
    rejects: BTreeMap<String, Option<String>>,
    /// The checks that it comes near to, and passes.
    #[serde(default)]
    near: Vec<String>,
}

/// A passage that stands in the answer once, and what stands there instead.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Replace {
    old: String,
    new: String,
}

impl Case {
    fn all() -> Vec<(String, Self)> {
        let mut all = Vec::new();
        for path in files("tests/answers/cases", "yaml") {
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).expect("readable");
            for (at, document) in serde_yaml::Deserializer::from_str(&text).enumerate() {
                let case = Case::deserialize(document);
                let name = format!("{name}, {}", at + 1);
                all.push((name.clone(), case.unwrap_or_else(|error| panic!("{name}: {error}"))));
            }
        }
        all
    }

    /// The text; a replacement that is for nothing is a fault.
    fn text(&self) -> Result<String, String> {
        let path = format!("tests/answers/{}.md", self.answer);
        let mut text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        for Replace { old, new } in &self.replace {
            // An answer may have the line ends of another system.
            let ends = |part: &str| {
                if text.contains("\r\n") { part.replace('\n', "\r\n") } else { part.to_owned() }
            };
            let (old, new) = (ends(old), ends(new));
            if text.matches(&old).count() != 1 {
                return Err(format!("{old:?} is not there once"));
            }
            text = text.replace(&old, &new);
        }
        Ok(text)
    }

    fn assessment(&self) -> Assessment {
        let path = format!("tests/answers/fleets/{}.yaml", self.fleet);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut design: FleetDesign = read(&text).expect("a design");
        for (field, value) in &self.set {
            set(&mut design, field, value).expect("a field");
        }
        Assessment::new(&design, &Catalog::builtin(), None)
    }
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|own| own == extension))
        .collect();
    paths.sort();
    paths
}

fn reviewed(text: &str, assessment: &Assessment) -> Review {
    let answer = Answer::from_markdown(text.as_bytes()).expect("an answer");
    review(&answer, assessment, &mut || true).expect("not stopped")
}

/// What is not as the case says it.
fn faults(name: &str, case: &Case) -> Vec<String> {
    let text = match case.text() {
        Ok(text) => text,
        Err(fault) => return vec![format!("{name}: {fault}")],
    };
    let review = reviewed(&text, &case.assessment());
    let lines: Vec<&str> = text.lines().collect();
    let mut faults = Vec::new();
    let rejecting: BTreeSet<&str> = review.rejections().map(|outcome| outcome.id).collect();
    for id in rejecting.iter().filter(|id| !case.rejects.contains_key(**id)) {
        let one = review.rejections().find(|outcome| outcome.id == *id).expect("one");
        let line = one.spot.line.map(|line| format!(", line {line}")).unwrap_or_default();
        faults.push(format!(
            "{name}: {id} rejects it{line}: {:?} {}",
            one.spot.evidence, one.why.key
        ));
    }
    for (id, part) in &case.rejects {
        let found: Vec<_> = review.rejections().filter(|outcome| outcome.id == id).collect();
        let there = |part: &str| {
            found.iter().any(|outcome| {
                let line = outcome.spot.line.and_then(|line| lines.get(line.checked_sub(1)?));
                line.is_some_and(|line| line.contains(part))
            })
        };
        if found.is_empty() {
            faults.push(format!("{name}: {id} does not reject it"));
        } else if let Some(part) = part.as_ref().filter(|part| !there(part)) {
            let at: Vec<_> = found.iter().map(|outcome| outcome.spot.line).collect();
            faults.push(format!("{name}: {id} is not at {part:?}, but at {at:?}"));
        }
    }
    for id in &case.near {
        let judged = review.outcomes.iter().any(|one| one.id == id && one.grade != Grade::Empty);
        if !judged {
            faults.push(format!("{name}: {id} finds nothing to judge, so that it is not near"));
        }
    }
    faults
}

#[test]
fn every_answer_is_judged_as_it_deserves() {
    let faults: Vec<String> =
        Case::all().iter().flat_map(|(name, case)| faults(name, case)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_check_has_two_answers_that_fail_and_two_that_nearly_do() {
    let cases = Case::all();
    let known: BTreeSet<&str> = CHECKS.iter().map(|check| check.id).collect();
    for (name, case) in &cases {
        for id in case.rejects.keys().chain(&case.near) {
            assert!(known.contains(id.as_str()), "{name}: {id} is no check");
        }
    }
    let mut few = Vec::new();
    for id in known {
        let failing = cases.iter().filter(|(_, case)| case.rejects.contains_key(id)).count();
        let near = cases.iter().filter(|(_, case)| case.near.iter().any(|own| own == id)).count();
        if failing < 2 || near < 2 {
            few.push(format!("{id}: {failing} fail, {near} are near"));
        }
    }
    assert!(few.is_empty(), "{}", few.join("\n"));
}

#[test]
fn there_are_forty_answers_in_both_languages() {
    let cases = Case::all();
    let of =
        |language: &str| cases.iter().filter(|(_, case)| case.answer.ends_with(language)).count();
    assert!(cases.len() >= 40, "{}", cases.len());
    assert!(of(".en") >= 10 && of(".fr") >= 10, "{} English, {} French", of(".en"), of(".fr"));
    let used: BTreeSet<&str> = cases.iter().map(|(_, case)| case.answer.as_str()).collect();
    for path in files("tests/answers", "md") {
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        assert!(used.contains(name.as_str()), "no case names {name}");
    }
}

/// Each would take minutes, or all memory, if one of the checks looked at every pair of something.
#[test]
fn answers_made_to_be_slow_come_to_an_end() {
    let case = &Case::all()[0].1;
    let assessment = case.assessment();
    let yaml = |text: String| format!("```yaml\n{text}\n```\n");
    let script = |text: String| format!("```sh\n{text}\n```\n");
    let name = "n".repeat(200_000);
    let fields: String = (0..40_000).map(|at| format!("  field{at}: 1\n")).collect();
    let pod = "apiVersion: v1\nkind: Pod\nmetadata: {labels: ";
    let kustomization =
        "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n";
    let aliases =
        "a: &a [x, x, x, x]\n      b: &b [*a, *a, *a, *a, *a]\n      c: [*b, *b, *b, *b, *b]";
    let chains: String =
        (0..20_000).map(|at| format!("chain c{at} {{\njump c{at}\n}}\n")).collect();
    for text in [
        yaml(format!("apiVersion: v1\nkind: Pod\nspec:\n{fields}")),
        yaml(format!("{pod}{{{name}: {{{}}}}}}}", "x: [], ")),
        yaml(format!("apiVersion: apps/v1\nkind: {name}\n---\n").repeat(5)),
        yaml("apiVersion: apps/v7\nkind: Deployment\n---\n".repeat(20_000)),
        yaml(kustomization.to_owned() + &format!("  - patch: |-\n      {aliases}\n").repeat(5_000)),
        script("cat <<EOF\nEOF\n".repeat(50_000)),
        script("cat <<A; ".repeat(50_000)),
        script("ssh a 'kubectl apply' <<EOF\nx\nEOF\n".repeat(10_000)),
        script("iptables -A INPUT -j ACCEPT\n".repeat(20_000)),
        format!(
            "```nft\ntable inet a {{\nchain i {{\ntype filter hook input priority 0;\n{chains}}}\n}}\n```\n"
        ),
        script("$(".repeat(100_000)),
        script("k3s server --disable ".repeat(30_000)),
    ] {
        let review = reviewed(&text, &assessment);
        let listed = review.outcomes.len();
        assert!((1..1_000).contains(&listed), "only so many places are listed: {listed}");
    }
}
