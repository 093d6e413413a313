"""What stands in the way of issuing a report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from tests.science.reporting.conftest import BALANCE, OF_SITES, SITES, made

from firedamp.messages.wording import describe
from firedamp.science.methods.library import library
from firedamp.science.reporting.organisation_year import OrganisationYear, Statement
from firedamp.science.reporting.readiness import asked_why, in_the_way
from firedamp.science.reporting.reasons import Reason, content_of_change, content_of_question
from firedamp.science.reporting.year_result import year_result

TODAY = date(2026, 1, 1)
DAYS = 366  # of 2024
GAPS = [Statement(name, "burning_dumps", "not_occurring", "none burns") for name in "ABC"]
GAPS.append(Statement("A", "flaring", "not_occurring", "there is no flare"))


def rules(year, confirmed=None, whole=True):
    result = year_result(year)
    confirmed = result["to_confirm"] if confirmed is None else confirmed
    return [problem.rule for problem in in_the_way(year, result, confirmed, whole=whole, today=TODAY)]


def test_a_complete_confirmed_year_may_be_issued():
    assert rules(made(statements=GAPS)) == []


def test_a_gap_stands_in_the_way_with_site_and_category_named():
    year = made(statements=GAPS[1:])
    assert rules(year) == ["cell_missing"]
    (problem,) = in_the_way(year, year_result(year), year_result(year)["to_confirm"], whole=True, today=TODAY)
    assert problem.field == "A|burning_dumps"
    assert "Альфа" in describe(problem, "ru")


def test_what_is_not_estimated_says_why():
    silent = [*GAPS[1:], Statement("A", "burning_dumps", "not_estimated")]
    assert rules(made(statements=silent)) == ["reason_missing"]
    said = [*GAPS[1:], Statement("A", "burning_dumps", "not_estimated", "no method yet")]
    assert rules(made(statements=said)) == []


def test_what_is_to_be_confirmed_stands_in_the_way_until_that_very_content_is():
    year = made(statements=GAPS)
    everything = year_result(year)["to_confirm"]
    assert set(rules(year, [])) == {"not_confirmed"}
    other = [{**each, "content": "another value"} if each["kind"] == "gwp_set" else each for each in everything]
    assert rules(year, other) == ["not_confirmed"]


def test_a_change_beyond_the_uncertainty_wants_its_reason():
    inputs = {**BALANCE, "ventilation": [{"flow": 12_000, "ch4_percent": 0.7}]}
    jumped = made(entries={**OF_SITES, "balance": ("A", "mine.balance", inputs)}, statements=GAPS, last=made(2023))
    assert rules(jumped) == ["change_unexplained"]
    (row,) = [each for each in year_result(jumped)["comparison"] if each["subject"] == "A"]
    assert rules(replace(jumped, reasons={"A": Reason("a new longwall", content_of_change(row))})) == []
    assert rules(replace(jumped, reasons={"A": Reason("a new longwall", "")})) == ["change_unexplained"]


def test_an_empty_year_is_asked_no_reasons():
    assert rules(made(entries={}, statements=GAPS, last=made(2023)))[0] == "nothing_calculated"
    assert "change_unexplained" not in rules(made(entries={}, statements=GAPS, last=made(2023)))


def test_made_up_sites_among_real_ones_stand_in_the_way():
    year = made(statements=GAPS)
    mixed = replace(year, sites=[replace(year.sites[0], synthetic=True), *year.sites[1:]])
    assert "synthetic_among_real" in rules(mixed)


def test_nothing_calculated_is_no_report():
    empty = OrganisationYear(2024, "RU", [], [])
    assert rules(empty) == ["nothing_calculated"]


def test_a_report_of_one_calculation_need_not_be_complete():
    assert rules(made(), whole=False) == []


def test_a_method_that_does_not_fit_the_mine_stands_in_the_way_of_any_report():
    odd = made(entries={"odd": ("A", "ipcc2006.surface", {"coal_output": 1e6})})
    assert "unfit_for_site" in rules(odd, whole=False)
    contrary = made(entries={"odd": ("A", "ru.factors", {"coal_output": 2e6, "mine_type": "surface"})})
    assert rules(contrary, whole=False) == ["kind_contradicts"]


def test_what_does_not_occur_wants_a_reason_and_coal_is_not_mined_without_emission():
    silent = [Statement("A", "burning_dumps", "not_occurring"), *GAPS[1:]]
    assert rules(made(statements=silent)) == ["reason_missing"]
    without = {name: entry for name, entry in OF_SITES.items() if name != "surface"}
    denied = [
        *GAPS,
        *(
            Statement("B", f"surface_{each}", "not_occurring", "said without coal")
            for each in ("mining", "post_mining")
        ),
    ]
    assert rules(made(entries=without, statements=denied)) == ["mined_without_emission"]


def of_minutes(minutes):
    return {**OF_SITES, "balance": ("A", "mine.balance", {**BALANCE, "minutes": minutes})}


def answered(year, words):
    """The year with its only question answered."""
    (question,) = year_result(year)["questions"]
    return replace(year, reasons={question["subject"]: Reason(words, content_of_question(question["problem"]))})


def test_a_question_stands_in_the_way_until_a_reason_answers_it():
    short = made(entries=of_minutes(1_440), statements=GAPS)
    assert rules(short) == ["period_partial"]
    assert rules(answered(short, ".")) == ["period_partial"]
    told = answered(short, "the mine opened on 31 December")
    assert rules(told) == []
    assert rules(replace(made(entries=of_minutes(60), statements=GAPS), reasons=told.reasons)) == ["period_partial"]
    assert rules(short, whole=False) == ["period_partial"]  # a report of one calculation states a year too
    assert rules(told, whole=False) == []


def test_a_document_answers_the_question_of_methane_utilised():
    balanced = {**OF_SITES, "balance": ("A", "mine.balance", {**BALANCE, "methane_utilised": 1_000})}
    year = made(entries=balanced, statements=GAPS)
    result = year_result(year)

    def asked(attached):
        found = in_the_way(year, result, result["to_confirm"], whole=True, attached=attached, today=TODAY)
        return [problem.rule for problem in found]

    assert asked([]) == asked([("balance", "minutes")]) == ["utilised_without_evidence"]
    assert asked([("balance", "methane_utilised")]) == []


def test_a_factor_of_one_s_own_is_asked_for_its_document():
    """In place of a published one: the very number of the published record needs no word."""

    def asked(factor, attached=()):
        inputs = {"coal_output": 3e6, "mining_factor": factor}
        year = made(entries={**OF_SITES, "surface": ("B", "ipcc2006.surface", inputs)}, statements=GAPS)
        result = year_result(year)
        found = in_the_way(year, result, result["to_confirm"], whole=True, attached=attached, today=TODAY)
        return [(problem.rule, problem.field, problem.params.get("own")) for problem in found]

    question = ("factor_of_own", "factor|surface|mining_factor", 0.5)
    assert asked(0.5) == asked(0.5, [("surface", "coal_output")]) == [question]
    assert asked(0.5, [("surface", "mining_factor")]) == []
    assert asked(1.2) == []


def test_more_than_a_year_stands_in_the_way_of_any_report():
    long = made(entries={**OF_SITES, "balance": ("A", "mine.balance", {**BALANCE, "minutes": 600_000})})
    assert rules(long, whole=False) == ["exceeds_year"]


def test_words_alone_do_not_excuse_a_mine_at_work_from_an_estimate():
    entries = {name: each for name, each in OF_SITES.items() if name != "surface"}
    said = [*GAPS, *(Statement("B", of, "not_estimated", "no data yet") for of in ("surface_mining",))]
    said.append(Statement("B", "surface_post_mining", "not_estimated", "no data yet"))
    assert rules(made(entries=entries, statements=said)) == ["mined_not_estimated"]
    unknown = tuple(replace(site, output_t=None) if site.mine_id == "B" else site for site in SITES)
    assert rules(made(entries=entries, sites=unknown, statements=said)) == ["mined_not_estimated"]
    nothing = tuple(replace(site, output_t=0.0) if site.mine_id == "B" else site for site in SITES)
    assert rules(made(entries=entries, sites=nothing, statements=said)) == []


def test_a_year_that_is_not_over_stands_in_the_way():
    """Of a report of one calculation only a year that has not begun."""

    def asked(today, whole=True):
        year = made(statements=GAPS)
        result = year_result(year)
        return [
            (problem.rule, problem.value)
            for problem in in_the_way(year, result, result["to_confirm"], whole=whole, today=today)
        ]

    assert asked(date(2025, 1, 1)) == []
    assert asked(date(2024, 12, 31)) == asked(date(2023, 12, 31)) == [("year_not_over", "2024")]
    assert asked(date(2024, 1, 1), whole=False) == []
    assert asked(date(2023, 12, 31), whole=False) == [("year_not_over", "2024")]


def found(year, attached=()):
    result = year_result(year)
    return in_the_way(year, result, result["to_confirm"], whole=True, attached=attached, today=TODAY)


def test_an_uncertainty_of_one_s_own_is_asked_for_its_document():
    """±1000 % of a flow would hide any jump: who says so?"""

    def asked(uncertainty, attached=()):
        year = made(statements=GAPS)
        entries = [replace(each, uncertainty=uncertainty) if each.id == "balance" else each for each in year.entries]
        return [(each.rule, each.field) for each in found(replace(year, entries=entries), attached)]

    question = [("uncertainty_of_own", "uncertainty|balance")]
    assert asked({"flow_ventilation": {"percent": 1000}}) == question
    assert asked({"flow_ventilation": {"percent": 1000}, "minutes": {"percent": 0}}) == question
    assert asked({"flow_ventilation": {"percent": 1000}}, [("balance", "flow_ventilation")]) == []
    assert asked({}) == []


def test_the_very_uncertainty_of_the_sheet_is_no_question():
    percent = library().sheet("ipcc2006.surface").spreads["coal_output"].percent

    def asked(percent):
        year = made(statements=GAPS)
        own = {"coal_output": {"percent": percent}}
        entries = [replace(each, uncertainty=own) if each.id == "surface" else each for each in year.entries]
        return [each.rule for each in found(replace(year, entries=entries))]

    assert asked(percent) == []
    assert asked(0) == ["uncertainty_of_own"]


def test_what_is_typed_in_as_it_is_published_stays_to_be_confirmed():
    """The sheet's own uncertainty, the number of a record, and a default that are to be confirmed."""
    percent = library().sheet("ipcc2006.surface").spreads["coal_output"].percent
    gassy = library().sheet("ipcc2006.abandoned.tier1").inputs["share_gassy"].default
    unburnt = library().factors["ru371.unburnt_share.smokeless"]

    def wanted(uncertainty, flare, closed):
        gas = {"gas_volume": 100, "ch4_percent": 40, **flare}
        old = {"mines": 1, "closure_interval": "1976-2000", "inventory_year": 2016, **closed}
        entries = {**OF_SITES, "flare": ("A", "ru371.flaring", gas), "old": ("C", "ipcc2006.abandoned.tier1", old)}
        year = made(entries=entries, statements=GAPS)
        entries = [replace(each, uncertainty=uncertainty) if each.id == "surface" else each for each in year.entries]
        result = year_result(replace(year, entries=entries))
        asked = {each["problem"]["rule"] for each in result["questions"]} & {"factor_of_own", "uncertainty_of_own"}
        return {(each["kind"], each["id"]) for each in result["to_confirm"]}, asked

    plain = wanted({}, {}, {})
    assert {("uncertainty", "ipcc2006.surface|coal_output"), ("factor", unburnt.id)} <= plain[0]
    assert ("default", "ipcc2006.abandoned.tier1|share_gassy") in plain[0]
    typed = wanted(
        {"coal_output": {"percent": percent}}, {"unburnt_share": unburnt.value}, {"share_gassy": gassy}
    )  # fmt: skip
    assert typed == plain
    assert wanted({}, {}, {"share_gassy": 0.0001})[1] == {"factor_of_own"}


