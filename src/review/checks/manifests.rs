//! The manifests: fenced as YAML, in API versions that are served, with fields that exist.

use std::collections::BTreeSet;

use super::super::files::WRITTEN;
use super::super::layout::GROUP;
use super::super::outcome::MOST_LISTED;
use super::super::{Case, Check, Language, Object, Outcome, Outcomes, Piece, Spot, evidence};
use super::releases::{minors, newer, other};
use crate::schema::{Api, NEWEST, Origin, Problem, Shape, What, api, fields};
use crate::text::Arg;
use crate::yaml::{DEEPEST, Node, Place, Why};

/// Whether each manifest stands in a block that says it is YAML.
pub(crate) fn fenced(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    let mut said = None;
    for piece in &case.proposal.pieces {
        let is_yaml = matches!(piece.fence.as_str(), "yaml" | "yml");
        if is_yaml && piece.fenced {
            outcomes.see();
        } else if piece.language != Language::Shell && is_manifest(piece) {
            // Of the files of one block the first is enough.
            if said.replace(piece.block) == Some(piece.block) {
                continue;
            }
            let starts = |text: &str| text.trim_start().starts_with(['a', '"', '{']);
            let line = piece.lines().find(|(_, text)| text.contains("apiVersion") && starts(text));
            let spot = Spot::line(piece, line.map_or(piece.line, |(line, _)| line));
            let outcome = Outcome::failed(check, spot);
            outcomes.add(match piece.fence.as_str() {
                WRITTEN => outcome.because("written"),
                "json" => outcome.because("json"),
                _ => outcome,
            });
        }
    }
    outcomes
}

/// Whether a block that is not fenced as YAML holds a manifest all the same.
fn is_manifest(piece: &Piece) -> bool {
    const OTHERS: [&str; 7] = ["", "text", "txt", "plaintext", "kubernetes", "json", WRITTEN];
    let has = |key: &str| piece.text.lines().any(|line| line.starts_with(key));
    let is_read = piece
        .documents
        .iter()
        .any(|node| node.get("apiVersion").is_some() && node.get("kind").is_some());
    OTHERS.contains(&piece.fence.as_str()) && (is_read || has("apiVersion:") && has("kind:"))
}

/// Whether the YAML can be read.
pub(crate) fn parse(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for piece in case.proposal.pieces.iter().filter(|piece| piece.language == Language::Yaml) {
        match &piece.broken {
            Some(_) if is_template(piece) => {}
            Some(broken) => {
                let last = piece.line + piece.text.lines().count().saturating_sub(1);
                let line = piece.line_of(broken.place).min(last.max(piece.line));
                let outcome = Outcome::failed(check, Spot::line(piece, line));
                // It may well be YAML, and is more than is read.
                let outcome = match broken.why {
                    Why::TooMany => outcome.because("unread"),
                    Why::TooDeep => outcome.because("deep").with("most", DEEPEST),
                    _ => outcome,
                };
                let reason = match &broken.why {
                    Why::Syntax(words) => Arg::from(words.as_str()),
                    _ => broken.phrase().into(),
                };
                outcomes.add(outcome.with("reason", reason));
            }
            None => outcomes.see(),
        }
    }
    outcomes
}

/// Whether a piece is a template that becomes YAML: a chart's, or one of Jinja. Argo CD's have to
/// be YAML before they are filled in.
fn is_template(piece: &Piece) -> bool {
    let path = piece.path.as_deref().unwrap_or_default();
    let of_chart = ["{{ .Values", "{{ .Release", "{{- ", "{{ include"];
    path.contains("templates/")
        || of_chart.iter().any(|mark| piece.text.contains(mark))
        || path.rsplit('.').next() == Some("j2")
        || piece.text.lines().any(|line| {
            let line = line.trim_start();
            line.starts_with("{{") || line.starts_with("{%")
        })
}

