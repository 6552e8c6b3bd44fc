"""Where a request comes from: the network that counts as one caller, and what may be kept of it."""

from __future__ import annotations

import ipaddress
import re

KEPT_BITS = {4: 24, 6: 48}

_WITH_PORT = re.compile(r"\[(?P<ipv6>[^\]]*)\](:\d+)?|(?P<ipv4>[\d.]+):\d+")
"""As some proxies write it: another one for each connection of the same caller."""


def caller_network(address: str) -> str:
    """Whom a budget counts: an IPv4 address; of IPv6 the /64 that one household has to itself."""
    known = _read(address)
    if known is None:
        return address
    return str(known) if known.version == 4 else _network(known, 64)


def shortened(address: str) -> str:
    """As much of an address as is logged and kept: of a network of hundreds, not of a person."""
    known = _read(address)
    return "?" if known is None else _network(known, KEPT_BITS[known.version])


def _read(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    with_port = _WITH_PORT.fullmatch(address)
    plain = with_port["ipv6"] or with_port["ipv4"] if with_port else address
    try:
        known = ipaddress.ip_address(plain.partition("%")[0])
    except ValueError:
        return None
    return (known.ipv4_mapped or known) if known.version == 6 else known


def _network(address: ipaddress.IPv4Address | ipaddress.IPv6Address, bits: int) -> str:
    return str(ipaddress.ip_network((address, bits), strict=False))
