//! The outage simulator in a layer above the panes: played on a thread of its own, so that keys go
//! on being read; then the same with other settings, beside what is shown already. Esc stops it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::message::Message;
use super::model::Model;
use super::overlay::Overlay;
use crate::design::{FleetDesign, Inventory, Span};
use crate::outlook::Outlook;
use crate::simulate::{
    MOST_RINGS, Part, Question, Row, Scenario, Setting, Simulation, USUAL_PAUSE, compare, parts,
    simulate,
};
use crate::text::{Phrase, Texts};

/// The layer is at most so wide.
pub const WIDTH: u16 = 84;
/// Columns of its border and margin.
const BORDER: u16 = 4;
/// Progress is told so often.
const TOLD: u64 = 20;
/// The pauses between two rings to choose from, in hours.
const PAUSES: [u64; 5] = [1, 6, 24, 72, 168];

/// An outage that is played, or has been.
#[derive(Clone, Debug)]
pub struct Outage {
    /// Counts what has been asked, so that an answer to an older question is known for one.
    pub number: u64,
    /// The scenarios to choose from.
    pub scenarios: Vec<Scenario>,
    /// Which of them is played.
    pub chosen: usize,
    /// From one ring's promotion to the next, in the scenarios that promote.
    pub pause: Span,
    /// How much has been played, in per cent: of the outage, and then of the comparison.
    pub per_cent: u64,
    /// What came of it.
    pub simulation: Option<Box<Simulation>>,
    /// What came of it with other settings; nothing while they are being played.
    pub rows: Option<Vec<Row>>,
    /// The part that is shown, where there is one of its kind.
    pub part: Part,
    /// The same as lines, part by part.
    pub parts: Vec<(Part, Vec<String>)>,
    /// The first line shown.
    pub scroll: usize,
    /// Tells the thread that nobody waits any more.
    stop: Arc<AtomicBool>,
}

impl Outage {
    /// An outage that is to be played.
    pub fn new(design: &FleetDesign, number: u64) -> Self {
        Self {
            number,
            scenarios: scenarios(design),
            chosen: 0,
            pause: USUAL_PAUSE,
            per_cent: 0,
            simulation: None,
            rows: None,
            part: Part::Overview,
            parts: Vec::new(),
            scroll: 0,
            stop: Arc::default(),
        }
    }

    /// Goes on to another scenario, as a question of its own.
    pub fn turn(&mut self, forward: bool, number: u64) {
        let count = self.scenarios.len();
        self.chosen = (self.chosen + if forward { 1 } else { count - 1 }) % count;
        self.ask_anew(number);
    }

    /// Takes the next of the pauses between two rings; whether the scenario has rings.
    pub fn next_pause(&mut self, number: u64) -> bool {
        if !self.promotes() {
            return false;
        }
        let hours = self.pause.as_seconds() / 3_600;
        let next = PAUSES.into_iter().find(|pause| *pause > hours).unwrap_or(PAUSES[0]);
        self.pause = Span::seconds(next * 3_600);
        self.ask_anew(number);
        true
    }

    fn ask_anew(&mut self, number: u64) {
        self.stop();
        (self.number, self.per_cent, self.scroll) = (number, 0, 0);
        (self.simulation, self.rows) = (None, None);
        self.parts.clear();
        self.stop = Arc::default();
    }

    /// Whether the scenario promotes a change ring by ring.
    pub fn promotes(&self) -> bool {
        self.scenario().is_some_and(Scenario::is_promotion)
    }

    fn scenario(&self) -> Option<&Scenario> {
        self.scenarios.get(self.chosen)
    }

    /// Shows the next part, or the one before.
    pub fn turn_page(&mut self, forward: bool) {
        let count = self.parts.len();
        if count > 0 {
            let shown = (self.shown() + if forward { 1 } else { count - 1 }) % count;
            (self.part, self.scroll) = (self.parts[shown].0, 0);
        }
    }

