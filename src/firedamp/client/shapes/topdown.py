"""Which shapes do the calls of `client.topdown` take and answer?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

from typing import NotRequired, TypedDict

from firedamp.client.shapes.shared import FieldProblem, Named, Text, Translated


class MethodTitle(TypedDict):
    """A part of `TopdownMine`."""

    id: str
    en: str
    ru: str


class PlumeCandidate(TypedDict):
    """A part of `PlumeOut`."""

    mine_id: str
    distance_km: float


class PlumeOut(TypedDict):
    """`detected`: false for an overpass that saw no plume. `uncertainty_kg_h`: one standard deviation."""

    plume_id: str
    observed_at: str
    latitude: float
    longitude: float
    detected: bool
    emission_kg_h: float | None
    uncertainty_kg_h: float | None
    instrument: str
    source: str
    label: str
    row: int | None
    candidates: list[PlumeCandidate]
    chosen: str | None


class PlumeSetList(TypedDict):
    """What `plume_set_list` answers."""

    items: list[PlumeSetOut]


class PlumeSetOut(TypedDict):
    """A table of plumes. The public one has the id `plumes`. `uncertainty_status`: whether what the published
    uncertainty means was confirmed. `duplicates`: of its plumes, those that another set of the organisation
    has.
    """

    id: str
    name: str | Text
    organisation: Named | None
    layout: str
    layout_name: str
    uncertainty_status: str
    filename: str
    plumes: int
    first: str | None
    last: str | None
    public: bool
    may_delete: bool
    attribution: Text | None
    created: str | None
    by: str
    notes: list[FieldProblem]
    duplicates: int
    duplicate_ids: list[str]


class PlumesTogether(TypedDict):
    """What the overpasses of a place say together; standard errors of the mean. `seen_share`: the share of
    overpasses that saw a plume, where the table tells of some that did not.
    """

    overpasses: int
    detections: int
    quantified: int
    without_plume: int
    mean_kg_h: float | None
    measurement_kg_h: float | None
    sampling_kg_h: float | None
    sigma_kg_h: float | None
    first: str
    last: str
    seen_share: ShareWithRange | None


class ShareWithRange(TypedDict):
    """A part of `PlumesTogether`."""

    value: float
    low: float | None
    high: float | None


class TopdownCheck(TypedDict):
    """What `topdown_check` answers."""

    plume_set: PlumeSetOut
    mines_of: Translated
    synthetic: bool
    radius_km: float
    gwp_set: str
    persistence: ShareWithRange | None
    plumes: list[PlumeOut]
    mines: list[TopdownMine]
    without_candidate: int
    with_several: int
    attribution: Text | None


class TopdownIn(TypedDict):
    """`mines`: a basin, or `plumes` for those near the public plumes; every real basin without it. `choices`: the
    mine that each plume is taken as that of, one of its candidates. Without a persistence nothing is taken over
    a year.
    """

    plume_set_id: NotRequired[str]
    mines: NotRequired[str | None]
    radius_km: NotRequired[float]
    persistence: NotRequired[float | None]
    persistence_low: NotRequired[float | None]
    persistence_high: NotRequired[float | None]
    choices: NotRequired[dict[str, str]]
    method: NotRequired[str]
    gwp_set: NotRequired[str]
    year: NotRequired[int | None]


class TopdownMine(TypedDict):
    """A mine near plumes; figures where plumes were chosen for it. `verdict`: overlap, above, below, unknown."""

    mine_id: str
    name: Text
    latitude: float
    longitude: float
    synthetic: bool
    plumes_near: list[str]
    plumes_chosen: list[str]
    observed: PlumesTogether | None
    hours: float
    top_down: YearlyMethane | None
    inventory: YearlyMethane | None
    inventory_year: int | None
    inventory_method: MethodTitle | None
    verdict: str | None
    ratio: float | None
    ratio_low: float | None
    ratio_high: float | None
    remarks: list[str]


class YearlyMethane(TypedDict):
    """With the ends of the 95 % range, where it is known."""

    ch4_t: float
    ch4_t_low: float | None
    ch4_t_high: float | None
    co2e_kt: float
    co2e_kt_low: float | None
    co2e_kt_high: float | None
