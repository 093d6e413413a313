"""Kept calculations: found, renamed, copied, deleted with a way back, compared line by line."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.product import Product, Visit
from tests.web.signed_in import INPUTS, client, kept, sign_in

pytestmark = pytest.mark.needs_chromium
# A million tonnes from 300 m: 1e6 · 20.5 m³/t · 0.67 kg/m³ = 13,735 t CH4 (IPCC 2006), · 25 = 343.4 kt CO2e


def signed_in(visit: Visit, product: Product, address: str, language: str = "en", width: int = 1440) -> Page:
    # A kept calculation is not there until one signs in.
    page = visit(address, language=language, width=width, expected=("404",))
    sign_in(page, product, language)
    return page


def rows(page: Page) -> object:
    return page.locator("fd-table tbody tr")


def test_who_has_not_signed_in_is_told_why_to(visit: Visit) -> None:
    page = visit("/calculations", language="en")
    expect(page.locator(".empty")).to_contain_text("signed in")
    page.locator(".empty").get_by_role("link", name="Calculate something").click()
    expect(page).to_have_url(re.compile("/calculate"))


@pytest.mark.parametrize(("language", "name", "query"), [
    ("ru", "Проверка списка альфа", "списка альфа"),
    ("en", "Проверка списка бета", "spiska beta"),
])  # fmt: skip
def test_a_calculation_is_found_by_its_name_in_either_alphabet(
    visit: Visit, product: Product, language: str, name: str, query: str
) -> None:
    kept(product, name)
    page = signed_in(visit, product, "/calculations", language)
    page.locator(".filters input[type=search]").fill(query)
    expect(rows(page)).to_have_count(1)
    expect(rows(page)).to_contain_text(re.compile("343"))
    expect(page).to_have_url(re.compile("q="))


def test_filters_and_order_stand_in_the_address(visit: Visit, product: Product) -> None:
    kept(product, "order A", inputs={**INPUTS, "coal_output": 2_000_000})
    kept(product, "order B")
    page = signed_in(visit, product, "/calculations?q=order")
    expect(rows(page)).to_have_count(2)
    expect(rows(page).first).to_contain_text("order B")
    page.get_by_role("button", name="CO₂e", exact=True).click()
    expect(page).to_have_url(re.compile("sort=-co2e_t"))
    expect(rows(page).first).to_contain_text("order A")
    page.locator("select[name=of]").select_option("ru.factors")
    expect(page.locator(".empty")).to_contain_text("Nothing matches")
    page.locator(".empty").get_by_role("button").click()
    expect(rows(page).first).to_be_visible()


def test_the_list_goes_on_where_the_page_ends(visit: Visit, product: Product) -> None:
    for number in range(52):
        kept(product, f"many {number}")
    page = signed_in(visit, product, "/calculations?q=many")
    expect(rows(page)).to_have_count(50)
    page.get_by_role("button", name="Show more").click()
    expect(rows(page)).to_have_count(52)


def act(page: Page, name: str) -> None:
    page.locator("fd-table fd-save-menu summary").first.click()
    page.locator("fd-table fd-save-menu").first.get_by_role("button", name=name, exact=True).click()


def test_a_calculation_is_renamed_and_copied(visit: Visit, product: Product) -> None:
    kept(product, "rename me")
    page = signed_in(visit, product, "/calculations?q=rename")
    act(page, "Rename")
    page.locator("fd-name-dialog").get_by_role("textbox", name="Name").fill("renamed well")
    page.locator("fd-name-dialog").get_by_role("button", name="Rename").click()
    expect(rows(page)).to_contain_text("renamed well")
    act(page, "Duplicate")
    expect(rows(page)).to_have_count(2)
    expect(rows(page).first).to_contain_text("renamed well (copy)")


def test_a_deleted_calculation_comes_back_when_it_is_undone(visit: Visit, product: Product) -> None:
    calculation = kept(product, "delete me not")
    page = signed_in(visit, product, "/calculations?q=delete")
    act(page, "Delete")
    expect(rows(page)).to_have_count(0)
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect(rows(page)).to_have_count(1)
    assert client(product).calculations.read(calculation)["name"] == "delete me not"


def test_a_deletion_that_is_not_undone_happens(visit: Visit, product: Product) -> None:
    kept(product, "away with me")
    page = signed_in(visit, product, "/calculations?q=away")
    act(page, "Delete")
    with page.expect_response(lambda answer: answer.request.method == "DELETE"):
        page.locator(".notice").get_by_role("button", name="Close").click()
    expect(page.locator(".empty")).to_be_visible()
    assert list(client(product).calculations.list(q="away")) == []


def test_who_leaves_does_not_undo_any_more(visit: Visit, product: Product) -> None:
    kept(product, "left behind")
    page = signed_in(visit, product, "/calculations?q=behind")
    act(page, "Delete")
    expect(page.locator(".notice")).to_be_visible()
    page.reload()
    expect(page.locator(".empty")).to_be_visible()
    assert list(client(product).calculations.list(q="behind")) == []


def test_two_are_compared_line_by_line(visit: Visit, product: Product) -> None:
    kept(product, "compare left")
    kept(product, "compare right", inputs={**INPUTS, "coal_output": 2_000_000})
    page = signed_in(visit, product, "/calculations?q=compare&sort=name")
    for number in (0, 1):
        page.locator("fd-table input[type=checkbox]").nth(number).check()
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.locator("h1")).to_have_text("Two calculations")
    expect(page.locator(".lead")).to_have_text("The second gives 100% more CO₂e")
    output = page.locator(".compare-table tr", has_text="Coal output")
    expect(output).to_have_class(re.compile("differs"))
    expect(output).to_contain_text("+1,000,000")
    expect(output).to_contain_text("+100%")
    expect(output.locator("code")).to_have_text("coal_output")
    result = page.locator(".compare-table tr", has_text="Emission in CO₂ equivalent")
    expect(result.locator(".bounds")).to_have_count(2)
    expect(page.locator(".compare-causes")).to_have_text("≠differs: 1 input or factor differs: Coal output")
    depth = page.locator(".compare-table tr", has_text="Mining depth")
    expect(depth).not_to_have_class(re.compile("differs"))
    page.get_by_label("only what differs").check()
    expect(depth).to_have_count(0)
    output.locator(".number").first.click()
    expect(page.locator("dialog.drawer")).to_contain_text("compare left")
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.locator(".page-actions fd-save-menu summary").click()
        page.get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename == "firedamp-compare.csv"
    header = download.value.path().read_text(encoding="utf-8-sig").splitlines()[0]
    assert header.count("compare left") == header.count("compare right") == 3


def test_a_kept_calculation_shows_who_when_and_how_and_opens_in_the_form(visit: Visit, product: Product) -> None:
    calculation = kept(product, "Открыть в форме")
    page = signed_in(visit, product, f"/calculations/{calculation}", "ru")
    expect(page.locator("h1")).to_have_text("Открыть в форме")
    provenance = page.locator(".stored-columns .mine-aside")
    expect(provenance).to_contain_text("admin")
    expect(provenance).to_contain_text("Philox")
    with page.expect_download() as download:
        page.locator(".page-actions fd-save-menu summary").click()
        page.get_by_role("button", name="XLSX").click()
    assert download.value.suggested_filename == "Открыть в форме.xlsx"
    page.get_by_role("link", name="Открыть в форме").click()
    expect(page.locator("#field-coal_output")).to_have_value("1\u202f000\u202f000")
    expect(page.locator(".result-cards .value").nth(1)).to_have_text("13,7")


def test_a_calculation_that_is_not_there_says_so(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, "/calculations/7b0c3b0e-3f0c-4a3e-9a51-1c3c0f4f2d11")
    expect(page.locator(".empty")).to_contain_text("no such calculation")


def test_on_a_narrow_screen_the_list_and_the_comparison_fit(visit: Visit, product: Product) -> None:
    left, right = kept(product, "узко один"), kept(product, "узко два", gwp_set="AR5")
    page = signed_in(visit, product, "/calculations?q=узко", "ru", width=390)
    expect(rows(page)).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for address in (f"/calculations/compare?left={left}&right={right}", f"/calculations/{left}"):
        page.goto(product.address + address)
        page.locator(".number:visible").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address


def test_on_a_narrow_screen_no_word_of_a_comparison_is_broken(visit: Visit, product: Product) -> None:
    """Each cell is as wide as its longest word."""
    pair = [kept(product, f"слова {each}") for each in ("один", "два")]
    page = signed_in(visit, product, f"/calculations/compare?left={pair[0]}&right={pair[1]}", "ru", width=390)
    page.locator(".compare-table tbody td").first.wait_for()
    broken = page.locator(".compare-table th, .compare-table td").evaluate_all("""all => all.filter((cell) => {
      const range = document.createRange();
      const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const { data } = texts.currentNode;
        for (const word of data.matchAll(/[а-яё]{2,}/gi)) {
          range.setStart(texts.currentNode, word.index);
          range.setEnd(texts.currentNode, word.index + word[0].length);
          if (new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size > 1) return true;
        }
      }
      return false;
    }).map((cell) => cell.innerText)""")
    assert broken == []


def test_on_a_narrow_screen_a_long_name_does_not_run_into_its_number(visit: Visit, product: Product) -> None:
    kept(product, "narrow: По относительной метанообильности, пересчитано")
    page = signed_in(visit, product, "/calculations?q=narrow", "ru", width=390)
    name = page.locator(".calculations .pick a").first.bounding_box()
    number = page.locator(".calculations td.numeric.in-card").first.bounding_box()
    assert name
    assert number
    assert number["y"] >= name["y"] + name["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
