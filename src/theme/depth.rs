//! What the terminal can show, told from the environment: how many colours, and which marks.

/// Looks a variable of the environment up.
pub type Lookup<'e> = dyn Fn(&str) -> Option<&'e str> + 'e;

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Depth {
    /// None: a monochrome terminal, or `NO_COLOR`.
    None,
    /// The terminal's own sixteen.
    Ansi16,
    /// The colour cube of 256.
    Ansi256,
    /// All of RGB.
    #[default]
    True,
}

/// Terminals of which the name alone says that they have all colours; OpenSSH forwards `TERM`,
/// but not `COLORTERM`.
const TRUE_TERMS: [&str; 9] = [
    "xterm-kitty",
    "xterm-ghostty",
    "ghostty",
    "alacritty",
    "wezterm",
    "foot",
    "contour",
    "rio",
    "iterm2",
];

/// Values of `TERM_PROGRAM` whose programs have all colours.
const TRUE_PROGRAMS: [&str; 5] = ["iTerm.app", "WezTerm", "vscode", "ghostty", "rio"];

/// Terminals without colours.
const PLAIN_TERMS: [&str; 6] = ["dumb", "vt100", "vt102", "vt220", "xterm-mono", "unknown"];

impl Depth {
    /// All depths, from the least.
    pub const ALL: [Depth; 4] = [Depth::None, Depth::Ansi16, Depth::Ansi256, Depth::True];

    /// The name in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Depth::None => "none",
            Depth::Ansi16 => "16",
            Depth::Ansi256 => "256",
            Depth::True => "truecolor",
        }
    }

    /// The depth of this name.
    pub fn from_name(name: &str) -> Option<Depth> {
        Self::ALL.into_iter().find(|depth| depth.name() == name)
    }

    /// What the environment says, unless the user has said it.
    ///
    /// `NO_COLOR` (<https://no-color.org>) wins over `CLICOLOR_FORCE` (<https://bixense.com/clicolors>),
    /// and both over what the terminal is.
    pub fn detect(environment: &Lookup<'_>, chosen: Option<Depth>) -> Depth {
        if let Some(depth) = chosen {
            return depth;
        }
        let forced = set(environment, "CLICOLOR_FORCE");
        if !get(environment, "NO_COLOR").is_empty()
            || (!forced && get(environment, "CLICOLOR") == "0")
        {
            return Depth::None;
        }
        let depth = Self::of_terminal(environment);
        if forced { depth.max(Depth::Ansi16) } else { depth }
    }

    fn of_terminal(environment: &Lookup<'_>) -> Depth {
        let term = get(environment, "TERM");
        if PLAIN_TERMS.contains(&term) {
            return Depth::None;
        }
        // GNU screen hands COLORTERM of the outer terminal on, but maps RGB to nothing.
        let within_screen = set(environment, "STY");
        if !within_screen && says_true(environment, term) {
            return Depth::True;
        }
        match term {
            _ if term.contains("256color") => Depth::Ansi256,
            "" if get(environment, "OS") == "Windows_NT" => Depth::True,
            "" => Depth::None,
            _ => Depth::Ansi16,
        }
    }
}

fn says_true(environment: &Lookup<'_>, term: &str) -> bool {
    // tmux takes RGB always, and reduces it to what its own terminal has.
    let within_tmux = set(environment, "TMUX") && !term.starts_with("xterm");
    within_tmux
        || matches!(get(environment, "COLORTERM"), "truecolor" | "24bit")
        || TRUE_PROGRAMS.contains(&get(environment, "TERM_PROGRAM"))
        || set(environment, "WT_SESSION")
        || term.ends_with("-direct")
        || TRUE_TERMS.iter().any(|known| is_or_extends(term, known))
}

/// `foot` and `foot-extra`, but not `football`.
fn is_or_extends(term: &str, known: &str) -> bool {
    term.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// Which marks the terminal's font and encoding have.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Marks {
    /// Lines, blocks and an ellipsis.
    #[default]
    Unicode,
    /// ASCII alone.
    Ascii,
}

impl Marks {
    /// What the locale says, unless the user has said it.
    ///
    /// The Linux console reads UTF-8, but its font has few of the marks.
    pub fn detect(environment: &Lookup<'_>, chosen: Option<Marks>) -> Marks {
        if let Some(marks) = chosen {
            return marks;
        }
        let windows = get(environment, "OS") == "Windows_NT";
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"]
            .into_iter()
            .map(|name| get(environment, name))
            .find(|value| !value.is_empty())
            .unwrap_or_default()
            .to_ascii_lowercase();
        let utf8 = windows || locale.contains("utf-8") || locale.contains("utf8");
        let console = matches!(get(environment, "TERM"), "linux" | "dumb" | "vt100" | "vt220");
        if utf8 && !console { Marks::Unicode } else { Marks::Ascii }
    }
}

