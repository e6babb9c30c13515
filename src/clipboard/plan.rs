//! Which ways to try, in which order: told from the environment alone, so that a table can test it.

use super::tmux::Tmux;
use crate::text::Phrase;

/// Looks a variable of the environment up.
type Lookup<'e> = dyn Fn(&str) -> Option<&'e str> + 'e;

/// One way to a clipboard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Method {
    /// A program that reads the text from its standard input.
    Command(Vec<String>),
    /// tmux's paste buffer, which it hands on (`load-buffer -w`, from tmux 3.2).
    Tmux,
    /// The desktop's clipboard, served by this program.
    Display,
    /// `clip.exe` of the Windows around a WSL.
    WindowsClip,
    /// OSC 52 through the terminal.
    Terminal(Envelope),
}

/// What OSC 52 is wrapped in, so that what stands between hands it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// Nothing.
    Plain,
    /// GNU screen's, in pieces: its strings are short.
    Screen,
    /// tmux's passthrough, where `allow-passthrough` is on.
    Tmux,
}

impl Method {
    /// What a message calls it.
    pub fn name(&self) -> String {
        match self {
            Method::Command(words) => words.first().cloned().unwrap_or_default(),
            Method::Tmux => "tmux".to_owned(),
            Method::Display => "X11/Wayland".to_owned(),
            Method::WindowsClip => "clip.exe".to_owned(),
            Method::Terminal(_) => "OSC 52".to_owned(),
        }
    }
}

/// The system this runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Linux, a BSD: a desktop only where its variables say so.
    Unix,
    /// macOS or Windows: a desktop always, and its clipboard outlives the program.
    Desktop,
}

impl System {
    /// The system that this was built for.
    pub fn here() -> Self {
        if cfg!(any(target_os = "macos", windows)) { System::Desktop } else { System::Unix }
    }
}

/// What the user has set, and what kind of program asks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// A program with its arguments that puts its standard input on the clipboard.
    pub command: Vec<String>,
    /// The most bytes to send through the terminal, as the user has set it: they know theirs, so
    /// that nothing up to it needs a warning.
    pub limit: Option<usize>,
    /// Whether the program ends right after copying, as a command does: on X11 and Wayland what it
    /// served itself would be gone with it.
    pub short_lived: bool,
    /// The system.
    pub system: System,
}

/// The most bytes to send where the user has set nothing: a megabyte is some seconds on a slow link,
/// and no prompt is as long.
const MOST: usize = 1_000_000;

impl Settings {
    /// The most bytes to send through the terminal.
    pub fn cap(&self) -> usize {
        self.limit.unwrap_or(MOST)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self { command: Vec::new(), limit: None, short_lived: false, system: System::here() }
    }
}

/// The methods to try in this environment, the best first.
pub fn plan(environment: &Lookup<'_>, settings: &Settings) -> Vec<Method> {
    let mut methods = Vec::new();
    if !settings.command.is_empty() {
        methods.push(Method::Command(settings.command.clone()));
    }
    if has(environment, "TMUX") {
        methods.push(Method::Tmux);
    } else if !is_far(environment) {
        methods.extend(local(environment, settings));
    }
    methods.extend(terminal(environment));
    methods
}

/// Whether the screen in front of the user is that of another machine, or GNU screen stands
/// between: then this machine's desktop is not theirs, forwarded display or not.
fn is_far(environment: &Lookup<'_>) -> bool {
    ["SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT", "STY"].iter().any(|name| has(environment, name))
}

/// The ways of a desktop on this machine.
fn local(environment: &Lookup<'_>, settings: &Settings) -> Vec<Method> {
    let wayland = has(environment, "WAYLAND_DISPLAY");
    let x11 = has(environment, "DISPLAY");
    let mut methods = Vec::new();
    match settings.system {
        System::Desktop => methods.push(Method::Display),
        System::Unix if settings.short_lived => {
            methods.extend(servers(environment).into_iter().map(Method::Command));
        }
        System::Unix if wayland || x11 => methods.push(Method::Display),
        System::Unix => {}
    }
    if has(environment, "WSL_DISTRO_NAME") || has(environment, "WSL_INTEROP") {
        methods.push(Method::WindowsClip);
    }
    methods
}

/// Programs that serve a text on X11 or Wayland after this one has ended.
pub(super) fn servers(environment: &Lookup<'_>) -> Vec<Vec<String>> {
    let wayland = has(environment, "WAYLAND_DISPLAY");
    let x11 = has(environment, "DISPLAY");
    let programs = [
        (wayland, "wl-copy"),
        (x11, "xclip -selection clipboard"),
        (x11, "xsel --clipboard --input"),
    ];
    let there = programs.into_iter().filter(|(there, _)| *there);
    there.map(|(_, line)| line.split(' ').map(str::to_owned).collect()).collect()
}

