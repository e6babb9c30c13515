//! What the placeholders of a path can stand for, and what a template is told of it.

use std::collections::BTreeMap;

use super::context::{DeviceType, Fleet, NamedCluster, Region, Ring, WorkloadType, regions, rings};
use crate::assess::Assessment;
use crate::design::inventory::{Cluster, Inventory};
use crate::template::{Value, value};

/// GitHub advises at most 3,000 entries in a folder; from here on a folder is split by a hash of
/// the names, which keeps each file where it is when others come and go.
const WIDEST_FOLDER: usize = 2_900;

/// One choice for the placeholders of a path: indexes into the world's lists.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Choice {
    device: Option<usize>,
    region: Option<usize>,
    ring: Option<usize>,
    workload: Option<usize>,
    cluster: Option<usize>,
}

/// Puts an index in its place in a choice.
type Set = fn(&mut Choice, usize);

/// A thing that a placeholder can stand for.
#[derive(Debug)]
struct Item {
    name: String,
    clusters: u64,
    value: Value,
}

/// Everything that templates can be told.
#[derive(Debug)]
pub(super) struct World {
    fleet: Value,
    devices: Vec<Item>,
    regions: Vec<Item>,
    rings: Vec<Item>,
    workloads: Vec<Item>,
    /// For each workload the device types that it runs on.
    runs_on: Vec<Vec<usize>>,
    clusters: Vec<Cluster>,
    /// Regions whose clusters don't fit into one folder.
    wide: Vec<bool>,
}

impl World {
    pub(super) fn new(assessment: &Assessment, inventory: Option<&Inventory>) -> Self {
        let design = &assessment.design;
        let clusters = inventory.map_or_else(Vec::new, |inventory| inventory.clusters.clone());
        let regions = regions(design);
        Self {
            fleet: value(Fleet::new(assessment, inventory)),
            devices: design.devices.iter().map(|device| device_item(assessment, device)).collect(),
            wide: regions.iter().map(|region| is_wide(region, &clusters)).collect(),
            regions: regions.into_iter().map(region_item).collect(),
            rings: rings(design).into_iter().map(ring_item).collect(),
            workloads: design
                .workloads
                .iter()
                .map(|workload| workload_item(assessment, workload))
                .collect(),
            runs_on: design
                .workloads
                .iter()
                .map(|workload| {
                    let devices = design.devices.iter().enumerate();
                    devices.filter(|(_, d)| workload.runs_on(d)).map(|(index, _)| index).collect()
                })
                .collect(),
            clusters,
        }
    }

    /// All choices for the placeholders in a path.
    pub(super) fn choices(&self, path: &str) -> Vec<Choice> {
        if path.contains("@cluster") {
            return self.cluster_choices();
        }
        let mut choices = vec![Choice::default()];
        let lists: [(&str, usize, Set); 4] = [
            ("@device", self.devices.len(), |choice, index| choice.device = Some(index)),
            ("@region", self.regions.len(), |choice, index| choice.region = Some(index)),
            ("@ring", self.rings.len(), |choice, index| choice.ring = Some(index)),
            ("@workload", self.workloads.len(), |choice, index| choice.workload = Some(index)),
        ];
        for (placeholder, count, set) in lists {
            if path.contains(placeholder) {
                choices = choices.iter().flat_map(|choice| fan_out(*choice, count, set)).collect();
            }
        }
        choices
    }

    /// One choice per cluster of the inventory; clusters of unknown names are a finding, not
    /// a file.
    fn cluster_choices(&self) -> Vec<Choice> {
        let find = |items: &[Item]| -> BTreeMap<String, usize> {
            items.iter().enumerate().map(|(index, item)| (item.name.clone(), index)).collect()
        };
        let (devices, regions, rings) =
            (find(&self.devices), find(&self.regions), find(&self.rings));
        let choice = |(index, cluster): (usize, &Cluster)| {
            Some(Choice {
                device: Some(*devices.get(cluster.device.as_str())?),
                region: Some(*regions.get(cluster.region.as_str())?),
                ring: Some(*rings.get(cluster.ring.as_str())?),
                workload: None,
                cluster: Some(index),
            })
        };
        self.clusters.iter().enumerate().filter_map(choice).collect()
    }

    /// The device types that a choice can be about.
    pub(super) fn devices_of(&self, choice: &Choice) -> Vec<usize> {
        let all = 0..self.devices.len();
        let runs = |device: &usize| {
            choice.workload.is_none_or(|workload| self.runs_on[workload].contains(device))
        };
        all.filter(|device| choice.device.is_none_or(|chosen| chosen == *device))
            .filter(runs)
            .collect()
    }

