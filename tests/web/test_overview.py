"""The overview: totals that open, a map that filters, answers as titles. Totals are those of the mine data's README."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium
TOTAL_OF_METHOD = {"ipcc2006": "1,54", "ru.factors": "1,38", "gem_model": "1,54"}


@pytest.mark.parametrize(("method", "total"), TOTAL_OF_METHOD.items())
def test_the_basin_total_of_each_method_is_that_of_the_data_readme(visit: Visit, method: str, total: str) -> None:
    page = visit(f"/?method={method}")
    expect(page.locator("fd-totals .number .value").first).to_have_text(total)


def test_totals_stand_in_english_with_points_and_with_their_range(visit: Visit) -> None:
    page = visit("/", language="en")
    card = page.locator("fd-totals .card").first
    expect(card.locator(".value")).to_have_text("1.54")
    expect(card.locator(".bounds")).to_have_text(re.compile(r"^\(\d\.\d\d–\d\.\d\d\)$"))
    expect(card.locator(".unit")).to_have_text("Mt")


def test_a_total_opens_to_its_sum_its_lines_and_what_is_to_be_confirmed(visit: Visit) -> None:
    page = visit("/")
    page.locator("fd-totals .number").nth(1).click()
    drawer = page.locator("dialog.drawer")
    expect(drawer.locator("math").first).to_be_visible()
    expect(drawer.locator(".parts li")).to_have_count(11)
    expect(drawer.locator(".confirm-list li").first).to_be_visible()
    expect(drawer).to_contain_text("Global Energy Monitor")


def test_a_mine_number_opens_to_its_calculation(visit: Visit) -> None:
    page = visit("/", language="en")
    page.locator("fd-lines-table tbody td:nth-child(3) .number").first.click()
    drawer = page.locator("dialog.drawer")
    expect(drawer.locator(".steps math").first).to_be_visible()
    drawer.get_by_role("link", name="Open calculation").click()
    expect(page).to_have_url(re.compile(r"/mines/M\d+#calculation$"))
    expect(drawer).not_to_be_visible()


def test_a_number_is_copied_as_a_citation(visit: Visit) -> None:
    page = visit("/", language="en")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("fd-totals .number").first.click()
    page.get_by_role("button", name="Copy as citation").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "Methane, CH₄" in copied
    assert "IPCC 2006, Tier 1" in copied
    assert "Global Energy Monitor" in copied


def test_the_title_of_the_map_is_the_answer(visit: Visit) -> None:
    page = visit("/", language="en")
    expect(page.locator("#map-title")).to_have_text(re.compile(r"^10 of 86 mines emit \d\d% of the methane$"))


def drawn(page: Page) -> None:
    page.locator("fd-mine-map canvas").wait_for()
    page.wait_for_timeout(300)


def test_a_box_on_the_map_filters_the_table(visit: Visit) -> None:
    page = visit("/")
    drawn(page)
    rows = page.locator("fd-lines-table tbody tr")
    expect(rows).to_have_count(86)
    page.get_by_role("button", name="Выделить рамкой").click()
    box = page.locator(".map-canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.40)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.45, box["y"] + box["height"] * 0.60, steps=8)
    page.mouse.up()
    expect(page.locator(".selection")).to_contain_text("В рамке")
    assert 0 < rows.count() < 86
    page.get_by_role("button", name="Показать всё").click()
    expect(rows).to_have_count(86)


def test_a_circle_on_the_map_leads_to_its_mine(visit: Visit) -> None:
    page = visit("/")
    drawn(page)
    point = page.evaluate(
        """() => {
          const map = document.querySelector('fd-mine-map');
          const [line] = [...map.inventory.lines].sort((a, b) => b.ch4_t - a.ch4_t);
          return { at: map.pixelOf(line), id: line.mine_id };
        }"""
    )
    box = page.locator(".map-canvas").bounding_box()
    assert box
    page.mouse.move(box["x"] + point["at"][0], box["y"] + point["at"][1])
    expect(page.locator("fd-mine-card")).to_be_visible()
    page.mouse.click(box["x"] + point["at"][0], box["y"] + point["at"][1])
    page.locator("fd-mine-card").get_by_role("link", name="Открыть страницу").click()
    expect(page).to_have_url(re.compile(r"/mines/M\d+$"))


def test_companies_stand_against_the_threshold(visit: Visit) -> None:
    page = visit("/", language="en")
    table = page.locator("fd-threshold")
    expect(table).to_contain_text("296-FZ")
    expect(table.locator("tbody tr")).to_have_count(54)
    expect(table.locator(".certainty-above").first).to_contain_text("required")


def test_title_and_column_of_the_threshold_agree_with_the_api(visit: Visit) -> None:
    page = visit("/", language="en")
    answer = page.request.get(
        page.url.rstrip("/") + "/api/v1/inventories/view?basin=kuzbass&method=ipcc2006&gwp_set=RU"
    )
    rows = answer.json()["screening"]
    must = sum(row["reports"] for row in rows)
    unsure = sum(row["certainty"] == "uncertain" for row in rows)
    table = page.locator("fd-threshold")
    expect(table.locator("h2")).to_have_text(
        f"{must} of {len(rows)} companies must report; for {unsure} the range leaves it open"
    )
    expect(table.locator(".certainty-above")).to_have_count(must)
    expect(table.locator(".certainty-below")).to_have_count(len(rows) - must)
    expect(table.locator(".certainty-uncertain")).to_have_count(unsure)


def test_a_year_before_the_rule_says_so(visit: Visit) -> None:
    page = visit("/?year=2022", language="en")
    expect(page.locator("fd-threshold .empty")).to_contain_text("1 January 2023")
    expect(page.locator("fd-threshold table")).to_have_count(0)


def test_a_company_narrows_everything_and_its_chip_widens_it_again(visit: Visit) -> None:
    page = visit("/", language="en")
    page.locator("fd-threshold tbody a").first.click()
    expect(page.locator("h1")).to_have_text("SUEK-Kuzbass JSC")
    page.locator(".chip", has_text="SUEK").click()
    expect(page.locator("fd-lines-table tbody tr")).to_have_count(86)


def test_a_chart_is_saved_as_picture_and_as_table(visit: Visit) -> None:
    page = visit("/", language="en")
    page.locator("fd-emitters canvas").wait_for()
    for kind in ("PNG", "SVG", "CSV"):
        page.locator("fd-emitters fd-save-menu summary").click()
        with page.expect_download() as download:
            page.locator("fd-emitters fd-save-menu").get_by_role("button", name=kind).click()
        assert download.value.suggested_filename == f"firedamp-emitters-kuzbass.{kind.lower()}"


def test_a_year_without_output_says_so_and_offers_the_way_out(visit: Visit) -> None:
    page = visit("/?year=1999", language="en", expected=("422",))
    expect(page.locator(".empty")).to_contain_text("No output is known")
    page.locator(".empty a").click()
    expect(page.locator("fd-totals")).to_be_visible()


def test_a_first_visit_shows_where_to_begin_until_put_away(visit: Visit) -> None:
    page = visit("/", first=True)
    expect(page.locator(".first-visit li")).to_have_count(3)
    page.get_by_role("button", name="Больше не показывать").click()
    page.reload()
    expect(page.locator("fd-totals")).to_be_visible()
    expect(page.locator(".first-visit")).to_have_count(0)
