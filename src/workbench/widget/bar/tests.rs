//! The bars as a reader sees them.

use proptest::prelude::*;

use super::*;
use crate::budget::{ControlPlane, Group, Interval, Line as BudgetLine, Reserves, Scheduler};
use crate::catalog::{Confidence, Measure};
use crate::text::Language;

fn part(id: &str, group: Group, low: f64, high: f64) -> BudgetLine {
    BudgetLine {
        id: id.to_owned(),
        group,
        mib: Interval { low, high },
        request_mib: 0.0,
        limit_mib: None,
        measure: Measure::WorkingSet,
        confidence: Confidence::Estimated,
        entry: None,
    }
}

fn node(name: &str, memory: f64, usable: f64, lines: Vec<BudgetLine>) -> NodeBudget {
    let low = lines.iter().map(|line| line.mib.low).sum();
    let high = lines.iter().map(|line| line.mib.high).sum();
    let verdict = match (low > usable, high > usable) {
        (true, _) => Verdict::Over,
        (false, true) => Verdict::Tight,
        (false, false) => Verdict::Fits,
    };
    NodeBudget {
        name: name.to_owned(),
        role: NodeRole::Server,
        memory_mib: memory,
        usable_mib: usable,
        verdict,
        total: Interval { low, high },
        scheduler: Scheduler { allocatable_mib: usable, fits: true, ..Scheduler::default() },
        control_plane: ControlPlane::default(),
        reserves: Reserves::default(),
        kernel_mib: 0.0,
        system_pods: crate::budget::SystemPods::default(),
        node_lost: None,
        measured: crate::budget::Measured::default(),
        peak: None,
        wear: None,
        lines,
    }
}

fn typical(scale: f64) -> Vec<BudgetLine> {
    vec![
        part("os.debian", Group::Os, 120.0 * scale, 180.0 * scale),
        part("distribution.k3s-server", Group::Distribution, 550.0 * scale, 700.0 * scale),
        part("addon.coredns", Group::Addons, 20.0 * scale, 40.0 * scale),
        part("engine.argocd.repo-server", Group::Engine, 400.0 * scale, 1000.0 * scale),
        part("workload.telemetry", Group::Workloads, 130.0 * scale, 230.0 * scale),
    ]
}

fn two() -> Vec<NodeBudget> {
    vec![
        node("turbine-gateway", 2048.0, 1948.0, typical(1.0)),
        node("nacelle-camera", 8192.0, 8092.0, typical(1.0)),
    ]
}

fn drawn(budgets: &[NodeBudget], width: usize, language: Language, look: &Look) -> Vec<String> {
    let lines = lines(budgets, width, &Texts::new(language), look);
    lines.iter().map(ToString::to_string).collect()
}

#[test]
fn each_device_type_has_its_line_and_all_walls_stand_in_one_column() {
    assert_eq!(
        drawn(&two(), 110, Language::En, &Look::default()),
        [
            "turbine-gateway  2 GiB  ▕▆▆│k3s▆▆▆▆▆▆▆▆▆▆▆│argocd▆▆▆▆│▆▆▆│░░░░│░argocd░░░░░░░▏░░│░░  1.2–2.1 of 1.9 GiB  tight",
            "nacelle-camera   8 GiB  ▕▆▆▆│▆▆│▆░░░░│░······································▏       1.2–2.1 of 7.9 GiB  fits",
        ]
    );
}

#[test]
fn a_narrow_screen_keeps_figures_and_verdict() {
    assert_eq!(
        drawn(&two(), 40, Language::En, &Look::default()),
        ["turbine-… ▕▆▆▆░░▏░ 1.2–2.1/1.9 GiB tight", "nacelle-… ▕▆····▏  1.2–2.1/7.9 GiB fits"]
    );
    assert_eq!(
        drawn(&two(), 30, Language::En, &Look::default())[0],
        "turbine… 1.2–2.1/1.9 GiB tight"
    );
}

