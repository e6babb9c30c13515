//! Texts that mean something to YAML, a shell, Markdown or a terminal come back as they went in.

use std::process::Command;

use proptest::prelude::*;

use super::*;
use crate::check::redact;
use crate::quote::visible::{breaks_line, is_hidden};
use crate::template::Kind;
use crate::yaml;

/// Texts that break out of careless quoting.
fn hostile() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "\"",
        "'",
        "\n",
        "\r\n",
        ": ",
        " #",
        "#",
        "{{ x }}",
        "[= y =]",
        "[% z %]",
        "${HOME}",
        "$(reboot)",
        "`id`",
        "on",
        "no",
        "y",
        "1_000",
        "0o17",
        "12:30",
        "-",
        "- ",
        "--rm",
        "\u{7}",
        "\u{1}0\u{2}",
        "\u{3}",
        "\u{202e}",
        "\u{200f}",
        "\u{2028}",
        "\u{feff}",
        "~",
        "null",
        "|",
        ">",
        "&a",
        "*a",
        "!t",
        "%",
        "@",
        "\\",
        "\t",
        " ",
        "é",
        "EOF",
        "---",
        "...",
        "]",
        "}",
        ",",
        "```",
    ]);
    prop::collection::vec(words, 1..5).prop_map(|words| words.concat())
}

/// All texts in a document.
fn texts_in(value: &serde_yaml::Value, found: &mut Vec<String>) {
    match value {
        serde_yaml::Value::String(text) => found.push(text.clone()),
        serde_yaml::Value::Sequence(items) => items.iter().for_each(|item| texts_in(item, found)),
        serde_yaml::Value::Mapping(pairs) => pairs.iter().for_each(|(key, item)| {
            texts_in(key, found);
            texts_in(item, found);
        }),
        _ => {}
    }
}

/// All texts in a document, as the program's own reader sees them.
fn texts_of(node: &yaml::Node, found: &mut Vec<String>) {
    match &node.value {
        yaml::Value::Scalar { text, .. } => found.push(text.clone()),
        yaml::Value::List(items) => items.iter().for_each(|item| texts_of(item, found)),
        yaml::Value::Map(pairs) => pairs.iter().for_each(|(_, item)| texts_of(item, found)),
    }
}

/// Where a text field of the design has to come back as it went in.
const LANDS: [(&str, &str); 6] = [
    ("workloads[1].image", "base/recorder/deployment.yaml"),
    ("workloads[1].probe", "base/recorder/deployment.yaml"),
    ("workloads[1].volume.path", "base/recorder/deployment.yaml"),
    ("gitops.repository", "engine/flux/gateway/source.yaml"),
    ("devices[1].gitops.repository", "engine/argocd/appproject.yaml"),
    ("gitops.artifact", "engine/flux/gateway/source.yaml"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn hostile_texts_come_back_as_they_went_in(text in hostile()) {
        for (path, file) in LANDS {
            let mut design = design();
            fields::set(&mut design, "workloads[1].volume.size", "1Gi").expect("set");
            fields::set(&mut design, path, &text).expect(path);
            // What looks like a credential (`12:30@`) is replaced on purpose.
            prop_assume!(redact(&design) == design);
            let rendered = tree(&design).render(file).expect(file);
            let (mut one, mut two) = (Vec::new(), Vec::new());
            for document in documents(file, &rendered) {
                texts_in(&document, &mut one);
            }
            texts_of(&yaml::parse(&rendered).expect(file), &mut two);
            prop_assert!(one.contains(&text), "{path} in {file}:\n{rendered}");
            prop_assert!(two.contains(&text), "{path} in {file}:\n{rendered}");
        }
    }

    #[test]
    fn hostile_texts_are_the_same_word_in_a_script(text in hostile()) {
        for (path, device, variable, next) in [
            ("devices[1].gitops.repository", "camera", "repository", "\n# Whose name"),
            ("devices[0].platform.version", "gateway", "version", "\nhere="),
        ] {
            let mut design = design();
            fields::set(&mut design, path, &text).expect(path);
            prop_assume!(redact(&design) == design);
            let script = tree(&design).render(&format!("install/{device}/install.sh"));
            let script = script.expect("renders");
            let start = script.find(&format!("\n{variable}=")).expect("assigned");
            let end = script.rfind(next).expect("the end of the constants");
            let printed = Command::new("sh")
                .arg("-c")
                .arg(format!("{}\nprintf %s \"${variable}\"", &script[start..end]))
                .output()
                .expect("sh runs");
            prop_assert_eq!(String::from_utf8(printed.stdout).expect("UTF-8"), text.clone());
        }
    }

    #[test]
    fn no_text_field_breaks_a_file(text in hostile(), agent in any::<bool>()) {
        for field in fields::fields() {
            let mut design = if agent { agents() } else { design() };
            if field.set(&mut design, 0, &text).is_err() {
                continue;
            }
            let tree = tree(&design);
            for entry in tree.entries() {
                match tree.render(&entry.path) {
                    Ok(rendered) if Kind::of(&entry.path, &rendered) == Kind::Yaml => {
                        documents(&entry.path, &rendered);
                    }
                    Ok(_) => {}
                    Err(error) => prop_assert!(
                        error.to_string().contains("need quotes"), "{}: {error}", field.path
                    ),
                }
            }
        }
    }
}

#[test]
fn nothing_in_a_document_is_hidden_from_its_reader() {
    let mut design = design();
    let hostile = "a\u{202e}b\u{2066}c\u{2028}d\u{2029}e\u{200b}f\u{e0041}g";
    for path in ["project.summary", "project.appliances", "devices[0].hardware"] {
        fields::set(&mut design, path, hostile).expect(path);
    }
    let tree = tree(&design);
    let readme = tree.render("README.md").expect("renders");
    assert!(readme.contains("abc d efg"), "{readme}");
    for entry in tree.entries() {
        let text = tree.render(&entry.path).expect("renders");
        if Kind::of(&entry.path, &text) != Kind::Markdown {
            continue;
        }
        let hidden = |c: char| c != '\n' && (is_hidden(c) || breaks_line(c));
        assert!(!text.contains(hidden), "{}: {text:?}", entry.path);
    }
}
