"""Word's own properties of a document: what it is called, by whom, of when."""

from __future__ import annotations

from docx.document import Document as WordDocument

from exports.document import Document
from words.text import storable

_LONGEST_PROPERTY = 255  # characters; python-docx raises ValueError above


def set_properties(word: WordDocument, document: Document) -> None:
    """Set them; the state is in the title since screen readers skip headers."""
    title, state = f"{document.title} – {document.subtitle}", document.state_word
    properties = word.core_properties
    properties.title = _property(f"{title} ({state.lower()})" if state else title)
    properties.author = properties.last_modified_by = _property(document.author)
    properties.subject = _property(document.subject)
    properties.keywords = _property(", ".join(document.keywords))
    properties.content_status = _property(state)
    properties.language = document.language
    properties.created = properties.modified = document.made_at


def _property(text: str) -> str:
    return storable(text)[:_LONGEST_PROPERTY]
