"""Every number is a door: what its drawer says is exact, names its factors and data, and can be quoted."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium
SPACE = "\u202f"


def opened(page: Page, number: str) -> Locator:
    """The drawer of a number; an open one is closed first."""
    if page.locator("dialog.drawer[open]").count():
        page.keyboard.press("Escape")
        expect(page.locator("dialog.drawer")).not_to_be_visible()
    page.locator(number).first.click()
    drawer = page.locator("dialog.drawer")
    expect(drawer.locator(".skeleton")).to_have_count(0)
    return drawer


def drawn(drawer: Locator) -> list[str]:
    """The formulas with their numbers put in, and the results below, as text without signs that do not show."""
    drawer.locator("math").first.wait_for()
    texts: list[str] = drawer.locator(".steps .substituted math, .steps .step-result").all_text_contents()
    return [re.sub(r"[\u2061-\u2064\u200b]", "", text) for text in texts]


def numbers(text: str) -> list[float]:
    plain = re.sub(r"[\s\u202f\u2009\u00a0]", "", text).replace(",", ".").replace("−", "-")
    return [float(each) for each in re.findall(r"-?\d+(?:\.\d+)?", plain)]


def view(page: Page, **parameters: str) -> Any:
    return page.request.get(
        page.url.split("/", 3)[0] + "//" + page.url.split("/")[2] + "/api/v1/inventories/view", params=parameters
    ).json()


def test_a_distance_to_the_threshold_is_its_difference_exactly_and_in_one_unit(visit: Visit) -> None:
    page = visit("/")
    substituted, result = drawn(opened(page, "fd-threshold tbody td:nth-child(6) .number"))
    row = max(view(page)["screening"], key=lambda each: each["co2e_t"])
    emitted, limit = numbers(substituted.replace("т−", "т −").replace("−", ";"))[:2]
    assert (emitted, limit) == (row["co2e_t"], row["threshold_t"])
    assert numbers(result) == [row["distance_t"]]
    assert "Мт" not in substituted + result


def test_the_coal_of_the_basin_is_the_sum_of_its_numbers(visit: Visit) -> None:
    page = visit("/")
    substituted, result = drawn(opened(page, "fd-totals .card:nth-child(3) .number"))
    assert sum(numbers(substituted.replace("+", ";"))) == pytest.approx(numbers(result)[0], rel=1e-9)


def test_a_total_and_a_company_name_their_factors_with_value_document_and_place(visit: Visit) -> None:
    page = visit("/?method=ru.factors")
    for number in ("fd-totals .card:nth-child(1) .number", "fd-threshold tbody td:nth-child(3) .number"):
        drawer = opened(page, number)
        factors = drawer.locator(".drawer-section:has(> h3:text-is('Коэффициенты'))")
        expect(factors).to_contain_text("15,1 м³/т")
        expect(factors).to_contain_text("презентация")
        expect(factors).not_to_contain_text("ru.underground")


@pytest.mark.parametrize(
    "number",
    [
        "fd-totals .card:nth-child(1) .number",
        "fd-threshold tbody td:nth-child(3) .number",
        "fd-threshold tbody td:nth-child(6) .number",
        "fd-threshold tbody td:nth-child(7) .number",
        "fd-lines-table tbody td:nth-child(3) .number",
        "fd-lines-table tbody td:nth-child(4) .number",
        "fd-shares .bar-share .number",
        "fd-gwp-beside .number",
    ],
)
def test_a_drawer_says_who_when_and_from_what_and_can_be_quoted(visit: Visit, number: str) -> None:
    page = visit("/", language="en")
    drawer = opened(page, number)
    expect(drawer).to_contain_text("package kuzbass 2026")
    expect(drawer).to_contain_text(re.compile(r"Firedamp \d"))
    expect(drawer.get_by_role("button", name="Copy as citation")).to_be_visible()
    expect(drawer.locator(".steps math").first).to_be_visible()


def test_a_source_has_its_formula_and_says_that_it_has_no_range(visit: Visit) -> None:
    page = visit("/", language="en")
    drawer = opened(page, "fd-shares .bars li > fd-number .number")
    expect(drawer.locator(".steps math").first).to_be_visible()
    expect(drawer).to_contain_text("No 95 % range is computed by source")


def test_another_gwp_set_has_its_range(visit: Visit) -> None:
    page = visit("/", language="en")
    drawer = opened(page, "fd-gwp-beside li:has-text('AR5, 20') .number")
    totals = view(page, gwp_set="AR5_20")["totals"]
    expect(drawer.locator(".drawer-value")).to_contain_text(
        f"{totals['co2e_t_low'] / 1e6:.0f}–{totals['co2e_t_high'] / 1e6:.0f} Mt"
    )


def test_a_citation_has_one_unit_and_no_double_stops(visit: Visit) -> None:
    page = visit("/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, "fd-totals .number").get_by_role("button", name="Скопировать как цитату").click()
    expect(page.get_by_role("button", name="Скопировано")).to_be_visible()
    quoted = page.evaluate("navigator.clipboard.readText()")
    assert ".." not in quoted
    assert re.search(r"1,54 Мт \(95.%: 0,\d\d–2,\d\d Мт; точное значение: 1\u202f541\u202f7\d\d", quoted), quoted


def quoted(page: Page, number: str, language: str) -> tuple[Locator, str]:
    """The drawer of a number and what its button copies."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    drawer = opened(page, number)
    copy, copied = {"en": ("Copy as citation", "Copied"), "ru": ("Скопировать как цитату", "Скопировано")}[language]
    drawer.get_by_role("button", name=copy).click()
    expect(page.get_by_role("button", name=copied)).to_be_visible()
    return drawer, page.evaluate("navigator.clipboard.readText()")


