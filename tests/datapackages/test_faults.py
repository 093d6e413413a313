"""A spoiled package is refused: which file, row, field, rule and value."""

from __future__ import annotations

import csv

import pytest

from firedamp.datapackages import Districts, RowError, mine_years
from firedamp.science.errors import DataError


def the_fault(package) -> RowError:
    faults = list(package.faults())
    assert len(faults) == 1, faults
    with pytest.raises(DataError):
        package.validate()
    return faults[0]


def test_sound_package_has_no_fault(sandbox):
    sandbox.load().validate()


@pytest.mark.parametrize(
    ("old", "new", "field", "rule", "value"),
    [
        ("First,underground,1.5", "First,underground,much", "output", "not_a_number", "much"),
        ("First,underground,1.5", "First,underground,nan", "output", "not_finite", "nan"),
        ("First,underground,1.5", "First,underground,1_0", "output", "not_a_number", "1_0"),
        ("First,underground,1.5", "First,underground,-1", "output", "below_minimum", "-1"),
        ("1.5,2023", "1.5,23", "year", "not_a_year", "23"),
        ("First,underground,1.5", "First,open,1.5", "mine_type", "not_a_choice", "open"),
        ("A1,First,underground,1.5", "A1,,underground,1.5", "name_en", "missing", ""),
    ],
)
def test_bad_cell_is_named(sandbox, old, new, field, rule, value):
    sandbox.replace(old, new)
    fault = the_fault(sandbox.load())
    assert (fault.file, fault.row) == ("second-basin/mines.csv", 2)
    assert (fault.problem.field, fault.problem.rule, fault.problem.value) == (field, rule, value)


@pytest.mark.parametrize(
    ("type_", "text", "rule"),
    [
        ("integer", "1.5", "not_an_integer"),
        ("integer", "1_000", "not_an_integer"),
        ("boolean", "yes", "not_a_boolean"),
        ("date", "2023-02-30", "not_a_date"),
        ("datetime", "noon", "not_a_datetime"),
        ("geopoint", "1,2", "unknown_type"),
    ],
)
def test_text_of_another_type_is_refused(sandbox, type_, text, rule):
    sandbox.field("depth_accuracy")["type"] = type_
    sandbox.describe()
    sandbox.write("mines.csv", f'{_header(sandbox)}\nA1,First,underground,1,2023,Owner,,North,300,"{text}"\n')
    assert the_fault(sandbox.load()).problem.rule == rule


def test_pattern_is_kept(sandbox):
    sandbox.field("gem_id")["constraints"] = {"pattern": r"A\d"}
    sandbox.describe()
    sandbox.replace("A2,", "B2,")
    assert the_fault(sandbox.load()).problem.rule == "pattern_mismatch"


def test_duplicate_key_names_both_rows(sandbox):
    sandbox.replace("1.25,2021", "1.25,2023")
    fault = the_fault(sandbox.load())
    assert (fault.row, fault.problem.rule, fault.problem.value) == (3, "duplicate_key", ("A1", 2023))
    assert fault.problem.params["first_row"] == 2


def test_unique_column_may_be_empty_more_than_once_but_not_repeat(sandbox):
    sandbox.field("depth_m")["constraints"] = {"unique": True}
    sandbox.describe()
    sandbox.replace("A3,Third,surface,,2022,Second LLC,,South,60", "A3,Third,surface,,2022,Second LLC,,South,")
    fault = the_fault(sandbox.load())
    assert (fault.row, fault.problem.field, fault.problem.value) == (3, "depth_m", 300.0)


def test_missing_column_is_named(sandbox):
    lines = [line.rsplit(",", 1)[0] for line in (sandbox.folder / "mines.csv").read_text("utf-8").splitlines()]
    sandbox.write("mines.csv", "\n".join(lines))
    fault = the_fault(sandbox.load())
    assert (fault.row, fault.problem.field, fault.problem.rule) == (1, "depth_accuracy", "missing_column")


def test_unknown_column_is_named(sandbox):
    sandbox.replace("depth_accuracy", "depth_accuracy,extra")
    assert the_fault(sandbox.load()).problem.rule == "unknown_column"


def test_short_row_is_named(sandbox):
    sandbox.replace("A3,Third,surface,,2022,Second LLC,,South,60,estimate", "A3,Third")
    fault = the_fault(sandbox.load())
    assert (fault.row, fault.problem.rule, fault.problem.value) == (5, "wrong_number_of_cells", 2)


def test_unknown_district_spelling_breaks_the_link(sandbox):
    sandbox.replace(",South,60", ",Sourth,60")
    fault = the_fault(sandbox.load())
    assert (fault.row, fault.problem.rule, fault.problem.value) == (5, "broken_foreign_key", "Sourth")


def test_unknown_district_spelling_is_refused_in_an_inventory(sandbox):
    sandbox.replace(",North,300,exact", ",Nord,300,exact")
    with pytest.raises(RowError) as caught:
        mine_years(sandbox.load())
    assert (caught.value.row, caught.value.problem.rule) == (2, "unknown_district_spelling")


def test_district_spelling_is_not_guessed(sandbox):
    with pytest.raises(RowError, match="unknown_district_spelling"):
        Districts(sandbox.load()).of("north")


