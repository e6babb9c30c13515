//! What the pane of the RAM budget says, row by row. All amounts of a device type are in the unit
//! that stands in its title.

use super::amounts::{gigabytes, marked, range, years};
use crate::budget::{Interval, Line, MeasuredNode, NodeBudget, Role as NodeRole};
use crate::catalog::{Confidence, Purpose};
use crate::text::{Phrase, Texts};
use crate::theme::{Look, Role};
use crate::workbench::figure::{Figure, What, figures};
use crate::workbench::model::Model;
use crate::workbench::widget::bar::{self, Wide};
use crate::workbench::widget::{safe, wrap};

/// A row of the pane.
pub(super) enum Row<'a> {
    /// The head of a device type.
    Title(&'a NodeBudget),
    /// Its bar.
    Bar(&'a NodeBudget, Wide),
    /// Its control plane against the 4 GiB line.
    ControlPlane(&'a NodeBudget),
    /// A figure that the cursor can be on.
    Figure { at: usize, left: String, right: String, role: Role },
    /// Something that is said, and its amount.
    Fact { left: String, right: String, role: Role },
}

/// The rows of all device types, for so many columns.
pub(super) fn rows<'a>(
    nodes: &'a [NodeBudget],
    width: u16,
    model: &'a Model,
    look: &Look,
) -> Vec<Row<'a>> {
    let all = figures(nodes);
    let mut rows = vec![legend(&model.texts, look)];
    for node in nodes {
        let is_own = |(_, figure): &(usize, &Figure<'_>)| std::ptr::eq(figure.node, node);
        let own: Vec<_> = all.iter().enumerate().filter(is_own).collect();
        let block = Block { node, figures: &own, width, model };
        block.bar(&mut rows, look);
        // What is over its line is said before anything else.
        let within = node.control_plane.within;
        if !within {
            block.control_plane(&mut rows);
        }
        block.lines(&mut rows);
        block.sums(&mut rows);
        if within {
            block.control_plane(&mut rows);
        }
        block.beside(&mut rows);
        block.compared(&mut rows);
        rows.push(fact(String::new(), String::new(), Role::Text));
    }
    rows
}

/// What the marks mean, for whoever sees no colours.
fn legend<'a>(texts: &Texts, look: &Look) -> Row<'a> {
    let phrase = Phrase::new("budget-legend")
        .with("certain", look.mark("▆", "#"))
        .with("uncertain", look.mark("░", "."));
    fact(texts.say(&phrase), String::new(), Role::Muted)
}

fn fact<'a>(left: String, right: String, role: Role) -> Row<'a> {
    Row::Fact { left, right, role }
}

/// A figure that the cursor can be on.
fn choosable<'a>(at: usize, name: &str, right: String) -> Row<'a> {
    let left = format!("  {}", safe::line(name));
    Row::Figure { at, left, right, role: Role::Text }
}

/// The head of a device type: its name, role and memory, which says the unit of all below it.
/// Of a long name the end is cut, not the unit.
pub(super) fn title(node: &NodeBudget, room: usize, texts: &Texts, look: &Look) -> String {
    let memory = texts.number(node.memory_mib.round());
    let memory = texts.say(&Phrase::new("budget-mib").with("amount", memory));
    let rest = format!(" · {} · {memory}", texts.say(&node.role.label()));
    let name = safe::line(&node.name);
    let room = room.saturating_sub(safe::width(&rest));
    format!("{}{rest}", safe::truncate(&name, room, look.ellipsis()))
}

/// What is said of one node.
struct Block<'a, 'f> {
    node: &'a NodeBudget,
    /// Its figures, each with its place among those of all nodes.
    figures: &'f [(usize, &'f Figure<'a>)],
    width: u16,
    model: &'a Model,
}

impl<'a> Block<'a, '_> {
    fn texts(&self) -> &Texts {
        &self.model.texts
    }

    /// The bar, and under it the lines that matter.
    fn bar(&self, rows: &mut Vec<Row<'a>>, look: &Look) {
        let node = self.node;
        let limits = node.at_limits_mib();
        let wide = bar::wide(node, limits, self.width, self.texts(), look);
        let (usable, end) = (wide.usable, wide.limits);
        rows.extend([Row::Title(node), Row::Bar(node, wide)]);
        let arrow = look.mark("▲", "^");
        let said = |key: &str, mib: f64| {
            self.texts().say(&Phrase::new(key.to_owned()).with("mib", mib.round()))
        };
        let mark = |column, mark, text: &str| {
            fact(marked(column, mark, text, self.width), String::new(), Role::Muted)
        };
        rows.push(mark(usable, arrow, &said("budget-mark-usable", node.usable_mib)));
        if limits.round() > node.total.high.round() {
            let cut = if end.1 { look.mark("»", ">") } else { arrow };
            rows.push(mark(end.0, cut, &said("budget-mark-limits", limits)));
        }
    }

    /// The lines, group by group.
    fn lines(&self, rows: &mut Vec<Row<'a>>) {
        let mut before = None;
        for (at, figure) in self.figures {
            let What::Line(line) = figure.what else { continue };
            if before != Some(line.group) {
                let amount = self.range(self.node.group(line.group));
                let name = self.texts().say(&line.group.label());
                let name = format!("{} {name}", bar::number(line.group));
                rows.push(fact(name, amount, Role::Muted));
            }
            before = Some(line.group);
            rows.push(choosable(*at, &line.name(self.texts()), self.estimated(line)));
        }
    }

    /// What the lines add up to, against what there is: the two questions.
    fn sums(&self, rows: &mut Vec<Row<'a>>) {
        let NodeBudget { total, scheduler, usable_mib, .. } = *self.node;
        rows.push(self.head("budget-survives"));
        rows.extend(self.sum("budget-total", self.range(total)));
        rows.extend(self.sum("budget-limits", self.number(self.node.at_limits_mib())));
        rows.extend(self.sum("budget-usable", self.number(usable_mib)));
        if let Some(lost) = self.node.node_lost {
            let said = Phrase::new("budget-node-lost").with("verdict", lost.verdict.label());
            let role = bar::verdict_role(lost.verdict);
            rows.extend(self.said(&self.texts().say(&said), self.range(lost.total), role));
            rows.extend(self.prose(self.texts().get("cli-budget-several").trim(), Role::Muted));
        }
        rows.push(self.head("budget-placed"));
        rows.extend(self.sum("budget-requests", self.number(scheduler.requests_mib)));
        rows.extend(self.sum("budget-allocatable", self.number(scheduler.allocatable_mib)));
        let pods = Phrase::new("budget-pods").with("most", scheduler.max_pods);
        let role = if scheduler.has_places() { Role::Text } else { Role::Over };
        let amount = self.number(f64::from(scheduler.pods));
        rows.extend(self.said(&self.texts().say(&pods), amount, role));
    }

    /// The control plane against the 4 GiB line; above it, what is leaner.
    fn control_plane(&self, rows: &mut Vec<Row<'a>>) {
        let plane = &self.node.control_plane;
        if self.node.role == NodeRole::Agent {
            return;
        }
        let role = if plane.within { Role::Text } else { Role::Over };
        let said = Phrase::new("budget-control-plane").with("limit", plane.limit_mib);
        rows.extend(self.said(&self.texts().say(&said), self.range(plane.mib), role));
        rows.push(Row::ControlPlane(self.node));
        if let Some(phrase) = self.leaner().filter(|_| !plane.within) {
            rows.extend(self.prose(&self.texts().say(&phrase), Role::Over));
        }
        rows.extend(self.sum("budget-left", self.range(plane.room())));
    }

    /// What the rule about the control plane says to do instead.
    fn leaner(&self) -> Option<Phrase> {
        let device = self.figures.first()?.1.device(&self.model.preview.assessment.design)?;
        let path = crate::design::List::Devices.at(device, "");
        let findings = &self.model.preview.assessment.findings;
        let found = findings.iter().find(|finding| {
            finding.id == "memory.control-plane-4gib" && finding.path.starts_with(&path)
        });
        found.map(|finding| finding.fix.clone())
    }

    /// What is in no total: the peak of a busy control plane, and what wears the flash out.
    fn beside(&self, rows: &mut Vec<Row<'a>>) {
        let texts = self.texts();
        if self.node.peak.is_some() || self.node.wear.is_some() {
            rows.push(self.head("budget-beside"));
        }
        for (at, figure) in self.figures {
            match figure.what {
                What::Peak(peak) => {
                    rows.push(choosable(*at, &texts.get("budget-peak"), self.range(peak.mib)));
                }
                What::Wear(wear) => {
                    let daily = gigabytes(wear.daily_gb(), texts);
                    rows.push(choosable(*at, &texts.get("budget-writes"), daily));
                    let said = wear.years().map(|life| years(life, texts));
                    rows.extend(said.into_iter().flat_map(|years| self.sum("budget-years", years)));
                }
                _ => {}
            }
        }
    }

    /// What others have measured and what others keep back, for comparison.
    fn compared(&self, rows: &mut Vec<Row<'a>>) {
        let own = self.node.measured.own;
        let nodes = &self.node.measured.nodes;
        // Where a part was made from a measurement, that the two agree shows nothing.
        let checking = nodes.iter().filter(|one| one.purpose == Some(Purpose::Checking));
        let (checking, agree) = checking.fold((0_usize, 0_usize), |(all, agree), one| {
            (all + 1, agree + usize::from(one.agrees(own)))
        });
        let key = match (nodes.len(), checking) {
            (0, _) => "budget-measured-none",
            (_, 0) => "budget-measured-unchecked",
            _ => "budget-measured-nodes",
        };
        let said = Phrase::new(key)
            .with("all", nodes.len())
            .with("checking", checking)
            .with("agree", agree);
        rows.extend(self.prose(&self.texts().say(&said), Role::Muted));
        rows.extend(self.sum("budget-comparable", self.range(own)));
        let mut presets = false;
        for (at, figure) in self.figures {
            match figure.what {
                What::Line(_) | What::Peak(_) | What::Wear(_) => {}
                What::Measured(one) => rows.push(self.measured(*at, one)),
                What::Preset(preset, mib) => {
                    if !std::mem::replace(&mut presets, true) {
                        rows.push(self.head("budget-presets"));
                    }
                    let name = self.texts().say(&preset.label());
                    rows.push(choosable(*at, &name, self.number(mib)));
                }
            }
        }
    }

    fn measured(&self, at: usize, one: &MeasuredNode) -> Row<'a> {
        let name = one.name(self.texts());
        let agrees = one.agrees(self.node.measured.own);
        let role = match one.purpose {
            Some(Purpose::Checking) if agrees => Role::Text,
            Some(Purpose::Checking) => Role::Tight,
            _ => Role::Muted,
        };
        // The sign says it where there is no colour.
        let sign = if agrees { " " } else { "!" };
        let left = format!("{sign} {}", safe::line(&name));
        Row::Figure { at, left, right: self.range(one.mib), role }
    }

    fn head(&self, key: &str) -> Row<'a> {
        fact(self.texts().get(key), String::new(), Role::Muted)
    }

    fn sum(&self, key: &str, amount: String) -> Vec<Row<'a>> {
        self.said(&format!("  {}", self.texts().get(key)), amount, Role::Text)
    }

    fn prose(&self, text: &str, role: Role) -> Vec<Row<'a>> {
        self.said(text, String::new(), role)
    }

    /// Words on as many rows as they need, the amount on the first.
    fn said(&self, text: &str, amount: String, role: Role) -> Vec<Row<'a>> {
        let taken = if amount.is_empty() { 0 } else { safe::width(&amount) + 1 };
        let room = usize::from(self.width).saturating_sub(taken).max(1);
        let mut amount = Some(amount);
        let row = |text| fact(text, amount.take().unwrap_or_default(), role);
        wrap::prose(&safe::line(text), room).into_iter().map(row).collect()
    }

    /// A line's amount, with a sign where it is only an estimate.
    fn estimated(&self, line: &Line) -> String {
        let sign = if line.confidence == Confidence::Estimated { "~" } else { "" };
        format!("{sign}{}", self.range(line.mib))
    }

    fn range(&self, mib: Interval) -> String {
        range(mib, self.texts())
    }

    fn number(&self, mib: f64) -> String {
        self.texts().number(mib.round())
    }
}
