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

/// From the least to the most, in years; a century and more is no statement about flash.
pub(super) fn years(of: Interval, texts: &Texts) -> String {
    let show = |value: f64| match value {
        100.0.. => "100+".to_owned(),
        10.0.. => texts.number(value.round()),
        1.0.. => texts.number((value * 10.0).round() / 10.0),
        _ => texts.number((value * 100.0).round() / 100.0),
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
    use crate::text::Language;

    #[test]
    fn years_are_as_exact_as_they_can_be_trusted() {
        let texts = Texts::new(Language::Fr);
        let shown = |low, high| years(Interval { low, high }, &texts);
        assert_eq!(shown(2.46, 195.0), "2,5–100+");
        assert_eq!(shown(0.126, 12.4), "0,13–12");
        assert_eq!(shown(150.0, 900.0), "100+");
    }

    #[test]
    fn an_amount_has_no_minus_before_a_nought() {
        let texts = Texts::new(Language::En);
        assert_eq!(range(Interval { low: -0.2, high: -0.1 }, &texts), "0");
        assert_eq!(range(Interval { low: -20.0, high: 1234.4 }, &texts), "-20–1,234");
        assert_eq!(gigabytes(Interval { low: 0.56, high: 44.2 }, &texts), "0.56–44");
    }

    #[test]
    fn a_mark_stands_under_its_column() {
        assert_eq!(marked(12, "▲", "usable 924", 20), " usable 924 ▲");
        assert_eq!(marked(3, "▲", "usable 924", 20), "   ▲ usable 924");
        assert_eq!(marked(3, "▲", "usable 924", 10), "usable 924 ▲");
    }
}
