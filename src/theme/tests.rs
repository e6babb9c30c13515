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
    let names = themes.names().into_iter().filter(|name| *name != Themes::AUTOMATIC);
    names.map(load).collect()
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

/// The sixteen as xterm has them, and as the Linux console and the VGA before it had them.
const SIXTEENS: [[u32; 16]; 2] = [
    [
        0x00_0000, 0xcd_0000, 0x00_cd00, 0xcd_cd00, 0x00_00ee, 0xcd_00cd, 0x00_cdcd, 0xe5_e5e5,
        0x7f_7f7f, 0xff_0000, 0x00_ff00, 0xff_ff00, 0x5c_5cff, 0xff_00ff, 0x00_ffff, 0xff_ffff,
    ],
    [
        0x00_0000, 0xaa_0000, 0x00_aa00, 0xaa_5500, 0x00_00aa, 0xaa_00aa, 0x00_aaaa, 0xaa_aaaa,
        0x55_5555, 0xff_5555, 0x55_ff55, 0xff_ff55, 0x55_55ff, 0xff_55ff, 0x55_ffff, 0xff_ffff,
    ],
];

/// What a colour of a style really looks like, where the sixteen are these.
fn seen(color: Option<Color>, below: Rgb, sixteen: &[u32; 16]) -> Rgb {
    match color {
        Some(Color::Rgb(red, green, blue)) => Rgb(red, green, blue),
        Some(Color::Indexed(index)) => colour::of_256(index),
        Some(color) => (0..16).find(|at| colour::ansi(*at) == color).map_or(below, |at| {
            let [_, red, green, blue] = sixteen[usize::from(at)].to_be_bytes();
            Rgb(red, green, blue)
        }),
        None => below,
    }
}

/// Text and ground of a role as they are seen: over an area that is filled with the text's style.
fn shown(
    theme: &Theme,
    role: Role,
    depth: Depth,
    own: (Rgb, Rgb),
    sixteen: &[u32; 16],
) -> [Rgb; 2] {
    let text = theme.style(Role::Text, depth);
    let below = (seen(text.fg, own.0, sixteen), seen(text.bg, own.1, sixteen));
    let style = theme.style(role, depth);
    [seen(style.fg, below.0, sixteen), seen(style.bg, below.1, sixteen)]
}

/// The contrast that a role must have. WCAG 2.2 asks 4.5 to 1 of text (7 to 1 for its highest
/// level), and 3 to 1 of what is no text, such as lines.
fn enough(theme: &Theme, role: Role, ground: Rgb) -> f64 {
    match (theme.name(), role) {
        (_, Role::Border) => 3.0,
        ("high-contrast", _) => 7.0,
        // No colour can have more than 4.58 on both black and white, and the 256 have few that come
        // near it; on the greys that are nearly black or white, as much less.
        ("either", _) if [BLACK, WHITE].contains(&ground) => 4.3,
        ("either", _) => 3.5,
        _ => 4.5,
    }
}

