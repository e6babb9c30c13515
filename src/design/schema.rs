//! The JSON Schema of a session file, from the table of fields: editors complete and check with
//! it while an engineer writes one by hand.

use serde_json::{Map, Value, json};

use super::fields::{Field, List, fields};
use super::read::FORMAT;
use super::value::Kind;
use crate::text::Texts;

/// The schema, its descriptions in the language of `texts`.
pub fn schema(texts: &Texts) -> Value {
    let mut root = object();
    root["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    root["title"] = json!(texts.get("schema-title"));
    root["required"] = json!(["fleetwright", "name", "devices"]);
    root["properties"]["fleetwright"] =
        json!({"const": FORMAT, "description": texts.get("schema-format")});
    for field in fields() {
        let mut parts: Vec<&str> = field.path.split('.').collect();
        if let Some(key) = parts.pop() {
            let holder = parts.iter().fold(&mut root, |node, part| descend(node, part));
            holder["properties"][key] = describe(field, texts);
        }
    }
    root
}

fn object() -> Value {
    json!({"type": "object", "additionalProperties": false, "properties": {}})
}

/// The schema of a part below a node, made where it isn't there yet; `devices[]` is the schema
/// of an item.
fn descend<'a>(node: &'a mut Value, part: &str) -> &'a mut Value {
    let (key, is_list) = match part.strip_suffix("[]") {
        Some(key) => (key, true),
        None => (part, false),
    };
    let child = &mut node["properties"][key];
    if child.is_null() {
        *child = if is_list { list() } else { object() };
    }
    if is_list { &mut child["items"] } else { child }
}

fn list() -> Value {
    let mut items = object();
    items["required"] = json!(["name"]);
    json!({"type": "array", "items": items})
}

fn describe(field: &Field, texts: &Texts) -> Value {
    let mut schema = Map::new();
    let help = format!("{}.help", field.text_key());
    schema.insert("title".into(), json!(texts.get(&field.text_key())));
    schema.insert("description".into(), json!(texts.get(&help)));
    schema.extend(of_kind(field.kind));
    if let (Some(default), false) = (field.default(), is_name_of_list(field)) {
        schema.insert("default".into(), typed(field.kind, &default));
    }
    Value::Object(schema)
}

fn is_name_of_list(field: &Field) -> bool {
    List::ALL.iter().any(|list| field.path == format!("{}[].name", list.path()))
        || field.path == "name"
}

fn of_kind(kind: Kind) -> Map<String, Value> {
    let schema = match kind {
        Kind::Text | Kind::LongText => json!({"type": ["string", "null"]}),
        Kind::Name => {
            json!({"type": "string", "maxLength": 63, "pattern": "^[a-z0-9]([-a-z0-9]*[a-z0-9])?$"})
        }
        Kind::DnsName => json!({"type": "string", "maxLength": 253}),
        Kind::Choice(words) => json!({"enum": words}),
        Kind::Flags(words) => {
            json!({"type": "array", "uniqueItems": true, "items": {"enum": words}})
        }
        Kind::List => json!({"type": "array", "items": {"type": "string"}}),
        Kind::Switch => json!({"type": "boolean"}),
        Kind::Count => json!({"type": "integer", "minimum": 0, "maximum": 10_000_000}),
        Kind::Memory => pattern(r"^[0-9]+(\.[0-9]+)?([KMGT]i|[kMGT])$"),
        Kind::Endurance => pattern(r"^[0-9]+(\.[0-9]+)?TBW$"),
        Kind::Rate => pattern(r"^[0-9]+(\.[0-9]+)?([kMG])?bit/s$"),
        Kind::Span => pattern("^([0-9]+[dhms])+$"),
        Kind::Share => pattern(r"^[0-9]+(\.[0-9])? *%$"),
        // `2` is a number to a YAML reader, `50m` a string.
        Kind::Cpu => json!({"type": ["string", "number"]}),
    };
    match schema {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

fn pattern(pattern: &str) -> Value {
    json!({"type": "string", "pattern": pattern})
}

fn typed(kind: Kind, text: &str) -> Value {
    match kind {
        Kind::Switch => json!(text == "true"),
        Kind::Count => json!(text.parse::<u32>().unwrap_or_default()),
        Kind::Flags(_) | Kind::List => json!(super::value::words(text).collect::<Vec<_>>()),
        _ => json!(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Language;

    #[test]
    fn every_field_is_in_the_schema_and_nothing_else_is_allowed() {
        let schema = schema(&Texts::new(Language::En));
        for field in fields() {
            let pointer = field.path.replace("[]", "/items").replace('.', "/properties/");
            let pointer = format!("/properties/{pointer}");
            assert!(schema.pointer(&pointer).is_some(), "{pointer}");
        }
        assert_eq!(schema["additionalProperties"], json!(false));
        assert_eq!(
            schema["properties"]["devices"]["items"]["properties"]["memory"]["default"],
            "2Gi"
        );
        assert_eq!(schema["properties"]["gitops"]["properties"]["engine"]["enum"][2], "flux");
    }
}
