"""Synthetic projects of mines named "example", in an abstract currency unit: no cost of a real machine is in them."""

from __future__ import annotations

from typing import Any

from firedamp.science.gases import gwp_set
from firedamp.science.reductions.evaluating import Terms
from firedamp.science.reductions.project import Project
from firedamp.science.reductions.reading import project_of

AR5 = Terms(gwp=gwp_set("AR5"))
DRAINAGE = {"kind": "drainage", "flow_m3_min": 50, "ch4_percent": 40}
VENTILATION = {"kind": "ventilation", "flow_m3_min": 9000, "ch4_percent": 0.5}


def record(project_id: str = "example-1", **changes: Any) -> dict[str, Any]:
    """A project as a file holds it, with fields changed; None takes one out."""
    made = {
        "id": project_id,
        "mine": "example mine",
        "organisation": "example organisation",
        "stream": DRAINAGE,
        "technology": "gas_engine",
        "start_year": 2027,
        "lifetime_years": 10,
        "capex": 1000.0,
        "opex_per_year": 50.0,
        "prices": {"electricity_per_mwh": 0.01},
        "discount_rate": 0.1,
        "grid_factor_t_mwh": 0.7,
        "currency": "example unit",
        **changes,
    }
    return {name: value for name, value in made.items() if value is not None}


def project(project_id: str = "example-1", **changes: Any) -> Project:
    return project_of(record(project_id, **changes))


def oxidiser(project_id: str = "example-vam", **changes: Any) -> dict[str, Any]:
    own = {"technology": "vam_rto", "stream": VENTILATION, "prices": {}, **changes}
    return record(project_id, **own)
