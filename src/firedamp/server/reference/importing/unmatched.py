"""Which filled columns of a file will not be taken over? Said before the file is, so that nothing is lost unnoticed.

What Firedamp's own exports put beside a record (its key, version, the names of what it refers to) and the numbers of
rows are no loss, and not named: a warning of them would hide the one that matters.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from firedamp.science.reference import table_schema
from firedamp.server.reference.exporting.fields import words
from firedamp.server.reference.importing.preview import Preview
from firedamp.tables.grids import Row
from firedamp.tables.records.cells import is_nothing, shown_text
from firedamp.tables.vocabulary import plain

EXAMPLES = 3
BESIDE = ("record_key", "record_version", "package", "attribution")
ROW_NUMBER = frozenset({"№", "№п/п", "№пп", "п/п", "пп", "#", "no"})


def unmatched(found: Preview) -> list[dict[str, Any]]:
    """Columns that are none of the table's but hold something in rows that are not left out, also beside the header."""
    file = found.file
    wanted = {row.row.number for row in found.rows if row.state != "skipped"}
    rows = [row for row in file.grid.rows[file.header.position :] if row.number in wanted]
    read = {file.header.quantity, file.header.unit} if any(match.year for match, _ in found.matches) else set()
    titles = {
        match.index: match.title
        for match, _ in found.matches
        if match.column is None and match.year is None and match.index not in read
    }
    if file.grid.sheet is not None:  # of a text file a cell beyond the header is a fault of its row
        titles |= dict.fromkeys(range(len(file.header.columns), file.grid.width), "")
    texts = {index: _texts(rows, index) for index in titles}
    ours = titles_beside(file.schema.id)
    return [
        {"index": index, "title": titles[index], "filled": len(filled), "examples": filled[:EXAMPLES]}
        for index, filled in texts.items()
        if filled and plain(titles[index]) not in ours and not _numbers_rows(titles[index], filled)
    ]


@cache
def titles_beside(table_id: str) -> frozenset[str]:
    """The titles of what exports of a table put beside its own columns, for programs and in both languages."""
    references, found = table_schema(table_id).references, set(BESIDE)
    for lang in ("en", "ru"):
        said = words()[lang]["columns"]
        found |= {said[name] for name in BESIDE}
        found |= {said["name_of"].format(label=each.label[lang]) for each in references}
        found |= {f"{each.name}_name_{lang}" for each in references}
    return frozenset(map(plain, found))


def _numbers_rows(title: str, texts: list[str]) -> bool:
    return re.sub(r"[\s.]", "", title.casefold()) in ROW_NUMBER and all(text.isdecimal() for text in texts)


def _texts(rows: list[Row], index: int) -> list[str]:
    cells = (row.cell(index) for row in rows)
    return [shown_text(cell) for cell in cells if not is_nothing(cell)]
