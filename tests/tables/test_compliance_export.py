"""Compliance as a table: in words of the reader's language, in keys for programs."""

from __future__ import annotations

import re
from typing import Any

import pytest

from firedamp.science.compliance.case import NOT_APPLICABLE, REMARKS, UNKNOWN
from firedamp.science.compliance.judging import STATUSES
from firedamp.science.compliance.rules import rules
from firedamp.science.limits import limits
from firedamp.tables.compliance_export import compliance_table, words

NAME = {"en": "Mine", "ru": "Шахта"}
LIMIT = {"id": "x", "name": NAME, "document": NAME, "value": 5.0, "unit": "t CH4/kt", "threshold": False,
         "valid_from": None, "status": "to_confirm"}  # fmt: skip
ROW: dict[str, Any] = {
    "subject": "mine", "key": "m", "name": NAME, "company": None, "year": 2024, "limit": LIMIT, "ahead": True,
    "value": 6.0, "value_low": 5.0, "value_high": 7.0, "margin": -1.0, "status": "exceeds", "reason": "surface_mine",
    "chance_beyond": 0.9, "remarks": list(REMARKS), "synthetic": False,
}  # fmt: skip


def cells(lang: str, **said: bool) -> dict[str, object]:
    table = compliance_table([ROW], lang, **said)
    return {column.name: value for column, value in zip(table.columns, table.rows[0], strict=True)}


def test_a_russian_table_has_russian_words() -> None:
    found = cells("ru")
    assert (found["subject"], found["status"], found["unit"]) == ("предприятие", "за нормой", "т CH₄/тыс. т")
    told = " ".join(str(found[name]) for name in ("subject", "status", "reason", "remarks", "limit_status"))
    assert not re.search("[A-Za-z]", told)


def test_a_table_for_programs_has_the_keys_of_the_api() -> None:
    found = cells("en", keys=True)
    assert (found["subject"], found["status"], found["reason"]) == ("mine", "exceeds", "surface_mine")
    assert found["unit"] == "t CH4/kt"


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_everything_that_a_row_may_say_has_words(lang: str) -> None:
    judged = [limit for limit in limits() if limit.quantity in rules()]
    needed = {
        "reason": {*NOT_APPLICABLE, *UNKNOWN}, "remark": {*REMARKS}, "status": {*STATUSES}, "threshold": {*STATUSES},
        "unit": {limit.unit for limit in judged}, "limit_status": {limit.status for limit in judged},
        "subject": {rule.subject for rule in rules().values()},
    }  # fmt: skip
    for name, keys in needed.items():
        assert keys <= words()[lang][name].keys(), name
