"""Methods as sheets of equations: loading, checking, evaluating, explaining and inverting them."""

from firedamp.science.methods.calculation import DRAWS, SEED, calculate
from firedamp.science.methods.describing import describe_sheet, summary
from firedamp.science.methods.library import Library, library

__all__ = ["DRAWS", "SEED", "Library", "calculate", "describe_sheet", "library", "solve", "summary"]


def __getattr__(name: str) -> object:
    if name == "solve":  # imported late: a plain calculation does not need it
        from firedamp.science.methods.inverse import solve

        return solve
    raise AttributeError(name)
