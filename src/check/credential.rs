//! What looks like a credential in a text, and where it stands.
//!
//! Known tokens are told by their prefix and length, keys by their armour, passwords by the
//! word before them. A placeholder (`$TOKEN`, `<password>`) is none, and neither is prose
//! (`token: required by the registry`): a false alarm teaches people to look away.

use std::ops::Range;

/// Prefixes of tokens, each with the least number of characters behind it.
const PREFIXES: [(&str, usize); 22] = [
    // GitHub.
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("ghr_", 20),
    ("github_pat_", 20),
    // GitLab: personal, deploy, runner, job and trigger tokens.
    ("glpat-", 16),
    ("gldt-", 16),
    ("glrt-", 16),
    ("glcbt-", 16),
    ("glptt-", 16),
    ("glsoat-", 16),
    // Docker Hub, npm, Vault, Slack, Google, Gitea's and Stripe's kin.
    ("dckr_pat_", 16),
    ("npm_", 30),
    ("hvs.", 20),
    ("xoxb-", 16),
    ("xoxp-", 16),
    ("AIza", 30),
    ("sk_live_", 16),
    // AWS access keys.
    ("AKIA", 16),
    ("ASIA", 16),
    // age.
    ("AGE-SECRET-KEY-1", 20),
];

/// Words before a colon or an equals sign that announce a secret.
const KEYS: [&str; 18] = [
    "password",
    "passwd",
    "pwd",
    "secret",
    "token",
    "api_key",
    "api-key",
    "apikey",
    "access_key",
    "access-key",
    "secret_key",
    "secret-key",
    "private_key",
    "private-key",
    "mot de passe",
    "mot_de_passe",
    "mdp",
    "jeton",
];

/// Values behind such a word that are none.
const NO_VALUES: [&str; 12] = [
    "none", "null", "true", "false", "required", "optional", "redacted", "aucun", "requis",
    "string", "yes", "no",
];

/// What kind of field a text stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// Any text.
    Prose,
    /// The address of something, perhaps without a scheme: `user:password@host`.
    Address,
}

/// The credentials in a text: ranges of bytes, in order, that do not overlap.
pub(super) fn credentials(text: &str, place: Place) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    found.extend(private_keys(text));
    found.extend(PREFIXES.iter().flat_map(|(prefix, least)| tokens(text, prefix, *least)));
    found.extend(web_tokens(text));
    found.extend(cluster_tokens(text));
    found.extend(userinfo(text));
    found.extend(bearers(text));
    found.extend(assignments(text));
    if place == Place::Address {
        found.extend(bare_userinfo(text));
    }
    merge(found)
}

fn merge(mut found: Vec<Range<usize>>) -> Vec<Range<usize>> {
    found.sort_by_key(|range| range.start);
    let mut merged: Vec<Range<usize>> = Vec::new();
    for range in found {
        match merged.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => merged.push(range),
        }
    }
    merged
}

/// Whether a word could start here: nothing that belongs to one stands before.
fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(|c| c.is_ascii_alphanumeric())
}

/// The end of the run of characters from `start` on that belong to a token.
fn run(text: &str, start: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[start..].find(|c| !belongs(c)).map_or(text.len(), |length| start + length)
}

fn in_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

fn tokens(text: &str, prefix: &str, least: usize) -> Vec<Range<usize>> {
    text.match_indices(prefix)
        .filter(|(at, _)| starts_word(text, *at))
        .map(|(at, _)| at..run(text, at, |c| in_token(c) || c == '.'))
        .filter(|range| range.len() >= prefix.len() + least)
        .collect()
}

/// JSON Web Tokens: three parts of base64, the first of which begins with `{"`.
fn web_tokens(text: &str) -> Vec<Range<usize>> {
    text.match_indices("eyJ")
        .filter(|(at, _)| starts_word(text, *at))
        .map(|(at, _)| at..run(text, at, |c| in_token(c) || c == '.'))
        .filter(|range| {
            let parts: Vec<&str> = text[range.clone()].split('.').collect();
            parts.len() >= 3 && parts[..3].iter().all(|part| part.len() >= 8)
        })
        .collect()
}

/// Join tokens of K3s: `K10`, the hash of the CA, and after two colons the secret.
fn cluster_tokens(text: &str) -> Vec<Range<usize>> {
    text.match_indices("K10")
        .filter(|(at, _)| starts_word(text, *at))
        .map(|(at, _)| at..run(text, at, |c| in_token(c) || matches!(c, ':' | '.')))
        .filter(|range| {
            let hash = text[range.clone()].split("::").next().unwrap_or_default();
            hash.len() >= 35 && hash.len() < range.len()
        })
        .collect()
}

