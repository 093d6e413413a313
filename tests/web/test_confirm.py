"""What is to be confirmed stands beside every number that rests on it: as mark, in its drawer, in its file."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium
SET = "GWP set RU"
# Six uncertainties of IPCC 2006 (three inputs of two mine types) without a primary text, and the Russian GWP set.
OTHERS = 6
DOORS = {
    "fd-totals .card:nth-child(1) .number": (OTHERS, False),
    "fd-totals .card:nth-child(2) .number": (OTHERS + 1, True),
    "fd-gwp-beside li:has-text('AR6, fossil, 20') .number": (OTHERS, False),
    "fd-gwp-beside li.here .number": (OTHERS + 1, True),
    "fd-threshold tbody td:nth-child(6) .number >> nth=0": (OTHERS + 1, True),
    "fd-threshold tbody td:nth-child(7) .number >> nth=0": (OTHERS + 1, True),
    "fd-lines-table tbody td:nth-child(3) .number >> nth=0": (OTHERS // 2, False),
}


def opens_to(page: Page, number: str, count: int, names_set: bool) -> None:
    page.locator(number).click()
    listed = page.locator("dialog.drawer .confirm-list li")
    expect(listed).to_have_count(count)
    expect(listed.filter(has_text=SET)).to_have_count(int(names_set))
    page.keyboard.press("Escape")


def test_a_drawer_lists_what_its_number_rests_on_and_no_more(visit: Visit) -> None:
    page = visit("/", language="en")
    for number, (count, names_set) in DOORS.items():
        opens_to(page, number, count, names_set)


def test_each_output_lists_what_its_row_of_the_trace_rests_on(visit: Visit) -> None:
    page = visit("/mines/M0767", language="en")
    outputs = page.locator("fd-calculation .trace .output .number:visible")
    outputs.first.wait_for()
    answer = page.request.get(page.url.split("/mines")[0] + "/api/v1/mines/M0767/calculation").json()
    rows = {row["label"]["en"].replace("CO2", "CO₂"): row for row in answer["result"]["trace"] if row["output"]}
    for index in range(outputs.count()):
        label = (outputs.nth(index).get_attribute("aria-label") or "").split(": ")[0]
        marks = rows[label]["to_confirm"]
        opens_to(page, f"fd-calculation .trace .output .number:visible >> nth={index}", len(marks), "RU" in marks)
        assert ("RU" in marks) == ("equivalent" in label)


def test_each_number_or_its_header_bears_the_mark(visit: Visit) -> None:
    page = visit("/", language="en")
    expect(page.locator("fd-totals .unsure")).to_have_count(3)
    expect(page.locator("fd-lines-table thead .unsure")).to_have_count(2)
    expect(page.locator("fd-threshold thead .unsure")).to_have_count(4)
    expect(page.locator("fd-methods .ranges .unsure")).to_have_count(3)
    expect(page.locator("fd-shares .unsure")).to_have_count(3)


@pytest.mark.parametrize("address", ["/", "/mines"])
def test_a_table_leaves_the_page_with_how_it_was_made(visit: Visit, address: str) -> None:
    page = visit(address, language="en")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download the table").click()
    lines = download.value.path().read_text(encoding="utf-8-sig").splitlines()
    assert lines[0].endswith("Method,GWP set,Period,Monte Carlo draws,Seed,To be confirmed,Quality of data,Data")
    assert "ipcc2006.underground,RU,2021–2025,10000,1," in lines[1]
    assert SET in lines[1]


@pytest.mark.parametrize("language", ["ru", "en"])
def test_the_threshold_fits_a_narrow_screen(visit: Visit, language: str) -> None:
    page = visit("/", language=language, width=390)
    page.locator("fd-threshold tbody tr").first.wait_for()
    wide = "() => { const e = document.querySelector('.threshold .scroll'); return e.scrollWidth - e.clientWidth }"
    assert page.evaluate(wide) <= 0
