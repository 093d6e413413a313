"""Which filled columns of a file will not be taken over? Said before the file is, so that nothing is lost unnoticed."""

from __future__ import annotations

from typing import Any

from firedamp.server.reference.importing.preview import Preview
from firedamp.tables.grids import Row
from firedamp.tables.records.cells import is_nothing, shown_text

EXAMPLES = 3


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
    return [
        {"index": index, "title": titles[index], "filled": len(filled), "examples": filled[:EXAMPLES]}
        for index, filled in texts.items()
        if filled
    ]


def _texts(rows: list[Row], index: int) -> list[str]:
    cells = (row.cell(index) for row in rows)
    return [shown_text(cell) for cell in cells if not is_nothing(cell)]