/// OSC 52, unless the terminal is known to have no such thing.
fn terminal(environment: &Lookup<'_>) -> Option<Method> {
    // The Linux console ignores it at best, and a dumb terminal prints it.
    if matches!(environment("TERM").unwrap_or_default(), "dumb" | "linux") {
        return None;
    }
    let envelope = if has(environment, "TMUX") {
        Envelope::Tmux
    } else if has(environment, "STY") {
        Envelope::Screen
    } else {
        Envelope::Plain
    };
    Some(Method::Terminal(envelope))
}

/// Options elsewhere without which a copy may not arrive, for `doctor`; `tmux` is what the tmux
/// around this program says of itself.
pub fn advice(environment: &Lookup<'_>, settings: &Settings, tmux: Option<&Tmux>) -> Vec<Phrase> {
    let mut advice = hints(environment);
    let methods = plan(environment, settings);
    let term = environment("TERM").unwrap_or_default();
    let within_tmux = has(environment, "TMUX");
    match tmux {
        Some(tmux) if !tmux.hands_on && !tmux.terminal.is_empty() => {
            let phrase = Phrase::new("clipboard-advice-tmux-terminal");
            advice.push(phrase.with("terminal", tmux.terminal.as_str()));
        }
        Some(tmux) => advice.extend(nested(tmux)),
        None if within_tmux => advice.push(Phrase::new("clipboard-advice-tmux-silent")),
        _ => {}
    }
    // What tmux hands on goes to its own terminal; of any other, its name alone is known. GNU screen
    // names the one around it behind its own.
    let terminal = tmux.map_or(term, |tmux| tmux.terminal.as_str());
    let terminal = terminal.strip_prefix("screen.").unwrap_or(terminal);
    let relies_on_terminal =
        methods.iter().all(|m| matches!(m, Method::Terminal(_) | Method::Tmux));
    if relies_on_terminal && (terminal.starts_with("xterm") || (within_tmux && tmux.is_none())) {
        advice.push(Phrase::new("clipboard-advice-xterm"));
        // tmux names no selection, and xterm then takes the one of the middle button.
        if within_tmux {
            advice.push(Phrase::new("clipboard-advice-xterm-tmux"));
        }
    }
    if methods.is_empty() {
        advice.push(Phrase::new("clipboard-advice-none"));
    }
    advice
}

/// What a copy needs that tmux hands on to another tmux: with its default settings, that drops it
/// without a word. It is so where one is started within the other, and on a machine at the far end of
/// a connection from within one.
pub(super) fn nested(tmux: &Tmux) -> Option<Phrase> {
    let within = tmux.terminal.starts_with("tmux") || tmux.terminal.starts_with("screen");
    let phrase = || Phrase::new("clipboard-advice-tmux-nested");
    (tmux.hands_on && within).then(|| phrase().with("terminal", tmux.terminal.as_str()))
}

/// What each copy that goes to the terminal needs said with it: with its default settings, a tmux on
/// the machine that this connection comes from drops it without a word.
pub(super) fn hints(environment: &Lookup<'_>) -> Vec<Phrase> {
    let term = environment("TERM").unwrap_or_default();
    let near = has(environment, "TMUX") || has(environment, "STY") || !is_far(environment);
    let far_tmux = !near && (term.starts_with("tmux") || term.starts_with("screen"));
    far_tmux.then(|| Phrase::new("clipboard-advice-tmux")).into_iter().collect()
}

