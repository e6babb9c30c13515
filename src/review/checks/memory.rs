//! RAM: what the answer's manifests request and may take, by the budget's rules, on each device
//! type; and control planes above 4 GB.

use super::super::demand::{Load, Share, loads, overlay};
use super::super::layout::Layout;
use super::super::prose::{Sentence, has, sentences};
use super::super::{Case, Check, Outcome, Outcomes, Spot};
use crate::budget::{CONTROL_PLANE_LIMIT_MIB, Group, Interval, NodeBudget, Role, Verdict};
use crate::design::Tier;

/// What is proposed fits each device type: over fails, tight is worth knowing.
pub(crate) fn fits(case: &Case<'_>, check: &Check) -> Outcomes {
    let layout = Layout::new(case.proposal);
    let mut outcomes = Outcomes::new();
    for node in &case.assessment.budget.devices {
        let loads = loads(case.proposal, &layout, &node.name);
        if let Some(heaviest) = heaviest(case, node, &loads) {
            outcomes.see();
            let (piece, place) = heaviest.stated();
            let spot = Spot::at(piece, place);
            outcomes.extend(judge(case, check, node, &loads, spot));
        }
    }
    outcomes
}

/// The workload that asks for most.
fn heaviest<'l, 'a>(
    case: &Case<'_>,
    node: &NodeBudget,
    loads: &'l [Load<'a>],
) -> Option<&'l Load<'a>> {
    let high = |load: &Load<'_>| share(case, node, load).fullest.high;
    let own = loads.iter().filter(|load| !load.system);
    own.max_by(|one, other| high(one).total_cmp(&high(other)))
}

fn share(case: &Case<'_>, node: &NodeBudget, load: &Load<'_>) -> Share {
    let devices = &case.assessment.design.devices;
    let device = devices.iter().find(|device| device.name.as_str() == node.name);
    let nodes = device.map_or(1, |device| device.nodes);
    load.share(nodes, &case.assessment.budget.unstated)
}

