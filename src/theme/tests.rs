//! What a user would notice of a theme: that all of it can be read, on every terminal.

use ratatui::style::{Color, Modifier, Style};

use super::*;
use crate::text::{Language, Texts};
use crate::yaml::Place;

const BLACK: Rgb = Rgb(0, 0, 0);
const WHITE: Rgb = Rgb(255, 255, 255);

fn all() -> Vec<Theme> {
    let themes = Themes::built_in();
    let load = |name| themes.load(name).unwrap_or_else(|problem| panic!("{problem:?}"));
    themes.names().into_iter().map(load).collect()
}

/// The pairs of text and ground colours that a terminal without colours of its own may have.
fn assumed(background: Background) -> Vec<(Rgb, Rgb)> {
    let dark = [(Rgb(0xd0, 0xd0, 0xd0), BLACK), (Rgb(0xd4, 0xd4, 0xd4), Rgb(0x1e, 0x1e, 0x1e))];
    let light = [(BLACK, WHITE), (Rgb(0x2e, 0x2e, 0x2e), Rgb(0xfa, 0xfa, 0xfa))];
    match background {
        Background::Dark => dark.to_vec(),
        Background::Light => light.to_vec(),
        Background::Any => [dark, light].concat(),
    }
}

/// What a colour of a style really looks like.
fn seen(color: Option<Color>, below: Rgb) -> Rgb {
    match color {
        Some(Color::Rgb(red, green, blue)) => Rgb(red, green, blue),
        Some(Color::Indexed(index)) => colour::of_256(index),
        _ => below,
    }
}

/// The contrast of a role as it is drawn: over an area that is filled with the text's style.
fn contrast(theme: &Theme, role: Role, depth: Depth, own: (Rgb, Rgb)) -> f64 {
    let text = theme.style(Role::Text, depth);
    let below = (seen(text.fg, own.0), seen(text.bg, own.1));
    let style = theme.style(role, depth);
    seen(style.fg, below.0).contrast(seen(style.bg, below.1))
}

#[test]
fn every_role_can_be_read_in_every_theme() {
    for theme in all() {
        // Lines are no text: WCAG asks 3 to 1 of them.
        let enough = |role| match (role, theme.name()) {
            (Role::Border, _) => 3.0,
            (_, "high-contrast") => 7.0,
            _ => 4.5,
        };
        for own in assumed(theme.background()) {
            for &role in Role::ALL {
                for depth in [Depth::True, Depth::Ansi256] {
                    let ratio = contrast(&theme, role, depth, own);
                    let name = (theme.name(), role.name(), depth, own);
                    assert!(ratio >= enough(role), "{name:?}: {ratio:.2}");
                }
            }
        }
    }
}

#[test]
fn a_selected_row_is_seen_on_every_terminal() {
    for theme in all() {
        for depth in Depth::ALL {
            let [chosen, idle, text] = [Role::Selection, Role::SelectionIdle, Role::Text]
                .map(|role| theme.style(role, depth));
            let name = (theme.name(), depth);
            let grounds = chosen.bg != text.bg;
            assert!(grounds || chosen.add_modifier.contains(Modifier::REVERSED), "{name:?}");
            assert_ne!(chosen, text, "{name:?}");
            assert_ne!(idle, text, "{name:?}");
        }
    }
}

#[test]
fn without_colours_no_theme_sends_one() {
    for theme in all() {
        for &role in Role::ALL {
            let style = theme.style(role, Depth::None);
            assert_eq!((style.fg, style.bg), (None, None), "{} {}", theme.name(), role.name());
        }
    }
}

#[test]
fn without_colours_verdicts_still_differ() {
    let styles = [Role::Fits, Role::Tight, Role::Over].map(|r| Theme::dark().style(r, Depth::None));
    assert_ne!(styles[0], styles[1]);
    assert_ne!(styles[1], styles[2]);
}

#[test]
fn sixteen_colours_are_the_terminals_own() {
    let named = |color: Option<Color>| !matches!(color, Some(Color::Rgb(..) | Color::Indexed(_)));
    for theme in all() {
        for &role in Role::ALL {
            let style = theme.style(role, Depth::Ansi16);
            assert!(named(style.fg) && named(style.bg), "{} {}", theme.name(), role.name());
        }
    }
    assert_eq!(Theme::dark().style(Role::Fits, Depth::Ansi16), Style::new().fg(Color::LightGreen));
}

#[test]
fn dark_and_light_leave_the_terminals_own_colours() {
    for theme in all().iter().filter(|theme| ["dark", "light"].contains(&theme.name())) {
        assert_eq!(theme.style(Role::Text, Depth::True), Style::new());
    }
}

#[test]
fn the_terminals_answer_chooses_dark_or_light() {
    assert_eq!(Background::of(Rgb(0x1e, 0x1e, 0x1e)), Background::Dark);
    assert_eq!(Background::of(Rgb(0x00, 0x2b, 0x36)), Background::Dark);
    assert_eq!(Background::of(Rgb(0xfd, 0xf6, 0xe3)), Background::Light);
}

