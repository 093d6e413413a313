"""Reports over the API: begun, filled, refused what does not belong, seen by those whom they concern."""

from __future__ import annotations

import pytest
from django.test import Client
from django.utils import timezone
from tests.company_year import BALANCE
from tests.server.people import browser_of, person
from tests.server.reports.conftest import YEAR, calculated, call, confirm_all, fill, issue, run_jobs

from firedamp.server.audit.models import AuditEntry
from firedamp.server.inventory.models import Calculation
from firedamp.server.mines.models import CoalOutput, Mine
from firedamp.server.organisations.rights import Role
from firedamp.server.reference.models.records import Quality
from firedamp.server.reports.models import Issue, Report


def rules(answer):
    return [each["rule"] for each in answer["errors"]]


def preparation(client, report):
    return call(client, "get", f"/reports/{report}/preparation")


def test_it_works(ecologist, begun):
    shown = call(ecologist, "get", f"/reports/{begun}")
    assert (shown["kind"], shown["state"], shown["year"], shown["may"]) == ("year", "draft", YEAR, ["enter"])
    assert [each["id"] for each in call(ecologist, "get", "/reports")["items"]] == [begun]
    found = preparation(ecologist, begun)
    assert {cell["state"] for cell in found["cells"]} == {"missing"}
    assert "nothing_calculated" in rules({"errors": found["in_the_way"]})


def test_a_category_names_the_methods_that_fill_it(ecologist, begun):
    methods = {each["category"]: each["methods"] for each in preparation(ecologist, begun)["categories"]}
    assert "ipcc2006.post_mining_tier2" in methods["underground_post_mining"]
    assert "ipcc2006.post_mining_tier2" not in methods["underground_mining"]
    assert {"mine.balance", "ipcc2006.underground"} <= set(methods["underground_mining"])
    assert "ipcc2006.surface" in methods["surface_mining"]


def test_a_year_has_one_report(ecologist, begun):
    call(ecologist, "post", "/reports", {"organisation": "example-coal", "year": YEAR}, 409)


def test_a_year_to_come_is_refused_and_one_that_runs_is_not_issued(ecologist, head, mines):
    this_year = timezone.localdate().year
    asked = {"organisation": "example-coal", "year": this_year + 1}
    (problem,) = call(ecologist, "post", "/reports", asked, 422)["errors"]
    assert (problem["field"], problem["rule"]) == ("year", "in_the_future")
    assert str(this_year + 1) in problem["message"]
    begun = call(ecologist, "post", "/reports", {**asked, "year": this_year}, 201)["id"]
    report = fill(ecologist, begun, mines, year=this_year)
    confirm_all(ecologist, report)
    assert "year_not_over" in rules({"errors": preparation(ecologist, report)["in_the_way"]})
    refused = call(ecologist, "post", f"/reports/{report}/issues", status=422)
    assert "year_not_over" in rules(refused)


def test_a_comparison_with_a_draft_says_so(ecologist, head, filled, mines):
    last = call(ecologist, "post", "/reports", {"organisation": "example-coal", "year": YEAR - 1}, 201)["id"]
    fill(ecologist, last, mines, year=YEAR - 1)
    found = preparation(ecologist, filled)
    assert (found["last_year"], found["last_year_draft"]) == (YEAR - 1, True)
    confirm_all(ecologist, last)
    issue(ecologist, last)
    found = preparation(ecologist, filled)
    assert (found["last_year"], found["last_year_draft"]) == (YEAR - 1, False)


def test_a_restored_output_is_nothing_to_measure_an_output_by(ecologist, filled, mines):
    known = CoalOutput(mine=mines[2], year=YEAR, output_t=9e6, source=mines[2].source, quality=Quality.REPORTED)
    known.save()
    asked = [each["subject"] for each in preparation(ecologist, filled)["questions"]]
    assert asked == [f"output|{mines[2].mine_id}"]
    CoalOutput.objects.filter(pk=known.pk).update(quality=Quality.RESTORED)
    assert preparation(ecologist, filled)["questions"] == []


