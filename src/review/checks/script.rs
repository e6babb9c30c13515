//! The dangers of install scripts: what is run unchecked, and configuration that nobody reads.

use std::collections::BTreeSet;

use super::super::proposal::Piece;
use super::super::shell::{Command, Script};
use super::super::{Case, Check, Outcome, Outcomes, Spot};
use crate::design::{Distribution, Os};

/// No download is run before it is checked.
pub(crate) fn verified(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for (piece, script) in scripts(case) {
        let downloads = script.commands.iter().any(is_download);
        if downloads {
            outcomes.see();
        }
        let mut unchecked = BTreeSet::new();
        for (at, command) in script.commands.iter().enumerate() {
            let piped = pipes(script, at, command).then_some("piped");
            let reason = piped
                .or_else(|| runs(command, &unchecked).then_some("unchecked"))
                .or_else(|| applies_address(command).then_some("applied"));
            if reason == Some("applied") {
                outcomes.see();
            }
            if let Some(reason) = reason {
                let spot = Spot::line(piece, piece.script_line(command.line));
                outcomes.add(Outcome::failed(check, spot).because(reason));
            }
            if checks(command) {
                unchecked.clear();
            }
            unchecked.extend(written(command).map(|file| file.strip_prefix("./").unwrap_or(file)));
        }
    }
    outcomes
}

fn scripts<'a>(case: &Case<'a>) -> impl Iterator<Item = (&'a Piece, &'a Script)> {
    case.proposal.scripts().map(|piece| (piece, &piece.script))
}

const SHELLS: [&str; 6] = ["sh", "bash", "ash", "dash", "zsh", "python3"];

fn is_download(command: &Command) -> bool {
    ["curl", "wget"].contains(&command.name())
}

/// Whether a command gives a shell what it has from the network.
fn pipes(script: &Script, at: usize, command: &Command) -> bool {
    if is_download(command) && reaches_shell(script, at) {
        return true;
    }
    let downloads = |word: &str| {
        (word.contains("$(") || word.contains("<(") || word.contains('`'))
            && (word.contains("curl ") || word.contains("wget "))
    };
    let runs =
        SHELLS.contains(&command.name()) || ["eval", "source", "."].contains(&command.name());
    if runs && command.arguments().any(downloads) {
        return true;
    }
    // `sh -c $(curl …)` without quotes, and `bash <(curl …)`: the download is the next command.
    let next = script.commands.get(at + 1).filter(|next| is_download(next) && !next.piped);
    let open = command.words.last().is_some_and(|word| ["-c", "<"].contains(&word.as_str()));
    runs && open && next.is_some_and(|next| next.line == command.line)
}

/// The longest pipe that is followed.
const LONGEST_PIPE: usize = 32;

/// Whether what a download writes goes through pipes into a shell.
fn reaches_shell(script: &Script, at: usize) -> bool {
    let mut rest = script.commands[at + 1..].iter().take_while(|command| command.piped);
    rest.by_ref().take(LONGEST_PIPE).any(|command| SHELLS.contains(&command.name()))
}

/// Whether a command runs one of the files that were downloaded and not checked since.
fn runs(command: &Command, unchecked: &BTreeSet<&str>) -> bool {
    let shell = SHELLS.contains(&command.name()) || command.name() == ".";
    let run = if shell {
        command.arguments().find(|word| !word.starts_with('-'))
    } else {
        command.words.first().map(String::as_str)
    };
    let is_one = |run: &str| unchecked.contains(run.strip_prefix("./").unwrap_or(run));
    run.is_some_and(is_one) || unpacks(command, unchecked)
}

/// Whether a command takes an archive apart that was downloaded and not checked since.
fn unpacks(command: &Command, unchecked: &BTreeSet<&str>) -> bool {
    ["tar", "unzip", "gunzip", "zstd", "dpkg", "rpm"].contains(&command.name())
        && command.arguments().any(|word| unchecked.contains(word))
}

/// Whether a command applies what the network answers: `kubectl apply -f https://…`.
fn applies_address(command: &Command) -> bool {
    let words: Vec<&str> = command.arguments().filter(|word| !word.starts_with('-')).collect();
    let kubectl = command.name() == "kubectl" || words.first() == Some(&"kubectl");
    kubectl
        && words.iter().take(2).any(|word| matches!(*word, "apply" | "create" | "replace"))
        && command
            .arguments()
            .any(|word| word.starts_with("https://") || word.starts_with("http://"))
}

/// The file that a download writes: `-o FILE`, `-O FILE`, `--output FILE`, `> FILE`.
fn written(command: &Command) -> Option<&str> {
    let output = if command.name() == "wget" {
        let named = command.option("-O").or_else(|| command.option("--output-document"));
        named.or_else(|| remote_name(command))
    } else if has_remote_name(command) {
        remote_name(command)
    } else if is_download(command) {
        let short = command.words.iter().position(|word| {
            word.starts_with('-') && !word.starts_with("--") && word.ends_with('o')
        });
        let short = short.and_then(|at| command.words.get(at + 1)).map(String::as_str);
        short.or_else(|| command.option("--output"))
    } else {
        return None;
    };
    output.or_else(|| command.written().first().copied())
}

