"""Reference tables changed by an administrator: cells, pastes, many together, deletions; two people; the way back."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.desk import ABSOLUTE, ABUNDANCE, cell, drawn, notice, record_at, signed_in, stored, typed
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
# Other tests keep calculations of the first mines, and a mine with calculations stays.
LAST_MINES = "/reference/mines?basin=demonstration&sort=-mine_id"
CLOSED = (3, 4)  # rows of it: mines that no project names


def absolute(product: Product, row: int) -> float | None:
    value: float | None = record_at(product, row)["values"][ABSOLUTE]
    return value


def undo(page: Page) -> None:
    page.keyboard.press("Control+z")
    notice(page, re.compile("Undone|Возвращено"))


def paste(page: Page, text: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")


def test_a_cell_is_edited_and_undone_by_key_and_by_button(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, ABUNDANCE)
    drawn(page)
    before = absolute(product, 0)
    typed(page, 0, 3, "77,25")
    expect(cell(page, 0, 3)).to_contain_text("77,25")
    notice(page, "77,25")
    assert absolute(product, 0) == 77.25
    undo(page)
    assert absolute(product, 0) == before
    typed(page, 0, 3, "78,5")
    notice(page, "78,5").get_by_role("button", name="Вернуть").click()
    notice(page, "Возвращено")
    assert absolute(product, 0) == before
    page.keyboard.press("Control+Shift+z")
    notice(page, "Повторено")
    assert absolute(product, 0) == 78.5
    undo(page)


def test_a_decimal_comma_is_understood_in_english_too_and_what_may_be_two_numbers_is_refused(
    visit: Visit, product: Product
) -> None:
    page = signed_in(visit, product, ABUNDANCE, language="en")
    drawn(page)
    typed(page, 5, 3, "12,5")
    notice(page, "12.5")
    assert absolute(product, 5) == 12.5
    undo(page)
    before = absolute(product, 5)
    typed(page, 5, 3, "1,234")
    expect(page.locator(".cell-problem")).to_contain_text("“1,234” may be 1.234 or 1234: write one of them")
    assert absolute(product, 5) == before


def test_who_is_not_signed_in_is_asked_and_goes_on(visit: Visit, product: Product) -> None:
    page = visit(ABUNDANCE, language="en")
    drawn(page)
    cell(page, 0, 3).dblclick()
    dialog = page.locator("fd-person dialog[open]")
    dialog.wait_for()
    dialog.get_by_label("User name").fill("admin")
    dialog.get_by_label("Password").fill(product.passwords["admin"])
    dialog.get_by_role("button", name="Sign in").click()
    page.locator("fd-cell-editor input").wait_for()
    page.keyboard.press("Escape")
    expect(page.locator("fd-cell-editor")).to_have_count(0)


def test_what_is_wrong_stands_at_the_cell_and_what_was_typed_stays(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, ABUNDANCE, language="en", expected=("422",))
    drawn(page)
    before = absolute(product, 1)
    typed(page, 1, 3, "-5")
    expect(cell(page, 1, 3)).to_have_attribute("aria-invalid", "true")
    expect(cell(page, 1, 3)).to_contain_text("−5")
    expect(page.locator(".cell-problem")).to_contain_text("less than 0")
    typed(page, 2, 3, "many")
    expect(page.locator(".cell-problem")).to_have_count(2)
    for row in (1, 2):
        cell(page, row, 3).click()
        page.keyboard.press("Enter")
        page.keyboard.press("Escape")
    expect(page.locator(".cell-problem")).to_have_count(0)
    assert absolute(product, 1) == before


def test_a_reference_is_found_while_typing_and_a_choice_is_a_list(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, f"{ABUNDANCE}&columns=mine,year,quality", language="en")
    drawn(page)
    cell(page, 0, 2).click()
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Enter")
    page.locator("fd-cell-editor .combobox input").fill("Uslovnaya")
    expect(page.locator("fd-cell-editor [role=option]").first).to_contain_text("Uslovnaya")
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("fd-cell-editor option", has_text="expert judgement")).to_have_count(1)
    page.keyboard.press("Escape")


def test_the_second_of_two_people_decides_and_nothing_is_lost(visit: Visit, product: Product) -> None:
    first = signed_in(visit, product, ABUNDANCE, language="en", expected=("412",))
    second = signed_in(visit, product, ABUNDANCE, language="en", expected=("412",))
    drawn(first)
    drawn(second)
    typed(first, 3, 3, "31")
    notice(first, "31")
    typed(second, 3, 3, "32")
    dialog = second.locator("fd-conflict-dialog dialog[open]")
    dialog.wait_for()
    expect(dialog).to_contain_text("31")
    expect(dialog).to_contain_text("32")
    you = "вы, в другом окне|you, in another window"
    who = re.compile(rf"(Изменение внесено:|Changed by) admin \(({you})\), .*\d{{4}}.*\d:\d\d")
    expect(dialog.locator(".conflict-who")).to_have_text(who)
    second.keyboard.press("Escape")
    expect(cell(second, 3, 3)).to_contain_text("32")
    assert absolute(product, 3) == 31
    cell(second, 3, 3).click()
    typed(second, 3, 3, "33")
    notice(second, "33")
    assert absolute(product, 3) == 33


def test_the_second_of_two_people_may_take_their_value(visit: Visit, product: Product) -> None:
    first = signed_in(visit, product, ABUNDANCE, language="en")
    second = signed_in(visit, product, ABUNDANCE, language="en", expected=("412",))
    drawn(first)
    drawn(second)
    typed(first, 4, 3, "41")
    notice(first, "41")
    typed(second, 4, 3, "42")
    dialog = second.locator("fd-conflict-dialog dialog[open]")
    dialog.get_by_label("41").check()
    dialog.get_by_role("button", name="Keep the chosen values").click()
    expect(cell(second, 4, 3)).to_contain_text("41")
    assert absolute(product, 4) == 41


def test_a_paste_is_shown_before_it_changes_anything(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, ABUNDANCE)
    drawn(page)
    before = [absolute(product, row) for row in (5, 6, 7)]
    cell(page, 5, 3).click()
    paste(page, "11,5\t9,25\n12,5\t8\nмного\t7\n")
    dialog = page.locator("fd-paste-dialog dialog[open]")
    dialog.wait_for()
    expect(dialog.locator("tbody tr")).to_have_count(6)
    expect(dialog.locator("tr.bad")).to_contain_text("не число")
    assert absolute(product, 5) == before[0]
    dialog.get_by_role("button", name="Изменить 5 значений").click()
    notice(page, "Изменено 5 значений")
    assert [absolute(product, row) for row in (5, 6)] == [11.5, 12.5]
    assert record_at(product, 7)["values"]["relative_abundance_m3_t"] == 7
    undo(page)
    assert [absolute(product, row) for row in (5, 6, 7)] == before


def test_what_the_server_refuses_of_a_paste_is_said_at_its_row(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, ABUNDANCE, language="en", expected=("422",))
    drawn(page)
    cell(page, 8, 3).click()
    paste(page, "-3\n14.5")
    page.get_by_role("button", name="Change 2 values").click()
    expect(page.locator("fd-paste-dialog tr.bad")).to_contain_text("less than 0")
    page.get_by_role("button", name="Change 1 value").click()
    notice(page, "1 value changed")
    assert absolute(product, 9) == 14.5
    undo(page)


def test_records_are_changed_together_and_undone_together(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, ABUNDANCE, language="en")
    drawn(page)
    for row in (10, 11, 12):
        cell(page, row, 0).locator("input").check()
    page.get_by_role("button", name="Change together").click()
    dialog = page.locator("fd-bulk-dialog dialog[open]")
    dialog.locator("select").first.select_option(label="Status")
    dialog.locator("fd-value-input select").select_option(label="to confirm")
    dialog.get_by_role("button", name="Change 3 records").click()
    notice(page, "3 records")
    expect(page.locator(".grid-body .unsure").first).to_be_visible()
    assert {record_at(product, row)["values"]["confirmation"] for row in (10, 11, 12)} == {"to_confirm"}
    undo(page)
    assert {record_at(product, row)["values"]["confirmation"] for row in (10, 11, 12)} == {"confirmed"}


def test_what_depends_on_a_record_is_named_before_it_goes(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, LAST_MINES, language="en")
    drawn(page)
    name = cell(page, CLOSED[0], 1).inner_text().strip()
    cell(page, CLOSED[0], 0).locator("input").check()
    page.get_by_role("button", name="Delete", exact=True).click()
    dialog = page.locator("fd-delete-dialog dialog[open]")
    expect(dialog).to_contain_text("depends on it")
    expect(dialog).to_contain_text("Coal output of mines")
    dialog.locator(".danger").click()
    notice(page, "Deleted")
    expect(page.locator(".table-status")).to_contain_text("98 records")
    undo(page)
    expect(page.locator(".table-status")).to_contain_text("99 records")
    expect(cell(page, CLOSED[0], 1)).to_contain_text(name)


def test_several_records_are_deleted_in_the_words_of_several(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, LAST_MINES, language="ru")
    drawn(page)
    for row in CLOSED:
        cell(page, row, 0).locator("input").check()
    page.get_by_role("button", name="Удалить", exact=True).click()
    dialog = page.locator("fd-delete-dialog dialog[open]")
    expect(dialog).to_contain_text("Это зависит от этих записей и будет удалено вместе с ними:")
    button = dialog.locator(".danger")
    every = re.sub(r"\D", "", button.inner_text())
    assert int(every) > 2
    button.click()
    notice(page, f"Удалено {every} запис")
    undo(page)
    expect(page.locator(".table-status")).to_contain_text("99 записей")


def test_a_document_that_records_cite_stays(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, "/reference/documents?filter=document_id%3Aeq%3Agem.gcmt.2026-05", language="en")
    drawn(page)
    cell(page, 0, 0).locator("input").check()
    page.get_by_role("button", name="Delete", exact=True).click()
    dialog = page.locator("fd-delete-dialog dialog[open]")
    expect(dialog).to_contain_text("stays as long as")
    expect(dialog.locator(".danger")).to_have_count(0)


def test_a_new_record_is_made_by_a_form_that_names_every_fault(visit: Visit, product: Product) -> None:
    page = signed_in(visit, product, "/reference/seams?basin=demonstration", language="en", expected=("422",))
    drawn(page)
    page.get_by_role("button", name="New record").click()
    form = page.locator("fd-record-form dialog[open]")
    form.get_by_role("button", name="Create").click()
    expect(form.locator(".form-summary li").first).to_be_visible()
    form.locator(".form-summary a").first.click()
    assert page.evaluate("document.activeElement.closest('fd-value-input') !== null")
    form.locator("#field-seam_id").fill("TEST-1")
    form.locator("#field-name_en").fill("Test seam 1")
    form.locator("#field-name_ru").fill("Пласт 1 для проверки")
    form.locator("#field-quality").select_option("synthetic")
    form.locator("#field-source").fill("A test of Firedamp")
    form.locator("#field-confirmation").select_option("confirmed")
    form.get_by_role("button", name="Create").click()
    notice(page, "New record: Test seam 1")
    assert stored(product, "seams", basin="demonstration", q="Test seam 1")["total"] == 1
    undo(page)
    assert stored(product, "seams", basin="demonstration", q="Test seam 1")["total"] == 0


def as_viewer(page: Page, product: Product) -> None:
    page.get_by_role("button", name="Sign in").click()
    dialog = page.locator("fd-person dialog[open]")
    dialog.get_by_label("User name").fill("viewer")
    dialog.get_by_label("Password").fill(product.passwords["viewer"])
    dialog.get_by_role("button", name="Sign in").click()
    page.locator(".person .user-name").wait_for()


def test_a_viewer_learns_who_may_load_a_file_before_one_is_chosen(visit: Visit, product: Product) -> None:
    page = visit("/reference/methane_abundance/import", language="en")
    expect(page.locator(".drop")).to_contain_text("editors and administrators: you will have to sign in")
    as_viewer(page, product)
    expect(page.locator(".import-begin .empty")).to_contain_text("viewer may look, but not load files")
    expect(page.locator("input[type=file]")).to_have_count(0)
    expect(page.get_by_role("button", name="Template to fill")).to_be_visible()


def test_a_viewer_is_not_asked_to_sign_in_to_keep_a_calculation(visit: Visit, product: Product) -> None:
    page = visit("/calculate?mine=M0836&year=2025", language="en")
    as_viewer(page, product)
    page.locator("fd-keeping .primary:enabled").click()
    notice(page, "viewer may look but not keep")
    expect(page.locator("dialog[open]")).to_have_count(0)


def test_a_viewer_is_told_who_may_change(visit: Visit, product: Product) -> None:
    page = visit(ABUNDANCE, language="en")
    drawn(page)
    as_viewer(page, product)
    cell(page, 0, 3).dblclick()
    notice(page, "editors and administrators")
    expect(page.locator("fd-cell-editor")).to_have_count(0)
