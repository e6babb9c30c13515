//! The command `fleetwright`: arguments in, dispatch out.

mod open;

use std::io::{stderr, stdout};
use std::process::ExitCode;

use fleetwright::cli::{Request, fail, run};
use fleetwright::config::Environment;

fn main() -> ExitCode {
    let environment = Environment::new(std::env::vars_os());
    let arguments: Vec<String> = std::env::args_os()
        .skip(1)
        .map(|argument| argument.to_string_lossy().into_owned())
        .collect();
    match run(environment, &arguments, &mut stdout(), &mut stderr()) {
        Request::Done(code) => code,
        Request::Workbench(ground, call) => {
            let language = ground.language;
            open::open(*ground, &call).unwrap_or_else(|stop| fail(stop, language, &mut stderr()))
        }
    }
}
