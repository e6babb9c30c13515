//! The one table of checks: what is looked at in an answer, and where the fact comes from. Its
//! sentences are in the catalogue of texts under [`Check::text_key`]: what is required, and as
//! attributes why it fails (`fail`), is missing (`absent`), or is worth knowing (`note`).

use super::checks::{form, kustomize, secrets};
use super::{Case, Outcomes};

/// Which input a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum About {
    /// Answers and folders.
    Both,
    /// Answers alone: it reads prose, or fences.
    Answers,
}

/// One check.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// Stable and dotted: `inbound.nodeport`.
    pub id: &'static str,
    /// Which input it is about.
    pub about: About,
    /// Where the fact comes from.
    pub source: &'static str,
    /// Looks.
    pub(super) run: fn(&Case<'_>, &Check) -> Outcomes,
}

impl Check {
    /// The key of what it requires.
    pub fn text_key(&self) -> String {
        format!("review-{}", self.id.replace('.', "-"))
    }

    /// The group it is shown in: the first part of its id.
    pub fn group(&self) -> &'static str {
        self.id.split('.').next().unwrap_or_default()
    }
}

macro_rules! checks {
    ($($id:literal, $about:ident, $run:path, $source:literal;)+) => {
        /// All checks, in the order of the report.
        pub const CHECKS: &[Check] =
            &[$(Check { id: $id, about: About::$about, run: $run, source: $source }),+];
    };
}

checks! {
    // The form of the answer.
    "form.readable", Both, form::readable, "the answer itself";
    // The tree as Kustomize reads it.
    "kustomize.name", Both, kustomize::name, "kubernetes-sigs/kustomize, api/konfig/general.go: RecognizedKustomizationFileNames";
    "kustomize.resolves", Both, kustomize::resolves, "kubernetes-sigs/kustomize, api/types/kustomization.go: its fields that name files";
    "kustomize.base", Both, kustomize::base, "the prompt: base and overlays with Kustomize";
    "kustomize.reached", Both, kustomize::reached, "kubernetes-sigs/kustomize: what no kustomization names is not built";
    // Secrets.
    "secrets.clear-text", Both, secrets::clear, "the prompt: no secret stands anywhere in clear text";
    "secrets.objects", Both, secrets::objects, "Kubernetes documentation, Secrets: the values are base64, not encrypted";
}
