"""Restore: gaps of a file and of a table seen, restored, tried, accepted into the table, marked there, withdrawn."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.web.people import Api, Person, admin, page_of
from tests.web.product import Product, Visit
from tests.web.restoring import ABSOLUTE, BASIN, TABLE, YEARS, begun, lacking_table, records, restored, settled, tried

pytestmark = pytest.mark.needs_chromium
OF_TABLE = f"/reference/{TABLE}?basin={BASIN}&sort=-updated"
VIEWERS: list[Person] = []


@pytest.fixture
def viewer(product: Product) -> Person:
    """Somebody who may not change the tables, signed in once."""
    if not VIEWERS:
        password = product.passwords["viewer"]
        VIEWERS.append(Person("viewer", "", password, Api(product.address, "viewer", password)))
    return VIEWERS[0]


@pytest.fixture
def nothing_left(product: Product) -> Iterator[None]:
    """Whatever happens, the table is afterwards as it was."""
    yield
    api = admin(product).api
    for run in api.ask("GET", "/restorations")["items"]:
        if run["in_table"]:
            api.ask("POST", f"/restorations/{run['id']}/withdraw", {})


def uploaded(page: Page, path: Path) -> None:
    page.locator("fd-restore-send input[type=file]").set_input_files(path)
    page.wait_for_url(re.compile(r"/restore/[0-9a-f-]{36}"))
    page.locator(".gap-rows a").first.wait_for()


def said_abundance(page: Page) -> None:
    """What the numbers of the file are: only then its series are of mines."""
    page.locator(".meaning select[name=quantity]").select_option(f"{TABLE}.{ABSOLUTE}")
    expect(page.locator(".meaning .note").first).to_contain_text("every series is of a mine")


def test_a_researcher_restores_a_table_and_accepts_two_mines(
    visit: Visit, product: Product, tmp_path: Path, nothing_left: None
) -> None:
    lacking = lacking_table(product, tmp_path)
    before = len(records(product, TABLE))
    # One of the methods that the overview lays beside has no data in this basin.
    look = {"language": "en", "expected": ("422",)}
    page = page_of(visit, product, admin(product), f"/restore?basin={BASIN}", **look)
    uploaded(page, lacking.path)
    said_abundance(page)

    # What is missing.
    known = 9 * len(YEARS) - lacking.empty
    expect(page.locator("fd-missing h2")).to_have_text(
        f"{lacking.empty} of the values of 9 series are missing, 33%; {known} are known"
    )
    expect(page.locator(".gap-key")).to_contain_text("gap: ")

    # Which method deserves trust.
    page.locator(".part-tabs a", has_text="Experiment").click()
    page.locator("select[name=which]").select_option("some")
    for pattern in ("block", "tail", "several"):
        page.locator(f"input[name=patterns][value={pattern}]").uncheck()
    for share in ("0.1", "0.4"):
        page.locator(f"input[name=shares][value='{share}']").uncheck()
    page.locator("input[name=methods][value=auto]").uncheck()
    page.locator("input[name=methods][value=mean]").check()
    page.locator("input[name=repeats]").fill("1")
    page.get_by_role("button", name="Run the experiment").click()
    expect(page.locator("fd-trusted h2")).to_have_text(
        "On these series Linear interpolation deserves trust", timeout=60_000
    )
    expect(page.locator(".trusted li")).to_contain_text("Nothing did notably better than a straight line.")
    expect(page.locator(".trusted li")).to_contain_text("hidden values")
    errors = page.locator(".errors tbody tr", has_text="Linear interpolation")
    expect(errors.locator(".best")).to_have_count(4)
    expect(page.locator("fd-experiment-example figure")).to_have_count(3)

    # Restored by it: known values stay, each restored one has its range and reason.
    page.get_by_role("link", name="Restore with this method: Linear interpolation").click()
    expect(page.locator("fd-run-form select[name=method]")).to_have_value("linear")
    page.locator("fd-run-form").get_by_role("button", name="Restore").click()
    page.locator("fd-outcome h2").wait_for(timeout=60_000)
    expect(page.locator("fd-outcome h2")).to_have_text(f"{lacking.empty} values restored; 0 stay missing")
    one, other = lacking.missing
    expect(page.locator("fd-restored-values .number").first).to_be_visible()

    # Two mines are accepted.
    for mine in (one, other):
        title = next(each for each in records(product, "mines", filter=f"mine_id:eq:{mine}"))["values"]["name_en"]
        name = title[0].upper() + title[1:]
        page.get_by_role("checkbox", name=f"Choose for acceptance: {name}", exact=True).check()
    count = len(lacking.missing[one]) + len(lacking.missing[other])
    page.get_by_role("button", name=f"Accept chosen series (2): {count}").click()
    dialog = page.locator("fd-accept-dialog dialog")
    expect(dialog).to_contain_text("the values stay synthetic")
    expect(dialog).to_contain_text("Everybody who sees the table sees them")
    dialog.get_by_role("button", name="Accept", exact=True).click()
    expect(page.locator(".accept-result")).to_contain_text(f"{count} values were written into the table.")
    run = page.url.split("/restore/")[1][:36]

    # They are marked in the table, with range, method and run.
    year = lacking.missing[one][0]
    page.goto(product.address + f"{OF_TABLE}&filter=mine%3Aeq%3A{one}&filter=year%3Aeq%3A{year}")
    marked = page.locator("#cell-0-3")
    expect(marked.locator(".origin-restored")).to_be_attached()
    expect(marked.locator(".origin-synthetic")).to_be_attached()
    marked.click()
    page.keyboard.press("Alt+Enter")
    note = page.locator("dialog.drawer .restored-note")
    expect(note).to_contain_text(re.compile(r"90% interval [\d.]+–[\d.]+ m³/min\. Linear interpolation"))
    expect(note.locator("a")).to_have_attribute("href", re.compile(f"/restore/{run}"))

    # And in the inventory of that year.
    page.goto(product.address + f"/?basin={BASIN}&method=measured&year={year}")
    rests = page.locator(".rests-on")
    expect(rests).to_contain_text("restored values")
    expect(rests.locator(f"a[href*='{run}']")).to_be_attached()
    line = page.locator("fd-lines-table tbody tr").filter(has=page.locator(f"a[href*='{one}']"))
    expect(line.locator(".origin-restored")).to_be_attached()
    line.locator("td:nth-child(3) .number").click()
    expect(page.locator("dialog.drawer .restored-note")).to_contain_text("90% interval")
    page.goto(product.address + f"/calculate?mine={one}&year={year}&with=mine.absolute")
    expect(page.locator(".restored-note").first).to_contain_text("90% interval")

    # All of it is taken back in one step.
    page.goto(product.address + f"/restore/{run}")
    page.get_by_role("button", name="Withdraw all").click()
    page.locator("fd-sure-dialog").get_by_role("button", name="Withdraw all").click()
    expect(page.locator("fd-notices")).to_contain_text(f"{count} values withdrawn")
    expect(page.locator("fd-accepting h2")).to_have_text("Accept into the table")
    assert len(records(product, TABLE)) == before


def test_a_table_is_walked_through_with_the_keyboard(visit: Visit, product: Product) -> None:
    page = page_of(visit, product, admin(product), f"/restore?basin={BASIN}&first=2012", language="en")
    button = page.get_by_role("button", name="See what is missing")
    button.focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/restore/.+"))
    rows = page.locator(".gap-rows a")
    rows.first.wait_for()
    settled(page)
    assert page.locator(".gap-rows a[tabindex='0']").count() == 1
    page.locator(".gap-rows a[tabindex='0']").focus()
    page.keyboard.press("Home")
    page.keyboard.press("ArrowDown")
    second = page.evaluate("document.activeElement.textContent")
    assert page.evaluate("document.activeElement.closest('li').getAttribute('aria-posinset')") == "2"
    page.keyboard.press("Enter")
    expect(page.locator("#shown-series > * > h2").first).to_have_text(second)
    assert parse_qs(urlsplit(page.url).query)["series"]
    page.reload()
    expect(page.locator("#shown-series > * > h2").first).to_have_text(second)
    page.locator(".gap-rows a[tabindex='0']").focus()
    page.keyboard.press("End")
    expect(page.locator(":focus")).to_have_attribute("aria-label", re.compile(r"known"))
    last = page.evaluate("document.activeElement.closest('li').getAttribute('aria-posinset')")
    assert last == page.evaluate("document.activeElement.closest('li').getAttribute('aria-setsize')")


def test_single_values_are_accepted_and_their_notice_takes_them_back(
    visit: Visit, product: Product, nothing_left: None
) -> None:
    run = restored(admin(product))
    name = next(each["name"] for each in run["series"] if each["restored"] > 1)
    page = page_of(visit, product, admin(product), f"/restore/{run['id']}?series={name}", language="ru")
    page.locator("fd-restored-values tbody input").first.check()
    page.get_by_role("button", name="Принять 1 выбранное значение").click()
    page.locator("fd-accept-dialog").get_by_role("button", name="Принять", exact=True).click()
    expect(page.locator(".accept-result")).to_contain_text("В таблицу записано 1 значение.")
    expect(page.locator("fd-restored-values tbody tr").first).to_contain_text("восстановлено, в таблице")
    expect(page.locator(".gap-key")).to_contain_text("восстановлено, в таблице 1")
    page.locator("fd-notices").get_by_role("button", name="Вернуть").click()
    expect(page.locator("fd-notices")).to_contain_text("Возвращено")
    page.reload()
    expect(page.locator("fd-accepting h2")).to_have_text("Принять в таблицу")


def test_a_number_opens_to_its_method_its_reason_and_the_errors_of_each_candidate(
    visit: Visit, product: Product
) -> None:
    run = begun(admin(product))
    page = page_of(visit, product, admin(product), f"/restore/{run['id']}", language="en")
    page.locator("fd-run-form").get_by_role("button", name="Restore").click()
    page.locator("fd-restored-values .number").first.wait_for(timeout=60_000)
    page.locator("fd-restored-values .number").first.click()
    drawer = page.locator("dialog.drawer")
    expect(drawer).to_contain_text("Restored, not measured.")
    expect(drawer).to_contain_text("90%: ")
    expect(drawer).to_contain_text("Linear interpolation, hidden: ")
    expect(drawer).to_contain_text("Level of the intervals")


def test_a_viewer_may_not_accept_and_is_told_why(visit: Visit, product: Product, viewer: Person) -> None:
    run = restored(viewer)
    page = page_of(visit, product, viewer, f"/restore/{run['id']}", language="en")
    expect(page.locator("fd-accepting")).to_contain_text("changed by the platform's editors and administrators")
    expect(page.locator("fd-accepting").get_by_role("button", name="Accept")).to_have_count(0)
    with page.expect_download() as taken:
        page.locator("fd-take-away .download", has_text="CSV for Excel").click()
    assert taken.value.suggested_filename.endswith(".csv")


def test_others_see_of_it_what_stands_in_the_table(
    visit: Visit, product: Product, viewer: Person, nothing_left: None
) -> None:
    run = restored(admin(product))
    page = page_of(visit, product, viewer, f"/restore/{run['id']}", language="en", expected=("404",))
    expect(page.locator("main")).to_contain_text("There is no such restoration")
    name = next(each["name"] for each in run["series"] if each["restored"])
    admin(product).api.ask("POST", f"/restorations/{run['id']}/accept", {"series": [name]})
    page.reload()
    expect(page.locator(".gap-rows li")).to_have_count(1)
    expect(page.locator("fd-accepting")).to_contain_text("admin restored these series")
    expect(page.locator("fd-run-form, fd-take-away, .part-tabs")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Шахта;2010;2011;2012\nА;1;много;3\nБ;1;2;x\n", ["Row 2, column “2011”", "Row 3, column “2012”"]),
        ("Шахта;2010;2011\nА;;\n", ["there is no known value to restore from"]),
        (" \n", ["the file is empty"]),
    ],
)
def test_what_is_wrong_with_a_file_is_listed(
    visit: Visit, product: Product, tmp_path: Path, text: str, said: list[str]
) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    page = page_of(visit, product, admin(product), "/restore", language="en", expected=("422",))
    page.locator("fd-restore-send input[type=file]").set_input_files(path)
    faults = page.locator(".restore-faults")
    for each in said:
        expect(faults).to_contain_text(each)
    assert "/restore/" not in page.url


def test_a_series_of_an_unknown_name_is_said_to_be_a_mine(visit: Visit, product: Product, tmp_path: Path) -> None:
    path = tmp_path / "seven.csv"
    path.write_text("Шахта;2010;2011;2012;2013\nУчасток 7;50;;54;55\n", encoding="utf-8")
    page = page_of(visit, product, admin(product), f"/restore?basin={BASIN}", language="en")
    uploaded(page, path)
    page.locator(".meaning select[name=quantity]").select_option(f"{TABLE}.{ABSOLUTE}")
    expect(page.locator(".meaning .note").first).to_contain_text("1 series of no mine")
    page.get_by_role("combobox", name="Mine of the series “Участок 7”").fill("modelnaya-10")
    page.locator(".combobox [role=option]", has_text="Modelnaya-10").first.wait_for()
    page.keyboard.press("Enter")
    expect(page.locator(".meaning .note").first).to_contain_text("every series is of a mine")
    expect(page.locator(".gap-rows a")).to_have_text("Synthetic mine Modelnaya-10")


def test_a_thousand_series_are_drawn_as_far_as_they_are_seen(visit: Visit, product: Product, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    names = ";".join(f"sensor {place}" for place in range(1000))
    rows = (
        f"{year};" + ";".join("" if (year * place) % 7 == 3 else str(place) for place in range(1000))
        for year in range(1600, 2000)
    )
    path.write_text(f"Year;{names}\n" + "\n".join(rows) + "\n", encoding="utf-8")
    page = page_of(visit, product, admin(product), "/restore", language="en")
    uploaded(page, path)
    assert page.locator(".gap-rows li").count() < 60
    page.locator(".gap-map").evaluate("(map) => { map.scrollTop = map.scrollHeight }")
    expect(page.locator(".gap-rows a").last).to_have_text("sensor 999")
    page.locator(".gap-tools input").fill("sensor 77")
    expect(page.locator(".gap-rows li")).to_have_count(11)


def test_where_a_table_is_empty_the_demonstration_basin_is_offered(visit: Visit, product: Product) -> None:
    page = page_of(visit, product, admin(product), "/restore", language="en")
    expect(page.locator("fd-restore-table")).to_contain_text("Kuzbass: the table has no records")
    page.locator("fd-restore-table fd-demonstration-offer button").click()
    expect(page.get_by_role("button", name="See what is missing")).to_be_enabled()
    assert f"basin={BASIN}" in page.url


def test_who_is_not_signed_in_is_told_what_the_page_does(visit: Visit) -> None:
    page = visit("/series", language="en")
    page.locator(".room-tabs").get_by_role("link", name="Restore").click()
    expect(page.locator("main")).to_contain_text("Your series and what was restored of them are kept for you.")
    expect(page.locator(".restore-steps li")).to_have_count(4)
    page.locator(".room-tabs").get_by_role("link", name="Experiment").click()
    expect(page.locator("h1")).to_have_text("Experiment: which method to trust")


def test_an_earlier_restoration_is_found_again_and_put_away(visit: Visit, product: Product, viewer: Person) -> None:
    tried(viewer, restored(viewer, first=2015))
    page = page_of(visit, product, viewer, "/restore", language="en")
    own = page.locator(".own-restorations tbody tr")
    count = own.count() if own.first.wait_for() is None else 0
    expect(own.first).to_contain_text("restored")
    own.first.get_by_role("button", name="Put away").click()
    expect(own).to_have_count(count - 1)
    page.locator("fd-notices").get_by_role("button", name="Undo").click()
    expect(own).to_have_count(count)
