"""The frame around every page: language, theme, search, keys, drawer, signing in, narrow screens, a lost connection."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect
from tests.web.product import Product, Visit
from tests.web.signed_in import sign_in

pytestmark = pytest.mark.needs_chromium


def test_the_language_is_the_browsers_and_the_choice_is_kept(visit: Visit) -> None:
    page = visit("/")
    expect(page.locator("html")).to_have_attribute("lang", "ru")
    page.get_by_role("button", name="English").click()
    expect(page.locator(".rail")).to_contain_text("Overview")
    page.reload()
    expect(page.locator(".rail")).to_contain_text("Overview")
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_theme_is_kept(visit: Visit) -> None:
    page = visit("/mines", language="en")
    page.locator(".theme").click()
    page.locator(".theme").click()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")
    page.reload()
    expect(page.locator("html")).to_have_attribute("data-theme", "dark")


def test_search_by_keyboard_leads_to_a_mine(visit: Visit) -> None:
    page = visit("/")
    page.locator("fd-totals").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("алардинская")
    expect(page.locator(".search-results li").first).to_contain_text("Алардинская")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/mines/M0767$"))
    page.keyboard.press("Control+k")
    expect(page.locator("fd-search input")).to_be_focused()


def test_a_method_found_by_search_opens_its_sheet(visit: Visit) -> None:
    page = visit("/", language="en")
    page.locator("fd-totals").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("ru.factors")
    page.locator(".search-results li").first.click()
    expect(page).to_have_url(re.compile("sheet=ru.factors"))
    expect(page.locator("dialog.drawer math").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("sheet="))


def test_a_gwp_set_found_by_search_is_taken(visit: Visit) -> None:
    page = visit("/", language="en")
    page.locator("fd-totals").wait_for()
    page.keyboard.press("/")
    page.keyboard.type("gwp ar5")
    expect(page.locator(".search-results li .kind").first).to_have_text("GWP set")
    page.locator(".search-results li").first.click()
    expect(page).to_have_url(re.compile("gwp_set=AR5"))


def test_g_and_a_letter_go_to_a_room_and_a_question_mark_helps(visit: Visit) -> None:
    page = visit("/", language="en")
    page.locator("fd-totals").wait_for()
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page).to_have_url(re.compile("/mines$"))
    page.keyboard.press("?")
    expect(page.locator("dialog.help")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.help")).not_to_be_visible()


def focus_text(page: Page) -> str:
    return page.evaluate("document.activeElement.textContent.trim()")


def test_with_the_keyboard_alone_a_number_opens_and_focus_returns(visit: Visit) -> None:
    page = visit("/", language="en")
    page.locator("fd-totals").wait_for()
    page.keyboard.press("Tab")
    assert focus_text(page) == "Skip to content"
    page.keyboard.press("Enter")
    for _ in range(3):
        page.keyboard.press("Tab")
    opened = focus_text(page)
    assert opened.startswith("1.54")
    page.keyboard.press("Enter")
    drawer = page.locator("dialog.drawer")
    expect(drawer).to_be_visible()
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(drawer).not_to_be_visible()
    assert focus_text(page) == opened


def test_arrow_keys_go_from_cell_to_cell(visit: Visit) -> None:
    page = visit("/mines", language="en")
    page.locator("fd-table tbody .number").first.focus()
    before = focus_text(page)
    page.keyboard.press("ArrowDown")
    assert focus_text(page) != before
    page.keyboard.press("ArrowUp")
    assert focus_text(page) == before


def test_signing_in_and_out(visit: Visit, product: Product) -> None:
    page = visit("/", language="en", expected=("401", "400"))
    page.get_by_role("button", name="Sign in").click()
    page.get_by_label("User name").fill("viewer")
    page.get_by_label("Password").fill("wrong password")
    page.locator("dialog[open]").get_by_role("button", name="Sign in").click()
    expect(page.locator(".field-problem")).to_contain_text("do not match")
    page.get_by_label("Password").fill(product.passwords["viewer"])
    page.locator("dialog[open]").get_by_role("button", name="Sign in").click()
    expect(page.locator(".person .user-name")).to_have_text("viewer")
    page.reload()
    page.locator(".person summary").click()
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("button", name="Sign in")).to_be_visible()


def test_who_signs_in_before_the_server_has_said_who_is_there_is_let_in(visit: Visit, product: Product) -> None:
    """The first answer to /session brings the token that a change needs."""
    page = visit("/methods", language="en")
    page.context.clear_cookies()
    first: list[Route] = []
    page.route("**/api/v1/session", lambda route: first.append(route), times=1)
    page.reload()
    sign_in(page, product)
    first[0].continue_()
    expect(page.locator(".person .user-name")).to_have_text("admin")


def test_a_link_shows_a_colleague_the_same_thing(visit: Visit) -> None:
    page = visit("/?method=gem_model&year=2023&gwp_set=AR5&by=district", language="en")
    expect(page.locator("select[name=method]")).to_have_value("gem_model")
    expect(page.locator("select[name=year]")).to_have_value("2023")
    expect(page.locator("select[name=gwp_set]")).to_have_value("AR5")
    expect(page.get_by_role("button", name="District", exact=True)).to_have_attribute("aria-pressed", "true")
    page.locator(".rail").get_by_role("link", name="Mines").click()
    expect(page).to_have_url(re.compile(r"/mines\?method=gem_model&year=2023&gwp_set=AR5$"))


def test_on_a_narrow_screen_the_rail_is_below_and_nothing_is_cut_off(visit: Visit) -> None:
    for address in ("/", "/mines", "/mines/M0767"):
        page = visit(address, width=390)
        page.locator(".number:visible").first.wait_for()
        rail = page.locator(".rail").bounding_box()
        assert rail
        assert rail["y"] > 700
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, address
        page.close()


def test_a_lost_connection_is_told_and_what_was_there_stays(visit: Visit) -> None:
    page = visit("/mines", language="en", expected=("ERR_INTERNET_DISCONNECTED",))
    page.locator("fd-table tbody tr").first.wait_for()
    page.context.set_offline(True)
    page.locator(".filters input").fill("kirov")
    expect(page.locator(".offline")).to_be_visible()
    expect(page.locator("fd-table tbody tr").first).to_be_visible()
    page.context.set_offline(False)
    page.locator(".filters input").fill("kirova")
    expect(page.locator(".offline")).to_have_count(0)


@pytest.mark.parametrize("address", ["/", "/mines", "/mines/M0767"])
def test_without_a_connection_another_year_leaves_what_was_there(visit: Visit, address: str) -> None:
    page = visit(address, language="en", expected=("ERR_INTERNET_DISCONNECTED",))
    numbers = page.locator("main .number")
    numbers.first.wait_for()
    expect(page.locator(".skeleton")).to_have_count(0)
    page.wait_for_load_state("networkidle")
    before = numbers.first.text_content() or ""
    page.context.set_offline(True)
    page.locator("select[name=year]").select_option("2022")
    expect(page.locator(".offline")).to_be_visible()
    expect(page.locator(".page.loading")).to_be_visible()
    expect(page.locator(".failure")).to_have_count(0)
    expect(numbers.first).to_have_text(before)
    expect(page.locator(".offline").get_by_role("button", name="Try again")).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(".offline")).to_have_count(0)
    expect(page.locator(".page.loading")).to_have_count(0)


def test_an_address_without_a_page_leads_home(visit: Visit) -> None:
    page = visit("/nowhere", language="en")
    page.get_by_role("link", name="Overview").last.click()
    expect(page.locator("fd-totals")).to_be_visible()


def test_the_first_load_is_under_1_5_mb_and_charts_come_after(visit: Visit) -> None:
    page = visit("/mines")
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(page.url.replace("/mines", "/"))
    page.locator("fd-mine-map canvas").wait_for()
    page.wait_for_load_state("networkidle")
    assert sum(sizes) < 1_500_000


HINT_CUT = """() => {
  const input = document.querySelector('fd-search input');
  const context = document.createElement('canvas').getContext('2d');
  const style = getComputedStyle(input);
  context.font = `${style.fontSize} ${style.fontFamily}`;
  const room = input.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  return context.measureText(input.placeholder).width - room;
}"""


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("address", ["/", "/mines"])
@pytest.mark.parametrize("width", [390, 1280, 1366, 1440, 1920])
def test_the_hint_of_search_is_read_in_full(visit: Visit, address: str, width: int, language: str) -> None:
    page = visit(address, width=width, language=language)
    page.locator("fd-search input").wait_for()
    assert page.evaluate(HINT_CUT) <= 0
    bar = page.locator(".top-bar").bounding_box()
    last = page.locator("fd-person").bounding_box()
    assert bar
    assert last
    assert last["x"] + last["width"] <= bar["x"] + bar["width"]


@pytest.mark.parametrize("language", ["ru", "en"])
@pytest.mark.parametrize("width", [320, 360, 390])
def test_a_phone_has_a_top_bar_of_two_rows_and_rooms_named_in_one_line(visit: Visit, width: int, language: str) -> None:
    page = visit("/mines", width=width, language=language)
    bar = page.locator(".top-bar").bounding_box()
    assert bar
    assert bar["height"] <= 100
    names = page.locator(".rail li span")
    assert names.count() == page.locator(".rail li").count() > 1
    assert all(box["height"] < 20 for box in map(Locator.bounding_box, names.all()) if box)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    rail = page.locator(".rail ul").bounding_box()
    last = page.locator(".rail li").last.bounding_box()
    assert rail
    assert last
    assert last["x"] + last["width"] <= rail["x"] + rail["width"] + 1
