//! Reading the clipboard: the programs that print it, the one most likely right first.
//!
//! A terminal that is asked for its clipboard (OSC 52 with `?`) hardly ever answers, for good
//! reason, so it is not asked; over SSH the clipboard is on another machine. There people paste.

use std::time::Duration;

use super::plan::{Lookup, has, is_far};
use crate::process::{Failure, read};
use crate::text::Phrase;

/// PowerShell takes its time to start, most of all through WSL.
const DEADLINE: Duration = Duration::from_secs(5);

/// What makes PowerShell print UTF-8 instead of the console's code page.
const POWERSHELL: &str = "[Console]::OutputEncoding = [Text.Encoding]::UTF8; Get-Clipboard -Raw";

/// The programs that print the clipboard in this environment.
pub fn readers(environment: &Lookup<'_>) -> Vec<Vec<String>> {
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    if has(environment, "TMUX") {
        return vec![words("tmux show-buffer")];
    }
    if is_far(environment) {
        return Vec::new();
    }
    let wsl = has(environment, "WSL_DISTRO_NAME") || has(environment, "WSL_INTEROP");
    let powershell = |name: &str| {
        let mut words = words(&format!("{name} -NoProfile -NonInteractive -Command"));
        words.push(POWERSHELL.to_owned());
        words
    };
    let programs = [
        (cfg!(target_os = "macos"), words("pbpaste")),
        (cfg!(windows), powershell("powershell.exe")),
        (has(environment, "WAYLAND_DISPLAY"), words("wl-paste --no-newline --type text")),
        (has(environment, "DISPLAY"), words("xclip -selection clipboard -out")),
        (has(environment, "DISPLAY"), words("xsel --clipboard --output")),
        (wsl, powershell("powershell.exe")),
    ];
    programs.into_iter().filter(|(there, _)| *there).map(|(_, words)| words).collect()
}

/// The text on the clipboard, by the first program that gives some.
///
/// # Errors
/// As a sentence, when there is no program here, or none gives any text.
pub fn pasted(readers: &[Vec<String>]) -> Result<Vec<u8>, Phrase> {
    if readers.is_empty() {
        return Err(Phrase::new("clipboard-unread-far"));
    }
    let mut reasons = Vec::new();
    for words in readers {
        let name = words.first().cloned().unwrap_or_default();
        match read(words, DEADLINE) {
            Ok(ended) if ended.status.success() && !ended.output.is_empty() => {
                return Ok(ended.output);
            }
            // A program that finds no text says so on standard error, each in its own words.
            Ok(_) => reasons.push(Phrase::new("clipboard-unread-empty").with("program", name)),
            Err(Failure::Missing) => {
                reasons.push(Phrase::new("clipboard-unread-missing").with("program", name));
            }
            Err(Failure::System(reason)) => reasons.push(
                Phrase::new("clipboard-unread-refused")
                    .with("program", name)
                    .with("reason", reason),
            ),
            Err(Failure::Deadline(deadline)) => reasons.push(
                Phrase::new("clipboard-unread-slow")
                    .with("program", name)
                    .with("seconds", deadline.as_secs()),
            ),
        }
    }
    let all = reasons.into_iter().reduce(|one, other| {
        Phrase::new("clipboard-unread-and").with("one", one).with("other", other)
    });
    Err(Phrase::new("clipboard-unread")
        .with("reasons", all.unwrap_or_else(|| Phrase::new("clipboard-unread-far"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn programs(variables: &[(&str, &'static str)]) -> Vec<String> {
        let lookup = |name: &str| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
        };
        let readers = readers(&lookup);
        readers.into_iter().filter_map(|words| words.into_iter().next()).collect()
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    #[test]
    fn each_desktop_has_its_programs_and_another_machine_has_none() {
        assert_eq!(programs(&[("WAYLAND_DISPLAY", "wayland-0")]), ["wl-paste"]);
        assert_eq!(programs(&[("DISPLAY", ":0")]), ["xclip", "xsel"]);
        assert_eq!(programs(&[("WSL_INTEROP", "/run")]), ["powershell.exe"]);
        assert_eq!(programs(&[("TMUX", "/tmp"), ("DISPLAY", ":0")]), ["tmux"]);
        assert!(programs(&[("DISPLAY", ":10"), ("SSH_TTY", "/dev/pts/1")]).is_empty());
        assert!(programs(&[]).is_empty());
    }

    #[cfg(unix)]
    #[test]
    fn the_first_program_that_gives_text_is_taken_and_all_reasons_are_told() {
        let shell = |script: &str| ["sh", "-c", script].map(str::to_owned).to_vec();
        let missing = vec!["fleetwright-no-such".to_owned()];
        let readers = [missing.clone(), shell("exit 1"), shell("printf answer")];
        assert_eq!(pasted(&readers), Ok(b"answer".to_vec()));
        let refused = pasted(&readers[..2]).expect_err("nothing is there");
        let told = format!("{refused:?}");
        assert!(told.contains("fleetwright-no-such") && told.contains("\"sh\""), "{told}");
        assert_eq!(pasted(&[]).expect_err("nothing is there").key, "clipboard-unread-far");
    }
}
