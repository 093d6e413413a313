"""Every table offers a filled file, and what it offers can be taken over as it is."""

from __future__ import annotations

from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.web.desk import signed_in
from tests.web.product import Product, Visit
from tests.web.test_reference_import import sent, taken

from firedamp.science.reference import table_ids

pytestmark = pytest.mark.needs_chromium
BY_YEAR = ("coal_output", "methane_abundance", "methane_use")
NAMES = {"ru": "Заполненный пример", "en": "Filled example"}


def example(page: Page, folder: Path, language: str) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name=NAMES[language]).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


# Each table in one language or the other: both are made by the same code.
@pytest.mark.parametrize(("table", "language"), list(zip(table_ids(), cycle(NAMES), strict=False)))
def test_its_example_is_read_without_a_fault(
    visit: Visit, product: Product, tmp_path: Path, table: str, language: str
) -> None:
    page = signed_in(visit, product, f"/reference/{table}/import", language=language)
    path = example(page, tmp_path, language)
    sent(page, path)
    expect(page.locator(".state-bad .count")).to_have_text("0")
    expect(page.locator(".import-columns tr.unused")).to_have_count(0)
    expect(page.locator(".import-foot .primary")).to_be_enabled()
    state = "new" if table in BY_YEAR else "same"
    expect(page.locator(f".state-{state} .count")).not_to_have_text("0")


def test_an_empty_table_offers_an_example_that_touches_no_real_mine(
    visit: Visit, product: Product, tmp_path: Path
) -> None:
    page = signed_in(visit, product, "/reference/methane_abundance", language="en")
    expect(page.locator(".empty")).to_contain_text("per tonne of coal")
    path = example(page, tmp_path, "en")
    assert path.name == "firedamp-synthetic-example-methane_abundance-en.csv"
    assert path.read_text(encoding="utf-8-sig").count("synthetic,") == 10
    page.locator(".empty").get_by_role("link", name="Load a file").click()
    sent(page, path)
    taken(page)
    expect(page.locator(".import-result")).to_contain_text("10 new records")
    page.goto(f"{product.address}/reference/methane_abundance")
    expect(page.locator(".empty")).to_be_visible()
    page.goto(f"{product.address}/reference?basin=demonstration")
    page.locator(".changes li").first.get_by_role("button").click()