def test_a_report_of_one_calculation_answers_for_its_own_numbers_as_well():
    inputs = {"coal_output": 3e6, "mining_factor": 0.5}
    year = made(entries={**OF_SITES, "surface": ("B", "ipcc2006.surface", inputs)})
    assert rules(year, whole=False) == ["factor_of_own"]


def test_an_output_far_from_that_of_the_reference_table_is_asked_for_its_document():
    def asked(output, attached=()):
        entries = {**OF_SITES, "surface": ("B", "ipcc2006.surface", {"coal_output": output})}
        problems = found(made(entries=entries, statements=GAPS), attached)
        return [(each.rule, each.field, each.params.get("own_t"), each.params.get("known_t")) for each in problems]

    question = [("output_unlike_reference", "output|B", 1.0, 3e6)]
    assert asked(1) == asked(1, [("balance", "coal_output")]) == question
    assert asked(1, [("surface", "coal_output")]) == []
    assert asked(2.8e6) == asked(3.2e6) == []


def test_a_number_far_from_what_the_reference_tables_know_of_the_mine_is_asked_for_its_document():
    def asked(sites, attached=()):
        problems = found(made(sites=sites, statements=GAPS), attached)
        return [(each.rule, each.field, each.params.get("own"), each.params.get("known")) for each in problems]

    def with_known(name, value, year=None):
        return (replace(SITES[0], known={name: {"value": value, "year": year}}), *SITES[1:])

    question = [("number_unlike_reference", "known|post|gas_content", 12.0, 25.0)]
    assert asked(with_known("gas_content", 25.0)) == question
    assert asked(with_known("gas_content", 25.0), [("post", "gas_content")]) == []
    assert asked(with_known("gas_content", 24.0)) == asked(with_known("gas_content", 6.0)) == []
    assert asked(with_known("gas_content", 5.9))[0][0] == "number_unlike_reference"
    # The output of another year stands in where that of the year is not known.
    assert asked(with_known("coal_output", 1e7, 2022)) == []
    unknown = (replace(with_known("coal_output", 1e7, 2022)[0], output_t=None), *SITES[1:])
    assert asked(unknown) == [("number_unlike_reference", "known|post|coal_output", 2e6, 1e7)]


