//! Memory in words: GiB with one decimal, MiB where that would hide which of two is more.

use crate::budget::{Interval, NodeBudget};
use crate::text::{Language, Phrase, Texts};
use crate::theme::Look;

const MIB_PER_GIB: f64 = 1024.0;

/// What stands between the bar and the verdict: with words, and as short as can be.
pub(super) struct Figures {
    pub(super) full: String,
    pub(super) compact: String,
}

impl Figures {
    /// What decides the verdict: the working sets, or the scheduler where it alone says no.
    pub(super) fn of(budget: &NodeBudget, texts: &Texts, look: &Look) -> Figures {
        let survives = budget.total.low <= budget.usable_mib;
        let scheduler = budget.scheduler;
        if survives && !scheduler.has_memory() {
            let requests = scheduler.requests_mib;
            let asked = Interval { low: requests, high: requests };
            return figures("widget-requests-of", asked, scheduler.allocatable_mib, texts, look);
        }
        if survives && !scheduler.has_places() {
            let [pods, most] = [scheduler.pods, scheduler.max_pods].map(f64::from);
            return said("widget-pods-of", (&texts.number(pods), &texts.number(most)), texts, look);
        }
        figures("widget-of", budget.total, budget.usable_mib, texts, look)
    }
}

fn figures(key: &str, amount: Interval, of: f64, texts: &Texts, look: &Look) -> Figures {
    let (amount, of) = range(amount, of, texts);
    said(key, (&amount, &of), texts, look)
}

fn said(key: &str, (amount, of): (&str, &str), texts: &Texts, look: &Look) -> Figures {
    let say = |key: String| {
        let phrase = Phrase::new(key).with("amount", amount);
        look.text(&texts.say(&phrase.with("usable", of))).into_owned()
    };
    Figures { full: say(key.to_owned()), compact: say(format!("{key}-compact")) }
}

/// An amount (or from the least to the most of it), and what there is with its unit: `1.2–2.1` and
/// `1.9 GiB`.
pub fn range(amount: Interval, of: f64, texts: &Texts) -> (String, String) {
    let gib = of >= MIB_PER_GIB && !blurred(amount, of);
    let show = |mib: f64| if gib { tenths(mib / MIB_PER_GIB, texts) } else { whole(mib, texts) };
    let (low, high) = (show(amount.low), show(amount.high));
    let amount = if low == high { high } else { format!("{low}–{high}") };
    (amount, with_unit(show(of), gib, texts))
}

/// Whether tenths of a GiB would show something as equal to what there is although it is more.
fn blurred(amount: Interval, of: f64) -> bool {
    let shown = |mib: f64| (mib / MIB_PER_GIB * 10.0).round();
    let hidden = |mib: f64| mib > of && shown(mib) <= shown(of);
    hidden(amount.low) || hidden(amount.high)
}

/// One size as people say it: `2 GiB`, `512 MiB`, `7.8 GiB`.
pub fn memory(mib: f64, texts: &Texts) -> String {
    let gib = mib >= MIB_PER_GIB;
    let number = if gib {
        texts.number((mib / MIB_PER_GIB * 10.0).round() / 10.0)
    } else {
        whole(mib, texts)
    };
    with_unit(number, gib, texts)
}

fn with_unit(number: String, gib: bool, texts: &Texts) -> String {
    let key = if gib { "widget-gib" } else { "widget-mib" };
    texts.say(&Phrase::new(key).with("number", number))
}

fn whole(mib: f64, texts: &Texts) -> String {
    texts.number(mib.round())
}

/// Always with one decimal, so that the figures of several lines stand under each other.
fn tenths(value: f64, texts: &Texts) -> String {
    let rounded = (value * 10.0).round() / 10.0;
    let number = texts.number(rounded);
    if rounded.fract() != 0.0 {
        return number;
    }
    match texts.language() {
        Language::En => format!("{number}.0"),
        Language::Fr => format!("{number},0"),
    }
}
