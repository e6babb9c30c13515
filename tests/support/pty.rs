//! A program in a pseudo-terminal: keys in, a screen out.
//!
//! Nothing sleeps for a fixed time: whoever waits, waits for what is on the screen, and is woken by
//! each piece of output. The deadline is there to end a test that fails, not to time one that works.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::{Callbacks, Parser, Screen};

/// Long enough for a loaded machine with two cores.
const DEADLINE: Duration = Duration::from_secs(60);

/// How often to look at what is outside of the screen.
const LOOK: Duration = Duration::from_millis(20);

/// What came through the terminal beside the screen.
#[derive(Default)]
struct Heard {
    /// The texts that came by OSC 52.
    copied: Vec<String>,
    /// What the terminal says when it is asked for its background; nothing where it keeps silent.
    ground: Option<String>,
    /// What it has yet to say.
    answers: Vec<u8>,
    /// How many synchronized updates have ended.
    frames: usize,
}

impl Callbacks for Heard {
    fn copy_to_clipboard(&mut self, _: &mut Screen, _: &[u8], data: &[u8]) {
        let text = STANDARD.decode(data).expect("OSC 52 carries base64");
        self.copied.push(String::from_utf8(text).expect("OSC 52 carries UTF-8"));
    }

    /// Every terminal says what it is when it is asked (DA1).
    fn unhandled_csi(
        &mut self,
        _: &mut Screen,
        intermediate: Option<u8>,
        _: Option<u8>,
        parameters: &[&[u16]],
        last: char,
    ) {
        if (intermediate, last) == (Some(b'?'), 'l') && parameters == [&[2026]] {
            self.frames += 1;
        }
        if last == 'c' && intermediate.is_none() {
            self.answers.extend(b"\x1b[?62;22c");
        }
    }

    fn unhandled_osc(&mut self, _: &mut Screen, parameters: &[&[u8]]) {
        if let ([b"11", b"?"], Some(ground)) = (parameters, &self.ground) {
            self.answers.extend(format!("\x1b]11;{ground}\x07").as_bytes());
        }
    }
}

/// A running program and the terminal it sees.
pub struct Terminal {
    parser: Parser<Heard>,
    output: Receiver<Vec<u8>>,
    /// Our end of the line; none once it is cut.
    line: Option<Line>,
    child: Box<dyn Child + Send + Sync>,
    received: usize,
}

/// Our end of the line to the program.
struct Line {
    keys: Box<dyn Write + Send>,
    pty: Box<dyn MasterPty + Send>,
    reader: Reader,
}

/// The thread that reads what the program writes.
struct Reader {
    ends: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

/// Keys by the bytes that a terminal sends for them.
pub mod key {
    /// Enter.
    pub const ENTER: &str = "\r";
    /// Escape.
    pub const ESCAPE: &str = "\x1b";
    /// Tab.
    pub const TAB: &str = "\t";
    /// Shift and Tab.
    pub const BACK_TAB: &str = "\x1b[Z";
    /// Backspace.
    pub const BACKSPACE: &str = "\x7f";
    /// Arrow up.
    pub const UP: &str = "\x1b[A";
    /// Arrow down.
    pub const DOWN: &str = "\x1b[B";
    /// Arrow right.
    pub const RIGHT: &str = "\x1b[C";
    /// Arrow left.
    pub const LEFT: &str = "\x1b[D";

    /// Control and a letter.
    pub fn control(letter: char) -> String {
        char::from(u8::try_from(letter).expect("a letter") & 0x1f).to_string()
    }
}

/// What to start, and where.
pub struct Start {
    command: CommandBuilder,
    columns: u16,
    rows: u16,
    ground: Option<String>,
}

impl Start {
    /// `fleetwright` with these arguments, all of whose files are under `home`.
    pub fn fleetwright(home: &Path, arguments: &[&str]) -> Self {
        let start = Self::program(env!("CARGO_BIN_EXE_fleetwright"), arguments);
        start.env("FLEETWRIGHT_HOME", &home.display().to_string()).in_folder(home)
    }

    /// Any program, in an environment that says only what kind of terminal it is.
    pub fn program(program: &str, arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(program);
        command.args(arguments);
        command.env_clear();
        let start = Self { command, columns: 80, rows: 24, ground: None };
        let start = start.env("TERM", "xterm-256color").env("LANG", "C.UTF-8");
        start.env("PATH", &std::env::var("PATH").unwrap_or_default())
    }

