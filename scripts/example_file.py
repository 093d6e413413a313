"""A file for the pictures: what a mine's geologist would send of the synthetic basin, in the words of a language."""

from __future__ import annotations

import json
from typing import Any
from urllib.request import urlopen

from playwright.sync_api import FilePayload

ABUNDANCE = "/api/v1/reference/methane_abundance?basin=demonstration&sort=-year&limit=5"
HEAD = {
    "ru": "Шахта;Год съёмки;Абсолютная метанообильность, м³/мин;Происхождение;Источник;Статус",
    "en": "Mine;Year;Absolute abundance, m3/min;Quality;Source;Status",
}
BESIDE = {
    "ru": "синтетическое;Учебная съёмка (синтетическая);подтверждено",
    "en": "synthetic;A survey made up for training (synthetic);confirmed",
}
UNREADABLE = {"ru": "нет данных", "en": "no data"}
FIRST_YEAR = 1987  # of which the basin has no abundance yet
CHANGED, BAD = 0, 3  # the rows that differ from a record, and that cannot be read


def example_file(product: str, language: str) -> FilePayload:
    """Rows that are new, one that differs from a record and one that cannot be read: each state of a row is seen."""
    with urlopen(product + ABUNDANCE) as answer:
        records = json.load(answer)["items"]
    rows = [_row(place, record, language) for place, record in enumerate(records)]
    text = "\r\n".join([HEAD[language], *rows])
    return {"name": f"abundance-{language}.csv", "mimeType": "text/csv", "buffer": text.encode("utf-8-sig")}


def _row(place: int, record: dict[str, Any], language: str) -> str:
    values = record["values"]
    year = values["year"] if place == CHANGED else FIRST_YEAR + place
    figure = UNREADABLE[language] if place == BAD else f"{(values['absolute_abundance_m3_min'] or 20) * 1.1:.2f}"
    said = figure.replace(".", ",") if language == "ru" else figure
    return f"{values['mine']['name'][language]};{year};{said};{BESIDE[language]}"
