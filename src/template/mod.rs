//! The one place that renders templates.
//!
//! Values are written as `[= value =]`, statements as `[% if … %]`, comments as `[# … #]`: these
//! collide neither with the `{{ }}` of Argo CD nor with the `${ }` of the shell, which stand in
//! templates as they are. The kind of the file decides how a value is quoted, and a value is
//! refused where no quoting would keep it in its place (inside a quoted string, glued to other
//! text in YAML): a template joins texts with `~` first and writes them as one value.

mod filter;
mod place;
mod written;

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{
    AutoEscape, Environment, Error, ErrorKind, Expression, Output, State, UndefinedBehavior,
};
use serde::Serialize;
use thiserror::Error;

pub use minijinja::Value;

/// The kind of file that is rendered: it decides how values are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Each value becomes one whole scalar.
    Yaml,
    /// Each value becomes one word.
    Shell,
    /// Each value becomes running text.
    Markdown,
    /// Each value is one word of a safe alphabet, or refused: for formats whose quoting is
    /// their own (systemd units, nftables rules, make).
    Bare,
    /// Values are written as they are.
    Plain,
}

impl Kind {
    const ALL: [Kind; 5] = [Kind::Yaml, Kind::Shell, Kind::Markdown, Kind::Bare, Kind::Plain];

    /// The kind of an output file: by its extension, and without one by its first line.
    pub fn of(path: &str, source: &str) -> Self {
        let file = path.rsplit('/').next().unwrap_or(path);
        let file = file.strip_suffix(".example").unwrap_or(file);
        match file.rsplit_once('.').map(|(_, extension)| extension) {
            Some("yaml" | "yml") => Kind::Yaml,
            Some("sh" | "env") => Kind::Shell,
            Some("md") => Kind::Markdown,
            None if is_script(source) => Kind::Shell,
            _ => Kind::Bare,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Kind::Yaml => "yaml",
            Kind::Shell => "shell",
            Kind::Markdown => "markdown",
            Kind::Bare => "bare",
            Kind::Plain => "plain",
        }
    }

    fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// Whether the first line that is no template comment names an interpreter.
fn is_script(source: &str) -> bool {
    source.lines().find(|line| !line.starts_with("[#")).is_some_and(|line| line.starts_with("#!"))
}

/// Why a template does not render.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("template {template}, line {line}: {reason}")]
pub struct TemplateError {
    /// The template's path.
    pub template: String,
    /// The line in it, from 1.
    pub line: usize,
    /// Why.
    pub reason: String,
}

/// The text of templates by their paths, which end in `.j2`.
pub type Sources = BTreeMap<String, Cow<'static, str>>;

/// A set of templates that can include and import each other.
#[derive(Debug)]
pub struct Templates {
    environment: Environment<'static>,
    placed: Arc<Placed>,
}

/// Values written during a rendering. The text holds a mark for each until it is whole: only
/// then is it known what stands around a value, however many macros it came through.
#[derive(Debug, Default)]
struct Placed {
    turn: Mutex<()>,
    values: Mutex<Vec<String>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // A panic in another thread leaves nothing half done that the next rendering reads.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Templates {
    /// Templates whose kind follows from their path, less its `.j2`.
    pub fn new(sources: Sources) -> Self {
        Self::with_kinds(sources, |name, source| {
            Kind::of(name.strip_suffix(".j2").unwrap_or(name), source)
        })
    }

    /// Templates that are all of one kind.
    pub fn of_kind(sources: Sources, kind: Kind) -> Self {
        Self::with_kinds(sources, move |_, _| kind)
    }

    fn with_kinds(
        sources: Sources,
        kind: impl Fn(&str, &str) -> Kind + Send + Sync + 'static,
    ) -> Self {
        let sources = Arc::new(sources);
        let placed = Arc::new(Placed::default());
        let mut environment = Environment::new();
        if let Ok(syntax) = syntax() {
            environment.set_syntax(syntax);
        }
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_auto_escape_callback({
            let sources = Arc::clone(&sources);
            move |name| {
                let kind = kind(name, sources.get(name).map_or("", Cow::as_ref));
                AutoEscape::Custom(kind.name().into())
            }
        });
        environment.set_loader(move |name| {
            Ok(sources.get(name).map(|source| source.clone().into_owned()))
        });
        environment.set_formatter({
            let placed = Arc::clone(&placed);
            move |out, state, value| write(&placed, out, state, value)
        });
        filter::guard(&mut environment, &placed);
        Self { environment, placed }
    }

