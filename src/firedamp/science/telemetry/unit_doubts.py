"""Were the readings given in another unit than was said (ppm for %, mmHg for hPa)?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

import numpy as np

from firedamp.science.errors import Problem
from firedamp.science.telemetry.channels import Channel
from firedamp.science.telemetry.quantities import Quantity

PARTS = 200  # of a recording, each with its median
LEAST_FACTOR = 1000.0  # between two units: a real change of less is no rare thing
MOST_DOUBTS = 20
FRACTION = {"1": "fraction"}  # as people call it
WITHIN = 3.0  # times the factor between the units, or a third of it, is a jump as a change of units makes


def unit_doubts(values: np.ndarray, channel: Channel) -> tuple[Problem, ...]:
    """What speaks against the channel's unit: `units_suspect`, with the median and the unit that is more likely.

    Of a part (`row` is where it begins, from 1): the median jumps, from one 200th of the readings to the next, as if
    the unit changed. Else of the whole: its median is not usual for the quantity, and would be under another accepted
    unit.
    """
    rows = np.flatnonzero(np.isfinite(values))
    quantity = channel.quantity
    if not len(rows) or len(quantity.units) < 2:
        return ()
    jumps = tuple(islice(_jumps(values, rows, channel), MOST_DOUBTS))
    if jumps:
        return jumps
    median = float(np.median(values[rows]))
    likely = _likelier(median, channel)
    return () if likely is None else (_doubt(channel, median, likely),)


def _likelier(median: float, channel: Channel) -> str | None:
    """The unit under which a median would be usual that is not so under the channel's own."""
    quantity = channel.quantity
    if quantity.usual is None or _usual(median, channel.unit, quantity):
        return None
    return next((unit for unit in quantity.units if unit != channel.unit and _usual(median, unit, quantity)), None)


def _usual(number: float, unit: str, quantity: Quantity) -> bool:
    scale, offset = quantity.line_from(unit)
    low, high = quantity.usual or (-np.inf, np.inf)
    return bool(low <= number * scale + offset <= high)


def _jumps(values: np.ndarray, rows: np.ndarray, channel: Channel) -> Iterator[Problem]:
    parts = np.array_split(rows, min(PARTS, len(rows)))
    medians = np.array([np.median(values[part]) for part in parts])
    units = [unit for unit in channel.quantity.units if unit != channel.unit]
    positive = np.flatnonzero(medians > 0)
    for part, following in pairwise(positive.tolist()):
        before, after = medians[part], medians[following]
        unit = next((each for each in units if _as_if_changed(after / before, each, channel)), None)
        if unit is not None:
            around = np.concatenate(parts[part : following + 1])
            row = around[row_of_change(values[around], float(np.sqrt(before * after)))]
            yield _doubt(channel, float(max(before, after)), unit, row=int(row) + 1)


def _as_if_changed(ratio: float, unit: str, channel: Channel) -> bool:
    own, other = (channel.quantity.line_from(each)[0] for each in (channel.unit, unit))
    factor = max(own / other, other / own)
    return factor >= LEAST_FACTOR and factor / WITHIN <= max(ratio, 1 / ratio) <= factor * WITHIN


def row_of_change(values: np.ndarray, between: float) -> int:
    """The row at which readings (m,) that change their scale once begin to: where those before it and those from it on
    lie the most on the two sides of `between`. Noughts and gaps are the same in every unit and tell nothing."""
    rows = np.flatnonzero(values > 0)
    if len(rows) < 2:
        return 0
    high = np.where(values[rows] > between, 1, -1)
    before = np.cumsum(high)[:-1]
    apart = np.abs(2 * before - high.sum())  # how many more before than after lie on one side
    return int(rows[1:][np.argmax(apart)])


def _doubt(channel: Channel, median: float, likely: str, **where: object) -> Problem:
    words = {
        "label": {"en": channel.name, "ru": channel.name},
        "unit": channel.unit,
        "likely_unit": FRACTION.get(likely, likely),
    }
    return Problem(channel.name, "units_suspect", median, {**words, **where})
