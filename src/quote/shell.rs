//! One word of a POSIX shell.

/// Characters that need no quoting anywhere in a word.
fn is_plain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | ':' | '@' | '%' | '+' | ',')
}

/// `value` as exactly one word, in single quotes unless it is plain.
///
/// A NUL cannot be part of any word, so it is left out; the fields of a design refuse it.
pub fn word(value: &str) -> String {
    let value = value.replace('\0', "");
    // A leading dash is no matter of quoting: whoever uses the word puts `--` before it.
    if !value.is_empty() && value.chars().all(is_plain) {
        return value;
    }
    format!("'{}'", value.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use proptest::prelude::*;

    use super::*;
    use crate::testing::any_text;

    #[test]
    fn plain_words_stay_as_they_are() {
        assert_eq!(word("v1.36.3+k3s1"), "v1.36.3+k3s1");
        assert_eq!(word("/etc/rancher/k3s"), "/etc/rancher/k3s");
    }

    #[test]
    fn everything_else_is_quoted() {
        assert_eq!(word(""), "''");
        assert_eq!(word("it's"), r"'it'\''s'");
        assert_eq!(word("~root"), "'~root'");
        assert_eq!(word("a=b"), "'a=b'");
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn a_real_shell_gives_the_same_word_back(value in any_text()) {
            let value = value.replace('\0', "");
            let script = format!("printf %s {}", word(&value));
            let out = Command::new("sh").arg("-c").arg(&script).output().expect("sh runs");
            prop_assert_eq!(String::from_utf8(out.stdout).expect("UTF-8"), value);
        }
    }
}
