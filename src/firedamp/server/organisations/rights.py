"""What does a role allow, and which organisations does a person belong to?

The one place that knows. Selectors take `organisations_of`, services call `require`; a view never compares roles.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from django.contrib.auth.models import AnonymousUser
from django.db.models import Q, QuerySet
from django.http import Http404

from firedamp.science.errors import InputError
from firedamp.server.accounts.models import User
from firedamp.server.organisations.models import Membership, Organisation
from firedamp.server.problems import ApiProblem

Reader = User | AnonymousUser
Right = Literal["read", "enter", "verify", "manage"]
Role = Membership.Role
RIGHTS: Mapping[str, frozenset[Right]] = {
    Role.VIEWER: frozenset({"read"}),
    Role.ENGINEER: frozenset({"read", "enter"}),
    Role.VERIFIER: frozenset({"read", "verify"}),
    Role.ADMINISTRATOR: frozenset({"read", "enter", "manage"}),
}
REFUSALS: Mapping[Right, dict[str, str]] = {
    "read": {"en": "You do not belong to this organisation.", "ru": "Вы не состоите в этой организации."},
    "enter": {
        "en": "Entering data and calculating takes the role of engineer or administrator in the organisation.",
        "ru": "Вводить данные и вести расчёты может инженер или администратор организации.",
    },
    "verify": {
        "en": "Checking takes the role of verifier.",
        "ru": "Проверять может только верификатор.",
    },
    "manage": {
        "en": "Only an administrator of the organisation may do this.",
        "ru": "Это может делать только администратор организации.",
    },
}
NOWHERE = {
    "en": "To keep results, belong to an organisation as its engineer or administrator.",
    "ru": "Чтобы хранить расчёты, нужно состоять в организации инженером или администратором.",
}


def roles_with(right: Right) -> list[str]:
    return [role for role, rights in RIGHTS.items() if right in rights]


def organisations_of(reader: Reader, right: Right = "read") -> QuerySet[Organisation]:
    """The organisations in which this person has the right; of nobody, none."""
    if not reader.is_authenticated or not reader.is_active:
        return Organisation.objects.none()
    own = Membership.objects.filter(user_id=reader.pk, role__in=roles_with(right))
    return Organisation.objects.filter(pk__in=own.values("organisation"))


def owned(reader: Reader, right: Right = "read", *, field: str = "organisation") -> Q:
    """Rows of the organisations in which this person has the right."""
    return Q(**{f"{field}__in": organisations_of(reader, right)})


def organisation_get(reader: Reader, organisation_id: str) -> Organisation:
    """An organisation that this person belongs to; any other is not there (Http404)."""
    found = organisations_of(reader).filter(organisation_id=organisation_id).first()
    if found is None:
        raise Http404
    return found


def allowed(user: Reader, organisation: Organisation | None, right: Right) -> bool:
    return organisation is not None and organisations_of(user, right).filter(pk=organisation.pk).exists()


def require(user: Reader, organisation: Organisation | None, right: Right) -> None:
    """ApiProblem `not-allowed` where the person's role in the organisation does not give the right."""
    if not allowed(user, organisation, right):
        raise ApiProblem("not-allowed", REFUSALS[right])


def organisation_to_write(user: User, organisation_id: str | None) -> Organisation:
    """Where a new result belongs: the organisation named, else the only one in which this person may enter data.

    ApiProblem `not-allowed` where there is none, InputError `choose_organisation` where there are several and none is
    named; one that the person does not belong to is unknown to them.
    """
    if organisation_id is not None:
        named = organisations_of(user).filter(organisation_id=organisation_id).first()
        if named is None:
            raise InputError.one("organisation", "unknown_id", organisation_id)
        require(user, named, "enter")
        return named
    writable = list(organisations_of(user, "enter")[:2])
    if not writable:
        raise ApiProblem("not-allowed", NOWHERE)
    if len(writable) > 1:
        names = ", ".join(organisations_of(user, "enter").values_list("organisation_id", flat=True))
        raise InputError.one("organisation", "choose_organisation", None, choices=names)
    return writable[0]
