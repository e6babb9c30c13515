//! Every command as scripts and terminals meet it: text and JSON, a reader that goes away, no
//! terminal, completions that a shell reads, a manual page that a formatter reads.

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use crate::support::programs::{are_there, prompt_of};
use crate::support::pty::{Start, Terminal, key};

/// A call of each command that reports.
const REPORTS: [&[&str]; 15] = [
    &["prompt", "shops"],
    &["prompt", "shops", "--copy"],
    &["tree", "shops"],
    &["tree", "shops", "README.md"],
    &["export", "shops", "--out", "tree", "--dry-run"],
    &["budget", "shops"],
    &["advise", "shops"],
    &["advise", "shops", "--what-if"],
    &["check", "shops"],
    &["outage", "shops", "--clusters", "10", "--hours", "1"],
    &["diff", "shops", "wind-turbines"],
    &["sessions"],
    &["themes"],
    &["doctor"],
    &["schema"],
];

/// Those that write what another program reads.
const OTHERS: [&[&str]; 5] = [
    &["completions", "bash"],
    &["completions", "zsh"],
    &["completions", "fish"],
    &["man"],
    &["--help"],
];

fn command(home: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fleetwright"));
    command.args(arguments).env_clear().current_dir(home.path()).stdin(Stdio::null());
    command.env("FLEETWRIGHT_HOME", home.path()).env("LANG", "C.UTF-8").env("TERM", "xterm");
    command
}

fn run(home: &TempDir, arguments: &[&str]) -> Output {
    command(home, arguments).output().expect("it runs")
}

fn home() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[test]
fn every_report_is_text_and_json_with_the_same_exit_status() {
    for call in REPORTS {
        let home = home();
        let text = run(&home, call);
        let json = run(&home, &[call, &["--format", "json"]].concat());
        assert_eq!(text.status.code(), json.status.code(), "{call:?}: {json:?}");
        let value: Result<Value, _> = serde_json::from_slice(&json.stdout);
        assert!(value.is_ok_and(|value| value.is_object()), "{call:?}: {json:?}");
        // What is copied is not printed, and the schema is JSON anyway.
        let is_text = serde_json::from_slice::<Value>(&text.stdout).is_err();
        assert!(is_text || call[0] == "schema" || text.stdout.is_empty(), "{call:?}: {text:?}");
    }
}

#[test]
fn a_prompt_in_json_is_the_prompt() {
    let home = home();
    let json: Value =
        serde_json::from_slice(&run(&home, &["prompt", "shops", "--format", "json"]).stdout)
            .expect("JSON");
    assert_eq!(json["text"].as_str(), Some(prompt_of(home.path(), "shops").as_str()));
    let copied = run(&home, &["prompt", "shops", "--copy", "--format", "json"]);
    let copied: Value = serde_json::from_slice(&copied.stdout).expect("JSON");
    // Without a terminal nothing takes it but the file.
    assert_eq!((&copied["way"], &copied["confirmed"]), (&"nowhere".into(), &false.into()));
    let file = copied["file"].as_str().expect("a file");
    assert_eq!(std::fs::read_to_string(file).expect("it"), prompt_of(home.path(), "shops"));
}

#[test]
fn a_reader_that_goes_away_ends_every_command_quietly() {
    for call in REPORTS.iter().chain(&OTHERS).chain([&["shops", "--size", "80x24"].as_slice()]) {
        let home = home();
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = command(&home, call).stdout(writer).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr).to_lowercase();
        assert_eq!(output.status.code(), Some(0), "{call:?}: {said}");
        assert!(!said.contains("pipe") && !said.contains("panic"), "{call:?}: {said}");
    }
}

#[test]
fn a_locale_without_utf8_gets_reports_in_ascii_and_files_as_they_are() {
    let frame: &[&str] = &["shops", "--size", "80x24"];
    let wrong: &[&str] = &["set", "shops", "gitops.interval=soon"];
    let help = REPORTS.map(|call| [call[0], "--help"]);
    let help = help.iter().map(<[&str; 2]>::as_slice);
    for call in REPORTS.into_iter().chain([&["--help"] as &[&str], frame, wrong]).chain(help) {
        let home = home();
        for (name, value) in [("LC_ALL", "C"), ("LC_ALL", "POSIX"), ("LANG", "")] {
            let output = command(&home, call).env(name, value).output().expect("it runs");
            // These are a prompt, a file and a program's input.
            let is_file = matches!(call, ["prompt", _] | ["tree", _, _] | ["schema"]);
            let report =
                if is_file { output.stderr } else { [output.stdout, output.stderr].concat() };
            let text = String::from_utf8(report).expect("UTF-8");
            // Two prompts in French are compared: letters stay.
            let fine = |c: &char| c.is_ascii() || (call[0] == "diff" && c.is_alphabetic());
            let other: String = text.chars().filter(|c| !fine(c)).collect();
            assert_eq!(other, "", "{call:?}: {text}");
        }
    }
    let home = home();
    let [ascii, utf8] = ["C", "C.UTF-8"].map(|locale| {
        let mut prompt = command(&home, &["prompt", "shops", "--lang", "fr"]);
        prompt.env("LC_ALL", locale).output().expect("it runs").stdout
    });
    assert_eq!(ascii, utf8, "a prompt is the same everywhere");
    let french = command(&home, &["doctor", "--lang", "fr"]).env("LC_ALL", "C").output();
    let french = String::from_utf8(french.expect("it runs").stdout).expect("UTF-8");
    assert!(french.contains("détect") || french.contains('é'), "letters stay: {french}");
    assert!(!french.contains(['’', '«', '\u{a0}', '\u{202f}']), "marks do not: {french}");
}

