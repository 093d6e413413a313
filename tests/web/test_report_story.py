"""A company's year, from its first calculation to a bundle that outlives the server, as people live through it.

An ecologist enters a year for a company with three mines, is told what is missing, explains a jump against last year,
confirms the factors with a document, issues the report; a verifier of another organisation, invited for this report
alone, opens a number to its source, returns it with a remark, gets it again and verifies it; months later the exported
bundle reproduces it on a machine without the server; a stranger sees none of it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.company_year import calculations_of
from tests.first_start import FirstStart
from tests.web.issue import reporting
from tests.web.issue.reporting import DOCUMENT, YEAR, Company, in_the_way, status
from tests.web.people import PASSWORD, numbers, organisation, page_of, somebody
from tests.web.product import Product, Visit, running
from tests.web.reports.company import cell, dialog, drawn, id_of, section

pytestmark = pytest.mark.needs_chromium
ON_POSTGRES = pytest.param("postgresql", marks=pytest.mark.needs_postgres)
NOT_ON_THAT_MACHINE = ("FIREDAMP_DATA", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")


@pytest.fixture(scope="module", params=["sqlite", ON_POSTGRES])
def product(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, begun: FirstStart
) -> Iterator[Product]:
    """On a database of its own, which goes with it."""
    folder = tmp_path_factory.mktemp("report_story")
    if request.param == "sqlite":
        with running(folder, begun) as started:
            yield started
        return
    import psycopg

    server = request.getfixturevalue("postgres_url")
    name = f"firedamp_report_story_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        try:
            with running(folder, database_url=f"{server.rpartition('/')[0]}/{name}") as started:
                yield started
        finally:
            connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


NAMES = {
    "mine.balance": "Баланс",
    "ipcc2006.post_mining_tier2": "После добычи",
    "ipcc2006.underground": "Подземная добыча",
    "ipcc2006.surface": "Разрез",
}
# The gap that a method's calculation fills.
FILLS = {
    "mine.balance": "underground_mining",
    "ipcc2006.post_mining_tier2": "underground_post_mining",
    "ipcc2006.underground": "underground_mining",
    "ipcc2006.surface": "surface_mining",
}


def typed(page: Page, inputs: dict[str, Any]) -> None:
    """Each number into its field; a stream at a time."""
    for name, value in inputs.items():
        if isinstance(value, list):
            stream = page.locator(f"[id='field-{name}-0--flow']")
            if not stream.count():
                page.locator(f"#field-{name}").get_by_role("button", name="Добавить").click()
            stream.wait_for()
            for field, number in value[0].items():
                page.locator(f"[id='field-{name}-0--{field}']").fill(f"{number}".replace(".", ","))
        else:
            page.locator(f"#field-{name}").fill(f"{value:.15g}".replace(".", ","))


@dataclass
class Ecologist:
    """What the ecologist does on the pages, a step a method. The year before was reported long ago, by requests."""

    of: Company
    report: str = ""

    def has_reported_last_year(self) -> None:
        """By another document, which was withdrawn since."""
        report = reporting.begun(self.of, YEAR - 1)
        reporting.filled(self.of, report, YEAR - 1)
        reporting.confirmed(self.of, report)
        assert reporting.issue(self.of, report) == 1
        reporting.withdrawn(self.of)

    def begins_the_year(self, visit: Visit) -> Page:
        page = page_of(visit, self.of.product, self.of.ecologist, "/reports", language="ru")
        page.locator(".page-actions .primary").click()
        form = dialog(page, "new-report-dialog")
        form.locator("[name=year]").fill(str(YEAR))
        form.locator(".primary").click()
        drawn(page)
        self.report = id_of(page)
        return page

    def is_told_what_is_missing(self, page: Page) -> None:
        """Every source category of each of the three mines."""
        expect(section(page, "way").locator(".way-progress")).to_contain_text("Учтено 0 из 11")
        page.locator(".page-actions .primary").click()
        expect(page.locator("#report-way")).to_be_focused()
        for mine in self.of.mines:
            expect(section(page, "matrix")).to_contain_text(mine["name"]["ru"].removeprefix("шахта "))
        expect(section(page, "way")).not_to_contain_text("без причины")  # nobody can say yet why it changed

    def enters_what_each_mine_emits(self, page: Page) -> None:
        """Twice the coal of last year, with the document that the output was taken from; no dump burns anywhere."""
        for place, method, inputs in calculations_of(YEAR, output_t=2e6):
            self.calculates(page, self.of.mines[place]["mine_id"], method, inputs)
        page.get_by_role("button", name=re.compile("Для всех площадок")).click()
        form = dialog(page, "gap-dialog")
        form.locator("[value=not_occurring]").check()
        form.locator("[name=reason]").fill("Отвалы не горят")
        form.locator(".primary").click()
        expect(page.locator(".source-missing")).to_have_count(0)

    def calculates(self, page: Page, mine: str, method: str, inputs: dict[str, Any]) -> None:
        """From the gap in the report to the form, and by what is kept there back to the report."""
        cell(page, mine, FILLS[method]).click()
        dialog(page, "gap-dialog").get_by_role("link").click()
        expect(page.locator(".for-report")).to_contain_text(str(YEAR))
        page.goto(f"{page.url}&with={method}")
        page.locator("fd-calculation-form").wait_for()
        typed(page, inputs)
        page.locator("fd-keeping > .primary:not([disabled])").click()
        naming = page.locator("fd-keeping fd-name-dialog dialog[open]")
        naming.get_by_role("textbox").fill(f"{NAMES[method]} {mine}")
        naming.locator(".primary").click()
        page.locator(".notice", has_text="добавлено в отчёт").get_by_role("link").click()
        drawn(page)
        expect(cell(page, mine, FILLS[method])).to_have_count(0)

    def says_where_the_output_comes_from(self, page: Page, folder: Path) -> None:
        file = folder / reporting.SOURCE
        file.write_bytes(reporting.PDF)
        documents = section(page, "documents")
        documents.locator("input[type=file]").set_input_files(file)
        documents.get_by_role("button", name=re.compile("^Какие числа")).click()
        form = dialog(page, "evidence-dialog")
        form.locator("fieldset", has_text=NAMES["ipcc2006.underground"]).get_by_label("Добыча угля").check()
        form.locator(".primary").click()
        expect(documents.locator("li")).to_contain_text("Добыча угля")

    def explains_the_jump(self, page: Page) -> None:
        found = self.of.ecologist.api.ask("GET", f"/reports/{self.report}/preparation")
        asked = {each["field"] for each in found["in_the_way"] if each["rule"] == "change_unexplained"}
        assert self.of.mines[1]["mine_id"] in asked
        for mine in sorted(asked):
            reason = page.locator(f"[id='reason-{mine}']")
            reason.fill("Введена новая лава")
            reason.press("Enter")
            expect(section(page, "comparison").locator("tr", has=reason).locator(".saved")).to_be_visible()

    def confirms_the_factors(self, page: Page) -> None:
        """What is to be confirmed stands in the way of issuing; with the document nothing does."""
        assert {each["rule"] for each in in_the_way(self.of, self.report)} == {"not_confirmed"}
        confirming = section(page, "confirming")
        confirming.locator(".every input").check()
        confirming.locator("#confirm-document").fill(DOCUMENT)
        confirming.locator(".primary").click()
        expect(page.locator("#report-way")).to_have_text("Можно выпускать")

    def issues(self, page: Page, number: int) -> None:
        """As a job, at whose end the page of the issue stands."""
        page.goto(f"{self.of.product.address}/reports/{self.report}")
        drawn(page)
        page.locator(".page-actions .primary").click()
        dialog(page, "issue-dialog").locator(".primary").click()
        page.wait_for_url(f"**/reports/{self.report}/{number}", timeout=90_000)

    def answers(self, page: Page, remark: str, answer: str) -> None:
        thread = page.locator(".thread", has_text=remark)
        thread.locator(".answer").click()
        thread.locator("textarea").fill(answer)
        thread.locator("form .primary").click()
        expect(thread.locator(".replies")).to_contain_text(answer)


def test_a_year_is_reported_verified_and_reproduced(visit: Visit, product: Product, tmp_path: Path) -> None:
    ecologist = Ecologist(reporting.company(product))
    ecologist.has_reported_last_year()
    desk = ecologist.begins_the_year(visit)
    ecologist.is_told_what_is_missing(desk)
    ecologist.enters_what_each_mine_emits(desk)
    ecologist.says_where_the_output_comes_from(desk, tmp_path)
    ecologist.explains_the_jump(desk)
    ecologist.confirms_the_factors(desk)
    ecologist.issues(desk, 1)
    of, report = ecologist.of, ecologist.report

    # A verifier of another organisation is invited for this report alone.
    page = visit(invited(visit, of, report), language="en", expected=("404",))
    expect(page.locator("main .panel")).to_contain_text("this report for verification and nothing else")
    page.locator("[name=username]").fill(f"verifier-of-one-{next(numbers)}")
    page.locator("[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/reports/{report}/1$"))
    expect(page.locator("fd-issue-changes")).to_contain_text("Введена новая лава")
    expect(page.locator("fd-issue-confirmations")).to_contain_text(DOCUMENT)

    opens_a_number_to_its_source(page)
    returns_it_with_a_remark(page)

    # The ecologist answers; the report is issued anew.
    desk.goto(f"{product.address}/reports/{report}/1?part=check")
    ecologist.answers(desk, "Where does the output come from?", "Из маркшейдерской справки, она приложена")
    ecologist.issues(desk, 2)

    page.goto(f"{product.address}/reports/{report}/latest")
    expect(page).to_have_url(re.compile(f"/reports/{report}/2$"))
    verifies_it(page)
    with page.expect_download() as waited:
        page.get_by_role("button", name="Download: Bundle for verification").click()
    bundle = tmp_path / waited.value.suggested_filename
    waited.value.save_as(bundle)

    # A stranger sees none of it, and neither the verifier anything else of the company.
    stranger = somebody(product, organisation(product), "administrator")
    theirs = page_of(visit, product, stranger, f"/reports/{report}/2", language="en", expected=("404",))
    expect(theirs.locator("main .empty")).to_contain_text("There is nothing here")
    for path in ("", "/issues/2", "/issues/2/bundle", "/issues/2/sample", "/remarks", "/attachments", "/preparation"):
        assert status(stranger, f"/reports/{report}{path}") == 404, path
    assert stranger.api.ask("GET", "/reports")["items"] == []
    page.goto(f"{product.address}/organisations/{of.id}")
    expect(page.locator("main .empty")).to_be_visible()

    reproduced_elsewhere(bundle)


def invited(visit: Visit, of: Company, report: str) -> str:
    """The company's administrator invites a verifier; the path of the link that is shown once."""
    page = page_of(visit, of.product, of.head, f"/reports/{report}", language="en")
    drawn(page)
    verifiers = section(page, "verifiers")
    verifiers.get_by_role("button", name="Invite a verifier").click()
    form = dialog(page, "verifier-dialog")
    form.locator("[name=email]").fill(f"verifier{next(numbers)}@example.org")
    form.locator(".primary").click()
    return verifiers.locator("fd-copy-once input").input_value().removeprefix(of.product.address)


