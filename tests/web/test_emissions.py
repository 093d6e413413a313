"""Emissions of a longwall: a stream is described, its methane summed, a number opened; the made-up mine is named so."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect
from tests.web.longwall_of_ours import recorded
from tests.web.people import admin, page_of
from tests.web.product import Product, Visit
from tests.web.test_reference_accessibility import violations
from tests.web.test_words import KEY, SAID

pytestmark = pytest.mark.needs_chromium
START = datetime(2026, 3, 29, 17, tzinfo=UTC)  # midnight in Novokuznetsk
HOURS = 48


def shaft(product: Product) -> str:
    """Two days by the hour of 100 m³/min of 1 %, without three hours of methane."""
    api = admin(product).api
    said = {"name": "Ствол 5", "time_zone": "Asia/Novokuznetsk", "organisation": "own"}
    made: str = api.ask("POST", "/telemetry/longwalls", said)["id"]
    gone = range(30, 33)
    for tag, quantity, unit, value in (("Q", "airflow", "m3/min", 100.0), ("C", "methane_concentration", "%", 1.0)):
        said = {"tag": tag, "quantity": quantity, "unit": unit, "step_s": 3600}
        channel = api.ask("POST", f"/telemetry/longwalls/{made}/channels", said)["id"]
        rows = [row for row in range(HOURS) if tag == "Q" or row not in gone]
        readings = [{"time": (START + timedelta(hours=row)).isoformat(), "value": value} for row in rows]
        api.ask("POST", f"/telemetry/{channel}/readings", {"readings": readings})
    return made


def sound(page: Page, width: int) -> None:
    expect(page.locator(".skeleton")).to_have_count(0)
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [said for said in page.evaluate(SAID) if KEY.search(said)] == []


def test_from_a_stream_to_a_door(visit: Visit, product: Product) -> None:
    """1 m³/min for 2,880 min is 1.92384 t by 0.668 kg/m³."""
    page = page_of(visit, product, admin(product), f"/longwalls/{shaft(product)}/emissions", language="en")
    page.get_by_role("button", name="Describe a stream").click()
    dialog = page.locator("fd-stream-dialog dialog[open]")
    dialog.locator("[name=name]").fill("Shaft 5")
    for role, value in (("temperature", "20"), ("pressure", "1013.25")):
        dialog.locator(f"[name='{role}.value']").fill(value)
    dialog.locator("summary").first.click()
    dialog.locator("[name='flow.systematic_percent']").fill("x")
    dialog.get_by_role("button", name="Enter").click()
    expect(dialog.locator("[name='flow.systematic_percent']")).to_have_attribute("aria-invalid", "true")
    dialog.locator("[name='flow.systematic_percent']").fill("3")
    assert violations(page) == []
    dialog.get_by_role("button", name="Enter").click()
    expect(page.locator("fd-measured-streams tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Sum", exact=True).click()
    expect(page.locator(".measured-sums tbody tr")).to_have_count(2)
    expect(page.locator("fd-measured-methods")).to_contain_text("wants the daily coal output of the mine")
    expect(page.locator("fd-measured-methods")).to_contain_text("98.325: mean of the values before and after")
    expect(page.locator("fd-measured-methods")).to_contain_text("31 Mar 2026, 07:00")  # by the mine's clock
    expect(page.locator("fd-measured-methods")).to_contain_text("1 %")
    page.locator(".measured-sums tfoot .number").first.click()
    drawer = page.locator("dialog.drawer[open]")
    expect(drawer).to_contain_text("1.92384 t")
    expect(drawer.locator(".step, .formula, fd-formula").first).to_be_visible()
    sound(page, 1440)


def test_the_made_up_mine_is_named_so_and_fits_a_phone(visit: Visit, product: Product) -> None:
    page = visit(f"/longwalls/{recorded(product)}/emissions", language="ru", theme="dark", width=360)
    page.get_by_role("link", name="Посмотреть вымышленную шахту").click()
    expect(page.locator(".synthetic-banner.own")).to_contain_text("Эта шахта вымышлена")
    expect(page.locator("h1")).to_have_text("Вымышленная шахта: выбросы")
    expect(page.locator(".attribution, .arbitrary-note")).to_have_count(0)
    expect(page.locator("fd-measured-sums canvas")).to_be_visible()
    sound(page, 360)
    assert page.evaluate(BARS) == [["days", 14, 14], ["weeks", 53, 365], ["months", 120, 3652], ["years", 10, 3652]]


# Which bars a year and ten years have at the width of a screen and of a phone; all the hours are in them.
BARS = """async () => {
  const { drawn } = await import('/pages/emissions/bars.js');
  const day = (first, place) => new Date(Date.UTC(first, 0, 1 + place)).toISOString().slice(0, 10);
  const one = { ch4_t: 1, hours: 1, filled_hours: 0, missing_hours: 0, filled_ch4_t_exact: '0' };
  const stream = (first, count) => {
    const days = Array.from({ length: count }, (_, place) => ({ ...one, period: day(first, place) }));
    const by = (digits) => [...Map.groupBy(days, ({ period }) => period.slice(0, digits)).entries()]
      .map(([period, own]) => ({ period, hours: own.length }));
    return { days, months: by(7), years: by(4) };
  };
  return [[2025, 14, 300], [2025, 365, 1100], [2016, 3652, 1100], [2016, 3652, 300]].map(([first, count, width]) => {
    const { step, sums } = drawn(stream(first, count), 'days', width);
    return [step, sums.length, sums.reduce((whole, { hours }) => whole + hours, 0)];
  });
}"""
