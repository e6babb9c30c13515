//! Secrets in clear text.

use super::super::embedded::walk;
use super::super::proposal::{Object, Piece, extension};
use super::super::{Case, Check, Outcome, Outcomes, Spot};
use crate::check::holds_credential;
use crate::yaml::{Node, Value};

/// The longest line that is looked at for credentials: what is longer is data.
const LONGEST: usize = 4_096;

/// No credential stands anywhere.
pub(crate) fn clear(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes: Outcomes =
        case.proposal.pieces.iter().flat_map(|piece| in_lines(piece, check)).collect();
    outcomes.extend(case.proposal.all_objects().flat_map(|object| in_variables(&object, check)));
    for passage in &case.proposal.prose {
        for (number, line) in passage.text.lines().enumerate() {
            if is_credential(line) {
                outcomes.add(Outcome::failed(check, Spot::prose(passage.line + number, line)));
            }
        }
    }
    outcomes
}

fn is_plain_secret(object: &Object<'_>) -> bool {
    object.kind() == "Secret" && object.api_version() == "v1"
}

/// Variables of containers whose name says what their value is: `{name: PASSWORD, value: …}`, which
/// stand on two lines as a rule.
fn in_variables(object: &Object<'_>, check: &Check) -> Vec<Outcome> {
    let mut found = Vec::new();
    walk(object.node, &mut |path, node| {
        let Value::List(variables) = &node.value else { return };
        if path.last() != Some(&"env") {
            return;
        }
        for variable in variables {
            let text = |key| variable.get(key).and_then(Node::as_text).unwrap_or_default();
            let (name, value) = (text("name"), text("value"));
            // A path or an address says where it is.
            let elsewhere = value.starts_with('/') || value.contains("://");
            let own_line = variable.get("value").is_some_and(|value| {
                variable.get("name").is_some_and(|name| name.place.line != value.place.line)
            });
            if own_line && !elsewhere && is_credential(&format!("{name}={value}")) {
                let place = variable.get("value").map_or(variable.place, |value| value.place);
                let line = object.piece.line_of(place);
                let spot = Spot::quoting(object.piece, line, &format!("{name}: {value}"));
                found.push(Outcome::failed(check, spot));
            }
        }
    });
    found
}

fn in_lines<'a>(piece: &'a Piece, check: &'a Check) -> impl Iterator<Item = Outcome> + 'a {
    // There `secretKey` is the name of a key in a Secret; a store for objects has its secret there.
    let external = piece.text.contains("external-secrets.io/");
    // What a SealedSecret holds is encrypted for one cluster.
    let sealed = piece.text.contains("kind: SealedSecret");
    let code = is_code(piece);
    let lines = piece.lines().filter(|_| !is_sums(piece));
    let found = lines.filter(move |(_, line)| {
        let named = external && names_a_key(line)
            || sealed && is_sealed(line)
            || code && is_expression(line);
        !named && is_credential(line)
    });
    found.map(|(line, _)| Outcome::failed(check, Spot::line(piece, line)))
}

/// Whether a piece is written in a language in which only a text in quotes is a value, and the rest
/// names something.
fn is_code(piece: &Piece) -> bool {
    const LANGUAGES: [&str; 10] =
        ["tf", "hcl", "terraform", "go", "py", "python", "rs", "ts", "js", "cue"];
    [piece.fence.as_str(), extension(piece.path.as_deref())]
        .iter()
        .any(|language| LANGUAGES.contains(language))
        || piece.text.starts_with("#!")
            && piece.text.lines().next().is_some_and(|line| line.contains("python"))
}

/// Whether a piece is a list of checksums that a package manager keeps.
fn is_sums(piece: &Piece) -> bool {
    matches!(
        piece.name(),
        "go.sum" | "package-lock.json" | "yarn.lock" | "Cargo.lock" | "poetry.lock"
    )
}

