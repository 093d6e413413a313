"""A calculation as a file: JSON, a workbook, one table; in the reader's language, with nothing that would run."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any

import pytest
from django.test import Client
from python_calamine import CalamineWorkbook
from tests.server.asking import post
from tests.server.test_calculations import made

ORIGIN = {"coal_output": {"source": "Отчёт за год", "quality": "reported"}}
INPUTS = {"coal_output": 4_700_000, "mine_depth": 300}


def exported(client: Client, calculation: dict[str, Any], **parameters: str) -> Any:
    response = client.get(f"/api/v1/calculations/{calculation['id']}/export", parameters)
    assert response.status_code == 200, response.content.decode()
    assert response.headers["Content-Disposition"].startswith("attachment")
    return response


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def formulas(content: bytes) -> int:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return sum(parts.read(name).count(b"<f>") for name in parts.namelist() if "worksheets" in name)


def test_json_is_the_whole_calculation(administrator: Client) -> None:
    calculation = made(administrator)
    assert json.loads(exported(administrator, calculation).content) == calculation


def test_a_workbook_has_results_trace_and_notes(administrator: Client) -> None:
    response = exported(administrator, made(administrator, origin=ORIGIN), format="xlsx", lang="ru")
    book = sheets(response.content)
    assert list(book) == ["Результаты", "Ход расчёта", "Неопределённость", "Наборы ПГП", "Пояснения"]
    results = {row[0]: row for row in book["Результаты"]}
    assert results["ch4_t"][2] == pytest.approx(4_700_000 * 20.5 * 0.67e-3, rel=1e-7)
    trace = {row[1]: row for row in book["Ход расчёта"]}
    assert trace["coal_output"][7] == "Отчёт за год"
    assert "2006" in trace["mining_factor"][7]
    notes = book["Пояснения"]
    assert any(item == "Требует подтверждения" and "RU" in text for item, text in notes)
    assert any("Global Coal Mine Tracker" in text for _, text in notes)


def test_a_russian_table_opens_in_a_russian_spreadsheet(administrator: Client) -> None:
    text = exported(administrator, made(administrator), format="csv", lang="ru").content.decode()
    assert text.startswith("\ufeffЧасть;")
    rows = {row[1]: row for row in csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";")}
    assert rows["post_mining_factor"][3] == "2,5"


def test_an_english_table_is_for_programs(administrator: Client) -> None:
    text = exported(administrator, made(administrator), format="csv", lang="en").content.decode()
    rows = {row["symbol"]: row for row in csv.DictReader(io.StringIO(text))}
    assert float(rows["post_mining_factor"]["value"]) == 2.5
    assert rows["ch4_t"]["part"]


@pytest.mark.parametrize("name", ["=1+1", "@SUM(A1)", "+cmd|' /C calc'!A0", "-2"])
def test_a_name_that_a_spreadsheet_would_run_stays_text(administrator: Client, name: str) -> None:
    calculation = made(administrator, name=name)
    assert formulas(exported(administrator, calculation, format="xlsx").content) == 0
    table = exported(administrator, calculation, format="csv").content.decode()
    assert all(not cell.startswith(("=", "@", "+")) for row in csv.reader(io.StringIO(table)) for cell in row)


@pytest.mark.parametrize("name", ["a\r\nSet-Cookie: x=1", '";/../x', "Ёж «2025»", ""])
def test_a_file_bears_a_name_that_no_header_breaks(administrator: Client, name: str) -> None:
    header = exported(administrator, made(administrator, name=name)).headers["Content-Disposition"]
    assert "\n" not in header
    assert "/" not in header


SYNTHETIC_ORIGIN = {"coal_output": {"source": "a made-up plan", "quality": "synthetic"}}


def test_a_table_says_in_each_row_of_which_mine_and_year_it_is(administrator: Client) -> None:
    calculation = made(administrator, year=2025)
    text = exported(administrator, calculation, format="csv", lang="en").content.decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {(row["mine"], row["year"]) for row in rows} == {("Raspadskaya Coal Mine", "2025")}
    assert {row["quality"] for row in rows if row["part"] == "result"} == {"calculated"}


def test_what_is_synthetic_says_so_in_every_file(administrator: Client) -> None:
    calculation = made(administrator, name="Проба 1", origin=SYNTHETIC_ORIGIN)
    assert calculation["synthetic"] is True
    assert json.loads(exported(administrator, calculation).content)["synthetic"] is True
    text = exported(administrator, calculation, format="csv", lang="ru").content.decode()
    rows = list(csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=";"))
    place = rows[0].index("Качество")
    assert {row[place] for row in rows if row[0] in ("результат", "шаг")} == {"синтетические данные"}
    assert {row[place] for row in rows if row[1] == "coal_output"} == {"синтетические данные"}
    assert any(row[2] == "Качество" and row[3].startswith("Синтетические данные") for row in rows)
    book = sheets(exported(administrator, calculation, format="xlsx", lang="en").content)
    assert {row[-1] for row in book["Results"][1:]} == {"synthetic"}
    assert any(item == "Quality" and text.startswith("Synthetic data") for item, text in book["Notes"])


def test_a_real_calculation_is_not_called_synthetic(administrator: Client) -> None:
    calculation = made(administrator, origin=ORIGIN)
    assert calculation["synthetic"] is False
    text = exported(administrator, calculation, format="csv", lang="en").content.decode()
    assert "ynthetic" not in text
    rows = {row["symbol"]: row for row in csv.DictReader(io.StringIO(text))}
    assert rows["coal_output"]["quality"] == "reported"


def test_a_calculation_says_whose_data_it_rests_on(administrator: Client) -> None:
    assert "Global Coal Mine Tracker" in made(administrator)["attribution"]["en"]
    assert made(administrator, mine_id=None, year=None)["attribution"] is None


def test_a_result_that_is_not_kept_says_of_which_mine_it_is(anonymous: Client) -> None:
    asked = {"inputs": INPUTS, "mine_id": "M0836", "year": 2025}
    response = post(anonymous, "/methods/ipcc2006.underground/export?format=csv&lang=ru", asked)
    text = response.content.decode()
    assert "шахта Распадская;2025" in text
    assert "Global Coal Mine Tracker" in text
    found = json.loads(post(anonymous, "/methods/ipcc2006.underground/export", asked).content)
    assert (found["mine"]["id"], found["year"], found["synthetic"]) == ("M0836", 2025, False)


def test_strangers_export_nothing(administrator: Client, anonymous: Client) -> None:
    calculation = made(administrator)
    assert anonymous.get(f"/api/v1/calculations/{calculation['id']}/export").status_code == 404


def test_an_unknown_format_is_refused(administrator: Client) -> None:
    assert administrator.get(f"/api/v1/calculations/{made(administrator)['id']}/export?format=pdf").status_code == 422


@pytest.mark.parametrize("kind", ["json", "xlsx", "csv"])
def test_a_result_is_exported_without_being_kept(anonymous: Client, kind: str) -> None:
    response = post(anonymous, f"/methods/ipcc2006.underground/export?format={kind}", {"inputs": INPUTS})
    assert response.status_code == 200
    assert f".{kind}" in response.headers["Content-Disposition"]


def test_a_result_that_cannot_be_is_not_exported(anonymous: Client) -> None:
    response = post(anonymous, "/methods/ipcc2006.underground/export", {"inputs": {"coal_output": -1}})
    assert response.status_code == 422
    assert post(anonymous, "/methods/none/export", {"inputs": {}}).status_code == 404
