"""ARFF files: declarations, quotes, comments, dates, what is missing and what is damaged."""

from __future__ import annotations

import numpy as np
import pytest
from tests.tables.telemetry.conftest import Read, Refuse

nan = np.nan
HEAD = "@relation r\n@attribute time date \"yyyy-MM-dd'T'HH:mm:ss\"\n@attribute a numeric\n"


def test_words_of_the_format_are_read_in_any_case_between_comments(read: Read) -> None:
    head = "% a comment\n\n@RELATION 'a b'\n@Attribute a REAL % of methane\n@attribute\tb\tInteger\n%\n@DATA\n"
    text = head + "% 1\n1,2\n\n?,3\n"
    found = read(text)
    assert (found.names, found.numbers.tolist()) == (("a", "b"), [9, 11])
    np.testing.assert_array_equal(found.values, [[1, 2], [nan, 3]])


def test_quoted_names_lose_quotes_and_give_their_units(read: Read) -> None:
    names = ("'MM116, %'", '"it\'s V [m/s]"', "'a\\'b'")
    text = "@relation r\n" + "".join(f"@attribute {name} real\n" for name in names) + "@data\n1,2,3\n"
    found = read(text)
    assert (found.names, found.units) == (("MM116", "it's V", "a'b"), ("%", "m/s", None))


def test_dates_are_read_in_the_order_that_their_format_says(read: Read) -> None:
    head = '@relation r\n@attribute time date "{}"\n@attribute a numeric\n@data\n'
    for form, month in (("dd/MM/yyyy HH:mm", 2), ("MM/dd/yyyy HH:mm", 1)):
        found = read(head.format(form) + '"01/02/2025 10:00",1\n')
        assert found.times is not None
        assert found.times[0].item().month == month


def test_dates_without_quotes_are_read(read: Read) -> None:
    found = read(HEAD + "@data\n2025-01-01T10:00:00,1\n?,?\n".replace("?,?\n", ""))
    assert found.times is not None
    assert found.times[0] == np.datetime64("2025-01-01T10:00:00")


def test_two_kinds_of_quotes_stand_side_by_side(read: Read) -> None:
    text = HEAD.replace("@attribute a", "@attribute who string\n@attribute a")
    found = read(text + '@data\n"2025-01-01T10:00:00",\'O\\\'Neil, shift "1"\', 1.5\n"2025-01-01T10:01:00" , ? ,2\n')
    assert found.values.tolist() == [[1.5], [2]]
    assert [note.params["names"] for note in found.notes if note.rule == "note_ignored_columns"] == [["who"]]


def test_nominal_attributes_are_words_or_states(read: Read) -> None:
    head = "@relation r\n@attribute work {0,1}\n@attribute shift {'first one',second}\n@attribute a real\n"
    text = head + "@data\n0,'first one',1\n1,second,2\n"
    found = read(text)
    assert (found.names, found.values.tolist()) == (("work", "a"), [[0, 1], [1, 2]])


def test_tabs_may_separate(read: Read) -> None:
    assert read("@relation r\n@attribute a real\n@attribute b real\n@data\n1\t2\n3\t4\n").values.tolist() == [
        [1, 2],
        [3, 4],
    ]


def test_long_data_are_put_side_by_side(read: Read) -> None:
    text = HEAD.replace("@attribute a", "@attribute sensor {x,y}\n@attribute value")
    rows = "2025-01-01T10:00:00,x,1\n2025-01-01T10:00:00,y,2\n"
    assert read(text + "@data\n" + rows).names == ("x", "y")


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        (HEAD, "arff_no_data"),
        ("@relation r\n@data\n1\n", "arff_no_attributes"),
        (HEAD + "@attribute b relational\n@data\n", "arff_bad_type"),
        (HEAD + "@attribute\n@data\n", "arff_bad_line"),
        (HEAD + "b numeric\n@data\n", "arff_bad_line"),
        (HEAD + "@data\n{0 1, 1 2}\n", "arff_sparse"),
        (HEAD + "@data\n", "no_readings"),
        (HEAD + "@attribute a real\n@data\n", "title_twice"),
        (HEAD + "@data\n2025-01-01T10:00:00,1,{5}\n", "extra_cells"),
        (HEAD + "@data\n2025-01-01T10:00:00\n", "cells_missing"),
        (HEAD + "@data\n2025-01-01T10:00:00,0,5\n", "extra_cells"),
        (HEAD + "@data\n2025-01-01T10:00:00,'1\n", "bad_quotes"),
        (HEAD + '@data\n"2025-01-01T10:00:00",\'1\n', "arff_bad_line"),
        (HEAD + "@data\n2025-01-01T10:00:00,x\n", "no_numbers"),
    ],
)
def test_damaged_files_are_refused(problems: Refuse, text: str, rule: str) -> None:
    assert [each.rule for each in problems(text, "a.arff")] == [rule]


def test_line_of_a_fault_is_counted_from_the_beginning_of_the_file(problems: Refuse) -> None:
    found = problems(HEAD + "@data\n% a comment\n2025-01-01T10:00:00,1\n2025-01-01T10:01:00,x\n")
    assert [(each.rule, each.params["row"]) for each in found] == [("not_a_number", 7)]
    assert problems(HEAD + "@data\n\n{0 1}\n")[0].params["line"] == 6
