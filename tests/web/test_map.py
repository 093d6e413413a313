"""The map: true to the ground at every width and on paper; a card, a legend and labels that hide nothing."""

from __future__ import annotations

import math
from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.web.product import Visit

pytestmark = pytest.mark.needs_chromium
WIDTHS = (390, 800, 1100, 1440, 1920)
# One degree of longitude is cos φ of one of latitude; φ is the middle of the outline (51.9° to 56.9° N).
GROUND = math.cos(math.radians(54.4))
SCALES = """() => {
  const map = document.querySelector('fd-mine-map');
  const at = (longitude, latitude) => map.pixelOf({ longitude, latitude });
  const [west, east, south, north] = [at(86, 54.4), at(87, 54.4), at(86.5, 54), at(86.5, 55)];
  return (east[0] - west[0]) / (south[1] - north[1]);
}"""
# What is drawn, as the canvas library holds it: the labels of towns and their boxes.
LABELS = """async () => {
  const { getInstanceByDom } = await import('echarts');
  const map = document.querySelector('fd-mine-map');
  const towns = new Set(map.map.towns.flatMap((town) => Object.values(town.name)));
  const chart = getInstanceByDom(map.querySelector('.map-canvas'));
  return chart.getZr().storage.getDisplayList(true)
    .filter((each) => each.style && towns.has(each.style.text) && !each.ignore && !each.invisible)
    .map((each) => {
      const box = each.getBoundingRect().clone();
      if (each.transform) box.applyTransform(each.transform);
      return { name: each.style.text, x: box.x, y: box.y, width: box.width, height: box.height };
    });
}"""
HALOS = """async () => {
  const { getInstanceByDom } = await import('echarts');
  const map = document.querySelector('fd-mine-map');
  const towns = new Set(map.map.towns.flatMap((town) => Object.values(town.name)));
  const chart = getInstanceByDom(map.querySelector('.map-canvas'));
  return chart.getZr().storage.getDisplayList(true)
    .filter((each) => each.style && towns.has(each.style.text) && !each.ignore && !each.invisible)
    .map((each) => each.style.lineWidth);
}"""
CIRCLES = """async () => {
  const { radiusOf } = await import('/components/map-option.js');
  const map = document.querySelector('fd-mine-map');
  const radius = radiusOf(map.inventory.lines);
  const located = map.inventory.lines.filter((line) => line.latitude !== null);
  return located.map((line) => [...map.pixelOf(line), radius(line)]);
}"""
LOWEST = """() => {
  const map = document.querySelector('fd-mine-map');
  const { clientWidth: width, clientHeight: height } = map.querySelector('.map-canvas');
  const places = map.inventory.lines.filter((line) => line.latitude !== null).map((line) => map.pixelOf(line));
  return places.filter(([x, y]) => x > 4 && x < width - 4 && y > 4 && y < height - 4).sort((a, b) => b[1] - a[1])[0];
}"""


def drawn(page: Page) -> dict[str, float]:
    page.locator("fd-mine-map canvas").wait_for()
    page.locator("fd-mine-map").evaluate("map => map.scrollIntoView({ block: 'center' })")
    page.wait_for_timeout(300)
    box = page.locator(".map-canvas").bounding_box()
    assert box
    return {**box}


def overlapping(labels: list[dict[str, Any]]) -> list[tuple[str, str]]:
    def apart(one: dict[str, Any], two: dict[str, Any]) -> bool:
        beside = one["x"] + one["width"] <= two["x"] or two["x"] + two["width"] <= one["x"]
        return bool(beside or one["y"] + one["height"] <= two["y"] or two["y"] + two["height"] <= one["y"])

    pairs = [(one, two) for place, one in enumerate(labels) for two in labels[place + 1 :]]
    return [(one["name"], two["name"]) for one, two in pairs if not apart(one, two)]


def covers(circle: tuple[float, float, float], label: dict[str, Any]) -> bool:
    """Whether the middle of a label lies in a circle."""
    x, y, radius = circle
    middle = (label["x"] + label["width"] / 2, label["y"] + label["height"] / 2)
    return math.dist((x, y), middle) < radius


@pytest.mark.parametrize("width", WIDTHS)
def test_the_map_is_true_to_the_ground_at_every_width(visit: Visit, width: int) -> None:
    page = visit("/", width=width)
    drawn(page)
    assert page.evaluate(SCALES) == pytest.approx(GROUND, rel=0.01)


def test_the_map_stays_true_when_the_window_changes_and_on_paper(visit: Visit) -> None:
    page = visit("/")
    drawn(page)
    page.set_viewport_size({"width": 700, "height": 900})
    page.wait_for_timeout(300)
    assert page.evaluate(SCALES) == pytest.approx(GROUND, rel=0.01)
    page.emulate_media(media="print")
    page.wait_for_timeout(300)
    assert page.evaluate(SCALES) == pytest.approx(GROUND, rel=0.01)
    fit = page.locator(".map-canvas canvas").first.evaluate("canvas => getComputedStyle(canvas).objectFit")
    assert fit == "contain"


