"""What do answers about routes look like? Short examples for the OpenAPI document; a test checks that they fit."""

from __future__ import annotations

from typing import Any

FACTOR_TITLE = {"en": "IPCC 2006, Tier 1", "ru": "МГЭИК 2006, уровень 1"}
ABUNDANCE_TITLE = {"en": "Relative abundance", "ru": "Относительная метанообильность"}
WANTED = {"en": "Relative methane abundance", "ru": "Относительная метанообильность"}
ABUNDANCE: dict[str, Any] = {
    "route": "abundance",
    "title": ABUNDANCE_TITLE,
    "method": "mine.relative",
    "tier": 3,
    "model": False,
    "available": False,
    "best": False,
    "inputs": {},
    "origin": {},
    "uncertainty": {},
    "missing": [{"figure": "relative_abundance_m3_t", "label": WANTED}],
    "reason": {
        "en": "the mine and year lack: relative methane abundance",
        "ru": "нет данных за этот год: относительная метанообильность",
    },
}
FACTOR: dict[str, Any] = {
    "route": "ipcc2006",
    "title": FACTOR_TITLE,
    "method": "ipcc2006.underground",
    "tier": 1,
    "model": False,
    "available": True,
    "best": True,
    "inputs": {"coal_output": 4_700_000, "mine_depth": 400},
    "origin": {"coal_output": {"source": "Global Coal Mine Tracker", "quality": "reported", "row": 49}},
    "uncertainty": {},
    "missing": [],
    "reason": None,
}
MINE_REFERENCE = {
    "id": "M0836",
    "name": {"en": "Raspadskaya Coal Mine", "ru": "шахта Распадская"},
    "mine_type": "underground",
}
OFFERS: dict[str, Any] = {
    "mine": MINE_REFERENCE,
    "year": 2025,
    "years": [2025],
    "gwp_set": "RU",
    "offers": [ABUNDANCE, FACTOR],
}
NUMBERS: dict[str, Any] = {
    "ch4_t": 64_554.5,
    "ch4_t_low": 37_000.0,
    "ch4_t_high": 122_000.0,
    "co2_t": 0,
    "co2e_t": 1_613_862.5,
    "co2e_t_low": 925_000.0,
    "co2e_t_high": 3_050_000.0,
    "released_m3": 96_350_000,
    "released_m3_t": 20.5,
    "density_kg_m3": 0.67,
    "quality": "reported",
    "to_confirm": ["RU"],
}
DATA: dict[str, Any] = {
    "basin": {"id": "kuzbass", "name": {"en": "Kuzbass", "ru": "Кузбасс"}},
    "synthetic": False,
    "attribution": {"en": "Global Coal Mine Tracker …", "ru": "Global Coal Mine Tracker …"},
}
MINE: dict[str, Any] = {
    **DATA,
    "mine": MINE_REFERENCE,
    "year": 2025,
    "years": [2025],
    "output_t": 4_700_000,
    "gwp_set": "RU",
    "draws": 10_000,
    "seed": 1,
    "routes": [ABUNDANCE, {**FACTOR, **NUMBERS}],
    "pairs": [{"left": "ru.factors", "right": "ipcc2006", "overlap": True, "ratio": 0.88}],
    "reasons": [
        {
            "id": "depth_at_a_bound",
            "text": {
                "en": "The depth is within 20 m of a bound (200 or 400 m) at which the IPCC factors leap.",
                "ru": "Глубина не дальше 20 м от границы (200 или 400 м), на которой коэффициенты меняются скачком.",
            },
            "routes": ["ipcc2006"],
            "facts": [{"name": "depth_m", "label": {"en": "Depth", "ru": "Глубина"}, "value": 400, "unit": "m"}],
        }
    ],
}
SUMS: dict[str, Any] = {
    "route": "ipcc2006",
    "mines": 27,
    "output_t": 69_000_000,
    "mines_with_output": 27,
    "output_share_percent": 100.0,
    **{name: NUMBERS[name] for name in ("ch4_t", "ch4_t_low", "ch4_t_high")},
    **{name: NUMBERS[name] for name in ("co2e_t", "co2e_t_low", "co2e_t_high")},
}
BASIN: dict[str, Any] = {
    **DATA,
    "gwp_set": "RU",
    "draws": 1_000,
    "seed": 1,
    "routes": [{"route": "ipcc2006", "title": FACTOR_TITLE, "model": False, "reason": None}],
    "like_for_like": {
        "en": "Over the mines that have the data of every compared route …",
        "ru": "По шахтам, у которых …",
    },
    "years": [
        {
            "year": 2023,
            "mines": 27,
            "output_t": 69_000_000,
            "mines_with_output": 27,
            "routes": [SUMS],
            "like_for_like": {
                "mines": 27,
                "output_t": 69_000_000,
                "mines_with_output": 27,
                "output_share_percent": 100.0,
                "routes": [SUMS],
            },
        }
    ],
}