    /// With this variable.
    pub fn env(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// In this folder, which is its home too.
    pub fn in_folder(mut self, folder: &Path) -> Self {
        self.command.cwd(folder);
        self.env("HOME", &folder.display().to_string())
    }

    /// In a terminal of this size.
    pub fn size(mut self, columns: u16, rows: u16) -> Self {
        (self.columns, self.rows) = (columns, rows);
        self
    }

    /// In a terminal that says this when it is asked for its background.
    pub fn ground(mut self, answer: &str) -> Self {
        self.ground = Some(answer.to_owned());
        self
    }

    /// Starts it.
    pub fn start(self) -> Terminal {
        let size = pty_size(self.columns, self.rows);
        let pair = native_pty_system().openpty(size).expect("a pseudo-terminal");
        let child = pair.slave.spawn_command(self.command).expect("the program starts");
        // Kept open, it would hide that the program has ended.
        drop(pair.slave);
        let reader = pair.master.try_clone_reader().expect("its output");
        let keys = pair.master.take_writer().expect("its input");
        let heard = Heard { ground: self.ground, ..Heard::default() };
        let (columns, rows) = (cells(self.columns), cells(self.rows));
        let parser = Parser::new_with_callbacks(rows, columns, 0, heard);
        let (output, reader) = read(reader);
        let line = Some(Line { keys, pty: pair.master, reader });
        Terminal { parser, output, line, child, received: 0 }
    }
}

fn pty_size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn cells(count: u16) -> NonZeroU16 {
    NonZeroU16::new(count).expect("a terminal has cells")
}

/// Reads on a thread until the program has closed its terminal.
fn read(mut reader: Box<dyn Read + Send>) -> (Receiver<Vec<u8>>, Reader) {
    let (sender, output) = channel();
    let ends = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&ends);
    let thread = thread::spawn(move || {
        let mut buffer = [0; 8_192];
        // On Linux the end is an error (EIO), elsewhere it is nothing to read.
        while let Ok(count @ 1..) = reader.read(&mut buffer) {
            if sender.send(buffer[..count].to_vec()).is_err() || told.load(Ordering::SeqCst) {
                return;
            }
        }
    });
    (output, Reader { ends, thread })
}

impl Terminal {
    /// Fills in the second field of the form, what the appliances are.
    pub fn fill_in_appliances(&mut self, text: &str) {
        self.send("j");
        self.send(key::ENTER);
        self.send(&key::control('u'));
        self.send(text);
        self.wait_for(text);
        self.send(key::ENTER);
    }

    /// Types keys, or text.
    pub fn send(&mut self, keys: &str) {
        let line = self.line.as_mut().expect("the line is not cut");
        line.keys.write_all(keys.as_bytes()).expect("the program takes keys");
        line.keys.flush().expect("the program takes keys");
    }

    /// Types text as a terminal pastes it into a program that asked for brackets around it.
    pub fn paste(&mut self, text: &str) {
        self.send(&format!("\x1b[200~{text}\x1b[201~"));
    }

    /// Waits until the screen contains a text.
    pub fn wait_for(&mut self, text: &str) {
        self.wait_until(&format!("“{text}”"), |screen| screen.contains(text));
    }

    /// Waits until the screen no longer contains a text.
    pub fn wait_for_no(&mut self, text: &str) {
        self.wait_until(&format!("no “{text}”"), |screen| !screen.contains(text));
    }

