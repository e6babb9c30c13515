//! Reads and converged clusters over time, in steps: a minute each around the two moments that
//! matter, longer ones where nothing changes.

/// The time line starts so long before the outage, in seconds.
pub(super) const BEFORE: f64 = 3_600.0;
/// The steps around the two moments.
const MINUTE: f64 = 60.0;
/// So long from the beginning of an outage on the steps stay that short,
const CLOSE_AFTER_DROP: f64 = 2.0 * 3_600.0;
/// so long from its end on,
const CLOSE_AFTER_RETURN: f64 = 4.0 * 3_600.0;
/// and so long from the promotion of a ring on.
const CLOSE_AFTER_PROMOTION: f64 = 3_600.0;
/// Elsewhere a step is at least this long, and there are at most so many.
const COARSE: f64 = 900.0;
const COARSE_STEPS: f64 = 200.0;

/// The steps: each reaches from one edge to the next.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    edges: Vec<f64>,
}

impl Grid {
    /// From an hour before an outage to `tail` seconds after it, or after the last promotion of a
    /// ring where that is later. Both ends of the outage are edges, and so are the promotions that
    /// are no closer to one of them than a step.
    pub(super) fn new(outage: f64, promotions: &[f64], tail: f64) -> Self {
        let mut moments = vec![(0.0, CLOSE_AFTER_DROP), (outage, CLOSE_AFTER_RETURN)];
        for moment in promotions {
            if moments.iter().all(|(other, _)| (moment - other).abs() >= MINUTE) {
                moments.push((*moment, CLOSE_AFTER_PROMOTION));
            }
        }
        moments.sort_by(|one, other| one.0.total_cmp(&other.0));
        let last = moments.last().map_or(outage, |moment| moment.0);
        let ends = moments.iter().skip(1).map(|moment| moment.0).chain([last + tail]);
        let mut grid = Self { edges: vec![-BEFORE] };
        grid.steps_to(0.0, MINUTE);
        let mut close_to = 0.0_f64;
        for ((moment, close), to) in moments.iter().zip(ends) {
            close_to = close_to.max(moment + close);
            grid.close_then_coarse(to, close_to);
        }
        grid
    }

    /// Short steps up to one moment, and long ones from there to another.
    fn close_then_coarse(&mut self, to: f64, close_to: f64) {
        // What would not fill a coarse step stays close.
        self.steps_to(if to - close_to < COARSE { to } else { close_to }, MINUTE);
        let left = to - self.end();
        if left > 0.0 {
            self.steps_to(to, (left / COARSE_STEPS).max(COARSE));
        }
    }

    /// Equal steps up to an edge. What is left of the last one lengthens the one before it, so that
    /// no step is too short for a rate that means something.
    fn steps_to(&mut self, to: f64, step: f64) {
        let from = self.end();
        let mut place = 1.0;
        while from + (place + 1.0) * step <= to {
            self.edges.push(from + place * step);
            place += 1.0;
        }
        self.edges.push(to);
    }

    /// Where the time line ends.
    pub(super) fn end(&self) -> f64 {
        self.edges.last().copied().unwrap_or(-BEFORE)
    }

    /// The number of steps.
    pub(super) fn len(&self) -> usize {
        self.edges.len() - 1
    }

    /// Each step as its beginning and its length.
    pub(super) fn steps(&self) -> impl Iterator<Item = (f64, f64)> {
        self.edges.windows(2).map(|edge| (edge[0], edge[1] - edge[0]))
    }

    /// The step that a moment falls into; nothing outside of the time line.
    pub(super) fn step_of(&self, moment: f64) -> Option<usize> {
        let before = self.edges.partition_point(|edge| *edge <= moment);
        (1..self.edges.len()).contains(&before).then(|| before - 1)
    }
}

/// Reads at one source: those that were played, and steady ones at their rate.
#[derive(Clone, Debug)]
pub(super) struct Reads {
    /// Reads by step.
    counted: Vec<f64>,
    /// By how much the steady rate changes where a step begins.
    change: Vec<f64>,
}

impl Reads {
    pub(super) fn new(grid: &Grid) -> Self {
        Self { counted: vec![0.0; grid.len()], change: vec![0.0; grid.len() + 1] }
    }

    /// So many reads at one moment.
    pub(super) fn at(&mut self, grid: &Grid, moment: f64, reads: f64) {
        if let Some(step) = grid.step_of(moment) {
            self.counted[step] += reads;
        }
    }