def test_a_viewer_reads_and_changes_nothing(company, begun):
    viewer = browser_of(person("watcher", of=company, role=Role.VIEWER))
    assert call(viewer, "get", f"/reports/{begun}")["may"] == []
    preparation(viewer, begun)
    call(viewer, "post", "/reports", {"organisation": "example-coal", "year": 2020}, 403)
    call(viewer, "delete", f"/reports/{begun}", status=403)
    call(viewer, "put", f"/reports/{begun}/reasons/total", {"version": 0, "text": "x"}, 403)


def test_nobody_signed_in_gets_nothing(begun):
    call(Client(), "get", f"/reports/{begun}", status=401)


def test_a_calculation_of_another_year_mine_or_organisation_is_refused(ecologist, stranger, begun, mines):
    other_year = calculated(ecologist, mines[0], "mine.balance", BALANCE, YEAR - 1)
    refused = call(ecologist, "post", f"/reports/{begun}/entries", {"calculation": other_year}, 422)
    assert rules(refused) == ["another_year"]
    no_site = Mine.objects.exclude(pk__in=[mine.pk for mine in mines]).filter(mine_type="surface").first()
    elsewhere = calculated(ecologist, no_site, "ipcc2006.surface", {"coal_output": 1e6})
    assert rules(call(ecologist, "post", f"/reports/{begun}/entries", {"calculation": elsewhere}, 422)) == [
        "not_a_site"
    ]
    foreign = calculated(stranger, mines[0], "mine.balance", BALANCE)
    call(ecologist, "post", f"/reports/{begun}/entries", {"calculation": foreign}, 404)


def test_what_is_counted_twice_is_told_and_taken_out_again(ecologist, filled, mines):
    again = calculated(ecologist, mines[0], "mine.relative", {"coal_output": 1e6, "relative_abundance": 12})
    call(ecologist, "post", f"/reports/{filled}/entries", {"calculation": again}, 201)
    found = preparation(ecologist, filled)["double_counting"]
    assert [each["rule"] for each in found] == ["covered_twice"]
    assert again in found[0]["entries"]
    call(ecologist, "delete", f"/reports/{filled}/entries/{again}", status=204)
    assert preparation(ecologist, filled)["double_counting"] == []
    call(ecologist, "delete", f"/reports/{filled}/entries/{again}", status=422)


def test_a_calculation_in_a_report_is_not_deleted_from_under_it(ecologist, filled):
    own = preparation(ecologist, filled)["calculations"][0]["id"]
    assert "отч" in call(ecologist, "delete", f"/calculations/{own}?lang=ru", status=409)["detail"]
    call(ecologist, "delete", f"/reports/{filled}/entries/{own}", status=204)
    call(ecologist, "delete", f"/calculations/{own}", status=204)


def test_what_was_said_of_a_category_can_be_taken_back(ecologist, begun, mines):
    place = f"/reports/{begun}/statements/{mines[0].mine_id}/burning_dumps"
    said = call(ecologist, "put", place, {"version": 0, "state": "not_estimated", "reason": ""})
    asked = [each["rule"] for each in preparation(ecologist, begun)["in_the_way"] if each["field"].startswith("M")]
    assert "reason_missing" in asked
    call(ecologist, "put", place, {"version": said["version"], "state": None})
    cell = next(
        each for each in preparation(ecologist, begun)["cells"]
        if (each["mine_id"], each["category"]) == (mines[0].mine_id, "burning_dumps")
    )  # fmt: skip
    assert cell["state"] == "missing"
    unknown = f"/reports/{begun}/statements/{mines[0].mine_id}/volcanoes"
    assert rules(call(ecologist, "put", unknown, {"version": 0, "state": None}, 422)) == ["not_a_choice"]


def test_somebody_who_was_faster_is_not_overwritten(ecologist, begun):
    version = call(ecologist, "get", f"/reports/{begun}")["version"]
    call(ecologist, "patch", f"/reports/{begun}", {"version": version, "title": "Первый"})
    call(ecologist, "patch", f"/reports/{begun}", {"version": version, "title": "Второй"}, 412)
    assert call(ecologist, "get", f"/reports/{begun}")["title"] == "Первый"


