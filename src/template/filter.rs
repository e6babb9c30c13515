//! The filters that quote a value for what can stand within Markdown.

use std::sync::Arc;

use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, State, Value};

use super::{Kind, Placed, kind_of, lock, place};
use crate::quote;

/// Takes away the filters that switch quoting off, and adds those that quote for what can stand
/// within Markdown.
pub(super) fn guard(environment: &mut Environment<'static>, placed: &Arc<Placed>) {
    for unguarded in ["safe", "escape", "e"] {
        environment.remove_filter(unguarded);
    }
    let mut add = |name: &'static str, quote: fn(&str) -> String| {
        let placed = Arc::clone(placed);
        environment.add_filter(name, move |state: &mut State<'_, '_>, value: Value| {
            quoted(&placed, state, name, &value, quote)
        });
    };
    add("code", quote::markdown::code);
    // On one line: what a reader pastes must not end where they did not look.
    add("word", |text| quote::shell::word(&quote::visible::line(text)));
    add("scalar", quote::yaml::scalar);
}

fn quoted(
    placed: &Placed,
    state: &State<'_, '_>,
    filter: &str,
    value: &Value,
    quote: fn(&str) -> String,
) -> Result<Value, Error> {
    if kind_of(state) != Kind::Markdown {
        let reason = format!("the filter {filter} is for Markdown alone");
        return Err(Error::new(ErrorKind::InvalidOperation, reason));
    }
    if !matches!(value.kind(), ValueKind::String | ValueKind::Number | ValueKind::Bool) {
        let reason = format!("the filter {filter} takes a text or a number");
        return Err(Error::new(ErrorKind::InvalidOperation, reason));
    }
    let mut values = lock(&placed.values);
    values.push(place::free(&quote(&value.to_string())));
    let mut mark = String::new();
    place::mark_in(values.len() - 1, &mut mark);
    Ok(Value::from_safe_string(mark))
}