#[test]
fn every_role_can_be_read_in_every_theme() {
    let mut wrong = Vec::new();
    for theme in all() {
        // Who sets the sixteen sets the ground that goes with them.
        let of_sixteen = theme.name().starts_with("sixteen");
        let plain = |own: &(Rgb, Rgb)| [BLACK, WHITE].contains(&own.1);
        for own in assumed(theme.background()).into_iter().filter(|own| !of_sixteen || plain(own)) {
            for &role in Role::ALL {
                for depth in [Depth::True, Depth::Ansi256] {
                    for sixteen in &SIXTEENS {
                        let [text, ground] = shown(&theme, role, depth, own, sixteen);
                        let ratio = text.contrast(ground);
                        if ratio < enough(&theme, role, own.1) {
                            let name = (theme.name(), role.name(), depth, own.1);
                            wrong.push(format!("{name:?}: {ratio:.2}"));
                        }
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// How a colour is seen without one of the three kinds of cones: G. Machado, M. Oliveira and
/// L. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency" (2009),
/// severity 1.0, in linear light.
const CONES: [[[f64; 3]; 3]; 3] = [
    [
        [0.152_286, 1.052_583, -0.204_868],
        [0.114_503, 0.786_281, 0.099_216],
        [-0.003_882, -0.048_116, 1.051_998],
    ],
    [
        [0.367_322, 0.860_646, -0.227_968],
        [0.280_085, 0.672_501, 0.047_413],
        [-0.011_820, 0.042_940, 0.968_881],
    ],
    [
        [1.255_528, -0.076_749, -0.178_779],
        [-0.078_411, 0.930_809, 0.147_602],
        [0.004_733, 0.691_367, 0.303_900],
    ],
];

/// Lightness and hue (CIELAB) of a colour as it is seen through such eyes.
fn perceived(colour: Rgb, eyes: &[[f64; 3]; 3]) -> [f64; 3] {
    let linear = |part: u8| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    };
    let light = [colour.0, colour.1, colour.2].map(linear);
    let times = |rows: &[[f64; 3]; 3], light: [f64; 3]| {
        rows.map(|row| row[0].mul_add(light[0], row[1].mul_add(light[1], row[2] * light[2])))
    };
    let seen = times(eyes, light).map(|part| part.clamp(0.0, 1.0));
    let to_xyz = [
        [0.412_456, 0.357_576, 0.180_438],
        [0.212_673, 0.715_152, 0.072_175],
        [0.019_334, 0.119_192, 0.950_304],
    ];
    let [x, y, z] = times(&to_xyz, seen);
    let root = |t: f64| if t > 0.008_856 { t.cbrt() } else { 7.787f64.mul_add(t, 16.0 / 116.0) };
    let [x, y, z] = [root(x / 0.950_47), root(y), root(z / 1.088_83)];
    [116.0f64.mul_add(y, -16.0), 500.0 * (x - y), 200.0 * (y - z)]
}

#[test]
fn verdicts_differ_for_every_pair_of_eyes_in_the_themes_for_them() {
    let far = |one: Rgb, two: Rgb, eyes| {
        let (one, two) = (perceived(one, eyes), perceived(two, eyes));
        one.iter().zip(two).map(|(a, b)| (a - b).powi(2)).sum::<f64>().sqrt()
    };
    let pairs = [
        (Role::Fits, Role::Tight),
        (Role::Fits, Role::Over),
        (Role::Tight, Role::Over),
        (Role::Added, Role::Removed),
        (Role::Error, Role::Warning),
        (Role::Warning, Role::Note),
    ];
    for theme in all().iter().filter(|theme| theme.name().starts_with("colour-blind")) {
        for own in assumed(theme.background()) {
            for (one, two) in pairs {
                for eyes in &CONES {
                    let [a, b] =
                        [one, two].map(|role| shown(theme, role, Depth::True, own, &SIXTEENS[0]));
                    let apart = far(a[0], b[0], eyes).max(far(a[1], b[1], eyes));
                    // A distance of 2 can just be seen side by side; these are apart.
                    assert!(apart > 30.0, "{} {one:?} {two:?} {apart:.0}", theme.name());
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
fn each_built_in_theme_names_every_role() {
    // The plain ground of `extends` hides a forgotten role; a role that looks like ordinary text
    // in full colour must at least be one that is meant to.
    let plain = [Role::Text, Role::FieldValue, Role::Certain];
    let few = ["monochrome", "sixteen-light"];
    for theme in all().iter().filter(|theme| !few.contains(&theme.name())) {
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
    assert_eq!(themes.names(), Themes::built_in().names());
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

#[test]
fn the_automatic_theme_goes_with_the_terminals_background() {
    let mut themes = Themes::built_in();
    assert_eq!(themes.names().first(), Some(&Themes::AUTOMATIC));
    for (background, name) in
        [(Background::Dark, "dark"), (Background::Light, "light"), (Background::Any, "either")]
    {
        themes.go_with(background, Depth::True);
        assert_eq!(themes.load(Themes::AUTOMATIC).expect("loads").name(), name);
    }
    let sixteen = |background| {
        let mut themes = Themes::built_in();
        themes.go_with(background, Depth::Ansi16);
        themes.load(Themes::AUTOMATIC).expect("loads").name().to_owned()
    };
    assert_eq!(sixteen(Background::Dark), "sixteen");
    assert_eq!(sixteen(Background::Light), "sixteen-light");
    assert_eq!(sixteen(Background::Any), "monochrome");
    // A user's own dark theme is what a dark terminal gets.
    let mut themes = themes.with("dark", "extends: dark\nroles: {key: {fg: ff00aa}}\n");
    themes.go_with(Background::Dark, Depth::True);
    let theme = themes.load(Themes::AUTOMATIC).expect("loads");
    assert_eq!(theme.appearance(Role::Key).fg, Colour::Rgb(Rgb(0xff, 0, 0xaa)));
}

#[test]
fn a_theme_may_use_the_terminals_own_sixteen() {
    let text = "extends: dark\nroles: {key: {fg: ansi-bright-red, bg: ansi-black}}\n";
    let mine = Themes::built_in().with("mine", text).load("mine").expect("loads");
    for depth in [Depth::True, Depth::Ansi256, Depth::Ansi16] {
        let style = mine.style(Role::Key, depth);
        assert_eq!((style.fg, style.bg), (Some(Color::LightRed), Some(Color::Black)));
    }
    assert_eq!(mine.style(Role::Key, Depth::None).fg, None);
}
