//! Undo and redo over the whole design: each step keeps the design as it was before.

use crate::design::FleetDesign;

/// One step: what changed, and the design on the other side of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// The path of the field or list that changed, or where there is no single one, the key of what
    /// has changed the whole design.
    pub change: Change,
    /// The design to go back (or forth) to.
    pub design: FleetDesign,
}

/// What a step changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The field or list at this path.
    Field(String),
    /// More than a field: the key of the words for what changed it.
    Whole(&'static str),
}

/// What can be undone and redone.
#[derive(Clone, Debug, Default)]
pub struct History {
    past: Vec<Step>,
    future: Vec<Step>,
    /// Whether the last step is finished, so that another change of its field is a new step.
    sealed: bool,
}

impl History {
    /// Records that `path` was changed in `before`. Changes of one field in a row are one step
    /// until [`History::seal`].
    pub fn record(&mut self, path: String, before: FleetDesign) {
        self.future.clear();
        let change = Change::Field(path);
        let goes_on = !self.sealed && self.past.last().is_some_and(|step| step.change == change);
        if !goes_on {
            self.past.push(Step { change, design: before });
        }
        self.sealed = false;
    }

    /// Records that something changed more than a field of `before`; its words have this key. That is
    /// a step of its own.
    pub fn record_whole(&mut self, key: &'static str, before: FleetDesign) {
        self.future.clear();
        self.past.push(Step { change: Change::Whole(key), design: before });
        self.seal();
    }

    /// Finishes the last step.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// Takes the last step back; gives what it had changed.
    pub fn undo(&mut self, design: &mut FleetDesign) -> Option<Change> {
        let step = self.past.pop()?;
        let now = std::mem::replace(design, step.design);
        self.future.push(Step { change: step.change.clone(), design: now });
        self.seal();
        Some(step.change)
    }

    /// Takes the last undo back; gives what it changes.
    pub fn redo(&mut self, design: &mut FleetDesign) -> Option<Change> {
        let step = self.future.pop()?;
        let now = std::mem::replace(design, step.design);
        self.past.push(Step { change: step.change.clone(), design: now });
        self.seal();
        Some(step.change)
    }

    /// Whether there is anything to undo.
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::Name;

    fn design(name: &str) -> FleetDesign {
        FleetDesign::new(Name::read(name).expect("a name"))
    }

    #[test]
    fn steps_go_back_and_forth() {
        let mut history = History::default();
        let mut now = design("b");
        history.record("name".into(), design("a"));
        assert_eq!(history.undo(&mut now), Some(Change::Field("name".into())));
        assert_eq!(now, design("a"));
        assert_eq!(history.redo(&mut now), Some(Change::Field("name".into())));
        assert_eq!(now, design("b"));
        assert_eq!(history.redo(&mut now), None);
    }

    #[test]
    fn a_change_after_an_undo_leaves_nothing_to_redo() {
        let mut history = History::default();
        let mut now = design("b");
        history.record("name".into(), design("a"));
        history.undo(&mut now);
        history.record("name".into(), now.clone());
        now = design("c");
        assert_eq!(history.redo(&mut now), None);
        history.undo(&mut now);
        history.record_whole("history-theirs", now.clone());
        assert_eq!((history.redo(&mut now), now), (None, design("a")));
    }

    #[test]
    fn changes_of_one_field_in_a_row_are_one_step_until_it_is_sealed() {
        let mut history = History::default();
        let mut now = design("d");
        history.record("name".into(), design("a"));
        history.record("name".into(), design("b"));
        history.seal();
        history.record("name".into(), design("c"));
        history.undo(&mut now);
        assert_eq!(now, design("c"));
        history.undo(&mut now);
        assert_eq!(now, design("a"));
        assert!(!history.can_undo());
    }
}
