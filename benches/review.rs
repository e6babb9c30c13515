//! What the review of an answer costs, from a sixteenth of a megabyte to four: time, and the most
//! memory that the process has had by then.
//!
//! The answer is the tree of a fleet as a model would give it, over and over: every block is read,
//! and every check has something to look at.

mod support;

use std::time::{Duration, Instant};

use fleetwright::assess::Assessment;
use fleetwright::catalog::Catalog;
use fleetwright::design::read::read;
use fleetwright::review::{Answer, review};
use fleetwright::text::Language;
use fleetwright::tree::{Overrides, Tree};

/// Bytes of the answer.
const SIZES: [usize; 4] = [1 << 16, 1 << 18, 1 << 20, 4 << 20];
/// Rounds of each; the median counts.
const ROUNDS: usize = 9;

const FLEET: &str = include_str!("../sessions/wind-turbines.yaml");

/// The tree as an answer gives it: each file in a block of its own, prose between them.
fn answer(assessment: &Assessment) -> Option<String> {
    let tree = Tree::new(assessment, None, Language::En, &Overrides::new()).ok()?;
    let mut text = String::new();
    for entry in tree.entries() {
        let body = tree.render(&entry.path).ok()?;
        if entry.path.ends_with(".md") {
            text.push_str(&body);
        } else {
            let fence = if entry.path.ends_with(".sh") { "sh" } else { "yaml" };
            text.push_str(&format!("\n`{}`:\n\n```{fence}\n{body}\n```\n", entry.path));
        }
    }
    Some(text)
}

/// So many bytes of it, again and again, ended at a line.
fn of_size(text: &str, size: usize) -> String {
    let mut all = text.repeat(size.div_ceil(text.len()));
    let end = all.get(..size).and_then(|part| part.rfind('\n')).unwrap_or(0);
    all.truncate(end);
    all
}

fn once(text: &str, assessment: &Assessment) -> Option<Duration> {
    let start = Instant::now();
    let answer = Answer::from_markdown(text.as_bytes()).ok()?;
    review(&answer, assessment, &mut || true)?;
    Some(start.elapsed())
}

fn main() {
    let Some((assessment, text)) = read(FLEET).ok().and_then(|design| {
        let assessment = Assessment::new(&design, &Catalog::builtin(), None);
        let text = answer(&assessment)?;
        Some((assessment, text))
    }) else {
        eprintln!("the fleet has no tree");
        std::process::exit(1);
    };
    println!("the review of an answer, median of {ROUNDS} (the aim: a megabyte in 200 ms)");
    println!("     bytes         ms   ms/MiB   most MiB so far");
    for size in SIZES {
        let text = of_size(&text, size);
        let rounds: Option<Vec<Duration>> = (0..ROUNDS).map(|_| once(&text, &assessment)).collect();
        let Some(rounds) = rounds else { continue };
        let took = support::median(rounds);
        let of_mib = took / (f64::from(u32::try_from(size).unwrap_or(u32::MAX)) / 1_048_576.0);
        let memory = support::most_memory().map_or("?".to_owned(), |mib| format!("{mib:.1}"));
        println!("{size:>10} {took:>10.2} {of_mib:>8.1} {memory:>17}");
    }
}
