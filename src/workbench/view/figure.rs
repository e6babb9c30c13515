//! The layer with all that is known of one figure: how much, what kind of measure, under which
//! conditions, how far it can be trusted, and where it comes from.

use ratatui::layout::Rect;

use super::amounts::{gigabytes, range, years};
use super::overlays;
use super::paint::{Brush, columns, row};
use super::state::ViewState;
use crate::budget::{Interval, Line, MeasuredNode, Peak, Wear};
use crate::catalog::{Conditions, Confidence, Entry};
use crate::design::fields;
use crate::text::{Phrase, Texts};
use crate::theme::Role;
use crate::workbench::figure::{Figure, Shown, What, figures};
use crate::workbench::model::Model;
use crate::workbench::widget::{safe, wrap};

/// The layer is at most so wide.
const WIDTH: u16 = 84;

/// What it says on one matter: the key of its label, and the words.
type Fact = (&'static str, String);

pub(super) fn draw(
    brush: &mut Brush<'_>,
    area: Rect,
    shown: Shown,
    model: &Model,
    state: &mut ViewState,
) {
    let all = figures(&model.preview.assessment.budget.devices);
    let Some(figure) = all.get(shown.at) else { return };
    let facts = facts(figure, model);
    let labels = facts.iter().map(|(label, _)| columns(&model.texts.get(label)));
    let label_width = labels.max().unwrap_or(0).min(area.width / 3) + 2;
    // The frame and a column beside it on either side.
    let room = overlays::wide(area, WIDTH).saturating_sub(4 + label_width).max(1);
    let mut rows: Vec<(String, String)> = Vec::new();
    for (label, text) in &facts {
        let mut label = model.texts.get(label);
        for text in wrap::prose(&safe::line(text), room.into()) {
            rows.push((std::mem::take(&mut label), text));
        }
    }
    let height = u16::try_from(rows.len()).unwrap_or(u16::MAX).saturating_add(2);
    let title = format!("{} · {}", name(figure, &model.texts), figure.node.name);
    let place = overlays::centre(area, WIDTH, height);
    let within = overlays::open(brush, place, &safe::line(&title), state);
    let top = overlays::scrolled(brush, within, (shown.scroll, rows.len()), state);
    for (at, (label, text)) in rows.iter().skip(top).take(within.height.into()).enumerate() {
        let line = row(within, at);
        brush.say(line.x, line.y, label_width, label, Role::Muted);
        let width = line.width.saturating_sub(label_width);
        brush.say(line.x + label_width, line.y, width, text, Role::Text);
    }
}

/// What it is called.
fn name(figure: &Figure<'_>, texts: &Texts) -> String {
    match figure.what {
        What::Line(line) => line.name(texts),
        What::Measured(one) => one.name(texts),
        What::Preset(preset, _) => {
            texts.say(&Phrase::new("figure-preset").with("name", preset.label()))
        }
        What::Peak(_) => texts.get("budget-peak"),
        What::Wear(_) => texts.get("budget-writes"),
    }
}

fn facts(figure: &Figure<'_>, model: &Model) -> Vec<Fact> {
    let texts = &*model.texts;
    let mut facts = match figure.what {
        What::Line(line) => of_line(line, texts),
        What::Measured(one) => of_measured(one, figure, model),
        What::Preset(preset, left) => vec![
            ("figure-amount", mib(Interval { low: left, high: left }, texts)),
            ("figure-source", preset.source().to_owned()),
        ],
        What::Peak(peak) => of_peak(peak, texts),
        What::Wear(wear) => of_wear(wear, texts),
    };
    facts.extend(set_by(figure, model));
    facts
}

fn mib(amount: Interval, texts: &Texts) -> String {
    texts.say(&Phrase::new("budget-mib").with("amount", range(amount, texts)))
}

fn of_line(line: &Line, texts: &Texts) -> Vec<Fact> {
    let one = |value: f64| mib(Interval { low: value, high: value }, texts);
    let mut facts = vec![("figure-amount", mib(line.mib, texts))];
    if line.request_mib > 0.0 {
        facts.push(("figure-request", one(line.request_mib)));
    }
    facts.extend(line.limit_mib.map(|limit| ("figure-limit", one(limit))));
    match &line.entry {
        Some(entry) => facts.extend(of_entry(entry, texts)),
        None => facts.extend([
            ("figure-measure", texts.say(&line.measure.label())),
            ("figure-confidence", texts.say(&line.confidence.label())),
            ("figure-source", texts.get("source-session")),
            ("figure-note", texts.get("figure-of-workload")),
        ]),
    }
    facts
}

/// What the catalogue says of a figure.
fn of_entry(entry: &Entry, texts: &Texts) -> Vec<Fact> {
    let mut facts = vec![
        ("figure-measure", texts.say(&entry.measure.label())),
        ("figure-confidence", texts.say(&entry.confidence.label())),
    ];
    if !entry.growth.is_empty() {
        facts.push(("figure-base", mib(entry.base, texts)));
        let term = |growth: &crate::catalog::Growth| {
            let amount = mib(growth.each, texts);
            format!("+ {amount} {}", texts.say(&growth.with.label()))
        };
        let terms: Vec<String> = entry.growth.iter().map(term).collect();
        facts.push(("figure-growth", terms.join(", ")));
    }
    let conditions = conditions(&entry.when, texts);
    facts.extend((!conditions.is_empty()).then_some(("figure-conditions", conditions)));
    facts.extend(entry.version.as_ref().map(|version| ("figure-version", version.say(texts))));
    facts.extend([
        ("figure-date", entry.date.say(texts)),
        ("figure-source", entry.source.say(texts)),
        ("figure-note", entry.note.say(texts)),
    ]);
    facts
}

fn conditions(when: &Conditions, texts: &Texts) -> String {
    let parts = [
        when.distribution.map(|distribution| distribution.word().to_owned()),
        when.role.map(|role| texts.say(&role.label())),
        when.arch.map(|arch| arch.word().to_owned()),
        when.os.map(|os| os.word().to_owned()),
        when.datastore.map(|datastore| datastore.word().to_owned()),
        when.addons
            .as_ref()
            .map(|addons| addons.iter().map(|addon| addon.word()).collect::<Vec<_>>().join(", ")),
        when.memory.map(|memory| memory.to_string()),
        when.nodes.as_ref().map(|nodes| nodes.say(texts)),
        when.objects.as_ref().map(|objects| objects.say(texts)),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn of_measured(one: &MeasuredNode, figure: &Figure<'_>, model: &Model) -> Vec<Fact> {
    let texts = &*model.texts;
    let own = figure.node.measured.own;
    let agrees = if one.agrees(own) { "yes" } else { "no" };
    let said = Phrase::new("figure-agrees").with("agrees", agrees);
    let mut facts = vec![
        ("figure-amount", mib(one.mib, texts)),
        ("figure-own", format!("{} · {}", mib(own, texts), texts.say(&said))),
    ];
    facts.extend(one.purpose.map(|purpose| ("figure-purpose", texts.say(&purpose.label()))));
    match model.grounds.catalog.get(&one.id) {
        Some(entry) => facts.extend(of_entry(entry, texts)),
        None => facts.push(("figure-source", one.source.say(texts))),
    }
    facts
}

fn of_peak(peak: &Peak, texts: &Texts) -> Vec<Fact> {
    let ratio = &peak.ratio;
    let (low, high) = (texts.number(ratio.low), texts.number(ratio.high));
    let times = if low == high { high } else { format!("{low}–{high}") };
    vec![
        ("figure-amount", mib(peak.mib, texts)),
        ("figure-ratio", texts.say(&Phrase::new("figure-times").with("ratio", times))),
        ("figure-confidence", texts.say(&Confidence::Measured.label())),
        ("figure-conditions", ratio.when.say(texts)),
        ("figure-date", ratio.date.say(texts)),
        ("figure-source", ratio.source.say(texts)),
        ("figure-note", ratio.note.say(texts)),
    ]
}

fn of_wear(wear: &Wear, texts: &Texts) -> Vec<Fact> {
    let daily = &wear.daily;
    let amount = gigabytes(wear.daily_gb(), texts);
    let life = match wear.years() {
        Some(life) => texts.say(&Phrase::new("figure-years").with("years", years(life, texts))),
        None if wear.endurance.is_some() => texts.get("figure-writes-nothing"),
        None => texts.get("figure-no-endurance"),
    };
    vec![
        ("figure-amount", texts.say(&Phrase::new("figure-daily").with("amount", amount))),
        ("figure-life", life),
        ("figure-confidence", texts.say(&daily.confidence.label())),
        ("figure-conditions", daily.when.say(texts)),
        ("figure-date", daily.date.say(texts)),
        ("figure-source", daily.source.say(texts)),
        ("figure-note", daily.note.say(texts)),
    ]
}

/// The field that decides on it, with its value.
fn set_by(figure: &Figure<'_>, model: &Model) -> Option<Fact> {
    let path = figure.path(&model.design)?;
    let (field, index) = fields::resolve(&model.design, &path).ok()?;
    let value = field.effective(&model.design, index).unwrap_or_default();
    let value = if value.is_empty() { "–".to_owned() } else { value };
    Some(("figure-set-by", format!("{path} = {value}")))
}
