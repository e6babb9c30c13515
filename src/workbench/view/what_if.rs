//! The layer with what a device type would need under each distribution with each engine.

use ratatui::layout::Rect;

use super::amounts::range;
use super::overlays;
use super::paint::{Brush, below, row};
use super::state::ViewState;
use crate::advise::{Obstacle, Order};
use crate::budget::CONTROL_PLANE_LIMIT_MIB;
use crate::text::{Phrase, Texts};
use crate::theme::{Look, Role};
use crate::workbench::message::Target;
use crate::workbench::model::Model;
use crate::workbench::what_if::{Choice, WhatIf};
use crate::workbench::widget::{bar, safe, wrap};

/// The layer is at most so wide.
const WIDTH: u16 = 84;
/// Rows above the table: its head; below it: what stands against the row under the cursor.
const HEAD: u16 = 1;
const FOOT: u16 = 5;

/// One row as cells: distribution, engine, total, control plane, verdict, remark.
type Cells = [String; 6];

pub(super) fn draw(
    brush: &mut Brush<'_>,
    area: Rect,
    table: &WhatIf,
    model: &Model,
    state: &mut ViewState,
) {
    let texts = &*model.texts;
    let count = u16::try_from(table.rows.len()).unwrap_or(u16::MAX);
    let height = count.saturating_add(HEAD + FOOT + 2);
    let within =
        overlays::open(brush, overlays::centre(area, WIDTH, height), &title(table, model), state);
    let head = head(table.order, texts, brush.look);
    let cells: Vec<Cells> = table.rows.iter().map(|row| cells(row, texts)).collect();
    let columns = columns(&head, &cells, within.width.into());
    write(brush, row(within, 0), (&head, &columns), [Role::Muted; 6]);
    let room = usize::from(within.height.saturating_sub(HEAD + FOOT)).max(1);
    let top = (table.cursor + 1).saturating_sub(room);
    let list = below(within, HEAD);
    let seen = Rect { height: u16::try_from(room).unwrap_or(u16::MAX).min(list.height), ..list };
    overlays::thumb(brush, seen, (top, cells.len()));
    for (at, cells) in cells.iter().enumerate().skip(top).take(room) {
        let line = row(list, at - top);
        state.place(line, Target::Entry(at));
        let found = &table.rows[at].found;
        let plane = if found.control_plane.high > CONTROL_PLANE_LIMIT_MIB {
            Role::Over
        } else {
            Role::Text
        };
        let verdict = bar::verdict_role(found.verdict);
        let roles = [Role::Text, Role::Text, Role::Text, plane, verdict, Role::Muted];
        write(brush, line, (cells, &columns), roles);
        if at == table.cursor {
            brush.tint(line, Role::Selection);
        }
    }
    let foot = below(list, u16::try_from(room.min(cells.len()) + 1).unwrap_or(u16::MAX));
    let remarks = table.chosen().map(|row| remarks(row, texts)).unwrap_or_default();
    let wrapped = remarks.iter().flat_map(|(text, role)| {
        let rows = wrap::prose(&safe::line(text), foot.width.max(1).into());
        rows.into_iter().map(|text| (text, *role))
    });
    for (at, (text, role)) in wrapped.take(foot.height.into()).enumerate() {
        let line = row(foot, at);
        brush.say(line.x, line.y, line.width, &text, role);
    }
}

/// The device type with what it has: `What if: gateway · 1,948 of 2,048 MiB usable`.
fn title(table: &WhatIf, model: &Model) -> String {
    let texts = &*model.texts;
    let device = model.design.devices.get(table.index);
    let name = device.map(|device| device.name.to_string()).unwrap_or_default();
    let nodes = &model.preview.assessment.budget.devices;
    let node = nodes.iter().find(|node| node.name == name);
    let (memory, usable) = node.map_or((0.0, 0.0), |node| (node.memory_mib, node.usable_mib));
    let title = Phrase::new("what-if-title").with("name", name);
    texts.say(&title.with("memory", memory.round()).with("usable", usable.round()))
}

/// The names of the columns, a mark at the one that the table is sorted by.
fn head(order: Order, texts: &Texts, look: &Look) -> Cells {
    let mark = look.mark("▾", "v");
    let column = |key: &str, sorted: bool| {
        let name = texts.get(key);
        if sorted { format!("{mark} {name}") } else { name }
    };
    [
        column("what-if-distribution", order == Order::Distribution),
        column("what-if-engine", order == Order::Engine),
        column("what-if-total", order == Order::Total),
        column("what-if-control-plane", order == Order::ControlPlane),
        column("what-if-verdict", order == Order::Verdict),
        String::new(),
    ]
}

