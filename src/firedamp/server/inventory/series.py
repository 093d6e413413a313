"""Which series may be asked for? A figure of the tables by mine and year, or an emission; of mines or their groups."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from firedamp.science.errors import InputError
from firedamp.science.inventory import MineYear
from firedamp.science.inventory.routes import METHOD_TITLES, require_method
from firedamp.science.inventory.series import (
    BY_OUTPUT,
    Group,
    Quantity,
    Value,
    emission_series,
    quantities,
    quantity_of,
    series_of,
)
from firedamp.science.inventory.yearly import DRAWS_OF_MANY
from firedamp.science.methods import SEED
from firedamp.server.answers import text
from firedamp.server.inventory.attribution import attribution_of_figures, figures_taken_by
from firedamp.server.inventory.mine_years import OF_THE_YEAR, MineYears
from firedamp.server.inventory.reconciliation import require_span
from firedamp.server.mines.models import Basin, Mine
from firedamp.server.reference.library import current_library
from firedamp.server.reference.selectors import revision

OPERATING = "operating"
# A quantity -> the figure of a mine-year that it is, where the two have not one name.
FIGURES = {"coal_output_t": "output_t"}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A series asked for; `method` and `gwp_set` matter to emissions alone."""

    basin: str
    quantity: str
    level: str
    ids: tuple[str, ...]
    first: int | None
    last: int | None
    method: str
    gwp_set: str


def quantity_list() -> list[dict[str, Any]]:
    return [quantity_row(quantity) for quantity in quantities().values()]


def quantity_row(quantity: Quantity) -> dict[str, Any]:
    return {
        "id": quantity.id,
        "label": dict(quantity.label),
        "unit": quantity.unit,
        "rule": quantity.rule,
        "rule_text": dict(quantity.rule_text),
        "by_method": quantity.by_method,
    }


def series_get(asked: Asked, basin: Basin) -> dict[str, Any]:
    """The series of a question; the same question on the same data is computed once."""
    quantity = quantity_of(asked.quantity)
    require_span(asked.first, asked.last)
    if quantity.by_method:
        require_method(asked.method)
        current_library().gwp_set(asked.gwp_set)
    return _series(asked, (basin.package.hash, revision()))


@functools.lru_cache(maxsize=64)
def _series(asked: Asked, stamp: tuple[object, ...]) -> dict[str, Any]:
    basin = Basin.objects.get(basin_id=asked.basin)
    quantity = quantity_of(asked.quantity)
    known = MineYears(basin=basin, withdrawn=False)
    fit = {mine.mine_id for mine in known.mines.values() if has_quantity(mine, quantity)}
    worked = worked_years(known, fit)
    groups = [
        replace(group, worked={mine: years for mine, years in worked.items() if mine in group.mines})
        for group in groups_of(known.mines.values(), basin, asked.level, asked.ids)
    ]
    span = {"first": asked.first, "last": asked.last}
    shown = frozenset().union(*(group.mines for group in groups))

    def is_shown(each: MineYear | Value) -> bool:
        within = (asked.first or each.year) <= each.year <= (asked.last or each.year)
        return within and each.mine_id in shown

    if quantity.by_method:
        rows = known.with_figures()
        found = emission_series(
            quantity, rows, groups, method=asked.method, gwp_set=asked.gwp_set, methods=current_library(), **span
        )
        taken = figures_taken_by(asked.method, [row for row in rows if is_shown(row)], asked.gwp_set)
    else:
        outputs = [value for value in values_of(known, "output_t") if value.mine_id in fit]
        values = values_of(known, quantity.id)
        found = series_of(quantity, values, outputs, groups, **span)
        figures = (FIGURES.get(quantity.id, quantity.id), *weights_of(quantity, asked.level))
        taken = [(value.mine_id, value.year, figures) for value in values if is_shown(value)]
    return {**about(quantity, asked, basin), "attribution": attribution_of_figures(known, taken), "series": found}


def weights_of(quantity: Quantity, level: str) -> tuple[str, ...]:
    """The figures that weigh a mean of several mines: their coal output."""
    return ("output_t",) if quantity.rule == BY_OUTPUT and level != "mine" else ()


def has_quantity(mine: Mine, quantity: Quantity) -> bool:
    """Whether such a mine has the quantity at all: a surface mine has no methane abundance and no drainage."""
    return mine.mine_type == "underground" or quantity.by_method or quantity.id == "coal_output_t"


def worked_years(known: MineYears, mines: set[str]) -> dict[str, tuple[int, int | None]]:
    """From when to when each mine that ever put out coal is known to have worked: as its passport or outputs say.

    Of a mine that works no more and does not say since when, the last output is the last that is known.
    """
    years: dict[str, list[int]] = defaultdict(list)
    for value in values_of(known, "output_t"):
        years[value.mine_id].append(value.year)
    return {
        mine.mine_id: (
            mine.opening_year or min(years[mine.mine_id]),
            mine.closing_year or (None if mine.status == OPERATING else max(years[mine.mine_id])),
        )
        for mine in known.mines.values()
        if mine.mine_id in years and mine.mine_id in mines
    }


def about(quantity: Quantity, asked: Asked, basin: Basin) -> dict[str, Any]:
    """What the series are of, and of an emission how it was computed."""
    row = quantity_row(quantity)
    computed: dict[str, Any] = dict.fromkeys(("method", "method_title", "gwp_set", "draws", "seed"))
    if quantity.by_method:
        computed = {
            "method": asked.method,
            "method_title": dict(METHOD_TITLES[asked.method]),
            "gwp_set": current_library().gwp_set(asked.gwp_set).id,
            "draws": DRAWS_OF_MANY,
            "seed": SEED,
        }
    return {
        "basin": basin.basin_id,
        "synthetic": basin.synthetic,
        "quantity": row["id"],
        **{name: row[name] for name in ("label", "unit", "rule", "rule_text")},
        "level": asked.level,
        **computed,
    }


def values_of(known: MineYears, figure: str) -> list[Value]:
    """What a table by mine and year says of one figure; what is not known is no value."""
    name = FIGURES.get(figure, figure)
    model, column = OF_THE_YEAR[name]
    return [
        Value(known.mines[mine].mine_id, year, getattr(record, column), known.quality_of(record, name))
        for (mine, year), record in known.records[model].items()
        if getattr(record, column) is not None
    ]


def groups_of(mines: Iterable[Mine], basin: Basin, level: str, ids: tuple[str, ...]) -> list[Group]:
    """The mines of a basin as groups of a level, those of the ids asked for. InputError for an id that is not there."""
    members: dict[str, set[str]] = defaultdict(set)
    names: dict[str, dict[str, str]] = {}
    for mine in mines:
        group_id, name = _group_of(mine, basin, level)
        members[group_id].add(mine.mine_id)
        names[group_id] = name
    unknown = [each for each in ids if each not in members]
    if unknown:
        raise InputError.one("id", "unknown_id", unknown[0])
    chosen = ids or sorted(members, key=lambda each: (names[each]["en"], each))
    return [Group(each, names[each], frozenset(members[each])) for each in dict.fromkeys(chosen)]


def _group_of(mine: Mine, basin: Basin, level: str) -> tuple[str, dict[str, str]]:
    match level:
        case "mine":
            return mine.mine_id, text(mine.name_en, mine.name_ru)
        case "company":
            return mine.company.company_id, text(mine.company.name, "")
        case "district":
            return mine.district.district_id, text(mine.district.name_en, mine.district.name_ru)
    return basin.basin_id, text(basin.name_en, basin.name_ru)
