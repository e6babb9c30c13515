//! Whether a text has the shape of what it is meant to be: a release, a host, a network, a
//! branch, an image. Each answers yes or no; the rules say why not.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::design::{Distribution, DnsName};

/// Whether a text is one word without control characters.
pub(super) fn is_word(text: &str) -> bool {
    !text.is_empty() && !text.contains(|c: char| c.is_whitespace() || c.is_control())
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.len() <= 9 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text is `v1.2.3`, perhaps with a pre-release such as `-rc1`.
pub(super) fn is_version(text: &str) -> bool {
    let Some(version) = text.strip_prefix('v') else {
        return false;
    };
    let (numbers, suffix) = match version.split_once('-') {
        Some((numbers, suffix)) => (numbers, Some(suffix)),
        None => (version, None),
    };
    let alphanumeric = |c: char| c.is_ascii_alphanumeric() || c == '.';
    numbers.split('.').count() == 3
        && numbers.split('.').all(is_number)
        && suffix.is_none_or(|suffix| !suffix.is_empty() && suffix.chars().all(alphanumeric))
}

/// The major and minor number of `v1.2.3` and whatever follows it.
pub(super) fn release(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.strip_prefix('v')?.split('.').map(|part| part.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}

/// Whether a text is a release of this distribution, as its download or channel is named.
pub(super) fn is_release_of(distribution: Distribution, text: &str) -> bool {
    let built = |mark: &str| {
        text.split_once('+').is_some_and(|(version, build)| {
            is_version(version) && build.strip_prefix(mark).is_some_and(is_number)
        })
    };
    match distribution {
        Distribution::K3s => built("k3s"),
        Distribution::K0s => built("k0s."),
        Distribution::Microk8s => text.split_once('/').is_some_and(|(track, risk)| {
            track.split('.').count() == 2
                && track.split('.').all(is_number)
                && ["stable", "candidate", "beta", "edge"].contains(&risk)
        }),
    }
}

/// Whether a text is a host: a DNS name, an IPv4 address, or an IPv6 address in brackets.
pub(super) fn is_host(text: &str) -> bool {
    match text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(inner) => inner.parse::<Ipv6Addr>().is_ok(),
        None => DnsName::read(&text.to_ascii_lowercase()).is_ok(),
    }
}

/// Whether a text is a TCP port.
pub(super) fn is_port(text: &str) -> bool {
    is_number(text) && text.parse::<u32>().is_ok_and(|port| (1..=65_535).contains(&port))
}

/// Whether a text is a host, perhaps with a port.
pub(super) fn is_authority(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    is_host(host) && port.is_none_or(is_port)
}

/// Whether a text is a host with a port.
pub(super) fn is_endpoint(text: &str) -> bool {
    let port = text.rsplit_once(':').is_some_and(|(_, port)| is_port(port));
    port && is_authority(text)
}

/// Whether a text is a recipient of age (X25519): bech32 (BIP 173) of 32 bytes, in lower case.
pub(super) fn is_age_recipient(text: &str) -> bool {
    const ALPHABET: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const LETTERS: usize = 58;
    let Some(data) = text.strip_prefix("age1").filter(|data| data.len() == LETTERS) else {
        return false;
    };
    let values: Option<Vec<usize>> = data.chars().map(|letter| ALPHABET.find(letter)).collect();
    let prefix = b"age";
    let expanded = prefix.iter().map(|byte| usize::from(byte >> 5));
    let expanded = expanded.chain([0]).chain(prefix.iter().map(|byte| usize::from(byte & 31)));
    values.is_some_and(|values| bech32_checksum(expanded.chain(values)) == 1)
}

/// The checksum of BIP 173, which is 1 over a text with the right one.
fn bech32_checksum(values: impl Iterator<Item = usize>) -> usize {
    const GENERATOR: [usize; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    values.fold(1, |sum, value| {
        let shifted = (sum & 0x01ff_ffff) << 5 ^ value;
        let taps = GENERATOR.iter().enumerate().filter(|(bit, _)| sum >> 25 >> bit & 1 == 1);
        taps.fold(shifted, |sum, (_, tap)| sum ^ tap)
    })
}

/// Whether a text is `host:port/name`.
pub(super) fn is_database(text: &str) -> bool {
    let name = |name: &str| {
        !name.is_empty()
            && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    };
    text.split_once('/').is_some_and(|(authority, tail)| {
        let port = authority.rsplit_once(':').is_some_and(|(_, port)| is_port(port));
        port && is_authority(authority) && name(tail)
    })
}

/// The network that a text means in CIDR notation, where no bit of a host is set in it.
pub(super) fn network(text: &str) -> Option<IpAddr> {
    let (address, prefix) = text.split_once('/')?;
    let prefix: u32 = Some(prefix).filter(|digits| is_number(digits))?.parse().ok()?;
    let address: IpAddr = address.parse().ok()?;
    let hosts_only = match address {
        IpAddr::V4(v4) => prefix <= 32 && below(u128::from(v4.to_bits()), 32 - prefix.min(32)),
        IpAddr::V6(v6) => prefix <= 128 && below(v6.to_bits(), 128 - prefix.min(128)),
    };
    // A prefix of 0 is everybody, which is no site.
    (hosts_only && prefix > 0).then_some(address)
}

/// Whether the lowest `bits` bits are all zero.
fn below(address: u128, bits: u32) -> bool {
    bits == 128 && address == 0 || bits < 128 && address & ((1 << bits) - 1) == 0
}

/// Whether an address belongs to no public network: private use, shared or link-local.
pub(super) fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(v4) => v4.is_private() || v4.is_link_local() || is_shared(v4),
        IpAddr::V6(v6) => v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

/// 100.64.0.0/10, which carriers share out (RFC 6598).
fn is_shared(address: Ipv4Addr) -> bool {
    let [first, second, ..] = address.octets();
    first == 100 && (64..128).contains(&second)
}

/// Whether Git accepts a text as the name of a branch.
pub(super) fn is_branch(text: &str) -> bool {
    let forbidden = |c: char| matches!(c, '~' | '^' | ':' | '?' | '*' | '[' | '\\');
    let component = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && part.strip_suffix(".lock").is_none()
    };
    is_word(text)
        && !text.contains(forbidden)
        && !text.contains("..")
        && !text.contains("@{")
        && !text.starts_with('-')
        && !text.ends_with('.')
        && text != "@"
        && text.split('/').all(component)
}

/// An image reference in its parts.
#[derive(Debug, PartialEq)]
pub(super) struct Image<'a> {
    pub tag: Option<&'a str>,
    pub digest: Option<&'a str>,
}

