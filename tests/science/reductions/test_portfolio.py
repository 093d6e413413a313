"""The chosen set is the best there is: the same as trying every set, on small cases."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.science.reductions.example import AR5, DRAINAGE, oxidiser, record

from firedamp.science.errors import InputError
from firedamp.science.reductions.components import excludes
from firedamp.science.reductions.evaluating import evaluated
from firedamp.science.reductions.portfolio import Question, portfolio_told
from firedamp.science.reductions.project import Project
from firedamp.science.reductions.reading import Portfolio, portfolio_of
from firedamp.science.reductions.sharing import supplies_of, together

CASE = st.fixed_dictionaries(
    {
        "mine": st.sampled_from(["example A", "example B"]),
        "technology": st.sampled_from(["gas_engine", "flare_enclosed", "boiler"]),
        "capex": st.integers(0, 3000),
        "opex_per_year": st.integers(0, 200),
        "availability": st.sampled_from([0.5, 0.9]),
        "alternative_group": st.sampled_from([None, "one"]),
        "order": st.integers(0, 2),
        "affects": st.sampled_from([0.0, 0.3]),
    }
)
CASES = st.lists(CASE, min_size=1, max_size=4)


def portfolio(cases: list[dict[str, Any]], oxidisers: int = 1) -> Portfolio:
    records = [record(f"p{place}", **case) for place, case in enumerate(cases)]
    records += [oxidiser(f"v{place}", mine="example A", capex=500 * place + 100) for place in range(oxidisers)]
    return portfolio_of({"projects": records})


def every_set(found: Portfolio) -> list[tuple[set[str], float, float, float]]:
    """Ids, cost, investment and reduction of every set that may be built, each evaluated as a whole."""
    supplies = supplies_of(found.projects)
    sets = chain.from_iterable(combinations(found.projects, size) for size in range(len(found.projects) + 1))
    return [figures(chosen, supplies) for chosen in sets if not clashes(chosen)]


def clashes(chosen: tuple[Project, ...]) -> bool:
    return any(excludes(one, other) for one, other in combinations(chosen, 2))


def figures(chosen: tuple[Project, ...], supplies: Any) -> tuple[set[str], float, float, float]:
    outcomes = together(chosen, supplies, AR5.limit, AR5.basis).values()
    return (
        {each.id for each in chosen},
        sum(float(each.cost) for each in outcomes),
        sum(each.capex for each in chosen),
        sum(float(each.mean_reduction_t) for each in outcomes),
    )


@settings(max_examples=40, deadline=None)
@given(CASES, st.floats(0, 1.2))
def test_a_target_is_reached_at_the_least_cost_there_is(cases: list[dict[str, Any]], share: float) -> None:
    found = portfolio(cases)
    sets = every_set(found)
    target = share * max(each[3] for each in sets)
    told = portfolio_told(found, Question(target_t=target), AR5)
    reaching = [each for each in sets if each[3] >= target]
    assert told["status"] == ("optimal" if reaching else "infeasible")
    assert told["largest_reduction_t_per_year"] == pytest.approx(max(each[3] for each in sets))
    if reaching:
        best = min(each[1] for each in reaching)
        assert told["cost"] == pytest.approx(best, rel=1e-6, abs=1e-6)
        assert told["reduction_t_per_year"] >= target * (1 - 1e-8)


@settings(max_examples=40, deadline=None)
@given(CASES, st.floats(0, 6000))
def test_a_budget_buys_the_most_reduction_there_is(cases: list[dict[str, Any]], budget: float) -> None:
    found = portfolio(cases)
    told = portfolio_told(found, Question(budget=budget), AR5)
    within = [each for each in every_set(found) if each[2] <= budget]
    most = max(each[3] for each in within)
    assert told["reduction_t_per_year"] == pytest.approx(most, rel=1e-6, abs=1e-6)
    assert told["capex"] <= budget + 1e-6
    cheapest = min(each[1] for each in within if each[3] >= most - 1e-6)
    assert told["cost"] == pytest.approx(cheapest, rel=1e-6, abs=1e-6)


@settings(max_examples=20, deadline=None)
@given(CASES)
def test_no_two_alternatives_are_chosen(cases: list[dict[str, Any]]) -> None:
    found = portfolio(cases)
    told = portfolio_told(found, Question(budget=1e9), AR5)
    assert not clashes(tuple(each for each in found.projects if each.id in told["chosen"]))


def test_what_earns_by_itself_is_taken_even_if_nothing_is_asked_for() -> None:
    earning = record("earning", prices={"electricity_per_mwh": 1})
    found = portfolio_of({"projects": [earning, record("costly", mine="example B", prices={})]})
    told = portfolio_told(found, Question(target_t=0), AR5)
    assert told["chosen"] == ["earning"]
    assert told["cost"] < 0


def test_a_target_out_of_reach_is_said_with_what_is_reachable() -> None:
    told = portfolio_told(portfolio([]), Question(target_t=1e9), AR5)
    assert (told["status"], told["chosen"], told["cost"]) == ("infeasible", [], None)
    assert told["largest_reduction_t_per_year"] == told["curve"][0]["reduction_t_per_year"]


def threshold(emission: float, limit: float) -> dict[str, Any]:
    organisations = [{"name": "example organisation", "emission_co2e_t": emission}]
    found = portfolio_of({"projects": [record(prices={})], "organisations": organisations})
    return portfolio_told(found, Question(threshold_t=limit, organisation="example organisation"), AR5)


def test_a_year_that_equals_the_threshold_is_not_under_it() -> None:
    assert threshold(50_000, 50_000)["chosen"] == ["example-1"]
    assert threshold(49_999, 50_000)["chosen"] == []


def test_what_the_file_does_not_say_of_the_organisation_is_counted_from_its_streams_and_said() -> None:
    found = portfolio_of({"projects": [record(), oxidiser()]})
    told = portfolio_told(found, Question(threshold_t=1e5, organisation="example organisation"), AR5)
    vented = (20 + 45) * 0.668e-3 * 28 * (7 * 525_600 + 3 * 527_040) / 10
    assert told["emission_co2e_t"] == pytest.approx(vented)
    assert [each.rule for each in told["warnings"]] == ["emission_of_streams"]


def rules(told: dict[str, Any]) -> list[str]:
    return [each.rule for each in told["warnings"]]


def test_an_emission_below_that_of_its_own_streams_is_doubted() -> None:
    assert rules(threshold(50_000, 50_000)) == ["streams_above_emission"]
    assert rules(threshold(1e6, 1e6)) == []


def test_years_that_are_not_under_the_threshold_are_named_though_the_mean_year_is() -> None:
    declining = record(prices={}, stream={**DRAINAGE, "decline_per_year": 0.1})
    organisations = [{"name": "example organisation", "emission_co2e_t": 400_000}]
    found = portfolio_of({"projects": [declining], "organisations": organisations})
    alone = evaluated(found.projects[0], AR5).outcome
    limit = 400_000 - float(alone.mean_reduction_t) + 1
    told = portfolio_told(found, Question(threshold_t=limit, organisation="example organisation"), AR5)
    (fault,) = told["warnings"]
    above = [int(year) for year, saved in zip(alone.years, alone.balance.reduction_t, strict=True)
             if 400_000 - saved >= limit]  # fmt: skip
    assert (fault.rule, fault.params["of_years"]) == ("above_threshold_in", above)
    assert 0 < len(above) < 10


def test_what_is_displaced_at_others_is_said_to_lower_no_emission_of_one_s_own() -> None:
    organisations = [{"name": "example organisation", "emission_co2e_t": 400_000}]
    found = portfolio_of({"projects": [record(claim_displaced=True)], "organisations": organisations})
    told = portfolio_told(found, Question(threshold_t=350_000, organisation="example organisation"), AR5)
    assert "displaced_in_threshold" in rules(told)


def test_what_speaks_against_a_chosen_project_is_said_beside_the_answer() -> None:
    lean = oxidiser(stream={"kind": "ventilation", "flow_m3_min": 9000, "ch4_percent": 0.3}, prices={})
    told = portfolio_told(portfolio_of({"projects": [lean]}), Question(target_t=1), AR5)
    ((caution),) = told["cautions"]
    assert caution["id"] == told["chosen"][0]
    assert "below_recommended" in {each.rule for each in caution["warnings"]}


def test_an_unsafe_project_is_never_chosen_and_said_why() -> None:
    unsafe = record("unsafe", mine="example B", stream={**DRAINAGE, "ch4_percent": 20}, capex=0)
    told = portfolio_told(portfolio_of({"projects": [record(), unsafe]}), Question(budget=1e9), AR5)
    assert told["chosen"] == ["example-1"]
    assert [each["id"] for each in told["curve"]] == ["example-1"]
    assert [each["id"] for each in told["excluded"]] == ["unsafe"]


def test_the_curve_begins_with_the_cheapest_tonne() -> None:
    told = portfolio_told(portfolio([], oxidisers=3), Question(target_t=0), AR5)
    costs = [each["cost_per_t"] for each in told["curve"]]
    assert costs == sorted(costs)
    assert len(costs) == 3


@pytest.mark.parametrize(
    ("question", "field", "rule"),
    [
        (Question(), "question", "one_question_needed"),
        (Question(target_t=1, budget=1), "question", "one_question_needed"),
        (Question(target_t=-1), "target_t", "below_minimum"),
        (Question(budget=float("nan")), "budget", "not_finite"),
        (Question(threshold_t=5), "organisation", "missing"),
        (Question(target_t=5, organisation="nobody"), "organisation", "not_a_choice"),
    ],
)
def test_a_question_that_is_none_is_refused(question: Question, field: str, rule: str) -> None:
    with pytest.raises(InputError) as refused:
        portfolio_told(portfolio([]), question, AR5)
    assert (refused.value.problems[0].field, refused.value.problems[0].rule) == (field, rule)


def test_projects_that_touch_each_other_in_too_many_ways_are_refused() -> None:
    many = portfolio_of({"projects": [record(f"p{place}") for place in range(16)]})
    with pytest.raises(InputError) as refused:
        portfolio_told(many, Question(target_t=1), AR5)
    assert refused.value.problems[0].rule == "too_many_together"


def test_many_alternatives_on_one_stream_are_looked_at_one_by_one() -> None:
    many = [record(f"p{place:03}", alternative_group="one", capex=1000 + place, prices={}) for place in range(300)]
    told = portfolio_told(portfolio_of({"projects": many}), Question(target_t=1), AR5)
    assert told["chosen"] == ["p000"]


def test_reductions_over_stated_years_are_their_sum_and_mean() -> None:
    portfolio = portfolio_of({"projects": [record("early", mine="a"), record("late", mine="b", start_year=2030)]})
    terms = replace(AR5, years=(2027, 2031))
    told = portfolio_told(portfolio, Question(target_t=0), terms)
    both = portfolio_told(portfolio, Question(budget=1e9), terms)
    alone = {each.id: evaluated(each, terms).outcome for each in portfolio.projects}
    early = float(alone["early"].balance.reduction_t[:5].sum())
    late = float(alone["late"].balance.reduction_t[:2].sum())
    assert both["years"] == [2027, 2031]
    assert both["reduction_t"] == pytest.approx(early + late)
    assert both["reduction_t_per_year"] == pytest.approx((early + late) / 5)
    assert {each["id"]: each["reduction_t_per_year"] for each in told["curve"]} == pytest.approx(
        {"early": early / 5, "late": late / 5}
    )
    assert portfolio_told(portfolio, Question(budget=1e9), AR5)["reduction_t"] is None


def test_years_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(InputError):
        replace(AR5, years=(2031, 2027))
