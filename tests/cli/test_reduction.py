"""`firedamp reduction` and `firedamp portfolio`: the answers of reductions.md, and what is refused in which words."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Ran
from tests.science.reductions.example import DRAINAGE, oxidiser, record

Run = Callable[..., Ran]
File = Callable[..., str]
VECTORS = json.loads(
    (Path(__file__).parents[1] / "science" / "reductions" / "vectors.json").read_text("utf-8")
)["vectors"]  # fmt: skip
ORGANISATION = "example organisation"


def written(file: File, content: Any) -> str:
    return file(json.dumps(content), "example.json")


def portfolio(file: File, *records: dict[str, Any], **more: Any) -> str:
    return written(file, {"projects": list(records), **more})


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["id"])
def test_every_worked_number_comes_from_the_command(call: Run, file: File, vector: dict[str, Any]) -> None:
    command = ["reduction", "calculate"] if vector["formula"].startswith("reduction.") else ["calculate"]
    told = call(*command, vector["formula"], "--inputs", written(file, vector["inputs"]), "--json").json
    for name, expected in vector["outputs"].items():
        assert told["outputs"][name] == (None if expected is None else pytest.approx(expected, rel=1e-6))


def test_the_pump_of_the_presentation_takes_7_884_million_cubic_metres(run: Run) -> None:
    given = ("flow_m3_min=50", "ch4_percent=30", "minutes=525600")
    done = run("reduction", "calculate", "reduction.stream", *given, "--json")
    assert done.json["outputs"] == {"methane_m3": 7_884_000}


def test_a_project_is_told_by_the_keys_of_the_document(call: Run, file: File) -> None:
    told = call("reduction", "evaluate", written(file, record()), "--json").json
    assert {"years", "totals", "economics", "warnings", "to_confirm"} <= set(told)
    assert {"year", "methane_received_m3", "methane_destroyed_t", "reduction_t", "electricity_mwh", "cash_flow"} <= set(
        told["years"][0]
    )
    assert [each["year"] for each in told["years"]] == list(range(2027, 2037))
    assert told["totals"]["reduction_t"] == pytest.approx(sum(each["reduction_t"] for each in told["years"]))


def test_a_project_comes_from_standard_input_too(run: Run) -> None:
    told = run("reduction", "evaluate", "-", "--json", stdin=json.dumps(record()).encode()).json
    assert told["project"] == "example-1"


def test_an_unsafe_plan_is_told_without_a_price_in_both_languages(call: Run, file: File) -> None:
    unsafe = written(file, record(stream={**DRAINAGE, "ch4_percent": 12}))
    told = call("reduction", "evaluate", unsafe, "--json").json
    assert told["economics"] is None
    fault = told["faults"][0]
    assert (fault["rule"], fault["field"], fault["value"]) == ("explosive_mixture", "ch4_percent", 12)
    assert "12 % in 2027 lies in the explosive range of 5–15 %" in fault["text"]["en"]
    assert "12 % в 2027 г. – во взрывоопасном диапазоне 5–15 %" in fault["text"]["ru"]
    said = call("reduction", "evaluate", unsafe, "--lang", "ru")
    assert (said.code, "цена не показывается" in said.out, "ЧДД" in said.out) == (0, True, False)


def test_draws_are_made_where_a_spread_is_given_and_nowhere_else(call: Run, file: File) -> None:
    name = written(file, record())
    assert call("reduction", "evaluate", name, "--json").json["uncertainty"] is None
    options = ("--uncertainty", "flow=20%", "--uncertainty", "electricity_per_mwh=30%", "--draws", "500")
    first, again = (call("reduction", "evaluate", name, *options, "--json").json["uncertainty"] for _ in range(2))
    assert first == again
    assert first["npv"]["low"] < first["npv"]["high"]


def test_a_portfolio_is_told_by_the_keys_of_the_document(call: Run, file: File) -> None:
    name = portfolio(file, record(), oxidiser())
    told = call("portfolio", name, "--target", "100000", "--json").json
    assert told["status"] == "optimal"
    assert {"status", "chosen", "cost", "capex", "reduction_t_per_year", "curve"} <= set(told)
    assert {"id", "reduction_t_per_year", "cost_per_t"} <= set(told["curve"][0])
    assert told["reduction_t_per_year"] >= 100_000


def test_a_threshold_is_met_by_an_organisation(call: Run, file: File) -> None:
    name = portfolio(file, record(), oxidiser(), organisations=[{"name": ORGANISATION, "emission_co2e_t": 300_000}])
    told = call("portfolio", name, "--threshold", "50000", "--organisation", ORGANISATION, "--json").json
    assert told["emission_co2e_t"] - told["reduction_t_per_year"] < 50_000


def test_what_cannot_be_reached_is_said_with_what_can(call: Run, file: File) -> None:
    name = portfolio(file, record())
    told = call("portfolio", name, "--target", "1e9", "--json").json
    assert (told["status"], told["chosen"]) == ("infeasible", [])
    assert told["largest_reduction_t_per_year"] > 0
    assert "Такого набора проектов нет" in call("portfolio", name, "--target", "1e9", "--lang", "ru").out


def test_technologies_say_what_fits_and_why_not(call: Run) -> None:
    stream = ("--kind", "drainage", "--flow", "50", "--ch4", "28", "--year", "2026")
    items = {each["id"]: each for each in call("reduction", "technologies", *stream, "--json").json["items"]}
    assert [reason["rule"] for reason in items["gas_engine"]["reasons"]] == ["below_permitted"]
    russian = call("reduction", "technologies", *stream, "--limit", "ru.drainage.utilisation", "--json").json["items"]
    assert next(each["fits"] for each in russian if each["id"] == "gas_engine")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("reduction", "calculate", "reduction.stream", "flow_m3_min=-5", "ch4_percent=30", "minutes=1"),
         "Расход: −5 м³/мин меньше 0 м³/мин"),
        (("reduction", "calculate", "reduction.none"), "«reduction.none» нет среди допустимых: reduction.stream"),
        (("reduction", "evaluate", "absent.json"), "absent.json"),
        (("portfolio", "example.json"), "задайте одно из --target, --budget и --threshold"),
        (("portfolio", "example.json", "--target", "5", "--budget", "5"), "--target, --budget"),
        (("portfolio", "example.json", "--threshold", "5"), "Организация"),
        (("portfolio", "example.json", "--target", "5", "--organisation", "nobody"), "nobody"),
        (("portfolio", "example.json", "--target", "5", "--gwp-set", "AR9"), "AR9"),
        (("portfolio", "example.json", "--target", "5", "--limit", "mine"), "mine"),
        (("portfolio", "example.json", "--target", "5", "--uncertainty", "flow=x2"), "x2"),
        (("portfolio", "example.json", "--target", "5", "--uncertainty", "weather=2%"), "weather"),
    ],
)  # fmt: skip
def test_bad_input_is_exit_code_2_with_the_field_in_the_users_words(
    call: Run, file: File, arguments: tuple[str, ...], words: str
) -> None:
    portfolio(file, record())
    done = call(*arguments, "--lang", "ru")
    assert (done.code, done.out) == (2, "")
    assert words in done.error


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "not JSON"),
        ("[]", "must be a JSON object"),
        (json.dumps({**record(), "capex": "1 000,5"}), "Investment: “1 000,5” is not a number"),
        (json.dumps(record(capex=-5)), "Investment: −5 is less than 0"),
        (json.dumps({**record(), "capexx": 5}), "did you mean capex"),
        (json.dumps(record()).encode("utf-16"), "UTF-8"),
        ('{"id": "a", "id": "b"}', "“id” is given twice"),
        (json.dumps(record(capex=1)).replace('"capex": 1', '"capex": NaN'), "NaN"),
    ],
)
def test_a_bad_file_is_refused_in_words(call: Run, file: File, content: str | bytes, words: str) -> None:
    done = call("reduction", "evaluate", file(content, "bad.json"))
    assert (done.code, done.out) == (2, "")
    assert words in done.error


def test_what_the_solver_prints_is_not_in_the_answer(tmp_path: Path) -> None:
    """HiGHS says something to standard output while it solves this one."""
    example = Path(__file__).parents[2] / "data" / "demonstration" / "example_projects.json"
    command = [sys.executable, "-m", "firedamp.cli", "portfolio", str(example), "--budget", "2000000", "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, encoding="utf-8")
    assert json.loads(done.stdout)["status"] == "optimal"