    /// Reads at a steady rate, from a moment up to another.
    pub(super) fn steadily(&mut self, grid: &Grid, from: f64, to: f64, rate: f64) {
        if to > from {
            self.change_at(grid, from, rate);
            self.change_at(grid, to, -rate);
        }
    }

    fn change_at(&mut self, grid: &Grid, moment: f64, rate: f64) {
        match grid.step_of(moment.max(-BEFORE)) {
            Some(step) => {
                self.counted[step] += rate * (grid.edges[step + 1] - moment.max(-BEFORE));
                self.change[step + 1] += rate;
            }
            None => self.change[grid.len()] += rate,
        }
    }

    /// Reads per second, by step.
    pub(super) fn rates(&self, grid: &Grid) -> Vec<f64> {
        let mut steady = 0.0;
        let steps = grid.steps().zip(&self.counted).zip(&self.change);
        steps
            .map(|(((_, length), counted), change)| {
                steady += change;
                // What additions and subtractions leave of nothing is nothing.
                let rate = steady + counted / length;
                if rate.abs() < 1e-9 { 0.0 } else { rate }
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_ends_of_the_outage_are_edges_and_no_step_is_short() {
        for outage in [1.0, 59.0, 61.0, 7_200.0, 7_230.0, 259_200.0, 3.2e8] {
            for tail in [3_600.0, 5_000.5, 40_000.0, 3e8] {
                let grid = Grid::new(outage, &[], tail);
                assert!(grid.edges.contains(&0.0) && grid.edges.contains(&outage), "{outage}");
                assert!((grid.end() - outage - tail).abs() < 1e-6);
                assert!(grid.edges.windows(2).all(|edge| edge[1] > edge[0]));
                let shortest = grid.steps().map(|(_, length)| length).fold(f64::MAX, f64::min);
                assert!(shortest >= outage.min(59.9), "{outage} {tail}: {shortest}");
                assert!(grid.len() < 900, "{outage} {tail}: {}", grid.len());
            }
        }
    }

    #[test]
    fn promotions_are_edges_unless_they_fall_together_with_another_moment() {
        let day = 86_400.0;
        let grid = Grid::new(1.5 * day, &[0.0, day, 1.5 * day + 30.0, 3.0 * day], 3_600.0);
        let at = |moment: f64| grid.edges.iter().any(|edge| (edge - moment).abs() < 1e-6);
        assert!(at(0.0) && at(day) && at(1.5 * day) && at(3.0 * day), "{:?}", grid.edges);
        assert!((grid.end() - 3.0 * day - 3_600.0).abs() < 1e-6);
        assert!(grid.edges.windows(2).all(|edge| edge[1] - edge[0] > 59.9));
        // The minutes after a promotion are steps of their own.
        assert!(at(day + 60.0) && at(3.0 * day + 600.0));
    }

    #[test]
    fn nothing_outside_of_the_time_line_counts() {
        let grid = Grid::new(600.0, &[], 3_600.0);
        assert_eq!(grid.step_of(-3_601.0), None);
        assert_eq!(grid.step_of(-3_600.0), Some(0));
        assert_eq!(grid.step_of(4_200.0), None);
        assert_eq!(grid.step_of(4_199.0), Some(grid.len() - 1));
    }

    #[test]
    fn a_steady_rate_is_the_rate_of_each_step_that_it_fills() {
        let grid = Grid::new(600.0, &[], 3_600.0);
        let mut reads = Reads::new(&grid);
        reads.steadily(&grid, -1e9, 90.0, 2.0);
        reads.at(&grid, 61.0, 30.0);
        let rates = reads.rates(&grid);
        let step = |moment| rates[grid.step_of(moment).expect("a step")];
        assert!((step(-3_600.0) - 2.0).abs() < 1e-9);
        assert!((step(-1.0) - 2.0).abs() < 1e-9);
        // Half of the step at 2 a second, and 30 reads in its 60 seconds.
        assert!((step(90.0) - 1.5).abs() < 1e-9);
        assert!(step(121.0).abs() < 1e-9);
        let mut reads = Reads::new(&grid);
        reads.steadily(&grid, 660.0, 1e9, 3.0);
        let rates = reads.rates(&grid);
        assert!((rates[grid.len() - 1] - 3.0).abs() < 1e-9 && rates[0].abs() < 1e-9);
    }
}
