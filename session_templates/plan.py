"""A method as data: the segments of a session, in order, and the words of its minutes.

A template is one TOML file; `docs/method-and-templates.md` describes every key. Code knows the
*kinds* of segment and the ids of columns, never the words of a method.
"""

from __future__ import annotations

import tomllib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, cast, get_args

from session_templates.groups import GroupPlan, groups
from session_templates.kinds import KINDS, SegmentKind
from session_templates.segments import SegmentPlan, segments
from session_templates.wording import AppendixWords, Wording, wording
from words.checked import Checked, Malformed
from words.refused import N_, Refused

FOLDER = Path(__file__).parent

PageOne = Literal["recipients", "from", "until", "audience", "paper"]
"""What is said of a session on page one: to whom it goes, what time it tells of, who was asked to
come, and what they were sent."""


class TemplateError(Refused):
    """A template file cannot be used. The sentence names file and key."""


@dataclass(frozen=True)
class OrganisationPlan:
    """What those who join may be asked: which of the `choices` they come from.

    Without choices they are the organisations that the session expects. `other`: or from elsewhere,
    in words of their own. `required`: nobody joins without an answer. `asked`: whether a session
    asks unless its facilitator says otherwise. `several`: a device may answer for more than one,
    and for more persons than one. `speaks`: what a device writes is said for the one it answers
    for.
    """

    question: str
    choices: tuple[str, ...]
    other: bool
    required: bool
    asked: bool
    several: bool = False
    speaks: bool = False

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
    one: kicker, subtitle and date_label (texts), mark (lines); `page_one` names those that each
    session has of its own. `desk`: what is made of it is a text worked out at a desk, which nobody
    has to join. `same_categories`: in a series it has those of the last session by this method.
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
    page_one: tuple[PageOne, ...] = ()
    desk: bool = False
    same_categories: bool = False

    @property
    def has_samples(self) -> bool:
        """Whether a meeting by it can be rehearsed."""
        return any(
            one.samples or any(column.samples for column in one.columns) for one in self.segments
        )

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


def offered() -> dict[str, Template]:
    """Those of the shipped templates that a session can be started from by itself, by id."""
    return {name: template for name, template in shipped().items() if not template.desk}


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
        return checked(path.stem, tomllib.loads(path.read_text("utf-8")))
    except OSError as error:
        raise TemplateError("{file}: {fault}", file=path.name, fault=error.strerror) from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, Malformed) as error:
        raise TemplateError("{file}: {fault}", file=path.name, fault=error) from None


def by_method(template_id: str, method: str) -> Template | None:
    """The shipped template of this id; else one of this method, of which another one was made."""
    same = (one for one in shipped().values() if one.method == method)
    return shipped().get(template_id) or next(same, None)


def checked(name: str, file: Any) -> Template:
    """The template that a parsed file holds. Malformed names the key that is wrong."""
    return _template(name, Checked(file))


_MAY_SAY = (
    *("organisation", "categories", "needs_place", "groups", "front", "page_one", "desk"),
    "same_categories",
)


def _template(name: str, file: Checked) -> Template:
    keys = ("method", "language", "title", "description", "wording", "segments")
    file.only(keys, _MAY_SAY)
    organisation, categories = file.get("organisation"), file.get("categories")
    needs_place, front, desk = file.get("needs_place"), file.get("front"), file.get("desk")
    of_groups, page_one = file.get("groups"), file.get("page_one")
    same = file.get("same_categories")
    of = groups(of_groups) if of_groups else ()
    template = Template(
        id=name,
        method=file["method"].text(empty=False),
        language=file["language"].text(empty=False),
        title=file["title"].text(empty=False),
        description=file["description"].text(),
        segments=segments(file["segments"]),
        wording=wording(file["wording"]),
        organisation=_organisation(organisation, of) if organisation else None,
        categories=_categories(categories) if categories else (),
        needs_place=needs_place.truth() if needs_place else True,
        groups=of,
        front=_front(front) if front else None,
        page_one=_page_one(page_one) if page_one else (),
        desk=desk.truth() if desk else False,
        same_categories=same.truth() if same else False,
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
    file.only((), (*_FRONT_LINES, "mark"))
    lines = {key: file[key].text(empty=False) for key in _FRONT_LINES if key in file.value}
    mark = file.get("mark")
    return lines | ({"mark": [line.text(empty=False) for line in mark.each()]} if mark else {})


_FRONT_LINES = ("kicker", "subtitle", "date_label")


def _page_one(file: Checked) -> tuple[PageOne, ...]:
    return tuple(cast(PageOne, line.one_of(get_args(PageOne))) for line in file.each())


LONGEST_CHOICE = 60


def _organisation(file: Checked, of: tuple[GroupPlan, ...]) -> OrganisationPlan:
    """Where there are groups, the choices may be those that are expected."""
    needed = ("question", "other", "required", "asked")
    file.only(needed if of else (*needed, "choices"), ("choices", "several", "speaks"))
    given, several, speaks = (file.get(key) for key in ("choices", "several", "speaks"))
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
        speaks=speaks.truth() if speaks else False,
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
