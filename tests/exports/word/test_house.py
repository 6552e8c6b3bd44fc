"""The house's own template: refused by a sentence of its own, or written into."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.enum.section import WD_SECTION
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from exports.document import Document
from exports.options import Options
from exports.word.house.checking import checked
from exports.word.write import write
from tests.exports.sessions import PUBLISHED, SessionFile, as_document, large, published
from tests.exports.word.files import W, WordFile, attribute, text_of
from tests.exports.word.files import checked as passes_strict
from tests.exports.word.templates import (
    BLUE,
    DOCUMENT,
    FINNISH,
    RELATIONS,
    SEEN_IN_FINNISH,
    SWEDISH,
    TYPES,
    body_of,
    control,
    packed,
    parts_of,
    replaced,
    template,
    with_macro,
    with_part,
)
from tests.exports.word.test_schema import violations
from words.refused import Refused

STYLES = "word/styles.xml"
WIDTH = 8504  # twips: 150 mm

NOT_WORD = "This is not a Word file."
TOO_LARGE = "The template is too large."
HOLDS = "The template holds macros or embedded files."
FETCHES = "The template fetches something from elsewhere"
LOCKED = "The template is locked."
NO_ROOM = "The template needs one column, 110 to 180 mm wide"
CHANGES = "Accept or reject all changes in the template"
LACKS = "The template lacks one of the styles Normal, Heading 1, Heading 2"


def written_into(house: bytes, document: Document) -> WordFile:
    out = BytesIO()
    write(document, out, Options(house=checked(house)))
    return WordFile(out.getvalue())


def as_template(parts: dict[str, bytes]) -> None:
    replaced(TYPES, "document.main+xml", "template.main+xml")(parts)


def with_settings(xml: str) -> bytes:
    return template(change=replaced("word/settings.xml", "<w:zoom", f"{xml}<w:zoom"))


def with_relation(kind: str, target: str, mode: str = "External") -> bytes:
    relation = (
        f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"/>'
    )
    return template(change=replaced(RELATIONS, "</Relationships>", f"{relation}</Relationships>"))


def with_body(*blocks: str) -> bytes:
    return template(prepare=lambda word: body_of(word, *blocks))


def paragraph(inside: str) -> str:
    return f"<w:p {nsdecls('w')}>{inside}</w:p>"


def narrow(word: WordDocument) -> None:
    word.sections[0].left_margin = Mm(81)


def in_columns(word: WordDocument) -> None:
    for columns in word.element.body.sectPr.iter(W + "cols"):
        columns.set(W + "num", "2")


def without_headings(parts: dict[str, bytes]) -> None:
    for number in (1, 2, 3):
        replaced(STYLES, f'w:val="heading {number}"', f'w:val="Titel nr {number}"')(parts)


DTD = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> INCLUDE</w:instrText></w:r>'
)
FIELD += '<w:r><w:instrText>TEXT "c:\\x.docx"</w:instrText></w:r>'
FIELD += '<w:r><w:fldChar w:fldCharType="end"/></w:r>'

REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a text": (lambda: b"Minutes", NOT_WORD),
    "an old .doc": (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 999, NOT_WORD),
    "a zip": (lambda: packed({"a.txt": b"a"}), NOT_WORD),
    "a spreadsheet": (
        lambda: template(
            change=replaced(TYPES, "wordprocessingml.document", "spreadsheetml.sheet")
        ),
        NOT_WORD,
    ),
    "a path": (lambda: with_part("../../etc/x"), NOT_WORD),
    "a DTD": (
        lambda: template(change=replaced(DOCUMENT, "<w:document", f"{DTD}<w:document")),
        NOT_WORD,
    ),
    "broken XML": (lambda: template(change=replaced(DOCUMENT, "</w:body>", "")), NOT_WORD),
    "a bomb": (lambda: with_part("word/media/a.bin", b"\0" * 20_000_000), TOO_LARGE),
    "many parts": (
        lambda: template(change=lambda p: p.update({f"word/{n}.bin": b"" for n in range(200)})),
        TOO_LARGE,
    ),
    "heavy": (lambda: with_part("word/a.bin", random.Random(1).randbytes(5_000_000)), TOO_LARGE),
    "a macro": (with_macro, HOLDS),
    "a macro's type": (
        lambda: template(
            change=replaced(
                TYPES,
                "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                "application/vnd.ms-word.document.macroEnabled.main+xml",
            )
        ),
        HOLDS,
    ),
    "an embedded file": (lambda: with_part("word/embeddings/oleObject1.bin"), HOLDS),
    "another file's text": (
        lambda: with_body(f"<w:altChunk {nsdecls('w')}/>"),
        HOLDS,
    ),
    "an image elsewhere": (lambda: with_relation("image", "https://example.org/a.png"), FETCHES),
    "a template elsewhere": (
        lambda: with_relation("attachedTemplate", "file:///c:/a.dotx"),
        FETCHES,
    ),
    "a field that fetches": (lambda: with_body(paragraph(FIELD)), FETCHES),
    "a password": (
        lambda: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"),
        LOCKED,
    ),
    "protection": (
        lambda: with_settings('<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'),
        LOCKED,
    ),
    "two columns": (lambda: template(prepare=in_columns), NO_ROOM),
    "two sections": (
        lambda: template(prepare=lambda word: word.add_section(WD_SECTION.NEW_PAGE)),
        NO_ROOM,
    ),
    "narrow": (lambda: template(prepare=narrow), NO_ROOM),
    "changes": (
        lambda: with_body(
            paragraph('<w:ins w:id="1" w:author="A"><w:r><w:t>a</w:t></w:r></w:ins>')
        ),
        CHANGES,
    ),
    "a comment": (
        lambda: with_body(paragraph('<w:r><w:commentReference w:id="0"/></w:r>')),
        CHANGES,
    ),
    "no headings": (
        lambda: template(change=without_headings),
        LACKS,
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_a_template_is_refused_by_its_own_sentence(name: str) -> None:
    made, sentence = REFUSED[name]
    with pytest.raises(Refused) as refused:
        checked(made())
    assert str(refused.value).startswith(sentence)


def test_what_a_template_fetches_is_named() -> None:
    with pytest.raises(Refused, match=r"\(https://example.org/a.png\)"):
        checked(with_relation("image", "https://example.org/a.png"))


def test_a_link_and_a_protection_that_is_off_are_taken() -> None:
    checked(with_relation("hyperlink", "https://example.org"))
    checked(with_settings('<w:documentProtection w:edit="readOnly" w:enforcement="0"/>'))


TAKEN: dict[str, Callable[[], bytes]] = {
    "English": lambda: template(),
    "Swedish": lambda: template(SWEDISH),
    "Finnish": lambda: template(FINNISH),
    "seen in Finnish": lambda: template(FINNISH, SEEN_IN_FINNISH),
    "dotx": lambda: template(SWEDISH, change=as_template),
}


@pytest.mark.parametrize("house", TAKEN)
@pytest.mark.parametrize("name", PUBLISHED)
def test_published_minutes_in_a_house_pass_the_strict_checker(
    name: str, house: str, tmp_path: Path
) -> None:
    session = published(name)
    word = written_into(TAKEN[house](), as_document(session))
    passes_strict(word, session, tmp_path)


@pytest.fixture(scope="module")
def session() -> SessionFile:
    return large()


@pytest.mark.parametrize("house", TAKEN)
def test_all_parts_in_a_house_are_valid(house: str, session: SessionFile, tmp_path: Path) -> None:
    ours = set(violations(WordFile(TAKEN["English"]()), tmp_path))
    assert set(violations(written_into(TAKEN[house](), as_document(session)), tmp_path)) <= ours


@pytest.fixture(scope="module")
def swedish(session: SessionFile) -> WordFile:
    return written_into(template(SWEDISH), as_document(session))


def test_headings_are_the_houses_and_letterhead_stays(swedish: WordFile) -> None:
    assert swedish.find("//w:p[w:pPr/w:pStyle/@w:val='Rubrik1']")
    assert not swedish.find("//w:style[@w:styleId='Heading1']", STYLES)
    (colour,) = swedish.find("//w:style[@w:styleId='Rubrik1']//w:color", STYLES)
    assert attribute(colour) == BLUE
    header = docx.Document(BytesIO(swedish.content)).sections[0].header
    assert [line.text for line in header.paragraphs] == ["Västra regionen ", "Working document"]
    assert any(name.startswith("word/media/") for name in swedish.parts())
    assert "Skriv din text" not in text_of(swedish.part(DOCUMENT))


def test_what_the_house_lacks_comes_in_its_colour(swedish: WordFile) -> None:
    (colour,) = swedish.find("//w:style[w:name/@w:val='Category']//w:color", STYLES)
    assert attribute(colour) == BLUE
    everything = b"".join(swedish.parts()[name] for name in (STYLES, DOCUMENT))
    assert b"0A5A48" not in everything
    assert b"2F7D69" not in everything


def test_every_style_that_is_named_is_there(swedish: WordFile) -> None:
    there = {attribute(style, "styleId") for style in swedish.find("//w:style", STYLES)}
    assert len(there) == len(swedish.find("//w:style", STYLES))
    for part in (STYLES, DOCUMENT):
        tags = ("pStyle", "rStyle", "tblStyle", "basedOn", "next", "link")
        for named in swedish.find("|".join(f"//w:{tag}" for tag in tags), part):
            assert attribute(named) in there


def test_tables_are_as_wide_as_the_houses_text(swedish: WordFile) -> None:
    tables = swedish.find("//w:tbl")
    assert tables
    for table in tables:
        widths = [int(attribute(one, "w")) for one in table.iter(W + "gridCol")]
        assert sum(widths) == WIDTH
        assert [attribute(one, "w") for one in table.iter(W + "tblW")] == [str(WIDTH)]


def test_lists_are_ours_and_tied_to_no_other(swedish: WordFile) -> None:
    numbering = "word/numbering.xml"
    tied = [attribute(one) for one in swedish.find("//w:lvl/w:pStyle", numbering)]
    assert len([one for one in tied if one == "Punktlista"]) == 1
    (style,) = swedish.find("//w:style[@w:styleId='Punktlista']//w:numId", STYLES)
    (number,) = swedish.find(f"//w:num[@w:numId='{attribute(style)}']/w:abstractNumId", numbering)
    (lists,) = swedish.find(f"//w:abstractNum[@w:abstractNumId='{attribute(number)}']", numbering)
    assert len(lists.findall(W + "lvl")) == 9


def test_a_file_says_nothing_of_who_made_the_template(swedish: WordFile) -> None:
    properties = docx.Document(BytesIO(swedish.content)).core_properties
    assert properties.author == properties.last_modified_by == "Samsyn"
    for name, content in swedish.parts().items():
        assert b"python-docx" not in content, name
        assert b"rsid" not in content, name
    assert not [name for name in swedish.parts() if "thumbnail" in name]


def test_an_approval_box_stays_and_tags_are_filled(session: SessionFile) -> None:
    cell = paragraph("<w:r><w:t>Godkänt av</w:t></w:r>")
    box = (
        f'<w:tbl {nsdecls("w")}><w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>'
    )
    house = with_body(
        control("samsyn.title"), control("samsyn.status"), control("samsyn"), box, paragraph("")
    )
    document = as_document(session)
    word = docx.Document(BytesIO(written_into(house, document).content))
    lines = [text_of(block) for block in word.element.body.iter(W + "p")]
    assert lines[:4] == ["Skriv din text här", document.title, "Working document", document.title]
    assert lines[-2] == "Godkänt av"
    assert "Klicka här" not in lines
    assert [line.text for line in word.sections[0].header.paragraphs] == ["Västra regionen "]


def test_a_settled_text_has_no_word_for_a_draft(session: SessionFile) -> None:
    settled = replace(as_document(session), state="settled")
    header = docx.Document(BytesIO(written_into(template(), settled).content)).sections[0].header
    assert header.paragraphs[-1].text == settled.state_word != "Working document"


def test_the_same_is_the_same_bytes(session: SessionFile, swedish: WordFile) -> None:
    assert written_into(template(SWEDISH), as_document(session)).content == swedish.content


def test_long_words_have_a_hyphen_and_other_text_has_none(swedish: WordFile) -> None:
    assert swedish.find("//w:autoHyphenation", "word/settings.xml")
    (defaults,) = swedish.find("//w:pPrDefault/w:pPr", STYLES)
    assert defaults.find(W + "suppressAutoHyphens") is not None


def test_a_house_without_a_foot_has_its_pages_numbered(swedish: WordFile) -> None:
    footer = docx.Document(BytesIO(swedish.content)).sections[0].footer
    assert footer.paragraphs[0].text.startswith("Page")


def test_parts_stay_as_they_came() -> None:
    house = template(SWEDISH)
    assert parts_of(checked(house)) == parts_of(house)
