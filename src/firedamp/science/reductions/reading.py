"""What does a file of a project or a portfolio say? Checked by the published schemas, then by what they cannot say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from firedamp.science.errors import InputError, Problem
from firedamp.science.reductions.project import Prices, Project
from firedamp.science.reductions.schema_check import schema_faults
from firedamp.science.reductions.sharing import supplies_of
from firedamp.science.reductions.streams import DRAINAGE, PlanYear, Stream, plan_of_coal
from firedamp.science.reductions.technologies import Technology, technologies, technology

Record = Mapping[str, Any]
OWN = "own"
ONE_MONEY = ("currency", "price_year")  # what a portfolio adds up must be in


@dataclass(frozen=True)
class Portfolio:
    """Projects, and what organisations emit in a year before any of them, as far as the file says."""

    projects: tuple[Project, ...]
    emissions_co2e_t: Mapping[str, float]


def project_of(record: Any) -> Project:
    """The project of a file; InputError with everything wrong in it."""
    _require(schema_faults(record, "project"))
    record = given(record)
    _require(list(_faults(record, "")))
    project = _project(record)
    supplies_of([project])
    return project


def portfolio_of(record: Any) -> Portfolio:
    """The portfolio of a file; InputError with everything wrong in it."""
    _require(schema_faults(record, "portfolio"))
    record = given(record)
    records = record["projects"]
    problems = [fault for place, each in enumerate(records) for fault in _faults(each, f"projects[{place}].")]
    _require([*problems, *_repeated(records), *_of_other_money(records), *_repeated_names(record)])
    projects = tuple(_project(each) for each in records)
    supplies_of(projects)
    emissions = {each["name"]: float(each["emission_co2e_t"]) for each in record.get("organisations", ())}
    return Portfolio(projects, emissions)


def given(value: Any) -> Any:
    """A value without the fields that are null: left open is the same as left out."""
    if isinstance(value, dict):
        return {name: given(item) for name, item in value.items() if item is not None}
    return [given(item) for item in value] if isinstance(value, list) else value


def _require(problems: list[Problem]) -> None:
    if problems:
        raise InputError(problems)


def _faults(record: Record, where: str) -> Iterator[Problem]:
    """What no schema says: a technology of the catalogue that destroys, figures that nobody gave, years twice."""
    named = record["technology"]
    if isinstance(named, str) and not (named in technologies() and technologies()[named].destroys):
        choices = [each.id for each in technologies().values() if each.destroys]
        yield Problem(f"{where}technology", "not_a_choice", named, {"choices": choices})
        return
    found = _technology(named)
    for name in ("availability", "lifetime_years"):
        if name not in record and getattr(found, name) is None:
            yield Problem(f"{where}{name}", "missing")
    yield from _faults_of_technology(found, f"{where}technology.")
    if "grid_factor_t_mwh" not in record and (found.own_power_kw_per_unit or record.get("claim_displaced")):
        yield Problem(f"{where}grid_factor_t_mwh", "missing", None, {"unit": "t/MWh"})
    yield from _faults_of_stream(record, where)


def _faults_of_technology(found: Technology, where: str) -> Iterator[Problem]:
    low, high = found.ch4_min_percent or 0, found.ch4_max_percent
    if high is not None and low > high:
        yield Problem(f"{where}ch4_min_percent", "above_maximum", low, {"maximum": high, "unit": "percent"})
    if (found.unit_size is None) != (found.unit_size_unit is None):
        yield Problem(f"{where}{'unit_size' if found.unit_size is None else 'unit_size_unit'}", "missing")
    product = {"kW_electric": "electrical_efficiency", "kW_thermal": "thermal_efficiency"}
    needed = product.get(found.unit_size_unit or "")
    if needed and not getattr(found, needed):
        yield Problem(f"{where}{needed}", "missing")
    both = (found.electrical_efficiency or 0) + (found.thermal_efficiency or 0)
    if both > 1:
        yield Problem(f"{where}thermal_efficiency", "above_maximum", found.thermal_efficiency,
                      {"maximum": 1 - (found.electrical_efficiency or 0)})  # fmt: skip


def _faults_of_stream(record: Record, where: str) -> Iterator[Problem]:
    stream = record["stream"]
    years = [each["year"] for each in stream.get("plan", ())]
    for place, year in enumerate(years):
        if year in years[:place]:
            yield Problem(f"{where}stream.plan[{place}].year", "plan_year_twice", year)
    of_coal = _coal_by_year(stream)
    for year in sorted(of_coal.keys() & set(years)):
        yield Problem(f"{where}stream.coal_plan", "plan_year_twice", year)
    years += of_coal
    if record["start_year"] not in years:
        for name in ("flow_m3_min", "ch4_percent"):
            if name not in stream:
                yield Problem(f"{where}stream.{name}", "missing")
    if record.get("affects") and stream["kind"] != DRAINAGE:
        yield Problem(f"{where}affects", "affects_of_ventilation", record["affects"])


def _repeated(records: list[Record]) -> Iterator[Problem]:
    ids = [each["id"] for each in records]
    for place, name in enumerate(ids):
        if name in ids[:place]:
            yield Problem(f"projects[{place}].id", "project_twice", name)


def _repeated_names(record: Record) -> Iterator[Problem]:
    names = [each["name"] for each in record.get("organisations", ())]
    for place, name in enumerate(names):
        if name in names[:place]:
            yield Problem(f"organisations[{place}].name", "project_twice", name)


def _of_other_money(records: list[Record]) -> Iterator[Problem]:
    """Money of two currencies or price years is not added up."""
    for name in ONE_MONEY:
        first = records[0].get(name)
        for place, each in enumerate(records):
            if each.get(name) != first:
                yield Problem(f"projects[{place}].{name}", "other_money", each.get(name, ""), {"first": first or ""})


def _project(record: Record) -> Project:
    found = _technology(record["technology"])
    given = {name: record[name] for name in ("availability", "lifetime_years") if name in record}
    taken = {name: getattr(found, name) for name in ("availability", "lifetime_years") if name not in record}
    plain = ("units", "tax_rate", "grid_factor_t_mwh", "heat_factor_t_gj", "own_fuel_co2_t_per_year", "claim_displaced",
             "alternative_group", "order", "affects",
             "baseline_utilised_share",
             "price_year", "currency")  # fmt: skip
    optional = {name: record[name] for name in plain if name in record}
    life = {**given, **taken}
    return Project(
        id=record["id"],
        mine=record["mine"],
        organisation=record["organisation"],
        stream=_stream(record["stream"]),
        technology=found,
        availability=float(life["availability"]),
        ramp=tuple(float(each) for each in record.get("ramp", ())),
        start_year=int(record["start_year"]),
        lifetime_years=int(life["lifetime_years"]),
        capex=float(record["capex"]),
        opex_per_year=float(record["opex_per_year"]),
        prices=Prices(**record.get("prices", {})),
        discount_rate=float(record["discount_rate"]),
        sources=dict(record.get("sources", {})),
        defaulted=tuple(taken),
        **{"units": None, **optional},
    )


def _stream(record: Record) -> Stream:
    plan = [PlanYear(each["year"], each["flow_m3_min"], each["ch4_percent"]) for each in record.get("plan", ())]
    if coal := record.get("coal_plan"):
        of_mine = (coal["relative_abundance_m3_t"], coal["share"], coal["ch4_percent"])
        plan += plan_of_coal(_coal_by_year(record), *of_mine)
    return Stream(
        kind=record["kind"],
        flow_m3_min=record.get("flow_m3_min"),
        ch4_percent=record.get("ch4_percent"),
        decline_per_year=record.get("decline_per_year", 0.0),
        plan=tuple(sorted(plan, key=lambda each: each.year)),
        id=record.get("id", ""),
    )


def _coal_by_year(stream: Record) -> dict[int, float]:
    """The coal output of the years in which a stream follows it."""
    coal = stream.get("coal_plan") or {"first_year": 0, "coal_output_t": ()}
    return {coal["first_year"] + place: float(tonnes) for place, tonnes in enumerate(coal["coal_output_t"])}


def _technology(named: str | Record) -> Technology:
    """Of the catalogue, or of the user's own figures: what they leave out stays unknown."""
    if isinstance(named, str):
        return technology(named)
    figures = {name: value for name, value in named.items() if name not in ("id", "name_en", "name_ru")}
    makes = bool(named.get("electrical_efficiency") or named.get("thermal_efficiency"))
    own = {"en": named.get("name_en") or "Own figures", "ru": named.get("name_ru") or "Собственные данные"}
    kind = named.get("kind") or ("use" if makes else "destruction")
    return replace(Technology(named.get("id", OWN), own, kind, named["stream"]), **{**figures, "kind": kind})
