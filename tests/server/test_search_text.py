"""A name is found however it is spelled: alphabet, ё, and the usual ways to write Russian in Latin letters."""

from __future__ import annotations

import pytest

from firedamp.server.search_text import search_text, search_words


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
