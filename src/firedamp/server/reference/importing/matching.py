"""What is each column of a file? As somebody says now, as somebody said before (remembered), as its title reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from firedamp.server.reference.importing.drafts import file_of, settings_of
from firedamp.server.reference.models import ImportDraft, RememberedColumn
from firedamp.tables.records import ColumnMatch, RecordFile
from firedamp.tables.records.titles import strange_unit
from firedamp.tables.records.units import assumed_unit, unit_named
from firedamp.tables.vocabulary import plain

Said = Mapping[str, str | None]
Found = list[tuple[ColumnMatch, bool]]  # with whether it was remembered


def matches_of(draft: ImportDraft) -> Found:
    """What each column of the file is. What is said of the first of the columns of years under a heading holds for the
    others, until something else is said of one of them."""
    file, said = file_of(draft), settings_of(draft).columns
    before = _remembered(draft.table) if file.header.row else {}
    titles, found = remembered_titles(file), list[tuple[ColumnMatch, bool]]()
    for match in file.header.columns:
        now = said.get(match.index, said.get(match.block) if match.block is not None else None)
        earlier = before.get(titles[match.index])
        if now is not None:
            found.append((_said(file, match, now), False))
        elif earlier:
            found.append((_said(file, match, earlier), True))
        else:
            found.append((match, False))
    return _once(_undoubted(found, file), file)


def _undoubted(found: Found, file: RecordFile) -> Found:
    """Without what was remembered of two titles of the file as the same column: which it is, a person says."""
    taken = Counter(match.column for match, _ in found if match.column and not match.year)
    own = {match.index: match for match in file.header.columns}
    return [
        (own[match.index], False) if remembered and not match.year and taken[match.column] > 1 else (match, remembered)
        for match, remembered in found
    ]


def _remembered(table: str) -> dict[str, Said]:
    return {each.title: _told(each) for each in RememberedColumn.objects.filter(table=table)}


def _told(each: RememberedColumn) -> Said:
    return {"column": each.column or None, "unit": each.unit or None}


def remembered_titles(file: RecordFile) -> dict[int, str]:
    """Under which title each column is remembered: columns of years under that of their heading, whatever the years;
    one of several of a title with its place among them, since alone, or among more, it may be something else."""
    names = {match.index: _title(match) for match in file.header.columns}
    alike = Counter(names[match.index] for match in file.header.columns if not match.year)
    met: Counter[str] = Counter()
    for match in file.header.columns:
        name = names[match.index]
        if name and alike[name] > 1 and not match.year:
            met[name] += 1
            names[match.index] = f"{name[:180]}#{met[name]}/{alike[name]}"
    return names


def _title(match: ColumnMatch) -> str:
    return f"{plain(match.heading)[:190]}=years" if match.year else plain(match.title)[:200]


def _said(file: RecordFile, match: ColumnMatch, told: Said) -> ColumnMatch:
    """The match as a person says; who names only a unit means the column that the title names."""
    name = told.get("column", match.column)
    column = file.schema.columns.get(name or "")
    if column is None:
        return ColumnMatch(match.index, match.title)
    named = unit_named(column.unit, told.get("unit") or "")
    own = match.unit if match.column == column.name else None
    # A title that states a unit which is none of the column's: what the numbers are in, a person says.
    strange = strange_unit(match.title, file.schema)
    assumed = assumed_unit(column.unit) if column.type == "number" and strange is None else None
    unit = named or own or assumed
    if match.year and column.type == "number":
        return replace(match, column=column.name, unit=unit, candidates=())
    return ColumnMatch(match.index, match.title, column.name, unit)


def _once(found: Found, file: RecordFile) -> Found:
    """A column of the table is filled by one column of the file: the last that was said to be it; the year and what
    stands under years by these alone."""
    under_years = {match.column for match, _ in found if match.year}
    if under_years:
        under_years |= {name for name in file.schema.key if file.schema.columns[name].type == "year"}
    last = {match.column: match.index for match, _ in found if match.column and not match.year}
    return [
        (
            match
            if match.year or match.column is None or _fills(match, last, under_years)
            else ColumnMatch(match.index, match.title),
            remembered,
        )
        for match, remembered in found
    ]


def _fills(match: ColumnMatch, last: Mapping[str | None, int], under_years: set[str | None]) -> bool:
    return last[match.column] == match.index and match.column not in under_years


def remember(draft: ImportDraft, file: RecordFile, matches: Found) -> None:
    """Keep what a person said of the file's columns for the next file; not of columns that have no title."""
    titles, said = remembered_titles(file), settings_of(draft).columns
    for match, _ in matches:
        title = titles[match.index]
        if match.index in said and title and file.header.row:
            unit = match.unit.unit if match.unit and match.column else ""
            RememberedColumn.objects.update_or_create(
                table=draft.table, title=title, defaults={"column": match.column or "", "unit": unit}
            )
