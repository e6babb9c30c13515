//! Markdown as people read it: without its marks, with what they mean shown instead.
//!
//! Each line of the source is one line here, so that a place in the one is a place in the other.
//! It knows what prompts are made of (headings, lists, quotations, fences, emphasis, links); tables
//! stay as they are. Code keeps its backticks: without colours nothing else would tell it from
//! prose.

use super::highlight::{Line, Piece};
use super::safe;
use crate::theme::Role;

/// What stands before an item of a list.
const BULLET: &str = "• ";

/// Columns by which code in a fence is indented.
const INDENT: &str = "    ";

/// The lines of a Markdown text as people read them.
pub fn readable(text: &str) -> Vec<Line> {
    let mut fence = None;
    text.lines().map(|line| one_line(&safe::line(line), &mut fence)).collect()
}

/// One line; `fence` is the run of marks that ends the code around it.
fn one_line(line: &str, fence: &mut Option<String>) -> Line {
    let trimmed = line.trim_start();
    let run = fence_run(trimmed);
    if let Some(open) = fence {
        if run.starts_with(open.as_str()) && trimmed == run {
            *fence = None;
            return Line::new();
        }
        return vec![piece(Role::Code, &format!("{INDENT}{line}"))];
    }
    if !run.is_empty() {
        *fence = Some(run.to_owned());
        return vec![piece(Role::Muted, &format!("{INDENT}{}", trimmed[run.len()..].trim()))];
    }
    prose(line)
}

/// The three or more backticks or tildes that a line begins with.
fn fence_run(line: &str) -> &str {
    let mark = line.chars().next().unwrap_or(' ');
    let rest = line.trim_start_matches(mark);
    let run = &line[..line.len() - rest.len()];
    if matches!(mark, '`' | '~') && run.len() >= 3 { run } else { "" }
}

fn prose(line: &str) -> Line {
    if let Some((level, title)) = heading(line) {
        let role = if level == 1 { Role::Heading } else { Role::Title };
        return vec![piece(role, &plain(title))];
    }
    if is_rule(line) {
        return vec![piece(Role::Muted, &"─".repeat(8))];
    }
    let text = line.trim_start();
    let indent = &line[..line.len() - text.len()];
    let mut out = Line::new();
    let rest =
        if let Some(item) = ["- ", "* ", "+ "].iter().find_map(|mark| text.strip_prefix(mark)) {
            out.push(piece(Role::Text, &format!("{indent}{BULLET}")));
            item
        } else if let Some(quoted) = text.strip_prefix("> ") {
            out.push(piece(Role::Muted, &format!("{indent}> ")));
            quoted
        } else {
            line
        };
    spans(rest, Role::Text, &mut out);
    out
}

fn heading(line: &str) -> Option<(usize, &str)> {
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    let title = title.strip_prefix(' ')?;
    (1..=6).contains(&level).then(|| (level, title.trim_end()))
}

/// Three or more of one mark and nothing else.
fn is_rule(line: &str) -> bool {
    let marks = line.replace(' ', "");
    let of = |mark: char| marks.len() >= 3 && marks.chars().all(|c| c == mark);
    of('-') || of('*') || of('_')
}

fn piece(role: Role, text: &str) -> Piece {
    Piece { role, text: text.to_owned() }
}

/// The text of a run of prose without its marks.
fn plain(text: &str) -> String {
    let mut line = Line::new();
    spans(text, Role::Text, &mut line);
    line.into_iter().map(|piece| piece.text).collect()
}

/// Emphasis, code, links and escaped marks within prose.
fn spans(text: &str, role: Role, out: &mut Line) {
    let mut rest = text;
    while let Some(at) = rest.find(['\\', '`', '*', '[']) {
        push(out, role, &rest[..at]);
        rest = &rest[at..];
        let taken = code(rest, out)
            .or_else(|| emphasis(rest, out))
            .or_else(|| link(rest, role, out))
            .or_else(|| escaped(rest, role, out));
        rest = &rest[taken.unwrap_or_else(|| as_it_is(rest, role, out))..];
    }
    push(out, role, rest);
}