def test_a_confirmation_wants_a_document_and_holds_for_that_value_alone(ecologist, filled):
    wanted = preparation(ecologist, filled)["to_confirm"]
    items = [{name: each[name] for name in ("kind", "id", "content")} for each in wanted]
    empty = {"items": items, "document": "  "}
    assert rules(call(ecologist, "post", f"/reports/{filled}/confirmations", empty, 422)) == ["missing"]
    unknown = {"items": [{"kind": "factor", "id": "none", "content": "1"}], "document": "Письмо № 12"}
    assert rules(call(ecologist, "post", f"/reports/{filled}/confirmations", unknown, 422)) == ["unknown_id"]
    confirm_all(ecologist, filled)
    held = call(ecologist, "get", "/organisations/example-coal/confirmations")["items"]
    assert len(held) == len(wanted)
    assert {each["document"] for each in held} == {"Письмо № 12 от 15.03.2025"}
    # Under another set of warming potentials something else is to be confirmed, or nothing; the old one does not count.
    version = call(ecologist, "get", f"/reports/{filled}")["version"]
    call(ecologist, "patch", f"/reports/{filled}", {"version": version, "gwp_set": "AR5"})
    assert all(each["kind"] != "gwp_set" for each in preparation(ecologist, filled)["to_confirm"])
    call(ecologist, "delete", f"/organisations/example-coal/confirmations/{held[0]['id']}", status=204)
    withdrawn = call(ecologist, "get", "/organisations/example-coal/confirmations")["items"]
    assert sum(each["withdrawn"] is not None for each in withdrawn) == 1


def test_issuing_freezes_calculations_and_what_was_issued_stays(ecologist, issued):
    held = [each["id"] for each in preparation(ecologist, issued)["calculations"]]
    assert set(Calculation.objects.filter(pk__in=held).values_list("status", flat=True)) == {"issued"}
    call(ecologist, "delete", f"/calculations/{held[0]}", status=409)
    call(ecologist, "patch", f"/calculations/{held[0]}", {"name": "другое"}, 409)
    call(ecologist, "delete", f"/reports/{issued}", status=409)
    before = Issue.objects.get(report=issued).document
    call(ecologist, "put", f"/reports/{issued}/reasons/total", {"version": 0, "text": "после выпуска"})
    assert Issue.objects.get(report=issued).document == before


def test_an_issue_after_a_change_supersedes_and_lets_go_of_what_it_no_longer_holds(ecologist, issued, mines):
    old = next(each for each in preparation(ecologist, issued)["calculations"] if each["mine_id"] == mines[2].mine_id)
    new = calculated(ecologist, mines[2], "ipcc2006.surface", {"coal_output": 4e6})
    call(ecologist, "delete", f"/reports/{issued}/entries/{old['id']}", status=204)
    call(ecologist, "post", f"/reports/{issued}/entries", {"calculation": new}, 201)
    assert issue(ecologist, issued) == 2
    assert Calculation.objects.get(pk=old["id"]).status == "superseded"
    assert Calculation.objects.get(pk=new).status == "issued"
    states = {each["number"]: each["state"] for each in call(ecologist, "get", f"/reports/{issued}")["issues"]}
    assert states == {1: "superseded", 2: "issued"}


def explained(ecologist, head, report):
    call(ecologist, "put", f"/reports/{report}/reasons/total", {"version": 0, "text": "в последний миг"})


def unconfirmed_again(ecologist, head, report):
    (given, *_) = call(ecologist, "get", "/organisations/example-coal/confirmations")["items"]
    call(ecologist, "delete", f"/organisations/example-coal/confirmations/{given['id']}", status=204)


def without_sites(ecologist, head, report):
    call(head, "put", "/organisations/example-coal/sites", {"sites": []}, 200)


def renamed(ecologist, head, report):
    version = call(head, "get", "/organisations/example-coal")["version"]
    call(head, "patch", "/organisations/example-coal", {"version": version, "name": "АО «Другое»"})


