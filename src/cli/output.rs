//! Where a command writes: reports to standard output, everything else to standard error, and a
//! reader that goes away ends the command quietly.

use std::io::{self, Write};

use serde_json::Value;

use crate::theme::Marks;

/// Why a command ends without having done what it was asked.
#[derive(Debug)]
pub enum Stop {
    /// The input or the call cannot be used: a message for standard error, exit status 2.
    Unusable(String),
    /// The call is none: a message, and where to read on. Exit status 2.
    Usage(String, String),
    /// Standard output takes no more, for this reason: exit status 2.
    Output(io::Error),
    /// A well-formed "no": an optional message for standard error, exit status 1.
    No(Option<String>),
    /// Nobody reads standard output any more: not a fault.
    ClosedPipe,
}

impl From<io::Error> for Stop {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            Stop::ClosedPipe
        } else {
            Stop::Output(error)
        }
    }
}

/// Standard output and standard error, or buffers in a test.
pub struct Output<'a> {
    /// For reports.
    pub out: &'a mut dyn Write,
    /// For errors and progress.
    pub err: &'a mut dyn Write,
    /// The marks that whoever reads it can see.
    pub marks: Marks,
}

impl std::fmt::Debug for Output<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Output")
    }
}

impl Output<'_> {
    /// Writes a report for a person, with the marks that their locale has.
    ///
    /// # Errors
    /// When nobody reads it, or it cannot be written.
    pub fn report(&mut self, text: &str) -> Result<(), Stop> {
        self.text(&self.marks.report(text))
    }

    /// Writes what is a file, a prompt or a script as it is: UTF-8 in every locale.
    ///
    /// # Errors
    /// When nobody reads it, or it cannot be written.
    pub fn text(&mut self, text: &str) -> Result<(), Stop> {
        self.out.write_all(text.as_bytes())?;
        self.out.flush()?;
        Ok(())
    }

    /// Writes a report for scripts.
    ///
    /// # Errors
    /// When nobody reads it, or it cannot be written.
    pub fn json(&mut self, value: &Value) -> Result<(), Stop> {
        self.text(&format!("{value:#}\n"))
    }

    /// Says something to the person; whether it arrives is no concern of the command.
    pub fn say(&mut self, text: &str) {
        let _ = writeln!(self.err, "{}", self.marks.report(text));
    }
}

/// A table for a spreadsheet (RFC 4180, but for line feeds alone at the ends of lines).
pub(super) fn csv(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    // Memory takes everything, and the rows are as long as their head.
    let _ = writer.write_record(head);
    for row in rows {
        let _ = writer.write_record(&row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8_lossy(&bytes).into_owned()
}
