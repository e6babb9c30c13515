//! Tokens and keys that tell by their own shape what they are.

use std::ops::Range;

use super::read::{in_token, is_placeholder, run, starts_word};

/// Prefixes of tokens, each with the least number of characters behind it.
const PREFIXES: [(&str, usize); 60] = [
    // GitHub.
    ("ghp_", 20),
    ("gho_", 20),
    ("ghu_", 20),
    ("ghs_", 20),
    ("ghr_", 20),
    ("github_pat_", 20),
    // GitLab: personal, deploy, runner, job, trigger, agent, feed and mail tokens.
    ("glpat-", 16),
    ("gldt-", 16),
    ("glrt-", 16),
    ("glcbt-", 16),
    ("glptt-", 16),
    ("glsoat-", 16),
    ("glagent-", 16),
    ("glft-", 16),
    ("glimt-", 16),
    ("gloas-", 16),
    // Registries: Docker Hub, npm, PyPI, RubyGems.
    ("dckr_pat_", 16),
    ("dckr_oat_", 16),
    ("npm_", 30),
    ("pypi-", 20),
    ("rubygems_", 30),
    // Vault: service and batch tokens.
    ("hvs.", 20),
    ("hvb.", 20),
    // Slack.
    ("xoxa-", 16),
    ("xoxb-", 16),
    ("xoxe-", 16),
    ("xoxe.", 16),
    ("xoxp-", 16),
    ("xoxr-", 16),
    ("xoxs-", 16),
    ("xapp-", 16),
    // Google: API keys, OAuth tokens and client secrets.
    ("AIza", 30),
    ("ya29.", 20),
    ("GOCSPX-", 20),
    // AWS access keys.
    ("AKIA", 16),
    ("ASIA", 16),
    // Models: Anthropic, OpenAI (project, service account, older), Hugging Face, NVIDIA.
    ("sk-ant-", 16),
    ("sk-proj-", 16),
    ("sk-svcacct-", 16),
    ("sk-or-", 20),
    ("sk-", 40),
    ("hf_", 30),
    ("nvapi-", 20),
    // DigitalOcean: personal, OAuth and refresh tokens.
    ("dop_v1_", 20),
    ("doo_v1_", 20),
    ("dor_v1_", 20),
    // Networks: Tailscale.
    ("tskey-", 16),
    // Payments and mail: Stripe, SendGrid.
    ("sk_live_", 16),
    ("sk_test_", 16),
    ("rk_live_", 16),
    ("whsec_", 20),
    ("SG.", 40),
    // Grafana, Sentry, Atlassian, Linear, Postman, Databricks, Pulumi, age.
    ("glsa_", 20),
    ("glc_", 30),
    ("sntrys_", 20),
    ("ATATT3", 20),
    ("PMAK-", 20),
    ("dapi", 32),
    ("pul-", 40),
    ("AGE-SECRET-KEY-1", 20),
];

/// Addresses that are themselves the secret: whoever knows the path may post.
const WEBHOOKS: [&str; 7] = [
    "hooks.slack.com/services/",
    "hooks.slack.com/workflows/",
    "hooks.slack.com/triggers/",
    "discord.com/api/webhooks/",
    "discordapp.com/api/webhooks/",
    "webhook.office.com/webhookb2/",
    "api.telegram.org/bot",
];

/// All of them in a text.
pub(super) fn find(text: &str) -> Vec<Range<usize>> {
    let mut found = private_keys(text);
    found.extend(prefixed(text));
    found.extend(web_tokens(text));
    found.extend(cluster_tokens(text));
    found.extend(webhooks(text));
    found.extend(bearers(text));
    found
}

/// The least that a prefix and what has to follow it take: most words are shorter.
const SHORTEST: usize = {
    let (mut at, mut least) = (0, usize::MAX);
    while at < PREFIXES.len() {
        let length = PREFIXES[at].0.len() + PREFIXES[at].1;
        least = if length < least { length } else { least };
        at += 1;
    }
    least
};

