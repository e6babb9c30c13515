//! Sessions and inventories on disk.

use crate::design::Name;

/// One cluster of an inventory.
#[derive(Clone, Debug, PartialEq)]
pub struct Cluster {
    /// The cluster's name.
    pub name: Name,
    /// Its region.
    pub region: Name,
    /// Its device type.
    pub device: Name,
    /// Its ring.
    pub ring: Name,
    /// Free label columns: header and value.
    pub labels: Vec<(String, String)>,
}

/// All clusters of a fleet by name, from a CSV (`name,region,device,ring`).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inventory {
    /// In the order of the file.
    pub clusters: Vec<Cluster>,
}
