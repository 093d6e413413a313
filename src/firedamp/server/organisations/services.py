"""What may be done about organisations? Make and describe one, give and take roles, name its sites."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, transaction

from firedamp.science.errors import InputError
from firedamp.science.reporting.registration import wrong_numbers
from firedamp.server.accounts.models import User
from firedamp.server.audit.services import record
from firedamp.server.mines.models import Mine
from firedamp.server.organisations.models import Membership, Organisation, Site
from firedamp.server.organisations.rights import Role, require
from firedamp.server.problems import ApiProblem

FIRST = {"organisation_id": "own", "name": "Моя организация", "name_en": "My organisation"}
AN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,59}")
PARTICULARS = ("name", "name_en", "inn", "ogrn", "address", "head", "contact")
LAST_ADMINISTRATOR = {
    "en": "An organisation keeps at least one administrator: give the role to somebody else first.",
    "ru": "В организации должен остаться хотя бы один администратор: сначала назначьте другого.",
}


def first_organisation() -> Organisation:
    """The organisation that a new installation begins with; it is renamed by whoever takes it over."""
    return Organisation.objects.order_by("pk").first() or Organisation.objects.create(**FIRST)


@transaction.atomic
def organisation_create(*, user: User, organisation_id: str, name: str, **particulars: str) -> Organisation:
    """A new organisation whose first administrator is who makes it; InputError `name_taken`, `not_an_id`."""
    require_id(organisation_id)
    try:
        with transaction.atomic():
            made = Organisation.objects.create(organisation_id=organisation_id, name=name, **particulars)
    except IntegrityError:
        raise InputError.one("organisation_id", "name_taken", organisation_id) from None
    Membership.objects.create(organisation=made, user=user, role=Role.ADMINISTRATOR)
    record("organisation.create", actor=user, organisation=made, subject=("organisation", organisation_id, name))
    return made


def require_id(organisation_id: str) -> None:
    if not AN_ID.fullmatch(organisation_id):
        raise InputError.one("organisation_id", "not_an_id", organisation_id)


@transaction.atomic
def organisation_change(
    *, user: User, organisation: Organisation, version: int, values: Mapping[str, Any]
) -> Organisation:
    """Change particulars as they were at a version; ApiProblem `changed-meanwhile` where somebody was faster.

    InputError `not_so_many_digits` or `check_digit` for an ИНН or ОГРН that cannot be.
    """
    require(user, organisation, "manage")
    before = {name: getattr(organisation, name) for name in PARTICULARS}
    changed = {name: value for name, value in values.items() if value is not None and value != before[name]}
    if not changed:
        return organisation
    if wrong := wrong_numbers(changed):
        raise InputError(wrong)
    found = Organisation.objects.filter(pk=organisation.pk, version=version).update(**changed, version=version + 1)
    if not found:
        raise ApiProblem("changed-meanwhile")
    organisation.refresh_from_db()
    details = {name: {"before": before[name], "after": value} for name, value in changed.items()}
    subject = ("organisation", organisation.organisation_id, organisation.name)
    record("organisation.change", actor=user, organisation=organisation, subject=subject, details=details)
    return organisation


@transaction.atomic
def member_change(*, user: User, organisation: Organisation, username: str, role: Role | str) -> Membership:
    """Give a member another role. ApiProblem `conflict` for the last administrator.

    Who is not a member yet is invited: nobody is made one without agreeing to it.
    """
    found = _member(user, organisation, username, stays=role == Role.ADMINISTRATOR)
    before, found.role = found.role, role
    found.save(update_fields=["role"])
    _note_member("member.change", user, found, {"before": before, "after": role})
    return found


@transaction.atomic
def member_remove(*, user: User, organisation: Organisation, username: str) -> None:
    """A member leaves; ApiProblem `conflict` for the last administrator."""
    found = _member(user, organisation, username, stays=False)
    _note_member("member.remove", user, found, {"before": found.role, "after": None})
    found.delete()


def _member(user: User, organisation: Organisation, username: str, *, stays: bool) -> Membership:
    """The member by name, for who may change them; `stays`: as an administrator, of whom one must remain."""
    require(user, organisation, "manage")
    held = list(organisation.memberships.select_for_update(of=("self",)).select_related("user"))
    found = next((each for each in held if each.user.username == username), None)
    if found is None:
        raise InputError.one("username", "unknown_id", username)
    if not stays and [each for each in held if each.role == Role.ADMINISTRATOR] == [found]:
        raise ApiProblem("conflict", LAST_ADMINISTRATOR)
    return found


def _note_member(action: str, user: User, member: Membership, details: Mapping[str, Any]) -> None:
    subject = ("user", member.user_id, member.user.username)
    record(action, actor=user, organisation=member.organisation, subject=subject, details=details)


@dataclass(frozen=True)
class SiteGiven:
    """A mine by its id, and the years in which its emissions are the organisation's to report."""

    mine_id: str
    first_year: int | None = None
    last_year: int | None = None


@transaction.atomic
def sites_set(*, user: User, organisation: Organisation, sites: Sequence[SiteGiven]) -> None:
    """Make these the organisation's sites, all or none; InputError: an unknown mine, a mine twice, years reversed."""
    require(user, organisation, "manage")
    mines = {mine.mine_id: mine for mine in Mine.objects.filter(mine_id__in=[each.mine_id for each in sites])}
    for number, each in enumerate(sites):
        field = f"sites.{number}"
        if each.mine_id not in mines:
            raise InputError.one(f"{field}.mine_id", "unknown_id", each.mine_id)
        if each.mine_id in [other.mine_id for other in sites[:number]]:
            raise InputError.one(f"{field}.mine_id", "listed_twice", each.mine_id)
        if each.first_year and each.last_year and each.last_year < each.first_year:
            raise InputError.one(f"{field}.last_year", "below_minimum", each.last_year, minimum=each.first_year)
    before = _sites_told(organisation)
    organisation.sites.exclude(mine__in=mines.values()).delete()
    for each in sites:
        years = {"first_year": each.first_year, "last_year": each.last_year}
        Site.objects.update_or_create(organisation=organisation, mine=mines[each.mine_id], defaults=years)
    subject = ("organisation", organisation.organisation_id, organisation.name)
    details = {"before": before, "after": _sites_told(organisation)}
    record("organisation.sites", actor=user, organisation=organisation, subject=subject, details=details)


def _sites_told(organisation: Organisation) -> list[str]:
    """The sites as the log tells of them: "M0767", or with the years that are theirs, "M0767 (2000–2010)"."""
    return [_site_told(*each) for each in organisation.sites.values_list("mine__mine_id", "first_year", "last_year")]


def _site_told(mine_id: str, first_year: int | None, last_year: int | None) -> str:
    return mine_id if first_year is last_year is None else f"{mine_id} ({first_year or ''}–{last_year or ''})"
