"""What may be done with inventories? Compute them with science, and keep them."""

from __future__ import annotations

import functools
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from django.db import transaction

import firedamp
from firedamp.messages import describe
from firedamp.messages.wording import LANGUAGES
from firedamp.science import inventory as science
from firedamp.science.errors import InputError, Problem
from firedamp.science.inventory import MineYear
from firedamp.science.methods import DRAWS, SEED
from firedamp.science.methods.trace import canonical
from firedamp.server.accounts.models import User
from firedamp.server.answers import text
from firedamp.server.audit.services import record
from firedamp.server.inventory.attribution import attribution_of_figures, figures_taken
from firedamp.server.inventory.models import Inventory
from firedamp.server.inventory.selectors import Scope, known_of, mine_years_of, that_may_be_taken
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Organisation
from firedamp.server.organisations.rights import require
from firedamp.server.reference.library import current_library
from firedamp.server.reference.models import DataPackageVersion
from firedamp.server.reference.selectors import revision

DEFAULT_METHOD = "ipcc2006"
DEFAULT_GWP_SET = "RU"
VIEWS = ("mine", "company", "parent", "district", "mine_type", "source")
SCREENING_OF = {
    "en": "Each company is screened on its sum over all its sites in the basin that Firedamp knows.",
    "ru": "Каждая компания сравнивается с порогом по сумме по всем её площадкам в бассейне, известным Firedamp.",
}


@dataclass(frozen=True)
class Computed:
    """An inventory as JSON, and the same emissions by mine, company, district, mine type and source, and screened."""

    inventory: dict[str, Any]
    views: dict[str, Any]
    synthetic: bool


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
    return _computed(Question(scope, scope_key(scope), method, gwp_set, draws, seed))


def inventory_built(
    *, scope: Scope, method: str, gwp_set: str, draws: int = DRAWS, seed: int = SEED
) -> science.Inventory:
    """The inventory of a scope as science has it: what is more than its sums is asked of it."""
    question = Question(scope, scope_key(scope), method, gwp_set, draws, seed)
    return _built(question, that_may_be_taken(known_of(scope), method, scope.year))[0]


def scope_key(scope: Scope) -> tuple[object, ...]:
    return (
        scope.basin.basin_id,
        scope.company.company_id if scope.company else None,
        scope.district.district_id if scope.district else None,
        scope.year,
        scope.basin.package.hash,
        revision(),
    )


@functools.lru_cache(maxsize=64)
def _computed(question: Question) -> Computed:
    known = known_of(question.scope)
    built, left_out = _built(question, that_may_be_taken(known, question.method, question.scope.year))
    views: dict[str, Any] = {view: built.by(view) for view in VIEWS}
    inventory = built.to_dict()
    inventory |= {
        "left_out": left_out,
        "factors": factor_records(inventory["lines"]),
        "gwp_beside": gwp_ranges(inventory["gwp_beside"], inventory["totals"]),
        "data": data_of(question.scope.basin.package),
        "attribution": attribution_of_figures(known, figures_taken(built.rows, built.methods_of_rows)),
    }
    return Computed(inventory, {**views, **screening_views(question, built)}, question.scope.basin.synthetic)


def _built(question: Question, given: Sequence[MineYear]) -> tuple[science.Inventory, list[dict[str, Any]]]:
    """The inventory of the scope's mine-years for which the method has its figures, and those for which it has not.

    A record that somebody has just added must not take the other mines' figures off the page; what is left out is said.
    InputError where nothing is left, and for what is wrong with more than single mines.
    """

    def build(some: Sequence[MineYear]) -> science.Inventory:
        return science.build_inventory(
            some, title=scope_title(question.scope), method=question.method, year=question.scope.year,
            gwp_set=question.gwp_set, draws=question.draws, seed=question.seed, methods=current_library(),
        )  # fmt: skip

    try:
        return build(given), []
    except InputError as error:
        rows = science.of_year(given, question.scope.year)
        problems: dict[Any, list[Problem]] = {}
        for problem in error.problems:
            problems.setdefault(problem.params.get("mine_id"), []).append(problem)
        rest = [row for row in rows if row.mine_id not in problems]
        if None in problems or not rest:
            raise
        return build(rest), [_left_out(row, problems[row.mine_id]) for row in rows if row.mine_id in problems]