/// Keys in armour, to their end or that of the text.
fn private_keys(text: &str) -> Vec<Range<usize>> {
    let is_private =
        |at: usize| text[at..].lines().next().is_some_and(|line| line.contains("PRIVATE KEY"));
    let mut found = Vec::new();
    for (at, _) in text.match_indices("-----BEGIN ").filter(|(at, _)| is_private(*at)) {
        let end = text[at..].find("-----END ").map_or(text.len(), |offset| {
            let end = at + offset;
            run(text, end + "-----END ".len(), |c| c.is_ascii_uppercase() || matches!(c, ' ' | '-'))
        });
        found.push(at..end);
    }
    found
}

fn is_placeholder(value: &str) -> bool {
    let bare = value.trim_matches(['"', '\'', '`']);
    bare.is_empty()
        || bare.starts_with(['$', '<', '{', '%', '*', '…', '/', '['])
        || bare.chars().all(|c| matches!(c, '.' | 'x' | 'X' | '-'))
        || NO_VALUES.contains(&bare.to_lowercase().trim_end_matches(['.', ',', ';']))
}

/// `user:password` (or a token alone) before the `@` of a URL.
fn userinfo(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices("://") {
        let start = at + mark.len();
        let end = run(text, start, |c| {
            !c.is_whitespace() && !matches!(c, '/' | '?' | '#' | '"' | '\'' | '<' | '>' | '`')
        });
        if let Some(length) = text[start..end].rfind('@') {
            let info = &text[start..start + length];
            // A long user name without a password is a token; a short one (git) is none.
            let secret = match info.split_once(':') {
                Some((_, password)) => !is_placeholder(password),
                None => info.len() >= 20 && !is_placeholder(info),
            };
            if secret {
                found.push(start..start + length);
            }
        }
    }
    found
}

/// `user:password` before an `@`, in a field that holds an address without a scheme.
fn bare_userinfo(text: &str) -> Option<Range<usize>> {
    if text.contains("://") {
        return None;
    }
    let length = text.rfind('@')?;
    let (_, password) = text[..length].split_once(':')?;
    let digest = text[length + 1..].starts_with("sha256:");
    (!digest && !is_placeholder(password)).then_some(0..length)
}

/// `Bearer` and `Basic` of an HTTP header, with what follows.
fn bearers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for scheme in ["Bearer ", "bearer ", "Basic "] {
        for (at, _) in text.match_indices(scheme).filter(|(at, _)| starts_word(text, *at)) {
            let start = at + scheme.len();
            let end = run(text, start, |c| in_token(c) || matches!(c, '.' | '+' | '/' | '=' | '~'));
            let value = &text[start..end];
            if value.len() >= 16 && value.contains(|c: char| c.is_ascii_digit() || c == '=') {
                found.push(start..end);
            }
        }
    }
    found
}

/// `password: …`, `TOKEN=…` and their kin: the value alone.
fn assignments(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    let mut found = Vec::new();
    for key in KEYS {
        for (at, _) in lower.match_indices(key).filter(|(at, _)| starts_word(text, *at)) {
            found.extend(value_after(text, at + key.len()));
        }
    }
    found
}

/// The secret behind a key that ends at `end`, where there is one.
fn value_after(text: &str, end: usize) -> Option<Range<usize>> {
    let skip = |from: usize, belongs: fn(char) -> bool| run(text, from, belongs);
    let blank = |c: char| matches!(c, ' ' | '\t' | '\u{a0}' | '\u{202f}');
    let quote = |c: char| matches!(c, '"' | '\'' | '`');
    let sign = skip(skip(end, quote), blank);
    let tight = text[sign..].starts_with('=') && sign == end;
    if !text[sign..].starts_with([':', '=']) {
        return None;
    }
    let opening = skip(sign + 1, blank);
    let start = skip(opening, quote);
    let stop = match text[opening..start].chars().next_back() {
        Some(mark) => run(text, start, |c| c != mark && c != '\n'),
        None => run(text, start, |c| !c.is_whitespace() && !matches!(c, ',' | ';' | '"' | '\'')),
    };
    let value = &text[start..stop];
    let quoted = start > opening;
    (value.chars().count() >= 4
        && !is_placeholder(value)
        && (tight || quoted || looks_random(value) || ends_line(text, stop)))
    .then_some(start..stop)
}

/// Whether a word is no word of prose: letters and digits, or marks, mixed.
fn looks_random(value: &str) -> bool {
    let has = |test: fn(char) -> bool| value.trim_end_matches(['.', ')']).contains(test);
    let marks = |c: char| matches!(c, '!' | '#' | '$' | '%' | '&' | '*' | '+' | '=' | '@' | '^');
    has(char::is_alphabetic) && (has(|c| c.is_ascii_digit()) || has(marks))
}

