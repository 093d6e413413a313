"""What stands where in a text table: titles, units, lines above and below, separators, quotes, blank rows."""

from __future__ import annotations

import numpy as np
import pytest
from tests.tables.telemetry.conftest import Read, Refuse

from firedamp.tables.telemetry import TelemetryFile

nan = np.nan
A, B = "01.01.2025 10:00", "01.01.2025 10:01"


def rules(found: TelemetryFile) -> dict[str, object]:
    return {note.rule: note.params.get("names", note.params.get("numbers", note.value)) for note in found.notes}


def test_lines_above_the_titles_and_below_the_readings_are_passed_over(read: Read) -> None:
    text = (
        f"Показания датчиков\nШахта;Северная\nПериод;01.01.2025;02.01.2025\n\nВремя;MM116;V\n"
        f"{A};0,5;2\n{B};0,6;2,5\nСреднее;0,55;2,25\nВсего показаний: 2\n"
    )
    found = read(text)
    assert (found.names, found.values.tolist()) == (("MM116", "V"), [[0.5, 2], [0.6, 2.5]])
    assert found.numbers.tolist() == [6, 7]
    assert rules(found)["note_rows_below"] == "8, 9"


def test_a_row_of_units_below_the_titles_is_taken_for_units(read: Read) -> None:
    found = read(f"Время;MM116;V;PD\n;%;м/с;\n{A};0,5;2;1\n")
    assert (found.units, found.numbers.tolist()) == (("%", "м/с", None), [3])


def test_a_row_of_the_numbers_of_columns_is_no_reading(read: Read) -> None:
    found = read(f"Время;MM116;V\n1;2;3\n{A};0,5;2\n")
    assert (found.values.tolist(), "note_column_numbers" in rules(found)) == ([[0.5, 2]], True)
    assert read("a;b;c;d;e\n1;2;3;4;5\n6;7;8;9;9\n").numbers.tolist() == [3]


def test_three_small_numbers_where_no_times_stand_are_readings(read: Read) -> None:
    assert read("MM116;V;PD\n1;2;3\n0,5;2;1\n").values.tolist() == [[1, 2, 3], [0.5, 2, 1]]


def test_sensors_may_be_called_by_numbers(read: Read) -> None:
    assert read(f"Шахта;Северная\nВремя;101;102;103\n{A};0,5;2;1\n").names == ("101", "102", "103")


@pytest.mark.parametrize(
    ("title", "name", "unit"),
    [
        ("MM116, %", "MM116", "%"),
        ("MM116 (об. %)", "MM116", "об. %"),
        ("Скорость [м/с]", "Скорость", "м/с"),
        ("Q, м³/мин", "Q", "м³/мин"),
        ("Давление, мм рт. ст.", "Давление", "мм рт. ст."),
        ("CH4 %", "CH4", "%"),
        ("MM116", "MM116", None),
        ("CH4 (лава 5)", "CH4 (лава 5)", None),
        ("CH4, лава 5", "CH4, лава 5", None),
        ("CH4, лава 5, %", "CH4, лава 5", "%"),
        ("MM116_pred", "MM116_pred", None),
    ],
)
def test_unit_is_taken_off_a_title(read: Read, title: str, name: str, unit: str | None) -> None:
    found = read(f"{title};PD\n0,5;1\n")
    assert (found.names[0], found.units[0]) == (name, unit)


def test_channels_that_only_their_units_tell_apart_keep_them(read: Read) -> None:
    found = read("MM116, %;MM116, ppm\n0,5;5000\n")
    assert (found.names, found.units) == (("MM116, %", "MM116, ppm"), ("%", "ppm"))


def test_words_for_a_gap_are_gaps(read: Read) -> None:
    gaps = ["", "н/д", "-", "—", "NaN", "nan", "NA", "N/A", "null", "?", "---", "#N/A", "Нет данных", " "]
    found = read("PD;MM116\n1;0,5\n" + "".join(f"1;{gap}\n" for gap in gaps))
    np.testing.assert_array_equal(found.values[:, 1], [0.5, *[nan] * len(gaps)])
    assert found.notes == ()


def test_words_for_a_fault_are_gaps_and_counted(read: Read) -> None:
    found = read("MM116;V\n0,5;1\nОбрыв;1\nfault;Bad\n  обрыв  ;2\n")
    np.testing.assert_array_equal(found.values, [[0.5, 1], [nan, 1], [nan, nan], [nan, 2]])
    assert rules(found) == {"note_fault_words": ["MM116 (3)", "V (1)"]}


def test_a_bad_quality_in_a_column_of_its_own_makes_gaps(read: Read) -> None:
    text = "MM116, %;MM116 статус;V;Статус\n0,5;Good;1;\n0;Bad;2;\n0,6;;3;нет связи\nх;fault;4;\n"
    found = read(text)
    np.testing.assert_array_equal(found.values, [[0.5, 1], [nan, 2], [nan, nan], [nan, 4]])
    assert rules(found) == {"note_fault_words": ["MM116 (3)", "V (1)"]}


