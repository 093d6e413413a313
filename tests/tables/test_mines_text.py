"""A user's CSV of mines: what is read, and that every bad row is named at once."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.messages import describe
from firedamp.science.errors import InputError, Problem
from firedamp.tables import MineTable, examined_mines, grids, read_mines

Read = Callable[..., MineTable]
Refuse = Callable[..., list[Problem]]

RUSSIAN = (
    "Шахта;Тип;Год;Добыча, тыс. т;Глубина, м\nАлардинская;подземная;2023;1 700,5;700\nБачатский;разрез;2023;10 000;\n"
)
ENGLISH = (
    'name,type,year,"output, Mt",depth (m)\nAlardinskaya,underground,2023,1.7005,700\nBachatsky,surface,2023,10,\n'
)


def rules(problems: list[Problem]) -> list[str]:
    return [problem.rule for problem in problems]


def table(*rows: str, header: str = "name;type;year;output, t") -> str:
    return "\n".join([header, *rows])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp866", "koi8-r"])
def test_russian_table_is_read_in_every_encoding(read: Read, encoding: str) -> None:
    first, second = read(RUSSIAN, encoding).rows
    assert (first["name"]["ru"], first["mine_type"], first["year"], first["output_t"], first["depth_m"]) == (
        "Алардинская",
        "underground",
        2023,
        1_700_500.0,
        700.0,
    )
    assert (second["mine_type"], second["output_t"], "depth_m" in second) == ("surface", 10_000_000.0, False)


@pytest.mark.parametrize("separator", [";", "\t"])
def test_every_separator_is_recognised(read: Read, separator: str) -> None:
    assert read(RUSSIAN.replace(";", separator)).rows == read(RUSSIAN).rows


def test_english_table_with_commas_is_read(read: Read) -> None:
    assert [row["output_t"] for row in read(ENGLISH).rows] == [1_700_500.0, 10_000_000.0]


@pytest.mark.parametrize(("encoding", "name"), [("cp1251", "Windows-1251"), ("cp866", "cp866 (DOS)")])
def test_an_encoding_that_its_letters_told_is_said(read: Read, encoding: str, name: str) -> None:
    assert ("note_encoding", name) in [(note.rule, note.params.get("name")) for note in read(RUSSIAN, encoding).notes]


def test_line_that_names_the_separator_is_obeyed(read: Read) -> None:
    assert len(read("sep=;\r\n" + RUSSIAN).rows) == 2


def test_quoted_field_may_hold_separator_quote_and_line_break(read: Read) -> None:
    (row,) = read(table('"Шахта ""Заречная""; участок\nвторой";подземная;2023;5')).rows
    assert row["name"]["ru"] == 'Шахта "Заречная"; участок второй'


def test_row_numbers_count_the_lines_of_the_file(problems: Refuse) -> None:
    found = problems(table('"А\nБ";подземная;2023;5', "", "В;подземная;2023;много"))
    assert [problem.params["row"] for problem in found] == [5]


def test_titles_above_the_header_are_passed_over(read: Read) -> None:
    assert len(read("Добыча угля шахтами\nКузбасс;;;\n\n" + RUSSIAN).rows) == 2


def test_totals_are_noted_and_not_counted(read: Read) -> None:
    found = read(RUSSIAN + "Итого;;;11 700,5;\nВсего по шахтам;;;1 700,5;\n")
    assert len(found.rows) == 2
    assert [(note.rule, note.params["row"]) for note in found.notes][:2] == [
        ("note_total_row", 4),
        ("note_total_row", 5),
    ]


def test_footnotes_and_column_numbers_are_noted(read: Read) -> None:
    text = RUSSIAN.replace("м\n", "м\n1;2;3;4;5\n", 1) + "Источник: отчёт\n"
    assert {"note_footnote", "note_column_numbers"} <= set(rules(list(read(text).notes)))


def test_columns_not_used_are_named(read: Read) -> None:
    (note,) = read(table("А;шахта;2023;5;7", header="name;type;year;output, t;Смена")).notes
    assert (note.rule, note.params["names"]) == ("note_ignored_columns", ["Смена"])


def test_year_may_be_in_the_header_of_the_output(read: Read) -> None:
    text = table("А;шахта;1,5;2", header="Предприятие;Тип;Добыча за 2022 г., тыс. т;Добыча за 2023 г., тыс. т")
    assert [(row["year"], row["output_t"]) for row in read(text).rows] == [(2022, 1500.0), (2023, 2000.0)]


def test_year_of_the_caller_is_taken_where_the_table_has_none(read: Read) -> None:
    found = read(table("А;шахта;5", header="name;type;output, t"), year=2022)
    assert found.rows[0]["year"] == 2022
    assert "note_year_given" in rules(list(found.notes))


def test_recovered_methane_company_and_district_are_read(read: Read) -> None:
    header = "Предприятие;Тип;Год;Добыча, млн т;Компания;Район;Утилизировано, тыс. м³;Сожжено, млн м3;Газоносность"
    (row,) = read(table("А;шахта;2023;1,5;АО Б;Беловский;120;0,5;12,4", header=header)).rows
    assert row["company"]["name"] == "АО Б"
    assert row["district"]["name"]["ru"] == "Беловский"
    assert (row["methane_utilised_m3"], row["methane_flared_m3"], row["gas_content_m3_t"]) == (
        120_000.0,
        500_000.0,
        12.4,
    )


def test_parents_with_their_shares_are_read(read: Read) -> None:
    (row,) = read(table('А;шахта;2023;5;"Б [60 %]; В"', header="name;type;year;output, t;parent")).rows
    assert row["parent"] == (("Б", 60.0), ("В", None))


def test_every_figure_has_its_origin(read: Read) -> None:
    assert read(RUSSIAN).rows[0]["origin"]["output_t"] == {"source": "mines.csv", "quality": "reported", "row": 2}


def test_both_languages_of_a_name_are_kept(read: Read) -> None:
    (row,) = read(table("A;А;шахта;2023;5", header="name_en;name_ru;type;year;output_t")).rows
    assert row["name"] == {"en": "A", "ru": "А"}


def test_zero_output_is_a_line(read: Read) -> None:
    assert read(table("А;шахта;2023;0")).rows[0]["output_t"] == 0


def test_output_said_to_be_unknown_is_noted(read: Read) -> None:
    found = read(table("А;шахта;2023;нет данных", "Б;шахта;2023;5"))
    assert len(found.rows) == 1
    assert [(note.rule, note.params["rows"]) for note in found.notes] == [("note_no_output", ["2"])]


# every fault of a row


@pytest.mark.parametrize(
    ("row", "field", "rule"),
    [
        ("А;шахта;2023;-5", "output_t", "below_minimum"),
        ("А;шахта;2023;", "output_t", "missing_output"),
        ("А;шахта;2023;много", "output_t", "not_a_number"),
        ("А;шахта;2023;12 т", "output_t", "not_a_number"),
        ("А;шахта;2023;NaN", "output_t", "not_finite"),
        ("А;шахта;2023;inf", "output_t", "not_finite"),
        ("А;шахта;2023;1e999", "output_t", "not_finite"),
        ("А;шахта;2023;1 23", "output_t", "not_a_number"),
        ("А;шахта;2027;5", "year", "year_in_future"),
        ("А;шахта;1899;5", "year", "year_too_early"),
        ("А;шахта;2023.5;5", "year", "not_an_integer"),
        ("А;шахта;год;5", "year", "not_a_number"),
        ("А;шахта;;5", "year", "missing"),
        ("А;завод;2023;5", "mine_type", "unknown_mine_type"),
        ("А;;2023;5", "mine_type", "missing"),
        (";шахта;2023;5", "name", "missing"),
        ("А;шахта;2023;5;6", "file", "extra_cells"),
        ("А" * 400 + ";шахта;2023;5", "name", "text_too_long"),
    ],
)
def test_fault_of_a_row_is_named_with_its_place(problems: Refuse, row: str, field: str, rule: str) -> None:
    found = [(problem.field, problem.rule, problem.params["row"]) for problem in problems(table("Б;шахта;2023;5", row))]
    assert (field, rule, 3) in found


def test_every_fault_of_every_row_is_named_at_once(problems: Refuse) -> None:
    found = problems(table("А;завод;1800;-5", ";шахта;2023;5", "Б;шахта;2023;x"))
    assert [(problem.params["row"], problem.rule) for problem in found] == [
        (2, "unknown_mine_type"),
        (2, "year_too_early"),
        (2, "below_minimum"),
        (3, "missing"),
        (4, "not_a_number"),
    ]


def test_same_mine_and_year_twice_is_refused_with_both_rows(problems: Refuse) -> None:
    (problem,) = problems(table("А;шахта;2023;5", "а ;шахта;2023;6"))
    assert (problem.rule, problem.params["row"], problem.params["first_row"]) == ("duplicate_line", 3, 2)


def test_same_mine_in_two_years_is_two_lines(read: Read) -> None:
    assert len(read(table("А;шахта;2022;5", "А;шахта;2023;6")).rows) == 2


def test_same_name_with_different_ids_is_two_mines(read: Read) -> None:
    assert len(read(table("1;А;шахта;2023;5", "2;А;шахта;2023;6", header="id;name;type;year;output, t")).rows) == 2


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_faults_read_as_sentences_with_row_and_column(problems: Refuse, lang: str) -> None:
    (problem,) = problems(table("А;шахта;2027;5"))
    expected = {
        "en": "Row 2, column “year”: Year: 2027 lies in the future",
        "ru": "Строка 2, столбец «year»: Год: 2027 — этот год ещё не наступил",
    }
    assert describe(problem, lang) == expected[lang]


# numbers that may be two


def test_ambiguous_number_without_evidence_is_refused(problems: Refuse) -> None:
    assert rules(problems('name,type,year,"output, t"\nA,mine,2023,"1,234"\n')) == ["ambiguous_number"]


def test_column_s_other_numbers_settle_an_ambiguous_one(read: Read) -> None:
    found = read('name,type,year,"output, t"\nA,mine,2023,"1,234"\nB,mine,2023,"12,345.5"\n')
    assert found.rows[0]["output_t"] == 1234
    assert rules(list(found.notes)) == ["note_thousands_comma"]


def test_semicolons_settle_an_ambiguous_number_as_a_decimal_comma(read: Read) -> None:
    found = read(table("А;шахта;2023;1,234"))
    assert (found.rows[0]["output_t"], rules(list(found.notes))) == (1.234, ["note_decimal_comma"])


def test_column_with_both_marks_settles_nothing(problems: Refuse) -> None:
    assert rules(problems(table("А;шахта;2023;1,5", "Б;шахта;2023;1.5", "В;шахта;2023;1,234"))) == ["ambiguous_number"]


# headers and units


def test_output_without_unit_is_refused(problems: Refuse) -> None:
    assert rules(problems(table("А;шахта;2023;5", header="name;type;year;output"))) == ["no_column_unit"]


def test_unit_that_is_none_is_refused(problems: Refuse) -> None:
    assert rules(problems(table("А;шахта;2023;5", header="name;type;year;Добыча, вёдер"))) == ["unknown_column_unit"]


@pytest.mark.parametrize("unit", ["tons", "MT"])
def test_unit_of_two_meanings_is_refused(problems: Refuse, unit: str) -> None:
    assert rules(problems(table("А;шахта;2023;5", header=f"name;type;year;output, {unit}"))) == ["ambiguous_unit"]


@pytest.mark.parametrize(
    ("header", "tonnes"),
    [
        ("Добыча, т", 5),
        ("Добыча угля, тыс. тонн", 5e3),
        ("Объём добычи угля за год (млн т)", 5e6),
        ("ДОБЫЧА УГЛЯ, ТЫС. Т", 5e3),
        ("Добыча тыс.т", 5e3),
        ("Добыча, тыс. т/год", 5e3),
        ("Coal output, kt", 5e3),
        ("Production (Mt)", 5e6),
        ("output_mt", 5e6),
        ("output_t", 5),
        ("coal output [million tonnes per year]", 5e6),
    ],
)
def test_unit_is_read_from_the_header(read: Read, header: str, tonnes: float) -> None:
    assert read(table("А;шахта;2023;5", header=f"name;type;year;{header}")).rows[0]["output_t"] == tonnes


def test_unit_may_stand_in_a_row_of_its_own(read: Read) -> None:
    assert read("Шахта;Тип;Год;Добыча;Глубина\n;;;тыс. т;м\nА;шахта;2023;5;400\n").rows[0]["output_t"] == 5000


def test_depth_without_unit_is_taken_for_metres_and_said(read: Read) -> None:
    found = read(table("А;шахта;2023;5;400", header="name;type;year;output, t;Глубина"))
    assert (found.rows[0]["depth_m"], rules(list(found.notes))) == (400.0, ["note_assumed_unit"])


BAD_ROWS = ("А;шахта;2023;много;5", "Б;шахта;2023;-1;5", "В;шахта;2023;5;глубоко", "Г;лава;2023;5;5")
OF_ROWS = [(2, "not_a_number"), (3, "below_minimum"), (4, "not_a_number"), (5, "unknown_mine_type")]


@pytest.mark.parametrize(
    ("header", "fault"),
    [
        ("name;type;Смена;output, t;depth, m", "no_year"),
        ("Смена;type;year;output, t;depth, m", "missing_column"),
        ("name;type;year;output, вёдер;depth, m", "unknown_column_unit"),
        ("name;type;year;output;depth, m", "no_column_unit"),
    ],
)
def test_faults_of_rows_are_named_beside_that_of_the_header(problems: Refuse, header: str, fault: str) -> None:
    found = problems(table(*BAD_ROWS, header=header))
    assert [(problem.params.get("row"), problem.rule) for problem in found] == [(None, fault), *OF_ROWS]


def test_what_cannot_be_known_without_a_column_is_no_fault_of_rows(problems: Refuse) -> None:
    found = problems(table("А;шахта;2023", "Б;шахта;позже", header="name;type;year"))
    assert [(problem.params.get("row"), problem.rule) for problem in found] == [
        (None, "missing_column"),
        (3, "not_a_number"),
    ]


def test_rows_of_a_table_with_a_fault_in_its_header_are_not_taken() -> None:
    text = table("А;шахта;2023;5", header="name;type;year;output, вёдер")
    assert examined_mines(text.encode(), "a.csv").rows == ()


def test_missing_columns_are_named(problems: Refuse) -> None:
    found = problems(table("А;5", header="Шахта;Добыча, т"))
    assert {(problem.field, problem.rule) for problem in found} == {
        ("mine_type", "missing_column"),
        ("year", "no_year"),
    }


def test_two_columns_of_one_meaning_are_refused(problems: Refuse) -> None:
    found = problems(table("А;шахта;2023;5;6", header="name;type;year;output, t;Добыча, т"))
    assert rules(found) == ["duplicate_column"]


def test_year_of_row_and_header_must_agree(problems: Refuse) -> None:
    assert rules(problems(table("А;шахта;2023;5", header="name;type;year;Добыча за 2022 год, т"))) == ["year_conflict"]


# files that are no tables


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"", "file_empty"),
        (b" \n\n", "file_empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "file_not_a_table"),
        (bytes(range(256)), "file_not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), "file_old_excel"),
        (b"a,b\n1,2\n", "no_header"),
        ("Шахта;Тип;Год;Добыча, т\n".encode(), "no_rows"),
        ("Шахта;Тип;Год;Добыча, т\nИтого;;;5\n".encode(), "no_rows"),
        ('Шахта;Тип;Год;Добыча, т\n"А;шахта;2023;5\n'.encode(), "bad_quotes"),
    ],
)
def test_what_is_no_table_is_refused(problems: Refuse, content: bytes, rule: str) -> None:
    assert rules(problems(content)) == [rule]


def test_file_beyond_the_limit_is_refused(problems: Refuse) -> None:
    assert rules(problems(bytes(grids.TABLE_OF_MINES.file_mb * grids.MEGABYTE + 1))) == ["file_too_large"]


def test_rows_beyond_the_limit_are_refused(problems: Refuse) -> None:
    assert rules(problems("name;type;year;output, t\n" + "А;шахта;2023;5\n" * (grids.TABLE_OF_MINES.rows + 1))) == [
        "too_many_rows"
    ]


def test_sheet_of_a_text_file_is_refused(problems: Refuse) -> None:
    assert rules(problems(RUSSIAN, sheet="Лист1")) == ["sheet_not_for_csv"]


def test_input_names_of_method_sheets_are_in_their_units(read: Read) -> None:
    header = "name;type;year;coal_output;mine_depth;methane_flared"
    (row,) = read(table("А;шахта;2023;5;400;7", header=header)).rows
    assert (row["output_t"], row["depth_m"], row["methane_flared_m3"]) == (5.0, 400.0, 7.0)


def test_header_may_explain_itself_in_brackets(read: Read) -> None:
    header = "Наименование шахты (разреза);Тип (подземная/открытая);Год;Добыча, т"
    assert read(table("А;подземная;2023;5", header=header)).rows[0]["mine_type"] == "underground"


@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(InputError):
        read_mines(data, "any", this_year=2026)


@given(text=st.text(alphabet="Аа1.,;\"'\n\t -=%\u00a0", max_size=80))
def test_any_cells_under_a_header_are_read_or_refused(text: str) -> None:
    with contextlib.suppress(InputError):
        read_mines(f"Шахта;Тип;Год;Добыча, т\n{text}".encode(), "any", this_year=2026)


def test_a_project_that_does_not_work_needs_no_output(read: Read) -> None:
    header = "name;type;status;year;output, t"
    made = read(table("A;surface;operating;2023;5", "B;surface;proposed;2023;", header=header))
    assert [row["mine_id"] for row in made.rows] == ["a"]
    assert any(note.params.get("rows") or "3" in str(note.params) for note in made.notes)


def test_a_working_mine_needs_an_output(problems: Refuse) -> None:
    header = "name;type;status;year;output, t"
    assert rules(problems(table("A;surface;operating;2023;", header=header))) == ["missing_output"]
