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


def test_both_alphabets_find_the_same(get: Ask) -> None:
    assert get("/search", q="raspadskaya") == get("/search", q="распадская")


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("обзор", "page"),
        ("расчет", "page"),
        ("my calculations", "page"),
        ("kemerovsky", "district"),
        ("ipcc2006", "method"),
        ("методика", "method"),
        ("Methods", "method"),
        ("Southern Kuzbass", "company"),
    ],
)
def test_every_kind_is_found(get: Ask, query: str, kind: str) -> None:
    assert kind in kinds(get("/search", q=query))


@pytest.mark.parametrize("query", ["", "  ", "!?", "ъ"])
def test_a_query_without_words_finds_nothing(get: Ask, query: str) -> None:
    assert get("/search", q=query)["items"] == []


def test_a_query_that_fits_nothing(get: Ask) -> None:
    assert get("/search", q="zzzzzz")["items"] == []


def test_percent_is_no_wildcard(get: Ask) -> None:
    assert get("/search", q="%")["items"] == []


def test_a_long_query_is_refused(refused: Ask) -> None:
    refused("/search", 422, q="a" * 201)