/// Whether curl is told to name the file as the address does: `-O`, `-fsSLO`.
fn has_remote_name(command: &Command) -> bool {
    let short = |word: &str| word.starts_with('-') && !word.starts_with("--") && word.contains('O');
    command.name() == "curl"
        && command.arguments().any(|word| word == "--remote-name" || short(word))
}

/// The last part of the address that is downloaded.
fn remote_name(command: &Command) -> Option<&str> {
    let address = command.arguments().find(|word| word.contains("://"))?;
    address.rsplit('/').next().filter(|name| !name.is_empty() && !name.contains(['$', '?']))
}

/// Programs that compare with a checksum or a signature. A function of the script's own counts by
/// its name.
fn checks(command: &Command) -> bool {
    let name = command.name();
    let programs = [
        "sha256sum",
        "sha512sum",
        "shasum",
        "b2sum",
        "cosign",
        "gpg",
        "gpgv",
        "minisign",
        "slsa-verifier",
        "openssl",
        "cmp",
        "ssh-keygen",
        "rsign",
    ];
    let named = ["verify", "check", "verif", "sum_", "_sum", "sha256", "controle"];
    // `[ "$(sha256sum FILE | cut …)" = "$SUM" ]` has it within a word.
    let within = |word: &String| {
        ["$(", "`"]
            .iter()
            .any(|open| programs.iter().any(|program| word.contains(&format!("{open}{program} "))))
    };
    programs.contains(&name)
        || named.iter().any(|part| name.to_lowercase().contains(part))
        || ["[", "[[", "test"].contains(&name) && command.words.iter().any(within)
}

/// Configuration lies where the distribution reads it.
pub(crate) fn config_path(case: &Case<'_>, check: &Check) -> Outcomes {
    let mut outcomes = Outcomes::new();
    for (piece, script) in scripts(case) {
        // An option that names the file makes any path right.
        let named: BTreeSet<&str> = script
            .commands
            .iter()
            .flat_map(|command| [command.option("--config"), command.option("-c")])
            .flatten()
            .collect();
        for command in &script.commands {
            for path in paths(command) {
                let line = piece.script_line(command.line);
                judge(path, piece, line, &named, case, check, &mut outcomes);
            }
        }
    }
    for piece in &case.proposal.pieces {
        let device = piece.path.as_deref().filter(|path| path.starts_with('/'));
        if let Some(path) = device {
            judge(path, piece, piece.line, &BTreeSet::new(), case, check, &mut outcomes);
        }
    }
    outcomes
}

/// Paths that a command writes to.
fn paths(command: &Command) -> Vec<&str> {
    let mut paths = command.written();
    if ["cp", "mv", "install", "ln", "sed"].contains(&command.name()) {
        paths.extend(command.words.last().map(String::as_str));
    }
    paths.retain(|path| path.starts_with('/'));
    paths
}

fn judge(
    path: &str,
    piece: &Piece,
    line: usize,
    named: &BTreeSet<&str>,
    case: &Case<'_>,
    check: &Check,
    outcomes: &mut Outcomes,
) {
    let Some(place) = wrong_place(path, case) else {
        if is_config(path) {
            outcomes.see();
        }
        return;
    };
    if named.contains(path) {
        return outcomes.see();
    }
    let spot = Spot::line(piece, line);
    outcomes.add(Outcome::failed(check, spot).with("path", path).with("place", place));
}

/// Where distributions read their configuration.
fn is_config(path: &str) -> bool {
    READ.iter().any(|known| path.starts_with(known))
}

/// Folders and files that are read (K3s documentation, Configuration File; k0s documentation,
/// Configuration Options; MicroK8s documentation, Launch configurations).
const READ: [&str; 6] = [
    "/etc/rancher/k3s/config.yaml",
    "/etc/rancher/k3s/registries.yaml",
    "/etc/k0s/",
    "/var/lib/rancher/k3s/",
    "/var/snap/microk8s/",
    "/boot/firmware/cmdline.txt",
];

