//! The next larger and the next smaller of a number, as people choose them: memory doubles, spans
//! of time go from one round one to the next, counts move by their leading digits.
//!
//! A value between two steps goes to the nearest in its direction, so that a value that somebody
//! typed is never jumped over.

use crate::design::{Cpu, Rate};
use crate::design::{Kind, Memory, Share, Span};

/// Round spans of time, in seconds.
const SPANS: [u64; 27] = [
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_200, 1_800, 3_600, 7_200, 10_800, 21_600,
    43_200, 86_400, 172_800, 259_200, 432_000, 604_800, 1_209_600, 2_592_000, 7_776_000,
    31_536_000,
];

/// Requests and limits of processor time as people write them, in thousandths of a core.
const CPUS: [u64; 18] =
    [1, 2, 5, 10, 20, 25, 50, 100, 150, 200, 250, 500, 750, 1_000, 1_500, 2_000, 4_000, 8_000];

/// Whether a field holds a number that can be stepped.
pub fn is_number(kind: Kind) -> bool {
    matches!(kind, Kind::Count | Kind::Memory | Kind::Rate | Kind::Span | Kind::Share | Kind::Cpu)
}

/// The next larger value, or smaller one, in its notation; nothing where there is none.
pub fn step(path: &str, kind: Kind, value: &str, up: bool) -> Option<String> {
    match kind {
        Kind::Count => count(path, value.parse().ok()?, up).map(|count| count.to_string()),
        Kind::Memory => memory(Memory::read(value).ok()?.bytes(), up),
        Kind::Rate => rate(Rate::read(value).ok()?.bits_per_second(), up),
        Kind::Span => {
            let seconds = on_ladder(&SPANS, Span::read(value).ok()?.as_seconds(), up)?;
            Some(Span::seconds(seconds).to_string())
        }
        Kind::Share => share(Share::read(value).ok()?.thousandths(), up),
        Kind::Cpu => {
            let now = u64::from(Cpu::read(value).ok()?.millicores());
            on_ladder(&CPUS, now, up).map(|millicores| format!("{millicores}m"))
        }
        _ => None,
    }
}

/// The next step of a ladder.
fn on_ladder(ladder: &[u64], now: u64, up: bool) -> Option<u64> {
    if up {
        ladder.iter().find(|step| **step > now).copied()
    } else {
        ladder.iter().rev().find(|step| **step < now).copied()
    }
}

/// Small counts by one, larger ones by their second digit: 1,800 goes to 1,900. A port is a name
/// that happens to be a number.
fn count(path: &str, now: u64, up: bool) -> Option<u64> {
    let by = if path.ends_with("port") { 1 } else { unit(now, up) };
    if up { Some((now / by + 1) * by) } else { now.checked_sub(1).map(|less| less / by * by) }
}

/// By how much a count moves; downwards from 1,000 as what lies below it does.
fn unit(now: u64, up: bool) -> u64 {
    let from = if up { now } else { now.saturating_sub(1) };
    let digits = from.checked_ilog10().unwrap_or(0);
    if digits < 2 { 1 } else { 10_u64.pow(digits - 1) }
}

/// Powers of two from a mebibyte on.
fn memory(bytes: u64, up: bool) -> Option<String> {
    let mib = 1 << 20;
    let step = if up {
        bytes.checked_add(1)?.max(mib).checked_next_power_of_two()?
    } else {
        let below = bytes.saturating_sub(1);
        1_u64 << below.checked_ilog2()?
    };
    // A pebibyte is the most that can be written.
    (mib..=1 << 50).contains(&step).then(|| Memory::mib(step / mib).to_string())
}

/// 1, 2 and 5 of each power of ten.
fn rate(bits: u64, up: bool) -> Option<String> {
    let ladder: Vec<u64> =
        (3..12).flat_map(|power| [1, 2, 5].map(|digit| digit * 10_u64.pow(power))).collect();
    on_ladder(&ladder, bits, up).map(|bits| Rate::kbit(bits / 1_000).to_string())
}

