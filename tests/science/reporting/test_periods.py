"""Measurements stand for the year only where they cover it, or somebody says why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.science.reporting.conftest import BALANCE, OF_SITES, made, with_entry

from firedamp.messages.wording import describe
from firedamp.science.errors import Problem
from firedamp.science.reporting.reasons import Reason, content_of_question
from firedamp.science.reporting.year_result import year_result

QUARTER = {"flow_acfm": 90_000, "ch4_percent": 0.4, "temperature_rankine": 530, "pressure_atm": 1, "days": 91}
STREAM = {"ventilation": {"flow_acfm": 90_000, "ch4_percent": 0.4}}


def result(entries, **said):
    return year_result(made(entries=entries, **said))


def of_minutes(minutes):
    return {**OF_SITES, "balance": ("A", "mine.balance", {**BALANCE, "minutes": minutes})}


def quarters(*days):
    """A ventilation system measured in parts of the year."""
    return {
        f"q{number}": (
            "A", "epa.ff.ventilation", {**QUARTER, "flow_acfm": 90_000 + 1000 * number, "days": each},
        )
        for number, each in enumerate(days)
    }  # fmt: skip


def rules(found):
    return [each["problem"]["rule"] for each in found["questions"]]


def state(found, category="underground_mining"):
    return next(cell["state"] for cell in found["cells"] if (cell["mine_id"], cell["category"]) == ("A", category))


def test_the_share_of_the_year_is_shown_for_each_stream():
    (period,) = result(of_minutes(527_040))["periods"]
    assert period == {"entry": "balance", "mine_id": "A", "days": 366.0, "percent_of_year": 100.0}


def test_a_whole_year_is_measured_and_asks_nothing():
    found = result(of_minutes(525_600))  # 365 days of the leap year 2024
    assert (rules(found), state(found)) == ([], "measured")


@pytest.mark.parametrize(("days", "asked"), [(359, []), (357, ["period_partial"]), (329, ["period_partial"])])
def test_more_than_a_week_that_was_not_measured_is_asked_for(days, asked):
    assert rules(result(of_minutes(1440 * days))) == asked


def test_an_hour_is_asked_for_and_is_not_the_years_measurement():
    found = result(of_minutes(60))
    (question,) = found["questions"]
    assert (question["subject"], rules(found), state(found)) == (
        "period|A|mine.balance", ["period_partial"], "calculated",
    )  # fmt: skip
    problem = Problem(**question["problem"])
    assert (problem.params["percent"], problem.params["days_of_year"]) == (0.0114, 366)
    assert "Альфа" in describe(problem, "ru")


def test_more_than_the_year_is_refused():
    (problem,) = result(of_minutes(527_041))["double_counting"]
    assert (problem["rule"], problem["params"]["days_of_year"]) == ("exceeds_year", 366)
    common = year_result(made(2023, entries=of_minutes(527_040)))
    assert [each["rule"] for each in common["double_counting"]] == ["exceeds_year"]


@pytest.mark.parametrize(("days", "asked"), [
    ((91, 91, 92, 92), []), ((91, 91), ["period_partial"]), ((366, 366), []), ((366, 91), ["period_partial"]),
])  # fmt: skip
def test_quarters_make_up_a_year_and_streams_several(days, asked):
    assert rules(result(quarters(*days))) == asked


def test_the_days_of_a_series_are_counted():
    week = {"flow_acfm": [5_000] * 7, "ch4_percent": [40] * 7, "temperature_rankine": [530] * 7,
            "pressure_atm": [1] * 7, "moisture_correction": [1] * 7}  # fmt: skip
    found = result({"week": ("A", "epa.ff.degasification", week)})
    assert (found["periods"][0]["days"], rules(found)) == (7.0, ["period_partial"])


def test_the_answer_stands_beside_the_question():
    year = made(entries=of_minutes(60))
    (question,) = year_result(year)["questions"]
    said = Reason("the mine opened on the last day", content_of_question(question["problem"]))
    (answered,) = year_result(replace(year, reasons={question["subject"]: said}))["questions"]
    assert answered["reason"] == "the mine opened on the last day"


def test_gas_utilised_is_asked_for_its_evidence():
    balanced = {**BALANCE, "methane_utilised": 160_000}
    (question,) = result({**OF_SITES, "balance": ("A", "mine.balance", balanced)})["questions"]
    assert (question["subject"], question["problem"]["params"]["utilised_m3"]) == ("utilised|balance", 160_000)


def test_a_stream_with_the_figures_of_another_is_asked_about():
    vent = {"gas_volume": 50_000, "ch4_percent": 30}
    nearly = {"gas_volume": 50_020, "ch4_percent": 30, "co2_percent": 1}
    found = result({"1": ("A", "ru371.venting", vent), "2": ("A", "ru371.venting", nearly)})
    assert [each["subject"] for each in found["questions"]] == ["alike|1|2"]
    other = {"gas_volume": 56_000, "ch4_percent": 30}
    assert rules(result({"1": ("A", "ru371.venting", vent), "2": ("A", "ru371.venting", other)})) == []


def test_a_stream_of_a_balance_that_another_balance_has_too_is_asked_about():
    sites = (made().sites[0], replace(made().sites[0], mine_id="D", name={"en": "Delta", "ru": "Дельта"}))
    other = {**BALANCE, "ventilation": [{"flow": 9_000, "ch4_percent": 0.2}], "daily_output": 5_400}
    entries = {"1": ("A", "mine.balance", BALANCE), "2": ("D", "mine.balance", other)}
    found = year_result(made(sites=sites, entries=entries))
    (question,) = found["questions"]  # the drainage of both is 60 m³/min at 40 %
    assert question["subject"] == "alike|1|2"
    assert "Дельта" in describe(Problem(**question["problem"]), "ru")


def test_different_streams_ask_nothing():
    assert (
        rules(result(with_entry(OF_SITES, "flare", "A", "ru371.flaring", {"gas_volume": 1, "ch4_percent": 40}))) == []
    )
