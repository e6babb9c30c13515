//! Texts that nobody means well with, and designs that nobody thought of.

use proptest::prelude::*;

use super::fixture::{assessment, design, with};
use super::*;
use crate::design::fields::fields;
use crate::design::{FleetDesign, List};

/// Headings outside of fences.
fn headings(text: &str) -> Vec<&str> {
    let mut fence: Option<usize> = None;
    let mut headings = Vec::new();
    for line in text.lines() {
        let ticks = line.trim_start().chars().take_while(|c| *c == '`').count();
        match fence {
            Some(open) if ticks >= open => fence = None,
            None if ticks >= 3 => fence = Some(ticks),
            None if line.starts_with('#') => headings.push(line),
            _ => {}
        }
    }
    headings
}

fn assert_tidy(text: &str) {
    assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{text:?}");
    assert!(!text.contains("\n\n\n"), "two empty lines\n{text}");
    for line in text.lines() {
        assert_eq!(line, line.trim_end(), "trailing space");
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
}

const TEXTS: [&str; 8] = [
    "project.appliances",
    "project.summary",
    "devices[].hardware",
    "gitops.repository",
    "gitops.revision",
    "gitops.version",
    "workloads[].image",
    "workloads[].probe",
];

fn fill(design: &mut FleetDesign, text: &str) {
    for field in fields().iter().filter(|field| TEXTS.contains(&field.path)) {
        let _ = field.set(design, 0, text);
    }
}

/// Marks of Markdown, of the templates and of terminals among ordinary text.
fn hostile() -> impl Strategy<Value = String> {
    let pieces = prop_oneof![
        Just("\n# Heading\n".to_owned()),
        Just("```\n".to_owned()),
        Just("`".to_owned()),
        Just("\n---\n===\n".to_owned()),
        Just("[= name =][% if %]".to_owned()),
        Just("<!--".to_owned()),
        Just("\u{1b}[2J\u{202e}\u{2028}".to_owned()),
        Just("\u{1}__minijinja_ValueHandle".to_owned()),
        Just("](x) | * _ ~ $(x) \\".to_owned()),
        "\\PC{0,12}",
        any::<String>(),
    ];
    proptest::collection::vec(pieces, 0..6).prop_map(|pieces| pieces.concat())
}

proptest! {
    // Each case renders up to four prompts.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_text_adds_or_takes_a_heading(text in hostile(), basic: bool, french: bool) {
        let tier = if basic { Tier::Basic } else { Tier::Pro };
        let language = if french { Language::Fr } else { Language::En };
        let mut hostile = design();
        fill(&mut hostile, &text);
        let made = prompt(&with(hostile.clone()), tier, language, None);
        assert_tidy(&made.text);
        let plain = prompt(&with(design()), tier, language, None).text;
        prop_assert_eq!(headings(&made.text), headings(&plain), "{}", made.text);
        prop_assert_eq!(prompt(&with(hostile), tier, language, None), made);
    }

    #[test]
    fn notes_stand_at_the_end_and_change_nothing_before_them(text in hostile()) {
        let mut hostile = design();
        let before = prompt(&with(hostile.clone()), Tier::Pro, Language::En, None).text;
        let before = before.split("\n# Notes").next().expect("a text").to_owned();
        hostile.prompt.notes = text;
        let made = prompt(&with(hostile), Tier::Pro, Language::En, None).text;
        assert_tidy(&made);
        prop_assert!(made.trim_end().starts_with(before.trim_end()), "{made}");
    }

    #[test]
    fn every_design_has_a_prompt(choices in proptest::collection::vec((0..fields().len(), 0_usize..9), 0..30), items in 0_usize..4) {
        let mut design = design();
        for list in List::ALL {
            for _ in 0..items {
                list.push(&mut design);
            }
        }
        for (at, choice) in choices {
            let field = &fields()[at];
            let text = match field.kind {
                crate::design::Kind::Choice(words) | crate::design::Kind::Flags(words) => {
                    words[choice % words.len()]
                }
                crate::design::Kind::Switch => ["true", "false"][choice % 2],
                crate::design::Kind::Count => ["0", "1", "3", "7", "120"][choice % 5],
                _ => "",
            };
            let _ = field.set(&mut design, choice % 3, text);
        }
        for language in Language::ALL {
            for tier in [Tier::Basic, Tier::Pro] {
                let made = prompt_with(&with(design.clone()), tier, language, None, &Overrides::new());
                assert_tidy(&made.expect("renders").text);
            }
        }
    }
}

#[test]
fn a_fleet_without_devices_has_a_prompt() {
    let mut design = design();
    design.devices.clear();
    assert_tidy(&prompt(&with(design), Tier::Pro, Language::Fr, None).text);
}

#[test]
fn figures_are_tidy_too() {
    for language in Language::ALL {
        assert_tidy(&prompt(&assessment(), Tier::Pro, language, None).text);
    }
}
