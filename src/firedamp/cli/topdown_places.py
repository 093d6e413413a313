"""The mines that plumes may come from, each with its inventory where its figures allow one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from firedamp.cli.arguments import read_bytes
from firedamp.cli.inventory_source import Source, from_basin, from_file
from firedamp.cli.words import Words
from firedamp.messages import describe
from firedamp.science.errors import InputError


def places_of(
    mines: str | None, basin: str | None, words: Words, *, year: int | None, method: str, gwp_set: str
) -> tuple[list[Any], list[str]]:
    """The places of a user's table or a basin, and what is to be known of how they were read.

    A table whose figures make no inventory still has places: the note says why there is nothing to compare with.
    """
    if mines:
        return _of_table(mines, words, year=year, method=method, gwp_set=gwp_set)
    source = from_basin(basin or "kuzbass", year, words)
    return _with_inventory(_of_basin(basin or "kuzbass"), source, words, year=year, method=method, gwp_set=gwp_set)


def _of_table(path: str, words: Words, **of_inventory: Any) -> tuple[list[Any], list[str]]:
    from firedamp.tables.plumes import read_places
    from firedamp.tables.plumes.places import TITLES, titles_read
    from firedamp.tables.plumes.sources import TABLE_OF_PLUMES

    name = path.rsplit("/", 1)[-1]
    places = read_places(read_bytes(path, TABLE_OF_PLUMES.file_bytes), name)
    try:
        source = from_file(path, None, None, of_inventory["year"], words, read_besides=titles_read(TITLES))
    except InputError as fault:
        return _bare(places), [_note(fault, words)]
    return _with_inventory(places, source, words, **of_inventory)


def _with_inventory(
    places: Iterable[Any], source: Source, words: Words, *, year: int | None, method: str, gwp_set: str
) -> tuple[list[Any], list[str]]:
    from firedamp.science.topdown.places import with_inventory

    found, notes = list(places), [*source.notes, *_unread(source, words)]
    readable = replace(source, problems=(), titles={})  # a row that cannot be read is told, and leaves its mine alone
    try:
        (inventory,), _ = readable.inventories(method, year=year, gwp_set=gwp_set)
    except InputError as fault:
        return _bare(found), [*notes, _note(fault, words)]
    return with_inventory(_bare(found), inventory), notes


def _unread(source: Source, words: Words) -> list[str]:
    """That rows of the table give no inventory, and why the first of them does not."""
    rows = {each.params.get("row") for each in source.problems}
    if not rows:
        return []
    first = describe(source.problems[0], words.lang)
    return [words("topdown", "unread", count=len(rows), first=first)]


def _bare(places: Iterable[Any]) -> list[Any]:
    from firedamp.science.topdown.plume import Place

    return [Place(each.mine_id, each.name, each.latitude, each.longitude, each.exact) for each in places]


def _note(fault: InputError, words: Words) -> str:
    return words("topdown", "no_inventory", reason=describe(fault.problems[0], words.lang))


def _of_basin(name: str) -> list[Any]:
    """The mines of a basin's data package that have coordinates."""
    from firedamp.datapackages import packages
    from firedamp.datapackages.mine_years import Basin
    from firedamp.tables.plumes import MinePlace

    package = next(each for each in packages() if each.name == name)
    basin = Basin(package)
    found: dict[str, Any] = {}
    for number, row in package.numbered_rows(basin.resource):
        latitude, longitude = basin.value(row, "latitude"), basin.value(row, "longitude")
        if latitude is None or longitude is None:
            continue
        mine_id = basin.mine_id(number, row)
        names = (basin.value(row, "name_en"), basin.value(row, "name_ru"))
        shown = {"en": names[0] or names[1], "ru": names[1] or names[0]}
        accuracy = basin.value(row, "location_accuracy")
        exact = None if accuracy is None else accuracy == "exact"
        found.setdefault(mine_id, MinePlace(mine_id, shown, latitude, longitude, exact, number))
    return list(found.values())
