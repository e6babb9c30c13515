//! Numbers as English and French write them.

use fluent_bundle::FluentValue;

use super::Language;

/// The narrow no-break space that French puts between thousands.
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';

/// A number with thousands separated and at most two decimals: `10,000` or `1.25`; in French
/// `10 000` and `1,25`.
pub fn show(value: f64, language: Language) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let (thousands, point) = match language {
        Language::En => (',', '.'),
        Language::Fr => (NARROW_NO_BREAK_SPACE, ','),
    };
    let mut out = sign.to_owned();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(thousands);
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push(point);
        out.push_str(decimals);
    }
    out
}

/// The hook that makes Fluent write numbers with [`show`].
pub(super) fn fluent(value: &FluentValue<'_>, language: Language) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(show(number.value, language)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_and_decimals_follow_the_language() {
        assert_eq!(show(10_000.0, Language::En), "10,000");
        assert_eq!(show(1_234_567.5, Language::Fr), "1\u{202f}234\u{202f}567,5");
        assert_eq!(show(999.0, Language::Fr), "999");
        assert_eq!(show(-1_200.25, Language::En), "-1,200.25");
        assert_eq!(show(0.0, Language::En), "0");
    }
}
