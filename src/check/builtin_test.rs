//! The four built-in sessions: canonical, free of errors, and with no warning but those meant.

use crate::design::FleetDesign;
use crate::design::read::read;
use crate::design::write::write;

/// The built-in sessions by the name of their file.
pub(super) const SESSIONS: [(&str, &str); 4] = [
    ("wind-turbines", include_str!("../../sessions/wind-turbines.yaml")),
    ("refrigerated-trucks", include_str!("../../sessions/refrigerated-trucks.yaml")),
    ("sensor-gateways", include_str!("../../sessions/sensor-gateways.yaml")),
    ("shops", include_str!("../../sessions/shops.yaml")),
];

fn design(text: &str) -> FleetDesign {
    read(text).expect("a built-in session reads")
}

#[test]
fn each_is_written_as_the_program_would_write_it() {
    for (name, text) in SESSIONS {
        let design = design(text);
        assert_eq!(design.name.as_str(), name);
        let (_comment, body) = text.split_once('\n').expect("a comment, then the session");
        assert_same_lines(&write(&design), body);
    }
}

fn assert_same_lines(written: &str, body: &str) {
    for (ours, theirs) in written.lines().zip(body.lines()) {
        assert_eq!(ours, theirs);
    }
    assert_eq!(written, body);
}
