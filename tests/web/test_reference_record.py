"""A record: its values, its history, an earlier version back, what depends on it, the records beside it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect
from tests.web.desk import ABUNDANCE, drawn, notice, record_at, signed_in, stored
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium


def test_a_record_tells_all_its_values_with_unit_and_origin(visit: Visit) -> None:
    page = visit("/reference/coal_output?filter=mine%3Aeq%3AM0836", language="en")
    drawn(page)
    page.locator(".grid-open").first.click()
    values = page.locator(".record-values").first
    expect(values).to_contain_text("4,700,000 t")
    expect(values.locator(".origin-reported")).to_be_visible()
    expect(page.locator("h1")).to_contain_text("Raspadskaya Coal Mine, 2025")
    expect(page.locator("fd-record-history")).to_contain_text("data package kuzbass")
    values.locator(".number").click()
    expect(page.locator("fd-drawer dialog[open]")).to_contain_text("Run-of-mine coal")


def test_a_record_of_a_mine_and_year_leads_to_its_calculation(visit: Visit) -> None:
    page = visit("/reference/coal_output?filter=mine%3Aeq%3AM0836", language="ru")
    drawn(page)
    page.locator(".grid-open").first.click()
    # The source stands in the reader's language on the page, too.
    expect(page.locator(".record-values").last).to_contain_text("выпуск мая 2026 г.")
    page.get_by_role("link", name="Рассчитать по записи").click()
    expect(page).to_have_url(re.compile("/calculate.*mine=M0836.*year=2025|/calculate.*year=2025.*mine=M0836"))
    expect(page.locator("select[name=calculation-year]")).to_have_value("2025")


def test_a_record_of_no_mine_offers_no_calculation(visit: Visit) -> None:
    page = visit("/reference/limits", language="en")
    drawn(page)
    page.locator(".grid-open").first.click()
    expect(page.locator(".record-values").first).to_be_visible()
    expect(page.get_by_role("link", name="Calculate from it")).to_have_count(0)


def test_the_records_beside_keep_to_the_filters(visit: Visit) -> None:
    page = visit("/reference/coal_output?filter=year%3Aeq%3A2025&sort=-output_t", language="en")
    drawn(page)
    names = page.locator(".grid-body .named .cell-text").all_inner_texts()
    page.locator(".grid-open").nth(1).click()
    expect(page.locator("h1")).to_contain_text(names[1])
    expect(page.locator(".steps-beside")).to_contain_text("2 of ")
    page.get_by_role("link", name=re.compile("^Next")).click()
    expect(page.locator("h1")).to_contain_text(names[2])
    page.get_by_role("link", name=re.compile("^Previous")).click()
    expect(page.locator("h1")).to_contain_text(names[1])
    page.get_by_role("link", name="Coal output of mines").click()
    expect(page.locator(".chip.pair")).to_contain_text("2025")


def test_a_change_by_the_form_stands_in_the_history_and_is_restored(visit: Visit, product: Product) -> None:
    record = record_at(product, 14)
    address = f"/reference/methane_abundance/{record['id']}?basin=demonstration"
    page = signed_in(visit, product, address, language="en")
    page.get_by_role("button", name="Edit").click()
    form = page.locator("fd-record-form dialog[open]")
    form.locator("#field-note").fill("Read again in the survey")
    form.get_by_role("button", name="Save").click()
    notice(page, "Changed")
    latest = page.locator(".history > li").first
    expect(latest).to_contain_text("admin")
    expect(latest).to_contain_text("Read again in the survey")
    page.get_by_role("button", name="Restore version 1").click()
    notice(page, "version 1 is back")
    expect(page.locator(".history > li").first).to_contain_text("restored")
    assert record_at(product, 14)["values"] == record["values"]


def test_a_deleted_record_keeps_its_history_and_comes_back(visit: Visit, product: Product) -> None:
    record = record_at(product, 15)
    address = f"/reference/methane_abundance/{record['id']}?basin=demonstration"
    page = signed_in(visit, product, address, language="en")
    page.get_by_role("button", name="Delete", exact=True).click()
    page.locator("fd-delete-dialog .danger").click()
    expect(page).to_have_url(re.compile("/reference/methane_abundance"))
    notice(page, "Deleted")
    page.goto(product.address + address)
    expect(page.locator("h1")).to_have_text("This record was deleted")
    page.get_by_role("button", name=re.compile("^Restore version")).first.click()
    expect(page.locator("h1")).to_contain_text(str(record["values"]["year"]))
    assert record_at(product, 15)["id"] == record["id"]


def test_recent_changes_are_listed_and_undone_from_the_list(visit: Visit, product: Product) -> None:
    record = record_at(product, 16)
    address = f"/reference/methane_abundance/{record['id']}?basin=demonstration"
    page = signed_in(visit, product, address, language="en")
    page.get_by_role("button", name="Edit").click()
    page.locator("#field-note").fill("A slip")
    page.get_by_role("button", name="Save").click()
    notice(page, "Changed")
    page.goto(f"{product.address}/reference?basin=demonstration")
    first = page.locator(".changes li").first
    expect(first).to_contain_text("Methane abundance of mines")
    expect(first).to_contain_text("admin")
    first.get_by_role("button", name=re.compile("^Undo")).click()
    notice(page, "Undone")
    assert record_at(product, 16)["values"]["note"] == record["values"]["note"]


def test_an_unknown_record_leads_to_its_table(visit: Visit) -> None:
    page = visit("/reference/coal_output/99999999", language="en", expected=("404",))
    page.locator(".empty a").click()
    drawn(page)


def test_the_desk_and_a_record_know_the_same_place(visit: Visit, product: Product) -> None:
    page = visit(ABUNDANCE, language="en")
    drawn(page)
    page.locator(".grid-open").nth(2).click()
    expect(page.locator("h1")).to_contain_text(record_at(product, 2)["name"]["en"])


def test_a_russian_page_names_documents_in_russian_and_marks_what_is_english(visit: Visit, product: Product) -> None:
    (factor,) = stored(product, "emission_factors", q="density.ch4.20c", limit=1)["items"]
    assert factor["values"]["source"].startswith("Order 371 of the Ministry")
    page = visit(f"/reference/emission_factors/{factor['id']}")
    values = page.locator(".record-values dd")
    expect(values.filter(has_text="методика").first).to_have_text(
        "Приказ Минприроды России от 27.05.2022 № 371, методика"
    )
    expect(values.locator("[lang=en]", has_text="confirmed by an equation of state")).to_be_visible()
    page.goto(f"{product.address}/reference/mines")
    drawn(page)
    expect(page.locator(".grid-body .cell-text[lang=en]").first).to_be_attached()
    expect(page.locator(".grid-body .named .cell-text[lang=en]")).to_have_count(0)
