"""A wide table (a row per mine, a column per year) and a text in a DOS encoding into reference tables."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
import xlsxwriter
from django.test import Client
from tests.server.asking import patch, post

Get = Callable[..., Any]
DEFAULTS = {"quality": "reported", "source": "Statistics", "confirmation": "confirmed"}
CSV = "Шахта;2018 г.;2019 г.;2020 г.\nРаспадская;1 000,5;;1200\nЕсаульская;н/д;900;много\n"


def send(client: Client, data: str | bytes, table: str = "coal_output", name: str = "table.csv") -> Any:
    content = data if isinstance(data, bytes) else data.encode("cp1251")
    address = f"/api/v1/reference/{table}/imports?filename={name}"
    return client.post(address, content, content_type="application/octet-stream")


def draft(client: Client, data: str | bytes, table: str = "coal_output", **said: Any) -> dict[str, Any]:
    response = send(client, data, table)
    assert response.status_code == 201, response.content.decode()
    return told(client, f"/reference/{table}/imports/{response.json()['id']}", defaults=DEFAULTS, **said)


def told(client: Client, address: str, **said: Any) -> dict[str, Any]:
    changed = patch(client, address, said)
    assert changed.status_code == 200, changed.content.decode()
    found: dict[str, Any] = changed.json()
    return {**found, "address": address}


def outputs(get: Get, table: str = "coal_output", column: str = "output_t") -> dict[tuple[str, int], float]:
    items = get(f"/reference/{table}", filter="year:le:2020", limit=500)["items"]
    return {(each["values"]["mine"]["id"], each["values"]["year"]): each["values"][column] for each in items}


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        sheet = book.add_worksheet("Метан")
        sheet.merge_range("A1:D1", "Сведения по шахтам Кузбасса")
        sheet.merge_range("A3:A4", "Шахта")
        sheet.merge_range("B3:D3", "Абсолютная метанообильность, м3/мин")
        sheet.write_row("B4", [2017, 2018, 2019])
        sheet.write_row("A5", ["Распадская", 98.5, 97.0])
        sheet.write_row("A6", ["Есаульская", 40, None, -1])
        sheet.write_row("A7", ["Итого", 138.5, 97.0, -1])
    return buffer.getvalue()


def test_years_are_recognised_said_in_words_and_their_unit_asked(administrator: Client) -> None:
    found = draft(administrator, CSV)
    assert (found["wide"], found["empty_cells"]) == (True, 2)
    (years,) = found["years"]
    assert (years["index"], years["columns"], years["first"], years["last"]) == (1, [1, 2, 3], 2018, 2020)
    assert (years["column"], years["unit"], years["units"]) == ("output_t", None, ["t", "kt", "Mt"])
    assert any("2018–2020 are years" in note and note.endswith("2") for note in found["notes"])
    assert (found["missing"], found["unmatched"], found["counts"]["bad"]) == ([], [], 4)


def test_each_cell_becomes_a_record_once_the_unit_is_said(administrator: Client, get: Get) -> None:
    found = draft(administrator, CSV, columns={"1": {"column": "output_t", "unit": "kt"}}, cells={"3": {"3": "800"}})
    assert found["counts"] | {"skipped": 0} == {"rows": 4, "new": 4, "bad": 0, "changed": 0, "same": 0, "skipped": 0}
    taken = post(administrator, f"{found['address']}/commit", {})
    assert taken.json()["created"] == 4
    assert outputs(get) == {
        ("M0836", 2018): 1_000_500, ("M0836", 2020): 1_200_000, ("M0878", 2019): 900_000, ("M0878", 2020): 800_000,
    }  # fmt: skip


def test_what_is_wrong_names_the_row_and_the_column_of_the_file(administrator: Client) -> None:
    found = draft(administrator, CSV, columns={"1": {"column": "output_t", "unit": "kt"}})
    (bad,) = [row for row in found["rows"] if row["state"] == "bad"]
    (fault,) = bad["errors"]
    assert (bad["place"], fault["row"], fault["index"], fault["title"]) == ("3:3", 3, 3, "2020 г.")
    assert fault["message"] == "Row 3, column “2020 г.”: Coal output: “много” is not a number"
    assert post(administrator, f"{found['address']}/commit", {}).status_code == 422


def test_a_bad_name_is_mended_once_for_all_its_years(administrator: Client) -> None:
    said = {"columns": {"1": {"column": "output_t", "unit": "kt"}}}
    found = draft(administrator, CSV.replace("Распадская", "Распадксая"), **said)
    assert found["counts"]["bad"] == 3
    assert told(administrator, found["address"], cells={"2": {"0": "Распадская"}})["counts"]["bad"] == 1


def test_a_cell_or_a_whole_row_is_left_out(administrator: Client) -> None:
    found = draft(administrator, CSV, columns={"1": {"column": "output_t", "unit": "kt"}}, skip=["3:3"])
    assert (found["counts"]["skipped"], found["counts"]["bad"], found["counts"]["new"]) == (1, 0, 3)
    assert told(administrator, found["address"], skip=[3])["counts"]["skipped"] == 2


def test_a_year_to_come_stands_at_its_cell(administrator: Client) -> None:
    found = draft(administrator, "Шахта;Добыча 2019, т;Добыча 2099, т\nРаспадская;1;2\n")
    (fault,) = found["rows"][0]["errors"]
    assert (fault["rule"], fault["index"], fault["title"]) == ("in_the_future", 2, "Добыча 2099, т")


def test_conflicts_stand_side_by_side_and_are_decided_cell_by_cell(administrator: Client, get: Get) -> None:
    said = {"columns": {"1": {"column": "output_t", "unit": "kt"}}, "skip": ["3:3"]}
    post(administrator, f"{draft(administrator, CSV, **said)['address']}/commit", {})
    again = draft(administrator, CSV.replace("1 000,5", "1001").replace("900", "901"), **said)
    assert again["counts"] == {"rows": 4, "bad": 0, "changed": 2, "new": 0, "same": 1, "skipped": 1}
    changed = {row["place"]: row["conflict"]["differences"] for row in again["rows"] if row["conflict"]}
    assert changed["2:1"] == [{"column": "output_t", "before": 1_000_500.0, "after": 1_001_000.0}]
    found = told(administrator, again["address"], choices={"2:1": "replace"})
    assert post(administrator, f"{found['address']}/commit", {}).json()["changed"] == 1
    assert (outputs(get)["M0836", 2018], outputs(get)["M0878", 2019]) == (1_001_000, 900_000)


def test_a_person_may_say_that_it_is_not_wide_and_take_it_back(administrator: Client) -> None:
    found = draft(administrator, CSV, wide=False)
    assert (found["wide"], found["years"], len(found["unmatched"])) == (False, [], 3)
    assert {each["column"] for each in found["missing"]} == {"year", "output_t"}
    assert told(administrator, found["address"], wide=True)["years"]


def test_a_long_table_cannot_be_said_to_be_wide(administrator: Client) -> None:
    found = draft(administrator, "Шахта;Год;Добыча, т\nРаспадская;2018;5\n")
    assert (found["wide"], found["years"]) == (None, [])
    assert patch(administrator, found["address"], {"wide": True}).json()["errors"][0]["rule"] == "no_year_columns"


def test_what_was_said_of_years_is_remembered_for_other_years(administrator: Client) -> None:
    found = draft(administrator, CSV, columns={"1": {"column": "output_t", "unit": "kt"}}, skip=["3:3"])
    post(administrator, f"{found['address']}/commit", {})
    (years,) = draft(administrator, "Шахта;2014;2015\nРаспадская;5;6\n")["years"]
    assert (years["unit"], years["remembered"]) == ("kt", True)


def test_a_column_of_years_may_be_left_out(administrator: Client) -> None:
    said = {"1": {"column": "output_t", "unit": "kt"}, "3": {"column": None}}
    found = draft(administrator, CSV, columns=said)
    assert (found["years"][0]["columns"], found["counts"]["new"]) == ([1, 2], 2)
    assert [each["title"] for each in found["unmatched"]] == ["2020 г."]


def test_a_workbook_with_merged_titles_is_read(administrator: Client, get: Get) -> None:
    found = draft(administrator, workbook(), "methane_abundance")
    assert (found["years"][0]["column"], found["counts"]["new"], found["counts"]["bad"]) == (
        "absolute_abundance_m3_min", 3, 1,
    )  # fmt: skip
    (fault,) = found["rows"][0]["errors"]
    assert (fault["row"], fault["index"], fault["rule"]) == (6, 3, "below_minimum")
    assert "2019" in fault["title"]
    mended = told(administrator, found["address"], cells={"6": {"3": ""}})
    assert (mended["counts"]["rows"], mended["empty_cells"]) == (3, 3)
    assert post(administrator, f"{found['address']}/commit", {}).json()["created"] == 3
    assert outputs(get, "methane_abundance", "absolute_abundance_m3_min")["M0836", 2018] == 97


def test_of_two_possible_figures_none_is_guessed(administrator: Client) -> None:
    found = draft(administrator, CSV, "methane_abundance")
    assert (found["years"][0]["column"], found["years"][0]["measures"]) == (
        None, ["absolute_abundance_m3_min", "relative_abundance_m3_t"],
    )  # fmt: skip
    assert {error["rule"] for row in found["rows"] for error in row["errors"]} == {"years_unsaid"}


def test_quantities_of_rows_are_read_and_strange_ones_named(administrator: Client) -> None:
    text = (
        "Шахта;Показатель;Ед. изм.;2018;2019\nРаспадская;Абсолютная метанообильность;м3/мин;98,5;97\n"
        "Распадская;Относительная метанообильность;м3/т;14,2;\nРаспадская;Численность;чел.;900;901\n"
    )
    found = draft(administrator, text, "methane_abundance")
    assert (found["counts"]["new"], found["years"][0]["by_row"], found["unmatched"]) == (2, "Показатель", [])
    assert any("Численность (1)" in note for note in found["notes"])
    (both,) = [row for row in found["rows"] if row["place"] == "2:3"]
    assert [(each["column"], each["row"], each["text"]) for each in both["origins"]] == [
        ("year", 2, "98,5"), ("relative_abundance_m3_t", 3, "14,2"), ("absolute_abundance_m3_min", 2, "98,5"),
    ]  # fmt: skip


@pytest.mark.parametrize("encoding", ["cp866", "koi8-r", "cp1251", "utf-16"])
def test_an_encoding_is_told_and_said(administrator: Client, encoding: str) -> None:
    found = draft(administrator, CSV.encode(encoding))
    assert (found["encoding"], found["encoding_sure"], found["columns"][0]["column"]) == (encoding, True, "mine")


def test_another_encoding_is_read_where_a_person_says_so(administrator: Client) -> None:
    found = draft(administrator, CSV.encode("cp866"))
    refused = patch(administrator, found["address"], {"encoding": "utf-8"})
    assert (refused.status_code, refused.json()["errors"][0]["rule"]) == (422, "not_in_encoding")
    assert told(administrator, found["address"], encoding="cp866")["counts"]["rows"] == 4


def test_an_encoding_that_cannot_be_told_is_asked_before_anything_is_written(administrator: Client) -> None:
    text = "mine,year,output_t,note\nM0836,2018,5,é\n"
    found = draft(administrator, text.encode("latin-1"))
    assert not found["encoding_sure"]
    assert any("Windows-1251: й" in note for note in found["notes"])
    refused = post(administrator, f"{found['address']}/commit", {}).json()
    assert refused["errors"][0]["rule"] == "encoding_unsure"
    assert told(administrator, found["address"], encoding="cp1251")["encoding_sure"]
    assert post(administrator, f"{found['address']}/commit", {}).status_code == 200
