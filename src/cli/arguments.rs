//! The grammar of the command line, and what a call of it asks for.
//!
//! Built rather than derived, because its help speaks the user's language.

use clap::builder::PossibleValuesParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, ValueHint};

use super::review::{Print, Source};
use crate::advise::Order;
use crate::design::Tier;
use crate::text::{Language, Phrase, Texts};

/// Which subcommand, with what only it takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Action {
    /// Open the workbench, or print one frame of it.
    Workbench {
        /// The size of a printed frame.
        size: Option<(u16, u16)>,
        /// The theme to open with.
        theme: Option<String>,
        /// How many colours to use, as it was written.
        colour: Option<String>,
        /// Whether lines and marks are ASCII.
        ascii: bool,
    },
    /// Print or copy the prompt.
    Prompt {
        /// Instead of the session's own tier.
        tier: Option<Tier>,
        /// Copy it instead of printing it.
        copy: bool,
    },
    /// List the tree, or print one file of it.
    Tree {
        /// The file to print.
        path: Option<String>,
        /// Print what Kustomize builds from it.
        built: bool,
    },
    /// Write the tree to a folder.
    Export {
        /// The folder.
        out: String,
        /// Whether hand-edited files are replaced.
        force: bool,
        /// Whether to report only.
        dry_run: bool,
    },
    /// RAM per device type.
    Budget,
    /// What makes each device type fit.
    Advise {
        /// What other distributions and engines would need instead.
        what_if: bool,
        /// By what their table is sorted.
        order: Order,
    },
    /// Findings.
    Check,
    /// What happens when the link drops.
    Outage(Box<OutageOptions>),
    /// A model's answer against the constraints.
    Review {
        /// Where it is.
        answer: Source,
        /// What of it is printed.
        print: Print,
    },
    /// Differences to another session.
    Diff {
        /// The other session.
        other: String,
    },
    /// Sessions that can be opened by name.
    Sessions,
    /// A new session.
    New {
        /// Its name.
        name: String,
    },
    /// Set fields of a session and save it.
    Set {
        /// Paths and values, in order.
        assignments: Vec<(String, String)>,
    },
    /// Edit a session in the user's own editor and save it.
    Edit,
    /// Themes that can be chosen.
    Themes,
    /// What this terminal and system offer.
    Doctor,
    /// The JSON Schema of a session file.
    Schema,
    /// Completions for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// The manual page.
    Man,
}

/// The options of `outage`, each as it was written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OutageOptions {
    /// What is out of reach.
    pub scenario: Option<String>,
    /// For how long.
    pub hours: Option<String>,
    /// A fleet of another size.
    pub clusters: Option<String>,
    /// What chance starts from.
    pub seed: Option<String>,
    /// From one ring's promotion to the next.
    pub ring_pause: Option<String>,
    /// How often the mirror of each region looks.
    pub mirrors: Option<String>,
    /// What else to play it with, one setting each.
    pub compare: Vec<String>,
}

/// How a report is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// For people.
    #[default]
    Text,
    /// For scripts.
    Json,
    /// For a spreadsheet; not every report has it.
    Csv,
    /// For a design document; not every report has it.
    Markdown,
}

/// A call of the command line.
#[derive(Clone, Debug, PartialEq)]
pub struct Call {
    /// What to do.
    pub action: Action,
    /// A file, or the name of a session; none opens what was open last.
    pub session: Option<String>,
    /// `--set path=value`, in order.
    pub set: Vec<(String, String)>,
    /// `--lang`.
    pub language: Option<Language>,
    /// `--format`.
    pub format: Format,
}

/// How many colours there can be.
const COLOURS: [&str; 5] = ["auto", "none", "16", "256", "truecolor"];

