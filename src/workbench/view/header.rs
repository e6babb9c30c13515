//! The first row: which session, whether it is saved, how large the fleet is, which prompt.

use ratatui::layout::Rect;

use super::paint::{Brush, columns};
use crate::design::Tier;
use crate::session::Source;
use crate::text::Phrase;
use crate::theme::Role;
use crate::workbench::model::Model;

/// Draws the header. What doesn't fit is left out as a whole, the size of the fleet last.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model) {
    let right = format!("{} ", facts(model, area.width / 2));
    let width = columns(&right).min(area.width);
    brush.say_right(area, &right, Role::Muted);
    let mut x = area.x + 1;
    let end = area.right().saturating_sub(width + 1);
    if area.width >= 80 {
        x += brush.say(x, area.y, end.saturating_sub(x), "fleetwright", Role::Title) + 3;
    }
    let name = model.design.name.as_str();
    x += brush.say(x, area.y, end.saturating_sub(x + 2), name, Role::Title) + 1;
    if model.is_unsaved() {
        let mark = brush.look.mark("•", "*");
        x += brush.say(x, area.y, end.saturating_sub(x), mark, Role::FieldChanged) + 1;
    }
    let reading = model.held_by.is_some().then_some("source-reading");
    if let Some(kind) = reading.or_else(|| kind(&model.session.source)) {
        let kind = format!("({})", model.texts.get(kind));
        if columns(&kind) + x < end {
            brush.say(x, area.y, end.saturating_sub(x), &kind, Role::Muted);
        }
    }
}

/// What kind of session it is, where that isn't the usual one.
fn kind(source: &Source) -> Option<&'static str> {
    match source {
        Source::New => Some("source-new"),
        Source::Builtin(_) => Some("source-builtin"),
        Source::Saved(_) | Source::File(_) => None,
    }
}

/// As many facts as fit into so many columns.
fn facts(model: &Model, room: u16) -> String {
    let design = &model.design;
    let say =
        |key: &'static str, count: u64| model.texts.say(&Phrase::new(key).with("count", count));
    let tier = match design.prompt.tier {
        Tier::Basic => "Basic",
        Tier::Pro => "Pro",
    };
    let prompt = format!("{tier} · {}", design.prompt.language.code().to_uppercase());
    let clusters = say("header-clusters", design.clusters());
    let devices = say("header-devices", design.devices.len() as u64);
    let regions = say("header-regions", design.fleet.regions.len() as u64);
    let gap = "   ";
    let all = [clusters.as_str(), &devices, &regions, &prompt].join(gap);
    let some = [clusters.as_str(), &prompt].join(gap);
    [all, some].into_iter().find(|text| columns(text) <= room).unwrap_or(clusters)
}
