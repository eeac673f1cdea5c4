//! Where a request comes from, for as long as it is answered. It is never written down.

use std::net::{IpAddr, Ipv6Addr};

use axum::http::HeaderMap;

/// What proxies write the address into that they got a request from, behind those that it came with.
const FORWARDED_FOR: &str = "x-forwarded-for";

/// Whoever holds the other end of a connection.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Peer(pub(crate) IpAddr);

/// The sender of a request: the other end of the connection, or, where that is a trusted proxy, the last address that no
/// trusted proxy has.
///
/// Whoever holds one address of an IPv6 network holds them all, so that a network of 64 bits is one sender (RFC 6177).
pub(super) fn sender(peer: Peer, headers: &HeaderMap, proxies: &[IpAddr]) -> IpAddr {
    let mut sender = peer.0.to_canonical();
    let named = headers.get_all(FORWARDED_FOR).iter().filter_map(|value| value.to_str().ok());
    let named: Vec<&str> = named.flat_map(|value| value.split(',')).map(str::trim).collect();
    for before in named.into_iter().rev() {
        if !proxies.contains(&sender) {
            break;
        }
        let Ok(before) = before.parse::<IpAddr>() else { break };
        sender = before.to_canonical();
    }
    match sender {
        IpAddr::V4(_) => sender,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_believed_to_be_elsewhere_only_where_a_trusted_proxy_says_so() {
        let proxies = ["10.0.0.1", "10.0.0.2"].map(|proxy| proxy.parse().expect("an address"));
        for (peer, forwarded, expected) in [
            ("203.0.113.7", "", "203.0.113.7"),
            ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
            ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),
            ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
            ("10.0.0.1", "nonsense", "10.0.0.1"),
            ("10.0.0.1", "", "10.0.0.1"),
            ("::ffff:203.0.113.7", "", "203.0.113.7"),
            ("2001:db8:1:2:3:4:5:6", "", "2001:db8:1:2::"),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(FORWARDED_FOR, forwarded.parse().expect("a value"));
            let peer = Peer(peer.parse().expect("an address"));
            let expected: IpAddr = expected.parse().expect("an address");
            assert_eq!(sender(peer, &headers, &proxies), expected, "{peer:?} {forwarded}");
        }
    }
}
