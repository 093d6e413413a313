"""From which mines may a plume come? All of them within a radius, nearest first; none is chosen here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from firedamp.science.errors import InputError, Problem
from firedamp.science.topdown.geodesy import LEAST_DEGREE_KM, distance_km
from firedamp.science.topdown.plume import Place, Plume

LARGEST_RADIUS_KM = 100.0
USUAL_RADIUS_KM = 5.0  # that of the plumes package for what is not labelled; a choice of the user's


@dataclass(frozen=True)
class Candidate:
    """A mine that a plume may come from, and how far apart they are."""

    mine_id: str
    distance_km: float


def candidates_of(plumes: Sequence[Plume], places: Sequence[Place], radius_km: float) -> list[tuple[Candidate, ...]]:
    """For each plume every place within the radius, nearest first (of equally near ones by id).

    Raises InputError where the radius is not above 0 or above 100 km.
    """
    require_radius(radius_km)
    found: list[list[Candidate]] = [[] for _ in plumes]
    latitudes = np.array([plume.latitude for plume in plumes])
    longitudes = np.array([plume.longitude for plume in plumes])
    for place in places:
        near = np.flatnonzero(np.abs(latitudes - place.latitude) <= radius_km / LEAST_DEGREE_KM)
        if not near.size:
            continue
        distances = distance_km(latitudes[near], longitudes[near], place.latitude, place.longitude)
        for number, distance in zip(near, distances, strict=True):
            if distance <= radius_km:
                found[number].append(Candidate(place.mine_id, float(distance)))
    return [tuple(sorted(each, key=lambda one: (one.distance_km, one.mine_id))) for each in found]


def require_radius(radius_km: float) -> None:
    """Refuse a radius that is not above 0, or above 100 km."""
    if not radius_km > 0:
        raise InputError.one("radius_km", "not_above_minimum", radius_km, minimum=0, unit="km")
    if radius_km > LARGEST_RADIUS_KM:
        raise InputError.one("radius_km", "above_maximum", radius_km, maximum=LARGEST_RADIUS_KM, unit="km")


def only_candidates(plumes: Sequence[Plume], candidates: Sequence[Sequence[Candidate]]) -> dict[str, str]:
    """The mine of each plume that has one candidate; those with several are left to a person."""
    pairs = zip(plumes, candidates, strict=True)
    return {plume.plume_id: found[0].mine_id for plume, found in pairs if len(found) == 1}


def require_choices(
    choices: Mapping[str, str], plumes: Sequence[Plume], candidates: Sequence[Sequence[Candidate]]
) -> None:
    """Refuse a choice of a plume that is not there, or of a mine that is none of its candidates: all at once."""
    known = {plume.plume_id: found for plume, found in zip(plumes, candidates, strict=True)}
    problems = []
    for plume_id, mine_id in choices.items():
        if plume_id not in known:
            problems.append(Problem("choices", "unknown_plume", plume_id))
        elif mine_id not in {each.mine_id for each in known[plume_id]}:
            near = ", ".join(each.mine_id for each in known[plume_id])
            rule, params = ("not_a_candidate", {"choices": near}) if near else ("no_candidate", {})
            problems.append(Problem("choices", rule, mine_id, {"plume": plume_id, **params}))
    if problems:
        raise InputError(problems)
