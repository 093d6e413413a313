"""Calculate: a mine or one's own numbers, the form of a sheet, the result while typing, the inverse, keeping it."""

from __future__ import annotations

import json
import re
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, Route, expect
from tests.web.product import Product, Visit
from tests.web.signed_in import sign_in

pytestmark = pytest.mark.needs_chromium
# 1.7 Mt in 2022 from 700 m: 1.7e6 · (25 + 4) m³/t · 0.67 kg/m³ = 33.031 kt CH4 (IPCC 2006, eq. 4.1.3)
TIER_1 = "/calculate?mine=M0767&year=2022&with=ipcc2006.underground"
# 4.7 Mt in 2025: 4.7e6 · 18.1 m³/t · 0.668 kg/m³ = 56.827 kt CH4, · 25 = 1.4207 Mt CO2e
FACTORS = "/calculate?mine=M0836&year=2025&with=ru.factors"
RELATIVE = "/calculate?free=yes&with=mine.relative"
STREAMS = {
    "ventilation": [{"flow": 12_000, "ch4_percent": 0.35}, {"flow": 8_000, "ch4_percent": 0.4}],
    "daily_output": 9_000,
    "minutes": 525_600,
}
CO2E, CH4 = 0, 1


def calculate(visit: Visit, address: str, language: str = "en", expected: tuple[str, ...] = (), **more: object) -> Page:
    page = visit(address, language=language, expected=expected, **more)
    page.locator("fd-calculation-form").wait_for()
    return page


def card(page: Page, place: int) -> object:
    return page.locator(".result-cards .value").nth(place)


