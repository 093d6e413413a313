"""A record is found by what its page calls it: its key, its title, its year."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from tests.server.asking import post

from firedamp.science.reference import table_ids

Get = Callable[..., Any]


@pytest.fixture
def abundance(administrator: Client) -> int:
    """An abundance of the Raspadskaya of 2020 among others."""
    said = {"quality": "measured", "source": "Отчёт лаборатории", "confirmation": "confirmed"}
    ids = []
    for mine, year in (("M0836", 2020), ("M0836", 2021), ("M0846", 2020)):
        values = {"mine": mine, "year": year, "absolute_abundance_m3_min": 50, **said}
        ids.append(post(administrator, "/reference/methane_abundance", {"values": values}).json()["id"])
    return int(ids[0])


@pytest.mark.parametrize("query", ["Распадская 2020", "M0836/2020", "шахта Распадская, 2020", "2020 raspadskaya"])
def test_a_figure_is_found_by_its_key_its_title_and_its_year(abundance: int, get: Get, query: str) -> None:
    assert [record["id"] for record in get("/reference/methane_abundance", q=query)["items"]] == [abundance]


def test_a_year_alone_finds_its_records(abundance: int, get: Get) -> None:
    found = get("/reference/methane_abundance", q="2020")["items"]
    assert sorted(record["values"]["mine"]["id"] for record in found) == ["M0836", "M0846"]


@pytest.mark.parametrize("table", table_ids())
def test_every_record_is_found_by_what_its_page_shows(db: None, get: Get, table: str) -> None:
    basin = {"basin": "kuzbass"} if get(f"/reference/{table}", basin="kuzbass")["items"] else {"basin": "demonstration"}
    for record in get(f"/reference/{table}", limit=5, **basin)["items"]:
        for query in (record["key"], *record["name"].values()):
            found = get(f"/reference/{table}", q=query, limit=500, **basin)["items"]
            assert record["id"] in {each["id"] for each in found}, query
