//! Theme files: YAML that says how each role looks, as a patch over another theme.
//!
//! A broken file names the line and what would be allowed, and whoever loads it keeps the theme
//! it had.

use std::collections::BTreeMap;

use include_dir::{Dir, include_dir};
use ratatui::style::Modifier;

use super::colour::{Colour, Rgb};
use super::{Appearance, Background, Depth, Role, Theme};
use crate::text::{Phrase, nearest};
use crate::yaml::{self, Key, Node, Place, Value};

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/themes");

/// The themes in the order of the chooser: each with its file's text.
const FIRST: [&str; 9] = [
    "dark",
    "light",
    "either",
    "high-contrast",
    "colour-blind",
    "colour-blind-light",
    "sixteen",
    "sixteen-light",
    "monochrome",
];

/// The attributes a role can have.
const ATTRIBUTES: [(&str, Modifier); 5] = [
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
];

/// Why a theme file cannot be used.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The theme whose file it is; with `extends` it may be another than the one asked for.
    pub theme: String,
    /// Where in the file.
    pub place: Place,
    /// Why, and what would be allowed.
    pub reason: Phrase,
}

impl Problem {
    /// The sentence with theme, line and reason.
    pub fn phrase(&self) -> Phrase {
        Phrase::new("theme-problem")
            .with("theme", self.theme.as_str())
            .with("line", self.place.line)
            .with("reason", self.reason.clone())
    }
}

/// All themes that can be chosen: the built-in ones and the user's.
#[derive(Clone, Debug, Default)]
pub struct Themes {
    user: BTreeMap<String, String>,
    ground: Background,
    depth: Depth,
}

impl Themes {
    /// The name of whichever theme goes with the terminal's background.
    pub const AUTOMATIC: &'static str = "auto";

    /// Takes the terminal's background, and how many colours it has: what the automatic theme goes
    /// with.
    pub fn go_with(&mut self, ground: Background, depth: Depth) {
        (self.ground, self.depth) = (ground, depth);
    }

    /// The themes of the binary.
    pub fn built_in() -> Self {
        Self::default()
    }

    /// The same with a user's theme, which hides a built-in one of its name (and may extend it).
    #[must_use]
    pub fn with(mut self, name: &str, text: &str) -> Self {
        self.user.insert(name.to_owned(), text.to_owned());
        self
    }

    /// The names in the order of a chooser: the automatic one, the built-in ones, the user's.
    pub fn names(&self) -> Vec<&str> {
        let own = self.user.keys().map(String::as_str).filter(|name| built_in(name).is_none());
        let shipped = FILES.files().filter_map(|file| file.path().file_stem()?.to_str());
        let others = shipped.filter(|name| !FIRST.contains(name));
        let own = own.filter(|name| *name != Self::AUTOMATIC);
        let first = std::iter::once(Self::AUTOMATIC).chain(FIRST);
        first.chain(others).chain(own).collect()
    }

    /// The theme of this name.
    ///
    /// # Errors
    /// When there is none, or when its file, or one that it extends, is broken.
    pub fn load(&self, name: &str) -> Result<Theme, Problem> {
        let name = if name == Self::AUTOMATIC { self.ground.theme(self.depth) } else { name };
        let own = self.user.get(name).map(|text| (name, text.as_str()));
        let unknown = || Problem {
            theme: name.to_owned(),
            place: Place { line: 1, column: 1 },
            reason: allowed("theme-unknown", name, self.names()),
        };
        let (name, text) =
            own.or_else(|| built_in(name).map(|text| (name, text))).ok_or_else(unknown)?;
        self.read(name, text, &mut Vec::new())
    }

    /// Reads one file over the one it extends; `below` are the user's files that led here.
    fn read(&self, name: &str, text: &str, below: &mut Vec<String>) -> Result<Theme, Problem> {
        let refuse = |(place, reason)| Problem { theme: name.to_owned(), place, reason };
        let root = yaml::parse(text).map_err(|broken| refuse((broken.place, broken.phrase())))?;
        let file = File::of(&root).map_err(refuse)?;
        below.push(name.to_owned());
        let mut theme = match file.extends {
            None => Theme::plain(name),
            Some((base, place)) => {
                let (base, text) =
                    self.base(base, below).map_err(|reason| refuse((place, reason)))?;
                self.read(base, text, below)?
            }
        };
        name.clone_into(&mut theme.name);
        file.apply(&mut theme).map_err(refuse)?;
        Ok(theme)
    }

    /// The file that another extends: never one that led here, unless it hides a built-in one.
    fn base<'a>(&'a self, name: &'a str, below: &[String]) -> Result<(&'a str, &'a str), Phrase> {
        let seen = below.iter().filter(|led| *led == name).count();
        let own = self.user.get(name).filter(|_| seen == 0).map(String::as_str);
        let shipped =
            built_in(name).filter(|_| seen == 0 || (seen == 1 && self.user.contains_key(name)));
        match own.or(shipped) {
            Some(text) => Ok((name, text)),
            None if seen > 0 => Err(Phrase::new("theme-circle").with("name", name)),
            None => Err(allowed("theme-unknown", name, self.names())),
        }
    }
}

fn built_in(name: &str) -> Option<&'static str> {
    FILES.get_file(format!("{name}.yaml"))?.contents_utf8()
}

type Refusal = (Place, Phrase);

