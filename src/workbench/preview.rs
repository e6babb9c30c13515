//! What follows from the design: assessment, prompt, list of the tree and the file looked at.
//!
//! Worked out once per edit. Of the tree only the list is made; one file is rendered, the one
//! that somebody looks at.

use std::sync::Arc;

use crate::assess::Assessment;
use crate::catalog::Catalog;
use crate::design::{Extra, FleetDesign};
use crate::diff::Side;
use crate::prompt::{self, Length, Prompt, prompt_with};
use crate::session::Inventory;
use crate::text::Phrase;
use crate::tree::{Overrides, Tree};

/// What a design is assessed with; loaded once.
#[derive(Clone, Debug, Default)]
pub struct Grounds {
    /// The sourced figures.
    pub catalog: Catalog,
    /// The user's templates of the tree.
    pub tree: Overrides,
    /// The user's templates of the prompt.
    pub prompt: prompt::Overrides,
    /// The inventory that the session names.
    pub inventory: Option<Inventory>,
}

/// What follows from a design.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Budget, outlook and findings.
    pub assessment: Assessment,
    /// The prompt; empty where a template of the user's doesn't render.
    pub prompt: Prompt,
    /// Why it doesn't.
    pub prompt_problem: Option<Phrase>,
    /// How long the prompt is.
    pub length: Length,
    /// The tree, or why there is none.
    pub tree: Result<Arc<Tree>, Phrase>,
    /// The file that is looked at, rendered.
    pub file: Option<File>,
    /// Counts the times it was worked out: what is drawn from it can be kept until this changes.
    pub revision: u64,
}

/// A rendered file.
#[derive(Clone, Debug, PartialEq)]
pub struct File {
    /// Its path in the tree; of what was built, that of the folder.
    pub path: String,
    /// Whether it is what Kustomize builds from a folder.
    pub built: bool,
    /// Its text, or why there is none.
    pub text: Result<String, Phrase>,
}

impl Preview {
    /// Works out everything but the file, which waits for [`Preview::look_at`].
    pub fn new(design: &FleetDesign, grounds: &Grounds, revision: u64) -> Self {
        let assessment = Assessment::new(design, &grounds.catalog, grounds.inventory.as_ref());
        let tree = list_tree(&assessment, grounds);
        let attached = tree.as_deref().ok().filter(|_| attaches_tree(design));
        let options = &assessment.design.prompt;
        let (tier, language) = (options.tier, options.language);
        let made = prompt_with(&assessment, tier, language, attached, &grounds.prompt);
        let (prompt, prompt_problem) = match made {
            Ok(prompt) => (prompt, None),
            Err(error) => (Prompt::default(), Some(error.phrase())),
        };
        let length = prompt.length();
        Self { assessment, prompt, prompt_problem, length, tree, file: None, revision }
    }

    /// This as a side of a comparison.
    pub fn side(&self) -> Side<'_> {
        Side {
            assessment: &self.assessment,
            prompt: &self.prompt.text,
            tree: self.tree.as_deref().ok(),
        }
    }

    /// Stops looking at what was built; whether anything was.
    pub fn leave_built(&mut self) -> bool {
        self.file.take_if(|file| file.built).is_some()
    }

    /// Renders the file at `path`, where it isn't the one looked at already.
    pub fn look_at(&mut self, path: Option<&str>) {
        // What was built is looked at until another file is chosen or the design changes.
        let same = self.file.as_ref().is_some_and(|file| Some(file.path.as_str()) == path);
        if same || self.file.as_ref().is_some_and(|file| file.built) {
            return;
        }
        self.file = path.and_then(|path| {
            let tree = self.tree.as_deref().ok()?;
            let text = tree.render(path).map_err(|error| error.phrase());
            Some(File { path: path.to_owned(), built: false, text })
        });
    }
}

fn attaches_tree(design: &FleetDesign) -> bool {
    design.prompt.extras.contains(&Extra::AttachTree)
}

/// The tree, as far as no rule refuses it.
fn list_tree(assessment: &Assessment, grounds: &Grounds) -> Result<Arc<Tree>, Phrase> {
    if assessment.has_errors() {
        return Err(Phrase::new("tree-refused"));
    }
    let language = assessment.design.prompt.language;
    Tree::new(assessment, grounds.inventory.as_ref(), language, &grounds.tree)
        .map(Arc::new)
        .map_err(|error| error.phrase())
}
