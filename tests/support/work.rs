//! A running fleetwright seen from outside: its unsaved work, its process, whether it rests.

use std::fs;
use std::path::Path;

/// The text of all work that is kept and not saved.
pub fn left_behind(home: &Path) -> String {
    let journal = fs::read_dir(home.join("state/journal")).into_iter().flatten();
    let paths = journal.flatten().map(|entry| entry.path());
    // What is still growing has no name yet.
    let paths = paths.filter(|path| path.extension().is_some_and(|end| end == "yaml"));
    // A file can go while they are read.
    paths.map(|path| fs::read_to_string(path).unwrap_or_default()).collect()
}

/// The process that runs fleetwright in this home.
pub fn process_of(home: &Path) -> u32 {
    let wanted = format!("FLEETWRIGHT_HOME={}", home.display());
    let runs = |process: &u32| {
        let file = |name: &str| fs::read(format!("/proc/{process}/{name}")).unwrap_or_default();
        let named = file("comm").starts_with(b"fleetwright");
        named && file("environ").split(|byte| *byte == 0).any(|pair| pair == wanted.as_bytes())
    };
    processes().find(runs).expect("it runs")
}

fn processes() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").expect("the processes").flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// Whether a process is gone, or waits for its parent to hear of its end.
pub fn has_ended(process: u32) -> bool {
    state(process).is_none_or(|state| state == "Z" || state == "X")
}

fn state(process: u32) -> Option<String> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let (_, rest) = stat.rsplit_once(") ")?;
    rest.split(' ').next().map(str::to_owned)
}

/// Whether the main thread is in a write that does not come back.
pub fn is_stuck_in_a_write(process: u32) -> bool {
    let call = || fs::read_to_string(format!("/proc/{process}/syscall")).unwrap_or_default();
    let writes = |call: &str| match std::env::consts::ARCH {
        "x86_64" => call.starts_with("1 "),
        _ => call.starts_with("64 "),
    };
    let first = call();
    std::thread::sleep(std::time::Duration::from_millis(200));
    writes(&first) && first == call()
}

/// Whether every thread is in a call of the system that only an event ends, and no time: a futex,
/// a poll or a read without a deadline.
pub fn waits_for_ever(process: u32) -> bool {
    let threads = fs::read_dir(format!("/proc/{process}/task")).expect("its threads").flatten();
    threads.into_iter().all(|thread| {
        let call = fs::read_to_string(thread.path().join("syscall")).unwrap_or_default();
        rests(&call)
    })
}

/// One line of `/proc/PID/task/TID/syscall`: the number of the call and its arguments.
fn rests(call: &str) -> bool {
    let mut words = call.split_whitespace();
    let number = words.next().unwrap_or_default();
    let arguments: Vec<&str> = words.collect();
    let argument = |at: usize| arguments.get(at).copied().unwrap_or_default();
    let none = |at: usize| argument(at) == "0x0";
    // A negative time is for ever; only its lower half counts.
    let for_ever = |at: usize| argument(at).ends_with("ffffffff");
    match (std::env::consts::ARCH, number) {
        // read, recvfrom; futex, ppoll; poll, epoll_wait, epoll_pwait
        ("x86_64", "0" | "45") | ("aarch64", "63" | "207") => true,
        ("x86_64", "202") | ("aarch64", "98") => none(3),
        ("x86_64", "271") | ("aarch64", "73") => none(2),
        ("x86_64", "7") => for_ever(2),
        ("x86_64", "232" | "281") | ("aarch64", "22") => for_ever(3),
        _ => false,
    }
}

/// The process that started another.
pub fn parent(process: u32) -> u32 {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).expect("it runs");
    let (_, rest) = stat.rsplit_once(") ").expect("its name");
    rest.split(' ').nth(1).and_then(|parent| parent.parse().ok()).expect("a number")
}