/// Whether the releases of the design serve each API version, and know each kind.
pub(crate) fn versions(case: &Case<'_>, check: &Check) -> Outcomes {
    let design = &case.assessment.design;
    let minors = minors(design);
    let mut outcomes = Outcomes::new();
    // What the proposal defines itself is known.
    let mut unknown = defined(case);
    for object in case.proposal.all_objects().filter(is_object) {
        outcomes.see();
        let (api_version, kind) = (object.api_version(), object.kind());
        let refused = minors.iter().find_map(|minor| {
            let known = api(api_version, kind, *minor);
            (known != Api::Served).then_some((*minor, known))
        });
        let Some((minor, known)) = refused else { continue };
        // What needs a CRD is worth saying once.
        let group = api_version.rsplit_once('/').map_or("", |(group, _)| group);
        if known == Api::Unknown && !unknown.insert((group, kind)) {
            continue;
        }
        let in_doubt = matches!(known, Api::Elsewhere { .. } | Api::NoSuchKind { .. });
        let outcome = match other(design, api_version).filter(|_| in_doubt) {
            Some(own) => {
                let spot = Spot::at(object.piece, place_of_version(&object));
                let origin = Origin::of(api_version);
                let release = origin.named(origin.release());
                let noted = Outcome::noted(check, spot).because("other-release");
                noted.with("release", release).with("own", own)
            }
            None => said(check, &object, minor, known),
        };
        outcomes.add(outcome.with("api", evidence(api_version)).with("kind", evidence(kind)));
    }
    outcomes
}

/// The groups and kinds that the proposal brings CRDs for.
fn defined<'a>(case: &Case<'a>) -> BTreeSet<(&'a str, &'a str)> {
    let objects = case.proposal.all_objects();
    let all = objects.filter(|object| object.kind() == "CustomResourceDefinition");
    all.map(|crd| (crd.text(&["spec", "group"]), crd.text(&["spec", "names", "kind"]))).collect()
}

fn place_of_version(object: &Object<'_>) -> Place {
    object.get(&["apiVersion"]).unwrap_or(object.node).place
}

/// What is no configuration of some program, and no kustomization, which needs neither.
fn is_object(object: &Object<'_>) -> bool {
    // The target of a patch may be an expression over several kinds.
    let named = object.kind().bytes().all(|byte| byte.is_ascii_alphanumeric());
    named && !object.api_version().is_empty() && !is_placeholder(object.api_version())
}

fn is_placeholder(text: &str) -> bool {
    text.contains("{{") || text.contains("${")
}

fn said(check: &Check, object: &Object<'_>, minor: u32, known: Api) -> Outcome {
    let place = place_of_version(object);
    let origin = Origin::of(object.api_version());
    let failed = || {
        let failed = Outcome::failed(check, Spot::at(object.piece, place));
        failed.with("known", origin.named(origin.release()))
    };
    match known {
        Api::Stopped { minor: stopped, instead: Some(instead) } => {
            failed().because("stopped").with("release", release(stopped)).with("instead", instead)
        }
        Api::Stopped { minor: stopped, instead: None } => {
            failed().because("gone").with("release", release(stopped))
        }
        Api::Later { minor: later } => {
            failed().because("later").with("release", release(later)).with("own", release(minor))
        }
        Api::Elsewhere { versions } => {
            failed().because("elsewhere").with("versions", versions.join(", "))
        }
        Api::NoSuchKind { nearest: Some(nearest) } => {
            failed().because("like").with("nearest", nearest)
        }
        Api::NoSuchKind { nearest: None } => failed().because("no-kind"),
        Api::Unknown | Api::Served => Outcome::noted(check, Spot::at(object.piece, place)),
    }
}

/// A minor release as people write it.
fn release(minor: u32) -> String {
    format!("1.{minor}")
}

/// Whether each field exists in its kind, and has a value of its shape.
pub(crate) fn known_fields(case: &Case<'_>, check: &Check) -> Outcomes {
    let design = &case.assessment.design;
    let oldest = minors(design).first().copied().unwrap_or(NEWEST);
    let mut outcomes = Outcomes::new();
    let mut told = 0;
    let mut hold = |piece: &Piece, api_version: &str, kind: &str, node: &Node| {
        outcomes.see();
        let mut legacy = false;
        // What SOPS writes beside what it encrypts is gone once Flux has decrypted it.
        let all = fields(api_version, kind, node, oldest).into_iter();
        for problem in all.filter(|problem| problem.path != "sops") {
            // One list is one thing to put right.
            if is_legacy_patch(api_version, &problem) && std::mem::replace(&mut legacy, true) {
                continue;
            }
            let spot = Spot::at(piece, problem.place);
            // A newer release may have it.
            let newer =
                newer(design, api_version).filter(|_| !matches!(problem.what, What::Shape { .. }));
            // What is only counted needs no sentence.
            let outcome = match newer {
                Some(own) => {
                    let noted = Outcome::noted(check, spot).because("other-release");
                    noted.with("path", evidence(&problem.path)).with("own", own)
                }
                None if told >= MOST_LISTED => Outcome::failed(check, spot),
                None if is_legacy_patch(api_version, &problem) => {
                    Outcome::failed(check, spot).because("legacy-patch")
                }
                None => {
                    wrong(Outcome::failed(check, spot), problem).with("oldest", release(oldest))
                }
            };
            let origin = Origin::of(api_version);
            let outcome = outcome.with("release", origin.named(origin.release()));
            told += 1;
            outcomes.add(outcome.with("kind", evidence(kind)));
        }
    };
    for object in case.proposal.all_objects() {
        hold(object.piece, object.api_version(), object.kind(), object.node);
    }
    // Kustomize knows its own file without being told.
    for piece in case.proposal.pieces.iter().filter(|piece| is_kustomization(piece)) {
        for node in piece.documents.iter().filter(|node| node.get("apiVersion").is_none()) {
            hold(piece, "kustomize.config.k8s.io/v1beta1", "Kustomization", node);
        }
    }
    outcomes
}

