"""The templates that ship, what is refused in a template, and that no method is in the code."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import asdict, replace
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree, html
from sqlalchemy.orm import Session as DbSession

from session_templates.kinds import KINDS
from session_templates.patterns import counted
from session_templates.plan import (
    Template,
    TemplateError,
    appendix_words,
    load,
    load_folder,
    shipped,
)
from session_templates.segments import SegmentPlan
from tests.meetings.new import new_meeting
from tests.people.over_http import Facilitator
from tests.places import PACKAGES, ROOT
from tests.servers.installation import Installation, Server
from workshop.base.ids import new_id
from workshop.meeting.columns import DISCUSSION
from workshop.meeting.ranks import spread
from workshop.people import accounts
from workshop.sessions.contents import load as contents_of
from workshop.storage.database import Database
from workshop.storage.models import Category, Idea, Placement, Segment

ODD = Path(__file__).with_name("odd.toml")
Change = Callable[[str], str]


# ---- Word for word


@pytest.mark.parametrize(
    ("name", "language"), [("tre-segment", "sv-SE"), ("three-segments", "en-GB")]
)
def test_the_words_are_those_published(name: str, language: str, reference: Path) -> None:
    template, words = shipped()[name], published(reference)[language]
    frame, matrix, lists = template.segments
    assert template.language == language
    assert [(s.heading, s.prompt) for s in template.segments] == [
        (words[f"segment_{number}_heading"], words[f"segment_{number}_prompt"])
        for number in (1, 2, 3)
    ]
    assert [segment.kind for segment in (frame, matrix, lists)] == ["frame", "matrix", "lists"]
    assert frame.discussion_heading == words["discussion_heading"]
    assert frame.outcome == words["clustering_sentence"]
    assert [(column.id, column.label) for column in matrix.columns] == [
        (column, words[f"{column}_label"]) for column in ("opportunities", "obstacles")
    ]
    wording = template.wording
    assert wording.question_prefix == words["question_prefix"]
    assert wording.place_date_line == words["place_date_line"].replace("{month_name}", "{month}")
    assert list(wording.number_words) == words["number_words"]
    assert list(wording.months) == words["month_names"]


def published(reference: Path) -> Any:
    return json.loads((reference / "boilerplate.json").read_text("utf-8"))


def test_the_sentence_of_a_synthesis_speaks_of_one_as_of_one() -> None:
    pattern = str(shipped()["nationell-sammanstallning"].segment("frame").outcome)
    one, two = (counted(pattern, number, number_word=str(number)) for number in (1, 2))
    assert one == "De regionala kategorierna samlades i 1 nationell kategori."
    assert two == "De regionala kategorierna samlades i 2 nationella kategorier."


def test_the_templates_are_one_method_in_two_languages() -> None:
    pairs = [
        ("three-segments", "tre-segment"),
        ("startup-meeting", "uppstartsmote"),
        ("startup-results", "uppstartsresultat"),
        ("national-synthesis", "nationell-sammanstallning"),
        ("yearly-report", "arsrapport"),
        ("follow-up-meeting", "uppfoljningsmote"),
        ("consultation", "samrad"),
        ("consultation-views", "synpunkter"),
        ("news", "nyhet"),
    ]
    assert sorted(shipped()) == sorted(name for pair in pairs for name in pair)
    for pair in pairs:
        one, other = (shipped()[name] for name in pair)
        assert (one.method, one.desk, one.needs_place) == (
            other.method,
            other.desk,
            other.needs_place,
        )
        assert one.page_one == other.page_one
        assert one.same_categories == other.same_categories
        assert [(g.key, g.counted) for g in one.groups] == [
            (g.key, g.counted) for g in other.groups
        ]
        for here, there in zip(one.segments, other.segments, strict=True):
            keys = ("key", "kind", "minutes", "target_categories", "votes", "gathers")
            for key in keys:
                assert getattr(here, key) == getattr(there, key)
            assert (here.carried, here.serves) == (there.carried, there.serves)
            assert (here.follows, here.tells) == (there.follows, there.tells)
            columns = [[(c.id, c.planned) for c in s.columns] for s in (here, there)]
            assert columns[0] == columns[1]
            samples = [sampled(s) for s in (here, there)]
            assert samples[0] == samples[1]
            if here.prompt and not one.desk:
                assert all(number > 3 for number in samples[0]), (pair, here.key)


def sampled(segment: SegmentPlan) -> list[int]:
    """How many samples a segment has, or each of its columns."""
    return [len(segment.samples_of(one.id)) for one in segment.columns] or [len(segment.samples)]


THREE_SEGMENTS = ("three-segments", "tre-segment")


def test_a_segment_of_those_that_ship_is_called_as_in_sessions_from_before_there_were_keys() -> (
    None
):
    for template in map(shipped().__getitem__, THREE_SEGMENTS):
        assert [segment.key for segment in template.segments] == [s.kind for s in template.segments]


def test_only_the_measures_are_voted_on_in_the_templates_that_ship() -> None:
    for name, template in shipped().items():
        votes = [segment.votes for segment in template.segments if segment.votes]
        assert votes == ([3] if name in THREE_SEGMENTS else [])


def test_those_that_ship_ask_where_people_come_from_if_the_facilitator_wants_them_to() -> None:
    for template in map(shipped().__getitem__, THREE_SEGMENTS):
        asks = template.organisation
        assert asks is not None
        assert (len(asks.choices), asks.other, asks.required, asks.asked) == (3, True, False, False)
        assert asks.from_json(json.loads(json.dumps(asks.as_json()))) == asks


@pytest.mark.parametrize("kind", ["frame", "matrix", "lists"])
def test_any_segment_may_end_with_a_vote(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    text = ODD.read_text("utf-8").replace("votes = 2\n", "")
    path.write_text(text.replace(f'kind = "{kind}"', f'kind = "{kind}"\nvotes = 5'), "utf-8")
    votes = {segment.kind: segment.votes for segment in load(path).segments}
    assert votes == {"frame": None, "matrix": None, "lists": None} | {kind: 5}


def test_two_segments_of_a_kind_are_told_apart_by_their_keys(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    text = ODD.read_text("utf-8")
    last = text[text.rindex("[[segments]]") :]
    path.write_text(text + last.replace('key = "third"', 'key = "fourth"'), "utf-8")
    segments = load(path).segments
    assert [(segment.key, segment.kind) for segment in segments] == [
        ("first", "frame"),
        ("second", "matrix"),
        ("third", "lists"),
        ("fourth", "lists"),
    ]


def test_a_column_says_so_where_its_entries_are_planned(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    planned = after('label = "Qup"', "planned = true")
    path.write_text(planned(ODD.read_text("utf-8")), "utf-8")
    columns = load(path).segments[1].columns
    assert [column.planned for column in columns] == [True, False, False]
    assert columns[0].as_json() == {"id": "up", "label": "Qup", "planned": True}
    assert columns[1].as_json() == {"id": "side", "label": "Qside"}


def test_a_column_has_samples_of_its_own_or_those_of_its_segment(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    text = after('label = "Qup"', 'samples = ["Qa", "Qb"]')(ODD.read_text("utf-8"))
    path.write_text(after('key = "second"', 'samples = ["Qc"]')(text), "utf-8")
    segment = load(path).segments[1]
    assert segment.samples_of("up") == ("Qa", "Qb")
    assert segment.samples_of("side") == ("Qc",)
    assert segment.columns[0].as_json() == {"id": "up", "label": "Qup"}


def test_a_template_may_bring_its_categories(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(with_categories("Qa", "Qb", "Qa")(ODD.read_text("utf-8")), "utf-8")
    assert load(path).categories == ("Qa", "Qb", "Qa")
    assert load(ODD).categories == ()


@pytest.mark.parametrize(("language", "word"), [("sv-FI", "Röster"), ("fi-FI", "Votes")])
def test_a_template_without_words_for_an_appendix_has_those_of_its_language(
    language: str, word: str, tmp_path: Path
) -> None:
    path = tmp_path / "mine.toml"
    text = re.sub(r"\[wording.appendix\](.|\n)*?(?=\n\[\[)", "", ODD.read_text("utf-8"))
    path.write_text(text.replace("eo-EO", language), "utf-8")
    template = load(path)
    assert template.wording.appendix is None
    assert appendix_words(template.language).votes == word


def test_numbers_are_words_as_far_as_the_template_lists_them() -> None:
    wording = shipped()["tre-segment"].wording
    assert [wording.number_word(n) for n in (0, 4, 12, 13, 100)] == [
        "noll",
        "fyra",
        "tolv",
        "13",
        "100",
    ]


def test_a_line_of_place_and_date() -> None:
    wording = shipped()["tre-segment"].wording
    day = dt.date(2017, 11, 7)
    assert wording.place_and_date("Linköping", day) == "Linköping, 7 november 2017"
    assert wording.place_and_date("{year}", day) == "{year}, 7 november 2017"
    assert wording.place_and_date("x", day, "as it was") == "as it was"
    stored = json.loads(json.dumps(wording.as_json()))
    assert wording.from_json(stored) == wording
    del stored["appendix"]  # as in a session from before there was one
    assert wording.from_json(stored) == replace(wording, appendix=None)


def test_what_is_nowhere_has_a_line_of_the_date_alone() -> None:
    wording = replace(shipped()["tre-segment"].wording, date_line="den {day} {month} {year}")
    day = dt.date(2017, 11, 7)
    assert wording.place_and_date("", day) == "den 7 november 2017"
    assert wording.place_and_date("Linköping", day) == "Linköping, 7 november 2017"
    assert wording.place_and_date("", day, "as it was") == "as it was"
    stored = json.loads(json.dumps(wording.as_json()))
    assert wording.from_json(stored) == wording
    del stored["date_line"]  # as in a session from before there was one
    assert wording.from_json(stored) == replace(wording, date_line=None)


@pytest.mark.parametrize(
    ("number", "shown"), [(0, "0"), (2, "2"), (2.5, "2,5"), (100, "100"), (0.25, "0,25")]
)
def test_a_number_has_the_sign_of_its_language_and_no_trailing_zero(
    number: float, shown: str
) -> None:
    assert shipped()["uppstartsmote"].wording.number(number) == shown


def test_a_line_says_what_there_is_and_nothing_else() -> None:
    wording = shipped()["uppstartsmote"].wording
    nothing = {"lead_in": None, "addition": None}
    assert wording.counted(3, 4, "län", **nothing) == "3 av 4 län"
    assert wording.counted(3, None, "patientråd", **nothing) == "3 patientråd"
    around = {"lead_in": "Från {of}", "addition": "[och] {x}"}
    assert wording.counted(3, 4, "[län]", **around) == "Från {of} 3 av 4 [län] [och] {x}"


def test_a_start_up_meeting_expects_whom_it_asks_where_they_come_from() -> None:
    asks = shipped()["uppstartsmote"].organisation
    assert asks is not None
    assert (asks.choices, asks.other, asks.required, asks.asked) == ((), True, False, True)
    assert asks.several
    stored = json.loads(json.dumps(asks.as_json()))
    assert asks.from_json(stored) == asks
    del stored["several"]  # as in a session from before a device could answer for several
    assert not asks.from_json(stored).several


STARTUP = Path(__file__).parents[2] / "session_templates" / "uppstartsmote.toml"


@pytest.mark.parametrize(
    ("was", "becomes", "fault"),
    [
        ('key = "hosts"', 'key = "regions"', "groups[3].key: is there twice"),
        ('unit = "regioner"\n', "", "groups[0].unit: is missing"),
        ('label = "Regioner"\n', "", "groups[0].label: is missing"),
        ("counted = false", 'counted = "no"', "groups[3].counted: must be true or false"),
        ("several = true", "several = 1", "organisation.several: must be true or false"),
        ("{persons} deltagare", "deltagare", None),
        ("count_line", "count_lines", "wording.count_lines: is not a key that belongs here"),
        ('decimal = ","', 'decimal = "::"', None),
        ('kind = "counts"', 'kind = "counts"\nprompt = "Vad?"', None),
        ('kind = "counts"', 'kind = "counts"\ncarried = true', None),
        ("minutes = 30", "minutes = 30\ncarried = 1", "segments[0].carried: must be a text"),
        ("minutes = 30", 'minutes = 30\ncarried = "none"', None),
        (
            "minutes = 30",
            'minutes = 30\nserves = "x"',
            "segments[0].serves: there is no segment of this key",
        ),
        ("needs_place = false", 'needs_place = false\npage_one = ["x"]', None),
        ('kind = "counts"', 'kind = "gathered"', None),
        ("needs_place = false", "needs_place = false\nfront = {title = 'x'}", None),
    ],
)
def test_a_fault_in_what_is_counted_names_file_and_key(
    was: str, becomes: str, fault: str | None, tmp_path: Path
) -> None:
    text = STARTUP.read_text("utf-8")
    assert was in text
    path = tmp_path / "mine.toml"
    path.write_text(text.replace(was, becomes, 1), "utf-8")
    with pytest.raises(TemplateError) as caught:
        load(path)
    assert str(caught.value).startswith("mine.toml: ")
    assert fault is None or str(caught.value) == f"mine.toml: {fault}"


def test_who_counts_needs_groups_and_a_line(tmp_path: Path) -> None:
    path, text = tmp_path / "mine.toml", STARTUP.read_text("utf-8")
    for key in ("count_line", "not_discussed", "decimal", "quotation"):
        path.write_text(without(key)(text), "utf-8")
        if key == "count_line":
            with pytest.raises(TemplateError, match=r"wording\.count_line: is missing$"):
                load(path)
        else:
            assert getattr(load(path).wording, key) is None
    start, end = text.index("[[groups]]"), text.index("[wording]")
    without_groups = (text[:start] + text[end:]).replace("several = true", 'choices = ["A"]')
    path.write_text(without_groups, "utf-8")
    with pytest.raises(TemplateError, match=r"groups: is missing$"):
        load(path)


# ---- What is wrong in a template, by file and key


def without(key: str) -> Change:
    return lambda text: re.sub(rf"^{key} = .*\n", "", text, count=1, flags=re.M)


def instead(key: str, value: str) -> Change:
    return lambda text: re.sub(
        rf"^{key} = .*$", lambda _: f"{key} = {value}", text, count=1, flags=re.M
    )


def after(line: str, more: str) -> Change:
    return lambda text: text.replace(line, f"{line}\n{more}", 1)


def with_categories(*names: str) -> Change:
    entries = "".join(f"[[categories]]\nname = {json.dumps(name)}\n\n" for name in names)
    return lambda text: text.replace("[[segments]]", f"{entries}[[segments]]", 1)


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (without("method"), "method: is missing"),
        (without("draft"), "wording.draft: is missing"),
        (without("asked"), "organisation.asked: is missing"),
        (instead("required", '"no"'), "organisation.required: must be true or false"),
        (instead("choices", "[]"), "organisation.choices: must not be empty"),
        (instead("choices", '["Q", " "]'), "organisation.choices[1]: must not be empty"),
        (
            instead("choices", f'["{"Q" * 61}"]'),
            "organisation.choices[0]: holds 61 characters; at most 60 are allowed",
        ),
        (without("left_out"), "wording.appendix.left_out: is missing"),
        (
            after('heading = "Qaldono"', 'footing = "Q"'),
            "wording.appendix.footing: is not a key that belongs here",
        ),
        (
            instead("due", '"{day} {month}"'),
            "wording.appendix.due: must hold exactly {day} {month} {year}",
        ),
        (instead("origin", '"Q"'), "wording.appendix.origin: must hold exactly {table}"),
        (without("key"), "segments[0].key: is missing"),
        (instead("key", '" "'), "segments[0].key: must not be empty"),
        (instead("key", '"third"'), "segments[2].key: is there twice"),
        (
            after('label = "Qup"', 'planned = "yes"'),
            "segments[1].columns[0].planned: must be true or false",
        ),
        (
            after('kind = "lists"', 'columns = [{id = "a", label = "Q"}]'),
            "segments[2].columns: is not a key that belongs here",
        ),
        (with_categories("Q", " "), "categories[1].name: must not be empty"),
        (
            with_categories("Q" * 81),
            "categories[0].name: holds 81 characters; at most 80 are allowed",
        ),
        (with_categories(*["Q"] * 100), "categories[99]: is one too many: at most 99 are allowed"),
        (after('title = "Qabc"', 'categories = ["Q"]'), None),
        (after('title = "Qabc"', 'needs_place = "no"'), "needs_place: must be true or false"),
        (after('title = "Qabc"', "needs_place = false"), "wording.date_line: is missing"),
        (
            after('draft = "Qmalneto"', 'date_line = "{place} {day} {month} {year}"'),
            "wording.date_line: must hold exactly {day} {month} {year}",
        ),
        (without("short_heading"), "segments[0].short_heading: is missing"),
        (without("outcome"), "segments[0].outcome: is missing"),
        (without("label"), "segments[1].columns[0].label: is missing"),
        (instead("title", "7"), "title: must be a text"),
        (instead("title", '" "'), "title: must not be empty"),
        (instead("wording", "1"), None),
        (
            instead("minutes", '"x"\nminuets = "y"'),
            "wording.minuets: is not a key that belongs here",
        ),
        (instead("number_words", '["a", 2]'), "wording.number_words[1]: must be a text"),
        (instead("number_words", '"a"'), "wording.number_words: must be a list"),
        (lambda t: t.replace('"qone", ', ""), "wording.months: must hold twelve names"),
        (
            instead("place_date_line", '"{place} {day} {month}"'),
            "wording.place_date_line: must hold exactly {place} {day} {month} {year}",
        ),
        (
            instead("place_date_line", '"{place} {day} {month} {year} {day}"'),
            "wording.place_date_line: must hold exactly {place} {day} {month} {year}",
        ),
        (instead("page", '"{page"'), "wording.page: must hold exactly {page} {pages}"),
        (instead("page", '"{page} {pages} {0}"'), "wording.page: must hold exactly {page} {pages}"),
        (
            instead("outcome", '"{number}"'),
            "segments[0].outcome: must hold exactly {number_word}",
        ),
        (
            instead("kind", '"circle"'),
            f"segments[0].kind: is “circle”; it must be one of: {', '.join(KINDS)}",
        ),
        (
            instead("kind", '"lists"'),
            "segments[0].target_categories: is not a key that belongs here",
        ),
        (instead("target_categories", "0"), "segments[0].target_categories: must be from 1 to 99"),
        (
            instead("target_categories", "true"),
            "segments[0].target_categories: must be a whole number",
        ),
        (
            lambda t: t.replace("minutes = 10", "minutes = 0", 1),
            "segments[0].minutes: must be from 1 to 1440",
        ),
        (lambda t: t.replace("votes = 2", "votes = 0"), "segments[2].votes: must be from 1 to 99"),
        (
            lambda t: t.replace("votes = 2", "votes = 1.5"),
            "segments[2].votes: must be a whole number",
        ),
        (lambda t: t.replace('"side"', '"up"'), "segments[1].columns: holds the same id twice"),
        (
            after('label = "Qup"', "width = 3"),
            "segments[1].columns[0].width: is not a key that belongs here",
        ),
        (
            after('key = "first"', 'samples = ["Qa", ""]'),
            "segments[0].samples[1]: must not be empty",
        ),
        (
            after('key = "first"', f"samples = {['Qa'] * 100}"),
            "segments[0].samples: must hold at most 99",
        ),
        (lambda t: t[: t.index("[[segments]]")] + "segments = []", None),
        (lambda t: "segments = []\n" + t[: t.index("[[segments]]")], "segments: must not be empty"),
        (lambda t: "segments = 3\n" + t[: t.index("[[segments]]")], "segments: must be a list"),
        (lambda t: t.replace("[wording", "[words"), "wording: is missing"),
        (lambda t: t + "=", None),
        (lambda t: t.replace("\n", "\n\x00", 1), None),
    ],
)
def test_a_fault_names_file_and_key(change: Change, fault: str | None, tmp_path: Path) -> None:
    text = ODD.read_text("utf-8")
    changed = change(text)
    assert changed != text or fault is None
    path = tmp_path / "mine.toml"
    path.write_text(changed, "utf-8")
    if changed == text:
        return
    with pytest.raises(TemplateError) as caught:
        load(path)
    said = str(caught.value)
    assert said.startswith("mine.toml: ")
    if fault is not None:
        assert said == f"mine.toml: {fault}"


def test_a_template_that_is_not_utf_8_or_not_there(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_bytes('title = "Målbild"'.encode("latin-1"))
    with pytest.raises(TemplateError, match=r"^mine\.toml: "):
        load_folder(tmp_path)
    with pytest.raises(TemplateError, match=r"^yours\.toml: "):
        load(tmp_path / "yours.toml")


def test_every_word_of_the_odd_template_is_odd() -> None:
    odd = phrases(load(ODD))
    for template in shipped().values():
        assert odd & phrases(template) == set()


# ---- No method in the code


METHOD_WORDS = re.compile(
    r"hinder|möjlighet|obstacle|opportunit|\bmeasures?\b|insats|åtgärd|referensram"
    r"|frame of reference|segment [1-3]\b",
    re.I,
)


def phrases(template: Template) -> set[str]:
    """Every text of a template that a session takes over."""

    def texts(value: object) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            for member in value.values():
                yield from texts(member)
        elif isinstance(value, list | tuple):
            for member in value:
                yield from texts(member)

    ids = {c.id for s in template.segments for c in s.columns}
    ids |= {name for segment in template.segments for name in (segment.key, segment.kind)}
    patterns = {v for v in texts(asdict(template)) if re.fullmatch(r"[^\w]*(\{\w+\}[^\w]*)*", v)}
    return set(texts(asdict(template))) - ids - patterns


def odd_session(database: Database) -> str:
    """The id of a session by the odd template, with something in every place."""

    def start(db: DbSession) -> str:
        ada = accounts.add(db, accounts.new_facilitator("Ada", "a long enough password"))
        session = new_meeting(
            db,
            facilitator=ada,
            template=load(ODD),
            title="Qtitle",
            place="Qplace",
            date=dt.date(2026, 3, 4),
            seating="tables",
            tables=2,
        )
        fill(db, session.id)
        return session.id

    return database.write(start)


def fill(db: DbSession, session: str) -> None:
    contents = contents_of(db, session)
    assert contents is not None
    frame, matrix, lists = contents.segments
    categories = [
        Category(id=new_id(), session_id=session, name=f"Qcategory{n}", rank=rank)
        for n, rank in enumerate(spread(2))
    ]
    db.add_all(categories)
    db.flush()
    rank = iter(spread(20))
    for segment in contents.segments:
        for category in categories:
            at = {"segment_id": segment.id, "category_id": category.id}
            db.add(Placement(**at, rank=next(rank), beside=False))
    columns = [(matrix, column["id"]) for column in matrix.columns]
    for segment, column in [(frame, ""), (frame, DISCUSSION), *columns, (lists, "")]:
        category_id = None if segment is frame else categories[0].id
        for kind in ("idea", "question"):
            db.add(idea(session, segment, category_id, column, next(rank), kind))
    db.add(idea(session, lists, None, "", next(rank), "idea"))


def idea(
    session: str, segment: Segment, category: str | None, column: str, rank: str, kind: Any
) -> Idea:
    return Idea(
        session_id=session,
        segment_id=segment.id,
        category_id=category,
        column=column,
        rank=rank,
        text="Qidea",
        kind=kind,
    )


def test_a_session_says_the_words_of_its_template_and_no_others(
    plain: Installation, started: Callable[..., Server], tmp_path: Path
) -> None:
    with closing(Database.opened(f"sqlite:///{plain.folder / 'data' / 'samsyn.sqlite3'}")) as db:
        session = odd_session(db)
    server = started(plain)
    ada = Facilitator(server.url, "en")
    ada.sign_in("Ada", "a long enough password")
    shipped_phrases = {phrase for template in shipped().values() for phrase in phrases(template)}
    for path in (f"/facilitator/sessions/{session}", f"/facilitator/sessions/{session}/minutes"):
        assert ada.open(path).status_code == 200
        content = html.fromstring(ada.page.text).xpath("//section[@class='segment'] | //article")
        said = " ".join(" ".join(part.text_content() for part in content).split())
        assert "Qheading the third" in said
        assert "Qask: Qidea" in said
        assert not METHOD_WORDS.search(ada.words)
        assert {phrase for phrase in shipped_phrases if heard(phrase, said)} == set()
    for tables in ("published", "accessible"):
        answer = ada.download_minutes(session, tables=tables, appendix="y")
        assert "zzprotokolo-qplace-2026-03-04.docx" in answer.headers["content-disposition"]
        said = everything_in(answer.content)
        for wanted in ("Qheading the second", "2026 Qin Qplace Qon qthree 4", "Qgroups: qduo."):
            assert wanted in said
        assert "Qaldono" in said
        assert "Qforlasitaj" in said
        assert not METHOD_WORDS.search(said)
        assert {phrase for phrase in shipped_phrases if heard(phrase, said)} == set()
    # And its file has the form of its method, by the name that the method gave itself.
    file = plain.export(session, tmp_path / "x.json", "json")
    assert json.loads(file.read_text("utf-8"))["schema"] == "quux/1"


def heard(phrase: str, said: str) -> bool:
    """Whether a phrase is said, its places filled with whatever."""
    pattern = re.sub(r"\\\{\w+\\\}", ".{1,40}?", re.escape(phrase.strip()))
    return re.search(rf"(?<!\w){pattern}(?!\w)", said, re.I) is not None


def everything_in(document: bytes) -> str:
    """All texts of a Word file, the titles of its tables and its properties among them."""
    texts: list[str] = []
    with ZipFile(BytesIO(document)) as package:
        for name in package.namelist():
            if re.search(r"document|header|footer|docProps", name) and name.endswith(".xml"):
                root = etree.fromstring(package.read(name))
                texts += ["".join(map(str, p.itertext())) for p in root.iter("{*}p")]
                texts += [str(text) for text in root.itertext()]
                said_of_tables = root.iter("{*}tblCaption", "{*}tblDescription")
                texts += [str(value) for said in said_of_tables for value in said.values()]
    return "\n".join(texts)


SOURCES = {".py", ".html", ".js", ".css", ".po", ".svg"}


def test_no_source_knows_the_words_of_a_method() -> None:
    """They stand in the templates, the demo, and where one file format is read and written."""
    found = {
        path: match[0]
        for path in sources()
        if (match := METHOD_WORDS.search((ROOT / path).read_text("utf-8")))
    }
    assert len(sources()) > 80
    assert {p for p in found if not p.startswith("workshop/sessions/interchange/")} == set()
    assert found  # the search itself finds what it is after


def sources() -> list[str]:
    """Every file of code, pages and sentences, but for what others made."""
    return [
        path.relative_to(ROOT).as_posix()
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*"))
        if path.suffix in SOURCES and "vendor" not in path.parts
    ]
