//! The stacked bar of plain text: letters instead of colours, and each of them said in words.
//!
//! Groups stand side by side, each with what it certainly takes in capitals and what it may take on
//! top in small letters. A screen reader may skip the one line of marks: the lines below it say the
//! same.

use crate::budget::{CONTROL_PLANE_LIMIT_MIB, Group, NodeBudget};
use crate::text::{Phrase, Texts};

/// Marks of a bar, which with its margin and its wall leave nothing of 80 columns unused.
const MARKS: usize = 76;

/// The bar of a node with the line of limits below it, and what each mark means.
pub(super) fn lines(node: &NodeBudget, texts: &Texts) -> String {
    let most = node.memory_mib.max(node.total.high);
    // Whole MiB for a mark, so that a reader can count; the last one may stay empty.
    let mib = (most / to_f64(MARKS)).ceil().max(1.0);
    let head = Phrase::new("cli-budget-bar").with("mib", mib);
    let mut out = texts.say(&head) + "\n";
    out.push_str(&format!("  {}\n", bar(node, mib)));
    out.push_str(&format!("  {}\n", limits(node, mib).trim_end()));
    let parts: Vec<String> = parts(node).map(|group| texts.say(&part(node, *group))).collect();
    out.push_str(&folded(&parts));
    out.push_str(&folded(&marks(node).map(|mark| texts.say(&mark)).collect::<Vec<_>>()));
    out
}

/// The groups that take anything.
fn parts(node: &NodeBudget) -> impl Iterator<Item = &'static Group> + use<'_> {
    Group::ALL.iter().filter(|group| node.group(**group).high > 0.0)
}

/// One letter for each group, the same in every language.
fn letter(group: Group) -> char {
    match group {
        Group::Os => 'O',
        Group::Distribution => 'D',
        Group::Datastore => 'S',
        Group::Addons => 'A',
        Group::Engine => 'E',
        Group::Workloads => 'W',
    }
}

fn part(node: &NodeBudget, group: Group) -> Phrase {
    let mib = node.group(group);
    Phrase::new("cli-budget-bar-part")
        .with("letter", letter(group).to_string())
        .with("group", group.label())
        .with("low", mib.low.round())
        .with("high", mib.high.round())
}

/// What lies where: the memory's end may lie inside of the bar, for the sum may be larger.
fn bar(node: &NodeBudget, mib: f64) -> String {
    let mut cells: Vec<char> = vec!['.'; to_cells(node.memory_mib / mib)];
    let mut end = 0.0;
    for group in parts(node) {
        let takes = node.group(*group);
        let upper = letter(*group);
        for (size, mark) in
            [(takes.low, upper), (takes.high - takes.low, upper.to_ascii_lowercase())]
        {
            let (from, to) = (to_cells(end / mib), to_cells((end + size) / mib));
            cells.resize(cells.len().max(to), '.');
            cells[from..to].fill(mark);
            end += size;
        }
    }
    cells.insert(to_cells(node.memory_mib / mib).min(cells.len()), ']');
    cells.into_iter().collect()
}

/// The line below the bar: where what is usable ends, and the limit of the control plane.
fn limits(node: &NodeBudget, mib: f64) -> String {
    let mut cells = vec![' '; MARKS + 1];
    let mut set = |at: f64, mark: char| {
        if let Some(cell) = cells.get_mut(to_cells(at / mib).saturating_sub(1)) {
            *cell = mark;
        }
    };
    if shows_limit(node) {
        set(CONTROL_PLANE_LIMIT_MIB, '4');
    }
    set(node.usable_mib, '^');
    cells.into_iter().collect()
}

/// On a smaller machine the limit lies beyond its memory and says nothing.
fn shows_limit(node: &NodeBudget) -> bool {
    node.memory_mib > CONTROL_PLANE_LIMIT_MIB
}

fn marks(node: &NodeBudget) -> impl Iterator<Item = Phrase> {
    let usable = Phrase::new("cli-budget-bar-usable").with("mib", node.usable_mib.round());
    let memory = Phrase::new("cli-budget-bar-memory").with("mib", node.memory_mib.round());
    let limit = shows_limit(node).then(|| Phrase::new("cli-budget-bar-limit"));
    [usable, memory].into_iter().chain(limit)
}

/// Short texts side by side, on lines of at most 80 columns.
fn folded(texts: &[String]) -> String {
    let mut lines = vec![String::from("   ")];
    for text in texts {
        let last = lines.last_mut().map(|line| line.chars().count()).unwrap_or_default();
        if last > 3 && last + 3 + text.chars().count() > 80 {
            lines.push(String::from("   "));
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(if line.len() > 3 { " · " } else { " " });
            line.push_str(text);
        }
    }
    lines.iter().map(|line| line.clone() + "\n").collect()
}

// Marks of a line: a few dozen, and never negative.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn to_cells(value: f64) -> usize {
    value.round().clamp(0.0, 10_000.0) as usize
}

#[expect(clippy::cast_precision_loss)]
fn to_f64(cells: usize) -> f64 {
    cells as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::Catalog;
    use crate::design::{Engine, FleetDesign, List, Memory, Name};
    use crate::text::Language;

    fn node(mib: u64, engine: Engine) -> NodeBudget {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        List::Devices.push(&mut design);
        design.devices[0].memory = Memory::mib(mib);
        design.gitops.engine = engine;
        crate::budget::budget(&design, &Catalog::builtin()).devices.remove(0)
    }

    #[test]
    fn a_bar_needs_no_colour_and_no_more_than_eighty_columns() {
        for mib in [512, 1_024, 2_048, 3_999, 8_192, 65_536] {
            for engine in Engine::ALL {
                for language in Language::ALL {
                    let text = lines(&node(mib, *engine), &Texts::new(language));
                    for line in text.lines() {
                        let width = line.chars().count();
                        let words = line.contains(' ') && !line.contains(']');
                        assert!(width <= 80 || words, "{mib} {width}: {line}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_marks_stand_for_what_the_words_say() {
        let node = node(2_048, Engine::Argocd);
        let text = lines(&node, &Texts::new(Language::En));
        let bar = text.lines().nth(1).expect("a bar");
        let mib = (node.memory_mib.max(node.total.high) / 76.0).ceil();
        let count = |mark: char| to_f64(bar.chars().filter(|c| *c == mark).count()) * mib;
        for (upper, group) in [('D', Group::Distribution), ('E', Group::Engine)] {
            let takes = node.group(group);
            assert!((count(upper) - takes.low).abs() <= mib, "{bar}");
            let rest = takes.high - takes.low;
            assert!((count(upper.to_ascii_lowercase()) - rest).abs() <= mib, "{bar}");
        }
        let end = bar.chars().position(|c| c == ']').expect("the end of the memory");
        assert!((to_f64(end - 2) * mib - node.memory_mib).abs() <= mib);
        let limits = text.lines().nth(2).expect("limits");
        let usable = limits.chars().position(|c| c == '^').expect("what is usable");
        assert!((to_f64(usable - 1) * mib - node.usable_mib).abs() <= mib);
        assert!(!limits.contains('4'), "there is less memory than that");
    }

    #[test]
    fn the_limit_of_the_control_plane_is_marked_where_the_machine_is_larger() {
        let text = lines(&node(8_192, Engine::Argocd), &Texts::new(Language::En));
        assert!(text.lines().nth(2).expect("limits").contains('4'), "{text}");
    }
}
