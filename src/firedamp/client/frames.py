"""Answers as polars data frames: nested names laid out in columns, types fixed whether or not there are rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import Any

import polars
from polars.datatypes import DataType, DataTypeClass

from firedamp.client.shapes import ColumnOut, LineOut, MineOut, RecordOut, TableSchemaOut

PLACE: dict[str, DataType | DataTypeClass] = {
    "company_id": polars.String,
    "company": polars.String,
    "district_id": polars.String,
    "district_en": polars.String,
    "district_ru": polars.String,
}
MINE: dict[str, DataType | DataTypeClass] = {
    "mine_id": polars.String,
    "name_en": polars.String,
    "name_ru": polars.String,
    "mine_type": polars.String,
    "status": polars.String,
    **PLACE,
    "latitude": polars.Float64,
    "longitude": polars.Float64,
    "output_t": polars.Float64,
    "output_year": polars.Int64,
    "output_quality": polars.String,
}
RECORD: dict[str, DataType | DataTypeClass] = {
    "record_id": polars.Int64,
    "record_key": polars.String,
    "record_version": polars.Int64,
    "package": polars.String,
}
COLUMNS: dict[str, DataType | DataTypeClass] = {"number": polars.Float64, "year": polars.Int64}
SUMS = ("output_t", "ch4_t", "ch4_t_low", "ch4_t_high", "co2_t", "co2e_t", "co2e_t_low", "co2e_t_high")
LINE: dict[str, DataType | DataTypeClass] = {
    "mine_id": polars.String,
    "name_en": polars.String,
    "name_ru": polars.String,
    "mine_type": polars.String,
    "year": polars.Int64,
    **PLACE,
    "method": polars.String,
    "tier": polars.Int64,
    **dict.fromkeys(SUMS, polars.Float64),
    "to_confirm": polars.List(polars.String),
}


def mines_frame(mines: Iterable[MineOut]) -> polars.DataFrame:
    """Mines, one row each."""
    rows = [
        {
            **_names(mine),
            "status": mine["status"],
            "latitude": mine["latitude"],
            "longitude": mine["longitude"],
            "output_t": mine["output_t"],
            "output_year": mine["output_year"],
            "output_quality": mine["output_quality"],
        }
        for mine in mines
    ]
    return polars.DataFrame(rows, schema=MINE)


def lines_frame(lines: Iterable[LineOut]) -> polars.DataFrame:
    """Lines of an inventory, one row each; masses in t."""
    rows: list[dict[str, Any]] = [{**line, **_names(line)} for line in lines]
    rows = [{name: row[name] for name in LINE} for row in rows]
    return polars.DataFrame(rows, schema=LINE)


def records_frame(schema: TableSchemaOut, records: Iterable[RecordOut]) -> polars.DataFrame:
    """Records of a reference table, one row each; a reference as its id, with the names beside it."""
    columns = [pair for column in schema["columns"] for pair in _frame_columns(column)]
    rows = [[*_record_values(schema, record), *_about(record)] for record in records]
    frame = polars.DataFrame(rows, schema=dict(columns) | RECORD, orient="row")
    dates = [polars.col(each["name"]).str.to_date() for each in schema["columns"] if each["type"] == "date"]
    return frame.with_columns(dates)


def rows_frame(rows: Iterable[Mapping[str, Any]]) -> polars.DataFrame:
    """Any items of the API as a table, one row each: a nested object's parts are columns (`company_name`), a list stays
    a list. Columns are those of the items; without items there are none."""
    laid_out = [dict(_laid_out(row)) for row in rows]
    return polars.DataFrame(laid_out, infer_schema_length=None)


def parquet_frame(content: bytes) -> polars.DataFrame:
    """A Parquet file of the API as a table."""
    return polars.read_parquet(BytesIO(content))


def _laid_out(row: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in row.items():
        if isinstance(value, Mapping):
            yield from _laid_out(value, f"{before}{name}_")
        else:
            yield f"{before}{name}", value


def _frame_columns(column: ColumnOut) -> Iterator[tuple[str, DataType | DataTypeClass]]:
    yield column["name"], COLUMNS.get(column["type"], polars.String)
    if column["type"] == "reference":
        yield f"{column['name']}_name_en", polars.String
        yield f"{column['name']}_name_ru", polars.String


def _record_values(schema: TableSchemaOut, record: RecordOut) -> Iterator[Any]:
    for column in schema["columns"]:
        value = record["values"][column["name"]]
        if column["type"] != "reference":
            yield value
        else:
            yield from (value["id"], value["name"]["en"], value["name"]["ru"]) if value else (None, None, None)


def _about(record: RecordOut) -> tuple[Any, ...]:
    return record["id"], record["key"], record["version"], record["package"] or None


def _names(row: MineOut | LineOut) -> dict[str, object]:
    return {
        "mine_id": row["mine_id"],
        "name_en": row["name"]["en"],
        "name_ru": row["name"]["ru"],
        "mine_type": row["mine_type"],
        "company_id": row["company"]["id"],
        "company": row["company"]["name"],
        "district_id": row["district"]["id"],
        "district_en": row["district"]["name"]["en"],
        "district_ru": row["district"]["name"]["ru"],
    }