/// Words joined by dashes are names of things, whatever they begin with: a token has a digit or a
/// capital behind its prefix.
fn prefixed(text: &str) -> Vec<Range<usize>> {
    let mixed = |c: char| c.is_ascii_digit() || c.is_ascii_uppercase();
    // One pass over the starts of words: this runs over every text at each key that is typed.
    let starts =
        text.char_indices().filter(|(at, c)| c.is_ascii_alphabetic() && starts_word(text, *at));
    let of_token = |c: char| in_token(c) || c == '.';
    let is_long = |at: &usize| {
        let bytes = text.as_bytes().get(*at..*at + SHORTEST);
        bytes.is_some_and(|bytes| bytes.iter().all(|byte| of_token(char::from(*byte))))
    };
    let mut found = Vec::new();
    for at in starts.map(|(at, _)| at).filter(is_long) {
        for (prefix, least) in PREFIXES.iter().filter(|(prefix, _)| text[at..].starts_with(prefix))
        {
            let behind = at + prefix.len();
            let end = run(text, behind, of_token);
            if end >= behind + least && text[behind..end].contains(mixed) {
                found.push(at..end);
            }
        }
    }
    found
}

/// JSON Web Tokens: three parts of base64, the first of which begins with `{"`.
fn web_tokens(text: &str) -> Vec<Range<usize>> {
    text.match_indices("eyJ")
        .filter(|(at, _)| starts_word(text, *at))
        .map(|(at, _)| at..run(text, at, |c| in_token(c) || c == '.'))
        .filter(|range| {
            let parts: Vec<&str> = text[range.clone()].split('.').collect();
            parts.len() >= 3 && parts[..3].iter().all(|part| part.len() >= 8)
        })
        .collect()
}

/// Join tokens of K3s: `K10`, the hash of the CA, and after two colons the secret.
fn cluster_tokens(text: &str) -> Vec<Range<usize>> {
    text.match_indices("K10")
        .filter(|(at, _)| starts_word(text, *at))
        .map(|(at, _)| at..run(text, at, |c| in_token(c) || matches!(c, ':' | '.')))
        .filter(|range| {
            let hash = text[range.clone()].split("::").next().unwrap_or_default();
            hash.len() >= 35 && hash.len() < range.len()
        })
        .collect()
}

/// Keys in armour, to their end or that of the text.
fn private_keys(text: &str) -> Vec<Range<usize>> {
    let is_private =
        |at: usize| text[at..].lines().next().is_some_and(|line| line.contains("PRIVATE KEY"));
    let mut found = Vec::new();
    for (at, _) in text.match_indices("-----BEGIN ").filter(|(at, _)| is_private(*at)) {
        let end = text[at..].find("-----END ").map_or(text.len(), |offset| {
            let end = at + offset;
            run(text, end + "-----END ".len(), |c| c.is_ascii_uppercase() || matches!(c, ' ' | '-'))
        });
        found.push(at..end);
    }
    found
}

/// What follows the public part of a webhook's address.
fn webhooks(text: &str) -> Vec<Range<usize>> {
    let lower = text.to_ascii_lowercase();
    if !(lower.contains("hook") || lower.contains("telegram")) {
        return Vec::new();
    }
    let in_path = |c: char| !c.is_whitespace() && !matches!(c, '"' | '\'' | '`' | '<' | '>' | ')');
    let starts = WEBHOOKS.iter().flat_map(|hook| {
        lower.match_indices(hook).map(|(at, hook)| at + hook.len()).collect::<Vec<_>>()
    });
    starts
        .map(|start| start..run(text, start, in_path))
        .filter(|range| {
            let path = text[range.clone()].trim_end_matches(['/', '.', ',', ';']);
            let last = path.rsplit('/').next().unwrap_or_default();
            last.len() >= 8 && !is_placeholder(last)
        })
        .collect()
}

/// `Bearer` and `Basic` of an HTTP header, with what follows.
fn bearers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    for scheme in ["Bearer ", "bearer ", "Basic "] {
        for (at, _) in text.match_indices(scheme).filter(|(at, _)| starts_word(text, *at)) {
            let start = at + scheme.len();
            let end = run(text, start, |c| in_token(c) || matches!(c, '.' | '+' | '/' | '=' | '~'));
            let value = &text[start..end];
            if value.len() >= 16 && value.contains(|c: char| c.is_ascii_digit() || c == '=') {
                found.push(start..end);
            }
        }
    }
    found
}