/// Whether nothing follows on the line: `password: swordfish`.
fn ends_line(text: &str, at: usize) -> bool {
    text[at..].lines().next().is_none_or(|rest| rest.trim().is_empty())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn secrets(text: &str) -> Vec<&str> {
        let found = credentials(text, Place::Prose);
        found.into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn tokens_are_told_by_their_prefix() {
        let token = "ghp_16C7e42F292c6912E7710c838347Ae178B4a";
        assert_eq!(secrets(&format!("use {token}, please")), [token]);
        for token in [
            "glpat-abcDEF1234567890wxyz",
            "AKIAIOSFODNN7EXAMPLE",
            "github_pat_11ABCDEFG0abcdefghijkl_mnopqrstuvwxyz",
            "AGE-SECRET-KEY-1QQPZRY9X8GF2TVDW0S3JN54KHCE6MUA7LQPZRY9X8GF2TVDW0S3JN",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmN",
            "K10a9bbc8a4ac38e27a05c4ff04a57e1c4cd2c4f0a7f1b0e8a1a2b3c4d5e6f7a8b9::server:0123abcd",
        ] {
            assert_eq!(secrets(token), [token]);
        }
    }

    #[test]
    fn keys_are_found_with_their_armour() {
        let key = "-----BEGIN OPENSSH PRIVATE KEY-----\nabc\n-----END OPENSSH PRIVATE KEY-----";
        assert_eq!(secrets(&format!("before\n{key}\nafter")), [key]);
        assert_eq!(secrets("x -----BEGIN PRIVATE KEY-----\nabc").len(), 1);
        assert!(secrets("-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----").is_empty());
    }

    #[test]
    fn userinfo_of_urls_is_found() {
        assert_eq!(secrets("https://bob:hunter2@git.example.com/a"), ["bob:hunter2"]);
        assert_eq!(secrets("postgres://k3s:pw1234@db:5432/k3s"), ["k3s:pw1234"]);
        let token = "0123456789abcdef0123456789abcdef01234567";
        assert_eq!(secrets(&format!("https://{token}@git.example.com")), [token]);
        for harmless in [
            "ssh://git@git.example.com/a",
            "https://contoso@dev.azure.com/contoso/fleet",
            "https://git.example.com/a@b:c",
            "https://user:$PASSWORD@git.example.com",
        ] {
            assert!(secrets(harmless).is_empty(), "{harmless}");
        }
    }

    #[test]
    fn an_address_without_a_scheme_is_found_where_one_is_meant() {
        let found = credentials("k3s:pw1234@db:5432/k3s", Place::Address);
        assert!(found.len() == 1 && found[0] == (0..10));
        for harmless in ["db:5432/k3s", "git@git.example.com:edge/fleet.git"] {
            assert!(credentials(harmless, Place::Address).is_empty(), "{harmless}");
        }
    }

    #[test]
    fn passwords_are_told_by_the_word_before() {
        for (text, secret) in [
            ("password: hunter2 for now", "hunter2"),
            ("K3S_TOKEN=swordfish", "swordfish"),
            ("db password: swordfish\nnext", "swordfish"),
            ("\"api_key\": \"correct horse\"", "correct horse"),
            ("mot de passe : hunter2", "hunter2"),
            ("Authorization: Bearer abcdefgh12345678", "abcdefgh12345678"),
        ] {
            assert_eq!(secrets(text), [secret], "{text}");
        }
    }

    #[test]
    fn prose_and_placeholders_are_none() {
        for text in [
            "token: required by the registry",
            "The password: never write it down here.",
            "password: <from the vault>",
            "token=$K3S_TOKEN",
            "token: ${TOKEN}",
            "token-file: /etc/rancher/token",
            "secretRef: registry-auth",
            "tokens: 1310",
            "password:\nnext line",
            "passwords and tokens are rotated",
            "password=REDACTED",
            "ask task-force-delta-for-everything-else",
            "image ghcr.io/example/app:1.2@sha256:0123456789abcdef",
            "contact:bob@example.com",
            "eyJust.a.word",
        ] {
            assert!(secrets(text).is_empty(), "{text}: {:?}", secrets(text));
        }
    }

    proptest! {
        #[test]
        fn ranges_are_ordered_and_on_boundaries(text in any::<String>()) {
            let found = credentials(&text, Place::Address);
            prop_assert!(found.windows(2).all(|pair| pair[0].end < pair[1].start));
            for range in found {
                prop_assert!(text.get(range).is_some());
            }
        }
    }
}
