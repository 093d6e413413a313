"""A package's example projects are read as its descriptor names them, and what is wrong with them is said."""

from __future__ import annotations

import datetime
import json
from typing import Any

import pytest
from tests.datapackages.conftest import Sandbox, column

from firedamp.datapackages import MeasuredHour, example_projects, package, packages
from firedamp.science.errors import DataError

HOURS = "time,flow_m3_min,ch4_percent,flame\n2025-01-01T01:00:00,,40.5,0\n2025-01-01T00:00:00,5.5,41,1\n"
RECORD = {"projects": [{"id": "A1-flare"}]}


@pytest.fixture
def stated(sandbox: Sandbox) -> Sandbox:
    """A package that brings a portfolio with spreads and hours of its one project."""
    types = {"time": "datetime", "flow_m3_min": "number", "ch4_percent": "number", "flame": "boolean"}
    fields = [column(name, kind) for name, kind in types.items()]
    own: dict[str, Any] = {"project": "A1-flare"}
    sandbox.descriptor["resources"] += [
        {"name": "projects", "path": "projects.json", "firedamp": {"spreads": {"flow": 10}}},
        {"name": "hours", "path": "hours.csv", "schema": {"fields": fields}, "firedamp": own},
    ]
    sandbox.descriptor["firedamp"]["projects"] = {"portfolio": "projects", "hours": ["hours"]}
    sandbox.write("projects.json", json.dumps(RECORD))
    sandbox.write("hours.csv", HOURS)
    sandbox.describe()
    return sandbox


def test_portfolio_spreads_hours_and_attribution_are_read(stated: Sandbox) -> None:
    found = example_projects(stated.load())
    assert found is not None
    assert (found.record, found.spreads) == (RECORD, {"flow": 10.0})
    assert found.attribution == {"en": "A survey", "ru": "A survey"}
    assert not found.synthetic


def test_hours_are_in_the_order_of_time_with_none_where_nothing_was_measured(stated: Sandbox) -> None:
    found = example_projects(stated.load())
    assert found is not None
    measured = found.hours_of["A1-flare"]
    assert (measured.resource, measured.filename) == ("hours", "hours.csv")
    assert measured.hours == (
        MeasuredHour(datetime.datetime.fromisoformat("2025-01-01T00:00:00"), 5.5, 41.0, True),
        MeasuredHour(datetime.datetime.fromisoformat("2025-01-01T01:00:00"), None, 40.5, False),
    )


def test_a_package_that_brings_none_has_none(sandbox: Sandbox) -> None:
    assert example_projects(sandbox.load()) is None
    assert [each.name for each in packages() if example_projects(each)] == ["demonstration"]


def test_shipped_ones_are_synthetic() -> None:
    found = example_projects(package("demonstration"))
    assert found is not None
    assert found.synthetic
    assert found.attribution["en"].startswith("Synthetic data")


def test_a_portfolio_that_is_no_json_is_named_with_its_line(stated: Sandbox) -> None:
    stated.write("projects.json", "{\n oops")
    with pytest.raises(DataError, match=r"projects\.json.*2.*is not JSON"):
        example_projects(stated.load())


@pytest.mark.parametrize("record", [[], {}, {"projects": {}}, {"projects": [{"name": "without an id"}]}])
def test_a_file_without_projects_is_refused(stated: Sandbox, record: Any) -> None:
    stated.write("projects.json", json.dumps(record))
    with pytest.raises(DataError, match="is not a portfolio"):
        example_projects(stated.load())


@pytest.mark.parametrize("projects", [{}, {"portfolio": 1}, "projects"])
def test_a_descriptor_that_names_no_portfolio_is_refused(stated: Sandbox, projects: Any) -> None:
    stated.descriptor["firedamp"]["projects"] = projects
    stated.describe()
    with pytest.raises(DataError, match=r"firedamp\.projects names no `portfolio`"):
        example_projects(stated.load())


@pytest.mark.parametrize("spreads", [[10], {"flow": "10 %"}, {"flow": True}])
def test_spreads_that_are_no_numbers_are_refused(stated: Sandbox, spreads: Any) -> None:
    stated.descriptor["resources"][-2]["firedamp"]["spreads"] = spreads
    stated.describe()
    with pytest.raises(DataError, match="are not numbers by name"):
        example_projects(stated.load())


@pytest.mark.parametrize("project", [None, "A9-flare"])
def test_hours_of_no_project_of_the_portfolio_are_refused(stated: Sandbox, project: Any) -> None:
    stated.descriptor["resources"][-1]["firedamp"]["project"] = project
    stated.describe()
    with pytest.raises(DataError, match="names no project of the portfolio"):
        example_projects(stated.load())


def test_hours_without_a_column_are_refused(stated: Sandbox) -> None:
    stated.descriptor["resources"][-1]["schema"]["fields"][-1]["name"] = "burning"
    stated.describe()
    with pytest.raises(DataError, match="needs a column 'flame' of the type boolean"):
        example_projects(stated.load())


def test_an_hour_without_a_time_is_refused_with_its_row(stated: Sandbox) -> None:
    stated.write("hours.csv", HOURS + ",1,2,0\n")
    with pytest.raises(DataError, match=r"hours\.csv.*4.*no time"):
        example_projects(stated.load())
