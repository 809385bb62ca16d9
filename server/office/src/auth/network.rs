//! Where a request comes from, as far as limits care: the network that one
//! client has to itself. Everything that counts by client counts by this.
//! Knows no database and no header.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};

/// What one client can move about in: an IPv4 address, or a /64 of IPv6 (2^64
/// addresses, of which a machine takes another whenever it likes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientNetwork {
    /// One address.
    V4(Ipv4Addr),
    /// The first 64 bits.
    V6(u64),
}

impl ClientNetwork {
    /// The network of an address. IPv6 forms that stand for an IPv4 address
    /// are that address: the same client comes as either.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        match address {
            IpAddr::V4(address) => Self::V4(address),
            IpAddr::V6(address) => match inner_v4(address) {
                Some(inner) => Self::V4(inner),
                None => Self::V6((address.to_bits() >> 64) as u64),
            },
        }
    }
}

impl fmt::Display for ClientNetwork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::V4(address) => write!(f, "{address}"),
            Self::V6(prefix) => {
                write!(f, "{}/64", Ipv6Addr::from_bits(u128::from(*prefix) << 64))
            }
        }
    }
}

/// The IPv4 address in mapped addresses (`::ffff:0:0/96`, what a socket for
/// both gives), in those of a translator before an IPv6-only server
/// (`64:ff9b::/96`, RFC 6052: all of IPv4 would be one /64), and in 6to4
/// (`2002::/16`, RFC 3056: one IPv4 address would be 65,536 of them).
fn inner_v4(address: Ipv6Addr) -> Option<Ipv4Addr> {
    let high_and_low =
        |high: u16, low: u16| Ipv4Addr::from_bits((u32::from(high) << 16) | u32::from(low));
    match address.segments() {
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] => {
            Some(high_and_low(high, low))
        }
        [0x2002, high, low, ..] => Some(high_and_low(high, low)),
        _ => None,
    }
}

/// An address as proxies write it: alone, in brackets, with a port, quoted.
#[must_use]
pub fn parse(written: &str) -> Option<IpAddr> {
    let bare = written.trim().trim_matches('"');
    bare.parse()
        .or_else(|_| bare.parse::<SocketAddr>().map(|address| address.ip()))
        .ok()
        .or_else(|| {
            let inside = bare.strip_prefix('[')?.strip_suffix(']')?;
            inside.parse::<Ipv6Addr>().map(IpAddr::from).ok()
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(written: &str) -> String {
        ClientNetwork::of(parse(written).expect(written)).to_string()
    }

    #[test]
    fn a_64_of_ipv6_is_one_client_and_so_is_an_address_of_ipv4() {
        assert_eq!(network("2001:db8:0:1::7"), "2001:db8:0:1::/64");
        assert_eq!(network("2001:db8:0:1:ffff::"), "2001:db8:0:1::/64");
        assert_eq!(network("2001:db8:0:2::7"), "2001:db8:0:2::/64");
        assert_eq!(network("198.51.100.7"), "198.51.100.7");
        assert_eq!(network("::1"), "::/64");
    }

    #[test]
    fn forms_that_stand_for_ipv4_are_that_address() {
        for written in [
            "::ffff:198.51.100.7",
            "64:ff9b::198.51.100.7",
            "2002:c633:6407:1:2:3:4:5",
        ] {
            assert_eq!(network(written), "198.51.100.7", "{written}");
        }
    }

    #[test]
    fn ports_brackets_and_quotes_are_no_part_of_an_address() {
        for written in [
            "2001:db8::1",
            "[2001:db8::1]",
            "[2001:db8::1]:443",
            "\"[2001:db8::1]:443\"",
            " [2001:db8::1] ",
        ] {
            assert_eq!(network(written), "2001:db8::/64", "{written}");
        }
        assert_eq!(network("198.51.100.7:51234"), "198.51.100.7");
        for none in [
            "",
            "unknown",
            "_hidden",
            "198.51.100",
            "[198.51.100.7]",
            "host:80",
            "300.1.1.1",
        ] {
            assert_eq!(parse(none), None, "{none:?}");
        }
    }
}
