"""Which shapes has a correlation of channels, over HTTP?"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Schema

from firedamp.server.answers import Text, example

COEFFICIENT: dict[str, Any] = {
    "value": 0.84, "lag_min": 4.0, "count": 13_360, "independent_count": 212.4, "p": 1e-40, "significant": True,
}  # fmt: skip
EXAMPLE: dict[str, Any] = {
    "start": "2026-11-01T00:00:00Z", "end": "2026-11-05T15:23:30Z", "arbitrary_times": False, "until": None,
    "target": 12, "tag": "MM116", "step_s": 30.0, "rows": 13_368, "most_rows": 20_000, "shortened": False,
    "longest_lag_min": 60.0,
    "channels": [
        {
            "channel": 11, "tag": "MM31", "title": {"en": "Methane, MM31", "ru": "Метан, MM31"}, "unit": "%",
            **{kind: {"now": COEFFICIENT, "greatest": COEFFICIENT} for kind in ("pearson", "spearman", "kendall")},
            "by_lag_min": [{"lag_min": 0.0, "pearson": 0.8}, {"lag_min": 1.0, "pearson": 0.81}],
        }
    ],
}  # fmt: skip


class Coefficient(Schema):
    """The correlation of the channel `lag_min` minutes before with the target of now. `count`: pairs of readings;
    `independent_count`: how many independent pairs they are worth, as both series remember themselves; `p`: the chance
    of as much correlation between series that have nothing to do with each other; `significant`: it is below 0.05."""

    value: float
    lag_min: float
    count: int
    independent_count: float
    p: float
    significant: bool


class NowAndGreatest(Schema):
    """Without a lag, and at the lag at which it is greatest; null where one of the two does not vary."""

    now: Coefficient | None
    greatest: Coefficient | None


class AtLag(Schema):
    """Pearson's coefficient at a lag that was tried; null where it is not known."""

    lag_min: float
    pearson: float | None


class CorrelatedChannel(Schema):
    channel: int
    tag: str
    title: Text
    unit: str
    pearson: NowAndGreatest
    spearman: NowAndGreatest
    kendall: NowAndGreatest
    by_lag_min: list[AtLag]


class LongwallCorrelation(Schema):
    """`start` and `end`: what was correlated, in `rows` of `step_s`, the target's step; gaps are rows too. At most
    `most_rows` are: `shortened` says that more was asked for, and that these are the latest."""

    start: datetime | None
    end: datetime | None
    arbitrary_times: bool | None
    until: datetime | None
    target: int
    tag: str
    step_s: float | None
    rows: int
    most_rows: int
    shortened: bool
    longest_lag_min: float
    channels: list[CorrelatedChannel]

    model_config = example(**EXAMPLE)
