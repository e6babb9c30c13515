//! One value as the kind of file writes it.

use minijinja::Value;
use minijinja::value::ValueKind;

use super::Kind;
use crate::quote;

/// The value, quoted for its kind of file.
///
/// # Errors
/// When this kind of file cannot hold it: the reason, in a template author's words.
pub(super) fn written(kind: Kind, value: &Value) -> Result<String, String> {
    match value.kind() {
        ValueKind::String => text(kind, value.as_str().unwrap_or_default()),
        ValueKind::Bool => Ok(value.is_true().to_string()),
        ValueKind::Number => number(value),
        ValueKind::Seq | ValueKind::Iterable => list(kind, value),
        ValueKind::Map if kind == Kind::Yaml => map(value),
        ValueKind::None => Err("the value is not set; ask for it with [% if %] first".to_owned()),
        other => Err(format!("a value of the kind {other} cannot be written here")),
    }
}

fn text(kind: Kind, value: &str) -> Result<String, String> {
    match kind {
        Kind::Yaml => Ok(quote::yaml::scalar(value)),
        Kind::Shell if value.contains('\0') => Err("no word can hold a NUL".to_owned()),
        Kind::Shell => Ok(quote::shell::word(value)),
        Kind::Markdown => Ok(quote::markdown::text(value)),
        Kind::Bare if is_bare(value) => Ok(value.to_owned()),
        Kind::Bare => Err(format!(
            "{value:?} would need quotes, and this kind of file has none that are safe"
        )),
        Kind::Plain => Ok(value.to_owned()),
    }
}

/// Words that mean themselves in systemd units, nftables rules, make and `key = value` files:
/// no blank, quote, specifier (`%`), variable (`$`) or comment, and no leading dash.
fn is_bare(value: &str) -> bool {
    let harmless =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | ':' | '/' | '@' | '+' | '-');
    !value.is_empty() && !value.starts_with('-') && value.chars().all(harmless)
}

fn number(value: &Value) -> Result<String, String> {
    if f64::try_from(value.clone()).is_ok_and(f64::is_finite) {
        Ok(value.to_string())
    } else {
        Err(format!("{value} is no number that a file can hold"))
    }
}

fn list(kind: Kind, value: &Value) -> Result<String, String> {
    let items = value.try_iter().map_err(|error| error.to_string())?;
    let items: Vec<String> = items.map(|item| written(kind, &item)).collect::<Result<_, _>>()?;
    Ok(match kind {
        Kind::Yaml => format!("[{}]", items.join(", ")),
        Kind::Shell | Kind::Bare => items.join(" "),
        Kind::Markdown | Kind::Plain => items.join(", "),
    })
}

fn map(value: &Value) -> Result<String, String> {
    let mut pairs = Vec::new();
    for key in value.try_iter().map_err(|error| error.to_string())? {
        let item = value.get_item(&key).map_err(|error| error.to_string())?;
        let name = quote::yaml::scalar(&key.to_string());
        pairs.push(format!("{name}: {}", written(Kind::Yaml, &item)?));
    }
    Ok(format!("{{{}}}", pairs.join(", ")))
}
