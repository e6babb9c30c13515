//! What it costs to export a fleet of ten thousand clusters by name, held against copying the result,
//! and to list its tree.
//!
//! An export is the whole command in a process of its own: session and inventory are read, every
//! file is rendered, hashed and written, and the file system is flushed. A copy is `cp -r` of the
//! same files on the same disk, which flushes nothing. They take turns, and each begins on a disk
//! that has nothing left to write, so that the ratio holds however busy the machine is.

mod support;

use std::error::Error;
use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};
use std::time::{Duration, Instant};

use fleetwright::assess::Assessment;
use fleetwright::catalog::Catalog;
use fleetwright::cli::{Answer, Request, Workbench, run};
use fleetwright::config::Environment;
use fleetwright::design::FleetDesign;
use fleetwright::design::inventory::Inventory;
use fleetwright::design::read::read;
use fleetwright::disk::Disk;
use fleetwright::text::Language;
use fleetwright::tree::{Overrides, Tree};
use support::{Bench, median};

type Outcome<T> = Result<T, Box<dyn Error>>;

const FLEET: &str = include_str!("../sessions/sensor-gateways.yaml");
const CLUSTERS: u32 = 10_000;

/// So many exports, and as many copies. Each goes to a folder of its own, and all stay until the
/// end: ext4 gives no inode away again that was freed in the last minute, and looks for another one
/// for as long as the whole export takes.
const ROUNDS: usize = 7;

/// So many lists of the tree, and keystrokes in it.
const LISTS: usize = 50;

/// What tells this program that it is the one that exports.
const CHILD: &str = "FLEETWRIGHT_BENCH_EXPORT";

/// How the child begins the line that tells its memory, in MiB.
const PEAK: &str = "most memory: ";

/// What one export has told of itself.
struct Export {
    took: Duration,
    /// The most memory it held; nothing where the system does not tell.
    peak_mib: Option<f64>,
    /// How often it said how far it was.
    progress: usize,
}

fn main() -> ExitCode {
    if let Some(out) = std::env::var_os(CHILD) {
        return export(&out.to_string_lossy());
    }
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

/// The child: one export by the command itself, and then the most memory that this process held.
fn export(out: &str) -> ExitCode {
    let arguments = ["export", "fleet.yaml", "--out", out].map(str::to_owned);
    let environment = Environment::new(std::env::vars_os());
    let (mut out, mut err) = (std::io::stdout(), std::io::stderr());
    let workbench = Workbench { check_keymap: |_| Vec::new(), ask: |_| Answer::NotAsked };
    let Request::Done(code) = run(environment, &arguments, workbench, &mut out, &mut err) else {
        return ExitCode::FAILURE;
    };
    if let Some(mib) = support::most_memory() {
        println!("{PEAK}{mib}");
    }
    code
}

fn measure() -> Outcome<()> {
    let design = read(FLEET).map_err(|_| "the fleet is no session")?;
    let csv = support::inventory(&design, CLUSTERS);
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let folder = tempfile::tempdir_in(target)?;
    fs::write(folder.path().join("fleet.yaml"), format!("{FLEET}inventory: clusters.csv\n"))?;
    fs::write(folder.path().join("clusters.csv"), &csv)?;
    let (mut exports, mut copies) = (Vec::new(), Vec::new());
    for round in 0..ROUNDS {
        let tree = format!("tree-{round}");
        exports.push(export_in_child(folder.path(), &tree)?);
        copies.push(copy(folder.path(), &tree, &format!("copy-{round}"))?);
    }
    let inventory = Inventory::read(csv.as_bytes()).map_err(|_| "the inventory is none")?;
    report(exports, copies);
    let lists = (0..LISTS).map(|_| list(&design, &inventory)).collect::<Outcome<Vec<_>>>()?;
    report_lists(lists, design, inventory);
    Ok(())
}

/// Nothing is left to be written when this is over.
fn settle(folder: &Path) -> Outcome<()> {
    Disk::new().sync_file_system(folder).map_err(|error| error.to_string().into())
}

fn export_in_child(folder: &Path, tree: &str) -> Outcome<Export> {
    settle(folder)?;
    let start = Instant::now();
    let mut child = Command::new(std::env::current_exe()?)
        .current_dir(folder)
        .env(CHILD, tree)
        .env("FLEETWRIGHT_HOME", folder.join("home"))
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let (mut out, mut err) = (String::new(), String::new());
    // A few lines on each: neither pipe fills up while the other is read.
    child.stdout.take().ok_or("no output")?.read_to_string(&mut out)?;
    child.stderr.take().ok_or("no errors")?.read_to_string(&mut err)?;
    let ended = child.wait()?;
    let took = start.elapsed();
    if !ended.success() {
        return Err(err.into());
    }
    let peak_mib = out.lines().find_map(|line| line.strip_prefix(PEAK)?.parse::<f64>().ok());
    let progress = err.lines().filter(|line| line.contains("000")).count();
    Ok(Export { took, peak_mib, progress })
}

fn copy(folder: &Path, from: &str, to: &str) -> Outcome<Duration> {
    settle(folder)?;
    let start = Instant::now();
    let copied = Command::new("cp").current_dir(folder).args(["-r", from, to]).status()?;
    if copied.success() { Ok(start.elapsed()) } else { Err("cp failed".into()) }
}

/// From the design to the list of all files.
fn list(design: &FleetDesign, inventory: &Inventory) -> Outcome<Duration> {
    let assessment = Assessment::new(design, &Catalog::builtin(), Some(inventory));
    let start = Instant::now();
    let tree = Tree::new(&assessment, Some(inventory), Language::En, &Overrides::new())?;
    let took = start.elapsed();
    let named = tree.entries().iter().filter(|entry| entry.path.starts_with("clusters/")).count();
    if named == CLUSTERS as usize { Ok(took) } else { Err("not every cluster has its file".into()) }
}

fn report(exports: Vec<Export>, copies: Vec<Duration>) {
    let peak = exports.iter().filter_map(|export| export.peak_mib).reduce(f64::max);
    let progress = exports.iter().map(|export| export.progress).min().unwrap_or_default();
    let export = median(exports.into_iter().map(|export| export.took).collect());
    let copy = median(copies);
    println!("export of {CLUSTERS} clusters by name, median of {ROUNDS}");
    println!("  export           {export:>8.0} ms");
    println!("  cp -r            {copy:>8.0} ms");
    println!("  ratio            {:>8.2}     (the aim: at most 1.50)", export / copy);
    match peak {
        Some(peak) => println!("  memory, at most  {peak:>8.1} MiB (the aim: under 64)"),
        None => println!("  memory: this system does not tell"),
    }
    println!("  progress         {progress:>8} times");
}

/// The list alone, and a step in the workbench from one cluster's file to the next, frame included.
fn report_lists(lists: Vec<Duration>, design: FleetDesign, inventory: Inventory) {
    let mut bench = Bench::new(design, Some(inventory), &["T", "end", "home"]);
    if let Ok(tree) = &bench.model.preview.tree {
        let path = tree.entries().iter().find(|entry| entry.path.starts_with("clusters/"));
        if let Some(path) = path.map(|entry| entry.path.clone()) {
            bench.model.tree.reveal(&path);
        }
    }
    for round in 0..LISTS {
        bench.keystroke(if round % 2 == 0 { "j" } else { "k" });
    }
    println!(
        "the tree of that fleet, median of {LISTS}  (the aim: under 100 ms, what people take for at once)"
    );
    println!("  listed           {:>8.1} ms", median(lists));
    println!("  a step in it     {:>8.1} ms", bench.median());
}
