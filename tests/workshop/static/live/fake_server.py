"""A server that misbehaves as told. It speaks docs/live-protocol.md and nothing else of Samsyn.

Run as a process of its own: `python fake_server.py PORT FILE FAULTS`. What it acknowledged stands
in FILE before it says so, so that it may be killed; FAULTS (JSON) are there from the start, and
`POST /control` sets others. `GET /truth` tells what it holds.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

import simple_websocket
from flask import Flask, Response, request

from tests.places import ROOT

Json = dict[str, Any]

STATIC = ROOT / "workshop" / "static"
CSP = "default-src 'self'; require-trusted-types-for 'script'; trusted-types samsyn"
PAGE = "<!doctype html><meta charset=utf-8><title>live</title>"
AHEAD = 3_600_000  # ms: its clock, of that of the devices
CATEGORIES = ["c1", "c2"]
SEGMENT = {"id": "s1", "position": 1, "kind": "frame", "columns": [], "private": False}
STEP = {"id": "t1", "segment_id": "s1", "position": 1, "kind": "write", "state": "open"}


class Truth:
    """What is stored: changes, and an answer for every operation."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.epoch = "first"
        self.changes: list[Json] = []
        self.answers: dict[str, Json] = {}
        self.seen: list[str] = []
        if file.exists():
            self.__dict__.update(json.loads(file.read_text()) | {"file": file})

    def save(self) -> None:
        kept = {key: value for key, value in self.__dict__.items() if key != "file"}
        scratch = self.file.with_suffix(".new")
        scratch.write_text(json.dumps(kept))
        scratch.replace(self.file)

    def restore(self, epoch: str, kept: int) -> None:
        """Go on from an old copy: some of the history is gone."""
        self.epoch, self.changes = epoch, self.changes[:kept]
        self.answers = {key: a for key, a in self.answers.items() if a["n"] <= kept}

    @property
    def head(self) -> int:
        return len(self.changes)

    def items(self, kind: str) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for change in self.changes:
            for effect, item in change.get("e", []):
                if effect == kind and isinstance(item, str):
                    found.pop(item, None)
                elif effect == kind:
                    found[item["id"]] = item
        return found

    def snapshot(self) -> Json:
        first = {"segment": [SEGMENT], "step": [STEP], "placement": [], "table": []}
        changed = {kind: list(self.items(kind).values()) for kind in ("idea", "category", "vote")}
        session = {"id": "S", "step_id": "t1", "state": "open", "timer": None}
        return {"session": session, "participant": [], **first, **changed}

    def decide(self, op: Json, faults: Json) -> Json:
        """The answer to one operation; its change is stored."""
        if op["op_id"] in self.answers:
            return self.answers[op["op_id"]]
        self.seen.append(op["op_id"])
        if refused := faults["refuse"].get(op.get("text", op["kind"])):
            return {"op_id": op["op_id"], "refused": refused, "say": "No.", "text": "Theirs"}
        effects = self.effects(op)
        if isinstance(effects, dict):
            return {"op_id": op["op_id"]} | effects
        self.changes.append({"n": self.head + 1, "e": effects})
        self.answers[op["op_id"]] = {"op_id": op["op_id"], "n": self.head}
        return self.answers[op["op_id"]]

    def effects(self, op: Json) -> list[Any] | Json:
        """What an operation does, or why not."""
        ideas = self.items("idea")
        match op["kind"]:
            case "undo":
                return self.undone(op["of"])
            case "idea.add":
                return [["idea", self.added(op, ideas.get(op.get("parent_id", "")) or op)]]
            case "idea.move":
                place = {"category_id": op["category_id"]}
                return [["idea", ideas[one] | place] for one in op["ids"]]
            case "category.add":
                named = {"id": op["id"], "name": op["name"], "rank": f"n{self.head:06}"}
                return [["category", named | {"state": "active"}]]
        idea = ideas.get(op.get("id", ""))
        if idea is None:
            return {"refused": "not_found", "say": "Gone."}
        return self.to_one(op, idea)

    def to_one(self, op: Json, idea: Json) -> list[Any] | Json:
        """What an operation about one idea does."""
        match op["kind"]:
            case "vote.cast":
                vote = {"id": f"v{idea['id']}", "segment_id": "s1", "idea_id": idea["id"]}
                return [["vote", vote if op["cast"] else vote["id"]]]
            case "idea.edit" if op["rev"] != idea["rev"]:
                return {"refused": "conflict", "say": "Changed.", "text": idea["text"]}
            case "idea.edit":
                edited = {"text": op["text"], "rev": idea["rev"] + 1, "edited": True}
                return [["idea", idea | edited]]
        return [["idea", idea["id"]]]

    def added(self, op: Json, place: Json) -> Json:
        """The record of a new idea."""
        return {
            "id": op["id"],
            "segment_id": op["segment_id"],
            "category_id": place.get("category_id"),
            "column": place.get("column", ""),
            "parent_id": op.get("parent_id"),
            "rank": f"n{self.head:06}",
            "text": op["text"],
            "state": "shared",
            "rev": 1,
            "table_id": None,
        }

    def undone(self, of: str) -> list[Any]:
        """The effects that put back what an operation found."""
        number = self.answers[of]["n"]
        now, self.changes = self.changes, self.changes[: number - 1]
        before = {kind: self.items(kind) for kind, _ in now[number - 1]["e"]}
        self.changes = now
        ids = [(k, i if isinstance(i, str) else i["id"]) for k, i in now[number - 1]["e"]]
        return [[kind, before[kind].get(known_as, known_as)] for kind, known_as in ids]