def test_methane_beyond_the_scale_is_no_gap(problems: Refuse) -> None:
    found = problems("MM116;V\n0,5;1\nперегрузка;1\n")
    assert [(each.rule, each.value, each.params["row"]) for each in found] == [("not_a_number", "перегрузка", 3)]


def test_a_state_of_noughts_and_ones_is_a_channel(read: Read) -> None:
    assert read("PD;MM116\n0;0,5\n1;0,6\n").names == ("PD", "MM116")


@pytest.mark.parametrize("title", ["№", "№ п/п", "n п/п", "row", "id", "Index", "#", ""])
def test_numbers_of_rows_are_no_channel(read: Read, title: str) -> None:
    found = read(f"{title};Время;MM116\n7;{A};0,5\n8;{B};0,6\n")
    assert found.names == ("MM116",)
    assert rules(found)["note_row_numbers"] == [title or "#1"]


def test_numbers_of_rows_may_have_holes_under_a_title_that_says_so(read: Read) -> None:
    assert read("№;MM116\n7;0,5\n12;0,6\n").names == ("MM116",)
    assert read("id;MM116\n7;0,5\n12;0,6\n").names == ("id", "MM116")


def test_a_channel_asked_for_is_one_though_it_counts(read: Read) -> None:
    assert read("id;MM116\n1;0,5\n2;0,6\n", channels=("id", "MM116")).names == ("id", "MM116")


def test_columns_of_words_and_empty_ones_are_passed_over_with_a_note(read: Read) -> None:
    found = read(f"Время;MM116;Смена;AS038;Проверен\n{A};0,5;первая;;02.12.2024\n{B};0,6;вторая;н/д;02.12.2024\n")
    assert found.names == ("MM116",)
    assert rules(found)["note_ignored_columns"] == ["Смена", "Проверен"]
    assert rules(found)["note_empty_columns"] == ["AS038"]


def test_an_empty_channel_that_is_asked_for_is_all_gaps(read: Read) -> None:
    found = read("MM116;AS038\n0,5;\n0,6;\n", channels=("AS038",))
    np.testing.assert_array_equal(found.values, [[nan], [nan]])


def test_a_file_of_one_channel_is_read_and_its_blank_lines_are_gaps(read: Read) -> None:
    found = read("MM116\n0,5\n\n0,7\n\n")
    np.testing.assert_array_equal(found.values, [[0.5], [nan], [0.7]])


def test_blank_rows_are_no_rows_where_there_are_times_and_gaps_where_there_are_none(read: Read) -> None:
    assert read(f"Время;MM116;V\n{A};1;2\n;;\n\n{B};3;4\n;;\n").numbers.tolist() == [2, 5]
    found = read("MM116;V\n1;2\n;\n3;4\n;\n")
    np.testing.assert_array_equal(found.values, [[1, 2], [nan, nan], [3, 4]])


def test_separators_at_the_ends_of_rows_are_no_cells(read: Read) -> None:
    assert read(f"Время;MM116\n{A};0,5;\n{B};0,6;;\n").values.tolist() == [[0.5], [0.6]]
    assert read(f"Время;MM116;\n{A};0,5;\n{B};0,6;\n").values.tolist() == [[0.5], [0.6]]


def test_line_of_excel_that_names_the_separator_is_read(read: Read) -> None:
    found = read(f"sep=|\nВремя|MM116\n{A}|0,5\n")
    assert (found.values.tolist(), found.numbers.tolist()) == ([[0.5]], [3])


def test_quotes_within_fields_are_letters_where_none_begins_with_one(read: Read) -> None:
    assert read('time,Лава "Северная",12" труба\n2025-01-01 10:00,0.5,2\n').names == ('Лава "Северная"', '12" труба')


def test_quoted_fields_hold_separators_quotes_and_line_ends(read: Read, problems: Refuse) -> None:
    text = f'"Время";"CH4;\nлава ""5""";V\n"{A}";"0,5";1\n"{B}";"0,6";2\n'
    found = read(text)
    assert (found.names, found.numbers.tolist()) == (('CH4; лава "5"', "V"), [3, 4])
    assert problems(text + "x;1;2\n")[0].params["row"] == 5


def test_thousands_and_typographic_minuses_are_read(read: Read) -> None:
    found = read("a;b\n1 234,5;−0,5\n12\u00a0345\u00a0678;+1\n1'000,25;–2\n")
    assert found.values.tolist() == [[1234.5, -0.5], [12345678, 1], [1000.25, -2]]


def test_decimal_mark_is_decided_for_each_column(read: Read, problems: Refuse) -> None:
    assert read('"a";"b"\n0,5;1.5\n1,234;1.234\n').values.tolist() == [[0.5, 1.5], [1.234, 1.234]]
    assert read("a\tb\n1,234\t0,5\n").values.tolist() == [[1.234, 0.5]]
    found = problems("a\tb\n1,234\t7\n")
    assert [(each.rule, each.value, each.params["column"]) for each in found] == [("ambiguous_number", "1,234", "a")]
