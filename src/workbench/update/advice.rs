//! The advice: opened, and its steps up to one of them applied.

use super::super::advice::Advised;
use super::super::message::Effect;
use super::super::model::Model;
use super::super::outside::Tone;
use super::super::overlay::Overlay;
use crate::budget::Verdict;
use crate::design::FleetDesign;
use crate::text::Phrase;

/// Opens the steps that make device types fit; where there are none, a message says why.
pub(super) fn open(model: &mut Model) -> Vec<Effect> {
    let advised = Advised::new(&model.design, &model.grounds.catalog);
    if advised.is_empty() {
        let fits = advised.advice.iter().all(|advice| advice.verdict == Verdict::Fits);
        let (tone, key) = match fits {
            _ if advised.advice.is_empty() => (Tone::Caution, "advice-no-devices"),
            true => (Tone::Good, "advice-fits"),
            false if advised.advice.iter().any(|advice| advice.crowded) => {
                (Tone::Caution, "advice-crowded")
            }
            false => (Tone::Caution, "advice-none"),
        };
        model.tell(tone, vec![Phrase::new(key)]);
        return Vec::new();
    }
    model.overlays.push(Overlay::Advice(advised));
    Vec::new()
}

/// Applies the steps up to the one under the cursor: one change, to be undone as one.
pub(super) fn apply(model: &mut Model, advised: &Advised) -> Vec<Effect> {
    let Some((design, path)) = advised.applied(&model.design) else { return Vec::new() };
    take(model, design, &path);
    let count = advised.chosen().len();
    let undo = model.key("undo");
    let phrase = Phrase::new("advice-applied").with("count", count);
    model.tell(Tone::Good, vec![phrase.with("key", undo)]);
    Vec::new()
}

/// Puts a design in the place of this one, as one step that undo takes back; the form goes to the
/// field of this path.
pub(super) fn take(model: &mut Model, design: FleetDesign, path: &str) {
    model.history.seal();
    model.history.record(path.to_owned(), std::mem::replace(&mut model.design, design));
    model.history.seal();
    model.assess();
    model.form.reveal_path(&model.design, path);
    model.form.repair(&model.design);
}
