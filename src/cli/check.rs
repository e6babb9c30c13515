//! `fleetwright check`: what the rules say of a design.

use serde_json::{Value, json};

use super::arguments::Format;
use super::context::Context;
use super::output::{Output, Stop};
use crate::check::{Finding, Severity};
use crate::text::{Phrase, Texts};

/// Reports the findings.
///
/// # Errors
/// [`Stop::No`] when one is an error.
pub(super) fn run(context: Context<'_>, output: &mut Output<'_>) -> Result<(), Stop> {
    let assessment = context.subject()?.assessment;
    let texts = context.texts;
    let findings = &assessment.findings;
    match context.call.format {
        Format::Json => {
            let findings: Vec<Value> =
                findings.iter().map(|finding| to_json(finding, texts)).collect();
            output.json(&json!({"findings": findings}))?;
        }
        _ => output.report(&to_text(findings, texts))?,
    }
    if assessment.has_errors() { Err(Stop::No(None)) } else { Ok(()) }
}

fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn to_json(finding: &Finding, texts: &Texts) -> Value {
    json!({
        "id": finding.id,
        "severity": severity_word(finding.severity),
        "path": finding.path,
        "message": texts.say(&finding.message),
        "fix": texts.say(&finding.fix),
        "source": finding.source,
    })
}

fn to_text(findings: &[Finding], texts: &Texts) -> String {
    if findings.is_empty() {
        return texts.get("cli-check-none") + "\n";
    }
    let mut out = String::new();
    for finding in findings {
        let severity = texts.get(&format!("cli-severity-{}", severity_word(finding.severity)));
        let line = Phrase::new("cli-check-line")
            .with("severity", severity)
            .with("path", finding.path.as_str())
            .with("message", finding.message.clone())
            .with("id", finding.id);
        let fix = Phrase::new("cli-check-fix").with("fix", finding.fix.clone());
        let source = Phrase::new("cli-check-source").with("source", finding.origin(texts));
        for phrase in [line, fix, source] {
            out.push_str(&texts.say(&phrase));
            out.push('\n');
        }
        out.push('\n');
    }
    out + &texts.say(&summary(findings)) + "\n"
}

fn summary(findings: &[Finding]) -> Phrase {
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    Phrase::new("cli-check-summary")
        .with("errors", count(Severity::Error))
        .with("warnings", count(Severity::Warning))
        .with("notes", count(Severity::Note))
}