/// The parts of an image reference, where it is one.
pub(super) fn image(text: &str) -> Option<Image<'_>> {
    let (name, digest) = match text.split_once('@') {
        Some((name, digest)) => (name, Some(digest)),
        None => (text, None),
    };
    let (repository, tag) = match name.rsplit_once(':') {
        // A colon before the last slash is the registry's port.
        Some((repository, tag)) if !tag.contains('/') => (repository, Some(tag)),
        _ => (name, None),
    };
    let valid = is_repository(repository) && tag.is_none_or(is_tag) && digest.is_none_or(is_digest);
    valid.then_some(Image { tag, digest })
}

/// Whether a text is a registry with a path, or a path alone: `ghcr.io/example/app`, `nginx`.
pub(super) fn is_repository(text: &str) -> bool {
    let (registry, path) = match text.split_once('/') {
        Some((first, rest)) if first.contains(['.', ':']) || first == "localhost" => {
            (Some(first), rest)
        }
        _ => (None, text),
    };
    registry.is_none_or(is_authority) && path.split('/').all(is_path_component)
}

fn is_path_component(part: &str) -> bool {
    let edge = |c: Option<char>| c.is_some_and(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    let inner =
        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '_' | '-');
    edge(part.chars().next()) && edge(part.chars().next_back()) && part.chars().all(inner)
}

fn is_tag(tag: &str) -> bool {
    let inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    !tag.is_empty() && tag.len() <= 128 && !tag.starts_with(['.', '-']) && tag.chars().all(inner)
}

fn is_digest(digest: &str) -> bool {
    digest.strip_prefix("sha256:").is_some_and(|hex| {
        hex.len() == 64 && hex.chars().all(|c| matches!(c, '0'..='9' | 'a'..='f'))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::testing::any_text;

    #[test]
    fn networks_name_no_host() {
        for text in ["192.168.10.0/24", "10.0.0.0/8", "fd00::/64", "192.168.1.7/32"] {
            assert!(network(text).is_some(), "{text}");
        }
        for text in ["192.168.10.5/24", "192.168.10.0", "0.0.0.0/0", "::/0", "10.0.0.0/33", "a/8"] {
            assert!(network(text).is_none(), "{text}");
        }
        assert!(is_private("100.64.0.1".parse().expect("an address")));
        assert!(!is_private("100.128.0.1".parse().expect("an address")));
    }

    #[test]
    fn branches_are_what_git_accepts() {
        for text in ["main", "release/1.2", "a@b"] {
            assert!(is_branch(text), "{text}");
        }
        for text in ["", "a b", "a..b", "-a", "a/", "/a", "a.lock", "a~1", "@", "a/.b", "a@{1}"] {
            assert!(!is_branch(text), "{text}");
        }
    }

    #[test]
    fn images_have_a_tag_a_digest_or_neither() {
        let digest = format!("app@sha256:{}", "a1".repeat(32));
        assert!(image(&digest).is_some_and(|image| image.digest.is_some()));
        let tag = |text| image(text).map(|image| image.tag);
        assert_eq!(tag("localhost:5000/app:1.0"), Some(Some("1.0")));
        assert_eq!(tag("localhost:5000/app"), Some(None));
        assert_eq!(tag("nginx"), Some(None));
        for text in ["", "App:1", "a b:1", "app:", "app@sha256:12", "a//b:1", "https://a/b:1"] {
            assert!(image(text).is_none(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_a_shape_panic(text in any_text()) {
            let _ = (image(&text), network(&text), is_branch(&text), is_database(&text));
            let _ = (is_version(&text), is_authority(&text), is_endpoint(&text));
            let _ = is_age_recipient(&format!("age1{text}"));
        }

        #[test]
        fn any_network_is_told_from_its_hosts(bits in any::<u32>(), prefix in 1_u32..=32) {
            let mask = u32::MAX << (32 - prefix);
            let text = |bits: u32| format!("{}/{prefix}", Ipv4Addr::from_bits(bits));
            prop_assert!(network(&text(bits & mask)).is_some());
            if bits & !mask != 0 {
                prop_assert!(network(&text(bits)).is_none());
            }
        }
    }
}
