//! Amounts in the few columns of a pane, and marks under a bar.

use super::paint::columns;
use crate::budget::Interval;
use crate::text::Texts;

/// From the least to the most, in whole MiB and without the unit.
pub(super) fn range(mib: Interval, texts: &Texts) -> String {
    // Never a minus before a nought.
    let whole = |mib: f64| mib.round() + 0.0;
    let (low, high) = (whole(mib.low), whole(mib.high));
    if low < high {
        format!("{}–{}", texts.number(low), texts.number(high))
    } else {
        texts.number(high)
    }
}

/// From the least to the most, in gigabytes with the decimals that are worth it.
pub(super) fn gigabytes(gb: Interval, texts: &Texts) -> String {
    let show = |value: f64| {
        texts.number(if value < 1.0 { (value * 100.0).round() / 100.0 } else { value.round() })
    };
    let (low, high) = (show(gb.low), show(gb.high));
    if low == high { high } else { format!("{low}–{high}") }
}

/// From the least to the most, small numbers with one decimal.
pub(super) fn tenths(of: Interval, texts: &Texts) -> String {
    let show = |value: f64| {
        texts.number(if value < 10.0 { (value * 10.0).round() / 10.0 } else { value.round() })
    };
    let (low, high) = (show(of.low), show(of.high));
    if low == high { high } else { format!("{low}–{high}") }
}

/// A mark under a column of the bar, its words at the side where there is room for them.
pub(super) fn marked(column: u16, mark: &str, text: &str, width: u16) -> String {
    let (column, wide) = (usize::from(column), usize::from(columns(text)));
    if column > wide {
        return format!("{text:>column$} {mark}", column = column - 1);
    }
    let behind = column + 2 + wide <= usize::from(width);
    if behind { format!("{}{mark} {text}", " ".repeat(column)) } else { format!("{text} {mark}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_stands_under_its_column() {
        assert_eq!(marked(12, "▲", "usable 924", 20), " usable 924 ▲");
        assert_eq!(marked(3, "▲", "usable 924", 20), "   ▲ usable 924");
        assert_eq!(marked(3, "▲", "usable 924", 10), "usable 924 ▲");
    }
}
