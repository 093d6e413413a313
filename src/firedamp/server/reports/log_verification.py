"""Do a verifier's checks and remarks, and what was confirmed, stand in the database as the log tells of them?"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from firedamp.server.audit.disagreement import Disagreement, apart, entries_of
from firedamp.server.audit.models import AuditEntry
from firedamp.server.reports.models import Check, Confirmation, Remark

CHECK, SETTLED = "report.check", "report.remark_settle"
WRITTEN = ("report.remark", "report.answer", "report.reply")
By = tuple[int | None, str, str, str]  # who, the words, the record and the file's hash of the document
CONFIRMED, WITHDRAWN = "report.confirm", "confirmation.withdraw"


def disagreements() -> Iterator[Disagreement]:
    yield from _checks()
    yield from _remarks()
    yield from _confirmations()


def _checks() -> Iterator[Disagreement]:
    """Each number's last outcome, and by whom."""
    names: dict[str, str] = {}
    logged: dict[tuple[str, int, str], AuditEntry] = {}
    for entry in entries_of(CHECK):
        names[entry.subject_id] = entry.subject_name
        logged[entry.subject_id, entry.told["number"], entry.told["item"]] = entry
    there = {
        (str(each.issue.report_id), each.issue.number, each.item): each
        for each in Check.objects.select_related("issue").defer("issue__document").iterator(2000)
    }
    for key in {**logged, **there}:
        if not _is_found(there.get(key), logged.get(key)):
            yield Disagreement("check_changed", names.get(key[0], key[0]), key[2])


def _is_found(check: Check | None, entry: AuditEntry | None) -> bool:
    """Whether a mark is what its last entry tells: which, whose, when; none where that took it away."""
    outcome = entry.told["outcome"] if entry else None
    if check is None or entry is None:
        return check is None and outcome is None
    own = check.outcome, check.checked_by_id
    return own == (outcome, entry.actor_id) and not apart(check.checked, entry)


def _remarks() -> Iterator[Disagreement]:
    written = {entry.told["remark"]: entry for entry in entries_of(*WRITTEN)}
    settled = {entry.told["remark"]: entry for entry in entries_of(SETTLED)}
    there = {each.pk: each for each in Remark.objects.select_related("issue").defer("issue__document")}
    for pk, entry in written.items():
        if pk not in there:
            yield Disagreement("remark_missing", entry.subject_name, pk)
    for pk, each in there.items():
        as_told = pk in written and _is_told(each, written[pk])
        if not as_told or not _is_settled_so(each, settled.get(pk)):
            yield Disagreement("remark_changed", str(each.issue), pk)


def _is_settled_so(remark: Remark, entry: AuditEntry | None) -> bool:
    if entry is None or not entry.told["settled"]:
        return (remark.settled, remark.settled_by_id) == (None, None)
    untold = remark.settled_by_id is None  # the first ones did not keep who was satisfied
    return not apart(remark.settled, entry) and (untold or remark.settled_by_id == entry.actor_id)


def _is_told(remark: Remark, entry: AuditEntry) -> bool:
    """The words, who wrote them and of which number of which issue; the first logs did not tell the words."""
    told, answers = entry.told, entry.action != "report.remark"
    # An answer may be given while a later issue is open, and stands with the remark all the same.
    number = remark.issue.number if answers else told["number"]
    own = remark.by_id, remark.text, remark.item, str(remark.issue.report_id), remark.answers_id is not None
    logged = entry.actor_id, told.get("text", remark.text), told["item"], entry.subject_id, answers
    return own == logged and remark.issue.number == number and not apart(remark.at, entry)


def _is_given(each: Confirmation, logged: Collection[By]) -> bool:
    """Whether it was given so. A file may be deleted once the confirmation that named it was withdrawn."""
    own = each.confirmed_by_id, each.document, each.record
    if each.attachment is None and each.withdrawn is not None:
        return own in {by[:3] for by in logged}
    return (*own, each.attachment.sha256 if each.attachment else "") in logged


def _is_as_told(each: Confirmation, made: AuditEntry | None, withdrawn: AuditEntry | None) -> bool:
    """Whether it was given then and in those words, and withdrawn when the log tells, if it does."""
    stands = each.withdrawn is None if withdrawn is None else not apart(each.withdrawn, withdrawn)
    if made is None:
        return stands
    reason = made.told.get("reasons", {}).get(str(each.pk), each.reason)
    return stands and reason == each.reason and not apart(each.confirmed, made)


def _by(entry: AuditEntry) -> By:
    told = entry.told
    return entry.actor_id, told["document"], told["record"], told["attachment"]


def _confirmations() -> Iterator[Disagreement]:
    """Every confirmation in the words, by the document, by whom and when it was logged; withdrawn where that was."""
    logged: dict[tuple[int | None, str], set[By]] = {}
    made: dict[int, AuditEntry] = {}  # the first logs did not tell of them one by one
    for entry in entries_of(CONFIRMED):
        made |= dict.fromkeys(entry.told.get("confirmations", ()), entry)
        for item in entry.told["items"]:
            logged.setdefault((entry.organisation_id, item), set()).add(_by(entry))
    withdrawn = {entry.subject_id: entry for entry in entries_of(WITHDRAWN)}
    there = set()
    for each in Confirmation.objects.select_related("attachment").defer("attachment__content").iterator(2000):
        key = each.organisation_id, "|".join((each.kind, each.item, each.content))
        there.add(key)
        own = made.pop(each.pk, None)
        if not (_is_given(each, logged.get(key, set())) and _is_as_told(each, own, withdrawn.get(str(each.pk)))):
            yield Disagreement("confirmation_changed", f"{each.kind} {each.item}", each.document)
    missing = {item for _, item in logged.keys() - there} | {entry.subject_name for entry in made.values()}
    for item in sorted(missing):
        yield Disagreement("confirmation_missing", item)
