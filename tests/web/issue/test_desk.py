"""The verifier's desk: numbers checked by keyboard, remarks answered, a report returned, issued anew and verified."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.issue.reporting import PDF, SOURCE, Issued, issue
from tests.web.people import page_of
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium


def desk(page: Page) -> None:
    page.locator(".sample > li").first.wait_for()


def marked(page: Page, place: int, key: str) -> None:
    page.locator(".sample > li").nth(place).focus()
    page.keyboard.press(key)


def remarked(page: Page, place: int, text: str) -> None:
    marked(page, place, "3")
    page.locator(".sample textarea").fill(text)
    page.keyboard.press("Control+Enter")
    expect(page.locator("fd-issue-remarks .thread", has_text=text)).to_be_visible()


def test_numbers_are_marked_by_keyboard_and_by_button(visit: Visit, product: Product, fresh: Issued) -> None:
    page = page_of(visit, product, fresh.verifier, fresh.address(), language="en")
    page.get_by_role("link", name="Check it").click()
    expect(page).to_have_url(re.compile("part=check"))
    title = page.locator("#sample-title")
    expect(title).to_have_text("0 of 25 checked")
    marked(page, 0, "1")
    expect(title).to_have_text("1 of 25 checked")
    page.keyboard.press("ArrowDown")
    expect(page.locator(".sample > li").nth(1)).to_be_focused()
    page.keyboard.press("2")
    expect(page.locator(".sample > li").nth(1).locator(".mark-wrong")).to_have_attribute("aria-pressed", "true")
    page.locator(".sample > li").nth(2).locator(".mark-right").click()
    expect(title).to_have_text("3 of 25 checked")
    # Twice is not at all, and what is marked is there after a reload.
    page.locator(".sample > li").nth(2).locator(".mark-right").click()
    expect(title).to_have_text("2 of 25 checked")
    page.reload()
    desk(page)
    expect(title).to_have_text("2 of 25 checked")


def test_a_number_opens_to_its_steps_and_its_document(visit: Visit, product: Product, fresh: Issued) -> None:
    page = page_of(visit, product, fresh.verifier, fresh.address(part="check"), language="ru")
    desk(page)
    published = page.locator(".sample > li").filter(has_not_text=re.compile("введено|задано|по умолчанию"))
    drawer = page.locator("dialog.drawer[open]")
    placed = 0
    for number in published.all():  # which ones are drawn is not known; a set of warming potentials has no place
        number.focus()
        page.keyboard.press("Enter")
        drawer.locator("math").first.wait_for()
        placed += drawer.get_by_text("Место в документе").count()
        page.keyboard.press("Escape")
        expect(number).to_be_focused()
    assert placed
    of_document = page.locator(".sample > li .sample-papers", has_text=SOURCE)
    if of_document.count():  # the sample is drawn anew for each issue: the number need not be in it
        with page.expect_download() as waited:
            of_document.first.get_by_role("button", name=re.compile(SOURCE)).click()
        assert waited.value.suggested_filename == SOURCE


def test_the_file_that_confirms_a_number_is_linked_at_it(visit: Visit, product: Product, fresh: Issued) -> None:
    """Each issue's sample is drawn anew: of a few, one has a number that was confirmed."""
    page = page_of(visit, product, fresh.verifier, fresh.address(part="check"), language="ru")
    desk(page)
    number = page.locator(".sample > li", has_text="Подтверждено документом: Письмо № 12").first
    api, report = fresh.of.ecologist.api, f"/reports/{fresh.report}"
    for latest in range(2, 8):
        if number.count():
            break
        version = api.ask("GET", report)["version"]
        api.ask("PATCH", report, {"version": version, "title": f"Отчёт, редакция {latest}"})
        issue(fresh.of, fresh.report)
        page.goto(product.address + fresh.address(latest, part="check"))
        desk(page)
    with page.expect_download() as waited:
        number.locator(".note fd-download button", has_text=SOURCE).click()
    assert waited.value.path().read_bytes() == PDF
    # Of what the organisation gave itself nothing but the uncertainty is confirmed.
    for row in page.locator(".sample > li", has_text="задано").filter(has_text="✓").all():
        expect(row).to_contain_text(re.compile(r"Неопределённость .+ подтверждена документом: Письмо № 12"))
        expect(row).not_to_contain_text("Подтверждено документом")


