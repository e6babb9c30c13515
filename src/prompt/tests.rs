//! The prompts of a fixed fleet as a reader gets them, and what holds for every fleet.

use super::*;
use crate::budget::{
    Budget, ControlPlane, Group, Interval, Line, NodeBudget, Reserves, Role, Scheduler, Verdict,
};
use crate::catalog::{Confidence, Measure};
use crate::design::read::read;
use crate::design::{Engine, Span};
use crate::outlook::{Outlook, Polling};

#[test]
fn show() {
    for session in ["wind-turbines", "shops", "refrigerated-trucks", "sensor-gateways"] {
        let text = std::fs::read_to_string(format!("sessions/{session}.yaml")).expect("a file");
        let design = read(&text).expect("reads");
        let assessment = Assessment {
            design,
            budget: Budget::default(),
            outlook: Outlook::default(),
            findings: Vec::new(),
        };
        for language in Language::ALL {
            for tier in [Tier::Basic, Tier::Pro] {
                let made = prompt(&assessment, tier, language, None);
                let l = made.length();
                println!(
                    "=== {session} {} {} {:?} {:?}\n{}",
                    language.code(),
                    tier.word(),
                    made.open,
                    l,
                    made.text
                );
            }
        }
    }
}
