"""Who reads the store is said by an address; a bad one is refused without being said back."""

from __future__ import annotations

import pytest

from firedamp.science.errors import InputError
from firedamp.server.telemetry_settings import Engine, engine_said


@pytest.mark.parametrize("url", ["", "duckdb"])
def test_without_a_cluster_it_is_duckdb(url: str) -> None:
    assert engine_said({"FIREDAMP_TELEMETRY_URL": url}) == engine_said({}) == Engine(None)


@pytest.mark.parametrize(
    "master", ["spark://master.mine.example:7077", "spark://a:7077,b:7077", "local-cluster[2,1,1024]", "local[2]"]
)
def test_it_works(master: str) -> None:
    assert engine_said({"FIREDAMP_TELEMETRY_URL": master}) == Engine(master)


def test_settings_of_spark_stand_behind_a_question_mark() -> None:
    url = "spark://master:7077?spark.executor.memory=8g&spark.cores.max=16"
    options = {"spark.executor.memory": "8g", "spark.cores.max": "16"}
    assert engine_said({"FIREDAMP_TELEMETRY_URL": url}) == Engine("spark://master:7077", options)


@pytest.mark.parametrize(
    "url",
    ["master:7077", "spark://master", "spark://", "http://master:7077", "spark://user:secret@master:7077",
     "local-cluster[2,1]", "local", "spark://master:7077?secret=1", "spark://master:7077?secret",
     "duckdb?spark.x=secret"],
)  # fmt: skip
def test_a_bad_address_is_refused_without_being_said_back(url: str) -> None:
    with pytest.raises(InputError) as error:
        engine_said({"FIREDAMP_TELEMETRY_URL": url})
    assert error.value.problems[0].rule == "not_a_telemetry_url"
    assert "secret" not in str(error.value)
