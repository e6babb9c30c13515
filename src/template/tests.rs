//! Values in every place of every kind of file: none breaks out of its place.

use std::collections::BTreeMap;
use std::process::Command;

use proptest::prelude::*;

use super::*;
use crate::testing::any_text;

fn render(name: &str, source: &str, text: &str) -> Result<String, TemplateError> {
    let sources = Sources::from([(name.to_owned(), Cow::Owned(source.to_owned()))]);
    Templates::new(sources).render(name, value(BTreeMap::from([("x", text)])))
}

fn refused(name: &str, source: &str) -> TemplateError {
    render(name, source, "a b").expect_err("refused")
}

#[test]
fn the_kind_follows_from_the_path() {
    assert_eq!(Kind::of("a/kustomization.yaml", ""), Kind::Yaml);
    assert_eq!(Kind::of("a/install.sh", ""), Kind::Shell);
    assert_eq!(Kind::of("a/probe", "[# when true #]\n#!/bin/sh\n"), Kind::Shell);
    assert_eq!(Kind::of("identity.env.example", ""), Kind::Shell);
    assert_eq!(Kind::of("README.md", ""), Kind::Markdown);
    assert_eq!(Kind::of("Makefile", ""), Kind::Bare);
    assert_eq!(Kind::of("k3s.service", ""), Kind::Bare);
}

#[test]
fn a_head_comment_leaves_no_line() {
    assert_eq!(
        render("a.yaml.j2", "[# when true #]\na: [= x =]\n", "v").expect("renders"),
        "a: v\n"
    );
}

#[test]
fn what_argo_cd_and_the_shell_read_stays_as_it_is() {
    let yaml = "a: '{{ .name }}'\nb: ${c}\n";
    assert_eq!(render("a.yaml.j2", yaml, "").expect("renders"), yaml);
}

#[test]
fn yaml_takes_a_value_as_a_whole_scalar_alone() {
    for source in ["a: b[= x =]\n", "a: [= x =]b\n", "a: \"b [= x =]\"\n", "a: b [= x =]\n"] {
        let error = refused("a.yaml.j2", source);
        assert!(error.reason.contains('~'), "{source} {error}");
    }
    let rendered = render("a.yaml.j2", "a: [= 'b/' ~ x =] # don't\n", "on: y");
    assert_eq!(rendered.expect("renders"), "a: \"b/on: y\" # don't\n");
}

#[test]
fn a_macro_does_not_hide_where_a_value_stands() {
    let source = "[% macro m(v) %]b[= v =][% endmacro %]\na: [= m(x) =]\n";
    assert_eq!(refused("a.yaml.j2", source).line, 2);
    let source = "[% macro m(v) %]b: [= v =][% endmacro %]\na: {[= m(x) =]}\n";
    assert_eq!(render("a.yaml.j2", source, "no").expect("renders"), "a: {b: \"no\"}\n");
}

#[test]
fn a_script_takes_no_value_where_quotes_do_not_hold() {
    for source in ["a=\"[= x =]\"\n", "a='[= x =]'\n", "cat <<E\n[= x =]\nE\n", "echo \\[= x =]\n"]
    {
        refused("a.sh.j2", source);
    }
    let comment = render("a.sh.j2", "# [= x =]\n", "a\nreboot");
    assert!(comment.expect_err("refused").reason.contains("comment"));
}

#[test]
fn units_and_rules_take_safe_words_alone() {
    assert_eq!(
        render("a.service.j2", "A=[= x =]\n", "k3s.service").expect("renders"),
        "A=k3s.service\n"
    );
    for value in ["a b", "%n", "$HOME", "a\nExecStart=/bin/false", "", "-x"] {
        assert!(render("a.service.j2", "A=[= x =]\n", value).is_err(), "{value}");
    }
}

#[test]
fn markdown_has_a_filter_for_each_kind_of_code() {
    let shown = render("a.md.j2", "[= x =] [= x|code =]\n```sh\ncd [= x|word =]\n```\n", "a_b c");
    assert_eq!(shown.expect("renders"), "a\\_b c `a_b c`\n```sh\ncd 'a_b c'\n```\n");
    refused("a.md.j2", "```\n[= x =]\n```\n");
    refused("a.md.j2", "`[= x =]`\n");
}

#[test]
fn quoting_cannot_be_switched_off() {
    assert!(refused("a.yaml.j2", "a: [= x|safe =]\n").reason.contains("safe"));
    assert!(refused("a.yaml.j2", "a: [= x|code =]\n").reason.contains("Markdown"));
    refused("a.yaml.j2", "[% autoescape false %]a: [= x =][% endautoescape %]\n");
}

#[test]
fn an_error_names_template_and_line() {
    let error = refused("a/b.yaml.j2", "a: 1\nb: [= y =]\n");
    assert_eq!((error.template.as_str(), error.line), ("a/b.yaml.j2", 2));
    assert_eq!(refused("b.yaml.j2", "a: 1\n\nb: [% if %]\n").line, 3);
}

#[test]
fn lists_and_maps_of_yaml_are_flow() {
    let sources = Sources::from([("a.yaml.j2".to_owned(), "a: [= x =]\n".into())]);
    let templates = Templates::new(sources);
    let list = templates.render("a.yaml.j2", value(BTreeMap::from([("x", vec!["a", "no"])])));
    assert_eq!(list.expect("renders"), "a: [a, \"no\"]\n");
    let map = BTreeMap::from([("x", BTreeMap::from([("on", 1)]))]);
    assert_eq!(templates.render("a.yaml.j2", value(map)).expect("renders"), "a: {\"on\": 1}\n");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn yaml_gives_every_text_back(value in any_text()) {
        let text = render("a.yaml.j2", "a: [= x =]\nb: {c: [[= x =]]}\nd:\n  - [= x =]\n", &value);
        let text = text.expect("renders");
        let read: serde_yaml::Value = serde_yaml::from_str(&text).expect("YAML");
        prop_assert_eq!(read["a"].as_str(), Some(value.as_str()));
        prop_assert_eq!(read["b"]["c"][0].as_str(), Some(value.as_str()));
        prop_assert_eq!(read["d"][0].as_str(), Some(value.as_str()));
    }

    #[test]
    fn a_script_gives_every_text_back(value in "[^\0]*") {
        let text = render("a.sh.j2", "x=[= x =]\nprintf '%s' \"$x\"\n", &value).expect("renders");
        let out = Command::new("sh").arg("-c").arg(&text).output().expect("sh runs");
        prop_assert_eq!(String::from_utf8(out.stdout).expect("UTF-8"), value);
    }
}
