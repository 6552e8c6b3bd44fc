"""A method as data: the segments of a session, in order, and the words of its minutes.

A template is one TOML file; `docs/method-and-templates.md` describes every key. Code knows the
*kinds* of segment and the ids of columns, never the words of a method.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from session_templates.groups import GroupPlan, groups
from session_templates.kinds import KINDS, Gathers, Kind, SegmentKind
from session_templates.patterns import filled, pattern
from words.checked import Checked, Malformed
from words.refused import N_, Refused

FOLDER = Path(__file__).parent


class TemplateError(Refused):
    """A template file cannot be used. The sentence names file and key."""


@dataclass(frozen=True)
class ColumnPlan:
    """A column of a segment. `id` is stored, `label` is shown; where it is `planned`, its entries
    say who does them and by when, in whatever kind of segment."""

    id: str
    label: str
    planned: bool = False

    def as_json(self) -> dict[str, Any]:
        """What a segment keeps of this: of what is not so, nothing."""
        return {"id": self.id, "label": self.label} | ({"planned": True} if self.planned else {})


@dataclass(frozen=True)
class SegmentPlan:
    """One segment. `key` tells it from the others of the template, whatever its words are;
    `minutes` is a suggested length; `short_prompt` is for small screens.

    Where categories are made there are `target_categories` (a guide, not a wall) and `outcome`, the
    set sentence with {number_word}; where there are notes, a `discussion_heading`. `votes` is how
    many each table or person may cast when the segment ends; None: there is no voting. Where it is
    counted who is there, `outcome` holds {persons} and, in brackets, {excluded}. `gathers` is what
    is shown of the series, `gathers_of` the column whose entries that are.
    """

    key: str
    kind: SegmentKind
    heading: str
    short_heading: str
    prompt: str
    short_prompt: str
    minutes: int
    columns: tuple[ColumnPlan, ...] = ()
    target_categories: int | None = None
    discussion_heading: str | None = None
    outcome: str | None = None
    votes: int | None = None
    gathers: Gathers | None = None
    gathers_of: str | None = None


@dataclass(frozen=True)
class AppendixWords:
    """The set words of the appendix to the minutes. Headings, but for `sentence` under the first.

    `votes` also stands over the figures; `due` holds {day} {month} {year}, `origin` {table}.
    """

    heading: str
    sentence: str
    by_category: str
    unsorted: str
    merged: str
    votes: str
    responsible: str
    due: str
    left_out: str
    origin: str


@dataclass(frozen=True)
class Wording:
    """The set words of a session's minutes, in its language.

    `place_date_line` holds {place} {day} {month} {year}; `months` are twelve; `number_words`
    count from zero, and above the last of them digits are written; `page` holds {page} {pages};
    `table_title` holds {columns} {categories}. Without an `appendix` of its own a session's
    has the words of `appendix_words()`. `date_line` holds {day} {month} {year}, for a session that
    is nowhere: only a template that needs a place goes without. Where it is counted who is there,
    `count_line` holds {lead_in} {present} {of} {unit} {addition}, all but the number and the unit
    in brackets, and `decimal` is the sign in a number that is not whole. `quotation` holds {text}
    and, in brackets, {actor}. `not_discussed` is the point of a segment that nobody had time for;
    without it there is none.
    """

    minutes: str
    place_date_line: str
    months: tuple[str, ...]
    number_words: tuple[str, ...]
    question_prefix: str
    joining_word: str
    draft: str
    settled: str
    page: str
    table_title: str
    table_description: str
    appendix: AppendixWords | None = None
    date_line: str | None = None
    count_line: str | None = None
    decimal: str | None = None
    not_discussed: str | None = None
    quotation: str | None = None

    def quoted(self, text: str, actor: str | None) -> str:
        """What somebody said, with who that is where it is known."""
        return filled(self.quotation or "{text}", text=text, actor=actor)

    def number(self, number: float) -> str:
        """A number of at most two decimals in digits, none of which is a trailing zero."""
        return f"{number:.2f}".rstrip("0").rstrip(".").replace(".", self.decimal or ".")

    def counted(self, present: float, of: float | None, unit: str, **around: str | None) -> str:
        """How many were there, of how many; `around` it a lead_in and an addition, or None."""
        expected = None if of is None else self.number(of)
        line = self.count_line or "[{lead_in} ]{present}[/{of}] {unit}[ {addition}]"
        return filled(line, present=self.number(present), of=expected, unit=unit, **around)

    def joined(self, names: Sequence[str]) -> str:
        """Names, at least one, as one says them: "A, B and C"."""
        *others, last = names
        return f"{', '.join(others)} {self.joining_word} {last}" if others else last

    def number_word(self, number: int) -> str:
        """`number` in words as far as the template lists them, then in digits."""
        return self.number_words[number] if number < len(self.number_words) else str(number)

    def place_and_date(self, place: str, day: date, verbatim: str | None = None) -> str:
        """The line under the title: verbatim where a file gave one, else after the pattern."""
        if verbatim is not None:
            return verbatim
        line = self.place_date_line if place or self.date_line is None else self.date_line
        return line.format(place=place, **self.date_words(day))

    def date_words(self, day: date) -> dict[str, object]:
        """What fills the {day} {month} {year} of a pattern."""
        return {"day": day.day, "month": self.months[day.month - 1], "year": day.year}

    def as_json(self) -> dict[str, Any]:
        """What a session keeps of this."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Wording:
        """The wording a session kept."""
        lists = {key: tuple(stored[key]) for key in ("months", "number_words")}
        appendix = stored.get("appendix")
        return cls(**stored | lists | {"appendix": AppendixWords(**appendix) if appendix else None})


