//! Another program. Most run with a deadline, so that one that hangs never holds this one up; the
//! user's editor has the terminal, and all the time it takes.

use std::io::{ErrorKind, Read, Write as _};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How often to look whether the program has ended.
const LOOK: Duration = Duration::from_millis(5);

/// Why a program did not come to its own end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// It is not installed.
    Missing,
    /// The system refused to start it or to wait for it.
    System(String),
    /// It was ended after this time.
    Deadline(Duration),
}

/// What a program has written by its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ended {
    /// How it ended.
    pub status: ExitStatus,
    /// Its standard output.
    pub output: Vec<u8>,
    /// Its standard error.
    pub complaints: Vec<u8>,
}

/// Runs a program that reads `input`; what it writes goes nowhere: it would be drawn over the
/// screen, and `xclip`, which stays in the background, would hold a pipe open for ever.
///
/// # Errors
/// When it is missing, cannot be run, or does not end in time.
pub fn feed(words: &[String], input: &[u8], deadline: Duration) -> Result<ExitStatus, Failure> {
    let mut child = spawn(words, Stdio::piped(), Stdio::null, apart)?;
    // On a thread of its own: a program that does not read would hold a long text up for ever.
    if let Some(mut pipe) = child.stdin.take() {
        let input = input.to_vec();
        // A program may end without reading all of it; its status says whether that was well.
        thread::spawn(move || drop(pipe.write_all(&input)));
    }
    wait(&mut child, deadline)
}

/// Runs a program without input and takes what it writes.
///
/// # Errors
/// When it is missing, cannot be run, or does not end in time.
pub fn read(words: &[String], deadline: Duration) -> Result<Ended, Failure> {
    let start = Instant::now();
    let mut child = spawn(words, Stdio::null(), Stdio::piped, |_| {})?;
    let output = collect(child.stdout.take());
    let complaints = collect(child.stderr.take());
    let status = wait(&mut child, deadline)?;
    // What it leaves in the background may hold its pipes open for ever.
    let taken = |bytes: Receiver<Vec<u8>>| {
        let rest = deadline.saturating_sub(start.elapsed());
        bytes.recv_timeout(rest).map_err(|_| Failure::Deadline(deadline))
    };
    Ok(Ended { status, output: taken(output)?, complaints: taken(complaints)? })
}

/// In a group of its own: what stays in the background is not ended with the terminal.
fn apart(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

/// Hands this program's terminal to another one, and waits for as long as that takes. The command is
/// read by the shell, as Git does it, so that it may have arguments and quotes; the file is its
/// last argument.
///
/// # Errors
/// When there is no shell, or the system refuses. A command that is missing ends with the shell's
/// own status for that.
pub fn hand_over(command: &str, file: &Path) -> Result<ExitStatus, Failure> {
    let script = format!("{command} \"$@\"");
    let status = Command::new("sh").args(["-c", &script, "sh"]).arg(file).status();
    status.map_err(|error| refused(&error))
}

fn spawn(
    words: &[String],
    input: Stdio,
    output: fn() -> Stdio,
    prepare: fn(&mut Command),
) -> Result<Child, Failure> {
    let (program, arguments) = words.split_first().ok_or(Failure::Missing)?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(input).stdout(output()).stderr(output());
    prepare(&mut command);
    command.spawn().map_err(|error| refused(&error))
}

fn refused(error: &std::io::Error) -> Failure {
    match error.kind() {
        ErrorKind::NotFound => Failure::Missing,
        _ => Failure::System(error.to_string()),
    }
}

/// Both pipes are read at once: a program stops when one of them is full.
fn collect(pipe: Option<impl Read + Send + 'static>) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        // What was read before an error is all there is.
        let _ = pipe.map(|mut pipe| pipe.read_to_end(&mut bytes));
        // Nobody takes it any more where the deadline is over.
        let _ = sender.send(bytes);
    });
    receiver
}

fn wait(child: &mut Child, deadline: Duration) -> Result<ExitStatus, Failure> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if start.elapsed() < deadline => thread::sleep(LOOK),
            Ok(None) => {
                // What cannot be killed has ended by itself; either way it is not waited for.
                let _ = child.kill();
                let _ = child.wait();
                return Err(Failure::Deadline(deadline));
            }
            Err(error) => return Err(Failure::System(error.to_string())),
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn words(script: &str) -> Vec<String> {
        ["sh", "-c", script].map(str::to_owned).to_vec()
    }

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn the_program_gets_every_byte() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("taken");
        // More than a pipe holds.
        let text = "fleet\n".repeat(100_000);
        let script = format!("cat > '{}'", file.display());
        assert!(feed(&words(&script), text.as_bytes(), LONG).is_ok_and(|status| status.success()));
        assert_eq!(std::fs::read_to_string(file).expect("the file"), text);
    }

    #[test]
    fn both_outputs_are_taken_whole() {
        // More than a pipe holds, on both.
        let script = "i=0; while [ $i -lt 3000 ]; do echo 0123456789012345678901234567890123456789; \
                      echo 0123456789012345678901234567890123456789 >&2; i=$((i + 1)); done; exit 3";
        let ended = read(&words(script), LONG).expect("it ends");
        assert_eq!(ended.status.code(), Some(3));
        assert_eq!((ended.output.len(), ended.complaints.len()), (123_000, 123_000));
    }

    #[test]
    fn success_is_what_the_program_says() {
        assert!(feed(&words("exit 0"), b"not read", LONG).is_ok_and(|status| status.success()));
        assert!(feed(&words("exit 3"), b"", LONG).is_ok_and(|status| status.code() == Some(3)));
        let missing = ["fleetwright-no-such".to_owned()];
        assert_eq!(feed(&missing, b"", LONG), Err(Failure::Missing));
        assert_eq!(read(&missing, LONG), Err(Failure::Missing));
        assert_eq!(feed(&[], b"", LONG), Err(Failure::Missing));
    }

    #[test]
    fn a_program_that_hangs_is_ended_at_the_deadline() {
        let deadline = Duration::from_millis(20);
        // More than a pipe holds, to a program that reads nothing.
        let text = vec![b'x'; 1_000_000];
        let hang = words("exec sleep 1000");
        assert_eq!(feed(&hang, &text, deadline), Err(Failure::Deadline(deadline)));
        assert_eq!(read(&hang, deadline), Err(Failure::Deadline(deadline)));
    }

    #[test]
    fn what_a_program_leaves_in_the_background_holds_nothing_up() {
        let deadline = Duration::from_millis(200);
        let leaves = words("sleep 60 & exit 0");
        assert_eq!(read(&leaves, deadline), Err(Failure::Deadline(deadline)));
    }
}
