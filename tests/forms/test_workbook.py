"""A workbook: a sheet for each table, numbers as numbers, nothing that runs."""

from __future__ import annotations

import io
import zipfile

import pytest
import python_calamine

from firedamp.forms import render
from firedamp.forms.catalogue import content_of


def sheets(data: bytes) -> dict[str, list[list[object]]]:
    book = python_calamine.load_workbook(io.BytesIO(data))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


@pytest.mark.parametrize("form", ["ghg_report", "ipcc_table", "methane_balance"])
def test_each_table_has_a_sheet(documents, form):
    content = content_of(documents["year"], form, "ru")
    assert len(sheets(render(documents["year"], form, "ru", "xlsx"))) == len(content.tables) + 1


def test_numbers_are_numbers_with_every_digit_and_units_in_the_head(documents):
    found = sheets(render(documents["year"], "ghg_report", "ru", "xlsx"))["По площадкам"]
    assert found[0][3] == "Всего, т CO₂-экв."
    assert found[1][3] == documents["year"]["result"]["sites"][0]["co2e_t"]


def test_heads_are_frozen(documents):
    with zipfile.ZipFile(io.BytesIO(render(documents["year"], "ghg_report", "ru", "xlsx"))) as parts:
        assert b'state="frozen"' in parts.read("xl/worksheets/sheet2.xml")


def test_the_first_sheet_tells_particulars_and_hash(documents):
    first = sheets(render(documents["year"], "ghg_report", "ru", "xlsx"))["Отчёт"]
    said = {str(row[0]): row[1] for row in first}
    assert said["Хеш SHA-256"] == documents["year"]["report"]["hash"]
    assert said["ИНН"] == "4205000000"


def test_every_sheet_of_synthetic_data_says_so_first(document):
    document["result"]["sites"][0]["synthetic"] = True
    for name, rows in sheets(render(document, "ghg_report", "ru", "xlsx")).items():
        assert "СИНТЕТИЧЕСКИЕ ДАННЫЕ" in str(rows[0][0]), name


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "http://example.org", "<b>", "&D"])
def test_texts_of_users_stay_texts(document, name):
    document["result"]["sites"][0]["name"] = {"en": name, "ru": name}
    document["organisation"]["name"] = document["attachments"][0]["name"] = name
    data = render(document, "ghg_report", "ru", "xlsx")
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        for part in parts.namelist():
            if part.startswith("xl/worksheets/sheet"):
                text = parts.read(part)
                assert b"<f>" not in text
                assert b"<hyperlink" not in text
    assert sheets(data)["По площадкам"][1][0] == name