/// A theme file, read but not yet laid over another.
struct File<'a> {
    extends: Option<(&'a str, Place)>,
    background: Option<Background>,
    palette: BTreeMap<&'a str, Colour>,
    roles: Vec<(Role, &'a Node)>,
}

impl<'a> File<'a> {
    fn of(root: &'a Node) -> Result<Self, Refusal> {
        let mut file =
            File { extends: None, background: None, palette: BTreeMap::new(), roles: Vec::new() };
        for (key, node) in pairs(root)? {
            match key.name.as_str() {
                "extends" => file.extends = Some((scalar(node)?, node.place)),
                "background" => file.background = Some(background(node)?),
                "palette" => file.palette = palette(node)?,
                "roles" => file.roles = roles(node)?,
                _ => {
                    let keys = ["extends", "background", "palette", "roles"];
                    return Err(unknown("theme-unknown-key", key, keys));
                }
            }
        }
        Ok(file)
    }

    fn apply(&self, theme: &mut Theme) -> Result<(), Refusal> {
        if let Some(background) = self.background {
            theme.background = background;
        }
        for (role, node) in &self.roles {
            if let Some(appearance) = theme.roles.get_mut(*role as usize) {
                self.patch(appearance, node)?;
            }
        }
        Ok(())
    }

    fn patch(&self, appearance: &mut Appearance, node: &Node) -> Result<(), Refusal> {
        for (key, node) in pairs(node)? {
            match key.name.as_str() {
                "fg" => appearance.fg = self.colour(node)?,
                "bg" => appearance.bg = self.colour(node)?,
                "attributes" => appearance.attributes = attributes(node)?,
                _ => return Err(unknown("theme-unknown-key", key, ["fg", "bg", "attributes"])),
            }
        }
        Ok(())
    }

    fn colour(&self, node: &Node) -> Result<Colour, Refusal> {
        let text = scalar(node)?;
        match self.palette.get(text) {
            Some(colour) => Ok(*colour),
            None => plain_colour(node, text, self.palette.keys().copied()),
        }
    }
}

fn palette(node: &Node) -> Result<BTreeMap<&str, Colour>, Refusal> {
    let named = pairs(node)?.iter().map(|(key, node)| {
        Ok((key.name.as_str(), plain_colour(node, scalar(node)?, std::iter::empty())?))
    });
    named.collect()
}

fn roles(node: &Node) -> Result<Vec<(Role, &Node)>, Refusal> {
    let known = pairs(node)?.iter().map(|(key, node)| {
        let role = Role::ALL.iter().find(|role| role.name() == key.name);
        let names = Role::ALL.iter().map(|role| role.name());
        role.map(|role| (*role, node)).ok_or_else(|| unknown("theme-unknown-role", key, names))
    });
    known.collect()
}

fn plain_colour<'a>(
    node: &Node,
    text: &str,
    names: impl Iterator<Item = &'a str>,
) -> Result<Colour, Refusal> {
    let known = Colour::named(text).or_else(|| Rgb::parse(text).map(Colour::Rgb));
    known.ok_or_else(|| {
        let names = names.chain(Colour::names().map(|name| -> &'a str { name }));
        (node.place, allowed("theme-unknown-colour", text, names))
    })
}

fn background(node: &Node) -> Result<Background, Refusal> {
    let all = [Background::Dark, Background::Light, Background::Any];
    let text = scalar(node)?;
    let names = all.map(Background::name);
    let found = all.into_iter().find(|background| background.name() == text);
    found.ok_or_else(|| (node.place, allowed("theme-unknown-background", text, names)))
}

fn attributes(node: &Node) -> Result<Modifier, Refusal> {
    let Value::List(items) = &node.value else {
        return Err((node.place, Phrase::new("theme-want-list")));
    };
    let mut all = Modifier::empty();
    for item in items {
        let text = scalar(item)?;
        let names = ATTRIBUTES.map(|(name, _)| name);
        let found = ATTRIBUTES.iter().find(|(name, _)| *name == text);
        let (_, attribute) =
            found.ok_or_else(|| (item.place, allowed("theme-unknown-attribute", text, names)))?;
        all |= *attribute;
    }
    Ok(all)
}

fn pairs(node: &Node) -> Result<&[(Key, Node)], Refusal> {
    match &node.value {
        Value::Map(pairs) => Ok(pairs),
        _ => Err((node.place, Phrase::new("theme-want-mapping"))),
    }
}

/// A scalar with something in it: an unquoted `#7cc4ff` is a comment, and so leaves nothing.
fn scalar(node: &Node) -> Result<&str, Refusal> {
    match node.as_text() {
        Some(_) if node.is_null() => Err((node.place, Phrase::new("theme-nothing"))),
        Some(text) => Ok(text),
        None => Err((node.place, Phrase::new("theme-want-word"))),
    }
}

fn unknown<'a>(
    key: &'static str,
    found: &Key,
    known: impl IntoIterator<Item = &'a str>,
) -> Refusal {
    (found.place, allowed(key, &found.name, known))
}

/// A refusal that names the nearest of what is allowed, and all of it.
fn allowed<'a>(key: &'static str, found: &str, known: impl IntoIterator<Item = &'a str>) -> Phrase {
    let known: Vec<&str> = known.into_iter().collect();
    let near = nearest(found, known.iter().copied()).unwrap_or("none");
    Phrase::new(key).with("found", found).with("nearest", near).with("allowed", known.join(", "))
}