/// The grammar, with its help in the language of `texts`.
pub fn grammar(texts: &Texts) -> Command {
    let command = |name: &'static str| {
        let command = styled(Command::new(name), texts).about(texts.get(&format!("cli-{name}")));
        let examples = format!("cli-examples-{name}");
        if texts.has(&examples) { command.after_help(texts.get(&examples)) } else { command }
    };
    let report = |name| command(name).arg(session(texts)).args(design(texts)).arg(format(texts));
    let mut root = styled(Command::new("fleetwright"), texts)
        .version(env!("CARGO_PKG_VERSION"))
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .about(texts.get("cli-about"))
        .after_help(texts.get("cli-examples"))
        .args_conflicts_with_subcommands(true)
        .subcommand_help_heading(texts.get("cli-heading-commands"))
        .arg(session(texts).required(false))
        .args(design(texts))
        .arg(valued("size", "WIDTHxHEIGHT", texts).value_parser(size))
        .arg(valued("theme", "NAME", texts))
        .arg(valued("colour", "COLOURS", texts).alias("color").value_parser(words(&COLOURS)))
        .arg(switch("ascii", texts))
        .arg(switch("version", texts).short('V').action(ArgAction::Version));
    for subcommand in reports(&report, &command, texts) {
        root = root.subcommand(subcommand);
    }
    root
}

