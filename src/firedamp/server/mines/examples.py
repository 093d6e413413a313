"""What do answers about mines look like? Examples for the OpenAPI document; a test holds them against their schemas."""

from __future__ import annotations

from typing import Any

ATTRIBUTION = {
    "en": "Global Coal Mine Tracker, Global Energy Monitor, May 2026 release, CC BY 4.0",
    "ru": "Global Coal Mine Tracker, Global Energy Monitor, выпуск мая 2026 г., CC BY 4.0",
}
DISTRICT = {"id": "mezhdurechensk-urban", "name": {"en": "Mezhdurechensk", "ru": "Междуреченск"}}
EXAMPLE_COMPANY: dict[str, Any] = {"id": "raspadskaya-pjsc", "name": "Raspadskaya PJSC", "name_ru": "", "mines": 1}
EXAMPLE_DISTRICT: dict[str, Any] = {**DISTRICT, "basin": "kuzbass", "kind": "urban", "mines": 13}

EXAMPLE_MINE: dict[str, Any] = {
    "mine_id": "M0836",
    "name": {"en": "Raspadskaya Coal Mine", "ru": "шахта Распадская"},
    "mine_type": "underground",
    "status": "operating",
    "company": {"id": "raspadskaya-pjsc", "name": "Raspadskaya PJSC"},
    "district": DISTRICT,
    "latitude": 53.75,
    "longitude": 87.97,
    "output_t": 4_700_000,
    "output_year": 2025,
    "output_quality": "reported",
}

EXAMPLE_PROJECT: dict[str, Any] = {
    "row": 49,
    "status": "operating",
    "project_type": "",
    "mine_type": "underground",
    "mining_method": "longwall",
    "capacity_t_year": 5_000_000,
    "output_t": 4_700_000,
    "output_year": 2025,
    "output_quality": "reported",
    "depth_m": 600,
    "opening_year": 1973,
    "closing_year": None,
    "reserves_t": None,
    "resources_t": None,
    "workforce": None,
    "origin": {"depth_m": {"source": ATTRIBUTION["en"], "quality": "reported", "row": 49}},
}

EXAMPLE_PASSPORT: dict[str, Any] = {
    **{name: value for name, value in EXAMPLE_MINE.items() if not name.startswith("output")},
    "basin": "kuzbass",
    "other_names": "",
    "mining_method": "longwall",
    "withdrawn": False,
    "parents": [{"name": "Raspadskaya PJSC", "share_percent": 100.0}],
    "district": {**DISTRICT, "as_written": "Mezhdurechensky"},
    "coalfield": "",
    "locality": "Mezhdurechensk",
    "location_accuracy": "exact",
    "depth_m": 600,
    "depth_accuracy": "exact",
    "coal_rank": "bituminous",
    "coal_use": "met",
    "capacity_t_year": 5_000_000,
    "reserves_t": None,
    "resources_t": None,
    "workforce": None,
    "opening_year": 1973,
    "closing_year": None,
    "gem_gas_content_m3_t": 15.0,
    "gem_emission_coefficient": 1.6,
    "gem_methane_m3": 112_800_000,
    "gem_methane_t": 75_600,
    "url": "https://www.gem.wiki/Raspadskaya_coal_mine",
    "outputs": [{"year": 2025, "output_t": 4_700_000, "quality": "reported", "source": ATTRIBUTION["en"]}],
    "projects": [EXAMPLE_PROJECT],
    "source": {
        "title": "Global Coal Mine Tracker",
        "attribution": ATTRIBUTION,
        "licence": "Creative Commons Attribution 4.0",
        "url": "https://www.gem.wiki/Raspadskaya_coal_mine",
    },
    "origin": {"depth_m": {"source": ATTRIBUTION["en"], "quality": "reported", "row": 49}},
}

EXAMPLE_BASIN: dict[str, Any] = {
    "id": "kuzbass",
    "name": {"en": "Kuzbass", "ru": "Кузбасс"},
    "synthetic": False,
    "centre": {"latitude": 54.4, "longitude": 86.9},
    "attribution": ATTRIBUTION,
    "licence": "Creative Commons Attribution 4.0",
    "mines": 109,
    "years": [2021, 2022, 2023, 2024, 2025],
}

EXAMPLE_MAP: dict[str, Any] = {
    "outline": {"type": "FeatureCollection", "features": []},
    "towns": [
        {
            "name": {"en": "Kemerovo", "ru": "Кемерово"},
            "latitude": 55.35417,
            "longitude": 86.10435,
            "population": 558_973,
        }
    ],
    "attribution": ATTRIBUTION,
}
