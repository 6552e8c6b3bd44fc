"""The set words of a method: what stands in its minutes whatever the room writes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from session_templates.patterns import filled, pattern
from words.checked import Checked, Malformed
from words.directions import isolated
from words.refused import N_


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
    has the words of `appendix_words()`. `date_line` holds {day} {month} {year}, or {date} as
    2017-02-21, for a session that is nowhere: only a template that needs a place goes without.
    Where it is counted who is there, `count_line` holds {lead_in} {present} {of} {unit} {addition},
    all but the number and the unit in brackets, and `decimal` is the sign in a number that is not
    whole. `quotation` holds {text} and, in brackets, {actor}. `not_discussed` is the point of a
    segment that nobody had time for; without it there is none. `figure` holds {number} {all}: of
    how many units a line speaks, where documents say so.
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
    figure: str | None = None

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
        return line.format(place=isolated(place), **self.date_words(day))

    def date_words(self, day: date) -> dict[str, object]:
        """What fills the {day} {month} {year} of a pattern, or its {date}."""
        month = self.months[day.month - 1]
        return {"day": day.day, "month": month, "year": day.year, "date": day.isoformat()}

    def as_json(self) -> dict[str, Any]:
        """What a session keeps of this."""
        return asdict(self)

    @classmethod
    def from_json(cls, stored: dict[str, Any]) -> Wording:
        """The wording a session kept."""
        lists = {key: tuple(stored[key]) for key in ("months", "number_words")}
        appendix = stored.get("appendix")
        return cls(**stored | lists | {"appendix": AppendixWords(**appendix) if appendix else None})


_DATE = ("day", "month", "year")
_COUNTED = ("lead_in", "present", "of", "unit", "addition")
_WORDS = ("minutes", "question_prefix", "joining_word", "draft", "settled", "table_description")
_MAY_BE_WORDS = ("date_line", "count_line", "decimal", "not_discussed", "quotation", "figure")
_PATTERNS = {
    "place_date_line": ("place", *_DATE),
    "page": ("page", "pages"),
    "table_title": ("columns", "categories"),
}


def wording(file: Checked) -> Wording:
    """The words of a template."""
    file.only((*_WORDS, *_PATTERNS, "months", "number_words"), ("appendix", *_MAY_BE_WORDS))
    appendix, date_line = file.get("appendix"), file.get("date_line")
    count_line, decimal = file.get("count_line"), file.get("decimal")
    not_discussed, quotation = file.get("not_discussed"), file.get("quotation")
    figure = file.get("figure")
    months = tuple(month.text(empty=False) for month in file["months"].each())
    if len(months) != 12:
        raise Malformed(f"{file.where}.months", N_("must hold twelve names"))
    return Wording(
        months=months,
        number_words=tuple(word.text(empty=False) for word in file["number_words"].each()),
        appendix=_appendix(appendix) if appendix else None,
        date_line=_date_line(date_line) if date_line else None,
        count_line=pattern(count_line, *_COUNTED) if count_line else None,
        decimal=decimal.text(longest=1, empty=False) if decimal else None,
        not_discussed=not_discussed.text(empty=False) if not_discussed else None,
        quotation=pattern(quotation, "text", "actor") if quotation else None,
        figure=pattern(figure, "number", "all") if figure else None,
        **{key: file[key].text(empty=False) for key in _WORDS},
        **{key: pattern(file[key], *names) for key, names in _PATTERNS.items()},
    )


def _date_line(file: Checked) -> str:
    return pattern(file, *(("date",) if "{date}" in file.text() else _DATE))


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
