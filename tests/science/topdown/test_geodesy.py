"""Distances against published ones: geographiclib's, Geoscience Australia's, those of the ellipsoid itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.science.topdown.geodesy import distance_km

DEGREES = st.floats(-80, 80), st.floats(-180, 180)


def dms(degrees: int, minutes: int, seconds: float) -> float:
    return degrees + minutes / 60 + seconds / 3600


@pytest.mark.parametrize(
    ("places", "km"),
    [
        ((40.6, -73.8, 51.6, -0.5), 5551.7594003),  # JFK to LHR: C. F. F. Karney, GeographicLib, GeodSolve
        ((0, 0, 90, 0), 10001.965729),  # the quarter of a meridian of WGS 84
        ((0, 0, 0, 1), 111.319491),  # a degree of the equator: 6378137 m × π/180
        (  # Flinders Peak to Buninyong: Geocentric Datum of Australia, technical manual, chapter 4 (GRS 80)
            (-dms(37, 57, 3.72030), dms(144, 25, 29.52440), -dms(37, 39, 10.15610), dms(143, 55, 35.38390)),
            54.972271,
        ),
        ((0, 179.5, 0, -179.5), 111.319491),  # across the date line
        ((53.9, 86.7, 53.9, 86.7), 0.0),
    ],
)
def test_a_distance_is_that_of_the_ellipsoid(places: tuple[float, ...], km: float) -> None:
    assert float(distance_km(*places)) == pytest.approx(km, abs=2e-6)


def test_places_almost_opposite_are_still_given_a_distance() -> None:
    assert float(distance_km(0, 0, 0.5, 179.7)) == pytest.approx(19936.3, rel=0.01)  # GeographicLib: 19936.288579 km


@given(*DEGREES, *DEGREES)
def test_a_distance_is_the_same_both_ways_and_never_negative(a: float, b: float, c: float, d: float) -> None:
    there, back = distance_km(a, b, c, d), distance_km(c, d, a, b)
    assert there >= 0
    assert float(there) == pytest.approx(float(back), rel=1e-6, abs=1e-6)


def test_many_places_are_measured_at_once() -> None:
    found = distance_km(np.array([0.0, 0.0]), np.array([0.0, 0.0]), np.array([0.0, 90.0]), np.array([1.0, 0.0]))
    assert found == pytest.approx([111.319491, 10001.965729], abs=1e-6)
