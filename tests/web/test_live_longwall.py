"""An engineer and a longwall: replayed, forecast, an alarm before the limit, its reason, what such alarms were worth;
models trained, compared and chosen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from tests.web.longwall_of_ours import LEAK, forecasting, own_longwall, recorded, seek, send
from tests.web.people import admin, page_of
from tests.web.product import Product, Visit

pytestmark = pytest.mark.needs_chromium
REFUSED = re.compile(r"12,100\s%: outside 0–100\s%, not believed")
LONG_MS = 480_000  # of a machine that trains models beside
COUNT_TONES = """
window.tones = 0;
const made = AudioContext.prototype.createOscillator;
AudioContext.prototype.createOscillator = function () { window.tones += 1; return made.call(this); };
"""
# On the fifth day of the recording MM116 passes 1 % at 07:48:30, and not in the two hours before; a day earlier nothing
# happens all night.
QUIET, BEFORE_PASSING, PASSING = (4, 5), (5, 7.2), "07:48:30"


def as_of(page: Page) -> str:
    return page.locator(".as-of strong").inner_text()


def test_an_engineer_replays_the_recording_and_is_warned_before_the_limit(visit: Visit, product: Product) -> None:
    page = page_of(visit, product, admin(product), "/longwalls", language="en")
    page.context.add_init_script(COUNT_TONES)
    page.reload()
    page.get_by_role("link", name="Polish longwall (recorded)").click()
    page.locator(".channels-now tbody tr").first.wait_for()

    # It is said what it is: a recording, whose it is and under which licence.
    expect(page.locator(".arbitrary-note")).to_contain_text("arbitrary")
    expect(page.locator("main .attribution").first).to_contain_text("AGPL-3.0")

    # Started, it runs: values arrive while models are trained, with their progress.
    page.get_by_role("button", name="Start the replay").click()
    expect(page.get_by_role("button", name="Pause")).to_be_visible()
    expect(page.locator(".training progress")).to_be_visible(timeout=LONG_MS)
    before = as_of(page)
    expect(page.locator(".as-of strong")).not_to_have_text(before)
    expect(page.locator(".channels-now")).to_contain_text("below the limits")

    # The forecasts with their intervals, and the chance of passing the limit.
    cards = page.locator(".horizon-card:not(.now)")
    expect(cards).to_have_count(4, timeout=LONG_MS)
    for card, minutes in zip(cards.all(), (3, 10, 30, 60), strict=True):
        expect(card).to_contain_text(f"Within {minutes} min")
        expect(card.locator(".bounds")).to_have_text(re.compile(r"\(\d+\.\d+–\d+\.\d+\)"))
        expect(card.locator(".chance-value")).to_have_text(re.compile(r"%$"))
    expect(page.locator("fd-live-chart canvas")).to_be_visible()

    # Nothing sounds before the sound is on; a press lets one tone sound, so that one knows it is heard.
    assert page.evaluate("window.tones") == 0
    page.get_by_role("button", name="Switch the sound on").click()
    assert page.evaluate("window.tones") > 0

    # While nothing is near the limit nothing is said; then an alarm: seen, heard and told before the limit is passed.
    longwall = recorded(product)
    seek(product, longwall, *QUIET, speed=60)
    page.locator(".all-clear").wait_for(timeout=LONG_MS)
    quiet = page.evaluate("window.tones")
    seek(product, longwall, *BEFORE_PASSING, speed=60)
    signal = page.locator(".alarm-signal.alarm").first
    expect(signal).to_contain_text("The alarm level of 1.00 % may be passed within", timeout=LONG_MS)
    expect(signal).to_contain_text("Chance now")
    expect(signal).to_contain_text(re.compile(r"Raised: day 5, .* and a chance of .* \(alarm from"))
    page.get_by_role("button", name="Pause").click()
    expect(page.get_by_role("button", name="Go on")).to_be_visible()
    expect(page.locator("fd-alarm-signal [role=alert]")).to_contain_text("may be passed")
    assert page.evaluate("window.tones") > quiet
    assert as_of(page).split(", ")[1] < PASSING
    expect(page.locator(".horizon-card.now")).not_to_contain_text("above the alarm level")

    # Its reason: what adds up to the forecast.
    signal.get_by_role("button", name="Why?").click()
    drawer = page.locator("dialog.drawer")
    expect(drawer.locator(".sum .whole").first).to_contain_text("Reading")
    expect(drawer.locator(".sum .whole").last).to_contain_text("= ")
    expect(drawer).to_contain_text("The chance of passing 1.00 % came to")
    minutes = re.search(r"within (\d+) min", drawer.locator("#drawer-title").inner_text())
    assert minutes

    # How often were such alarms right? The backtests were asked for with the models: each is there, or being made.
    leads = drawer.get_by_role("link", name=re.compile("^(To the backtests|Open the backtest)$"))
    if leads.inner_text() == "To the backtests":
        expect(drawer).to_contain_text("It is being made now")
    leads.click()
    horizon = page.locator("td", has_text=re.compile(rf"^\s*{minutes[1]}\smin\s*$"))
    page.locator(".backtests tbody tr").filter(has=horizon).locator("a").first.click(timeout=LONG_MS)
    told = re.compile(r"Limit 1.00\s%: \d+ of \d+ alarms were right; \d+ of \d+ passings were told of")
    expect(page.locator("#worth-title")).to_contain_text(told, timeout=LONG_MS)
    expect(page.locator("#backtest-title")).to_contain_text(f"Within {minutes[1]} min")
    assert page.locator(".forecast-errors tbody tr").count() in (6, 7)  # one more where the chosen model gave way
    expect(page.locator(".forecast-errors .offered")).to_have_count(1)
    expect(page.locator(".worth-figures dd")).to_have_count(5)
    expect(page.locator("fd-test-chart canvas")).to_be_visible()
    expect(page.locator("fd-reliability h2")).to_contain_text("Brier score")

    # It goes on, and the limit is passed: the alarm was right, so many minutes before.
    page.get_by_role("link", name="Live").click()
    page.get_by_role("button", name="Go on").click()
    expect(page.locator(".alarm-signal.passed")).to_contain_text("is passed", timeout=LONG_MS)
    right = page.locator(".alarms tbody tr", has_text=PASSING).first
    expect(right).to_contain_text("right")
    expect(right.locator("td").last).to_have_text(re.compile(r"^\d+(\.\d+)? min$"))

    # An alarm tells it itself, and leads to its backtest.
    page.locator(".alarms tbody tr", has_text=f"{minutes[1]} min").first.locator(".number").click()
    expect(drawer).to_contain_text("Of the alarms were right")
    expect(drawer).to_contain_text("How early (median)")
    drawer.get_by_role("link", name="Open the backtest").click()
    page.wait_for_url(re.compile(r"/forecast\?backtest="))


def test_an_engineer_trains_models_and_chooses_between_them(visit: Visit, product: Product) -> None:
    longwall = own_longwall(product)
    page = page_of(visit, product, admin(product), f"/longwalls/{longwall}/forecast?part=models", language="en")
    form = page.locator("fd-train-form")
    for horizon in ("3", "30", "60"):
        form.locator(f"input[name=horizons][value='{horizon}']").uncheck()
    form.locator("select[name=channel]").select_option(label="MM116")
    form.get_by_role("button", name="Train").click()

    # The first serves at once; the column that knows the answer is named, and can be kept.
    card = page.locator("fd-model-card")
    expect(card.locator(".model-state")).to_contain_text("serves", timeout=LONG_MS)
    expect(card.locator(".excluded")).to_contain_text(f"{LEAK} knows what the channel is going to read.")
    expect(card.locator(".importance li")).not_to_have_count(0)
    form.get_by_role("checkbox", name=re.compile(LEAK)).check()
    form.get_by_role("button", name="Train").click()

    # The next is a challenger, compared on the same readings; one click lets it serve, one takes it back.
    expect(card).to_have_count(2, timeout=LONG_MS)
    expect(card.nth(1).locator(".model-state")).to_contain_text("challenger")
    expect(card.nth(1).locator(".excluded")).to_have_count(0)
    page.get_by_role("button", name="Let model 2 serve").click()
    expect(card.first).to_contain_text("Model 2")
    expect(page.locator(".notice")).to_contain_text("Model 2 serves now")
    page.locator(".notice").get_by_role("button", name="Undo").first.click()
    expect(card.first).to_contain_text("Model 1")
    card.first.locator(".model-facts summary").click()
    expect(card.first.locator(".model-facts")).to_contain_text("SHA-256 of the data")

    # Its readings stopped: the page says so first of all, and says nothing of what comes; nor does the list.
    page.goto(f"{product.address}/longwalls/{longwall}")
    expect(page.locator(".grave-note")).to_contain_text(re.compile(r"No readings since \d\d:\d\d:\d\d \(\d+ min\)"))
    expect(page.locator(".horizon-card")).to_have_count(1)
    expect(page.locator(".horizon-card")).to_contain_text("Last reading")
    expect(page.locator("fd-live-chart h2")).to_contain_text("last reading")
    page.goto(f"{product.address}/longwalls")
    expect(page.locator(".card-silent")).to_contain_text("No readings since")

    # A reading that no sensor can have made is shown as such, and believed nowhere.
    send(product, longwall, "MM116", 12_100)
    page.goto(f"{product.address}/longwalls/{longwall}")
    expect(page.locator(".grave-note")).to_contain_text("No reading that can be believed since")
    expect(page.locator(".horizon-card .refused")).to_contain_text(REFUSED)
    expect(page.locator(".channels-now")).to_contain_text(REFUSED)
    expect(page.locator("fd-live-chart h2")).not_to_contain_text("12,100")
    expect(page.locator("fd-live-chart")).to_contain_text("cannot have measured are not drawn")


def test_an_engineer_makes_a_backtest_by_the_form(visit: Visit, product: Product) -> None:
    longwall = own_longwall(product)
    page = page_of(visit, product, admin(product), f"/longwalls/{longwall}/forecast?channel=MM116", language="en")
    form = page.locator("fd-backtest-form")
    expect(form.locator("select[name=channel] option:checked")).to_contain_text("MM116")
    form.locator("select[name=horizon]").select_option("10")
    form.locator("input[name=limit]").fill("0.85")
    form.get_by_role("button", name="Make the backtest").click()
    # The own rows pass it not once: it is said, and not the sum of a stretch that had none.
    expect(page.locator("#worth-title")).to_contain_text(
        re.compile(r"Limit 0.85\s% was not passed on the test part"), timeout=LONG_MS
    )
    expect(page.locator("#backtest-title")).to_contain_text("Within 10 min")


def test_a_page_that_nobody_looks_at_asks_for_nothing(visit: Visit, product: Product) -> None:
    longwall = recorded(product)
    page = visit(f"/longwalls/{longwall}", language="en")
    page.locator(".channels-now tbody tr").first.wait_for()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url) if "/forecasts/" in request.url else None)
    page.evaluate("Object.defineProperty(document, 'hidden', { value: true, configurable: true })")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    asked.clear()
    page.wait_for_timeout(5_000)
    assert asked == []
    page.evaluate("Object.defineProperty(document, 'hidden', { value: false, configurable: true })")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.wait_for_timeout(1_000)
    assert asked


def test_the_state_of_the_page_is_in_its_address(visit: Visit, product: Product) -> None:
    longwall = forecasting(product)
    page = visit(f"/longwalls/{longwall}?hours=3&horizon=30", language="ru")
    expect(page.locator("select[name=hours]")).to_have_value("3")
    expect(page.locator("select[name=horizon]")).to_have_value("30")
    page.locator("select[name=horizon]").select_option("10")
    expect(page).to_have_url(re.compile("horizon=10"))
