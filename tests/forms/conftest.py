"""Issued documents made by the science of reports: a company's year with the year before, and one calculation of it."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from firedamp import __version__
from firedamp.science.methods.library import library
from firedamp.science.reporting.freezing import canonical_json, digest, frozen_library
from firedamp.science.reporting.organisation_year import Entry, OrganisationYear, Site, Statement
from firedamp.science.reporting.year_result import year_result

SITES = (
    Site("A", {"en": "Alpha", "ru": "Шахта «Альфа»"}, "underground", output_t=2e6),
    Site("B", {"en": "Beta", "ru": "Разрез «Бета»"}, "surface", output_t=3e6),
    Site("C", {"en": "Gamma", "ru": "Шахта «Гамма»"}, "underground", closed=True),
)
DRAWS = 1_000
Make = Callable[..., dict[str, Any]]


def year(number: int, share: float = 1.0, last: OrganisationYear | None = None) -> OrganisationYear:
    balance = {
        "ventilation": [{"flow": 12_000, "ch4_percent": 0.35 * share}],
        "drainage": [{"flow": 60, "ch4_percent": 40}],
        "daily_output": 5_470,
        "minutes": 525_600,
        "methane_flared": 1e6,
        "methane_utilised": 2e5,
    }
    closed = {"mines": 1, "coal_rank": "bituminous", "emission_before_closure": 1e7, "years_since_closure": 5}
    given = [
        ("1", "A", "mine.balance", balance),
        ("2", "A", "ipcc2006.post_mining_tier2", {"coal_output": 2e6, "gas_content": 12}),
        ("3", "B", "ru.factors", {"coal_output": 3e6, "mine_type": "surface"}),
        ("4", "C", "ipcc2006.abandoned.tier2", closed),
        ("5", "A", "ru371.combustion", {"gas_volume": 400, "ch4_percent": 40}),
    ]
    entries = [Entry(name, mine, method, inputs, line=f"{mine}|{number}") for name, mine, method, inputs in given]
    said = [Statement("A", "burning_dumps", "not_occurring", "Отвалы рекультивированы")]
    return OrganisationYear(number, "RU", SITES, entries, said, last=last, draws=DRAWS)


def issued(question: OrganisationYear, kind: str) -> dict[str, Any]:
    result = year_result(question)
    confirmed = {"document": "Письмо № 12-47/1234", "by": "Иванова И. И.", "at": "2026-11-20T09:30:00Z"}
    document: dict[str, Any] = {
        "schema": "firedamp-report/1",
        "report": {
            "id": "0b6f3a52", "kind": kind, "number": 2, "title": "" if kind == "year" else "Баланс за год",
            "address": "https://firedamp.example/reports/0b6f3a52/2", "issued": "2026-11-28T16:00:00Z",
            "issued_by": "Иванова И. И.", "supersedes": 1, "software_version": __version__,
            "log": {"number": 1204, "hash": "9f86d081" * 8},
        },
        "organisation": {
            "organisation_id": "kuz", "name": "АО «Пример-уголь»", "name_en": "Example Coal JSC", "inn": "4205000000",
            "ogrn": "1024200000000", "address": "650000, Кемерово, ул. Примерная, 1",
            "head": "Петров П. П., генеральный директор", "contact": "eco@example.org",
        },
        "question": question.to_dict(),
        "library": frozen_library(library(), [entry.method for entry in question.entries]),
        "result": result,
        "confirmations": [{**each, **confirmed} for each in result["to_confirm"]],
        "attachments": [
            {"name": "Депрессионная съёмка.pdf", "sha256": "ab" * 32, "size": 123456, "content_type": "application/pdf",
             "entry": "1", "symbol": "ventilation"},
        ],
    }  # fmt: skip
    document["report"]["hash"] = digest(document)
    found: dict[str, Any] = json.loads(canonical_json(document))
    return found


@pytest.fixture(scope="session")
def documents() -> dict[str, dict[str, Any]]:
    """One of each kind. They are not to be changed: see `changed`."""
    alone = year(2024)
    return {
        "year": issued(year(2024, 1.0, year(2023, 0.7)), "year"),
        "calculation": issued(OrganisationYear(2024, "RU", SITES[:1], alone.entries[:1], draws=DRAWS), "calculation"),
    }


@pytest.fixture
def document(documents) -> dict[str, Any]:
    """The year, to be changed at will."""
    return deepcopy(documents["year"])


@pytest.fixture(scope="session")
def text_of() -> Callable[..., str]:
    """The text of a PDF, as a reader copies it."""

    def read(pdf: bytes, *options: str) -> str:
        command = ["pdftotext", *options, "-", "-"]
        return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()

    return read
