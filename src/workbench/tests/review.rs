//! A model's answer reviewed above the panes.

use std::path::PathBuf;
use std::sync::Arc;

use super::*;
use crate::review::{Kind, Verdict};
use crate::workbench::outside::{Outside, Subject};
use crate::workbench::overlay::Overlay;
use crate::workbench::review::{Done, Job, Page, Stage};

/// An answer with a kustomization that names what is not there, in line 12.
const ANSWER: &str = "# Task 1\n\nText.\n\n# Task 2\n\n\
    ```yaml\n# base/telemetry/kustomization.yaml\n\
    apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n\
    - missing.yaml\n```\n";

fn done<'a>(bench: &'a Runtime<'_>) -> &'a Done {
    match bench.model.overlays.last() {
        Some(Overlay::Review(reviewing)) => match &reviewing.stage {
            Stage::Done(done) => done,
            other => panic!("no review: {other:?}"),
        },
        other => panic!("no review: {other:?}"),
    }
}

fn paste(bench: &mut Runtime<'_>, text: &str) {
    bench.handle(Message::Paste(text.to_owned()), &mut NoScreen);
}

#[test]
fn a_pasted_answer_is_reviewed_with_what_rejects_it_first() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R");
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("Paste the model’s answer here"), "{seen}");
    assert!(!seen.contains("y follow-up"), "there is nothing to copy yet: {seen}");
    paste(&mut bench, ANSWER);
    assert_eq!(done(&bench).reviewed.review.verdict(), Verdict::Fail);
    assert!(done(&bench).outcomes.is_sorted_by_key(|outcome| outcome.grade));
    for (columns, rows) in [(80, 24), (120, 36), (160, 48)] {
        let seen = screen(&mut bench, columns, rows);
        assert!(seen.contains("Rejected"), "{seen}");
        let first = seen.lines().find(|line| line.contains("kustomize.resolves"));
        assert!(first.is_some_and(|line| line.contains("12")), "{seen}");
        assert!(seen.contains("y follow-up"), "{seen}");
    }
}

#[test]
fn lines_that_a_terminal_ends_with_carriage_returns_are_lines() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R");
    for end in ["\r", "\r\n"] {
        paste(&mut bench, &ANSWER.replace('\n', end));
        let first = done(&bench).outcomes.first().expect("one").clone();
        assert_eq!((first.id, first.spot.line), ("kustomize.resolves", Some(12)), "{end:?}");
    }
    // What a key cannot do is said above the layer.
    press(&mut bench, "end enter");
    assert!(screen(&mut bench, 80, 24).contains("as a whole"));
}

#[test]
fn enter_shows_the_place_and_esc_goes_back_step_by_step() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R");
    paste(&mut bench, ANSWER);
    let at = done(&bench).outcomes.iter().position(|one| one.id == "kustomize.resolves");
    for _ in 0..at.expect("it fails") {
        press(&mut bench, "down");
    }
    press(&mut bench, "enter");
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("12  - missing.yaml"), "{seen}");
    // Nothing is scrolled beyond the end.
    press(&mut bench, "end");
    screen(&mut bench, 80, 24);
    assert!(done(&bench).scroll < ANSWER.lines().count());
    press(&mut bench, "esc");
    assert_eq!(done(&bench).page, Page::Checks);
    press(&mut bench, "d");
    let file = "base/telemetry/kustomization.yaml";
    assert_eq!(done(&bench).page, Page::Files);
    let changed = &done(&bench).files[0];
    assert!(changed.path == file && matches!(changed.kind, Kind::Changed(_)), "{changed:?}");
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("1 changed") && seen.contains(file), "{seen}");
    press(&mut bench, "enter");
    assert!(screen(&mut bench, 80, 24).contains("@@"));
    press(&mut bench, "end");
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("+- missing.yaml"), "{seen}");
    press(&mut bench, "esc down enter");
    assert!(toast(&bench).contains("no two texts"), "{}", toast(&bench));
    press(&mut bench, "esc esc");
    assert!(bench.model.overlays.is_empty());
}

#[test]
fn the_points_are_gone_through_without_going_back_to_the_list() {
    let answer = "# Task 2\n\n```yaml\n# base/a.yaml\napiVersion: v1\nkind: Service\nmetadata: {name: a}\n\
        spec: {type: NodePort}\n---\napiVersion: v1\nkind: Pod\nmetadata: {name: a}\n\
        spec: {hostNetwork: true, containers: []}\n```\n";
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R");
    paste(&mut bench, answer);
    let id = |bench: &Runtime<'_>| done(bench).outcome().expect("one").id;
    while id(&bench) != "inbound.nodeport" {
        press(&mut bench, "n");
    }
    press(&mut bench, "enter n");
    assert_eq!((done(&bench).page, id(&bench)), (Page::Place, "inbound.hostnetwork"));
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("hostNetwork: true") && seen.contains("n next"), "{seen}");
    assert!(!seen.contains("Enter show"), "there is nothing below it: {seen}");
    press(&mut bench, "N");
    assert_eq!(id(&bench), "inbound.nodeport");
    for _ in 0..60 {
        press(&mut bench, "n");
    }
    assert!(toast(&bench).contains("nothing more"), "{}", toast(&bench));
}