/// By a tenth of a percent below one, by whole ones below ten and from ninety on, by five between.
fn share(thousandths: u32, up: bool) -> Option<String> {
    let from = if up { thousandths } else { thousandths.checked_sub(1)? };
    let by = match from {
        0..10 => 1,
        10..100 | 900.. => 10,
        _ => 50,
    };
    let step = if up { (thousandths / by + 1) * by } else { from / by * by };
    (step <= 1_000).then(|| format!("{}.{}%", step / 10, step % 10))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::design::fields::fields;

    fn run(kind: Kind, from: &str, up: bool) -> Vec<String> {
        let next = |value: &String| step("x", kind, value, up);
        std::iter::successors(Some(from.to_owned()), next).skip(1).take(4).collect()
    }

    #[test]
    fn each_unit_has_its_own_steps() {
        assert_eq!(run(Kind::Memory, "512Mi", true), ["1Gi", "2Gi", "4Gi", "8Gi"]);
        assert_eq!(run(Kind::Memory, "3Gi", false), ["2Gi", "1Gi", "512Mi", "256Mi"]);
        assert_eq!(
            run(Kind::Span, "15m", true),
            ["20m0s", "30m0s", "1h0m0s", "2h0m0s"]
                .map(|s| { Span::read(s).map(|span| span.to_string()).unwrap_or_default() })
        );
        assert_eq!(
            run(Kind::Rate, "2Mbit/s", false),
            ["1Mbit/s", "500kbit/s", "200kbit/s", "100kbit/s"]
        );
        assert_eq!(run(Kind::Count, "1800", true), ["1900", "2000", "2100", "2200"]);
        assert_eq!(run(Kind::Count, "1000", false), ["990", "980", "970", "960"]);
        assert_eq!(run(Kind::Count, "2", false), ["1", "0"]);
        assert_eq!(step("workloads[].port", Kind::Count, "8080", true).as_deref(), Some("8081"));
        assert_eq!(run(Kind::Share, "20%", true), ["25.0%", "30.0%", "35.0%", "40.0%"]);
        assert_eq!(run(Kind::Share, "1%", false), ["0.9%", "0.8%", "0.7%", "0.6%"]);
        assert_eq!(run(Kind::Share, "90%", true), ["91.0%", "92.0%", "93.0%", "94.0%"]);
        assert_eq!(run(Kind::Cpu, "50m", true), ["100m", "150m", "200m", "250m"]);
    }

    #[test]
    fn at_its_end_a_number_stays() {
        assert_eq!(step("x", Kind::Count, "0", false), None);
        assert_eq!(step("x", Kind::Share, "100%", true), None);
        assert_eq!(step("x", Kind::Share, "0%", false), None);
        assert_eq!(step("x", Kind::Memory, "1Mi", false), None);
        assert_eq!(step("x", Kind::Span, "1s", false), None);
        assert_eq!(step("x", Kind::Text, "1", true), None);
    }

    proptest! {
        #[test]
        fn up_is_more_and_down_is_less(number in 0_u64..2_000_000, up in any::<bool>()) {
            let (mib, tenths) = (number.max(1), number % 1_001);
            let values = [
                (Kind::Count, number.to_string()),
                (Kind::Memory, format!("{mib}Mi")),
                (Kind::Span, format!("{mib}s")),
                (Kind::Rate, format!("{mib}kbit/s")),
                (Kind::Share, format!("{}.{}%", tenths / 10, tenths % 10)),
                (Kind::Cpu, format!("{}m", mib.min(900_000))),
            ];
            for (kind, value) in values {
                let Some(next) = step("x", kind, &value, up) else { continue };
                let order = amount(kind, &next).partial_cmp(&amount(kind, &value));
                let wanted = if up { std::cmp::Ordering::Greater } else { std::cmp::Ordering::Less };
                prop_assert_eq!(order, Some(wanted), "{} {}", value, next);
            }
        }
    }

    #[expect(clippy::cast_precision_loss, reason = "compared, not counted")]
    fn amount(kind: Kind, value: &str) -> f64 {
        match kind {
            Kind::Memory => Memory::read(value).map(|memory| memory.bytes() as f64),
            Kind::Span => Span::read(value).map(|span| span.as_seconds() as f64),
            Kind::Rate => Rate::read(value).map(|rate| rate.bits_per_second() as f64),
            Kind::Share => Share::read(value).map(|share| f64::from(share.thousandths())),
            Kind::Cpu => Cpu::read(value).map(|cpu| f64::from(cpu.millicores())),
            _ => Ok(value.parse().expect("a count")),
        }
        .expect("a value")
    }

    #[test]
    fn every_number_of_the_form_has_a_step() {
        for field in fields().iter().filter(|field| is_number(field.kind)) {
            if let Some(value) = field.default() {
                let moves = |up| step(field.path, field.kind, &value, up).is_some();
                assert!(moves(true) || moves(false), "{}", field.path);
            }
        }
    }
}
