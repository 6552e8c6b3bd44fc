"""The list of views on a proposal, and what its themes rest on, as a document says it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from exports.document import Bullet, Bullets, Part, Prompt, Section, Text
from exports.gather.ideas import bullets
from exports.gather.set_words import counted_in, words_in
from exports.options import Whose
from words.refused import N_
from workshop.sessions.contents import Contents
from workshop.sessions.series_contents import SeriesContents
from workshop.sessions.views import Part as ProposalPart
from workshop.sessions.views import View, by_idea, parts_of, resting
from workshop.storage.models import Category, Segment


def section(contents: Contents, segment: Segment, series: SeriesContents, whose: Whose) -> Section:
    """All views: part by part, level by level, each with whose it is, as far as that is wanted."""
    language = contents.session.language
    parts = parts_of(series, segment.gathers_of or "")
    return Section(segment.heading, sections=tuple(_part(one, language, whose) for one in parts))


def _part(part: ProposalPart, language: str, whose: Whose) -> Section:
    text = (Prompt(part.text),) if part.text else ()
    levels = part.levels.values()
    below = (Section(label, _views(views, language, whose)) for label, views in levels)
    return Section(f"{part.number}. {part.name}", text, tuple(below))


def _views(views: Sequence[View], language: str, whose: Whose) -> tuple[Part, ...]:
    if not views:
        return (Text(words_in(language)(N_("No views."))),)
    return (Bullets(tuple(item for view in views for item in _bullets(view, whose))),)


def _bullets(view: View, whose: Whose) -> Iterator[Bullet]:
    first, *below = bullets(view.meeting, [view.entry])
    names = {"none": (), "group": (view.group,), "name": (view.actor, view.group)}[whose]
    yield replace(first, source=", ".join(filter(None, names)))
    yield from below


def gathered_in(contents: Contents) -> str | None:
    """The key of the segments whose views a session gathers, if it does."""
    found = (one.gathers_of for one in contents.segments if one.gathers == "views")
    return next(found, None)


def themes(contents: Contents, segment: Segment, series: SeriesContents, of: str) -> Section:
    """A list for each theme, under the sentence that says on how many views it rests."""
    views = by_idea(parts_of(series, of))
    below = (_theme(contents, segment, one, views) for one in contents.placed(segment))
    return Section(segment.heading, (Prompt(segment.prompt),), tuple(below))


def _theme(
    contents: Contents, segment: Segment, theme: Category, views: dict[str, View]
) -> Section:
    lines = Bullets(bullets(contents, contents.entries(segment, theme)))
    said = sentence(resting(contents, segment, theme, views), contents.session.language)
    return Section(theme.name, (Text(said), lines))


def sentence(views: Sequence[View], language: str) -> str:
    """On how many views a theme rests, of how many actors, and of which groups."""
    say, ngettext = words_in(language), counted_in(language)
    actors = len({view.actor for view in views if view.actor})
    of_groups = Counter(view.group for view in views if view.group)
    without = len(views) - of_groups.total()
    groups = [f"{group} {number}" for group, number in of_groups.items()]
    if without and groups:
        groups.append(say(N_("without a group {number}")).format(number=without))
    numbers = ", ".join(
        (
            ngettext("{number} view", "{number} views", len(views)).format(number=len(views)),
            ngettext("{number} actor", "{number} actors", actors).format(number=actors),
        )
    )
    return f"{numbers}: {', '.join(groups)}." if groups else f"{numbers}."