/// Whether what a line of code assigns, or says, is no fixed text: a name, a call, or a text that is
/// filled in (`secret = f"{name}-repository"`, `"cannot make the secret: %v"`).
fn is_expression(line: &str) -> bool {
    let Some((before, value)) = line.split_once(['=', ':']) else { return false };
    let value = value.trim_start_matches(['=', ' ', '\t']);
    let in_text = before.matches('"').count() % 2 == 1;
    let filled = || ["%v", "%s", "%w", "{"].iter().any(|mark| value.contains(mark));
    !value.starts_with(['"', '\'', '`']) && (!in_text || filled())
}

fn is_credential(line: &str) -> bool {
    line.len() <= LONGEST
        && holds_credential(line)
        && !is_pattern(line)
        && holds_credential(&without_stand_ins(line))
}

/// Whether a line holds a value that kubeseal has encrypted: base64 that begins with the length of
/// its key, which is that of an RSA key.
fn is_sealed(line: &str) -> bool {
    line.split_once(':').is_some_and(|(_, value)| value.trim().starts_with("Ag"))
}

/// Whether a line of an `ExternalSecret` or a `PushSecret` names the key that a value goes to.
fn names_a_key(line: &str) -> bool {
    line.trim_start_matches(['-', ' ']).starts_with("secretKey:")
}

/// What says where a secret is, and holds none: a template (`${{ secrets.TOKEN }}`), an address in
/// 1Password or Vault, a tag that reads the environment, and the flags that name a Secret or a
/// path to be encrypted. Each with what ends it.
const REFERENCES: [(&str, &[char]); 10] = [
    ("ENC[", &[']']),
    ("$__env{", &['}']),
    ("$__file{", &['}']),
    ("{{", &['}']),
    ("op://", &['"', '\'', ',', '}', '#']),
    ("vault:", &[' ', '"', '\'', ',', '}', '#']),
    ("!env_var ", &['#', '}']),
    ("!secret ", &['#', '}']),
    ("--decryption-secret", &[' ', '\\']),
    ("Secret:/", &[' ', '"', '\'']),
];

/// A line with a variable in the place of each of its [`REFERENCES`].
fn without_references(line: &str) -> String {
    let mut left = line.to_owned();
    for (start, ends) in REFERENCES {
        while let Some((before, rest)) = left.split_once(start) {
            let after = rest.find(ends).map_or("", |at| &rest[at..]);
            let before = before.strip_suffix('$').unwrap_or(before);
            left = format!("{before}${{A}}{}", after.trim_start_matches('}'));
        }
    }
    left
}

/// What a value begins with that somebody has to put a secret in the place of.
const STAND_INS: [&str; 8] =
    ["changeme", "change-me", "change_me", "replace", "placeholder", "redacted", "your-", "your_"];

/// A line without what stands for a secret in it: a reference, a name in capitals
/// (`FLEET_ENCRYPTION_KEY`), and the user and password that every manual has.
fn without_stand_ins(line: &str) -> String {
    let line = without_references(line);
    let line = line.replace("://user:password@", "://").replace("://USER:PASSWORD@", "://");
    let Some((before, value)) = line.split_once([':', '=']) else { return line };
    // What begins with a variable is a name that is made of it.
    if value.trim().trim_matches(['"', '\'']).starts_with("${A}") && !value.contains([',', ';']) {
        return before.to_owned();
    }
    // An address is looked at for what it holds itself.
    let address = value.trim().trim_start_matches('<');
    if address.starts_with("http") && address.contains("://") {
        return address.to_owned();
    }
    let name = value.trim().trim_matches(['"', '\'']);
    if STAND_INS.iter().any(|word| name.to_lowercase().starts_with(word)) {
        return before.to_owned();
    }
    let is_name = name.contains('_')
        && name
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
    if is_name { before.to_owned() } else { line }
}

