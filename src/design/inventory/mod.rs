//! All clusters of a fleet by name, held compactly: a million of them in some 100 MB.
//!
//! Names of regions, device types and rings are held once and counted while the file is read, so
//! that what needs only counts never walks over the clusters.

mod labels;
mod rows;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::read::Problem;
use super::{FleetDesign, Name};
use crate::text::Phrase;
use crate::yaml::Place;

/// One cluster of an inventory.
#[derive(Clone, Copy, Debug)]
pub struct Cluster<'a> {
    /// The cluster's name.
    pub name: &'a Name,
    /// Its region.
    pub region: &'a Name,
    /// Its device type.
    pub device: &'a Name,
    /// Its ring.
    pub ring: &'a Name,
    /// Stands for region, device type and ring together: the same as that of its [`Group`].
    pub kinds: [u32; 3],
    inventory: &'a Inventory,
    index: usize,
}

impl<'a> Cluster<'a> {
    /// Its free labels, key and value, in the order of the columns; empty cells are none.
    pub fn labels(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        let inventory = self.inventory;
        let start = self.index * inventory.labels.len();
        let cells = &inventory.cells[start..start + inventory.labels.len()];
        inventory.labels.iter().zip(cells).filter_map(|((key, _), cell)| {
            let value: &str = inventory.values.get(*cell as usize)?;
            Some((key.as_str(), value)).filter(|(_, value)| !value.is_empty())
        })
    }
}

/// Clusters that have region, device type and ring in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// Their region.
    pub region: &'a Name,
    /// Their device type.
    pub device: &'a Name,
    /// Their ring.
    pub ring: &'a Name,
    /// How many there are.
    pub clusters: u64,
    /// Stands for the three together.
    pub kinds: [u32; 3],
}

/// One cluster as it is held: region, device type and ring are places in a [`Words`].
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) name: Name,
    pub(super) kinds: [u32; 3],
}

/// The different words of a column, each with the place where it stands first.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Words {
    pub(super) words: Vec<(Name, Place)>,
}

/// All clusters of a fleet by name, from a CSV (`name,region,device,ring` and label columns).
///
/// A copy shares what grows with the clusters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Inventory {
    pub(super) rows: Arc<Vec<Row>>,
    /// Regions, device types and rings.
    pub(super) kinds: [Words; 3],
    pub(super) groups: BTreeMap<[u32; 3], u64>,
    /// The keys of the label columns, each with its place.
    pub(super) labels: Vec<(String, Place)>,
    /// The different values of all label columns.
    pub(super) values: Arc<Vec<Box<str>>>,
    /// A row after the other: which value each label column has.
    pub(super) cells: Arc<Vec<u32>>,
}

impl Inventory {
    /// Reads a CSV.
    ///
    /// # Errors
    /// With what is wrong in it, in the order of the lines: at most a hundred problems, the last
    /// of which then says that there are more.
    pub fn read(csv: impl std::io::Read) -> Result<Self, Vec<Problem>> {
        rows::read(csv)
    }

