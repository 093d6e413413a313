"""What do forecasts over several horizons say together? The greatest reading within an hour is no less than that within
ten minutes: nothing that is said of a longer horizon may be less than what is said of a shorter one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from firedamp.science.forecasting.tasks import Task
from firedamp.science.forecasting.walk import Offered

RISING = ("median", "mean", "low", "high", "chance")


def coherent(tasks: Sequence[Task], offered: Sequence[Offered]) -> list[Offered]:
    """What is offered of one channel at the same rows (n,), with its task: of maxima the longer horizon's raised to
    the shorter one's where it is less; of means, which may fall, nothing is changed."""
    found = list(offered)
    before: Offered | None = None
    for place in sorted(range(len(tasks)), key=lambda place: tasks[place].horizon):
        if tasks[place].statistic == "max":
            if before is not None:
                raised = {name: np.fmax(getattr(found[place], name), getattr(before, name)) for name in RISING}
                found[place] = replace(found[place], **raised)
            before = found[place]
    return found
