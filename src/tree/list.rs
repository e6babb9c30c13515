//! Which files there are, and how many clusters each reaches.
//!
//! A template's placeholders and its condition are tried with each device type: the files are
//! the names that come out, and a file reaches the clusters of the device types that want it.
//! The work grows with device types, regions and workloads, never with clusters.

use std::collections::hash_map::Entry;
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
    // Many templates have the same condition in their heads.
    let mut conditions: HashMap<&str, Asked<'_>> = HashMap::new();
    for source in sources {
        let in_head =
            |reason| TreeError::Template { template: source.template.clone(), line: 1, reason };
        let condition = match source.head.as_deref() {
            Some(head) => Some(match conditions.entry(head) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(new) => {
                    new.insert(Asked::new(templates.condition(head).map_err(in_head)?))
                }
            }),
            None => None,
        };
        plan(source, condition, world, &mut plans).map_err(in_head)?;
    }
    Ok(plans)
}

/// Adds the files that one template makes.
fn plan(
    source: &Source,
    mut condition: Option<&mut Asked<'_>>,
    world: &World,
    plans: &mut BTreeMap<String, Plan>,
) -> Result<(), String> {
    let template: Arc<str> = source.template.as_str().into();
    for choice in world.choices(&source.output) {
        let mut wanting = Vec::new();
        for device in world.devices_of(&choice) {
            let wants = match &mut condition {
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

/// A condition with the answers that it has given: most ask about the device type or the
/// workload alone, and would be asked the same for each of the others.
struct Asked<'a> {
    condition: Condition<'a>,
    names: HashSet<String>,
    answers: HashMap<(Option<usize>, Choice), bool>,
}

impl<'a> Asked<'a> {
    fn new(condition: Condition<'a>) -> Self {
        Self { names: condition.names(), condition, answers: HashMap::new() }
    }

    fn holds(&mut self, choice: &Choice, device: usize, world: &World) -> Result<bool, String> {
        let device_seen = Some(device).filter(|_| self.names.contains("device"));
        let about = (device_seen, choice.seen_by(&self.names));
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