def given(label: str) -> str:
    """A number of the calculation's given values by its label."""
    return f"fd-calculation .given > div:has(> dt:has-text('{label}')) .number"


def test_an_input_has_its_range_and_can_be_quoted(visit: Visit) -> None:
    page = visit("/mines/M0836", language="en")
    drawer, citation = quoted(page, given("Coal output"), "en")
    expect(drawer.locator(".drawer-value")).to_contain_text("95%: 4,606,000–4,794,000 t")
    assert re.match(r"Coal output, Raspadskaya Coal Mine, 2025: 4,700,000 t \(95%: 4,606,000–4,794,000 t;", citation)
    for said in (
        "Global Coal Mine Tracker",
        "Row of the table: ",
        "Record: M0836/2025",
        "package kuzbass ",
        "/mines/M0836",
    ):
        assert said in citation


def test_a_factor_has_its_range_and_is_quoted_with_its_document(visit: Visit) -> None:
    page = visit("/mines/M0836", language="en")
    drawer, citation = quoted(page, given("Mining emission factor"), "en")
    expect(drawer.locator(".drawer-value")).to_contain_text("95%: 12.5–50.0 m³/t")
    for said in (
        "25 m³/t (95%: 12.5–50.0 m³/t",
        "Document: 2006 IPCC Guidelines, vol. 2, ch. 4",
        "Edition: from January 1, 2006",
        "Place in the document: eq. 4.1.3",
        "Record: ipcc2006.underground.mining.high",
    ):
        assert said in citation


@pytest.mark.parametrize("label", ["Плотность", "ПГП", "кг в т"])
def test_a_constant_is_certain_and_quoted_with_its_document(visit: Visit, label: str) -> None:
    page = visit("/mines/M0836")
    number = given(label)
    if not page.locator(number).count():
        number = "fd-calculation .given > div:last-child .number"
    drawer, citation = quoted(page, number, "ru")
    expect(drawer.locator("fd-range")).to_have_count(0)
    assert "Документ: " in citation
    assert "Запись: " in citation


def test_every_number_of_a_mine_can_be_quoted(visit: Visit) -> None:
    page = visit("/mines/M0836", language="en")
    page.locator("fd-calculation .number").first.wait_for()
    page.locator("fd-calculation details.zeros summary").click()
    for place in ("fd-passport", "fd-calculation", "fd-projects", "fd-uncertainty"):
        count = page.locator(f"{place} .number").count()
        assert count
        for index in range(count):
            drawer = opened(page, f"{place} .number >> nth={index}")
            expect(drawer.get_by_role("button", name="Copy as citation")).to_be_visible()


def test_a_step_within_has_the_range_that_its_draws_have(visit: Visit) -> None:
    page = visit("/mines/M0836", language="en")
    found = page.request.get(page.url.split("/mines")[0] + "/api/v1/mines/M0836/calculation").json()
    step = next(row for row in found["result"]["trace"] if row["symbol"] == "ch4_volume")
    assert step["low"] < step["value"] < step["high"]
    drawer = opened(page, "fd-calculation .trace li:not(.output) .number >> nth=1")
    expect(drawer.locator(".drawer-value fd-range")).to_have_count(1)


def test_one_depth_has_one_origin_on_its_page(visit: Visit) -> None:
    page = visit("/mines/M0876")
    calculated = "■"
    expect(page.locator("fd-passport div:has(> dt:text-is('Глубина')) .origin")).to_contain_text(calculated)
    expect(page.locator("fd-calculation .given > div", has_text="Глубина").locator(".origin")).to_contain_text(
        calculated
    )
    assert calculated in (
        opened(page, "fd-projects td:nth-child(6) .number").locator(".drawer-value").text_content() or ""
    )
    assert calculated in (
        opened(page, "fd-passport .number[aria-label^='Глубина']").locator(".drawer-value").text_content() or ""
    )