class Server:
    def __init__(self, file: Path) -> None:
        self.truth = Truth(file)
        self.lock = threading.RLock()
        self.sockets: set[simple_websocket.Server] = set()
        self.held: str | None = None
        self.faults: Json = {
            "drop_answers": 0,
            "duplicate": False,
            "reorder": False,
            "holes": 0,
            "upgrade": True,
            "http": True,
            "slow_down": [],
            "slept": 0,  # ms that the clock has gone on while a device did not
            "refuse": {},
            "own": [],
            "table": None,
            "unreadable": "",
            "connect": "",
            "mute": False,
            "largest": 0,
            "most": 0,
            "batches": [],
            "sockets": 0,
        }

    def write(self, ops: list[Json]) -> Json | None:
        """The answer of `write`, or None where it gets lost."""
        with self.lock:
            faults = self.faults
            faults["largest"] = max(faults["largest"], len(json.dumps(ops, ensure_ascii=False)))
            faults["most"] = max(faults["most"], len(ops))
            faults["batches"].append([time.time(), [op["op_id"] for op in ops]])
            if faults["slow_down"]:
                return {"slow_down": faults["slow_down"].pop(0), "say": "Slowly."}
            if faults["unreadable"] and any(faults["unreadable"] in json.dumps(op) for op in ops):
                return {"refused": "malformed", "say": "What?"}
            before = self.truth.head
            answers = [self.truth.decide(op, faults) for op in ops]
            self.truth.save()
            self.publish(self.truth.changes[before:])
            if faults["drop_answers"]:
                faults["drop_answers"] -= 1
                return None
            return {"answers": answers, "head": self.truth.head}

    def publish(self, changes: list[Json]) -> None:
        for change in changes:
            if self.faults["holes"]:
                self.faults["holes"] -= 1
                continue
            frame = "42" + json.dumps(["changes", [change]])
            if self.faults["reorder"] and self.held is None:
                self.held = frame
                continue
            for each in [frame, self.held, frame if self.faults["duplicate"] else None]:
                if each:
                    self.send_all(each)
            self.held = None

    def join(self, start: int, epoch: str | None) -> Json:
        with self.lock:
            truth = self.truth
            me = {"role": "participant", "id": "p1", "name": "Ada"}
            me["table_id"] = self.faults["table"]
            answer = {"head": truth.head, "epoch": truth.epoch, "me": me}
            answer["now"] = int(time.time() * 1000) + AHEAD + self.faults["slept"]
            if epoch == truth.epoch and truth.head - start <= 500:
                return answer | {"changes": truth.changes[start:]}
            return answer | {"snapshot": truth.snapshot(), "own": self.faults["own"], "mine": []}

    def wait_for_news(self, start: int, epoch: str) -> None:
        until = time.monotonic() + 20
        while (epoch, start) == (self.truth.epoch, self.truth.head) and time.monotonic() < until:
            time.sleep(0.02)

    def send_all(self, frame: str) -> None:
        if self.faults["mute"]:
            return
        for socket in list(self.sockets):
            with suppress(simple_websocket.ConnectionClosed, OSError):
                socket.send(frame)

    def beacons(self) -> None:
        while True:
            time.sleep(0.5)
            with self.lock:
                beacon = {"head": self.truth.head, "epoch": self.truth.epoch}
                self.send_all("42" + json.dumps(["beacon", beacon]))

    def serve_socket(self, environ: Json) -> None:
        """Engine.IO 4 and Socket.IO 5, as much as there is without polling and binary."""
        socket = simple_websocket.Server(environ, ping_interval=None)
        self.faults["sockets"] += 1
        opening = {"sid": "x", "upgrades": [], "pingInterval": 300_000, "pingTimeout": 20_000}
        with suppress(simple_websocket.ConnectionClosed, OSError):
            socket.send("0" + json.dumps(opening | {"maxPayload": 65_536}))
            while True:
                packet = str(socket.receive())
                if packet.startswith("40"):
                    self.connect(socket)
                elif packet.startswith("42"):
                    self.event(socket, packet[2:])
        self.sockets.discard(socket)

    def connect(self, socket: simple_websocket.Server) -> None:
        if self.faults["connect"]:
            error = {"message": self.faults["connect"], "data": {"say": "Join first."}}
            socket.send("44" + json.dumps(error))
        else:
            socket.send('40{"sid":"y"}')

    def event(self, socket: simple_websocket.Server, packet: str) -> None:
        number, bracket, rest = packet.partition("[")
        name, payload = json.loads(bracket + rest)
        with self.lock:
            if name == "join":
                self.sockets.add(socket)
                answer: Json | None = self.join(payload["from"], payload["epoch"])
            else:
                answer = self.write(payload["ops"])
            if answer is not None and not self.faults["mute"]:
                socket.send(f"43{number}" + json.dumps([answer]))