def test_the_small_map_of_a_mine_is_true_to_the_ground(visit: Visit) -> None:
    page = visit("/mines/M0767")
    drawn(page)
    assert page.evaluate(SCALES) == pytest.approx(GROUND, rel=0.01)


@pytest.mark.parametrize(("width", "closer"), [(390, 0), (390, 2), (1440, 0), (1440, 3)])
def test_the_card_of_the_lowest_mine_lies_within_the_map(visit: Visit, width: int, closer: int) -> None:
    page = visit("/", width=width)
    drawn(page)
    for _ in range(closer):
        page.get_by_role("button", name="Приблизить").click()
    box = drawn(page)
    x, y = page.evaluate(LOWEST)
    page.mouse.click(box["x"] + x, box["y"] + y)
    card = page.locator("fd-mine-card .mine-card.pinned").bounding_box()
    frame = page.locator(".map").bounding_box()
    assert card
    assert frame
    assert card["y"] >= frame["y"]
    assert card["y"] + card["height"] <= frame["y"] + frame["height"]
    assert card["x"] >= frame["x"]
    assert card["x"] + card["width"] <= frame["x"] + frame["width"]
    page.locator("fd-mine-card").get_by_role("link", name="Открыть страницу").click()
    expect(page.locator("fd-passport")).to_be_visible()


@pytest.mark.parametrize("language", ["ru", "en"])
def test_on_a_phone_the_card_is_a_sheet_that_leaves_the_map_and_its_mine_to_be_seen(
    visit: Visit, language: str
) -> None:
    page = visit("/", width=390, language=language)
    box = drawn(page)
    places = page.evaluate(
        """() => {
          const map = document.querySelector('fd-mine-map');
          const { clientWidth: width, clientHeight: height } = map.querySelector('.map-canvas');
          const at = map.inventory.lines.filter((line) => line.latitude !== null).map((line) => map.pixelOf(line));
          const within = at.filter(([x, y]) => x > 60 && x < width - 60 && y > 4 && y < height - 4);
          return [within.at(0), within.sort((a, b) => b[1] - a[1])[0]];
        }"""
    )
    for x, y in places:
        page.mouse.click(box["x"] + x, box["y"] + y)
        sheet = page.locator("fd-mine-card .mine-card.pinned")
        card = sheet.bounding_box()
        frame = page.locator(".map").bounding_box()
        assert card
        assert frame
        assert card["height"] <= frame["height"] * 0.36
        assert not card["y"] <= box["y"] + y <= card["y"] + card["height"]
        sheet.locator(".number").first.click()
        expect(page.locator("dialog.drawer")).to_be_visible()
        page.keyboard.press("Escape")
        sheet.get_by_role("button", name={"ru": "Закрыть", "en": "Close"}[language]).click()


def test_names_of_towns_are_read_over_circles(visit: Visit) -> None:
    page = visit("/")
    drawn(page)
    halos = page.evaluate(HALOS)
    assert halos
    assert min(halos) >= 4
    labels, circles = page.evaluate(LABELS), page.evaluate(CIRCLES)
    assert sum(covers(circle, label) for label in labels for circle in circles) <= len(labels)


def test_labels_of_towns_never_overlap_also_while_a_box_is_drawn(visit: Visit) -> None:
    page = visit("/")
    box = drawn(page)
    before = page.evaluate(LABELS)
    assert len(before) > 3
    assert overlapping(before) == []
    page.get_by_role("button", name="Выделить рамкой").click()
    page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + box["height"] * 0.3)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.7, box["y"] + box["height"] * 0.7, steps=8)
    page.wait_for_timeout(200)
    assert page.evaluate(LABELS) == before
    page.mouse.up()
    page.wait_for_timeout(200)
    assert page.evaluate(LABELS) == before


def test_closer_there_is_room_for_more_labels(visit: Visit) -> None:
    page = visit("/", language="en")
    drawn(page)
    for _ in range(3):
        page.get_by_role("button", name="Zoom in").click()
    page.wait_for_timeout(200)
    labels = page.evaluate(LABELS)
    assert labels
    assert overlapping(labels) == []


@pytest.mark.parametrize("address", ["/", "/mines/M0767"])
def test_the_legend_covers_nothing_of_the_map(visit: Visit, address: str) -> None:
    page = visit(address)
    box = drawn(page)
    legend = page.locator(".map-legend").bounding_box()
    assert legend
    assert legend["y"] >= box["y"] + box["height"] - 1


def test_a_mine_without_emission_has_its_point_on_its_map(visit: Visit) -> None:
    page = visit("/mines/M0215")
    drawn(page)
    points = page.evaluate(
        """async () => {
          const { getInstanceByDom } = await import('echarts');
          const chart = getInstanceByDom(document.querySelector('fd-mine-map .map-canvas'));
          const option = chart.getOption();
          return option.series.flatMap((series) => series.data).filter((point) => point.here).length;
        }"""
    )
    assert points == 1