def test_the_uncertainty_of_a_mine_is_made_of_doors(visit: Visit) -> None:
    page = visit("/mines/M0767", language="en")
    block = page.locator("fd-uncertainty")
    block.locator(".tornado").wait_for()
    assert (
        block.locator(".number").count() == 2 + 3 + 2 * 3
    )  # two approaches, three inputs, a range and a share of each
    for index in range(block.locator(".number").count()):
        drawer = opened(page, f"fd-uncertainty .number >> nth={index}")
        expect(drawer.locator(".steps math").first).to_be_visible()


def test_years_of_records_are_doors(visit: Visit) -> None:
    page = visit("/mines/M0876", language="en")
    drawer = opened(page, "fd-projects td:nth-child(7) .number")
    expect(drawer).to_contain_text("2000")
    expect(drawer).to_contain_text("Global Coal Mine Tracker")


def test_the_numbers_of_the_emitters_table_are_doors(visit: Visit) -> None:
    page = visit("/", language="en")
    page.locator("fd-emitters .chart-table summary").click()
    expect(page.locator("fd-emitters .chart-table .number")).to_have_count(54)
    expect(opened(page, "fd-emitters .chart-table .number").locator(".steps math").first).to_be_visible()


def test_each_step_that_rests_on_a_marked_one_bears_the_mark(visit: Visit) -> None:
    page = visit("/mines/M0767?gwp_set=AR5", language="en")
    page.locator("fd-calculation .trace").first.wait_for()
    found = page.request.get(page.url.split("/mines")[0] + "/api/v1/mines/M0767/calculation?gwp_set=AR5").json()[
        "result"
    ]
    marked = [
        row
        for row in found["trace"]
        if row["kind"] == "step" and row["value"] and row["to_confirm"] and not re.fullmatch(r"\w+", row["formula"])
    ]
    assert "V_net" in [row["symbol"] for row in marked]
    expect(page.locator("fd-calculation > .trace > li .step-result .unsure")).to_have_count(len(marked))


def test_a_methane_drawer_draws_only_the_steps_that_lead_to_it(visit: Visit) -> None:
    page = visit("/mines/M0767", language="en")
    drawer = opened(page, ".cards .card:nth-child(1) .number")
    assert "GWP" not in "".join(drawer.locator(".steps").all_text_contents())
    expect(drawer.locator(".steps > li").last).to_contain_text("33,031 t")


def test_the_density_of_the_gem_model_is_set_by_its_route(visit: Visit) -> None:
    page = visit("/mines/M0767?method=gem_model", language="en")
    density = page.locator("fd-calculation .given > div", has_text="Density")
    expect(density).to_contain_text("set by the inventory’s method")


def test_a_minus_is_a_minus_and_thousands_of_draws_are_grouped(visit: Visit) -> None:
    page = visit("/")
    below = page.locator("fd-threshold tbody tr:has(.certainty-below) td:nth-child(6) .value").first
    expect(below).to_contain_text("\u2212")
    expect(opened(page, "fd-totals .number")).to_contain_text(f"10{SPACE}000 испытаний")


def test_places_in_documents_are_said_in_russian(visit: Visit) -> None:
    page = visit("/mines/M0767")
    density = page.locator("fd-calculation .given > div", has_text="Плотность")
    expect(density).to_contain_text("0,67·10⁻⁶ Гг/м³")


def test_a_filtered_threshold_sums_whole_companies_and_says_so(visit: Visit) -> None:
    page = visit("/?district=kemerovsky", language="en")
    rows = page.locator("fd-threshold tbody tr")
    rows.first.wait_for()
    whole = {row["company"]["name"]: row for row in view(page)["screening"]}
    for text in rows.all_text_contents():
        name = next(each for each in whole if each in text)
        assert ("not required" in text) != whole[name]["reports"]
    expect(page.locator("fd-threshold .scope")).to_contain_text("all its sites")
    drawer = opened(page, "fd-threshold tbody td:nth-child(2) .number")
    largest = max(
        (whole[name] for name in whole if name in (rows.first.text_content() or "")), key=lambda row: row["mines"]
    )
    expect(drawer.locator(".drawer-value .big")).to_have_text(re.compile(rf"^{largest['mines']}\s*$"))


def test_a_mine_without_a_district_says_so(visit: Visit) -> None:
    page = visit("/mines/M0876", language="en")
    expect(page.locator(".page-head .lead")).to_contain_text("District not stated")
