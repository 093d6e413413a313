"""How far apart are two places on the Earth? Geodesics of the WGS 84 ellipsoid.

T. Vincenty, Direct and inverse solutions of geodesics on the ellipsoid with application of nested equations, Survey
Review XXIII, 176 (1975): below a millimetre within a basin. Two places almost opposite each other, where its iteration
does not settle, are half the Earth apart and of no use here: they are given the distance on a sphere.
"""

from __future__ import annotations

from typing import Any

import numpy as np

MAJOR_M = 6_378_137.0
FLATTENING = 1 / 298.257223563
MINOR_M = MAJOR_M * (1 - FLATTENING)
MEAN_RADIUS_M = (2 * MAJOR_M + MINOR_M) / 3
ROUNDS, SETTLED = 200, 1e-12  # radians: 6 µm
LEAST_DEGREE_KM = 110.5  # a degree of latitude is nowhere shorter: 110.574 km at the equator


def distance_km(latitude: Any, longitude: Any, other_latitude: Any, other_longitude: Any) -> np.ndarray:
    """Distance along the ellipsoid in km between places in degrees; arrays broadcast."""
    given = np.broadcast_arrays(*(np.radians(np.asarray(each, dtype=float)) for each in
                                  (latitude, longitude, other_latitude, other_longitude)))  # fmt: skip
    first, start, second, end = given
    apart = (end - start + np.pi) % (2 * np.pi) - np.pi
    own, other = _reduced(first), _reduced(second)
    sigma, cos2_alpha, cos_2sigma_m, settled = _iterated(own, other, apart)
    exact = _along(sigma, cos2_alpha, cos_2sigma_m)
    rough = MEAN_RADIUS_M * _on_sphere(first, second, apart)
    distance: np.ndarray = np.where(settled, exact, rough) / 1000
    return distance


def _reduced(latitude: np.ndarray) -> np.ndarray:
    reduced: np.ndarray = np.arctan((1 - FLATTENING) * np.tan(latitude))
    return reduced


def _on_sphere(first: np.ndarray, second: np.ndarray, apart: np.ndarray) -> np.ndarray:
    half = np.sin((second - first) / 2) ** 2 + np.cos(first) * np.cos(second) * np.sin(apart / 2) ** 2
    angle: np.ndarray = 2 * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return angle


def _iterated(
    own: np.ndarray, other: np.ndarray, apart: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Angle on the auxiliary sphere, squared cosine of the azimuth at the equator, cos 2σm; whether they settled."""
    sin_own, cos_own, sin_other, cos_other = np.sin(own), np.cos(own), np.sin(other), np.cos(other)
    longitude, settled = apart.astype(float), np.zeros(apart.shape, dtype=bool)
    for _ in range(ROUNDS):
        across = np.hypot(cos_other * np.sin(longitude), cos_own * sin_other - sin_own * cos_other * np.cos(longitude))
        along = sin_own * sin_other + cos_own * cos_other * np.cos(longitude)
        sigma = np.arctan2(across, along)
        sin_alpha = np.divide(cos_own * cos_other * np.sin(longitude), across, out=np.zeros_like(across),
                              where=across > 0)  # fmt: skip
        cos2_alpha = 1 - sin_alpha**2
        cos_2sigma_m = along - np.divide(2 * sin_own * sin_other, cos2_alpha, out=np.zeros_like(along),
                                         where=cos2_alpha > SETTLED)  # fmt: skip
        share = FLATTENING / 16 * cos2_alpha * (4 + FLATTENING * (4 - 3 * cos2_alpha))
        inner = cos_2sigma_m + share * along * (2 * cos_2sigma_m**2 - 1)
        following = apart + (1 - share) * FLATTENING * sin_alpha * (sigma + share * across * inner)
        settled = np.abs(following - longitude) < SETTLED
        longitude = np.where(settled, longitude, following)
        if settled.all():
            break
    return sigma, cos2_alpha, cos_2sigma_m, settled & (np.abs(longitude) <= np.pi)


def _along(sigma: np.ndarray, cos2_alpha: np.ndarray, cos_2sigma_m: np.ndarray) -> np.ndarray:
    """The geodesic's length in m from its angle on the auxiliary sphere."""
    square = cos2_alpha * (MAJOR_M**2 - MINOR_M**2) / MINOR_M**2
    scale = 1 + square / 16384 * (4096 + square * (-768 + square * (320 - 175 * square)))
    share = square / 1024 * (256 + square * (-128 + square * (74 - 47 * square)))
    sin_sigma, cos_sigma = np.sin(sigma), np.cos(sigma)
    third = share / 6 * cos_2sigma_m * (4 * sin_sigma**2 - 3) * (4 * cos_2sigma_m**2 - 3)
    second = share / 4 * (cos_sigma * (2 * cos_2sigma_m**2 - 1) - third)
    length: np.ndarray = MINOR_M * scale * (sigma - share * sin_sigma * (cos_2sigma_m + second))
    return length