def create_app(server: Server) -> Flask:
    app = Flask(__name__, static_folder=STATIC)

    @app.get("/")
    def page() -> Response:
        answer = Response(PAGE, mimetype="text/html")
        answer.headers["Content-Security-Policy"] = CSP
        return answer

    @app.get("/socket.io/", websocket=True)
    def socket() -> Response:
        if not server.faults["upgrade"]:
            return Response("no upgrade here", 400)
        server.serve_socket(request.environ)
        return Response(status=200)

    add_plain_http(app, server)
    add_controls(app, server)
    return app


def add_plain_http(app: Flask, server: Server) -> None:
    @app.get("/live/S/changes")
    def changes() -> tuple[Json, int] | tuple[str, int]:
        if not server.faults["http"]:
            return "bad gateway", 502
        if server.faults["connect"]:
            return {"refused": server.faults["connect"], "say": "Join first."}, 401
        start, epoch = int(request.args["from"]), request.args["epoch"]
        server.wait_for_news(start, epoch)
        return server.join(start, epoch), 200

    @app.post("/live/S/operations")
    def operations() -> tuple[Json, int] | tuple[str, int]:
        if not server.faults["http"] or request.headers["X-Samsyn"] != "1":
            return "bad gateway", 502
        assert request.json is not None
        answer = server.write(request.json["ops"])
        if answer is None:
            return "lost", 504
        return answer, 429 if "slow_down" in answer else 200


def add_controls(app: Flask, server: Server) -> None:
    @app.post("/control")
    def control() -> Json:
        wanted = request.json or {}
        with server.lock:
            if "epoch" in wanted:
                server.truth.restore(wanted.pop("epoch"), wanted.pop("kept"))
            if wanted.pop("cut", False):
                for each in list(server.sockets):
                    each.close()
            if ops := wanted.pop("ops", None):
                server.write(ops)
            if "frame" in wanted:
                server.send_all("42" + json.dumps(wanted.pop("frame")))
            server.faults.update(wanted)
            server.truth.save()
        return {}

    @app.get("/truth")
    def truth() -> Json:
        with server.lock:
            state = {"head": server.truth.head, "epoch": server.truth.epoch}
            ideas = sorted(server.truth.items("idea").values(), key=lambda i: (i["rank"], i["id"]))
            return state | {"ideas": ideas, "seen": server.truth.seen, **server.faults}


if __name__ == "__main__":
    running = Server(Path(sys.argv[2]))
    running.faults.update(json.loads(sys.argv[3]))
    threading.Thread(target=running.beacons, daemon=True).start()
    create_app(running).run("127.0.0.1", int(sys.argv[1]), threaded=True)
