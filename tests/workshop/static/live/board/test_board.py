"""The board's rules: whatever comes, in whatever order, it equals a model written in Python."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page

from tests.workshop.static.live.conftest import Server

Json = dict[str, Any]

IDS = ["a", "B", "b", "Z", "0"]
RANKS = st.sampled_from(["V", "V1", "Va", "VZ", "n000001", "n00000a", "n00000Z", "z"])
MAYBE_CATEGORY = st.sampled_from([None, "c1", "c2", "gone"])

IDEA = st.builds(
    lambda key, rank, category, column, parent, text, speaker: {
        "id": key,
        "rank": rank,
        "segment_id": "s1",
        "category_id": category,
        "column": column,
        "parent_id": parent,
        "text": text,
        "state": "merged" if speaker else "shared",
        "merged_into_id": speaker,
    },
    st.sampled_from(IDS),
    RANKS,
    MAYBE_CATEGORY,
    st.sampled_from(["", "x"]),
    st.sampled_from([None, None, None, "B", "0"]),
    st.text(max_size=3),
    st.sampled_from([None, None, None, "a", "Z", "gone"]),
)
CATEGORY = st.builds(
    lambda key, rank, state: {"id": key, "rank": rank, "state": state},
    st.sampled_from(["c1", "c2", "c3"]),
    RANKS,
    st.sampled_from(["active", "active", "active", "removed", "merged"]),
)
SEGMENT = st.builds(
    lambda kind, arranged: {"id": "s1", "position": 1, "kind": kind, "arranged": arranged},
    st.sampled_from(["frame", "matrix", "lists"]),
    st.booleans(),
)
PLACEMENT = st.builds(
    lambda key, rank, beside, shown: {
        "id": f"s1:{key}",
        "segment_id": "s1",
        "category_id": key,
        "rank": rank,
        "beside": beside,
        "shown": shown,
    },
    st.sampled_from(["c1", "c2", "c3", "gone"]),
    RANKS,
    st.booleans(),
    st.sampled_from([True, True, False]),
)
PUT = st.one_of(
    st.tuples(st.just("idea"), st.one_of(IDEA, st.sampled_from(IDS))),
    st.tuples(st.just("category"), st.one_of(CATEGORY, st.sampled_from(["c1", "c2"]))),
    st.tuples(st.just("placement"), st.one_of(PLACEMENT, st.just("s1:c1"))),
    st.tuples(st.just("segment"), SEGMENT),
    st.tuples(st.just("vote"), st.just("never seen")),
    st.tuples(st.just("session"), st.builds(lambda n: {"id": "S", "step_id": n}, st.text())),
    st.tuples(st.just("of a newer release"), st.just({"id": "x"})),
)
EFFECTS = st.lists(PUT, max_size=6)


class Model:
    """A board as docs/live-protocol.md describes it, written again from there."""

    def __init__(self) -> None:
        self.session: Json = {"id": "S"}
        kinds = ("segment", "idea", "category", "placement", "vote")
        self.items: dict[str, dict[str, Json]] = {kind: {} for kind in kinds}

    def apply(self, effects: list[tuple[str, Any]]) -> None:
        for kind, item in effects:
            if kind == "session":
                self.session = item
            elif kind in self.items and isinstance(item, str):
                self.items[kind].pop(item, None)
            elif kind in self.items:
                self.items[kind][item["id"]] = item

    def sorted(self, kind: str) -> list[Json]:
        return sorted(self.items[kind].values(), key=lambda item: (item["rank"], item["id"]))

    def entries(self, parent: str | None, **place: str | None) -> list[Any]:
        merged = [idea for idea in self.sorted("idea") if idea["state"] == "merged"]
        return [
            [
                idea["id"],
                self.entries(idea["id"]),
                [one["id"] for one in merged if self._speaker(one["id"]) == idea["id"]],
            ]
            for idea in self.sorted("idea")
            if idea["state"] != "merged"
            if bool(parent) == bool(idea["parent_id"])
            if self._speaker(idea["parent_id"]) == parent
            if parent or self._stands(idea, place)
        ]

    def _speaker(self, idea_id: str | None) -> str | None:
        """Whoever speaks for an idea in the end; nobody where they are merged in a circle."""
        for _ in IDS:
            idea = self.items["idea"].get(idea_id or "")
            if idea is None:
                return None
            if idea["state"] != "merged":
                return str(idea["id"])
            idea_id = idea["merged_into_id"]
        return None

    def _stands(self, idea: Json, place: Json) -> bool:
        standing = [each for table in self.tables() for each in table]
        category = idea["category_id"] if idea["category_id"] in standing else None
        anywhere = "category" not in place
        return idea["column"] == place["column"] and (anywhere or category == place["category"])

    def tables(self) -> list[list[str]]:
        active = [each["id"] for each in self.sorted("category") if each["state"] == "active"]
        placements = [
            placement
            for placement in self.sorted("placement")
            if placement["shown"] and placement["category_id"] in active
        ]
        segment = self.items["segment"].get("s1", {"kind": "frame", "arranged": False})
        if not segment["arranged"]:
            placed = {placement["category_id"] for placement in placements}
            standing = [each for each in active if each in placed]
            size = 2 if segment["kind"] == "matrix" else 1
            return [standing[at : at + size] for at in range(0, len(standing), size)]
        tables: list[list[str]] = []
        for placement in placements:
            category = placement["category_id"]
            if placement["beside"] and tables and len(tables[-1]) == 1:
                tables[-1].append(category)
            else:
                tables.append([category])
        return tables

    def told(self) -> Json:
        places: list[dict[str, str | None]] = [
            {"column": ""},
            {"column": "x", "category": None},
            {"column": "", "category": "c1"},
        ]
        return {
            "session": self.session,
            "ideas": sorted(self.items["idea"].values(), key=lambda item: item["id"]),
            "at": [self.entries(None, **place) for place in places],
            "tables": self.tables(),
            "categories": [each for table in self.tables() for each in table],
            "numbers": [e["id"] for e in self.sorted("category") if e["state"] == "active"],
        }


TELL = """
const tell = (board) => {
  const tree = ({ idea, children, merged }) =>
    [idea.id, children.map(tree), merged.map(({ id }) => id)];
  const places = [{ column: "" }, { column: "x", category: null }, { category: "c1" }];
  return {
    session: board.session,
    ideas: [...board.idea.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    at: places.map((place) => B.entriesAt(board, { segment: "s1", ...place }).map(tree)),
    tables: B.tablesOf(board, "s1").map((table) => table.map(({ id }) => id)),
    categories: B.categoriesOf(board, "s1").map(({ id }) => id),
    numbers: [...B.numbersOf(board)].sort((a, b) => a[1] - b[1]).map(([id]) => id),
  };
};
"""


@pytest.fixture
def page(browser: Browser, server: Server) -> Page:
    page = browser.new_page()
    page.goto(server.url)
    page.evaluate(
        """async () => {
          const read = (name) => import(`/static/live/${name}.js`);
          const board = ["board", "categories", "entries"].map((name) => read(`board/${name}`));
          window.B = Object.assign({}, ...(await Promise.all(board)));
          window.S = await read("link/sequence");
          window.O = await read("write/optimistic");
          window.I = await read("write/ids");
        }"""
    )
    return page


HERE = settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])


@HERE
@given(EFFECTS, st.lists(EFFECTS, max_size=8), st.randoms(use_true_random=False), st.data())
def test_any_order_of_arrival_makes_the_model(
    page: Page, start: list[Any], news: list[list[Any]], chance: Any, data: st.DataObject
) -> None:
    model, first = Model(), 7
    model.apply(start)
    snapshot: Json = {kind: list(items.values()) for kind, items in model.items.items()}
    snapshot["session"] = model.session
    changes = [{"n": first + 1 + i, "e": effects} for i, effects in enumerate(news)]
    arrivals = changes + [c for c in changes if chance.random() < 0.3]
    chance.shuffle(arrivals)
    early = data.draw(st.integers(0, len(arrivals)))
    told = page.evaluate(
        f"""([head, snapshot, early, late]) => {{
          {TELL}
          const sequence = new S.Sequence();
          for (const change of early) sequence.take([change]);
          sequence.arrive({{ head, epoch: "e", me: null, snapshot }});
          const before = [sequence.board, JSON.stringify(tell(sequence.board))];
          for (const change of late) sequence.take([change]);
          const pure = JSON.stringify(tell(before[0])) === before[1];
          return [tell(sequence.board), sequence.board.head, sequence.hole, pure];
        }}""",
        [first, snapshot, arrivals[:early], arrivals[early:]],
    )
    for effects in news:
        model.apply(effects)
    assert told == [model.told(), first + len(news), False, True]


@HERE
@given(st.lists(EFFECTS, min_size=2, max_size=6), st.data())
def test_nothing_after_a_hole_is_applied(
    page: Page, news: list[list[Any]], data: st.DataObject
) -> None:
    missing = data.draw(st.integers(0, len(news) - 2))
    changes = [{"n": i + 1, "e": effects} for i, effects in enumerate(news) if i != missing]
    model = Model()
    for effects in news[:missing]:
        model.apply(effects)
    told = page.evaluate(
        f"""([changes]) => {{
          {TELL}
          const start = {{ ...B.emptyBoard(), epoch: "e", session: {{ id: "S" }} }};
          const sequence = new S.Sequence(start);
          sequence.take(changes);
          return [tell(sequence.board), sequence.board.head, sequence.hole];
        }}""",
        [changes],
    )
    assert told == [model.told(), missing, True]


@HERE
@given(st.lists(EFFECTS, min_size=2, max_size=8), st.data())
def test_a_tail_stands_for_what_was_heard_of_its_numbers(
    page: Page, news: list[list[Any]], data: st.DataObject
) -> None:
    """It tells what each record came to, and maybe later than the live news did."""
    last = len(news) - 1
    came_to = {
        (kind, said if isinstance(said, str) else said["id"]): (number, [kind, said])
        for number, effects in enumerate(news)
        for kind, said in effects
    }
    tail: list[Json] = [{"n": number + 1, "e": []} for number in range(len(news))]
    for number, effect in came_to.values():
        tail[data.draw(st.integers(number, last))]["e"].append(effect)
    heard = data.draw(st.sets(st.integers(1, last)))  # never the first: a hole
    live = [{"n": number + 1, "e": news[number]} for number in heard]
    model = Model()
    for effects in news:
        model.apply(effects)
    told = page.evaluate(
        f"""([live, head, changes]) => {{
          {TELL}
          const start = {{ ...B.emptyBoard(), epoch: "e", session: {{ id: "S" }} }};
          const sequence = new S.Sequence(start);
          for (const change of live) sequence.take([change]);
          sequence.arrive({{ head, epoch: "e", me: null, changes }});
          return [tell(sequence.board), sequence.board.head, sequence.hole];
        }}""",
        [live, len(news), tail],
    )
    assert told == [model.told(), len(news), False]


def test_a_guess_leaves_the_board_alone_and_stands_last(page: Page) -> None:
    shown = page.evaluate(
        """() => {
          const idea = (id, rank, more) => ({ id, rank, segment_id: "s1", category_id: "c1",
            column: "", parent_id: null, text: id, rev: 1, state: "shared", ...more });
          const board = B.fromSnapshot({ head: 1, epoch: "e", snapshot: { session: {},
            segment: [{ id: "s1", position: 1, kind: "frame" }],
            category: [{ id: "c1", rank: "V" }],
            idea: [idea("old", "z"), idea("under", "z", { parent_id: "old" })] } });
          const ops = [
            { kind: "idea.add", id: "new", segment_id: "s1", category_id: "c1", text: "new" },
            { kind: "idea.add", id: "sub", segment_id: "s1", parent_id: "old", text: "sub" },
            { kind: "idea.edit", id: "old", rev: 1, text: "edited" },
            { kind: "idea.edit", id: "under", rev: 9, text: "a conflict" },
            { kind: "category.add", id: "c2", name: "C2" },
            { kind: "category.remove", id: "c1" },
            { kind: "step.open", id: "t9" },
          ];
          const before = JSON.stringify([...board.idea.values()]);
          const guess = O.guessed(board, ops);
          return {
            entries: B.entriesAt(guess, { segment: "s1", category: null })
              .map(({ idea, children }) => [idea.text, children.map(({ idea }) => idea.text)]),
            categories: B.categoriesOf(guess, "s1").map(({ id }) => id),
            same: before === JSON.stringify([...board.idea.values()]),
            nothing: O.guessed(board, [{ kind: "timer.stop" }]) === board,
            gone: B.entriesAt(O.guessed(board, [{ kind: "idea.remove", id: "old" }]),
              { segment: "s1" }).length,
          };
        }"""
    )
    assert shown == {
        "entries": [["edited", ["under", "sub"]], ["new", []]],
        "categories": ["c2"],
        "same": True,
        "nothing": True,
        "gone": 0,
    }


def test_a_tables_ideas_and_private_ones_are_ones_own(page: Page) -> None:
    own = page.evaluate(
        """() => {
          const idea = (id, more) => ["idea", { id, segment_id: "s1", rank: "n", ...more }];
          const me = { role: "participant", id: "p", table_id: "t" };
          const board = { ...B.emptyBoard(), epoch: "e", me };
          const e = [idea("table's", { table_id: "t" }), idea("private", { state: "private" }),
            idea("other", { table_id: "u" })];
          const lead = { ...board, me: { role: "facilitator", may: ["see_everything"], id: "f" } };
          return [board, lead].map((each) => [...B.applyChange(each, { n: 1, e }).mine]);
        }"""
    )
    assert own == [["table's", "private"], []]


def test_ids_are_of_version_7_and_sort_by_time(page: Page) -> None:
    ids = page.evaluate(
        """async () => {
          const ids = [];
          for (let i = 0; i < 20; i += 1) {
            ids.push(I.newId());
            await new Promise((done) => setTimeout(done, 3));
          }
          return ids;
        }"""
    )
    assert ids == sorted(set(ids))
    assert all(len(i) == 36 and i[14] == "7" and i[19] in "89ab" for i in ids)
