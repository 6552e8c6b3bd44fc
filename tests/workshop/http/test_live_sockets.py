"""The live session over real sockets and plain HTTP: who gets in, what is refused, what holds."""

from __future__ import annotations

import json
import socket
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from tests.people.over_sockets import BINARY, CONTINUED, PING, TEXT, Line, Screen, idea
from tests.servers.stand import Stand

JOIN = '42{}["join",{{"from":0,"epoch":null}}]'


@pytest.fixture(scope="module")
def stand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stand]:
    running = Stand(tmp_path_factory.mktemp("stand"), SAMSYN_JOIN_SECONDS="2")
    yield running
    running.stop()


@pytest.fixture
def session(stand: Stand) -> dict[str, str]:
    return stand.session()


def phone(stand: Stand, session: dict[str, str]) -> Screen:
    """A participant's screen, connected."""
    name = session["session"]
    return Screen(stand.port, name, "participant", stand.participant(name))


def wall(stand: Stand, session: dict[str, str]) -> Screen:
    """The session's wall, connected."""
    return Screen(stand.port, session["session"], "wall", token=session["wall"])


def console(stand: Stand, session: dict[str, str]) -> Screen:
    """A facilitator's screen, connected."""
    return Screen(stand.port, session["session"], "facilitator", stand.facilitator())


# What it is for


def test_all_screens_hear_the_same_in_order(stand: Stand, session: dict[str, str]) -> None:
    screens = [phone(stand, session) for _ in range(4)]
    screens += [wall(stand, session), console(stand, session)]
    for screen in screens:
        screen.join()
    texts = []
    for number in range(40):
        text = f"idea {number}"
        texts.append(text)
        answer = screens[number % 4].write(idea(session["segment"], text))
        assert answer["answers"][0]["n"] == number + 1
    for screen in screens:
        told = screen.changes(40)
        assert [change["n"] for change in told] == list(range(1, 41))
        assert [change["e"][0][1]["text"] for change in told] == texts


def test_what_is_private_reaches_its_owner_and_a_stub_the_lead(stand: Stand) -> None:
    session = stand.session(private="1")
    author, other = phone(stand, session), phone(stand, session)
    lead, projector = console(stand, session), wall(stand, session)
    for screen in (author, other, lead, projector):
        screen.join()
    author.write(idea(session["segment"], "a secret"))
    assert author.changes(1)[0]["e"][0][1]["text"] == "a secret"
    assert other.changes(1) == projector.changes(1) == [{"n": 1}]
    stub = lead.changes(1)[0]["e"][0][1]
    assert (stub["state"], stub["text"]) == ("private", None)


def test_the_beacon_and_presence_come_by_themselves(stand: Stand, session: dict[str, str]) -> None:
    lead, one = console(stand, session), phone(stand, session)
    head = lead.join()
    one.join()
    assert len(lead.until("presence")["here"]) == 1
    assert one.until("presence") == {"count": 1, "alone": 1, "tables": 0, "left": []}
    assert lead.until("beacon") == {"head": 0, "epoch": head["epoch"]}
    one.socket.close()
    assert lead.until("presence")["here"] == []


def test_a_screen_joins_again_from_where_it_was(stand: Stand, session: dict[str, str]) -> None:
    one = phone(stand, session)
    epoch = one.join()["epoch"]
    for number in range(5):
        one.write(idea(session["segment"], str(number)))
    tail = one.join(2, epoch)
    assert [change["n"] for change in tail["changes"]] == [3, 4, 5]
    assert "snapshot" in one.join(2, "another")


# Who gets in


@pytest.mark.parametrize(
    ("role", "token", "name"),
    [
        ("participant", None, "not_joined"),
        ("facilitator", None, "signed_out"),
        ("wall", "wrong", "no_session"),
        ("admin", None, "no_session"),
    ],
)
def test_who_proves_nothing_is_refused_by_name(
    stand: Stand, session: dict[str, str], role: str, token: str | None, name: str
) -> None:
    stranger = Screen(stand.port, session["session"], role, token=token)
    assert stranger.welcome.startswith("44")
    refused = json.loads(stranger.welcome[2:])
    assert refused["message"] == name
    assert refused["data"]["say"]
    assert stranger.ended()


