//! Where everything is on a screen of a given size.

use ratatui::layout::Rect;

use crate::workbench::pane::{Focus, Pane, Shape};

/// The places of a screen; a place without rows isn't drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Layout {
    pub(super) header: Rect,
    /// The line under the header, and the one under the panes.
    pub(super) rules: [Rect; 2],
    /// The panes that are shown, each with its place.
    pub(super) panes: Vec<(Pane, Rect)>,
    /// The vertical lines between panes.
    pub(super) walls: Vec<Rect>,
    /// The line between tree and file.
    pub(super) shelf: Option<Rect>,
    /// The row of tabs, where panes share a place.
    pub(super) tabs: Option<Rect>,
    /// The RAM bars.
    pub(super) budget: Rect,
    /// The help of the field under the cursor.
    pub(super) help: Rect,
    /// The most severe finding.
    pub(super) finding: Rect,
    /// The keys.
    pub(super) hints: Rect,
}

/// Rows that the foot of the screen takes: bars, help, finding and keys.
struct Foot {
    budget: u16,
    help: u16,
}

/// From so many columns on most helps fit on one row.
const ONE_LINE_OF_HELP: u16 = 150;

/// Fewer rows than this are not shared between tree and file.
const LEAST_FOR_BOTH: u16 = 12;

impl Layout {
    /// The layout of a screen on which `bars` devices want a bar.
    pub(super) fn new(area: Rect, focus: Focus, bars: usize) -> Self {
        let shape = Shape::of((area.width, area.height));
        let mut foot = foot((area.width, area.height), shape, bars);
        // Where another pane has the form's place, there is no field to help with.
        if shape == Shape::Narrow && focus.pane != Pane::Form {
            foot.help = 0;
        }
        let mut layout = Self { header: line(area, 0), ..Self::default() };
        let body = layout.place_foot(area, &foot);
        match shape {
            Shape::Wide => layout.wide(body, focus),
            Shape::Medium => layout.medium(body, focus),
            _ => layout.narrow(body, focus),
        }
        layout
    }

    /// Places what lies above and below the panes; gives what is left for them.
    fn place_foot(&mut self, area: Rect, foot: &Foot) -> Rect {
        let mut bottom = area.bottom();
        let mut take = |rows: u16| {
            bottom -= rows;
            Rect { y: bottom, height: rows, ..area }
        };
        self.hints = take(1);
        self.finding = take(1);
        self.help = take(foot.help);
        self.budget = take(foot.budget);
        self.rules = [line(area, 1), take(1)];
        Rect { y: area.y + 2, height: bottom.saturating_sub(area.y + 2), ..area }
    }

    fn wide(&mut self, body: Rect, focus: Focus) {
        let form = share(body.width, 31).clamp(36, 54);
        let tree = share(body.width, 32).clamp(36, 64);
        let middle = body.width - form - tree - 2;
        let [x1, x2] = [body.x + form, body.x + form + 1 + middle];
        self.walls = [x1, x2].map(|x| Rect { x, width: 1, ..body }).to_vec();
        self.panes = vec![
            (Pane::Form, Rect { width: form, ..body }),
            (focus.middle, Rect { x: x1 + 1, width: middle, ..body }),
        ];
        self.tree_and_file(Rect { x: x2 + 1, width: tree, ..body }, focus);
    }

    /// The file lies below the tree; where rows are few, the one that is wanted has them all.
    fn tree_and_file(&mut self, place: Rect, focus: Focus) {
        if place.height < LEAST_FOR_BOTH {
            let pane = if focus.pane == Pane::File { Pane::File } else { Pane::Tree };
            self.panes.push((pane, place));
            return;
        }
        let list = place.height / 2;
        let divider = Rect { y: place.y + list, height: 1, ..place };
        let file = Rect { y: divider.y + 1, height: place.height - list - 1, ..place };
        self.shelf = Some(divider);
        self.panes.push((Pane::Tree, Rect { height: list, ..place }));
        self.panes.push((Pane::File, file));
    }

    fn medium(&mut self, body: Rect, focus: Focus) {
        let form = share(body.width, 43).clamp(34, 46);
        let right = Rect { x: body.x + form + 1, width: body.width - form - 1, ..body };
        self.walls = vec![Rect { x: body.x + form, width: 1, ..body }];
        self.tabs = Some(line(right, 0));
        self.panes = vec![(Pane::Form, Rect { width: form, ..body }), (focus.tab, right)];
    }

    fn narrow(&mut self, body: Rect, focus: Focus) {
        self.tabs = Some(line(body, 0));
        self.panes = vec![(focus.pane, body)];
    }
}

fn share(width: u16, percent: u16) -> u16 {
    u16::try_from(u32::from(width) * u32::from(percent) / 100).unwrap_or(width)
}

fn line(area: Rect, at: u16) -> Rect {
    Rect { y: area.y + at, height: 1, ..area }
}

/// The bars get a sixth of the screen at most, so that the panes stay what the screen is for.
fn foot((width, height): (u16, u16), shape: Shape, bars: usize) -> Foot {
    let bars = u16::try_from(bars).unwrap_or(u16::MAX);
    let budget = match shape {
        Shape::Wide => bars.min((height / 6).max(1)),
        Shape::Medium => bars.min((height / 8).max(1)),
        _ => 0,
    };
    let help = match shape {
        _ if height < 16 => 0,
        Shape::Wide if width >= ONE_LINE_OF_HELP || height < 30 => 1,
        _ => 2,
    };
    Foot { budget, help }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_neither_overlap_nor_leave_the_screen() {
        for width in 40..220 {
            for height in 10..60 {
                for pane in Pane::ALL {
                    let mut focus = Focus::default();
                    focus.set(pane);
                    let area = Rect::new(0, 0, width, height);
                    let layout = Layout::new(area, focus, 9);
                    let mut places: Vec<Rect> = layout.panes.iter().map(|(_, at)| *at).collect();
                    places.extend([layout.header, layout.budget, layout.help]);
                    places.extend([layout.finding, layout.hints]);
                    places.extend(layout.rules);
                    for (at, place) in places.iter().enumerate() {
                        assert_eq!(area.intersection(*place), *place, "{width}x{height}");
                        for other in &places[at + 1..] {
                            assert!(!place.intersects(*other), "{width}x{height} {place} {other}");
                        }
                    }
                    let shown = layout.panes.iter().find(|(shown, _)| *shown == pane);
                    assert!(shown.is_some_and(|(_, at)| at.height >= 2), "{width}x{height}");
                }
            }
        }
    }
}