fn cells(choice: &Choice, texts: &Texts) -> Cells {
    let found = &choice.found;
    let remark = match &choice.switch.obstacle {
        _ if found.current => "what-if-now",
        Some(Obstacle::Locked(_)) => "what-if-is-locked",
        Some(Obstacle::Refused(_)) => "what-if-is-refused",
        None => "what-if-nothing",
    };
    let remark = if remark == "what-if-nothing" { String::new() } else { texts.get(remark) };
    [
        found.distribution.word().to_owned(),
        found.engine.word().to_owned(),
        range(found.total, texts),
        range(found.control_plane, texts),
        texts.say(&found.verdict.label()),
        remark,
    ]
}

/// What is said of the row under the cursor; of a verdict that the totals do not show, why.
fn remarks(choice: &Choice, texts: &Texts) -> Vec<(String, Role)> {
    let scheduler = choice.scheduler;
    let unplaced = Phrase::new("what-if-unplaced")
        .with("requests", scheduler.requests_mib.round())
        .with("allocatable", scheduler.allocatable_mib.round());
    let unplaced = (!scheduler.fits).then(|| (texts.say(&unplaced), Role::Over));
    unplaced.into_iter().chain([remark(choice, texts)]).collect()
}

fn remark(choice: &Choice, texts: &Texts) -> (String, Role) {
    let say = |phrase: Phrase| texts.say(&phrase);
    match &choice.switch.obstacle {
        _ if choice.found.current => (texts.get("what-if-same"), Role::Muted),
        Some(Obstacle::Locked(path)) => {
            (say(Phrase::new("what-if-locked").with("path", path.as_str())), Role::Warning)
        }
        Some(Obstacle::Refused(finding)) => {
            let said = Phrase::new("what-if-refused").with("why", finding.message.clone());
            (say(said), Role::Error)
        }
        None => {
            let sets = choice.switch.sets.iter().map(|(path, value)| format!("{path} = {value}"));
            let sets = sets.collect::<Vec<_>>().join(", ");
            (say(Phrase::new("what-if-sets").with("sets", sets)), Role::Muted)
        }
    }
}

/// The columns that are shown, each with its width: as wide as its widest cell, for numbers stand
/// under each other. A narrow screen first loses the control plane, then room for the heads, then
/// the remarks, which the foot says too; the verdict stays.
fn columns(head: &Cells, rows: &[Cells], room: usize) -> Vec<(usize, usize)> {
    let ways: [(&[usize], bool); 4] = [
        (&[0, 1, 2, 3, 4, 5], true),
        (&[0, 1, 2, 4, 5], true),
        (&[0, 1, 2, 4, 5], false),
        (&[0, 1, 2, 4], false),
    ];
    let mut found = Vec::new();
    for (shown, with_heads) in ways {
        let width = |at: usize| {
            let cells = rows.iter().map(|cells| safe::width(&cells[at])).max();
            let head = if with_heads { safe::width(&head[at]) } else { 0 };
            (at, cells.unwrap_or(0).max(head))
        };
        found = shown.iter().map(|at| width(*at)).collect();
        if taken(&found) + found.len() - 1 <= room {
            break;
        }
    }
    found
}

fn taken(columns: &[(usize, usize)]) -> usize {
    columns.iter().map(|(_, width)| width).sum()
}

fn write(
    brush: &mut Brush<'_>,
    line: Rect,
    (cells, columns): (&Cells, &[(usize, usize)]),
    roles: [Role; 6],
) {
    // The columns stand apart as far as there is room.
    let free = usize::from(line.width).saturating_sub(taken(columns));
    let gap = (free / columns.len().saturating_sub(1).max(1)).clamp(1, 3);
    let mut x = line.x;
    for (at, width) in columns {
        let cell = &cells[*at];
        let is_number = matches!(at, 2 | 3);
        let free = if is_number { width.saturating_sub(safe::width(cell)) } else { 0 };
        let narrow = |columns: usize| u16::try_from(columns).unwrap_or(u16::MAX);
        let start = x.saturating_add(narrow(free));
        let room = narrow(width - free).min(line.right().saturating_sub(start));
        brush.say(start, line.y, room, cell, roles[*at]);
        x = x.saturating_add(narrow(width + gap));
    }
}
