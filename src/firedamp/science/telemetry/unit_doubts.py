"""Were the readings given in another unit than was said (ppm for %, mmHg for hPa)?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

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

    Of the whole: its median is not usual for the quantity, and would be under another accepted unit. Of a part (`row`
    is where it begins, from 1): the median jumps, from one 200th of the readings to the next, as if the unit changed.
    """
    rows = np.flatnonzero(np.isfinite(values))
    quantity = channel.quantity
    if not len(rows) or len(quantity.units) < 2:
        return ()
    median = float(np.median(values[rows]))
    likely = _likelier(median, channel)
    if likely is not None:
        return (_doubt(channel, median, likely),)
    return tuple(islice(_jumps(values, rows, channel), MOST_DOUBTS))


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
    for part in np.flatnonzero((medians[:-1] > 0) & (medians[1:] > 0)):
        before, after = medians[part], medians[part + 1]
        unit = next((each for each in units if _as_if_changed(after / before, each, channel)), None)
        if unit is not None:
            row = _first_of(values, parts[part], parts[part + 1], float(np.sqrt(before * after)))
            yield _doubt(channel, float(max(before, after)), unit, row=row + 1)


def _as_if_changed(ratio: float, unit: str, channel: Channel) -> bool:
    own, other = (channel.quantity.line_from(each)[0] for each in (channel.unit, unit))
    factor = max(own / other, other / own)
    return factor >= LEAST_FACTOR and factor / WITHIN <= max(ratio, 1 / ratio) <= factor * WITHIN


def _first_of(values: np.ndarray, before: np.ndarray, after: np.ndarray, between: float) -> int:
    """The first row of the two parts that lies on the other side than the one before begins on."""
    rows = np.concatenate([before, after])
    high = values[rows] > between
    return int(rows[np.argmax(high != high[0])])


def _doubt(channel: Channel, median: float, likely: str, **where: object) -> Problem:
    words = {
        "label": {"en": channel.name, "ru": channel.name},
        "unit": channel.unit,
        "likely_unit": FRACTION.get(likely, likely),
    }
    return Problem(channel.name, "units_suspect", median, {**words, **where})
