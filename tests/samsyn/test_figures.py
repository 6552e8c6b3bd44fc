"""What Prometheus finds on a port of its own."""

from __future__ import annotations

from collections.abc import Callable

import httpx
from prometheus_client.parser import text_string_to_metric_families

from tests.meetings.running import Meeting, Room
from tests.people.over_http import Facilitator
from tests.servers.installation import Installation, Server, free_port
from workshop.base.ids import new_id

SECRET = "Ordet som ingen får se"


def test_figures_of_what_people_did_and_nothing_else(
    plain: Installation, started: Callable[..., Server]
) -> None:
    port = free_port()
    server = started(plain, SAMSYN_METRICS_PORT=str(port))
    leader = Facilitator(server.url)
    leader.follow_link(server.link)
    room = Room(Meeting(leader, title=SECRET))
    before = figures(port)
    room.add(SECRET)
    room.writer.write({"op_id": new_id(), "kind": "step.open", "id": "none"})
    after = figures(port)
    assert after["samsyn_screens", "participant"] == 1
    assert after["samsyn_screens", "wall"] == 0
    grown = {key: after[key] - before[key] for key in after}
    assert grown["samsyn_ideas_total", ""] == 1
    assert grown["samsyn_operations_total", "stored"] == 1
    assert grown["samsyn_operations_total", "refused"] == 1
    assert grown["samsyn_acknowledgement_seconds_count", ""] == 2
    assert after["samsyn_fan_out_seconds_count", ""] > 0
    assert after["samsyn_errors_total", ""] == 0
    assert SECRET not in page(port)
    assert room.meeting.id not in page(port)


def test_no_port_is_taken_where_none_is_named(
    plain: Installation, started: Callable[..., Server]
) -> None:
    server = started(plain)
    assert httpx.get(f"{server.url}/metrics").status_code == 404


def page(port: int) -> str:
    return httpx.get(f"http://127.0.0.1:{port}/metrics").text


def figures(port: int) -> dict[tuple[str, str], float]:
    """Each figure by its name and role or outcome."""
    return {
        (sample.name, sample.labels.get("role") or sample.labels.get("outcome") or ""): sample.value
        for family in text_string_to_metric_families(page(port))
        for sample in family.samples
    }
