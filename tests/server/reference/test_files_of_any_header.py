"""A file under titles of its own, in columns of its own, divided as it likes: shown, matched by hand, remembered."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from tests.server.asking import patch
from tests.server.reference.test_imports import DEFAULTS, draft, send, take

OWN = "Объект;Период;Значение\nРаспадская;2014;100\nАлардинская;2014;50\n"
MATCHED = {
    "0": {"column": "mine"}, "1": {"column": "year"}, "2": {"column": "absolute_abundance_m3_min", "unit": "m3/min"},
}  # fmt: skip


def test_a_file_of_unknown_titles_is_shown_with_what_it_lacks(administrator: Client) -> None:
    sent = send(administrator, OWN)
    assert sent.status_code == 201
    found = sent.json()
    assert [each["column"] for each in found["columns"]] == [None, None, None]
    assert {"mine", "year"} <= {each["column"] for each in found["missing"]}
    assert (found["header_row"], found["header_guessed"], found["counts"]["rows"]) == (1, True, 2)
    assert found["first_rows"][0] == {"row": 1, "cells": ["Объект", "Период", "Значение"]}


def test_what_is_matched_is_remembered_for_the_next_file_of_such_titles(administrator: Client) -> None:
    found = draft(administrator, OWN, columns=MATCHED)
    assert found["counts"]["new"] == 2
    assert take(administrator, found).status_code == 200
    again = send(administrator, OWN.replace("2014", "2015")).json()
    assert [each["column"] for each in again["columns"]] == ["mine", "year", "absolute_abundance_m3_min"]


def test_columns_without_a_header_are_matched_by_their_letters_and_not_remembered(administrator: Client) -> None:
    text = "Распадская;2014;100\nАлардинская;2014;50\n"
    found = draft(administrator, text, columns=MATCHED)
    assert (found["header_row"], [each["title"] for each in found["columns"]]) == (0, ["A", "B", "C"])
    assert found["counts"]["new"] == 2
    take(administrator, found)
    again = send(administrator, "100;Распадская;2015\n50;Алардинская;2015\n").json()
    assert [each["column"] for each in again["columns"]] == [None, None, None]


def test_another_header_begins_anew_but_keeps_what_holds_for_all_rows(administrator: Client) -> None:
    found = draft(administrator, "Сводка;за;неделю\n" + OWN, columns=MATCHED)
    changed = patch(administrator, found["address"], {"header_row": 2}).json()
    assert [each["title"] for each in changed["columns"]] == ["Объект", "Период", "Значение"]
    assert ({each["column"] for each in changed["columns"]}, changed["defaults"]) == ({None}, DEFAULTS)


def test_the_separator_is_found_and_may_be_said(administrator: Client) -> None:
    found = draft(administrator, "Шахта, год;x;y\nРаспадская, 2014;1,5;2\nКирова, 2014;3,5;4\n")
    assert (found["separator"], len(found["columns"])) == (";", 3)
    changed = patch(administrator, found["address"], {"separator": ","}).json()
    assert (changed["separator"], len(changed["columns"])) == (",", 2)


@pytest.mark.parametrize(("said", "rule"), [({"header_row": 99}, "no_such_row"), ({"separator": "x"}, None)])
def test_what_cannot_be_is_refused(administrator: Client, said: dict[str, Any], rule: str | None) -> None:
    found = draft(administrator, OWN)
    response = patch(administrator, found["address"], said)
    assert response.status_code == 422
    assert rule is None or response.json()["errors"][0]["rule"] == rule


def test_suggestions_for_a_real_file_name_no_synthetic_mines(administrator: Client) -> None:
    from firedamp.server.mines.models import Basin, Mine

    made_up = Basin.objects.create(
        basin_id="made-up", name_en="Made up", name_ru="Вымышленный", synthetic=True,
        package=Basin.objects.get(basin_id="kuzbass").package,
    )  # fmt: skip
    mine = Mine.objects.get(mine_id="M0836")
    mine.pk, mine.mine_id, mine.basin, mine.quality = None, "DEMO-X", made_up, "synthetic"
    mine.save(force_insert=True)
    text = "Шахта;Год;Абсолютная метанообильность, м3/мин\nНеведомая Распадская;2014;100\n"
    real = draft(administrator, text)["rows"][0]["errors"][0]["message"]
    assert "Raspadskaya" in real or "Распадская" in real
    assert "DEMO-X" not in real
    synthetic = draft(administrator, text, defaults={**DEFAULTS, "quality": "synthetic"})
    assert "DEMO-X" in synthetic["rows"][0]["errors"][0]["message"]
