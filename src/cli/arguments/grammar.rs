//! The grammar of the command line: which commands there are, and which options each takes.
//!
//! Built rather than derived, because its help speaks the user's language.

use clap::builder::PossibleValuesParser;
use clap::{Arg, ArgAction, Command, ValueHint};

use super::call::Format;
use crate::advise::Order;
use crate::design::Tier;
use crate::text::{Language, Texts};

/// How many colours there can be.
const COLOURS: [&str; 5] = ["auto", "none", "16", "256", "truecolor"];

/// The shells that completions are written for.
const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "elvish", "powershell"];

/// The grammar, with its help in the language of `texts`.
pub fn grammar(texts: &Texts) -> Command {
    let grammar = Grammar { texts };
    grammar
        .root()
        .subcommands(grammar.designing())
        .subcommands(grammar.keeping())
        .subcommands(grammar.around())
}

/// Builds commands and their arguments, each with its help from the texts.
#[derive(Clone, Copy)]
struct Grammar<'a> {
    texts: &'a Texts,
}

impl Grammar<'_> {
    /// The program without a subcommand: it opens the workbench.
    fn root(self) -> Command {
        self.styled(Command::new("fleetwright"))
            .version(env!("CARGO_PKG_VERSION"))
            .disable_version_flag(true)
            .disable_help_subcommand(true)
            .about(self.texts.get("cli-about"))
            .after_help(self.texts.get("cli-examples"))
            .args_conflicts_with_subcommands(true)
            .subcommand_help_heading(self.texts.get("cli-heading-commands"))
            .arg(self.session().required(false))
            .args(self.design())
            .arg(self.valued("size", "WIDTHxHEIGHT").value_parser(size))
            .arg(self.valued("theme", "NAME"))
            .arg(self.valued("colour", "COLOURS").alias("color").value_parser(words(&COLOURS)))
            .arg(self.switch("ascii"))
            .arg(self.switch("version").short('V').action(ArgAction::Version))
    }

    /// The commands that say or write what follows from a design.
    fn designing(self) -> [Command; 9] {
        let out = self.valued("out", "DIR").required(true).value_hint(ValueHint::DirPath);
        let tier = self.valued("tier", "TIER").value_parser(words(Tier::WORDS));
        let path = self.positional("path", "PATH").required(false);
        [
            self.report("prompt").arg(tier).arg(self.switch("copy")),
            self.report("tree").arg(path).arg(self.switch("built").requires("path")),
            self.report("export").arg(out).arg(self.switch("force")).arg(self.switch("dry-run")),
            self.on_design("budget").arg(self.format(&[
                Format::Text,
                Format::Json,
                Format::Markdown,
                Format::Csv,
            ])),
            self.advise(),
            self.report("check"),
            self.outage(),
            self.review(),
            self.report("diff").arg(self.positional("other", "OTHER")),
        ]
    }

    fn advise(self) -> Command {
        let orders = Order::WORDS.map(|(word, _)| word);
        let sort = self.valued("sort", "COLUMN").value_parser(words(&orders)).requires("what-if");
        self.on_design("advise").arg(self.switch("what-if")).arg(sort).arg(self.format(&[
            Format::Text,
            Format::Json,
            Format::Csv,
        ]))
    }

    fn outage(self) -> Command {
        // Taken as they are, even `-1`: what is wrong with a number is said with its limits.
        let taken = |name, value| self.valued(name, value).allow_hyphen_values(true);
        let compare = self
            .valued("compare", "SETTING")
            .action(ArgAction::Append)
            .num_args(0..=1)
            .default_missing_value("usual");
        self.on_design("outage")
            .arg(taken("scenario", "SCENARIO"))
            .arg(taken("hours", "HOURS"))
            .arg(taken("clusters", "COUNT"))
            .arg(taken("seed", "SEED"))
            .arg(taken("ring-pause", "SPAN"))
            .arg(taken("mirrors", "SPAN"))
            .arg(compare)
            .arg(self.format(&[Format::Text, Format::Json, Format::Csv]))
    }

    fn review(self) -> Command {
        let answer = self
            .positional("answer", "ANSWER")
            .value_hint(ValueHint::AnyPath)
            .required(false)
            .required_unless_present("paste");
        self.on_design("review")
            .arg(answer)
            .arg(self.switch("paste").conflicts_with("answer"))
            .arg(self.switch("follow-up"))
            .arg(self.switch("diff").conflicts_with("follow-up"))
            .arg(self.format(&[Format::Text, Format::Json, Format::Markdown]))
    }

    /// The commands that list sessions, begin one and change one.
    fn keeping(self) -> [Command; 4] {
        let assignments = self
            .positional("assignments", "PATH=VALUE")
            .num_args(1..)
            .action(ArgAction::Append)
            .value_parser(assignment);
        let new = self.command("new").arg(self.positional("name", "NAME")).args(self.design());
        let set = self.command("set").arg(self.session()).arg(assignments);
        [
            self.listing("sessions"),
            new.arg(self.usual_format()),
            set.arg(self.language()).arg(self.usual_format()),
            self.report("edit"),
        ]
    }

    /// The commands about the program and where it runs.
    fn around(self) -> [Command; 5] {
        let shell = self.positional("shell", "SHELL").value_parser(words(&SHELLS));
        [
            self.listing("themes"),
            self.listing("doctor"),
            self.listing("schema"),
            self.command("completions").arg(shell).arg(self.language()),
            self.command("man").arg(self.language()),
        ]
    }

    /// A command about a session's design that reports as text or JSON.
    fn report(self, name: &'static str) -> Command {
        self.on_design(name).arg(self.usual_format())
    }

    /// A command about no session that reports as text or JSON.
    fn listing(self, name: &'static str) -> Command {
        self.command(name).arg(self.language()).arg(self.usual_format())
    }

    /// A command about a session's design.
    fn on_design(self, name: &'static str) -> Command {
        self.command(name).arg(self.session()).args(self.design())
    }

    fn command(self, name: &'static str) -> Command {
        let about = self.texts.get(&format!("cli-{name}"));
        let command = self.styled(Command::new(name)).about(about);
        let examples = format!("cli-examples-{name}");
        if self.texts.has(&examples) {
            command.after_help(self.texts.get(&examples))
        } else {
            command
        }
    }

    fn styled(self, command: Command) -> Command {
        let usage = self.texts.get("cli-heading-usage");
        command
            .help_template(format!(
                "{{about-with-newline}}\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}"
            ))
            .next_help_heading(self.texts.get("cli-heading-options"))
            .disable_help_flag(true)
            .arg(self.switch("help").short('h').action(ArgAction::Help))
    }

    fn valued(self, name: &'static str, value: &'static str) -> Arg {
        let help = self.texts.get(&format!("cli-option-{name}"));
        Arg::new(name).long(name).value_name(value).help(help)
    }

    fn switch(self, name: &'static str) -> Arg {
        let help = self.texts.get(&format!("cli-option-{name}"));
        Arg::new(name).long(name).action(ArgAction::SetTrue).help(help)
    }

    fn positional(self, name: &'static str, value: &'static str) -> Arg {
        Arg::new(name)
            .required(true)
            .value_name(value)
            .help(self.texts.get(&format!("cli-argument-{name}")))
            .help_heading(self.texts.get("cli-heading-arguments"))
    }

    fn session(self) -> Arg {
        self.positional("session", "SESSION").value_hint(ValueHint::FilePath)
    }

    fn design(self) -> [Arg; 2] {
        let set = self.valued("set", "PATH=VALUE");
        [set.action(ArgAction::Append).value_parser(assignment), self.language()]
    }

    fn language(self) -> Arg {
        let codes = [Language::Fr, Language::En].map(Language::code);
        self.valued("lang", "LANG").value_parser(words(&codes))
    }

    fn usual_format(self) -> Arg {
        self.format(&[Format::Text, Format::Json])
    }

    fn format(self, known: &[Format]) -> Arg {
        let known: Vec<_> = known.iter().map(|format| format.word()).collect();
        self.valued("format", "FORMAT")
            .value_parser(words(&known))
            .default_value(Format::default().word())
            .hide_default_value(true)
    }
}

fn words(words: &[&'static str]) -> PossibleValuesParser {
    PossibleValuesParser::new(words.to_vec())
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
