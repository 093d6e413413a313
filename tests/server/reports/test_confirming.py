"""A confirmation is of what was seen, and says whether its document can be looked into."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.documents import pdf
from tests.server.reports.conftest import call, confirm_all, issue

from firedamp.science.methods.library import Library, library
from firedamp.science.reporting.confirming import confirmables
from firedamp.server.reference.models import Document

PDF = pdf()


@pytest.fixture
def wanted(ecologist, filled):
    found = call(ecologist, "get", f"/reports/{filled}/preparation")["to_confirm"]
    return [{name: each[name] for name in ("kind", "id", "content")} for each in found]


def confirm(client, report, items, status=201, **document):
    return call(client, "post", f"/reports/{report}/confirmations?lang=ru", {"items": items, **document}, status)


def attached(client, report):
    octets = "application/octet-stream"
    response = client.post(f"/api/v1/reports/{report}/attachments?filename=order.pdf", PDF, content_type=octets)
    assert response.status_code == 201, response.content
    return response.json()


def test_what_has_changed_since_it_was_seen_is_not_confirmed(ecologist, filled, wanted):
    items = [{**wanted[0], "content": "CH4 21.0; source 0"}]
    (problem,) = confirm(ecologist, filled, items, 422, document="Письмо № 12")["errors"]
    assert (problem["rule"], problem["now"]) == ("content_changed", wanted[0]["content"])
    assert "посмотрите ещё раз" in problem["message"]


def test_the_content_holds_value_unit_and_source(wanted):
    of_gwp = next(each["content"] for each in wanted if each["kind"] == "gwp_set")
    value, _, source = of_gwp.partition("; source ")
    assert value.startswith("CH4 ")
    assert len(source) == 16


def test_another_source_of_the_same_value_is_another_content():
    methods = library()
    gwp = next(each for each in methods.gwp_sets.values() if each.status == "to_confirm")
    entry = {"id": "1", "calculation": {
        "title": {"en": "", "ru": ""}, "to_confirm": [{"kind": "gwp_set", "id": gwp.id, "reason": dict(gwp.title)}],
    }}  # fmt: skip
    sets = {**methods.gwp_sets, gwp.id: replace(gwp, source={"en": "x", "ru": "x"})}
    moved = Library(methods.folder, methods.factors, gwp_sets=sets, limits=methods.limits)
    before, after = (confirmables([entry], None, each)[0]["content"] for each in (methods, moved))
    assert before.partition("; ")[0] == after.partition("; ")[0]
    assert before != after


def test_a_file_beside_the_report_confirms_and_is_not_deleted_from_under_it(ecologist, filled, wanted):
    file = attached(ecologist, filled)
    (made,) = confirm(ecologist, filled, wanted[:1], attachment=file["id"])["items"]
    assert (made["document"], made["attached"]) == ("order.pdf", True)
    assert made["attachment"] == {"name": "order.pdf", "sha256": file["sha256"]}
    call(ecologist, "delete", f"/reports/{filled}/attachments/{file['id']}", status=409)
    call(ecologist, "delete", f"/organisations/example-coal/confirmations/{made['id']}", status=204)
    call(ecologist, "delete", f"/reports/{filled}/attachments/{file['id']}", status=204)


def test_a_record_of_the_documents_confirms(ecologist, filled, wanted):
    record = Document.objects.order_by("document_id").first()
    (made,) = confirm(ecologist, filled, wanted[:1], record=record.document_id)["items"]
    assert (made["document"], made["record"], made["attached"]) == (record.name_ru, record.document_id, True)


@pytest.mark.parametrize(("named", "rule"), [
    ({}, "missing"), ({"document": " "}, "missing"), ({"document": "x"}, "no_document"),
    ({"document": "документ"}, "no_document"), ({"document": "Документ важный"}, "no_document"),
    ({"attachment": 1}, "unknown_id"), ({"record": "none"}, "unknown_id"),
])  # fmt: skip
def test_no_document_and_one_that_is_not_there_are_refused(ecologist, filled, wanted, named, rule):
    assert [each["rule"] for each in confirm(ecologist, filled, wanted[:1], 422, **named)["errors"]] == [rule]


def test_words_alone_are_said_to_be_not_attached_also_in_the_issue(ecologist, filled):
    confirm_all(ecologist, filled)
    held = call(ecologist, "get", "/organisations/example-coal/confirmations")["items"]
    assert {each["attached"] for each in held} == {False}
    assert issue(ecologist, filled) == 1
    address = f"/api/v1/reports/{filled}/issues/1/files/ghg_report?language=ru&type=json"
    assert "НЕ ПРИЛОЖЕН" in ecologist.get(address).content.decode()


def test_beside_a_file_the_words_may_name_the_page(ecologist, filled, wanted):
    file = attached(ecologist, filled)
    (made,) = confirm(ecologist, filled, wanted[:1], attachment=file["id"], document="с. 2")["items"]
    assert (made["document"], made["attached"]) == ("с. 2", True)
