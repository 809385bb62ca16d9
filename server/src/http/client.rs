//! Which client a request comes from: the connection's address, or, behind
//! configured proxies, what they wrote into `X-Forwarded-For`.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::HeaderMap;
use axum::http::request::Parts;
use ipnet::IpNet;

use office::auth::network::{self, ClientNetwork};

use crate::http::state::AppState;

/// The network of a request's client.
#[derive(Clone, Copy, Debug)]
pub struct Client(pub ClientNetwork);

impl FromRequestParts<AppState> for Client {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &AppState,
    ) -> Result<Self, Self::Rejection> {
        let proxies = &state.config.http.trusted_proxies.0;
        Ok(Self(network_of(parts, proxies)))
    }
}

/// The network of the client.
#[must_use]
pub fn network_of(request: &Parts, proxies: &[IpNet]) -> ClientNetwork {
    let peer = request
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
    ClientNetwork::of(address(peer, &request.headers, proxies))
}

/// The last hop that is not a proxy of ours: what stands before it, anybody may
/// have written. A hop that is no address belongs to whoever wrote it.
fn address(peer: IpAddr, headers: &HeaderMap, proxies: &[IpNet]) -> IpAddr {
    // A socket for both sorts names IPv4 peers in IPv6 form.
    let peer = peer.to_canonical();
    let is_proxy = |address: &IpAddr| proxies.iter().any(|network| network.contains(address));
    if !is_proxy(&peer) {
        return peer;
    }
    let written: Vec<_> = headers
        .get_all("x-forwarded-for")
        .iter()
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .collect();
    let hops = written
        .iter()
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .filter(|hop| !hop.is_empty());
    let mut client = peer;
    for hop in hops.rev() {
        let Some(address) = network::parse(hop).map(|address| address.to_canonical()) else {
            break;
        };
        client = address;
        if !is_proxy(&address) {
            break;
        }
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, forwarded: &[&[u8]], proxies: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in forwarded {
            let line = axum::http::HeaderValue::from_bytes(line).expect("header");
            headers.append("x-forwarded-for", line);
        }
        let proxies: Vec<IpNet> = proxies
            .iter()
            .map(|p| p.parse().expect("network"))
            .collect();
        address(peer.parse().expect("address"), &headers, &proxies).to_string()
    }

    #[test]
    fn a_forwarded_address_counts_only_behind_a_configured_proxy() {
        assert_eq!(client("192.0.2.1", &[b"198.51.100.7"], &[]), "192.0.2.1");
        assert_eq!(
            client("10.0.0.1", &[b"198.51.100.7"], &["10.0.0.0/8"]),
            "198.51.100.7"
        );
        assert_eq!(
            client("::ffff:10.0.0.1", &[b"198.51.100.7"], &["10.0.0.0/8"]),
            "198.51.100.7",
            "a proxy that came over a socket for both"
        );
    }

    #[test]
    fn a_client_cannot_choose_its_address_by_writing_the_header_itself() {
        let proxies = &["10.0.0.0/8", "2001:db8:9::/64"];
        for (forwarded, expected) in [
            (
                &[b"1.1.1.1, 198.51.100.7, 10.0.0.9" as &[u8]][..],
                "198.51.100.7",
            ),
            (
                &[b"1.1.1.1", b"198.51.100.7:80, [2001:db8:9::1]:443"],
                "198.51.100.7",
            ),
            // Bytes that are no text, written by the client, hide nothing.
            (&[b"\xff\xfe, 198.51.100.7"], "198.51.100.7"),
            (&[b"198.51.100.7, ::ffff:10.0.0.9,"], "198.51.100.7"),
            (&[b"nonsense"], "10.0.0.1"),
            (&[b"198.51.100.7, unknown, 10.0.0.9"], "10.0.0.9"),
            (&[b""], "10.0.0.1"),
            (&[], "10.0.0.1"),
        ] {
            assert_eq!(
                client("10.0.0.1", forwarded, proxies),
                expected,
                "{forwarded:?}"
            );
        }
    }
}
