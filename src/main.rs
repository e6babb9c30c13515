//! The command `fleetwright`: arguments in, dispatch out.

mod open;

use std::ffi::OsString;
use std::io::{IsTerminal as _, stderr, stdin, stdout};
use std::process::ExitCode;

use fleetwright::cli::{Answer, Request, Stop, Workbench, fail, run};
use fleetwright::config::Environment;
use fleetwright::text::{Phrase, Texts};
use fleetwright::theme::Marks;
use fleetwright::workbench::shell::background::{ground, is_asked};

fn main() -> ExitCode {
    let environment = Environment::new(std::env::vars_os());
    let arguments = match texts(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(number) => return not_text(number, &environment),
    };
    let workbench = Workbench { check_keymap: open::check_keymap, ask };
    match run(environment, &arguments, workbench, &mut stdout(), &mut stderr()) {
        Request::Done(code) => code,
        Request::Workbench(ground, call) => {
            let (language, marks) = (ground.language, ground.marks(false));
            open::open(*ground, &call)
                .unwrap_or_else(|stop| fail(stop, language, marks, &mut stderr()))
        }
    }
}

/// Asks the terminal for its background, where it is one to ask.
fn ask(environment: &Environment) -> Answer {
    let asked = is_asked(&|name| environment.get(name));
    if !asked || !stdin().is_terminal() || !stdout().is_terminal() {
        return Answer::NotAsked;
    }
    match ground() {
        Ok(Some(colour)) => Answer::Is(colour),
        Ok(None) | Err(_) => Answer::Silent,
    }
}

/// The arguments as texts, or the number of the first that is none. One that is converted with
/// losses could name another file.
fn texts(arguments: impl Iterator<Item = OsString>) -> Result<Vec<String>, usize> {
    let text = |(index, argument): (usize, OsString)| argument.into_string().map_err(|_| index + 1);
    arguments.enumerate().map(text).collect()
}

fn not_text(number: usize, environment: &Environment) -> ExitCode {
    let language = environment.language();
    let marks = Marks::detect(&|name: &str| environment.get(name), None);
    let message = Texts::new(language).say(&Phrase::new("cli-not-text").with("number", number));
    fail(Stop::Unusable(message), language, marks, &mut stderr())
}
