"""A calculation whose site is no longer the organisation's is not dropped from a report without a word."""

from __future__ import annotations

import pytest
from tests.server.reports.conftest import YEAR, call, confirm_all


@pytest.fixture
def ready(ecologist, filled):
    """A report that might be issued."""
    confirm_all(ecologist, filled)
    assert preparation(ecologist, filled)["in_the_way"] == []
    return filled


def preparation(client, report, language="ru"):
    return call(client, "get", f"/reports/{report}/preparation?lang={language}")


def sites_are(head, mines, **first):
    sites = [{"mine_id": mine.mine_id, **first} for mine in mines]
    return call(head, "put", "/organisations/example-coal/sites", {"sites": sites})["items"]


def held_of(client, report, mine):
    return [each["id"] for each in preparation(client, report)["calculations"] if each["mine_id"] == mine.mine_id]


def test_removing_a_site_stands_in_the_way_until_its_calculations_are_taken_out(ecologist, head, ready, mines):
    pit = mines[2]
    (entry,) = held_of(ecologist, ready, pit)
    sites_are(head, mines[:2])
    found = preparation(ecologist, ready)
    (problem,) = found["in_the_way"]
    assert (problem["rule"], problem["field"]) == ("not_of_a_site", entry)
    assert pit.name_ru in problem["message"]
    assert "уберите расчёт" in problem["message"]
    assert [(each["id"], each["mine_id"]) for each in found["left_out"]] == [(entry, pit.mine_id)]
    refused = call(ecologist, "post", f"/reports/{ready}/issues", status=422)
    assert [each["rule"] for each in refused["errors"]] == ["not_of_a_site"]
    call(ecologist, "delete", f"/reports/{ready}/entries/{entry}", status=204)
    found = preparation(ecologist, ready)
    assert (found["in_the_way"], found["left_out"]) == ([], [])


def test_put_back_the_site_is_as_it_was(ecologist, head, ready, mines):
    before = preparation(ecologist, ready)["totals"]
    sites_are(head, mines[1:])
    assert len(preparation(ecologist, ready)["left_out"]) == 2  # its balance, and its post-mining
    sites_are(head, mines)
    found = preparation(ecologist, ready)
    assert (found["totals"], found["in_the_way"]) == (before, [])


def test_a_site_of_other_years_is_none_of_this_one(ecologist, head, ready, mines):
    sites_are(head, mines, first_year=YEAR + 1)
    rules = [each["rule"] for each in preparation(ecologist, ready)["in_the_way"]]
    assert rules.count("not_of_a_site") == 4


def test_a_site_says_in_which_reports_it_stands_while_they_may_change(head, ready, mines):
    items = call(head, "get", "/organisations/example-coal/sites")["items"]
    assert [each["years"] for each in items] == [[YEAR]] * 3
    assert [each["years"] for each in sites_are(head, mines[:1])] == [[YEAR]]