def test_a_cookie_of_another_session_opens_nothing(stand: Stand, session: dict[str, str]) -> None:
    cookie = stand.participant(stand.session()["session"])
    other = Screen(stand.port, session["session"], "participant", cookie)
    assert json.loads(other.welcome[2:])["message"] == "not_joined"


@pytest.mark.parametrize(
    ("origin", "headers"),
    [
        (None, {}),
        ("null", {}),
        ("http://evil.example", {}),
        ("http://evil.example", {"Host": "evil.example"}),
        ("http://evil.example", {"X_Forwarded_Host": "evil.example"}),
        ("http://localhost", {}),
        ("https://localhost:{port}", {}),
        ("http://localhost:{port}.evil.example", {}),
        ("http://evil.example, http://localhost:{port}", {}),
    ],
)
def test_other_origins_get_no_socket(
    stand: Stand, origin: str | None, headers: dict[str, Any]
) -> None:
    wanted = origin and origin.format(port=stand.port)
    with Line(stand.port, origin=wanted, **headers) as line:
        assert line.status == 403


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_our_own_origins_do(stand: Stand, host: str) -> None:
    with Line(stand.port, origin=f"http://{host}:{stand.port}") as line:
        assert line.status == 101


@pytest.mark.parametrize(
    "query",
    [
        "",
        "EIO=4",
        "EIO=4&transport=polling",
        "EIO=3&transport=websocket",
        "EIO=4&transport=websocket&sid=x",
        "EIO=4&transport=websocket&j=0",
    ],
)
def test_only_the_one_transport_is_answered(stand: Stand, query: str) -> None:
    with Line(stand.port, query=query) as line:
        assert line.status == 400
    assert stand.get(f"/socket.io/?{query}")[0] == 400


@pytest.mark.parametrize("broken", [{"Sec_WebSocket_Key": ""}, {"Sec_WebSocket_Version": "8"}])
def test_a_broken_handshake_is_answered(stand: Stand, broken: dict[str, Any]) -> None:
    with Line(stand.port, **broken) as line:
        assert line.status == 400


def test_polling_is_answered_at_once_however_much_it_sends(stand: Stand) -> None:
    began = time.monotonic()
    path = "/socket.io/?EIO=4&transport=polling"
    assert stand.ask("POST", path, b"x" * 2_000_000)[0] == 413
    with socket.create_connection(("127.0.0.1", stand.port), 5) as lazy:
        announced = f"POST {path} HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n"
        lazy.sendall(announced.encode() + b"x" * 1000)  # and never the rest
        assert b" 413 " in lazy.recv(1000)
    assert time.monotonic() - began < 5


def test_a_socket_that_does_not_join_is_closed(stand: Stand, session: dict[str, str]) -> None:
    silent, idle, used = Line(stand.port), phone(stand, session), phone(stand, session)
    used.join()
    began = time.monotonic()
    assert silent.ended()
    assert idle.ended()
    assert time.monotonic() - began < 4
    assert used.join()["head"] == 0


# What it does not take


@pytest.mark.parametrize(
    "packet",
    [
        '42{id}["write",{{"ops":[{{"text":"\\ud800"}}]}}]',
        "42{id}[",
        "42{id}",
        '42{id}{{"a":1}}',
        '42{id}["connect",{{}}]',
        '42{id}["disconnect","x"]',
        '42{id}["unknown",{{}}]',
        '42{id}["join"]',
        '42{id}["join",1,2]',
        '42{id}["join",{{"from":-1}}]',
        '42{id}["join",{{"from":"0"}}]',
        '42{id}["join",{{"from":0,"epoch":5}}]',
        '42{id}["write",[]]',
        '42{id}["write",{{"ops":{{}}}}]',
        "42{id}" + "[" * 5000,
    ],
)
def test_what_cannot_be_read_is_answered_by_name(
    stand: Stand, session: dict[str, str], packet: str
) -> None:
    screen = phone(stand, session)
    screen.join()
    screen.say(packet.format(id=77))
    answer = screen.answer(77)
    assert answer["refused"] == "malformed"
    assert answer["say"]
    assert screen.write(idea(session["segment"], "still here"))["answers"][0]["n"] == 1


