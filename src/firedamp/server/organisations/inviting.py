"""How does somebody join an organisation? By a link that an administrator sends, for one address, once, for a while."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.core.validators import validate_email
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from firedamp.science.errors import InputError
from firedamp.server.accounts.joining import account_create
from firedamp.server.accounts.models import User
from firedamp.server.accounts.proven_addresses import address_proven
from firedamp.server.audit.services import record
from firedamp.server.language import request_language
from firedamp.server.organisations.models import Invitation, Membership, Organisation, ReportAccess
from firedamp.server.organisations.rights import require
from firedamp.server.problems import ApiProblem
from firedamp.server.secret_digest import digest_of

DAYS = 14
SUBJECT = {"en": "Firedamp: {organisation} invites you", "ru": "Firedamp: вас приглашает {organisation}"}
BODY = {
    "en": (
        "{who} invites you to {organisation} in Firedamp, as {role}.\n\n{link}\n\nThe link opens once, until {until}."
    ),
    "ru": (
        "{who} приглашает вас в «{organisation}» в Firedamp; роль: {role}.\n\n{link}\n\n"
        "Ссылка действует один раз, до {until}."
    ),
}
BODY_OF_REPORT = {
    "en": (
        "{who} invites you to verify one report in Firedamp, “{organisation}”; nothing else of the organisation is "
        "opened to you.\n\n{link}\n\nThe link opens once, until {until}."
    ),
    "ru": (
        "{who} приглашает вас проверить один отчёт в Firedamp — «{organisation}»; другое в организации вам не "
        "откроется.\n\n{link}\n\nСсылка действует один раз, до {until}."
    ),
}
ROLE_NAMES = {
    "viewer": {"en": "viewer", "ru": "наблюдатель"},
    "engineer": {"en": "engineer", "ru": "инженер"},
    "verifier": {"en": "verifier", "ru": "верификатор"},
    "administrator": {"en": "administrator", "ru": "администратор"},
}
SPENT = {
    "en": "This invitation was used, withdrawn, or has run out. Ask for a new one.",
    "ru": "Приглашение уже использовано, отозвано или истекло. Попросите новое.",
}
OTHER_PERSON = {
    "en": "This invitation is for another e-mail address than yours.",
    "ru": "Это приглашение на другой адрес электронной почты.",
}


@dataclass(frozen=True)
class Joined:
    """What an invitation gave: a role in an organisation, or in `report` alone."""

    organisation: Organisation
    role: str
    report: UUID | None = None


@transaction.atomic
def invitation_create(
    *, user: User, organisation: Organisation, email: str, role: str, request: HttpRequest, report: Any = None
) -> tuple[Invitation, str]:
    """An invitation and its link, which is also sent, in the language of who invites; to `report` alone if given."""
    require(user, organisation, "manage")
    try:
        validate_email(email)
    except ValidationError:
        raise InputError.one("email", "not_an_email", email) from None
    secret = secrets.token_urlsafe(32)
    made = Invitation.objects.create(
        organisation=organisation, email=email.lower(), role=role, digest=digest_of(secret), invited_by=user,
        expires=timezone.now() + timedelta(days=DAYS), report=report,
    )  # fmt: skip
    record(
        "invitation.create", actor=user, organisation=organisation, subject=("invitation", made.pk, email),
        details={"role": role} | ({"report": str(report.pk)} if report else {}),
    )  # fmt: skip
    # A host that is not ours never gets this far (ALLOWED_HOSTS); the secret stands in the part that is not sent.
    link = request.build_absolute_uri("/account/join") + f"#{secret}"
    language = request_language(request)
    words = {
        "who": user.called, "organisation": str(report or organisation.name),
        "role": ROLE_NAMES[role][language], "link": link, "until": f"{made.expires:%Y-%m-%d}",
    }  # fmt: skip
    body = BODY_OF_REPORT if report else BODY
    transaction.on_commit(lambda: send(email, language, body, words))
    return made, link


def send(email: str, language: str, body: Mapping[str, str], words: Mapping[str, str]) -> None:
    subject = SUBJECT[language].format(**words).replace("\n", " ")
    send_mail(subject, body[language].format(**words), settings.DEFAULT_FROM_EMAIL, [email], fail_silently=True)


def invitation_find(secret: str) -> Invitation:
    """An invitation that can be accepted; ApiProblem `not-found` for any other."""
    known = Invitation.objects.select_related("organisation", "report__organisation")
    found = known.filter(digest=digest_of(secret)).first()
    if found is None or found.accepted or found.revoked or found.expires <= timezone.now():
        raise ApiProblem("not-found", SPENT)
    return found


@transaction.atomic
def invitation_accept(*, user: User, secret: str) -> Joined:
    """Join in the role that was offered, or get one report opened. Who belongs already gets the role, unless they are
    an administrator."""
    found = invitation_find(secret)
    if user.email.lower() != found.email:
        raise ApiProblem("not-allowed", OTHER_PERSON)
    taken = Invitation.objects.filter(pk=found.pk, accepted__isnull=True, revoked__isnull=True)
    if not taken.update(accepted=timezone.now(), accepted_by=user):
        raise ApiProblem("not-found", SPENT)
    address_proven(user)
    joined = _report_opened(user, found) if found.report_id else _member_made(user, found)
    record(
        "invitation.accept", actor=user, organisation=found.organisation, subject=("invitation", found.pk, found.email),
        details={"role": joined.role} | ({"report": str(joined.report)} if joined.report else {}),
    )  # fmt: skip
    return joined


def _member_made(user: User, found: Invitation) -> Joined:
    member, made = Membership.objects.get_or_create(
        organisation=found.organisation, user=user, defaults={"role": found.role}
    )
    if not made and member.role != Membership.Role.ADMINISTRATOR:
        member.role = found.role
        member.save(update_fields=["role"])
    return Joined(found.organisation, member.role)


def _report_opened(user: User, found: Invitation) -> Joined:
    opened = {"given_by": found.invited_by, "revoked": None}
    ReportAccess.objects.update_or_create(report_id=found.report_id, user=user, defaults=opened)
    return Joined(found.organisation, found.role, found.report_id)


@transaction.atomic
def invitation_join(*, secret: str, username: str, password: str) -> Joined:
    """Make an account for who was invited, and join with it. The link went to the address: it is the person's own."""
    found = invitation_find(secret)
    user = account_create(username=username, email=found.email, password=password)
    return invitation_accept(user=user, secret=secret)


@transaction.atomic
def invitation_revoke(*, user: User, invitation: Invitation) -> None:
    require(user, invitation.organisation, "manage")
    if invitation.accepted is None and invitation.revoked is None:
        invitation.revoked = timezone.now()
        invitation.save(update_fields=["revoked"])
        subject = ("invitation", invitation.pk, invitation.email)
        record("invitation.revoke", actor=user, organisation=invitation.organisation, subject=subject)