fn get<'e>(environment: &Lookup<'e>, name: &str) -> &'e str {
    environment(name).unwrap_or_default()
}

/// Whether a variable says yes: there, and neither empty nor `0`.
fn set(environment: &Lookup<'_>, name: &str) -> bool {
    !matches!(get(environment, name), "" | "0")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Looks up in `NAME=value` words.
    fn environment(words: &'static str) -> impl Fn(&str) -> Option<&'static str> {
        move |name| {
            let pairs = words.split_whitespace().filter_map(|word| word.split_once('='));
            pairs.into_iter().find(|(known, _)| *known == name).map(|(_, value)| value)
        }
    }

    #[test]
    fn the_environment_says_how_many_colours() {
        for (words, depth) in [
            ("TERM=xterm-256color COLORTERM=truecolor", Depth::True),
            ("TERM=xterm-256color COLORTERM=24bit", Depth::True),
            ("TERM=xterm-256color", Depth::Ansi256),
            ("TERM=xterm", Depth::Ansi16),
            ("TERM=linux", Depth::Ansi16),
            ("TERM=xterm-kitty SSH_TTY=/dev/pts/1", Depth::True),
            ("TERM=foot-extra", Depth::True),
            ("TERM=football", Depth::Ansi16),
            ("TERM=xterm-direct", Depth::True),
            ("TERM=xterm-256color TERM_PROGRAM=iTerm.app", Depth::True),
            ("TERM=xterm-256color TERM_PROGRAM=Apple_Terminal", Depth::Ansi256),
            ("TERM=xterm-256color WT_SESSION=1", Depth::True),
            ("TERM=tmux-256color TMUX=/tmp/tmux-0/default,1,0", Depth::True),
            ("TERM=screen TMUX=/tmp/tmux-0/default,1,0", Depth::True),
            ("TERM=screen-256color STY=1.pts COLORTERM=truecolor", Depth::Ansi256),
            ("TERM=screen STY=1.pts COLORTERM=truecolor", Depth::Ansi16),
            ("TERM=dumb COLORTERM=truecolor", Depth::None),
            ("TERM=vt220", Depth::None),
            ("", Depth::None),
            ("OS=Windows_NT", Depth::True),
            ("TERM=xterm-kitty NO_COLOR=1", Depth::None),
            ("TERM=xterm-kitty NO_COLOR=0", Depth::None),
            ("TERM=xterm-kitty NO_COLOR=", Depth::True),
            ("TERM=xterm-kitty NO_COLOR=1 CLICOLOR_FORCE=1", Depth::None),
            ("TERM=xterm-kitty CLICOLOR=0", Depth::None),
            ("TERM=xterm-kitty CLICOLOR=0 CLICOLOR_FORCE=1", Depth::True),
            ("TERM=dumb CLICOLOR_FORCE=1", Depth::Ansi16),
            ("TERM=dumb CLICOLOR_FORCE=0", Depth::None),
        ] {
            assert_eq!(Depth::detect(&environment(words), None), depth, "{words}");
        }
    }

    #[test]
    fn the_user_has_the_last_word() {
        let dumb = environment("TERM=dumb NO_COLOR=1");
        for depth in Depth::ALL {
            assert_eq!(Depth::detect(&dumb, Some(depth)), depth);
            assert_eq!(Depth::from_name(depth.name()), Some(depth));
        }
        assert_eq!(Depth::from_name("24bit"), None);
        assert_eq!(Marks::detect(&dumb, Some(Marks::Unicode)), Marks::Unicode);
    }

    #[test]
    fn the_locale_says_which_marks() {
        for (words, marks) in [
            ("TERM=xterm LANG=fr_FR.UTF-8", Marks::Unicode),
            ("TERM=xterm LANG=C.utf8", Marks::Unicode),
            ("TERM=xterm LANG=fr_FR.UTF-8 LC_ALL=C", Marks::Ascii),
            ("TERM=xterm LANG=fr_FR.UTF-8 LC_ALL=", Marks::Unicode),
            ("TERM=xterm LANG=C LC_CTYPE=C.UTF-8", Marks::Unicode),
            ("TERM=xterm", Marks::Ascii),
            ("TERM=linux LANG=C.UTF-8", Marks::Ascii),
            ("OS=Windows_NT", Marks::Unicode),
        ] {
            assert_eq!(Marks::detect(&environment(words), None), marks, "{words}");
        }
    }
}
