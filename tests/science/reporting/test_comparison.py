"""What changed since last year beyond the uncertainty is asked for a reason."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.science.reporting.conftest import BALANCE, OF_SITES, SITES, made

from firedamp.science.reporting.organisation_year import year_from
from firedamp.science.reporting.reasons import Reason, content_of_change
from firedamp.science.reporting.year_result import year_result


def rows(year):
    return {row["subject"]: row for row in year_result(year)["comparison"]}


def test_without_last_year_there_is_nothing_to_compare(year):
    assert year_result(year)["comparison"] == []


def test_the_same_figures_changed_by_nothing_and_not_beyond_the_uncertainty(with_last_year):
    found = rows(with_last_year)
    assert set(found) == {"A", "B", "C", "total"}
    assert {row["change_t"] for row in found.values()} == {0}
    assert not any(row["beyond_uncertainty"] for row in found.values())


def test_a_factor_that_both_years_share_does_not_hide_a_change_of_output():
    """Tier 1's factor of 3 would swallow 10 % of coal; but the same factor errs the same way in both years."""
    entries = {"surface": ("B", "ipcc2006.surface", {"coal_output": 3.3e6})}
    before = made(2023, entries={"surface": ("B", "ipcc2006.surface", {"coal_output": 3e6})})
    row = rows(replace(made(entries=entries), last=before))["B"]
    assert row["change_percent"] == pytest.approx(10)
    assert row["beyond_uncertainty"]


def test_a_jump_of_a_measured_mine_is_beyond_the_uncertainty_and_a_small_change_is_not():
    def changed(percent):
        inputs = {**BALANCE, "ventilation": [{"flow": 12_000, "ch4_percent": percent}]}
        return replace(made(entries={**OF_SITES, "balance": ("A", "mine.balance", inputs)}), last=made(2023))

    assert rows(changed(0.7))["A"]["beyond_uncertainty"]
    assert not rows(changed(0.36))["A"]["beyond_uncertainty"]


def test_sites_that_came_and_went_are_told_apart():
    now, then = made(sites=SITES[:2]), made(2023, sites=SITES[1:])
    found = rows(replace(now, last=then))
    assert {subject: row["presence"] for subject, row in found.items()} == {
        "A": "new", "B": "both", "C": "gone", "total": "both",
    }  # fmt: skip
    assert (found["A"]["last_co2e_t"], found["C"]["co2e_t"]) == (0, 0)


def test_the_reason_given_stands_beside_the_change(with_last_year):
    change = content_of_change(rows(with_last_year)["B"])
    found = rows(replace(with_last_year, reasons={"B": Reason("a new pit", change)}))
    assert (found["B"]["reason"], found["A"]["reason"]) == ("a new pit", "")


def test_a_reason_does_not_outlive_the_change_that_it_explains():
    """What was said of an empty year, "the mine stood idle", says nothing of the three million tonnes entered then."""
    idle = replace(made(entries={}), last=made(2023))
    said = {"B": Reason("the mine stood idle", content_of_change(rows(idle)["B"]))}
    assert rows(replace(idle, reasons=said))["B"]["reason"] == "the mine stood idle"
    assert rows(replace(made(), last=made(2023), reasons=said))["B"]["reason"] == ""


def test_a_year_that_was_frozen_before_reasons_were_bound_says_what_it_said(with_last_year):
    frozen = {**with_last_year.to_dict(), "reasons": {"B": "a new pit"}}
    assert rows(year_from(frozen))["B"]["reason"] == "a new pit"