/// Whether a line looks for private keys, as a check before a commit does: its pattern is none.
fn is_pattern(line: &str) -> bool {
    let armour = line.split_once("-----BEGIN ").and_then(|(before, rest)| {
        let (kind, after) = rest.split_once("PRIVATE KEY")?;
        kind.contains(['[', '*', '.', '\\']).then(|| [before, after].concat())
    });
    armour.is_some_and(|rest| !holds_credential(&rest))
}

/// No `Secret` holds a value, unless it is encrypted, a placeholder or no secret.
pub(crate) fn objects(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for object in case.proposal.objects() {
        if !is_plain_secret(&object) {
            continue;
        }
        outcomes.see();
        if let Some((key, node)) = values(object).find(|(key, value)| is_secret(key, value)) {
            // The value itself is quoted nowhere.
            let spot =
                Spot::quoting(object.piece, object.piece.line_of(node.place), &format!("{key}: …"));
            outcomes.add(Outcome::failed(check, spot).with("key", key));
        }
    }
    outcomes
}

fn values(object: Object<'_>) -> impl Iterator<Item = (&str, &Node)> {
    let maps = ["data", "stringData"].into_iter().filter_map(move |key| object.get(&[key]));
    maps.flat_map(|map| match &map.value {
        Value::Map(pairs) => pairs.as_slice(),
        _ => &[],
    })
    .map(|(key, value)| (key.name.as_str(), value))
}

/// Keys of a Secret that hold no secret: the name, the address and the type of what it opens.
const PUBLIC: [&str; 14] = [
    "name",
    "server",
    "url",
    "type",
    "project",
    "username",
    "user",
    "known_hosts",
    "ca.crt",
    "tls.crt",
    "identity.pub",
    "namespaces",
    "insecure",
    "proxy",
];

fn is_secret(key: &str, node: &Node) -> bool {
    let Some(text) = node.as_text() else { return false };
    let text = text.trim();
    if PUBLIC.contains(&key) || text.is_empty() || is_placeholder(text) {
        return false;
    }
    // The configuration of a cluster in Argo CD: only what it authenticates with is a secret.
    key != "config"
        || ["bearerToken", "password", "keyData", "execProviderConfig"]
            .iter()
            .any(|word| text.contains(word))
}

