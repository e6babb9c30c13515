//! What the placeholders of a path can stand for, and what a template is told of it.

mod reach;

use std::collections::{BTreeMap, HashMap, HashSet};

use self::reach::{Group, groups};
use super::context::{Fleet, NamedCluster, Region, Ring, WorkloadType, regions, rings};
use super::device::DeviceType;
use crate::assess::Assessment;
use crate::catalog::Network;
use crate::design::inventory::{Cluster, Inventory};
use crate::design::{Device, FleetDesign, Workload};
use crate::template::{Value, value};

/// GitHub advises at most 3,000 entries in a folder; from here on a folder is split by a hash of
/// the names, which keeps each file where it is when others come and go.
const WIDEST_FOLDER: u64 = 2_900;

/// One choice for the placeholders of a path: indexes into the world's lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Choice {
    device: Option<usize>,
    region: Option<usize>,
    ring: Option<usize>,
    workload: Option<usize>,
    cluster: Option<usize>,
}

impl Choice {
    /// Whether it is about one cluster.
    pub(super) fn is_a_cluster(&self) -> bool {
        self.cluster.is_some()
    }

    /// What of it a condition sees that asks for these names, besides the device type.
    pub(super) fn seen_by(&self, names: &HashSet<String>) -> Self {
        let seen = |name: &str, index: Option<usize>| index.filter(|_| names.contains(name));
        Self {
            region: seen("region", self.region),
            ring: seen("ring", self.ring),
            workload: seen("workload", self.workload),
            ..Self::default()
        }
    }
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
    inventory: Option<Inventory>,
    /// Whether the clusters of each region don't fit into one folder.
    wide: Vec<bool>,
    /// Where there is an inventory: how many clusters each region, device type and ring share.
    groups: Vec<Group>,
    /// The network of each device type.
    lans: Vec<Network>,
}

impl World {
    pub(super) fn new(assessment: &Assessment, inventory: Option<&Inventory>) -> Self {
        let design = &assessment.design;
        let regions: Vec<Item> = regions(design).into_iter().map(region_item).collect();
        let rings: Vec<Item> = rings(design).into_iter().map(ring_item).collect();
        let (devices, lans): (Vec<Item>, Vec<Network>) =
            design.devices.iter().map(|device| device_item(assessment, device)).unzip();
        let groups = inventory.map_or_else(Vec::new, |i| groups(i, &regions, &devices, &rings));
        Self {
            fleet: value(Fleet::new(assessment, inventory)),
            wide: (0..regions.len()).map(|region| is_wide(&groups, region)).collect(),
            groups,
            inventory: inventory.cloned(),
            workloads: design.workloads.iter().map(|w| workload_item(assessment, w)).collect(),
            runs_on: design.workloads.iter().map(|workload| runs_on(design, workload)).collect(),
            devices,
            regions,
            rings,
            lans,
        }
    }

    /// The names of the device types, each with its network.
    pub(super) fn lans(&self) -> impl Iterator<Item = (&str, &Network)> {
        self.devices.iter().map(|device| device.name.as_str()).zip(&self.lans)
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
        let groups: HashMap<_, _> = self.groups.iter().map(|group| (group.kinds, group)).collect();
        let choice = |(index, cluster): (usize, Cluster<'_>)| {
            groups.get(&cluster.kinds).map(|group| Choice {
                device: Some(group.device),
                region: Some(group.region),
                ring: Some(group.ring),
                workload: None,
                cluster: Some(index),
            })
        };
        let clusters = self.inventory.iter().flat_map(Inventory::clusters);
        clusters.enumerate().filter_map(choice).collect()
    }

    /// The device types that a choice can be about.
    pub(super) fn devices_of(&self, choice: &Choice) -> Vec<usize> {
        let all = choice.device.map_or(0..self.devices.len(), |device| device..device + 1);
        let runs = |device: &usize| {
            choice.workload.is_none_or(|workload| self.runs_on[workload].contains(device))
        };
        all.filter(runs).collect()
    }

    /// The path with names in place of placeholders.
    pub(super) fn path(&self, path: &str, choice: &Choice) -> String {
        let mut path = path.to_owned();
        // `@cluster` first: the name of a cluster stands for itself, whatever it contains.
        if let Some(cluster) = self.cluster(choice) {
            let wide = choice.region.is_some_and(|region| self.wide[region]);
            path = path.replace("@cluster", &shard(cluster.name.as_str(), wide));
        }
        let parts = [
            ("@device", choice.device.map(|index| &self.devices[index])),
            ("@region", choice.region.map(|index| &self.regions[index])),
            ("@ring", choice.ring.map(|index| &self.rings[index])),
            ("@workload", choice.workload.map(|index| &self.workloads[index])),
        ];
        for (placeholder, item) in parts {
            if let Some(item) = item.filter(|_| path.contains(placeholder)) {
                path = path.replace(placeholder, &item.name);
            }
        }
        path
    }

    fn cluster(&self, choice: &Choice) -> Option<Cluster<'_>> {
        self.inventory.as_ref()?.cluster(choice.cluster?)
    }

    /// What a condition or a template is told; `device` where the path does not choose one.
    pub(super) fn context(&self, choice: &Choice, device: Option<usize>) -> Value {
        Value::from_pairs(self.facts(choice, device))
    }

    /// What a template is told that is made for these device types.
    ///
    /// `more` is what has to be computed for it.
    pub(super) fn full_context(
        &self,
        choice: &Choice,
        devices: &[usize],
        more: Vec<(&'static str, Value)>,
    ) -> Value {
        let mut facts = self.facts(choice, choice.device);
        facts.extend(more);
        let values = |items: &[Item]| -> Value { items.iter().map(|i| i.value.clone()).collect() };
        let wanting: Value = devices.iter().map(|i| self.devices[*i].value.clone()).collect();
        facts.push(("devices", wanting));
        facts.push(("all_devices", values(&self.devices)));
        facts.push(("workloads", values(&self.workloads)));
        if let Some(cluster) = self.cluster(choice) {
            facts.push(("cluster", value(NamedCluster::new(&cluster))));
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

fn device_item(assessment: &Assessment, device: &Device) -> (Item, Network) {
    let device = DeviceType::new(assessment, device);
    let lan = device.lan.clone();
    (Item { name: device.name.clone(), clusters: device.clusters, value: value(device) }, lan)
}

fn region_item(region: Region) -> Item {
    Item { name: region.name.clone(), clusters: region.clusters, value: value(region) }
}

fn ring_item(ring: Ring) -> Item {
    Item { name: ring.name.clone(), clusters: ring.clusters, value: value(ring) }
}

fn workload_item(assessment: &Assessment, workload: &Workload) -> Item {
    let workload = WorkloadType::new(&assessment.design, workload);
    Item { name: workload.name.clone(), clusters: 0, value: value(workload) }
}

/// The device types that a workload runs on.
fn runs_on(design: &FleetDesign, workload: &Workload) -> Vec<usize> {
    let devices = design.devices.iter().enumerate();
    devices.filter(|(_, device)| workload.runs_on(device)).map(|(index, _)| index).collect()
}

fn by_name(items: &[Item]) -> BTreeMap<&str, usize> {
    items.iter().enumerate().map(|(index, item)| (item.name.as_str(), index)).collect()
}

/// Whether the clusters of a region don't fit into one folder.
fn is_wide(groups: &[Group], region: usize) -> bool {
    let inside = groups.iter().filter(|group| group.region == region);
    inside.map(|group| group.clusters).sum::<u64>() > WIDEST_FOLDER
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
