"""Plumes beside the inventory, mines against limits: chosen by a person, read on both pages, no violation of WCAG."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.web.people import organisation, page_of, somebody
from tests.web.product import Product, Visit
from tests.web.test_reductions_accessibility import fits

pytestmark = pytest.mark.needs_chromium
SLOW_MS = 60_000
TABLE = """Код;Дата и время;Широта;Долгота;Выброс, кг/ч
свой-1;01.05.2024 06:00;53,784;88,082;900
"""


def taken(page: Page) -> None:
    expect(page.locator(".skeleton")).to_have_count(0, timeout=SLOW_MS)
    expect(page.locator('[aria-busy="true"]')).to_have_count(0, timeout=SLOW_MS)


def test_a_person_says_whose_plumes_are_and_reads_both_ranges(visit: Visit, product: Product, tmp_path: Path) -> None:
    person = somebody(product, organisation(product))
    page = page_of(visit, product, person, "/topdown", language="ru", width=360, expected=("422",))
    expect(page.locator(".empty").first).to_contain_text("Настоящих шлейфов над Кузбассом", timeout=SLOW_MS)
    page.get_by_role("button", name="Шлейфы других бассейнов").click()
    row = page.locator("fd-topdown-near tbody tr", has_text="Cumberland")
    row.get_by_role("button", name="Взять шлейфы: Cumberland Coal Mine").click(timeout=SLOW_MS)
    expect(page.locator("fd-topdown-mine")).to_contain_text("Задайте долю времени", timeout=SLOW_MS)
    page.locator("input[name=persistence]").fill("0,6")
    page.locator("input[name=persistence]").press("Tab")
    mine = page.locator("fd-topdown-mine")
    expect(mine.locator("h2")).to_have_text("Cumberland Coal Mine: увидено меньше, чем рассчитано", timeout=SLOW_MS)
    expect(mine).to_contain_text("У доли времени нет диапазона")
    mine.locator(".number").first.click()
    expect(page.locator("dialog.drawer")).to_contain_text("Среднее по наблюдениям")
    page.keyboard.press("Escape")
    fits(page, 360, "top-down")

    wrong, own = tmp_path / "wrong.csv", tmp_path / "own.csv"
    wrong.write_text(TABLE.replace("88,082", "288,082"), "utf-8")
    own.write_bytes(TABLE.encode("cp1251"))
    choice = page.locator("fd-topdown-sets input[type=file]")
    choice.set_input_files(wrong)
    expect(page.locator("fd-topdown-sets .restore-faults li")).to_have_count(1, timeout=SLOW_MS)
    choice.set_input_files(own)
    expect(page.locator("fd-topdown-sets tbody tr")).to_have_count(1, timeout=SLOW_MS)

    page.goto(f"{product.address}/compliance")
    heading = page.locator("fd-compliance-counts h2")
    expect(heading).to_contain_text("с 2031 года", timeout=SLOW_MS)
    shown = page.locator("fd-compliance-rows")
    expect(shown.locator("tbody .compliance-exceeds").first).to_be_visible()
    expect(shown.locator("tbody .compliance-not_applicable")).to_have_count(0)
    expect(shown.get_by_role("button", name="Показать", exact=True)).to_be_visible()  # what is not for its mine
    page.locator("fd-compliance-counts .compliance-exceeds").first.click()
    taken(page)
    rows = page.locator("fd-compliance-rows tbody tr")
    expect(rows.first).to_contain_text("за нормой")
    rows.first.locator(".number").first.click()
    expect(page.locator("dialog.drawer")).to_contain_text("2024/1787")
    page.keyboard.press("Escape")
    fits(page, 360, "compliance")


def test_both_pages_hold_in_the_dark_and_wide(visit: Visit, product: Product) -> None:
    page = visit("/topdown?mines=plumes&look=M1012", language="en", theme="dark", width=1440)
    expect(page.locator("fd-topdown-map canvas")).to_have_count(1, timeout=SLOW_MS)
    fits(page, 1440, "top-down")
    page.goto(f"{product.address}/compliance?basin=demonstration")
    expect(page.locator("fd-compliance-rows tbody tr").first).to_be_visible(timeout=SLOW_MS)
    expect(page.locator(".synthetic-banner").first).to_be_visible()
    fits(page, 1440, "compliance")
