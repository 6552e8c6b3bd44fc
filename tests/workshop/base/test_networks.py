"""Whom a budget counts as one, and how much of an address is kept."""

from __future__ import annotations

import pytest

from workshop.base.networks import caller_network, shortened


@pytest.mark.parametrize(
    ("address", "network", "kept"),
    [
        ("192.0.2.77", "192.0.2.77", "192.0.2.0/24"),
        ("::ffff:192.0.2.77", "192.0.2.77", "192.0.2.0/24"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("2001:db8:1:2::1", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("fe80::1%eth0", "fe80::/64", "fe80::/48"),
        ("192.0.2.77:51234", "192.0.2.77", "192.0.2.0/24"),
        ("[::ffff:192.0.2.77]:51234", "192.0.2.77", "192.0.2.0/24"),
        ("[2001:db8:1:2::9]:51234", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("[2001:db8:1:2::9]", "2001:db8:1:2::/64", "2001:db8:1::/48"),
        ("999.1.1.1:5", "999.1.1.1:5", "?"),
        ("unknown", "unknown", "?"),
        ("", "", "?"),
    ],
)
def test_networks(address: str, network: str, kept: str) -> None:
    assert caller_network(address) == network
    assert shortened(address) == kept
