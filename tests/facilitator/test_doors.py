"""What holds for every page: who may, with which token, by which name, under which headers."""

from __future__ import annotations

import re

import httpx
import pytest
from flask import Flask
from itsdangerous import TimestampSigner, URLSafeTimedSerializer
from lxml import html
from werkzeug.routing import Rule

from samsyn.app import create_app
from tests.servers.installation import Installation
from tests.servers.office import ADA, BO, PASSWORD, Office
from workshop.base.settings import Settings
from workshop.storage.database import Database

SECRET = "a secret for tests that is long enough"

PUBLIC = {
    "sign_in",
    "sign_in_code",
    "to_provider",
    "from_provider",
    "signed_out",
    "link",
    "set_up",
    "password",
    "invited",
    "language",
}
OF_ADMINS = {
    "all_accounts",
    "account_link",
    "audit_log",
    "disable_account",
    "enable_account",
    "remove_word_template",
    "second_step_off",
    "word_template",
    "word_template_sample",
    "word_templates",
}
OF_SERIES = {
    "add_unit",
    "all_series",
    "bring_in",
    "change_unit",
    "compare",
    "end_series",
    "leave",
    "organisers",
    "persons",
    "put_in",
    "remove_names",
    "series",
    "series_file",
    "start_document",
    "start_series",
    "steps",
    "steps_file",
}
"""Who may do what there is asked in `test_series.py`."""
OF_TEMPLATES = {
    "copy_template",
    "edit_template",
    "own_templates",
    "preview_template",
    "remove_template",
    "save_template",
    "share_template",
    "take_template_in",
    "template_file",
}
"""Who may do what with them is asked in `test_own_templates.py`."""
OWN = (
    OF_SERIES
    | OF_TEMPLATES
    | {
        "account",
        "own_data",
        "own_second_step_off",
        "set_up_second_step",
        "import_session",
        "sessions",
        "sign_out",
        "sign_out_everywhere",
        "start",
    }
)
REVOKING = {
    *("new_code", "new_wall", "remove_leader", "change_role"),
    *("remove_device", "block_device", "let_device_back"),
}
TIDYING = {"anonymise", "describe", "shelve"}
ABOUT_A_SESSION = (
    REVOKING
    | TIDYING
    | {
        "session",
        "crosswalk",
        "gathered",
        "link_categories",
        "pick_sources",
        "sources",
        "sources_file",
        "trace",
        "move_session",
        "minutes",
        "make_minutes",
        "minutes_file",
        "page_one",
        "version",
        "make_version",
        "passage",
        "reply",
        "reword",
        "take_step",
        "link_version",
        "ask_by_link",
        "version_sheet",
        "live",
        "rehearse",
        "invitation",
        "sheets",
        "leaders",
        "invite",
        "end_invitation",
        "scribe",
        "keep",
    }
)
"""Every page of the facilitator's face: for all, admins, whoever is signed in, and who leads."""

HEADERS = {
    "content-security-policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'; require-trusted-types-for 'script'; trusted-types samsyn"
    ),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One whose secret is known to the tests."""
    return Office(tmp_path_factory.mktemp("office"), SAMSYN_SECRET=SECRET)


@pytest.fixture(scope="module")
def app(office: Office) -> Flask:
    """The application, only to ask it which pages there are."""
    settings = Settings(data_dir=office.database.parent, secret=SECRET)
    return create_app(settings, Database.opened(f"sqlite:///{office.database}"))


@pytest.fixture(scope="module")
def session(office: Office) -> str:
    """The id of a session that Ada leads, and that has a console."""
    ada = office.facilitator()
    ada.open("/facilitator/start/tre-segment")
    started = ada.submit("/start/tre-segment", title="Västra", place="Göteborg")
    return started.url.path.split("/")[-2]


def rules(app: Flask) -> dict[str, Rule]:
    """The facilitator's routes by the name of their page."""
    return {
        rule.endpoint.removeprefix("facilitator."): rule
        for rule in app.url_map.iter_rules()
        if rule.endpoint.startswith("facilitator.")
    }


def address(rule: Rule, session: str) -> str:
    filled = rule.rule.replace("<session_id>", session).replace("<template_id>", "tre-segment")
    return re.sub(r"<\w+>", "x", re.sub(r"<int:\w+>", "1", filled))


def is_door(answer: httpx.Response) -> bool:
    return answer.url.path == "/facilitator/sign-in"


def test_every_route_is_listed(app: Flask) -> None:
    """A new page has to be put into one of the lists, and the tests below hold it to that."""
    assert set(rules(app)) == PUBLIC | OF_ADMINS | OWN | ABOUT_A_SESSION
    with_session = {name for name, rule in rules(app).items() if "session_id" in rule.arguments}
    assert with_session == ABOUT_A_SESSION


