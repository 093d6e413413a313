"""Series with gaps: find them, restore them with method, range and reason, and test methods by artificial gaps.

What the edges build on: `series_table` checks and makes a `SeriesTable`; `find_gaps` and `kinds_of_cells` say what is
missing; `restore` gives a `Restoration`; `experiment` gives an `Experiment`; `methods` describes the methods in both
languages, `reasons` the codes that restored values bear. docs/restoration.md describes them.
"""

from firedamp.science.series.experiment import Example, Experiment, ExperimentRow, Timing, experiment, gaps_of
from firedamp.science.series.gaps import KINDS, Gap, find_gaps, kinds_of_cells
from firedamp.science.series.limits import Limits
from firedamp.science.series.patterns import PATTERNS, hide
from firedamp.science.series.registry import (
    AUTO,
    LINEAR,
    Method,
    fixed_methods,
    kind_words,
    method_titles,
    methods,
    pattern_words,
    reasons,
)
from firedamp.science.series.restoration import restore
from firedamp.science.series.restored import Evidence, LeftMissing, Restoration, RestoredValue
from firedamp.science.series.table import STEPS, SeriesTable, series_table
from firedamp.science.series.trusted import Trusted

__all__ = [
    "AUTO",
    "KINDS",
    "LINEAR",
    "PATTERNS",
    "STEPS",
    "Evidence",
    "Example",
    "Experiment",
    "ExperimentRow",
    "Gap",
    "LeftMissing",
    "Limits",
    "Method",
    "Restoration",
    "RestoredValue",
    "SeriesTable",
    "Timing",
    "Trusted",
    "experiment",
    "find_gaps",
    "fixed_methods",
    "gaps_of",
    "hide",
    "kind_words",
    "kinds_of_cells",
    "method_titles",
    "methods",
    "pattern_words",
    "reasons",
    "restore",
    "series_table",
]
