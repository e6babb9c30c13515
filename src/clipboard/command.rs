//! A program that takes the text on its standard input, with a deadline.

use std::io::{ErrorKind, Write as _};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::report::Why;

/// How often to look whether the program has ended.
const LOOK: Duration = Duration::from_millis(5);

/// Runs a program and hands it `input`; it has taken the text when it ends with success.
///
/// Its output goes nowhere: it would be drawn over the screen, and `xclip`, which stays in the
/// background, would hold a pipe open for ever.
pub(super) fn run(words: &[String], input: &[u8], deadline: Duration) -> Result<(), Why> {
    let (program, arguments) = words.split_first().ok_or(Why::Missing)?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => Why::Missing,
            _ => Why::System(error.to_string()),
        })?;
    feed(&mut child, input.to_vec());
    match wait(&mut child, deadline)? {
        status if status.success() => Ok(()),
        status => Err(Why::Status(status.to_string())),
    }
}

/// On a thread of its own: a program that does not read would hold a long text up for ever.
fn feed(child: &mut Child, input: Vec<u8>) {
    if let Some(mut pipe) = child.stdin.take() {
        // A program may end without reading all of it; its status says whether that was well.
        thread::spawn(move || drop(pipe.write_all(&input)));
    }
}

fn wait(child: &mut Child, deadline: Duration) -> Result<ExitStatus, Why> {
    let start = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok(status),
            Ok(None) if start.elapsed() < deadline => thread::sleep(LOOK),
            Ok(None) => {
                // What cannot be killed has ended by itself; either way it is not waited for.
                let _ = child.kill();
                let _ = child.wait();
                return Err(Why::Deadline(deadline));
            }
            Err(error) => return Err(Why::System(error.to_string())),
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn shell(script: &str, input: &[u8], deadline: Duration) -> Result<(), Why> {
        run(&["sh".to_owned(), "-c".to_owned(), script.to_owned()], input, deadline)
    }

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn the_program_gets_every_byte() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("taken");
        // More than a pipe holds.
        let text = "fleet\n".repeat(100_000);
        let script = format!("cat > '{}'", file.display());
        assert_eq!(shell(&script, text.as_bytes(), LONG), Ok(()));
        assert_eq!(std::fs::read_to_string(file).expect("the file"), text);
    }

    #[test]
    fn success_is_what_the_program_says() {
        assert_eq!(shell("exit 0", b"not read", LONG), Ok(()));
        assert!(
            matches!(shell("exit 3", b"", LONG), Err(Why::Status(status)) if status.contains('3'))
        );
        assert_eq!(run(&["fleetwright-no-such".to_owned()], b"", LONG), Err(Why::Missing));
        assert_eq!(run(&[], b"", LONG), Err(Why::Missing));
    }

    #[test]
    fn a_program_that_hangs_is_ended_at_the_deadline() {
        let deadline = Duration::from_millis(20);
        // More than a pipe holds, to a program that reads nothing.
        let text = vec![b'x'; 1_000_000];
        assert_eq!(shell("exec sleep 1000", &text, deadline), Err(Why::Deadline(deadline)));
    }
}
