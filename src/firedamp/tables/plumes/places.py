"""Where are the mines of a table? Their ids, names and coordinates, read whole or refused with every fault."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firedamp.science.errors import InputError, Problem
from firedamp.science.factors import Text
from firedamp.tables.grids import Grid, Row
from firedamp.tables.plumes.cells import CellReader
from firedamp.tables.plumes.layouts import Columns, Layout, plain_title
from firedamp.tables.plumes.sources import grids_of
from firedamp.tables.vocabulary import plain

TITLES = {
    "mine_id": ("gem id", "mine id", "id", "код", "идентификатор"),
    "name": ("name", "mine", "mine name", "наименование", "название", "шахта", "предприятие"),
    "name_en": ("name en",),
    "name_ru": ("name ru",),
    "latitude": ("latitude", "lat", "широта"),
    "longitude": ("longitude", "lon", "lng", "долгота"),
    "accuracy": ("location accuracy", "точность координат"),
}
NAMES = ("name_ru", "name_en", "name")
ROWS_SEARCHED = 30
LAYOUT = Layout("mines", "", "", (), TITLES, {}, 1.0, "", "confirmed")


@dataclass(frozen=True)
class MinePlace:
    """A mine of a table; `exact` is None where the table does not say how sure its place is."""

    mine_id: str
    name: Text
    latitude: float
    longitude: float
    exact: bool | None
    row: int


def read_places(
    data: bytes, filename: str, *, sheet: str | None = None, encoding: str | None = None
) -> tuple[MinePlace, ...]:
    """The mines of a table that have coordinates; several rows of a mine (its years) are one. InputError with every
    fault: no columns of coordinates, a latitude beyond the poles."""
    grids, _ = grids_of(data, filename, sheet, encoding)
    grid, position, columns = headed(grids, TITLES)
    missing = [name for name in ("latitude", "longitude") if name not in columns.places]
    if missing:
        titles = ", ".join(title for title in columns.titles if title)
        raise InputError(Problem(name, "plume_column_missing", None, {"titles": titles}) for name in missing)
    problems: list[Problem] = []
    rows = [row for row in grid.rows[position:] if not row.blank]
    cells = CellReader(grid, columns, rows, problems)
    found: dict[str, MinePlace] = {}
    for row in rows:
        place = _place(cells, row)
        if place:
            found.setdefault(place.mine_id, place)
    if problems:
        raise InputError(problems)
    return tuple(found.values())


def _place(cells: CellReader, row: Row) -> MinePlace | None:
    latitude = cells.number(row, "latitude", low=-90, high=90)
    longitude = cells.number(row, "longitude", low=-180, high=180)
    names = {name: cells.text(row, name) for name in NAMES}
    name = next((names[each] for each in NAMES if names[each]), "")
    mine_id = cells.text(row, "mine_id") or plain(name).replace(" ", "-")
    if latitude is None or longitude is None or not mine_id:
        return None
    accuracy = cells.text(row, "accuracy").casefold()
    exact = accuracy in ("exact", "точная", "точно", "точные") if accuracy else None
    shown = {"en": names["name_en"] or name or mine_id, "ru": names["name_ru"] or name or mine_id}
    return MinePlace(mine_id, shown, latitude, longitude, exact, row.number)


def titles_read(wanted: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """Every title, plain, that stands for something wanted."""
    return frozenset(title for titles in wanted.values() for title in titles)


def headed(grids: Sequence[Grid], wanted: Mapping[str, Sequence[str]]) -> tuple[Grid, int, Columns]:
    """The grid and the row after its titles that hold most of what is wanted. Raises InputError where none does."""
    best: tuple[Grid, int, Columns] | None = None
    for grid in grids:
        for position, row in enumerate(grid.rows[:ROWS_SEARCHED]):
            titles = ["" if cell is None else str(cell) for cell in row.cells]
            plain_titles = [plain_title(title) for title in titles]
            places = {
                name: plain_titles.index(known[0])
                for name, aliases in wanted.items()
                if (known := [alias for alias in aliases if alias in plain_titles])
            }
            if len(places) > 1 and (best is None or len(places) > len(best[2].places)):
                best = grid, position + 1, Columns(LAYOUT, places, {}, titles)
    if best is None:
        raise InputError.one("file", "no_header")
    return best
