"""Examples of the OpenAPI document for the top-down check. Their numbers are made up."""

from __future__ import annotations

from typing import Any

SET_ID = "5f2ad0f0-5b0e-4c53-8f2c-6b7f5c4a1d10"
MINE_NAME = {"en": "Example mine", "ru": "Шахта-пример"}
METHOD = {"id": "ipcc2006", "en": "IPCC 2006, Tier 1", "ru": "МГЭИК 2006, уровень 1"}
SET: dict[str, Any] = {
    "id": SET_ID, "name": "Overflights of 2024", "organisation": {"id": "own", "name": "Example", "name_ru": ""},
    "layout": "carbon_mapper", "layout_name": "Carbon Mapper", "uncertainty_status": "to_confirm",
    "filename": "plumes.csv", "plumes": 12, "first": "2024-05-01T04:00:00Z", "last": "2024-08-01T05:00:00Z",
    "public": False, "may_delete": True, "attribution": None, "created": "2024-09-01T10:00:00Z", "by": "engineer",
    "notes": [], "duplicates": 0, "duplicate_ids": [],
}  # fmt: skip
SETS: dict[str, Any] = {"items": [SET]}
CHECK_IN: dict[str, Any] = {
    "plume_set_id": "plumes", "mines": "plumes", "radius_km": 5.0, "persistence": 0.6, "persistence_low": 0.4,
    "persistence_high": 0.8, "choices": {"CH4T1235": "M1012"}, "method": "best", "gwp_set": "RU", "year": None,
}  # fmt: skip
FIGURE: dict[str, Any] = {
    "ch4_t": 5749.0, "ch4_t_low": 3085.0, "ch4_t_high": 9504.0, "co2e_kt": 143.7, "co2e_kt_low": 77.1,
    "co2e_kt_high": 237.6,
}  # fmt: skip
CHECK: dict[str, Any] = {
    "plume_set": SET,
    "mines_of": {"id": "plumes", "name": {"en": "Mines near the plumes", "ru": "Предприятия у шлейфов"}},
    "synthetic": False,
    "radius_km": 5.0,
    "gwp_set": "RU",
    "persistence": {"value": 0.6, "low": 0.4, "high": 0.8},
    "plumes": [
        {
            "plume_id": "CH4T1235", "observed_at": "2021-05-13T15:50:53Z", "latitude": 39.84423,
            "longitude": -80.2015, "detected": True, "emission_kg_h": 977.6, "uncertainty_kg_h": 257.4,
            "instrument": "Global Airborne Observatory", "source": "Global Methane Emitters Tracker",
            "label": "", "row": 3, "candidates": [{"mine_id": "M1012", "distance_km": 4.66}], "chosen": "M1012",
        }
    ],
    "mines": [
        {
            "mine_id": "M1012", "name": MINE_NAME, "latitude": 39.81, "longitude": -80.17, "synthetic": False,
            "plumes_near": ["CH4T1235"], "plumes_chosen": ["CH4T1235"],
            "observed": {
                "overpasses": 1, "detections": 1, "quantified": 1, "without_plume": 0, "mean_kg_h": 977.6,
                "measurement_kg_h": 257.4, "sampling_kg_h": None, "sigma_kg_h": 257.4, "first": "2021-05-13",
                "last": "2021-05-13", "seen_share": None,
            },
            "hours": 8760.0, "top_down": FIGURE, "inventory": FIGURE, "inventory_year": 2025,
            "inventory_method": METHOD, "verdict": "overlap", "ratio": 1.0, "ratio_low": 0.5, "ratio_high": 2.0,
            "remarks": ["one_overpass"],
        }
    ],
    "without_candidate": 0,
    "with_several": 0,
    "attribution": MINE_NAME,
}  # fmt: skip