def test_a_daily_output_far_from_the_mine_s_own_is_asked_of():
    """5,470 t a day over 366 days are the 2 Mt of coal from which its post-mining emission is calculated."""

    def asked(daily, attached=()):
        year = made(entries={**OF_SITES, "balance": ("A", "mine.balance", {**BALANCE, "daily_output": daily})},
                    statements=GAPS)  # fmt: skip
        result = year_result(year)
        problems = in_the_way(year, result, result["to_confirm"], whole=True, today=TODAY, attached=attached)
        return [(each.rule, each.field, each.params["own_t"]) for each in problems]

    assert asked(5_470) == asked(5_000) == []
    assert asked(9_000) == [("daily_output_unlike", "daily|A", pytest.approx(9_000 * DAYS, rel=1e-3))]
    assert asked(9_000, [("balance", "daily_output")]) == []


def test_an_emission_far_from_tier_1_is_asked_for_its_reason():
    """Measured or calculated, by whatever method: 2 Mt of coal of the mine with next to no methane, or with a flood."""

    def asked(percent, whole=True):
        inputs = {**BALANCE, "ventilation": [{"flow": 12_000, "ch4_percent": percent}], "drainage": []}
        year = made(entries={**OF_SITES, "balance": ("A", "mine.balance", inputs)}, statements=GAPS)
        result = year_result(year)
        problems = in_the_way(year, result, result["to_confirm"], whole=whole, today=TODAY)
        return [(each.rule, each.field, each.params["own_m3_t"]) for each in problems]

    assert asked(0.35) == []  # 11 m³/t
    short = {**BALANCE, "ventilation": [{"flow": 12_000, "ch4_percent": 0.001}], "drainage": [], "minutes": 400_000}
    part = rules(made(entries={**OF_SITES, "balance": ("A", "mine.balance", short)}), whole=False)
    assert part == [
        "period_partial",
        "emission_unlike_tier1",
    ]  # and that a part of the year is measured is no way round it
    assert asked(0.001) == asked(0.001, whole=False) == [("emission_unlike_tier1", "emission|A", 0.0314)]
    assert [each[0] for each in asked(90)] == ["emission_unlike_tier1"]


