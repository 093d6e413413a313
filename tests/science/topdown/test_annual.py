"""Observations of a place together, taken over a year, beside an inventory: what is known and what is not."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from firedamp.science.errors import InputError
from firedamp.science.topdown.annual import Persistence, annual, hours_of, persistence_of
from firedamp.science.topdown.comparing import compared
from firedamp.science.topdown.overpasses import overpasses_of, seen_share, student_95, together
from firedamp.science.topdown.plume import Estimate, Plume

START = datetime(2024, 1, 1, 6, tzinfo=UTC)


def plume(rate: float | None, *, day: int = 0, sigma: float | None = None, detected: bool = True) -> Plume:
    name = f"{day}-{rate}-{sigma}"
    return Plume(name, START + timedelta(days=day), 53.9, 86.7, rate, sigma, "EMIT", detected=detected)


def test_plumes_of_one_overpass_add_up_and_overpasses_are_averaged() -> None:
    seen = together([plume(300, sigma=30), plume(100, sigma=40), plume(600, day=8, sigma=50)])
    assert (seen.detections, seen.mean_kg_h) == (2, 500)
    assert seen.measurement_kg_h == pytest.approx(math.hypot(30, 40, 50) / 2)


def test_an_overpass_lasts_a_minute_from_its_first_plume_whatever_the_clock_says() -> None:
    at = [datetime(2024, 5, 1, 5, 50, 59, tzinfo=UTC) + timedelta(seconds=after) for after in (0, 3, 60, 61)]
    shafts = [Plume(f"p{number}", when, 53.9, 86.7, 100.0, instrument="EMIT") for number, when in enumerate(at)]
    found = overpasses_of([shafts[3], shafts[1], shafts[0], shafts[2]])
    assert [[plume.plume_id for plume in look.plumes] for look in found] == [["p0", "p1", "p2"], ["p3"]]
    assert [look.at for look in found] == [at[0], at[3]]
    assert len(overpasses_of([shafts[0], replace(shafts[1], instrument="GHGSat-C2")])) == 2


def test_the_sampling_error_is_that_of_a_mean_by_student() -> None:
    seen = together([plume(100, day=1), plume(200, day=2), plume(300, day=3)])
    # s = 100, s/√3, t(2) = 4.303 in place of 1.960
    assert seen.sampling_kg_h == pytest.approx(100 / math.sqrt(3) * 4.303 / 1.959964, rel=1e-6)


def test_one_overpass_says_nothing_of_other_moments() -> None:
    seen = together([plume(100, sigma=20)])
    assert (seen.sampling_kg_h, seen.sigma_kg_h) == (None, 20)


def test_a_detection_that_was_not_quantified_counts_as_seen_and_enters_no_mean() -> None:
    seen = together([plume(None, day=1), plume(100, day=2)])
    assert (seen.detections, seen.quantified, seen.mean_kg_h) == (2, 1, 100)


def test_overpasses_without_a_plume_enter_the_share_of_time_and_not_the_mean() -> None:
    seen = together([plume(100, day=1), plume(0, day=2, detected=False), plume(0, day=3, detected=False)])
    assert (seen.nulls, seen.mean_kg_h) == (2, 100)
    assert seen.seen_share is not None
    assert seen.seen_share[0] == pytest.approx(1 / 3)


def test_the_share_s_range_is_wilson_s() -> None:
    # R. G. Newcombe, Statistics in Medicine 17 (1998) 857–872, table I, method 3: 81 of 263, 15 of 148
    assert seen_share(81, 263)[1:] == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert seen_share(15, 148)[1:] == pytest.approx((0.0624, 0.1605), abs=5e-5)


def test_student_s_points_are_those_of_the_tables() -> None:
    # Abramowitz and Stegun, table 26.10: 97.5 % points of 5, 12, 30 degrees of freedom
    assert [student_95(5), student_95(12), student_95(30)] == pytest.approx([2.571, 2.179, 2.042], abs=6e-4)


def test_a_year_is_mean_times_persistence_times_hours() -> None:
    found = annual(together([plume(1000, sigma=0)]), Persistence(0.5))
    assert found == Estimate(4380.0, 4380.0, 4380.0)  # 1 t/h × 0.5 × 8,760 h


def test_a_leap_year_has_a_day_more() -> None:
    assert (hours_of(2024), hours_of(2023), hours_of(None)) == (8784, 8760, 8760)


def test_what_has_no_uncertainty_gets_no_range() -> None:
    assert annual(together([plume(1000)]), Persistence(0.5, 0.3, 0.7)) == Estimate(4380.0)


def test_nothing_quantified_gives_no_year() -> None:
    assert annual(together([plume(None)]), Persistence(1.0)) is None


def test_the_range_is_that_of_a_lognormal() -> None:
    found = annual(together([plume(1000, sigma=300)]), Persistence(1.0), draws=200_000)
    width = math.sqrt(math.log1p(0.3**2))
    assert found is not None
    assert found.low_t == pytest.approx(8760 * math.exp(-(width**2) / 2 - 1.959964 * width), rel=0.01)
    assert found.high_t == pytest.approx(8760 * math.exp(-(width**2) / 2 + 1.959964 * width), rel=0.01)


def test_the_persistence_s_range_widens_the_year_s() -> None:
    seen = together([plume(1000, sigma=0)])
    found = annual(seen, Persistence(0.5, 0.3, 0.6), draws=200_000)
    assert found is not None
    assert (found.low_t, found.high_t) == pytest.approx((0.3 * 8760, 0.6 * 8760), rel=0.01)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.floats(1, 1e5), st.floats(0, 1e5)), min_size=1, max_size=6),
    st.floats(0.01, 1), st.floats(0, 1), st.floats(0, 1),
)  # fmt: skip
def test_a_range_holds_its_value_and_grows_with_the_rate(
    given_rates: list[tuple[float, float]], value: float, below: float, above: float
) -> None:
    persistence = persistence_of(value, value * (1 - below), value + (1 - value) * above)
    rows = [plume(rate, day=day, sigma=sigma) for day, (rate, sigma) in enumerate(given_rates)]
    found = annual(together(rows), persistence, draws=500)
    twice = annual(
        together(plume(2 * rate, day=day, sigma=2 * sigma) for day, (rate, sigma) in enumerate(given_rates)),
        persistence, draws=500,
    )  # fmt: skip
    assert found is not None
    assert twice is not None
    assert found.low_t is not None
    assert found.high_t is not None
    assert 0 <= found.low_t <= found.ch4_t <= found.high_t
    assert (twice.ch4_t, twice.low_t) == pytest.approx((2 * found.ch4_t, 2 * found.low_t), rel=1e-9)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ((1.2, None, None), [("persistence", "above_maximum")]),
        ((-0.1, None, 3.0), [("persistence", "below_minimum"), ("persistence_high", "above_maximum")]),
        ((0.5, 0.2, None), [("persistence_high", "missing")]),
        ((0.5, 0.6, 0.4), [("persistence_low", "above_maximum"), ("persistence_high", "below_minimum")]),
        ((math.nan, None, None), [("persistence", "not_finite")]),
    ],
)
def test_a_persistence_that_is_none_is_refused(said: tuple[Any, ...], expected: list[tuple[str, str]]) -> None:
    with pytest.raises(InputError) as caught:
        persistence_of(*said)
    assert [(each.field, each.rule) for each in caught.value.problems] == expected


@pytest.mark.parametrize(
    ("top_down", "inventory", "verdict"),
    [
        (Estimate(10, 5, 20), Estimate(12, 8, 16), "overlap"),
        (Estimate(10, 9, 11), Estimate(5, 4, 8), "above"),
        (Estimate(10, 9, 11), Estimate(50, 40, 80), "below"),
        (Estimate(10), Estimate(50, 40, 80), "unknown"),
        (None, Estimate(50, 40, 80), "unknown"),
    ],
)
def test_ranges_overlap_or_one_lies_above(top_down: Any, inventory: Any, verdict: str) -> None:
    assert compared(top_down, inventory).verdict == verdict


def test_the_ratio_s_range_adds_the_logarithms_of_both() -> None:
    found = compared(Estimate(20, 10, 40), Estimate(10, 5, 20))
    assert found.ratio == 2
    assert found.ratio_high == pytest.approx(2 * math.exp(math.hypot(math.log(2), math.log(2))))
    assert found.ratio_low == pytest.approx(2 / math.exp(math.hypot(math.log(2), math.log(2))))