fn push(out: &mut Line, role: Role, text: &str) {
    match out.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.role == role => last.text.push_str(text),
        _ => out.push(piece(role, text)),
    }
}

/// A mark that means nothing here.
fn as_it_is(rest: &str, role: Role, out: &mut Line) -> usize {
    let mark = rest.chars().next().map_or(0, char::len_utf8);
    push(out, role, &rest[..mark]);
    mark
}

fn code(rest: &str, out: &mut Line) -> Option<usize> {
    let run = rest.len() - rest.trim_start_matches('`').len();
    if run == 0 {
        return None;
    }
    let end = run + rest[run..].find(&rest[..run])? + run;
    push(out, Role::Code, &rest[..end]);
    Some(end)
}

fn emphasis(rest: &str, out: &mut Line) -> Option<usize> {
    let mark = ["**", "*"].into_iter().find(|mark| rest.starts_with(mark))?;
    let inside = &rest[mark.len()..];
    // A mark before a blank is no emphasis: `2 * 3`.
    let end = inside.find(mark).filter(|end| *end > 0 && !inside.starts_with(' '))?;
    spans(&inside[..end], Role::Strong, out);
    Some(end + 2 * mark.len())
}

/// `[text](address)`: both are shown.
fn link(rest: &str, role: Role, out: &mut Line) -> Option<usize> {
    let (text, tail) = rest.strip_prefix('[')?.split_once("](")?;
    let (address, _) = tail.split_once(')')?;
    spans(text, role, out);
    push(out, role, " (");
    push(out, Role::Link, address);
    push(out, role, ")");
    Some(text.len() + address.len() + "[]()".len())
}

fn escaped(rest: &str, role: Role, out: &mut Line) -> Option<usize> {
    let mark = rest.strip_prefix('\\')?.chars().next().filter(char::is_ascii_punctuation)?;
    push(out, role, mark.encode_utf8(&mut [0; 4]));
    Some(2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::any_text;

    fn shown(text: &str) -> Vec<String> {
        let join = |line: Line| line.into_iter().map(|piece| piece.text).collect();
        readable(text).into_iter().map(join).collect()
    }

    #[test]
    fn marks_go_and_their_meaning_stays() {
        let line = |text: &str| readable(text).remove(0);
        assert_eq!(line("# Role"), [piece(Role::Heading, "Role")]);
        assert_eq!(line("### `a` step"), [piece(Role::Title, "`a` step")]);
        assert_eq!(
            line("  - **RAM**, at `x`: *fits*"),
            [
                piece(Role::Text, "  • "),
                piece(Role::Strong, "RAM"),
                piece(Role::Text, ", at "),
                piece(Role::Code, "`x`"),
                piece(Role::Text, ": "),
                piece(Role::Strong, "fits"),
            ]
        );
        assert_eq!(
            shown("see [docs](https://x/y) \\*now\\*, 2 * 3"),
            ["see docs (https://x/y) *now*, 2 * 3"]
        );
        assert_eq!(shown("> quoted\n---"), ["> quoted", "────────"]);
    }

    #[test]
    fn nothing_in_a_fence_is_a_mark() {
        let text = "```yaml\n# a: **b**\n```\n**c**\n````\n```\n````";
        assert_eq!(shown(text), ["    yaml", "    # a: **b**", "", "c", "    ", "    ```", ""]);
    }

    #[test]
    fn what_is_no_markdown_stays() {
        for text in ["a ** b", "`open", "[x] y", "#hash", "1. one", "| a | b |", "C:\\dir"] {
            assert_eq!(shown(text), [text]);
        }
    }

    proptest! {
        #[test]
        fn lines_stay_lines_and_nothing_acts_on_the_terminal(text in any_text()) {
            let lines = shown(&text);
            prop_assert_eq!(lines.len(), text.lines().count());
            prop_assert!(!lines.concat().chars().any(char::is_control));
        }
    }
}