#[test]
fn a_full_disk_behind_the_output_is_an_error_in_words() {
    let home = home();
    for call in REPORTS.iter().filter(|call| call.last() != Some(&"--copy")).chain(&OTHERS) {
        let full = std::fs::File::options().write(true).open("/dev/full").expect("the device");
        let output = command(&home, call).stdout(full).output().expect("it runs");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{call:?}: {said}");
        let error = "error: cannot write to standard output: the disk is full";
        assert!(said.starts_with(error), "{call:?}: {said}");
    }
}

#[test]
fn nothing_that_a_session_holds_gives_orders_to_the_terminal() {
    let home = home();
    let file = home.path().join("evil.yaml");
    let text = "fleetwright: 1\nname: evil\nproject: {appliances: \"a\\e]0;x\\a\\u009b31m\\u202eb\"}\n\
                prompt: {notes: \"n\\e[2J\\r\\b\"}\ndevices: [{name: box, hardware: \"h\\e[31m\"}]\n";
    std::fs::write(&file, text).expect("written");
    for call in REPORTS.iter().filter(|call| call.contains(&"shops")) {
        let call: Vec<&str> =
            call.iter().map(|word| if *word == "shops" { "evil.yaml" } else { word }).collect();
        let output = run(&home, &call);
        let all = [output.stdout, output.stderr].concat();
        let all = String::from_utf8(all).expect("UTF-8");
        let order =
            all.chars().find(|c| (c.is_control() && !"\n\t".contains(*c)) || *c == '\u{202e}');
        assert_eq!(order, None, "{call:?}: {all:?}");
    }
}

#[test]
fn without_a_terminal_one_message_says_what_to_do_and_a_frame_is_printed_when_asked_for() {
    let home = home();
    let refused = run(&home, &["shops"]);
    let said = String::from_utf8(refused.stderr).expect("UTF-8");
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0), "{said}");
    assert!(said.contains("fleetwright"), "{said}");
    let frame = run(&home, &["shops", "--size", "80x24"]);
    let text = String::from_utf8(frame.stdout).expect("UTF-8");
    assert!(frame.status.success() && text.contains("Parameters") && !text.contains('\u{1b}'));
}

#[test]
fn keys_come_from_the_terminal_where_standard_input_is_a_pipe() {
    let home = home();
    let script = format!("echo y | '{}' shops; echo ended", env!("CARGO_BIN_EXE_fleetwright"));
    let mut terminal = Start::program("sh", &["-c", &script])
        .env("FLEETWRIGHT_HOME", &home.path().display().to_string())
        .in_folder(home.path())
        .start();
    terminal.wait_for("Parameters");
    terminal.send("q");
    terminal.wait_for("ended");
    assert_eq!(terminal.copied(), [""; 0], "what is in the pipe is no key");
}

/// Whether a program finds fault with what this command writes.
fn reads(program: &[&str], text: &[u8]) -> Output {
    let mut child = Command::new(program[0])
        .args(&program[1..])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("it runs");
    child.stdin.take().expect("its input").write_all(text).expect("it reads");
    child.wait_with_output().expect("it ends")
}

#[test]
fn each_shell_reads_its_completions_and_knows_every_command() {
    for (shell, check) in [
        ("bash", &["bash", "-n"] as &[&str]),
        ("zsh", &["zsh", "-n"]),
        ("fish", &["fish", "--no-execute"]),
    ] {
        if !are_there(&[(shell, shell)]) {
            continue;
        }
        let home = home();
        let script = run(&home, &["completions", shell]).stdout;
        let checked = reads(check, &script);
        assert!(checked.status.success() && checked.stderr.is_empty(), "{shell}: {checked:?}");
        let text = String::from_utf8(script).expect("UTF-8");
        for call in REPORTS.iter().chain(&OTHERS) {
            assert!(text.contains(call[0].trim_start_matches('-')), "{shell}: {call:?}");
        }
    }
}

