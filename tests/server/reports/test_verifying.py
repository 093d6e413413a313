"""The verifier's desk: who may, what stands in a sample, remarks with answers, one decision."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from tests.server.people import browser_of, person
from tests.server.reports.conftest import YEAR, calculated, call, confirm_all, issue, opened_to

from firedamp.server.organisations.models import Membership
from firedamp.server.organisations.rights import Role


@pytest.fixture
def desk(head, verifier, issued) -> str:
    opened_to(head, verifier, issued)
    return f"/reports/{issued}"


def item(client, desk):
    return call(client, "get", f"{desk}/issues/1/sample")["items"][0]["item"]


def test_the_sample_is_the_same_each_time_and_holds_given_numbers_only(verifier, desk):
    first, second = (call(verifier, "get", f"{desk}/issues/1/sample") for _ in range(2))
    assert first == second
    assert 0 < len(first["items"]) <= 25
    weights = [each["weight_t"] for each in first["items"]]
    assert weights == sorted(weights, reverse=True)
    assert all(each["row"]["kind"] != "step" for each in first["items"])


def test_a_verifier_of_the_organisation_itself_may_too(company, issued):
    own = browser_of(person("own-verifier", of=company, role=Role.VERIFIER))
    assert call(own, "get", f"/reports/{issued}")["may"] == ["verify"]
    silent = call(own, "put", f"/reports/{issued}/issues/1/decision", {"state": "verified"}, 422)
    assert [each["rule"] for each in silent["errors"]] == ["nothing_checked"]  # not one number, and not a word
    said = {"state": "verified", "decision": "Сверено с журналами"}
    call(own, "put", f"/reports/{issued}/issues/1/decision", said)


@pytest.mark.parametrize("who", ["ecologist", "head"])
def test_nobody_verifies_their_own_organisation_s_work(request, who, issued):
    client = request.getfixturevalue(who)
    call(client, "put", f"/reports/{issued}/issues/1/decision", {"state": "verified"}, 403)
    call(client, "post", f"/reports/{issued}/issues/1/remarks", {"text": "?"}, 403)


def test_an_invited_person_who_works_there_does_not_verify(company, head, issued):
    inside = person("insider", of=company, role=Role.ENGINEER)
    inside.email = "verifier@example.org"
    inside.save(update_fields=["email"])
    opened_to(head, browser_of(inside), issued)
    call(browser_of(inside), "put", f"/reports/{issued}/issues/1/decision", {"state": "verified"}, 403)


def test_the_letter_says_that_it_is_for_one_report_alone(head, issued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        call(head, "post", f"/reports/{issued}/verifiers?lang=ru", {"email": "v@example.org"}, 201)
    (letter,) = mail.outbox
    assert "проверить один отчёт" in letter.body
    assert f"«АО «Пример-уголь» {YEAR}»" in letter.body


def test_only_an_administrator_invites_and_closes(ecologist, head, verifier, desk):
    call(ecologist, "post", f"{desk}/verifiers", {"email": "v@example.org"}, 403)
    shown = call(head, "get", f"{desk}/verifiers")
    assert [each["username"] for each in shown["items"]] == ["verifier"]
    call(ecologist, "delete", f"{desk}/verifiers/verifier", status=403)
    call(head, "delete", f"{desk}/verifiers/verifier", status=204)
    call(verifier, "get", desk, status=404)


def test_marks_are_kept_and_taken_back(verifier, desk):
    number = item(verifier, desk)
    marked = call(verifier, "put", f"{desk}/issues/1/checks", {"item": number, "outcome": "right"})
    assert (marked["checked"], marked["items"][0]["checked_by"]) == (1, "verifier")
    assert call(verifier, "put", f"{desk}/issues/1/checks", {"item": number, "outcome": None})["checked"] == 0
    unknown = {"item": "nothing|at_all", "outcome": "right"}
    assert call(verifier, "put", f"{desk}/issues/1/checks", unknown, 422)["errors"][0]["rule"] == "unknown_id"


def test_a_remark_is_answered_and_settled(ecologist, verifier, stranger, desk):
    number = item(verifier, desk)
    remark = call(verifier, "post", f"{desk}/issues/1/remarks", {"item": number, "text": "Откуда?"}, 201)
    answer = {"text": "Форма 5-гр", "answers": remark["id"]}
    threaded = call(ecologist, "post", f"{desk}/issues/1/remarks", answer, 201)
    assert [each["text"] for each in threaded["replies"]] == ["Форма 5-гр"]
    call(stranger, "post", f"{desk}/issues/1/remarks", answer, 404)
    call(ecologist, "patch", f"{desk}/remarks/{remark['id']}", {"settled": True}, 403)
    assert call(verifier, "patch", f"{desk}/remarks/{remark['id']}", {"settled": True})["settled"]
    empty = call(verifier, "post", f"{desk}/issues/1/remarks", {"text": "  "}, 422)
    assert empty["errors"][0]["rule"] == "missing"


@pytest.fixture
def own_verifier(company):
    return browser_of(person("own-verifier", of=company, role=Role.VERIFIER))


def test_what_one_verifier_objected_to_no_other_takes_back_while_that_one_verifies(head, verifier, own_verifier, desk):
    number = item(verifier, desk)
    call(verifier, "put", f"{desk}/issues/1/checks", {"item": number, "outcome": "wrong"})
    remark = call(verifier, "post", f"{desk}/issues/1/remarks", {"item": number, "text": "Не сходится"}, 201)
    for outcome in ("right", None):
        refused = call(
            own_verifier, "put", f"{desk}/issues/1/checks?lang=ru", {"item": number, "outcome": outcome}, 403
        )
        assert "verifier" in refused["detail"]
    call(own_verifier, "patch", f"{desk}/remarks/{remark['id']}", {"settled": True}, 403)
    call(head, "delete", f"{desk}/verifiers/verifier", status=204)
    call(own_verifier, "put", f"{desk}/issues/1/checks", {"item": number, "outcome": "right"})
    settled = call(own_verifier, "patch", f"{desk}/remarks/{remark['id']}", {"settled": True})
    assert settled["settled_by"] == "own-verifier"


def test_a_wrong_number_of_an_earlier_issue_is_another_verifier_s_to_take_back(ecologist, verifier, own_verifier, desk):
    number = item(verifier, desk)
    call(verifier, "put", f"{desk}/issues/1/checks", {"item": number, "outcome": "wrong"})
    call(verifier, "put", f"{desk}/issues/1/decision", {"state": "returned", "decision": "Число неверное"})
    assert issue(ecologist, desk.rpartition("/")[2]) == 2
    call(own_verifier, "put", f"{desk}/issues/2/checks", {"item": number, "outcome": "right"}, 403)
    call(verifier, "put", f"{desk}/issues/2/checks", {"item": number, "outcome": "right"})


def test_what_was_confirmed_and_is_not_any_more_is_told_and_not_verified(ecologist, verifier, desk):
    (given, *_) = call(ecologist, "get", "/organisations/example-coal/confirmations")["items"]
    call(ecologist, "delete", f"/organisations/example-coal/confirmations/{given['id']}", status=204)
    shown = call(verifier, "get", f"{desk}/issues/1")["withdrawn"]
    assert [(each["kind"], each["id"]) for each in shown] == [(given["kind"], given["item"])]
    said = {"state": "verified", "decision": "Сверено с журналами"}
    refused = call(verifier, "put", f"{desk}/issues/1/decision?lang=ru", said, 422)
    assert [each["rule"] for each in refused["errors"]] == ["confirmation_withdrawn"]
    call(verifier, "put", f"{desk}/issues/1/decision", {"state": "returned", "decision": "Подтверждение отозвано"})


def test_no_link_opens_a_report_that_was_closed_to_its_verifier(head, verifier, desk):
    made = call(head, "post", f"{desk}/verifiers", {"email": "Verifier@example.org"}, 201)
    other = call(head, "post", f"{desk}/verifiers", {"email": "other@example.org"}, 201)
    call(head, "delete", f"{desk}/verifiers/verifier", status=204)
    call(verifier, "post", "/invitations/accept", {"secret": made["link"].partition("#")[2]}, 404)
    call(Client(), "post", "/invitations/look", {"secret": other["link"].partition("#")[2]})


def test_a_return_says_why_and_a_decision_is_made_once(verifier, desk):
    wordless = call(verifier, "put", f"{desk}/issues/1/decision", {"state": "returned", "decision": " "}, 422)
    assert wordless["errors"][0]["rule"] == "missing"
    call(verifier, "put", f"{desk}/issues/1/decision", {"state": "returned", "decision": "Не снято замечание 1"})
    call(verifier, "put", f"{desk}/issues/1/decision", {"state": "verified"}, 409)
    call(verifier, "put", f"{desk}/issues/1/checks", {"item": "x", "outcome": "right"}, 409)


def test_an_invitation_for_one_report_says_which(head, issued):
    made = call(head, "post", f"/reports/{issued}/verifiers", {"email": "new@example.org"}, 201)
    shown = call(Client(), "post", "/invitations/look", {"secret": made["link"].partition("#")[2]})
    assert (shown["report"], shown["report_title"]) == (issued, f"АО «Пример-уголь» {YEAR}")


def test_a_number_marked_wrong_is_not_verified_over(verifier, desk):
    call(verifier, "put", f"{desk}/issues/1/checks", {"item": item(verifier, desk), "outcome": "wrong"})
    refused = call(verifier, "put", f"{desk}/issues/1/decision", {"state": "verified"}, 422)
    assert refused["errors"][0]["rule"] == "numbers_wrong"


def test_a_number_marked_wrong_stands_wrong_in_the_next_issue(ecologist, verifier, desk):
    number = item(verifier, desk)
    call(verifier, "put", f"{desk}/issues/1/checks", {"item": number, "outcome": "wrong"})
    call(verifier, "put", f"{desk}/issues/1/decision", {"state": "returned", "decision": "Число неверное"})
    assert issue(ecologist, desk.removeprefix("/reports/")) == 2
    shown = {each["item"]: each for each in call(verifier, "get", f"{desk}/issues/2/sample")["items"]}
    assert (shown[number]["wrong_in"], shown[number]["outcome"]) == (1, None)
    assert {each["wrong_in"] for name, each in shown.items() if name != number} == {None}
    said = {"state": "verified", "decision": "Всё верно, сверено с журналами"}
    refused = call(verifier, "put", f"{desk}/issues/2/decision", said, 422)
    assert [each["rule"] for each in refused["errors"]] == ["numbers_wrong"]
    call(verifier, "put", f"{desk}/issues/2/checks", {"item": number, "outcome": "right"})
    call(verifier, "put", f"{desk}/issues/2/decision", said)


SAID = {"state": "verified", "decision": "Всё верно, сверено с журналами"}


def marked(verifier, desk, **outcomes):
    """Marks in issue 1, which is returned."""
    for number, outcome in outcomes["of"].items():
        call(verifier, "put", f"{desk}/issues/1/checks", {"item": number, "outcome": outcome})
    call(verifier, "put", f"{desk}/issues/1/decision", {"state": "returned", "decision": "Число неверное"})


def replaced(ecologist, desk, mine, old, method, inputs):
    """The calculation of a mine is replaced by another; the id of that."""
    call(ecologist, "delete", f"{desk}/entries/{old}", status=204)
    other = calculated(ecologist, mine, method, inputs)
    call(ecologist, "post", f"{desk}/entries", {"calculation": other}, 201)
    return other


def issued_again(ecologist, desk):
    report = desk.removeprefix("/reports/")
    confirm_all(ecologist, report)
    assert issue(ecologist, report) == 2


def numbers_of(verifier, desk, mine, symbol, number=1):
    sample = call(verifier, "get", f"{desk}/issues/{number}/sample")["items"]
    return [each["item"] for each in sample if each["item"].endswith(f"|{symbol}") and each["mine_id"] == mine.mine_id]


@pytest.mark.parametrize(
    ("method", "more"), [("ipcc2006.surface", {}), ("ru.factors", {"mine_type": "surface"})]
)  # fmt: skip
def test_a_number_of_what_takes_the_place_of_a_wrong_one_is_marked_anew(ecologist, verifier, mines, desk, method, more):
    """A calculation cannot be changed: it is replaced by another of the mine, by the same method or another."""
    (number,) = numbers_of(verifier, desk, mines[2], "coal_output")
    marked(verifier, desk, of={number: "wrong"})
    inputs = {"coal_output": 3e6, **more}
    other = replaced(ecologist, desk, mines[2], number.split("|")[0], method, inputs)
    issued_again(ecologist, desk)
    shown = {each["item"]: each for each in call(verifier, "get", f"{desk}/issues/2/sample")["items"]}
    assert shown[f"{other}|coal_output"]["wrong_in"] == 1
    refused = call(verifier, "put", f"{desk}/issues/2/decision", SAID, 422)
    assert [each["rule"] for each in refused["errors"]] == ["numbers_wrong"]
    call(verifier, "put", f"{desk}/issues/2/checks", {"item": f"{other}|coal_output", "outcome": "right"})
    call(verifier, "put", f"{desk}/issues/2/decision", SAID)


def test_of_sisters_that_were_replaced_one_wrong_is_enough(ecologist, verifier, mines, desk):
    """Two calculations of a mine with one output, marked wrong in one and right in the other, are both replaced."""
    report = call(verifier, "get", f"{desk}/issues/1")["document"]["result"]["entries"]
    entries = {each["calculation"]["method"]: each["id"] for each in report if each["mine_id"] == mines[0].mine_id}
    post, balance = entries["ipcc2006.post_mining_tier2"], entries["mine.balance"]
    marked(verifier, desk, of={f"{post}|gas_content": "wrong", f"{balance}|daily_output": "right"})
    inputs = {"coal_output": 1e6, "gas_content": 12}
    other = replaced(ecologist, desk, mines[0], post, "ipcc2006.post_mining_tier2", inputs)
    issued_again(ecologist, desk)
    shown = {each["item"]: each["wrong_in"] for each in call(verifier, "get", f"{desk}/issues/2/sample")["items"]}
    assert shown[f"{other}|gas_content"] == 1


def test_words_do_not_stand_for_checks_where_something_was_wrong(ecologist, verifier, mines, desk):
    """Nothing has the place of the number that was wrong: something of the issue is checked."""
    report = call(verifier, "get", f"{desk}/issues/1")["document"]["result"]["entries"]
    balance = next(each["id"] for each in report if each["calculation"]["method"] == "mine.balance")
    marked(verifier, desk, of={f"{balance}|flow_ventilation": "wrong"})
    inputs = {"coal_output": 1e6, "relative_abundance": 20, "methane_flared": 0}
    replaced(ecologist, desk, mines[0], balance, "mine.relative", inputs)
    issued_again(ecologist, desk)
    refused = call(verifier, "put", f"{desk}/issues/2/decision", SAID, 422)
    assert [each["rule"] for each in refused["errors"]] == ["wrong_unchecked"]


def test_who_issued_a_report_does_not_verify_it_in_another_role(company, issued, ecologist):
    Membership.objects.filter(organisation=company, user__username="ecologist").update(role=Role.VERIFIER)
    assert "verify" not in call(ecologist, "get", f"/reports/{issued}")["may"]
    call(ecologist, "put", f"/reports/{issued}/issues/1/decision", {"state": "verified"}, 403)
