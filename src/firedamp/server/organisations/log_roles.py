"""Has everybody the role, and access to the reports, that the log tells of? A role given in the tables alone shows."""

from __future__ import annotations

from collections.abc import Iterator

from firedamp.server.accounts.models import User
from firedamp.server.audit.disagreement import Disagreement, entries_of
from firedamp.server.organisations.models import Membership, Organisation, ReportAccess

MADE, FOUNDED, JOINED = "user.create", "organisation.create", "invitation.accept"
CHANGED, REMOVED, CLOSED = "member.change", "member.remove", "report.access_revoke"
DELETED = "report.delete"  # a draft, with whoever it was opened to


def disagreements() -> Iterator[Disagreement]:
    yield from _platform_roles()
    yield from _memberships()
    yield from _accesses()


def _platform_roles() -> Iterator[Disagreement]:
    logged = {entry.subject_id: entry.told.get("platform_role", "") for entry in entries_of(MADE)}
    for user in User.objects.order_by("pk").iterator(2000):
        if user.platform_role != logged.get(str(user.pk), ""):
            yield Disagreement("role_changed", user.username)


def _memberships() -> Iterator[Disagreement]:
    logged: dict[tuple[int | None, str], str | None] = {}
    untold = set()  # users of the first logs, which did not tell with which role somebody began
    for entry in entries_of(MADE, FOUNDED, JOINED, CHANGED, REMOVED):
        told, of = entry.told, entry.organisation_id
        if entry.action == MADE:
            if "role" not in told:
                untold.add(entry.subject_id)
            elif told["role"]:
                logged[of, entry.subject_id] = told["role"]
        elif entry.action == FOUNDED:
            logged[of, str(entry.actor_id)] = Membership.Role.ADMINISTRATOR.value
        elif entry.action == JOINED:
            if "report" not in told:
                logged[of, str(entry.actor_id)] = told["role"]
        else:
            logged[of, entry.subject_id] = told["after"]
    there = {(each.organisation_id, str(each.user_id)): each.role for each in Membership.objects.iterator(2000)}
    users = {str(pk): name for pk, name in User.objects.values_list("pk", "username")}
    organisations = dict(Organisation.objects.values_list("pk", "name"))
    for key in {**logged, **there}:
        began_untold = key not in logged and key[1] in untold
        if not began_untold and logged.get(key) != there.get(key):
            yield Disagreement("role_changed", users.get(key[1], key[1]), organisations.get(key[0] or 0, ""))


def _accesses() -> Iterator[Disagreement]:
    logged: dict[tuple[str, str], bool] = {}
    for entry in entries_of(JOINED, CLOSED, DELETED):
        if entry.action == DELETED:
            logged = {key: stands for key, stands in logged.items() if key[0] != entry.subject_id}
        elif entry.action == CLOSED:
            logged[entry.subject_id, entry.told["user"]] = False
        elif "report" in entry.told:
            logged[entry.told["report"], entry.actor_name] = True
    there = {
        (str(each.report_id), each.user.username): each.revoked is None
        for each in ReportAccess.objects.select_related("user")
    }
    for report, username in {**logged, **there}:
        if logged.get((report, username), False) != there.get((report, username), False):
            yield Disagreement("access_changed", username, report)
