//! Credentials in addresses: before the host, and in the query behind the path.

use std::borrow::Cow;
use std::ops::Range;

use super::Place;
use super::read::{is_placeholder, run, starts_word};

/// Parameters whose value lets in whoever knows it; so do those that end in one of these after
/// a dash or an underscore (`access_token`, `X-Amz-Signature`).
const PARAMETERS: [&str; 15] = [
    "sig",
    "signature",
    "key",
    "apikey",
    "token",
    "secret",
    "password",
    "passwd",
    "passphrase",
    "pass",
    "pwd",
    "auth",
    "authkey",
    "jwt",
    "sas",
];

/// All of them in a text.
pub(super) fn find(text: &str, place: Place) -> Vec<Range<usize>> {
    let mut found = parameters(text);
    match place {
        Place::Prose => found.extend(linked(text)),
        Place::Address => found.extend(whole(text)),
    }
    found
}

/// What stands before the last `@` of each URL of a text.
fn linked(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, mark) in text.match_indices("://") {
        let start = at + mark.len();
        let belongs = |c: char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '<' | '>' | '`');
        let end = run(text, start, belongs);
        let port = |host: &str| host.contains('.') || host.contains(':');
        found.extend(userinfo(&text[start..end], port).map(|length| start..start + length));
    }
    found
}

/// What stands before the last `@` of an address, with a scheme or without.
fn whole(text: &str) -> Option<Range<usize>> {
    let start = text.find("://").map_or(0, |at| at + "://".len());
    let dotted = |host: &str| host.contains('.') || host.starts_with("localhost");
    userinfo(&text[start..], dotted).map(|length| start..start + length)
}

/// The length of the credential that an address without its scheme begins with. Passwords hold
/// `#`, `/` and `?` though they should not, so that only the last `@` ends it; unless the first
/// of these follows a host (as `is_host` tells one), for then the `@` is part of a path.
fn userinfo(address: &str, is_host: impl Fn(&str) -> bool) -> Option<usize> {
    let digest = address.find("@sha256:").or_else(|| address.find("@sha512:"));
    let address = &address[..digest.unwrap_or(address.len())];
    let length = address.rfind('@')?;
    let info = decoded(&address[..length]);
    let head = info.split(['/', '?', '#']).next().unwrap_or_default();
    let port = head.split_once(':').map_or("", |(_, port)| port);
    let path = head.len() < info.len() && is_host(head) && port.chars().all(|c| c.is_ascii_digit());
    if path {
        let user =
            address.find(['@', '/', '?', '#']).filter(|at| address[*at..].starts_with('@'))?;
        return is_token(&decoded(&address[..user])).then_some(user);
    }
    let secret = match info.split_once(':') {
        Some((user, password)) => !is_placeholder(password) || is_token(user),
        None => is_token(&info),
    };
    secret.then_some(length)
}

/// Whether a user name without a password is a token: long, and no words joined by marks.
fn is_token(user: &str) -> bool {
    let words = user.contains(['-', '_', '.', '+']) && !user.contains(|c: char| c.is_ascii_digit());
    user.chars().count() >= 20 && !words && !is_placeholder(user)
}

/// With each encoded character that can hide a credential's own marks in clear: `%3A` is `:`,
/// and `%25` hides it once more.
fn decoded(info: &str) -> Cow<'_, str> {
    if !info.contains('%') {
        return Cow::Borrowed(info);
    }
    let once = info.replace("%25", "%");
    Cow::Owned(once.replace("%3A", ":").replace("%3a", ":").replace("%2F", "/").replace("%2f", "/"))
}

/// The values of parameters that are secrets: behind `?`, `&` or `#`.
fn parameters(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices(['?', '&', '#']) {
        let name = at + 1;
        let sign = run(text, name, |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
        if !text[sign..].starts_with('=') || !is_secret(&text[name..sign]) {
            continue;
        }
        let ends = |c: char| c.is_whitespace() || matches!(c, '&' | '"' | '\'' | '`' | '<' | '>');
        let end = run(text, sign + 1, |c| !ends(c));
        let value = &text[sign + 1..end];
        if value.chars().count() >= 4 && !is_placeholder(value) {
            found.push(sign + 1..end);
        }
    }
    found
}

fn is_secret(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    PARAMETERS.iter().any(|parameter| {
        lower.strip_suffix(parameter).is_some_and(|before| starts_word(&lower, before.len()))
    })
}
