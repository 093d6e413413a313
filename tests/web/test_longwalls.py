"""Longwalls: readings seen over any span, their quality, files taken over, channels described, correlation."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.web.longwall_of_ours import recorded
from tests.web.people import Api, admin, page_of
from tests.web.product import Product, Visit
from tests.web.test_accessibility import LOOKS, violations
from tests.web.test_words import KEY, SAID

pytestmark = pytest.mark.needs_chromium
LATER = "start => new URLSearchParams(location.search).get('start') > start"
SLOW_MS = 60_000  # what is judged or correlated first waits for the machinery


def asked(product: Product, path: str) -> Any:
    return Api(product.address, "", "").ask("GET", f"/telemetry/longwalls/{path}")


def held(page: Page) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(urlsplit(page.url).query).items()}


def settled(page: Page) -> None:
    expect(page.locator(".skeleton")).to_have_count(0, timeout=SLOW_MS)
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=SLOW_MS)
    page.wait_for_function("() => document.querySelector('fd-chart canvas')")


def test_a_visitor_looks_at_months_and_at_seconds_and_at_what_goes_together(visit: Visit, product: Product) -> None:
    """The recorded longwall: its greatest methane is marked as a check with test gas, which the page says."""
    longwall = recorded(product)
    admin(product).api.ask("DELETE", f"/telemetry/longwalls/{longwall}/replay")  # all of it is shown
    series = asked(product, f"{longwall}/series?points=1000")["series"]
    most = max(value for each in series if each["tag"].startswith("MM") for value in each["high"])
    page = visit(f"/longwalls/{longwall}/telemetry", language="en")
    settled(page)
    expect(page.locator(".arbitrary-note")).to_contain_text("Time axis arbitrary: the recording has none.")
    expect(page.locator("main .attribution")).to_contain_text("AGPL-3.0")
    heading = page.locator("fd-telemetry-readings fd-chart h2")
    expect(heading).to_have_text(
        f"The most methane: {most:g} %, day 1, 13:15 (Methane, MM116). It is marked: Possible check with a test gas"
    )
    expect(page.locator("fd-telemetry-readings .note")).to_contain_text("A point stands for 5 min")
    rows = page.locator(".telemetry-channels tbody tr")
    expect(rows).to_have_count(7)
    expect(rows.filter(has_text="BA13")).to_contain_text("hPa")

    # What each month comes to: of a recording without times the whole, once the reader gets there.
    months = page.locator("fd-telemetry-months")
    months.scroll_into_view_if_needed()
    expect(months.locator("tbody tr")).to_have_count(7)
    expect(months).to_contain_text("this is the whole of it")
    pressure = next(each for each in asked(product, f"{longwall}/monthly")["months"] if each["tag"] == "BA13")
    row = months.locator("tbody tr", has_text="BA13")
    expect(row).to_have_text(re.compile(r"13,368\s*1,073 hPa\s*1,073 hPa\s*1,067 hPa\s*1,078 hPa\s*100%\s*0\s*0\s*0"))
    row.get_by_role("button", name=re.compile("^Mean, BA13")).click()
    expect(page.locator("dialog.drawer")).to_contain_text(f"Exact value: {pressure['mean']:,.6f} hPa")
    page.keyboard.press("Escape")

    # A count lists its episodes; an episode leads to its place in the chart, where single readings stand.
    counts = asked(product, f"{longwall}/quality?rule=spike")
    expect(page.locator("fd-telemetry-quality h2")).to_contain_text("58 readings of 93,576 are marked")
    spikes = page.locator(".quality-counts tbody tr", has_text="PG072").locator(".number")
    expect(spikes).to_have_count(1)
    spikes.click()
    episodes = page.locator(".quality-episodes tbody tr")
    expect(episodes).to_have_count(1)
    assert next(each for each in counts["episodes"] if each["tag"] == "PG072")["start"] == "2001-01-01T01:16:30Z"
    episodes.get_by_role("button", name="Show in the chart: day 1, 01:16:30, PG072, Spike").click()
    settled(page)
    expect(page.locator("#readings")).to_be_focused()
    assert held(page)["start"] < "2001-01-01T01:16:30Z" < held(page)["end"] < "2001-01-01T02:00:00Z"
    expect(page.locator("fd-telemetry-readings .note")).to_contain_text("Each point is a reading.")
    page.locator("fd-telemetry-readings .chart-table summary").click()
    row = page.locator("fd-telemetry-readings .chart-table tr", has_text="PG072")
    expect(row).to_contain_text("2.6")
    expect(row).to_contain_text("day 1, 01:16:30")

    # With the wheel and by dragging, with the keyboard, and by a link: the address holds the span.
    before = held(page)
    canvas = page.locator("fd-telemetry-readings .chart-canvas").bounding_box()
    assert canvas
    page.mouse.move(canvas["x"] + 600, canvas["y"] + 80)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -300)
    page.keyboard.up("Control")
    page.wait_for_function(LATER, arg=before["start"])
    nearer = held(page)["start"]
    page.mouse.down()
    page.mouse.move(canvas["x"] + 300, canvas["y"] + 80, steps=5)
    page.mouse.up()
    page.wait_for_function(LATER, arg=nearer)
    page.get_by_role("button", name="Zoom out").press("Enter")
    page.get_by_role("button", name="Remove from the chart: Methane, MM31").click()
    expect(page.locator(".telemetry-chosen .chip")).to_have_count(3)
    settled(page)
    at = held(page)
    page.reload()
    settled(page)
    assert held(page) == at
    expect(page.locator(".telemetry-chosen .chip")).to_have_count(3)
    with page.expect_download() as download:
        page.locator(".part-tabs a", has_text="In and out").click()
        page.get_by_role("button", name=re.compile("What is drawn.*CSV")).click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert lines[0] == 'time,"MM116, %","AS038, m/s","PG072, m/s"'
    assert all(at["start"][:13] <= line[:13].replace(" ", "T") <= at["end"][:13] for line in lines[1:])
    assert len(lines) > 100

    # What goes together, of that span; then of all.
    page.locator(".room-tabs a", has_text="Correlation").click()
    settled(page)
    expect(page.locator("main")).to_contain_text("Of the span day 1, 0")
    page.get_by_role("button", name="Take all readings").click()
    page.locator("select[name=target]").select_option(label="Methane, MM116")
    target = held(page)["target"]
    found = asked(product, f"{longwall}/correlation?target={target}")
    first = next(each for each in found["channels"] if each["tag"] == "MM31")["pearson"]["now"]
    expect(page.locator("main fd-chart h2").first).to_have_text(
        f"MM31 goes with MM116 the most: {first['value']:.2f}", timeout=SLOW_MS
    )
    expect(page.locator("main fd-chart h2").nth(1)).to_contain_text("PD tells of MM116 2 min ahead")
    expect(page.locator("main fd-chart canvas")).to_have_count(2)
    table = page.locator(".coefficients tbody tr")
    expect(table).to_have_count(18)
    table.first.locator(".number").first.click()
    drawer = page.locator("dialog.drawer")
    expect(drawer).to_contain_text("Independent pairs")
    expect(drawer.locator(".big")).to_contain_text(f"{first['value']:.2f}")


def synthetic(folder: Path, header: str, rows: list[str]) -> Path:
    """Synthetic readings, as a Russian monitoring system writes them."""
    file = folder / "synthetic.csv"
    file.write_text("\n".join([header, *rows]), encoding="cp1251")
    return file


def test_an_engineer_takes_files_over(visit: Visit, product: Product, tmp_path: Path) -> None:
    page = page_of(visit, product, admin(product), "/longwalls", language="ru", expected=("412",))
    page.get_by_role("button", name="Завести лаву").click()
    dialog = page.locator("fd-longwall-dialog dialog")
    dialog.locator("button.primary").click()
    expect(dialog.locator("input[name=name]")).to_have_attribute("aria-invalid", "true")
    dialog.locator("input[name=name]").fill("Лава 18-26")
    dialog.locator("input[name=time_zone]").fill("Asia/Novokuznetsk")
    dialog.locator("button.primary").click()
    page.wait_for_url(re.compile("/longwalls/[0-9a-f-]{36}"))
    longwall = page.url.split("/longwalls/")[1][:36]
    address = f"{product.address}/longwalls/{longwall}/telemetry"
    page.goto(address)
    expect(page.locator(".empty").first).to_contain_text("Показаний пока нет")

    # A file with times of the mine's clock: its columns become channels, and its source is remembered.
    minutes = [f"01.11.2026 {minute // 60:02}:{minute % 60:02}:00" for minute in range(300)]
    rows = [f"{time};0,{20 + place % 7};2,{place % 5}" for place, time in enumerate(minutes) if not 100 <= place < 110]
    file = synthetic(tmp_path, "Время;CH4, %;Скорость, м/с", rows)
    page.goto(f"{address}?part=data")
    page.locator("fd-telemetry-import input[type=file]").set_input_files(file)
    foot = page.locator(".file-foot .primary")
    expect(foot).to_be_disabled()
    expect(page.locator(".restore-faults")).to_contain_text("канал")
    page.get_by_label("Канал: CH4").select_option("new")
    channel = page.locator("fd-channel-dialog dialog")
    expect(channel.locator("input[name=tag]")).to_have_value("CH4")
    channel.locator("select[name=place]").select_option("return_air")
    expect(channel.locator(".bullets")).to_contain_text("Допустимо в таком месте: 1 %")
    channel.locator("input[name=alarm_limit]").fill("один")
    channel.locator("button.primary").click()
    expect(channel.locator("#of-alarm_limit-fault")).to_contain_text("не число")
    channel.locator("input[name=alarm_limit]").fill("0,24")
    channel.locator("button.primary").click()
    expect(foot).to_have_text("Загрузить 290 показаний")
    page.locator("input[name=source]").fill("Микон")
    page.locator("input[name=source]").blur()
    expect(foot).to_be_enabled(timeout=SLOW_MS)
    foot.click()
    expect(page.locator(".accept-result")).to_have_text("Файл загружен: 290 новых показаний.", timeout=SLOW_MS)
    expect(page.locator("fd-telemetry-batches tbody tr").first).to_contain_text("файл, synthetic.csv, Микон")
    page.locator("fd-telemetry-import input[type=file]").set_input_files(file)
    expect(page.locator(".telemetry-columns tbody tr").first).to_contain_text("запомнено")
    foot.click()
    expect(page.locator(".accept-result")).to_have_text("Файл загружен: 290 уже были.", timeout=SLOW_MS)
    expect(page.locator(".sending-command code")).to_contain_text("VALUE")  # nothing invented is sent by copying it

    # The zone is the mine's, the gap is found, the limit is drawn.
    page.goto(address)
    settled(page)
    expect(page.get_by_label("С", exact=True)).to_have_value("2026-11-01T00:00")
    expect(page.locator(".telemetry-key")).to_contain_text("порог")
    expect(page.locator(".quality-episodes")).to_contain_text("Пропуск")
    expect(page.locator(".quality-episodes")).to_contain_text("01:40:00")

    # Its first hours are of October in UTC, with 290 of 299 minutes; the month leads to its place in the chart.
    months = page.locator("fd-telemetry-months")
    months.scroll_into_view_if_needed()
    expect(months.locator("h2")).to_contain_text("меньше всего покрыто у CH4, октябрь 2026 г.: 96,9")
    months.get_by_label("Месяцы").select_option(label="CH₄")
    expect(months.locator("thead")).to_contain_text("Среднее, %")
    assert held(page)["monthly"].isdigit()
    months.get_by_role("button", name="Показать на графике: октябрь 2026 г., CH4").click()
    expect(page.locator("#readings")).to_be_focused()
    assert (held(page)["start"], held(page)["end"]) == ("2026-10-31T17:00:00Z", "2026-10-31T21:59:00Z")

    # Somebody else is faster: what they wrote is shown, and mine is kept until I decide.
    api = admin(product).api
    own = api.ask("GET", f"/telemetry/longwalls/{longwall}/channels")["items"][0]
    page.get_by_role("button", name="Изменить: CH4").click()
    channel.locator("input[name=location]").fill("10 м от лавы")
    api.ask("PATCH", f"/telemetry/channels/{own['id']}", {"version": own["version"], "alarm_limit": 0.25})
    channel.locator("button.primary").click()
    expect(channel.locator(".warning")).to_contain_text("изменил кто-то ещё")
    expect(channel.locator("#of-alarm_limit-note")).to_contain_text("Сейчас записано: 0,25")
    expect(channel.locator("input[name=location]")).to_have_value("10 м от лавы")
    channel.locator("button.primary").click()
    expect(page.locator(".telemetry-channels tbody tr").first).to_contain_text("10 м от лавы")
    now = api.ask("GET", f"/telemetry/channels/{own['id']}")
    assert (now["alarm_limit"], now["location"]) == (0.25, "10 м от лавы")

    # A file without times wants its beginning and step, and its axis is arbitrary from then on.
    bare = api.ask("POST", "/telemetry/longwalls", {"name": "Запись без времени", "organisation": "own"})["id"]
    said = {"tag": "CH4", "quantity": "methane_concentration", "unit": "%", "step_s": 30}
    api.ask("POST", f"/telemetry/longwalls/{bare}/channels", said)
    file = synthetic(tmp_path, "CH4, %;V1, м/с", [f"0,{20 + place % 7};2,1" for place in range(50)])
    page.goto(f"{product.address}/longwalls/{bare}/telemetry?part=data")
    page.locator("fd-telemetry-import input[type=file]").set_input_files(file)
    expect(page.locator(".restore-faults")).to_contain_text("Windows-1251: м/с")  # or KOI8-R: Л/Я, by so few letters
    page.locator("select[name=encoding]").select_option("cp1251")
    expect(page.locator(".arbitrary-note")).to_contain_text("В файле нет времени")
    page.locator("input[name=start]").fill("2026-01-01T00:00")
    page.locator("input[name=start]").blur()
    page.locator("input[name=step_s]").fill("30")
    page.locator("input[name=step_s]").blur()
    expect(foot).to_be_enabled(timeout=SLOW_MS)
    foot.click()
    expect(page.locator(".accept-result")).to_contain_text("50 новых показаний", timeout=SLOW_MS)
    expect(page.locator(".arbitrary-note")).to_contain_text("Ось времени условная")

    # Of more than a hundred rows those of the latest months are drawn; the others come when they are asked for.
    old = api.ask("POST", "/telemetry/longwalls", {"name": "Лава за полгода", "organisation": "own"})["id"]
    firsts = [{"time": f"2025-{month:02}-01T00:00:00Z", "value": 0.2} for month in range(3, 9)]
    for place in range(17):
        own = api.ask("POST", f"/telemetry/longwalls/{old}/channels", {**said, "tag": f"CH4-{place}"})
        api.ask("POST", f"/telemetry/{own['id']}/readings", {"readings": firsts})
    page.goto(f"{product.address}/longwalls/{old}/telemetry")
    months.scroll_into_view_if_needed()
    shown = months.locator("tbody tr")
    expect(shown).to_have_count(17 * 5, timeout=SLOW_MS)
    expect(shown.filter(has_text="март 2025")).to_have_count(0)
    months.get_by_role("button", name="Более ранние месяцы: 1").click()
    expect(shown).to_have_count(17 * 6)
    expect(shown.filter(has_text="март 2025")).to_have_count(17)
    expect(months.get_by_role("button", name="Более ранние месяцы")).to_have_count(0)


@pytest.mark.parametrize(("language", "theme", "width"), LOOKS)
def test_no_page_has_a_violation(visit: Visit, product: Product, language: str, theme: str, width: int) -> None:
    longwall = recorded(product)
    page = visit(f"/longwalls/{longwall}/telemetry", language=language, theme=theme, width=width)
    for address in ("telemetry", "telemetry?part=data", "correlation"):
        page.goto(f"{product.address}/longwalls/{longwall}/{address}")
        page.locator("fd-telemetry-quality h3, fd-telemetry-batches tbody tr, .coefficients").first.wait_for(
            timeout=SLOW_MS
        )
        expect(page.locator(".skeleton")).to_have_count(0, timeout=SLOW_MS)
        if address == "telemetry":
            page.locator("fd-telemetry-months").scroll_into_view_if_needed()
            page.locator(".months tbody tr").first.wait_for(timeout=SLOW_MS)
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        assert [said for said in page.evaluate(SAID) if KEY.search(said)] == [], address
