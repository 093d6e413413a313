"""Nothing that can be pressed moves after it first showed because a later answer of the API came."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from tests.web.desk import signed_in
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
FAR_PX = 4

# Each answer comes a little later than the one before it, so that the page is drawn with each of them; every frame the
# places of what can be pressed are compared with those of the frame before.
WATCH = """
(() => {
  const fetched = window.fetch, known = new WeakMap();
  let turn = 0;
  window.moved = [];
  window.waiting = 0;
  window.fetch = async (...asked) => {
    if (!String(asked[0]).includes('/api/')) return fetched(...asked);
    window.waiting += 1;
    const later = 60 * (1 + turn++ * 5 % 4);
    try {
      const answer = await fetched(...asked);
      await new Promise((go) => setTimeout(go, later));
      return answer;
    } finally {
      setTimeout(() => (window.waiting -= 1));
    }
  };
  const look = () => {
    for (const each of document.querySelectorAll('fd-app :is(a, button, input, select, summary)')) {
      const { left, top, width } = each.getBoundingClientRect();
      if (!width || !each.checkVisibility({ visibilityProperty: true })) continue;
      const [x, y] = [left + scrollX, top + scrollY], [wasX, wasY] = known.get(each) ?? [x, y];
      known.set(each, [x, y]);
      if (Math.max(Math.abs(x - wasX), Math.abs(y - wasY)) <= FAR || wasY > innerHeight) continue;
      const said = (each.name || each.textContent).trim().slice(0, 40);
      window.moved.push(`${each.tagName} ${said}: ${[wasX, wasY]} to ${[x, y]}`);
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})()
""".replace("FAR", str(FAR_PX))
# For 300 ms nothing was asked for, and nothing that is on its way is shown as such.
ALL_CAME = """
() => {
  const done = !window.waiting && !document.querySelector('main .skeleton');
  window.since = done ? (window.since ?? performance.now()) : undefined;
  return done && performance.now() - window.since > 300;
}
"""


@pytest.mark.parametrize(
    ("width", "addresses"),
    [
        (1440, ["/", "/mines/M0767", "/calculations", "/compliance", "/series"]),
        (360, ["/mines", "/reconcile?mine_id=M0836", "/reports"]),
    ],
)
def test_what_can_be_pressed_stays_where_it_first_showed(
    visit: Visit, product: Product, width: int, addresses: list[str]
) -> None:
    page = signed_in(visit, product, "/account", language="en", width=width)
    page.add_init_script(WATCH)
    assert {each: moved_on(page, product.address + each) for each in addresses} == {each: [] for each in addresses}


def moved_on(page: Page, address: str) -> Any:
    """What moved until the page had all its answers and had drawn them."""
    page.goto(address)
    expect(page.locator("main .page")).to_be_visible()
    page.wait_for_function(ALL_CAME)
    return page.evaluate("window.moved")
