//! A design as the text of a session file, in canonical order: the order of the table of fields,
//! one value a line, so that one change is one line of `git diff`.

use super::fields::{Field, List, fields};
use super::model::FleetDesign;
use super::read::FORMAT;
use super::value::{Kind, words};
use crate::quote::yaml::scalar;

/// The session file of a design.
pub fn write(design: &FleetDesign) -> String {
    let mut out = format!("fleetwright: {FORMAT}\n");
    let mut open: Vec<&str> = Vec::new();
    let mut list_done: Vec<List> = Vec::new();
    for field in fields() {
        match field.list {
            None => {
                if let Some(text) = value(field, design, 0) {
                    put(&mut out, &mut open, field.path, 0, field.kind, &text);
                }
            }
            Some(list) if !list_done.contains(&list) => {
                list_done.push(list);
                put_list(&mut out, &mut open, list, design);
            }
            Some(_) => {}
        }
    }
    out
}

/// The value to write: none where the field has its default and need not be stated.
fn value(field: &Field, design: &FleetDesign, index: usize) -> Option<String> {
    let text = field.get(design, index)?;
    (field.stated || field.default().as_ref() != Some(&text)).then_some(text)
}

fn put_list<'a>(out: &mut String, open: &mut Vec<&'a str>, list: List, design: &FleetDesign) {
    let count = list.len(design);
    if count == 0 {
        // A file without this key is no session, one with an empty list is one to go on with.
        if list == List::Devices {
            open.clear();
            out.push_str("devices: []\n");
        }
        return;
    }
    let path: &'a str = list.path();
    let depth = open_groups(out, open, path);
    let indent = "  ".repeat(depth);
    let key = path.rsplit('.').next().unwrap_or(path);
    out.push_str(&format!("{indent}{key}:\n"));
    for index in 0..count {
        let mut item = String::new();
        let mut inner: Vec<&str> = Vec::new();
        for field in fields().iter().filter(|field| field.list == Some(list)) {
            if let Some(text) = value(field, design, index) {
                let path = &field.path[list.path().len() + "[].".len()..];
                put(&mut item, &mut inner, path, depth + 2, field.kind, &text);
            }
        }
        // The dash takes the place of the first line's last two spaces.
        let dash = "  ".repeat(depth + 1) + "- ";
        out.push_str(&item.replacen(&"  ".repeat(depth + 2), &dash, 1));
    }
}

/// Writes one value below its groups, opening those that aren't open yet.
fn put<'a>(
    out: &mut String,
    open: &mut Vec<&'a str>,
    path: &'a str,
    base: usize,
    kind: Kind,
    text: &str,
) {
    let depth = open_groups_at(out, open, path, base);
    let indent = "  ".repeat(depth);
    let key = path.rsplit('.').next().unwrap_or(path);
    out.push_str(&format!("{indent}{key}: {}\n", shown(kind, text, depth)));
}

fn open_groups<'a>(out: &mut String, open: &mut Vec<&'a str>, path: &'a str) -> usize {
    open_groups_at(out, open, path, 0)
}

/// Makes `open` the groups of `path`, writing the headers of new ones; gives the depth below.
fn open_groups_at<'a>(
    out: &mut String,
    open: &mut Vec<&'a str>,
    path: &'a str,
    base: usize,
) -> usize {
    let mut groups: Vec<&str> = path.split('.').collect();
    groups.pop();
    let common = open.iter().zip(&groups).take_while(|(a, b)| a == b).count();
    open.truncate(common);
    for group in &groups[common..] {
        out.push_str(&format!("{}{group}:\n", "  ".repeat(base + open.len())));
        open.push(group);
    }
    base + open.len()
}

fn shown(kind: Kind, text: &str, depth: usize) -> String {
    match kind {
        Kind::Flags(_) | Kind::List => {
            let items: Vec<String> = words(text).map(scalar).collect();
            format!("[{}]", items.join(", "))
        }
        Kind::LongText if is_block(text) => block(text, depth),
        // Choices, counts and quantities as people write them: none is special in either YAML.
        Kind::Switch
        | Kind::Count
        | Kind::Choice(_)
        | Kind::Memory
        | Kind::Endurance
        | Kind::Rate
        | Kind::Share
        | Kind::Span
        | Kind::Cpu => text.to_owned(),
        _ => scalar(text),
    }
}

