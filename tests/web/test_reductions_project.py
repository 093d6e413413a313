"""A project is typed, judged while one types, kept, compared; an unsafe one has no price; nobody overwrites another."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from tests.web.people import Person, organisation, page_of, somebody
from tests.web.product import Product, Visit
from tests.web.test_accessibility import LOOKS, violations
from tests.web.test_words import KEY, SAID

pytestmark = pytest.mark.needs_chromium
RECORD: dict[str, Any] = {
    "id": "flare-1", "mine": "Шахта Пробная", "organisation": "ООО «Проба»",
    "stream": {"kind": "drainage", "flow_m3_min": 50, "ch4_percent": 35, "decline_per_year": 0.05},
    "technology": "gas_engine", "start_year": 2027, "capex": 90_000_000, "opex_per_year": 9_000_000,
    "prices": {"electricity_per_mwh": 3_000, "carbon_per_t": 500}, "discount_rate": 0.12, "tax_rate": 0.2,
    "grid_factor_t_mwh": 0.4, "currency": "RUB", "price_year": 2026, "sources": {"capex": "КП № 7"},
}  # fmt: skip


def typed(record: dict[str, Any]) -> str:
    return f"/reductions/project?project={quote(json.dumps({'record': record, 'name': 'Газопоршневая'}))}"


def settled(page: Page) -> None:
    expect(page.locator(".skeleton")).to_have_count(0)
    expect(page.locator("main [aria-busy=true]")).to_have_count(0)
    expect(page.locator("fd-project-outcome").first).to_be_visible()


def engineer(product: Product) -> Person:
    return somebody(product, organisation(product))


def kept(person: Person, name: str, **changed: Any) -> str:
    """The id of a project of this person."""
    record = {**RECORD, "id": name, **changed}
    made: str = person.api.ask("POST", "/reductions/projects", {"name": name, "record": record})["id"]
    return made


def test_tonnes_come_before_money_and_both_while_one_types(visit: Visit) -> None:
    page = visit("/reductions/project", language="en")
    expect(page.locator(".calculate-results .empty")).to_contain_text("To calculate, fill in:")
    page.locator("#field-stream-kind").select_option("drainage")
    page.locator("#field-stream-flow_m3_min").fill("50")
    page.locator("#field-stream-ch4_percent").fill("35")
    page.locator("#field-technology").select_option("gas_engine")
    expect(page.locator("fd-field", has=page.locator("#field-availability"))).to_contain_text("90 %")
    page.locator("#field-start_year").fill("2027")
    expect(page.locator(".calculate-results .empty")).to_contain_text("Emission factor of grid electricity")
    page.locator("#field-grid_factor_t_mwh").fill("0.4")
    expect(page.locator(".result-cards")).to_contain_text("Reduction a year")
    expect(page.locator(".result-cards")).not_to_contain_text("Net present value")
    expect(page.locator("fd-project-outcome .empty")).to_contain_text("Investment")
    for name, value in (("capex", "90 000 000"), ("opex_per_year", "9000000"), ("discount_rate", "12")):
        page.locator(f"#field-{name}").fill(value)
    page.locator("#field-prices-electricity_per_mwh").fill("3000")
    expect(page.locator(".result-cards")).to_contain_text("Net present value")
    assert "90000000" in page.url.replace("%2C", ",")
    page.get_by_role("button", name="Money", exact=True).click()
    expect(page.locator("fd-project-chart h2")).to_contain_text("It has paid after")
    expect(page.locator("fd-project-tornado li").first).to_be_visible()
    page.locator("fd-project-years tbody .number").first.click()
    expect(page.locator("dialog.drawer math").first).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#spread-flow").fill("10")
    expect(page.locator("fd-project-spreads h2")).to_contain_text("The chance that it pays is")
    expect(page.locator("fd-project-spreads .bounds").first).to_be_visible()

    # A fault stands at its field and on top; what was there stays, marked as older.
    page.locator("#field-stream-ch4_percent").fill("135")
    expect(page.locator(".fault-list")).to_contain_text("Methane in the mixture: 135 % is more than 100 %")
    expect(page.locator("#field-stream-ch4_percent")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("main .stale")).to_be_visible()
    page.locator(".fault-list a").click()
    expect(page.locator("#field-stream-ch4_percent")).to_be_focused()

    # Unsafe: in words, first, and neither money nor a tonne.
    page.locator("#field-stream-ch4_percent").fill("12")
    expect(page.locator("fd-project-outcome .safety")).to_contain_text("Not safe")
    expect(page.locator("fd-project-outcome .cards")).to_have_count(0)
    expect(page.locator("fd-project-outcome")).not_to_contain_text("money units")
    page.reload()
    expect(page.locator("#field-stream-ch4_percent")).to_have_value("12")


def test_a_stream_follows_the_coal_plan_in_place_of_a_flow(visit: Visit) -> None:
    page = visit("/reductions/project", language="ru")
    page.locator("#field-stream-kind").select_option("drainage")
    page.locator("#field-technology").select_option("flare_enclosed")
    for name, value in (("start_year", "2027"), ("grid_factor_t_mwh", "0,4")):
        page.locator(f"#field-{name}").fill(value)
    page.locator("summary", has_text="Поток по плану добычи").click()
    page.locator("#field-stream-coal_plan-share").fill("40")
    expect(page.locator(".calculate-results .empty")).to_contain_text("Относительная метанообильность q")
    for name, value in (("relative_abundance_m3_t", "10"), ("ch4_percent", "40"), ("first_year", "2027"),
                        ("coal_output_t", "2 000 000\n1 000 000")):  # fmt: skip
        page.locator(f"#field-stream-coal_plan-{name}").fill(value)
    first = page.locator("fd-project-years tbody tr").first
    expect(first).to_contain_text("2027")
    expect(first).to_contain_text("7,44")  # million m³ received: 10 · 2 million t · 40 %, 93 % of the time


def test_a_plan_by_years_is_pasted_and_own_figures_are_given(visit: Visit) -> None:
    page = visit(typed(RECORD), language="ru")
    settled(page)
    page.locator("fd-project-plan summary").click()
    page.get_by_role("button", name="Добавить год").click()
    page.evaluate("""() => {
      const data = new DataTransfer();
      data.setData('text', '2028\\t40\\t36\\n2029\\t30,5\\t37');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }""")
    expect(page.locator(".plan-table tbody tr")).to_have_count(2)
    settled(page)
    expect(page.locator("#field-stream-plan-1--flow_m3_min")).to_have_value("30,5")
    page.locator("#field-technology").select_option("own")
    page.locator("#field-technology-destruction_efficiency").fill("99")
    page.locator("#field-availability").fill("90")
    page.locator("#field-lifetime_years").fill("10")
    settled(page)
    expect(page.locator("fd-project-years tbody tr")).to_have_count(10)
    with page.expect_download() as download:
        page.locator("fd-project-keeping fd-save-menu summary").click()
        page.get_by_role("button", name="Выгрузить файлом").click()
    record = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert record["stream"]["plan"][1] == {"year": 2029, "flow_m3_min": 30.5, "ch4_percent": 37}
    assert record["technology"] == {"stream": "drainage", "destruction_efficiency": 0.99}
    assert record["availability"] == 0.9

    # The file opens as the same project.
    page.get_by_role("button", name="Начать заново").click()
    expect(page.locator("#field-stream-flow_m3_min")).to_have_value("")
    page.locator("fd-project-keeping input[type=file]").set_input_files(download.value.path())
    expect(page.locator("#field-stream-flow_m3_min")).to_have_value("50")
    expect(page.locator("#field-capex")).to_have_value(re.compile("90.000.000"))


def test_an_engineer_keeps_changes_copies_and_deletes_a_project(visit: Visit, product: Product) -> None:
    person = engineer(product)
    page = page_of(visit, product, person, typed(RECORD), language="en", expected=("412",))
    settled(page)
    page.locator("fd-project-keeping > .primary").click()
    page.locator("fd-name-dialog button.primary").click()
    page.wait_for_url(re.compile("/reductions/projects/[0-9a-f-]{36}"))
    made = re.search("[0-9a-f-]{36}", page.url)[0]  # type: ignore[index]
    expect(page.locator("h1")).to_have_text("Газопоршневая")
    save = page.locator("fd-project-keeping > .primary")
    expect(save).to_be_disabled()

    # Somebody else was faster: nothing is lost until one says which stays.
    page.locator("#field-opex_per_year").fill("8,000,000")
    row = person.api.ask("GET", f"/reductions/projects/{made}")
    theirs = {**row["record"], "capex": 95_000_000}
    person.api.ask("PATCH", f"/reductions/projects/{made}", {"version": row["version"], "record": theirs})
    save.click()
    dialog = page.locator("fd-project-conflict dialog")
    expect(dialog.locator("tr", has_text="Investment")).to_contain_text("95,000,000")
    expect(dialog.locator("tr", has_text="Operating cost")).to_contain_text("8,000,000")
    with page.expect_response(lambda answer: answer.request.method == "PATCH" and answer.ok):
        dialog.get_by_role("button", name="Save mine over it").click()
    expect(save).to_be_disabled()
    now = person.api.ask("GET", f"/reductions/projects/{made}")["record"]
    assert (now["capex"], now["opex_per_year"]) == (90_000_000, 8_000_000)

    page.locator("fd-project-keeping fd-save-menu summary").click()
    page.get_by_role("button", name="Duplicate", exact=True).click()
    page.wait_for_url(re.compile("copy="))
    settled(page)
    expect(page.locator("#field-name")).to_have_value("Газопоршневая, copy")
    page.goto(f"{product.address}/reductions/projects/{made}")
    settled(page)
    page.locator("fd-project-keeping fd-save-menu summary").click()
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator("fd-table", has_text="Газопоршневая")).to_have_count(0)
    page.locator(".notice").get_by_role("button", name="Undo").click()
    settled(page)
    expect(page.locator("h1")).to_have_text("Газопоршневая")


def test_the_example_is_named_synthetic_and_its_costs_are_not_taken_over(visit: Visit) -> None:
    page = visit("/reductions/projects", language="en")
    expect(page.locator(".synthetic-banner")).to_be_visible()
    page.locator("input[type=search]").last.fill("M05 flare")
    link = page.get_by_role("link", name="DEMO-M05-flare")
    link.click()
    settled(page)
    expect(page.locator(".synthetic-banner")).to_be_visible()
    expect(page.locator("fd-project-outcome .cards .card")).to_have_count(5)
    page.get_by_role("link", name="Make a copy").click()
    expect(page.locator(".synthetic-banner")).to_contain_text("without its mine, costs and prices")
    for empty in ("capex", "opex_per_year", "prices-carbon_per_t", "currency"):
        expect(page.locator(f"#field-{empty}")).to_have_value("")
    expect(page.locator("#field-mine input")).to_have_value("")


def test_two_projects_stand_side_by_side(visit: Visit, product: Product) -> None:
    person = engineer(product)
    one, other = kept(person, "one"), kept(person, "other", technology="flare_enclosed", capex=20_000_000)
    address = f"/reductions/project?compare={one}&with={other}"
    page = page_of(visit, product, person, address, language="en")
    rows = page.locator(".compare-table tr")
    expect(rows.filter(has_text="Investment")).to_contain_text("−70,000,000")
    expect(rows.filter(has_text="Technology").first).to_contain_text("Enclosed flare")
    page.get_by_label("only what differs").check()
    expect(rows.filter(has_text="Discount rate")).to_have_count(0)


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_page_has_a_violation(visit: Visit, product: Product, language: str, theme: str, width: int) -> None:
    person = engineer(product)
    made = [kept(person, f"axe-{language}-{place}") for place in range(2)]
    look = {"language": language, "theme": theme, "width": width}
    page = page_of(visit, product, person, f"/reductions/projects/{made[0]}", **look)
    unsafe = {**RECORD, "stream": {**RECORD["stream"], "ch4_percent": 12}}
    for address in (f"/reductions/projects/{made[0]}", typed(unsafe), "/reductions/projects",
                    f"/reductions/project?compare={made[0]}&with={made[1]}"):  # fmt: skip
        page.goto(product.address + address)
        expect(page.locator(".skeleton")).to_have_count(0)
        page.locator("fd-project-outcome, fd-table .number, .compare-table .number").first.wait_for()
        assert violations(page) == [], address
        assert [said for said in page.evaluate(SAID) if KEY.search(said)] == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