@pytest.mark.parametrize(("language", "typed", "mine"), [("ru", "raspad", "Предприятие"), ("en", "распад", "Mine")])
def test_a_mine_is_found_by_keyboard_in_either_alphabet_and_fills_the_form(
    visit: Visit, language: str, typed: str, mine: str
) -> None:
    page = visit("/calculate", language=language)
    page.get_by_role("combobox", name=mine, exact=True).focus()
    page.keyboard.type(typed)
    page.locator(".combobox [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("mine=M0836"))
    expect(page.locator("#field-coal_output")).to_have_value(re.compile(r"^4.700.000$"))
    expect(page.locator(".field").first).to_contain_text("Global Coal Mine Tracker")
    expect(page.locator(".offer").first).to_be_visible()


def test_methods_that_lack_data_say_what(visit: Visit) -> None:
    page = calculate(visit, FACTORS)
    page.locator(".lacking summary").click()
    row = page.locator(".lacking li", has_text="Relative abundance")
    expect(row).to_contain_text("the mine and year lack: relative methane abundance")
    row.get_by_role("button").click()
    expect(page.locator(".calculate-results .empty li")).to_have_text(["Relative methane abundance"])
    expect(page.locator("#field-coal_output")).to_have_value("4,700,000")


def test_by_hand_the_mines_own_type_is_given_and_another_is_warned_of(visit: Visit) -> None:
    """Nothing is known of the year, so that the coal is typed: 2 Mt · 18.1 m³/t, not the 5.5 of a surface mine."""
    page = calculate(visit, "/calculate?mine=M0767&year=2005&with=ru.factors")
    kind = page.locator("#field-mine_type")
    expect(kind).to_have_value("underground")
    page.locator("#field-coal_output").fill("2,000,000")
    expect(page.locator(".result-cards")).to_contain_text("24.2")
    # What was typed is the person's in the trace, and no method's.
    given = page.locator("fd-calculation .given")
    expect(given.locator("div", has_text="Coal output")).to_contain_text("given")
    expect(given.locator("div", has_text="Mine type")).to_contain_text("the type of the mine in the table of mines")
    kind.select_option("surface")
    warning = page.locator(".field", has=kind).locator(".unusual")
    expect(warning).to_contain_text("underground. A report refuses a calculation of another type.")
    kind.select_option("underground")
    expect(warning).to_have_count(0)


@pytest.mark.parametrize(("language", "best"), [("ru", "лучшая по этим данным"), ("en", "best for these data")])
def test_the_best_method_that_the_data_allow_is_chosen_and_a_model_is_not(
    visit: Visit, language: str, best: str
) -> None:
    page = calculate(visit, "/calculate?mine=M0836", language)
    expect(page.locator(".offer").first).to_contain_text(best)
    expect(page.locator(".offer input").first).to_be_checked()
    model = page.locator(".offer", has_text="GEM")
    model.locator("input").check()
    expect(page.locator("#field-gas_content")).to_have_value(re.compile(r"14.8"))
    expect(page).to_have_url(re.compile("with=gem_model"))
    expect(page.locator("fd-spread", has_text="÷× 2")).to_have_count(1)  # GEM's gas content and coefficient together


def test_synthetic_data_are_named_so(visit: Visit) -> None:
    page = calculate(visit, "/calculate?basin=demonstration&mine=DEMO-M10&year=2008")
    expect(page.locator(".synthetic-banner:visible")).to_contain_text("made up")
    expect(page.locator(".calculation-form .origin-synthetic").first).to_be_visible()


def test_the_result_is_that_of_the_formula(visit: Visit) -> None:
    page = calculate(visit, TIER_1)
    expect(card(page, CH4)).to_have_text("33.0")
    expect(page.locator("fd-calculation math").first).to_be_visible()


def test_what_was_typed_last_is_kept_or_nothing(visit: Visit) -> None:
    """While its own result is under way, the result before is not kept in its place."""
    page = visit("/calculate?mine=M0836&year=2025&with=ipcc2006.underground", language="en")
    keep = page.locator("fd-keeping > .primary")
    expect(keep).to_be_enabled()
    held: list[Route] = []
    page.route("**/evaluate**", lambda route: held.append(route))
    page.locator("#field-coal_output").fill("1234567")
    expect(keep).to_be_disabled()
    while not held:
        page.wait_for_timeout(50)
    for each in held:
        each.continue_()
    page.unroute("**/evaluate**")
    expect(keep).to_be_enabled()


def test_another_year_has_its_own_data(visit: Visit) -> None:
    page = calculate(visit, "/calculate?basin=demonstration&mine=DEMO-M10&year=2008&with=ipcc2006")
    output = page.locator("#field-coal_output")
    before = output.input_value()
    page.locator("select[name=calculation-year]").select_option("1995")
    expect(page).to_have_url(re.compile("year=1995"))
    expect(output).not_to_have_value(before)


@pytest.mark.parametrize(("language", "output", "content", "result"), [
    ("ru", "1 000 000", "12,0", "8,02"),
    ("en", "1,000,000", "12.0", "8.02"),
])  # fmt: skip
def test_own_numbers_are_typed_as_the_language_writes_them(
    visit: Visit, language: str, output: str, content: str, result: str
) -> None:
    page = calculate(visit, RELATIVE, language)
    expect(page.locator(".calculate-results .empty li")).to_have_count(2)
    page.locator("#field-coal_output").fill(output)
    page.locator("#field-relative_abundance").fill(content)
    expect(card(page, CH4)).to_have_text(result)  # 1e6 · 12 · 0.668 / 1000 = 8,016 t


def test_a_method_is_found_by_a_word(visit: Visit) -> None:
    page = visit("/calculate?free=yes", language="en")
    expect(page.locator(".empty")).to_contain_text("Choose a method")
    expect(page.locator(".empty")).not_to_contain_text("Choose a mine")
    page.get_by_role("combobox", name="Method", exact=True).click()
    expect(page.locator(".combobox [role=option]")).not_to_have_count(0)
    page.keyboard.type("371 flar")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("with=ru371.flaring"))
    expect(page.locator("#field-gas_volume")).to_be_visible()


@pytest.mark.parametrize(("language", "said"), [("ru", "135 % больше 100 %"), ("en", "135 % is more than 100 %")])
def test_a_number_out_of_range_is_said_at_the_field_and_on_top(visit: Visit, language: str, said: str) -> None:
    address = f"/calculate?free=yes&with=mine.balance&inputs={quote(json.dumps(STREAMS))}"
    page = calculate(visit, address, language)
    card(page, CO2E).wait_for()
    page.locator("[id='field-ventilation-0--ch4_percent']").fill("135")
    expect(page.locator("fd-field", has=page.locator("[id='field-ventilation-0--ch4_percent']"))).to_contain_text(said)
    page.locator(".fault-list a").click()
    expect(page.locator("[id='field-ventilation-0--ch4_percent']")).to_be_focused()
    expect(page.locator(".stale")).to_be_visible()


