//! Killed at any moment: no session is ever broken, and at most the last second is lost.
//!
//! `FLEETWRIGHT_KILLS=1000 cargo test --test crashes` kills it a thousand times instead of twenty.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test says what it expected")]

mod support;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use fleetwright::config::{Environment, Places};
use fleetwright::design::fields::set;
use fleetwright::disk::Disk;
use fleetwright::session::{Session, Source, Store, Work};
use support::pty::{Start, Terminal, key};
use support::work::left_behind;

fn store(home: &Path, disk: Disk) -> Store {
    let environment = Environment::new([("FLEETWRIGHT_HOME", home)]);
    Store::new(Places::find(&environment).expect("places"), disk)
}

// Every step of a save, in a process that dies right before it.

/// The variables that make this test the process that dies: its home, and before which step.
const HOME: &str = "FLEETWRIGHT_TEST_HOME";
const STEP: &str = "FLEETWRIGHT_TEST_STEP";

/// What the process says when it has done everything.
const DONE: &str = "everything is done";

/// The process of the test below: it keeps work, saves it, and has nothing to keep any more.
#[test]
fn a_process_that_saves() {
    let (Some(home), Ok(last)) = (std::env::var_os(HOME), std::env::var(STEP)) else { return };
    let last: usize = last.parse().expect("a number");
    let count = AtomicUsize::new(0);
    let disk = Disk::behind(move |_, _| {
        if count.fetch_add(1, Ordering::SeqCst) == last {
            // As kill -9 does: nothing is unwound, nothing is cleaned up.
            std::process::abort();
        }
        Ok(())
    });
    let store = store(Path::new(&home), disk);
    let session = store.load(&Source::Saved("shops".into())).expect("a session");
    let work = Work::of(&session, &changed(&session));
    let journal = store.journal();
    journal.keep(Some(&work)).expect("kept");
    let saved = store.save(&session, &work.design).expect("saved");
    store.remember_last(&saved.source).expect("remembered");
    journal.keep(None).expect("nothing is kept");
    drop(journal);
    println!("{DONE}");
}

fn changed(session: &Session) -> fleetwright::design::FleetDesign {
    let mut design = session.design.clone();
    set(&mut design, "project.appliances", "kiosks").expect("set");
    design
}

#[test]
fn whichever_step_of_a_save_is_the_last_the_session_is_whole_and_the_work_is_somewhere() {
    let mut kept_at_all = false;
    for step in 0.. {
        let home = tempfile::tempdir().expect("a folder");
        let safe = store(home.path(), Disk::new());
        let built_in = safe.open("shops").expect("opens");
        let before = safe.save(&built_in, &built_in.design).expect("saved");

        let output = Command::new(std::env::current_exe().expect("this test"))
            .args(["--exact", "a_process_that_saves", "--nocapture"])
            .env(HOME, home.path())
            .env(STEP, step.to_string())
            .output()
            .expect("it runs");
        let done = String::from_utf8_lossy(&output.stdout).contains(DONE);
        assert_ne!(done, !output.status.success(), "{output:?}");

        let found = safe.load(&before.source).expect("the session is whole").design;
        let wanted = changed(&before);
        assert!(found == before.design || found == wanted, "step {step}");
        let left: Vec<_> = safe
            .left_behind()
            .iter()
            .map(|path| safe.find_work(path).expect("the work is whole").design)
            .collect();
        assert!(left.iter().all(|design| *design == wanted), "step {step}");
        // Once the journal had it, it is never nowhere.
        kept_at_all |= !left.is_empty();
        assert!(!kept_at_all || !left.is_empty() || found == wanted, "step {step}");

        // Whatever it has left lying about stands in nobody's way.
        let again = safe.load(&before.source).expect("loads");
        safe.save(&again, &wanted).expect("the next save works");
        assert_eq!(safe.load(&before.source).expect("loads").design, wanted);
        let journal = safe.journal();
        journal
            .keep(Some(&Work { design: wanted, source: Source::New, text: None }))
            .expect("kept");
        if done {
            assert!(kept_at_all && step > 10, "only {step} steps");
            return;
        }
    }
}

// The program itself, killed while somebody types.

/// How often it is killed.
fn kills() -> u64 {
    std::env::var("FLEETWRIGHT_KILLS").ok().and_then(|many| many.parse().ok()).unwrap_or(20)
}

/// Numbers that look random and are the same in each run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: u64) -> u64 {
        // xorshift64*, by Vigna.
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % most
    }
}

/// How long this machine takes to bring a small file to its disk at this moment: on a loaded one the
/// last second is so much longer.
fn time_of_a_write(home: &Path) -> Duration {
    let start = Instant::now();
    let mut file = fs::File::create(home.join("probe")).expect("made");
    file.write_all(&[b'x'; 8_192]).and_then(|()| file.sync_all()).expect("written");
    start.elapsed()
}

