//! Secrets that are told by the word before them: `password: …`, `TOKEN=…`, `--password …`,
//! `curl -u user:…`.
//!
//! Behind a sign, what ends its line, follows an equals sign without a blank, is quoted or mixes
//! letters with digits or marks is a secret; words of a sentence are none (`pass: see vault`).
//! Without a sign only a mixed value is one, and only behind words for a password
//! (`the password is rotated monthly`, `token bucket` are none).

use std::ops::Range;

use super::read::{closed, is_placeholder, run, starts_word};
use super::words::{KEYS, NO_KEYS, OPTIONS, PASSWORDS, PROSE, STEMS, TERMS, UNITS};

/// All of them in a text.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut found = users(text);
    if !STEMS.iter().any(|stem| lower.contains(stem)) {
        return found;
    }
    for key in PASSWORDS.iter().chain(&KEYS) {
        for (at, _) in lower.match_indices(key) {
            found.extend(behind_key(text, &lower, at, key));
        }
    }
    for option in OPTIONS {
        for (at, _) in lower.match_indices(option) {
            found.extend(argument(text, at + option.len()));
        }
    }
    found
}

/// The secret behind a key, with a sign between or without one.
fn behind_key(text: &str, lower: &str, at: usize, key: &str) -> Option<Range<usize>> {
    let end = at + key.len();
    let word = starts_word(text, at);
    let tight = text[end..].starts_with('=');
    // `clientToken: …`; a `…Secret: …` names a Secret of Kubernetes.
    let camel = text[at..].starts_with(char::is_uppercase) && key != "secret";
    let other = NO_KEYS.iter().any(|no_key| lower[..end].ends_with(no_key));
    if other || !(word || tight || camel) {
        return None;
    }
    let sign = run(text, end, |c| matches!(c, '"' | '\'' | '`' | '*' | '_' | ')') || is_blank(c));
    if text[sign..].starts_with([':', '=']) {
        return assigned(text, sign + 1, tight)
            .map(|value| match key {
                "passphrase" => value.start..phrase_end(text, &value),
                _ => value,
            })
            .or_else(|| (key == "passphrase").then(|| phrase(text, sign + 1)).flatten());
    }
    (word && PASSWORDS.contains(&key)).then(|| bare(text, end)).flatten()
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() && c != '\n' && c != '\r'
}

/// The secret behind a sign that ends at `from`.
fn assigned(text: &str, from: usize, tight: bool) -> Option<Range<usize>> {
    let marks = if text[from..].starts_with("**") { from + 2 } else { from };
    let opening = run(text, marks, is_blank);
    if closed(&text[opening..]).is_some_and(|length| ends_value(text, opening + length)) {
        return None;
    }
    let range = value(text, opening);
    let found = &text[range.clone()];
    let quoted = range.start > opening;
    let number = found.len() < 4 && found.chars().all(|c| c.is_ascii_digit());
    let plain = tight || quoted || looks_random(found) || ends_line(text, range.end);
    (!found.is_empty() && !number && !is_placeholder(found) && plain).then_some(range)
}

/// Where a value stands that begins here: between its quotes, or to the next blank, without the
/// marks of the sentence around it and without the next `name=` behind a comma.
fn value(text: &str, opening: usize) -> Range<usize> {
    let start = run(text, opening, |c| matches!(c, '"' | '\'' | '`'));
    if let Some(mark) = text[opening..start].chars().next_back() {
        return start..run(text, start, |c| c != mark && c != '\n');
    }
    let end = run(text, start, |c| !c.is_whitespace());
    let end = next_name(&text[start..end]).map_or(end, |length| start + length);
    let trimmed = text[start..end].trim_end_matches(['.', ',', ';', ')', '"', '\'', '`']);
    start..start + trimmed.len()
}

/// The place of a comma or semicolon behind which another `name=` or `name:` follows.
fn next_name(value: &str) -> Option<usize> {
    value.match_indices([',', ';', '&']).map(|(at, _)| at).find(|at| {
        let sign =
            run(value, at + 1, |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '"'));
        sign > at + 1 && value[sign..].starts_with(['=', ':'])
    })
}

/// The end of a passphrase of several words, where the value ends its line no sooner.
fn phrase_end(text: &str, value: &Range<usize>) -> usize {
    phrase(text, value.start).map_or(value.end, |range| range.end.max(value.end))
}

