"""The notebook of docs/ runs against the product from its first cell to its last, and leaves tables as they were."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from tests.client.notebook import code_cells, run

from firedamp.client import Client

DOCS = Path(__file__).parents[2] / "docs"
NOTEBOOK = DOCS / "client.ipynb"


@pytest.fixture(scope="module")
def names(server: tuple[str, str], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the notebook's names hold at its end; it runs with a token of the administrator's, as somebody would."""
    folder = tmp_path_factory.mktemp("notebook")
    (folder / "examples").symlink_to(DOCS / "examples")
    with Client(server[0]) as administrator, pytest.MonkeyPatch.context() as patch:
        administrator.sign_in("admin", server[1])
        token = administrator.tokens.create("Notebook", scopes=["write", "reference"])["token"]
        patch.setenv("FIREDAMP_URL", server[0])
        patch.setenv("FIREDAMP_TOKEN", token)
        patch.chdir(folder)
        found, shown = run(NOTEBOOK)
        assert token not in repr(shown)
        administrator.sign_out()
    assert [file.name for file in folder.iterdir()] == ["examples"]
    return found


def test_a_calculation_gives_the_vector_s_emission(names: dict[str, Any]) -> None:
    assert names["result"]["outputs"]["ch4_t"] == pytest.approx(32964.0, rel=1e-7)  # as in tests/client/test_client.py
    assert names["refused"] == [("coal_output", "below_minimum", -5)]


def test_the_inventory_s_sums_are_those_of_its_lines(names: dict[str, Any]) -> None:
    assert names["by_company"]["ch4_t"].sum() == pytest.approx(names["lines"]["ch4_t"].sum())


def test_the_table_is_taken_and_put_back(names: dict[str, Any], server: tuple[str, str]) -> None:
    assert names["abundance"]["absolute_abundance_m3_min"].to_list()[-2:] == [27.9, 28.4]
    with Client(server[0]) as anybody:
        assert anybody.reference.by_key("methane_abundance", "DEMO-M02/2024") is None


def test_readings_come_back_as_they_were_sent(names: dict[str, Any]) -> None:
    assert (names["sent"]["new"], names["sent"]["duplicate"]) == (180, 0)
    assert names["measured"]["MM1, %"].to_list() == [value for _, value in names["readings"][:61]]


def test_gaps_are_restored_by_a_job(names: dict[str, Any]) -> None:
    assert names["steps"][-1] == ("done", 1.0)
    restored = names["restored"]
    assert restored["time"].to_list() == [1997, 1999, 2000, 2006, 2008, 2009, 2012]  # the gaps of the file
    assert (restored["low"] < restored["value"]).all()
    assert (restored["value"] < restored["high"]).all()


def test_a_report_says_what_stands_in_its_way(names: dict[str, Any]) -> None:
    assert {"particular_missing", "not_confirmed"} <= {problem["rule"] for problem in names["in_the_way"]}


def test_a_project_s_years_are_a_table(names: dict[str, Any]) -> None:
    totals = names["evaluated"]["totals"]
    assert names["years"]["reduction_t"].sum() == pytest.approx(totals["reduction_t"], rel=1e-6)


def test_the_notebook_is_kept_without_what_it_showed() -> None:
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code_cells(NOTEBOOK))
    assert json.loads(NOTEBOOK.read_text("utf-8"))["metadata"]["kernelspec"]["name"] == "python3"
