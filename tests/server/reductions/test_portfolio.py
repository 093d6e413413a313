"""Which projects to build, over the API: the example's company under the threshold, one's own set, the PDF."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from tests.science.reductions.example import record
from tests.server.asking import post

pytestmark = pytest.mark.django_db
AT = "/api/v1/reductions/portfolio"


def small_company(client: Client) -> str:
    names = [each["name"] for each in client.get(AT).json()["companies"]]
    return next(name for name in names if "No. 15" in name)


def asked(client: Client, **query: Any) -> Any:
    return client.get(AT, {name: str(value) for name, value in query.items()})


def rules(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.content.decode()
    return [(each["field"], each["rule"]) for each in answer.json()["errors"]]


def test_before_a_question_there_is_the_curve(anonymous: Client) -> None:
    told = anonymous.get(AT).json()
    assert (told["status"], told["chosen"], told["synthetic"]) == (None, [], True)
    assert len(told["curve"]) > 50
    assert told["threshold"]["value"] == 50_000
    assert told["attribution"]["ru"].startswith("Синтетические")


def test_three_projects_bring_a_company_under_the_threshold_at_least_cost(anonymous: Client) -> None:
    company = small_company(anonymous)
    told = asked(anonymous, company=company, threshold_t=50_000).json()
    assert told["status"] == "optimal"
    assert len(told["chosen"]) == 3
    assert told["emission_co2e_t"] - told["reduction_t_per_year"] < 50_000
    assert told["cost"] > 0
    assert told["uncertainty"]["cost"]["low"] < told["cost"] < told["uncertainty"]["cost"]["high"]
    assert {each["record"]["id"] for each in told["projects"]} >= set(told["chosen"])
    stated = next(each for each in told["companies"] if each["name"] == company)
    assert stated["emission_co2e_t"] == told["emission_co2e_t"]


def test_a_company_that_cannot_is_told_how_far_it_gets(anonymous: Client) -> None:
    company = next(each["name"] for each in anonymous.get(AT).json()["companies"] if "No. 1 " in each["name"])
    told = asked(anonymous, company=company, threshold_t=50_000).json()
    assert (told["status"], told["chosen"], told["cost"]) == ("infeasible", [], None)
    assert told["largest_reduction_t_per_year"] < told["needed_reduction_t_per_year"]


def test_spreads_of_one_s_own_stand_in_for_the_example_s(anonymous: Client) -> None:
    company = small_company(anonymous)
    wide = asked(anonymous, company=company, threshold_t=50_000, flow=60).json()["uncertainty"]
    assert wide["spreads_percent"] == {"flow": 60}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"threshold_t": 50_000}, ("organisation", "missing")),
        ({"target_t": 1, "budget": 1}, ("question", "one_question_needed")),
        ({"company": "Никто", "target_t": 1}, ("organisation", "not_a_choice")),
        ({"target_t": -1}, ("target_t", "below_minimum")),
        ({"flow": 500}, ("flow", "above_maximum")),
        ({"limit": "none"}, ("limit", "not_a_choice")),
    ],
)
def test_a_question_that_is_none_is_named(anonymous: Client, query: dict[str, Any], expected: Any) -> None:
    assert expected in rules(asked(anonymous, **query))


def test_one_s_own_projects_are_a_set(engineer: Client, anonymous: Client) -> None:
    assert asked(engineer, set="mine").json()["curve"] == []
    assert rules(asked(engineer, set="mine", target_t=1)) == [("set", "empty_list")]
    for name, capex in (("dear", 5_000), ("cheap", 1_000)):
        said = record(name, technology="flare_enclosed", capex=capex, mine=name, organisation="ООО «Шахта»", prices={})
        assert post(engineer, "/reductions/projects", {"record": said}).status_code == 201
    told = asked(engineer, set="mine", target_t=10_000).json()
    assert (told["chosen"], told["synthetic"], told["uncertainty"]) == (["cheap"], False, None)
    under = asked(engineer, set="mine", company="ООО «Шахта»", threshold_t=50_000, emission_co2e_t=60_000).json()
    assert (under["chosen"], under["emission_co2e_t"]) == (["cheap"], 60_000)
    assert asked(anonymous, set="mine").status_code == 404


def test_money_of_two_kinds_is_not_added_up(engineer: Client) -> None:
    for name, currency in (("one", "RUB"), ("two", "EUR")):
        assert (
            post(engineer, "/reductions/projects", {"record": record(name, currency=currency, mine=name)}).status_code
            == 201
        )
    assert rules(asked(engineer, set="mine", target_t=1)) == [("projects[1].currency", "other_money")]


def test_a_company_of_the_real_inventory_emits_what_that_says(engineer: Client) -> None:
    said = record("flare", technology="flare_enclosed", mine="M0836", organisation="Raspadskaya PJSC", prices={})
    assert post(engineer, "/reductions/projects", {"record": said}).status_code == 201
    told = asked(engineer, set="mine", company="Raspadskaya PJSC", threshold_t=50_000).json()
    (company,) = told["companies"]
    assert (told["status"], company["emission_source"]) == ("infeasible", "inventory")
    lines = engineer.get("/api/v1/inventories/view").json()["lines"]
    own = sum(each["co2e_t"] for each in lines if each["company"]["name"] == "Raspadskaya PJSC")
    assert told["emission_co2e_t"] == company["emission_co2e_t"] == pytest.approx(own)
    given = asked(engineer, set="mine", company="Raspadskaya PJSC", threshold_t=50_000, emission_co2e_t=1e6).json()
    assert (given["emission_co2e_t"], given["companies"][0]["emission_source"]) == (1e6, "given")


@pytest.mark.needs_pdf_tools
def test_a_summary_of_many_projects_has_two_pages_too(anonymous: Client, tmp_path: Path) -> None:
    for query in ({"budget": 2_000_000}, {"target_t": 8_000_000}):
        file = tmp_path / "many.pdf"
        file.write_bytes(anonymous.get(f"{AT}/summary", {**query, "lang": "ru"}).content)
        pages = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
        assert re.search(r"Pages:\s+2\n", pages), pages


@pytest.mark.needs_pdf_tools
@pytest.mark.parametrize(("lang", "words"), [("en", "Which projects to build"), ("ru", "Какие проекты строить")])
def test_the_summary_has_two_pages_and_the_answer_on_them(
    anonymous: Client, tmp_path: Path, lang: str, words: str
) -> None:
    query = {"company": small_company(anonymous), "threshold_t": "50000"}
    told = anonymous.get(AT, query).json()
    answer = anonymous.get(f"{AT}/summary", {**query, "lang": lang})
    assert answer.status_code == 200, answer.content[:500]
    assert answer.headers["Content-Type"] == "application/pdf"
    file = tmp_path / "summary.pdf"
    file.write_bytes(answer.content)
    pages = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    assert re.search(r"Pages:\s+2\n", pages), pages
    text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    assert words in text
    assert "SYNTHETIC" in text or "СИНТЕТИЧЕСКИЕ" in text
    assert all(name in text.replace("\u200b", "").replace("\n", " ") for name in told["chosen"])


def test_a_summary_needs_a_question(anonymous: Client) -> None:
    assert rules(anonymous.get(f"{AT}/summary")) == [("question", "one_question_needed")]
