"""From a file to the records of a new session. Whatever is wrong is one sentence with a place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, NoReturn

from session_templates.kinds import SegmentKind
from session_templates.plan import Template, shipped
from session_templates.segments import SegmentPlan
from words.checked import Checked, Malformed, shown
from words.refused import N_
from workshop.base.ids import new_id
from workshop.meeting.columns import DISCUSSION
from workshop.meeting.ranks import spread
from workshop.sessions.interchange.form import carried, matching, table, text, visible
from workshop.sessions.interchange.ideas import BRIEF, Ideas, Spot
from workshop.sessions.interchange.rows import Read
from workshop.sessions.interchange.sources import Places
from workshop.sessions.interchange.three_segment.shape import (
    CARRIED,
    COLUMNS,
    LINES,
    MEASURES,
    METHOD,
    ROW,
    SEGMENTS,
)
from workshop.storage.models import Category, Placement, Segment, Session

Parts = dict[SegmentKind, Checked]
Segments = dict[SegmentKind, Segment]
Categories = dict[str, Category]
"""By their id in the file, in its order."""


def read(file: Checked, session_id: str) -> Read:
    """The records of the session in a file. Malformed says what is wrong, and where."""
    _check(file)
    parts = _parts(file["segments"])
    template = _template(text(file["language"]))
    session = _session(file, template, session_id)
    segments = {kind: _segment(session, kind, part, template) for kind, part in parts.items()}
    segments["matrix"].columns = _columns(file["labels"])
    categories = _categories(session, file["categories"])
    placements = list(_placements(parts, segments, categories))
    ideas = _ideas(parts, segments, file["categories"], categories)
    by_pointer = {f"/categories/{number}": row for number, row in enumerate(categories.values())}
    return Read(
        session,
        [session, *segments.values(), *categories.values(), *placements, *ideas.rows],
        called=text(file["id"]),
        places=Places(session, {**by_pointer, **ideas.places}),
    )


def _check(file: Checked) -> None:
    about = ("schema", "id", "language", "title", "place", "date", "labels")
    table(file, (*about, "segments", "categories"), ("place_date_line", *CARRIED))
    table(file["labels"], (*COLUMNS, "question_prefix"))


def _parts(file: Checked) -> Parts:
    """The segments of the file by kind, each with the keys it must have."""
    table(file, SEGMENTS.values())
    parts = {kind: file[key] for kind, key in SEGMENTS.items()}
    counted = ("clustering_sentence", "declared_category_count")
    listed = ("category_list", "category_list_layout")
    table(parts["frame"], ("heading", "prompt", "ideas", *counted, *listed), ("discussion",))
    table(parts["matrix"], ("heading", "prompt", "tables"))
    table(parts["lists"], ("heading", "prompt", "order"))
    return parts


def _template(language: str) -> Template:
    """The template with the words a file does not hold: in its language, or else in English."""
    for wanted in (language, language[:3], "en-"):
        for template in shipped().values():
            if template.method == METHOD and template.language.startswith(wanted):
                return template
    raise LookupError(METHOD)


def _session(file: Checked, template: Template, session_id: str) -> Session:
    prefix = text(file["labels"]["question_prefix"])
    line = file.get("place_date_line")
    return Session(
        id=session_id,
        method=METHOD,
        template=template.id,
        language=matching(
            file["language"],
            "[a-z]{2}-[A-Z]{2}",
            N_("is “{value}”; it must be a language and a country like sv-SE"),
        ),
        title=visible(file["title"]),
        place=text(file["place"]),
        date=file["date"].day(),
        place_date_line=text(line) if line else None,
        wording=replace(template.wording, question_prefix=prefix).as_json(),
        imported=_imported(file),
    )


def _imported(file: Checked) -> dict[str, Any]:
    """What the file says of itself."""
    matching(file["id"], "[a-z0-9-]+", N_("is “{value}”; it may hold only a to z, 0 to 9 and -"))
    if invented := file.get("invented"):
        invented.truth()
    for key in ("source", "as_published"):
        if said := file.get(key):
            said.table()
    return {key: carried(said) for key in CARRIED if (said := file.get(key))}


def _segment(session: Session, kind: SegmentKind, part: Checked, template: Template) -> Segment:
    plan = template.segment(kind)
    prompt = text(part["prompt"])
    segment = Segment(
        id=new_id(),
        session_id=session.id,
        position=list(SEGMENTS).index(kind),
        key=plan.key,
        kind=kind,
        heading=text(part["heading"]),
        short_heading=plan.short_heading,
        prompt=prompt,
        # The template's short form of its own prompt would be a wrong question beside another.
        short_prompt=plan.short_prompt if prompt == plan.prompt else prompt,
        minutes=plan.minutes,
        columns=[],
        arranged=True,
    )
    if kind == "frame":
        _complete_frame(segment, part, plan)
    return segment


def _complete_frame(segment: Segment, part: Checked, plan: SegmentPlan) -> None:
    segment.target_categories = plan.target_categories
    segment.declared = part["declared_category_count"].whole()
    segment.outcome_pattern = plan.outcome
    segment.outcome = text(part["clustering_sentence"])
    segment.names_as_row = part["category_list_layout"].one_of((LINES, ROW)) == ROW
    segment.discussion_heading = plan.discussion_heading
    if discussion := part.get("discussion"):
        segment.discussed = True
        segment.discussion_heading = text(table(discussion, ("heading", "notes"))["heading"])


def _columns(labels: Checked) -> list[dict[str, Any]]:
    return [{"id": column, "label": text(labels[column])} for column in COLUMNS]


def _categories(session: Session, file: Checked) -> Categories:
    entries = list(file.each())
    categories: Categories = {}
    for entry, rank in zip(entries, spread(len(entries)), strict=True):
        table(entry, ("id", "name", *COLUMNS, MEASURES))
        file_id = text(entry["id"])
        if file_id in categories:
            _refuse_second(entry["id"], file_id)
        categories[file_id] = Category(
            id=new_id(),
            session_id=session.id,
            key=file_id,
            name=visible(entry["name"]),
            rank=rank,
        )
    return categories


def _placements(parts: Parts, segments: Segments, categories: Categories) -> Iterator[Placement]:
    listed = [[name] for name in parts["frame"]["category_list"].each()]
    paired = [_pair(pair) for pair in parts["matrix"]["tables"].each()]
    ordered = [[name] for name in parts["lists"]["order"].each()]
    yield from _placed(segments["frame"], listed, categories)
    yield from _placed(segments["matrix"], paired, categories)
    yield from _placed(segments["lists"], ordered, categories)


def _pair(file: Checked) -> list[Checked]:
    pair = list(file.each())
    if len(pair) not in (1, 2):
        raise Malformed(file.where, N_("must hold one category or two"))
    return pair


def _placed(
    segment: Segment, tables: list[list[Checked]], categories: Categories
) -> Iterator[Placement]:
    """A placement for each category named in the `tables` of a segment."""
    names = [(name, number > 0) for pair in tables for number, name in enumerate(pair)]
    seen: set[str] = set()
    for (name, beside), rank in zip(names, spread(len(names)), strict=True):
        file_id = _known(name, categories)
        if file_id in seen:
            _refuse_second(name, file_id)
        seen.add(file_id)
        yield Placement(
            segment_id=segment.id, category_id=categories[file_id].id, rank=rank, beside=beside
        )


def _known(file: Checked, categories: Categories) -> str:
    file_id = text(file)
    if file_id not in categories:
        raise Malformed(
            file.where, N_("is “{id}”, which is not among the categories"), id=shown(file_id)
        )
    return file_id


def _refuse_second(file: Checked, file_id: str) -> NoReturn:
    raise Malformed(file.where, N_("is the category “{id}” a second time"), id=shown(file_id))


def _ideas(parts: Parts, segments: Segments, entries: Checked, categories: Categories) -> Ideas:
    """Every idea, note, entry and sub-point of the file, a parent before its children."""
    ideas = Ideas(BRIEF)
    frame, matrix, lists = segments["frame"], segments["matrix"], segments["lists"]
    of_frame = f"/segments/{SEGMENTS['frame']}"
    ideas.add(parts["frame"]["ideas"], Spot(frame, f"{of_frame}/ideas"))
    if discussion := parts["frame"].get("discussion"):
        spot = Spot(frame, f"{of_frame}/discussion/notes", column=DISCUSSION)
        ideas.add(discussion["notes"], spot)
    paired = zip(entries.each(), categories.values(), strict=True)
    for number, (entry, category) in enumerate(paired):
        at = f"/categories/{number}"
        for column in COLUMNS:
            spot = Spot(matrix, f"{at}/{column}", category, column, plain=True)
            ideas.add(entry[column], spot)
        ideas.add(entry[MEASURES], Spot(lists, f"{at}/{MEASURES}", category))
    return ideas