def opens_a_number_to_its_source(page: Page) -> None:
    """From the total to the calculation, to the number given, to the document that it was taken from."""
    page.locator(".issue-totals fd-number button").first.click()
    page.locator(".drawer .parts a", has_text=NAMES["ipcc2006.underground"]).click()
    steps = page.locator("fd-issue-calculations fd-calculation")
    assert steps.locator(".trace math").count() > 4
    steps.get_by_role("button", name=re.compile("^Mining emission factor")).click()
    expect(page.locator("dialog.drawer")).to_contain_text("2006 IPCC Guidelines")
    page.keyboard.press("Escape")
    papers = page.locator("fd-issue-documents")
    papers.get_by_role("button", name=re.compile("^Coal output: 2,000,000 t")).click()
    expect(page.locator("dialog.drawer")).to_contain_text(reporting.SOURCE)
    page.keyboard.press("Escape")
    with page.expect_download() as waited:
        papers.get_by_role("button", name=re.compile(reporting.SOURCE)).click()
    assert waited.value.path().read_bytes() == reporting.PDF


def returns_it_with_a_remark(page: Page) -> None:
    page.get_by_role("link", name="Check it").click()
    page.locator(".sample > li").first.focus()
    page.keyboard.press("2")
    expect(page.locator("#sample-title")).to_have_text("1 of 25 checked")
    page.keyboard.press("3")
    page.locator(".sample textarea").fill("Where does the output come from?")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".thread.open")).to_have_count(1)
    expect(page.locator("fd-issue-decision .verify")).to_have_attribute("aria-disabled", "true")
    page.locator("fd-issue-decision .return").click()
    dialog = page.locator("fd-decision-dialog dialog[open]")
    dialog.locator("textarea").fill("See the remark")
    dialog.locator(".primary").click()
    expect(page.locator("h1 .report-state")).to_contain_text("returned")


