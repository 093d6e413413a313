"""Plumes beside the inventory, mines against limits: chosen by a person, read on both pages, no violation of WCAG."""

from __future__ import annotations

from pathlib import Path
from typing import Any

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
MANY, AT_ONCE = 305, 300  # plumes of a synthetic table, and how many of them are drawn before more are asked for
BAND = "range => ['x', 'width'].map(name => Number(range.querySelector('.range-band').getAttribute(name)))"
VALUE = "range => Number(range.querySelector('.range-value').getAttribute('x1'))"
HIGH = '"persistence_high":0.8'  # of the question that is asked last
DRAWN = 200  # how wide a range is drawn in its own units


def taken(page: Page) -> None:
    expect(page.locator(".skeleton")).to_have_count(0, timeout=SLOW_MS)
    expect(page.locator('[aria-busy="true"]')).to_have_count(0, timeout=SLOW_MS)


def drawn_as_told(mine: Any, told: dict[str, Any]) -> None:
    """Both ranges stand on one scale from 0 to the greater end, each with its value."""
    held = [told["top_down"], told["inventory"]]
    most = max(each["ch4_t_high"] for each in held)
    ranges = mine.locator("fd-range")
    expect(ranges).to_have_count(2)
    for place, each in enumerate(held):
        low, value, high = (each[f"ch4_t{end}"] / most * DRAWN for end in ("_low", "", "_high"))
        assert 0 < low < value < high <= DRAWN
        assert ranges.nth(place).evaluate(BAND) == pytest.approx([low, high - low])
        assert ranges.nth(place).evaluate(VALUE) == pytest.approx(value)


def test_a_person_says_whose_plumes_are_and_reads_both_ranges(visit: Visit, product: Product, tmp_path: Path) -> None:
    owner = organisation(product)
    person = somebody(product, owner)
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
    page.locator("input[name=low]").fill("0,4")
    page.locator("input[name=low]").press("Tab")
    expect(page.locator(".field-problem")).to_have_text("нужны обе границы")
    expect(mine).to_contain_text("У доли времени нет диапазона")
    with page.expect_response(lambda answer: HIGH in (answer.request.post_data or "")) as answered:
        page.locator("input[name=high]").fill("0,8")
        page.locator("input[name=high]").press("Tab")
    expect(mine).not_to_contain_text("У доли времени нет диапазона")
    drawn_as_told(mine, next(each for each in answered.value.json()["mines"] if each["plumes_chosen"]))
    mine.locator(".number").first.click()
    expect(page.locator("dialog.drawer")).to_contain_text("Среднее по наблюдениям")
    page.keyboard.press("Escape")
    fits(page, 360, "top-down")

    wrong, own = tmp_path / "wrong.csv", tmp_path / "own.csv"
    wrong.write_text(TABLE.replace("88,082", "288,082"), "utf-8")
    more = [f"свой-{n};01.05.2024 {6 + n // 60:02}:{n % 60:02};53,784;88,082;900\n" for n in range(2, MANY + 1)]
    own.write_bytes((TABLE + "".join(more)).encode("cp1251"))
    choice = page.locator("fd-topdown-sets input[type=file]")
    choice.set_input_files(wrong)
    expect(page.locator("fd-topdown-sets .restore-faults li")).to_have_count(1, timeout=SLOW_MS)
    choice.set_input_files(own)
    expect(page.locator("fd-topdown-sets tbody tr")).to_have_count(1, timeout=SLOW_MS)
    plumes = page.locator("fd-topdown-plumes tbody tr")
    expect(plumes).to_have_count(AT_ONCE, timeout=SLOW_MS)
    page.get_by_role("button", name=f"Показать все шлейфы: {MANY}").click()
    expect(plumes).to_have_count(MANY)
    expect(page.get_by_role("button", name="Показать все шлейфы")).to_have_count(0)

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
    page.locator("select[name=organisation]").select_option(label=f"ООО «{owner}»")
    expect(page.locator(".compliance .empty")).to_contain_text("не отчитывается ни за одну шахту", timeout=SLOW_MS)
    page.get_by_role("link", name="К организации").click()
    expect(page.locator("h1")).to_contain_text(owner, timeout=SLOW_MS)


def test_both_pages_hold_in_the_dark_and_wide(visit: Visit, product: Product) -> None:
    page = visit("/topdown?mines=plumes&look=M1012", language="en", theme="dark", width=1440)
    expect(page.locator("fd-topdown-map canvas")).to_have_count(1, timeout=SLOW_MS)
    fits(page, 1440, "top-down")
    page.goto(f"{product.address}/compliance?basin=demonstration")
    expect(page.locator("fd-compliance-rows tbody tr").first).to_be_visible(timeout=SLOW_MS)
    expect(page.locator(".synthetic-banner").first).to_be_visible()
    fits(page, 1440, "compliance")
