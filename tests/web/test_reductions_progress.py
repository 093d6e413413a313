"""Progress: measured hours come in, the plan stands beside what was achieved, and what explains the difference."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests.web.people import Api, admin, page_of, somebody
from tests.web.product import Product, Visit
from tests.web.test_reductions_portfolio import FLARE, SLOW_MS, own, settled

pytestmark = pytest.mark.needs_chromium


def measured(product: Product) -> str:
    """The example's project with hours."""
    items = Api(product.address, "", "").ask("GET", "/reductions/projects?set=example&limit=500")["items"]
    return next(str(each["id"]) for each in items if each["measured_files"])


def test_the_example_shows_what_was_achieved_of_the_plan(visit: Visit, product: Product) -> None:
    project = measured(product)
    told = Api(product.address, "", "").ask("GET", f"/reductions/projects/{project}/progress")
    page = visit("/reductions/progress", language="en")
    settled(page)
    rows = page.locator("fd-progress-list tbody tr")
    expect(rows).to_have_count(1)
    rows.first.get_by_role("link").click()
    settled(page)
    expect(page).to_have_url(re.compile(f"project={project}"))
    share = told["totals"]["reduction_t"] / told["totals"]["planned_reduction_t"] * 100
    expect(page.locator("h1")).to_contain_text(f"{share:.0f}%")
    expect(page.locator("fd-progress-months tbody tr")).to_have_count(len(told["months"]))
    expect(page.locator("fd-progress-causes canvas")).to_have_count(1)
    expect(page.locator(".synthetic-banner.own")).to_be_visible()
    expect(page.locator("fd-progress-hours")).to_contain_text("can be looked at, not changed")
    page.locator("fd-progress-months tbody .number").nth(4).click()
    drawer = page.locator("dialog.drawer")
    expect(drawer.locator(".sum li")).to_have_count(6)
    causes = sum(told["months"][0]["by_cause_t"].values())
    assert causes == pytest.approx(told["months"][0]["reduction_t"] - told["months"][0]["planned_reduction_t"])


@pytest.mark.parametrize("language", ["ru", "en"])
def test_hours_are_sent_refused_looked_at_and_taken_away(
    visit: Visit, product: Product, tmp_path: Path, language: str
) -> None:
    of = own(product, {**FLARE, "start_year": 2025})
    person = somebody(product, of)
    project = person.api.ask("GET", "/reductions/projects?set=own")["items"][0]["id"]
    page = page_of(
        visit, product, person, f"/reductions/progress?project={project}", language=language, expected=("422",)
    )
    settled(page)
    expect(page.locator(".empty")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name={"ru": "Пример файла", "en": "Example file"}[language]).click()
    example = tmp_path / download.value.suggested_filename
    download.value.save_as(example)

    wrong = tmp_path / "wrong.csv"
    wrong.write_text("time,flow,ch4,flame\n2025-01-01 00:00,-5,40,1\n2025-01-01 01:00,5,140,1\n", "utf-8")
    choice = page.locator("fd-progress-hours input[type=file]")
    choice.set_input_files(wrong)
    faults = page.locator("fd-progress-hours .restore-faults li")
    expect(faults).to_have_count(2)
    expect(faults.first).to_contain_text("2")
    expect(page.locator("fd-progress-months")).to_have_count(0)

    choice.set_input_files(example)
    expect(page.locator("fd-progress-months tbody tr")).to_have_count(1, timeout=SLOW_MS)
    told = person.api.ask("GET", f"/reductions/projects/{project}/progress")["totals"]
    assert (told["hours"], told["hours_without_flame"], told["hours_substituted"]) == (48, 2, 1)
    choice.set_input_files(example)
    expect(faults).to_have_count(1)

    page.locator("fd-progress-hours tbody button").click()
    page.locator("fd-sure-dialog dialog[open] .danger").click()
    expect(page.locator(".empty")).to_be_visible(timeout=SLOW_MS)
    assert person.api.ask("GET", f"/reductions/projects/{project}/hours")["items"] == []


def test_a_project_that_is_not_there_is_said_to_be_gone(visit: Visit) -> None:
    page = visit("/reductions/progress?project=00000000-0000-4000-8000-000000000000", language="en", expected=("404",))
    expect(page.locator(".empty")).to_contain_text("There is no such project")


def test_others_do_not_see_it(visit: Visit, product: Product) -> None:
    of = own(product, FLARE)
    items = admin(product).api.ask("GET", "/reductions/projects?set=own&limit=500")["items"]
    project = next(each["id"] for each in items if each["organisation"]["id"] == of)
    page = visit(f"/reductions/progress?project={project}", language="en", expected=("404",))
    expect(page.locator(".empty")).to_contain_text("There is no such project")
