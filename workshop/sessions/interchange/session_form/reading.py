"""From a file to the records of a new session. Whatever is wrong is one sentence with a place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from session_templates.plan import Template, shipped
from words.checked import Checked, Malformed, shown
from words.refused import N_
from workshop.base.ids import new_id
from workshop.meeting.ranks import spread
from workshop.sessions.interchange.form import (
    at_most,
    carried,
    key,
    matching,
    once,
    table,
    text,
    visible,
)
from workshop.sessions.interchange.ideas import FULL, Ideas, known_group
from workshop.sessions.interchange.rows import Read
from workshop.sessions.interchange.session_form import shape
from workshop.sessions.interchange.session_form.segments import Segments
from workshop.sessions.interchange.sources import Places, Sourced
from workshop.storage.models import Category, Expected, Session


def read(file: Checked, session_id: str) -> Read:
    """The records of a session; what it rests on is not looked for yet."""
    template = _template(file)
    table(file, shape.ABOUT, (*shape.MAY_SAY, *shape.CARRIED))
    session = _session(file, template, session_id)
    categories = _categories(session, file["categories"])
    ideas = Ideas(FULL, groups={group["key"] for group in session.groups})
    segments = Segments(session, template, categories, ideas)
    for number, one in enumerate(at_most(file["segments"], shape.MOST_SEGMENTS)):
        segments.read(one, number)
    if not segments.rows:
        raise Malformed(file["segments"].where, N_("must not be empty"))
    once(segments.keys)
    of_categories = [
        Sourced(category, sources)
        for entry, category in zip(file["categories"].each(), categories.values(), strict=True)
        if (sources := entry.get("sources"))
    ]
    by_pointer = {f"/categories/{number}": row for number, row in enumerate(categories.values())}
    return Read(
        session,
        [
            session,
            *segments.rows,
            *categories.values(),
            *segments.placements,
            *ideas.room_tables(),
            *ideas.rows,
            *segments.counts,
            *_expected(session, file),
        ],
        called=text(file["id"]),
        places=Places(session, {**by_pointer, **ideas.places}),
        sourced=[*of_categories, *ideas.sourced],
    )


def _template(file: Checked) -> Template:
    """The template of the file's method with the words that a file does not hold, in its language
    or else in English."""
    name = text(file["schema"])
    method, _, version = name.rpartition("/")
    found = [one for one in shipped().values() if one.method == method]
    if version != "1" or not found:
        raise Malformed(
            file["schema"].where,
            N_("is “{value}”; no method here is called so"),
            value=shown(name),
        )
    language = file.get("language")
    wanted = text(language) if language else ""
    for begins in (wanted, wanted[:3], "en-"):
        for one in found:
            if begins and one.language.startswith(begins):
                return one
    return found[0]


def _session(file: Checked, template: Template, session_id: str) -> Session:
    line, front, status = (file.get(name) for name in ("place_date_line", "front", "status"))
    return Session(
        id=session_id,
        method=template.method,
        template=template.id,
        language=matching(
            file["language"],
            "[a-z]{2}-[A-Z]{2}",
            N_("is “{value}”; it must be a language and a country like sv-SE"),
        ),
        title=visible(file["title"], shape.LONGEST_TITLE),
        place=text(file["place"], shape.LONGEST_LINE),
        date=file["date"].day(),
        place_date_line=text(line, shape.LONGEST_LINE) if line else None,
        wording=template.wording.as_json(),
        status="settled" if status and _state(status) == "settled" else "draft",
        imported=_imported(file),
        desk=template.desk,
        front=_front(front) if front else None,
        groups=list(_groups(file)),
    )


def _state(file: Checked) -> str:
    table(file, ("state",), ("at", "sha256"))
    if at := file.get("at"):
        text(at, shape.LONGEST_LINE)
    if digest := file.get("sha256"):
        matching(digest, "[0-9a-f]{64}", N_("is “{value}”; it must be 64 digits and small letters"))
    return file["state"].one_of(shape.STATES)


def _imported(file: Checked) -> dict[str, Any]:
    """What the file says of itself."""
    key(file["id"])
    if invented := file.get("invented"):
        invented.truth()
    for name in ("source", "as_published"):
        if said := file.get(name):
            said.table()
    return {name: carried(said) for name in (*shape.CARRIED, "status") if (said := file.get(name))}


def _front(file: Checked) -> dict[str, Any]:
    lines = (*shape.FRONT_LINES, "audience")
    table(file, (), (*lines, *shape.FRONT_LISTS, *shape.FRONT_DAYS))
    found: dict[str, Any] = {}
    for name in file.value:
        said = file[name]
        if name in shape.FRONT_LISTS:
            members = at_most(said, shape.FRONT_LISTS[name])
            found[name] = [text(member, shape.LONGEST_LINE) for member in members]
        elif name in shape.FRONT_DAYS:
            found[name] = said.day().isoformat()
        else:
            found[name] = text(said) if name == "audience" else text(said, shape.LONGEST_LINE)
    return found


def _groups(file: Checked) -> Iterator[dict[str, Any]]:
    groups = file.get("groups")
    members = at_most(groups, shape.MOST_GROUPS) if groups else []
    for member in members:
        table(member, ("key", "label"), ("counted",))
    once((member["key"], key(member["key"])) for member in members)
    for member in members:
        counted = member.get("counted")
        yield {
            "key": key(member["key"]),
            "label": text(member["label"], shape.LONGEST_LINE),
            "counted": counted.truth() if counted else True,
        }


def _expected(session: Session, file: Checked) -> Iterator[Expected]:
    expected = file.get("expected")
    members = at_most(expected, shape.MOST_EXPECTED) if expected else []
    groups = {group["key"] for group in session.groups}
    for member, rank in zip(members, spread(len(members)), strict=True):
        table(member, ("group", "name"), ("here",))
        here = member.get("here")
        yield Expected(
            id=new_id(),
            session_id=session.id,
            group=known_group(member["group"], groups),
            name=text(member["name"], shape.LONGEST_LINE),
            rank=rank,
            here=here.truth() if here and here.value is not None else None,
        )


def _categories(session: Session, file: Checked) -> dict[str, Category]:
    """By their keys, in the order of the file."""
    members = at_most(file, shape.MOST_CATEGORIES)
    categories: dict[str, Category] = {}
    for member, rank in zip(members, spread(len(members)), strict=True):
        table(member, ("key", "name"), ("text", "sources"))
        name = key(member["key"])
        if name in categories:
            raise Malformed(member["key"].where, N_("is there twice"))
        about = member.get("text")
        categories[name] = Category(
            id=new_id(),
            session_id=session.id,
            key=name,
            name=visible(member["name"], shape.LONGEST_LINE),
            text=text(about) if about else None,
            rank=rank,
        )
    return categories