    /// The path with names in place of placeholders.
    pub(super) fn path(&self, path: &str, choice: &Choice) -> String {
        let mut path = path.to_owned();
        // `@cluster` first: the name of a cluster stands for itself, whatever it contains.
        if let Some(cluster) = choice.cluster {
            let wide = choice.region.is_some_and(|region| self.wide[region]);
            path = path.replace("@cluster", &shard(self.clusters[cluster].name.as_str(), wide));
        }
        let parts = [
            ("@device", choice.device.map(|index| &self.devices[index])),
            ("@region", choice.region.map(|index| &self.regions[index])),
            ("@ring", choice.ring.map(|index| &self.rings[index])),
            ("@workload", choice.workload.map(|index| &self.workloads[index])),
        ];
        for (placeholder, item) in parts {
            if let Some(item) = item {
                path = path.replace(placeholder, &item.name);
            }
        }
        path
    }

    /// How many clusters a file reaches that these device types want.
    pub(super) fn reach(&self, choice: &Choice, devices: &[usize]) -> u64 {
        if choice.cluster.is_some() {
            return 1;
        }
        let sum: u64 = devices.iter().map(|device| self.devices[*device].clusters).sum();
        let fleet: u64 = self.devices.iter().map(|device| device.clusters).sum();
        let parts = [choice.region.map(|i| &self.regions[i]), choice.ring.map(|i| &self.rings[i])];
        // A design says how many clusters a region has, not of which device types: the share
        // of the device types in the fleet is taken for their share in the region.
        parts.into_iter().flatten().fold(sum, |reach, part| {
            if fleet == 0 { 0 } else { (reach * part.clusters).div_ceil(fleet) }
        })
    }

    /// What a condition or a template is told; `device` where the path does not choose one.
    pub(super) fn context(&self, choice: &Choice, device: Option<usize>) -> Value {
        Value::from_pairs(self.facts(choice, device))
    }

    /// What a template is told that is made for these device types.
    pub(super) fn full_context(&self, choice: &Choice, devices: &[usize]) -> Value {
        let mut facts = self.facts(choice, choice.device);
        let values = |items: &[Item]| -> Value { items.iter().map(|i| i.value.clone()).collect() };
        let wanting: Value = devices.iter().map(|i| self.devices[*i].value.clone()).collect();
        facts.push(("devices", wanting));
        facts.push(("all_devices", values(&self.devices)));
        facts.push(("workloads", values(&self.workloads)));
        if let Some(cluster) = choice.cluster {
            facts.push(("cluster", value(NamedCluster::new(&self.clusters[cluster]))));
        }
        Value::from_pairs(facts)
    }

    fn facts(&self, choice: &Choice, device: Option<usize>) -> Vec<(&'static str, Value)> {
        let mut facts = vec![("fleet", self.fleet.clone())];
        let parts = [
            ("device", device.map(|index| &self.devices[index])),
            ("region", choice.region.map(|index| &self.regions[index])),
            ("ring", choice.ring.map(|index| &self.rings[index])),
            ("workload", choice.workload.map(|index| &self.workloads[index])),
        ];
        for (name, item) in parts {
            facts.extend(item.map(|item| (name, item.value.clone())));
        }
        facts
    }
}

fn fan_out(choice: Choice, count: usize, set: Set) -> impl Iterator<Item = Choice> {
    (0..count).map(move |index| {
        let mut choice = choice;
        set(&mut choice, index);
        choice
    })
}

fn device_item(assessment: &Assessment, device: &crate::design::Device) -> Item {
    let device = DeviceType::new(assessment, device);
    Item { name: device.name.clone(), clusters: device.clusters, value: value(device) }
}

fn region_item(region: Region) -> Item {
    Item { name: region.name.clone(), clusters: region.clusters, value: value(region) }
}

fn ring_item(ring: Ring) -> Item {
    Item { name: ring.name.clone(), clusters: ring.clusters, value: value(ring) }
}

fn workload_item(assessment: &Assessment, workload: &crate::design::Workload) -> Item {
    let workload = WorkloadType::new(&assessment.design, workload);
    Item { name: workload.name.clone(), clusters: 0, value: value(workload) }
}

fn is_wide(region: &Region, clusters: &[Cluster]) -> bool {
    let inside = clusters.iter().filter(|cluster| cluster.region.as_str() == region.name);
    inside.count() > WIDEST_FOLDER
}

/// The file name of a cluster, behind one of 256 folders where there are many.
fn shard(name: &str, wide: bool) -> String {
    if !wide {
        return name.to_owned();
    }
    // FNV-1a: the same in every release and on every machine, as a path in Git has to be.
    let hash = name
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("{:02x}/{name}", hash & 0xff)
}
