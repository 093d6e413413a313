"""What does a table of mines say beside its inventory that limits ask for: kind of coal, drainage, flare, stoppages?"""

from __future__ import annotations

from dataclasses import dataclass, field

from firedamp.science.compliance.case import Operation
from firedamp.science.errors import InputError, Problem
from firedamp.tables.grids import Row
from firedamp.tables.plumes.cells import CellReader
from firedamp.tables.plumes.places import headed, titles_read
from firedamp.tables.plumes.sources import grids_of
from firedamp.tables.vocabulary import plain

TITLES = {
    "mine_id": ("gem id", "mine id", "id", "код", "идентификатор"),
    "name": ("name", "mine", "mine name", "наименование", "название", "шахта", "предприятие"),
    "name_en": ("name en",),
    "name_ru": ("name ru",),
    "year": ("year", "output year", "год"),
    "coal_use": ("coal use", "coal type", "use of coal", "назначение угля", "вид угля"),
    "methane_drained_m3": ("methane drained m3", "drained m3", "methane drained m³", "отведено дегазацией м3",
                           "отведено дегазацией м³", "каптировано м3", "каптировано м³"),
    "methane_vented_m3": ("methane vented m3", "vented m3", "methane vented m³", "выброшено дегазацией м3",
                          "выброшено дегазацией м³"),
    "flare_efficiency_percent": ("flare efficiency", "flare efficiency percent", "destruction efficiency",
                                 "эффективность факела", "эффективность сжигания"),
    "stoppages": ("stoppages", "остановки", "число остановок"),
    "stoppages_reported": ("stoppages reported", "сообщено об остановках", "остановки сообщено"),
}  # fmt: skip
NAMES = ("name_ru", "name_en", "name")
FIGURES = (
    "methane_drained_m3", "methane_vented_m3", "flare_efficiency_percent", "stoppages", "stoppages_reported",
)  # fmt: skip
COAL = {
    "met": ("met", "metallurgical", "coking", "коксующийся", "коксующиеся", "коксующийся уголь"),
    "thermal": ("thermal", "steam", "энергетический", "энергетические", "энергетический уголь"),
    "thermal_and_met": ("thermal and met", "both", "оба", "энергетический и коксующийся"),
}


@dataclass(frozen=True)
class Particulars:
    """By mine: the kind of coal, the records of its flare and stoppages; by mine and year: drained and vented, m³."""

    coal_uses: dict[str, str] = field(default_factory=dict)
    operations: dict[str, Operation] = field(default_factory=dict)
    drainage: dict[tuple[str, int | None], dict[str, float]] = field(default_factory=dict)
    titles: frozenset[str] = frozenset()  # plain, of the columns that are read here


def read_particulars(
    data: bytes, filename: str, *, sheet: str | None = None, encoding: str | None = None
) -> Particulars:
    """The particulars of a table of mines; columns that are not there are unknown. InputError with every bad cell."""
    grids, _ = grids_of(data, filename, sheet, encoding)
    grid, position, columns = headed(grids, TITLES)
    problems: list[Problem] = []
    rows = [row for row in grid.rows[position:] if not row.blank]
    cells = CellReader(grid, columns, rows, problems, (*FIGURES, "year"))
    found = Particulars(titles=titles_read(TITLES))
    for row in rows:
        _take(cells, row, found)
    if problems:
        raise InputError(problems)
    return found


def _take(cells: CellReader, row: Row, found: Particulars) -> None:
    name = next((text for each in NAMES if (text := cells.text(row, each))), "")
    mine_id = cells.text(row, "mine_id") or plain(name).replace(" ", "-")
    if not mine_id:
        return
    figures = {each: cells.number(row, each, low=0, high=100 if each.endswith("percent") else 1e12) for each in FIGURES}
    if coal_use := _coal_use(cells, row):
        found.coal_uses[mine_id] = coal_use
    stopped, told = figures["stoppages"], figures["stoppages_reported"]
    if figures["flare_efficiency_percent"] is not None or stopped is not None:
        found.operations[mine_id] = Operation(
            figures["flare_efficiency_percent"],
            None if stopped is None else round(stopped),
            None if told is None else round(told),
        )
    year = cells.number(row, "year", low=1900, high=2200)
    drained = {each: value for each in FIGURES[:2] if (value := figures[each]) is not None}
    if drained:
        found.drainage[mine_id, None if year is None else int(year)] = drained


def _coal_use(cells: CellReader, row: Row) -> str:
    written = cells.text(row, "coal_use")
    if not written:
        return ""
    known = next((use for use, words in COAL.items() if written.casefold().replace("_", " ") in words), None)
    if known is None:
        cells.add(row, "coal_use", "not_a_choice", written, choices=", ".join(words[0] for words in COAL.values()))
    return known or ""
