//! Any bytes as an answer: `cargo +nightly fuzz run review`, best with `tests/answers/` as the
//! corpus: `cargo +nightly fuzz run review fuzz/corpus/review tests/answers`.

#![no_main]

use std::sync::OnceLock;

use fleetwright::assess::Assessment;
use fleetwright::catalog::Catalog;
use fleetwright::design::read::read;
use fleetwright::review::{Answer, follow_up, json, markdown, review, text};
use fleetwright::text::{Language, Texts};
use libfuzzer_sys::fuzz_target;

struct Ground {
    assessment: Assessment,
    texts: Texts,
}

fn ground() -> &'static Ground {
    static GROUND: OnceLock<Ground> = OnceLock::new();
    GROUND.get_or_init(|| {
        let design = read(include_str!("../../sessions/shops.yaml")).expect("a session");
        let assessment = Assessment::new(&design, &Catalog::builtin(), None);
        Ground { assessment, texts: Texts::new(Language::En) }
    })
}

fuzz_target!(|bytes: &[u8]| {
    let Ok(answer) = Answer::from_markdown(bytes) else { return };
    let Ground { assessment, texts } = ground();
    let Some(review) = review(&answer, assessment, &mut || true) else { return };
    let shown = [
        text(&review, texts),
        markdown(&review, texts),
        json(&review, texts).to_string(),
        follow_up(&review, texts).unwrap_or_default(),
    ];
    for shown in shown {
        assert!(!shown.contains(|c: char| c.is_control() && c != '\n'), "{shown:?}");
    }
});
