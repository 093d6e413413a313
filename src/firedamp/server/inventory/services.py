"""What may be done with results? Compute them with science, store them, delete a draft."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

import firedamp
from firedamp.science import inventory as science
from firedamp.science.gases import gwp_sets
from firedamp.science.methods import DRAWS, SEED, calculate
from firedamp.server.accounts.models import User
from firedamp.server.answers import text
from firedamp.server.inventory.models import Calculation, Inventory
from firedamp.server.inventory.selectors import Scope, mine_years, mine_years_of
from firedamp.server.mines.models import Basin, Mine
from firedamp.server.mines.selectors import real_basins
from firedamp.server.problems import ApiProblem
from firedamp.server.reference.selectors import described, revision

DEFAULT_METHOD = "ipcc2006"
DEFAULT_GWP_SET = "RU"
VIEWS = ("mine", "company", "parent", "district", "mine_type", "source")
NOT_YOURS = {
    "en": "Only its owner or an administrator may delete a calculation.",
    "ru": "Удалить расчёт может только его владелец или администратор.",
}


@dataclass(frozen=True)
class Computed:
    """An inventory as JSON, and the same emissions by mine, company, district, mine type and source, and screened."""

    inventory: dict[str, Any]
    views: dict[str, list[dict[str, Any]]]


@dataclass(frozen=True)
class Question:
    """An inventory asked for. Two are the same when what decides the answer is the same: `key`, not the objects."""

    scope: Scope = field(compare=False)
    key: tuple[object, ...]
    method: str
    gwp_set: str
    draws: int
    seed: int


def inventory_compute(*, scope: Scope, method: str, gwp_set: str, draws: int = DRAWS, seed: int = SEED) -> Computed:
    """The inventory of a scope. The same question on the same data is computed once."""
    key = (
        scope.basin.basin_id,
        scope.company.company_id if scope.company else None,
        scope.district.district_id if scope.district else None,
        scope.year,
        scope.basin.package.hash,
        revision(),
    )
    return _computed(Question(scope, key, method, gwp_set, draws, seed))


@functools.lru_cache(maxsize=64)
def _computed(question: Question) -> Computed:
    built = science.build_inventory(
        mine_years(question.scope),
        title=scope_title(question.scope),
        method=question.method,
        year=question.scope.year,
        gwp_set=question.gwp_set,
        draws=question.draws,
        seed=question.seed,
    )
    views = {view: built.by(view) for view in VIEWS}
    attribution = described(question.scope.basin.package).attribution
    return Computed({**built.to_dict(), "attribution": attribution}, {**views, "screening": built.screening()})


def mine_calculate(*, mine: Mine, method: str, year: int | None, gwp_set: str) -> dict[str, Any]:
    """One mine's line of an inventory, and the calculation with the line's own method and inputs behind it."""
    (record,) = science.of_year(mine_years_of(mine), year)
    title = text(mine.name_en, mine.name_ru)
    built = science.build_inventory([record], title=title, method=method, year=year, gwp_set=gwp_set)
    result = science.calculate_line(record, method=method, gwp_set=gwp_set, beside=tuple(gwp_sets()))
    return {"line": built.to_dict()["lines"][0], "result": result}


def scope_title(scope: Scope) -> dict[str, str]:
    """The scope's own name; a page puts it into a sentence of its language."""
    parts = [text(scope.basin.name_en, scope.basin.name_ru)]
    if scope.district:
        parts.append(text(scope.district.name_en, scope.district.name_ru))
    if scope.company:
        parts.append(text(scope.company.name, ""))
    return {language: ", ".join(part[language] for part in parts) for language in ("en", "ru")}


@transaction.atomic
def inventory_create(
    *, owner: User | None, scope: Scope, method: str, gwp_set: str, name: str = "", draws: int = DRAWS, seed: int = SEED
) -> Inventory:
    """Compute an inventory and keep it."""
    computed = inventory_compute(scope=scope, method=method, gwp_set=gwp_set, draws=draws, seed=seed)
    return Inventory.objects.create(
        owner=owner,
        name=name,
        basin=scope.basin,
        company=scope.company,
        district=scope.district,
        year=scope.year,
        method=method,
        gwp_set=gwp_set,
        draws=draws,
        seed=seed,
        result=computed.inventory,
        views=computed.views,
        package_hash=scope.basin.package.hash,
        software_version=firedamp.__version__,
    )


def public_inventories_ensure() -> list[Inventory]:
    """Each real basin's inventory of its latest known outputs, on its present data and by this version of Firedamp."""
    return [public_inventory(basin) for basin in real_basins()]


def public_inventory(basin: Basin) -> Inventory:
    known = Inventory.objects.filter(
        owner=None,
        basin=basin,
        year=None,
        method=DEFAULT_METHOD,
        gwp_set=DEFAULT_GWP_SET,
        package_hash=basin.package.hash,
        software_version=firedamp.__version__,
    ).first()
    return known or inventory_create(
        owner=None, scope=Scope(basin=basin), method=DEFAULT_METHOD, gwp_set=DEFAULT_GWP_SET, name=basin.name_en
    )


@transaction.atomic
def calculation_create(
    *,
    owner: User,
    method: str,
    inputs: Mapping[str, Any],
    gwp_set: str | None = None,
    uncertainty: Mapping[str, Any] | None = None,
    draws: int = DRAWS,
    seed: int = SEED,
    beside: Sequence[str] = (),
    name: str = "",
    mine: Mine | None = None,
) -> Calculation:
    """Evaluate a method and keep the result as a draft, with all that it takes to run it again."""
    result = calculate(
        method, inputs, gwp_set=gwp_set, uncertainty=uncertainty or None, draws=draws, seed=seed, beside=beside
    )
    return Calculation.objects.create(
        owner=owner,
        name=name,
        method=method,
        inputs=dict(inputs),
        gwp_set=result["gwp_set"],
        uncertainty=dict(uncertainty or {}),
        draws=draws,
        seed=seed,
        result=result,
        sheet_hash=result["sheet_hash"],
        edition=result["edition"],
        software_version=firedamp.__version__,
        mine=mine,
    )


@transaction.atomic
def calculation_delete(*, user: User, calculation: Calculation) -> None:
    """Delete a draft; what has left that state stays."""
    if calculation.owner != user and user.role != "administrator":
        raise ApiProblem("not-allowed", NOT_YOURS)
    if calculation.status != Calculation.Status.DRAFT:
        raise ApiProblem("conflict")
    calculation.delete()
