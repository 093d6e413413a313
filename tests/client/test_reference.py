"""The reference tables through the client: read, changed by two people, undone, brought in from and out to files."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars
import pytest

from firedamp.client import ApiError, Changed, Client, Needed
from firedamp.client.shapes import RecordOut

VALUES = {
    "mine": "Распадская",
    "year": 2019,
    "absolute_abundance_m3_min": 120.5,
    "quality": "measured",
    "source": "Gas survey 2019, sheet 3",
    "confirmation": "confirmed",
}
TABLE = "methane_abundance"


@pytest.fixture
def made(administrator: Client) -> Iterator[RecordOut]:
    """A record of a test's own, gone after it."""
    record = administrator.reference.create(TABLE, VALUES)
    yield record
    for left in administrator.reference.records(TABLE, filters=["mine:eq:M0836"]):
        administrator.reference.delete(TABLE, left["id"], version=left["version"])


def test_tables_and_their_schemas_are_read(firedamp: Client) -> None:
    assert {table["id"]: table["count"] for table in firedamp.reference.tables()}["mines"] == 109
    columns = {column["name"]: column for column in firedamp.reference.schema("coal_output")["columns"]}
    assert columns["output_t"]["unit"] == "t"


def test_records_come_in_all_their_pages(firedamp: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firedamp.client.paging.PAGE", 25)
    keys = [record["key"] for record in firedamp.reference.records("mines", sort="-depth_m")]
    assert len(keys) == len(set(keys)) == firedamp.reference.records("mines").total == 109


def test_filters_and_search_reach_the_server(firedamp: Client) -> None:
    filters = ["mine_type:eq:underground", "depth_m:ge:400"]
    deep = list(firedamp.reference.records("mines", filters=filters))
    assert deep
    assert all(record["values"]["depth_m"] >= 400 for record in deep)
    assert firedamp.reference.records("coal_output", q="Распадская", basin="kuzbass").total > 0


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("mines", "M0836"),
        ("coal_output", "M0836/2025"),
        ("districts", "kuzbass/kemerovsky"),
        ("coal_output", "DEMO-M01/1990"),
    ],
)
def test_a_record_is_found_by_its_key(firedamp: Client, table: str, key: str) -> None:
    record = firedamp.reference.by_key(table, key)
    assert record
    assert record["key"] == key
    assert firedamp.reference.record(table, record["id"]) == record


@pytest.mark.parametrize("key", ["M0836/1850", "M0836", "M0836/2025/1"])
def test_a_key_that_is_none_finds_nothing(firedamp: Client, key: str) -> None:
    assert firedamp.reference.by_key("coal_output", key) is None


def test_records_are_a_data_frame(firedamp: Client) -> None:
    frame = firedamp.reference.frame("coal_output", filters=["mine:eq:M0836"])
    assert frame.select("mine", "mine_name_ru", "year", "output_t", "record_key").row(0) == (
        "M0836",
        "шахта Распадская",
        2025,
        4_700_000.0,
        "M0836/2025",
    )
    assert firedamp.reference.frame("documents").schema["valid_from"] == polars.Date


def test_no_records_are_an_empty_frame_of_the_same_columns(firedamp: Client) -> None:
    none = firedamp.reference.frame("mines", q="no such mine anywhere")
    assert none.schema == firedamp.reference.frame("mines").schema


def test_a_change_makes_a_new_version_and_is_undone(administrator: Client, made: RecordOut) -> None:
    changed = administrator.reference.change(TABLE, made["id"], {"absolute_abundance_m3_min": 121}, version=1)
    assert changed["version"] == 2
    (change, first) = administrator.reference.history(TABLE, made["id"])["items"]
    assert change["changes"] == [{"column": "absolute_abundance_m3_min", "before": 120.5, "after": 121}]
    assert first["action"] == "created"
    newest = next(administrator.reference.changes(table=TABLE))
    assert administrator.reference.undo(newest["id"])["undoes"] == newest["id"]
    assert administrator.reference.record(TABLE, made["id"])["values"]["absolute_abundance_m3_min"] == 120.5


def test_the_second_of_two_people_is_shown_the_difference(administrator: Client, made: RecordOut) -> None:
    administrator.reference.change(TABLE, made["id"], {"absolute_abundance_m3_min": 130}, version=1)
    with pytest.raises(Changed) as caught:
        administrator.reference.change(TABLE, made["id"], {"absolute_abundance_m3_min": 140}, version=1)
    assert caught.value.current["version"] == 2
    (difference,) = caught.value.differences
    assert (difference.column, difference.stored, difference.given) == ("absolute_abundance_m3_min", 130, 140)