/// Four words or more to the end of the line, none of which makes a sentence of them.
fn phrase(text: &str, from: usize) -> Option<Range<usize>> {
    let start = run(text, from, is_blank);
    let line = text[start..].lines().next()?.trim_end();
    let words: Vec<&str> = line.split_whitespace().collect();
    let prose = |word: &&str| PROSE.contains(&word.to_lowercase().as_str()) || is_placeholder(word);
    let plain = line.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-'));
    (words.len() >= 4 && plain && !words.iter().any(prose)).then_some(start..start + line.len())
}

/// A mixed value behind a word for a password, with no sign between: `password hunter2`, `the
/// password is hunter2`, a cell of a table.
fn bare(text: &str, end: usize) -> Option<Range<usize>> {
    let gap = |c: char| is_blank(c) || c == '|';
    let mut opening = run(text, end, gap);
    for verb in ["is ", "was ", "est "] {
        if text[opening..].starts_with(verb) {
            opening = run(text, opening + verb.len(), gap);
        }
    }
    let range = value(text, opening);
    let found = &text[range.clone()];
    (opening > end
        && found.chars().count() >= 3
        && found.contains(|c: char| c.is_ascii_digit())
        && looks_random(found)
        && !is_term(found)
        && !is_placeholder(found))
    .then_some(range)
}

/// `90d`, `16-character`, `v2`, `argon2id`: mixed, and no secret.
fn is_term(value: &str) -> bool {
    let lower = value.to_lowercase();
    let rest = lower.trim_start_matches(|c: char| c.is_ascii_digit());
    let unit = rest.trim_start_matches('-');
    let version = lower.strip_prefix('v').is_some_and(|v| {
        v.starts_with(|c: char| c.is_ascii_digit())
            && v.chars().all(|c| c.is_ascii_digit() || c == '.')
    });
    let measure = rest.len() < lower.len()
        && UNITS.iter().any(|name| unit == *name || unit.strip_suffix('s') == Some(name))
        || rest.starts_with("-character");
    version || measure || TERMS.contains(&lower.as_str())
}

/// The argument of an option that ends here.
fn argument(text: &str, end: usize) -> Option<Range<usize>> {
    let opening = run(text, end, is_blank);
    let range = value(text, opening);
    let found = &text[range.clone()];
    let placeholder =
        closed(&text[opening..]).is_some_and(|length| ends_value(text, opening + length));
    let prose = PROSE.contains(&found.to_lowercase().as_str()) || found.starts_with("--");
    (opening > end && !found.is_empty() && !placeholder && !prose && !is_placeholder(found))
        .then_some(range)
}

/// `-u user:password` and its kin in a command that asks over HTTP.
fn users(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for option in ["-u", "--user", "--proxy-user"] {
        for (at, _) in text.match_indices(option).filter(|(at, _)| starts_word(text, *at)) {
            let end = at + option.len();
            let opening = run(text, end, |c| is_blank(c) || c == '=');
            let range = value(text, opening);
            let line = text[..at].rsplit('\n').next().unwrap_or_default();
            let asks = ["curl", "wget", "http"].iter().any(|command| line.contains(command));
            let Some((_, password)) = text[range.clone()].split_once(':') else { continue };
            if (asks || opening > end && looks_random(password)) && !is_placeholder(password) {
                found.push(range);
            }
        }
    }
    found
}

/// Whether a word is no word of prose: letters and digits, or marks, mixed.
fn looks_random(value: &str) -> bool {
    let has = |test: fn(char) -> bool| value.trim_end_matches(['.', ')']).contains(test);
    let marks = |c: char| matches!(c, '!' | '#' | '$' | '%' | '&' | '*' | '+' | '=' | '@' | '^');
    has(char::is_alphabetic) && (has(|c| c.is_ascii_digit()) || has(marks))
}

/// Whether nothing but the end of a sentence follows on the line: `password: swordfish`.
fn ends_line(text: &str, at: usize) -> bool {
    let end = |rest: &str| {
        rest.trim_matches(|c: char| c.is_whitespace() || ".,;)\"'`".contains(c)).is_empty()
    };
    text[at..].lines().next().is_none_or(end)
}

/// Whether a value that ends here is not continued.
fn ends_value(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_none_or(|c| c.is_whitespace() || ".,;:)\"'`/@&".contains(c))
}