#[test]
fn an_outcome_of_the_whole_has_no_place() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R");
    paste(&mut bench, ANSWER);
    press(&mut bench, "end enter");
    assert!(toast(&bench).contains("as a whole"), "{}", toast(&bench));
    assert_eq!(done(&bench).page, Page::Checks);
}

#[test]
fn one_key_copies_what_the_model_is_to_put_right() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R");
    paste(&mut bench, ANSWER);
    press(&mut bench, "y");
    let (subject, text) = memory.copied.pop().expect("it was copied");
    assert_eq!(subject, Subject::FollowUp);
    // In the language of the prompt, with what fails.
    assert!(text.contains("missing.yaml"), "{text}");
}

#[test]
fn an_answer_is_read_from_a_file_and_one_that_is_not_there_is_refused() {
    let mut memory = Memory::default();
    memory.answers.insert(PathBuf::from("/home/ada/answer.md"), ANSWER.to_owned());
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R o");
    type_text(&mut bench, "~/answer.txt");
    press(&mut bench, "enter");
    assert!(!toast(&bench).is_empty());
    assert!(screen(&mut bench, 80, 24).contains("Paste the model’s answer here"));
    press(&mut bench, "o backspace backspace backspace");
    type_text(&mut bench, "md");
    press(&mut bench, "enter");
    assert_eq!(done(&bench).reviewed.review.verdict(), Verdict::Fail);
    // A file that is not there leaves what was shown.
    press(&mut bench, "o");
    type_text(&mut bench, "x");
    press(&mut bench, "enter");
    assert_eq!(done(&bench).reviewed.review.verdict(), Verdict::Fail);
    // An empty path asks again.
    press(&mut bench, "o ctrl-u enter");
    assert!(screen(&mut bench, 80, 24).contains("Name a file or a folder"));
    press(&mut bench, "esc");
    assert_eq!(done(&bench).page, Page::Checks);
}

#[test]
fn an_answer_is_read_from_the_clipboard_where_something_reads_it() {
    let mut memory = Memory::default();
    memory.answers.insert(PathBuf::from("clipboard"), ANSWER.to_owned());
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R c");
    assert_eq!(done(&bench).reviewed.review.verdict(), Verdict::Fail);
}

#[test]
fn what_is_no_answer_is_refused_and_the_review_before_stays() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R");
    paste(&mut bench, " \n ");
    assert!(toast(&bench).contains("empty"), "{}", toast(&bench));
    paste(&mut bench, ANSWER);
    paste(&mut bench, &"x".repeat(5 << 20));
    assert!(toast(&bench).contains("MiB"), "{}", toast(&bench));
    assert_eq!(done(&bench).reviewed.review.verdict(), Verdict::Fail);
}

#[test]
fn the_last_answer_is_reviewed_again_with_the_design_as_it_is() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R");
    paste(&mut bench, ANSWER);
    let number = bench.model.reviews;
    press(&mut bench, "esc");
    change_something(&mut bench);
    press(&mut bench, "R");
    assert_eq!(done(&bench).reviewed.review.verdict(), Verdict::Fail);
    assert!(bench.model.reviews > number);
}

#[test]
fn keys_are_read_while_it_runs_and_esc_stops_it() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    let receiver = answered_later(&mut bench);
    press(&mut bench, "R");
    paste(&mut bench, ANSWER);
    let seen = screen(&mut bench, 80, 24);
    assert!(seen.contains("Reviewing the answer"), "{seen}");
    let number = bench.model.reviews;
    let job = Job::of(&bench.model, number).expect("it is asked for");
    assert!(Job::of(&bench.model, number + 1).is_none());
    // A line that asks for a path lies above it meanwhile.
    press(&mut bench, "o");
    let end = receiver.recv().expect("it ends");
    bench.handle(end, &mut NoScreen);
    press(&mut bench, "esc");
    assert_eq!(done(&bench).reviewed.review.verdict(), Verdict::Fail);
    // What nobody waits for any more is dropped.
    paste(&mut bench, ANSWER);
    press(&mut bench, "esc");
    assert!(bench.model.overlays.is_empty());
    for end in receiver.try_iter() {
        bench.handle(end, &mut NoScreen);
    }
    assert!(bench.model.overlays.is_empty());
    drop(job);
}

#[test]
fn a_review_that_was_stopped_comes_to_nothing() {
    let mut memory = Memory::default();
    let reader = memory.reader();
    let mut bench = bench(fleet(), &mut memory);
    bench.later = Some(Arc::new(|_| {}));
    press(&mut bench, "R");
    paste(&mut bench, ANSWER);
    let job = Job::of(&bench.model, bench.model.reviews).expect("it is asked for");
    press(&mut bench, "esc");
    assert!(job.run(reader).is_none());
}

#[test]
fn what_would_act_on_a_terminal_is_not_drawn() {
    let mut memory = Memory::default();
    let mut bench = bench(fleet(), &mut memory);
    press(&mut bench, "R");
    let long = "y".repeat(1 << 20);
    let answer = ANSWER.replace("- missing.yaml", &format!("- a\u{1b}[2J\u{202e}{long}.yaml"));
    paste(&mut bench, &answer);
    press(&mut bench, "enter");
    for _ in 0..2 {
        let seen = screen(&mut bench, 80, 24);
        assert!(!seen.contains('\u{1b}') && !seen.contains('\u{202e}'), "{seen}");
        press(&mut bench, "esc d enter");
    }
}