def test_an_earlier_version_is_restored(administrator: Client, made: RecordOut) -> None:
    administrator.reference.change(TABLE, made["id"], {"note": "x"}, version=1)
    assert administrator.reference.restore(TABLE, made["id"], version=1)["values"]["note"] is None


def test_what_depends_on_a_record_is_said(administrator: Client) -> None:
    mine = administrator.reference.by_key("mines", "M0836")
    assert mine
    assert "coal_output" in [each["table"] for each in administrator.reference.dependents("mines", mine["id"])]
    with pytest.raises(Needed) as caught:
        administrator.reference.delete("mines", mine["id"], version=mine["version"])
    assert "coal_output" in [each["table"] for each in caught.value.dependents]


def test_many_records_change_together(administrator: Client, made: RecordOut) -> None:
    done = administrator.reference.change_many(TABLE, [made], {"confirmation": "to_confirm"})
    assert (done["kind"], done["records"]) == ("bulk", 1)
    (changed,) = administrator.reference.records(TABLE, filters=["confirmation:eq:to_confirm"])
    assert administrator.reference.delete_many(TABLE, [changed])["records"] == 1
    assert administrator.reference.records(TABLE).total == 0


def test_faults_of_values_are_named_at_once(administrator: Client) -> None:
    with pytest.raises(ApiError) as caught:
        administrator.reference.create(TABLE, {**VALUES, "year": 2999, "absolute_abundance_m3_min": -1})
    assert {problem.field for problem in caught.value.errors} == {"year", "absolute_abundance_m3_min"}


# files


def table_of(rows: list[tuple[Any, ...]]) -> bytes:
    head = "Шахта;Год;Абсолютная метанообильность, м3/мин;Источник\n"
    return (head + "".join(";".join(map(str, row)) + "\n" for row in rows)).encode("cp1251")


def test_a_file_is_looked_at_mended_and_taken(administrator: Client) -> None:
    reference = administrator.reference
    content = table_of([("Распадская", 2017, "98,5", "съёмка"), ("Распадская", 2018, "много", "съёмка")])
    looked_at = reference.send(TABLE, content, filename="a.csv")
    defaults = {"quality": "measured", "confirmation": "confirmed"}
    looked_at = reference.mend(TABLE, looked_at["id"], defaults=defaults)
    assert (looked_at["counts"]["new"], looked_at["counts"]["bad"]) == (1, 1)
    (bad,) = reference.sent_rows(TABLE, looked_at["id"], "bad")
    assert bad["errors"][0]["column"] == "absolute_abundance_m3_min"
    with pytest.raises(ApiError):
        reference.take(TABLE, looked_at["id"])
    reference.mend(TABLE, looked_at["id"], cells={str(bad["row"]): {"2": "99,5"}})
    taken = reference.take(TABLE, looked_at["id"])
    assert taken["created"] == 2
    reference.undo(taken["change_set"])
    assert reference.records(TABLE).total == 0


def test_a_file_that_was_put_away_is_gone(administrator: Client, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(table_of([("Распадская", 2017, "98,5", "s")]))
    looked_at = administrator.reference.send(TABLE, tmp_path / "a.csv")
    assert looked_at["filename"] == "a.csv"
    administrator.reference.put_away(TABLE, looked_at["id"])
    with pytest.raises(ApiError) as caught:
        administrator.reference.sent(TABLE, looked_at["id"])
    assert caught.value.status == 404


def test_records_are_exported_to_a_file(firedamp: Client, tmp_path: Path) -> None:
    file = tmp_path / "output.zip"
    size = firedamp.reference.export("coal_output", format="datapackage", filters=["mine:eq:M0836"]).save(file)
    assert file.stat().st_size == size
    assert zipfile.ZipFile(file).read("coal_output.csv").count(b"\n") == 2


def test_an_export_that_is_refused_leaves_no_file(firedamp: Client, tmp_path: Path) -> None:
    with pytest.raises(ApiError, match="nonsense"):
        firedamp.reference.export("coal_output", sort="nonsense").save(tmp_path / "x.csv")
    assert not list(tmp_path.iterdir())