/// Whether a value says that something else belongs there, or is encrypted.
fn is_placeholder(text: &str) -> bool {
    let lower = text.to_lowercase();
    text.starts_with("ENC[")
        || REFERENCES.iter().any(|(start, _)| text.starts_with(start))
        || text.contains("${")
        || text.contains("{{")
        || text.contains("$(")
        || text.contains('⟦')
        || (text.starts_with('<') && text.ends_with('>'))
        || text.chars().all(|c| c == '*' || c == 'x' || c == 'X' || c == '.')
        || ["redacted", "placeholder", "changeme", "change-me", "replace", "unverified", "your-"]
            .iter()
            .any(|word| lower.contains(word))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    fn secret(body: &str) -> String {
        format!("```yaml\napiVersion: v1\nkind: Secret\nmetadata: {{name: a}}\n{body}\n```\n")
    }

    #[test]
    fn a_credential_fails_with_its_line_and_is_not_quoted() {
        for (text, line) in [
            ("```sh\nexport K3S_TOKEN=swordfish\n```\n", 2),
            ("Clone `https://bob:hunter2@git.example.com/a`.\n", 1),
            ("```yaml\na: 1\npassword: hunter2\n```\n", 3),
            ("```yaml\nminio:\n  secretKey: swordfish42\n```\n", 3),
            ("```sh\nlogin --user {{ name }} --password=hunter2\n```\n", 2),
            (
                "```yaml\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - env:\n        - name: DB_PASSWORD\n          value: hunter2\n```\n",
                8,
            ),
            ("token: https://bob:hunter2@git.example.com/a\n", 1),
            ("```hcl\napi_key = \"hunter2hunter2\"\n```\n", 2),
            ("```yaml\nurl: \"{{ host }}\", password: hunter2\n```\n", 2),
            ("```yaml\na: op://fleet/a, password: hunter2\n```\n", 2),
        ] {
            let review = reviewed(text, &[]);
            assert_eq!(review.failed_lines("secrets.clear-text"), [line], "{text}");
            let all = format!("{:?}", review.outcomes);
            assert!(!all.contains("hunter2") && !all.contains("swordfish"), "{all}");
        }
    }

    #[test]
    fn a_reference_to_a_secret_passes() {
        for text in [
            "```sh\nexport K3S_TOKEN_FILE=/etc/rancher/token\nTOKEN=$(cat /run/token)\n```\n",
            "```yaml\nsecretRef: {name: fleet-git}\npasswordSecretRef: x\n```\n",
            "The token is rotated every 90 days.\n",
            "```yaml\nsecret: FLEET_ENCRYPTION_KEY\n```\n",
            "```sh\nexport K3S_DATASTORE_ENDPOINT=postgres://user:password@db.example.com/k3s\n```\n",
            "```yaml\nenv:\n  REGISTRY_TOKEN: ${{ secrets.REGISTRY_TOKEN }}\n```\n",
            "```sh\nflux create source git a --password=${{ secrets.GITHUB_TOKEN }} --export\n```\n",
            "```sh\nflux create kustomization a --decryption-secret=sops-age --export\n```\n",
            "```yaml\npassword: op://fleet/registry/password\n```\n",
            "```yaml\ntoken: \"{{ fleet_token }}\"\n```\n",
            "```yaml\napi_key: !env_var SONARR_API_KEY\n```\n",
            "```yaml\napiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec:\n  data:\n    - secretKey: registry_password\n```\n",
            "```yaml\napiVersion: bitnami.com/v1alpha1\nkind: SealedSecret\nspec:\n  encryptedData:\n    password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq8xkS2M0s4HcHa4xRbFH==\n```\n",
            "```yaml\nstringData:\n  token: ENC[AES256_GCM,data:abc,iv:x,tag:y,type:str]\n```\n",
            "```yaml\ntoken: CHANGEME\n```\n",
            "```yaml\napiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - env:\n        - name: TOKEN\n          value: /var/run/token\n        - name: PASSWORD\n          value: $(DB_PASSWORD)\n```\n",
            "```yaml\n- secret: \"{{ .Release.Name }}-secret\"\n```\n",
            "```yaml\nclient_secret: $__env{GRAFANA_CLIENT_SECRET}\n```\n",
            "- Global API key: <https://dash.example.com/profile/api-tokens>\n",
            "```hcl\napi_key = var.cloudflare_api_key\nsecret = base64encode(random_password.tunnel.result)\n```\n",
            "```go\nreturn fmt.Errorf(\"cannot make the secret: %v\", err)\n```\n",
            "```python\nsecret = f\"{pvc}-repository\"\n```\n",
            "```sh\ngrep -rE '-----BEGIN [A-Z ]*PRIVATE KEY-----' . && exit 1\n```\n",
        ] {
            assert!(!reviewed(text, &[]).rejects("secrets.clear-text"), "{text}");
        }
    }

    #[test]
    fn a_secret_with_a_value_fails_and_one_that_is_encrypted_passes() {
        for body in [
            "stringData: {pin: '48151623'}",
            "data: {key: aHVudGVyMg==}",
            "stringData:\n  config: '{\"bearerToken\": \"abc\"}'",
        ] {
            assert!(reviewed(&secret(body), &[]).rejects("secrets.objects"), "{body}");
        }
        for body in [
            "stringData: {pin: 'ENC[AES256_GCM,data:abc]'}",
            "stringData: {password: '${DB_PASSWORD}'}",
            "stringData:\n  name: in-cluster\n  server: https://kubernetes.default.svc\n  config: '{\"tlsClientConfig\":{\"insecure\":false}}'",
            "stringData: {token: <from the vault>}",
            "stringData: {token: 'op://Automation/1password connect/token'}",
        ] {
            assert!(!reviewed(&secret(body), &[]).rejects("secrets.objects"), "{body}");
        }
    }
}
