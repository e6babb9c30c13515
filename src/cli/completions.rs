//! `fleetwright completions`: what the library makes of the grammar, and what it does not know of it.
//!
//! Three things are added: a session is completed by its name as well as by its file; options
//! follow a session that the workbench opens; and in zsh, where the library counts a word for the
//! session that a command leaves out, the options of a command are found at all.

use clap::Command;
use clap::builder::PossibleValue;
use clap_complete::{Shell, generate};

use super::arguments::grammar;
use super::output::{Output, Stop};
use crate::text::Texts;

const BASH: &str = include_str!("../../assets/completions/sessions.bash");
const ZSH: &str = include_str!("../../assets/completions/sessions.zsh");
const FISH: &str = include_str!("../../assets/completions/sessions.fish");

/// Prints completions for a shell.
///
/// # Errors
/// When they cannot be written.
pub(super) fn run(shell: Shell, texts: &Texts, output: &mut Output<'_>) -> Result<(), Stop> {
    let mut grammar = grammar(texts);
    let mut script = Vec::new();
    generate(shell, &mut grammar, "fleetwright", &mut script);
    let script = String::from_utf8_lossy(&script);
    output.text(&match shell {
        Shell::Bash => bash(&script),
        Shell::Zsh => zsh(&script),
        Shell::Fish => fish(&script, &grammar),
        _ => script.into_owned(),
    })
}

fn bash(script: &str) -> String {
    let at = script.rfind("if [[ \"${BASH_VERSINFO").unwrap_or(script.len());
    let (functions, registered) = script.split_at(at);
    let registered = registered.replace("-F _fleetwright ", "-F _fleetwright_sessions ");
    format!("{}\n{BASH}{registered}", functions.trim_end())
}

/// The session of the workbench is not a word before the command, but in its place.
fn zsh(script: &str) -> String {
    let options = script
        .lines()
        .skip_while(|line| !line.trim_start().starts_with("_arguments "))
        .take_while(|line| !line.starts_with("'::session "));
    let options = options.collect::<Vec<_>>().join("\n");
    let other = format!("(*)\n{options}\n&& ret=0\n;;\n");
    let mut out = String::new();
    let mut lines = script.lines().peekable();
    while let Some(line) = lines.next() {
        // The end of the choice among the commands.
        if line == "        esac" && lines.peek() == Some(&"    ;;") && !out.contains(&other) {
            out.push_str(&other);
        }
        if line.starts_with("if [ \"$funcstack[1]\"") {
            out.push_str(ZSH);
        }
        if !line.starts_with("'::session ") {
            out.push_str(&zsh_line(line));
            out.push('\n');
        }
    }
    out
}

fn zsh_line(line: &str) -> String {
    let line = line.replace("$line[2]", "$line[1]");
    if line.starts_with("\":: :_fleetwright_commands\"") {
        return line.replace("_fleetwright_commands", "_fleetwright_first");
    }
    if line.starts_with("':session ") || line.starts_with("':other ") {
        let hint = line.rfind(":_").unwrap_or(line.len());
        return format!("{}:_fleetwright_sessions' \\", &line[..hint]);
    }
    line
}

fn fish(script: &str, grammar: &Command) -> String {
    let needs = "-n \"__fish_fleetwright_needs_command\"";
    let takes = "-n \"__fish_fleetwright_takes_options\"";
    let script = script.replace(&format!("{needs} -l"), &format!("{takes} -l"));
    let script = script.replace(&format!("{needs} -s"), &format!("{takes} -s"));
    let commands = || grammar.get_subcommands();
    let names = |with: &dyn Fn(&Command) -> bool| {
        let names = commands().filter(|command| with(command)).map(Command::get_name);
        names.collect::<Vec<_>>().join(" ")
    };
    let has_session =
        |command: &Command| command.get_arguments().any(|argument| argument.get_id() == "session");
    let shells = commands().flat_map(Command::get_arguments).find(|arg| arg.get_id() == "shell");
    let shells = shells.map(clap::Arg::get_possible_values).unwrap_or_default();
    let shells: Vec<&str> = shells.iter().map(PossibleValue::get_name).collect();
    let added = FISH
        .replace("@COMMANDS@", &names(&|_| true))
        .replace("@SESSIONS@", &names(&has_session))
        .replace("@SHELLS@", &shells.join(" "));
    script + &added
}
