"""A Word file taken in as a template: checked, tried with a sample, kept."""

from __future__ import annotations

from dataclasses import asdict
from io import BytesIO
from pathlib import Path

from exports.gather.minutes import gather
from exports.options import Options
from exports.word.house.checking import BROKEN, checked
from exports.word.house.noticing import noticed
from exports.word.house.package import not_word
from exports.word.write import write
from session_templates.plan import Template, shipped
from words.refused import N_, Refused
from words.text import typed
from workshop.base.ids import new_id
from workshop.sessions import importing
from workshop.sessions import word_templates as rules
from workshop.sessions.imagined import imagined
from workshop.storage.database import Database
from workshop.storage.models import WordTemplate


def take_in(
    database: Database, file: Path, name: str, author: str, language: str, once: str | None
) -> str:
    """Keep a template under a name; its new id, which `once` can give. Refused, with nothing kept,
    where documents cannot be written into it, or the name is none or another one's."""
    called = typed(name)
    if not called or len(called) > rules.LONGEST_NAME:
        raise Refused(N_("A name has 1 to {most} characters."), most=rules.LONGEST_NAME)
    content = checked(importing.content_of(file))
    made = WordTemplate(
        id=once or new_id(),
        name=called,
        content=content,
        sample=_sample(content, _method(language), author),
        found=asdict(noticed(content)),
    )
    return database.write_once(lambda db: rules.add(db, made))


def _method(language: str) -> Template:
    """A method in this language, to imagine a meeting by."""
    every = [one for one in shipped().values() if not one.desk]
    return next((one for one in every if one.language[:2] == language[:2]), every[0])


def _sample(content: bytes, method: Template, author: str) -> bytes:
    """Minutes of an imagined meeting. Refused: they cannot be written into it."""
    out = BytesIO()
    try:
        write(gather(imagined(method), author), out, Options(house=content))
    except BROKEN:
        raise not_word() from None
    return out.getvalue()
