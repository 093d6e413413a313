"""What do the answers about reports look like? Examples for the OpenAPI document."""

from __future__ import annotations

from typing import Any

ID = "0b6f3a52-6f0e-4d0e-9d5c-2a3c0f2f7a11"
HASH = "f954350934f900d136da7db031b9ef9a8274dad2cacab9e8cfb18ac491eed2bb"
SUMS: dict[str, float] = {
    "ch4_t": 40217.32785, "co2_t": 1800.26, "co2e_t": 1007233.456, "ch4_t_low": 33637.50986,
    "ch4_t_high": 51885.80244, "co2e_t_low": 842748.6857, "co2e_t_high": 1298931.572,
}  # fmt: skip
REPORT_ROW: dict[str, Any] = {
    "id": ID, "organisation": {"id": "own", "name": {"en": "My organisation", "ru": "Моя организация"}},
    "kind": "year", "state": "issued", "year": 2025, "title": "", "created_by": "ecologist",
    "created": "2026-11-28T12:00:00Z", "changed": "2026-11-28T12:30:00Z", "latest_issue": 1,
    "issued": "2026-11-28T12:30:00Z",
}  # fmt: skip
ISSUE_ROW: dict[str, Any] = {
    "number": 1, "state": "issued", "hash": HASH, "software_version": "0.1.0", "issued": "2026-11-28T12:30:00Z",
    "issued_by": "ecologist", "decided": None, "decided_by": None, "outcome": None,
    "decision": "",
}  # fmt: skip
REOPENING: dict[str, Any] = {
    "issue": 1, "reason": "Уточнена добыча за декабрь", "by": "head", "at": "2026-12-01T09:00:00Z",
}  # fmt: skip
REPORT: dict[str, Any] = {
    **REPORT_ROW, "gwp_set": "RU", "draws": 10_000, "seed": 1, "version": 7, "may": ["enter"], "own": True,
    "locked": False, "reopenings": [], "issues": [ISSUE_ROW],
}  # fmt: skip
CONTENT = "CH4 25.0, N2O 298.0; source 5b1e7e0f3a9c2d44"
CONFIRMATION: dict[str, Any] = {
    "id": 1, "kind": "gwp_set", "item": "RU", "content": CONTENT,
    "reason": {"en": "Government order 2979-r of 2021-10-22 (Russia)", "ru": "Распоряжение Правительства РФ № 2979-р"},
    "document": "Распоряжение № 2979-р от 22.10.2021", "attachment": {"name": "2979-r.pdf", "sha256": HASH},
    "record": "", "attached": True, "confirmed_by": "ecologist", "confirmed": "2026-11-28T12:20:00Z",
    "withdrawn": None,
}  # fmt: skip
CHANGE: dict[str, Any] = {
    "subject": "total", "name": {"en": "All sites", "ru": "Все площадки"}, "presence": "both", "co2e_t": 1007233.456,
    "last_co2e_t": 950000.0, "change_t": 57233.456, "change_t_low": 12000.0, "change_t_high": 101000.0,
    "change_percent": 6.024574316, "beyond_uncertainty": True, "reason": "Введена новая лава", "version": 7,
    "content": '{"co2e_t": 1007233.456, "last_co2e_t": 950000.0}', "earlier": None, "asked": True,
}  # fmt: skip
PREPARATION: dict[str, Any] = {
    "report": ID, "version": 7, "gwp_set": "RU", "year": 2025, "draws": 10_000, "seed": 1, "totals": SUMS,
    "periods": [{"entry": ID, "mine_id": "M0836", "days": 365.0, "percent_of_year": 100.0}], "questions": [],
    "gwp_beside": {"AR5": {"co2e_t": 1127885.44}},
    "categories": [
        {"category": "underground_mining", "code": "1.B.1.a.i.1", "states": {"measured": 1, "missing": 0},
         "name": {"en": "Underground mines: mining", "ru": "Подземные шахты: добыча"},
         "methods": ["mine.balance", "ipcc2006.underground"], **SUMS}
    ],
    "sites": [{"mine_id": "M0836", "name": {"en": "Raspadskaya", "ru": "Распадская"}, **SUMS}],
    "cells": [
        {"mine_id": "M0836", "category": "underground_mining", "code": "1.B.1.a.i.1", "state": "measured",
         "notation_key": None, "reason": "", "entries": [ID], **SUMS}
    ],
    "completeness": {"measured": 1, "calculated": 0, "missing": 0}, "double_counting": [], "comparison": [CHANGE],
    "screening": None, "outside": [],
    "calculations": [
        {"id": ID, "mine_id": "M0836", "name": "Баланс", "method": "mine.balance", "ch4_t": 40217.32785,
         "title": {"en": "Methane balance of a mine", "ru": "Метановый баланс шахты"}, "co2e_t": 1007233.456,
         "co2e_t_low": 842748.6857, "co2e_t_high": 1298931.572}
    ],
    "left_out": [],
    "to_confirm": [
        {"kind": "gwp_set", "id": "RU", "reason": CONFIRMATION["reason"], "content": CONFIRMATION["content"],
         "entries": [ID], "confirmation": None}
    ],
    "last_year": 2024, "last_year_draft": False, "in_the_way": [],
}  # fmt: skip
FILE: dict[str, Any] = {"form": "ghg_report", "language": "ru", "type": "pdf", "size": 123_456, "sha256": HASH}
UNCONFIRMED: dict[str, Any] = {
    "kind": "gwp_set", "id": "RU", "reason": {"en": "GWP set RU", "ru": "Набор ПГП RU"},
}  # fmt: skip
ISSUE: dict[str, Any] = {**ISSUE_ROW, "document": {"schema": "firedamp-report/1"}, "files": [FILE], "withdrawn": []}
ATTACHMENT: dict[str, Any] = {
    "id": 1, "name": "Депрессионная съёмка.pdf", "content_type": "application/pdf", "size": 123_456, "sha256": HASH,
    "added_by": "ecologist", "added": "2026-11-28T12:10:00Z", "here": True,
    "numbers": [{"calculation": ID, "symbol": "coal_output"}],
}  # fmt: skip
SAMPLE_ITEM: dict[str, Any] = {
    "item": f"{ID}|coal_output", "entry": ID, "mine_id": "M0836",
    "row": {"symbol": "coal_output", "value": 2_000_000.0, "unit": "t"}, "weight_t": 1007233.456, "documents": [],
    "outcome": None, "checked_by": None, "checked": None, "remarks": 0, "wrong_in": None,
}  # fmt: skip
REMARK: dict[str, Any] = {
    "id": 1, "issue": 1, "item": f"{ID}|coal_output", "text": "Откуда добыча?", "by": "verifier",
    "at": "2026-11-28T13:00:00Z", "settled": None, "settled_by": None,
    "replies": [{"id": 2, "text": "Форма 5-гр", "by": "ecologist", "at": "2026-11-28T14:00:00Z"}],
}  # fmt: skip
VERIFIER: dict[str, Any] = {
    "username": "verifier", "name": "", "given_by": "admin", "given": "2026-11-28T12:40:00Z",
}  # fmt: skip
