"""What do answers about results look like? Short examples for the OpenAPI document; a test checks that they fit."""

from __future__ import annotations

from typing import Any

LABEL = {"en": "Methane", "ru": "Метан"}
OWNED: dict[str, Any] = {
    "id": "7b0c3b0e-3f0c-4a3e-9a51-1c3c0f4f2d11",
    "gwp_set": "RU",
    "owner": "admin",
    "organisation": {"id": "own", "name": {"en": "My organisation", "ru": "Моя организация"}},
    "created": "2026-11-24T03:15:00Z",
}

METHOD: dict[str, Any] = {
    "id": "ipcc2006.underground",
    "title": {"en": "Underground mining, Tier 1", "ru": "Подземная добыча, уровень 1"},
    "summary": {"en": "Coal output times a factor by depth", "ru": "Добыча угля, умноженная на коэффициент по глубине"},
    "tier": 1,
    "category": "1.B.1.a.i",
    "status": "confirmed",
    "edition": "2006",
    "document": {
        "name": {"en": "2006 IPCC Guidelines, vol. 2, ch. 4", "ru": "Руководящие принципы МГЭИК 2006, т. 2, гл. 4"},
        "equations": ["4.1.3"],
        "valid_from": "2006-01-01",
        "valid_to": None,
    },
}
SHEET: dict[str, Any] = {
    **METHOD,
    "gwp_set": "AR5",
    "hash": "5f2c…",
    "inputs": [{"name": "coal_output", "kind": "number", "unit": "t", "minimum": 0, "required": True}],
    "steps": [{"symbol": "ch4_t", "formula": "V_net * k", "unit": "t", "output": True}],
    "outputs": [{"name": "ch4_t", "label": LABEL, "unit": "t"}],
}
RESULT: dict[str, Any] = {
    "method": METHOD["id"],
    "title": METHOD["title"],
    "gwp_set": "RU",
    "outputs": {"ch4_t": 32964.0, "co2_t": 0.0, "co2e_t": 824100.0},
    "units": {"ch4_t": "t", "co2_t": "t", "co2e_t": "t"},
    "uncertainty": {"approach2": {"co2e_t": {"low": 450000.0, "high": 1560000.0, "mean": 880000.0}}, "draws": 10_000},
    "trace": [{"symbol": "coal_output", "kind": "input", "value": 2_400_000, "unit": "t", "source": {"kind": "user"}}],
    "to_confirm": [{"kind": "gwp_set", "id": "RU", "reason": {"en": "…", "ru": "…"}}],
    "sheet_hash": "5f2c…",
    "edition": "2006",
    "software_version": "0.1.0",
}
SOLUTION: dict[str, Any] = {
    "method": METHOD["id"],
    "input": "coal_output",
    "value": 145613.4,
    "unit": "t",
    "output": "co2e_t",
    "target": 50_000,
    "notes": [],
}
GWP_SET: dict[str, Any] = {
    "id": "AR5",
    "ch4": 28,
    "n2o": 265,
    "source": {"en": "IPCC, Fifth Assessment Report", "ru": "МГЭИК, Пятый оценочный доклад"},
    "status": "confirmed",
    "title": {"en": "AR5, 100 years", "ru": "Пятый доклад, 100 лет"},
}

CALCULATION_ROW: dict[str, Any] = {
    **OWNED,
    "name": "Raspadskaya, 2025",
    "method": METHOD["id"],
    "method_title": METHOD["title"],
    "status": "draft",
    "synthetic": False,
    "mine_id": "M0836",
    "mine": {"id": "M0836", "name": {"en": "Raspadskaya Coal Mine", "ru": "шахта Распадская"}},
    "year": 2025,
    "ch4_t": 32964.0,
    "co2e_t": 824100.0,
    "co2e_t_low": 450000.0,
    "co2e_t_high": 1560000.0,
}
CALCULATION: dict[str, Any] = {
    **CALCULATION_ROW,
    "inputs": {"coal_output": 2_400_000, "mine_depth": 300},
    "origin": {"coal_output": {"source": "Global Coal Mine Tracker", "quality": "reported"}},
    "uncertainty": {},
    "draws": 10_000,
    "seed": 1,
    "attribution": {"en": "Global Coal Mine Tracker …", "ru": "Global Coal Mine Tracker …"},
    "result": RESULT,
}
COMPARISON: dict[str, Any] = {
    "left": CALCULATION_ROW,
    "right": CALCULATION_ROW,
    "outputs": [
        {
            "name": "ch4_t",
            "label": LABEL,
            "unit": "t",
            "left": 32964.0,
            "right": 33000.0,
            "difference": 36.0,
            "ratio": 1.00109,
        }
    ],
    "trace": [],
}