@pytest.mark.parametrize("content", ["", "\n\n"])
def test_empty_file_is_refused(sandbox, content):
    sandbox.write("mines.csv", content)
    assert the_fault(sandbox.load()).problem.rule == "empty_file"


def test_file_in_another_encoding_is_refused_at_its_row(sandbox):
    sandbox.write("mines.csv", (sandbox.folder / "mines.csv").read_text("utf-8").encode("cp1251"))
    fault = the_fault(sandbox.load())
    assert (fault.file, fault.row, fault.problem.rule) == ("second-basin/mines.csv", 2, "not_utf8")


def test_file_that_is_not_there_is_named(sandbox):
    (sandbox.folder / "mines.csv").unlink()
    with pytest.raises(DataError, match=r"second-basin/mines\.csv.*cannot be read"):
        sandbox.load().rows("mines")


def test_all_faults_are_told_at_once(sandbox):
    sandbox.replace("First,underground,1.5", "First,underground,much")
    sandbox.replace("1.25,2021", "1.25,21")
    assert [fault.row for fault in sandbox.load().faults()] == [2, 3]


@pytest.mark.parametrize("path", ["../mines.csv", "/etc/passwd", "a/../../b", "c:\\mines.csv", "https://example.org/a"])
def test_path_out_of_the_package_is_refused(sandbox, path):
    sandbox.descriptor["resources"][0]["path"] = path
    sandbox.describe()
    with pytest.raises(DataError, match="leads out of the package"):
        sandbox.load()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("{", "is not JSON"),
        ("[]", "is not a JSON object"),
        ("{}", "has no name"),
        ('{"name": "a"}', "has no resources"),
        ('{"name": "a", "resources": [{"name": "b"}]}', "without a name or a path"),
        ('{"name": "a", "resources": [{"name": "b", "path": ["c"]}]}', "one file each"),
        ('{"name": "a", "resources": [{"name": "b", "path": "b"}, {"name": "b", "path": "c"}]}', "two resources"),
        ('{"name": "a", "resources": [{"name": "b", "path": "b", "schema": {}}]}', "not complete"),
        ('{"name": "a", "resources": [{"name": "b", "path": "b"}], "firedamp": {"kind": "odd"}}', "of the kind"),
        ('{"name": "a", "resources": [{"name": "b", "path": "b"}], "firedamp": 3}', "not a JSON object"),
    ],
)
def test_bad_descriptor_is_refused(sandbox, content, reason):
    sandbox.write("datapackage.json", content)
    with pytest.raises(DataError, match=reason):
        sandbox.load()


def test_key_of_a_field_that_is_not_there_is_refused(sandbox):
    sandbox.descriptor["resources"][0]["schema"]["primaryKey"] = "id"
    sandbox.describe()
    with pytest.raises(DataError, match="names the field 'id'"):
        sandbox.load()


def test_link_to_a_table_that_is_not_there_is_refused(sandbox):
    sandbox.descriptor["resources"][0]["schema"]["foreignKeys"][0]["reference"]["resource"] = "places"
    sandbox.describe()
    with pytest.raises(DataError, match="'places'"):
        sandbox.load().validate()


def test_pattern_that_is_none_is_refused(sandbox):
    sandbox.field("gem_id")["constraints"] = {"pattern": "("}
    sandbox.describe()
    with pytest.raises(DataError, match="the pattern of 'gem_id'"):
        sandbox.load()


def test_mapping_without_its_districts_is_refused(sandbox):
    del sandbox.descriptor["firedamp"]["basin"]["districts"]["list"]
    sandbox.describe()
    with pytest.raises(DataError, match="needs a `list` of districts"):
        mine_years(sandbox.load())


def test_cell_beyond_all_measure_is_refused_whatever_another_library_allows(sandbox):
    before = csv.field_size_limit(10**9)
    try:
        sandbox.replace("Third", "Third" * 30_000)
        assert the_fault(sandbox.load()).problem.rule == "not_csv"
    finally:
        csv.field_size_limit(before)


def test_output_without_a_year_is_refused(sandbox):
    sandbox.replace("0.5,2022", "0.5,")
    with pytest.raises(RowError) as caught:
        mine_years(sandbox.load())
    assert (caught.value.row, caught.value.problem.field, caught.value.problem.rule) == (4, "year", "missing")


@pytest.mark.parametrize("concept", ["mine_id", "output_t"])
def test_mine_table_without_a_needed_column_is_refused(sandbox, concept):
    del sandbox.descriptor["firedamp"]["basin"]["columns"][concept]
    sandbox.describe()
    with pytest.raises(DataError, match=f"no column for '{concept}'"):
        mine_years(sandbox.load())


def test_output_counted_twice_is_refused(sandbox):
    del sandbox.descriptor["resources"][0]["schema"]["primaryKey"]
    sandbox.describe()
    sandbox.replace("1.25,2021", "1.25,2023")
    with pytest.raises(RowError, match="counted_twice"):
        mine_years(sandbox.load())


def test_output_column_needs_a_unit(sandbox):
    sandbox.field("output")["unit"] = "wagons"
    sandbox.describe()
    with pytest.raises(DataError, match="wagons"):
        mine_years(sandbox.load())


def _header(sandbox) -> str:
    return (sandbox.folder / "mines.csv").read_text("utf-8").splitlines()[0]
