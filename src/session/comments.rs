//! Comments, carried from the text that a session was read from to the one it is saved as.
//!
//! The canonical text has none of its own. A comment on a line of its own hangs on the field or
//! list item below it (on the one above, where it is indented deeper than what follows), one at
//! the end of a line on what starts in that line. Whatever has no place any more is named, so
//! that nobody loses it unasked. The result is read again: a comment can never change a design.

use super::anchors::{Anchor, anchors, renamed};
use super::lines::{Line, lines};
use crate::design::FleetDesign;
use crate::design::read::read;
use crate::design::write::write;

/// A comment of the original text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its line in the original text, from 1.
    pub line: usize,
    /// Its text, from the `#` on.
    pub text: String,
}

/// A canonical text with comments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Woven {
    /// The text of the session file.
    pub text: String,
    /// The comments that have no place in it any more.
    pub dropped: Vec<Comment>,
}

/// The canonical text of a design with the comments of `original`.
pub fn weave(original: &str, design: &FleetDesign) -> Woven {
    let canonical = write(design);
    let hung = hang(original);
    for gaps in [true, false] {
        let woven = Weaver::new(&canonical, gaps).weave(original, &hung);
        if read(&woven.text).as_ref() == Ok(design) {
            return woven;
        }
    }
    Woven { text: canonical, dropped: hung.into_iter().map(|hung| hung.comment).collect() }
}

/// What a comment hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Hook {
    /// It stands above this.
    Above(String),
    /// It stands below this, before whatever follows.
    Below(String),
    /// It stands in the line of this.
    Behind(String),
    /// It stands at the end of the text.
    End,
}

/// A comment with what it hangs on.
struct Hung {
    comment: Comment,
    hook: Hook,
    /// Whether an empty line stands before it.
    gap_before: bool,
    /// Whether an empty line stands between it and what it is above of.
    gap_after: bool,
}

fn hang(text: &str) -> Vec<Hung> {
    let lines = lines(text);
    let anchors = anchors(text);
    let indents: Vec<usize> = text.split('\n').map(indent_of).collect();
    let mut hung = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let (hook, words) = match *line {
            Line::Comment(indent, words) => (above(&anchors, &indents, number, indent), words),
            Line::Content(Some(words)) => (behind(&anchors, number), words),
            Line::Blank | Line::Content(None) => continue,
        };
        hung.push(Hung {
            comment: Comment { line: number + 1, text: words.to_owned() },
            hook,
            gap_before: number > 0 && lines[number - 1] == Line::Blank,
            gap_after: is_before_gap(&lines[number + 1..]),
        });
    }
    hung
}

