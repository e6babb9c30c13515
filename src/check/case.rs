//! What the rules look at: a design with, for each device type, the platform and engine that
//! really apply to it.

use super::Finding;
use crate::budget::Budget;
use crate::catalog::Catalog;
use crate::design::inventory::Inventory;
use crate::design::{
    Datastore, Device, Distribution, Engine, FleetDesign, Gitops, Platform, Workload, fields,
};
use crate::outlook::Outlook;
use crate::text::Phrase;

/// A device type with what applies to it.
pub(super) struct Equipped<'a> {
    pub index: usize,
    pub device: &'a Device,
    pub platform: Platform,
    pub gitops: Gitops,
}

impl Equipped<'_> {
    /// The path of one of the device type's own fields.
    pub(super) fn path(&self, key: &str) -> String {
        format!("devices[{}].{key}", self.index)
    }

    pub(super) fn name(&self) -> &str {
        self.device.name.as_str()
    }

    /// Whether the distribution knows the datastore at all: where it does not, that is the finding,
    /// and rules about the datastore itself have nothing to add.
    pub(super) fn has_datastore(&self) -> bool {
        let dqlite = self.platform.datastore == Datastore::Dqlite;
        dqlite == (self.platform.distribution == Distribution::Microk8s)
    }

    /// Nodes of the control plane.
    pub(super) fn servers(&self) -> u32 {
        self.device.servers_with(self.platform.datastore)
    }
}

/// A design as the rules look at it.
pub(super) struct Case<'a> {
    /// The design, with credentials in its texts replaced: messages quote from it.
    pub design: &'a FleetDesign,
    pub catalog: &'a Catalog,
    pub budget: &'a Budget,
    pub outlook: &'a Outlook,
    pub inventory: Option<&'a Inventory>,
    pub devices: Vec<Equipped<'a>>,
}

/// A rule about one device type.
pub(super) type DeviceRule = fn(&Case<'_>, &Equipped<'_>) -> Option<Finding>;

/// A rule about one workload, with its path (`workloads[0]`).
pub(super) type WorkloadRule = fn(&Case<'_>, &Workload, &str) -> Option<Finding>;

impl<'a> Case<'a> {
    pub(super) fn new(
        design: &'a FleetDesign,
        catalog: &'a Catalog,
        budget: &'a Budget,
        outlook: &'a Outlook,
        inventory: Option<&'a Inventory>,
    ) -> Self {
        let equip = |(index, device): (usize, &'a Device)| Equipped {
            index,
            device,
            platform: design.platform_of(device),
            gitops: design.gitops_of(device),
        };
        let devices = design.devices.iter().enumerate().map(equip).collect();
        Self { design, catalog, budget, outlook, inventory, devices }
    }

    /// Holds each device type against some rules.
    pub(super) fn each_device(&self, rules: &[DeviceRule]) -> Vec<Finding> {
        let all = |equipped| rules.iter().filter_map(move |rule| rule(self, equipped));
        self.devices.iter().flat_map(all).collect()
    }

    /// Holds each workload against some rules.
    pub(super) fn each_workload(&self, rules: &[WorkloadRule]) -> Vec<Finding> {
        let mut found = Vec::new();
        for (index, workload) in self.design.workloads.iter().enumerate() {
            let path = format!("workloads[{index}]");
            found.extend(rules.iter().filter_map(|rule| rule(self, workload, &path)));
        }
        found
    }

    /// Where a setting of a device type is stated: at the device type, or for the whole fleet.
    pub(super) fn stated(&self, equipped: &Equipped<'_>, setting: &str) -> String {
        let own = fields::field(&format!("devices[].{setting}"));
        match own.and_then(|field| field.get(self.design, equipped.index)) {
            Some(_) => equipped.path(setting),
            None => setting.to_owned(),
        }
    }
}

/// The readable word of a choice, said in the reader's language.
pub(super) fn choice(word: &str) -> Phrase {
    Phrase::new(format!("choice-{word}"))
}

/// The readable word of a distribution.
pub(super) fn distribution(value: Distribution) -> Phrase {
    choice(value.word())
}

/// The readable word of an engine.
pub(super) fn engine(value: Engine) -> Phrase {
    choice(value.word())
}
