"""In which encoding a text is: told by its mark, by UTF-8, by its letters; where these do not tell, it is asked."""

from __future__ import annotations

import pytest

from firedamp.science.errors import InputError
from firedamp.tables.encodings import decoded, read_as

TABLE = "Шахта;Год;Добыча угля, тыс. т\nРаспадская;2020;4700\nим. С.М. Кирова;2021;3900,5\n"
CAPITALS = "ШАХТА;ГОД;ДОБЫЧА УГЛЯ, ТЫС. Т\nРАСПАДСКАЯ;2020;4700\nИМ. С.М. КИРОВА;2021;3900,5\n"
ENCODINGS = ("utf-8", "utf-16", "cp1251", "cp866", "koi8-r")


@pytest.mark.parametrize("text", [TABLE, CAPITALS, "name,note\nRaspadskaya,по отчёту\n", "Шахта;2020\nРаспадская;1\n"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_encoding_of_a_russian_table_is_told_by_its_bytes(encoding: str, text: str) -> None:
    read = decoded(text.encode(encoding))
    assert (read.content, read.encoding, read.rivals) == (text, encoding, ())


@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark_is_read(order: str) -> None:
    assert decoded(TABLE.encode(order)).content == TABLE


def test_a_text_in_ascii_needs_no_guess() -> None:
    assert not decoded(b"mine,year\nM0836,2020\n").inferred


def test_a_single_letter_that_may_be_several_is_asked_about() -> None:
    read = decoded("name;value\nCafé;1\n".encode("latin-1"))
    assert read.rivals
    assert "Windows-1251: й" in read_as("name;value\nCafé;1\n".encode("latin-1"), (read.encoding, *read.rivals))


def test_spaces_between_thousands_are_no_letters() -> None:
    text = "mine;output\nRaspadskaya;1\u00a0700\u00a0500\nKirov;900\u00a0250\n"
    read = decoded(text.encode("cp1251"))
    assert (read.content, read.rivals) == (text, ())


def test_western_words_are_not_taken_for_russian_ones_without_asking() -> None:
    assert decoded("Größe;Länge;Gerät\nÜbung;München;Köln\n".encode("latin-1")).rivals


def test_what_a_person_says_is_obeyed_without_a_question() -> None:
    read = decoded(b"name\nCaf\xe9\n", "koi8-r")
    assert (read.content, read.rivals) == ("name\nCafИ\n", ())


@pytest.mark.parametrize(("encoding", "line"), [("utf-8", 1), ("cp1251", 2)])
def test_an_encoding_that_the_file_is_not_in_is_refused_with_its_line(encoding: str, line: int) -> None:
    data = "Шахта\n".encode("cp1251") if encoding == "utf-8" else b"name\n\x98\n"
    with pytest.raises(InputError) as refused:
        decoded(data, encoding)
    (problem,) = refused.value.problems
    assert (problem.rule, problem.params["line"]) == ("not_in_encoding", line)


def test_bytes_that_are_no_text_are_no_table() -> None:
    with pytest.raises(InputError) as refused:
        decoded(bytes(range(256)))
    assert refused.value.problems[0].rule == "file_not_a_table"
