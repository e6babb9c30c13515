//! The outage simulator in a layer above the panes: played on a thread of its own, so that keys go
//! on being read; Esc stops it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::message::Message;
use super::model::Model;
use super::overlay::Overlay;
use crate::design::{FleetDesign, Inventory};
use crate::outlook::Outlook;
use crate::simulate::{Question, Scenario, Simulation, report, simulate};
use crate::text::{Phrase, Texts};

/// The layer is at most so wide.
pub const WIDTH: u16 = 84;
/// Columns of its border and margin.
const BORDER: u16 = 4;
/// Progress is told so often.
const TOLD: u64 = 20;

/// An outage that is played, or has been.
#[derive(Clone, Debug)]
pub struct Outage {
    /// Counts what has been asked, so that an answer to an older question is known for one.
    pub number: u64,
    /// The scenarios to choose from.
    pub scenarios: Vec<Scenario>,
    /// Which of them is played.
    pub chosen: usize,
    /// How much has been played, in per cent.
    pub per_cent: u64,
    /// What came of it.
    pub simulation: Option<Box<Simulation>>,
    /// The same as lines.
    pub lines: Vec<String>,
    /// The first line shown.
    pub scroll: usize,
    /// Tells the thread that nobody waits any more.
    stop: Arc<AtomicBool>,
}

impl Outage {
    /// An outage that is to be played: every link first, then region by region, then the hosts.
    pub fn new(design: &FleetDesign, number: u64) -> Self {
        let regions = design.regions();
        let regions = regions.iter().map(|region| Scenario::Region(region.name.to_string()));
        let scenarios =
            [Scenario::Fleet].into_iter().chain(regions).chain([Scenario::Git, Scenario::Registry]);
        Self {
            number,
            scenarios: scenarios.collect(),
            chosen: 0,
            per_cent: 0,
            simulation: None,
            lines: Vec::new(),
            scroll: 0,
            stop: Arc::default(),
        }
    }

    /// Goes on to another scenario, as a question of its own.
    pub fn turn(&mut self, forward: bool, number: u64) {
        self.stop();
        let count = self.scenarios.len();
        self.chosen = (self.chosen + if forward { 1 } else { count - 1 }) % count;
        (self.number, self.per_cent, self.scroll) = (number, 0, 0);
        self.simulation = None;
        self.lines.clear();
        self.stop = Arc::default();
    }

    /// Ends the play.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Writes the report anew, for a screen of so many columns.
    pub fn lay(&mut self, columns: u16, texts: &Texts) {
        if let Some(simulation) = &self.simulation {
            let width = WIDTH.min(columns).saturating_sub(BORDER);
            let report = report(simulation, &[], texts, width.into());
            self.lines = report.lines().map(str::to_owned).collect();
        }
    }
}

/// What a thread is given to play.
#[derive(Debug)]
pub struct Job {
    number: u64,
    design: FleetDesign,
    inventory: Option<Inventory>,
    outlook: Outlook,
    question: Question,
    stop: Arc<AtomicBool>,
}

impl Job {
    /// What the top layer asks for; nothing where it does not ask this any more.
    pub fn of(model: &Model, number: u64) -> Option<Self> {
        let Some(Overlay::Outage(outage)) = model.overlays.last() else { return None };
        let assessment = &model.preview.assessment;
        let scenario = outage.scenarios.get(outage.chosen)?.clone();
        (outage.number == number).then(|| Self {
            number,
            design: assessment.design.clone(),
            inventory: model.grounds.inventory.clone(),
            outlook: assessment.outlook.clone(),
            question: Question { scenario, ..Question::of(&assessment.design) },
            stop: Arc::clone(&outage.stop),
        })
    }

    /// Plays it, and tells how far it is on the way. Gives the end; nothing where it was stopped.
    pub fn run(self, tell: &mut dyn FnMut(Message)) -> Option<Message> {
        let Self { number, design, inventory, outlook, question, stop } = self;
        let all = design.clusters().max(1);
        let mut told = 0;
        let mut watch = |played: u64| {
            if played * TOLD / all > told {
                told = played * TOLD / all;
                tell(Message::Simulating(number, told * 100 / TOLD));
            }
            !stop.load(Ordering::Relaxed)
        };
        let result = simulate(&design, inventory.as_ref(), &outlook, &question, &mut watch);
        let result: Result<Box<Simulation>, Phrase> = result.transpose()?.map(Box::new);
        Some(Message::Simulated(number, result))
    }
}