def test_nobody_gets_past_the_door(app: Flask, office: Office, session: str) -> None:
    for name in OF_ADMINS | OWN | ABOUT_A_SESSION:
        rule, stranger = rules(app)[name], office.visitor()
        stranger.open("/facilitator/sign-in")
        token = stranger.forms()[0].fields["csrf_token"]
        url = stranger.url + address(rule, session)
        if "GET" in (rule.methods or ()):
            assert is_door(stranger.web.get(url)), name
        if "POST" in (rule.methods or ()):
            assert is_door(stranger.web.post(url, data={"csrf_token": token})), name


def test_who_is_no_admin_finds_no_page_of_theirs(app: Flask, office: Office) -> None:
    ada = office.facilitator()
    token = ada.form("/sign-out").fields["csrf_token"]
    before = office.installation.stored()["facilitators"]
    bo = next(str(row[0]) for row in before if BO in row)
    for name in OF_ADMINS:
        rule = rules(app)[name]
        url = ada.url + rule.rule.replace("<account_id>", bo)
        if "GET" in (rule.methods or ()):
            assert ada.web.get(url).status_code == 404, name
        if "POST" in (rule.methods or ()):
            data = {"csrf_token": token, "name": "Somebody else"}
            assert ada.web.post(url, data=data).status_code == 404, name
    assert office.installation.stored()["facilitators"] == before


def test_another_facilitators_session_is_not_there(
    app: Flask, office: Office, session: str
) -> None:
    bo = office.facilitator(BO)
    token = bo.form("/sign-out").fields["csrf_token"]
    before = office.installation.stored()["sessions"]
    for name in ABOUT_A_SESSION:
        rule = rules(app)[name]
        url = bo.url + address(rule, session)
        if "GET" in (rule.methods or ()):
            assert bo.web.get(url).status_code == 404, name
        if "POST" in (rule.methods or ()):
            data = {"csrf_token": token, "step": "settle", "tables": "published"}
            assert bo.web.post(url, data=data).status_code == 404, name
    assert office.installation.stored()["sessions"] == before


def test_a_scribe_finds_no_page_of_a_session_but_the_one_to_write_on(
    app: Flask, office: Office, session: str
) -> None:
    ada, bo = office.facilitator(), office.facilitator(BO)
    ada.open(f"/facilitator/sessions/{session}")
    ada.submit("/leaders", name=BO, role="scribe")
    token = bo.form("/sign-out").fields["csrf_token"]
    before = office.installation.stored()
    for name in ABOUT_A_SESSION:
        rule = rules(app)[name]
        url = bo.url + address(rule, session)
        if "GET" in (rule.methods or ()):
            assert bo.web.get(url).status_code == (200 if name == "scribe" else 404), name
        if "POST" in (rule.methods or ()):
            data = {"csrf_token": token, "role": "facilitator", "name": BO}
            assert bo.web.post(url, data=data).status_code == 404, name
    after = office.installation.stored()
    assert {name for name in after if after[name] != before[name]} <= {"logins", "audit_lines"}
    page = bo.open(f"/facilitator/sessions/{session}/scribe").text
    assert "/wall/" not in page
    assert "/j/" not in page
    ada.submit(next(one.action for one in ada.forms() if one.action.endswith("/remove")))


def test_every_post_takes_a_token(app: Flask, office: Office, session: str) -> None:
    """But for the choice of a language, which harms nobody."""
    ada = office.facilitator()
    posts = [rule for rule in app.url_map.iter_rules() if "POST" in (rule.methods or ())]
    faces = [rule for rule in posts if rule.endpoint.startswith(("facilitator.", "participant."))]
    pages = [rule for rule in faces if rule.endpoint != "facilitator.language"]
    assert len(pages) > 5
    before = office.installation.stored()
    for rule in pages:
        for token in ({}, {"csrf_token": ""}, {"csrf_token": "x"}, {"csrf_token": "x.y.z"}):
            answer = ada.web.post(ada.url + address(rule, session), data=token)
            assert answer.status_code == 400, rule
            assert "Open the page again." in html.fromstring(answer.text).text_content()
    after = office.installation.stored()
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}


def test_a_token_of_another_browser_is_none(office: Office) -> None:
    ada, bo = office.facilitator(), office.facilitator(BO)
    token = ada.form("/sign-out").fields["csrf_token"]
    answer = bo.web.post(f"{bo.url}/facilitator/sign-out", data={"csrf_token": token})
    assert answer.status_code == 400


