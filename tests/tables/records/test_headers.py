"""Which column does a header mean? Words that tell two columns apart count wherever they stand; a doubt is told."""

from __future__ import annotations

import io

import pytest
import xlsxwriter

from firedamp.science.reference import table_ids, table_schema
from firedamp.tables.records import RecordFile, record_file
from firedamp.tables.records.titles import match_title

GAS_CONTENT = "gas_content"
ABUNDANCE = "methane_abundance"
USE = "methane_use"


def meant(title: str, table: str) -> str | None:
    return match_title(0, title, table_schema(table)).column


def read(header: str, table: str) -> RecordFile:
    return record_file(f"{header}\n".encode(), "table.csv", table_schema(table))


def columns(file: RecordFile) -> list[str | None]:
    return [match.column for match in file.header.columns]


@pytest.mark.parametrize(
    "title",
    [
        "Gas content, m³/t daf",
        "Gas content (daf), m³/t",
        "Gas content daf (m3/t)",
        "Gas content, m³/t, dry ash-free",
        "Gas content, dry ash-free basis, m3/t",
        "Gas content [m3/t, d.a.f.]",
        "daf gas content, m³/t",
        "Газоносность, м³/т с.б.м.",
        "Газоносность, м³/т daf",
        "Газоносность (с.б.м.), м³/т",
        "Газоносность на с.б.м., м³/т",
        "Газоносность, м3/т сбм",
        "Газоносность, м3/т сух. беззольн. массы",
        "Газоносность пласта на сухую беззольную массу, м³/т",
        "Газоносность пласта, м³/т (сухая беззольная масса)",
        "gas_content_daf_m3_t",
    ],
)
def test_a_dry_ash_free_gas_content_is_never_taken_as_worked(title: str) -> None:
    assert meant(title, GAS_CONTENT) == "gas_content_daf_m3_t"


@pytest.mark.parametrize(
    "title",
    [
        "Gas content as worked, m³/t",
        "Gas content, m³/t as received",
        "Газоносность рабочей массы, м³/т",
        "Газоносность, м³/т рабочей массы",
        "Газоносность (на рабочую массу), м³/т",
        "gas_content_m3_t",
    ],
)
def test_a_gas_content_as_worked_reads_wherever_it_says_so(title: str) -> None:
    assert meant(title, GAS_CONTENT) == "gas_content_m3_t"


@pytest.mark.parametrize(
    ("title", "table", "column"),
    [
        ("Метанообильность абсолютная, м³/мин", ABUNDANCE, "absolute_abundance_m3_min"),
        ("Метанообильность, м³/мин (абс.)", ABUNDANCE, "absolute_abundance_m3_min"),
        ("Метанообильность, м³/т относит.", ABUNDANCE, "relative_abundance_m3_t"),
        ("Methane abundance (relative), m³/t", ABUNDANCE, "relative_abundance_m3_t"),
        ("Метанообильность, м³/мин", ABUNDANCE, "absolute_abundance_m3_min"),  # its unit tells it
        ("Метанообильность, м³/т", ABUNDANCE, "relative_abundance_m3_t"),
        ("Метан, тыс. м³ (утилизировано)", USE, "utilised_m3"),
        ("Метан извлечённый, млн м³", USE, "drained_m3"),
        ("Methane, m3 flared", USE, "flared_m3"),
        ("Methane, m3 (vented)", USE, "vented_m3"),
        ("Выброшено из дегазации, тыс. м³", USE, "vented_m3"),
        ("Название (англ.)", "mines", "name_en"),
        ("Название, рус.", "mines", "name_ru"),
        ("Абсолютная метанообильность, м3 в мин", ABUNDANCE, "absolute_abundance_m3_min"),
        ("Точность глубины", "mines", "depth_accuracy"),
    ],
)
def test_what_tells_two_columns_apart_counts_wherever_it_stands(title: str, table: str, column: str) -> None:
    assert meant(title, table) == column


@pytest.mark.parametrize(
    ("title", "table"),
    [
        ("Газоносность, м³/т", GAS_CONTENT),
        ("Gas content", GAS_CONTENT),
        ("Газоносность, м³/т на сухую массу", GAS_CONTENT),  # neither of the two
        ("Газоносность, м³/т с.б.м. и рабочей массы", GAS_CONTENT),
        ("Газоносность с.б.м. (макс.), м³/т", GAS_CONTENT),
        ("Остаточная газоносность с.б.м., м³/т", GAS_CONTENT),
        ("Абсолютная метанообильность, м³/т", ABUNDANCE),  # the unit is of another quantity
        ("Относительная метанообильность, м³/мин", ABUNDANCE),
        ("Абсолютная и относительная метанообильность", ABUNDANCE),
        ("Абсолютная метанообильность (вентиляция), м³/мин", ABUNDANCE),
        ("Абсолютная метанообильность лавы, м³/мин", ABUNDANCE),
        ("Абсолютная метанообильность, м³/мин (макс.)", ABUNDANCE),
        ("Абсолютная газообильность CO2, м³/мин", ABUNDANCE),
        ("Утилизировано и сожжено, м³", USE),
        ("Извлечено (газовая смесь), м³", USE),
        ("Добыча (план), тыс. т", "coal_output"),
        ("Добыча, т/сут", "coal_output"),
        ("Добыча, т (в сутки)", "coal_output"),
        ("Coal output, t per day", "coal_output"),
        ("Добыча, т в месяц", "coal_output"),
        ("Газоносность daf, м³/т", "mines"),  # the model's gas content is as worked
        ("Мощность, м", "mines"),  # a seam's thickness, not a mine's capacity
    ],
)
def test_a_header_that_says_more_than_a_column_is_not_taken_for_it(title: str, table: str) -> None:
    assert meant(title, table) is None


def test_a_header_in_doubt_names_the_columns_that_it_may_mean() -> None:
    match = match_title(0, "Газоносность, м³/т", table_schema(GAS_CONTENT))
    assert match.candidates == ("gas_content_daf_m3_t", "gas_content_m3_t")


def test_of_two_columns_of_numbers_that_say_the_same_neither_is_taken() -> None:
    assert columns(read("Шахта,Год,Добыча угля (т),Добыча (т)", "coal_output")) == ["mine", "year", None, None]


def test_of_two_columns_of_names_the_first_is_taken() -> None:
    assert columns(read("Код шахты,Шахта,Год,Добыча (т)", "coal_output")) == ["mine", None, "year", "output_t"]


def test_what_stands_above_a_header_belongs_to_it() -> None:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet()
        sheet.write_row(1, 2, ["Добыча, тыс. т", "Добыча, тыс. т"])
        sheet.merge_range("A1:A2", "Шахта")
        sheet.merge_range("B1:B2", "Год")
        sheet.write_row(0, 2, ["План", "Факт"])
        sheet.write_row(2, 0, ["Распадская", 2020, 100, 90])
    file = record_file(buffer.getvalue(), "table.xlsx", table_schema("coal_output"))
    assert columns(file) == ["mine", "year", None, "output_t"]


@pytest.mark.parametrize("table", table_ids())
def test_every_spelling_of_a_column_means_that_column(table: str) -> None:
    schema = table_schema(table)
    for column in schema.columns.values():
        spellings = {column.name, *column.label.values(), *column.names}
        others = {name for name in schema.columns if name != column.name}  # "status" of a mine is no confirmation
        for spelling in spellings:
            assert meant(spelling, table) == column.name or spelling.casefold() in others, spelling
