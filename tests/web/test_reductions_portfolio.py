"""Portfolio: from the first page to three projects, the range of their cost and a summary on paper; sets in and out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect
from tests.web.people import Api, admin, organisation, page_of, somebody
from tests.web.product import Product, Visit

from firedamp.science.reductions.reading import portfolio_of

pytestmark = pytest.mark.needs_chromium
COMPANY = "Synthetic Coal Company No. 15 / Синтетическая угольная компания № 15"
SLOW_MS = 60_000  # a set of 132 projects is evaluated as a whole
PAGE_OF_PDF = re.compile(rb"/Type\s*/Page(?!s)\b")
FLARE: dict[str, Any] = {
    "id": "flare", "mine": "Шахта Примерная", "organisation": "ООО «Примеруголь»",
    "stream": {"kind": "drainage", "flow_m3_min": 20, "ch4_percent": 40}, "technology": "flare_enclosed",
    "start_year": 2027, "capex": 300000, "opex_per_year": 20000, "discount_rate": 0.1, "grid_factor_t_mwh": 0.4,
    "alternative_group": "ДУ-1", "price_year": 2026, "currency": "EUR",
}  # fmt: skip
ENGINE = {**FLARE, "id": "engine", "technology": "gas_engine", "capex": 900000, "prices": {"electricity_per_mwh": 50}}
LEAN = {
    **FLARE,
    "id": "lean",
    "mine": "Шахта Бедная",
    "stream": {"kind": "drainage", "flow_m3_min": 12, "ch4_percent": 12},
    "alternative_group": "ДУ-2",
}


class Clicks:
    """How many clicks somebody has made."""

    def __init__(self) -> None:
        self.count = 0

    def on(self, target: Locator) -> None:
        self.count += 1
        target.click()


def settled(page: Page) -> None:
    expect(page.locator(".skeleton")).to_have_count(0, timeout=SLOW_MS)
    expect(page.locator("[aria-busy=true]")).to_have_count(0, timeout=SLOW_MS)


def asked(product: Product, **question: Any) -> Any:
    query = "&".join(f"{name}={value}" for name, value in question.items())
    return Api(product.address, "", "").ask("GET", f"/reductions/portfolio?set=example&company={COMPANY}&{query}")


def own(product: Product, *records: dict[str, Any]) -> str:
    """An organisation with projects; its id."""
    made = organisation(product)
    for record in records:
        admin(product).api.ask(
            "POST", "/reductions/projects", {"organisation": made, "name": record["id"], "record": record}
        )
    return made


def test_five_clicks_lead_to_three_projects_their_cost_and_a_summary(visit: Visit, product: Product) -> None:
    answer = asked(product, threshold_t=50_000)
    # The overview asks each method whether it can count the basin.
    page = visit("/?basin=demonstration", language="en", expected=("422",))
    page.locator("fd-totals").wait_for()
    clicks = Clicks()
    clicks.on(page.locator(".rail").get_by_role("link", name="Reductions"))
    clicks.on(page.locator(".room-tabs").get_by_role("link", name="Portfolio"))
    clicks.on(page.get_by_role("link", name="Synthetic Coal Company No. 15", exact=True))
    title = page.locator("h1")
    expect(title).to_contain_text("Three projects bring Synthetic Coal Company No. 15 under 50 kt for", timeout=SLOW_MS)
    expect(title).to_be_in_viewport()
    expect(title).to_contain_text(re.compile(r"example\sunits\s\(95\s%\srange:\s[\d.,]+\W*–\W*[\d.,]+\)"))
    settled(page)
    expect(page.locator(".project-state.chosen")).to_have_count(3)
    expect(page.locator("fd-portfolio-projects tbody tr")).to_have_count(len(answer["projects"]))
    assert len(answer["chosen"]) == 3
    before, after = answer["emission_co2e_t"], answer["emission_co2e_t"] - answer["reduction_t_per_year"]
    assert before >= 50_000 > after
    reached = page.locator("fd-portfolio-cards .card", has_text="Chance to reach what is needed")
    expect(reached.locator(".number")).to_have_text(re.compile(r"^\d+\s?%$"))
    expect(page.locator("fd-portfolio-emission .certainty-above")).to_have_count(1)
    expect(page.locator("fd-portfolio-emission .certainty-below")).to_have_count(1)
    expect(page.locator(".synthetic-banner.own")).to_be_visible()
    with page.expect_download(timeout=SLOW_MS) as download:
        clicks.on(page.get_by_role("button", name="Download the summary (PDF)"))
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"%PDF")
    assert len(PAGE_OF_PDF.findall(content)) == 2
    assert clicks.count <= 5


def test_the_address_holds_the_question_and_every_number_is_a_door(visit: Visit, product: Product) -> None:
    page = visit(f"/reductions/portfolio?company={COMPANY}", language="en")
    settled(page)
    card = page.locator("fd-portfolio-cards .card", has_text="Cost").locator(".number").first
    card.click()
    drawer = page.locator("dialog.drawer")
    expect(drawer.locator(".sum li")).to_have_count(4)
    expect(drawer.locator(".sum .whole")).to_contain_text("=")
    expect(drawer).to_contain_text("Flow ±15%")
    page.keyboard.press("Escape")

    page.locator("select[name=question]").select_option("budget")
    expect(page).to_have_url(re.compile("question=budget"))
    settled(page)
    expect(page.locator("h1")).to_have_text("Which projects should be built first?")
    page.locator("input[name=value]").fill("100000000")
    page.keyboard.press("Tab")
    most = "within a capital budget of 100 million example units save the most"
    expect(page.locator("h1")).to_contain_text(most, timeout=SLOW_MS)
    said = page.locator("h1").inner_text()
    page.reload()
    expect(page.locator("h1")).to_have_text(said, timeout=SLOW_MS)
    page.locator("input[name=value]").fill("-5")
    page.keyboard.press("Tab")
    expect(page.locator("input[name=value]")).to_have_attribute("aria-invalid", "true")

    page.goto(f"{product.address}/reductions/portfolio?company={COMPANY}&value=1")
    largest = asked(product, threshold_t=1)["largest_reduction_t_per_year"]
    expect(page.locator("h1")).to_contain_text(f"at most {largest / 1000:.1f} kt", timeout=SLOW_MS)
    expect(page.locator("fd-portfolio-cards .card")).to_have_count(2)


def test_the_curve_is_read_by_keyboard_and_saved(visit: Visit, product: Product) -> None:
    answer = asked(product, threshold_t=50_000)
    page = visit(f"/reductions/portfolio?company={COMPANY}", language="ru")
    settled(page)
    steps = page.locator(".curve-step")
    expect(steps).to_have_count(len(answer["curve"]))
    assert "один из 2 вариантов" in str(steps.first.get_attribute("aria-label"))
    steps.first.focus()
    page.keyboard.press("ArrowRight")
    expect(steps.nth(1)).to_be_focused()
    expect(page.locator(".curve-card strong")).to_contain_text("2. ")
    page.keyboard.press("Enter")
    expect(page.locator("dialog.drawer")).to_contain_text("Затраты на тонну")
    page.keyboard.press("Escape")
    page.locator("fd-abatement-curve fd-save-menu summary").click()
    with page.expect_download() as download:
        page.locator("fd-abatement-curve").get_by_role("button", name="CSV").click()
    lines = Path(download.value.path()).read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + len(answer["curve"])
    assert sum(";да;" in line for line in lines[1:]) == 3
    assert all("синтетические данные" in line for line in lines[1:])


def test_a_spread_that_is_given_moves_the_range(visit: Visit) -> None:
    page = visit(f"/reductions/portfolio?company={COMPANY}", language="en")
    settled(page)
    before = page.locator("h1").inner_text()
    page.locator("input[name=flow]").fill("40")
    page.keyboard.press("Tab")
    expect(page).to_have_url(re.compile("flow=40"))
    settled(page)
    expect(page.locator("h1")).not_to_have_text(before)
    page.locator("fd-portfolio-cards .number").nth(1).click()
    expect(page.locator("dialog.drawer")).to_contain_text("Flow ±40%, CH₄ concentration ±10%")


def test_a_set_of_ones_own_is_taken_in_whole_or_not_at_all_and_goes_out(
    visit: Visit, product: Product, tmp_path: Path
) -> None:
    of = own(product)
    person = somebody(product, of)
    page = page_of(visit, product, person, f"/reductions/portfolio?set={of}", language="ru", expected=("422",))
    settled(page)
    expect(page.locator(".empty")).to_contain_text("В этом наборе пока нет проектов")
    drop = page.locator("fd-portfolio-files input[type=file]")

    def file(*records: dict[str, Any]) -> Path:
        made = tmp_path / "portfolio.json"
        made.write_text(json.dumps({"projects": records}), "utf-8")
        return made

    drop.set_input_files(file(FLARE, {**ENGINE, "discount_rate": "x"}, FLARE))
    faults = page.locator("fd-portfolio-files .restore-faults li")
    expect(faults.first).to_be_visible(timeout=SLOW_MS)
    expect(faults.filter(has_text="Проект 2 (engine)")).not_to_have_count(0)
    expect(faults.filter(has_text="Проект 3 (flare)")).to_have_count(1)
    assert person.api.ask("GET", "/reductions/projects?set=own")["items"] == []

    drop.set_input_files(file(FLARE, ENGINE, {**LEAN, "mine": FLARE["mine"]}))
    expect(faults.filter(has_text="Проект 2")).to_have_count(0, timeout=SLOW_MS)
    expect(faults).to_have_count(1)
    assert person.api.ask("GET", "/reductions/projects?set=own")["items"] == []

    drop.set_input_files(file(FLARE, ENGINE, LEAN))
    expect(page.locator("fd-portfolio-projects tbody tr")).to_have_count(3, timeout=SLOW_MS)
    expect(page.locator(".project-state.unsafe")).to_have_count(1)
    expect(page.locator(".unsafe-list")).to_contain_text("5–15")
    expect(page.locator(".synthetic-banner.own")).to_have_count(0)
    page.locator("select[name=company]").select_option(FLARE["organisation"])
    settled(page)
    expect(page.locator("h1")).to_contain_text("ООО «Примеруголь»")
    expect(page.locator(".portfolio-page .warning")).to_contain_text("учтён метан")
    page.locator("input[name=emission_co2e_t]").fill("60 000")
    page.keyboard.press("Tab")
    expect(page.locator("h1")).to_contain_text("один проект снижает выбросы ниже 50 кт", timeout=SLOW_MS)
    with page.expect_download() as download:
        page.get_by_role("button", name="Выгрузить набор (JSON)").click()
    taken = portfolio_of(json.loads(Path(download.value.path()).read_text("utf-8")))
    assert {each.id for each in taken.projects} == {"engine", "flare", "lean"}
