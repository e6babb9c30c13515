//! The list of themes: the one under the cursor is tried at once.

use super::super::message::Effect;
use super::super::model::Model;
use super::super::overlay::Overlay;
use super::super::picker::{Entry, Picker};
use crate::theme::Themes;

/// Opens the list, the active theme under the cursor.
pub(super) fn open(model: &mut Model) {
    let detail = |name: &str| {
        let automatic = name == Themes::AUTOMATIC;
        if automatic { model.texts.get("themes-automatic") } else { String::new() }
    };
    let entry = |name: &String| Entry {
        label: name.clone(),
        detail: detail(name),
        value: name.clone(),
        ..Entry::default()
    };
    let picker = Picker::new(model.themes.iter().map(entry).collect(), &model.theme);
    model.overlays.push(Overlay::Themes(picker, model.theme.clone()));
}

/// Tries the theme under the cursor; nothing where another layer is on top.
pub(super) fn follow(model: &Model) -> Vec<Effect> {
    match model.overlays.last() {
        Some(Overlay::Themes(picker, _)) => {
            picker.chosen().map(|entry| Effect::Theme(entry.value.clone())).into_iter().collect()
        }
        _ => Vec::new(),
    }
}
