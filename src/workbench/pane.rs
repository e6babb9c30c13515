//! The panes, and which of them a terminal of a given size shows.

/// A part of the screen that can have the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The parameters.
    Form,
    /// The prompt.
    Prompt,
    /// The tree.
    Tree,
    /// The file of the tree that is looked at.
    File,
    /// Every line of the RAM budget.
    Budget,
    /// The findings.
    Findings,
    /// What differs from the saved state.
    Changes,
}

impl Pane {
    /// All panes in the order of their tabs.
    pub const ALL: [Pane; 7] = [
        Pane::Form,
        Pane::Prompt,
        Pane::Tree,
        Pane::File,
        Pane::Budget,
        Pane::Findings,
        Pane::Changes,
    ];

    /// Whether it shares its place with the prompt on a wide screen.
    fn is_middle(self) -> bool {
        matches!(self, Pane::Prompt | Pane::Budget | Pane::Findings | Pane::Changes)
    }

    /// The key of its title.
    pub fn text_key(self) -> &'static str {
        match self {
            Pane::Form => "pane-form",
            Pane::Prompt => "pane-prompt",
            Pane::Tree => "pane-tree",
            Pane::File => "pane-file",
            Pane::Budget => "pane-budget",
            Pane::Findings => "pane-findings",
            Pane::Changes => "pane-changes",
        }
    }
}

/// How much a terminal can show at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Shape {
    /// Under 40×10: a line that says so.
    Tiny,
    /// Under 80 columns: one pane at a time.
    Narrow,
    /// Under 120 columns: the form and one other pane.
    Medium,
    /// Form, prompt, tree and file side by side.
    Wide,
}

impl Shape {
    /// The shape of so many columns and rows.
    pub fn of((columns, rows): (u16, u16)) -> Self {
        match columns {
            _ if columns < 40 || rows < 10 => Shape::Tiny,
            0..80 => Shape::Narrow,
            80..120 => Shape::Medium,
            _ => Shape::Wide,
        }
    }
}

/// Which pane has the focus, and which ones the others left in the places they share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Focus {
    /// The pane that has it.
    pub pane: Pane,
    /// The pane in the middle of a wide screen.
    pub middle: Pane,
    /// The pane beside the form on a medium screen.
    pub tab: Pane,
}

impl Default for Focus {
    fn default() -> Self {
        Self { pane: Pane::Form, middle: Pane::Prompt, tab: Pane::Prompt }
    }
}

impl Focus {
    /// Gives the focus to a pane.
    pub fn set(&mut self, pane: Pane) {
        self.pane = pane;
        if pane.is_middle() {
            self.middle = pane;
        }
        if pane != Pane::Form {
            self.tab = pane;
        }
    }

    /// Goes back to the form; what had taken the prompt's place gives it back.
    pub fn leave(&mut self) {
        self.pane = Pane::Form;
        self.middle = Pane::Prompt;
    }

    /// The panes that can be reached one after the other.
    fn round(self, shape: Shape) -> Vec<Pane> {
        match shape {
            Shape::Wide => vec![Pane::Form, self.middle, Pane::Tree, Pane::File],
            _ => Pane::ALL.to_vec(),
        }
    }

    /// Goes on by one pane, forth or back.
    pub fn step(&mut self, shape: Shape, forth: bool) {
        let round = self.round(shape);
        let at = round.iter().position(|pane| *pane == self.pane).unwrap_or(0);
        let by = if forth { 1 } else { round.len() - 1 };
        self.set(round[(at + by) % round.len()]);
    }

    /// Whether a screen of this shape shows a pane.
    pub fn shows(self, shape: Shape, pane: Pane) -> bool {
        match shape {
            Shape::Tiny => false,
            Shape::Narrow => self.pane == pane,
            Shape::Medium => pane == Pane::Form || self.tab == pane,
            Shape::Wide => self.round(shape).contains(&pane),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sizes_of_the_contract() {
        let shape = |columns, rows| Shape::of((columns, rows));
        assert_eq!(shape(160, 48), Shape::Wide);
        assert_eq!(shape(120, 10), Shape::Wide);
        assert_eq!(shape(119, 36), Shape::Medium);
        assert_eq!(shape(80, 24), Shape::Medium);
        assert_eq!(shape(79, 24), Shape::Narrow);
        assert_eq!(shape(40, 10), Shape::Narrow);
        assert_eq!(shape(39, 10), Shape::Tiny);
        assert_eq!(shape(160, 9), Shape::Tiny);
    }

    #[test]
    fn tab_goes_round() {
        let mut focus = Focus::default();
        for pane in [Pane::Prompt, Pane::Tree, Pane::File, Pane::Form] {
            focus.step(Shape::Wide, true);
            assert_eq!(focus.pane, pane);
        }
        focus.step(Shape::Wide, false);
        assert_eq!(focus.pane, Pane::File);
    }

    #[test]
    fn leaving_the_findings_brings_the_prompt_back() {
        let mut focus = Focus::default();
        focus.set(Pane::Findings);
        assert!(!focus.shows(Shape::Wide, Pane::Prompt));
        focus.leave();
        assert!(focus.shows(Shape::Wide, Pane::Prompt));
        assert_eq!(focus.pane, Pane::Form);
    }
}
