"""Templates for Word: brought in by an admin, shown with a sample, chosen for minutes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO

import docx
import httpx
import pytest
from lxml import html

from exports.formats import FORMATS
from tests.exports.word.templates import SWEDISH, template, with_macro
from tests.people.over_http import Facilitator
from tests.servers.office import ADA, BO, Office

LIST = "/facilitator/word-templates"


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One that Ada looks after."""
    office = Office(tmp_path_factory.mktemp("office"))
    done = office.installation.run("user", "admin", ADA)
    assert (done.returncode, done.stderr) == (0, "")
    yield office
    office.close()


@pytest.fixture(scope="module")
def ada(office: Office) -> Facilitator:
    return office.facilitator()


@pytest.fixture(scope="module")
def meeting(office: Office) -> str:
    """The id of a meeting that Bo leads, who is no admin."""
    bo = office.facilitator(BO)
    bo.open("/facilitator/start/three-segments")
    started = bo.submit("/start/three-segments", title="Western", place="Borås")
    return started.url.path.split("/")[-2]


def brought_in(admin: Facilitator, name: str, content: bytes) -> httpx.Response:
    admin.open(LIST)
    return admin.submit(LIST, files={"file": (f"{name}.docx", content)}, name=name)


def header_of(file: httpx.Response) -> str:
    assert file.headers["Content-Type"] == FORMATS["docx"].mimetype
    word = docx.Document(BytesIO(file.content))
    return "\n".join(line.text for line in word.sections[0].header.paragraphs)


def test_a_template_is_shown_with_a_sample_and_chosen_for_minutes(
    office: Office, ada: Facilitator, meeting: str
) -> None:
    brought_in(ada, "Region Väst", template(SWEDISH))
    assert re.fullmatch(rf"{LIST}/[-0-9a-f]+", ada.page.url.path)
    assert "Heading 1, Heading 2, Heading 3" in ada.words
    assert "samsyn.status" in ada.words
    (sample,) = html.fromstring(ada.page.text).xpath("//a[contains(@href, 'sample')]/@href")
    assert "Västra regionen" in header_of(ada.web.get(f"{ada.url}{sample}"))

    bo = office.facilitator(BO)
    bo.open(f"/facilitator/sessions/{meeting}/minutes")
    page = html.fromstring(bo.page.text)
    own, of_house = page.xpath("//input[@name='house']")
    assert (own.get("value"), own.get("checked") is not None) == ("ours", True)
    chosen = bo.download_minutes(meeting, house=of_house.get("value"), format="docx")
    assert "Västra regionen" in header_of(chosen)
    assert "Västra regionen" not in header_of(bo.download_minutes(meeting, format="docx"))

    file = office.installation.folder / "minutes.docx"
    done = office.installation.run(
        *("export", meeting, "--format=docx", f"--output={file}", "--house=Region Väst")
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert file.read_bytes() == chosen.content

    ada.open(LIST)
    ada.submit("/remove")
    assert "Region Väst" not in ada.words
    bo.open(f"/facilitator/sessions/{meeting}/minutes")
    assert not html.fromstring(bo.page.text).xpath("//input[@name='house']")
    ada.open("/facilitator/audit")
    assert "brought in a template for Word" in ada.words


def test_what_is_none_is_refused_beside_the_file_and_its_name_stays(ada: Facilitator) -> None:
    answer = brought_in(ada, "Med makro", with_macro())
    assert answer.status_code == 422
    page = html.fromstring(answer.text)
    (said,) = page.xpath("//*[@id='file-error']")
    assert said.text_content().strip()
    assert page.xpath("//input[@name='name']/@value") == ["Med makro"]
    assert "Med makro" not in [one.text for one in page.xpath("//li//a")]


def test_two_have_not_the_same_name(ada: Facilitator) -> None:
    assert brought_in(ada, "Samma", template()).status_code == 200
    assert brought_in(ada, "Samma", template(SWEDISH)).status_code == 422
    page = html.fromstring(ada.open(LIST).text)
    assert [one.text for one in page.xpath("//li//a")].count("Samma") == 1


def test_one_that_is_gone_is_said_so(office: Office, ada: Facilitator, meeting: str) -> None:
    brought_in(ada, "Kort", template())
    made = ada.page.url.path.split("/")[-1]
    brought_in(ada, "Lång", template())
    bo = office.facilitator(BO)
    bo.open(f"/facilitator/sessions/{meeting}/minutes")
    ada.open(LIST)
    ada.submit(f"/{made}/remove")
    assert bo.submit("/minutes", house=made, format="docx").status_code == 422
    done = office.installation.run(
        *("export", meeting, "--format=docx", "--output=x.docx", "--house=Ingen"), LANGUAGE="en"
    )
    assert done.returncode == 2
    assert done.stderr.strip() == "There is no template for Word called Ingen."
