//! Rows of values, one of each parameter, that together hold every pair of values which a row can
//! hold at all.
//!
//! What refuses a row is asked, not declared: a pair is searched for from an accepted row on, one
//! change at a time, always towards fewer reasons. A pair that is not found is named with the
//! reasons that were left.

use std::collections::{BTreeMap, BTreeSet};

/// The place of a value in each parameter.
pub type Row = Vec<usize>;

/// A parameter and one of its values.
pub type Choice = (usize, usize);

/// Why a row is refused; nothing where it is accepted.
pub type Reasons = BTreeSet<String>;

/// Values that no accepted row holds together, with the reasons that were left of the best row.
#[derive(Clone, Debug, PartialEq)]
pub struct Refused {
    pub choices: Vec<Choice>,
    pub reasons: Reasons,
    pub row: Row,
}

/// What came out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    pub rows: Vec<Row>,
    /// Single values first; a pair with one of those is not named again.
    pub refused: Vec<Refused>,
}

/// Parameters with so many values each, and what says why a row is refused.
pub struct Pairs<'a> {
    sizes: Vec<usize>,
    reasons: Box<dyn FnMut(&Row) -> Reasons + 'a>,
    known: BTreeMap<Row, Reasons>,
}

impl<'a> Pairs<'a> {
    pub fn new(sizes: Vec<usize>, reasons: impl FnMut(&Row) -> Reasons + 'a) -> Self {
        Self { sizes, reasons: Box::new(reasons), known: BTreeMap::new() }
    }

    /// The row of first values, which has to be accepted.
    pub fn first(&self) -> Row {
        vec![0; self.sizes.len()]
    }

    /// Forgets what is known of rows that will not come again.
    pub fn forget(&mut self) {
        self.known.clear();
    }

    pub fn reasons(&mut self, row: &Row) -> Reasons {
        if let Some(known) = self.known.get(row) {
            return known.clone();
        }
        let reasons = (self.reasons)(row);
        self.known.insert(row.clone(), reasons.clone());
        reasons
    }

    /// All values, each as a parameter and a place in it.
    fn choices(&self) -> Vec<Choice> {
        let values = self.sizes.iter().enumerate();
        values.flat_map(|(at, size)| (0..*size).map(move |value| (at, value))).collect()
    }

    /// An accepted row with these values, as near to `from` as the search finds one.
    pub fn find(&mut self, choices: &[Choice], from: &Row) -> Result<Row, Refused> {
        let mut row = from.clone();
        choices.iter().for_each(|(at, value)| row[*at] = *value);
        let reasons = self.reasons(&row);
        if reasons.is_empty() {
            return Ok(row);
        }
        let mut best = Refused { choices: choices.to_vec(), reasons, row };
        let mut seen = BTreeSet::from([best.reasons.clone()]);
        let mut open = vec![(best.reasons.clone(), best.row.clone())];
        while let Some(next) = (0..open.len()).min_by_key(|at| open[*at].0.len()) {
            let (reasons, row) = open.remove(next);
            for changed in self.changes(&row, choices) {
                let left = self.reasons(&changed);
                if left.is_empty() {
                    return Ok(changed);
                }
                // One that trades a reason for another may be half of the way.
                if left.len() <= reasons.len() && seen.insert(left.clone()) {
                    open.push((left.clone(), changed.clone()));
                }
                if left.len() < best.reasons.len() {
                    best = Refused { reasons: left, row: changed, ..best };
                }
            }
        }
        Err(best)
    }

    /// All rows that differ in one value, which is none of the fixed ones.
    fn changes(&self, row: &Row, fixed: &[Choice]) -> Vec<Row> {
        let free =
            |(at, value): &Choice| row[*at] != *value && fixed.iter().all(|(fixed, _)| fixed != at);
        let change = |(at, value): Choice| {
            let mut changed = row.clone();
            changed[at] = value;
            changed
        };
        self.choices().into_iter().filter(free).map(change).collect()
    }

    /// Rows that hold every pair of values which a row can hold.
    pub fn cover(&mut self) -> Cover {
        let mut cover = Cover::default();
        let mut values = Vec::new();
        for choice in self.choices() {
            match self.find(&[choice], &self.first()) {
                Ok(_) => values.push(choice),
                Err(refused) => cover.refused.push(refused),
            }
        }
        let mut open: BTreeSet<(Choice, Choice)> = BTreeSet::new();
        for (at, one) in values.iter().enumerate() {
            let others = values[at + 1..].iter().filter(|other| other.0 != one.0);
            open.extend(others.map(|other| (*one, *other)));
        }
        while let Some((one, other)) = open.pop_first() {
            match self.find(&[one, other], &self.first()) {
                Ok(row) => {
                    let row = self.enrich(row, &[one.0, other.0], &open);
                    open.retain(|pair| !holds(&row, *pair));
                    cover.rows.push(row);
                }
                Err(refused) => cover.refused.push(refused),
            }
        }
        cover
    }

    /// Changes an accepted row, value by value and short of the `fixed` parameters, into one that
    /// holds more of the open pairs.
    fn enrich(&mut self, mut row: Row, fixed: &[usize], open: &BTreeSet<(Choice, Choice)>) -> Row {
        let mut held = count(&row, open);
        loop {
            let before = held;
            for at in (0..self.sizes.len()).filter(|at| !fixed.contains(at)) {
                let mut changes: Vec<(usize, Row)> = (0..self.sizes[at])
                    .map(|value| {
                        let mut changed = row.clone();
                        changed[at] = value;
                        (count(&changed, open), changed)
                    })
                    .filter(|(count, _)| *count > held)
                    .collect();
                changes.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
                let accepted = changes.into_iter().find(|(_, row)| self.reasons(row).is_empty());
                if let Some((count, changed)) = accepted {
                    (held, row) = (count, changed);
                }
            }
            if held == before {
                return row;
            }
        }
    }
}

fn holds(row: &Row, (one, other): (Choice, Choice)) -> bool {
    row[one.0] == one.1 && row[other.0] == other.1
}

fn count(row: &Row, open: &BTreeSet<(Choice, Choice)>) -> usize {
    open.iter().filter(|pair| holds(row, **pair)).count()
}