@pytest.mark.parametrize(("language", "typed"), [("en", "2,400"), ("ru", "2.4.1"), ("en", "much")])
def test_what_is_no_number_is_said_so_and_kept(visit: Visit, language: str, typed: str) -> None:
    page = calculate(visit, TIER_1, language)
    page.locator("#field-coal_output").fill(typed)
    expect(page.locator(".fault-list li")).to_have_count(1)
    page.reload()
    expect(page.locator("#field-coal_output")).to_have_value(typed)


def test_what_only_the_server_sees_stands_at_its_field(visit: Visit) -> None:
    page = calculate(visit, TIER_1, expected=("422",))
    page.locator("#field-methane_utilised").fill("900,000,000")
    field = page.locator("fd-field", has=page.locator("#field-methane_utilised"))
    expect(field.locator(".field-problem")).to_contain_text("more methane is utilised and flared than is released")


def test_a_unit_keeps_the_digits_of_who_typed_them(visit: Visit) -> None:
    page = calculate(visit, RELATIVE, "ru")
    page.locator("#field-relative_abundance").fill("10")
    page.locator("#field-coal_output").fill("2,4")
    page.get_by_label("Единица: Добыча угля").select_option("Mt")
    expect(page.locator("#field-coal_output")).to_have_value("2,4")
    expect(page.locator(".field").first).to_contain_text("= 2\u202f400\u202f000 т")
    expect(card(page, CH4)).to_have_text("16,0")  # 2.4e6 · 10 · 0.668 / 1000 = 16,032 t


def test_a_unit_keeps_the_quantity_that_was_filled_in(visit: Visit) -> None:
    page = calculate(visit, FACTORS)
    page.get_by_label("Unit: Coal output").select_option("Mt")
    expect(page.locator("#field-coal_output")).to_have_value("4.7")
    expect(card(page, CO2E)).to_have_text("1.42")


def test_another_language_keeps_what_was_typed(visit: Visit) -> None:
    page = calculate(visit, RELATIVE, "ru")
    page.locator("#field-coal_output").fill("1234,5")
    page.get_by_role("button", name="English").click()
    expect(page.locator("#field-coal_output")).to_have_value("1,234.5")


def test_a_lost_connection_keeps_what_was_typed_and_goes_on_by_itself(visit: Visit) -> None:
    page = calculate(visit, FACTORS, expected=("ERR_INTERNET_DISCONNECTED",))
    card(page, CO2E).wait_for()
    page.context.set_offline(True)
    page.locator("#field-coal_output").fill("1,000,000")
    expect(page.locator(".offline")).to_be_visible()
    expect(page.locator("#field-coal_output")).to_have_value("1,000,000")
    page.context.set_offline(False)
    expect(card(page, CH4)).to_have_text("12.1")  # 1e6 · 18.1 · 0.668 / 1000 = 12,091 t
    expect(page.locator(".offline")).to_have_count(0)


def test_a_default_is_named_with_its_source_and_its_help(visit: Visit) -> None:
    page = calculate(visit, TIER_1)
    field = page.locator("fd-field", has=page.locator("#field-density"))
    expect(field).to_contain_text("By default 0.67 kg/m³")
    expect(field).to_contain_text("2006 IPCC Guidelines")
    field.get_by_role("button", name="About this field").click()
    expect(field.locator(".field-help")).to_contain_text("0.66–0.72 kg/m³")
    chosen = page.locator("fd-field", has=page.locator("#field-mining_factor"))
    expect(chosen).to_contain_text("Taken: 25 m³/t")  # deeper than 400 m


