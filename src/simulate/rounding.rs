//! A table of clusters in whole numbers: each row and each column adds up exactly, and no cell is
//! further from its part than that asks for.

/// What is this close below a whole number is that number but for rounding.
const HAIR: f64 = 1e-6;

/// So many of each column as its parts add up to, all together as many as in the rows.
pub(super) fn columns(parts: &[Vec<f64>], rows: &[u64]) -> Vec<u64> {
    let width = parts.first().map_or(0, Vec::len);
    let sums: Vec<f64> =
        (0..width).map(|column| parts.iter().map(|row| row[column]).sum()).collect();
    let mut counts: Vec<u64> = sums.iter().map(|sum| whole(*sum)).collect();
    let missing = rows.iter().sum::<u64>().saturating_sub(counts.iter().sum());
    let mut order: Vec<usize> = (0..width).collect();
    order.sort_by(|one, other| rest(sums[*other]).total_cmp(&rest(sums[*one])));
    for place in order.into_iter().take(usize::try_from(missing).unwrap_or(0)) {
        counts[place] += 1;
    }
    counts
}

/// The parts as whole numbers with these sums. Rows and columns have the same sum.
pub(super) fn table(parts: &[Vec<f64>], rows: &[u64], columns: &[u64]) -> Vec<Vec<u64>> {
    let mut cells: Vec<Vec<u64>> =
        parts.iter().map(|row| row.iter().map(|part| whole(*part)).collect()).collect();
    let mut missing = Missing::of(&mut cells, rows, columns);
    let width = columns.len();
    let place = |index: usize| (index / width, index % width);
    let mut order: Vec<usize> = (0..rows.len() * width).collect();
    let part = |index: &usize| {
        let (row, column) = place(*index);
        parts[row][column]
    };
    order.sort_by(|one, other| rest(part(other)).total_cmp(&rest(part(one))));
    // First one more where most was cut off; then wherever anything belongs; then anywhere.
    for index in &order {
        if part(index) > 0.0 {
            missing.give(&mut cells, place(*index), 1);
        }
    }
    order.sort_by(|one, other| part(other).total_cmp(&part(one)));
    for index in &order {
        missing.give(&mut cells, place(*index), u64::MAX);
    }
    cells
}

/// How many clusters each row and each column still lacks.
struct Missing {
    rows: Vec<u64>,
    columns: Vec<u64>,
}

impl Missing {
    /// Takes away first what a column has too many of: where a ring of nothing was given a cluster.
    fn of(cells: &mut [Vec<u64>], rows: &[u64], columns: &[u64]) -> Self {
        for (column, count) in columns.iter().enumerate() {
            while cells.iter().map(|row| row[column]).sum::<u64>() > *count {
                let Some(largest) = cells.iter_mut().max_by_key(|row| row[column]) else { break };
                largest[column] -= 1;
            }
        }
        let of_column = |(column, count): (usize, &u64)| {
            count - cells.iter().map(|row| row[column]).sum::<u64>()
        };
        Self {
            rows: rows
                .iter()
                .zip(cells.iter())
                .map(|(count, row)| count.saturating_sub(row.iter().sum()))
                .collect(),
            columns: columns.iter().enumerate().map(of_column).collect(),
        }
    }

    fn give(&mut self, cells: &mut [Vec<u64>], (row, column): (usize, usize), most: u64) {
        let more = most.min(self.rows[row]).min(self.columns[column]);
        self.rows[row] -= more;
        self.columns[column] -= more;
        cells[row][column] += more;
    }
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "millions at most")]
fn whole(part: f64) -> u64 {
    (part + HAIR).floor() as u64
}

/// What rounding down takes away.
fn rest(part: f64) -> f64 {
    (part + HAIR).fract()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_is_whole_stays_as_it_is() {
        let parts = [vec![18.0, 180.0, 1_602.0], vec![6.0, 60.0, 534.0]];
        let rows = [1_800, 600];
        assert_eq!(columns(&parts, &rows), [24, 240, 2_136]);
        assert_eq!(table(&parts, &rows, &[24, 240, 2_136]), [[18, 180, 1_602], [6, 60, 534]]);
    }

    #[test]
    fn a_column_of_less_than_one_may_be_given_one() {
        let parts = [vec![0.1, 9.9], vec![0.1, 9.9]];
        let cells = table(&parts, &[10, 10], &[1, 19]);
        assert_eq!(cells.iter().map(|row| row[0]).sum::<u64>(), 1);
        assert!(cells.iter().all(|row| row.iter().sum::<u64>() == 10), "{cells:?}");
    }

    proptest! {
        #[test]
        fn rows_and_columns_add_up_whatever_the_shares(
            rows in prop::collection::vec(0_u32..50_000, 1..8),
            shares in prop::collection::vec(0_u32..1_000, 1..8),
        ) {
            prop_assume!(shares.iter().any(|share| *share > 0));
            let all: f64 = shares.iter().map(|share| f64::from(*share)).sum();
            let part = |row: &u32, share: &u32| f64::from(*row) * f64::from(*share) / all;
            let parts: Vec<Vec<f64>> =
                rows.iter().map(|row| shares.iter().map(|share| part(row, share)).collect()).collect();
            let rows: Vec<u64> = rows.into_iter().map(u64::from).collect();
            let columns = columns(&parts, &rows);
            prop_assert_eq!(columns.iter().sum::<u64>(), rows.iter().sum::<u64>());
            let cells = table(&parts, &rows, &columns);
            for (row, count) in cells.iter().zip(&rows) {
                prop_assert_eq!(row.iter().sum::<u64>(), *count);
            }
            for (place, count) in columns.iter().enumerate() {
                prop_assert_eq!(cells.iter().map(|row| row[place]).sum::<u64>(), *count);
                prop_assert!(shares[place] > 0 || *count == 0);
            }
            for (row, parts) in cells.iter().zip(&parts) {
                for (cell, part) in row.iter().zip(parts) {
                    let cell = f64::from(u32::try_from(*cell).expect("small"));
                    prop_assert!((cell - part).abs() < 2.0, "{} of {}", cell, part);
                }
            }
        }
    }
}
