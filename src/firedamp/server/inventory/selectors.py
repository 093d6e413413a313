"""What may be read of results, and which mines and years make up an inventory?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from firedamp.science.errors import InputError
from firedamp.science.inventory import MineYear
from firedamp.server.accounts.auth import Reader
from firedamp.server.answers import text
from firedamp.server.inventory.models import Calculation, Inventory
from firedamp.server.mines.models import Basin, CoalOutput, Company, District, Mine
from firedamp.server.mines.shapes import company_reference, district_reference
from firedamp.server.search_text import search_words

FIGURES = ("depth_m", "gas_content_m3_t", "emission_coefficient")
TRACED = ("mine_type", "company", "parent", "district", *FIGURES)


@dataclass(frozen=True, kw_only=True)
class Scope:
    """Whose emissions, and when: a basin or part of it; without a year, each mine's latest known output."""

    basin: Basin
    company: Company | None = None
    district: District | None = None
    year: int | None = None


def scope_get(*, basin: str, company: str | None = None, district: str | None = None, year: int | None = None) -> Scope:
    """The scope that ids name. Raises InputError for an id that is not there."""
    found = Basin.objects.select_related("package").filter(basin_id=basin).first()
    if found is None:
        raise InputError.one("basin", "unknown_id", basin)
    return Scope(
        basin=found,
        company=company_of(company),
        district=district_of(found, district),
        year=year,
    )


def company_of(company_id: str | None) -> Company | None:
    company = Company.objects.filter(company_id=company_id).first()
    if company is None and company_id is not None:
        raise InputError.one("company", "unknown_id", company_id)
    return company


def district_of(basin: Basin, district_id: str | None) -> District | None:
    district = basin.districts.filter(district_id=district_id).first()
    if district is None and district_id is not None:
        raise InputError.one("district", "unknown_id", district_id)
    return district


def coal_outputs() -> QuerySet[CoalOutput]:
    return (
        CoalOutput.objects.select_related("mine__company", "mine__district")
        .prefetch_related("mine__methane_uses")
        .order_by("mine__mine_id", "year")
    )


def mine_years(scope: Scope) -> list[MineYear]:
    """Every known year of the scope's mines; which of them an inventory takes is science's to say."""
    parts = {"mine__company": scope.company, "mine__district": scope.district}
    found = coal_outputs().filter(mine__basin=scope.basin, mine__withdrawn=False)
    return [mine_year(output) for output in found.filter(**{name: part for name, part in parts.items() if part})]


def mine_years_of(mine: Mine) -> list[MineYear]:
    """Every known year of one mine."""
    return [mine_year(output) for output in coal_outputs().filter(mine=mine)]


def mine_year(output: CoalOutput) -> MineYear:
    mine = output.mine
    origin = {name: where for name, where in mine.origin.items() if name in TRACED}
    output_origin = {"source": output.source, "quality": output.quality, "row": output.row}
    return MineYear(
        mine_id=mine.mine_id,
        name=text(mine.name_en, mine.name_ru),
        mine_type=mine.mine_type,
        year=output.year,
        output_t=output.output_t,
        company=company_reference(mine.company),
        district=district_reference(mine.district),
        parent=tuple((each["name"], each["share_percent"]) for each in mine.parents),
        origin={**origin, "output_t": output_origin},
        **{name: getattr(mine, name) for name in FIGURES},
        **methane_use(output),
    )


def methane_use(output: CoalOutput) -> dict[str, float]:
    for use in output.mine.methane_uses.all():
        if use.year == output.year:
            return {"methane_utilised_m3": use.utilised_m3 or 0.0, "methane_flared_m3": use.flared_m3 or 0.0}
    return {}


def visible(reader: Reader) -> Q:
    """Firedamp's own results are public; the others are for those who have signed in."""
    return Q() if reader.is_authenticated else Q(owner__isnull=True)


@dataclass(frozen=True, kw_only=True)
class CalculationFilter:
    """Which calculations are asked for; what is None does not matter."""

    method: str | None = None
    mine_id: str | None = None
    owner: str | None = None
    status: str | None = None
    q: str | None = None


def calculations(reader: Reader) -> QuerySet[Calculation]:
    return Calculation.objects.filter(visible(reader)).select_related("owner", "mine")


def calculation_list(reader: Reader, wanted: CalculationFilter) -> QuerySet[Calculation]:
    equal = {
        "method": wanted.method,
        "mine__mine_id": wanted.mine_id,
        "owner__username": wanted.owner,
        "status": wanted.status,
    }
    found = calculations(reader).filter(**{name: value for name, value in equal.items() if value is not None})
    return (found.filter(named(wanted.q)) if wanted.q else found).defer("result")


def named(query: str) -> Q:
    """Every word of the query stands in the calculation's name or among those of its mine, in either alphabet."""
    words = search_words(query)
    condition = Q() if words else Q(pk__in=[])
    for word in words:
        condition &= Q(search__contains=word) | Q(mine__search__contains=word)
    return condition


def calculation_owners(reader: Reader) -> list[str]:
    """Whose calculations this person may see."""
    owners = Calculation.objects.filter(visible(reader), owner__isnull=False).order_by("owner__username")
    return list(owners.values_list("owner__username", flat=True).distinct())


def calculation_get(reader: Reader, calculation_id: UUID) -> Calculation:
    return _found(calculations(reader).filter(pk=calculation_id).first())


def inventories(reader: Reader) -> QuerySet[Inventory]:
    return Inventory.objects.filter(visible(reader)).select_related("owner", "basin", "company", "district")


def inventory_get(reader: Reader, inventory_id: UUID) -> Inventory:
    return _found(inventories(reader).filter(pk=inventory_id).first())


def _found(row: Any) -> Any:
    """What this person may not see is not there: both answers are the same."""
    if row is None:
        raise Http404
    return row
