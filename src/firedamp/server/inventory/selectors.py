"""What may be read of results, and which mines and years make up an inventory?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from firedamp.science.errors import InputError
from firedamp.science.inventory import MineYear
from firedamp.science.inventory.mine_year import line_id
from firedamp.science.inventory.routes import needs_output
from firedamp.server.accounts.auth import Reader
from firedamp.server.inventory.mine_years import MineYears
from firedamp.server.inventory.models import Calculation, Inventory
from firedamp.server.mines.models import MAP_OF_A_BASIN, Basin, Company, District, Mine
from firedamp.server.organisations.rights import owned
from firedamp.server.search_text import query_words


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


def mine_named(mine_id: str | None) -> Mine | None:
    """The mine that an id names; InputError for an id that is not there."""
    mine = Mine.objects.filter(mine_id=mine_id).first()
    if mine is None and mine_id is not None:
        raise InputError.one("mine_id", "unknown_id", mine_id)
    return mine


def line_of(mine: Mine | None, year: int | None) -> str:
    """Whose draws a calculation takes: those of a mine and year; of a mine without a year, or of none, its method's."""
    return "" if mine is None or year is None else line_id(mine.mine_id, year)


def known_of(scope: Scope) -> MineYears:
    """What is known of the scope's mines by year."""
    parts = {"company": scope.company, "district": scope.district}
    chosen = {name: part for name, part in parts.items() if part}
    return MineYears(basin=scope.basin, withdrawn=False, **chosen)


def mine_years_of(mine: Mine, method: str, year: int | None) -> list[MineYear]:
    """Every year of one mine that a method may take."""
    return that_may_be_taken(MineYears(pk=mine.pk), method, year)


def that_may_be_taken(known: MineYears, method: str, year: int | None) -> list[MineYear]:
    """The years of a known output; of a year that is asked for also those whose abundance alone is known, where the
    method can do with it. The composite is of latest outputs (methods.md, Inventory)."""
    return known.with_output() if year is None or needs_output(method) else known.with_figures()


def visible(reader: Reader) -> Q:
    """Firedamp's own results are public; the others are for the people of their organisation."""
    return Q(organisation__isnull=True) | owned(reader)


@dataclass(frozen=True, kw_only=True)
class CalculationFilter:
    """Which calculations are asked for; what is None does not matter."""

    method: str | None = None
    mine_id: str | None = None
    owner: str | None = None
    status: str | None = None
    q: str | None = None


def calculations(reader: Reader) -> QuerySet[Calculation]:
    found = Calculation.objects.filter(visible(reader)).select_related("owner", "organisation", "mine__basin")
    return found.defer(*(f"mine__basin__{name}" for name in MAP_OF_A_BASIN))


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
    words = query_words(query)
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
    return Inventory.objects.filter(visible(reader)).select_related(
        "owner", "organisation", "basin", "company", "district"
    )


def inventory_get(reader: Reader, inventory_id: UUID) -> Inventory:
    return _found(inventories(reader).filter(pk=inventory_id).first())


def _found(row: Any) -> Any:
    """What this person may not see is not there: both answers are the same."""
    if row is None:
        raise Http404
    return row