/// Whether what follows starts with an empty line and then goes on with something else than
/// another comment, which would count that line for itself.
fn is_before_gap(rest: &[Line<'_>]) -> bool {
    let next = rest.iter().find(|line| **line != Line::Blank);
    rest.first() == Some(&Line::Blank) && matches!(next, Some(Line::Content(_)))
}

fn above(anchors: &[Anchor], indents: &[usize], line: usize, indent: usize) -> Hook {
    let next = anchors.iter().find(|anchor| anchor.line > line);
    let previous = anchors.iter().rfind(|anchor| anchor.line < line);
    let next_indent = next.map_or(0, |next| indents[next.line]);
    match (next, previous) {
        (_, Some(previous)) if indent > next_indent => Hook::Below(previous.path.clone()),
        (Some(next), _) => Hook::Above(next.path.clone()),
        (None, _) => Hook::End,
    }
}

fn behind(anchors: &[Anchor], line: usize) -> Hook {
    let here = anchors.iter().find(|anchor| anchor.line == line);
    let anchor = here.or_else(|| anchors.iter().rfind(|anchor| anchor.line < line));
    anchor.map_or(Hook::End, |anchor| Hook::Behind(anchor.path.clone()))
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Puts comments between the lines of a canonical text.
struct Weaver<'a> {
    lines: Vec<&'a str>,
    anchors: Vec<Anchor>,
    /// What comes before each line, and after the last.
    before: Vec<Vec<String>>,
    /// What comes at the end of each line.
    behind: Vec<Option<String>>,
    gaps: bool,
}

impl<'a> Weaver<'a> {
    fn new(canonical: &'a str, gaps: bool) -> Self {
        let lines: Vec<&str> = canonical.lines().collect();
        let (before, behind) = (vec![Vec::new(); lines.len() + 1], vec![None; lines.len()]);
        Self { lines, anchors: anchors(canonical), before, behind, gaps }
    }

    fn weave(mut self, original: &str, hung: &[Hung]) -> Woven {
        let renamed = renamed(&anchors(original), &self.anchors);
        let mut dropped = Vec::new();
        for comment in hung {
            if !self.place(comment, &renamed) {
                dropped.push(comment.comment.clone());
            }
        }
        Woven { text: self.text(), dropped }
    }

    /// Places one comment; false where it has no place.
    fn place(&mut self, hung: &Hung, renamed: &[(String, String)]) -> bool {
        let find = |path: &String| {
            let path = rename(path, renamed);
            self.anchors.iter().find(|anchor| anchor.path == path).map(|anchor| anchor.line)
        };
        match &hung.hook {
            Hook::End => self.put(self.lines.len(), 0, hung),
            Hook::Above(path) => match find(path) {
                Some(line) => self.put(line, indent_of(self.lines[line]), hung),
                None => return false,
            },
            Hook::Below(path) => match find(path) {
                Some(line) => self.put(self.end_of(line), self.indent_below(line), hung),
                None => return false,
            },
            Hook::Behind(path) => match find(path) {
                Some(line) => self.put_behind(line, hung),
                None => return false,
            },
        }
        true
    }

    fn put(&mut self, line: usize, indent: usize, hung: &Hung) {
        let lines = &mut self.before[line];
        let doubled = lines.last().is_some_and(String::is_empty);
        if self.gaps && hung.gap_before && !doubled && (line > 0 || !lines.is_empty()) {
            lines.push(String::new());
        }
        lines.push(format!("{}{}", " ".repeat(indent), hung.comment.text));
        if self.gaps && hung.gap_after && matches!(hung.hook, Hook::Above(_)) {
            lines.push(String::new());
        }
    }

    /// At the end of the line; above it, where there is a comment already or a block begins.
    fn put_behind(&mut self, line: usize, hung: &Hung) {
        let block = self.lines[line].ends_with(['|', '>', '-', '+']);
        if block || self.behind[line].is_some() {
            let indent = indent_of(self.lines[line]);
            self.before[line].push(format!("{}{}", " ".repeat(indent), hung.comment.text));
        } else {
            self.behind[line] = Some(hung.comment.text.clone());
        }
    }

    /// The first line after what starts in `line`: that of the next anchor.
    fn end_of(&self, line: usize) -> usize {
        let next = self.anchors.iter().find(|anchor| anchor.line > line);
        next.map_or(self.lines.len(), |anchor| anchor.line)
    }

    /// How far a comment below a line is indented: as what belongs to it.
    fn indent_below(&self, line: usize) -> usize {
        let text = self.lines[line];
        let opens = text.ends_with(':') || text.trim_start().starts_with("- ");
        indent_of(text) + if opens { 2 } else { 0 }
    }

    fn text(&self) -> String {
        let mut text = String::new();
        for (number, before) in self.before.iter().enumerate() {
            for line in before {
                text.push_str(line);
                text.push('\n');
            }
            if let Some(line) = self.lines.get(number) {
                text.push_str(line);
                if let Some(comment) = &self.behind[number] {
                    text.push(' ');
                    text.push_str(comment);
                }
                text.push('\n');
            }
        }
        text
    }
}

/// A path after items have been renamed.
fn rename(path: &str, renamed: &[(String, String)]) -> String {
    let tail = |old: &str| {
        path.strip_prefix(old).filter(|tail| tail.is_empty() || tail.starts_with(['.', '[']))
    };
    renamed
        .iter()
        .find_map(|(old, new)| tail(old).map(|tail| format!("{new}{tail}")))
        .unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::design::List;
    use crate::design::fields::set;

    const COMMENTED: &str = "\
# The fleet of the North Sea.
# Ask operations before a change.

fleetwright: 1
name: fleet  # short

# Rings come first.
fleet:
  rings:
    # one in a hundred
    - {name: canary, share: 1%}  # engineers' own
    - {name: broad, share: 99%}
devices:
  # the old ones
  - name: gateway
    memory: 2Gi  # soldered
    # uefi: true once the firmware is there

  # the new ones
  - {name: camera, memory: 8Gi}
platform:
  addons: [coredns,  # names
    local-path]
# That's all.
";

    fn commented() -> FleetDesign {
        read(COMMENTED).expect("a session")
    }

    #[test]
    fn every_comment_finds_its_place_in_the_canonical_text() {
        let woven = weave(COMMENTED, &commented());
        assert_eq!(woven.dropped, []);
        for lines in [
            "# The fleet of the North Sea.\n# Ask operations before a change.\n\nfleetwright: 1\n",
            "name: fleet # short\n",
            "\n# Rings come first.\nfleet:\n",
            "    # one in a hundred\n    - name: canary # engineers' own\n",
            "devices:\n  # the old ones\n  - name: gateway\n",
            "    memory: 2Gi # soldered\n",
            "    # uefi: true once the firmware is there\n    cores: 4\n",
            "\n  # the new ones\n  - name: camera\n",
            "  addons: [coredns, local-path] # names\n",
        ] {
            assert!(woven.text.contains(lines), "{lines:?} in:\n{}", woven.text);
        }
        assert!(woven.text.ends_with("# That's all.\n"), "{}", woven.text);
    }

    #[test]
    fn a_second_save_changes_nothing() {
        let once = weave(COMMENTED, &commented());
        assert_eq!(weave(&once.text, &commented()), once);
    }

    #[test]
    fn a_comment_goes_along_when_its_item_moves_or_is_renamed() {
        let mut design = commented();
        List::Devices.move_item(&mut design, 0, 1);
        let moved = weave(COMMENTED, &design);
        assert!(moved.text.contains("  # the old ones\n  - name: gateway\n"), "{}", moved.text);
        let mut design = commented();
        set(&mut design, "devices[gateway].name", "edge-gateway").expect("set");
        let renamed = weave(COMMENTED, &design);
        assert_eq!(renamed.dropped, []);
        assert!(
            renamed.text.contains("# the old ones\n  - name: edge-gateway"),
            "{}",
            renamed.text
        );
        assert!(renamed.text.contains("memory: 2Gi # soldered"), "{}", renamed.text);
    }

    #[test]
    fn what_has_no_place_any_more_is_named_with_its_line() {
        let mut design = commented();
        List::Devices.remove(&mut design, 0);
        let dropped = weave(COMMENTED, &design).dropped;
        let lines: Vec<_> = dropped.iter().map(|comment| comment.line).collect();
        assert_eq!(lines, [14, 16, 17]);
        assert_eq!(dropped[0].text, "# the old ones");
    }

    #[test]
    fn a_comment_behind_a_block_goes_above_it() {
        let text = "fleetwright: 1\nname: a\nprompt:\n  notes: | # for the model\n    # no comment\n    two\n  # tail\ndevices:\n  - name: d\n";
        let design = read(text).expect("a session");
        let woven = weave(text, &design);
        assert_eq!(woven.dropped, []);
        assert!(
            woven.text.contains("  # for the model\n  notes: |\n    # no comment\n"),
            "{}",
            woven.text
        );
        assert!(woven.text.contains("    two\n  # tail\n"), "{}", woven.text);
    }

    proptest! {
        #[test]
        fn comments_anywhere_change_no_design_and_are_placed_or_named(
            seed in proptest::collection::vec((0_usize..24, 0_usize..6, "[a-z:#\"'\\[{ -]{0,8}"), 1..8)
        ) {
            let mut lines: Vec<String> = COMMENTED.lines().map(str::to_owned).collect();
            for (at, indent, words) in &seed {
                lines.insert((*at).min(lines.len()), format!("{}# @{words}", " ".repeat(*indent)));
            }
            let text = lines.join("\n") + "\n";
            let design = read(&text).expect("a session");
            let woven = weave(&text, &design);
            prop_assert_eq!(read(&woven.text), Ok(design.clone()));
            let kept = woven.text.matches("# @").count();
            prop_assert_eq!(kept + woven.dropped.iter().filter(|c| c.text.starts_with("# @")).count(), seed.len());
            let again = weave(&woven.text, &design);
            prop_assert_eq!(again.dropped, vec![]);
            prop_assert_eq!(again.text, woven.text);
        }
    }
}