def verifies_it(page: Page) -> None:
    """The answer satisfies: the remark is settled, and the report verified."""
    page.get_by_role("link", name="Check it").click()
    expect(page.locator(".thread .replies")).to_contain_text("маркшейдерской справки")
    page.locator(".thread.open .settle").click()
    page.locator(".sample > li", has_text="wrong in issue 1").focus()
    page.keyboard.press("1")
    expect(page.locator("#sample-title")).to_have_text("1 of 25 checked")
    page.locator("fd-issue-decision .verify[aria-disabled=false]").click()
    page.locator("fd-decision-dialog dialog[open] .primary").click()
    expect(page.locator("h1 .report-state")).to_contain_text("verified")
    page.get_by_role("link", name="What is stated").click()


def reproduced_elsewhere(bundle: Path) -> None:
    """In a process that knows nothing of the server: neither its data nor its database."""
    elsewhere = {name: value for name, value in os.environ.items() if name not in NOT_ON_THAT_MACHINE}
    command = [sys.executable, "-m", "firedamp.cli", "reproduce", str(bundle)]
    told = subprocess.run(command, cwd=bundle.parent, env=elsewhere, capture_output=True, text=True, timeout=300)
    assert told.returncode == 0, told.stdout + told.stderr
    assert not (bundle.parent / "var").exists()
