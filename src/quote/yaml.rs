//! One scalar of YAML.
//!
//! kubectl reads YAML 1.1, most other tools 1.2, and they disagree on which plain words are
//! strings: `on`, `y`, `0o17`, `12:30`, `1_000` or `2026-11-23` are something else in one of
//! them. A string is therefore left plain only when it is one in both.

/// `value` as one YAML scalar on one line that every YAML reader takes for this very string.
pub fn scalar(value: &str) -> String {
    if is_plain(value) { value.to_owned() } else { double_quoted(value) }
}

/// Whether the string can stand without quotes, in block and in flow context.
///
/// Deliberately narrower than the grammar: a Latin letter first, then letters, digits and a few
/// marks that mean nothing to YAML, and never one of the words that YAML 1.1 takes for a boolean
/// or null.
fn is_plain(value: &str) -> bool {
    let starts_well = value.starts_with(|c: char| is_latin(c) || c == '/')
        || value.starts_with("./")
        || value.starts_with("../");
    let harmless = |c: char| is_latin(c) || c.is_ascii_digit() || "-_./+ @:();'’".contains(c);
    is_quantity(value)
        || starts_well
            && !value.ends_with([' ', ':'])
            && value.chars().all(harmless)
            && !value.contains(": ")
            && !is_reserved(value)
}

/// Whether this is a whole number with a unit, such as `64Mi`, `50m` or `15m`: no YAML reads a
/// number that ends in one of these letters.
fn is_quantity(value: &str) -> bool {
    let digits = value.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let unit = &value[digits.len()..];
    let whole = !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
    whole && matches!(unit, "m" | "s" | "h" | "k" | "M" | "G" | "T" | "Ki" | "Mi" | "Gi" | "Ti")
}

/// A letter of the Latin alphabet, with or without a diacritic.
fn is_latin(c: char) -> bool {
    c.is_ascii_alphabetic() || matches!(c, '\u{c0}'..='\u{24f}' if c != '×' && c != '÷')
}

/// The words that YAML 1.1 or 1.2 take for a boolean or null.
fn is_reserved(value: &str) -> bool {
    const WORDS: [&str; 9] = ["y", "n", "yes", "no", "on", "off", "true", "false", "null"];
    WORDS.iter().any(|word| value.eq_ignore_ascii_case(word))
}

fn double_quoted(value: &str) -> String {
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for c in value.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            c if needs_escape(c) => push_escape(&mut out, c),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Control characters, line breaks of YAML 1.1, marks that reorder or hide text, and the byte
/// order mark: they would break the line, the reader, or the reader's eyes.
fn needs_escape(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{a0}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff0}'..='\u{ffff}')
        || super::visible::is_hidden(c)
        || u32::from(c) > 0xffff && (u32::from(c) & 0xfffe) == 0xfffe
}

fn push_escape(out: &mut String, c: char) {
    use std::fmt::Write as _;
    let code = u32::from(c);
    let written = match code {
        0..=0xff => write!(out, "\\x{code:02x}"),
        0x100..=0xffff => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::any_text;
    use crate::yaml;

    #[test]
    fn ordinary_words_stay_plain() {
        for word in [
            "arm64",
            "Raspberry Pi CM4",
            "ghcr.io/example/app:1.4.2",
            "v1.36.3+k3s1",
            "/data",
            "64Mi",
            "15m",
            "../../base",
        ] {
            assert_eq!(scalar(word), word);
        }
    }

    #[test]
    fn what_one_yaml_takes_for_something_else_is_quoted() {
        for word in [
            "on",
            "Yes",
            "y",
            "NO",
            "null",
            "~",
            "1_000",
            "12:30",
            "0o17",
            "0x1f",
            "1e3",
            "2026-11-23",
            "",
            " a",
            "a ",
            "a: b",
            "a #b",
            "- a",
            "-1",
            "{a}",
            "[a]",
            "*a",
            "&a",
            "!a",
            "%a",
            "@a",
            "`a`",
            "|",
            ">",
            "'a'",
            "a:",
            "=",
            "<<",
            ".inf",
            "1e3m",
            "0x1m",
            "1_0m",
            "5E",
        ] {
            assert!(scalar(word).starts_with('"'), "{word} is not quoted");
        }
    }

    proptest! {
        #[test]
        fn two_readers_give_the_same_string_back(value in any_text()) {
            let text = format!("key: {}\nlist: [{}]\n", scalar(&value), scalar(&value));
            let norway: serde_yaml::Value = serde_yaml::from_str(&text).expect("serde_yaml reads it");
            prop_assert_eq!(norway["key"].as_str(), Some(value.as_str()));
            prop_assert_eq!(norway["list"][0].as_str(), Some(value.as_str()));
            let node = yaml::parse(&text).expect("saphyr reads it");
            let key = node.get("key").and_then(|node| node.as_text());
            prop_assert_eq!(key, Some(value.as_str()));
        }
    }
}
