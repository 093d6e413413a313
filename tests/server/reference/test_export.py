"""Exports of reference tables: every record with where it came from, in six forms, harmless to a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import polars
import pytest
from django.test import Client
from django.utils import timezone
from frictionless import Package
from tests.server.asking import post

from firedamp.science.reference import table_ids, table_schema
from firedamp.tables.workbook import Workbook

FORMATS = ("csv", "csv_excel", "xlsx", "json", "parquet", "datapackage")
GEM = "Global Coal Mine Tracker, Global Energy Monitor, May 2026 release, CC BY 4.0"
DANGEROUS = {
    "mine": "M0836",
    "year": 2020,
    "absolute_abundance_m3_min": 120.5,
    "quality": "measured",
    "source": '=HYPERLINK("http://example.org")',
    "confirmation": "confirmed",
    "note": "+1; -1; @x",
}
Export = Callable[..., bytes]


@pytest.fixture
def export(anonymous: Client) -> Export:
    """The bytes of an export, asked by anybody."""

    def ask(table: str, **parameters: Any) -> bytes:
        response = anonymous.get(f"/api/v1/reference/{table}/export", parameters)
        assert response.status_code == 200, response.content
        return b"".join(response.streaming_content)  # type: ignore[attr-defined]

    return ask


def rows_of(content: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=delimiter))


def sheets_of(content: bytes) -> dict[str, list[list[Any]]]:
    book = Workbook(content)
    return {name: [list(row.cells) for row in book.grid(name).rows] for name in book.sheets}


@pytest.fixture
def dangerous(administrator: Client) -> None:
    """A record whose texts a spreadsheet would run."""
    made = post(administrator, "/reference/methane_abundance", {"values": DANGEROUS})
    assert made.status_code == 201, made.content


def test_csv_has_the_columns_of_the_schema_and_what_each_record_rests_on(export: Export) -> None:
    rows = rows_of(export("coal_output"))
    assert len(rows) == 86
    (row,) = [row for row in rows if row["mine"] == "M0836"]
    assert (row["mine_name_ru"], row["year"], float(row["output_t"])) == ("шахта Распадская", "2025", 4_700_000)
    assert (row["quality"], row["confirmation"], row["document"]) == ("reported", "confirmed", "gem.gcmt.2026-05")
    assert (row["record_key"], row["record_version"], row["package"]) == ("M0836/2025", "1", "kuzbass")
    assert row["attribution"] == GEM


@pytest.mark.parametrize("table", table_ids())
def test_every_table_is_exported_whole(export: Export, get: Callable[..., Any], table: str) -> None:
    rows = rows_of(export(table))
    assert len(rows) == get(f"/reference/{table}")["total"]
    assert set(table_schema(table).columns) <= set(rows[0] if rows else table_schema(table).columns)


def test_the_filters_of_the_list_hold(export: Export, get: Callable[..., Any]) -> None:
    asked = {"q": "Распадская", "filter": "output_t:ge:1000000", "sort": "-output_t", "basin": "kuzbass"}
    listed = [record["key"] for record in get("/reference/coal_output", **asked)["items"]]
    assert [row["record_key"] for row in rows_of(export("coal_output", **asked))] == listed != []


def test_the_file_is_named_by_table_basin_and_day(anonymous: Client) -> None:
    response = anonymous.get("/api/v1/reference/mines/export?basin=kuzbass&format=xlsx")
    named = f'attachment; filename="mines-kuzbass-{timezone.localdate().isoformat()}.xlsx"'
    assert response.headers["Content-Disposition"] == named
    response.close()


def test_csv_for_excel_has_titles_with_units_and_decimal_commas(export: Export) -> None:
    content = export("emission_factors", format="csv_excel", lang="ru")
    assert content.startswith(b"\xef\xbb\xbf")
    rows = rows_of(content, ";")
    assert {"2,75"} == {row["Значение"] for row in rows if row["Код"] == "co2_per_ch4"}
    (first, *_) = rows_of(export("coal_output", format="csv_excel", lang="ru"), ";")
    assert {"Предприятие", "Год", "Добыча угля, т", "Происхождение", "Авторство данных"} <= set(first)
    assert first["Происхождение"] == "по отчётности"


def test_titles_follow_the_language_of_the_request(anonymous: Client) -> None:
    response = anonymous.get("/api/v1/reference/mines/export?format=csv_excel", HTTP_ACCEPT_LANGUAGE="en")
    head = b"".join(response.streaming_content).decode("utf-8-sig").partition("\r\n")[0]  # type: ignore[attr-defined]
    assert "Depth, m;" in head
    assert "Latitude, °;" in head


def test_a_workbook_tells_whose_the_data_are(export: Export) -> None:
    sheets = sheets_of(export("coal_output", format="xlsx", lang="en"))
    table, sources = sheets["Coal output of mines"], sheets["Sources"]
    assert table[0][:4] == ["Mine", "Mine (by name)", "Year", "Coal output, t"]
    assert len(table) == 87
    texts = {cell for row in sources for cell in row}
    assert {GEM, "kuzbass", "CC-BY-4.0, LGPL-3.0-or-later", "gem.gcmt.2026-05"} <= texts


def test_json_names_units_and_terms_once(export: Export) -> None:
    content = json.loads(export("mines", format="json"))
    units = {column["name"]: column["unit"] for column in content["columns"]}
    assert (units["depth_m"], units["capacity_t_year"]) == ("m", "t/year")
    assert len(content["records"]) == 109
    (package,) = content["packages"]
    assert (package["name"], package["attribution"]["en"]) == ("kuzbass", GEM)
    assert [document["document_id"] for document in content["documents"]] == ["gem.gcmt.2026-05"]


def test_parquet_keeps_types_and_names_units(export: Export, tmp_path: Path) -> None:
    file = tmp_path / "documents.parquet"
    file.write_bytes(export("coal_output", format="parquet"))
    frame = polars.read_parquet(file)
    assert frame.schema["output_t"] == polars.Float64
    assert frame.schema["year"] == polars.Int64
    assert frame["output_t"].sum() == pytest.approx(208.66e6)
    about = json.loads(polars.read_parquet_metadata(file)["firedamp"])
    assert about["units"] == {"output_t": "t"}


def test_dates_of_parquet_are_dates(export: Export) -> None:
    frame = polars.read_parquet(io.BytesIO(export("documents", format="parquet")))
    assert frame.schema["valid_from"] == polars.Date
    assert frame["valid_from"].drop_nulls().len() > 0


@pytest.mark.parametrize("table", table_ids())
def test_a_data_package_is_one_that_frictionless_accepts(export: Export, tmp_path: Path, table: str) -> None:
    zipfile.ZipFile(io.BytesIO(export(table, format="datapackage"))).extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])
    descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
    assert descriptor["resources"][0]["path"] == f"{table}.csv"


def test_a_data_package_carries_its_sources_and_licences(export: Export) -> None:
    archive = zipfile.ZipFile(io.BytesIO(export("coal_output", format="datapackage")))
    assert archive.namelist() == ["coal_output.csv", "documents.csv", "datapackage.json", "README.md"]
    descriptor = json.loads(archive.read("datapackage.json"))
    assert {licence["name"] for licence in descriptor["licenses"]} >= {"CC-BY-4.0"}
    fields = {field["name"]: field for field in descriptor["resources"][0]["schema"]["fields"]}
    assert fields["output_t"]["unit"] == "t"
    assert [row["document_id"] for row in rows_of(archive.read("documents.csv"))] == ["gem.gcmt.2026-05"]
    readme = archive.read("README.md").decode()
    assert GEM in readme
    assert "Чьи это данные" in readme


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_records_give_the_same_bytes(export: Export, form: str) -> None:
    assert export("mines", format=form) == export("mines", format=form)


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("csv_excel", ";")])
def test_no_text_is_a_formula(export: Export, dangerous: None, form: str, delimiter: str) -> None:
    (row,) = rows_of(export("methane_abundance", format=form, lang="en"), delimiter)
    source, note = (row["source"], row["note"]) if form == "csv" else (row["Source"], row["Note"])
    assert source == '\'=HYPERLINK("http://example.org")'
    assert note == "'+1; -1; @x"


def test_a_workbook_holds_no_formula_and_no_link(export: Export, dangerous: None) -> None:
    parts = zipfile.ZipFile(io.BytesIO(export("methane_abundance", format="xlsx")))
    sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "HYPERLINK" in sheet
    assert "<f>" not in sheet
    assert "hyperlink " not in sheet


def test_records_of_users_are_exported_without_a_licence(export: Export, dangerous: None) -> None:
    content = json.loads(export("methane_abundance", format="json"))
    assert content["packages"] == []
    assert content["records"][0]["package"] is None
    assert content["records"][0]["source"].startswith("=HYPERLINK")


@pytest.mark.parametrize("form", FORMATS)
def test_no_records_are_a_file_all_the_same(export: Export, form: str) -> None:
    assert export("mines", format=form, q="no such mine anywhere")


@pytest.mark.parametrize(
    ("parameters", "field"),
    [
        ({"format": "docx"}, "format"),
        ({"filter": "nonsense:eq:1"}, "filter"),
        ({"sort": "nonsense"}, "sort"),
        ({"basin": "nowhere"}, "basin"),
    ],
)
def test_what_cannot_be_exported_is_said(refused: Callable[..., Any], parameters: dict[str, str], field: str) -> None:
    assert refused("/reference/mines/export", 422, **parameters)["errors"][0]["field"] == field


def test_an_unknown_table_is_not_found(refused: Callable[..., Any]) -> None:
    """The answer names it, and those there are."""
    detail = refused("/reference/nonsense/export", 404)["detail"]
    assert "nonsense" in detail
    assert "coal_output, companies" in detail


@pytest.mark.parametrize("table", table_ids())
@pytest.mark.parametrize("form", ["csv", "csv_excel en", "xlsx ru"])
def test_an_export_read_back_changes_nothing(export: Export, administrator: Client, table: str, form: str) -> None:
    form, _, lang = form.partition(" ")
    # of these tables the demonstration basin alone has records
    basin = {"basin": "demonstration"} if table in ("seams", "gas_content", "methane_abundance", "methane_use") else {}
    content = export(table, format=form, **({"lang": lang} if lang else {}), **basin)
    response = administrator.post(
        f"/api/v1/reference/{table}/imports?filename=x.{form}", content, content_type="application/octet-stream"
    )
    assert response.status_code == 201, response.content.decode()
    counts = response.json()["counts"]
    faults = [row["errors"] or row["conflict"] for row in response.json()["rows"] if row["state"] != "same"]
    assert counts["same"] == counts["rows"] > 0, (faults[:3], response.json()["columns"])
