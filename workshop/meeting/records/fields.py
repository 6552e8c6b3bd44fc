"""Who sees a field of a record: said where the field is named, in its type.

A field without a mark is the server's own: it is kept and never sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

Audience = Literal["room", "own", "lead", "author"]

Type = TypeVar("Type")
Room = Annotated[Type, "room"]
"""Whoever has the record has this of it."""
Own = Annotated[Type, "own"]
"""The same, but null to facilitators as long as the record is its owner's alone."""
Lead = Annotated[Type, "lead"]
"""Facilitators have it, nobody else."""
ByAuthor = Annotated[Type, "author"]
"""Facilitators have it, and those whose the record is."""


@dataclass(frozen=True)
class Field:
    """One field of a kind of record: `audience` None is the server alone.

    `made`: it is no column, but made of columns when the record is sent.
    """

    name: str
    type: Any
    audience: Audience | None
    made: bool

    @property
    def types(self) -> tuple[Any, ...]:
        """The types of which it holds one, None's among them where it may be null."""
        several = get_origin(self.type) in (Union, UnionType)
        return get_args(self.type) if several else (self.type,)


def fields_of(stored: type, sent: type | None = None) -> tuple[Field, ...]:
    """The fields of a kind of record: of what is stored, and of what is sent besides."""
    return (*_fields(stored, made=False), *(_fields(sent, made=True) if sent else ()))


def _fields(record: type, made: bool) -> Iterator[Field]:
    for name, hint in get_type_hints(record, include_extras=True).items():
        if get_origin(hint) is Annotated:
            of, audience = get_args(hint)
            yield Field(name, of, audience, made)
        else:
            yield Field(name, hint, None, made)
