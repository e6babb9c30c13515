//! The prompts of a fixed fleet as a reader gets them, and what holds for every fleet.

mod content;
mod fixture;
mod hostile;

use self::fixture::assessment;
use super::*;

fn made(tier: Tier, language: Language) -> String {
    prompt(&assessment(), tier, language, None).text
}

#[test]
fn the_basic_prompt_in_english() {
    insta::assert_snapshot!(made(Tier::Basic, Language::En));
}

#[test]
fn the_basic_prompt_in_french() {
    insta::assert_snapshot!(made(Tier::Basic, Language::Fr));
}

#[test]
fn the_pro_prompt_in_english() {
    insta::assert_snapshot!(made(Tier::Pro, Language::En));
}

#[test]
fn the_pro_prompt_in_french() {
    insta::assert_snapshot!(made(Tier::Pro, Language::Fr));
}
