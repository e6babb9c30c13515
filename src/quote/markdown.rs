//! Text within Markdown prose, tables and code.

/// `value` as running text: no mark of it starts an emphasis, a link, a tag, a heading or a
/// table cell, and it stays on its line.
pub fn text(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    for c in value.chars() {
        match c {
            '\n' | '\r' | '\t' => out.push(' '),
            c if c.is_control() => {}
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// `value` as code within a line, in a fence that it cannot close.
pub fn code(value: &str) -> String {
    let value: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
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
    fn code_cannot_close_its_fence() {
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(fence("```yaml\n```"), "````");
    }
}
