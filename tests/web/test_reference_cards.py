"""A reference table on a phone: cards in a chosen order, picked for what is done together, changed in the form."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.web.desk import ABSOLUTE, ABUNDANCE, YEAR, drawn, notice, signed_in, stored
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
OUTPUT = "/reference/coal_output"


def card(page: Page, place: int) -> Locator:
    return page.locator(".record-card").nth(place)


def outputs(page: Page) -> list[int]:
    said = page.locator(".record-card dd").all_inner_texts()
    return [int(re.sub(r"\D", "", each)) for each in said]


def test_cards_are_put_in_an_order_that_the_address_keeps(visit: Visit) -> None:
    page = visit(OUTPUT, language="en", width=390)
    drawn(page)
    page.get_by_label("Order by").select_option(label="Coal output")
    expect(page).to_have_url(re.compile("sort="))
    page.get_by_role("button", name="Show the smallest or earliest first").click()
    expect(page).to_have_url(re.compile("sort=output_t"))
    expect(card(page, 0)).not_to_have_class(re.compile("skeleton"))
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => !document.querySelector('fd-record-cards .skeleton')")
    page.reload()
    drawn(page)
    assert outputs(page) == sorted(outputs(page))
    page.get_by_role("button", name="Show the greatest or latest first").click()
    expect(page).to_have_url(re.compile("sort=-output_t"))
    page.reload()
    drawn(page)
    assert outputs(page) == sorted(outputs(page), reverse=True)
    expect(page.get_by_label("Order by")).to_have_value("output_t")


def test_all_cards_that_were_shown_come_in_another_order(visit: Visit) -> None:
    page = visit(f"{OUTPUT}?basin=demonstration", language="en", width=390)
    drawn(page)
    for _ in range(3):
        page.locator("fd-record-cards > .button").click()
    expect(page.locator(".record-card:not(.skeleton)")).to_have_count(200)
    page.get_by_label("Order by").select_option(label="Coal output")
    expect(page).to_have_url(re.compile("output_t"))
    expect(page.locator(".record-card.skeleton")).to_have_count(0)
    expect(page.locator(".record-card")).to_have_count(200)


@pytest.mark.parametrize(("language", "pick"), [("ru", "Отметить: "), ("en", "Pick: ")])
def test_what_a_finger_touches_on_a_card_is_large_and_has_a_name(visit: Visit, language: str, pick: str) -> None:
    page = visit(OUTPUT, language=language, width=390)
    drawn(page)
    tick, change = card(page, 0).locator(".record-card-pick"), card(page, 0).locator("button")
    name = card(page, 0).locator("a").inner_text()
    for target in (tick, change):
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24
    expect(tick.locator("input")).to_have_attribute("aria-label", pick + name)
    expect(change).to_have_attribute("aria-label", re.compile(re.escape(name) + "$"))
    tick.locator("input").focus()
    page.keyboard.press("Space")
    expect(page.locator(".together [role=status]")).to_have_text(re.compile("1"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_picked_cards_are_changed_together_and_undone(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, ABUNDANCE, language="en", width=390)
    drawn(page)
    for place in (0, 1):
        card(page, place).locator("input").check()
    page.get_by_role("button", name="Change together").click()
    dialog = page.locator("fd-bulk-dialog dialog[open]")
    dialog.get_by_label("Column").select_option(label="Note")
    dialog.get_by_label("New value").fill("seen on the way")
    dialog.get_by_role("button", name="Change 2 records").click()
    notice(page, "2 records")
    expect(page.locator(".together")).to_have_count(0)
    noted = stored(product, "methane_abundance", basin="demonstration", filter=["note:contains:on the way"])
    assert noted["total"] == 2
    page.locator(".notice").get_by_role("button", name="Undo").click()
    notice(page, "Undone")
    again = stored(product, "methane_abundance", basin="demonstration", filter=["note:contains:on the way"])
    assert again["total"] == 0


def test_what_is_picked_stays_picked_when_the_phone_is_turned(visit: Visit) -> None:
    page = visit(OUTPUT, language="en", width=390)
    drawn(page)
    card(page, 1).locator("input").check()
    page.set_viewport_size({"width": 900, "height": 390})
    expect(page.locator(".grid-row.picked")).to_have_count(1)
    page.get_by_role("button", name="Pick none").click()
    expect(page.locator(".grid-row.picked")).to_have_count(0)


def test_a_value_is_changed_from_its_card_and_a_fault_stands_in_the_form(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, ABUNDANCE, language="en", width=390, expected=("422",))
    drawn(page)
    card(page, 2).locator("button").click()
    form = page.locator("fd-record-form dialog[open]")
    field = form.locator(f"[data-column={ABSOLUTE}] input")
    field.fill("-5")
    form.get_by_role("button", name="Save").click()
    expect(form.locator(".form-summary")).to_contain_text("less than 0")
    field.fill("77.25")
    form.get_by_role("button", name="Save").click()
    expect(form).to_have_count(0)
    expect(card(page, 2)).to_contain_text("77.25")
    kept = stored(product, "methane_abundance", basin="demonstration", filter=[f"year:eq:{YEAR}"], sort="mine")
    assert kept["items"][2]["values"][ABSOLUTE] == 77.25
    page.locator(".notice").get_by_role("button", name="Undo").click()
    notice(page, "Undone")
    expect(card(page, 2)).not_to_contain_text("77.25")
