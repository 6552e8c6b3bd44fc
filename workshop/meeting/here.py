"""Who is here: one rule, for consoles and walls, for votes and agreement.

`workshop/static/live/board/here.js` is the same rule for screens that know the devices. A device
is here from when it joined, also while its screen is dark, until somebody who leads says that it
has left; and whatever was said of it, as long as it is open.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

Device = Mapping[str, Any]
"""A participant: id, table_id, left, simulated where it is."""


def is_here(device: Device, open_now: Collection[str]) -> bool:
    """`open_now`: the ids of those that somebody has open."""
    return device["id"] in open_now or not device["left"]


def told_to_room(devices: Iterable[Device], open_now: Collection[str]) -> dict[str, Any]:
    """What those hear of it who do not know the devices: how many of them there are, at how many
    tables and at none, and the tables, or devices at none, that have left. Who is simulated is
    asked like others, and none of the number."""
    devices = list(devices)
    here = [one for one in devices if is_here(one, open_now)]
    owners = {_owner(one) for one in here}
    return {
        "count": sum(not one.get("simulated") for one in here),
        "tables": len({one["table_id"] for one in here} - {None}),
        "alone": sum(one["table_id"] is None for one in here),
        "left": sorted({_owner(one) for one in devices} - owners),
    }


def _owner(device: Device) -> str:
    owner: str = device["table_id"] or device["id"]
    return owner
