//! Where devices and workloads may connect to: a port, and perhaps the one network it is in.

use std::fmt;
use std::net::IpAddr;

use crate::text::Phrase;

/// A protocol with ports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Protocol {
    /// TCP.
    Tcp,
    /// UDP, and with it QUIC.
    Udp,
}

impl Protocol {
    /// As nftables writes it.
    pub fn word(self) -> &'static str {
        match self {
            Protocol::Tcp => "tcp",
            Protocol::Udp => "udp",
        }
    }
}

/// A permitted way out: `8883/tcp`, or `1883/tcp@10.20.0.0/16` into one network alone.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Outbound {
    /// The port at the other end, from 1.
    pub port: u16,
    /// Its protocol.
    pub protocol: Protocol,
    /// The network of the other end in CIDR notation; nothing means anywhere.
    pub network: Option<String>,
}

impl Outbound {
    /// Reads `PORT/tcp`, `PORT/udp`, either with `@NETWORK` behind it.
    ///
    /// # Errors
    /// When the port is not from 1 to 65535, the protocol neither of the two, or the network no
    /// CIDR notation without host bits.
    pub fn read(text: &str) -> Result<Self, Phrase> {
        let wrong = || Phrase::new("reason-outbound").with("value", text);
        let (service, network) = match text.split_once('@') {
            Some((service, network)) => (service, Some(network)),
            None => (text, None),
        };
        let (port, protocol) = service.split_once('/').ok_or_else(wrong)?;
        let digits = port.bytes().all(|byte| byte.is_ascii_digit()) && !port.starts_with('0');
        let port = port.parse().ok().filter(|_| digits).ok_or_else(wrong)?;
        let protocol = match protocol {
            "tcp" => Protocol::Tcp,
            "udp" => Protocol::Udp,
            _ => return Err(wrong()),
        };
        if network.is_some_and(|network| !is_network(network)) {
            return Err(wrong());
        }
        Ok(Self { port, protocol, network: network.map(str::to_owned) })
    }

    /// Whether the network is one of IPv6 addresses.
    pub fn is_ipv6(&self) -> bool {
        self.network.as_ref().is_some_and(|network| network.contains(':'))
    }
}

/// Whether a text is a network in CIDR notation in which no bit of a host is set: nftables and
/// Kubernetes take others differently.
fn is_network(text: &str) -> bool {
    let Some((address, prefix)) = text.split_once('/') else { return false };
    let Ok(prefix) = prefix.parse::<u32>() else { return false };
    let (bits, width) = match address.parse() {
        Ok(IpAddr::V4(v4)) => (u128::from(v4.to_bits()), 32),
        Ok(IpAddr::V6(v6)) => (v6.to_bits(), 128),
        Err(_) => return false,
    };
    prefix <= width && (prefix == width || bits << (128 - width + prefix) == 0)
}

impl fmt::Display for Outbound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.port, self.protocol.word())?;
        self.network.as_ref().map_or(Ok(()), |network| write!(f, "@{network}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_out_reads_as_it_is_shown() {
        for text in ["443/tcp", "123/udp", "1883/tcp@10.20.0.0/16", "53/udp@2001:db8::/32"] {
            assert_eq!(Outbound::read(text).expect(text).to_string(), text);
        }
        assert!(Outbound::read("53/udp@2001:db8::/32").is_ok_and(|way| way.is_ipv6()));
        assert!(Outbound::read("1/tcp@0.0.0.0/0").is_ok());
        assert!(Outbound::read("1/tcp@192.0.2.7/32").is_ok());
    }

    #[test]
    fn what_is_no_way_out_is_refused() {
        for text in [
            "",
            "443",
            "tcp/443",
            "0/tcp",
            "0443/tcp",
            "+1/tcp",
            "65536/tcp",
            "443/sctp",
            "443/tcp@",
            "443/tcp@10.0.0.1/8",
            "443/tcp@10.0.0.0",
            "443/tcp@10.0.0.0/33",
            "443/tcp@::1/64",
            "443/tcp@example.com/24",
        ] {
            assert!(Outbound::read(text).is_err(), "{text}");
        }
    }
}
