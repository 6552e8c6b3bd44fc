"""The form of a template, drawn from what its file holds: one field for each word and number.

A field is called by its place in the file (`segments[0].columns[1].label`), so that a sentence of
what checks files stands beside the field it is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from werkzeug.datastructures import MultiDict

from facilitator.words.template import NAMES, OF_WORDING, step_names
from session_templates.kinds import KINDS, steps_of
from session_templates.segments import keys_of
from words.refused import Refused
from words.text import storable, typed
from workshop.http import web

Data = dict[str, Any]

LONG = ("description", "prompt", "short_prompt", "outcome", "sentence", "table_description")
WHOLE = ("minutes", "target_categories", "votes")
TRUTHS = ("other", "required", "asked", "planned")
LISTS = ("choices", "months", "number_words", "categories", "samples")
OF_SEGMENTS = (
    *("heading", "short_heading", "prompt", "short_prompt", "minutes", "steps", "votes"),
    *("target_categories", "outcome", "discussion_heading", "samples"),
)


@dataclass
class Field:
    """A field. `value` is a text; a truth; or the steps, by what they are called in files."""

    where: str
    key: str
    label: str
    kind: str
    value: Any
    needed: bool
    choices: Mapping[str, str] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


@dataclass
class Part:
    """Fields that belong together: a segment, a column of it, the question, the set words."""

    where: str
    title: str
    fields: list[Field]
    parts: list[Part] = field(default_factory=list)
    columns: bool = False
    """Whether columns may be added."""

    def every(self) -> Iterator[Field]:
        """All fields, also those of its parts."""
        yield from self.fields
        for part in self.parts:
            yield from part.every()


def parts_of(data: Data) -> list[Part]:
    """All that can be changed of a template."""
    segments = [_segment(one, number) for number, one in enumerate(data["segments"])]
    top = [_field(data, "", key) for key in ("title", "description")]
    names = "\n".join(one["name"] for one in data.get("categories", []))
    top.append(_made("categories", "categories", names, needed=False))
    return [Part("", "", top), *segments, *_question(data), *_groups(data), *_wording(data)]


def filled(data: Data, answers: MultiDict[str, str]) -> None:
    """Put what was typed into the data of the form that it was typed into. Where there are votes
    the vote is the last step, and where there are none there is no such step."""
    for one in [one for part in parts_of(data) for one in part.every()]:
        *above, key = places(one.where)
        table = found(data, above)
        value = _answer(one, answers, table)
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value
    for segment in data["segments"]:
        if "steps" in segment:
            segment["steps"] = [one for one in segment["steps"] if one != "vote"]
            segment["steps"] += ["vote"] if _votes(segment) else []


def put_errors(parts: list[Part], where: str, refused: Refused) -> bool:
    """Say beside a field what is wrong with it; whether there is such a field."""
    fields = [one for part in parts for one in part.every()]
    inner = re.sub(r"\[\d+\](\.name)?$", "", where)  # one line of several
    for one in fields:
        if one.where in (where, inner):
            one.errors.append(web.gettext(refused.message).format(**refused.values))
            return True
    return False


def places(where: str) -> list[str | int]:
    """The keys and numbers of a place in a file."""
    return [int(number) if number else key for number, key in re.findall(r"\[(\d+)\]|(\w+)", where)]


def found(data: Any, way: list[str | int]) -> Any:
    """What stands at a place. LookupError."""
    for step in way:
        data = data[step]
    return data


def _segment(data: Data, number: int) -> Part:
    where, kind = f"segments[{number}]", KINDS[data["kind"]]
    needed, allowed = keys_of(kind)
    shown = [key for key in OF_SEGMENTS if key in needed or key in allowed]
    if data.get("columns") and "samples" not in data:
        shown = [key for key in shown if key != "samples"]  # each column has its own
    part = Part(where, data.get("short_heading") or "", [])
    part.fields = [_field(data, where, key, needed=key in needed) for key in shown]
    part.columns = kind.columns
    for at, column in enumerate(data.get("columns", [])):
        place = f"{where}.columns[{at}]"
        fields = [_field(column, place, "label")]
        fields += [_field(column, place, key, needed=False) for key in ("planned", "samples")]
        part.parts.append(Part(place, column.get("label") or "", fields))
    return part


def _question(data: Data) -> Iterator[Part]:
    if asked := data.get("organisation"):
        keys = ("question", "choices", "other", "required", "asked")
        optional = ("choices",) if data.get("groups") else ()
        fields = [_field(asked, "organisation", key, needed=key not in optional) for key in keys]
        yield Part("organisation", web.gettext("Question on joining"), fields)


def _groups(data: Data) -> Iterator[Part]:
    for number, group in enumerate(data.get("groups", [])):
        where, keys = f"groups[{number}]", ("label", "unit", "lead_in")
        fields = [_field(group, where, key, needed=key == "label") for key in keys]
        yield Part(where, web.gettext("Group of organisations"), fields)


def _wording(data: Data) -> Iterator[Part]:
    words = data["wording"]
    part = Part("wording", web.gettext("The set words of the minutes"), [])
    part.fields = [_field(words, "wording", key) for key in OF_WORDING if key in words]
    if appendix := words.get("appendix"):
        where, title = "wording.appendix", web.gettext("The set words of the appendix")
        part.parts = [Part(where, title, [_field(appendix, where, key) for key in appendix])]
    yield part


def _field(table: Data, where: str, key: str, *, needed: bool = True) -> Field:
    place = f"{where}.{key}" if where else key
    value = table.get(key)
    if key == "steps":
        usual = steps_of(table["kind"], _votes(table))
        one = _made(place, key, list(value or usual), needed=False)
        one.choices = step_names(table["kind"], _votes(table))
        return one
    if key in LISTS:
        value = "\n".join(value or [])
    return _made(place, key, value, needed=needed)


def _made(where: str, key: str, value: Any, *, needed: bool) -> Field:
    label = web.gettext(NAMES[where] if where in NAMES else NAMES[_of_group(where, key)])
    return Field(where, key, label, _kind(where, key), "" if value is None else value, needed)


def _of_group(where: str, key: str) -> str:
    group = re.sub(r"\[\d+\]", "", where).rpartition(".")[0]
    return f"{group}.{key}" if group else key


def _kind(where: str, key: str) -> str:
    if key in LISTS:
        return "lines"
    if key == "steps":
        return key
    if key in TRUTHS:
        return "truth"
    if key in WHOLE and where.startswith("segments"):
        return "whole"
    return "text" if key in LONG else "line"


def _votes(table: Data) -> int | None:
    votes = table.get("votes")
    return votes if isinstance(votes, int) else None


def _answer(one: Field, answers: MultiDict[str, str], table: Data) -> Any:
    """What was said in a field; None where it says nothing and need not."""
    if one.kind == "truth":
        return one.where in answers or (False if one.needed else None)
    if one.kind == "steps":
        steps = [step for step in answers.getlist(one.where) if step in one.choices]
        return steps if steps != [*steps_of(table["kind"], _votes(table))] else None
    said = typed(answers.get(one.where, ""))
    if one.kind == "lines":
        lines = [line for each in said.splitlines() if (line := typed(each))]
        if one.where == "categories":
            return [{"name": line} for line in lines] or None
        return lines if lines or one.needed else None
    if one.kind == "whole":
        number = int(said) if said.isascii() and said.isdecimal() and len(said) < 9 else said
        return number if said or one.needed else None
    if one.where.startswith("wording") and said:  # what stands before something ends with a space
        return storable(answers[one.where]).strip("\n").replace("\n", " ")
    return " ".join(said.split()) if said or one.needed else None
