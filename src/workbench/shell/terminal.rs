//! The terminal: taken at the start, given back whatever happens.

use std::io::{self, BufWriter, Stdout, Write, stdout};
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::cursor::Show;
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture,
};
use crossterm::style::force_color_output;
use crossterm::terminal::{
    EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::{Frame, Terminal};

use super::events::ELSEWHERE;
use super::reader::Reader;
use super::wire::Wire;

/// A frame is written at once: it is larger than the buffer of standard output.
const BUFFER: usize = 64 * 1024;

/// What the runtime asks of the screen besides drawing.
pub(in crate::workbench) trait Screen {
    /// Takes the mouse, or leaves it to the terminal.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn mouse(&mut self, on: bool) -> io::Result<()>;

    /// Gives the terminal back and stops until the shell resumes the program.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn suspend(&mut self) -> io::Result<()>;

    /// Writes bytes that are meant for the terminal itself, such as its clipboard.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn send(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Gives the terminal to somebody else while `run` runs, and takes it back; no key that is
    /// pressed meanwhile reaches the workbench.
    ///
    /// # Errors
    /// When that cannot be had, and `run` was not run; or when the terminal is gone.
    fn lend(&mut self, run: &mut dyn FnMut()) -> io::Result<()>;

    /// Forgets what is on the screen, so that the next frame draws all of it.
    ///
    /// # Errors
    /// When the terminal is gone.
    fn redraw(&mut self) -> io::Result<()>;
}

/// The terminal while the workbench has it.
pub(in crate::workbench) struct Tty {
    terminal: Terminal<Wire<BufWriter<Stdout>>>,
    mouse: bool,
    reader: Reader,
}

impl Tty {
    /// Takes the terminal.
    ///
    /// # Errors
    /// When it is none, or doesn't answer.
    pub(super) fn take(mouse: bool, reader: Reader) -> io::Result<Self> {
        // With NO_COLOR set, crossterm would write a reset after each attribute and so erase
        // reverse video and bold; colours are the theme's business.
        force_color_output(true);
        let backend = Wire::new(BufWriter::with_capacity(BUFFER, stdout()));
        let mut tty = Self { terminal: Terminal::new(backend)?, mouse, reader };
        tty.enter()?;
        Ok(tty)
    }

    fn enter(&mut self) -> io::Result<()> {
        TAKEN.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        execute!(stdout(), EnterAlternateScreen, EnableBracketedPaste)?;
        if self.mouse {
            execute!(stdout(), EnableMouseCapture)?;
        }
        self.terminal.backend_mut().forget();
        self.terminal.hide_cursor()?;
        self.forget()
    }

    /// Clears the screen. `Terminal::clear` would ask for the place of the cursor first, and the
    /// thread that reads keys would take the answer.
    fn forget(&mut self) -> io::Result<()> {
        let size = self.terminal.size()?;
        self.terminal.resize(size.into())
    }

    /// Takes the terminal again after the program was stopped: the shell has had it meanwhile, and
    /// may have set it as it likes.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(in crate::workbench) fn resume(&mut self) -> io::Result<()> {
        // Raw mode counts as on where nobody has said otherwise.
        disable_raw_mode()?;
        self.enter()
    }

    /// Columns and rows.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(in crate::workbench) fn size(&self) -> io::Result<(u16, u16)> {
        self.terminal.size().map(|size| (size.width, size.height))
    }

    /// Draws a frame; the terminal shows it at once or not at all.
    ///
    /// # Errors
    /// When the terminal is gone.
    pub(in crate::workbench) fn draw(
        &mut self,
        draw: impl FnOnce(&mut Frame<'_>),
    ) -> io::Result<()> {
        self.terminal.draw(draw)?;
        Ok(())
    }
}

impl Screen for Tty {
    fn mouse(&mut self, on: bool) -> io::Result<()> {
        self.mouse = on;
        if on {
            execute!(stdout(), EnableMouseCapture)
        } else {
            execute!(stdout(), DisableMouseCapture)
        }
    }

    fn suspend(&mut self) -> io::Result<()> {
        give_back();
        stop()?;
        self.enter()
    }

    fn send(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.terminal.backend_mut().send(bytes)
    }

    fn lend(&mut self, run: &mut dyn FnMut()) -> io::Result<()> {
        self.reader.clone().pause(|| {
            ELSEWHERE.store(true, Ordering::SeqCst);
            give_back();
            let modes = Modes::of_terminal();
            run();
            modes.restore();
            self.enter()
        })?
    }

    fn redraw(&mut self) -> io::Result<()> {
        self.forget()
    }
}

impl Drop for Tty {
    fn drop(&mut self) {
        give_back();
    }
}

/// Stops the program, as Ctrl-Z does outside raw mode; returns when the shell resumes it.
///
/// SIGTSTP and not SIGSTOP: where no shell could resume it (`ssh -t host fleetwright`), the system
/// lets it go on. A script around it is of the same job: unless it stops too, its shell waits on.
#[cfg(unix)]
fn stop() -> io::Result<()> {
    use rustix::process::{Signal, getpgid, getpgrp, getppid, kill_process};
    let script = getppid().filter(|parent| getpgid(Some(*parent)) == Ok(getpgrp()));
    if let Some(script) = script {
        // One that has ended or is somebody else's has nothing to be stopped for.
        let _ = kill_process(script, Signal::TSTP);
    }
    signal_hook::low_level::raise(signal_hook::consts::SIGTSTP)
}

#[cfg(not(unix))]
fn stop() -> io::Result<()> {
    Ok(())
}

/// How the terminal treats its lines: a program that is killed leaves that as it liked it.
#[cfg(unix)]
struct Modes(Option<rustix::termios::Termios>);

#[cfg(unix)]
impl Modes {
    fn of_terminal() -> Self {
        // Where standard input is no terminal, there is nothing to bring back.
        Self(rustix::termios::tcgetattr(io::stdin()).ok())
    }

    /// Brings them back, and forgets what was typed and not yet read: it was meant for the program
    /// that has ended, or is its terminal's late answer to a question.
    fn restore(&self) {
        use rustix::termios::{OptionalActions, tcsetattr};
        if let Some(modes) = &self.0 {
            let _ = tcsetattr(io::stdin(), OptionalActions::Flush, modes);
        }
    }
}

#[cfg(not(unix))]
struct Modes;

#[cfg(not(unix))]
impl Modes {
    fn of_terminal() -> Self {
        Self
    }

    fn restore(&self) {}
}

/// Whether the terminal is taken. Leaving the alternate screen twice would put the cursor back twice,
/// and what was said in between would be written over.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Gives the terminal back as it was, once. Errors are of no use any more: it may be gone.
pub(super) fn give_back() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = stdout();
    let _ = queue!(
        out,
        EndSynchronizedUpdate,
        DisableMouseCapture,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    let _ = out.flush();
    let _ = disable_raw_mode();
}