def test_an_uncertainty_of_ones_own_replaces_the_default(visit: Visit) -> None:
    page = calculate(visit, TIER_1)
    before = page.locator(".result-cards .bounds").first.text_content()
    spread = page.locator("fd-spread", has=page.get_by_role("button", name="“Mining emission factor”"))
    expect(spread.locator(".unsure")).to_be_visible()
    spread.get_by_role("button").click()
    spread.get_by_label("Kind").select_option("percent")
    spread.get_by_label("Size").fill("5")
    expect(page.locator(".result-cards .bounds").first).not_to_have_text(before or "")
    expect(spread.locator(".unsure")).to_have_count(0)
    expect(page).to_have_url(re.compile("uncertainty="))
    spread.get_by_role("button", name="Back to the default").click()
    expect(page.locator(".result-cards .bounds").first).to_have_text(before or "")


def test_the_distribution_is_drawn_and_tabled(visit: Visit) -> None:
    page = calculate(visit, FACTORS)
    chart = page.locator("fd-distribution")
    expect(chart.locator("canvas")).to_be_visible()
    expect(chart.locator("h2")).to_have_text(re.compile(r"with 95% probability$"))
    expect(chart).to_contain_text("Probability of exceeding 50 kt")
    chart.locator("summary", has_text="Show as a table").click()
    expect(chart.locator("tbody tr")).to_have_count(9)


def test_the_inverse_says_what_would_avoid_the_threshold(visit: Visit) -> None:
    page = calculate(visit, FACTORS)
    answer = page.locator(".inverse-answer")
    expect(answer).to_contain_text("To come down to 50 kt")
    expect(answer.locator(".value")).to_have_text("165,415")  # 50,000 / (25 · 18.1 · 0.668e-3)
    expect(answer).to_contain_text("96% less")
    answer.locator(".number").click()
    expect(page.locator("dialog.drawer")).to_contain_text("everything else kept")


@pytest.mark.parametrize(("language", "said"), [
    ("ru", "«Выбросы в CO₂-эквиваленте» остаётся между"),
    ("en", "“Emission in CO₂ equivalent” stays between"),
])  # fmt: skip
def test_the_inverse_says_why_there_is_no_answer(visit: Visit, language: str, said: str) -> None:
    page = calculate(visit, FACTORS, language, expected=("422",))
    page.locator("fd-inverse input[name=target]").fill("-5")
    expect(page.locator(".inverse-answer .warning")).to_contain_text(said)


def test_gwp_sets_stand_side_by_side_and_one_can_be_chosen(visit: Visit) -> None:
    page = calculate(visit, FACTORS)
    sets = page.locator("fd-gwp-beside li")
    expect(sets).to_have_count(10)
    page.locator("fd-gwp-beside").get_by_role("link", name="AR5", exact=True).click()
    expect(page).to_have_url(re.compile("gwp_set=AR5"))
    expect(card(page, CO2E)).to_have_text("1.59")  # 56.827 kt · 28
    expect(page.locator("#field-coal_output")).to_have_value("4,700,000")


def test_streams_are_added_and_taken_away(visit: Visit) -> None:
    page = calculate(visit, f"/calculate?free=yes&with=mine.balance&inputs={quote(json.dumps(STREAMS))}")
    absolute = page.locator(".other-outputs div", has_text="Absolute methane abundance").locator(".value")
    expect(absolute).to_have_text("74")  # 12,000 · 0.35 % + 8,000 · 0.4 %
    drainage = page.locator("#field-drainage")
    drainage.get_by_role("button", name="Add").click()
    drainage.get_by_label("Flow", exact=True).fill("60")
    drainage.get_by_label("Methane concentration", exact=True).fill("40")
    expect(absolute).to_have_text("98")  # and 60 · 40 %
    drainage.get_by_role("button", name="Remove").click()
    expect(absolute).to_have_text("74")


def test_one_of_two_ways_is_chosen(visit: Visit) -> None:
    page = calculate(visit, "/calculate?free=yes&with=mine.gas_content")
    expect(page.locator("#field-ash_percent")).to_have_count(0)
    page.locator(".ways input").nth(1).check()
    expect(page.locator("#field-ash_percent")).to_be_visible()
    expect(page.locator("#field-gas_content")).to_have_count(0)