#[test]
fn french_figures_are_french() {
    let lines = drawn(&two(), 120, Language::Fr, &Look::default());
    assert!(lines[0].contains("2\u{a0}Gio"), "{}", lines[0]);
    assert!(lines[0].ends_with("1,2–2,1 sur 1,9\u{a0}Gio  juste"), "{}", lines[0]);
}

#[test]
fn ascii_terminals_get_ascii() {
    for width in [160, 80, 40] {
        for line in drawn(&two(), width, Language::En, &Look::plain()) {
            assert!(line.is_ascii(), "{line}");
        }
    }
    let line = &drawn(&two(), 60, Language::En, &Look::plain())[0];
    assert!(line.contains('#') && line.contains('.') && line.contains(']'), "{line}");
}

#[test]
fn small_machines_are_told_in_mib() {
    let texts = Texts::new(Language::En);
    let shown = |low, high, of| range(Interval { low, high }, of, &texts);
    assert_eq!(shown(310.0, 480.4, 412.0), ("310–480".into(), "412 MiB".into()));
    assert_eq!(shown(2048.0, 2048.0, 4096.0), ("2.0".into(), "4.0 GiB".into()));
    assert_eq!(memory(512.0, &texts), "512 MiB");
    assert_eq!(memory(2048.0, &texts), "2 GiB");
    assert_eq!(memory(7990.0, &texts), "7.8 GiB");
}

#[test]
fn figures_never_contradict_the_verdict() {
    let texts = Texts::new(Language::En);
    // 1.94 and 1.90 GiB are both 1.9: only MiB show that it is more.
    let shown = range(Interval { low: 1200.0, high: 1990.0 }, 1945.0, &texts);
    assert_eq!(shown, ("1,200–1,990".into(), "1,945 MiB".into()));
}

#[test]
fn where_the_scheduler_says_no_the_figures_are_its_own() {
    let mut node = node("gateway", 2048.0, 1948.0, vec![part("os.x", Group::Os, 1.0, 2.0)]);
    node.scheduler =
        Scheduler { allocatable_mib: 1500.0, requests_mib: 1700.0, ..Scheduler::default() };
    node.verdict = Verdict::Over;
    let line = &drawn(&[node], 100, Language::En, &Look::default())[0];
    assert!(line.ends_with("requests 1.7 of 1.5 GiB  over"), "{line}");
}

#[test]
fn two_roles_of_one_device_type_are_told_apart() {
    let mut nodes = vec![node("shop-server-of-a-long-name", 8192.0, 8000.0, typical(1.0)); 2];
    nodes[1].role = NodeRole::Agent;
    for width in [110, 60, 40] {
        let lines = drawn(&nodes, width, Language::En, &Look::default());
        assert!(lines[0].contains(" serv") && lines[1].contains(" agen"), "{lines:#?}");
    }
    assert!(!drawn(&nodes[..1], 110, Language::En, &Look::default())[0].contains("server "));
}

#[test]
fn a_name_cannot_harm_the_terminal() {
    let nodes = [node("a\u{1b}[2Jb", 2048.0, 1948.0, typical(1.0))];
    assert!(drawn(&nodes, 80, Language::En, &Look::default())[0].starts_with("a·[2Jb "));
}

/// A wide bar as text, and the node it is of.
fn drawn_wide(usable: f64, limits: f64, width: u16) -> (Wide, String) {
    let node = node("gateway", usable, usable, typical(1.0));
    let wide = wide(&node, limits, width, &Texts::new(Language::En), &Look::default());
    let text = wide.bar.to_string();
    (wide, text)
}

#[test]
fn a_wide_bar_names_or_numbers_each_segment_and_says_where_it_is() {
    let (wide, text) = drawn_wide(1948.0, 2100.0, 60);
    assert_eq!(safe::width(&text), 60);
    let cells: Vec<char> = text.chars().collect();
    let first = |group: Group| {
        let found = wide.segments.iter().find(|(of, _)| *of == group).expect("a segment");
        cells[usize::from(found.1.start)]
    };
    assert_eq!((first(Group::Distribution), first(Group::Engine)), ('k', 'a'), "{text}");
    for group in [Group::Addons, Group::Workloads] {
        assert_eq!(first(group).to_string(), number(group).to_string(), "{text}");
    }
    assert_eq!(cells[usize::from(wide.usable)], '▏', "{text}");
    assert!(wide.limits.0 > wide.usable && !wide.limits.1);
}

