"""A method as data: the segments of a session, in order, and the words of its minutes.

A template is one TOML file; `docs/method-and-templates.md` describes every key. Code knows the
*kinds* of segment and the ids of columns, never the words of a method.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any, cast

from session_templates.kinds import KINDS, SegmentKind
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
    many each table or person may cast when the segment ends; None: there is no voting.
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
    is nowhere: only a template that needs a place goes without.
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

    `other`: or from elsewhere, in words of their own. `required`: nobody joins without an answer.
    `asked`: whether a session asks unless its facilitator says otherwise.
    """

    question: str
    choices: tuple[str, ...]
    other: bool
    required: bool
    asked: bool

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
    no session that is nowhere.
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
    file.only(keys, ("organisation", "categories", "needs_place"))
    organisation, categories = file.get("organisation"), file.get("categories")
    needs_place = file.get("needs_place")
    template = Template(
        id=name,
        method=file["method"].text(empty=False),
        language=file["language"].text(empty=False),
        title=file["title"].text(empty=False),
        description=file["description"].text(),
        segments=_segments(file["segments"]),
        wording=_wording(file["wording"]),
        organisation=_organisation(organisation) if organisation else None,
        categories=_categories(categories) if categories else (),
        needs_place=needs_place.truth() if needs_place else True,
    )
    if template.wording.date_line is None and not template.needs_place:
        raise Malformed("wording.date_line", N_("is missing"))
    return template


LONGEST_CHOICE = 60


def _organisation(file: Checked) -> OrganisationPlan:
    file.only(("question", "choices", "other", "required", "asked"))
    choices = tuple(
        choice.text(longest=LONGEST_CHOICE, empty=False) for choice in file["choices"].each()
    )
    if not choices:
        raise Malformed(f"{file.where}.choices", N_("must not be empty"))
    return OrganisationPlan(
        question=file["question"].text(empty=False),
        choices=choices,
        other=file["other"].truth(),
        required=file["required"].truth(),
        asked=file["asked"].truth(),
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


_SEGMENT_KEYS = ("key", "kind", "heading", "short_heading", "prompt", "short_prompt", "minutes")
_KEYS_OF_TRAITS = {
    "makes_categories": ("target_categories", "outcome"),
    "notes": ("discussion_heading",),
    "needs_columns": ("columns",),
}


def _segment(file: Checked) -> SegmentPlan:
    file.only(_SEGMENT_KEYS, ["votes", *(key for keys in _KEYS_OF_TRAITS.values() for key in keys)])
    name = cast(SegmentKind, file["kind"].one_of(KINDS))
    kind = KINDS[name]
    needed = [
        key for trait, keys in _KEYS_OF_TRAITS.items() if getattr(kind, trait) for key in keys
    ]
    file.only((*_SEGMENT_KEYS, *needed), ("votes", *(["columns"] if kind.columns else [])))
    columns, votes = file.get("columns"), file.get("votes")
    return SegmentPlan(
        key=file["key"].text(empty=False),
        kind=name,
        heading=file["heading"].text(empty=False),
        short_heading=file["short_heading"].text(empty=False),
        prompt=file["prompt"].text(empty=False),
        short_prompt=file["short_prompt"].text(empty=False),
        minutes=file["minutes"].whole(least=1, most=1440),
        columns=_columns(columns) if columns else (),
        target_categories=(
            file["target_categories"].whole(least=1, most=99) if kind.makes_categories else None
        ),
        discussion_heading=file["discussion_heading"].text(empty=False) if kind.notes else None,
        outcome=_pattern(file["outcome"], "number_word") if kind.makes_categories else None,
        votes=votes.whole(least=1, most=99) if votes else None,
    )


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
_WORDS = ("minutes", "question_prefix", "joining_word", "draft", "settled", "table_description")
_PATTERNS = {
    "place_date_line": ("place", *_DATE),
    "page": ("page", "pages"),
    "table_title": ("columns", "categories"),
}


def _wording(file: Checked) -> Wording:
    file.only((*_WORDS, *_PATTERNS, "months", "number_words"), ("appendix", "date_line"))
    appendix, date_line = file.get("appendix"), file.get("date_line")
    months = tuple(month.text(empty=False) for month in file["months"].each())
    if len(months) != 12:
        raise Malformed(f"{file.where}.months", N_("must hold twelve names"))
    return Wording(
        months=months,
        number_words=tuple(word.text(empty=False) for word in file["number_words"].each()),
        appendix=_appendix(appendix) if appendix else None,
        date_line=_pattern(date_line, *_DATE) if date_line else None,
        **{key: file[key].text(empty=False) for key in _WORDS},
        **{key: _pattern(file[key], *names) for key, names in _PATTERNS.items()},
    )


_APPENDIX_PATTERNS = {"due": _DATE, "origin": ("table",)}


def _appendix(file: Checked) -> AppendixWords:
    keys = [field.name for field in fields(AppendixWords)]
    file.only(keys)
    return AppendixWords(
        **{
            key: _pattern(file[key], *_APPENDIX_PATTERNS[key])
            if key in _APPENDIX_PATTERNS
            else file[key].text(empty=False)
            for key in keys
        }
    )


def _pattern(file: Checked, *names: str) -> str:
    """A text with exactly these {names} in it."""
    text = file.text(empty=False)
    try:
        found = [name for _, name, _, _ in Formatter().parse(text) if name is not None]
    except ValueError:
        found = []
    if sorted(found) != sorted(names):
        wanted = " ".join(f"{{{name}}}" for name in names)
        raise Malformed(file.where, N_("must hold exactly {names}"), names=wanted)
    return text
