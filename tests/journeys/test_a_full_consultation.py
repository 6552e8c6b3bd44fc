"""150 phones in one consultation: each says whom it speaks for, and none learns it of another."""

from __future__ import annotations

import asyncio
from collections import Counter

from tests import own_loop
from tests.meetings.running import Meeting
from tests.people.crowd import Phone
from tests.people.over_http import Facilitator
from workshop.base.ids import new_id

PHONES = 150
GROUPS = ("principals", "institutions", "professions", "patients")
LEVELS = ("overall", "detail")


def test_150_phones_give_their_views(leader: Facilitator) -> None:
    meeting = Meeting(leader, "consultation", seating="persons", place="")
    (part,) = meeting.snapshot()["category"]
    meeting.open_step(0)
    own_loop.run(_all_say(leader.url, meeting, part["id"]))
    views = meeting.snapshot()["idea"]
    wanted = Counter(GROUPS[number % len(GROUPS)] for number in range(PHONES) for _ in LEVELS)
    assert Counter(view["actor_group"] for view in views) == wanted
    assert Counter(view["column"] for view in views) == dict.fromkeys(LEVELS, PHONES)


async def _all_say(url: str, meeting: Meeting, part: str) -> None:
    phones = [Phone(url, number) for number in range(PHONES)]
    await asyncio.gather(*(_come(phone, meeting.link) for phone in phones))
    own = await asyncio.gather(*(_say(phone, meeting.segments[0], part) for phone in phones))
    texts = sorted(text for some in own for text in some)
    for phone, some in zip(phones, own, strict=True):
        await _hears(phone, len(texts))
        assert phone.board.texts() == texts, f"phone {phone.number}"
        ideas = [one for (kind, _), one in phone.board.records.items() if kind == "idea"]
        told = {one["text"] for one in ideas if "actor_group" in one or "actor" in one}
        assert told <= set(some), f"phone {phone.number}"
    await asyncio.gather(*(phone.leave() for phone in phones))


async def _come(phone: Phone, link: str) -> None:
    await phone.come_in(link, group=str(phone.number % len(GROUPS)))
    await phone.connect()


async def _say(phone: Phone, segment: str, part: str) -> list[str]:
    """A view on each level; what was written."""
    texts = [f"Synpunkt {phone.number} {level}" for level in LEVELS]
    for text, level in zip(texts, LEVELS, strict=True):
        view = {"id": new_id(), "segment_id": segment, "text": text}
        answer = await phone.do("idea.add", **view, category_id=part, column=level)
        assert "n" in answer, answer
    return texts


async def _hears(phone: Phone, number: int) -> None:
    for _ in range(600):
        if len(phone.board.texts()) >= number:
            return
        await asyncio.sleep(0.1)
