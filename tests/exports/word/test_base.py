"""The base document: what Word needs to be at ease, the look, and one session's words in it."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import docx
import pytest
from docx.shared import Twips

from exports.document import Document
from tests.exports.sessions import as_document, large, published
from tests.exports.word.files import W, WordFile, attribute, text_of, written, written_session

SETTINGS, STYLES = "word/settings.xml", "word/styles.xml"
WHITE, TINT, BAND = "FFFFFF", "E4F0EB", "F4F8F6"
AA_TEXT, AA_GRAPHICS = 4.5, 3.0  # contrast asked for by WCAG 2.2, 1.4.3 and 1.4.11


@pytest.fixture
def document() -> Document:
    return as_document(large())


@pytest.fixture
def word(document: Document) -> WordFile:
    return written(document)


def test_word_opens_it_in_its_newest_mode(word: WordFile) -> None:
    settings = word.find("//w:compatSetting", SETTINGS)
    values = {attribute(s, "name"): attribute(s) for s in settings}
    assert values.pop("compatibilityMode") == "15"
    assert len(values) == 4
    assert set(values.values()) == {"1"}
    assert not word.find("//w:updateFields", SETTINGS)


def test_nothing_is_left_of_the_librarys_own_template(word: WordFile) -> None:
    for name, content in word.parts().items():
        assert b"python-docx" not in content, name
        assert b"2013" not in content, name
    assert len(word.find("//w:abstractNum", "word/numbering.xml")) == 1


def test_fonts_are_calibri_by_the_themes_slots(word: WordFile) -> None:
    theme = word.parts()["word/theme/theme1.xml"].decode()
    assert re.findall(r'<a:latin typeface="(\w+)"', theme) == ["Calibri", "Calibri"]
    fonts = word.find("//w:rFonts", STYLES)
    assert len(fonts) > 1
    assert all(str(name).endswith(("Theme", "theme")) for font in fonts for name in font.attrib)


def test_the_page_is_a4_upright_with_its_own_first_page(word: WordFile) -> None:
    section = docx.Document(BytesIO(word.content)).sections[0]
    assert (section.page_width, section.page_height) == (Twips(11906), Twips(16838))
    assert section.left_margin == section.right_margin == Twips(1417)
    assert section.different_first_page_header_footer


@pytest.mark.parametrize(
    ("language", "words"), [("sv-SE", "Sida\xa01\xa0av\xa01"), ("en-GB", "Page\xa01\xa0of\xa01")]
)
def test_the_language_is_the_sessions_everywhere(language: str, words: str) -> None:
    word = written(as_document(large() | {"language": language}))
    (of_text,) = word.find("//w:docDefaults//w:lang", STYLES)
    (of_fonts,) = word.find("//w:themeFontLang", SETTINGS)
    assert {attribute(of_text), attribute(of_fonts)} == {language}
    assert docx.Document(BytesIO(word.content)).core_properties.language == language
    for footer in ("word/footer1.xml", "word/footer2.xml"):
        assert re.sub(r" (PAGE|NUMPAGES) ", "", text_of(word.part(footer))) == words
        fields = [e.text for e in word.find("//w:instrText", footer)]
        assert fields == [" PAGE ", " NUMPAGES "]


def test_the_first_header_holds_the_status_and_the_others_title_and_place(
    word: WordFile, document: Document
) -> None:
    assert text_of(word.part("word/header1.xml")) == document.state_word
    expected = f"{document.state_word} · {document.title} · {document.place_and_date}"
    assert text_of(word.part("word/header2.xml")) == expected
    assert word.find("//w:headerReference[@w:type='first']")


def test_without_a_status_the_header_begins_with_the_title(document: Document) -> None:
    wordless = replace(document.words, states={"draft": ""})
    word = written(replace(document, words=wordless))
    assert text_of(word.part("word/header1.xml")) == ""
    assert text_of(word.part("word/header2.xml")).startswith(document.title)
    assert "(" not in docx.Document(BytesIO(word.content)).core_properties.title


def test_properties_tell_whose_minutes_these_are() -> None:
    session = published("linkoping-2017")
    word = written_session(session)
    properties = docx.Document(BytesIO(word.content)).core_properties
    expected = "Sydöstra sjukvårdsregionen – Linköping 27 november 2017 (arbetsmaterial)"
    assert properties.title == expected
    assert properties.author == properties.last_modified_by == "Samsyn"
    assert properties.subject == "Minutes of a dialogue meeting"
    assert properties.keywords == "Målbild/Vision, Process, Kultur, Struktur"
    assert properties.content_status == "Arbetsmaterial"
    made_at = as_document(session).made_at
    assert properties.created == properties.modified == made_at


def test_long_and_unwritable_properties_are_cut_and_cleaned(document: Document) -> None:
    long = replace(document, title="\x00" + "t" * 300, subject="s" * 300, author="a\ud800" * 300)
    properties = docx.Document(BytesIO(written(long).content)).core_properties
    assert properties.title == "t" * 255
    assert len(properties.subject) == len(properties.author) == 255


def test_every_colour_can_be_read_on_what_it_stands_on(word: WordFile) -> None:
    text = {attribute(e) for e in word.find("//w:rPr/w:color", STYLES)} - {"auto"}
    assert text == {"0A5A48", "43514B"}
    for colour in text:
        for ground in (WHITE, TINT, BAND):
            assert contrast(colour, ground) >= AA_TEXT
    rules = word.find("//w:pBdr/* | //w:tblBorders/*[@w:sz='12']", STYLES)
    bullets = word.find("//w:rPr/w:color", "word/numbering.xml")
    for rule in {attribute(e, "color") for e in rules} | {attribute(e) for e in bullets}:
        assert contrast(rule, WHITE) >= AA_GRAPHICS


def test_body_text_follows_the_readers_own_colour(word: WordFile) -> None:
    (colour,) = word.find("//w:docDefaults//w:color", STYLES)
    assert attribute(colour) == "auto"


def test_five_styles_are_tied_to_the_levels_of_one_list(word: WordFile) -> None:
    ties = word.find("//w:lvl[w:pStyle]", "word/numbering.xml")
    for level in ties:
        style = attribute(level.findall(W + "pStyle")[0])
        numbering = f"//w:style[@w:styleId='{style}']//w:numPr/w:ilvl"
        found = [attribute(e) for e in word.find(numbering, STYLES)] or ["0"]
        assert found == [attribute(level, "ilvl")]
    assert len(ties) == 5
    assert len(word.find("//w:lvl", "word/numbering.xml")) == 9


def contrast(colour: str, ground: str) -> float:
    """The ratio of WCAG 2.2, "contrast ratio"."""
    lighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The "relative luminance" of WCAG 2.2 of a colour in hex."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
