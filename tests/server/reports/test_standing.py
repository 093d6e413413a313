"""A calculation in two reports is in the state of the strongest issue that stands."""

from __future__ import annotations

from tests.server.people import browser_of, person
from tests.server.reports.conftest import YEAR, calculated, call, confirm_all, issue, run_jobs

from firedamp.server.inventory.models import Calculation
from firedamp.server.organisations.rights import Role


def state_of(calculation):
    return Calculation.objects.get(pk=calculation).status


def test_what_was_verified_alone_stays_verified_whatever_becomes_of_the_year(company, ecologist, filled, mines):
    checker = browser_of(person("own-verifier", of=company, role=Role.VERIFIER))
    shared = call(ecologist, "get", f"/reports/{filled}/preparation")["calculations"][0]["id"]
    alone = call(ecologist, "post", "/reports", {"calculation": shared, "year": YEAR}, 201)["id"]
    confirm_all(ecologist, alone)
    issue(ecologist, alone)
    call(
        checker, "put", f"/reports/{alone}/issues/1/decision", {"state": "verified", "decision": "Сверено с журналами"}
    )
    confirm_all(ecologist, filled)
    issue(ecologist, filled)
    assert state_of(shared) == "verified"

    call(checker, "put", f"/reports/{filled}/issues/1/decision", {"state": "returned", "decision": "Не тот год"})
    assert state_of(shared) == "verified"
    other = call(ecologist, "get", f"/reports/{filled}/preparation")["calculations"][1]["id"]
    assert state_of(other) == "returned"

    inputs = {"coal_output": 1e6, "methane_flared": 0}
    made = calculated(ecologist, mines[0], "ipcc2006.underground", inputs)
    for each in call(ecologist, "get", f"/reports/{filled}/preparation")["calculations"]:
        if each["mine_id"] == mines[0].mine_id:
            call(ecologist, "delete", f"/reports/{filled}/entries/{each['id']}", status=204)
    call(ecologist, "post", f"/reports/{filled}/entries", {"calculation": made}, 201)
    confirm_all(ecologist, filled)
    issue(ecologist, filled)
    assert (state_of(shared), state_of(other), state_of(made)) == ("verified", "superseded", "issued")


def test_asked_twice_a_report_is_issued_once(ecologist, filled, head):
    confirm_all(ecologist, filled)
    first, second = (call(ecologist, "post", f"/reports/{filled}/issues", status=202)["id"] for _ in range(2))
    assert first == second
    call(head, "post", f"/reports/{filled}/issues", status=409)
    assert [job.state for job in run_jobs()] == ["done"]
