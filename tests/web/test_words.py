"""No page shows a key of the locale files in place of words."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.web.product import Visit
from tests.web.test_files import WORDS

pytestmark = pytest.mark.needs_chromium
GROUPS = sorted({key.split(".")[0] for key in WORDS["en"] if "." in key})
KEY = re.compile(rf"(?<![\w.])(?:{'|'.join(GROUPS)})(?:\.[a-z0-9_]+)+(?![\w.])")
SAID = """() => [...document.querySelectorAll('*')].flatMap((element) => [
  ...['aria-label', 'title', 'placeholder', 'alt'].map((name) => element.getAttribute(name)),
  ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data),
]).filter(Boolean)"""
OWN_NUMBERS = "/calculate?free=yes&with=mine.relative&inputs=%7B%22coal_output%22:1e6,%22relative_abundance%22:12%7D"
PAGES = ("/", "/?year=2022", "/mines", "/mines/M0767", "/mines/M0836", "/mines/M0772", "/mines/M0215", OWN_NUMBERS)


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_no_text_looks_like_a_key(visit: Visit, address: str, language: str) -> None:
    page = visit(address, language=language)
    page.locator("main .number").first.wait_for()
    expect(page.locator(".skeleton")).to_have_count(0)
    assert [said for said in page.evaluate(SAID) if KEY.search(said)] == []


def test_the_projects_of_a_mine_name_their_output(visit: Visit) -> None:
    page = visit("/mines/M0836", language="en")
    page.locator("fd-projects").get_by_role("button", name=re.compile("^Coal output: ")).first.click()
    expect(page.locator("#drawer-title")).to_have_text("Coal output")
