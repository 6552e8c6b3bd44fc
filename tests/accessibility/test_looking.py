"""What looks at every state notices what it looks for, and nothing where there is no fault."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.accessibility.looking import AXE, Looking

PAGE = """<!doctype html><html lang="sv"><head><title>Sida</title>
<meta name="viewport" content="width=device-width, initial-scale=1"><style>
  button, input {{ min-block-size: 44px; min-inline-size: 44px; }}
  @keyframes turns {{ to {{ rotate: 1turn; }} }}
</style></head><body><main><h1>Rubrik</h1>{}</main></body></html>"""


@pytest.mark.parametrize(
    ("kind", "part", "said"),
    [
        ("axe", '<input type="text">', "label"),
        ("axe", '<p style="color: #999; background: white">Text</p>', "color-contrast"),
        ("axe", "<h4>Under rubriken</h4>", "heading-order"),
        ("axe", "<button><i></i></button>", "button-name"),
        ("small", '<button style="block-size: 30px; min-block-size: 0">Skicka</button>', "30 px"),
        ("small", '<button>A</button><button style="margin-left: -20px">B</button>', "A"),
        ("sideways", '<p style="inline-size: 400px">Text</p>', "400px"),
        ("spaced", '<p style="block-size: 1.2em; overflow: hidden">Många ord</p>', "Många"),
        ("moving", '<p style="animation: turns 1s infinite">Text</p>', "turns"),
    ],
)
def test_a_fault_is_noticed(kind: str, part: str, said: str, browser: Browser) -> None:
    found = look_at(part, browser).found
    assert [kinds for kinds, faults in found.items() if faults] == [kind]
    assert said in found[kind][0]


def test_nothing_is_found_where_there_is_nothing(browser: Browser) -> None:
    part = '<label>Ord <input></label><button>Skicka</button><p>Se <a href="/">här</a>.</p>'
    looking = look_at(part, browser)
    assert not any(looking.found.values())
    assert looking.looks == 2
    assert looking.rules > 10


def look_at(part: str, browser: Browser) -> Looking:
    """A page with this in it, on a phone."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed (npm, tests/npm)")
    looking = Looking()
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.set_content(PAGE.format(part))
        looking.at("phone-fault", page)
    return looking
