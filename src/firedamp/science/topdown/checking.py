"""The top-down check of a set of plumes: candidates of each, and of each mine that was chosen both figures, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from firedamp.science.gases import GwpSet
from firedamp.science.methods.trace import canonical
from firedamp.science.topdown.annual import DRAWS, SEED, Persistence, annual, hours_of
from firedamp.science.topdown.comparing import compared
from firedamp.science.topdown.matching import USUAL_RADIUS_KM, Candidate, candidates_of, require_choices
from firedamp.science.topdown.overpasses import Together, together
from firedamp.science.topdown.plume import Estimate, Place, Plume

SHORT_SPAN_DAYS = 30  # looks within a month say little of a year


@dataclass(frozen=True)
class Question:
    """What a check rests on beside its tables, all of it the user's: radius, persistence, which plume is whose."""

    persistence: Persistence | None = None
    radius_km: float = USUAL_RADIUS_KM
    choices: Mapping[str, str] = field(default_factory=dict)  # plume_id -> mine_id
    draws: int = DRAWS
    seed: int = SEED


def checked(plumes: Sequence[Plume], places: Sequence[Place], question: Question, gwp: GwpSet) -> dict[str, Any]:
    """Every plume with all of its candidates, and every mine that has any; figures where plumes were chosen for it.

    Without a persistence nothing is taken over a year. Raises InputError for a bad radius, for choices of what is no
    candidate.
    """
    candidates = candidates_of(plumes, places, question.radius_km)
    require_choices(question.choices, plumes, candidates)
    known = {place.mine_id: place for place in places}
    near: dict[str, list[int]] = {}
    for number, found in enumerate(candidates):
        for each in found:
            near.setdefault(each.mine_id, []).append(number)
    return {
        "radius_km": question.radius_km,
        "gwp_set": gwp.id,
        "persistence": _persistence_told(question.persistence),
        "plumes": [
            plume_told(plume, found, question.choices.get(plume.plume_id))
            for plume, found in zip(plumes, candidates, strict=True)
        ],
        "mines": [
            _mine_told(known[mine_id], [plumes[number] for number in numbers], question, gwp)
            for mine_id, numbers in sorted(near.items(), key=lambda each: (-len(each[1]), each[0]))
        ],
        "without_candidate": sum(not found for found in candidates),
        "with_several": sum(len(found) > 1 for found in candidates),
    }


def plume_told(plume: Plume, candidates: Sequence[Candidate], chosen: str | None) -> dict[str, Any]:
    """A plume with all of its candidates and the mine that was chosen for it."""
    return {
        "plume_id": plume.plume_id,
        "observed_at": plume.observed_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "latitude": plume.latitude,
        "longitude": plume.longitude,
        "detected": plume.detected,
        "emission_kg_h": plume.emission_kg_h,
        "uncertainty_kg_h": plume.uncertainty_kg_h,
        "instrument": plume.instrument,
        "source": plume.source,
        "label": plume.label,
        "row": plume.row,
        "candidates": [{"mine_id": each.mine_id, "distance_km": canonical(each.distance_km)} for each in candidates],
        "chosen": chosen,
    }


def _mine_told(place: Place, near: Sequence[Plume], question: Question, gwp: GwpSet) -> dict[str, Any]:
    own = [plume for plume in near if question.choices.get(plume.plume_id) == place.mine_id]
    seen, hours = together(own), hours_of(place.inventory_year)
    estimate = (
        annual(seen, question.persistence, hours=hours, key=place.mine_id, draws=question.draws, seed=question.seed)
        if question.persistence
        else None
    )
    comparison = compared(estimate, place.inventory)
    return {
        "mine_id": place.mine_id,
        "name": dict(place.name),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "synthetic": place.synthetic,
        "plumes_near": [plume.plume_id for plume in near],
        "plumes_chosen": [plume.plume_id for plume in own],
        "observed": _seen_told(seen) if own else None,
        "hours": hours,
        "top_down": estimate_told(estimate, gwp),
        "inventory": estimate_told(place.inventory, gwp),
        "inventory_year": place.inventory_year,
        "inventory_method": dict(place.inventory_method) or None,
        "verdict": comparison.verdict if own else None,
        "ratio": canonical(comparison.ratio),
        "ratio_low": canonical(comparison.ratio_low),
        "ratio_high": canonical(comparison.ratio_high),
        "remarks": _remarks(place, own, seen, question) if own else [],
    }


def estimate_told(estimate: Estimate | None, gwp: GwpSet) -> dict[str, Any] | None:
    """A yearly figure in t of methane and kt CO2e under a GWP set, with both ranges."""
    if estimate is None:
        return None
    ends = {"": estimate.ch4_t, "_low": estimate.low_t, "_high": estimate.high_t}
    masses = {f"ch4_t{end}": canonical(value) for end, value in ends.items()}
    return masses | {
        f"co2e_kt{end}": None if value is None else canonical(value * gwp.ch4 / 1000) for end, value in ends.items()
    }


def _seen_told(seen: Together) -> dict[str, Any]:
    share = seen.seen_share
    return {
        "overpasses": len(seen.overpasses),
        "detections": seen.detections,
        "quantified": seen.quantified,
        "without_plume": seen.nulls,
        "mean_kg_h": canonical(seen.mean_kg_h),
        "measurement_kg_h": canonical(seen.measurement_kg_h),
        "sampling_kg_h": canonical(seen.sampling_kg_h),
        "sigma_kg_h": canonical(seen.sigma_kg_h),
        "first": seen.overpasses[0].at.date().isoformat(),
        "last": seen.overpasses[-1].at.date().isoformat(),
        "seen_share": None
        if share is None
        else {"value": canonical(share[0]), "low": canonical(share[1]), "high": canonical(share[2])},
    }


def _persistence_told(persistence: Persistence | None) -> dict[str, Any] | None:
    if persistence is None:
        return None
    return {"value": persistence.value, "low": persistence.low, "high": persistence.high}


def _days(seen: Together) -> float:
    return (seen.overpasses[-1].at - seen.overpasses[0].at).total_seconds() / 86_400


def _remarks(place: Place, own: Sequence[Plume], seen: Together, question: Question) -> list[str]:
    """What whoever reads the comparison has to know, as keys that the edges put into words."""
    years = {look.at.year for look in seen.overpasses}
    told = {
        "one_overpass": seen.quantified == 1,
        "short_span": len(seen.overpasses) > 1 and _days(seen) < SHORT_SPAN_DAYS,
        "no_uncertainty": seen.quantified > 0 and seen.measurement_kg_h is None,
        "not_quantified": seen.quantified < seen.detections,
        "no_null_overpasses": seen.nulls == 0,
        "persistence_exact": question.persistence is not None and not question.persistence.has_range,
        "years_differ": place.inventory_year is not None and place.inventory_year not in years,
        "place_not_exact": place.exact is False,
        "no_inventory": place.inventory is None,
        "synthetic": place.synthetic,
    }
    return [key for key, holds in told.items() if holds]


REMARKS = (
    "one_overpass", "short_span", "no_uncertainty", "not_quantified", "no_null_overpasses", "persistence_exact",
    "years_differ", "place_not_exact", "no_inventory", "synthetic",
)  # fmt: skip
