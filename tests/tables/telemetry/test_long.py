"""Files with a row for each reading: which column says what, what is said twice, units, qualities."""

from __future__ import annotations

import numpy as np
import pytest
from tests.tables.telemetry.conftest import Read, Refuse

nan = np.nan
A, B = "2025-01-01 00:00:00", "2025-01-01 00:00:30"


def test_channels_are_put_side_by_side_on_the_union_of_times(read: Read) -> None:
    found = read(f"time,tag,value\n{B},MM116,0.5\n{A},V1,2.1\n{A},MM116,0.4\n")
    assert found.names == ("MM116", "V1")
    np.testing.assert_array_equal(found.values, [[0.4, 2.1], [0.5, nan]])
    assert found.numbers.tolist() == [3, 2]


def test_equal_values_said_twice_are_one_and_of_unequal_ones_the_last_is_taken(read: Read) -> None:
    rows = [(A, "a", 1), (A, "a", 1), (B, "a", 5), (A, "b", 2), (B, "a", 3), (B, "b", 4)]
    found = read("time,tag,value\n" + "".join(f"{time},{tag},{value}\n" for time, tag, value in rows))
    assert found.values.tolist() == [[1, 2], [3, 4]]
    notes = {note.rule: note.value for note in found.notes if note.rule != "note_zone_assumed"}
    assert notes == {"note_said_twice": 1, "note_last_taken": 1}


def test_a_gap_said_after_a_value_does_not_take_it_away(read: Read) -> None:
    found = read(f"time,tag,value\n{A},a,1\n{A},a,\n{B},a,-\n{B},a,2\n")
    assert found.values.tolist() == [[1], [2]]


@pytest.mark.parametrize("title", ["Канал", "Датчик", "Наименование параметра", "tag_name", "Sensor ID", "channel"])
def test_column_of_names_is_known_by_its_title(read: Read, title: str) -> None:
    assert read(f"time;{title};value\n{A};1;0.5\n{A};2;0.6\n").names == ("1", "2")


def test_column_of_names_is_known_by_telling_rows_of_a_time_apart(read: Read) -> None:
    text = f"time;Где;CH4, %;Смена\n{A};лава;0,5;первая\n{A};штрек;0,6;первая\n{B};лава;0,7;вторая\n"
    found = read(text)
    assert (found.names, found.units) == (("лава", "штрек"), ("%", "%"))
    told = {note.rule: note.params for note in found.notes if note.field == "file"}
    assert told == {
        "note_read_as_long": {"column": "Где", "other": "CH4, %"},
        "note_ignored_columns": {"names": ["Смена"]},
    }


def test_names_of_two_columns_go_together_where_one_does_not_tell_rows_apart(read: Read) -> None:
    rows = [(A, "Лава 5", "CH4", 1), (A, "Лава 5", "V", 2), (A, "Лава 6", "CH4", 3), (A, "Лава 6", "V", 4)]
    lines = "".join(f"{time};{place};{what};{value}\n" for time, place, what, value in rows)
    found = read("time;Наименование;Параметр;Значение\n" + lines)
    assert found.names == ("Лава 5 · CH4", "Лава 5 · V", "Лава 6 · CH4", "Лава 6 · V")
    assert found.values.tolist() == [[1, 2, 3, 4]]


def test_a_code_beside_a_name_is_no_second_name(read: Read) -> None:
    found = read(f"time;Наименование датчика;Код датчика;Значение\n{A};Метан;7;1\n{A};Скорость;8;2\n")
    assert found.names == ("Метан", "Скорость")


def test_units_are_those_of_the_column_of_units_or_of_the_names(read: Read) -> None:
    assert read(f"time;tag;value;unit\n{A};a;1;%\n{A};b;2;\n{B};a;1;%\n").units == ("%", None)
    found = read(f"time;tag;value\n{A};MM116, %;1\n{A};V [м/с];2\n")
    assert (found.names, found.units) == (("MM116", "V"), ("%", "м/с"))


def test_a_channel_in_two_units_is_refused(problems: Refuse) -> None:
    found = problems(f"time;tag;value;unit\n{A};a;1;%\n{A};b;2;%\n{B};a;10000;ppm\n")
    assert [(each.rule, each.value, each.params) for each in found] == [
        ("units_differ", "ppm", {"unit": "%", "row": 4, "column": "unit"})
    ]


def test_a_value_of_bad_quality_is_a_gap_and_counted(read: Read) -> None:
    found = read(f"time;tag;value;quality\n{A};a;1;Good\n{B};a;0;Bad\n{A};b;обрыв;\n{B};b;3;Good\n")
    np.testing.assert_array_equal(found.values, [[1, nan], [nan, 3]])
    assert [note.params["names"] for note in found.notes if note.rule == "note_fault_words"] == [["a (1)", "b (1)"]]


def test_a_number_of_quality_is_no_reading(read: Read) -> None:
    assert read(f"time;tag;reading_x;quality\n{A};a;1;192\n{A};b;2;192\n").values.tolist() == [[1, 2]]


def test_a_state_may_be_the_value(read: Read) -> None:
    assert read(f"time;tag;state\n{A};fan;1\n{A};pump;0\n").values.tolist() == [[1, 0]]


def test_one_channel_named_in_each_row_is_one(read: Read) -> None:
    assert read(f"time;tag;value\n{A};MM116;1\n{B};MM116;2\n").names == ("MM116",)


def test_a_mine_named_in_each_row_of_a_wide_file_is_no_channel(read: Read) -> None:
    assert read(f"time;name;MM116;V\n{A};Северная;1;2\n{B};Северная;3;4\n").names == ("MM116", "V")


def test_a_row_without_a_name_is_refused(problems: Refuse) -> None:
    found = problems(f"time;tag;value\n{A};a;1\n{A};;2\n{B};b;1\n")
    assert [(each.field, each.rule, each.params["row"]) for each in found] == [("channel", "missing", 3)]


def test_several_columns_of_values_are_refused(problems: Refuse) -> None:
    text = f"time;tag;low;high\n{A};a;1;2\n{A};b;2;3\n"
    assert [(each.rule, each.params["choices"]) for each in problems(text)] == [("which_value", "low, high")]


def test_a_long_file_without_times_is_refused(problems: Refuse) -> None:
    assert [each.rule for each in problems("tag;value\na;1\nb;2\n")] == ["long_without_time"]


def test_channel_asked_for_that_is_none_is_refused_with_those_there_are(problems: Refuse) -> None:
    found = problems(f"time;tag;value\n{A};a;1\n{A};b;2\n", channels=("c",))
    assert [(each.rule, each.value, each.params["choices"]) for each in found] == [("no_such_title", "c", "a, b")]


def test_words_of_a_channel_that_is_not_taken_do_not_matter(read: Read, problems: Refuse) -> None:
    text = f"time;tag;value\n{A};a;1\n{A};door;закрыта\n{B};a;2\n" + f"{B};a;2\n" * 20
    assert read(text, channels=("a",)).values.tolist() == [[1], [2]]
    assert [(each.rule, each.params["row"]) for each in problems(text)] == [("not_a_number", 3)]
