//! Which files there are, and how many clusters each reaches.
//!
//! A template's placeholders and its condition are tried with each device type: the files are
//! the names that come out, and a file reaches the clusters of the device types that want it.
//! The work grows with device types, regions and workloads, never with clusters.

use std::collections::BTreeMap;

use super::TreeError;
use super::source::Source;
use super::world::{Choice, World};
use crate::template::{Condition, Templates};

/// A file that is yet to be rendered.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    /// Its template.
    pub(super) template: String,
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
    for choice in world.choices(&source.output) {
        for device in world.devices_of(&choice) {
            let wanted = match condition {
                Some(condition) => condition.holds(&world.context(&choice, Some(device)))?,
                None => true,
            };
            if !wanted {
                continue;
            }
            let path = world.path(&source.output, &choice);
            plans.entry(path).or_insert_with(|| new(source, choice)).devices.push(device);
        }
    }
    Ok(())
}

fn new(source: &Source, choice: Choice) -> Plan {
    Plan {
        template: source.template.clone(),
        rendered: source.rendered,
        executable: source.executable,
        choice,
        devices: Vec::new(),
    }
}