#[test]
fn each_built_in_theme_names_every_role() {
    // The plain ground of `extends` hides a forgotten role; a role that looks like ordinary text
    // in full colour must at least be one that is meant to.
    let plain = [Role::Text, Role::FieldValue, Role::Certain];
    for theme in all().iter().filter(|theme| theme.name() != "monochrome") {
        for role in Role::ALL.iter().filter(|role| !plain.contains(role)) {
            assert_ne!(
                theme.appearance(*role),
                Appearance::default(),
                "{}: {}",
                theme.name(),
                role.name()
            );
        }
    }
}

fn problem(text: &str) -> Problem {
    Themes::built_in().with("mine", text).load("mine").expect_err("refused")
}

fn reason(text: &str) -> (usize, String) {
    let problem = problem(text);
    (problem.place.line, problem.reason.key.into_owned())
}

#[test]
fn a_users_theme_changes_only_what_it_names() {
    let text = "extends: light\npalette: {pink: \"#ff00aa\"}\nroles:\n  focus: {fg: pink}\n";
    let mine = Themes::built_in().with("mine", text).load("mine").expect("loads");
    let light = Themes::built_in().load("light").expect("loads");
    assert_eq!(mine.background(), Background::Light);
    assert_eq!(mine.appearance(Role::Focus).fg, Colour::Rgb(Rgb(0xff, 0, 0xaa)));
    assert_eq!(mine.appearance(Role::Focus).attributes, Modifier::BOLD);
    for role in Role::ALL.iter().filter(|role| **role != Role::Focus) {
        assert_eq!(mine.appearance(*role), light.appearance(*role));
    }
}

#[test]
fn a_users_theme_may_take_the_name_of_the_one_it_extends() {
    let themes = Themes::built_in().with("dark", "extends: dark\nroles: {key: {fg: ff00aa}}\n");
    let dark = themes.load("dark").expect("loads");
    assert_eq!(dark.appearance(Role::Key).fg, Colour::Rgb(Rgb(0xff, 0, 0xaa)));
    assert_eq!(dark.appearance(Role::Over), Theme::dark().appearance(Role::Over));
    assert_eq!(themes.names(), ["dark", "light", "high-contrast", "monochrome"]);
    // What is built in and extends it takes the user's.
    let light = themes.load("light").expect("loads");
    assert_eq!(light.name(), "light");
}

#[test]
fn what_is_wrong_is_named_with_its_line() {
    assert_eq!(reason("roles:\n  focuss: {fg: ff0000}\n"), (2, "theme-unknown-role".into()));
    assert_eq!(reason("roles:\n  focus: {fg: rad}\n"), (2, "theme-unknown-colour".into()));
    assert_eq!(reason("palette:\n  a: 12345\n"), (2, "theme-unknown-colour".into()));
    assert_eq!(reason("roles:\n  focus: {fgg: ff0000}\n"), (2, "theme-unknown-key".into()));
    assert_eq!(
        reason("roles:\n  focus: {attributes: [blink]}\n"),
        (2, "theme-unknown-attribute".into())
    );
    assert_eq!(reason("roles:\n  focus: {attributes: bold}\n"), (2, "theme-want-list".into()));
    assert_eq!(reason("extend: dark\n"), (1, "theme-unknown-key".into()));
    assert_eq!(reason("\nextends: drak\n"), (2, "theme-unknown".into()));
    assert_eq!(reason("background: grey\n"), (1, "theme-unknown-background".into()));
    assert_eq!(reason("roles: [a]\n"), (1, "theme-want-mapping".into()));
    assert_eq!(reason("\nroles: ]\n"), (2, "reason-yaml-syntax".into()));
    assert_eq!(reason("extends: mine\n"), (1, "theme-circle".into()));
    assert_eq!(reason("roles:\n  focus:\n    fg: #7cc4ff\n"), (3, "theme-nothing".into()));
}

#[test]
fn a_refusal_says_what_would_be_right() {
    let texts = Texts::new(Language::En);
    let sentence = texts.say(&problem("roles:\n  focuss: {fg: ff0000}\n").phrase());
    assert!(sentence.starts_with("theme mine, line 2: unknown role “focuss”"), "{sentence}");
    assert!(sentence.contains("“focus”?"), "{sentence}");
    let none = Themes::built_in().load("drak").expect_err("refused");
    assert_eq!(none.place, Place { line: 1, column: 1 });
    assert!(texts.say(&none.reason).contains("“dark”?"));
}

#[test]
fn every_refusal_has_its_sentence() {
    for language in Language::ALL {
        let texts = Texts::new(language);
        for text in [
            "roles: {focuss: {}}",
            "roles: {focus: {fg: rad}}",
            "roles: {focus: {x: 1}}",
            "roles: {focus: {attributes: [blink]}}",
            "roles: {focus: {attributes: bold}}",
            "roles: {focus: {fg: [a]}}",
            "roles: {focus: {fg: }}",
            "extends: x",
            "extends: mine",
            "background: x",
            "[]",
            "{",
            "a: 1\na: 1",
            "a: &x 1",
            "a: 1\n---\nb: 1",
            "[a]: 1",
        ] {
            let phrase = problem(text).phrase();
            let sentence = texts.say(&phrase);
            assert!(!sentence.contains('<') && !sentence.contains("{ $"), "{text}: {sentence}");
        }
    }
}
