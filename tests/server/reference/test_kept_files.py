"""What is kept of a file between requests: never anything but what a fresh look at it would find."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.server.asking import patch, post
from tests.server.reference.test_imports import HEADER, draft, send

from firedamp.server.reference.importing import drafts, keeping
from firedamp.server.reference.importing.judging import Judge
from firedamp.server.reference.models import ImportDraft

ROWS = "".join(f"Распадская;{year};{year - 1900},5;14\n" for year in range(1950, 1960))


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The rows that were checked, in their order."""
    rows: list[int] = []
    judge = Judge.judge

    def counted(self: Judge, row):  # type: ignore[no-untyped-def]
        rows.append(row.number)
        return judge(self, row)

    monkeypatch.setattr(Judge, "judge", counted)
    return rows


def test_a_mended_cell_is_checked_alone(administrator: Client, judged: list[int]) -> None:
    found = draft(administrator, HEADER + ROWS + "Распадская;1960;много;14\n")
    judged.clear()
    mended = patch(administrator, found["address"], {"cells": {"12": {"2": "12,5"}}}).json()
    assert (judged, mended["counts"]["new"]) == ([12], 11)
    administrator.get(f"/api/v1{found['address']}")
    assert judged == [12]


def test_a_mended_key_frees_the_row_that_it_stood_against(administrator: Client) -> None:
    found = draft(administrator, HEADER + ROWS + "Распадская;1950;1;14\n")
    assert found["counts"]["bad"] == 1
    mended = patch(administrator, found["address"], {"cells": {"2": {"1": "1949"}}}).json()
    assert (mended["counts"]["bad"], mended["counts"]["new"]) == (0, 11)
    back = patch(administrator, found["address"], {"cells": {"2": {"1": "1950"}}}).json()
    assert [row["row"] for row in back["rows"] if row["state"] == "bad"] == [12]


def test_of_a_wide_table_the_cells_of_the_mended_row_are_checked(administrator: Client, judged: list[int]) -> None:
    text = "Шахта;Добыча 2018, т;Добыча 2019, т\nРаспадская;100;много\nАлардинская;10;20\n"
    found = draft(administrator, text, "coal_output")
    judged.clear()
    mended = patch(administrator, found["address"], {"cells": {"2": {"2": "200"}}}).json()
    assert (set(judged), mended["counts"]["new"]) == ({2}, 4)


def test_what_is_kept_says_what_a_fresh_look_says(administrator: Client) -> None:
    found = draft(administrator, HEADER + ROWS + "Нет такой;1960;много;14\n")
    patch(administrator, found["address"], {"cells": {"12": {"2": "12,5"}}, "skip": [3]})
    address = f"/api/v1{found['address']}"
    kept = administrator.get(address).json()
    keeping.forget_all()
    assert administrator.get(address).json() == kept


def test_a_table_changed_meanwhile_is_looked_at_again(administrator: Client) -> None:
    found = draft(administrator, HEADER + "Распадская;2020;1;2\n")
    values = {
        "mine": "M0836",
        "year": 2020,
        "absolute_abundance_m3_min": 7,
        "quality": "measured",
        "source": "x",
        "confirmation": "confirmed",
    }
    assert post(administrator, "/reference/methane_abundance", {"values": values}).status_code == 201
    assert administrator.get(f"/api/v1{found['address']}").json()["counts"]["changed"] == 1


def test_only_so_much_is_kept(administrator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping, "MOST_ROWS", 15)
    first, second, third = (draft(administrator, HEADER + ROWS)["id"] for _ in range(3))
    assert [keeping.holds(each) for each in (first, second, third)] == [False, True, True]


def test_drafts_that_somebody_has_mended_are_kept_longest(administrator: Client) -> None:
    mended = draft(administrator, HEADER + ROWS)["id"]
    untouched = send(administrator, HEADER + ROWS).json()["id"]
    for _ in range(drafts.KEPT_DRAFTS):
        send(administrator, HEADER + ROWS)
    kept = set(ImportDraft.objects.values_list("pk", flat=True))
    assert (mended in kept, untouched in kept, len(kept)) == (True, False, drafts.KEPT_DRAFTS)


def test_a_file_that_is_no_longer_kept_says_so(administrator: Client) -> None:
    answer = administrator.get("/api/v1/reference/methane_abundance/imports/9999", HTTP_ACCEPT_LANGUAGE="ru")
    assert (answer.status_code, answer.json()["type"]) == (404, "/problems/not-found")
    assert "выберите его ещё раз" in answer.json()["detail"]
