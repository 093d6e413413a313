"""The same content has the same hash everywhere; other content has another; a new version says what changed."""

from __future__ import annotations

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firedamp.datapackages import Field, FieldChange, RowError, Schema, changes
from firedamp.datapackages.table import read_table

ROWS = st.dictionaries(st.integers(0, 20), st.integers(0, 5)).map(
    lambda values: [{"id": key, "value": value} for key, value in values.items()]
)
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\n\0"), min_size=1)


def test_hash_is_stable(sandbox):
    assert sandbox.load().hash == sandbox.load().hash


def test_hash_does_not_depend_on_line_ends_and_byte_mark(sandbox):
    before = sandbox.load().hash
    content = (sandbox.folder / "mines.csv").read_bytes()
    sandbox.write("mines.csv", b"\xef\xbb\xbf" + content.replace(b"\n", b"\r\n"))
    assert sandbox.load().hash == before


def test_hash_does_not_depend_on_the_layout_of_the_descriptor(sandbox):
    before = sandbox.load().hash
    turned = dict(reversed(sandbox.descriptor.items()))
    sandbox.write("datapackage.json", json.dumps(turned, indent=4))
    assert sandbox.load().hash == before


def test_hash_does_not_depend_on_the_folder(sandbox):
    before = sandbox.load().hash
    elsewhere = sandbox.folder.rename(sandbox.folder.parent / "elsewhere")
    sandbox.folder = elsewhere
    assert sandbox.load().hash == before


@pytest.mark.parametrize("name", ["mines.csv", "mapping.csv"])
def test_hash_changes_with_a_resource(sandbox, name):
    before = sandbox.load().hash
    sandbox.replace("South", "Souths", name)
    assert sandbox.load().hash != before


def test_hash_changes_with_the_descriptor(sandbox):
    before = sandbox.load().hash
    sandbox.descriptor["title"] = "Another title"
    sandbox.describe()
    assert sandbox.load().hash != before


def test_content_moved_from_one_resource_to_the_next_changes_the_hash(sandbox):
    before = sandbox.load().hash
    sandbox.write("mapping.csv", (sandbox.folder / "mapping.csv").read_text("utf-8").removesuffix("\n"))
    sandbox.write("mines.csv", "\n" + (sandbox.folder / "mines.csv").read_text("utf-8"))
    assert sandbox.load().hash != before


def test_changes_are_told_by_key_and_field():
    old = [{"id": "a", "output": 1.0}, {"id": "b", "output": 2.0}]
    new = [{"id": "b", "output": 2.5}, {"id": "c", "output": None}]
    found = changes(old, new, "id")
    assert found.added == (("c",),)
    assert found.removed == (("a",),)
    assert found.changed == (FieldChange(("b",), "output", 2.0, 2.5),)


def test_new_column_is_a_change_of_each_row_that_has_it():
    found = changes([{"id": 1}], [{"id": 1, "depth": 300}], "id")
    assert found.changed == (FieldChange((1,), "depth", None, 300),)


def test_key_of_several_fields_is_compared_whole():
    old = [{"id": 1, "year": 2022}, {"id": 1, "year": 2023}]
    assert changes(old, old[:1], ["id", "year"]).removed == ((1, 2023),)


def test_key_that_occurs_twice_is_refused():
    with pytest.raises(RowError, match="duplicate_key"):
        changes([], [{"id": 1}, {"id": 1}], "id")


@given(ROWS)
def test_a_table_does_not_differ_from_itself(rows):
    assert not changes(rows, list(reversed(rows)), "id")


@given(ROWS, ROWS)
def test_changes_back_mirror_changes_forth(old, new):
    forth, back = changes(old, new, "id"), changes(new, old, "id")
    assert set(forth.added) == set(back.removed)
    assert set(forth.removed) == set(back.added)
    assert {(each.key, each.before, each.after) for each in forth.changed} == {
        (each.key, each.after, each.before) for each in back.changed
    }


@given(ROWS, ROWS)
def test_changes_turn_the_old_table_into_the_new(old, new):
    found = changes(old, new, "id")
    table = {(row["id"],): row["value"] for row in old if (row["id"],) not in found.removed}
    table |= {each.key: each.after for each in found.changed}
    table |= {(row["id"],): row["value"] for row in new if (row["id"],) in found.added}
    assert table == {(row["id"],): row["value"] for row in new}


@given(st.lists(st.tuples(TEXT, st.integers(), st.floats(allow_nan=False, allow_infinity=False), st.dates())))
def test_what_was_written_is_what_is_read(values):
    schema = Schema((Field("name"), Field("count", "integer"), Field("size", "number"), Field("day", "date")))
    names = [column.name for column in schema.fields]
    file = io.StringIO(newline="")
    csv.writer(file, lineterminator="\n").writerows([names, *values])
    table = read_table("a.csv", file.getvalue(), schema)
    assert table.faults == []
    assert [tuple(row.values()) for _, row in table.rows] == values


@given(st.text())
def test_any_text_is_read_or_refused_without_a_crash(text):
    read_table("a.csv", text, Schema((Field("a", "integer"), Field("b"))))
