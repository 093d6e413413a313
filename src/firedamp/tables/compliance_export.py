"""Compliance as a table to export: a row for each mine or organisation and limit."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any

from firedamp.tables.export import ExportColumn, ExportTable, Value

# name -> title in each language, decimals that people are shown
COLUMNS: Mapping[str, tuple[str, str, int | None]] = {
    "subject": ("Subject", "О ком", None),
    "key": ("Id", "Код", None),
    "name": ("Name", "Название", None),
    "company": ("Company", "Компания", None),
    "year": ("Year", "Год", None),
    "limit_id": ("Limit record", "Запись о норме", None),
    "limit_name": ("Limit", "Норма", None),
    "limit_value": ("Limit value", "Значение нормы", 2),
    "unit": ("Unit", "Единица", None),
    "valid_from": ("In force from", "Действует с", None),
    "document": ("Document", "Документ", None),
    "limit_status": ("Status of the record", "Статус записи", None),
    "ahead": ("Ahead", "Будущая", None),
    "value": ("Value", "Значение", 3),
    "value_low": ("Value, 2.5 %", "Значение, 2,5 %", 3),
    "value_high": ("Value, 97.5 %", "Значение, 97,5 %", 3),
    "margin": ("Margin", "Запас", 3),
    "status": ("State", "Состояние", None),
    "reason": ("Why", "Почему", None),
    "chance_beyond": ("Chance of being beyond", "Вероятность превышения", 4),
    "remarks": ("Remarks", "Замечания", None),
    "synthetic": ("Made up", "Синтетические данные", None),
}
TITLE = {"en": "Compliance", "ru": "Соблюдение норм"}
WORDS = {True: {"en": "yes", "ru": "да"}, False: {"en": "no", "ru": "нет"}}


@lru_cache(maxsize=1)
def words() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Language -> what a key is of -> key -> words."""
    return tomllib.loads(files("firedamp.tables").joinpath("compliance.toml").read_text("utf-8"))


def compliance_table(rows: Sequence[Mapping[str, Any]], lang: str, *, keys: bool = False) -> ExportTable:
    """The rows in words; with `keys`, for programs, states, reasons and remarks as the API has them."""
    columns = [ExportColumn(name, ru if lang == "ru" else en, places) for name, (en, ru, places) in COLUMNS.items()]
    return ExportTable(TITLE[lang], columns, [_row(row, lang, keys) for row in rows])


def _row(row: Mapping[str, Any], lang: str, keys: bool) -> list[Value]:
    limit = row["limit"]

    def told(of: str, key: str) -> str:
        return key if keys else words()[lang][of].get(key, key)

    said: dict[str, Value] = {
        "name": row["name"][lang],
        "company": row["company"][lang] if row["company"] else None,
        "limit_id": limit["id"], "limit_name": limit["name"][lang], "limit_value": limit["value"],
        "unit": told("unit", limit["unit"]), "valid_from": limit["valid_from"], "document": limit["document"][lang],
        "limit_status": told("limit_status", limit["status"]), "ahead": WORDS[row["ahead"]][lang],
        "subject": told("subject", row["subject"]),
        "status": told("threshold" if limit["threshold"] else "status", row["status"]),
        "reason": told("reason", row["reason"]) if row["reason"] else None,
        "remarks": "; ".join(told("remark", each) for each in row["remarks"]),
        "synthetic": WORDS[row["synthetic"]][lang],
    }  # fmt: skip
    return [said[name] if name in said else row[name] for name in COLUMNS]
