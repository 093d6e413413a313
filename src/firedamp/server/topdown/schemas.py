"""Which shapes do plumes and the top-down check have over HTTP? Units are in the names."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field

from firedamp.server.answers import FieldProblem, Key, Named, Strict, Text, Translated, Year, example, strict_example
from firedamp.server.inventory.bodies import GwpSet
from firedamp.server.topdown import examples

Share = Annotated[float, Field(ge=0, le=1)]
MOST_CHOICES = 20_000


class PlumeSetOut(Schema):
    """A table of plumes. The public one has the id `plumes`. `uncertainty_status`: whether what the published
    uncertainty means was confirmed. `duplicates`: of its plumes, those that another set of the organisation has."""

    id: str
    name: str | Text
    organisation: Named | None
    layout: str
    layout_name: str
    uncertainty_status: str
    filename: str
    plumes: int
    first: datetime | None
    last: datetime | None
    public: bool
    may_delete: bool
    attribution: Text | None
    created: datetime | None
    by: str
    notes: list[FieldProblem]
    duplicates: int
    duplicate_ids: list[str]

    model_config = example(**examples.SET)


class PlumeSetList(Schema):
    items: list[PlumeSetOut]

    model_config = example(**examples.SETS)


class TopdownIn(Strict):
    """`mines`: a basin, or `plumes` for those near the public plumes; every real basin without it. `choices`: the mine
    that each plume is taken as that of, one of its candidates. Without a persistence nothing is taken over a year."""

    plume_set_id: Key = "plumes"
    mines: Key | None = None
    radius_km: Annotated[float, Field(gt=0, le=100)] = 5.0
    persistence: Share | None = None
    persistence_low: Share | None = None
    persistence_high: Share | None = None
    choices: Annotated[dict[str, Key], Field(max_length=MOST_CHOICES)] = {}
    method: Key = "best"
    gwp_set: GwpSet = "RU"
    year: Year | None = None

    model_config = strict_example(**examples.CHECK_IN)


class PlumeCandidate(Schema):
    mine_id: str
    distance_km: float


class PlumeOut(Schema):
    """`detected`: false for an overpass that saw no plume. `uncertainty_kg_h`: one standard deviation."""

    plume_id: str
    observed_at: datetime
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


class ShareWithRange(Schema):
    value: float
    low: float | None
    high: float | None


class PlumesTogether(Schema):
    """What the overpasses of a place say together; standard errors of the mean. `seen_share`: the share of overpasses
    that saw a plume, where the table tells of some that did not."""

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


class YearlyMethane(Schema):
    """With the ends of the 95 % range, where it is known."""

    ch4_t: float
    ch4_t_low: float | None
    ch4_t_high: float | None
    co2e_kt: float
    co2e_kt_low: float | None
    co2e_kt_high: float | None


class MethodTitle(Schema):
    id: str
    en: str
    ru: str


class TopdownMine(Schema):
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


class TopdownCheck(Schema):
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

    model_config = example(**examples.CHECK)