def test_every_number_is_a_door(visit: Visit) -> None:
    page = calculate(visit, TIER_1)
    page.locator(".result-cards .number").first.click()
    drawer = page.locator("dialog.drawer")
    expect(drawer.locator("math").first).to_be_visible()
    expect(drawer).to_contain_text("2006 IPCC Guidelines")


def test_a_link_shows_a_colleague_the_same_calculation(visit: Visit) -> None:
    first = calculate(visit, FACTORS)
    first.locator("#field-coal_output").fill("1.5e6")
    expect(card(first, CH4)).to_have_text("18.1")  # 1.5e6 · 18.1 · 0.668 / 1000 = 18,136 t
    address = first.url.split("/", 3)[3]
    second = calculate(visit, f"/{address}", "ru")
    expect(second.locator("#field-coal_output")).to_have_value("1\u202f500\u202f000")
    expect(card(second, CH4)).to_have_text("18,1")


def test_who_comes_back_finds_what_was_left(visit: Visit) -> None:
    page = calculate(visit, FACTORS)
    page.locator("#field-coal_output").fill("1,000,000")
    expect(page).to_have_url(re.compile("inputs="))
    page.locator(".rail").get_by_role("link", name="Mines").click()
    page.locator("fd-mines").wait_for()
    page.locator(".rail").get_by_role("link", name="Calculate").click()
    expect(page.locator("#field-coal_output")).to_have_value("1,000,000")


def test_a_result_is_exported_without_signing_in(visit: Visit) -> None:
    page = calculate(visit, FACTORS, "ru")
    card(page, CO2E).wait_for()
    for kind in ("XLSX", "CSV", "JSON"):
        page.locator("fd-keeping summary").click()
        with page.expect_download() as download:
            page.locator("fd-keeping").get_by_role("button", name=kind).click()
        named = "Коэффициенты выбросов Кузбасса, шахта Распадская, 2025"
        assert download.value.suggested_filename == f"{named}.{kind.lower()}"


def test_keeping_asks_to_sign_in_and_then_goes_on(visit: Visit, product: Product) -> None:
    page = calculate(visit, FACTORS, expected=("401",))
    card(page, CO2E).wait_for()
    page.get_by_role("button", name="Save", exact=True).click()
    dialog = page.locator("fd-name-dialog dialog")
    dialog.get_by_label("Name").fill("Kept by a test")
    dialog.get_by_role("button", name="Save").click()
    sign_in(page, product)
    expect(page.locator(".notice")).to_contain_text("Kept by a test")
    page.locator(".notice").get_by_role("link", name="Open").click()
    expect(page.locator("h1")).to_have_text("Kept by a test")
    expect(page.locator(".stored-columns")).to_contain_text("Seed")
    expect(page.locator("fd-calculation")).to_contain_text("Global Coal Mine Tracker")


def test_who_does_not_sign_in_keeps_what_was_typed(visit: Visit) -> None:
    page = calculate(visit, FACTORS)
    card(page, CO2E).wait_for()
    page.get_by_role("button", name="Save", exact=True).click()
    page.locator("fd-name-dialog").get_by_role("button", name="Save").click()
    page.keyboard.press("Escape")
    expect(page.locator("fd-name-dialog dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#field-coal_output")).to_have_value("4,700,000")


def test_a_mines_page_and_the_first_visit_lead_to_its_calculation(visit: Visit) -> None:
    page = visit("/mines/M0767", language="en")
    page.locator(".page-actions").get_by_role("link", name="Calculate", exact=True).click()
    expect(page).to_have_url(re.compile(r"/calculate\?mine=M0767$"))
    expect(page.locator("#field-coal_output")).to_have_value("1,700,000")
    page = visit("/", language="en", first=True)
    page.locator(".first-visit").get_by_role("link", name="Calculate something").click()
    expect(page.locator("fd-calculation-form")).to_be_visible()


@pytest.mark.parametrize("address", [TIER_1, "/calculate", "/calculate?free=yes&with=mine.balance"])
def test_on_a_narrow_screen_nothing_is_cut_off(visit: Visit, address: str) -> None:
    page = visit(address, width=390)
    page.locator("fd-choose").wait_for()
    if address == TIER_1:
        expect(page.locator(".result-bar")).to_contain_text("CO₂-экв.")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
