//! Locking the field under the cursor: the engineer still changes it, no advice does.

use super::super::model::Model;
use super::super::outside::Tone;
use crate::design::locks;
use crate::text::Phrase;

/// Locks the field under the cursor, or unlocks it; one step to be undone.
pub(super) fn toggle(model: &mut Model) {
    let Some((field, index)) = model.form.cursor.field() else {
        model.tell(Tone::Caution, vec![Phrase::new("form-no-field")]);
        return;
    };
    if field.path == "locked" {
        model.tell(Tone::Caution, vec![Phrase::new("form-lock-itself")]);
        return;
    }
    let before = model.design.clone();
    let locked = locks::toggle(&mut model.design, field, index);
    // Under the field's own path, so that undo leads back to the field.
    model.history.seal();
    model.history.record(field.at(index), before);
    model.history.seal();
    model.assess();
    let key = model.key("lock");
    let phrase = Phrase::new(if locked { "form-locked" } else { "form-unlocked" })
        .with("label", Phrase::new(field.text_key()))
        .with("key", key);
    model.tell(Tone::Good, vec![phrase]);
}