/// Whether a text of several lines comes back unchanged from a literal block.
fn is_block(text: &str) -> bool {
    let printable = |c: char| c == '\n' || !(c.is_control() || scalar_escapes(c));
    text.contains('\n')
        && !text.starts_with([' ', '\n'])
        && text.chars().all(printable)
        && text.lines().all(|line| !line.trim().is_empty() || line.is_empty())
}

fn scalar_escapes(c: char) -> bool {
    scalar(&c.to_string()).contains('\\') && !matches!(c, '"' | '\\')
}

fn block(text: &str, depth: usize) -> String {
    let body = text.trim_end_matches('\n');
    let chomp = match text.len() - body.len() {
        0 => "-",
        1 => "",
        _ => "+",
    };
    let indent = "  ".repeat(depth + 1);
    let lines: Vec<String> = body
        .split('\n')
        .map(|line| if line.is_empty() { String::new() } else { format!("{indent}{line}") })
        .collect();
    let extra = "\n".repeat((text.len() - body.len()).saturating_sub(1));
    format!("|{chomp}\n{}{extra}", lines.join("\n"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::fields::set;
    use super::super::name::Name;
    use super::super::read::read;
    use super::*;
    use crate::testing::any_text;

    fn design() -> FleetDesign {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        for list in List::ALL {
            list.push(&mut design);
            list.push(&mut design);
        }
        design
    }

    #[test]
    fn the_order_is_canonical_and_one_change_is_one_line() {
        let mut design = design();
        let before = write(&design);
        assert!(
            before.starts_with("fleetwright: 1\nname: fleet\nprompt:\n  tier: pro\n"),
            "{before}"
        );
        assert!(
            before.contains("fleet:\n  regions:\n    - name: region\n      clusters: 0\n"),
            "{before}"
        );
        set(&mut design, "network.longest_outage", "120h").expect("set");
        let after = write(&design);
        let changed = before.lines().zip(after.lines()).filter(|(a, b)| a != b).count();
        assert_eq!(changed, 1);
    }

    #[test]
    fn overrides_of_a_device_stand_below_it() {
        let mut design = design();
        set(&mut design, "devices[1].gitops.engine", "argocd").expect("set");
        let text = write(&design);
        assert!(text.contains("    gitops:\n      engine: argocd\n"), "{text}");
        assert_eq!(read(&text), Ok(design));
    }

    #[test]
    fn a_device_type_without_any_of_the_fleets_choices_keeps_none() {
        for field in
            fields().iter().filter(|field| matches!(field.kind, Kind::Flags(_) | Kind::List))
        {
            let mut design = design();
            field.set(&mut design, 1, "[]").expect(field.path);
            let written = write(&design);
            assert_eq!(read(&written), Ok(design), "{}: {written}", field.path);
        }
    }

    proptest! {
        #[test]
        fn any_text_in_any_field_comes_back(text in any_text(), at in 0..fields().len()) {
            let mut design = design();
            let field = &fields()[at];
            if field.set(&mut design, 1, &text).is_ok() {
                let written = write(&design);
                prop_assert_eq!(read(&written), Ok(design), "{}", written);
            }
        }

        #[test]
        fn whatever_is_added_and_removed_comes_back(
            steps in proptest::collection::vec((0..List::ALL.len(), any::<bool>(), 0..3_usize), 0..20),
        ) {
            let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
            for (list, adds, at) in steps {
                if adds {
                    List::ALL[list].push(&mut design);
                } else {
                    List::ALL[list].remove(&mut design, at);
                }
                let written = write(&design);
                prop_assert_eq!(read(&written), Ok(design.clone()), "{}", written);
            }
        }

        #[test]
        fn any_notes_come_back(lines in proptest::collection::vec(" {0,2}[a-z:#\"\\\\é-]{0,6} {0,1}", 0..5), end in "\n{0,3}") {
            let mut design = design();
            design.prompt.notes = lines.join("\n") + &end;
            let written = write(&design);
            prop_assert_eq!(read(&written), Ok(design), "{}", written);
        }
    }
}
