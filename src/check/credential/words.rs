//! The words that announce a secret, and those of a sentence that only speaks of one.

/// Words for a password: what follows them may be one even without a sign.
pub(super) const PASSWORDS: [&str; 10] = [
    "password",
    "passwd",
    "passphrase",
    "passcode",
    "pwd",
    "mot de passe",
    "mot_de_passe",
    "phrase de passe",
    "phrase secrète",
    "mdp",
];

/// Further words before a colon or an equals sign that announce a secret.
pub(super) const KEYS: [&str; 28] = [
    "pass",
    "psk",
    "secret",
    "token",
    "api_key",
    "api-key",
    "api key",
    "apikey",
    "access_key",
    "access-key",
    "access key",
    "accesskey",
    "secret_key",
    "secret-key",
    "secret key",
    "secretkey",
    "private_key",
    "private-key",
    "privatekey",
    "account_key",
    "account-key",
    "account key",
    "accountkey",
    "auth_key",
    "auth-key",
    "authkey",
    "jeton",
    "clé api",
];

/// Each word and option has one of these in it, so that most texts are done after a few looks.
pub(super) const STEMS: [&str; 11] =
    ["pass", "psk", "secret", "token", "key", "pwd", "mot", "phrase", "mdp", "jeton", "clé"];

/// Words that end in `pass` and mean something else.
pub(super) const NO_KEYS: [&str; 6] =
    ["bypass", "compass", "surpass", "trespass", "overpass", "underpass"];

/// Options of a command whose argument is a secret.
pub(super) const OPTIONS: [&str; 10] = [
    "--password",
    "--passwd",
    "--pass",
    "--passphrase",
    "--token",
    "--secret",
    "--api-key",
    "--auth-key",
    "--authkey",
    "sshpass -p",
];

/// Words of a sentence about an option or a secret, not arguments.
pub(super) const PROSE: [&str; 60] = [
    "to",
    "is",
    "are",
    "was",
    "and",
    "or",
    "in",
    "for",
    "from",
    "with",
    "without",
    "of",
    "as",
    "on",
    "at",
    "by",
    "when",
    "if",
    "it",
    "that",
    "the",
    "a",
    "an",
    "must",
    "may",
    "can",
    "should",
    "see",
    "flag",
    "option",
    "argument",
    "value",
    "parameter",
    "switch",
    "file",
    "gets",
    "takes",
    "reads",
    "sets",
    "never",
    "not",
    "est",
    "et",
    "ou",
    "de",
    "du",
    "dans",
    "pour",
    "par",
    "avec",
    "sans",
    "le",
    "la",
    "les",
    "un",
    "une",
    "en",
    "sur",
    "voir",
    "lit",
];

/// Names with digits that stand beside `password` in prose.
pub(super) const TERMS: [&str; 15] = [
    "argon2", "argon2id", "pbkdf2", "bcrypt", "scrypt", "sha1", "sha256", "sha512", "sha-256",
    "sha-512", "md5", "oauth2", "fido2", "u2f", "base64",
];

/// Units behind a number: a length or a life, not a password.
pub(super) const UNITS: [&str; 20] = [
    "d",
    "h",
    "m",
    "s",
    "w",
    "min",
    "day",
    "days",
    "hour",
    "hours",
    "week",
    "weeks",
    "month",
    "months",
    "char",
    "chars",
    "characters",
    "bits",
    "bytes",
    "fa",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_has_a_stem_by_which_it_is_looked_for() {
        for word in PASSWORDS.iter().chain(&KEYS).chain(&OPTIONS) {
            assert!(STEMS.iter().any(|stem| word.contains(stem)), "{word}");
            assert_eq!(*word, word.to_ascii_lowercase());
        }
    }
}
