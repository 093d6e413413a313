"""What does each channel of a recording measure, where, with what instrument, and when does it alarm?"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from firedamp.science.errors import InputError, Problem
from firedamp.science.limits import Limit
from firedamp.science.telemetry.quantities import METHANE, Place, Quantity, place_of, quantity_of


@dataclass(frozen=True)
class Channel:
    """A channel (канал, датчик); every number is in `unit`, that of its readings. Made by `channel`, which checks.

    `range_low`, `range_high`: what the instrument can show; `resolution`: its smallest step; `step_s`: how often it
    samples. `warning` and `alarm` (отключение электроэнергии: where power is cut off) are what this sensor is set to: a
    user's data, never assumed.
    """

    name: str
    quantity: Quantity
    unit: str
    place: Place | None = None
    range_low: float | None = None
    range_high: float | None = None
    resolution: float | None = None
    step_s: float | None = None
    warning: float | None = None
    alarm: float | None = None

    def possible(self) -> tuple[float, float]:
        """Between which readings lie that the instrument shows and physics allows; infinite where nothing is said."""
        quantity = self.quantity
        lows = [self.range_low] + ([] if quantity.minimum is None else [quantity.in_unit(quantity.minimum, self.unit)])
        highs = [self.range_high] + (
            [] if quantity.maximum is None else [quantity.in_unit(quantity.maximum, self.unit)]
        )
        return (
            max((low for low in lows if low is not None), default=-math.inf),
            min((high for high in highs if high is not None), default=math.inf),
        )

    def offered_limits(self) -> tuple[Limit, ...]:
        """The sourced limits of methane at the channel's place, for a user to take as alarms; in %, none elsewhere."""
        return self.place.limits() if self.place and self.quantity.id == METHANE else ()


def channel(
    name: str, quantity: str, unit: str | None = None, *, place: str | None = None, **numbers: float | None
) -> Channel:
    """A checked channel: quantity and place by id, unit in any accepted spelling (None: the canonical one).

    Raises InputError with all that is wrong: `not_a_choice`, `unknown_unit`, `missing` (name), `not_finite`,
    `not_above_minimum` (resolution, step_s; a range whose end is not above its beginning).
    """
    measured = quantity_of(quantity)
    problems = [] if name.strip() else [Problem("name", "missing")]
    problems += _problems(numbers)
    if problems:
        raise InputError(problems)
    return Channel(
        name=name,
        quantity=measured,
        unit=measured.unit if unit is None else measured.unit_of(unit),
        place=None if place is None else place_of(place),
        **numbers,
    )


def _problems(numbers: Mapping[str, float | None]) -> list[Problem]:
    given = {name: value for name, value in numbers.items() if value is not None}
    wrong = [Problem(name, "not_finite", value) for name, value in given.items() if not math.isfinite(value)]
    if wrong:
        return wrong
    wrong = [
        Problem(name, "not_above_minimum", given[name], {"minimum": 0})
        for name in ("resolution", "step_s")
        if name in given and given[name] <= 0
    ]
    if "range_low" in given and "range_high" in given and given["range_high"] <= given["range_low"]:
        wrong.append(Problem("range_high", "not_above_minimum", given["range_high"], {"minimum": given["range_low"]}))
    return wrong