def test_more_burnt_than_released_stands_in_the_way_of_any_report():
    inputs = {"coal_output": 2e6, "methane_flared": 4e7}
    entries = {"under": ("A", "ipcc2006.underground", inputs)}
    found_rules = rules(made(entries=entries), whole=False)
    assert set(found_rules) == {"negative_emission", "flared_without_evidence", "emission_unlike_tier1"}


def test_a_document_answers_the_question_of_methane_flared():
    entries = {**OF_SITES, "balance": ("A", "mine.balance", {**BALANCE, "methane_flared": 1_000})}
    year = made(entries=entries, statements=GAPS[:-1])
    assert [each.rule for each in found(year)] == ["flared_without_evidence"]
    assert found(year, [("balance", "methane_flared")]) == []


def test_an_output_unlike_that_of_the_reference_table_is_asked_beyond_a_tenth():
    def asked(output):
        entries = {**OF_SITES, "surface": ("B", "ipcc2006.surface", {"coal_output": output})}
        return [(each.rule, each.field) for each in found(made(entries=entries, statements=GAPS))]

    assert asked(3.4e6) == [("output_unlike_reference", "output|B")]


def test_a_change_of_the_whole_is_explained_by_reasons_of_sites_that_can_make_it_up():
    def row(subject, change, low, high, reason=""):
        beyond = low > 0 or high < 0
        return {
            "subject": subject, "name": {}, "change_t": change, "change_t_low": low, "change_t_high": high,
            "beyond_uncertainty": beyond, "reason": reason,
        }  # fmt: skip

    explained = row("A", -66, -90, -40, "a longwall was closed")
    total = row("total", -399, -700, -300)
    assert asked_why([explained, row("B", -333, -3000, 600), total]) == {"A", "total"}
    assert asked_why([row("A", -399, -500, -300), row("B", 0, -10, 10), total]) == {"A"}
    assert asked_why([row("A", -333, -900, 600), total]) == {"total"}
    assert asked_why([row("A", 5, -9, 9), row("total", 5, -9, 9)]) == set()
