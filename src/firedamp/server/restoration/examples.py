"""What the OpenAPI document shows of restorations."""

from __future__ import annotations

from typing import Any

BASIN: dict[str, Any] = {"id": "demonstration", "name": {"en": "Demonstration basin", "ru": "Демонстрационный бассейн"}}
TABLE = {"basin": "demonstration", "table": "methane_abundance", "column": "absolute_abundance_m3_min"}
LABEL = {"en": "Absolute abundance", "ru": "Абсолютная метанообильность"}
SAID = {**TABLE, "unit": "m3/min", "mines": {"Modelnaya-2": "DEMO-M02"}}
ROW: dict[str, Any] = {
    "id": "2f6d8c1e-7d0f-4a6a-9b1c-5e3f2a1b0c4d",
    "name": "methane_abundance.absolute_abundance_m3_min",
    "kind": "table",
    "state": "accepted",
    "owner": "admin",
    "own": True,
    "basin": BASIN,
    "synthetic": True,
    "table": TABLE["table"],
    "column": TABLE["column"],
    "label": LABEL,
    "unit": "m3/min",
    "method": "auto",
    "seed": 1,
    "level": 0.9,
    "in_table": 1,
    "created": "2026-11-28T12:00:00Z",
    "restored": "2026-11-28T12:00:04Z",
}
RESTORATION = {
    **ROW,
    "step": "year",
    "times": [2019, 2020, 2021],
    "series": [
        {
            "place": 0,
            "name": "DEMO-M02",
            "title": {"en": "Synthetic mine Modelnaya-2", "ru": "Синтетическая шахта Модельная-2"},
            "mine_id": "DEMO-M02",
            "known": 2,
            "missing": 1,
            "restored": 1,
            "without_range": 0,
            "in_table": 1,
            "cells": "ksk",
            "marks": ".a.",
        }
    ],
    "methods": {"linear": 1},
    "why": [{"method": "linear", "reason": "simplest_as_good", "count": 1}],
    "without_range": 0,
    "left": 0,
    "left_why": {},
    "frozen": True,
    "jobs": [],
    "said": {"first": None, "last": None},
    "experiment": None,
    "software_version": "0.1.0",
}
SERIES = {
    "name": "DEMO-M02",
    "title": {"en": "Synthetic mine Modelnaya-2", "ru": "Синтетическая шахта Модельная-2"},
    "mine_id": "DEMO-M02",
    "times": [2019, 2020, 2021],
    "known": [41.2, None, 44.0],
    "values": [
        {
            "time": 2020,
            "value": 42.6,
            "low": 38.1,
            "high": 47.1,
            "method": "linear",
            "reason": "simplest_as_good",
            "kind": "short",
            "weights": {},
            "in_table": True,
        }
    ],
    "left": [],
    "evidence": [
        {
            "series": "DEMO-M02",
            "kind": "short",
            "method": "linear",
            "mae": 2.3,
            "scaled_mae": 0.31,
            "count": 24,
            "weight": 1.0,
            "note": "",
        }
    ],
}
WORDS = {"en": "Linear interpolation", "ru": "Линейная интерполяция"}
METHODS = {
    "methods": [
        {"id": "linear", **dict.fromkeys(("title", "text", "source", "assumes", "needs"), WORDS)},
    ],
    "titles": {"linear": WORDS},
    "patterns": {"tail": {"en": "tail", "ru": "край"}},
    "kinds": {"tail": {"en": "tail", "ru": "край"}},
    "reasons": {"asked_for": {"en": "the method that was asked for", "ru": "заданный метод"}},
    "quantities": [
        {
            "table": TABLE["table"],
            "column": TABLE["column"],
            "label": LABEL,
            "unit": "m3/min",
            "units": ["m3/min"],
        }
    ],
}