@pytest.mark.parametrize("change", [explained, unconfirmed_again, without_sites, renamed])
def test_a_report_changed_while_it_was_drawn_is_not_issued(ecologist, head, filled, monkeypatch, change):
    from firedamp.server.jobs.models import Job
    from firedamp.server.reports import issuing

    confirm_all(ecologist, filled)
    draw = issuing.prepare

    def changed_meanwhile(**given):
        prepared = draw(**given)
        change(ecologist, head, filled)
        return prepared

    monkeypatch.setattr(issuing, "prepare", changed_meanwhile)
    call(ecologist, "post", f"/reports/{filled}/issues", status=202)
    job = run_jobs()[-1]
    assert (job.state, job.problem["type"]) == (Job.State.FAILED, "/problems/changed-meanwhile")
    assert not Issue.objects.exists()
    assert Report.objects.get(pk=filled).state == "draft"


def test_a_report_of_one_calculation_is_issued_without_a_year_s_completeness(ecologist, mines):
    own = calculated(ecologist, mines[0], "mine.balance", BALANCE)
    made = call(ecologist, "post", "/reports", {"calculation": own, "title": "Баланс шахты"}, 201)
    assert (made["kind"], made["year"]) == ("calculation", YEAR)
    confirm_all(ecologist, made["id"])
    assert issue(ecologist, made["id"]) == 1
    forms = {each["form"] for each in call(ecologist, "get", f"/reports/{made['id']}/issues/1")["files"]}
    assert forms == {"calculation", "methane_balance"}


def test_a_report_of_own_numbers_without_a_mine_is_one_too(ecologist, company):
    body = {"method": "ipcc2006.surface", "inputs": {"coal_output": 1e6}, "name": "Разрез", "gwp_set": "RU"}
    own = call(ecologist, "post", "/calculations", body, 201)["id"]
    call(ecologist, "post", "/reports", {"calculation": own}, 422)  # of which year?
    made = call(ecologist, "post", "/reports", {"calculation": own, "year": YEAR}, 201)["id"]
    confirm_all(ecologist, made)
    assert issue(ecologist, made) == 1
    totals = call(ecologist, "get", f"/reports/{made}/issues/1")["document"]["result"]["totals"]
    assert totals["co2e_t"] == call(ecologist, "get", f"/calculations/{own}")["result"]["outputs"]["co2e_t"]


def test_files_are_downloads_that_nothing_runs(ecologist, issued):
    for file in call(ecologist, "get", f"/reports/{issued}/issues/1")["files"]:
        answer = ecologist.get(
            f"/api/v1/reports/{issued}/issues/1/files/{file['form']}?language={file['language']}&type={file['type']}"
        )
        assert len(answer.content) == file["size"]
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    missing = ecologist.get(f"/api/v1/reports/{issued}/issues/1/files/nothing")
    assert missing.status_code == 404


def test_every_deed_stands_in_the_log(ecologist, issued):
    found = set(AuditEntry.objects.filter(actor__username="ecologist").values_list("action", flat=True))
    assert {"report.create", "report.entry_add", "report.statement", "report.confirm", "report.issue"} <= found


def test_what_has_not_changed_is_not_issued_again(ecologist, issued):
    refused = call(ecologist, "post", f"/reports/{issued}/issues?lang=en", status=409)
    assert "Nothing has changed" in refused["detail"]


def test_several_presses_at_once_are_one_issue(ecologist, filled):
    confirm_all(ecologist, filled)
    asked = [call(ecologist, "post", f"/reports/{filled}/issues", status=202)["id"] for _ in range(3)]
    assert len(set(asked)) == 1  # asked again meanwhile, the same job
    assert [(str(job.pk), job.state) for job in run_jobs()] == [(asked[0], "done")]
    assert Issue.objects.count() == 1


def test_a_statement_and_a_reason_of_somebody_who_was_faster_are_not_overwritten(ecologist, begun, mines):
    place = f"/reports/{begun}/statements/{mines[0].mine_id}/burning_dumps"
    first = {"version": 0, "state": "not_occurring", "reason": "Отвалы не горят"}
    call(ecologist, "put", place, first)
    refused = call(ecologist, "put", place, {**first, "state": "not_estimated"}, 412)
    assert (refused["current"]["state"], refused["current"]["reason"]) == ("not_occurring", "Отвалы не горят")
    cell = next(each for each in preparation(ecologist, begun)["cells"] if each["reason"])
    assert cell["version"] == refused["current"]["version"]
    # Taken back and said anew it is another version, though the words are the same.
    call(ecologist, "put", place, {"version": cell["version"], "state": None})
    call(ecologist, "put", place, first)
    call(ecologist, "put", place, {"version": cell["version"], "state": None}, 412)
    total = f"/reports/{begun}/reasons/total"
    call(ecologist, "put", total, {"version": 0, "text": "Введена новая лава"})
    assert call(ecologist, "put", total, {"version": 0, "text": "Закрыта старая лава"}, 412)["current"]["text"] == (
        "Введена новая лава"
    )


