"""What can be wrong with a cell of a data package: file, row, field, rule and value, kept apart for the caller."""

from __future__ import annotations

from firedamp.science.errors import DataError, Problem


class RowError(DataError):
    """One field of one row breaks a rule of the package's schema.

    `row` counts as a spreadsheet does: the header is row 1. It is None where the whole file is at fault.
    """

    def __init__(self, file: str, row: int | None, problem: Problem) -> None:
        self.problem = problem
        super().__init__(file, row, str(problem))

    @classmethod
    def one(cls, file: str, row: int | None, field: str, rule: str, value: object = None, **params: object) -> RowError:
        return cls(file, row, Problem(field, rule, value, params))