COMPANY = {"id": "raspadskaya-pjsc", "name": "Raspadskaya PJSC"}
TOTALS: dict[str, Any] = {
    "mines": 1,
    "output_t": 4_700_000,
    "ch4_t": 91_321,
    "co2_t": 0,
    "co2e_t": 2_283_025,
    "co2e_t_low": 1_259_646,
    "co2e_t_high": 4_325_012,
}
LINE: dict[str, Any] = {
    **TOTALS,
    "mine_id": "M0836",
    "name": {"en": "Raspadskaya Coal Mine", "ru": "шахта Распадская"},
    "mine_type": "underground",
    "year": 2025,
    "method": METHOD["id"],
    "company": COMPANY,
    "district": {"id": "mezhdurechensk-urban", "name": {"en": "Mezhdurechensk", "ru": "Междуреченск"}},
}
SHARE: dict[str, Any] = {
    **TOTALS,
    "key": COMPANY["id"],
    "name": {"en": COMPANY["name"], "ru": COMPANY["name"]},
    "share_percent": 5.9,
}
SCREENING: dict[str, Any] = {
    "company": COMPANY,
    "mines": 1,
    "co2e_t": 2_283_025,
    "threshold_t": 50_000,
    "reports": True,
    "certainty": "above",
    "distance_t": 2_233_025,
}
DATA: dict[str, Any] = {
    "package": "kuzbass",
    "version": "2026.1.0",
    "hash": "9a41…",
    "loaded_at": "2026-11-24T03:15:00Z",
}
FACTOR: dict[str, Any] = {
    "id": "ipcc2006.underground.mining.over_400",
    "name": {"en": "Underground mining, deeper than 400 m", "ru": "Подземная добыча, глубже 400 м"},
    "value": 25,
    "unit": "m3/t",
    "document": {"en": "2006 IPCC Guidelines, vol. 2, ch. 4", "ru": "Руководящие принципы МГЭИК 2006, т. 2, гл. 4"},
    "place": "eq. 4.1.3",
    "status": "confirmed",
}
SCREENING_OF: dict[str, Any] = {
    "basin": "kuzbass",
    "period": {"first": 2021, "last": 2025},
    "words": {"en": "Each company is screened on …", "ru": "Каждая компания сравнивается …"},
}
INVENTORY_RESULT: dict[str, Any] = {
    "title": {"en": "Kuzbass", "ru": "Кузбасс"},
    "method": "ipcc2006",
    "gwp_set": "RU",
    "year": None,
    "period": {"first": 2021, "last": 2025},
    "totals": TOTALS,
    "by_type": {"underground": TOTALS},
    "by_source": [
        {
            "key": "mining",
            "name": {"en": "Mining", "ru": "Добыча"},
            "ch4_t": 78_725,
            "ch4_t_low": 52_300,
            "ch4_t_high": 118_400,
            "co2e_t": 1_968_125,
            "co2e_t_low": 1_307_500,
            "co2e_t_high": 2_960_000,
            "share_percent": 87.8,
        }
    ],
    "lines": [LINE],
    "to_confirm": RESULT["to_confirm"],
    "factors": [FACTOR],
    "data": DATA,
    "attribution": {"en": "Global Coal Mine Tracker …", "ru": "Global Coal Mine Tracker …"},
}
INVENTORY_VIEW: dict[str, Any] = {
    "synthetic": False,
    **INVENTORY_RESULT,
    "by_company": [SHARE],
    "by_district": [],
    "by_mine_type": [],
    "screening": [SCREENING],
    "screening_of": SCREENING_OF,
}
INVENTORY_ROW: dict[str, Any] = {
    **OWNED,
    "name": "Kuzbass",
    "basin": "kuzbass",
    "synthetic": False,
    "company": None,
    "district": None,
    "year": None,
    "method": "ipcc2006",
    "totals": TOTALS,
}
INVENTORY: dict[str, Any] = {
    **INVENTORY_ROW,
    "result": INVENTORY_RESULT,
    "screening": [SCREENING],
    "screening_of": SCREENING_OF,
}