/// Whether a path, or a patch as text, stands in `patches` where a mapping belongs: kustomize up to
/// v4.5.7 took such a list for `patchesStrategicMerge`, v5.0.0 refuses it (kubernetes-sigs/kustomize,
/// api/types/fix.go of v4.5.7; pull request 4911).
fn is_legacy_patch(api_version: &str, problem: &Problem) -> bool {
    let in_list = problem.path.strip_prefix("patches[").is_some_and(|rest| {
        rest.strip_suffix(']').is_some_and(|index| index.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let text = What::Shape { wanted: Shape::Mapping, found: Shape::String };
    in_list && problem.what == text && api_version.starts_with(GROUP)
}

fn is_kustomization(piece: &Piece) -> bool {
    matches!(piece.name(), "kustomization.yaml" | "kustomization.yml" | "Kustomization")
}

fn wrong(outcome: Outcome, problem: Problem) -> Outcome {
    let outcome = outcome.with("path", evidence(&problem.path));
    match (problem.what.nearest(), problem.what) {
        (Some(nearest), _) => outcome.because("like").with("nearest", nearest),
        (None, What::Unknown { .. }) => outcome.because("unknown"),
        (None, What::Later { minor }) => outcome.because("later").with("later", release(minor)),
        (None, What::Shape { wanted, found }) => {
            outcome.because("shape").with("wanted", word(wanted)).with("found", word(found))
        }
    }
}

/// A shape as the sentences tell it apart.
fn word(shape: Shape) -> &'static str {
    match shape {
        Shape::Mapping => "mapping",
        Shape::List => "list",
        Shape::String => "string",
        Shape::Integer => "integer",
        Shape::Number => "number",
        Shape::Boolean => "boolean",
        Shape::Quantity => "quantity",
        Shape::IntegerOrString => "integer-or-string",
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::Grade;
    use super::super::super::testing::{folder, reviewed};

    /// An answer of one block.
    fn answer(language: &str, text: &str) -> String {
        format!("# An answer\n\n```{language}\n{text}```\n")
    }

    const POD: &str = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec:\n  containers:\n    - {name: a, image: \"a:1\"}\n";

    #[test]
    fn a_manifest_stands_in_a_block_that_says_yaml() {
        let fails = |text: &str| reviewed(text, &[]).failed_lines("manifests.fenced");
        assert_eq!(fails(&answer("", POD)), [4]);
        let indented = POD.trim_end().replace('\n', "\n    ");
        assert_eq!(fails(&format!("Text:\n\n    {indented}\n")), [3]);
        assert!(fails(&answer("yaml", POD)).is_empty());
        assert!(fails(&answer("yml", POD)).is_empty());
        assert!(fails(&answer("text", "apiVersion: is a field, kind: another\n")).is_empty());
        let fed = format!("kubectl apply -f - <<EOF\n{POD}EOF\n");
        assert!(fails(&answer("sh", &fed)).is_empty(), "a script is fed with it");
    }

    #[test]
    fn yaml_that_no_parser_reads_fails_with_its_line() {
        let fails =
            |text: &str| reviewed(&answer("yaml", text), &[]).failed_lines("manifests.parse");
        assert_eq!(fails("a: 1\n\tb: 2\n").len(), 1, "a tab");
        assert_eq!(fails("a: 1\nb: 1\na: 2\n"), [6]);
        assert!(fails(POD).is_empty());
        assert!(fails("a: &x {b: 1}\nc: {<<: *x}\n---\nd: 2\n").is_empty());
        assert_eq!(fails("name: {{name}}-workloads\n").len(), 1, "Argo CD wants quotes");
        assert!(fails("image: {{ .Values.image }}\n").is_empty(), "a chart's");
        assert!(fails("{{- if .Values.a }}\nkind: Pod\n{{- end }}\n").is_empty(), "a template");
    }

    #[test]
    fn an_api_version_that_is_not_served_fails() {
        let found = |head: &str, version: &str| {
            let review = reviewed(
                &answer("yaml", &format!("{head}\nmetadata: {{name: a}}\n")),
                &[("platform.version", version)],
            );
            let failed = review.with_grade("manifests.versions", Grade::Failed);
            failed.first().map(|outcome| outcome.why.key.rsplit('.').next().unwrap().to_owned())
        };
        let now = "v1.36.3+k3s1";
        for (head, expected) in [
            ("apiVersion: policy/v1beta1\nkind: PodDisruptionBudget", Some("stopped")),
            ("apiVersion: policy/v1beta1\nkind: PodSecurityPolicy", Some("gone")),
            ("apiVersion: v1\nkind: Deployment", Some("elsewhere")),
            ("apiVersion: apps/v1\nkind: Deploymnet", Some("like")),
            ("apiVersion: certificates.k8s.io/v1\nkind: ClusterTrustBundle", Some("later")),
            ("apiVersion: policy/v1\nkind: PodDisruptionBudget", None),
            ("apiVersion: example.com/v1\nkind: Widget", None),
            ("kind: Configuration\nsetting: 1", None),
        ] {
            assert_eq!(found(head, now).as_deref(), expected, "{head}");
        }
        let bundle = "apiVersion: certificates.k8s.io/v1\nkind: ClusterTrustBundle";
        assert_eq!(found(bundle, "v1.37.0+k3s1"), None);
    }

    #[test]
    fn a_kind_that_nobody_here_knows_is_noted_once() {
        let text = "apiVersion: example.com/v1\nkind: Widget\n---\napiVersion: example.com/v1\nkind: Widget\n";
        let review = reviewed(&answer("yaml", text), &[]);
        assert_eq!(review.with_grade("manifests.versions", Grade::Noted).len(), 1);
        let crd = "---\napiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: {name: widgets.example.com}\nspec: {group: example.com, names: {kind: Widget}}\n";
        let review = reviewed(&answer("yaml", &format!("{text}{crd}")), &[]);
        assert!(review.with_grade("manifests.versions", Grade::Noted).is_empty(), "it is defined");
    }

    #[test]
    fn a_field_that_does_not_exist_fails_wherever_it_stands() {
        let fails =
            |text: &str| reviewed(&answer("yaml", text), &[]).failed_lines("manifests.fields");
        assert_eq!(fails(&POD.replace("name: a, ", "name: a, guaranteedMemory: 1Mi, ")), [9]);
        assert_eq!(fails(&POD.replace("\"a:1\"", "\"a:1\", ports: 80")), [9]);
        assert!(fails(POD).is_empty());
        let patch = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n  - patch: |-\n      apiVersion: v1\n      kind: Pod\n      metadata: {name: a}\n      spec:\n        hostNetwrok: true\n";
        assert_eq!(fails(patch), [12], "the patch within");
        assert!(fails(&patch.replace("hostNetwrok", "hostNetwork")).is_empty());
        let legacy =
            "# base/kustomization.yaml\nresources: [a.yaml]\npatches:\n  - b.yaml\n  - c.yaml\n";
        let review = reviewed(&answer("yaml", legacy), &[]);
        assert_eq!(review.failed_lines("manifests.fields"), [7], "one list is one point");
        assert_eq!(review.failed_lines("kustomize.resolves"), [5, 7, 8], "its paths are read");
        let keys: Vec<_> = review.with_grade("manifests.fields", Grade::Failed);
        assert_eq!(keys[0].why.key, "review-manifests-fields.legacy-patch");
        let sops = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\nsops: {mac: 'ENC[a]'}\n";
        assert!(fails(sops).is_empty());
        let widget = "apiVersion: example.com/v1\nkind: Widget\nspec: {anything: 1}\n";
        assert!(fails(widget).is_empty(), "a CRD may have any field");
        let plain = "resources: [a.yaml]\nhelper: 1\n";
        assert!(fails(plain).is_empty(), "no kind, no fields");
        assert_eq!(fails(&format!("# base/kustomization.yaml\n{plain}")), [6], "its name says it");
    }

    #[test]
    fn a_folder_has_no_fences_and_the_same_fields() {
        let review = folder(&[("a.yaml", &POD.replace("image", "imgae"))]);
        assert_eq!(review.failed_lines("manifests.fields"), [6]);
        assert!(review.outcomes.iter().all(|outcome| outcome.id != "manifests.fenced"));
    }
}
