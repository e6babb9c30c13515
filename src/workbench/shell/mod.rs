//! The shell: the loop around the pure workbench, and all that it touches of the world. It waits,
//! takes in what has come, and draws once.

pub mod background;
pub(super) mod effects;
mod events;
mod faults;
mod keeper;
mod reader;
pub mod screenless;
mod signals;
pub(super) mod terminal;
mod wire;
pub mod world;

use std::io;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use crossterm::event::Event;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

use self::background::{Asked, ask};
use self::effects::{Later, Runtime};
use self::events::{ELSEWHERE, Incoming, listen, message};
use self::keeper::Keeper;
use self::reader::Reader;
use self::signals::{Unsaved, rescue_now};
use self::terminal::{Screen, Tty};
use super::message::Message;
use super::model::{Model, Toast};
use super::outside::Outside;
use super::update::{settle, type_ahead};
use super::view::{ViewState, draw};
use crate::session::{Claims, Journal, Work};
use crate::theme::{Background, Look, Themes};

/// What the workbench runs with, besides its model.
pub struct Surroundings<'a> {
    /// How things look.
    pub look: Look,
    /// The themes that can be chosen.
    pub themes: Themes,
    /// Whether the terminal is asked which background it has.
    pub asks: bool,
    /// The world.
    pub outside: &'a mut dyn Outside,
    /// Keeps unsaved work while it is being done.
    pub journal: Arc<Journal>,
    /// Says which sessions are open elsewhere.
    pub claims: Claims,
}

/// Runs the workbench on the terminal until it is left.
///
/// # Errors
/// When the terminal is none, or has gone.
pub fn run(model: Model, surroundings: Surroundings<'_>) -> io::Result<()> {
    let Surroundings { look, themes, asks, outside, journal, claims } = surroundings;
    let (sender, receiver) = channel();
    let worker = sender.clone();
    let later: Later = Arc::new(move |message| {
        // The loop has ended: nobody waits for it any more.
        let _ = worker.send(Incoming::Said(Box::new(message)));
    });
    let unsaved: Unsaved = Arc::default();
    let told = sender.clone();
    let complain = move |error| drop(told.send(Incoming::NotKept(error)));
    let taken = sender.clone();
    let watch = move || {
        if let Some(holder) = claims.lost() {
            let _ = taken.send(Incoming::Said(Box::new(Message::Lost(holder.phrase()))));
        }
    };
    let keeper = Keeper::start(Arc::clone(&journal), Box::new(complain), Box::new(watch));
    let kept = model.texts.get("fault-kept");
    let _guard = faults::guard(sender.clone(), &unsaved, &journal, kept);
    signals::obey(sender.clone(), Arc::clone(&unsaved), Arc::clone(&journal))?;
    let reader = Reader::default();
    let mut tty = Tty::take(model.mouse, reader.clone())?;
    let asked = if asks { ask()? } else { Asked::default() };
    for key in asked.typed {
        let _ = sender.send(Incoming::Terminal(Event::Key(key)));
    }
    listen(&reader, sender, asked.late);
    let (view, later) = (ViewState::default(), Some(later));
    let (claimed, lent) = (None, false);
    let runtime = Runtime { model, view, look, themes, outside, claimed, lent, later };
    let (columns, rows) = tty.size()?;
    let mut shell = Shell { runtime, unsaved, keeper, toast: None, stale: false };
    shell.handle(Message::Resized(columns, rows), &mut tty);
    if let Some(ground) = asked.ground {
        shell.handle(Message::Ground(Background::of(ground)), &mut tty);
    }
    let ended = shell.run(&receiver, &mut tty);
    shell.keeper.finish();
    match &ended {
        // Whoever leaves has saved, or has said that it is not wanted.
        Ok(()) => drop(journal.keep(None)),
        Err(_) => rescue_now(&shell.unsaved, &journal),
    }
    ended
}

struct Shell<'a> {
    runtime: Runtime<'a>,
    unsaved: Unsaved,
    keeper: Keeper,
    /// The message at the foot of the screen, and when it goes.
    toast: Option<(u64, Instant)>,
    /// Whether the terminal may have lost what is on it: one that was made smaller has, even where
    /// it is as large as before by the time that this is looked at.
    stale: bool,
}