    /// The place of the part that is shown: the first one where the chosen one is not there.
    pub fn shown(&self) -> usize {
        self.parts.iter().position(|(part, _)| *part == self.part).unwrap_or(0)
    }

    /// The lines of the part that is shown.
    pub fn lines(&self) -> &[String] {
        self.parts.get(self.shown()).map_or(&[], |(_, lines)| lines)
    }

    /// Ends the play.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Writes the report anew, for a screen of so many columns.
    pub fn lay(&mut self, columns: u16, texts: &Texts) {
        let Some(simulation) = &self.simulation else { return };
        let width = WIDTH.min(columns).saturating_sub(BORDER);
        let rows = self.rows.as_deref().unwrap_or(&[]);
        self.parts = parts(simulation, rows, texts, width.into());
        if self.rows.is_none() {
            let compares = Phrase::new("workbench-outage-compares").with("share", self.per_cent);
            let behind = self.parts.len().saturating_sub(1);
            self.parts.insert(behind, (Part::Settings, vec![texts.say(&compares)]));
        }
    }
}

/// Every link first, then region by region, the hosts, a promotion of a change meanwhile, and an
/// absence of months.
fn scenarios(design: &FleetDesign) -> Vec<Scenario> {
    let regions = design.regions();
    let names = || regions.iter().map(|region| region.name.to_string());
    let mut scenarios = vec![Scenario::Fleet];
    scenarios.extend(names().map(Scenario::Region));
    scenarios.extend([Scenario::Git, Scenario::Registry]);
    if (2..=MOST_RINGS).contains(&design.rings().len()) {
        scenarios.push(Scenario::Promotion(None));
        // A single region is the fleet.
        let several = names().filter(|_| regions.len() > 1);
        scenarios.extend(several.map(|name| Scenario::Promotion(Some(name))));
    }
    scenarios.push(Scenario::Months);
    scenarios
}

/// What a thread is given to play.
#[derive(Debug)]
pub struct Job {
    number: u64,
    design: FleetDesign,
    inventory: Option<Inventory>,
    outlook: Outlook,
    question: Question,
    /// What has been played already, where other settings are to be compared with it.
    played: Option<Box<Simulation>>,
    stop: Arc<AtomicBool>,
}

impl Job {
    /// What the top layer asks for; nothing where it does not ask this any more.
    pub fn of(model: &Model, number: u64) -> Option<Self> {
        let Some(Overlay::Outage(outage)) = model.overlays.last() else { return None };
        let assessment = &model.preview.assessment;
        let scenario = outage.scenario()?.clone();
        let ring_pause = outage.pause;
        (outage.number == number).then(|| Self {
            number,
            design: assessment.design.clone(),
            inventory: model.grounds.inventory.clone(),
            outlook: assessment.outlook.clone(),
            question: Question { ring_pause, ..Question::about(&assessment.design, scenario) },
            played: outage.simulation.clone(),
            stop: Arc::clone(&outage.stop),
        })
    }

    /// Plays it, and tells how far it is on the way. Gives the end; nothing where it was stopped.
    pub fn run(self, tell: &mut dyn FnMut(Message)) -> Option<Message> {
        let settings = Setting::usual(&self.design);
        let times = if self.played.is_some() { settings.len() as u64 } else { 1 };
        let all = (self.design.clusters() * times).max(1);
        let Self { number, design, inventory, outlook, question, played, stop } = self;
        let mut told = 0;
        let mut watch = |played: u64| {
            if played * TOLD / all > told {
                told = played * TOLD / all;
                tell(Message::Simulating(number, told * 100 / TOLD));
            }
            !stop.load(Ordering::Relaxed)
        };
        let inventory = inventory.as_ref();
        if let Some(played) = played {
            let rows = compare(&design, inventory, &played, &settings, &mut watch).transpose()?;
            return Some(Message::Compared(number, rows));
        }
        let result = simulate(&design, inventory, &outlook, &question, &mut watch);
        let result: Result<Box<Simulation>, Phrase> = result.transpose()?.map(Box::new);
        Some(Message::Simulated(number, result))
    }
}
