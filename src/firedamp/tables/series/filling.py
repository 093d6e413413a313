"""The file of series with numbers in its missing cells; all else of a text or a sheet stays as it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from firedamp.tables.series.figures import Style, style_of
from firedamp.tables.series.reading import Place, SeriesFile


def styles(file: SeriesFile, series: Iterable[int]) -> dict[int, Style]:
    """How the numbers of each series are written."""
    known = file.table.known
    return {
        each: style_of(file.table.values[known[:, each], each].tolist(), file.texts(each), file.marks.get(each))
        for each in series
    }


def filled(file: SeriesFile, values: Mapping[Place, float]) -> bytes:
    """The bytes of the file with a value in each of the places (time, series), which must be missing ones."""
    if not values:
        return file.source.data
    written = styles(file, {series for _, series in values})
    cells = {
        (file.grid.rows[file.rows[place]].number, int(file.columns[place])): (written[place[1]], value)
        for place, value in values.items()
    }
    content = file.source.content
    if content is None:
        from firedamp.tables.series.sheet_filling import filled_workbook

        numbers = {at: style.rounded(value) for at, (style, value) in cells.items()}
        return filled_workbook(file.source.data, str(file.grid.sheet), numbers)
    from firedamp.tables.series.text_filling import filled_text

    texts = {at: style.text(value) for at, (style, value) in cells.items()}
    return content.encoded(filled_text(content.text, str(file.grid.separator), texts))