class HoursAgo(TimestampSigner):
    """Signs as it would have eleven hours ago."""

    def get_timestamp(self) -> int:
        return super().get_timestamp() - 11 * 3600


def test_a_form_is_good_for_as_long_as_the_login(office: Office) -> None:
    """A workshop lasts for hours; a form opened in the morning is sent in the evening."""
    ada = office.facilitator()
    raw = URLSafeTimedSerializer(SECRET, salt="wtf-csrf-token")
    value = raw.loads(ada.form("/sign-out").fields["csrf_token"])
    old = URLSafeTimedSerializer(SECRET, salt="wtf-csrf-token", signer=HoursAgo).dumps(value)
    assert is_door(ada.submit("/sign-out", csrf_token=str(old)))


# ---- Names and headers


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example", "evil@localhost", "", "[", "localhost:port"]
)
@pytest.mark.parametrize("path", ["/", "/facilitator/sign-in", "/static/x/css/samsyn.css"])
def test_a_forged_host_is_not_answered(host: str, path: str, office: Office) -> None:
    stranger = office.visitor()
    answer = stranger.web.get(stranger.url + path, headers={"Host": host}, follow_redirects=False)
    assert answer.status_code == 400
    assert "evil" not in answer.text


def test_an_ipv6_address_is_answered_to(plain: Installation) -> None:
    server = plain.start(SAMSYN_BASE_URL=f"http://[::1]:{plain.settings['SAMSYN_PORT']}")
    try:
        host = server.link.split("/")[2]
        assert host.startswith("[::1]:")
        with httpx.Client(headers={"Host": host}) as web:
            assert web.get(f"{server.url}/").status_code == 200
            for other in ("[::2]", "[::1", "[::1]@evil.example"):
                assert web.get(f"{server.url}/", headers={"Host": other}).status_code == 400
    finally:
        server.kill()


def test_every_answer_has_the_security_headers(app: Flask, office: Office, session: str) -> None:
    ada = office.facilitator()
    pages = [address(rule, session) for name, rule in rules(app).items() if "GET" in rule.methods]  # type: ignore[operator]
    style = str(html.fromstring(ada.page.text).xpath("//link[@rel='stylesheet']/@href")[0])
    for path in [*pages, "/", "/nowhere", "/facilitator/nowhere", "/facilitator/import", style]:
        for person in (ada, office.visitor()):
            answer = person.web.get(ada.url + path, follow_redirects=False)
            assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path
            kept = "no-store" if path != style else "public, max-age=31536000, immutable"
            assert answer.headers["cache-control"] == kept, path


def test_an_answer_to_a_forged_request_has_them_too(office: Office) -> None:
    stranger = office.visitor()
    for answer in (
        stranger.web.get(stranger.url + "/", headers={"Host": "evil.example"}),
        stranger.web.post(stranger.url + "/facilitator/sign-in", data={"name": ADA}),
        stranger.web.post(stranger.url + "/facilitator/sign-in", content=b"x" * 5_000_000),
        stranger.web.request("PUT", stranger.url + "/facilitator"),
    ):
        assert answer.status_code >= 400
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS


def test_no_page_needs_what_the_policy_forbids(app: Flask, office: Office, session: str) -> None:
    """Neither inline scripts and styles, nor anything from elsewhere."""
    ada, stranger = office.facilitator(), office.visitor()
    pages = [address(rule, session) for rule in rules(app).values() if "GET" in rule.methods]  # type: ignore[operator]
    for person in (ada, stranger):
        for path in [*pages, "/", "/nowhere"]:
            page = html.fromstring(person.open(path).text)
            assert page.xpath("//style | //*[@style]") == [], path
            assert page.xpath("//@*[starts-with(name(), 'on')]") == [], path
            inline = page.xpath("//script[not(@src) and @type!='application/json']")
            assert inline == [], path
            for link in page.xpath("//@src | //link/@href"):
                assert str(link).startswith(("/static/", "/wall/")), (path, link)
                assert person.web.get(ada.url + str(link)).status_code == 200


def test_nothing_people_write_or_know_stands_in_the_log(office: Office) -> None:
    """Last in this file: it ends the server to read all that it said."""
    marker = "a marker that nobody may log"
    ada = office.facilitator()
    office.visitor().sign_in(marker, marker)
    office.visitor().sign_in(ADA, marker)
    ada.open(f"/facilitator/sessions/{marker}?q={marker}")
    ada.import_file(marker, marker.encode())
    cookie = ada.cookie
    office.server.process.terminate()
    said = "".join(office.server.process.communicate(timeout=60))
    for secret in (marker, marker.replace(" ", "%20"), cookie, PASSWORD, "127.0.0.1"):
        assert secret not in said
    assert "Traceback" not in said
