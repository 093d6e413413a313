"""The synthetic basin's example projects burn no more than its mines vent; three bring a small company below 50 kt."""

from __future__ import annotations

import itertools
from collections import defaultdict
from typing import Any

import numpy as np
import pytest

from firedamp.cli.inventory_source import from_basin
from firedamp.cli.words import Words
from firedamp.datapackages import ExampleProjects, example_projects, package
from firedamp.science.reductions.components import excludes
from firedamp.science.reductions.evaluating import Terms, evaluated
from firedamp.science.reductions.portfolio import Question, portfolio_told
from firedamp.science.reductions.progress import Achieved, Hours, Plan, achieved
from firedamp.science.reductions.project import Project
from firedamp.science.reductions.reading import portfolio_of
from firedamp.science.reductions.sharing import supplies_of, together
from firedamp.science.reductions.technologies import technologies
from firedamp.science.reductions.uncertainty import SPREADS, require_spreads

YEAR = 2023
MINUTES = 365 * 24 * 60
THRESHOLD_T = 50_000
SMALL = "Synthetic Coal Company No. 15 / Синтетическая угольная компания № 15"
CHOSEN = ["DEMO-M97-flare", "DEMO-M99-engine", "DEMO-M99-rto"]
TERMS = Terms()

basin = package("demonstration")
MINES: dict[Any, Any] = {row["mine_id"]: row for row in basin.rows("mines")}


def of_year(table: str) -> dict[Any, Any]:
    return {row["mine_id"]: row for row in basin.rows(table) if row["year"] == YEAR}


@pytest.fixture(scope="module")
def example() -> ExampleProjects:
    found = example_projects(basin)
    assert found is not None
    return found


@pytest.fixture(scope="module")
def projects(example: ExampleProjects) -> tuple[Project, ...]:
    return portfolio_of(example.record).projects


def answer(example: ExampleProjects, company: str) -> dict[str, Any]:
    return portfolio_told(portfolio_of(example.record), Question(threshold_t=THRESHOLD_T, organisation=company), TERMS)


def methane_m3(project: Project) -> float:
    """What a project's stream carries in a year of 365 days, before any decline."""
    assert project.stream.flow_m3_min is not None
    assert project.stream.ch4_percent is not None
    return project.stream.flow_m3_min * project.stream.ch4_percent / 100 * MINUTES


def test_every_project_is_of_an_underground_mine_that_works_and_of_its_company(projects):
    for each in projects:
        mine = MINES[each.mine]
        assert (mine["mine_type"], mine["mine_status"]) == ("underground", "operating")
        assert each.organisation == mine["company"]
        assert each.id.startswith(f"{each.mine}-")


def test_a_drainage_stream_is_what_the_mine_drains_and_vents(projects):
    uses = of_year("methane_use")
    drainage = [each for each in projects if each.stream.kind == "drainage"]
    assert len({each.mine for each in drainage}) > 20
    for each in drainage:
        vented = uses[each.mine]["vented_m3"]
        assert 0.98 * vented < methane_m3(each) <= vented


def test_a_ventilation_stream_is_what_is_released_and_not_drained(projects):
    uses, abundances = of_year("methane_use"), of_year("methane_abundance")
    drain = {row["mine_id"] for row in basin.rows("methane_use")}
    ventilation = [each for each in projects if each.stream.kind == "ventilation"]
    assert len({each.mine for each in ventilation}) > 20
    for each in ventilation:
        drained = uses[each.mine]["drained_m3"] if each.mine in drain else 0
        left = abundances[each.mine]["absolute_abundance_m3_min"] * MINUTES - drained
        assert 0.98 * left < methane_m3(each) <= left


def test_streams_decline_and_technologies_are_of_the_catalogue(projects):
    assert all(0 < each.stream.decline_per_year < 0.05 for each in projects)
    assert {each.technology.id for each in projects} == {"flare_enclosed", "gas_engine", "boiler", "vam_rto"}
    assert all(each.technology == technologies()[each.technology.id] for each in projects)


def test_figures_say_that_they_are_synthetic_in_a_unit_that_is_no_money(example):
    for record in example.record["projects"]:
        assert set(record["sources"].values()) == {"synthetic example, scripts/demonstration/projects.py"}
        assert {"stream", "capex", "opex_per_year", "prices"} <= set(record["sources"])
        assert record["currency"] == "example unit"


def test_some_drainage_is_below_the_permitted_concentration_and_has_no_price(projects):
    supplies = supplies_of(projects)
    refused = [each for each in projects if not evaluated(each, TERMS, supplies).priced]
    assert 0 < len({each.mine for each in refused}) < 10
    for each in refused:
        assert each.stream.ch4_percent is not None
        assert each.stream.ch4_percent < 30
        assert {fault.rule for fault in evaluated(each, TERMS, supplies).faults} == {"below_permitted"}


