"""The file format `series/1`: a series with its units and all its sessions, in and out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, count
from typing import Any

from words.checked import Checked, Malformed, shown
from words.refused import N_
from words.text import folded
from workshop.base.clock import now
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
from workshop.sessions.interchange.rows import Read, Rows
from workshop.sessions.interchange.sources import Pointers, resolve
from workshop.sessions.interchange.writing import as_text, called_of, write_session
from workshop.sessions.series_contents import SeriesContents
from workshop.storage.models import Base, Idea, Series, Unit

SCHEMA = "series/1"
MOST_SESSIONS, MOST_UNITS, MOST_FACTS, MOST_ITEMS = 400, 400, 20, 200_000
LONGEST_TITLE, LONGEST_NAME, MOST_PERSONS = 300, 200, 1_000_000
CARRIED = ("invented", "source")
"""What a file says of itself: kept with the series and given back, not worked on."""


def read(file: Checked, series_id: str, read_session: Callable[[Checked, str], Read]) -> Rows:
    """The records of a series. Malformed says what is wrong, and where."""
    required = ("schema", "id", "language", "title", "units", "sessions")
    table(file, required, ("persons", "unit_of", *CARRIED))
    series = _series(file, series_id)
    units = _units(series, file["units"])
    found = [read_session(one, new_id()) for one in at_most(file["sessions"], MOST_SESSIONS)]
    by_name = _by_name(found, file["sessions"])
    _check_number(found, file["sessions"])
    for session, unit in _unit_of(file, by_name, units):
        session.session.unit_id = unit.id
    made_at = now()
    for number, one in enumerate(found):
        one.session.series_id = series.id
        # The order of the file, which is given back.
        one.session.created_at = made_at + dt.timedelta(microseconds=number)
    resolve(
        [sourced for one in found for sourced in one.sourced],
        {name: one.places for name, one in by_name.items()},
    )
    rows = _table_by_table(row for one in found for row in one.rows)
    sessions = tuple(one.session for one in found)
    return Rows(series, sessions, [series, *units.values(), *rows])


def _series(file: Checked, series_id: str) -> Series:
    persons = file.get("persons")
    if invented := file.get("invented"):
        invented.truth()
    if source := file.get("source"):
        source.table()
    return Series(
        id=series_id,
        key=key(file["id"]),
        title=visible(file["title"], LONGEST_TITLE),
        language=matching(
            file["language"],
            "[a-z]{2}-[A-Z]{2}",
            N_("is “{value}”; it must be a language and a country like sv-SE"),
        ),
        persons=None
        if persons is None or persons.value is None
        else persons.whole(most=MOST_PERSONS),
        imported={name: carried(said) for name in CARRIED if (said := file.get(name))},
    )


def _units(series: Series, file: Checked) -> dict[str, Unit]:
    """By their keys, in order."""
    members = at_most(file, MOST_UNITS)
    for member in members:
        table(member, ("key", "name"), ("facts",))
    once((member["key"], key(member["key"])) for member in members)
    units: dict[str, Unit] = {}
    for member, rank in zip(members, spread(len(members)), strict=True):
        facts = member.get("facts")
        name = key(member["key"])
        units[name] = Unit(
            id=new_id(),
            series_id=series.id,
            key=name,
            name=visible(member["name"], LONGEST_NAME),
            rank=rank,
            facts=[text(fact, LONGEST_NAME) for fact in at_most(facts, MOST_FACTS)]
            if facts
            else [],
        )
    return units


def _by_name(found: Iterable[Read], file: Checked) -> dict[str, Read]:
    by_name: dict[str, Read] = {}
    for one in found:
        if one.called in by_name:
            raise Malformed(file.where, N_("“{id}” is there twice"), id=shown(one.called))
        by_name[one.called] = one
    return by_name


def _check_number(found: Iterable[Read], file: Checked) -> None:
    ideas = sum(isinstance(row, Idea) for one in found for row in one.rows)
    if ideas > MOST_ITEMS:
        raise Malformed(
            file.where,
            N_("hold {number} entries; at most {most} are allowed"),
            number=ideas,
            most=MOST_ITEMS,
        )


def _unit_of(
    file: Checked, sessions: Mapping[str, Read], units: Mapping[str, Unit]
) -> Iterator[tuple[Read, Unit]]:
    of = file.get("unit_of")
    if of is None:
        return
    table(of.table(), (), of.value)
    for name in of.value:
        unit = text(of[name])
        if name not in sessions:
            raise Malformed(
                of[name].where, N_("there is no meeting “{id}” in the file"), id=shown(name)
            )
        if unit not in units:
            raise Malformed(of[name].where, N_("there is no unit “{unit}”"), unit=shown(unit))
        yield sessions[name], units[unit]


def _table_by_table(rows: Iterable[Base]) -> list[Base]:
    """Each session's rows stand table by table: so do those of all."""
    order: dict[type[Base], list[Base]] = {}
    for row in rows:
        order.setdefault(type(row), []).append(row)
    tables = {one.name: number for number, one in enumerate(Base.metadata.sorted_tables)}
    return [
        row
        for kind in sorted(order, key=lambda kind: tables[kind.__tablename__])
        for row in order[kind]
    ]


def dumps_series(contents: SeriesContents) -> str:
    """The file, as text that ends with a line break. Errors as `write_series`."""
    return as_text(write_series(contents))


def write_series(contents: SeriesContents) -> dict[str, Any]:
    """The series as its schema has it."""
    series = contents.series
    pointers = Pointers()
    names = _names(contents)
    sessions = [write_session(one, names[one.session.id], pointers) for one in contents.sessions]
    pointers.finish()
    units = {unit.id: unit.key for unit in contents.units}
    said = series.imported or {}
    unit_of = {
        names[one.session.id]: units[one.session.unit_id]
        for one in contents.sessions
        if one.session.unit_id in units
    }
    return {
        "schema": SCHEMA,
        "id": series.key or series.id,
        "language": series.language,
        "title": series.title,
        **({} if series.persons is None else {"persons": series.persons}),
        "units": [
            {"key": unit.key, "name": unit.name} | ({"facts": unit.facts} if unit.facts else {})
            for unit in contents.units
        ],
        **({"unit_of": unit_of} if unit_of else {}),
        "sessions": sessions,
        **{name: said[name] for name in CARRIED if name in said},
    }


def _names(contents: SeriesContents) -> dict[str, str]:
    """What the file calls each session: the same file may have been taken in twice."""
    names: dict[str, str] = {}
    for one in contents.sessions:
        wanted = called_of(one)
        taken = names.values()
        numbered = (f"{folded(wanted, 50)}-{number}" for number in count(2))
        names[one.session.id] = next(
            free for free in chain([wanted], numbered) if free not in taken
        )
    return names
