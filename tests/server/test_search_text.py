"""A name is found however it is spelled: alphabet, ё, and the usual ways to write Russian in Latin letters."""

from __future__ import annotations

import pytest

from firedamp.server.search_text import query_words, search_text, search_words


@pytest.mark.parametrize(
    ("russian", "latin"),
    [
        ("Распадская", "Raspadskaya"),
        ("Юбилейная", "Yubileynaya"),
        ("Южный Кузбасс", "Yuzhny Kuzbass"),
        ("Краснобродский", "Krasnobrodsky"),
        ("Щегловский", "Shcheglovsky"),
        ("Кыргайская", "Kyrgayskaya"),
        ("Ерунаковская", "Yerunakovskaya"),
        ("Листвяжная", "Listvyazhnaya"),
        ("Хабарова", "Khabarova"),
    ],
)
def test_russian_and_its_latin_spelling_become_the_same_text(russian: str, latin: str) -> None:
    assert search_text(russian) == search_text(latin)


def test_io_is_found_as_ie() -> None:
    assert search_text("Берёзовская") == search_text("Березовская")


def test_punctuation_parts_words() -> None:
    assert search_words("  «Распадская-Коксовая», №2 ") == ["raspadskaia", "koksovaia", "2"]


def test_nothing_but_punctuation_has_no_words() -> None:
    assert search_words("— !? ") == []


def found(query: str, name: str) -> bool:
    return all(word in search_text(name) for word in query_words(query))


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("шахты", "шахта Распадская"),
        ("шахт", "шахта Распадская"),
        ("шахте Распадской", "шахта Распадская"),
        ("Распадской", "Raspadskaya Coal Mine"),
        ("угольного разреза", "Угольный разрез"),
        ("Берёзовской", "Березовская"),
        ("Березовскую", "Берёзовская"),
        ("Южной", "Южная"),
        ("Осинниками", "Осинники"),
    ],
)
def test_a_name_is_found_by_another_case_of_it(query: str, name: str) -> None:
    assert found(query, name)


@pytest.mark.parametrize("name", ["Распадская", "Берёзовская", "Осинниковская", "Чертинская-Коксовая", "Им. Кирова"])
def test_a_name_is_found_at_every_letter_typed(name: str) -> None:
    assert all(found(name[:typed], name) for typed in range(1, len(name) + 1))


def test_another_name_is_not_found() -> None:
    assert not found("Распадской", "шахта Распутинская")
