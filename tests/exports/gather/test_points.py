"""Points in the minutes: lists with lines between them, and nothing where nothing is."""

from __future__ import annotations

from typing import Any

from exports.document import Bullet, Bullets, Heading, Section, Text
from exports.gather import minutes
from session_templates.plan import shipped
from tests.meetings.live_room import begin, did, live_of
from workshop.base.ids import new_id
from workshop.sessions.contents import load
from workshop.storage.database import Database


class Meeting:
    """A start-up meeting, and who writes in it."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.people, self.live = begin(database, "uppstartsmote"), live_of(database)

    def point(self, text: str, segment: str = "baseline", **fields: Any) -> str:
        """One more point; its id."""
        idea = new_id()
        place = {"segment_id": self.people.segments[segment], "text": text}
        did(self.live, self.people.anna, "idea.add", id=idea, **place, **fields)
        return idea

    def sections(self) -> tuple[Section, ...]:
        """Those of points: the devices of the room are counted in another one."""
        contents = self.database.read(lambda db: load(db, self.people.session_id))
        assert contents is not None
        sections = minutes.gather(contents, "Samsyn").sections
        counted = [one for one in sections if one.heading == "Representation i mötet"]
        assert [one.parts for one in counted] == [(Text("Totalt 4 deltagare."),)]
        return tuple(one for one in sections if one not in counted)


def test_where_nothing_stands_there_is_no_heading(database: Database) -> None:
    meeting = Meeting(database)
    assert meeting.sections() == ()
    meeting.point("Arbetsgrupp", "next", column="next-steps")
    assert meeting.sections() == (
        Section(
            "Det fortsatta arbetet",
            sections=(Section("Nästa steg", (Bullets((Bullet("Arbetsgrupp"),)),)),),
        ),
    )


def test_lines_stand_between_points_in_the_order_written(database: Database) -> None:
    meeting = Meeting(database)
    first = meeting.point("Först", form="paragraph")
    meeting.point("Under raden", parent_id=first)
    point = meeting.point("Punkt")
    below = meeting.point("Underpunkt", parent_id=point)
    meeting.point("Djupast", parent_id=below)
    meeting.point("Bra jobbat", form="quotation", actor="Kim Ek")
    meeting.point("Utan namn", form="quotation")
    heading = meeting.point("Aktivitet", form="heading")
    meeting.point("Del", form="heading", parent_id=heading)
    meeting.point("Varför?", form="question", parent_id=heading)
    meeting.point("Sist")
    (section,) = meeting.sections()
    assert section.parts == (
        Text("Först"),
        Bullets(
            (Bullet("Under raden"), Bullet("Punkt"), Bullet("Underpunkt", 1), Bullet("Djupast", 2))
        ),
        Text("– Bra jobbat, säger Kim Ek."),
        Text("– Utan namn."),
        Heading("Aktivitet"),
        Heading("Del", 1),
        Bullets((Bullet("Fråga --> Varför?", question=True), Bullet("Sist"))),
    )


def test_what_was_not_discussed_says_so(database: Database) -> None:
    meeting = Meeting(database)
    said = shipped()["uppstartsmote"].wording.not_discussed
    assert said == "Frågan diskuterades inte i detta möte."
    meeting.point(said, "next", column="support")
    (section,) = meeting.sections()
    assert [one.heading for one in section.sections] == ["Medskick gällande fortsatt stöd"]
