//! The rows of an inventory's CSV, read one by one and checked as they come.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use csv::{ByteRecord, ReaderBuilder};

use super::labels::{check_key, is_label};
use super::{Inventory, Row, Words};
use crate::design::Name;
use crate::design::read::Problem;
use crate::text::Phrase;
use crate::yaml::Place;

/// The columns that every inventory has, in whatever order.
pub(super) const COLUMNS: [&str; 4] = ["name", "region", "device", "ring"];

/// More problems than this are not listed: whoever reads them corrects the first ones first.
const MOST_PROBLEMS: usize = 100;

/// A wrong value is quoted up to this many characters: a forgotten quotation mark makes the rest
/// of the file one value.
const LONGEST_QUOTE: usize = 80;

pub(super) fn read(csv: impl Read) -> Result<Inventory, Vec<Problem>> {
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(csv);
    let mut record = ByteRecord::new();
    let mut rows = Rows::default();
    match reader.read_byte_record(&mut record) {
        Ok(true) => rows.head(&record).map_err(|problem| vec![problem])?,
        Ok(false) => return Err(vec![at_start(Phrase::new("inventory-empty"))]),
        Err(error) => return Err(vec![broken(&error, 1)]),
    }
    while rows.problems.len() < MOST_PROBLEMS {
        match reader.read_byte_record(&mut record) {
            Ok(true) => rows.row(&record),
            Ok(false) => break,
            Err(error) => {
                rows.problems.push(broken(&error, reader.position().line()));
                break;
            }
        }
    }
    rows.finish()
}

fn at_start(reason: Phrase) -> Problem {
    Problem { place: Place { line: 1, column: 1 }, path: String::new(), reason }
}

fn broken(error: &csv::Error, line: u64) -> Problem {
    let words = error.to_string();
    let reason = Phrase::new("inventory-broken").with("words", words);
    Problem {
        place: Place { line: usize::try_from(line).unwrap_or(1), column: 1 },
        path: String::new(),
        reason,
    }
}

/// The inventory while it is read.
#[derive(Default)]
struct Rows {
    inventory: Inventory,
    /// Where each of [`COLUMNS`] stands.
    columns: [usize; 4],
    /// Where each label column stands.
    label_columns: Vec<usize>,
    width: usize,
    kinds: [HashMap<Name, u32>; 3],
    values: HashMap<Box<str>, u32>,
    /// The line of each row.
    lines: Vec<u32>,
    problems: Vec<Problem>,
    /// On how many further lines each of `problems` comes again.
    again: HashMap<usize, u32>,
}

/// A cell with its place.
struct Cell<'a> {
    text: &'a str,
    place: Place,
}

impl Rows {
    fn head(&mut self, record: &ByteRecord) -> Result<(), Problem> {
        let cells = cells(record)?;
        self.width = cells.len();
        let mut seen: Vec<&str> = Vec::new();
        for (index, cell) in cells.iter().enumerate() {
            let refuse =
                |reason: Phrase| Problem { place: cell.place, path: String::new(), reason };
            if seen.contains(&cell.text) {
                return Err(refuse(
                    Phrase::new("inventory-column-twice").with("column", cell.text),
                ));
            }
            seen.push(cell.text);
            if !COLUMNS.contains(&cell.text) {
                self.label_columns.push(index);
            }
        }
        for (column, name) in COLUMNS.iter().enumerate() {
            self.columns[column] = position(&cells, name)?;
        }
        for index in &self.label_columns {
            let cell = &cells[*index];
            check_key(cell.text).map_err(|reason| Problem {
                place: cell.place,
                path: String::new(),
                reason,
            })?;
            self.inventory.labels.push((cell.text.to_owned(), cell.place));
        }
        Ok(())
    }

    fn row(&mut self, record: &ByteRecord) {
        match cells(record) {
            // A line of commas alone is what spreadsheets leave below a table.
            Ok(cells) if cells.iter().all(|cell| cell.text.is_empty()) => {}
            Ok(cells) if cells.len() != self.width => {
                let reason = Phrase::new("inventory-width")
                    .with("found", cells.len())
                    .with("expected", self.width);
                self.refuse(Problem { place: cells[0].place, path: String::new(), reason });
            }
            Ok(cells) => self.cluster(&cells),
            Err(problem) => self.refuse(problem),
        }
    }

