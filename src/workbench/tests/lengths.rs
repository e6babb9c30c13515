//! No sentence is too long for its place, in either language.

use super::world::Memory;
use super::{bench, fleet, press, screen};
use crate::text::{Language, Texts, keys};
use crate::workbench::command::{Action, COMMANDS, Command, Context};
use crate::workbench::key::Key;
use crate::workbench::keymap::Keymap;
use crate::workbench::widget::safe;

/// The columns inside a frame on a screen of 60 columns, and of 80 (a list of commands).
const ON_SIXTY: usize = 56;
const BAR_ON_SIXTY: usize = 58;
const ON_EIGHTY: usize = 72;

fn labels(keymap: &Keymap, id: &str, texts: &Texts) -> Vec<String> {
    keymap.keys(id).iter().map(|key: &Key| key.label(texts)).collect()
}

/// The hints of a context as the bar writes them, with the columns between them: the help first,
/// and of the words that a key may have the longest.
fn bar(context: Context, texts: &Texts) -> String {
    let keymap = Keymap::builtin();
    let shared = if context.takes_text() { Context::Typing } else { Context::Layer };
    let here = |c: &&Command| [context, shared].contains(&c.context) && c.hint.is_some();
    // A review that there is asks for no answer, and where more comes a thumb says so as well.
    let apart = [Action::Open, Action::FromClipboard, Action::Down];
    // In the texts of a review it stands where Enter, which is longer, stands in its lists.
    let instead = |c: &&Command| c.context == Context::Review && c.action == Action::SearchNext;
    let counts = |c: &&Command| here(c) && !apart.contains(&c.action) && !instead(c);
    let mut hints: Vec<_> = COMMANDS.iter().filter(counts).collect();
    hints.sort_by_key(|command| command.hint);
    let word = |command: &&Command| {
        let key = labels(&keymap, command.id, texts).into_iter().next().unwrap_or_default();
        let words = keys(texts.language()).into_iter();
        let own = format!("{}.", command.text_key());
        // While a review runs there is nothing else to do.
        let words = words.filter(|key| key.strip_prefix(&own).is_some_and(|word| word != "stop"));
        let words = words.map(|key| texts.get(&key));
        format!("{key} {}", words.max_by_key(|word| safe::width(word)).unwrap_or_default())
    };
    hints.iter().map(word).collect::<Vec<_>>().join("   ")
}

#[test]
fn the_answers_to_a_question_are_all_seen_at_sixty_columns() {
    let layers = COMMANDS.iter().map(|command| command.context);
    let layers: std::collections::BTreeSet<Context> =
        layers.filter(|context| !matches!(context, Context::Workbench | Context::Form)).collect();
    let mut long = Vec::new();
    for language in Language::ALL {
        let texts = Texts::new(language);
        let bars = layers.iter().map(|context| bar(*context, &texts));
        long.extend(bars.filter(|bar| safe::width(bar) > BAR_ON_SIXTY));
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn every_command_is_named_whole_beside_its_keys_at_eighty_columns() {
    let keymap = Keymap::builtin();
    let mut long = Vec::new();
    for language in Language::ALL {
        let texts = Texts::new(language);
        for command in COMMANDS {
            let mut detail = labels(&keymap, command.id, &texts).join("  ");
            if command.context != Context::Workbench {
                let place = texts.get(&format!("context-{}", command.context.name()));
                detail = format!("{place}  {detail}");
            }
            let title = texts.get(&command.text_key());
            let width = safe::width(&title) + 1 + safe::width(&detail);
            if width > ON_EIGHTY {
                long.push(format!("{width}: {title} {detail}"));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn titles_and_section_heads_fit_where_they_stand() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for key in keys(language) {
            let most = match key.split_once('-') {
                // On a frame's upper line, with a column free at either side.
                Some(("title", _)) => ON_SIXTY - 2,
                // In the form of a screen of 80 columns, with a fold mark and a count.
                Some(("section" | "list", _)) => 24,
                _ => continue,
            };
            let title = texts.get(&key);
            assert!(safe::width(&title) <= most, "{key}: {title}");
        }
    }
}

#[test]
fn the_first_keys_are_named_whole_on_a_small_screen() {
    for language in Language::ALL {
        let mut memory = Memory::default();
        let mut bench = bench(fleet(), &mut memory);
        bench.model.texts = std::sync::Arc::new(Texts::new(language));
        press(&mut bench, "down");
        for (columns, count) in [(60, 4), (80, 5), (120, 8)] {
            let shown = screen(&mut bench, columns, 24);
            let bar = shown.lines().last().unwrap_or_default().to_owned();
            let named = bar.trim().split("   ").count();
            assert!(named >= count, "{columns}: {bar}");
            assert!(!bar.contains('…'), "{columns}: {bar}");
        }
    }
}

#[test]
fn numbers_and_plurals_are_those_of_the_language() {
    use crate::text::Phrase;
    let say = |language, count: u32| {
        Texts::new(language).say(&Phrase::new("header-clusters").with("count", count))
    };
    assert_eq!(say(Language::En, 0), "0 clusters");
    assert_eq!(say(Language::En, 1), "1 cluster");
    assert_eq!(say(Language::En, 1_310), "1,310 clusters");
    // French: the plural begins with 2, thousands by a narrow no-break space.
    assert_eq!(say(Language::Fr, 0), "0 cluster");
    assert_eq!(say(Language::Fr, 1), "1 cluster");
    assert_eq!(say(Language::Fr, 2), "2 clusters");
    assert_eq!(say(Language::Fr, 1_310), "1\u{202f}310 clusters");
}
