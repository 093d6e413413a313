"""Whatever the readings are: marks change none of them, and what comes long after does not change what was said."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from tests.science.telemetry.faults import CHANNELS, IDENTITIES, RESOLUTION, real

from firedamp.science.telemetry import Flags, channel, difference, flags, recording, rules

NAMES = ("C", "D", "V", "S")
DESCRIBED = (
    channel("C", "methane_concentration"),
    channel("D", "methane_concentration", range_low=0, range_high=5),
    channel("V", "air_velocity", "м/с"),
    channel("S", "coal_cutting"),
)
READING = st.one_of(
    st.sampled_from([0.0, 0.1, 0.4, 0.5, 1.0, 2.0, 2.5, 7.0, -1.0, float("nan")]), st.floats(-1e6, 1e6, width=32)
)
BLOCK = 240  # rows of two hours: to the end of one, the scales of spikes and steps look ahead
AHEAD = {"range": 0, "gap": 0, "identity": 0, "spike": BLOCK + 9, "step": BLOCK + 240, "calibration": 2 * 40 + 4}


@given(arrays(float, st.tuples(st.integers(1, 400), st.just(4)), elements=READING))
@settings(max_examples=60, deadline=None)
def test_marks_stand_beside_readings_that_stay_what_they_are(values: np.ndarray) -> None:
    known = recording(NAMES, values, 30)
    before = known.values.tobytes()
    found = flags(known, DESCRIBED, [difference("D", "C")])
    assert known.values.tobytes() == before
    assert found.marks.shape == values.shape
    assert_consistent(found)
    assert (found.marked("C", "gap") == np.isnan(values[:, 0])).all()


def assert_consistent(found: Flags) -> None:
    """The bits are the rows of `found`, and its sizes are numbers."""
    for name in found.names:
        for rule in rules():
            rows, sizes = found.found.get((name, rule), (np.empty(0, dtype=int), np.empty(0)))
            assert np.flatnonzero(found.marked(name, rule)).tolist() == rows.tolist()
            assert np.isfinite(sizes).all()
            assert len(sizes) == len(rows)


@given(
    row=st.integers(1200, 12_000), shift=st.floats(-0.5, 3), noise=st.sampled_from([0, 0.01, 1]), seed=st.integers(0, 9)
)
@settings(max_examples=25, deadline=None)
def test_what_comes_long_after_does_not_change_what_was_said(row: int, shift: float, noise: float, seed: int) -> None:
    """Of stuck sensors a stretch that lasts till then may be judged anew; all other stretches before may not.

    The channels state their resolution; one that does not has it from its first 20,000 readings, whatever they are.
    """
    rng = np.random.default_rng(seed)
    values, later = real().values.copy(), len(real()) - row
    values[row:] = values[row:][rng.permutation(later)] + shift + noise * rng.normal(size=(later, 7))
    changed = recording(real().names, values, 30)
    described = [replace(each, resolution=RESOLUTION.get(each.name, 1.0)) for each in CHANNELS]
    then, now = (flags(each, described, IDENTITIES) for each in (real(), changed))
    for name in real().names:
        ahead = {**AHEAD, "stuck": constant_before(row, name)}
        for rule, count in ahead.items():
            same = then.marked(name, rule)[: row - count] == now.marked(name, rule)[: row - count]
            assert same.all(), (name, rule)


def constant_before(row: int, name: str) -> int:
    """How many rows before one read the same as the last of them."""
    differ = np.flatnonzero(real().channel(name)[:row] != real().channel(name)[row - 1])
    return row - (int(differ[-1]) + 1 if len(differ) else 0)
