"""What may a verifier do with an issue? Check numbers, remark, be answered, and decide."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from firedamp.science.errors import InputError
from firedamp.science.reporting.reasons import FEWEST_WORDS, is_reason, require_reason
from firedamp.science.reporting.sample import item_of, sample, weightiest_first
from firedamp.server.accounts.models import User
from firedamp.server.organisations.inviting import invitation_revoke
from firedamp.server.organisations.models import ReportAccess
from firedamp.server.organisations.rights import require
from firedamp.server.problems import ApiProblem
from firedamp.server.reports.figures import holding
from firedamp.server.reports.kept_documents import documents_of, missing_of, named_in
from firedamp.server.reports.models import Check, Issue, Remark, Report
from firedamp.server.reports.selectors import may_verify, require_verifier
from firedamp.server.reports.services import note
from firedamp.server.reports.standing import state_set
from firedamp.server.reports.wholeness import altered

WRONG = "wrong"
THEIRS = {
    "en": "{who} objected to this, and still verifies the report: only they can take it back.",
    "ru": "Возражение сделал другой верификатор отчёта: {who}. Снять его может только он.",
}
DECIDED = {
    "en": "This issue has been decided on, or a later one has taken its place.",
    "ru": "По этому выпуску уже принято решение, или его сменил более поздний.",
}


def numbers_to_check(issue: Issue) -> list[dict[str, Any]]:
    """The sample of an issue, always the same of the same issue, for its hash is the seed, and what was found
    wrong in an earlier issue: each with the number of that issue, `wrong_in`, or None."""
    result = issue.frozen["result"]
    wrong = wrong_before(issue, result)
    drawn = sample(result, seed=int(issue.hash[:15], 16))
    names = {each["item"] for each in drawn}
    found = [item for each in wrong if each not in names and (item := item_of(result, each))]
    return [
        {**each, "wrong_in": wrong[each["item"]].issue.number if each["item"] in wrong else None}
        for each in sorted((*found, *drawn), key=weightiest_first)
    ]


def wrong_before(issue: Issue, result: Mapping[str, Any]) -> dict[str, Check]:
    """What was marked wrong in earlier issues and not right since, as it stands in the `result` of this one, with that
    mark. Of a calculation that was replaced it is the number of the same name in what took its place: new calculations
    of the mine, of whichever method; of several that were marked, one wrong is enough. What an altered issue had its
    numbers from is not known: they stand for themselves."""
    found: dict[str, Check] = {}
    for earlier in issue.report.issues.filter(number__lt=issue.number).order_by("number"):
        checks = list(earlier.checks.select_related("checked_by", "issue").defer("issue__document"))
        before = earlier.frozen["result"] if checks and earlier.intact else {"entries": []}
        marks: dict[str, list[Check]] = {}
        for each in checks:
            for item in _now(each.item, before, result):
                marks.setdefault(item, []).append(each)
        for item, given in marks.items():
            found.pop(item, None)
            if wrong := next((each for each in given if each.outcome == WRONG), None):
                found[item] = wrong
    return found


def _now(item: str, before: Mapping[str, Any], now: Mapping[str, Any]) -> list[str]:
    """A number of an earlier result in a later one; the item itself where nothing has taken its place."""
    if item_of(now, item):
        return [item]
    entry_id, _, symbol = item.partition("|")
    mine_id = next((each["mine_id"] for each in before["entries"] if each["id"] == entry_id), None)
    there = {each["id"] for each in before["entries"]}
    fresh = [each["id"] for each in now["entries"] if each["mine_id"] == mine_id and each["id"] not in there]
    return [name for each in fresh if item_of(now, name := f"{each}|{symbol}")] or [item]


def known_item(issue: Issue, item: str) -> str:
    """A number of the issue, "calculation|symbol"; InputError `unknown_id`."""
    if item_of(issue.frozen["result"], item) is None:
        raise InputError.one("item", "unknown_id", item)
    return item


@transaction.atomic
def check_set(*, user: User, issue: Issue, item: str, outcome: str | None) -> None:
    """Say that a number is right or wrong; without an outcome, that it has not been checked."""
    require_verifier(user, issue.report)
    _locked(issue)
    item = known_item(issue, item)
    if outcome != WRONG:
        _require_no_objection(user, issue, item)
    if outcome is None:
        Check.objects.filter(issue=issue, item=item).delete()
    else:
        Check.objects.update_or_create(issue=issue, item=item, defaults={"outcome": outcome, "checked_by": user})
    note("check", user, issue.report, {"number": issue.number, "item": item, "outcome": outcome})


def _require_no_objection(user: User, issue: Issue, item: str) -> None:
    """ApiProblem `not-allowed` where another verifier, who still is one, found the number wrong."""
    marks = [issue.checks.filter(item=item).select_related("checked_by").first()]
    marks.append(wrong_before(issue, issue.frozen["result"]).get(item))
    for each in marks:
        if each and each.outcome == WRONG:
            _require_own(user, each.checked_by, issue.report)


def _require_own(user: User, objector: User, report: Report) -> None:
    """What one verifier objected to, no other takes back while that one verifies: ApiProblem `not-allowed`."""
    if objector != user and may_verify(objector, report):
        raise ApiProblem("not-allowed", {lang: words.format(who=objector.called) for lang, words in THEIRS.items()})


@transaction.atomic
def remark_add(*, user: User, issue: Issue, item: str, text: str, answers: int | None = None) -> Remark:
    """A remark of the verifier, or an answer to one of somebody who may change the report, or of the verifier."""
    report = issue.report
    verifies = may_verify(user, report)
    if answers is None:
        require_verifier(user, report)
    elif not verifies:
        require(user, report.organisation, "enter")
    if not text.strip():
        raise InputError.one("text", "missing")
    answered = None
    if answers is not None:
        answered = Remark.objects.filter(issue__report=report, pk=answers, answers__isnull=True).first()
        if answered is None:
            raise InputError.one("answers", "unknown_id", answers)
    made = Remark.objects.create(
        issue=answered.issue if answered else issue,
        item=answered.item if answered else (known_item(issue, item) if item else ""),
        text=text.strip(),
        answers=answered,
        by=user,
    )
    deed = ("reply" if verifies else "answer") if answered else "remark"  # an answer prepares, a reply verifies
    note(deed, user, report, {"number": issue.number, "item": made.item, "remark": made.pk, "text": made.text})
    return made


@transaction.atomic
def remark_settle(*, user: User, remark: Remark, settled: bool) -> Remark:
    """The verifier is satisfied with the answer, or is not after all."""
    report = remark.issue.report
    require_verifier(user, report)
    if settled:
        _require_own(user, remark.by, report)
    remark.settled, remark.settled_by = (timezone.now(), user) if settled else (None, None)
    remark.save(update_fields=["settled", "settled_by"])
    note("remark_settle", user, report, {"remark": remark.pk, "settled": settled})
    return remark


@transaction.atomic
def decide(*, user: User, issue: Issue, verified: bool, words: str) -> Issue:
    """Verify an issue, or return it with words. ApiProblem `conflict` where that was done, or a later one is there.

    InputError `missing`, `no_reason` for a return without words, `remarks_open`, `numbers_wrong` for a verification
    over unsettled remarks or numbers that are marked wrong, `nothing_checked` for one without a single number checked
    and without words that say why, `confirmation_withdrawn` for one of what is confirmed no more.
    """
    report = issue.report
    require_verifier(user, report)
    issue = _locked(issue)
    require_whole_files(issue)
    said = words.strip() if verified else require_reason("decision", words)
    unsettled = Remark.objects.filter(issue__report=report, answers__isnull=True, settled__isnull=True).count()
    if verified and unsettled:
        raise InputError.one("decision", "remarks_open", unsettled)
    if verified:
        _require_checked(issue, said)
        _require_confirmed(issue)
    issue.state = issue.outcome = Issue.State.VERIFIED if verified else Issue.State.RETURNED
    issue.decided_by, issue.decided, issue.decision = user, timezone.now(), said
    issue.save(update_fields=["state", "outcome", "decided_by", "decided", "decision"])
    state_set(report, issue.state, issue.frozen)
    note("verify" if verified else "return", user, report, {"number": issue.number, "hash": issue.hash, "words": said})
    return issue


def require_whole_files(issue: Issue) -> None:
    """ApiProblem `fault` where a file of the issue, or a document that it names, is not the one that was put down."""
    for each in issue.whole_files:
        _ = each.whole
    document = issue.frozen
    if missing := missing_of(issue.report.organisation, document):
        raise altered(f"{issue.report}, № {issue.number}: {', '.join(sorted(missing))}")
    for kept in documents_of(issue.report.organisation, named_in(document)):
        _ = kept.whole


def withdrawn_since(issue: Issue) -> list[Mapping[str, Any]]:
    """What was confirmed when the issue was made and is not any more, as its document names it."""
    result = issue.frozen["result"]
    held = {(each.kind, each.item) for each in holding(issue.report.organisation, result["to_confirm"])}
    return [each for each in result["to_confirm"] if (each["kind"], each["id"]) not in held]


def _require_checked(issue: Issue, said: str) -> None:
    """Nothing stands wrong, and something was checked. What was wrong before is marked right in this issue, where it
    still is; words stand for checks only where nothing ever was wrong."""
    for earlier in issue.report.issues.filter(number__lt=issue.number, checks__isnull=False).distinct():
        _ = earlier.frozen  # of an altered one nobody knows which numbers were wrong
    result = issue.frozen["result"]
    marks = dict(issue.checks.values_list("item", "outcome"))
    before = wrong_before(issue, result)
    open_still = {item for item in before if marks.get(item) != "right" and item_of(result, item)}
    wrong = {item for item, outcome in marks.items() if outcome == WRONG} | open_still
    if wrong:
        raise InputError.one("decision", "numbers_wrong", len(wrong))
    if before and not marks:
        raise InputError.one("decision", "wrong_unchecked")
    if not marks and not is_reason(said):
        raise InputError.one("decision", "nothing_checked", words=FEWEST_WORDS)


def _require_confirmed(issue: Issue) -> None:
    if withdrawn := withdrawn_since(issue):
        what = {lang: "; ".join(each["reason"][lang] for each in withdrawn) for lang in ("en", "ru")}
        raise InputError.one("decision", "confirmation_withdrawn", len(withdrawn), what=what)


def _locked(issue: Issue) -> Issue:
    """The issue while nobody else decides on it; ApiProblem `conflict` unless it waits for a decision."""
    Report.objects.select_for_update(of=("self",)).get(pk=issue.report_id)
    held = Issue.objects.select_related("report__organisation").get(pk=issue.pk)
    if held.state != Issue.State.ISSUED:
        raise ApiProblem("conflict", DECIDED)
    return held


@transaction.atomic
def access_revoke(*, user: User, access: ReportAccess) -> None:
    """The report is closed to a verifier from outside, with every link to it; what they have done stays."""
    report = access.report
    require(user, report.organisation, "manage")
    for each in report.invitations.filter(email=access.user.email.lower(), accepted__isnull=True, revoked__isnull=True):
        invitation_revoke(user=user, invitation=each)
    if access.revoked is None:
        access.revoked = timezone.now()
        access.save(update_fields=["revoked"])
        note("access_revoke", user, report, {"user": access.user.username})
