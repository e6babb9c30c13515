//! A program that takes the text on its standard input, with a deadline.

use std::time::Duration;

use super::report::Why;
use crate::process::{Failure, feed};

/// Runs a program and hands it `input`; it has taken the text when it ends with success.
pub(super) fn run(words: &[String], input: &[u8], deadline: Duration) -> Result<(), Why> {
    match feed(words, input, deadline) {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(Why::Status(status.to_string())),
        Err(Failure::Missing) => Err(Why::Missing),
        Err(Failure::System(reason)) => Err(Why::System(reason)),
        Err(Failure::Deadline(deadline)) => Err(Why::Deadline(deadline)),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn success_is_what_the_program_says() {
        let shell = |script: &str| {
            run(
                &["sh".to_owned(), "-c".to_owned(), script.to_owned()],
                b"",
                Duration::from_secs(60),
            )
        };
        assert_eq!(shell("exit 0"), Ok(()));
        assert!(matches!(shell("exit 3"), Err(Why::Status(status)) if status.contains('3')));
    }
}
