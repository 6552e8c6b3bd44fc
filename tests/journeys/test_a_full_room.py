"""150 phones behind one address: everybody gets in, everybody writes, all see the same."""

from __future__ import annotations

import asyncio
import random
import time

from tests import own_loop
from tests.meetings.running import Meeting
from tests.people.crowd import Phone
from tests.people.over_http import Facilitator

PHONES = 150
MINUTE = 60.0
BETWEEN = 3.0  # seconds between two ideas of one phone
COME_WITHIN = 10.0


def test_150_phones_write_for_a_minute(leader: Facilitator) -> None:
    meeting = Meeting(leader)
    meeting.open_step(0)
    own_loop.run(_a_minute(leader.url, meeting))


async def _a_minute(url: str, meeting: Meeting) -> None:
    phones = [Phone(url, number) for number in range(PHONES)]
    began = time.perf_counter()
    await asyncio.gather(*(_arrive(phone, meeting.link) for phone in phones))
    print(f"\n{PHONES} phones in the room after {time.perf_counter() - began:.1f} s")
    written = await asyncio.gather(*(_write(phone, meeting.segments[0]) for phone in phones))
    texts = sorted(text for one in written for text in one)
    waits = sorted(wait for phone in phones for wait in phone.waits)
    await _until_all_heard(phones)
    print(f"{len(texts)} ideas, acknowledged in {waits[len(waits) // 2] * 1000:.0f} ms (median),")
    print(f"{waits[len(waits) * 99 // 100] * 1000:.0f} ms (p99)")
    assert sum(phone.slowed_down for phone in phones) == 0
    for phone in phones:
        assert phone.board.texts() == texts, f"phone {phone.number}"
        assert phone.board.records == phones[0].board.records, f"phone {phone.number}"
    late = Phone(url, PHONES)
    await _arrive(late, meeting.link)
    assert late.board.texts() == texts
    await asyncio.gather(*(phone.leave() for phone in [*phones, late]))


async def _arrive(phone: Phone, link: str) -> None:
    await asyncio.sleep(random.Random(phone.number).uniform(0, COME_WITHIN))
    await phone.come_in(link)
    await phone.connect()


async def _write(phone: Phone, segment: str) -> list[str]:
    """Write until the minute is over; what was written."""
    chance, end, texts = random.Random(phone.number), time.monotonic() + MINUTE, list[str]()
    while time.monotonic() < end:
        texts.append(f"Idé {len(texts)} från telefon {phone.number}")
        await phone.write(segment, texts[-1])
        await asyncio.sleep(chance.uniform(0, 2 * BETWEEN))
    return texts


async def _until_all_heard(phones: list[Phone]) -> None:
    head = max(phone.board.head for phone in phones)
    for _ in range(600):
        if all(phone.board.head >= head for phone in phones):
            return
        await asyncio.sleep(0.1)
    raise AssertionError(sorted({phone.board.head for phone in phones}))