@dataclass(frozen=True)
class OrganisationPlan:
    """What those who join may be asked: which of the `choices` they come from.

    Without choices they are the organisations that the session expects. `other`: or from elsewhere,
    in words of their own. `required`: nobody joins without an answer. `asked`: whether a session
    asks unless its facilitator says otherwise. `several`: a device may answer for more than one,
    and for more persons than one.
    """

    question: str
    choices: tuple[str, ...]
    other: bool
    required: bool
    asked: bool
    several: bool = False

    def as_json(self) -> dict[str, Any]:
        """What a session keeps of this."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> OrganisationPlan:
        """The question a session kept."""
        return cls(**stored | {"choices": tuple(stored["choices"])})


@dataclass(frozen=True)
class Template:
    """A method in one language. `id` is the file's name; `method` is the same in every language.

    `categories` are the names of those that a session has from its start. `needs_place`: there is
    no session that is nowhere. `groups` are those of organisations. `front` holds set lines of page
    one: kicker and subtitle (texts), mark (lines). `desk`: what is made of it is a text worked out
    at a desk, which nobody has to join.
    """

    id: str
    method: str
    language: str
    title: str
    description: str
    segments: tuple[SegmentPlan, ...]
    wording: Wording
    organisation: OrganisationPlan | None = None
    categories: tuple[str, ...] = ()
    needs_place: bool = True
    groups: tuple[GroupPlan, ...] = ()
    front: dict[str, Any] | None = None
    desk: bool = False

    def segment(self, kind: SegmentKind) -> SegmentPlan:
        """The first segment of a kind; KeyError where the method has none."""
        for segment in self.segments:
            if segment.kind == kind:
                return segment
        raise KeyError(kind)


@cache
def shipped() -> dict[str, Template]:
    """The templates that come with Samsyn, by id, in the order of their file names."""
    return load_folder(FOLDER)


HELD_BACK = {"startup-meeting", "startup-results"}
"""Methods of whose kinds of segment not every screen knows enough yet."""


def offered() -> dict[str, Template]:
    """Those of the shipped templates that a session can be started from by itself, by id."""
    return {
        name: template
        for name, template in shipped().items()
        if not template.desk and template.method not in HELD_BACK
    }


def appendix_words(language: str) -> AppendixWords:
    """The words for an appendix in a language: of a template that ships in it, else in English."""
    for wanted in (language, language[:3], "en-"):
        for template in shipped().values():
            if template.language.startswith(wanted) and template.wording.appendix:
                return template.wording.appendix
    raise LookupError(language)


def load_folder(folder: Path) -> dict[str, Template]:
    """Every template in a folder, by id. TemplateError names the file and key that is wrong."""
    return {path.stem: load(path) for path in sorted(folder.glob("*.toml"))}


def load(path: Path) -> Template:
    """Read and check one template file."""
    try:
        return _template(path.stem, Checked(tomllib.loads(path.read_text("utf-8"))))
    except OSError as error:
        raise TemplateError("{file}: {fault}", file=path.name, fault=error.strerror) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, Malformed) as error:
        raise TemplateError("{file}: {fault}", file=path.name, fault=error) from None


def _template(name: str, file: Checked) -> Template:
    keys = ("method", "language", "title", "description", "wording", "segments")
    file.only(keys, ("organisation", "categories", "needs_place", "groups", "front", "desk"))
    organisation, categories = file.get("organisation"), file.get("categories")
    needs_place, front, desk = file.get("needs_place"), file.get("front"), file.get("desk")
    of_groups = file.get("groups")
    of = groups(of_groups) if of_groups else ()
    template = Template(
        id=name,
        method=file["method"].text(empty=False),
        language=file["language"].text(empty=False),
        title=file["title"].text(empty=False),
        description=file["description"].text(),
        segments=_segments(file["segments"]),
        wording=_wording(file["wording"]),
        organisation=_organisation(organisation, of) if organisation else None,
        categories=_categories(categories) if categories else (),
        needs_place=needs_place.truth() if needs_place else True,
        groups=of,
        front=_front(front) if front else None,
        desk=desk.truth() if desk else False,
    )
    if template.wording.date_line is None and not template.needs_place:
        raise Malformed("wording.date_line", N_("is missing"))
    if any(KINDS[segment.kind].counts for segment in template.segments):
        _can_count(template)
    return template


def _can_count(template: Template) -> None:
    if not template.groups:
        raise Malformed("groups", N_("is missing"))
    if template.wording.count_line is None:
        raise Malformed("wording.count_line", N_("is missing"))


def _front(file: Checked) -> dict[str, Any]:
    file.only((), ("kicker", "subtitle", "mark"))
    lines = {
        key: file[key].text(empty=False) for key in ("kicker", "subtitle") if key in file.value
    }
    mark = file.get("mark")
    return lines | ({"mark": [line.text(empty=False) for line in mark.each()]} if mark else {})


LONGEST_CHOICE = 60


def _organisation(file: Checked, of: tuple[GroupPlan, ...]) -> OrganisationPlan:
    """Where there are groups, the choices may be those that are expected."""
    needed = ("question", "other", "required", "asked")
    file.only(needed if of else (*needed, "choices"), ("choices", "several"))
    given, several = file.get("choices"), file.get("several")
    choices = tuple(
        choice.text(longest=LONGEST_CHOICE, empty=False)
        for choice in (given.each() if given else ())
    )
    if given and not choices:
        raise Malformed(f"{file.where}.choices", N_("must not be empty"))
    return OrganisationPlan(
        question=file["question"].text(empty=False),
        choices=choices,
        other=file["other"].truth(),
        required=file["required"].truth(),
        asked=file["asked"].truth(),
        several=several.truth() if several else False,
    )


LONGEST_CATEGORY, MOST_CATEGORIES = 80, 99


def _categories(file: Checked) -> tuple[str, ...]:
    """The names of categories; two may have the same one."""
    entries = [entry.only(("name",)) for entry in file.each()]
    if len(entries) > MOST_CATEGORIES:
        most = entries[MOST_CATEGORIES]
        raise Malformed(
            most.where, N_("is one too many: at most {most} are allowed"), most=MOST_CATEGORIES
        )
    return tuple(entry["name"].text(longest=LONGEST_CATEGORY, empty=False) for entry in entries)


def _segments(file: Checked) -> tuple[SegmentPlan, ...]:
    segments: dict[str, SegmentPlan] = {}
    for entry in file.each():
        segment = _segment(entry)
        if segment.key in segments:
            raise Malformed(f"{entry.where}.key", N_("is there twice"))
        segments[segment.key] = segment
    if not segments:
        raise Malformed(file.where, N_("must not be empty"))
    return tuple(segments.values())


_SEGMENT_KEYS = ("key", "kind", "heading", "short_heading")
_KEYS_OF_TRAITS = {
    "written": ("prompt", "short_prompt", "minutes"),
    "makes_categories": ("target_categories", "outcome"),
    "notes": ("discussion_heading",),
    "needs_columns": ("columns",),
    "counts": ("outcome",),
    "gathers": ("gathers",),
}
_MAY_BE = {
    "written": ("votes",),
    "columns": ("columns",),
    "gathers": ("of",),
    "counts": ("minutes",),
}


def _segment(file: Checked) -> SegmentPlan:
    every = [key for table in (_KEYS_OF_TRAITS, _MAY_BE) for keys in table.values() for key in keys]
    file.only(_SEGMENT_KEYS, every)
    name = cast(SegmentKind, file["kind"].one_of(KINDS))
    kind = KINDS[name]
    needed, allowed = (
        [key for trait, keys in table.items() if getattr(kind, trait) for key in keys]
        for table in (_KEYS_OF_TRAITS, _MAY_BE)
    )
    file.only((*_SEGMENT_KEYS, *needed), allowed)
    columns, votes, minutes = file.get("columns"), file.get("votes"), file.get("minutes")
    gathers, of = file.get("gathers"), file.get("of")
    return SegmentPlan(
        key=file["key"].text(empty=False),
        kind=name,
        heading=file["heading"].text(empty=kind.gathers),
        short_heading=file["short_heading"].text(empty=False),
        prompt=file["prompt"].text(empty=False) if kind.written else "",
        short_prompt=file["short_prompt"].text(empty=False) if kind.written else "",
        minutes=minutes.whole(least=1, most=1440) if minutes else 0,
        columns=_columns(columns) if columns else (),
        target_categories=(
            file["target_categories"].whole(least=1, most=99) if kind.makes_categories else None
        ),
        discussion_heading=file["discussion_heading"].text(empty=False) if kind.notes else None,
        outcome=_outcome(file, kind),
        votes=votes.whole(least=1, most=99) if votes else None,
        gathers=cast(Gathers, gathers.one_of(get_args(Gathers))) if gathers else None,
        gathers_of=of.text(empty=False) if of else None,
    )


def _outcome(file: Checked, kind: Kind) -> str | None:
    if kind.counts:
        return pattern(file["outcome"], "persons", "excluded")
    return pattern(file["outcome"], "number_word") if kind.makes_categories else None


def _columns(file: Checked) -> tuple[ColumnPlan, ...]:
    columns = tuple(_column(entry.only(("id", "label"), ("planned",))) for entry in file.each())
    if not columns:
        raise Malformed(file.where, N_("must not be empty"))
    if len({column.id for column in columns}) < len(columns):
        raise Malformed(file.where, N_("holds the same id twice"))
    return columns


def _column(file: Checked) -> ColumnPlan:
    planned = file.get("planned")
    return ColumnPlan(
        id=file["id"].text(empty=False),
        label=file["label"].text(empty=False),
        planned=planned.truth() if planned else False,
    )


_DATE = ("day", "month", "year")
_COUNTED = ("lead_in", "present", "of", "unit", "addition")
_WORDS = ("minutes", "question_prefix", "joining_word", "draft", "settled", "table_description")
_MAY_BE_WORDS = ("date_line", "count_line", "decimal", "not_discussed", "quotation")
_PATTERNS = {
    "place_date_line": ("place", *_DATE),
    "page": ("page", "pages"),
    "table_title": ("columns", "categories"),
}


def _wording(file: Checked) -> Wording:
    file.only((*_WORDS, *_PATTERNS, "months", "number_words"), ("appendix", *_MAY_BE_WORDS))
    appendix, date_line = file.get("appendix"), file.get("date_line")
    count_line, decimal = file.get("count_line"), file.get("decimal")
    not_discussed, quotation = file.get("not_discussed"), file.get("quotation")
    months = tuple(month.text(empty=False) for month in file["months"].each())
    if len(months) != 12:
        raise Malformed(f"{file.where}.months", N_("must hold twelve names"))
    return Wording(
        months=months,
        number_words=tuple(word.text(empty=False) for word in file["number_words"].each()),
        appendix=_appendix(appendix) if appendix else None,
        date_line=pattern(date_line, *_DATE) if date_line else None,
        count_line=pattern(count_line, *_COUNTED) if count_line else None,
        decimal=decimal.text(longest=1, empty=False) if decimal else None,
        not_discussed=not_discussed.text(empty=False) if not_discussed else None,
        quotation=pattern(quotation, "text", "actor") if quotation else None,
        **{key: file[key].text(empty=False) for key in _WORDS},
        **{key: pattern(file[key], *names) for key, names in _PATTERNS.items()},
    )


_APPENDIX_PATTERNS = {"due": _DATE, "origin": ("table",)}


def _appendix(file: Checked) -> AppendixWords:
    keys = [field.name for field in fields(AppendixWords)]
    file.only(keys)
    return AppendixWords(
        **{
            key: pattern(file[key], *_APPENDIX_PATTERNS[key])
            if key in _APPENDIX_PATTERNS
            else file[key].text(empty=False)
            for key in keys
        }
    )
