"""Which entries of the log may a person see?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from firedamp.server.accounts.models import User
from firedamp.server.audit.models import AuditEntry
from firedamp.server.organisations.models import Membership, ReportAccess
from firedamp.server.organisations.rights import organisations_of, owned

PERSONAL = ("session.", "password.", "second_factor.", "token.")


@dataclass(frozen=True, kw_only=True)
class EntryFilter:
    """Which entries are asked for; what is None does not matter. Dates are UTC, both ends included."""

    actor: str | None = None
    action: str | None = None
    organisation: str | None = None
    subject: str | None = None
    since: date | None = None
    until: date | None = None


def visible(user: User) -> Q:
    """One's own deeds, save for organisations that one has left; what was done in one's organisations; of the people
    whom one administers, their signing in.

    The platform's administrator sees what concerns no organisation: changes of the common data, people, sign-ins.
    """
    people = Membership.objects.filter(organisation__in=organisations_of(user, "manage")).values("user")
    personal = Q()
    for start in PERSONAL:
        personal |= Q(action__startswith=start)
    seen = (
        Q(actor=user) & (Q(organisation__isnull=True) | _let_in(user))
        | owned(user)
        | Q(actor__in=people, organisation__isnull=True) & personal
    )
    return seen | Q(organisation__isnull=True) if user.administers_platform else seen


def _let_in(user: User) -> Q:
    """Of organisations that have opened a report to this person, as to a verifier from outside."""
    opened = ReportAccess.objects.filter(user=user, revoked__isnull=True)
    return Q(organisation__in=opened.values("report__organisation"))


def entries(user: User, wanted: EntryFilter) -> QuerySet[AuditEntry]:
    found = AuditEntry.objects.filter(visible(user)).select_related("organisation")
    if wanted.actor is not None:
        found = found.filter(actor_name=wanted.actor)
    if wanted.action is not None:
        found = found.filter(Q(action=wanted.action) | Q(action__startswith=f"{wanted.action}."))
    if wanted.organisation is not None:
        found = found.filter(organisation__organisation_id=wanted.organisation)
    if wanted.subject is not None:
        kind, _, subject_id = wanted.subject.partition(":")
        found = (
            found.filter(subject_kind=kind, subject_id=subject_id) if subject_id else found.filter(subject_kind=kind)
        )
    if wanted.since is not None:
        found = found.filter(at__date__gte=wanted.since)
    if wanted.until is not None:
        found = found.filter(at__date__lte=wanted.until)
    return found
