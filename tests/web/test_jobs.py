"""A large file is taken over by a job: its page may be left, the ring and the page of jobs tell how it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.web.desk import signed_in, stored
from tests.web.product import Product, Visit
from tests.web.test_reference_import import given_back, sent, settled, table

pytestmark = pytest.mark.needs_chromium
IMPORT = "/reference/coal_output/import?basin=demonstration"
YEARS = range(1900, 1960)  # before the demonstration basin's own
FIRST = {"basin": "demonstration", "filter": "year:lt:1960"}


def large(folder: Path, product: Product) -> Path:
    """Synthetic outputs: more rows than one request takes over."""
    mines = stored(product, "mines", basin="demonstration", limit=500)["items"]
    rows = [f"{mine['key']};{year};{year},5" for mine in mines for year in YEARS]
    assert len(rows) > 5_000
    return table(folder, *rows, header="Шахта;Год;Добыча, т", name="large.csv")


def told(page: Page) -> None:
    """What holds for all rows."""
    page.locator("#default-quality").select_option("synthetic")
    page.locator("#default-source").fill("Synthetic, a test of Firedamp")
    page.locator("#default-confirmation").select_option("confirmed")
    settled(page)


UNDO = """async () => {
  const { items } = await (await fetch('/api/v1/jobs')).json();
  const token = document.cookie.match(/csrftoken=([^;]+)/)[1];
  const headers = { 'X-CSRFToken': token, 'Content-Type': 'application/json' };
  const address = `/api/v1/reference/changes/${items[0].result.change_set}/undo`;
  return (await fetch(address, { method: 'POST', headers, body: '{}' })).status;
}"""


def test_nobody_has_jobs_at_first(visit: Visit, product: Product) -> None:
    page = visit("/jobs", language="en")
    expect(page.locator("main")).to_contain_text("Who has signed in sees their jobs")
    expect(page.locator(".jobs-ring")).to_have_count(0)


def test_a_large_file_becomes_a_job_and_is_undone_as_any_other(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = signed_in(visit, product, IMPORT, language="en")
    sent(page, large(tmp_path, product))
    told(page)
    page.locator(".import-foot .primary").click()
    expect(page.locator(".import-foot")).to_contain_text("This page may be left")
    expect(page.locator(".jobs-ring")).to_be_visible()
    page.locator(".import-result").wait_for(timeout=60_000)
    assert stored(product, "coal_output", **FIRST)["total"] > 5_000
    page.set_default_timeout(60_000)  # as many records are taken back
    given_back(page)
    assert stored(product, "coal_output", **FIRST)["total"] == 0


def test_its_page_may_be_left(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = signed_in(visit, product, IMPORT)
    sent(page, large(tmp_path, product))
    told(page)
    page.locator(".import-foot .primary").click()
    page.on("dialog", lambda dialog: dialog.accept())
    page.locator(".import-foot").get_by_role("link", name="Задания").click()
    row = page.locator("fd-jobs tbody tr").first
    expect(row).to_contain_text("Загрузка таблицы")
    expect(row).to_contain_text("готово", timeout=60_000)
    expect(page.locator(".jobs-ring")).to_have_count(0, timeout=10_000)
    assert stored(product, "coal_output", **FIRST)["total"] > 5_000
    undone(page)


FAILED = {
    "id": "0b6f3a52-5a3c-4a57-9a39-7d0f6f1f9c11", "kind": "report", "name": "АО «Пример-уголь» 2024", "state": "failed",
    "step": "", "progress": None, "owner": "admin", "organisation": None, "created": "2026-11-29T00:00:00Z",
    "finished": "2026-11-29T00:01:00Z", "cancel_requested": False, "result": None,
    "problem": {"type": "/problems/bad-input", "detail": "Шахта «Северная»: 1.B.1.b: источник не рассчитан; " * 3},
}  # fmt: skip


def test_why_a_job_failed_stands_below_its_name_on_a_narrow_screen(visit: Visit, product: Product) -> None:
    """The words of a failure are given: no real job fails at will."""
    page = signed_in(visit, product, "/", width=390)
    page.route(
        "**/api/v1/jobs?*", lambda route: route.fulfill(json={"items": [FAILED], "next_cursor": None, "total": 1})
    )
    page.goto(f"{product.address}/jobs")
    row = page.locator("fd-jobs tbody tr")
    name, why = row.locator("th").bounding_box(), row.locator(".field-problem").bounding_box()
    assert name
    assert why
    assert name["y"] + name["height"] <= why["y"] + 1
    assert name["width"] > 200
    assert why["x"] + why["width"] <= 390


def undone(page: Page) -> None:
    """Taken back from the history of one of its records."""
    answer = page.evaluate(UNDO)
    assert answer == 200
