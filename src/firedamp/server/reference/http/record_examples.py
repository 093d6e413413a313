"""What do answers about reference tables look like? Examples for the OpenAPI document."""

from __future__ import annotations

from typing import Any

ATTRIBUTION = "Global Coal Mine Tracker, Global Energy Monitor, May 2026 release, CC BY 4.0"
RASPADSKAYA = {"id": "M0836", "name": {"en": "Raspadskaya Coal Mine", "ru": "шахта Распадская"}}

TABLE: dict[str, Any] = {
    "id": "coal_output",
    "title": {"en": "Coal output of mines", "ru": "Добыча угля предприятий"},
    "summary": {"en": "Coal that a mine put out in a year.", "ru": "Уголь, добытый предприятием за год."},
    "group": "mines",
    "count": 86,
    "edited": 0,
    "sources": [{"en": ATTRIBUTION, "ru": ATTRIBUTION}],
    "first_year": 2021,
    "last_year": 2025,
    "packages": [
        {
            "name": "kuzbass",
            "version": "2026.1.0",
            "release": {"en": "Global Coal Mine Tracker, May 2026", "ru": "Global Coal Mine Tracker, май 2026 г."},
        }
    ],
    "changed": None,
    "updated": "2026-11-24T03:15:00Z",
}
SCHEMA: dict[str, Any] = {
    **{name: TABLE[name] for name in ("id", "title", "summary", "group")},
    "key": ["mine", "year"],
    "sort": "-year",
    "columns": [
        {
            "name": "output_t",
            "type": "number",
            "unit": "t",
            "label": {"en": "Coal output", "ru": "Добыча угля"},
            "help": {"en": "Run-of-mine coal of the year.", "ru": "Добыча рядового угля за год."},
            "required": True,
            "changeable": True,
            "minimum": 0,
            "maximum": 1e9,
            "usual": [50000, 15000000],
            "choices": None,
            "table": None,
            "common": False,
        }
    ],
    "require_one": [],
    "named": False,
    "by_basin": True,
}
VALUES: dict[str, Any] = {
    "mine": RASPADSKAYA,
    "year": 2025,
    "output_t": 4_700_000,
    "quality": "reported",
    "source": ATTRIBUTION,
    "document": None,
    "confirmation": "confirmed",
    "note": None,
}
NEW_VALUES: dict[str, Any] = {**VALUES, "mine": "M0836", "year": 2024, "source": "Annual report 2024, p. 12"}
RECORD: dict[str, Any] = {
    "id": 12,
    "version": 1,
    "key": "M0836/2025",
    "name": {"en": "Raspadskaya Coal Mine, 2025", "ru": "шахта Распадская, 2025"},
    "values": VALUES,
    "origin": {},
    "restored": {},
    "source": {"en": ATTRIBUTION, "ru": ATTRIBUTION},
    "package": "kuzbass",
    "synthetic": False,
    "edited": False,
    "updated": "2026-11-24T03:15:00Z",
}
HISTORY: dict[str, Any] = {
    "items": [
        {
            "version": 2,
            "action": "changed",
            "user": "admin",
            "at": "2026-11-24T09:15:00Z",
            "note": "",
            "change_set": 7,
            "changes": [{"column": "output_t", "before": 4_700_000, "after": 4_650_000}],
            "values": {**NEW_VALUES, "year": 2025, "output_t": 4_650_000},
        }
    ],
    "deleted": False,
}
DEPENDENTS: dict[str, Any] = {
    "items": [
        {
            "table": "coal_output",
            "title": TABLE["title"],
            "count": 1,
            "examples": [RECORD["name"]],
            "forbids": False,
            "goes": True,
        }
    ]
}
CHANGE_SET: dict[str, Any] = {
    "id": 7,
    "table": "coal_output",
    "kind": "edit",
    "user": "admin",
    "at": "2026-11-24T09:15:00Z",
    "records": 1,
    "note": "",
    "undone": False,
    "undoes": None,
    "synthetic": False,
}
IMPORT: dict[str, Any] = {
    "id": 3,
    "table": "methane_abundance",
    "filename": "abundance.csv",
    "sheets": [],
    "sheet": None,
    "header_row": 1,
    "header_guessed": False,
    "first_rows": [{"row": 1, "cells": ["Шахта", "Год", "I"]}],
    "separator": ";",
    "separators": [";", ",", "\t", "|"],
    "columns": [
        {
            "index": 2,
            "title": "Абсолютная метанообильность, м³/мин",
            "column": "absolute_abundance_m3_min",
            "unit": "m3/min",
            "units": ["m3/min", "m3/h", "m3/s"],
            "examples": ["120,5", "98,1", "много"],
            "remembered": False,
            "candidates": [],
            "year": None,
            "says": None,
        }
    ],
    "unmatched": [{"index": 3, "title": "Примечание", "filled": 41, "examples": ["по ВГК", "план"]}],
    "missing": [{"column": "source", "label": {"en": "Source", "ru": "Источник"}}],
    "defaults": {"quality": "measured"},
    "choice": "keep",
    "counts": {"rows": 300, "new": 280, "changed": 3, "same": 5, "bad": 12, "skipped": 0},
    "rows": [
        {
            "row": 17,
            "place": "17",
            "state": "bad",
            "cells": ["Распадская", "2020", "много"],
            "values": {"mine": "Распадская", "year": 2020},
            "errors": [
                {
                    "column": "absolute_abundance_m3_min",
                    "row": 17,
                    "index": 2,
                    "title": "Абсолютная метанообильность, м³/мин",
                    "value": "много",
                    "rule": "not_a_number",
                    "message": "Row 17, column “Абсолютная метанообильность, м³/мин”: “много” is not a number",
                }
            ],
            "conflict": None,
            "origins": [],
        }
    ],
    "notes": ["read as Windows-1251, by its letters"],
    "encoding": "cp1251",
    "encodings": ["utf-8", "utf-16", "cp1251", "cp866", "koi8-r"],
    "encoding_sure": True,
    "wide": None,
    "years": [],
    "empty_cells": 0,
}