/// Types, saves now and then, and kills; what was seen when, the newest last.
fn type_until_killed(terminal: &mut Terminal, chance: &mut Chance) -> Vec<(String, Instant)> {
    let mut seen = Vec::new();
    terminal.wait_for("Parameters");
    terminal.send("j");
    for number in 0..=chance.below(12) {
        let text = format!("kiosks of kind {number}");
        terminal.send(key::ENTER);
        terminal.send(&key::control('u'));
        terminal.send(&text);
        terminal.wait_for(&text);
        seen.push((text, Instant::now()));
        terminal.send(key::ENTER);
        if chance.below(4) == 0 {
            terminal.send("s");
        }
        // The moment of the kill is to fall on each side of the journal's and of the save's.
        std::thread::sleep(Duration::from_millis(chance.below(120)));
    }
    std::thread::sleep(Duration::from_millis(chance.below(700)));
    terminal.kill();
    seen
}

#[test]
fn killed_at_random_moments_it_loses_at_most_the_last_second() {
    let mut chance = Chance(0x5EED);
    let mut seconds_old = 0;
    for kill in 0..kills() {
        let home = tempfile::tempdir().expect("a folder");
        let mut terminal = Start::fleetwright(home.path(), &["shops"]).size(100, 30).start();
        let seen = type_until_killed(&mut terminal, &mut chance);
        let killed = Instant::now();

        let safe = store(home.path(), Disk::new());
        let session = safe.open("shops").expect("the session is whole");
        let mut kept = vec![session.design.project.appliances.clone().unwrap_or_default()];
        for path in safe.left_behind() {
            let found = safe.find_work(&path).expect("the work is whole");
            kept.push(found.design.project.appliances.clone().unwrap_or_default());
        }
        let second = Duration::from_secs(1) + time_of_a_write(home.path()) * 8;
        let old = seen.iter().rposition(|(_, at)| killed.duration_since(*at) > second);
        // What was typed after that may be there as well.
        let Some(old) = old else { continue };
        seconds_old += 1;
        let enough = seen[old..].iter().any(|(text, _)| kept.iter().any(|kept| kept == text));
        let journal = left_behind(home.path());
        assert!(enough, "kill {kill}: {:?} is not in {kept:?}\n{journal}", seen[old].0);
    }
    assert!(seconds_old > 0, "no kill came late enough to say anything");
}

// A disk that is full, for real: a small one of the test's own.

/// How to run something with a small disk mounted where the journal is; nothing where that is not
/// allowed.
fn with_a_small_disk(home: &Path) -> Option<Vec<String>> {
    let state = home.join("state");
    fs::create_dir(&state).expect("a folder");
    let mount = format!("mount -t tmpfs -o size=64k tmpfs '{}'", state.display());
    for way in [&["unshare", "--mount"] as &[&str], &["unshare", "--map-root-user", "--mount"]] {
        let words = [way, &["sh", "-c"]].concat();
        let tried = Command::new(words[0]).args(&words[1..]).arg(&mount).output().expect("it runs");
        if tried.status.success() {
            let mut words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            words.push(format!(
                "{mount} && cd '{0}' && head -c 65536 /dev/zero >state/full 2>/dev/null\n\
                 '{1}' shops\nrm state/full; '{1}' shops",
                home.display(),
                env!("CARGO_BIN_EXE_fleetwright")
            ));
            return Some(words);
        }
    }
    let said = "SKIPPED: no right to mount a small disk, not even in a namespace of one's own";
    eprintln!("{said}");
    None
}

#[test]
fn a_full_disk_is_said_nothing_is_lost_by_it_and_saving_elsewhere_works() {
    let home = tempfile::tempdir().expect("a folder");
    let Some(words) = with_a_small_disk(home.path()) else { return };
    let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    let mut terminal = Start::program(&words[0], &arguments)
        .env("FLEETWRIGHT_HOME", &home.path().display().to_string())
        .in_folder(home.path())
        .size(100, 30)
        .start();
    terminal.wait_for("Parameters");
    terminal.send("j");
    terminal.send(key::ENTER);
    terminal.send(&key::control('u'));
    terminal.send("kiosks");
    terminal.send(key::ENTER);
    terminal.wait_for("not being kept on disk");
    terminal.wait_for("the disk is full");
    // The copy says that its file is missing, and arrives by the other way.
    terminal.send("y");
    terminal.wait_for("could not be written to its file");
    assert!(terminal.wait_for_copies(1)[0].contains("kiosks"));
    // The session itself is on a disk with room.
    terminal.send("s");
    terminal.wait_for("shops.yaml");
    terminal.send("q");
    // The same again with room: what was saved is there.
    terminal.wait_for_no("kiosks");
    terminal.wait_for("kiosks");
    terminal.send("q");
    terminal.wait_for_end();
}
