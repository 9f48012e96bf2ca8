//! Where a request comes from, through the proxies we know and no further.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::str::FromStr;

use axum::extract::ConnectInfo;
use axum::http::request::Parts;

/// A stretch of network addresses: `10.0.0.0/8`, or a single one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Network {
    address: IpAddr,
    prefix: u8,
}

/// The text is not a network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("'{0}' is not a network address: write one such as 10.0.0.7 or 10.0.0.0/8")]
pub struct InvalidNetwork(String);

impl FromStr for Network {
    type Err = InvalidNetwork;
    fn from_str(text: &str) -> Result<Self, InvalidNetwork> {
        let wrong = || InvalidNetwork(text.to_owned());
        let (address, prefix) = match text.trim().split_once('/') {
            Some((address, prefix)) => (address, Some(prefix)),
            None => (text.trim(), None),
        };
        let address: IpAddr = address.parse().map_err(|_| wrong())?;
        let most = if address.is_ipv4() { 32 } else { 128 };
        let prefix = prefix.map_or(Ok(most), str::parse).map_err(|_| wrong())?;
        if prefix > most { Err(wrong()) } else { Ok(Self { address, prefix }) }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.address, self.prefix)
    }
}

impl Network {
    /// Whether `address` lies in it.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.address, address) {
            (IpAddr::V4(own), IpAddr::V4(other)) => {
                let shift = 32 - u32::from(self.prefix);
                u32::from(own).checked_shr(shift) == u32::from(other).checked_shr(shift)
            }
            (IpAddr::V6(own), IpAddr::V6(other)) => {
                let shift = 128 - u32::from(self.prefix);
                u128::from(own).checked_shr(shift) == u128::from(other).checked_shr(shift)
            }
            _ => false,
        }
    }
}

/// The address that limits are counted by. Of IPv6 the first 64 bits: one household has them all to itself and can
/// change the rest at will.
pub fn address(parts: &Parts, trusted: &[Network]) -> IpAddr {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
    let peer = peer.map_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED), |ConnectInfo(peer)| peer.ip().to_canonical());
    widened(forwarded(parts, peer, trusted))
}

/// The last address that a proxy of ours did not add itself: everything left of it was written by the client.
fn forwarded(parts: &Parts, peer: IpAddr, trusted: &[Network]) -> IpAddr {
    let is_ours = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    if !is_ours(peer) {
        return peer;
    }
    let written = parts.headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = written.flat_map(|value| value.split(',')).map(str::trim).collect();
    let mut last = peer;
    for hop in hops.iter().rev() {
        let Ok(address) = hop.parse::<IpAddr>() else { break };
        last = address.to_canonical();
        if !is_ours(last) {
            break;
        }
    }
    last
}

fn widened(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from(u128::from(address) & !u128::from(u64::MAX))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Network, address};
    use axum::extract::ConnectInfo;
    use axum::http::Request;
    use std::net::SocketAddr;

    #[test]
    fn a_network_holds_its_addresses() {
        let table = [
            ("10.0.0.0/8", "10.255.0.1", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("192.0.2.7", "192.0.2.7", true),
            ("192.0.2.7", "192.0.2.8", false),
            ("0.0.0.0/0", "203.0.113.9", true),
            ("2001:db8::/32", "2001:db8:1::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("::/0", "2001:db9::1", true),
            ("::/0", "10.0.0.1", false),
        ];
        for (network, address, inside) in table {
            let network: Network = network.parse().unwrap();
            assert_eq!(network.contains(address.parse().unwrap()), inside, "{network} {address}");
        }
        for wrong in ["", "10.0.0.0/33", "10.0.0.0/x", "example.nl", "::/129", "10.0.0.0/-1"] {
            assert!(wrong.parse::<Network>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn only_our_own_proxies_are_believed() {
        let ours: Vec<Network> = vec!["10.0.0.0/8".parse().unwrap()];
        let table = [
            ("203.0.113.9:4000", "", "203.0.113.9"),
            ("203.0.113.9:4000", "198.51.100.1", "203.0.113.9"),
            ("10.0.0.2:4000", "198.51.100.1", "198.51.100.1"),
            ("10.0.0.2:4000", "1.1.1.1, 198.51.100.1", "198.51.100.1"),
            ("10.0.0.2:4000", "1.1.1.1, 198.51.100.1, 10.0.0.3", "198.51.100.1"),
            ("10.0.0.2:4000", "nonsense", "10.0.0.2"),
            ("10.0.0.2:4000", "", "10.0.0.2"),
            ("[::ffff:10.0.0.2]:4000", "198.51.100.1", "198.51.100.1"),
            ("[2001:db8:1:2:3:4:5:6]:4000", "", "2001:db8:1:2::"),
        ];
        for (peer, header, expected) in table {
            let mut request = Request::get("/").header("x-forwarded-for", header).body(()).unwrap();
            request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
            let (parts, ()) = request.into_parts();
            assert_eq!(address(&parts, &ours).to_string(), expected, "{peer} {header}");
        }
    }
}
