//! What differs from the saved state, field by field.

use ratatui::layout::Rect;

use super::paint::{Brush, inside, row};
use super::state::ViewState;
use crate::design::FleetDesign;
use crate::design::write::write;
use crate::theme::Role;
use crate::workbench::model::Model;
use crate::workbench::pane::Pane;

/// Draws the difference below its title.
pub(super) fn draw(brush: &mut Brush<'_>, area: Rect, model: &Model, state: &mut ViewState) {
    let content = inside(area);
    if !model.is_unsaved() {
        super::prose(brush, content, &model.texts.get("changes-none"), Role::Fits);
        return;
    }
    let lines = lines(&model.session.design, &model.design);
    let scrolled = state.scrolled(Pane::Changes);
    scrolled.measure(lines.len(), content.height.into());
    for (at, (text, role)) in
        lines.iter().skip(scrolled.top).take(content.height.into()).enumerate()
    {
        let line = row(content, at);
        brush.say(line.x, line.y, line.width, text, *role);
    }
}

/// The lines of the session file that were removed and added, with those around them.
fn lines(saved: &FleetDesign, design: &FleetDesign) -> Vec<(String, Role)> {
    let old = write(saved);
    let new = write(design);
    let diff = similar::TextDiff::from_lines(old.as_str(), new.as_str());
    let mut out = Vec::new();
    for (at, group) in diff.grouped_ops(2).iter().enumerate() {
        if at > 0 {
            out.push((String::new(), Role::Text));
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            let (sign, role) = match change.tag() {
                similar::ChangeTag::Equal => (' ', Role::Muted),
                similar::ChangeTag::Insert => ('+', Role::Added),
                similar::ChangeTag::Delete => ('-', Role::Removed),
            };
            out.push((format!("{sign} {}", change.value().trim_end_matches('\n')), role));
        }
    }
    out
}
