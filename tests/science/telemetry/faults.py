"""Synthetic faults put into the real telemetry of a longwall, and how well the rules find them.

Every fault is one that was made here; the readings around it are real. A trial puts one fault of one kind into one
channel at a place drawn at random, and counts what the rule marks that it did not mark without the fault.
"""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import numpy as np

from firedamp.science.telemetry import Flags, Recording, channel, difference, flags, recording

CHANNELS = (
    channel("MM31", "methane_concentration", place="longwall_face"),
    channel("MM116", "methane_concentration", place="return_air"),
    channel("AS038", "air_velocity"),
    channel("PG072", "air_velocity"),
    channel("PD", "coal_cutting"),
    channel("BA13", "atmospheric_pressure"),
    channel("DMM116", "other", "%"),
)
VARYING = ("MM31", "MM116", "AS038", "PG072")
IDENTITIES = (difference("DMM116", "MM116"),)
RESOLUTION = {"MM31": 0.01, "MM116": 0.1, "AS038": 0.1, "PG072": 0.1}
FIRST_DAY = 2880  # rows, after which the rule of stuck sensors knows the channel
WORKING = 5700  # the rows before are of working days, those behind of two quiet ones
Fault = Callable[[np.ndarray, str, int, np.random.Generator], np.ndarray]  # changes a column; the rows of the fault


@dataclass(frozen=True)
class Score:
    """Of a kind of fault: the share that was found, and the share of the rows newly marked that are the fault's."""

    recall: float
    precision: float
    trials: int


@cache
def real() -> Recording:
    """Every column of the real file that was measured, and the changes of one."""
    text = (files("firedamp") / "data" / "polish_longwall_methane" / "polish_longwall_methane.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    names = [each.name for each in CHANNELS]
    return recording(names, np.array([[float(row[name]) for name in names] for row in rows]), 30)


@cache
def real_flags() -> Flags:
    """The marks of the real file as it is."""
    return flags(real(), CHANNELS, IDENTITIES)


def score(rule: str, fault: Fault, names: tuple[str, ...] = VARYING, trials: int = 15, first: int = 500) -> Score:
    """How well a rule finds a kind of fault, in each of the channels as many times."""
    rng = np.random.default_rng(2026)
    found, right, marked = 0, 0, 0
    for name in names:
        for _ in range(trials):
            changed, rows = _with_fault(name, fault, int(rng.integers(first, WORKING - 600)), rng)
            new = _new_marks(changed, rule)
            of_fault = new[rows, real().names.index(name)].sum()
            found += of_fault >= 0.5 * len(rows)
            right += of_fault
            marked += new.sum()
    return Score(float(found / (trials * len(names))), float(right / max(1, marked)), trials * len(names))


def _with_fault(name: str, fault: Fault, row: int, rng: np.random.Generator) -> tuple[Recording, np.ndarray]:
    values = real().values.copy()
    column = values[:, real().names.index(name)]
    rows = fault(column, name, row, rng)
    return replace(real(), values=values), rows


def _new_marks(changed: Recording, rule: str) -> np.ndarray:
    """Marks (n, p) that the fault brought."""
    with_fault, without = flags(changed, CHANNELS, IDENTITIES), real_flags()
    return np.column_stack([with_fault.marked(name, rule) & ~without.marked(name, rule) for name in changed.names])


def spike(height: float, length: int = 1) -> Fault:
    """`length` readings off by so many of the channel's standard deviations of changes in working hours, up or down."""

    def put(column: np.ndarray, name: str, row: int, rng: np.random.Generator) -> np.ndarray:
        off = height * np.diff(column[:WORKING]).std() * rng.choice([-1, 1])
        column[row : row + length] = _rounded(column[row] + (off if column[row] + off > 0 else -off), name)
        return np.arange(row, row + length)

    return put


def held(minutes: float) -> Fault:
    """The reading stays what it is for so long."""

    def put(column: np.ndarray, name: str, row: int, rng: np.random.Generator) -> np.ndarray:
        rows = np.arange(row, row + round(2 * minutes))
        column[rows] = column[row]
        return rows

    return put


def shifted(height: float) -> Fault:
    """From a row on, all readings are off by so many standard deviations of the hour before."""

    def put(column: np.ndarray, name: str, row: int, rng: np.random.Generator) -> np.ndarray:
        column[row:] = _rounded(column[row:] + height * max(column[row - 120 : row].std(), RESOLUTION[name]), name)
        return np.array([row])

    return put


def checked(percent: float, minutes: float) -> Fault:
    """A check with a test gas: the first reading is half way, the others scatter by a hundredth of the gas."""

    def put(column: np.ndarray, name: str, row: int, rng: np.random.Generator) -> np.ndarray:
        rows = np.arange(row, row + round(2 * minutes))
        column[rows] = _rounded(percent * (1 + 0.01 * rng.standard_normal(len(rows))), name)
        column[row] = _rounded((column[row - 1] + percent) / 2, name)
        return rows

    return put


def _rounded(values: np.ndarray | float, name: str) -> np.ndarray:
    return np.round(np.round(np.asarray(values) / RESOLUTION[name]) * RESOLUTION[name], 6)
