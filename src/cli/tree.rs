//! `fleetwright tree`: the list of the generated files, or one of them.

use serde_json::{Value, json};

use super::arguments::Format;
use super::context::Context;
use super::output::{Output, Stop};
use crate::export::build;
use crate::text::Texts;
use crate::tree::Tree;

/// Lists the tree, or prints the file `path`, or what is `built` from the folder `path`.
///
/// # Errors
/// [`Stop::Unusable`] when there is no such file, or its template does not render.
pub(super) fn run(
    path: Option<&str>,
    built: bool,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let tree = context.tree(&context.subject()?)?;
    if let Some(path) = path.filter(|_| built) {
        let text = build(&tree, path).map_err(|error| context.unusable(&error.phrase()))?;
        if path.starts_with("overlays/") {
            output.say(&(context.texts.get("build-region") + "\n"));
        }
        return one(path, &text, context, output);
    }
    if let Some(path) = path {
        let text = tree.render(path).map_err(|error| context.no_file(&error))?;
        return one(path, &text, context, output);
    }
    match context.call.format {
        Format::Json => output.json(&to_json(&tree)),
        _ => output.report(&to_text(&tree, context.texts)),
    }
}

/// Prints one file, or what is built from one folder.
fn one(path: &str, text: &str, context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    match context.call.format {
        Format::Json => output.json(&json!({"path": path, "text": text})),
        _ => output.text(text),
    }
}

fn to_json(tree: &Tree) -> Value {
    let files: Vec<Value> = tree
        .entries()
        .iter()
        .map(|entry| json!({"path": entry.path, "clusters": entry.clusters}))
        .collect();
    json!({ "files": files })
}

fn to_text(tree: &Tree, texts: &Texts) -> String {
    #[expect(clippy::cast_precision_loss, reason = "clusters stay far below 2^53")]
    let count = |clusters: u64| texts.number(clusters as f64);
    let width = tree.entries().iter().map(|entry| count(entry.clusters).chars().count()).max();
    let width = width.unwrap_or_default();
    let mut text = String::new();
    for entry in tree.entries() {
        text.push_str(&format!(
            "{:>width$}  {}
",
            count(entry.clusters),
            entry.path
        ));
    }
    text
}
