"""150 phones answer the proposed text at once, a third of them twice: each counts once."""

from __future__ import annotations

import asyncio

from tests import own_loop
from tests.meetings.running import Meeting
from tests.people.crowd import Phone
from tests.people.over_http import Facilitator
from workshop.base.ids import new_id

PHONES = 150
WRONG = "Det sa vi inte."


def test_150_phones_confirm_at_once(leader: Facilitator) -> None:
    meeting = Meeting(leader)
    for text in ("Tillit", "Tid"):
        idea = {"id": new_id(), "segment_id": meeting.segments[0], "text": text}
        meeting.do("idea.add", **idea)
    phones = [Phone(leader.url, number) for number in range(PHONES)]
    own_loop.run(_answer(phones, meeting))
    leader.open(f"/facilitator/sessions/{meeting.id}/minutes/versions/1")
    objecting = len([phone for phone in phones if phone.number % 10 == 0])
    assert f"{PHONES - objecting} av {PHONES} håller med om hela texten." in leader.words
    assert f"{objecting} har svarat något annat" in leader.words
    stored = [one for one in meeting.snapshot()["confirmation"] if one["version"] == 1]
    assert len(stored) == PHONES
    assert sum(WRONG in one["said"].values() for one in stored) == objecting


async def _answer(phones: list[Phone], meeting: Meeting) -> None:
    await asyncio.gather(*(phone.come_in(meeting.link) for phone in phones))
    await asyncio.gather(*(phone.connect() for phone in phones))
    await asyncio.to_thread(meeting.propose)
    await asyncio.gather(*(_say(phone) for phone in phones))
    await asyncio.gather(*(phone.leave() for phone in phones))


async def _say(phone: Phone) -> None:
    """Read the text, agree to all of it, and object to a part where that is so; every third loses
    the connection after it has answered and sends the same answer again."""
    answer = await phone.web.get(f"{phone.url}/s/{phone.session}/text")
    every = list(range(len(answer.json()["passages"])))
    about = {"version": 1, "passages": every, "agree": True}
    await _done(phone, **about)
    if phone.number % 10 == 0:
        wrong = {"version": 1, "passages": [1], "agree": False, "text": WRONG}
        await _done(phone, **wrong)
    if phone.number % 3 == 0:
        phone.disconnect()
        await phone.connect()
        again = [one for one in every if one != 1 or phone.number % 10]
        await _done(phone, **about | {"passages": again})


async def _done(phone: Phone, **fields: object) -> None:
    answer = await phone.do("text.confirm", **fields)
    assert "n" in answer, answer
