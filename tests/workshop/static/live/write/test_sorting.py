"""What one sorts, merges, arranges and votes for: how it is read, and how it is guessed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.workshop.static.live.conftest import Server

Json = dict[str, Any]

MAKE = """async () => {
  const read = (name) => import(`/static/live/${name}.js`);
  const board = ["board", "steps", "me", "categories", "entries", "votes", "consents"];
  window.B = Object.assign({}, ...(await Promise.all(board.map((name) => read(`board/${name}`)))));
  window.O = await read("write/optimistic");
  const idea = (id, rank, more) => ({ id, rank, segment_id: "s1", category_id: null, column: "",
    parent_id: null, merged_into_id: null, text: id, rev: 1, state: "shared", ...more });
  const category = (id, rank, state = "active") => ({ id, name: id.toUpperCase(), rank, state });
  const segments = [{ id: "s1", position: 1, kind: "frame", columns: [], votes: 2 },
    { id: "s2", position: 2, kind: "matrix", columns: [] },
    { id: "s0", position: 0, kind: "lists", columns: [] }];
  const categories = [category("c1", "V3"), category("c2", "V2"), category("c3", "V1"),
    category("c9", "V0", "removed")];
  const placements = segments.flatMap(({ id: segment_id }) => categories.map(({ id, rank }) => ({
    id: `${segment_id}:${id}`, segment_id, category_id: id, rank, beside: false, shown: true,
    tables: [] })));
  const step = (id, kind, state) => ({ id, kind, state, segment_id: "s1", position: 1 });
  window.start = (more = {}, me = { may: ["sort"], id: "p1", table_id: "t1" }) => ({
    ...B.fromSnapshot({ head: 1, epoch: "e", me, snapshot: { session: { id: "S", state: "open" },
      segment: segments, category: categories, placement: placements,
      step: [step("w", "write", "closed"), step("c", "cluster", "coming")],
      idea: [idea("a", "V1"), idea("b", "V2", { category_id: "c1" }), idea("d", "V3"),
        idea("x", "V4", { category_id: "c9" }),
        idea("under a", "V5", { parent_id: "a" }), idea("under b", "V6", { parent_id: "b",
          category_id: "c1" }), idea("low", "V7", { parent_id: "under a" })], ...more } }), me });
  window.guess = (...ops) => O.guessed(start(),
    ops.map(([kind, op], at) => ({ op_id: `o${at}`, kind, ...op })));
  const names = (entries) => entries.map(({ idea, children, merged }) => [idea.id,
    ...(children.length ? [names(children)] : []), ...merged.map(({ id }) => `=${id}`)].join(" "));
  window.at = (board, category, segment = "s1") => names(B.entriesAt(board, { segment, category }));
  window.ids = (items) => items.map(({ id }) => id);
  window.tables = (board, segment) => B.tablesOf(board, segment).map(ids);
}"""


@pytest.fixture(scope="module")
def page(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Any:
    running = Server(tmp_path_factory.mktemp("sorting"))
    page = browser.new_page()
    page.goto(running.url)
    page.evaluate(MAKE)
    yield page
    running.kill()


def told(page: Page, script: str) -> Any:
    return page.evaluate(f"() => {{ {script} }}")


def test_what_stands_nowhere_that_is_shown_is_not_sorted(page: Page) -> None:
    script = """
      const board = start();
      const hidden = { ...board.placement.get("s1:c1"), shown: false };
      const less = B.applyChange(board, { n: 2, e: [["placement", hidden]] });
      const unsorted = (one) => B.unsortedIn(one, "s1").map(({ idea }) => idea.id);
      return [unsorted(board), unsorted(less), at(less, "c1"), at(board, "c1"),
        ids(B.categoriesOf(less, "s1")), ids(B.categoriesOf(less, "s2")),
        [...B.numbersOf(less)], B.unsortedIn(board, "s1", "discussion"), B.frameOf(board).id];
    """
    assert told(page, script) == [
        ["a", "d", "x"],
        ["a", "b", "d", "x"],
        [],
        ["b under b"],
        ["c3", "c2"],
        ["c3", "c2", "c1"],
        [["c3", 1], ["c2", 2], ["c1", 3]],
        [],
        "s1",
    ]


def test_the_tables_of_a_segment_until_it_is_arranged(page: Page) -> None:
    script = """
      const [board, own] = [start(), guess(["placement.set",
        { segment_id: "s2", category_id: "c1", after: null }])];
      return [tables(board, "s2"), tables(board, "s0"), tables(own, "s2"), tables(own, "s0"),
        own.segment.get("s2").arranged];
    """
    assert told(page, script) == [
        [["c3", "c2"], ["c1"]],
        [["c3"], ["c2"], ["c1"]],
        [["c1"], ["c3", "c2"]],
        [["c3"], ["c2"], ["c1"]],
        True,
    ]


def test_categories_dealt_to_tables(page: Page) -> None:
    script = """
      const board = start();
      const dealt = (id, tables) => ["placement", { ...board.placement.get(`s2:${id}`), tables }];
      const some = B.applyChange(board, { n: 2, e: [dealt("c1", ["t1"]), dealt("c2", ["t2"])] });
      const of = (one, table) => {
        const { dealt, others } = B.dealtTo(one, "s2", table);
        return [ids(dealt), ids(others)];
      };
      return [of(board, "t1"), of(some, "t1"), of(some, "t2"), of(some, "t3"), of(some, null)];
    """
    everything = [["c3", "c2", "c1"], []]
    assert told(page, script) == [
        everything,
        [["c3", "c1"], ["c2"]],
        [["c3", "c2"], ["c1"]],
        everything,
        everything,
    ]


def test_what_did_not_change_is_the_same_object(page: Page) -> None:
    script = """
      const board = start();
      const entry = (one, id) => B.entriesAt(one, { segment: "s1" })
        .find(({ idea }) => idea.id === id);
      const at = (one, category) => B.entriesAt(one, { segment: "s1", category });
      const change = (id, more) => B.applyChange(board,
        { n: 2, e: [["idea", { ...board.idea.get(id), ...more }]] });
      at(board, "c1");
      const [low, timer] = [change("low", { text: "new" }), B.applyChange(board, { n: 2, e: [
        ["session", { ...board.session, timer: {} }]] })];
      return [at(low, "c1") === at(board, "c1"), entry(low, "d") === entry(board, "d"),
        entry(low, "a") === entry(board, "a"), entry(low, "a").children[0].children[0].idea.text,
        at(timer, null) === at(board, null),
        B.categoriesOf(low, "s1") === B.categoriesOf(board, "s1"),
        B.numbersOf(timer) === B.numbersOf(board), B.segmentsOf(low) === B.segmentsOf(board)];
    """
    assert told(page, script) == [True, True, False, "new", True, True, True, True]


def test_a_change_among_1500_ideas_is_worked_out_once(page: Page) -> None:
    script = """
      const one = start().idea.get("a");
      let read = 0;
      const many = Array.from({ length: 1500 }, (_, n) => {
        const rank = `n${String((n * 7919) % 1500).padStart(6, "0")}`;
        const category_id = ["c1", "c2", "c3"][n % 4];
        return { ...one, id: `i${n}`, category_id, get rank() { read += 1; return rank; } };
      });
      const ask = (board) => {
        const before = read;
        for (const category of ["c1", "c2", "c3", null, undefined]) {
          B.entriesAt(board, { segment: "s1", category });
        }
        return read - before;
      };
      const board = start({ idea: many });
      const moved = B.applyChange(board, { n: 2,
        e: [["idea", { ...one, id: "i7", rank: "n0", category_id: "c3" }]] });
      const other = B.applyChange(moved, { n: 3, e: [["table", { id: "t9" }]] });
      const timer = B.applyChange(other, { n: 4, e: [["session", { id: "S" }]] });
      return [board, board, moved, other, timer].map(ask);
    """
    first, again, moved, *others = told(page, script)
    assert 0 < moved <= first < 2 * 1500 * 11
    assert [again, *others] == [0, 0, 0]


@pytest.mark.parametrize(
    ("fields", "everywhere"),
    [
        ({"category_id": "c2", "ids": ["b", "a", "gone"]}, {"c2": ["a under a low", "b under b"]}),
        ({"category_id": "c2", "ids": ["under a"]}, {"c2": []}),
        ({"after": None, "ids": ["d", "x"]}, {None: ["d", "x", "a under a low"]}),
        ({"after": "d", "ids": ["a"]}, {None: ["d", "a under a low", "x"]}),
        ({"after": "d", "ids": ["a", "under b"]}, {None: ["d", "a under a low", "x"]}),
        ({"parent_id": None, "ids": ["low"]}, {None: ["a under a", "low", "d", "x"]}),
        ({"parent_id": "b", "ids": ["a", "d"]}, {"c1": ["b under b,a under a low,d"], None: ["x"]}),
        ({"parent_id": "low", "ids": ["a"]}, {None: ["a under a low", "d", "x"]}),
        ({"parent_id": "gone", "ids": ["a"]}, {None: ["a under a low", "d", "x"]}),
    ],
)
def test_moving(page: Page, fields: Json, everywhere: Json) -> None:
    script = """([fields, categories]) => {
      const board = guess(["idea.move", fields]);
      return categories.map((category) => at(board, category));
    }"""
    assert page.evaluate(script, [fields, list(everywhere)]) == list(everywhere.values())


def test_moves_one_after_the_other(page: Page) -> None:
    script = """
      const move = (id, after) => ["idea.move", { ids: [id], after }];
      return [
        at(guess(move("x", "a"), move("d", "a"))),
        at(guess(move("x", "a"), move("d", "x"))),
        at(guess(move("x", null), move("d", null))),
      ];
    """
    assert told(page, script) == [
        ["a under a low", "d", "x", "b under b"],
        ["a under a low", "x", "d", "b under b"],
        ["d", "x", "a under a low", "b under b"],
    ]


def test_sub_points_change_places_among_each_other(page: Page) -> None:
    script = """
      const move = (ids, more) => ["idea.move", { ids, ...more }];
      const two = move(["d"], { parent_id: "b" });
      const of = (...ops) => at(guess(two, ...ops), "c1");
      return [of(), of(move(["d"], { after: null })), of(move(["under b"], { after: "d" })),
        of(move(["d", "a"], { after: null })),
        of(move(["d"], { after: null, category_id: "c1" }))];
    """
    first, second = ["b under b,d"], ["b d,under b"]
    assert told(page, script) == [first, second, second, second, first]


def test_what_hangs_under_an_idea_stands_where_that_stands(page: Page) -> None:
    script = """
      const told = (...ops) => {
        const { idea } = guess(...ops);
        return ["a", "under a", "low", "under b"].map((id) => idea.get(id).category_id);
      };
      const move = (ids, more) => ["idea.move", { ids, ...more }];
      return [told(), told(move(["a"], { category_id: "c2" })),
        told(move(["under a"], { category_id: "c2" })), told(move(["a"], { parent_id: "b" })),
        told(move(["low"], { parent_id: null, category_id: "c3" })),
        told(["idea.merge", { ids: ["a"], into: "b" }])];
    """
    assert told(page, script) == [
        [None, None, None, "c1"],
        ["c2", "c2", "c2", "c1"],
        [None, None, None, "c1"],
        ["c1", "c1", "c1", "c1"],
        [None, None, "c3", "c1"],
        ["c1", "c1", "c1", "c1"],
    ]


def test_a_duplicate_knows_who_speaks_for_it_in_the_end(page: Page) -> None:
    script = """
      const merge = (ids, into) => ["idea.merge", { ids, into }];
      const board = guess(merge(["a"], "b"), merge(["b"], "d"), merge(["x"], "a"));
      return ["a", "b", "x"].map((id) => board.idea.get(id).merged_into_id);
    """
    assert told(page, script) == ["d", "d", "d"]


def test_a_word_on_where_an_idea_belongs(page: Page) -> None:
    """It sorts what stands nowhere, and stays beside what stands somewhere else."""
    script = """
      const sort = (id, category_id) => ["idea.sort", { id, category_id }];
      const merged = ["idea.merge", { ids: ["a"], into: "b" }];
      const told = (...ops) => {
        const { idea, suggestion } = guess(...ops);
        const said = [...suggestion.values()];
        return [["a", "low", "b", "x"].map((id) => idea.get(id).category_id),
          said.map(({ id, category_id, instead_of_id }) => [id, category_id, instead_of_id])];
      };
      return [told(sort("a", "c2")), told(sort("x", "c2")), told(sort("b", "c1")),
        told(sort("b", "c2")), told(sort("a", "c2"), sort("a", "c3")),
        told(merged, sort("a", "c2")),
        told(sort("low", "c2"), sort("a", "c9"), sort("a", "gone"), sort("gone", "c2"))];
    """
    nothing = [None, None, "c1", "c9"]
    assert told(page, script) == [
        [["c2", "c2", "c1", "c9"], [["a:t1", "c2", None]]],
        [[None, None, "c1", "c2"], [["x:t1", "c2", None]]],
        [nothing, [["b:t1", "c1", None]]],
        [nothing, [["b:t1", "c2", "c1"]]],
        [["c2", "c2", "c1", "c9"], [["a:t1", "c3", "c2"]]],
        [["c1", "c1", "c1", "c9"], [["b:t1", "c2", "c1"]]],
        [nothing, []],
    ]


def test_an_idea_may_stand_where_it_does(page: Page) -> None:
    """What was suggested instead is answered, for what the idea speaks for, too."""
    script = """
      const sort = ["idea.sort", { id: "b", category_id: "c2" }];
      const merged = ["idea.merge", { ids: ["b"], into: "d" }];
      const keep = (id) => ["idea.keep", { id }];
      const told = (...ops) => [...guess(sort, ...ops).suggestion.values()]
        .map(({ category_id, instead_of_id }) => [category_id, instead_of_id]);
      return [told(keep("b")), told(merged, keep("d")), told(merged, keep("b")),
        told(keep("a")), told(keep("gone"))];
    """
    kept, differs = [["c2", None]], [["c2", "c1"]]
    assert told(page, script) == [kept, kept, kept, differs, differs]


def test_merging_and_having_them_back(page: Page) -> None:
    script = """
      const merged = ["idea.merge", { ids: ["a", "under b", "gone"], into: "b" }];
      const twice = ["idea.merge", { ids: ["b"], into: "d" }];
      const third = ["idea.merge", { ids: ["x"], into: "a" }];
      const back = ["idea.unmerge", { ids: ["a", "d"] }];
      return [guess(merged), guess(merged, twice), guess(merged, twice, third),
        guess(merged, twice, back)].map((board) => at(board));
    """
    assert told(page, script) == [
        ["b under a low,under b =a", "d", "x"],
        ["d under a low,under b =a =b", "x"],
        ["d under a low,under b =a =b =x"],
        ["a under a low", "d under b =b", "x"],
    ]


def test_what_was_spoken_for_is_free_when_that_is_taken_back(page: Page) -> None:
    script = """
      const merged = ["idea.merge", { ids: ["a", "x"], into: "b" }];
      const hidden = (board) => B.applyChange(board,
        { n: 2, e: [["idea", { ...board.idea.get("b"), state: "hidden" }]] });
      const then = (board, kind, op) => O.guessed(board, [{ op_id: "o", kind, ...op }]);
      const told = ({ idea }) => ["a", "x"].map((id) => {
        const { state, merged_into_id, category_id } = idea.get(id);
        return [state, merged_into_id, category_id].join();
      });
      const free = guess(merged, ["idea.remove", { id: "b" }]);
      return [at(free), told(free), told(guess(merged, ["idea.remove", { id: "d" }])),
        told(then(hidden(guess(merged)), "idea.remove", { id: "b" })),
        told(then(hidden(guess(merged)), "idea.unmerge", { ids: ["a"] }))];
    """
    assert told(page, script) == [
        ["a under a low", "d", "x"],
        ["shared,,c1", "shared,,c1"],
        ["merged,b,c1", "merged,b,c1"],
        ["hidden,,c1", "hidden,,c1"],
        ["hidden,,c1", "merged,b,c1"],
    ]


def test_what_nothing_speaks_for_is_not_shown(page: Page) -> None:
    script = """
      const merged = (id, into) => ["idea", { ...start().idea.get(id), state: "merged",
        merged_into_id: into }];
      const board = (...e) => at(B.applyChange(start(), { n: 2, e }));
      return [board(merged("a", "gone")), board(merged("a", "d"), merged("d", "b")),
        board(merged("a", "d"), merged("d", "a"))];
    """
    assert told(page, script) == [
        ["b under b", "d", "x"],
        ["b under a low,under b =a =d", "x"],
        ["b under b", "x"],
    ]


def test_categories(page: Page) -> None:
    script = """
      const numbers = (...ops) => {
        const board = guess(...ops);
        return [ids(B.categoriesOf(board, "s1")), at(board, null), at(board, "c2"), at(board, "n")];
      };
      return [
        numbers(["category.add", { id: "n", name: "N", ids: ["a", "b"] }]),
        numbers(["category.move", { id: "c1", after: "c3" }]),
        numbers(["category.move", { id: "c1", after: null }]),
        numbers(["category.merge", { id: "c1", into: "c2" }]),
        numbers(["category.remove", { id: "c1" }], ["category.restore", { id: "c9" }]),
        guess(["category.rename", { id: "c1", name: "New" }]).category.get("c1").name,
        tables(guess(["category.add", { id: "n", name: "N" }]), "s2"),
      ];
    """
    old = ["a under a low", "d", "x"]
    assert told(page, script) == [
        [["c3", "c2", "c1", "n"], ["d", "x"], [], ["a under a low", "b under b"]],
        [["c3", "c1", "c2"], old, [], []],
        [["c1", "c3", "c2"], old, [], []],
        [["c3", "c2"], old, ["b under b"], []],
        [["c9", "c3", "c2"], ["a under a low", "b under b", "d"], [], []],
        "New",
        [["c3", "c2"], ["c1", "n"]],
    ]


def test_the_place_of_a_category(page: Page) -> None:
    script = """
      const set = (category_id, fields) =>
        ["placement.set", { segment_id: "s2", category_id, ...fields }];
      const told = (...ops) => {
        const board = guess(...ops);
        return [tables(board, "s2"), board.segment.get("s2").arranged ?? false,
          B.dealtTo(board, "s2", "t1").others.map(({ id }) => id)];
      };
      return [
        told(set("c2", { shown: false })),
        told(set("c3", { tables: ["t2"] }), set("c1", { tables: ["t1"] })),
        told(set("c2", { beside: false }), set("c1", { beside: true })),
        told(set("c3", { after: "c1", beside: true })),
      ];
    """
    assert told(page, script) == [
        [[["c3", "c1"]], False, []],
        [[["c3", "c2"], ["c1"]], False, ["c3"]],
        [[["c3"], ["c2", "c1"]], True, []],
        [[["c2"], ["c1", "c3"]], True, []],
    ]


def test_agreeing_to_the_list_as_it_stands(page: Page) -> None:
    script = """
      const agree = ["segment.agree", { id: "s1", agree: true }];
      const told = (board) => [B.agreedTo(board, "s1").length, B.hasAgreed(board, "s1", board.me),
        B.hasAgreed(board, "s1", { role: "participant", id: "p1", table_id: null })];
      const taken = (board) => B.applyChange(board,
        { n: 2, e: [["consent", { id: "s1:t1", segment_id: "s1", names: [] }]] });
      return [told(guess(agree)), told(guess(agree, ["segment.agree", { id: "s1", agree: false }])),
        told(guess(agree, ["category.rename", { id: "c1", name: "Other" }])),
        told(guess(agree, ["category.move", { id: "c1", after: null }])),
        told(taken(guess(agree)))];
    """
    none = [0, False, False]
    assert told(page, script) == [[1, True, False], none, none, none, none]


def test_votes_of_ones_own(page: Page) -> None:
    script = """
      const cast = (id, cast = true) => ["vote.cast", { id, cast }];
      const told = (board) =>
        [[...B.votedBy(board, "s1")], B.votesLeft(board, board.segment.get("s1"))];
      const change = (...e) => B.applyChange(start(), { n: 2, e });
      const vote = ["vote", { id: "v", segment_id: "s1", idea_id: "a" }];
      const then = (board, kind, op) => O.guessed(board, [{ op_id: "o", kind, ...op }]);
      return [told(start()), told(guess(cast("a"), cast("b"))),
        told(guess(cast("a"), cast("a", false))),
        told(change(vote)), told(then(change(vote), "vote.cast", { id: "a", cast: false })),
        told(then(change(vote), "vote.cast", { id: "a", cast: true })),
        told(B.applyChange(change(vote), { n: 3, e: [["vote", "v"]] })),
        told(change(vote, ["idea", "a"])),
        told(then(change(vote), "idea.merge", { ids: ["a"], into: "b" })),
        told({ ...start(), segment: new Map([["s1", { id: "s1", votes: null }]]) })];
    """
    assert told(page, script) == [
        [[], 2],
        [["a", "b"], 0],
        [[], 2],
        [["a"], 1],
        [[], 2],
        [["a"], 1],
        [[], 2],
        [[], 2],
        [["b"], 1],
        [[], 0],
    ]


def test_a_vote_for_a_duplicate_is_one_for_what_speaks_for_it(page: Page) -> None:
    script = """
      const cast = (id, cast) => ["vote.cast", { id, cast }];
      const merged = ["idea.merge", { ids: ["a"], into: "b" }];
      const told = (...ops) => {
        const board = guess(...ops);
        return [[...B.votedBy(board, "s1")], B.votesLeft(board, board.segment.get("s1"))];
      };
      return [told(cast("a", true), merged, cast("b", false)),
        told(cast("a", true), cast("b", true), merged, cast("a", false)),
        told(cast("a", true), merged, cast("b", true)), told(merged, cast("a", true)),
        told(cast("a", true), cast("d", true), merged, cast("b", false))];
    """
    assert told(page, script) == [[[], 2], [[], 2], [["b"], 1], [["b"], 1], [["d"], 1]]


def test_who_voted_and_who_may_sort(page: Page) -> None:
    script = """
      const vote = (id, table_id, participant_id) =>
        ({ id, segment_id: "s1", idea_id: null, table_id, participant_id });
      const lead = start({ vote: [vote("v1", "t1", null), vote("v2", "t1", null),
        vote("v3", null, "p7")] }, { role: "facilitator", may: ["sort_always"], id: "f" });
      const board = start();
      const open = B.applyChange(board, { n: 2,
        e: [["step", { ...board.step.get("c"), state: "open" }]] });
      const ended = { ...open, session: { ...open.session, state: "ended" } };
      return [[...B.votersIn(lead, "s1")], B.votedBy(lead, "s1").size,
        B.openStepOf(open, "cluster").id, B.openStepOf(board, "cluster"),
        [board, open, ended].map((one) => B.maySort(one)),
        [board, ended].map((one) => B.maySort(one, lead.me)), B.maySort(open, { role: "wall" })];
    """
    assert told(page, script) == [
        ["t1", "p7"],
        0,
        "c",
        None,
        [False, True, False],
        [True, False],
        False,
    ]


def test_what_is_undone_before_it_was_sent_is_not_guessed(page: Page) -> None:
    script = """
      const move = ["idea.move", { ids: ["a"], category_id: "c2" }];
      return [guess(move), guess(move, ["undo", { of: "o0" }])].map((board) => at(board, "c2"));
    """
    assert told(page, script) == [["a under a low"], []]


def test_what_was_taken_back_and_restored_before_it_was_sent_stands(page: Page) -> None:
    script = """
      const [gone, back] = [["idea.remove", { id: "a" }], ["idea.restore", { id: "a" }]];
      return [[gone], [gone, back], [gone, back, gone]].map((ops) => guess(...ops).idea.has("a"));
    """
    assert told(page, script) == [False, True, False]
