"""A report being prepared, as an engineer fills it, a viewer reads it and an administrator opens it to a verifier."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.documents import pdf
from tests.web.people import Person, organisation, page_of, somebody
from tests.web.product import Product, Visit
from tests.web.reports.company import (
    FIRST,
    PIT,
    SECOND,
    begun,
    calculated,
    cell,
    company,
    dialog,
    drawn,
    filled,
    kept,
    preparation,
    section,
)

pytestmark = pytest.mark.needs_chromium
DUMPS = "burning_dumps"


def test_a_year_is_filled_confirmed_and_issued(visit: Visit, product: Product) -> None:
    of = company(product)  # in which nothing is confirmed yet
    engineer = somebody(product, of)
    report = begun(engineer, of, 2024)
    for each in kept(engineer, 2024)[2:]:
        engineer.api.ask("POST", f"/reports/{report}/entries", {"calculation": each})
    page = page_of(visit, product, engineer, f"/reports/{report}", language="ru")
    drawn(page)
    expect(section(page, "way").locator(".way-progress")).to_contain_text("Учтено 5 из 11")

    # What stands in the way is shown in place of issuing.
    page.locator(".page-actions .primary").click()
    expect(page.locator("#report-way")).to_be_focused()
    section(page, "way").get_by_role("link", name=re.compile("Алардинская: Подземные шахты: добыча")).click()
    expect(cell(page, FIRST, "underground_mining")).to_be_focused()

    # A gap is filled by a calculation that is kept: the fitting one is offered first.
    for category, name in (("underground_mining", "Баланс"), ("underground_post_mining", "Уголь")):
        cell(page, FIRST, category).click()
        form = dialog(page, "gap-dialog")
        form.locator(".kept li", has_text=name).first.get_by_role("button").click()
        expect(cell(page, FIRST, category)).to_have_count(0)
    measured = page.locator(".source-measured")
    expect(measured).to_contain_text("измерено")
    measured.locator(".number").click()
    drawer = page.locator("dialog.drawer")
    drawer.locator("math").first.wait_for()
    expect(drawer.get_by_role("link", name="Баланс")).to_have_attribute("href", re.compile("/calculations/"))
    page.keyboard.press("Escape")

    # No dump burns anywhere: said once; the reason is asked for where it is needed.
    page.get_by_role("button", name=re.compile("Для всех площадок")).click()
    form = dialog(page, "gap-dialog")
    form.locator(".primary").click()
    expect(form.locator(".field-problem")).to_be_visible()
    form.locator("[value=not_estimated]").check()
    form.locator(".primary").click()
    expect(form.locator("[name=reason]")).to_be_focused()
    form.locator("[value=not_occurring]").check()
    form.locator("[name=reason]").fill("Отвалы не горят")
    form.locator(".primary").click()
    expect(page.locator(".source-missing")).to_have_count(0)
    cells = [each for each in preparation(engineer, report)["cells"] if each["category"] == DUMPS]
    assert {(each["state"], each["reason"]) for each in cells} == {("not_occurring", "Отвалы не горят")}

    # All is confirmed by one document.
    confirming = section(page, "confirming")
    confirming.locator(".every input").check()
    confirming.locator(".primary").click()
    expect(confirming.locator("#confirm-document")).to_be_focused()
    confirming.locator("#confirm-document").fill("Приказ № 7 от 01.02.2025")
    confirming.locator(".primary").click()
    expect(page.locator("#report-way")).to_have_text("Можно выпускать")
    confirming.locator("summary").click()
    expect(confirming.locator(".confirmables li").first).to_contain_text("Приказ № 7 от 01.02.2025")
    expect(confirming.locator(".confirmables li").first).to_contain_text(engineer.username)

    # It is issued as a job, and one is led to the issue.
    page.locator(".page-actions .primary").click()
    dialog(page, "issue-dialog").locator(".primary").click()
    page.wait_for_url(f"**/reports/{report}/1", timeout=90_000)
    page.goto(f"{product.address}/reports/{report}")
    expect(section(page, "issues").locator("li")).to_contain_text("Выпуск 1")


def test_a_jump_is_asked_for_its_reason(visit: Visit, product: Product, of: str, engineer: Person) -> None:
    filled(engineer, of, 2018)
    later = filled(engineer, of, 2019, output_t=2e6)
    page = page_of(visit, product, engineer, f"/reports/{later}", language="en")
    drawn(page)
    comparison = section(page, "comparison")
    expect(page.locator("#report-comparison")).to_have_text("Against 2018")
    beyond = comparison.locator("tbody tr").filter(has_text="beyond the uncertainty")
    expect(beyond.locator("input")).not_to_have_count(0)
    for mine in (SECOND, PIT):
        reason = page.locator(f"[id='reason-{mine}']")
        reason.fill("A new longwall")
        reason.press("Enter")
        expect(comparison.locator("tr", has=reason).locator(".saved")).to_be_visible()
    expect(page.locator("#report-way")).to_have_text("May be issued")
    reasons = {row["subject"]: row["reason"] for row in preparation(engineer, later)["comparison"]}
    assert reasons[PIT] == reasons[SECOND] == "A new longwall"
    # Another change is asked anew; what was said of the earlier one stands beside it.
    more = calculated(engineer, PIT, "ipcc2006.surface", {"coal_output": 9e6}, 2019, "Больше")
    pit = next(each["id"] for each in preparation(engineer, later)["calculations"] if each["mine_id"] == PIT)
    engineer.api.ask("DELETE", f"/reports/{later}/entries/{pit}")
    engineer.api.ask("POST", f"/reports/{later}/entries", {"calculation": more})
    page.reload()
    drawn(page)
    row = comparison.locator("tr", has=page.locator(f"[id='reason-{PIT}']"))
    expect(row.locator("input")).to_have_value("")
    expect(row.locator(".earlier")).to_contain_text(re.compile("earlier change .+ kt → .+ kt.+: “A new longwall”"))
    row.get_by_role("button", name=re.compile("^Still true")).click()
    expect(row.locator("input")).to_have_value("A new longwall")
    expect(row.locator(".earlier")).to_have_count(0)


def test_what_is_counted_twice_is_taken_out_and_back(visit: Visit, product: Product, of: str, engineer: Person) -> None:
    report = filled(engineer, of, 2010)
    again = calculated(engineer, PIT, "ipcc2006.surface", {"coal_output": 3e6}, 2010, "Ещё раз")
    engineer.api.ask("POST", f"/reports/{report}/entries", {"calculation": again})
    page = page_of(visit, product, engineer, f"/reports/{report}", language="en")
    drawn(page)
    twice = section(page, "counted-twice")
    expect(twice.get_by_role("link")).to_have_count(2)
    twice.get_by_role("button", name="Take out: Ещё раз").click()
    expect(twice).to_contain_text("Nothing is counted twice")
    page.locator(".notice").last.get_by_role("button", name="Undo").click()
    expect(twice.get_by_role("link")).to_have_count(2)
    section(page, "calculations").get_by_role("button", name="Take out: Ещё раз").click()
    expect(twice).to_contain_text("Nothing is counted twice")


def test_what_was_said_is_taken_back(visit: Visit, product: Product, of: str, engineer: Person) -> None:
    report = filled(engineer, of, 2011)
    page = page_of(visit, product, engineer, f"/reports/{report}", language="en", width=390)
    drawn(page)
    cell(page, PIT, DUMPS).click()
    expect(page.locator(".source-missing")).to_have_count(1)
    expect(cell(page, PIT, DUMPS)).to_be_focused()
    page.locator(".notice").last.get_by_role("button", name="Undo").click()
    expect(page.locator(".source-missing")).to_have_count(0)


def test_a_calculation_made_for_a_report_is_taken_into_it(
    visit: Visit, product: Product, of: str, engineer: Person
) -> None:
    report = begun(engineer, of, 2021)
    page = page_of(visit, product, engineer, f"/reports/{report}", language="en")
    drawn(page)
    cell(page, PIT, "surface_mining").click()
    dialog(page, "gap-dialog").get_by_role("link").click()
    expect(page.locator(".for-report")).to_contain_text("Year 2021")
    page.get_by_role("button", name="Enter by hand").nth(1).click()
    page.locator("#field-coal_output").fill("2,000,000")
    page.locator("fd-keeping > .primary:not([disabled])").click()
    page.locator("fd-keeping fd-name-dialog dialog[open] .primary").click()
    page.locator(".notice", has_text="taken into the report").get_by_role("link").click()
    drawn(page)
    expect(cell(page, PIT, "surface_mining")).to_have_count(0)
    assert [each["mine_id"] for each in preparation(engineer, report)["calculations"]] == [PIT]


def test_a_source_document_is_added_tied_to_its_number_and_deleted(
    visit: Visit, product: Product, of: str, engineer: Person, tmp_path: Path
) -> None:
    report = filled(engineer, of, 2012)
    right, wrong = tmp_path / "Форма 5-гр.pdf", tmp_path / "wrong.pdf"
    right.write_bytes(pdf())
    wrong.write_bytes(b"MZ a programme")
    page = page_of(visit, product, engineer, f"/reports/{report}", language="en", expected=("422",))
    drawn(page)
    documents = section(page, "documents")
    documents.locator("input[type=file]").set_input_files([right, wrong])
    expect(documents.locator(".field-problem")).to_contain_text("wrong.pdf")
    expect(documents.locator("li")).to_have_count(1)
    documents.get_by_role("button", name=re.compile("^Which numbers")).click()
    form = dialog(page, "evidence-dialog")
    form.locator("fieldset", has_text="Разрез").get_by_label("Coal output").check()
    form.locator(".primary").click()
    expect(documents.locator("li")).to_contain_text("Source of: Coal output (Разрез)")
    with page.expect_download() as download:
        documents.get_by_role("link", name=right.name).click()
    assert download.value.path().read_bytes() == right.read_bytes()
    documents.get_by_role("button", name=re.compile("^Delete")).click()
    dialog(page, "sure-dialog").locator(".danger").click()
    expect(documents.locator("li")).to_have_count(0)


def test_calculations_of_a_site_that_was_removed_stand_in_the_way_until_they_are_taken_out(
    visit: Visit, product: Product, of: str, engineer: Person, head: Person
) -> None:
    report = filled(engineer, of, 2005)
    page = page_of(visit, product, head, f"/organisations/{of}", language="en")
    site = page.locator(".sites li", has=page.locator(f"a[href$='/{PIT}']"))
    site.get_by_role("button", name=re.compile("^Remove")).click()
    sure = dialog(page, "sure-dialog")
    expect(sure).to_contain_text("2005")
    sure.locator(".danger").click()
    expect(site).to_have_count(0)
    try:
        page.goto(f"{product.address}/reports/{report}")
        drawn(page)
        section(page, "way").get_by_role("link", name=re.compile("is taken into the report")).click()
        left = section(page, "calculations").locator(".warning li")
        expect(left).to_be_focused()
        left.get_by_role("button", name=re.compile("^Take out")).click()
        expect(left).to_have_count(0)
        expect(page.locator("#report-way")).to_have_text("May be issued")
    finally:
        sites = [{"mine_id": mine} for mine in (FIRST, SECOND, PIT)]
        head.api.ask("PUT", f"/organisations/{of}/sites", {"sites": sites})


def test_settings_changed_meanwhile_are_shown(visit: Visit, product: Product, of: str, engineer: Person) -> None:
    report = begun(engineer, of, 2009)
    page = page_of(visit, product, engineer, f"/reports/{report}", language="en", expected=("412",))
    drawn(page)
    page.locator(".page-actions summary").click()
    page.get_by_role("button", name="Title and GWP set").click()
    form = dialog(page, "report-settings-dialog")
    version = engineer.api.ask("GET", f"/reports/{report}")["version"]
    engineer.api.ask("PATCH", f"/reports/{report}", {"version": version, "title": "Theirs"})
    form.locator("[name=title]").fill("Mine")
    form.locator(".primary").click()
    expect(form.locator("#of-title-note")).to_contain_text("Theirs")
    expect(form.locator("[name=title]")).to_have_value("Mine")
    form.locator(".primary").click()
    expect(page.locator(".lead")).to_contain_text("Mine")


def test_a_viewer_sees_it_all_and_changes_nothing(
    visit: Visit, product: Product, of: str, engineer: Person, viewer: Person
) -> None:
    report = filled(engineer, of, 2008)
    page = page_of(visit, product, viewer, f"/reports/{report}", language="en")
    drawn(page)
    expect(page.locator(".source-matrix .number")).not_to_have_count(0)
    expect(section(page, "calculations").locator("tbody tr")).to_have_count(4)
    page.locator(".confirmed summary").click()
    expect(page.locator("main .button, main input, main select")).to_have_count(0)


def test_a_verifier_is_invited_for_this_report_alone(
    visit: Visit, product: Product, of: str, engineer: Person, head: Person
) -> None:
    report = begun(engineer, of, 2007)
    page = page_of(visit, product, head, f"/reports/{report}", language="en", expected=("422",))
    drawn(page)
    verifiers = section(page, "verifiers")
    verifiers.get_by_role("button", name="Invite a verifier").click()
    form = dialog(page, "verifier-dialog")
    form.locator("[name=email]").fill("nobody")
    form.locator(".primary").click()
    expect(form.locator("[name=email]")).to_have_attribute("aria-invalid", "true")
    form.locator("[name=email]").fill("verifier@example.org")
    form.locator(".primary").click()
    assert "#" in verifiers.locator("fd-copy-once input").input_value()
    verifiers.get_by_role("button", name="I have it").click()
    expect(verifiers.locator("fd-copy-once")).to_have_count(0)
    verifiers.get_by_role("button", name=re.compile("^Withdraw")).click()
    dialog(page, "sure-dialog").locator(".danger").click()
    expect(verifiers).to_contain_text("Nobody is invited")


def test_a_report_without_sites_says_who_names_them(visit: Visit, product: Product) -> None:
    lone = somebody(product, empty := organisation(product))
    report = begun(lone, empty, 2024)
    page = page_of(visit, product, lone, f"/reports/{report}", language="ru")
    expect(section(page, "matrix").locator(".empty")).to_contain_text("нет площадок в 2024 году")


def test_a_verifier_from_outside_is_led_to_the_issue_and_sees_no_draft(
    visit: Visit, product: Product, of: str, engineer: Person, head: Person
) -> None:
    report = filled(engineer, of, 2003)  # no other test has the year before
    engineer.api.ask("POST", f"/reports/{report}/issues")
    outside = somebody(product, organisation(product), "verifier")
    invitation = head.api.ask("POST", f"/reports/{report}/verifiers", {"email": outside.email})
    outside.api.ask("POST", "/invitations/accept", {"secret": invitation["link"].split("#")[1]})
    page = page_of(visit, product, engineer, "/jobs", language="en")
    made = page.locator(f"a[href$='/reports/{report}/1']")  # other reports' jobs stand there too
    made.first.wait_for(timeout=60_000)
    page = page_of(visit, product, outside, "/reports", language="en")
    row = page.locator(".reports tbody tr")
    expect(row.locator("th a")).to_have_attribute("href", f"/reports/{report}/1")
    page.goto(f"{product.address}/reports/{report}")
    expect(page.locator(".report-sections .warning")).to_contain_text("open to you for verification")
    expect(page.locator("main .panel")).to_have_count(1)
    expect(page.locator("main .button")).to_have_count(0)