def test_a_report_goes_back_is_answered_issued_again_and_verified(
    visit: Visit, product: Product, fresh: Issued
) -> None:
    page = page_of(visit, product, fresh.verifier, fresh.address(part="check"), language="en", expected=("422",))
    desk(page)
    remarked(page, 3, "Where is this from?")
    page.get_by_role("button", name="Remark on the whole").click()
    page.locator("fd-issue-remarks textarea").fill("Add the passport of the mine.")
    page.locator("fd-issue-remarks form .primary").click()
    expect(page.locator(".issue-tabs")).to_contain_text("2 open remarks")

    # While remarks are open it cannot be verified, and the reason stands there.
    verify = page.locator("fd-issue-decision .verify")
    expect(verify).to_have_attribute("aria-disabled", "true")
    expect(page.locator("#why-not")).to_contain_text("2 remarks are open")
    verify.click(force=True)  # as one who does not know that it cannot be done
    expect(page.locator("dialog[open]")).to_have_count(0)

    # It goes back only with words.
    page.locator("fd-issue-decision .return").click()
    dialog = page.locator("fd-decision-dialog dialog[open]")
    expect(dialog).to_contain_text("becomes “returned”")
    dialog.locator(".primary").click()
    expect(dialog.locator(".field-problem")).to_have_text("Say why the report is returned")
    dialog.locator("textarea").fill("See both remarks")
    dialog.locator(".primary").click()
    expect(page.locator("h1 .report-state")).to_contain_text("returned")
    expect(page.locator("fd-issue-head")).to_contain_text("See both remarks")
    expect(page.locator(".mark-right, fd-issue-decision")).to_have_count(0)

    # The engineer sees it and answers.
    theirs = page_of(visit, product, fresh.of.ecologist, fresh.address(part="check"), language="ru")
    thread = theirs.locator(".thread", has_text="Where is this from?")
    expect(theirs.locator(".settle, .mark-right")).to_have_count(0)
    thread.locator(".answer").click()
    thread.locator("form .primary").click()
    expect(thread.locator(".field-problem")).to_be_visible()
    thread.locator("textarea").fill("Из журнала замеров")
    thread.locator("form .primary").click()
    expect(thread.locator(".replies")).to_contain_text("Из журнала замеров")
    assert issue(fresh.of, fresh.report) == 2

    # What was returned leads to what took its place; the remarks went along.
    page.reload()
    expect(page.locator("h1 .report-state")).to_contain_text("superseded")
    page.get_by_role("link", name="Open issue 2").click()
    expect(page).to_have_url(re.compile(f"{fresh.report}/2"))
    page.goto(product.address + fresh.address(2, "check"))
    desk(page)
    expect(page.locator(".thread .replies")).to_contain_text("Из журнала замеров")
    for _ in range(2):
        page.locator(".thread.open .settle").first.click()
        page.wait_for_function("n => document.querySelectorAll('.thread.settled').length > n", arg=_)
    page.locator(".thread.settled .settle").first.click()
    expect(page.locator(".thread.open")).to_have_count(1)
    page.locator(".thread.open .settle").click()
    expect(verify).to_have_attribute("aria-disabled", "false")
    verify.click()
    expect(dialog).to_contain_text("become “verified”")
    expect(dialog).to_contain_text("25 numbers of the sample are unchecked")
    dialog.locator(".primary").click()
    expect(dialog.get_by_role("alert")).to_contain_text("not one number is marked as checked")
    dialog.locator("textarea").fill("Числа проверены по бумажному журналу замеров")
    dialog.locator(".primary").click()
    expect(page.locator("h1 .report-state")).to_contain_text("verified")
    report = fresh.of.ecologist.api.ask("GET", f"/reports/{fresh.report}")
    assert {each["number"]: each["state"] for each in report["issues"]} == {1: "superseded", 2: "verified"}


def test_a_refusal_stands_at_the_number_in_the_servers_words(visit: Visit, product: Product, fresh: Issued) -> None:
    page = page_of(visit, product, fresh.verifier, fresh.address(part="check"), language="en", expected=("409",))
    desk(page)
    back = {"state": "returned", "decision": "Decided in another window"}
    fresh.verifier.api.ask("PUT", f"/reports/{fresh.report}/issues/1/decision", back)
    marked(page, 0, "1")
    expect(page.locator(".sample > li").first.locator(".field-problem")).to_contain_text("has been decided on")
