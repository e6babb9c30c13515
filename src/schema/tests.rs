//! Manifests against the fields that their kinds have, with the lines that are named.

use super::*;
use crate::yaml;

/// What is wrong with a manifest, as `LINE PATH: WHAT`.
fn wrong(text: &str) -> Vec<String> {
    let node = yaml::parse(text).expect("YAML");
    let text_of = |key| node.get(key).and_then(yaml::Node::as_text).unwrap_or_default();
    let show = |problem: Problem| {
        let what = match (problem.what.nearest(), problem.what) {
            (Some(nearest), _) => format!("unknown, like {nearest}"),
            (None, What::Unknown { .. }) => "unknown".to_owned(),
            (None, What::Later { minor }) => format!("from 1.{minor} on"),
            (None, What::Shape { wanted, found }) => format!("{found:?} for {wanted:?}"),
        };
        format!("{} {}: {what}", problem.place.line, problem.path)
    };
    fields(text_of("apiVersion"), text_of("kind"), &node, NEWEST).into_iter().map(show).collect()
}

const DEPLOYMENT: &str = "\
apiVersion: apps/v1
kind: Deployment
metadata: {name: telemetry, labels: {app: telemetry}}
spec:
  replicas: 1
  strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 25%}}
  selector: {matchLabels: {app: telemetry}}
  template:
    metadata: {labels: {app: telemetry}}
    spec:
      automountServiceAccountToken: false
      containers:
        - name: telemetry
          image: ghcr.io/example/telemetry:1.4.2
          args: [\"--port\", \"8080\"]
          env: [{name: A, value: \"1\"}]
          ports: [{containerPort: 8080}]
          resources: {requests: {cpu: 1, memory: 64Mi}, limits: {cpu: 0.5}}
          livenessProbe: {httpGet: {path: /, port: http}}
          securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}
      volumes: [{name: tmp, emptyDir: {}}, {name: other, emptyDir:}]
";

/// The deployment with one text in the place of another.
fn with(old: &str, new: &str) -> Vec<String> {
    assert!(DEPLOYMENT.contains(old), "{old}");
    wrong(&DEPLOYMENT.replace(old, new))
}

#[test]
fn a_sound_manifest_has_nothing_wrong() {
    assert_eq!(wrong(DEPLOYMENT), [""; 0]);
}

#[test]
fn a_field_that_no_kind_has_is_named_with_its_line_and_path() {
    assert_eq!(
        with("limits: {cpu: 0.5}", "guaranteedMemory: 64Mi"),
        ["18 spec.template.spec.containers[0].resources.guaranteedMemory: unknown"]
    );
    assert_eq!(
        with("maxSurge: 0", "pauseSeconds: 30"),
        ["6 spec.strategy.rollingUpdate.pauseSeconds: unknown"]
    );
    assert_eq!(
        with("runAsNonRoot: true", "enforceSELinux: true"),
        ["20 spec.template.spec.containers[0].securityContext.enforceSELinux: unknown"]
    );
    assert_eq!(
        with("automountServiceAccountToken", "autoMountServiceAccountToken"),
        [
            "11 spec.template.spec.autoMountServiceAccountToken: unknown, like automountServiceAccountToken"
        ]
    );
}

#[test]
fn a_value_of_another_shape_is_named() {
    assert_eq!(with("replicas: 1", "replicas: '1'"), ["5 spec.replicas: String for Integer"]);
    assert_eq!(
        with("value: \"1\"", "value: 1"),
        ["16 spec.template.spec.containers[0].env[0].value: Integer for String"]
    );
    assert_eq!(
        with("runAsNonRoot: true", "runAsNonRoot: 'true'").len(),
        1,
        "a string that looks like a boolean is none"
    );
    assert_eq!(
        with("labels: {app: telemetry}}\nspec", "labels: {app: yes}}\nspec"),
        ["3 metadata.labels.app: Boolean for String"],
        "kubectl reads YAML 1.1"
    );
    assert_eq!(
        with("ports: [{containerPort: 8080}]", "ports: {containerPort: 8080}"),
        ["17 spec.template.spec.containers[0].ports: Mapping for List"]
    );
    assert_eq!(with("replicas: 1", "replicas: ${REPLICAS}"), [""; 0], "a placeholder");
    assert_eq!(with("replicas: 1", "replicas: 0x1"), [""; 0]);
    assert_eq!(with("app: telemetry}}\nspec", "app: 1.4.2}}\nspec"), [""; 0], "no number");
}

#[test]
fn what_steers_a_merge_is_no_field() {
    assert_eq!(with("replicas: 1", "$patch: delete"), [""; 0]);
    assert_eq!(with("replicas: 1", "$retainKeys: [strategy]"), [""; 0]);
}

#[test]
fn custom_resources_of_the_engines_and_kustomize_are_known() {
    let application = |field: &str| {
        wrong(&format!(
            "apiVersion: argoproj.io/v1alpha1\nkind: Application\nmetadata: {{name: a}}\n\
             spec:\n  project: edge\n  source: {{helm: {{valuesObject: {{a: {{b: 1}}}}}}}}\n\
             \x20 syncPolicy: {{automated: {{{field}: true}}}}\n"
        ))
    };
    assert_eq!(application("selfHeal"), [""; 0]);
    assert_eq!(
        application("selfHealing"),
        ["7 spec.syncPolicy.automated.selfHealing: unknown, like selfHeal"]
    );
    let flux = |field: &str| {
        wrong(&format!(
            "apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\n\
             metadata: {{name: a}}\nspec: {{interval: 15m, prune: true, {field}}}\n"
        ))
    };
    assert_eq!(flux("retryInterval: 2m"), [""; 0]);
    assert_eq!(flux("jitter: 20%"), ["4 spec.jitter: unknown"], "it is a flag of the controller");
    let kustomize = |field: &str| {
        wrong(&format!(
            "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n{field}\n"
        ))
    };
    assert_eq!(kustomize("Resources: [a.yaml]"), [""; 0], "its decoder takes any case");
    assert_eq!(kustomize("overlays: [a]"), ["3 overlays: unknown"]);
}

#[test]
fn an_api_version_is_held_against_the_release() {
    let stopped = |minor, instead: &str| Api::Stopped {
        minor,
        instead: Some(instead.to_owned()).filter(|text| !text.is_empty()),
    };
    for (api_version, kind, expected) in [
        ("apps/v1", "Deployment", Api::Served),
        ("extensions/v1beta1", "Ingress", stopped(22, "networking.k8s.io/v1")),
        ("policy/v1beta1", "PodDisruptionBudget", stopped(25, "policy/v1")),
        ("policy/v1beta1", "PodSecurityPolicy", stopped(25, "")),
        ("batch/v1beta1", "CronJob", stopped(25, "batch/v1")),
        ("autoscaling/v2beta2", "HorizontalPodAutoscaler", stopped(26, "autoscaling/v2")),
        ("certificates.k8s.io/v1", "ClusterTrustBundle", Api::Later { minor: 37 }),
        ("networking.k8s.io/v1beta1", "IPAddress", Api::Served),
        ("example.com/v1", "Widget", Api::Unknown),
        ("metrics.k8s.io/v1beta1", "NodeMetrics", Api::Unknown),
        ("argoproj.io/v1alpha1", "Rollout", Api::Served),
        ("kustomize.toolkit.fluxcd.io/v1", "Kustomization", Api::Served),
    ] {
        assert_eq!(api(api_version, kind, 36), expected, "{api_version} {kind}");
    }
    let budget = |minor| api("policy/v1beta1", "PodDisruptionBudget", minor);
    assert_eq!((budget(24), budget(25)), (Api::Served, stopped(25, "policy/v1")));
    assert_eq!(api("certificates.k8s.io/v1", "ClusterTrustBundle", 37), Api::Served);
}

#[test]
fn what_stands_in_the_wrong_group_or_version_is_led_to_the_right_one() {
    let elsewhere = |versions: &[&str]| Api::Elsewhere {
        versions: versions.iter().map(|version| (*version).to_owned()).collect(),
    };
    assert_eq!(api("v1", "Deployment", 36), elsewhere(&["apps/v1"]));
    assert_eq!(api("apps/v1beta3", "Deployment", 36), elsewhere(&["apps/v1"]));
    assert_eq!(
        api("autoscaling/v3", "HorizontalPodAutoscaler", 36),
        elsewhere(&["autoscaling/v1", "autoscaling/v2"])
    );
    assert_eq!(
        api("kustomize.toolkit.fluxcd.io/v1beta2", "Kustomization", 36),
        elsewhere(&["kustomize.toolkit.fluxcd.io/v1"])
    );
    assert_eq!(api("apps/v1", "Deploymnet", 36), Api::NoSuchKind { nearest: Some("Deployment") });
    assert_eq!(api("extensions/v1beta1", "Widget", 36), Api::NoSuchKind { nearest: None });
}
