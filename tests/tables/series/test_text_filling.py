"""Fields of a text are put in where they stand; nothing else of it changes."""

from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st

from firedamp.tables.series.text_filling import filled_text
from firedamp.tables.text import grid


def test_field_is_put_in_between_its_separators() -> None:
    assert filled_text("a;b\r\n1;;\r\n2;x;\r\n", ";", {(2, 1): "7,5"}) == "a;b\r\n1;7,5;\r\n2;x;\r\n"


def test_quotes_of_the_field_are_kept_and_given_where_needed() -> None:
    assert filled_text('a,b\n"1",""\n2,\n', ",", {(2, 1): "7", (3, 1): "7,5"}) == 'a,b\n"1","7"\n2,"7,5"\n'


def test_short_row_is_made_long_enough() -> None:
    assert filled_text("a,b,c\n1\n2,3\n", ",", {(2, 1): "8", (2, 2): "9", (3, 2): "4"}) == "a,b,c\n1,8,9\n2,3,4\n"


def test_rows_are_counted_by_the_line_on_which_they_begin() -> None:
    assert filled_text('"a\nb",c\n\n1,\n', ",", {(4, 1): "5"}) == '"a\nb",c\n\n1,5\n'


def test_text_without_a_last_line_end_has_none_afterwards() -> None:
    assert filled_text("a\tb\n1\t", "\t", {(2, 1): "5"}) == "a\tb\n1\t5"


cells = st.text(st.sampled_from('ab1;,"\n\r '), max_size=5)


@given(st.lists(st.lists(cells, min_size=2, max_size=4), min_size=1, max_size=5), st.data())
def test_any_field_can_be_put_in_and_no_other_changes(rows: list[list[str]], data: st.DataObject) -> None:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";", lineterminator="\n").writerows(rows)
    text = buffer.getvalue()
    before = grid(text, ";").rows
    place = data.draw(st.integers(0, len(before) - 1))
    column = data.draw(st.integers(0, len(before[place].cells) - 1))
    after = grid(filled_text(text, ";", {(before[place].number, column): "42"}), ";").rows
    assert [row.number for row in after][: place + 1] == [row.number for row in before][: place + 1]
    for number, (old, new) in enumerate(zip(before, after, strict=True)):
        expected = list(old.cells)
        if number == place:
            expected[column] = "42"
        assert list(new.cells) == expected