def test_a_reason_of_no_words_is_none(ecologist, begun, mines):
    dot = {"version": 0, "state": "not_estimated", "reason": "."}
    place = f"/reports/{begun}/statements/{mines[0].mine_id}/burning_dumps"
    assert rules(call(ecologist, "put", place, dot, 422)) == ["no_reason"]
    assert rules(call(ecologist, "put", f"/reports/{begun}/reasons/total", {"version": 0, "text": "-"}, 422)) == [
        "no_reason"
    ]


def test_the_list_shows_when_something_of_a_report_was_last_changed(ecologist, begun, mines):
    def changed():
        return call(ecologist, "get", "/reports")["items"][0]["changed"]

    moments = [changed()]
    entry = calculated(ecologist, mines[2], "ipcc2006.surface", {"coal_output": 4e6})
    call(ecologist, "post", f"/reports/{begun}/entries", {"calculation": entry}, 201)
    moments.append(changed())
    said = {"version": 0, "state": "not_occurring", "reason": "Отвалы не горят"}
    call(ecologist, "put", f"/reports/{begun}/statements/{mines[0].mine_id}/burning_dumps", said)
    moments.append(changed())
    call(ecologist, "put", f"/reports/{begun}/reasons/total", {"version": 0, "text": "Введена новая лава"})
    moments.append(changed())
    assert moments == sorted(set(moments))


def test_what_a_report_holds_names_the_report_that_holds_it(ecologist, issued):
    held = preparation(ecologist, issued)["calculations"][0]["id"]
    for ask in (
        call(ecologist, "delete", f"/calculations/{held}?lang=ru", status=409),
        call(ecologist, "patch", f"/calculations/{held}?lang=ru", {"name": "другое"}, 409),
    ):
        assert f"«АО «Пример-уголь» {YEAR}»" in ask["detail"]
        assert ask["reports"] == [{"id": issued, "name": f"АО «Пример-уголь» {YEAR}"}]


def test_particulars_that_the_forms_state_and_nobody_gave_are_named_before_it_is_issued(ecologist, filled, company):
    confirm_all(ecologist, filled)
    type(company).objects.filter(pk=company.pk).update(inn="", head=" ", ogrn="1024200000001")
    refused = call(ecologist, "post", f"/reports/{filled}/issues?lang=ru", status=422)
    told = [(each["field"], each["rule"]) for each in refused["errors"]]
    assert told == [("inn", "particular_missing"), ("head", "particular_missing"), ("ogrn", "check_digit")]
    assert "ИНН: не указано" in refused["errors"][0]["message"]


def test_a_question_is_answered_and_an_answer_to_nothing_is_refused(ecologist, begun, mines):
    hour = calculated(ecologist, mines[0], "mine.balance", {**BALANCE, "minutes": 60})
    call(ecologist, "post", f"/reports/{begun}/entries", {"calculation": hour}, 201)
    (question,) = preparation(ecologist, begun)["questions"]
    assert (question["rule"], question["answered"], question["version"]) == ("period_partial", False, 0)
    answer = f"/reports/{begun}/reasons/{question['subject']}"
    told = {"version": 0, "content": question["content"], "text": "Шахта сдана 31 декабря"}
    call(ecologist, "put", answer, told)
    (answered,) = preparation(ecologist, begun)["questions"]
    assert (answered["answered"], answered["reason"]) == (True, "Шахта сдана 31 декабря")
    nothing = {"version": 0, "text": "Такого вопроса нет"}
    unknown = call(ecologist, "put", f"/reports/{begun}/reasons/period|x|y", nothing, 422)
    assert rules(unknown) == ["unknown_id"]
