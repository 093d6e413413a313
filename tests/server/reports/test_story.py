"""A company's year from its first calculation to its verification, as people ask the server for it."""

from __future__ import annotations

import io
import json
import zipfile

from tests.server.reports.conftest import YEAR, calculated, call, confirm_all, fill, issue, opened_to

from firedamp.science.reporting.freezing import computed_again, differences, digest


def test_a_year_is_filled_confirmed_issued_returned_issued_again_and_verified(
    ecologist, head, verifier, stranger, filled, mines
):
    report = f"/reports/{filled}"
    # What stands in the way is told, and the report is not issued.
    refused = call(ecologist, "post", f"{report}/issues", status=422)
    assert {each["rule"] for each in refused["errors"]} == {"not_confirmed"}
    confirm_all(ecologist, filled)
    assert call(ecologist, "get", f"{report}/preparation")["in_the_way"] == []
    assert issue(ecologist, filled) == 1

    # Before the invitation the verifier sees nothing of it; after it the issue, but not what is being prepared.
    call(verifier, "get", report, status=404)
    opened_to(head, verifier, filled)
    assert call(verifier, "get", report)["may"] == ["verify"]
    call(verifier, "get", f"{report}/preparation", status=404)
    shown = call(verifier, "get", f"{report}/issues/1")
    number = call(verifier, "get", f"{report}/issues/1/sample")["items"][0]
    opened = next(each for each in shown["document"]["result"]["entries"] if each["id"] == number["entry"])
    assert number["row"] in opened["calculation"]["trace"]

    # A remark, and the report goes back.
    call(verifier, "put", f"{report}/issues/1/checks", {"item": number["item"], "outcome": "wrong"})
    remark = call(verifier, "post", f"{report}/issues/1/remarks", {"item": number["item"], "text": "Откуда?"}, 201)
    back = {"state": "returned", "decision": "См. замечание"}
    assert call(verifier, "put", f"{report}/issues/1/decision", back)["state"] == "returned"
    assert call(ecologist, "get", report)["state"] == "returned"

    # It is answered, issued anew, and verified once the remark is settled.
    answer = {"text": "Паспорт шахты", "answers": remark["id"]}
    call(ecologist, "post", f"{report}/issues/1/remarks", answer, 201)
    assert issue(ecologist, filled) == 2
    verified = {"state": "verified", "decision": "Сверено с журналами"}
    refused = call(verifier, "put", f"{report}/issues/2/decision", verified, 422)
    assert refused["errors"][0]["rule"] == "remarks_open"
    call(verifier, "patch", f"{report}/remarks/{remark['id']}", {"settled": True})
    refused = call(verifier, "put", f"{report}/issues/2/decision", verified, 422)
    assert refused["errors"][0]["rule"] == "numbers_wrong"  # it was marked wrong, and nobody has said otherwise
    call(verifier, "put", f"{report}/issues/2/checks", {"item": number["item"], "outcome": "right"})
    assert call(verifier, "put", f"{report}/issues/2/decision", verified)["state"] == "verified"
    states = {each["number"]: each["state"] for each in call(ecologist, "get", report)["issues"]}
    assert states == {1: "superseded", 2: "verified"}
    outcomes = {each["number"]: each["outcome"] for each in call(ecologist, "get", report)["issues"]}
    assert outcomes == {1: "returned", 2: "verified"}

    # The bundle computes again, from itself alone, to the digit.
    bundle = ecologist.get(f"/api/v1{report}/issues/2/bundle")
    with zipfile.ZipFile(io.BytesIO(bundle.content)) as archive:
        document = json.loads(archive.read("document.json"))
    assert list(differences(document["result"], computed_again(document))) == []
    stated = document["report"].pop("hash")
    assert digest(document) == stated

    # A stranger sees none of it.
    for path in ("", "/issues/2", "/issues/2/bundle", "/issues/2/sample", "/remarks", "/attachments", "/preparation"):
        call(stranger, "get", f"{report}{path}", status=404)
    assert call(stranger, "get", "/reports")["items"] == []


def test_a_jump_against_last_year_is_asked_for_its_reason(ecologist, issued, mines):
    later = call(ecologist, "post", "/reports", {"organisation": "example-coal", "year": YEAR + 1}, 201)["id"]
    fill(ecologist, later, mines, YEAR + 1, output_t=2e6)
    confirm_all(ecologist, later)
    found = call(ecologist, "get", f"/reports/{later}/preparation")
    assert found["last_year"] == YEAR
    beyond = {row["subject"] for row in found["comparison"] if row["beyond_uncertainty"]}
    assert mines[1].mine_id in beyond
    asked = {each["field"] for each in found["in_the_way"]}
    assert asked == beyond - {"total"}
    for subject in asked:
        reasoned(ecologist, later, subject, "Новая лава")
    assert call(ecologist, "get", f"/reports/{later}/preparation")["in_the_way"] == []
    assert issue(ecologist, later) == 1


def change_of(client, report, subject):
    rows = call(client, "get", f"/reports/{report}/preparation")["comparison"]
    return next(row for row in rows if row["subject"] == subject)


def reasoned(client, report, subject, text):
    """Say why it changed, of the change as it is seen."""
    seen = change_of(client, report, subject)
    body = {"version": seen["version"], "content": seen["content"], "text": text}
    return call(client, "put", f"/reports/{report}/reasons/{subject}", body)


def test_a_reason_says_nothing_of_another_change_than_that_which_was_seen(ecologist, issued, mines):
    pit = mines[2]
    later = call(ecologist, "post", "/reports", {"organisation": "example-coal", "year": YEAR + 1}, 201)["id"]
    # Empty, it is asked no reasons; given one all the same, it holds of that change alone.
    found = call(ecologist, "get", f"/reports/{later}/preparation")
    assert "change_unexplained" not in {each["rule"] for each in found["in_the_way"]}
    empty = change_of(ecologist, later, pit.mine_id)
    reasoned(ecologist, later, pit.mine_id, "Разрез стоял весь год")
    entry = calculated(ecologist, pit, "ipcc2006.surface", {"coal_output": 9e6}, YEAR + 1)
    call(ecologist, "post", f"/reports/{later}/entries", {"calculation": entry}, 201)
    now = change_of(ecologist, later, pit.mine_id)
    assert (now["reason"], now["earlier"]["text"]) == ("", "Разрез стоял весь год")
    assert now["earlier"]["content"] == empty["content"] != now["content"]
    in_the_way = call(ecologist, "get", f"/reports/{later}/preparation")["in_the_way"]
    assert pit.mine_id in {each["field"] for each in in_the_way if each["rule"] == "change_unexplained"}
    # Who still sees the empty year is told that the change is another by now.
    old = {"version": now["version"], "content": empty["content"], "text": "Разрез стоял весь год"}
    refused = call(ecologist, "put", f"/reports/{later}/reasons/{pit.mine_id}", old, 412)
    assert refused["current"]["content"] == now["content"]
    reasoned(ecologist, later, pit.mine_id, "Введён новый участок")
    assert change_of(ecologist, later, pit.mine_id)["reason"] == "Введён новый участок"
