"""Particulars that forms state are given, and numbers of registration can exist."""

from __future__ import annotations

import pytest

from firedamp.messages import describe
from firedamp.science.reporting.registration import is_inn, is_ogrn, particulars_in_the_way

# Published by their holders: Sberbank of Russia; the example of a person's ИНН of the Federal Tax Service's service.
GIVEN = {"name": "ПАО «Пример»", "inn": "7707083893", "ogrn": "1027700132195", "address": "Кемерово", "head": "Иванов",
         "contact": "Петров"}  # fmt: skip


@pytest.mark.parametrize("inn", ["7707083893", "500100732259"])
def test_check_digits_of_an_inn_hold(inn):
    assert is_inn(inn)


@pytest.mark.parametrize(
    "inn", ["7707083894", "500100732258", "500100732269", "", "77070838", "77070838९3", "-770708389"]
)
def test_another_digit_is_found_out(inn):
    assert not is_inn(inn)


@pytest.mark.parametrize(
    ("ogrn", "right"), [("1027700132195", True), ("1027700132196", False), ("102770013219", False)]
)
def test_the_check_digit_of_an_ogrn(ogrn, right):
    assert is_ogrn(ogrn) == right


def test_an_organisation_with_all_its_particulars_stands_in_no_way():
    assert particulars_in_the_way(GIVEN) == []


@pytest.mark.parametrize("name", ["inn", "ogrn", "address", "head", "contact"])
def test_what_is_absent_is_named(name):
    (problem,) = particulars_in_the_way({**GIVEN, name: " "})
    assert (problem.field, problem.rule) == (name, "particular_missing")


def test_a_number_with_too_few_digits_is_said_in_words():
    (problem,) = particulars_in_the_way({**GIVEN, "inn": "123"})
    assert describe(problem, "ru") == "ИНН: «123» — нужны только цифры: 10 или 12"
    assert describe(problem, "en") == "INN: “123” is not a number of 10 or 12 digits"


def test_a_wrong_number_is_said_with_its_value():
    (problem,) = particulars_in_the_way({**GIVEN, "inn": "7707083890"})
    assert describe(problem, "ru") == "ИНН: «7707083890» — контрольная цифра не сходится, проверьте номер"
    assert describe(problem, "en") == "INN: “7707083890” has a wrong check digit: look at the number again"
