"""A basin is a data package: dropped beside the Kuzbass it appears with its map, inventory and tables."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from tests.server.basins import small_basin
from tests.web.product import running

pytestmark = pytest.mark.needs_chromium


def test_a_second_basin_appears_without_a_line_of_code(
    browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    small_basin(tmp_path / "packages" / "pechora")
    monkeypatch.setenv("FIREDAMP_PACKAGES", str(tmp_path / "packages"))
    with running(tmp_path) as product:
        page = browser.new_page(locale="ru-RU")
        page.goto(product.address + "/")
        page.locator("select[name=basin]").select_option("pechora")
        expect(page.locator("h1")).to_contain_text("Печора")
        expect(page.locator("fd-mine-map canvas").first).to_be_visible(timeout=30_000)
        expect(page.locator("main")).to_contain_text("Воркутинская")
        # 2 Mt · 20.5 m³/t · 0.67 kg/m³ = 27.47 kt: depth unknown (IPCC 2006, eq. 4.1.3)
        expect(page.locator(".cards .value").first).to_have_text("27,5")
        expect(page.locator("fd-methods")).to_contain_text("Модель GEM: не показано")
        page.goto(product.address + "/reference/methane_abundance?basin=pechora")
        expect(page.locator(".grid-body")).to_contain_text("120")
        page.close()