    /// Adds a filter that turns a number into text.
    pub fn add_number_filter(
        &mut self,
        name: &'static str,
        filter: impl Fn(f64) -> String + Send + Sync + 'static,
    ) {
        self.environment.add_filter(name, filter);
    }

    /// The text of a template.
    ///
    /// # Errors
    /// When it does not parse, needs what the context lacks, or writes a value where it cannot
    /// be kept in its place.
    pub fn render(&self, name: &str, context: Value) -> Result<String, TemplateError> {
        let _turn = lock(&self.placed.turn);
        lock(&self.placed.values).clear();
        let template = self.environment.get_template(name).map_err(|e| at(name, &e))?;
        let text = template.render(context.clone()).map_err(|e| at(name, &e))?;
        let kind = kind_of(&template.new_state());
        let settled = place::settle(kind, &text, &lock(&self.placed.values));
        settled.map_err(|misplaced| {
            // Where each part of the text comes from is only asked for now: keeping track of it
            // costs as much as the text itself.
            lock(&self.placed.values).clear();
            let spans =
                template.render_with_spans(context).map_or_else(|_| Vec::new(), |made| made.1);
            let span = spans.iter().find(|span| span.output_range().contains(&misplaced.offset));
            TemplateError {
                template: span.map_or(name, |span| span.name()).to_owned(),
                line: span.map_or(1, minijinja::OutputSpan::line),
                reason: misplaced.reason,
            }
        })
    }

    /// Whether a template itself (not what it includes) asks for a name of the context.
    pub fn asks_for(&self, name: &str, variable: &str) -> bool {
        let template = self.environment.get_template(name);
        template.is_ok_and(|template| template.undeclared_variables(false).contains(variable))
    }

    /// Reads an expression that can be asked of many contexts.
    ///
    /// # Errors
    /// When it does not parse: the reason.
    pub fn condition(&self, expression: &str) -> Result<Condition<'_>, String> {
        let compiled = self.environment.compile_expression_owned(expression.to_owned());
        compiled.map(Condition).map_err(|error| why(&error))
    }
}

/// An expression that is true or false of a context.
#[derive(Debug)]
pub struct Condition<'a>(Expression<'a, 'static>);

impl Condition<'_> {
    /// The names in the context that it asks about.
    pub fn names(&self) -> HashSet<String> {
        self.0.undeclared_variables(false)
    }

    /// Whether it is true of this context.
    ///
    /// # Errors
    /// When it needs what the context lacks: the reason.
    pub fn holds(&self, context: &Value) -> Result<bool, String> {
        let value = self.0.eval(context.clone()).map_err(|error| why(&error))?;
        if value.is_undefined() {
            Err("the value is undefined".to_owned())
        } else {
            Ok(value.is_true())
        }
    }
}

/// Data as a value of templates.
pub fn value(data: impl Serialize) -> Value {
    Value::from(Serde(data))
}

fn syntax() -> Result<SyntaxConfig, Error> {
    SyntaxConfig::builder()
        .block_delimiters("[%", "%]")
        .variable_delimiters("[=", "=]")
        .comment_delimiters("[#", "#]")
        .trim_blocks(true)
        .lstrip_blocks(true)
        .keep_trailing_newline(true)
        .build()
}

fn kind_of(state: &State<'_, '_>) -> Kind {
    match state.auto_escape() {
        AutoEscape::Custom(name) => Kind::from_name(name).unwrap_or(Kind::Bare),
        // A template that switches quoting off gets the strictest kind instead.
        _ => Kind::Bare,
    }
}

/// Writes a value as a mark, and keeps its quoted text for when the place is known.
fn write(
    placed: &Placed,
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), Error> {
    if value.is_safe() {
        // What a macro, a captured block or one of the filters below has written already.
        return out.write_str(value.as_str().unwrap_or_default()).map_err(Error::from);
    }
    let text = written::written(kind_of(state), value)
        .map_err(|reason| Error::new(ErrorKind::InvalidOperation, reason))?;
    let mut values = lock(&placed.values);
    values.push(text);
    place::mark(values.len() - 1, out).map_err(Error::from)
}

fn at(name: &str, error: &Error) -> TemplateError {
    TemplateError {
        template: error.name().unwrap_or(name).to_owned(),
        line: error.line().unwrap_or(1),
        reason: why(error),
    }
}

/// The reason of an error with that of the innermost one that caused it.
fn why(error: &Error) -> String {
    let own = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    let cause = std::error::Error::source(error).map(ToString::to_string);
    cause.map_or(own.clone(), |cause| format!("{own}: {cause}"))
}

#[cfg(test)]
mod tests;