def test_what_companies_emit_is_the_product_s_own_inventory(example):
    options = {"year": YEAR, "gwp_set": "RU", "draws": 100}
    (inventory,), _ = from_basin("demonstration", YEAR, Words("en")).inventories("best", **options)
    own = {row["name"]["en"]: round(row["co2e_t"], 1) for row in inventory.by("company")}
    stated = {each["name"]: each["emission_co2e_t"] for each in example.record["organisations"]}
    assert stated == own
    assert 90_000 < stated[SMALL] < 180_000


def test_three_of_seven_projects_bring_the_small_company_below_the_threshold(example):
    told = answer(example, SMALL)
    assert told["status"] == "optimal"
    assert told["chosen"] == CHOSEN
    assert told["cost"] > 0
    assert told["emission_co2e_t"] - told["reduction_t_per_year"] < THRESHOLD_T
    assert len(told["curve"]) == 7


def test_no_other_set_that_suffices_is_nearly_as_cheap(example, projects):
    """Every set of the company's projects is looked at, without the optimiser."""
    needed = answer(example, SMALL)["emission_co2e_t"] - THRESHOLD_T
    suffice = sorted((cost, names) for names, cost, reduction in every_set(projects) if reduction > needed)
    (least, chosen), (next_cost, _) = suffice[:2]
    assert sorted(chosen) == CHOSEN
    assert answer(example, SMALL)["cost"] == pytest.approx(least)
    assert next_cost > 1.1 * least
    assert min(len(names) for _, names in suffice) == 3


def every_set(projects: tuple[Project, ...]) -> list[tuple[tuple[str, ...], float, float]]:
    """Ids, cost and yearly reduction of every set of the small company's projects that can be built."""
    own = [each for each in projects if each.organisation == SMALL]
    supplies, found = supplies_of(projects), []
    for size in range(len(own) + 1):
        for chosen in itertools.combinations(own, size):
            if not any(excludes(*pair) for pair in itertools.combinations(chosen, 2)):
                built = together(chosen, supplies, TERMS.limit, TERMS.basis).values()
                cost, reduction = (
                    float(sum(getattr(each, name) for each in built)) for name in ("cost", "mean_reduction_t")
                )
                found.append((tuple(each.id for each in chosen), cost, reduction))
    return found


def test_companies_with_surface_mines_or_much_methane_stay_above_the_threshold(example):
    companies = {each["organisation"] for each in example.record["projects"]}
    answers = {company: answer(example, company) for company in companies}
    assert {company for company, told in answers.items() if told["status"] == "optimal"} == {SMALL}
    assert sum(bool(told["curve"]) for told in answers.values()) > 10


def test_its_spreads_are_those_that_draws_know(example):
    require_spreads(example.spreads, draws=1_000, seed=1)
    assert set(example.spreads) == set(SPREADS) - {"gas_per_1000m3"}


def test_half_a_year_was_measured_of_a_project_that_is_chosen(example):
    assert list(example.hours_of) == ["DEMO-M99-engine"]
    assert set(example.hours_of) <= set(CHOSEN)
    times = [each.time for each in example.hours_of["DEMO-M99-engine"].hours]
    assert (times[0].isoformat(), times[-1].isoformat()) == ("2025-01-01T00:00:00", "2025-06-30T23:00:00")
    assert len(times) == len(set(times)) == 181 * 24


def test_what_was_achieved_is_visibly_less_than_planned_and_every_cause_but_the_device_has_its_part(example, projects):
    found = progress(example, projects)
    assert 0.7 < found.reduction_t / found.planned_reduction_t < 0.95
    assert all(found.by_cause_t[cause] < 0 for cause in ("flow", "concentration", "availability"))
    assert found.by_cause_t["efficiency"] == 0
    assert found.hours_without_flame > 8 * 24
    assert 24 < found.hours_substituted < 200


def progress(example: ExampleProjects, projects: tuple[Project, ...]) -> Achieved:
    """Measured hours against the plan of the first year."""
    ((name, measured),) = example.hours_of.items()
    project = next(each for each in projects if each.id == name)
    stream, efficiency = project.stream, project.technology.destruction_efficiency
    assert stream.flow_m3_min is not None
    assert stream.ch4_percent is not None
    assert efficiency is not None
    columns = defaultdict(list)
    for hour in measured.hours:
        for column in ("flow_m3_min", "ch4_percent", "flame"):
            columns[column].append(getattr(hour, column))
    plan = Plan(stream.flow_m3_min, stream.ch4_percent, project.availability, efficiency)
    return achieved(Hours(**columns), plan, efficiency, TERMS.basis)


def test_a_stop_of_the_compressor_lasts_for_days(example):
    (measured,) = example.hours_of.values()
    burning = np.array([each.flame is True for each in measured.hours], dtype=int)
    longest = max(len(run) for run in "".join(map(str, burning)).split("1"))
    assert longest > 8 * 24