fn has(environment: &Lookup<'_>, name: &str) -> bool {
    environment(name).is_some_and(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(words: &'static str) -> impl Fn(&str) -> Option<&'static str> {
        move |name| {
            let mut pairs = words.split_whitespace().filter_map(|word| word.split_once('='));
            pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
        }
    }

    /// A plan in short: `tmux, OSC 52`.
    fn planned(words: &'static str, settings: &Settings) -> String {
        let show = |method: &Method| match method {
            Method::Terminal(Envelope::Plain) => "osc52".to_owned(),
            Method::Terminal(Envelope::Screen) => "osc52/screen".to_owned(),
            Method::Terminal(Envelope::Tmux) => "osc52/tmux".to_owned(),
            Method::Command(words) => words.join("+"),
            Method::Display => "display".to_owned(),
            method => method.name(),
        };
        plan(&environment(words), settings).iter().map(show).collect::<Vec<_>>().join(" ")
    }

    fn settings(system: System, short_lived: bool) -> Settings {
        Settings { short_lived, system, ..Settings::default() }
    }

    #[test]
    fn each_environment_has_its_ways() {
        let unix = settings(System::Unix, false);
        for (words, ways) in [
            ("TERM=xterm TMUX=/tmp/x,1,0", "tmux osc52/tmux"),
            ("TERM=xterm TMUX=/tmp/x,1,0 DISPLAY=:0", "tmux osc52/tmux"),
            ("TERM=xterm TMUX=/tmp/x,1,0 SSH_TTY=/dev/pts/0", "tmux osc52/tmux"),
            ("TERM=xterm SSH_TTY=/dev/pts/0", "osc52"),
            ("TERM=xterm SSH_CONNECTION=1 DISPLAY=localhost:10.0", "osc52"),
            ("TERM=screen STY=1.pts-0.host", "osc52/screen"),
            ("TERM=screen STY=1.pts-0.host DISPLAY=:0", "osc52/screen"),
            ("TERM=screen STY=1.pts-0.host SSH_TTY=/dev/pts/0", "osc52/screen"),
            ("TERM=xterm DISPLAY=:0", "display osc52"),
            ("TERM=xterm WAYLAND_DISPLAY=wayland-0", "display osc52"),
            ("TERM=xterm WSL_DISTRO_NAME=Debian", "clip.exe osc52"),
            ("TERM=xterm WSL_INTEROP=/run/x DISPLAY=:0", "display clip.exe osc52"),
            ("TERM=xterm", "osc52"),
            ("TERM=xterm DISPLAY= TMUX= SSH_TTY=", "osc52"),
            ("TERM=linux", ""),
            ("TERM=dumb SSH_TTY=/dev/pts/0", ""),
        ] {
            assert_eq!(planned(words, &unix), ways, "{words}");
        }
    }

    #[test]
    fn a_desktop_system_needs_no_variable() {
        let desktop = settings(System::Desktop, false);
        assert_eq!(planned("TERM=xterm", &desktop), "display osc52");
        assert_eq!(planned("TERM=xterm SSH_TTY=/dev/ttys0", &desktop), "osc52");
        assert_eq!(planned("TERM=xterm", &settings(System::Desktop, true)), "display osc52");
    }

    #[test]
    fn a_command_that_ends_leaves_the_serving_to_a_program() {
        let command = settings(System::Unix, true);
        assert_eq!(
            planned("TERM=xterm DISPLAY=:0", &command),
            "xclip+-selection+clipboard xsel+--clipboard+--input osc52"
        );
        assert_eq!(planned("TERM=xterm WAYLAND_DISPLAY=w", &command), "wl-copy osc52");
        assert_eq!(planned("TERM=xterm", &command), "osc52");
    }

    #[test]
    fn the_users_command_comes_first_everywhere() {
        let settings = Settings { command: vec!["pbcopy".into()], ..settings(System::Unix, false) };
        for (words, ways) in [
            ("TERM=xterm TMUX=/tmp/x", "pbcopy tmux osc52/tmux"),
            ("TERM=xterm SSH_TTY=/dev/pts/0", "pbcopy osc52"),
            ("TERM=linux", "pbcopy"),
        ] {
            assert_eq!(planned(words, &settings), ways, "{words}");
        }
    }

    #[test]
    fn options_are_named_where_a_copy_depends_on_them() {
        let unix = settings(System::Unix, false);
        let tmux = |terminal: &str, hands_on| {
            Some(Tmux { terminal: terminal.to_owned(), hands_on, ..Tmux::default() })
        };
        for (words, tmux, keys) in [
            ("TERM=tmux-256color SSH_TTY=/dev/pts/0", None, "tmux"),
            ("TERM=screen-256color SSH_TTY=/dev/pts/0", None, "tmux"),
            ("TERM=xterm-256color SSH_TTY=/dev/pts/0", None, "xterm"),
            ("TERM=tmux-256color TMUX=/tmp/x", None, "tmux-silent xterm xterm-tmux"),
            ("TERM=tmux-256color TMUX=/tmp/x", tmux("xterm-256color", true), "xterm xterm-tmux"),
            ("TERM=tmux-256color TMUX=/tmp/x", tmux("alacritty", true), ""),
            ("TERM=tmux-256color TMUX=/tmp/x", tmux("linux", false), "tmux-terminal"),
            ("TERM=tmux-256color TMUX=/tmp/x", tmux("tmux-256color", true), "tmux-nested"),
            ("TERM=tmux-256color TMUX=/tmp/x", tmux("screen-256color", true), "tmux-nested"),
            ("TERM=screen-256color STY=1.pts", None, ""),
            ("TERM=screen.xterm-256color STY=1.pts", None, "xterm"),
            ("TERM=xterm DISPLAY=:0", None, ""),
            ("TERM=linux", None, "none"),
        ] {
            let advice = advice(&environment(words), &unix, tmux.as_ref());
            let found: Vec<&str> = advice
                .iter()
                .map(|phrase| phrase.key.trim_start_matches("clipboard-advice-"))
                .collect();
            assert_eq!(found.join(" "), keys, "{words}");
        }
    }
}