fn reports(
    report: &dyn Fn(&'static str) -> Command,
    command: &dyn Fn(&'static str) -> Command,
    texts: &Texts,
) -> Vec<Command> {
    let out = valued("out", "DIR", texts).required(true).value_hint(ValueHint::DirPath);
    let shells = ["bash", "zsh", "fish", "elvish", "powershell"];
    vec![
        report("prompt")
            .arg(valued("tier", "TIER", texts).value_parser(words(Tier::WORDS)))
            .arg(switch("copy", texts)),
        report("tree")
            .arg(positional("path", "PATH", texts).required(false))
            .arg(switch("built", texts).requires("path")),
        report("export").arg(out).arg(switch("force", texts)).arg(switch("dry-run", texts)),
        command("budget")
            .arg(session(texts))
            .args(design(texts))
            .arg(formats(&["text", "json", "markdown", "csv"], texts)),
        command("advise")
            .arg(session(texts))
            .args(design(texts))
            .arg(switch("what-if", texts))
            .arg(
                valued("sort", "COLUMN", texts)
                    .value_parser(words(&Order::WORDS.map(|(word, _)| word)))
                    .requires("what-if"),
            )
            .arg(formats(&["text", "json", "csv"], texts)),
        report("check"),
        outage(command("outage").arg(session(texts)).args(design(texts)), texts),
        review(command("review").arg(session(texts)).args(design(texts)), texts),
        report("diff").arg(positional("other", "OTHER", texts)),
        command("sessions").arg(language(texts)).arg(format(texts)),
        command("new")
            .arg(positional("name", "NAME", texts))
            .args(design(texts))
            .arg(format(texts)),
        command("set")
            .arg(session(texts))
            .arg(
                positional("assignments", "PATH=VALUE", texts)
                    .num_args(1..)
                    .action(ArgAction::Append)
                    .value_parser(assignment),
            )
            .arg(language(texts))
            .arg(format(texts)),
        report("edit"),
        command("themes").arg(language(texts)).arg(format(texts)),
        command("doctor").arg(language(texts)).arg(format(texts)),
        command("schema").arg(language(texts)).arg(format(texts)),
        command("completions")
            .arg(positional("shell", "SHELL", texts).value_parser(words(&shells)))
            .arg(language(texts)),
        command("man").arg(language(texts)),
    ]
}

fn outage(command: Command, texts: &Texts) -> Command {
    // Taken as they are, even `-1`: what is wrong with a number is said with its limits.
    let taken = |name, value| valued(name, value, texts).allow_hyphen_values(true);
    command
        .arg(taken("scenario", "SCENARIO"))
        .arg(taken("hours", "HOURS"))
        .arg(taken("clusters", "COUNT"))
        .arg(taken("seed", "SEED"))
        .arg(taken("ring-pause", "SPAN"))
        .arg(taken("mirrors", "SPAN"))
        .arg(
            valued("compare", "SETTING", texts)
                .action(ArgAction::Append)
                .num_args(0..=1)
                .default_missing_value("usual"),
        )
        .arg(formats(&["text", "json", "csv"], texts))
}

fn review(command: Command, texts: &Texts) -> Command {
    let answer = positional("answer", "ANSWER", texts).value_hint(ValueHint::AnyPath);
    let answer = answer.required(false).required_unless_present("paste");
    command
        .arg(answer)
        .arg(switch("paste", texts).conflicts_with("answer"))
        .arg(switch("follow-up", texts))
        .arg(switch("diff", texts).conflicts_with("follow-up"))
        .arg(formats(&["text", "json", "markdown"], texts))
}

fn styled(command: Command, texts: &Texts) -> Command {
    let usage = texts.get("cli-heading-usage");
    command
        .help_template(format!(
            "{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
        ))
        .next_help_heading(texts.get("cli-heading-options"))
        .disable_help_flag(true)
        .arg(switch("help", texts).short('h').action(ArgAction::Help))
}

fn words(words: &[&'static str]) -> PossibleValuesParser {
    PossibleValuesParser::new(words.to_vec())
}

fn valued(name: &'static str, value: &'static str, texts: &Texts) -> Arg {
    Arg::new(name).long(name).value_name(value).help(texts.get(&format!("cli-option-{name}")))
}

fn switch(name: &'static str, texts: &Texts) -> Arg {
    Arg::new(name)
        .long(name)
        .action(ArgAction::SetTrue)
        .help(texts.get(&format!("cli-option-{name}")))
}

fn positional(name: &'static str, value: &'static str, texts: &Texts) -> Arg {
    Arg::new(name)
        .required(true)
        .value_name(value)
        .help(texts.get(&format!("cli-argument-{name}")))
        .help_heading(texts.get("cli-heading-arguments"))
}

fn session(texts: &Texts) -> Arg {
    positional("session", "SESSION", texts).value_hint(ValueHint::FilePath)
}

fn design(texts: &Texts) -> [Arg; 2] {
    let set = valued("set", "PATH=VALUE", texts).action(ArgAction::Append).value_parser(assignment);
    [set, language(texts)]
}

fn language(texts: &Texts) -> Arg {
    valued("lang", "LANG", texts).value_parser(words(&["fr", "en"]))
}

fn format(texts: &Texts) -> Arg {
    formats(&["text", "json"], texts)
}

fn formats(known: &[&'static str], texts: &Texts) -> Arg {
    valued("format", "FORMAT", texts)
        .value_parser(words(known))
        .default_value("text")
        .hide_default_value(true)
}

fn assignment(text: &str) -> Result<(String, String), String> {
    let (path, value) = text.split_once('=').ok_or("PATH=VALUE")?;
    Ok((path.trim().to_owned(), value.to_owned()))
}

fn size(text: &str) -> Result<(u16, u16), String> {
    let parse = || {
        let (width, height) = text.split_once('x')?;
        let (width, height): (u16, u16) = (width.parse().ok()?, height.parse().ok()?);
        ((1..=500).contains(&width) && (1..=300).contains(&height)).then_some((width, height))
    };
    parse().ok_or_else(|| "160x48".to_owned())
}

/// Reads the arguments (without the program's own name).
///
/// # Errors
/// With clap's own error: for `--help` and `--version` it is the text to print.
pub fn parse(texts: &Texts, arguments: &[String]) -> Result<Call, clap::Error> {
    let all = std::iter::once("fleetwright").chain(arguments.iter().map(String::as_str));
    let matches = grammar(texts).try_get_matches_from(all)?;
    let (name, own) = matches.subcommand().unwrap_or(("", &matches));
    Ok(Call {
        action: action(name, own),
        session: text(own, "session"),
        set: many(own, "set"),
        language: text(own, "lang").and_then(|code| Language::from_code(&code)),
        // Each command's grammar lets only those through that it has.
        format: match text(own, "format").as_deref() {
            Some("json") => Format::Json,
            Some("csv") => Format::Csv,
            Some("markdown") => Format::Markdown,
            _ => Format::Text,
        },
    })
}

fn action(name: &str, own: &ArgMatches) -> Action {
    let required = |id| text(own, id).unwrap_or_default();
    match name {
        "prompt" => Action::Prompt {
            tier: text(own, "tier").and_then(|word| Tier::from_word(&word)),
            copy: own.get_flag("copy"),
        },
        "tree" => Action::Tree { path: text(own, "path"), built: own.get_flag("built") },
        "export" => Action::Export {
            out: required("out"),
            force: own.get_flag("force"),
            dry_run: own.get_flag("dry-run"),
        },
        "budget" => Action::Budget,
        "outage" => Action::Outage(Box::new(OutageOptions {
            scenario: text(own, "scenario"),
            hours: text(own, "hours"),
            clusters: text(own, "clusters"),
            seed: text(own, "seed"),
            ring_pause: text(own, "ring-pause"),
            mirrors: text(own, "mirrors"),
            compare: texts_of(own, "compare"),
        })),
        "advise" => Action::Advise {
            what_if: own.get_flag("what-if"),
            order: text(own, "sort").and_then(|word| Order::from_word(&word)).unwrap_or_default(),
        },
        "check" => Action::Check,
        "diff" => Action::Diff { other: required("other") },
        "sessions" => Action::Sessions,
        "new" => Action::New { name: required("name") },
        "set" => Action::Set { assignments: many(own, "assignments") },
        "edit" => Action::Edit,
        "themes" => Action::Themes,
        "doctor" => Action::Doctor,
        "schema" => Action::Schema,
        "completions" => Action::Completions {
            shell: required("shell").parse().unwrap_or(clap_complete::Shell::Bash),
        },
        "man" => Action::Man,
        "review" => {
            let path = text(own, "answer").map(Source::Path);
            Action::Review { answer: path.unwrap_or(Source::Clipboard), print: print(own) }
        }
        _ => Action::Workbench {
            size: own.get_one("size").copied(),
            theme: text(own, "theme"),
            colour: text(own, "colour"),
            ascii: own.get_flag("ascii"),
        },
    }
}

fn print(own: &ArgMatches) -> Print {
    if own.get_flag("follow-up") {
        Print::FollowUp
    } else if own.get_flag("diff") {
        Print::Difference
    } else {
        Print::Report
    }
}

fn texts_of(own: &ArgMatches, id: &str) -> Vec<String> {
    own.get_many::<String>(id).into_iter().flatten().cloned().collect()
}

fn text(own: &ArgMatches, id: &str) -> Option<String> {
    own.try_get_one::<String>(id).ok().flatten().cloned()
}

fn many(own: &ArgMatches, id: &str) -> Vec<(String, String)> {
    let values = own.try_get_many::<(String, String)>(id).ok().flatten();
    values.map(|values| values.cloned().collect()).unwrap_or_default()
}

/// The language that `--lang` names, before anything else is read.
pub fn language_of(arguments: &[String]) -> Option<Language> {
    let mut rest = arguments.iter().take_while(|argument| *argument != "--");
    while let Some(argument) = rest.next() {
        if argument == "--lang" {
            return rest.next().and_then(|code| Language::from_code(code));
        }
        if let Some(code) = argument.strip_prefix("--lang=") {
            return Language::from_code(code);
        }
    }
    None
}

/// What is wrong with a call, in our own words.
pub fn explain(error: &clap::Error) -> Phrase {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let key = match error.kind() {
        ErrorKind::UnknownArgument => "cli-usage-unknown",
        ErrorKind::InvalidSubcommand => "cli-usage-subcommand",
        ErrorKind::MissingRequiredArgument => "cli-usage-missing",
        ErrorKind::InvalidValue if !context(ContextKind::ValidValue).is_empty() => {
            "cli-usage-choice"
        }
        ErrorKind::InvalidValue => "cli-usage-no-value",
        ErrorKind::ValueValidation => "cli-usage-value",
        // Nothing but options before a command's name conflicts; clap does not say which.
        ErrorKind::ArgumentConflict => "cli-usage-order",
        _ => "cli-usage-other",
    };
    Phrase::new(key)
        .with("argument", context(ContextKind::InvalidArg))
        .with("value", context(ContextKind::InvalidValue))
        .with("choices", context(ContextKind::ValidValue))
        .with("form", std::error::Error::source(error).map(ToString::to_string).unwrap_or_default())
        .with("words", error.kind().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call(line: &str) -> Result<Call, clap::Error> {
        let arguments: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&Texts::new(Language::En), &arguments)
    }

    #[test]
    fn the_grammar_is_sound() {
        grammar(&Texts::new(Language::Fr)).debug_assert();
    }

    #[test]
    fn a_session_alone_opens_the_workbench() {
        let call = call("wind-turbines --set devices[0].memory=4Gi --size 160x48").expect("parses");
        assert_eq!(call.session.as_deref(), Some("wind-turbines"));
        assert_eq!(call.set, [("devices[0].memory".to_owned(), "4Gi".to_owned())]);
        let plain =
            Action::Workbench { size: Some((160, 48)), theme: None, colour: None, ascii: false };
        assert_eq!(call.action, plain);
    }

    #[test]
    fn a_subcommand_takes_its_options() {
        let call =
            call("export shops --out /tmp/x --dry-run --lang fr --format json").expect("parses");
        let action = Action::Export { out: "/tmp/x".into(), force: false, dry_run: true };
        assert_eq!(
            (call.action, call.format, call.language),
            (action, Format::Json, Some(Language::Fr))
        );
    }

    #[test]
    fn what_is_wrong_is_said_in_our_words() {
        let key = |line| explain(&call(line).expect_err("refused")).key;
        assert_eq!(key("prompt"), "cli-usage-missing");
        assert_eq!(key("prompt shops --tier gold"), "cli-usage-choice");
        assert_eq!(key("prompt shops --colour"), "cli-usage-unknown");
        assert_eq!(key("prompt shops --set memory"), "cli-usage-value");
        assert_eq!(key("--lang fr prompt shops"), "cli-usage-order");
        assert_eq!(key("shops prompt"), "cli-usage-order");
    }

    #[test]
    fn a_review_takes_an_answer_and_prints_one_thing_of_it() {
        let print = |line| match call(line).expect("parses").action {
            Action::Review { answer, print } => (answer, print),
            other => panic!("{other:?}"),
        };
        let path = |path: &str| Source::Path(path.to_owned());
        assert_eq!(print("review shops answer.md"), (path("answer.md"), Print::Report));
        assert_eq!(print("review shops - --follow-up"), (path("-"), Print::FollowUp));
        assert_eq!(print("review shops tree/ --diff"), (path("tree/"), Print::Difference));
        assert_eq!(print("review shops --paste"), (Source::Clipboard, Print::Report));
        assert!(call("review shops").is_err() && call("review shops a.md --paste").is_err());
        assert!(call("review shops - --diff --follow-up").is_err());
    }

    #[test]
    fn an_outage_takes_its_options_as_they_are_written() {
        let line = "outage shops --scenario region=north --hours -1 --format csv";
        let call = call(line).expect("parses");
        let (scenario, hours) = (Some("region=north".into()), Some("-1".into()));
        let options = OutageOptions { scenario, hours, ..OutageOptions::default() };
        let action = Action::Outage(Box::new(options));
        assert_eq!(call.action, action);
    }

    #[test]
    fn the_language_is_found_before_the_rest_is_read() {
        let of = |line: &str| language_of(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(of("prompt x --lang fr"), Some(Language::Fr));
        assert_eq!(of("--lang=en"), Some(Language::En));
        assert_eq!(of("prompt -- --lang fr"), None);
    }
}
