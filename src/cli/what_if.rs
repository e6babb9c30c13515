//! `fleetwright advise --what-if`: what each distribution with each engine would need, and what stands
//! against it.

use serde_json::{Value, json};

use super::advise::rounded;
use super::arguments::Format;
use super::context::{Context, Subject};
use super::output::{self, Output, Stop};
use crate::advise::{Alternative, Obstacle, Order, switch, what_if};
use crate::text::{Phrase, Texts};

/// A row of a table, and why it can't be.
struct Row {
    found: Alternative,
    obstacle: Option<Obstacle>,
}

/// Reports the tables of all device types.
pub(super) fn run(
    subject: &Subject,
    order: Order,
    context: Context<'_>,
    output: &mut Output<'_>,
) -> Result<(), Stop> {
    let (design, catalog) = (&subject.design, &context.ground.catalog);
    let table = |index: usize| {
        let mut found = what_if(design, catalog, index);
        order.sort(&mut found);
        let rows = found.into_iter().map(|found| {
            let there = switch(design, catalog, index, (found.distribution, found.engine));
            let obstacle = there.and_then(|there| there.obstacle).filter(|_| !found.current);
            Row { found, obstacle }
        });
        (design.devices[index].name.as_str(), rows.collect())
    };
    let tables: Vec<(&str, Vec<Row>)> = (0..design.devices.len()).map(table).collect();
    match context.call.format {
        Format::Json => {
            let devices = tables.iter().map(|(name, rows)| {
                let rows: Vec<Value> = rows.iter().map(|row| to_json(row, context.texts)).collect();
                json!({"name": name, "alternatives": rows})
            });
            output.json(&json!({"devices": devices.collect::<Vec<_>>()}))
        }
        Format::Csv => output.text(&to_csv(&tables)),
        _ => {
            let tables: Vec<String> =
                tables.iter().map(|(name, rows)| to_text(name, rows, context.texts)).collect();
            output.report(&tables.join("\n"))
        }
    }
}

fn to_json(row: &Row, texts: &Texts) -> Value {
    let found = &row.found;
    let obstacle = row.obstacle.as_ref().map(|obstacle| match obstacle {
        Obstacle::Locked(path) => json!({"locked": path}),
        Obstacle::Refused(finding) => {
            json!({"refused": finding.id, "message": texts.say(&finding.message)})
        }
    });
    json!({
        "distribution": found.distribution.word(),
        "engine": found.engine.word(),
        "current": found.current,
        "total": {"low_mib": rounded(found.total.low), "high_mib": rounded(found.total.high)},
        "control_plane": {
            "low_mib": rounded(found.control_plane.low),
            "high_mib": rounded(found.control_plane.high),
        },
        "verdict": found.verdict.word(),
        "obstacle": obstacle,
    })
}

fn to_csv(tables: &[(&str, Vec<Row>)]) -> String {
    let head = [
        "device",
        "distribution",
        "engine",
        "current",
        "total_low_mib",
        "total_high_mib",
        "control_plane_low_mib",
        "control_plane_high_mib",
        "verdict",
        "obstacle",
    ];
    let cells = |name: &str, row: &Row| {
        let found = &row.found;
        let obstacle = row.obstacle.as_ref().map(|obstacle| match obstacle {
            Obstacle::Locked(path) => format!("locked: {path}"),
            Obstacle::Refused(finding) => format!("refused: {}", finding.id),
        });
        vec![
            name.to_owned(),
            found.distribution.word().to_owned(),
            found.engine.word().to_owned(),
            found.current.to_string(),
            rounded(found.total.low).to_string(),
            rounded(found.total.high).to_string(),
            rounded(found.control_plane.low).to_string(),
            rounded(found.control_plane.high).to_string(),
            found.verdict.word().to_owned(),
            obstacle.unwrap_or_default(),
        ]
    };
    let rows = tables.iter().flat_map(|(name, rows)| rows.iter().map(move |one| cells(name, one)));
    output::csv(&head, rows)
}

fn to_text(name: &str, rows: &[Row], texts: &Texts) -> String {
    let word = |word: &str| texts.get(&format!("choice-{word}"));
    let interval = |low: f64, high: f64| {
        format!("{}–{}", texts.number(low.round()), texts.number(high.round()))
    };
    let head = ["distribution", "engine", "total", "control-plane", "verdict"];
    let mut cells = vec![head.map(|column| texts.get(&format!("cli-what-if-{column}"))).to_vec()];
    let reasons = reasons(rows, texts);
    cells.extend(rows.iter().map(|row| {
        let found = &row.found;
        let reason = row.obstacle.as_ref().map(|obstacle| reason(obstacle, texts));
        let note = reason.and_then(|reason| reasons.iter().position(|known| *known == reason));
        let mark = match note {
            Some(at) => format!(" [{}]", at + 1),
            None if found.current => " *".to_owned(),
            None => String::new(),
        };
        vec![
            word(found.distribution.word()),
            word(found.engine.word()),
            interval(found.total.low, found.total.high),
            interval(found.control_plane.low, found.control_plane.high),
            texts.say(&found.verdict.label()) + &mark,
        ]
    }));
    let title = Phrase::new("cli-what-if-title").with("name", name);
    let mut out = texts.say(&title) + "\n" + &aligned(&cells);
    let current = Phrase::new("cli-what-if-current").with("reasons", reasons.len());
    out.push_str(&(texts.say(&current) + "\n"));
    for (at, reason) in reasons.iter().enumerate() {
        out.push_str(&format!("[{}] {reason}\n", at + 1));
    }
    out
}

/// What stands against some rows, each once.
fn reasons(rows: &[Row], texts: &Texts) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for obstacle in rows.iter().filter_map(|row| row.obstacle.as_ref()) {
        let reason = reason(obstacle, texts);
        if !reasons.contains(&reason) {
            reasons.push(reason);
        }
    }
    reasons
}

/// Why a row can't be, in the words of the workbench's own table.
fn reason(obstacle: &Obstacle, texts: &Texts) -> String {
    texts.say(&match obstacle {
        Obstacle::Locked(path) => Phrase::new("what-if-locked").with("path", path.as_str()),
        Obstacle::Refused(finding) => {
            Phrase::new("what-if-refused").with("why", finding.message.clone())
        }
    })
}

/// Columns as wide as their widest cell; figures stand at the right.
fn aligned(rows: &[Vec<String>]) -> String {
    let width = |column: usize| {
        rows.iter().map(|row| row[column].chars().count()).max().unwrap_or_default()
    };
    let line = |row: &Vec<String>| {
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let gap = " ".repeat(width(column) - cell.chars().count());
            if matches!(column, 2 | 3) { gap + cell } else { cell.clone() + &gap }
        });
        format!("  {}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}