/// The place where what lies at a path would be read.
fn wrong_place(path: &str, case: &Case<'_>) -> Option<&'static str> {
    let runs = |distribution| {
        let design = &case.assessment.design;
        design.devices.iter().any(|one| design.platform_of(one).distribution == distribution)
    };
    let name = path.rsplit('/').next().unwrap_or_default();
    let is_file = ["config.yaml", "config.yml", "k3s.yaml", "k3s.yml"].contains(&name);
    let k3s = path.contains("/k3s") || path.starts_with("/etc/rancher/");
    // The kubeconfig that K3s writes, its data, and its drop-ins.
    let known = path.starts_with("/etc/rancher/k3s/config.yaml")
        || path.starts_with("/var/lib/rancher/k3s/agent/")
        || path.starts_with("/var/lib/rancher/k3s/server/manifests/");
    if k3s && is_file && !known && runs(Distribution::K3s) {
        return Some("/etc/rancher/k3s/config.yaml");
    }
    if path.ends_with("/agent/etc/containerd/config.toml.tmpl") && k3s {
        // K3s since v1.31.6 has containerd 2, which reads version 3.
        return Some("/var/lib/rancher/k3s/agent/etc/containerd/config-v3.toml.tmpl");
    }
    if k3s && name.starts_with("registries.") && path != "/etc/rancher/k3s/registries.yaml" {
        return Some("/etc/rancher/k3s/registries.yaml");
    }
    if path == "/boot/cmdline.txt" && is_raspberry(case) {
        return Some("/boot/firmware/cmdline.txt");
    }
    None
}

fn is_raspberry(case: &Case<'_>) -> bool {
    case.assessment.design.devices.iter().any(|device| device.os == Os::RaspberryPiOs)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::reviewed;

    fn script(body: &str) -> String {
        format!("```sh\n#!/bin/sh\n# install/gateway/install.sh\nset -eu\n{body}\n```\n")
    }

    #[test]
    fn what_goes_from_the_network_into_a_shell_fails() {
        for body in [
            "curl -sfL https://get.k3s.io | sh -",
            "curl -sfL https://get.k3s.io | INSTALL_K3S_VERSION=v1.36.3+k3s1 sh -s - server",
            "wget -qO- https://get.k3s.io | sudo bash",
            "sh -c \"$(curl -fsSL https://get.example.com)\"",
            "curl -sSLf https://get.k0s.sh | tee install.log | sh",
            "curl -o /tmp/k3s.sh https://get.k3s.io\nchmod +x /tmp/k3s.sh\n/tmp/k3s.sh",
            "curl -fLo k3s https://example.com/k3s\nsh k3s",
            "curl -fsSLO https://example.com/k3s\nchmod +x k3s\n./k3s server",
            "wget https://example.com/install.sh\nsh install.sh",
            "wget -O a.tgz https://example.com/a.tgz\ntar xzf a.tgz",
            "kubectl apply -f https://example.com/v1.2.3/install.yaml",
        ] {
            let review = reviewed(&script(body), &[]);
            assert!(review.rejects("script.verified"), "{body}");
        }
    }

    #[test]
    fn what_is_checked_before_it_runs_passes() {
        for body in [
            "curl -o /tmp/k3s https://example.com/k3s\necho \"$SUM  /tmp/k3s\" | sha256sum -c -\nchmod +x /tmp/k3s\n/tmp/k3s server",
            "curl -o k3s https://example.com/k3s\nverify_sum k3s \"$SUM\"\nsh k3s",
            "curl -s https://example.com/list | sort",
            "curl -LO https://example.com/k3s\nif [ \"$(sha256sum k3s | cut -d' ' -f1)\" != \"$SUM\" ]; then exit 1; fi\n./k3s",
            "curl -LO https://example.com/a.tgz\nsha256sum -c sums\ntar xzf a.tgz",
            "kubectl apply -f engine/install.yaml",
            "# curl https://get.k3s.io | sh is what this script does not do\ntrue",
            "echo 'curl https://get.k3s.io | sh'",
        ] {
            let review = reviewed(&script(body), &[]);
            assert!(!review.rejects("script.verified"), "{body}");
        }
    }

    #[test]
    fn configuration_that_nobody_reads_fails() {
        for body in [
            "cat >/etc/k3s/config.yaml <<EOF\ndisable: [traefik]\nEOF",
            "cp config.yaml /etc/rancher/config.yaml",
            "tee /etc/rancher/k3s/config.yml </dev/null",
            "cp registries.yaml /etc/rancher/registries.yaml",
            "cp a /var/lib/rancher/k3s/agent/etc/containerd/config.toml.tmpl",
        ] {
            let review = reviewed(&script(body), &[]);
            assert!(review.rejects("script.config-path"), "{body}");
        }
        let pi = [("devices[0].os", "raspberry-pi-os"), ("devices[0].arch", "arm64")];
        let body = script("sed -i 's/$/ cgroup_memory=1/' /boot/cmdline.txt");
        assert!(reviewed(&body, &pi).rejects("script.config-path"));
        assert!(!reviewed(&body, &[]).rejects("script.config-path"));
    }

    #[test]
    fn configuration_where_it_is_read_passes() {
        for body in [
            "cat >/etc/rancher/k3s/config.yaml <<EOF\ndisable: [traefik]\nEOF",
            "cp a.yaml /etc/rancher/k3s/config.yaml.d/10-site.yaml",
            "cp site.yaml /opt/site/config.yaml",
            "cat >/opt/k3s/config.yaml <<EOF\na: 1\nEOF\nk3s server --config /opt/k3s/config.yaml",
            "cp a /var/lib/rancher/k3s/agent/etc/containerd/config-v3.toml.tmpl",
        ] {
            let review = reviewed(&script(body), &[]);
            assert!(!review.rejects("script.config-path"), "{body}");
        }
    }
}
