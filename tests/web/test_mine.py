"""A mine's page: passport, calculation with its trace, uncertainty, other methods."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Route, expect
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium
# 1.7 Mt in 2022 from 700 m: 1.7e6 · (25 + 4) m³/t · 0.67 kg/m³ = 33.031 kt CH4 (IPCC 2006, eq. 4.1.3)
ALARDINSKAYA = "/mines/M0767"


def test_the_calculation_shows_each_step_as_a_formula_with_its_numbers(visit: Visit) -> None:
    page = visit(ALARDINSKAYA)
    steps = page.locator("fd-calculation .trace > li")
    expect(steps.first.locator("math").first).to_be_visible()
    assert page.locator("fd-calculation .trace math").count() >= 2 * steps.count()
    expect(page.locator("fd-calculation")).to_contain_text("49\u202f300\u202f000")
    expect(page.locator(".cards .value").first).to_have_text("33,0")


def test_the_passport_tells_units_and_origin(visit: Visit) -> None:
    page = visit(ALARDINSKAYA, language="en")
    passport = page.locator("fd-passport")
    expect(passport).to_contain_text("2.25 Mt a year")
    expect(passport.locator(".origin-reported").first).to_be_visible()
    passport.get_by_role("button", name=re.compile("Gas content")).click()
    expect(page.locator("dialog.drawer")).to_contain_text("calculated")
    expect(page.locator("dialog.drawer")).to_contain_text("Global Energy Monitor")


def test_uncertainty_methods_and_gwp_sets_stand_side_by_side(visit: Visit) -> None:
    page = visit(ALARDINSKAYA, language="en")
    expect(page.locator("fd-uncertainty .ranges li")).to_have_count(2)
    expect(page.locator("fd-uncertainty .tornado li")).to_have_count(3)
    expect(page.locator("fd-routes .ranges li")).to_have_count(3)
    expect(page.locator("fd-routes .gwp li")).to_have_count(10)


def test_another_method_changes_address_and_result(visit: Visit) -> None:
    page = visit(ALARDINSKAYA, language="en")
    page.locator("select[name=method]").select_option("ru.factors")
    expect(page).to_have_url(re.compile(r"method=ru\.factors"))
    expect(page.locator(".cards .value").first).to_have_text("20.6")  # 1.7e6 · 18.1 · 0.668 / 1000 = 20 555 t
    page.go_back()
    expect(page.locator(".cards .value").first).to_have_text("33.0")


def test_a_mine_without_output_says_so_and_shows_its_passport(visit: Visit) -> None:
    page = visit("/mines/M0215")
    expect(page.locator(".empty")).to_contain_text("Добыча не известна")
    expect(page.locator("fd-passport")).to_be_visible()


def test_an_unknown_mine_leads_back_to_the_list(visit: Visit) -> None:
    page = visit("/mines/M9999", language="en", expected=("404",))
    page.locator(".empty a").click()
    expect(page).to_have_url(re.compile("/mines$"))


def test_the_source_is_named_and_linked(visit: Visit) -> None:
    page = visit(ALARDINSKAYA, language="en")
    attribution = page.locator("p.attribution")
    expect(attribution).to_contain_text("Global Coal Mine Tracker, Global Energy Monitor")
    expect(attribution.locator("a")).to_have_attribute("rel", re.compile("noopener"))


@pytest.mark.parametrize(("language", "said"), [("ru", "ю. ш., {} з. д."), ("en", "S, {} W")])
def test_a_place_south_and_west_says_so(visit: Visit, language: str, said: str) -> None:
    """The demonstration basin lies in the empty ocean at 48.9° S 123.4° W."""
    # The tracker's own model has no data there: the page asks for it and leaves it out.
    page = visit("/mines/DEMO-M02?basin=demonstration", language=language, expected=("422",))
    place = page.locator("fd-passport dl").first
    expect(place).to_contain_text(re.compile(said.replace(".", r"\.").format(r"12\d[.,]\d{4}°")))
    expect(place).not_to_contain_text("-48")


def test_nothing_moves_under_the_pointer_when_the_calculation_comes(visit: Visit) -> None:
    page = visit("/reference", language="en")
    held: list[Route] = []
    page.route("**/mines/M0767/calculation**", lambda route: held.append(route))
    page.goto(page.url.replace("/reference", ALARDINSKAYA))
    actions = page.locator(".page-actions > *")
    actions.first.wait_for()
    before = [action.bounding_box() for action in actions.all()]
    expect(actions.first).to_be_disabled()  # the method is told with the calculation
    page.wait_for_timeout(200)
    for route in held:
        route.continue_()
    expect(actions.first).to_be_enabled()
    assert [action.bounding_box() for action in actions.all()] == before
