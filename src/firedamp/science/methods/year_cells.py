"""A table by year and class as one grid: the cells of many rows are looked up at once."""

from __future__ import annotations

from typing import Any

import numpy as np

from firedamp.science.factors import YearTable
from firedamp.science.methods.sheet import Selection


class YearCells:
    """The cells that a selection may take. `classes` are its columns in the order of `columns`."""

    def __init__(self, table: YearTable, selection: Selection) -> None:
        self.classes = list(selection.columns)
        columns = [table.cells[name] for name in selection.columns.values()]
        years = [year for column in columns for year in column]
        self.first, self.last = min(years), max(*years, selection.last_row or 0)
        # One place before the first year and one after the last: nothing stands there.
        self.grid = np.full((len(columns), self.last - self.first + 3), np.nan)
        for place, column in enumerate(columns):
            for year, value in column.items():
                self.grid[place, year - self.first + 1] = value
        within = np.arange(self.first - 1, self.last + 2) <= (selection.last_row or np.inf)
        self.empty = np.isnan(self.grid) & within

    def look_up(self, years: np.ndarray, classes: Any) -> tuple[np.ndarray, np.ndarray]:
        """Cells by year and number of the class; and where a cell is empty that should not be.

        After the table's last row a cell is NaN, and that is no fault. Years are integers.
        """
        places = np.clip(years, self.first - 1, self.last + 1).astype(np.intp)
        places += np.asarray(classes, np.intp) * self.grid.shape[1] + (1 - self.first)
        return self.grid.take(places), self.empty.take(places)
