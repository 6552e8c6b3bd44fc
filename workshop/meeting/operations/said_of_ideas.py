"""What may be said of an idea besides its words: who does it, and whose words they are."""

from __future__ import annotations

import datetime as dt
from typing import cast, get_args

from words.checked import Checked
from words.text import typed
from workshop.meeting.board import Actor, Board
from workshop.meeting.limits import LONGEST_ACTOR, LONGEST_OWNER
from workshop.meeting.operations.checks import given, only_who_may
from workshop.meeting.records import Idea, Plan, Progress, Speech
from workshop.meeting.refusal import OperationRefused

PLAN = ("owner", "due_on", "progress")
SPEECH = ("actor", "actor_group", "personal")
NOBODY: Speech = {"actor": None, "actor_group": None, "personal": False}
"""Whose words an idea's are at first: those of nobody in particular."""


def planned(op: Checked, before: Plan | Idea) -> Plan:
    """Who does it, until when and how far it has come, where that is said; else as it was."""
    owner, due_on, progress = (op.get(key) for key in PLAN)
    return {
        "owner": before["owner"] if owner is None else _line(owner, LONGEST_OWNER),
        "due_on": before["due_on"] if due_on is None else _day(due_on),
        "progress": before["progress"] if progress is None else _progress(progress),
    }


def spoken(board: Board, actor: Actor, op: Checked, before: Speech | Idea) -> Speech:
    """Whose words these are and whether they name persons; who leads says it, of new words also the
    device that answers for several: for which of them they are."""
    if before is NOBODY and (not given(op, *SPEECH) or not actor.may("arrange")):
        return said_for(board, actor, op)
    if given(op, *SPEECH):
        only_who_may(actor, "arrange")
    name, group, personal = (op.get(key) for key in SPEECH)
    return {
        "actor": before["actor"] if name is None else _line(name, LONGEST_ACTOR),
        "actor_group": before["actor_group"] if group is None else _group(board, group),
        "personal": before["personal"] if personal is None else personal.truth(),
    }


def said_for(board: Board, actor: Actor, op: Checked) -> Speech:
    """For whom a device writes, where the session wants to know it: the one organisation that it
    answers for, or of several the one that it names. Its group where that is known, and its name
    unless it is that of a group. Refused: it says more, or names another."""
    asks = board.session["asks_organisation"]
    device = board.get("participant", actor.id) if asks and asks.get("speaks") else None
    names = device["organisations"] if device else []
    named = op.get("actor")
    if given(op, "actor_group", "personal") or (named and named.text() not in names):
        only_who_may(actor, "arrange")
    name = named.text() if named else names[0] if len(names) == 1 else None
    return _of(board, name) if name else NOBODY


def _of(board: Board, name: str) -> Speech:
    labels = {group["label"]: group["key"] for group in board.session["groups"]}
    if name in labels:
        return {**NOBODY, "actor_group": labels[name]}
    expected = (one for one in board.every("expected") if not one["removed"])
    group = next((one["group"] for one in expected if one["name"] == name), None)
    return {**NOBODY, "actor": name, "actor_group": group}


def _line(field: Checked, longest: int) -> str | None:
    return typed(field.text(longest=longest)) or None


def _day(field: Checked) -> dt.date | None:
    return field.day() if field.text() else None


def _progress(field: Checked) -> Progress | None:
    return cast(Progress, field.one_of(get_args(Progress))) if field.text() else None


def _group(board: Board, field: Checked) -> str | None:
    key = field.text()
    if key and key not in {group["key"] for group in board.session["groups"]}:
        raise OperationRefused("malformed")
    return key or None
