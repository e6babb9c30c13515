//! Text within Markdown prose, tables and code.

use super::visible;

/// `value` as running text: no mark of it starts an emphasis, a link, a tag, a heading or a
/// table cell, it stays on its line, and nothing in it is hidden.
pub fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in visible::line(value).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// `value` as code within a line, in a fence that it cannot close, with nothing hidden.
pub fn code(value: &str) -> String {
    let value = visible::line(value);
    let longest = value.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad =
        if value.starts_with('`') || value.ends_with('`') || value.is_empty() { " " } else { "" };
    format!("{fence}{pad}{value}{pad}{fence}")
}

/// The fence for a block of code that contains `body`: longer than any run of backticks in it.
pub fn fence(body: &str) -> String {
    let longest = body.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(longest.max(2) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_in_text_lose_their_meaning() {
        assert_eq!(text("a_b|c\n# d"), r"a\_b\|c \# d");
    }

    #[test]
    fn nothing_reorders_or_breaks_the_line() {
        let hostile = "gnp.\u{202e}exe\u{2066}\u{2028}x\u{2029}y\u{85}z\u{200b}\u{e0041}\u{1b}";
        assert_eq!(text(hostile), "gnp.exe x y z");
        assert_eq!(code(hostile), "`gnp.exe x y z`");
    }

    #[test]
    fn code_cannot_close_its_fence() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(fence("```yaml\n```"), "````");
    }
}