    /// Waits until the screen is as it should be; `what` says in a failure what that is.
    pub fn wait_until(&mut self, what: &str, holds: impl Fn(&str) -> bool) {
        let start = Instant::now();
        while !holds(&self.screen()) {
            let left = DEADLINE.saturating_sub(start.elapsed());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.show(&bytes),
                Err(RecvTimeoutError::Timeout) => {
                    panic!("the screen never had {what}:\n{}", self.screen())
                }
                Err(RecvTimeoutError::Disconnected) if holds(&self.screen()) => return,
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("the program ended without {what}:\n{}", self.screen())
                }
            }
        }
    }

    /// Waits until something holds that the screen doesn't tell, such as what is in a file.
    pub fn wait_outside(&mut self, what: &str, holds: impl Fn() -> bool) {
        let start = Instant::now();
        while !holds() {
            assert!(start.elapsed() < DEADLINE, "{what} never came:\n{}", self.screen());
            match self.output.recv_timeout(LOOK) {
                Ok(bytes) => self.show(&bytes),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => thread::sleep(LOOK),
            }
        }
    }

    /// Waits until so many texts have come by OSC 52, and gives them.
    pub fn wait_for_copies(&mut self, count: usize) -> &[String] {
        let start = Instant::now();
        while self.copied().len() < count {
            let left = DEADLINE.saturating_sub(start.elapsed());
            let bytes = self.output.recv_timeout(left);
            let bytes = bytes.unwrap_or_else(|_| panic!("{count} copies:\n{}", self.screen()));
            self.show(&bytes);
        }
        self.copied()
    }

    /// Waits until the program has ended, and gives its exit status.
    pub fn wait_for_end(&mut self) -> u32 {
        let start = Instant::now();
        loop {
            let left = DEADLINE.saturating_sub(start.elapsed());
            match self.output.recv_timeout(left) {
                Ok(bytes) => self.show(&bytes),
                Err(RecvTimeoutError::Disconnected) => break,
                Err(RecvTimeoutError::Timeout) => panic!("it does not end:\n{}", self.screen()),
            }
        }
        self.child.wait().expect("an exit status").exit_code()
    }

    fn show(&mut self, bytes: &[u8]) {
        self.received += bytes.len();
        self.parser.process(bytes);
        let answers = std::mem::take(&mut self.parser.callbacks_mut().answers);
        // Who has ended in the meantime hears no answer.
        if let Some(line) = &mut self.line {
            let _ = line.keys.write_all(&answers).and_then(|()| line.keys.flush());
        }
    }

    /// The text of the screen, without spaces at the ends of its lines.
    pub fn screen(&self) -> String {
        let screen = self.parser.screen();
        let (_, columns) = screen.size();
        let rows = screen.rows(0, columns.get()).map(|row| row.trim_end().to_owned());
        rows.collect::<Vec<_>>().join("\n").trim_end().to_owned()
    }

    /// The screen with its colours and attributes.
    pub fn cells(&self) -> &Screen {
        self.parser.screen()
    }

    /// The texts that came by OSC 52 so far.
    pub fn copied(&self) -> &[String] {
        &self.parser.callbacks().copied
    }

    /// The bytes that were shown so far: what would have gone over the wire.
    pub fn received(&self) -> usize {
        self.received
    }

    /// The frames that came so far, each a synchronized update.
    pub fn frames(&self) -> usize {
        self.parser.callbacks().frames
    }

    /// Waits until so many frames have come.
    pub fn wait_for_frames(&mut self, count: usize) {
        let start = Instant::now();
        while self.frames() < count {
            let left = DEADLINE.saturating_sub(start.elapsed());
            let bytes = self.output.recv_timeout(left);
            let bytes = bytes.unwrap_or_else(|_| panic!("{count} frames:\n{}", self.screen()));
            self.show(&bytes);
        }
    }

    /// Gives the terminal another size, of which the program is told.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.parser.set_size(cells(rows), cells(columns));
        let line = self.line.as_ref().expect("the line is not cut");
        line.pty.resize(pty_size(columns, rows)).expect("another size");
    }

    /// Reads no more of what the program writes.
    pub fn stop_reading(&mut self) {
        let line = self.line.as_ref().expect("the line is not cut");
        line.reader.ends.store(true, Ordering::SeqCst);
        // The thread hears of it with the next output: each size is another frame.
        let start = Instant::now();
        let (rows, columns) = self.cells().size();
        for by in (0..=1).cycle() {
            if self.line.as_ref().is_some_and(|line| line.reader.thread.is_finished()) {
                return;
            }
            assert!(start.elapsed() < DEADLINE, "the program draws nothing");
            self.resize(columns.get() - by, rows.get());
            thread::sleep(LOOK);
        }
    }

    /// Has the program write into what nobody reads until it is stuck.
    pub fn fill_up(&mut self, is_stuck: impl Fn() -> bool) {
        let start = Instant::now();
        let (rows, columns) = self.cells().size();
        for by in (0..=1).cycle() {
            if is_stuck() {
                return;
            }
            assert!(start.elapsed() < DEADLINE, "the terminal takes everything");
            self.resize(columns.get() - by, rows.get());
            thread::sleep(LOOK);
        }
    }

    /// Hangs up: the program's terminal is gone from here on. Nobody may be reading it any more.
    pub fn hang_up(&mut self) {
        let line = self.line.take().expect("the line is not cut");
        assert!(line.reader.thread.is_finished(), "somebody reads");
    }

    /// The program's process, for signals.
    pub fn process(&self) -> Option<u32> {
        self.child.process_id()
    }

    /// Ends the program at once, as `kill -9` would.
    pub fn kill(&mut self) {
        // One that has ended already needs no ending.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.kill();
    }
}