@pytest.mark.parametrize(
    "packet",
    [
        "",
        "x",
        "2probe",
        "5",
        "6",
        "4",
        '4["join",{}]',
        '4{"a":1}',
        '430[{"n":1}]',
        "44{}",
        '451-["write",{"_placeholder":true,"num":0}]',
        '459999999999-["write",{"_placeholder":true,"num":0}]',
        "461-0[]",
        "bAAAA",
        '42["write",{"ops":["\ud800"]}]',
    ],
)
def test_packets_no_client_of_ours_sends_end_the_connection(
    stand: Stand, session: dict[str, str], packet: str
) -> None:
    screen = phone(stand, session)
    screen.join()
    screen.say(packet)
    assert screen.ended()


def test_binary_messages_end_the_connection(stand: Stand, session: dict[str, str]) -> None:
    screen = phone(stand, session)
    screen.join()
    screen.frame(BINARY, b"42")
    assert screen.ended()


def test_who_sends_nonsense_again_and_again_is_closed(
    stand: Stand, session: dict[str, str]
) -> None:
    screen = phone(stand, session)
    screen.join()
    for _ in range(30):
        screen.say("421[")
    assert screen.ended()


def test_no_compression_is_agreed_so_a_bomb_is_only_noise(stand: Stand) -> None:
    bomb = zlib.compressobj(9, wbits=-15)
    packed = bomb.compress(b"x" * 190_000_000) + bomb.flush(zlib.Z_SYNC_FLUSH)
    assert 150_000 < len(packed) < 250_000
    before = stand.memory()
    offer = "permessage-deflate; client_max_window_bits"
    for _ in range(3):
        with Line(stand.port, Sec_WebSocket_Extensions=offer) as line:
            assert line.status == 101
            assert "extensions" not in line.head.lower()
            _send_until_refused(line, [(TEXT, packed[:-4], True, 4)])
            assert line.ended()
    assert stand.memory() - before < 30


def test_unfinished_fragments_are_refused_at_64_kb(stand: Stand, session: dict[str, str]) -> None:
    before = stand.memory()
    with Line(stand.port) as line:
        kinds = [TEXT] + [CONTINUED] * 2399
        _send_until_refused(line, [(kind, b"x" * 62_500, False, 0) for kind in kinds])
        assert line.ended()
    whole, parts = phone(stand, session), phone(stand, session)
    for screen in (whole, parts):
        screen.join()
    whole.say("42" + "x" * 70_000)
    for kind in (TEXT, CONTINUED):
        parts.frame(kind, b"4" * 40_000, last=False)
    assert whole.ended()
    assert parts.ended()
    assert stand.memory() - before < 30


def test_a_flood_is_read_slowly_and_nobody_else_notices(
    stand: Stand, session: dict[str, str]
) -> None:
    flooding, other = phone(stand, session), phone(stand, session)
    flooding.join()
    other.join()
    before = stand.memory()
    flooding.socket.settimeout(0.5)
    began, sent = time.monotonic(), 0
    try:
        while time.monotonic() - began < 2:
            flooding.frame(PING, b"")
            flooding.say('421["write",{"ops":[]}]' + " " * 20_000)
            sent += 1
    except (TimeoutError, ConnectionError):
        pass
    asked = time.monotonic()
    assert other.write(idea(session["segment"], "calm"))["answers"][0]["n"] == 1
    assert time.monotonic() - asked < 1
    assert stand.memory() - before < 30
    assert sent < 2000


