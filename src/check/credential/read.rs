//! How words, values and placeholders are told apart; shared by all that look for credentials.

/// Values that are none: they say that there is one, or what became of it.
const NO_VALUES: [&str; 50] = [
    "none",
    "null",
    "nil",
    "true",
    "false",
    "required",
    "optional",
    "redacted",
    "string",
    "yes",
    "no",
    "ok",
    "on",
    "off",
    "n/a",
    "na",
    "tbd",
    "todo",
    "unset",
    "unknown",
    "empty",
    "hidden",
    "rotated",
    "changed",
    "generated",
    "random",
    "never",
    "always",
    "external",
    "vault",
    "managed",
    "enabled",
    "disabled",
    "sealed",
    "encrypted",
    "here",
    "below",
    "above",
    "text",
    "aucun",
    "aucune",
    "requis",
    "obligatoire",
    "facultatif",
    "optionnel",
    "inconnu",
    "vide",
    "oui",
    "non",
    "chiffré",
];

/// Where files that hold secrets lie: a path names the secret's place, not the secret. Any other
/// value with a leading slash may be a password.
const FOLDERS: [&str; 14] = [
    "/etc/",
    "/run/",
    "/var/",
    "/opt/",
    "/home/",
    "/root/",
    "/mnt/",
    "/srv/",
    "/usr/",
    "/tmp/",
    "/dev/",
    "/data/",
    "/secrets/",
    "/vault/",
];

/// Whether a word could start here: nothing that belongs to one stands before.
pub(super) fn starts_word(text: &str, at: usize) -> bool {
    !text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
}

/// The end of the run of characters from `start` on that belong.
pub(super) fn run(text: &str, start: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[start..].find(|c| !belongs(c)).map_or(text.len(), |length| start + length)
}

/// Whether a token can hold this character.
pub(super) fn in_token(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-')
}

/// Whether a value only stands for one: closed marks with words in them, a variable's name, a
/// path, dots, stars, or a word such as `none`.
pub(super) fn is_placeholder(value: &str) -> bool {
    let bare = value.trim_matches(['"', '\'', '`', ' ']);
    let word = bare.to_lowercase();
    bare.is_empty()
        || is_variable(bare)
        || closed(bare).is_some_and(|length| length == bare.len())
        || FOLDERS.iter().any(|folder| bare.starts_with(folder))
        || bare.chars().all(|c| matches!(c, '.' | '-' | '*' | '…' | '•' | '_' | '|' | '>' | '='))
        || bare.len() >= 3 && bare.chars().all(|c| matches!(c, 'x' | 'X'))
        || NO_VALUES.contains(&word.trim_end_matches(['.', ',', ';', ')']))
}

/// `$NAME`, `$name_of_a_token`, `${NAME}`, `%NAME%`. A lower-case name has to name a secret:
/// `$ecret` is a password.
fn is_variable(value: &str) -> bool {
    let named = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let braced = |open, close| value.strip_prefix(open).and_then(|v| v.strip_suffix(close));
    if braced("${", "}").is_some_and(named) {
        return true;
    }
    let Some(name) = value.strip_prefix('$').or_else(|| braced("%", "%")) else {
        return false;
    };
    let lower = name.to_ascii_lowercase();
    let telling = ["pass", "token", "secret", "key", "pwd"].iter().any(|word| lower.contains(word));
    named(name) && (telling || !name.contains(|c: char| c.is_ascii_lowercase()))
}

/// The length of the closed placeholder that a text begins with: `<words>`, `[words]`,
/// `{{ words }}`, `$(command)`. A digit or another mark between makes it a password.
pub(super) fn closed(text: &str) -> Option<usize> {
    let pairs = [("{{", "}}"), ("<", ">"), ("[", "]"), ("{", "}"), ("$(", ")")];
    let (open, close) = pairs.into_iter().find(|(open, _)| text.starts_with(open))?;
    let inner = text[open.len()..].find(close)?;
    let worded =
        |c: char| c.is_alphabetic() || matches!(c, ' ' | '-' | '_' | '.' | '\'' | '’' | '/');
    let words = &text[open.len()..open.len() + inner];
    (words.contains(char::is_alphabetic) && words.chars().all(worded))
        .then_some(open.len() + inner + close.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_is_closed_or_a_name() {
        for value in [
            "<from the vault>",
            "<your-token>",
            "{{ .Values.password }}",
            "[mot de passe]",
            "$TOKEN",
            "${K3S_TOKEN}",
            "$db_password",
            "%PASSWORD%",
            "$(pass show edge/db)",
            "***",
            "…",
            "xxx",
            "/run/secrets/db",
            "none",
            "required.",
            "",
        ] {
            assert!(is_placeholder(value), "{value}");
        }
        for value in [
            "<hunter2",
            "<Tr0ub4dor&3>",
            "$ecret",
            "${TOKEN:-hunter2}",
            "*x",
            "/x",
            "%x",
            "[hunter",
            "{hunter}2",
            "x",
            "…hunter",
            "$ECRET!",
        ] {
            assert!(!is_placeholder(value), "{value}");
        }
    }
}