impl Shell<'_> {
    fn run(&mut self, receiver: &Receiver<Incoming>, tty: &mut Tty) -> io::Result<()> {
        while !self.runtime.model.leaving {
            if std::mem::take(&mut self.stale) {
                tty.redraw()?;
            }
            let Runtime { model, view, look, .. } = &mut self.runtime;
            tty.draw(|frame| draw(model, look, view, frame))?;
            // Whatever doesn't change anything isn't worth a frame.
            while !self.take_in(receiver, tty)? {}
        }
        Ok(())
    }

    /// Waits for something and takes in all that has come; whether anything has changed.
    fn take_in(&mut self, receiver: &Receiver<Incoming>, tty: &mut Tty) -> io::Result<bool> {
        let mut next = match self.wait(receiver) {
            Ok(incoming) => Some(incoming),
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(Incoming::Closed),
        };
        let mut changed = self.end_toast(tty);
        while let Some(incoming) = next {
            next = receiver.try_recv().ok();
            let more = matches!(next, Some(Incoming::Terminal(Event::Key(_))));
            changed |= self.incoming(incoming, more, tty)?;
            if std::mem::take(&mut self.runtime.lent) {
                // What was typed before the other program came up was meant for that.
                let rest = next.take().into_iter().chain(receiver.try_iter());
                for incoming in rest.filter(|incoming| !incoming.is_typed()) {
                    changed |= self.incoming(incoming, false, tty)?;
                }
            }
        }
        // The key that was announced may have been no more than the release of one.
        settle(&mut self.runtime.model);
        self.hold_unsaved();
        Ok(changed || self.runtime.model.leaving)
    }

    fn wait(&self, receiver: &Receiver<Incoming>) -> Result<Incoming, RecvTimeoutError> {
        match self.toast {
            None => receiver.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some((_, until)) => {
                receiver.recv_timeout(until.saturating_duration_since(Instant::now()))
            }
        }
    }

    fn end_toast(&mut self, tty: &mut Tty) -> bool {
        match self.toast {
            Some((number, until)) if until <= Instant::now() => {
                self.toast = None;
                self.handle(Message::ToastEnds(number), tty);
                true
            }
            _ => false,
        }
    }

    /// Takes in one thing; `more` says that a key follows at once.
    fn incoming(&mut self, incoming: Incoming, more: bool, tty: &mut Tty) -> io::Result<bool> {
        if incoming.is_typed() {
            ELSEWHERE.store(false, Ordering::SeqCst);
        }
        self.stale |= matches!(incoming, Incoming::Terminal(Event::Resize(..)));
        match incoming {
            Incoming::Terminal(event) => match message(event, &self.runtime.view) {
                Some(Message::Key(key)) if more && type_ahead(&mut self.runtime.model, key) => {}
                Some(message) => self.handle(message, tty),
                None => return Ok(false),
            },
            Incoming::Resumed => {
                tty.resume()?;
                let (columns, rows) = tty.size()?;
                self.handle(Message::Resized(columns, rows), tty);
            }
            Incoming::Said(message) => self.handle(*message, tty),
            Incoming::NotKept(error) => self.handle(Message::NotKept(error.phrase()), tty),
            Incoming::Fault(words) => self.handle(Message::Fault(words), tty),
            Incoming::Closed => return Err(io::ErrorKind::UnexpectedEof.into()),
        }
        Ok(true)
    }

    fn handle(&mut self, message: Message, screen: &mut dyn Screen) {
        self.runtime.handle(message, screen);
        let model = &self.runtime.model;
        self.toast = model.toast.as_ref().map(|toast| self.deadline(toast));
        self.hold_unsaved();
    }

    /// Holds what isn't saved ready for a signal or a panic, and has it kept where it has changed.
    fn hold_unsaved(&self) {
        let model = &self.runtime.model;
        let mut held = self.unsaved.lock().unwrap_or_else(PoisonError::into_inner);
        let same = match &*held {
            Some(work) => model.is_unsaved() && work.is_of(&model.session, &model.design),
            None => !model.is_unsaved(),
        };
        if same {
            return;
        }
        let work = model.is_unsaved().then(|| Work::of(&model.session, &model.design));
        held.clone_from(&work);
        drop(held);
        self.keeper.hand_over(work);
    }

    /// A message that is on the screen already keeps its deadline.
    fn deadline(&self, toast: &Toast) -> (u64, Instant) {
        match self.toast {
            Some((number, until)) if number == toast.number => (number, until),
            _ => (toast.number, Instant::now() + Duration::from_secs(toast.seconds())),
        }
    }
}

/// One frame of the workbench as plain text, for where there is no terminal.
pub fn plain_frame(model: &mut Model, look: &Look, columns: u16, rows: u16) -> String {
    model.size = (columns, rows);
    model.refresh_file();
    text(&frame(model, look, &mut ViewState::default(), columns, rows))
}

/// One frame of the workbench, cell by cell.
pub(super) fn frame(
    model: &Model,
    look: &Look,
    view: &mut ViewState,
    columns: u16,
    rows: u16,
) -> Buffer {
    let Ok(mut terminal) = Terminal::new(TestBackend::new(columns, rows));
    let Ok(_) = terminal.draw(|frame| draw(model, look, view, frame));
    terminal.backend().buffer().clone()
}

/// The text of a frame, without the blanks at the ends of its rows.
pub(super) fn text(buffer: &Buffer) -> String {
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let mut row = String::new();
        let mut skip = 0;
        for x in 0..buffer.area.width {
            // The cell behind a wide character is part of it.
            if skip > 0 {
                skip -= 1;
                continue;
            }
            let symbol = buffer[(x, y)].symbol();
            skip = super::widget::safe::width(symbol).saturating_sub(1);
            row.push_str(symbol);
        }
        out.push_str(row.trim_end());
        out.push('\n');
    }
    out
}
