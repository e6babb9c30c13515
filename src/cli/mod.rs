//! One short file per subcommand; each does what a key in the workbench does.

mod advise;
pub mod arguments;
mod budget;
mod change;
mod check;
mod completions;
mod context;
mod diff;
mod doctor;
mod export;
mod ground;
mod manual;
mod outage;
mod output;
mod prompt;
mod review;
mod sessions;
mod themes;
mod tree;
mod what_if;

use std::io::Write;
use std::process::ExitCode;

use arguments::{Action, Call, explain, language_of, parse};
use context::Context;
pub use doctor::{Answer, Ask};
pub use ground::{CheckKeymap, Ground, set_all};
pub use output::{Output, Stop};
pub use review::{Print, Source};
pub use themes::themes;

use crate::config::Environment;
use crate::design::schema::schema;
use crate::disk::system_reason;
use crate::text::{Language, Phrase, Texts};
use crate::theme::Marks;

/// What the program is asked to do, once its arguments are read.
#[derive(Debug)]
pub enum Request {
    /// Open the workbench.
    Workbench(Box<Ground>, Call),
    /// Nothing more: the command has run.
    Done(ExitCode),
}

/// What the workbench alone knows, and the command line has to ask of it.
#[derive(Clone, Copy, Debug)]
pub struct Workbench {
    /// What is wrong with a user's keymap.
    pub check_keymap: CheckKeymap,
    /// Which background the terminal has.
    pub ask: Ask,
}

/// Reads the arguments (without the program's own name) and runs the command that they name;
/// opening the workbench is left to the caller.
pub fn run(
    environment: Environment,
    arguments: &[String],
    workbench: Workbench,
    out: &mut dyn Write,
    err: &mut dyn Write,
) -> Request {
    let marks = Marks::detect(&|name: &str| environment.get(name), None);
    let mut output = Output { out, err, marks };
    match prepare(environment, arguments, workbench, &mut output) {
        Ok((ground, call)) if matches!(call.action, Action::Workbench { .. }) => {
            Request::Workbench(Box::new(ground), call)
        }
        Ok((ground, call)) => {
            let texts = Texts::new(ground.language);
            let context = Context { call: &call, ground: &ground, texts: &texts };
            let result = dispatch(context, workbench, &mut output);
            Request::Done(finish(result, &texts, &mut output))
        }
        Err((result, language)) => {
            Request::Done(finish(result, &Texts::new(language), &mut output))
        }
    }
}

/// A command that has ended before it began, and the language to say so.
type Early = (Result<(), Stop>, Language);

fn prepare(
    environment: Environment,
    arguments: &[String],
    workbench: Workbench,
    output: &mut Output<'_>,
) -> Result<(Ground, Call), Early> {
    let language = language_of(arguments);
    let first = language.unwrap_or_else(|| environment.language());
    let ground = match Ground::new(environment, language, workbench.check_keymap) {
        Ok(ground) => ground,
        Err(stop) => return Err((Err(stop), first)),
    };
    output.marks = ground.marks(false);
    let texts = Texts::new(ground.language);
    match parse(&texts, arguments) {
        Ok(call) => {
            for problem in &ground.problems {
                output.say(problem);
            }
            Ok((ground, call))
        }
        Err(error) => Err((usage(&error, &texts, output), ground.language)),
    }
}

/// Help and version are what was asked for; the rest is a wrong call.
fn usage(error: &clap::Error, texts: &Texts, output: &mut Output<'_>) -> Result<(), Stop> {
    if error.use_stderr() {
        let see = texts.get("cli-usage-see");
        let said = texts.say(&explain(error)).replace('\n', " ");
        return Err(Stop::Usage(said, see));
    }
    output.report(&error.to_string())
}

fn dispatch(
    context: Context<'_>,
    workbench: Workbench,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    match &context.call.action {
        Action::Workbench { .. } => Ok(()),
        Action::Prompt { tier, copy } => prompt::run(*tier, *copy, context, output),
        Action::Tree { path, built } => tree::run(path.as_deref(), *built, context, output),
        Action::Export { out, force, dry_run } => {
            let options = export::options(*force, *dry_run, context.ground);
            export::run(out, &options, context, output)
        }
        Action::Diff { other } => diff::run(other, context, output),
        Action::Doctor => {
            doctor::run(context, (workbench.ask)(&context.ground.environment), output)
        }
        Action::Advise { what_if, order } => {
            advise::run(what_if.then_some(*order), context, output)
        }
        Action::Budget => budget::run(context, output),
        Action::Check => check::run(context, output),
        Action::Outage(options) => outage::run(options, context, output),
        Action::Review { answer, print } => review::run(answer, *print, context, output),
        Action::Sessions => sessions::list(context, output),
        Action::New { name } => sessions::make(name, context, output),
        Action::Set { assignments } => change::set(assignments, context, output),
        Action::Edit => change::edit(context, output),
        Action::Themes => themes::run(context, output),
        Action::Schema => output.json(&schema(context.texts)),
        Action::Completions { shell } => completions::run(*shell, context.texts, output),
        Action::Man => manual::manual(context.texts, output),
    }
}

/// Says why something did not happen, and gives the exit status.
pub fn fail(stop: Stop, language: Language, marks: Marks, err: &mut dyn Write) -> ExitCode {
    let mut nowhere = std::io::sink();
    finish(Err(stop), &Texts::new(language), &mut Output { out: &mut nowhere, err, marks })
}

/// The exit status of a command; its message goes to standard error.
fn finish(result: Result<(), Stop>, texts: &Texts, output: &mut Output<'_>) -> ExitCode {
    let mut complain = |message: String| {
        output.say(&texts.say(&Phrase::new("cli-error").with("message", message)));
    };
    match result {
        Ok(()) | Err(Stop::ClosedPipe) => ExitCode::SUCCESS,
        Err(Stop::No(message)) => {
            message.into_iter().for_each(&mut complain);
            ExitCode::from(1)
        }
        Err(Stop::Unusable(message)) => {
            // Each of several lines is an error of its own, and says so.
            message.lines().map(str::to_owned).for_each(&mut complain);
            ExitCode::from(2)
        }
        Err(Stop::Usage(message, see)) => {
            complain(message);
            output.say(&see);
            ExitCode::from(2)
        }
        Err(Stop::Output(error)) => {
            let refused = Phrase::new("cli-output").with("reason", system_reason(&error));
            complain(texts.say(&refused));
            ExitCode::from(2)
        }
    }
}
