"""Examples of the OpenAPI document for compliance. Their numbers are made up."""

from __future__ import annotations

from typing import Any

NAME = {"en": "Example mine", "ru": "Шахта-пример"}
LIMIT: dict[str, Any] = {
    "id": "eu.1787.ventilation.2027",
    "name": {"en": "Venting by ventilation shafts", "ru": "Выброс вентиляционных стволов"},
    "document": {"en": "Regulation (EU) 2024/1787", "ru": "Регламент (ЕС) 2024/1787"},
    "document_key": "eu.1787", "quantity": "ch4_per_coal_output", "value": 5.0, "unit": "t CH4/kt",
    "breaks_when": "above", "threshold": False, "valid_from": "2027-01-01", "valid_to": "2030-12-31",
    "status": "to_confirm",
}  # fmt: skip
ROW: dict[str, Any] = {
    "subject": "mine", "key": "M0001", "name": NAME, "company": NAME, "company_id": "example", "year": 2025,
    "mine_type": "underground", "coal_use": "thermal", "output_t": 1_000_000.0, "limit": LIMIT, "ahead": True,
    "value": 10.1, "value_low": 5.0, "value_high": 15.0, "margin": -5.1, "status": "exceeds", "reason": None,
    "chance_beyond": 0.976, "remarks": ["drainage_in_ventilation"], "synthetic": False,
}  # fmt: skip
TOLD: dict[str, Any] = {
    "title": NAME, "method": "best",
    "method_title": {"en": "Best that the data allow", "ru": "Лучшее, что позволяют данные"}, "gwp_set": "RU",
    "period": {"first": 2021, "last": 2025},
    "counts": [{"limit": LIMIT, "ahead": True, "exceeds": 1, "passes": 0, "unknown": 0, "not_applicable": 0}],
    "rows": [ROW], "synthetic": False, "attribution": NAME,
}  # fmt: skip
