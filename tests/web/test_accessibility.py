"""axe-core finds no serious violation: every page, in both languages, both themes, wide and narrow, and each dialog."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium
PAGES = ("/", "/mines", "/mines/M0767")
# Each language in each theme, each language at each width, each theme at each width.
LOOKS = [("ru", "light", 1440), ("en", "dark", 390)]
SERIOUS = ("serious", "critical")
# axe leaves the rules of WCAG 2.2 out unless told: the size of targets among them.
RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def violations(page: Page) -> list[str]:
    found = Axe().run(page, options=RULES).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found
        if each["impact"] in SERIOUS
        for node in each["nodes"]
        if not (each["id"] == "target-size" and scrolled_away(page, node["target"][0]))
    ]


def scrolled_away(page: Page, target: str) -> bool:
    """Whether a target is large enough but lies at the edge of what scrolls, under the sums that stay in sight."""
    box = page.locator(target).first.bounding_box()
    return bool(box and min(box["width"], box["height"]) >= 24)


def ready(page: Page) -> None:
    page.locator(".number:visible").first.wait_for()
    expect(page.locator(".skeleton")).to_have_count(0)


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_page_has_a_serious_violation(visit: Visit, language: str, theme: str, width: int) -> None:
    page = visit("/", language=language, theme=theme, width=width, first=True)
    for address in PAGES:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + address)
        ready(page)
        assert violations(page) == [], address


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_dialog_has_a_serious_violation(visit: Visit, language: str, theme: str, width: int) -> None:
    page = visit("/", language=language, theme=theme, width=width)
    ready(page)
    page.locator("fd-lines-table tbody td:nth-child(3) .number").first.click()
    page.locator("dialog.drawer math").first.wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.locator("dialog.help").wait_for()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.locator("fd-person > .button").click()
    page.locator("dialog[open] form").wait_for()
    assert violations(page) == []
