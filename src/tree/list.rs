//! Which files there are, and how many clusters each reaches.
//!
//! A template's placeholders and its condition are tried with each device type: the files are
//! the names that come out, and a file reaches the clusters of the device types that want it.
//! The work grows with device types, regions and workloads, never with clusters.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;

use super::TreeError;
use super::source::Source;
use super::world::{Choice, World};
use crate::template::{Condition, Templates};

/// A file that is yet to be rendered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    /// Its template.
    pub(super) template: Arc<str>,
    /// Whether the template is rendered, not copied.
    pub(super) rendered: bool,
    /// Whether it is executable.
    pub(super) executable: bool,
    /// What its placeholders stand for.
    pub(super) choice: Choice,
    /// The device types that want it.
    pub(super) devices: Vec<usize>,
}

/// The files of all templates, by path.
pub(super) fn plans(
    sources: &[Source],
    templates: &Templates,
    world: &World,
) -> Result<BTreeMap<String, Plan>, TreeError> {
    let mut plans = BTreeMap::new();
    for source in sources {
        let in_head =
            |reason| TreeError::Template { template: source.template.clone(), line: 1, reason };
        let condition = source.head.as_deref().map(|head| templates.condition(head)).transpose();
        let condition = condition.map_err(in_head)?;
        plan(source, condition.as_ref(), world, &mut plans).map_err(in_head)?;
    }
    Ok(plans)
}

/// Adds the files that one template makes.
fn plan(
    source: &Source,
    condition: Option<&Condition<'_>>,
    world: &World,
    plans: &mut BTreeMap<String, Plan>,
) -> Result<(), String> {
    let template: Arc<str> = source.template.as_str().into();
    let mut asked = condition.map(Asked::new);
    for choice in world.choices(&source.output) {
        let mut wanting = Vec::new();
        for device in world.devices_of(&choice) {
            let wants = match &mut asked {
                Some(asked) => asked.holds(&choice, device, world)?,
                None => true,
            };
            wanting.extend(Some(device).filter(|_| wants));
        }
        if !wanting.is_empty() {
            let path = world.path(&source.output, &choice);
            let plan = plans.entry(path).or_insert_with(|| new(source, &template, choice));
            plan.devices.extend(wanting);
        }
    }
    Ok(())
}

/// A condition with the answers that it has given: most ask about the device type alone, and
/// would be asked the same for each workload and cluster.
struct Asked<'a> {
    condition: &'a Condition<'a>,
    names: HashSet<String>,
    answers: HashMap<(usize, Choice), bool>,
}

impl<'a> Asked<'a> {
    fn new(condition: &'a Condition<'a>) -> Self {
        Self { condition, names: condition.names(), answers: HashMap::new() }
    }

    fn holds(&mut self, choice: &Choice, device: usize, world: &World) -> Result<bool, String> {
        let about = (device, choice.seen_by(&self.names));
        if let Some(answer) = self.answers.get(&about) {
            return Ok(*answer);
        }
        let answer = self.condition.holds(&world.context(choice, Some(device)))?;
        self.answers.insert(about, answer);
        Ok(answer)
    }
}

fn new(source: &Source, template: &Arc<str>, choice: Choice) -> Plan {
    Plan {
        template: Arc::clone(template),
        rendered: source.rendered,
        executable: source.executable,
        choice,
        devices: Vec::new(),
    }
}
