"""What the console says of bringing in what was written elsewhere."""

from __future__ import annotations

from workshop.http.web import Words
from workshop.http.web import gettext as _


def words() -> Words:
    """All of these, under one name."""
    return {"bring": {**_sheet(), **_reading(), "refused": _refused()}}


def _sheet() -> Words:
    return {
        "open": _("Bring in"),
        "title": _("Bring in what was written elsewhere: {segment}"),
        "paste": _("Paste a list or a table"),
        "file": _("Or choose a file"),
        "file_note": _(
            "CSV, Excel (.xlsx), Markdown or text, at most 5 MB. It stays on this computer; "
            "only what you bring in is sent."
        ),
        "other": _("Another file"),
        "place": _("Where it goes"),
        "place_of_others": _("Where the rest goes"),
        "grouped": _("Groups are categories"),
        "preview": _("What becomes of it"),
        "fresh": _("new category"),
        "more": {"one": _("And {n} more."), "other": _("And {n} more.")},
        "bring": {"one": _("Bring in {n} entry"), "other": _("Bring in {n} entries")},
        "brought": {
            "one": _("{n} entry was brought in."),
            "other": _("{n} entries were brought in."),
        },
        "not_loaded": _("What reads lists could not be fetched. Open it again with a network."),
        "nothing": _("Nothing was found. Choose another way to read it."),
        "too_many": _(
            "That is {n} entries; at most {most} can be brought in at once. Divide the list."
        ),
        "too_long": _("One text has {n} characters; at most {most} fit. Shorten or divide it."),
    }


def _reading() -> Words:
    return {
        "read_as": _("How it is read"),
        "form": _("As"),
        "forms": {
            "list": _("A list, line by line"),
            "paragraphs": _("Paragraphs"),
            "table": _("A table"),
        },
        "sheet": _("Sheet"),
        "delimiter": _("Between the columns"),
        "delimiters": {
            "\t": _("Tab"),
            ";": _("Semicolon"),
            ",": _("Comma"),
            "|": _("Vertical bar"),
        },
        "encoding": _("Character encoding"),
        "encodings": {
            "utf-8": "UTF-8",
            "windows-1252": _("Western European (Windows)"),
            "utf-16le": "UTF-16",
            "utf-16be": "UTF-16 BE",
            "macintosh": _("Western European (Mac)"),
        },
        "header": _("The first row names the columns"),
        "columns": _("Columns"),
        "column": _("Column {n}"),
        "column_is": _("What column {n} is"),
        "roles": {
            "idea": _("Idea"),
            "sub": _("Sub-point"),
            "group": _("Group"),
            "unused": _("Not used"),
        },
    }


def _refused() -> Words:
    return {
        "empty": _("There is nothing in the file."),
        "too_large": _("The file is larger than 5 MB. Divide it, or paste the part you need."),
        "pdf": _("That is a PDF. Open it, copy the text, and paste it here."),
        "word": _("That is a Word document. Open it, copy the list, and paste it here."),
        "slides": _("That is a PowerPoint file. Copy the text, and paste it here."),
        "old_office": _(
            "That is an older Office file, or one with a password. Save it as .xlsx or CSV "
            "without a password."
        ),
        "open_document": _(
            "That is an OpenDocument file. Save it as .xlsx or CSV, or copy the cells and "
            "paste them here."
        ),
        "image": _("That is a picture. Its text has to be written here."),
        "rich_text": _("That is a text with formatting (RTF). Copy the text, and paste it here."),
        "browser": _(
            "This browser cannot open Excel files. Copy the cells and paste them here, or "
            "save as CSV."
        ),
        "damaged": _(
            "The file cannot be read; it seems to be damaged. Save it again, or paste its "
            "text here."
        ),
        "unknown": _(
            "What kind of file that is cannot be told. CSV, Excel (.xlsx), Markdown and text "
            "can be read."
        ),
    }