#[test]
fn bash_completes_a_command_and_its_option() {
    if !are_there(&[("bash", "bash")]) {
        return;
    }
    let home = home();
    let script = String::from_utf8(run(&home, &["completions", "bash"]).stdout).expect("UTF-8");
    let complete = |words: &[&str]| {
        let line = format!(
            "{script}\nCOMP_WORDS=({}); COMP_CWORD={}; _fleetwright_sessions fleetwright '{}' '{}'\n\
             printf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
            words.join(" "),
            words.len() - 1,
            words[words.len() - 1],
            words[words.len() - 2],
        );
        String::from_utf8(reads(&["bash"], line.as_bytes()).stdout).expect("UTF-8")
    };
    assert_eq!(complete(&["fleetwright", "prom"]).trim(), "prompt");
    assert!(complete(&["fleetwright", "prompt", "--co"]).contains("--copy"));
}

/// A shell at work: what is typed in it, and what it then shows.
fn complete(shell: &[&str], prepare: &str, home: &TempDir) -> Terminal {
    let folder = home.path().join("bin");
    std::fs::create_dir_all(&folder).expect("a folder");
    let link = folder.join("fleetwright");
    if !link.exists() {
        std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_fleetwright"), link).expect("a link");
    }
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    let mut terminal = Start::program(shell[0], &shell[1..])
        .env("PATH", &path)
        .env("HOME", &home.path().display().to_string())
        .env("FLEETWRIGHT_HOME", &home.path().display().to_string())
        .in_folder(&folder)
        .size(100, 30)
        .start();
    terminal.send(prepare);
    terminal.send("; echo rea''dy\r");
    terminal.wait_for("ready");
    terminal
}

#[test]
fn each_shell_completes_commands_options_values_and_sessions() {
    for (shell, prepare) in [
        (&["bash", "--norc", "-i"] as &[&str], "source <(fleetwright completions bash)"),
        (
            &["zsh", "-f", "-i"],
            "autoload -Uz compinit; compinit -u -D; s=zsh; source <(fleetwright completions $s)",
        ),
        (&["fish", "--no-config", "-i"], "fleetwright completions fish | source"),
    ] {
        if !are_there(&[(shell[0], shell[0])]) {
            continue;
        }
        let home = home();
        let mut terminal = complete(shell, prepare, &home);
        let cases = [
            ("fleetwright outa", "fleetwright outage"),
            ("fleetwright wind-t", "fleetwright wind-turbines"),
            ("fleetwright prompt sho", "fleetwright prompt shops"),
            ("fleetwright prompt shops --ti", "fleetwright prompt shops --tier"),
            ("fleetwright prompt shops --tier ba", "fleetwright prompt shops --tier basic"),
            ("fleetwright shops --asc", "fleetwright shops --ascii"),
            ("fleetwright completions zs", "fleetwright completions zsh"),
        ];
        for (number, (typed, whole)) in cases.into_iter().enumerate() {
            terminal.send(typed);
            terminal.wait_for(typed);
            terminal.send("\t");
            terminal.wait_for(whole);
            terminal.send(&key::control('u'));
            // Typed ahead of its prompt, a line stays on the screen: the next one is waited for.
            terminal.send(&format!("echo do''ne{number}\r"));
            terminal.wait_for(&format!("done{number}"));
        }
    }
}

#[test]
fn the_manual_page_is_one_that_a_formatter_reads() {
    if !are_there(&[("mandoc", "mandoc")]) {
        return;
    }
    for language in ["en", "fr"] {
        let home = home();
        let page = run(&home, &["man", "--lang", language]).stdout;
        let checked = reads(&["mandoc", "-T", "lint", "-W", "warning"], &page).stdout;
        let faults = String::from_utf8(checked).expect("UTF-8");
        // A release has a version and no date.
        let faults: Vec<&str> =
            faults.lines().filter(|fault| !fault.contains("missing date")).collect();
        assert_eq!(faults, [""; 0], "{language}");
        let shown = reads(&["mandoc", "-T", "html"], &page).stdout;
        let shown = String::from_utf8(shown).expect("UTF-8");
        for call in REPORTS {
            assert!(shown.contains(call[0]), "{call:?} in {shown}");
        }
    }
}

#[test]
fn every_command_has_help_with_an_example_in_both_languages() {
    let home = home();
    for (language, head) in [("en", "Examples:"), ("fr", "Exemples\u{a0}:")] {
        for call in REPORTS.iter().chain(&OTHERS).filter(|call| !call[0].starts_with('-')) {
            let output = run(&home, &[call[0], "--help", "--lang", language]);
            let text = String::from_utf8(output.stdout).expect("UTF-8");
            assert!(output.status.success() && text.contains(head), "{call:?}: {text}");
        }
    }
}