def _left_out(row: MineYear, problems: Sequence[Problem]) -> dict[str, Any]:
    plain = [replace(each, params=_plain(each)) for each in problems]
    why = {lang: "; ".join(describe(each, lang) for each in plain) for lang in LANGUAGES}
    return {"mine_id": row.mine_id, "name": dict(row.name), "year": row.year, "why": why}


def _plain(problem: Problem) -> dict[str, Any]:
    """What the problem says beside its mine, which the entry names."""
    return {name: value for name, value in problem.params.items() if name not in ("mine", "mine_id", "name")}


def factor_records(lines: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The factor records that lines rest on: each once, as the library holds it."""
    used = dict.fromkeys(factor for line in lines for factor in line["factors"])
    factors = current_library().factors
    return [asdict(factors[factor]) for factor in used]


def gwp_ranges(beside: Mapping[str, dict[str, float]], sums: Mapping[str, Any]) -> dict[str, dict[str, float]]:
    """Sums under each GWP set; with their range where no gas is burnt: that of the methane, times the GWP."""
    if sums["co2_t"]:
        return dict(beside)
    sets = current_library().gwp_sets
    return {
        name: under | {f"co2e_t_{end}": canonical(sums[f"ch4_t_{end}"] * sets[name].ch4) for end in ("low", "high")}
        for name, under in beside.items()
    }


def data_of(package: DataPackageVersion) -> dict[str, Any]:
    """Which data a result was computed from, and since when Firedamp has had them."""
    loaded_at = package.loaded_at.isoformat().replace("+00:00", "Z")
    return {"package": package.name, "version": package.version, "hash": package.hash, "loaded_at": loaded_at}


def screening_views(question: Question, built: science.Inventory) -> dict[str, Any]:
    """The companies of a scope against 296-FZ, each on its sum over all its sites in the basin: that is the law's.

    A district or company asked for chooses companies; it never makes their sums, their span or the rule another.
    """
    scope = question.scope
    if scope.company is None and scope.district is None:
        first, last = built.period
        said = {"basin": scope.basin.basin_id, "period": {"first": first, "last": last}, "words": SCREENING_OF}
        return {"screening": built.screening(), "screening_of": said}
    basin = replace(scope, company=None, district=None)
    whole = _computed(replace(question, scope=basin, key=scope_key(basin))).views
    there = {row["key"] for row in built.by("company")}
    return {
        "screening": [row for row in whole["screening"] if row["company"]["id"] in there],
        "screening_of": whole["screening_of"],
    }


def mine_calculate(*, mine: Mine, method: str, year: int | None, gwp_set: str) -> dict[str, Any]:
    """One mine's line of an inventory, and the calculation with the line's own method and inputs behind it."""
    rows = mine_years_of(mine, method, year)
    (record,) = science.latest_of(rows) if year is None else science.of_year(rows, year)
    title = text(mine.name_en, mine.name_ru)
    methods = current_library()
    built = science.build_inventory(
        [record], title=title, method=method, year=record.year, gwp_set=gwp_set, methods=methods
    )
    result = science.calculate_line(
        record, method=method, gwp_set=gwp_set, beside=tuple(methods.gwp_sets), methods=methods
    )
    line = built.to_dict()["lines"][0]
    result["gwp_beside"] = gwp_ranges(result["gwp_beside"], line)
    return {"line": line, "result": result, "data": data_of(mine.basin.package)}


def scope_title(scope: Scope) -> dict[str, str]:
    """The scope's own name; a page puts it into a sentence of its language."""
    parts = [text(scope.basin.name_en, scope.basin.name_ru)]
    if scope.district:
        parts.append(text(scope.district.name_en, scope.district.name_ru))
    if scope.company:
        parts.append(text(scope.company.name, scope.company.name_ru))
    return {language: ", ".join(part[language] for part in parts) for language in ("en", "ru")}


@transaction.atomic
def inventory_create(
    *, owner: User | None, organisation: Organisation | None = None, scope: Scope, method: str, gwp_set: str,
    name: str = "", draws: int = DRAWS, seed: int = SEED,
) -> Inventory:  # fmt: skip
    """Compute an inventory and keep it for an organisation; without one it is Firedamp's own."""
    if owner is not None:
        require(owner, organisation, "enter")
    computed = inventory_compute(scope=scope, method=method, gwp_set=gwp_set, draws=draws, seed=seed)
    made = Inventory.objects.create(
        owner=owner,
        organisation=organisation,
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
    if owner is not None:
        record("inventory.create", actor=owner, organisation=organisation, subject=("inventory", made.pk, str(made)))
    return made
