"""An issue as its readers meet it: every number opens, every file can be had, another hash is told of loudly."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from playwright.sync_api import Page, expect
from tests.web.issue.reporting import SOURCE, Issued, begun, company, outsider
from tests.web.people import organisation, page_of, somebody
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium


def drawer(page: Page) -> None:
    page.locator("dialog.drawer[open] math").first.wait_for()


def test_the_total_opens_down_to_the_source_of_a_number(visit: Visit, product: Product, shared: Issued) -> None:
    page = page_of(visit, product, shared.verifier, shared.address(), language="en")
    page.locator(".issue-totals fd-number button").first.click()
    drawer(page)
    expect(page.locator(".drawer .parts a")).to_have_count(4)
    page.locator(".drawer .parts a", has_text="Underground mining").click()
    expect(page).to_have_url(re.compile("calculation="))
    steps = page.locator("fd-issue-calculations fd-calculation")
    expect(steps.locator("h2")).to_be_focused()
    assert steps.locator(".trace math").count() > 4
    steps.get_by_role("button", name=re.compile("^Mining emission factor")).click()
    facts = page.locator("dialog.drawer")
    expect(facts).to_contain_text("2006 IPCC Guidelines")
    expect(facts).to_contain_text("Uncertainty of a factor of 2 confirmed by a document")
    expect(facts).to_contain_text("Письмо № 12 от 15.03.2025")
    expect(facts.locator(".confirm-list")).to_have_count(0)
    with page.expect_download() as waited:
        facts.locator(".facts fd-download button", has_text=SOURCE).first.click()
    assert waited.value.suggested_filename == SOURCE
    # Of the coal output, which was given, the document confirms no more than how unsure it is.
    page.keyboard.press("Escape")
    steps.locator(".given").get_by_role("button", name=re.compile("^Coal output")).click()
    expect(facts).to_contain_text(re.compile(r"Uncertainty of ±[\d.]+ ?% confirmed by a document"))
    expect(facts).not_to_contain_text("Confirmed by a document")


def test_every_number_of_the_page_opens(visit: Visit, product: Product, shared: Issued) -> None:
    page = page_of(visit, product, shared.verifier, shared.address(), language="ru")
    numbers = page.locator("fd-issue-stated .number:visible")
    numbers.first.wait_for()
    for place in range(numbers.count()):
        numbers.nth(place).click()
        opened = page.locator("dialog.drawer[open]")
        opened.locator(".facts").first.wait_for()
        assert "undefined" not in opened.inner_text()
        page.keyboard.press("Escape")


def test_a_part_of_a_calculation_says_which_part(visit: Visit, product: Product, shared: Issued) -> None:
    page = page_of(visit, product, shared.verifier, shared.address(), language="en")
    row = page.locator(".matrix tbody tr", has_text="calculated").filter(has_not_text="measured").last
    row.locator(".number").first.click()
    drawer(page)
    expect(page.locator("dialog.drawer")).to_contain_text(re.compile(r"This is \d+% of the result"))


@pytest.mark.parametrize("kind", ["pdf", "xlsx", "json"])
def test_a_form_is_saved_under_its_name(visit: Visit, product: Product, shared: Issued, kind: str) -> None:
    page = page_of(visit, product, shared.verifier, shared.address(), language="ru")
    row = page.locator("table.files", has_text="Отчёт о выбросах").locator("tr", has_text="Английский")
    with page.expect_download() as waited:
        row.get_by_role("button", name=kind.upper()).click()
    assert waited.value.suggested_filename == f"firedamp-ghg_report-2024-1-en.{kind}"
    beginning = {"pdf": b"%PDF", "xlsx": b"PK", "json": b"{"}[kind]
    assert waited.value.path().read_bytes().startswith(beginning)


def test_the_bundle_holds_the_document_that_the_command_names(visit: Visit, product: Product, shared: Issued) -> None:
    page = page_of(visit, product, shared.verifier, shared.address(), language="en")
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download: Bundle for verification").click()
    assert f"firedamp reproduce {waited.value.suggested_filename}" in page.locator("fd-issue-files pre").inner_text()
    with zipfile.ZipFile(io.BytesIO(waited.value.path().read_bytes())) as archive:
        assert "document.json" in archive.namelist()


def test_a_source_document_is_beside_the_number_taken_from_it(visit: Visit, product: Product, shared: Issued) -> None:
    page = page_of(visit, product, shared.verifier, shared.address(), language="en")
    papers = page.locator("fd-issue-documents")
    with page.expect_download() as waited:
        papers.get_by_role("button", name=re.compile(SOURCE)).click()
    assert waited.value.suggested_filename == SOURCE
    papers.get_by_role("button", name=re.compile("^Coal output: 1,000,000 t")).click()
    expect(page.locator("dialog.drawer")).to_contain_text(SOURCE)


def test_the_latest_issue_opens_at_the_part_that_was_asked_for(visit: Visit, product: Product, shared: Issued) -> None:
    page = page_of(visit, product, shared.verifier, f"/reports/{shared.report}/latest?part=check", language="en")
    page.locator(".sample > li").first.wait_for()
    expect(page).to_have_url(re.compile(r"/1\?.*part=check"))


@pytest.mark.parametrize("where", [f"?hash={'0' * 64}", f"#{'0' * 64}", "?hash=00"])
def test_a_paper_with_another_hash_is_told_of_loudly(
    visit: Visit, product: Product, shared: Issued, where: str
) -> None:
    page = page_of(visit, product, shared.verifier, f"{shared.address()}{where}", language="ru")
    alarm = page.locator(".other-hash[role=alert]")
    expect(alarm).to_contain_text("Хеш вашего документа другой")
    expect(alarm.locator("code")).to_have_count(2)


def test_a_paper_with_its_hash_is_told_to_be_the_one(visit: Visit, product: Product, shared: Issued) -> None:
    known = shared.verifier.api.ask("GET", f"/reports/{shared.report}/issues/1")["hash"]
    page = page_of(visit, product, shared.verifier, f"{shared.address()}?hash={known}", language="en")
    expect(page.locator(".same-hash")).to_be_visible()
    expect(page.locator(".other-hash")).to_have_count(0)
    expect(page.locator("fd-issue-head .hash")).to_have_text(known)


def test_a_stranger_finds_nothing(visit: Visit, product: Product, shared: Issued) -> None:
    stranger = somebody(product, organisation(product), "administrator")
    page = page_of(visit, product, stranger, shared.address(), language="en", expected=("404",))
    expect(page.locator("main .empty")).to_contain_text("There is nothing here")
    assert shared.of.id not in page.locator("main").inner_text()


def test_whoever_is_not_signed_in_is_asked_to(visit: Visit, product: Product, shared: Issued) -> None:
    page = visit(shared.address(), language="ru")
    expect(page.locator("main .empty")).to_contain_text("Сначала войдите")


@pytest.mark.parametrize(("language", "says"), [("ru", "ещё не выпущен"), ("en", "not been issued yet")])
def test_who_was_invited_before_there_is_an_issue_is_told_to_wait(
    visit: Visit, product: Product, language: str, says: str
) -> None:
    of = company(product)
    report = begun(of)
    page = page_of(visit, product, outsider(of, report), f"/reports/{report}/latest", language=language)
    expect(page.locator("main .empty")).to_contain_text(says)
