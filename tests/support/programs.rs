//! Programs that a test needs beside fleetwright: terminals, multiplexers, an SSH server.
//!
//! On somebody's machine they may be missing: the test then says what to install and is skipped.
//! Where `CI` is set nothing is skipped, since `.ci/run` installs them all.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Long enough for a loaded machine with two cores.
const DEADLINE: Duration = Duration::from_secs(60);

/// Whether all these programs are there, each with the Debian package that has it.
pub fn are_there(programs: &[(&str, &str)]) -> bool {
    let missing: Vec<&str> = programs
        .iter()
        .filter(|(program, _)| find(program).is_none())
        .map(|(_, package)| *package)
        .collect();
    if missing.is_empty() {
        return true;
    }
    let said = format!("SKIPPED: this test needs: apt-get install {}", missing.join(" "));
    assert!(std::env::var_os("CI").is_none(), "{said}");
    eprintln!("{said}");
    false
}

/// Where a program is, also among those for an administrator.
pub fn find(program: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .chain([PathBuf::from("/usr/sbin"), PathBuf::from("/sbin")])
        .map(|folder| folder.join(program))
        .find(|file| file.is_file())
}

/// Runs a program to its end.
pub fn run(program: &str, arguments: &[&str]) -> Output {
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).output().expect("it runs")
}

/// The bytes of `fleetwright prompt`: what every copy has to be.
pub fn prompt_of(home: &Path, session: &str) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_fleetwright"))
        .args(["prompt", session])
        .env("FLEETWRIGHT_HOME", home)
        .output()
        .expect("it runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Waits until something is so.
pub fn wait<T>(what: &str, mut is: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(found) = is() {
            return found;
        }
        assert!(start.elapsed() < DEADLINE, "{what} never came");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// A script that opens fleetwright; multiplexers and terminals start it as their command.
pub fn script(home: &Path, name: &str, lines: &str) -> PathBuf {
    let file = home.join(name);
    fs::write(&file, format!("#!/bin/sh\n{lines}\n")).expect("written");
    run("chmod", &["+x", &file.display().to_string()]);
    file
}

/// A child that ends with the test.
pub struct Running(pub std::process::Child);

impl Drop for Running {
    fn drop(&mut self) {
        // One that has ended already needs no ending.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}
