//! The arguments of the command line: read by the [`grammar`] into a [`Call`].

mod call;
mod grammar;

use clap::ArgMatches;
use clap::error::{ContextKind, ContextValue, ErrorKind};

pub use self::call::{Action, Call, Format, OutageOptions};
pub use self::grammar::grammar;
use super::review::{Print, Source};
use crate::advise::Order;
use crate::design::Tier;
use crate::text::{Language, Phrase, Texts};

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
        format: text(own, "format").and_then(|word| Format::from_word(&word)).unwrap_or_default(),
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
        "outage" => Action::Outage(Box::new(outage(own))),
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
        "review" => Action::Review { answer: answer(own), print: print(own) },
        _ => Action::Workbench {
            size: own.get_one("size").copied(),
            theme: text(own, "theme"),
            colour: text(own, "colour"),
            ascii: own.get_flag("ascii"),
        },
    }
}

fn outage(own: &ArgMatches) -> OutageOptions {
    OutageOptions {
        scenario: text(own, "scenario"),
        hours: text(own, "hours"),
        clusters: text(own, "clusters"),
        seed: text(own, "seed"),
        ring_pause: text(own, "ring-pause"),
        mirrors: text(own, "mirrors"),
        compare: texts_of(own, "compare"),
    }
}

fn answer(own: &ArgMatches) -> Source {
    text(own, "answer").map_or(Source::Clipboard, Source::Path)
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
