//! The words that a field can have: one of them, or any of them.

use super::super::command::Action;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::overlay::{FieldChoice, FieldFlags};
use super::form;
use super::overlays::step;

/// Moves among the words of which one is chosen. Whether it is chosen now.
pub(super) fn choose(choice: &mut FieldChoice, action: Action) -> bool {
    choice.cursor = step(choice.cursor, choice.words.len(), action);
    matches!(action, Action::Keep | Action::Toggle)
}

/// Moves among the words of which any are set, and sets them. Whether they are kept now.
pub(super) fn flag(flags: &mut FieldFlags, action: Action) -> bool {
    flags.cursor = step(flags.cursor, flags.words.len(), action);
    if action == Action::Toggle
        && let Some((_, on)) = flags.words.get_mut(flags.cursor)
    {
        *on = !*on;
    }
    action == Action::Keep
}

/// Sets the field to the word under the cursor.
pub(super) fn accept(model: &mut Model, choice: &FieldChoice) -> Vec<Effect> {
    let Some(word) = choice.words.get(choice.cursor) else { return Vec::new() };
    form::set(model, choice.field, choice.index, word)
}

/// Sets the field to the words that are set.
pub(super) fn accept_flags(model: &mut Model, flags: &FieldFlags) -> Vec<Effect> {
    let set = flags.words.iter().filter(|(_, on)| *on).map(|(word, _)| word.as_str());
    let text = set.collect::<Vec<_>>().join(", ");
    // An empty list is a choice of its own where an empty text would mean the fleet's.
    let text = if text.is_empty() { "[]".to_owned() } else { text };
    form::set(model, flags.field, flags.index, &text)
}
