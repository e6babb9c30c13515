//! `fleetwright man`: the manual page, which follows from the grammar.

use clap::{Arg, Command};
use clap_mangen::roff::{Roff, bold, italic, roman};

use super::arguments::grammar;
use super::output::{Output, Stop};
use crate::text::Texts;

/// Prints the manual page (roff): one for all commands, since each of them is short.
///
/// # Errors
/// When it cannot be written.
pub(super) fn manual(texts: &Texts, output: &mut Output<'_>) -> Result<(), Stop> {
    let mut root = grammar(texts);
    root.build();
    let mut page = Roff::default();
    head(&mut page, texts, "name");
    page.text([roman(format!("fleetwright - {}", about(&root)))]);
    head(&mut page, texts, "synopsis");
    synopsis(&mut page, &mut root.clone());
    head(&mut page, texts, "options");
    arguments(&mut page, &root);
    head(&mut page, texts, "commands");
    for command in root.get_subcommands().filter(|command| !command.is_hide_set()) {
        section(&mut page, command);
    }
    for key in ["environment", "files"] {
        head(&mut page, texts, key);
        rows(&mut page, &texts.get(&format!("man-{key}")));
    }
    head(&mut page, texts, "examples");
    verbatim(&mut page, &root);
    // Written by hand, since the library leaves an empty date out, and what follows would be one.
    let title = concat!(".TH FLEETWRIGHT 1 \"\" \"fleetwright ", env!("CARGO_PKG_VERSION"), "\"\n");
    output.text(&format!("{title}{}", page.to_roff()))
}

fn head(page: &mut Roff, texts: &Texts, key: &str) {
    page.control("SH", [texts.get(&format!("man-head-{key}")).as_str()]);
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

/// How a command is called, without the word that says so.
fn synopsis(page: &mut Roff, command: &mut Command) {
    let usage = command.render_usage().to_string();
    let calls = usage.split_once("fleetwright").map_or(usage.as_str(), |(_, rest)| rest);
    for (at, call) in format!("fleetwright{calls}").lines().enumerate() {
        if at > 0 {
            page.control("br", []);
        }
        page.text([bold(call.trim())]);
    }
}

fn section(page: &mut Roff, command: &Command) {
    page.control("SS", [command.get_name()]);
    synopsis(page, &mut command.clone());
    page.control("PP", []);
    page.text([roman(about(command))]);
    arguments(page, command);
    if command.get_after_help().is_some() {
        page.control("PP", []);
        verbatim(page, command);
    }
}

fn arguments(page: &mut Roff, command: &Command) {
    // Help is said once, for all commands.
    let again = |argument: &Arg| command.get_name() != "fleetwright" && argument.get_id() == "help";
    let told = |argument: &&Arg| !argument.is_hide_set() && !again(argument);
    for argument in command.get_arguments().filter(told) {
        page.control("TP", []);
        page.text(spelled(argument));
        page.text([roman(help(argument))]);
    }
}

/// `--set <PATH=VALUE>`, `-h, --help`, `<SESSION>`.
fn spelled(argument: &Arg) -> Vec<clap_mangen::roff::Inline> {
    let short = argument.get_short().map(|short| format!("-{short}"));
    let long = argument.get_long().map(|long| format!("--{long}"));
    let names: Vec<String> = short.into_iter().chain(long).collect();
    let takes = argument.get_action().takes_values() || argument.is_positional();
    let values = argument.get_value_names().filter(|_| takes).unwrap_or_default();
    let mut line = vec![bold(names.join(", "))];
    for value in values {
        let gap = if names.is_empty() { "" } else { " " };
        line.extend([roman(gap), italic(value.as_str())]);
    }
    line
}

/// The help of an argument, with the values that it takes.
fn help(argument: &Arg) -> String {
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let takes = argument.get_action().takes_values();
    let values = argument.get_possible_values().into_iter().filter(|_| takes);
    let values: Vec<String> = values.map(|value| value.get_name().to_owned()).collect();
    if values.is_empty() { help } else { format!("{help} ({})", values.join(", ")) }
}

/// Lines of a name and what it means, with two blanks or more between them.
fn rows(page: &mut Roff, text: &str) {
    for line in text.lines() {
        let (name, meaning) = line.trim().split_once("  ").unwrap_or((line, ""));
        page.control("TP", []);
        page.text([bold(name)]);
        page.text([roman(meaning.trim())]);
    }
}

/// What stands below the options, as it is.
fn verbatim(page: &mut Roff, command: &Command) {
    let Some(text) = command.get_after_help() else { return };
    page.control("nf", []);
    for line in text.to_string().lines() {
        page.text([roman(line)]);
    }
    page.control("fi", []);
}
