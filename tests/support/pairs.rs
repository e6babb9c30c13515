//! Rows of values, one of each parameter, that together hold every pair of values which a row can
//! hold at all.
//!
//! What refuses a row is asked, not declared. From a refused row is learnt which of its values are
//! to blame, and no row with those is proposed again. Where nothing is left to propose, a search that
//! has learnt nothing goes from row to row towards fewer reasons. A pair that neither finds is named
//! with the reasons that were left.

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
    /// Values that are refused whatever else a row holds.
    barred: Vec<Vec<Choice>>,
}

/// So many times a proposal may give a value and take it back.
const PATIENCE: usize = 20_000;

impl<'a> Pairs<'a> {
    pub fn new(sizes: Vec<usize>, reasons: impl FnMut(&Row) -> Reasons + 'a) -> Self {
        Self { sizes, reasons: Box::new(reasons), known: BTreeMap::new(), barred: Vec::new() }
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

    /// An accepted row with these values, and otherwise with those of `from` where they fit.
    pub fn find(&mut self, choices: &[Choice], from: &Row) -> Result<Row, Refused> {
        while let Some(row) = self.propose(choices, from) {
            if self.reasons(&row).is_empty() {
                return Ok(row);
            }
            self.learn(&row);
        }
        let found = self.walk(choices, from)?;
        // What was learnt was wrong: it held for other reasons than it seemed.
        self.barred.retain(|barred| !holds_all(&found, barred));
        Ok(found)
    }

    /// A row with these values that holds nothing barred.
    fn propose(&self, choices: &[Choice], from: &Row) -> Option<Row> {
        let mut given: Vec<Option<usize>> = vec![None; self.sizes.len()];
        for (at, value) in choices {
            given[*at] = Some(*value);
        }
        let held =
            |barred: &Vec<Choice>| barred.iter().all(|(at, value)| given[*at] == Some(*value));
        if self.barred.iter().any(held) {
            return None;
        }
        let mut patience = PATIENCE;
        self.give(&mut given, from, &mut patience).then(|| given.into_iter().flatten().collect())
    }

    /// Gives the rest of the parameters their values, the one with the fewest to choose from first.
    fn give(&self, given: &mut Vec<Option<usize>>, from: &Row, patience: &mut usize) -> bool {
        let open = (0..given.len()).filter(|at| given[*at].is_none());
        let open = open.map(|at| (at, self.allowed(at, given, from)));
        let Some((at, values)) = open.min_by_key(|(_, values)| values.len()) else { return true };
        for value in values {
            if *patience == 0 {
                return false;
            }
            *patience -= 1;
            given[at] = Some(value);
            if self.give(given, from, patience) {
                return true;
            }
        }
        given[at] = None;
        false
    }

    /// The values of a parameter that bar nothing together with those that are given, its own first.
    fn allowed(&self, at: usize, given: &[Option<usize>], from: &Row) -> Vec<usize> {
        let others = (0..self.sizes[at]).filter(|value| *value != from[at]);
        let bars = |value: usize, barred: &Vec<Choice>| {
            barred.contains(&(at, value))
                && barred.iter().all(|(other, held)| *other == at || given[*other] == Some(*held))
        };
        let fits = |value: &usize| !self.barred.iter().any(|barred| bars(*value, barred));
        std::iter::once(from[at]).chain(others).filter(fits).collect()
    }

    /// Bars the values that each reason against a row goes away with.
    fn learn(&mut self, row: &Row) {
        let changes: Vec<(usize, Reasons)> = self
            .changes(row, &[])
            .into_iter()
            .map(|changed| {
                let at = (0..row.len()).find(|at| row[*at] != changed[*at]).unwrap_or(0);
                (at, self.reasons(&changed))
            })
            .collect();
        for reason in self.reasons(row) {
            let to_blame = |at: &usize| {
                changes.iter().any(|(changed, left)| changed == at && !left.contains(&reason))
            };
            let blamed: Vec<Choice> =
                (0..row.len()).filter(to_blame).map(|at| (at, row[at])).collect();
            let mut accepted = self.known.iter().filter(|(_, reasons)| reasons.is_empty());
            let wrong = accepted.any(|(row, _)| holds_all(row, &blamed));
            // Where several values are to blame, each by itself, this row alone is barred.
            let barred = if wrong || blamed.is_empty() {
                row.iter().copied().enumerate().collect()
            } else {
                blamed
            };
            if !self.barred.contains(&barred) {
                self.barred.push(barred);
            }
        }
    }

    /// The search that has learnt nothing.
    fn walk(&mut self, choices: &[Choice], from: &Row) -> Result<Row, Refused> {
        let mut row = from.clone();
        for (at, value) in choices {
            row[*at] = *value;
        }
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

fn holds_all(row: &Row, choices: &[Choice]) -> bool {
    choices.iter().all(|(at, value)| row[*at] == *value)
}

fn holds(row: &Row, (one, other): (Choice, Choice)) -> bool {
    row[one.0] == one.1 && row[other.0] == other.1
}

fn count(row: &Row, open: &BTreeSet<(Choice, Choice)>) -> usize {
    open.iter().filter(|pair| holds(row, **pair)).count()
}
