"""Users and activity: who did what, in words, narrowed by filters that stand in the address, taken away as a file."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.web.people import Person, admin, organisation, page_of, somebody
from tests.web.product import Product, Visit
from tests.web.test_files import WEB, WORDS

pytestmark = pytest.mark.needs_chromium
CALCULATION = {"method": "ipcc2006.surface", "inputs": {"coal_output": 1_000_000}}
SERVER = WEB.parent / "server"


@pytest.fixture
def of(product: Product) -> str:
    return organisation(product)


@pytest.fixture
def engineer(product: Product, of: str) -> Person:
    made = somebody(product, of)
    made.api.ask("POST", "/calculations", {**CALCULATION, "name": "Проба журнала"})
    return made


def opened(visit: Visit, product: Product, person: Person, query: str = "", language: str = "en") -> Page:
    page = page_of(visit, product, person, f"/activity{query}", language=language)
    page.locator("fd-activity tbody tr, fd-activity .empty").first.wait_for()
    return page


@pytest.mark.parametrize(
    ("language", "deed", "signed"),
    [("ru", "Расчёт сохранён", "Вход"), ("en", "Kept a calculation", "Signed in")],
)
def test_deeds_stand_in_words(
    visit: Visit, product: Product, engineer: Person, language: str, deed: str, signed: str
) -> None:
    page = opened(visit, product, engineer, f"?who={engineer.username}", language)
    expect(page.locator("tbody tr").first).to_contain_text(deed)
    expect(page.locator("tbody")).to_contain_text(signed)
    page.get_by_role("link", name="Проба журнала").click()
    expect(page).to_have_url(re.compile("/calculations/"))


def test_the_drawer_tells_the_details(visit: Visit, product: Product, engineer: Person) -> None:
    page = opened(visit, product, engineer)
    page.locator("tbody tr").first.get_by_role("button").click()
    drawer = page.locator("dialog.drawer")
    expect(drawer.locator("#drawer-title")).to_have_text("Kept a calculation")
    expect(drawer).to_contain_text("ipcc2006.surface")
    expect(drawer).to_contain_text("firedamp audit verify")


def test_filters_are_chips_in_the_address(visit: Visit, product: Product, of: str, engineer: Person) -> None:
    page = opened(visit, product, admin(product))
    who = page.locator("fd-activity [role=combobox]")
    who.click()
    who.fill(engineer.username)
    page.locator("fd-activity [role=option]").first.wait_for()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"who={engineer.username}"))
    page.locator("select[name=deed]").select_option("calculation")
    page.locator("select[name=organisation]").select_option(of)
    expect(page.locator(".chips .chip")).to_have_count(4)
    expect(page.locator("tbody tr")).to_have_count(1)
    page.locator("input[name=until]").fill("2020-01-01")
    page.locator("input[name=until]").press("Tab")
    expect(page.locator("fd-activity .empty")).to_contain_text("no such entries")
    page.locator(".empty").get_by_role("button").click()
    expect(page).to_have_url(re.compile("/activity$"))
    expect(page.locator("tbody tr").nth(1)).to_be_visible()


def test_the_list_goes_on_where_the_page_ends(visit: Visit, product: Product, engineer: Person) -> None:
    for number in range(52):
        engineer.api.ask("POST", "/calculations", {**CALCULATION, "name": f"many {number}"})
    page = opened(visit, product, engineer, f"?who={engineer.username}&deed=calculation.create")
    expect(page.locator("tbody tr")).to_have_count(50)
    page.get_by_role("button", name="Show more").click()
    expect(page.locator("tbody tr")).to_have_count(53)
    expect(page.locator(".table-foot")).to_have_text(re.compile("53 entries, 53 shown"))


@pytest.mark.parametrize("kind", ["CSV", "XLSX", "JSON"])
def test_it_is_taken_away_as_a_file(
    visit: Visit, product: Product, engineer: Person, kind: str, tmp_path: Path
) -> None:
    page = opened(visit, product, engineer, "?deed=calculation")
    page.locator("fd-activity .page-actions summary").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name=kind, exact=True).click()
    assert coming.value.suggested_filename == f"firedamp-activity.{kind.lower()}"
    path = tmp_path / "file"
    coming.value.save_as(path)
    if kind == "JSON":
        assert [each["action"] for each in json.loads(path.read_text())["items"]] == ["calculation.create"]
    else:
        assert path.stat().st_size > 100


def test_a_change_of_the_reference_data_leads_to_its_table(visit: Visit, product: Product) -> None:
    about = {"quality": "expert", "source": "test", "confirmation": "confirmed"}
    values = {"company_id": "log-test", "name": "Журнал", **about}
    made = admin(product).api.ask("POST", "/reference/companies", {"values": values})
    page = opened(visit, product, admin(product), "?deed=reference.edit")
    page.locator("tbody tr").first.get_by_role("link", name="Companies").click()
    expect(page).to_have_url(re.compile("/reference/companies"))
    removed = {"action": "delete", "records": [{"id": made["id"], "version": made["version"]}]}
    admin(product).api.ask("POST", "/reference/companies/bulk", removed)


def test_a_stranger_sees_none_of_it(visit: Visit, product: Product, of: str, engineer: Person) -> None:
    page = opened(visit, product, somebody(product, organisation(product)))
    expect(page.locator("tbody")).not_to_contain_text(engineer.username)


def test_who_has_not_signed_in_is_told_why_to(visit: Visit) -> None:
    page = visit("/activity", language="ru")
    expect(page.locator(".empty")).to_contain_text("Каждый видит свои действия")


def test_every_deed_of_the_server_has_words() -> None:
    """All that the server writes down, by the names in its code, is offered by the filter in both languages."""
    code = "\n".join(path.read_text() for path in SERVER.rglob("*.py"))
    actions = set(re.findall(r'record\(\s*"([a-z_]+\.[a-z_]+)"', code))
    actions |= set(re.findall(r'"(member\.[a-z]+)"', code))
    for kind, part in (("calculation", "inventory"), ("report", "reports")):
        own = "\n".join(path.read_text() for path in (SERVER / part).rglob("*.py"))
        actions |= {f"{kind}.{deed}" for deed in re.findall(r'\bnote\("([a-z_]+)"', own)}
    actions |= {"report.return", "report.answer", "report.remark"}
    actions |= {f"reference.{key[len('changes.kind.') :]}" for key in WORDS["en"] if key.startswith("changes.kind.")}
    assert len(actions) >= 30
    for language in ("ru", "en"):
        assert [action for action in sorted(actions) if f"deed.{action}" not in WORDS[language]] == []
    offered = (WEB / "core/deeds.js").read_text()
    for action in actions:
        kind, deed = action.split(".")
        assert re.search(rf"{kind}: \[[^\]]*'{deed}'", offered), action
