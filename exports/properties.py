"""What an Office file says of itself: what it is called, by whom, of when."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from exports.document import Document
from words.text import storable

_LONGEST_PROPERTY = 255  # characters; python-docx and python-pptx raise ValueError above


class Properties(Protocol):
    """The core properties of a file, of Word and of PowerPoint alike."""

    title: str
    author: str
    last_modified_by: str
    subject: str
    keywords: str
    content_status: str
    language: str
    identifier: str
    created: datetime
    modified: datetime


def set_properties(properties: Properties, document: Document) -> None:
    """Set them."""
    state = document.state_word
    properties.title = _property(full_title(document))
    properties.author = properties.last_modified_by = _property(document.author)
    properties.subject = _property(document.subject)
    properties.keywords = _property(", ".join(document.keywords))
    properties.content_status = _property(state)
    properties.language = document.language
    if document.identifier:
        properties.identifier = document.identifier
    properties.created = properties.modified = document.made_at


def full_title(document: Document) -> str:
    """Its title with where and when, and its state, which one else may not come to hear of."""
    title = " – ".join(filter(None, (document.title, document.place_and_date)))
    state = document.state_word
    return f"{title} ({state.lower()})" if state else title


def _property(text: str) -> str:
    return storable(text)[:_LONGEST_PROPERTY]