    /// How many clusters there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All clusters in the order of the file.
    pub fn clusters(&self) -> impl ExactSizeIterator<Item = Cluster<'_>> {
        self.rows.iter().enumerate().map(|(index, row)| self.at(index, row))
    }

    /// The cluster at a place in the file's order.
    pub fn cluster(&self, index: usize) -> Option<Cluster<'_>> {
        self.rows.get(index).map(|row| self.at(index, row))
    }

    fn at<'a>(&'a self, index: usize, row: &'a Row) -> Cluster<'a> {
        let [region, device, ring] = self.names(row.kinds);
        Cluster { name: &row.name, region, device, ring, kinds: row.kinds, inventory: self, index }
    }

    /// How many clusters there are of each combination: as many items as combinations.
    pub fn groups(&self) -> impl ExactSizeIterator<Item = Group<'_>> {
        self.groups.iter().map(|(kinds, clusters)| {
            let [region, device, ring] = self.names(*kinds);
            Group { region, device, ring, clusters: *clusters, kinds: *kinds }
        })
    }

    fn names(&self, kinds: [u32; 3]) -> [&Name; 3] {
        std::array::from_fn(|column| &self.kinds[column].words[kinds[column] as usize].0)
    }

    /// What in it does not go with a design: regions, device types and rings that the design does
    /// not have, and labels that the tree sets itself. Quick enough for every keystroke.
    pub fn strangers(&self, design: &FleetDesign) -> Vec<Problem> {
        let regions = design.regions().into_iter().map(|region| region.name).collect();
        let devices = design.devices.iter().map(|device| device.name.clone()).collect();
        let rings = design.rings().into_iter().map(|ring| ring.name).collect();
        let known: [Vec<Name>; 3] = [regions, devices, rings];
        let mut problems = Vec::new();
        for (column, known) in known.iter().enumerate() {
            for (name, place) in &self.kinds[column].words {
                if !known.contains(name) {
                    problems.push(stranger(column, name, *place, known));
                }
            }
        }
        let own = format!("{}/", design.fleet.label_prefix);
        for (key, place) in self.labels.iter().filter(|(key, _)| key.starts_with(&own)) {
            let reason = Phrase::new("inventory-label-own").with("key", key.as_str());
            problems.push(Problem { place: *place, path: key.clone(), reason });
        }
        problems.sort_by_key(|problem| problem.place);
        problems
    }
}

fn stranger(column: usize, name: &Name, place: Place, known: &[Name]) -> Problem {
    const KEYS: [&str; 3] = ["inventory-no-region", "inventory-no-device", "inventory-no-ring"];
    let known = known.iter().map(Name::as_str).collect::<Vec<_>>().join(", ");
    let reason = Phrase::new(KEYS[column])
        .with("column", rows::COLUMNS[column + 1])
        .with("value", name.as_str())
        .with("known", known);
    Problem { place, path: rows::COLUMNS[column + 1].to_owned(), reason }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::List;
    use crate::design::fields::set;

    fn design() -> FleetDesign {
        let mut design = FleetDesign::new(Name::read("fleet").expect("a name"));
        for list in [List::Regions, List::Rings, List::Devices] {
            list.push(&mut design);
        }
        set(&mut design, "devices[0].name", "gateway").expect("set");
        set(&mut design, "fleet.regions[0].name", "hornsea").expect("set");
        set(&mut design, "fleet.rings[0].name", "broad").expect("set");
        design
    }

    #[test]
    fn clusters_have_their_labels_and_groups_their_counts() {
        let csv = "name,region,device,ring,site,example.com/row\n\
                   a,hornsea,gateway,broad,hull,1\n\
                   b,hornsea,gateway,broad,,2\n";
        let inventory = Inventory::read(csv.as_bytes()).expect("reads");
        let clusters: Vec<_> = inventory.clusters().collect();
        assert_eq!(clusters[1].name.as_str(), "b");
        assert_eq!(clusters[1].ring.as_str(), "broad");
        let labels: Vec<_> = clusters[0].labels().collect();
        assert_eq!(labels, [("site", "hull"), ("example.com/row", "1")]);
        assert_eq!(clusters[1].labels().count(), 1);
        let groups: Vec<_> = inventory.groups().map(|group| group.clusters).collect();
        assert_eq!(groups, [2]);
        assert_eq!(inventory.strangers(&design()), []);
    }

    #[test]
    fn what_the_design_does_not_have_is_named_once_with_its_line_and_column() {
        let csv = "name,region,device,ring,fleet.example.com/region\n\
                   a,hornsea,gateway,broad,x\n\
                   b,hornsee,gateway,broad,x\n\
                   c,hornsee,gateway,early,x\n";
        let inventory = Inventory::read(csv.as_bytes()).expect("reads");
        let found: Vec<_> = inventory
            .strangers(&design())
            .into_iter()
            .map(|problem| (problem.place.line, problem.place.column, problem.reason.key))
            .collect();
        let expected = [
            (1, 25, "inventory-label-own"),
            (3, 3, "inventory-no-region"),
            (4, 19, "inventory-no-ring"),
        ];
        assert_eq!(found, expected.map(|(line, column, key)| (line, column, key.into())));
    }
}