fn judge(
    case: &Case<'_>,
    check: &Check,
    node: &NodeBudget,
    loads: &[Load<'_>],
    spot: Spot,
) -> Option<Outcome> {
    let (mut mib, mut requests, mut system, mut largest) = (Interval::default(), 0.0, 0.0, 0.0);
    for load in loads {
        let Share { even, fullest } = share(case, node, load);
        if load.system {
            system += fullest.requests;
        } else {
            mib = Interval { low: mib.low + even.low, high: mib.high + fullest.high };
            requests += even.requests;
            largest = fullest.requests.max(largest);
        }
    }
    // What one of them alone needs, some node has to have; an agent, where there is one.
    let budget = &case.assessment.budget;
    let elsewhere = node.role == Role::Server && budget.of(&node.name, Role::Agent).is_some();
    let requests = if elsewhere { requests } else { largest.max(requests) };
    let proposed = node.with_workloads(mib, requests, system);
    let outcome = match proposed.verdict {
        Verdict::Fits => return None,
        Verdict::Tight => Outcome::noted(check, spot),
        // Without any workload it is over already: that is for the design to mend.
        Verdict::Over if node.without_workloads().low > node.usable_mib => {
            Outcome::noted(check, spot).because("design")
        }
        Verdict::Over if proposed.total.low > node.usable_mib => Outcome::failed(check, spot),
        Verdict::Over => Outcome::failed(check, spot).because("unplaced"),
    };
    Some(
        outcome
            .with("device", node.name.as_str())
            .with("role", node.role.label())
            .with("low", proposed.total.low.round())
            .with("high", proposed.total.high.round())
            .with("usable", node.usable_mib.round())
            .with("requests", proposed.scheduler.requests_mib.round())
            .with("allocatable", proposed.scheduler.allocatable_mib.round()),
    )
}

/// Every container says what memory it requests and what it may take.
pub(crate) fn stated(case: &Case<'_>, check: &Check) -> Outcomes {
    let layout = Layout::new(case.proposal);
    let mut outcomes = Outcomes::new();
    // What a LimitRange gives to containers that say nothing is stated, too.
    if case.proposal.objects().any(|object| object.kind() == "LimitRange") {
        return std::iter::empty().collect();
    }
    let mut seen = std::collections::BTreeSet::new();
    let devices = case.assessment.design.devices.iter();
    for load in devices.flat_map(|device| loads(case.proposal, &layout, device.name.as_str())) {
        if load.system {
            continue;
        }
        outcomes.see();
        for container in load.containers.iter().chain(&load.init) {
            let line = load.piece.line_of(container.place);
            let stated = container.request_mib.is_some() && container.limit_mib.is_some();
            if !stated && seen.insert(line) {
                let spot = Spot::line(load.piece, line);
                let outcome = Outcome::failed(check, spot);
                outcomes.add(outcome.with("container", container.name.as_str()));
            }
        }
    }
    outcomes
}

/// What begins the line that the prompt asks for, in lower case.
const WARNINGS: [&str; 4] =
    ["warning > 4 gb", "attention > 4 go", "warning >4 gb", "attention >4 go"];
/// What names a leaner alternative.
const ALTERNATIVES: [&str; 18] = [
    "alternative",
    "alternatives",
    "instead",
    "leaner",
    "lighter",
    "switch to",
    "saves",
    "frees",
    "frugale",
    "frugal",
    "économise",
    "économie",
    "libère",
    "à la place",
    "remplacer",
    "plutôt",
    "passer à",
    "replace",
];

/// A control plane above 4 GB is flagged on the spot, with a leaner alternative.
pub(crate) fn control_plane(case: &Case<'_>, check: &Check) -> Outcomes {
    let all: Vec<Sentence<'_>> = sentences(&case.proposal.prose).collect();
    let flagged = all.iter().enumerate().any(|(at, sentence)| {
        let warns = WARNINGS.iter().any(|warning| sentence.lower.contains(warning));
        let near = &all[at..(at + 5).min(all.len())];
        warns && near.iter().any(|one| one.has_any(&ALTERNATIVES))
    });
    let mut outcomes: Outcomes = std::iter::empty().collect();
    if flagged {
        return outcomes;
    }
    for sentence in &all {
        if let Some(mib) =
            stated_control_plane(sentence).filter(|mib| *mib > CONTROL_PLANE_LIMIT_MIB)
        {
            let spot = Spot::prose(sentence.line, sentence.text);
            outcomes.add(Outcome::failed(check, spot).with("mib", mib.round()));
        }
    }
    let layout = Layout::new(case.proposal);
    for node in &case.assessment.budget.devices {
        outcomes.extend(proposed_control_plane(case, check, node, &layout));
    }
    outcomes
}

/// What the manifests of the engine request, with what distribution, datastore and add-ons take.
fn proposed_control_plane(
    case: &Case<'_>,
    check: &Check,
    node: &NodeBudget,
    layout: &Layout<'_>,
) -> Option<Outcome> {
    // Only the Pro prompt asks for the line where the design itself is above.
    let pro = case.assessment.design.prompt.tier == Tier::Pro;
    if !node.control_plane.within && pro {
        let missing = Outcome::missing(check, Spot::default());
        let high = node.control_plane.mib.high.round();
        return Some(missing.with("device", node.name.as_str()).with("high", high));
    }
    overlay(layout, &node.name)?;
    let loads = case.proposal.objects().filter_map(super::super::demand::load);
    let engine: Vec<Load<'_>> = loads.filter(|load| load.system && !is_hub(load)).collect();
    let requests: f64 = engine.iter().map(|load| share(case, node, load).fullest.requests).sum();
    let rest = [Group::Distribution, Group::Datastore, Group::Addons];
    let high = requests + rest.iter().map(|group| node.group(*group).high).sum::<f64>();
    let first = engine.first().filter(|_| high > CONTROL_PLANE_LIMIT_MIB)?;
    let failed = Outcome::failed(check, Spot::at(first.piece, first.place)).because("requests");
    Some(failed.with("device", node.name.as_str()).with("mib", high.round()))
}

/// What runs on a hub is no control plane of an edge node.
fn is_hub(load: &Load<'_>) -> bool {
    load.piece.path.as_deref().is_some_and(|path| path.split('/').any(|part| part == "hub"))
}

/// What a sentence says that the control plane takes, in MiB.
fn stated_control_plane(sentence: &Sentence<'_>) -> Option<f64> {
    const NAMES: [&str; 3] = ["control plane", "control-plane", "plan de contrôle"];
    const VERBS: [&str; 14] = [
        "takes", "needs", "requires", "uses", "consumes", "reaches", "comes to", "prend",
        "demande", "exige", "occupe", "consomme", "atteint", "utilise",
    ];
    let lower = &sentence.lower;
    let name = NAMES.iter().find_map(|name| Some(lower.find(name)? + name.len()))?;
    let rest = &lower[name..];
    let verb = VERBS.iter().filter(|verb| has(rest, verb));
    let verb = verb.filter_map(|verb| Some(rest.find(verb)? + verb.len())).min()?;
    amount(&rest[verb..])
}

/// The first number of a text with the first unit of memory behind it, in MiB.
fn amount(text: &str) -> Option<f64> {
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let end = text[start..].find(|c: char| !(c.is_ascii_digit() || c == '.' || c == ','));
    let end = end.map_or(text.len(), |end| start + end);
    let number = text[start..end].trim_end_matches(['.', ',']);
    let thousands = number.split_once(',').is_some_and(|(_, rest)| rest.len() == 3);
    let number = if thousands { number.replace(',', "") } else { number.replace(',', ".") };
    let number: f64 = number.parse().ok()?;
    let units = [
        ("gib", 1_024.0),
        ("gio", 1_024.0),
        // The prompt takes 4 GB as 4,096 MiB, and so does this.
        ("gb", 1_024.0),
        ("go", 1_024.0),
        ("gi", 1_024.0),
        ("mib", 1.0),
        ("mio", 1.0),
        ("mi", 1.0),
        ("mb", 1_000_000.0 / 1_048_576.0),
        ("mo", 1_000_000.0 / 1_048_576.0),
    ];
    let near: String = text[end..].chars().take(24).collect();
    let found = units.iter().filter_map(|(unit, factor)| Some((find_word(&near, unit)?, factor)));
    let (_, factor) = found.min_by_key(|(at, _)| *at)?;
    Some(number * factor)
}

fn find_word(text: &str, word: &str) -> Option<usize> {
    if has(text, word) { text.find(word) } else { None }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;
    use super::super::super::{Grade, Review};

    fn deployment(memory: &str, replicas: u32) -> String {
        format!(
            "```yaml\n# base/web.yaml\napiVersion: apps/v1\nkind: Deployment\nmetadata: {{name: web}}\nspec:\n  replicas: {replicas}\n  template:\n    spec:\n      containers:\n        - name: web\n          resources: {memory}\n```\n"
        )
    }

    fn tree(answer: &str, overlay: &str) -> String {
        let head = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";
        format!(
            "{answer}```yaml\n# base/kustomization.yaml\n{head}resources: [web.yaml]\n```\n```yaml\n# overlays/gateway/kustomization.yaml\n{head}resources: [../../base]\n{overlay}```\n"
        )
    }

    fn both(request: &str, limit: &str) -> String {
        format!("{{requests: {{memory: {request}}}, limits: {{memory: {limit}}}}}")
    }

    fn grade(review: &Review) -> Grade {
        let own = review.outcomes.iter().filter(|outcome| outcome.id == "memory.fits");
        own.map(|outcome| outcome.grade).min().expect("an outcome")
    }

    #[test]
    fn what_fits_passes_tight_is_noted_and_over_fails() {
        let ram = |memory: &str, replicas| {
            grade(&reviewed(&deployment(memory, replicas), &[("devices[0].memory", "4Gi")]))
        };
        assert_eq!(ram(&both("64Mi", "128Mi"), 1), Grade::Passed);
        assert_eq!(ram(&both("64Mi", "3Gi"), 1), Grade::Noted);
        assert_eq!(ram(&both("3Gi", "3Gi"), 2), Grade::Failed);
        assert_eq!(ram(&both("64Mi", "128Mi"), 60), Grade::Failed);
    }

    #[test]
    fn the_overlay_of_a_device_decides() {
        let base = deployment(&both("64Mi", "128Mi"), 1);
        let patch = "patches:\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {name: web}\n    spec: {template: {spec: {containers: [{name: web, resources: {requests: {memory: 5Gi}, limits: {memory: 5Gi}}}]}}}\n";
        let operation = "patches:\n- target: {kind: Deployment, name: web}\n  patch: |-\n    - {op: replace, path: /spec/template/spec/containers/0/resources/limits/memory, value: 3Gi}\n";
        let replicas = "replicas: [{name: web, count: 60}]\n";
        let fields = [("devices[0].memory", "4Gi")];
        let of = |overlay| grade(&reviewed(&tree(&base, overlay), &fields));
        assert_eq!(of(""), Grade::Passed);
        assert_eq!(of(patch), Grade::Failed);
        assert_eq!(of(operation), Grade::Noted);
        let noted = reviewed(&tree(&base, operation), &fields);
        let noted = noted.with_grade("memory.fits", Grade::Noted);
        assert!(noted[0].spot.evidence.contains("value: 3Gi"), "{noted:?}");
        assert_eq!(of(replicas), Grade::Failed);
    }

    #[test]
    fn a_container_without_memory_fails_unless_a_limit_range_fills_it_in() {
        let bare = deployment("{}", 1);
        assert!(reviewed(&bare, &[]).rejects("memory.stated"));
        let half = deployment("{limits: {memory: 64Mi}}", 1);
        assert_eq!(reviewed(&half, &[]).failed_lines("memory.stated"), [11]);
        assert!(!reviewed(&deployment(&both("1Mi", "2Mi"), 1), &[]).rejects("memory.stated"));
        let range = "```yaml\napiVersion: v1\nkind: LimitRange\nmetadata: {name: a}\n```\n";
        assert!(!reviewed(&(bare + range), &[]).rejects("memory.stated"));
    }

    #[test]
    fn init_containers_and_sidecars_count_as_kubernetes_counts_them() {
        let with = |init: &str| {
            let before = "      containers:\n";
            let init = format!("      initContainers:\n{init}{before}");
            let answer = deployment(&both("64Mi", "128Mi"), 1).replace(before, &init);
            reviewed(&answer, &[("devices[0].memory", "4Gi")])
        };
        let init = |more: &str, memory: &str| {
            format!("        - name: init\n{more}          resources: {}\n", both(memory, memory))
        };
        let sidecar = "          restartPolicy: Always\n";
        assert_eq!(grade(&with(&init("", "500Mi"))), Grade::Passed);
        assert_eq!(grade(&with(&init("", "5Gi"))), Grade::Failed);
        // One after another they fit; as sidecars, all of them stay.
        let several = |more| init(more, "900Mi").repeat(4);
        assert_eq!(grade(&with(&several(""))), Grade::Passed);
        assert_eq!(grade(&with(&several(sidecar))), Grade::Failed);
        let bare = with("        - name: init\n          image: a\n");
        assert!(bare.rejects("memory.stated"));
    }

    #[test]
    fn a_patch_reaches_init_containers_and_brings_containers() {
        let base = deployment(&both("64Mi", "128Mi"), 1).replace(
            "      containers:\n",
            &format!("      initContainers:\n        - name: init\n          resources: {}\n      containers:\n", both("64Mi", "64Mi")),
        );
        let of =
            |patch: &str| grade(&reviewed(&tree(&base, patch), &[("devices[0].memory", "4Gi")]));
        let merge = |list: &str, name: &str| {
            let own = both("5Gi", "5Gi");
            format!(
                "patches:\n- patch: |-\n    apiVersion: apps/v1\n    kind: Deployment\n    metadata: {{name: web}}\n    spec: {{template: {{spec: {{{list}: [{{name: {name}, resources: {own}}}]}}}}}}\n"
            )
        };
        assert_eq!(of(""), Grade::Passed);
        assert_eq!(of(&merge("initContainers", "init")), Grade::Failed);
        assert_eq!(of(&merge("containers", "another")), Grade::Failed);
        let operations = |operation: &str| {
            format!(
                "patches:\n- target: {{kind: Deployment, name: web}}\n  patch: |-\n    - {operation}\n"
            )
        };
        let limit = "{op: replace, path: /spec/template/spec/initContainers/0/resources/limits/memory, value: 3Gi}";
        assert_eq!(of(&operations(limit)), Grade::Noted);
        let add = format!(
            "{{op: add, path: /spec/template/spec/containers/-, value: {{name: b, resources: {}}}}}",
            both("5Gi", "5Gi")
        );
        assert_eq!(of(&operations(&add)), Grade::Failed);
    }

    #[test]
    fn a_control_plane_above_4_gb_needs_an_alternative() {
        let rejected = |text: &str| reviewed(text, &[]).rejects("memory.control-plane");
        for text in [
            "With all add-ons the control plane takes 5.2 GiB.\n",
            "Le plan de contrôle occupe 4 500 Mio, ou plus.\n",
            "The control plane needs 6 GB. WARNING > 4 GB: it is large.\n",
        ] {
            assert!(rejected(&text.replace("4 500", "4500")), "{text}");
        }
        for text in [
            "The control plane takes 0.9 of 8 GB.\n",
            "Nodes of 8 GB carry it; the control plane takes 900 MiB.\n",
            "The control plane stays below 4,096 MiB.\n",
            "WARNING > 4 GB: the control plane takes 5 GB. A leaner alternative is Flux, which saves 900 MiB.\n",
            "ATTENTION > 4 Go : le plan de contrôle prend 5 Go. Alternative plus frugale : Flux.\n",
        ] {
            assert!(!rejected(text), "{text}");
        }
    }
}
