//! The layer with what a device type would need under each distribution with each engine: worked out
//! when it is opened or another device type is looked at, never at a keystroke.

use crate::advise::{Alternative, Order, Switch, changed, switch, what_if};
use crate::budget::{Role, Scheduler, budget};
use crate::catalog::Catalog;
use crate::design::FleetDesign;

/// A row of the table.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The distribution and engine, with what they need.
    pub found: Alternative,
    /// What it takes to get there.
    pub switch: Switch,
    /// What the scheduler says of a server there.
    pub scheduler: Scheduler,
}

/// The table of one device type.
#[derive(Clone, Debug)]
pub struct WhatIf {
    /// The device type.
    pub index: usize,
    /// Its alternatives.
    pub rows: Vec<Choice>,
    /// What they are sorted by.
    pub order: Order,
    /// The row under the cursor.
    pub cursor: usize,
}

impl WhatIf {
    /// The table of a device type, the cursor on what it has now.
    pub fn new(design: &FleetDesign, catalog: &Catalog, index: usize, order: Order) -> Self {
        let choice = |found: Alternative| {
            let switch = switch(design, catalog, index, (found.distribution, found.engine))?;
            let there = changed(design, &switch.sets)?;
            let name = there.devices.get(index)?.name.to_string();
            let scheduler = budget(&there, catalog).of(&name, Role::Server)?.scheduler;
            Some(Choice { found, switch, scheduler })
        };
        let rows = what_if(design, catalog, index).into_iter().filter_map(choice).collect();
        let mut table = Self { index, rows, order, cursor: 0 };
        table.sort();
        table.cursor = table.rows.iter().position(|row| row.found.current).unwrap_or(0);
        table
    }

    /// Sorts by the next column; the cursor stays on its row.
    pub fn turn(&mut self) {
        let here = self.chosen().map(|row| (row.found.distribution, row.found.engine));
        self.order = self.order.next();
        self.sort();
        let same = |row: &Choice| Some((row.found.distribution, row.found.engine)) == here;
        self.cursor = self.rows.iter().position(same).unwrap_or(0);
    }

    fn sort(&mut self) {
        let order = self.order;
        self.rows.sort_by(|one, two| order.compare(&one.found, &two.found));
    }

    /// The row under the cursor.
    pub fn chosen(&self) -> Option<&Choice> {
        self.rows.get(self.cursor)
    }
}
