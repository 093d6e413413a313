"""What fits a stream and why not, while one types: what is unsafe first, every figure of the catalogue a door."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.web.product import Visit
from tests.web.test_accessibility import LOOKS, violations
from tests.web.test_words import KEY, SAID

pytestmark = pytest.mark.needs_chromium
PUMP = "/reductions?kind=drainage&flow=50&ch4=30&year=2026"


def settled(page: Page) -> None:
    expect(page.locator(".skeleton")).to_have_count(0)
    expect(page.locator(".fits-answer")).to_have_attribute("aria-busy", "false")


def test_a_pump_of_fifty_at_thirty_percent_brings_7_884_million(visit: Visit) -> None:
    page = visit("/reductions", language="en")
    page.locator("#field-kind").select_option("drainage")
    page.locator("#field-flow").fill("50")
    page.locator("#field-ch4").fill("30")
    page.locator("#field-year").fill("2026")
    expect(page.locator(".fits-methane")).to_contain_text("7.884 million m³ a year")
    flare = page.locator(".fits-list li", has_text="Enclosed flare")
    expect(flare).to_contain_text("Fits: 1 unit of 100 m³/min")
    lng = page.locator(".fits-list li", has_text="Liquefied or compressed gas")
    expect(lng).to_contain_text("Does not fit:")
    expect(lng).to_contain_text("50")
    assert parse_qs(urlsplit(page.url).query) == {"kind": ["drainage"], "flow": ["50"], "ch4": ["30"], "year": ["2026"]}
    page.locator(".fits-methane .number").click()
    expect(page.locator("dialog.drawer math").first).to_be_visible()
    page.keyboard.press("Escape")

    # A link shows a colleague the same, in their language.
    page.locator("header").get_by_role("button", name=re.compile("RU|Русский")).click()
    expect(page.locator(".fits-methane")).to_contain_text("7,884 млн м³ в год")


@pytest.mark.parametrize(
    ("kind", "ch4", "said"), [("drainage", "10", "5"), ("drainage", "28", "30"), ("ventilation", "1.2", "1")]
)
def test_an_unsafe_stream_is_told_first_and_not_planned_on(visit: Visit, kind: str, ch4: str, said: str) -> None:
    page = visit(f"/reductions?kind={kind}&flow=5000&ch4={ch4}", language="en")
    settled(page)
    safety = page.locator(".fits-answer > .safety").first
    expect(safety).to_contain_text("Not safe")
    expect(safety).to_contain_text(said)
    assert page.evaluate("document.querySelector('.fits-answer').firstElementChild.className") == "safety"
    expect(page.get_by_role("link", name=re.compile("Plan a project"))).to_have_count(0)


def test_a_figure_is_a_door_to_its_source_and_none_is_filled_in(visit: Visit) -> None:
    page = visit("/reductions", language="en", width=1920)
    row = page.locator(".catalogue tbody tr", has_text="Enclosed flare")
    row.get_by_role("button", name=re.compile("^Destruction efficiency, Enclosed flare: 98")).click()
    drawer = page.locator("dialog.drawer")
    expect(drawer).to_contain_text("EU 2024/1787")
    expect(drawer).to_contain_text("to be confirmed")
    page.keyboard.press("Escape")
    row.get_by_role("button", name="Price of a unit, Enclosed flare: no source: you give it").click()
    expect(drawer).to_contain_text("No source supports a figure here")


def test_from_what_fits_one_click_leads_to_a_project_of_it(visit: Visit) -> None:
    page = visit(PUMP, language="ru")
    settled(page)
    page.get_by_role("link", name="В проект: Закрытая факельная установка").click()
    expect(page.locator("#field-stream-kind")).to_have_value("drainage")
    expect(page.locator("#field-stream-flow_m3_min")).to_have_value("50")
    expect(page.locator("#field-stream-ch4_percent")).to_have_value("30")
    expect(page.locator("#field-start_year")).to_have_value("2026")
    expect(page.locator("#field-technology")).to_have_value("flare_enclosed")
    expect(page.locator("#field-capex")).to_have_value("")


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_violation(visit: Visit, language: str, theme: str, width: int) -> None:
    for address in (PUMP, "/reductions?kind=ventilation&flow=5000&ch4=1.2"):
        page = visit(address, language=language, theme=theme, width=width)
        settled(page)
        assert violations(page) == []
        assert [said for said in page.evaluate(SAID) if KEY.search(said)] == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
