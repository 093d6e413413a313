"""What the OpenAPI document shows of telemetry."""

from __future__ import annotations

from typing import Any

ID = "5b0c1f3e-2a47-4a34-8f1d-6f1f1c2d3e4f"
REPLAY: dict[str, Any] = {
    "state": "running", "speed": 60.0, "position_s": 7200.0, "duration_s": 401_010.0, "now": "2001-01-01T02:00:00Z",
    "ended": False, "started": "2026-11-28T12:00:00Z",
}  # fmt: skip
LONGWALL: dict[str, Any] = {
    "id": ID,
    "version": 1,
    "name": {"en": "Longwall 18-26", "ru": "Лава 18-26"},
    "organisation": {"id": "own", "name": {"en": "My organisation", "ru": "Моя организация"}},
    "mine": {"id": "M0836", "name": {"en": "Raspadskaya", "ru": "Распадская"}},
    "site": "",
    "seam": "7-7а",
    "time_zone": "Asia/Novokuznetsk",
    "identities": [],
    "arbitrary_times": False,
    "attribution": None,
    "closed": None,
    "created": "2026-11-28T12:00:00Z",
    "first": "2026-11-01T00:00:00Z",
    "last": "2026-11-28T12:00:00Z",
    "readings": 2_592_000,
    "may_change": True,
    "replay": None,
}
LONGWALL_IN = {
    "name": "Лава 18-26", "name_en": "Longwall 18-26", "organisation": "own", "mine": "M0836", "seam": "7-7а",
    "time_zone": "Asia/Novokuznetsk",
}  # fmt: skip
CHANNEL_IN: dict[str, Any] = {
    "tag": "MM116", "title": "Метан в исходящей струе", "title_en": "Methane in the return air",
    "quantity": "methane_concentration", "unit": "%", "place": "return_air", "location": "10 м от лавы",
    "range_low": 0.0, "range_high": 100.0, "resolution": 0.1, "step_s": 1.0, "warning_limit": 0.8, "alarm_limit": 1.0,
}  # fmt: skip
LABEL = {"en": "Methane concentration", "ru": "Концентрация метана"}
CHANNEL: dict[str, Any] = {
    **{name: value for name, value in CHANNEL_IN.items() if name != "title_en"},
    "id": 12,
    "version": 1,
    "title": {"en": "Methane in the return air", "ru": "Метан в исходящей струе"},
    "quantity_title": LABEL,
    "place_title": {"en": "Return air of a longwall or panel", "ru": "Исходящая струя лавы, выемочного участка"},
    "readings": 2_592_000,
    "first": "2026-11-01T00:00:00Z",
    "last": "2026-11-28T12:00:00Z",
}
QUANTITIES: dict[str, Any] = {
    "quantities": [{"id": "methane_concentration", "title": LABEL, "unit": "%", "units": ["%", "ppm"]}],
    "places": [
        {
            "id": "return_air",
            "title": CHANNEL["place_title"],
            "limits": [
                {
                    "id": "ru.ch4.longwall_return",
                    "percent": 1.0,
                    "title": LABEL,
                    "document": LABEL,
                    "status": "in force",
                }
            ],
        }
    ],
}
READINGS_IN = {
    "readings": [
        {"time": "2026-11-28T19:00:00+07:00", "value": 0.42},
        {"time": "2026-11-28T19:00:01+07:00", "value": 0.43},
    ]
}
TAKEN: dict[str, Any] = {
    "batch": 4_711, "repeated": False, "rows": 2, "new": 2, "changed": 0, "changed_within": 0,
    "duplicate": 0, "late": 0,
    "first": "2026-11-28T12:00:00Z", "last": "2026-11-28T12:00:01Z",
}  # fmt: skip
BATCH: dict[str, Any] = {
    "number": 4_711, "kind": "import", "filename": "aerogas-2026-11.csv", "source": "Микон", "by": "engineer",
    "at": "2026-11-28T12:00:05Z", "rows": 2, "new": 2, "changed": 0, "changed_within": 0,
    "duplicate": 0, "late": 0,
    "first": "2026-11-28T12:00:00Z", "last": "2026-11-28T12:00:01Z", "arbitrary_times": False,
    "notes": [],
}  # fmt: skip
SPAN: dict[str, Any] = {
    "start": "2026-11-01T00:00:00Z", "end": "2026-11-28T12:00:00Z", "arbitrary_times": False, "until": None,
}  # fmt: skip
SERIES: dict[str, Any] = {
    **SPAN,
    "width_s": 3600,
    "series": [
        {
            "channel": 12, "tag": "MM116", "unit": "%", "times": ["2026-11-28T12:00:00Z"], "values": None,
            "low": [0.31], "high": [0.97], "last": [0.42], "mean": [0.44], "count": [3600],
        }
    ],
}  # fmt: skip
LATEST: dict[str, Any] = {
    "arbitrary_times": False,
    "until": None,
    "items": [
        {
            "channel": 12,
            "tag": "MM116",
            "unit": "%",
            "time": "2026-11-28T12:00:00Z",
            "value": 0.42,
            "believed": True,
            "lowest": 0.0,
            "highest": 100.0,
        }
    ],
}
REPLAY_IN = {"state": "running", "speed": 60.0}
GAP = {"en": "Gap", "ru": "Пропуск"}
MONTHS: dict[str, Any] = {
    **SPAN,
    "months": [
        {
            "channel": 12, "tag": "MM116", "unit": "%", "month": "2026-11", "readings": 2_376_000, "low": 0.1,
            "high": 1.3, "mean": 0.44, "believed": 2_375_990, "believed_mean": 0.44,
            "marked": {"range": 0, "spike": 10, "stuck": 0}, "covered_s": 2_376_000.0, "whole_s": 2_376_000.0,
        },
    ],
}  # fmt: skip
QUALITY: dict[str, Any] = {
    **SPAN,
    "rules": [
        {"id": "gap", "title": GAP, "text": GAP, "size": GAP, "source": GAP},
    ],
    "channels": [
        {"channel": 12, "tag": "MM116", "unit": "%", "step_s": 1.0, "readings": 86_390, "marked": 10},
    ],
    "counts": [{"channel": 12, "rule": "gap", "readings": 10}],
    "doubts": [],
    "episodes": [
        {
            "channel": 12, "tag": "MM116", "rule": "gap", "start": "2026-11-28T11:00:00Z",
            "end": "2026-11-28T11:00:09Z", "minutes": 0.17, "size": 0.17, "lowest": None, "highest": None,
            "before": 0.42, "after": 0.43,
        }
    ],
    "total": 1,
}  # fmt: skip
