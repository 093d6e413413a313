"""One search over everything that has a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Ask = Callable[..., Any]


def kinds(found: Any) -> set[str]:
    return {item["kind"] for item in found["items"]}


def test_it_works(get: Ask) -> None:
    found = get("/search", q="Распадская")
    assert kinds(found) >= {"mine", "company"}
    assert "/mines/M0836" in {item["address"] for item in found["items"]}


def test_mines_of_that_name_come_before_those_of_a_company_of_that_name(get: Ask) -> None:
    mines = [item for item in get("/search", q="Распадская")["items"] if item["kind"] == "mine"]
    named = ["распадская" in item["title"]["ru"].casefold() for item in mines]
    assert set(named) == {True, False}
    assert named == sorted(named, reverse=True)


def test_both_alphabets_find_the_same(get: Ask) -> None:
    assert get("/search", q="sibirginsky razrez") == get("/search", q="сибиргинский разрез")


def test_what_a_latin_spelling_finds_its_russian_word_finds_with_its_other_cases(get: Ask) -> None:
    latin, russian = ({item["address"] for item in get("/search", q=q)["items"]} for q in ("raspadskaya", "распадская"))
    assert latin
    assert latin <= russian


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("обзор", "page"),
        ("расчет", "page"),
        ("my calculations", "page"),
        ("сверка", "page"),
        ("series", "page"),
        ("kemerovsky", "district"),
        ("ipcc2006", "method"),
        ("методика", "method"),
        ("Methods", "method"),
        ("Southern Kuzbass", "company"),
    ],
)
def test_every_kind_is_found(get: Ask, query: str, kind: str) -> None:
    assert kind in kinds(get("/search", q=query))


@pytest.mark.parametrize("query", ["МГЭИК", "мгэик", "IPCC"])
def test_a_method_is_found_by_its_document(get: Ask, query: str) -> None:
    found = {item["id"] for item in get("/search", q=query)["items"] if item["kind"] == "method"}
    assert found >= {"ipcc2006.underground", "ipcc2006.surface"}


@pytest.mark.parametrize("query", ["M0767", "m0767"])
def test_a_mine_is_found_by_its_id(get: Ask, query: str) -> None:
    first = get("/search", q=query)["items"][0]
    assert (first["kind"], first["id"]) == ("mine", "M0767")
    assert [mine["mine_id"] for mine in get("/mines", q=query)["items"]] == ["M0767"]


@pytest.mark.parametrize("query", ["gwp", "ПГП", "GWP AR5", "потенциал глобального потепления"])
def test_gwp_sets_are_found_and_lead_to_the_overview_under_them(get: Ask, query: str) -> None:
    found = {item["id"]: item for item in get("/search", q=query)["items"] if item["kind"] == "gwp_set"}
    assert found["AR5"]["address"] == "/?gwp_set=AR5"
    assert "28" in found["AR5"]["title"]["en"]


@pytest.mark.parametrize("query", ["", "  ", "!?", "ъ"])
def test_a_query_without_words_finds_nothing(get: Ask, query: str) -> None:
    assert get("/search", q=query)["items"] == []


def test_a_query_that_fits_nothing(get: Ask) -> None:
    assert get("/search", q="zzzzzz")["items"] == []


def test_percent_is_no_wildcard(get: Ask) -> None:
    assert get("/search", q="%")["items"] == []


def test_a_long_query_is_refused(refused: Ask) -> None:
    refused("/search", 422, q="a" * 201)


@pytest.mark.parametrize(
    ("query", "address"),
    [("Распадской", "/mines/M0836"), ("шахты Распадской", "/mines/M0836"), ("Распадс", "/mines/M0836")],
)
def test_a_mine_is_found_by_another_case_of_its_name(get: Ask, query: str, address: str) -> None:
    assert address in {item["address"] for item in get("/search", q=query)["items"]}
    assert get("/reference/mines", q=query)["total"] >= 1
    assert any(mine["mine_id"] == "M0836" for mine in get("/mines", q=query)["items"])