    fn cluster(&mut self, cells: &[Cell<'_>]) {
        let names: [Option<Name>; 4] =
            std::array::from_fn(|column| self.name(COLUMNS[column], &cells[self.columns[column]]));
        let fine = self.check_labels(cells);
        let [Some(name), Some(region), Some(device), Some(ring)] = names else { return };
        if !fine {
            return;
        }
        let mut kinds = [0; 3];
        for (column, word) in [region, device, ring].into_iter().enumerate() {
            kinds[column] = self.kind(column, word, cells[self.columns[column + 1]].place);
        }
        for index in self.label_columns.clone() {
            let value = self.value(cells[index].text);
            Arc::make_mut(&mut self.inventory.cells).push(value);
        }
        *self.inventory.groups.entry(kinds).or_default() += 1;
        self.lines.push(u32::try_from(cells[0].place.line).unwrap_or(u32::MAX));
        Arc::make_mut(&mut self.inventory.rows).push(Row { name, kinds });
    }

    fn name(&mut self, column: &'static str, cell: &Cell<'_>) -> Option<Name> {
        let shortened: String = cell.text.chars().take(LONGEST_QUOTE).collect();
        match Name::read(&shortened) {
            Ok(name) => Some(name),
            Err(reason) => {
                let reason =
                    Phrase::new("inventory-cell").with("column", column).with("reason", reason);
                self.refuse(Problem { place: cell.place, path: column.to_owned(), reason });
                None
            }
        }
    }

    /// Whether all labels of a row are such.
    fn check_labels(&mut self, cells: &[Cell<'_>]) -> bool {
        let mut fine = true;
        for label in 0..self.label_columns.len() {
            let cell = &cells[self.label_columns[label]];
            if !is_label(cell.text) {
                let key = &self.inventory.labels[label].0;
                let shortened: String = cell.text.chars().take(LONGEST_QUOTE).collect();
                let reason = Phrase::new("inventory-label-value")
                    .with("column", key.as_str())
                    .with("value", shortened);
                let path = key.clone();
                self.refuse(Problem { place: cell.place, path, reason });
                fine = false;
            }
        }
        fine
    }

    /// Takes down what is wrong with a cell: the same for the same column only once, however many
    /// lines have it.
    fn refuse(&mut self, problem: Problem) {
        let same = |known: &Problem| known.path == problem.path && known.reason == problem.reason;
        match self.problems.iter().position(same) {
            Some(known) => *self.again.entry(known).or_default() += 1,
            None => self.problems.push(problem),
        }
    }

    /// Says of each problem on how many further lines it comes again.
    fn count_again(&mut self) {
        for (index, count) in &self.again {
            let problem = &mut self.problems[*index];
            problem.reason = Phrase::new("inventory-again")
                .with("column", problem.path.as_str())
                .with("reason", problem.reason.clone())
                .with("count", *count);
        }
    }

    /// The number of a region, device type or ring.
    fn kind(&mut self, column: usize, word: Name, place: Place) -> u32 {
        let Words { words } = &mut self.inventory.kinds[column];
        let next = u32::try_from(words.len()).unwrap_or(u32::MAX);
        *self.kinds[column].entry(word).or_insert_with_key(|word| {
            words.push((word.clone(), place));
            next
        })
    }

    /// The number of a label's value.
    fn value(&mut self, text: &str) -> u32 {
        if let Some(known) = self.values.get(text) {
            return *known;
        }
        let values = Arc::make_mut(&mut self.inventory.values);
        let next = u32::try_from(values.len()).unwrap_or(u32::MAX);
        values.push(text.into());
        self.values.insert(text.into(), next);
        next
    }

    fn finish(mut self) -> Result<Inventory, Vec<Problem>> {
        self.count_again();
        self.find_twins();
        if self.problems.is_empty() && self.inventory.rows.is_empty() {
            self.problems.push(at_start(Phrase::new("inventory-empty")));
        }
        if self.problems.is_empty() {
            return Ok(self.inventory);
        }
        self.problems.sort_by_key(|problem| problem.place);
        if self.problems.len() >= MOST_PROBLEMS {
            self.problems.truncate(MOST_PROBLEMS - 1);
            let place = self.problems.last().map(|last| last.place).unwrap_or_default();
            let reason = Phrase::new("inventory-more");
            self.problems.push(Problem { place, path: String::new(), reason });
        }
        Err(self.problems)
    }

    /// Names that stand twice: sorting numbers takes less memory than a set of names.
    fn find_twins(&mut self) {
        let rows = &self.inventory.rows;
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by(|a, b| rows[*a].name.cmp(&rows[*b].name).then(a.cmp(b)));
        for pair in order.windows(2) {
            let [first, second] = [pair[0], pair[1]];
            if rows[first].name == rows[second].name && self.problems.len() < MOST_PROBLEMS {
                let place = Place { line: self.lines[second] as usize, column: 1 };
                let reason = Phrase::new("inventory-name-twice")
                    .with("column", "name")
                    .with("value", rows[second].name.as_str())
                    .with("line", self.lines[first]);
                self.problems.push(Problem { place, path: "name".to_owned(), reason });
            }
        }
    }
}

fn position(cells: &[Cell<'_>], name: &str) -> Result<usize, Problem> {
    cells.iter().position(|cell| cell.text == name).ok_or_else(|| {
        let key = match cells {
            // What French spreadsheets write.
            [only] if only.text.contains(';') => "inventory-semicolons",
            _ => "inventory-column-missing",
        };
        at_start(Phrase::new(key).with("column", name))
    })
}

/// The cells of a record without the spaces around them. Columns are exact as long as no cell to
/// the left is in quotation marks.
fn cells(record: &ByteRecord) -> Result<Vec<Cell<'_>>, Problem> {
    let line = record.position().map_or(1, csv::Position::line);
    let line = usize::try_from(line).unwrap_or(usize::MAX);
    let mut column = 1;
    let mut cells = Vec::with_capacity(record.len());
    for bytes in record {
        let place = Place { line, column };
        let text = std::str::from_utf8(bytes).map_err(|_| Problem {
            place,
            path: String::new(),
            reason: Phrase::new("reason-not-text"),
        })?;
        column += text.chars().count() + 1;
        let text = text.trim();
        // No name and no label has one: a quotation mark was forgotten, here or further down.
        if text.contains('\n') {
            let reason = Phrase::new("inventory-quote").with("lines", text.matches('\n').count());
            return Err(Problem { place, path: String::new(), reason });
        }
        cells.push(Cell { text, place });
    }
    Ok(cells)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::{Language, Texts};

    fn problems(csv: &[u8]) -> Vec<(usize, usize, String)> {
        let problems = read(csv).expect_err("refused");
        let short = |problem: Problem| {
            (problem.place.line, problem.place.column, problem.reason.key.into_owned())
        };
        problems.into_iter().map(short).collect()
    }

    fn one(csv: &str) -> (usize, usize, String) {
        problems(csv.as_bytes()).remove(0)
    }

    fn expected(line: usize, column: usize, key: &str) -> (usize, usize, String) {
        (line, column, key.to_owned())
    }

    #[test]
    fn columns_stand_in_any_order_and_spreadsheets_are_forgiven() {
        let csv =
            "\u{feff}ring, device,site,region,name\r\nr,d,s,g,a\r\n,,,,\r\n\r\nr,d,,g, b \r\n";
        let inventory = read(csv.as_bytes()).expect("reads");
        let names: Vec<_> = inventory.clusters().map(|cluster| cluster.name.as_str()).collect();
        assert_eq!(names, ["a", "b"]);
        assert_eq!(inventory.clusters().next().map(|cluster| cluster.region.as_str()), Some("g"));
    }

    #[test]
    fn a_wrong_head_is_named() {
        assert_eq!(one(""), expected(1, 1, "inventory-empty"));
        assert_eq!(one("name,region,device,ring\n"), expected(1, 1, "inventory-empty"));
        assert_eq!(one("name;region;device;ring\n"), expected(1, 1, "inventory-semicolons"));
        assert_eq!(one("name,region,ring\n"), expected(1, 1, "inventory-column-missing"));
        assert_eq!(
            one("name,region,device,ring,name\n"),
            expected(1, 25, "inventory-column-twice")
        );
        assert_eq!(one("name,region,device,ring,a b\n"), expected(1, 25, "inventory-label-key"));
    }

    #[test]
    fn each_wrong_cell_has_its_line_and_column() {
        let csv = b"name,region,device,ring,site\na,g,d,r,x\nB,g,d,r,x\nc,g,d,r,x y\nd,g,d\na,g,d,r,\n\xff,g,d,r,\n";
        let expected = [
            expected(3, 1, "inventory-cell"),
            expected(4, 9, "inventory-label-value"),
            expected(5, 1, "inventory-width"),
            expected(6, 1, "inventory-name-twice"),
            expected(7, 1, "reason-not-text"),
        ];
        assert_eq!(problems(csv), expected);
    }

    #[test]
    fn a_forgotten_quotation_mark_is_one_short_message() {
        let csv = format!("name,region,device,ring\n\"a,g,d,r\n{}", "b,g,d,r\n".repeat(1_000));
        let problems = read(csv.as_bytes()).expect_err("refused");
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].reason.key, "inventory-quote");
        assert_eq!(problems[0].place, Place { line: 2, column: 1 });
        assert!(format!("{problems:?}").len() < 1_000);
    }

    #[test]
    fn an_empty_column_is_one_message_with_its_first_line() {
        let csv = format!("name,region,device,ring\na,g,d,r\n{}", "b,,d,r\n".repeat(1_000));
        let problems = read(csv.as_bytes()).expect_err("refused");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert_eq!(problems[0].place, Place { line: 3, column: 3 });
        let words = Texts::new(Language::En).say(&problems[0].reason);
        assert!(words.starts_with("column region: a name is needed"), "{words}");
        assert!(words.ends_with("(the same on 999 further lines)"), "{words}");
    }

    #[test]
    fn many_problems_end_with_a_word_that_there_are_more() {
        let mut csv = "name,region,device,ring\n".to_owned();
        for number in 0..1_000 {
            csv.push_str(&format!("B{number},g,d,r\n"));
        }
        let problems = problems(csv.as_bytes());
        assert_eq!(problems.len(), MOST_PROBLEMS);
        assert_eq!(problems.last().map(|last| last.2.as_str()), Some("inventory-more"));
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes in any::<Vec<u8>>(), rows in "[a-z\",;\n ]{0,60}") {
            let _ = read(bytes.as_slice());
            let _ = read(format!("name,region,device,ring\n{rows}").as_bytes());
        }
    }
}