@pytest.mark.parametrize("packet", ["3", "40", '421["write",{"ops":[]}]', '42["write",[0]]'])
@pytest.mark.parametrize("joined", [True, False])
def test_many_small_messages_at_once_hold_nobody_up(
    stand: Stand, session: dict[str, str], packet: str, joined: bool
) -> None:
    other = phone(stand, session)
    other.join()
    if joined:
        flooding: Line = phone(stand, session)
    else:
        flooding = Line(stand.port)
    small = bytes((0x81, 128 | len(packet))) + bytes(4) + packet.encode()
    flooding.socket.settimeout(0.5)
    with suppress(TimeoutError, ConnectionError):
        flooding.socket.sendall(small * (250_000 // len(small)))
    for number in range(5):
        asked = time.monotonic()
        other.write(idea(session["segment"], str(number)))
        assert time.monotonic() - asked < 1, "some 10 ms where one is served after the other"


def test_a_person_above_the_rate_is_told_when_to_send_again(
    stand: Stand, session: dict[str, str]
) -> None:
    one, two = phone(stand, session), phone(stand, session)
    for screen in (one, two):
        screen.join()
    ops = [idea(session["segment"], str(number)) for number in range(20)]
    assert len(one.write(*ops)["answers"]) == 20
    more = [idea(session["segment"], "more") for _ in range(3)]
    answer = one.write(*more)
    assert 0 < answer["slow_down"] <= 3
    assert answer["say"]
    assert two.write(idea(session["segment"], "mine"))["answers"][0]["n"] == 21
    time.sleep(answer["slow_down"])
    assert [done["n"] for done in one.write(*more)["answers"]] == [22, 23, 24]


def test_a_facilitator_may_send_more(stand: Stand, session: dict[str, str]) -> None:
    lead = console(stand, session)
    lead.join()
    for _ in range(10):
        ops = [idea(session["segment"], "x") for _ in range(20)]
        assert "answers" in lead.write(*ops)
    assert "slow_down" in lead.write(*[idea(session["segment"], "x") for _ in range(20)])


def test_a_fifth_screen_takes_the_place_of_the_oldest(
    stand: Stand, session: dict[str, str]
) -> None:
    cookie = stand.participant(session["session"])
    screens = [Screen(stand.port, session["session"], "participant", cookie) for _ in range(5)]
    for screen in screens:
        screen.join()
    goodbye = screens[0].until("bye")
    assert goodbye["refused"] == "too_many"
    assert goodbye["say"]
    assert screens[0].ended()
    assert all(screen.join() for screen in screens[1:])


def test_places_are_limited_by_address_and_in_all(
    tmp_path: Path,
) -> None:
    limits = {"SAMSYN_SOCKETS": "5", "SAMSYN_SOCKETS_PER_ADDRESS": "3", "SAMSYN_PROXIES": "1"}
    stand = Stand(tmp_path, **limits)
    try:
        lines = [Line(stand.port, X_Forwarded_For="192.0.2.1") for _ in range(4)]
        assert [line.status for line in lines] == [101, 101, 101, 429]
        lines += [Line(stand.port, X_Forwarded_For="192.0.2.2") for _ in range(3)]
        assert [line.status for line in lines[4:]] == [101, 101, 503]
        lines[0].socket.close()
        time.sleep(0.3)
        assert Line(stand.port, X_Forwarded_For="192.0.2.1").status == 101
    finally:
        stand.stop()


# Goodbye


def test_erasing_a_session_says_goodbye_to_it_alone(stand: Stand, session: dict[str, str]) -> None:
    one, other = phone(stand, session), phone(stand, stand.session())
    one.join()
    other.join()
    stand.get(f"/stand/dismiss/{session['session']}")
    assert one.until("bye") == {"refused": "no_session", "say": "Gone."}
    assert one.ended()
    assert other.join()["head"] == 0


def test_who_signed_out_can_write_nothing_more(stand: Stand, session: dict[str, str]) -> None:
    cookie = stand.facilitator()
    lead = Screen(stand.port, session["session"], "facilitator", cookie)
    lead.join()
    stand.get("/stand/sign_out", Cookie=cookie)
    assert lead.write(idea(session["segment"], "late"))["refused"] == "signed_out"
    assert lead.until("bye")["refused"] == "signed_out"
    assert lead.ended()


def test_who_signed_out_before_joining_hears_nothing(stand: Stand, session: dict[str, str]) -> None:
    cookie = stand.facilitator()
    lead = Screen(stand.port, session["session"], "facilitator", cookie)
    stand.get("/stand/sign_out", Cookie=cookie)
    assert lead.join()["refused"] == "signed_out"
    writer = phone(stand, session)
    writer.join()
    writer.write(idea(session["segment"], "not for everybody"))
    assert lead.ended()
    assert [name for name, _ in lead.events] == ["bye"]


def test_the_log_holds_no_words_and_no_tokens(stand: Stand, session: dict[str, str]) -> None:
    marker = "MARKER-TEXT"
    screen = phone(stand, session)
    screen.join()
    screen.write(idea(session["segment"], marker))
    screen.say(f'421["{marker}",[{marker}]]')
    screen.say(f'42/other,2["write","{marker}"]')
    screen.say(f'459-["write","{marker}"]')
    assert screen.ended()
    assert Line(stand.port, query=f"EIO=4&transport=websocket&sid={marker}").status == 400
    assert marker not in stand.log.read_text()


# Plain HTTP


def changes(session: dict[str, str], start: int, epoch: str, role: str = "participant") -> str:
    return f"/live/{session['session']}/changes?as={role}&from={start}&epoch={epoch}"


def post(
    stand: Stand, session: dict[str, str], cookie: str, body: object, **more: str
) -> tuple[int, Any]:
    headers = {"X_Samsyn": "1", "Origin": f"http://localhost:{stand.port}", "Cookie": cookie}
    path = f"/live/{session['session']}/operations?as=participant"
    status, text, _ = stand.ask("POST", path, json.dumps(body).encode(), **headers | more)
    return status, json.loads(text) if text else None


def test_plain_http_reads_and_writes_the_same(stand: Stand, session: dict[str, str]) -> None:
    cookie, screen = stand.participant(session["session"]), phone(stand, session)
    epoch = screen.join()["epoch"]
    op = idea(session["segment"], "by http")
    sent = [post(stand, session, cookie, {"ops": [op]}) for _ in range(2)]
    assert sent[0] == sent[1] == (200, {"answers": [{"op_id": op["op_id"], "n": 1}], "head": 1})
    assert screen.changes(1)[0]["e"][0][1]["text"] == "by http"
    status, text, _ = stand.get(changes(session, 0, epoch), Cookie=cookie)
    assert (status, json.loads(text)["mine"]) == (200, [op["id"]])


def test_a_question_over_plain_http_waits_for_news(stand: Stand, session: dict[str, str]) -> None:
    screen, cookie = phone(stand, session), stand.participant(session["session"])
    epoch = screen.join()["epoch"]
    screen.write(idea(session["segment"], "first"))
    asking = socket.create_connection(("127.0.0.1", stand.port), 5)
    path = changes(session, 1, epoch)
    asking.sendall(f"GET {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n".encode())
    asking.settimeout(1)
    with pytest.raises(TimeoutError):
        asking.recv(1000)
    screen.write(idea(session["segment"], "second"))
    asking.settimeout(20)
    told = b""
    while not told.endswith(b"}"):
        told += asking.recv(100_000)
    answer = json.loads(told.split(b"\r\n\r\n")[1])
    assert [change["n"] for change in answer["changes"]] == [2]


def test_plain_http_refuses_as_sockets_do(stand: Stand, session: dict[str, str]) -> None:
    cookie = stand.participant(session["session"])
    ops = {"ops": [idea(session["segment"], "x")]}
    assert post(stand, session, cookie, ops, Origin="http://evil.example") == (403, None)
    assert post(stand, session, cookie, ops, Origin="") == (403, None)
    assert post(stand, session, cookie, ops, X_Samsyn="") == (403, None)
    assert stand.get(changes(session, 0, ""), Origin="http://evil.example")[0] == 403
    status, said, _ = stand.get(changes(session, 0, ""))
    assert (status, json.loads(said)["refused"]) == (401, "not_joined")
    status, said, _ = stand.get(changes(session, 0, "", "facilitator"))
    assert (status, json.loads(said)["refused"]) == (401, "signed_out")
    status, said, _ = stand.get(changes(session, 0, "", "wall") + "&token=no")
    assert (status, json.loads(said)["refused"]) == (404, "no_session")
    status, said, _ = stand.get(changes(session, -1, ""), Cookie=cookie)
    assert (status, json.loads(said)["refused"]) == (200, "malformed")
    many = {"ops": [idea(session["segment"], "x") for _ in range(20)]}
    assert post(stand, session, cookie, many)[0] == 200
    status, again = post(stand, session, cookie, many)
    assert (status, again["slow_down"] > 0) == (429, True)
    big = {"ops": ["x" * 70_000]}
    assert post(stand, session, cookie, big)[0] == 413


def _send_until_refused(line: Line, frames: list[tuple[int, bytes, bool, int]]) -> None:
    """Send frames until the other side takes no more."""
    line.socket.settimeout(20)
    try:
        for kind, payload, last, reserved in frames:
            line.frame(kind, payload, last=last, reserved=reserved)
    except OSError:
        pass