#[test]
fn only_what_reaches_beyond_the_bar_is_cut() {
    for usable in (600..1400).step_by(7).map(f64::from) {
        let (wide, text) = drawn_wide(usable, 0.0, 55);
        let most: f64 = typical(1.0).iter().map(|line| line.mib.high).sum();
        assert_eq!(text.ends_with('»'), most / usable > 2.0, "{usable} of {most}: {text}");
        assert!(wide.segments.iter().all(|(_, columns)| !columns.is_empty()));
    }
}

#[test]
fn limits_far_off_leave_the_segments_their_room() {
    let (near, _) = drawn_wide(1948.0, 2100.0, 60);
    let (far, text) = drawn_wide(1948.0, 30_000.0, 60);
    assert!(far.limits.1, "they are cut off");
    assert!(far.usable >= 60 * 2 / 3 && near.usable > far.usable, "{text}");
    assert_eq!(far.limits.0, 59, "the last column");
}

#[test]
fn the_segments_of_a_wide_bar_follow_each_other() {
    for width in [10, 43, 60, 120] {
        for usable in [600.0, 1200.0, 4000.0] {
            let (wide, text) = drawn_wide(usable, 3000.0, width);
            for pair in wide.segments.windows(2) {
                assert!(pair[0].1.end <= pair[1].1.start, "{:?}\n{text}", wide.segments);
            }
            let last = wide.segments.last().expect("segments").1.end;
            assert!(last <= width, "{:?}", wide.segments);
        }
    }
}

#[test]
fn a_figure_against_its_line_is_drawn_on_its_side_of_the_wall() {
    let drawn = |low, high| plain(Interval { low, high }, 4096.0, 42, &Look::default()).to_string();
    let (within, over) = (drawn(500.0, 1100.0), drawn(3000.0, 5000.0));
    assert_eq!((safe::width(&within), safe::width(&over)), (42, 42));
    assert!(within.ends_with("·▏"), "{within}");
    assert!(over.contains("▏░"), "{over}");
    assert!(drawn(9000.0, 20_000.0).ends_with('»'));
}

/// The marks beyond the wall of a bar.
fn beyond(line: &str) -> &str {
    let (_, rest) = line.split_once('▏').expect("a wall");
    rest.split_once(char::is_numeric).map_or(rest, |(marks, _)| marks).trim_end()
}

proptest! {
    #[test]
    fn each_side_of_the_wall_is_what_the_verdict_says(
        sizes in prop::collection::vec((0.0f64..800.0, 0.0f64..800.0), 1..6),
        usable in 300.0f64..4000.0,
        width in 40usize..200,
    ) {
        let groups = [Group::Os, Group::Distribution, Group::Addons, Group::Engine, Group::Workloads];
        let parts = sizes.iter().zip(groups);
        let parts = parts.map(|((low, more), group)| part("x", group, *low, low + more)).collect();
        let nodes = [node("one", usable, usable, parts), node("two", 8192.0, 8000.0, typical(1.0))];
        let lines = drawn(&nodes, width, Language::En, &Look::default());
        for line in &lines {
            prop_assert!(safe::width(line) <= width, "{line}");
        }
        let wall = |line: &str| line.split_once('▏').map(|(left, _)| safe::width(left));
        prop_assert_eq!(wall(&lines[0]), wall(&lines[1]));
        let beyond = beyond(&lines[0]);
        match nodes[0].verdict {
            Verdict::Fits => prop_assert_eq!(beyond, ""),
            Verdict::Tight => prop_assert!(!beyond.is_empty() && !beyond.contains('▆'), "{beyond}"),
            Verdict::Over => prop_assert!(!beyond.is_empty(), "{lines:?}"),
        }
    }

    #[test]
    fn no_width_is_too_small(width in 0usize..40) {
        for line in drawn(&two(), width, Language::Fr, &Look::default()) {
            prop_assert!(safe::width(&line) <= width, "{line}");
        }
    }
}
