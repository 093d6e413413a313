"""Which questions about organisations does the API answer, and what may be done with them?"""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest
from ninja import Router
from ninja.responses import Status

from firedamp.server.accounts.auth import IN_PERSON, SIGNED_IN, require_platform_administrator
from firedamp.server.accounts.models import User
from firedamp.server.answers import Key, answers
from firedamp.server.organisations import inviting, schemas, services, shapes
from firedamp.server.organisations.models import Membership, Organisation
from firedamp.server.organisations.rights import organisation_get, require

router = Router(tags=["organisations"])


def asked(request: HttpRequest) -> User:
    return request.auth  # type: ignore[attr-defined, no-any-return]


def role_of(user: User, organisation: Organisation) -> str:
    return Membership.objects.get(user=user, organisation=organisation).role


@router.get("", auth=SIGNED_IN, response=answers(schemas.OrganisationList, 401, 403), summary="Your organisations")
def organisation_list(request: HttpRequest) -> dict[str, Any]:
    """With your role and rights in each."""
    memberships = asked(request).memberships.select_related("organisation").order_by("organisation__name")
    return {"items": [shapes.organisation_out(each.organisation, each.role) for each in memberships]}


@router.post(
    "", auth=IN_PERSON, response=answers(schemas.OrganisationOut, 401, 403, created=True),
    summary="Make an organisation",
)  # fmt: skip
def organisation_create(request: HttpRequest, payload: schemas.OrganisationIn) -> Status[dict[str, Any]]:
    """A platform administrator's right."""
    user = asked(request)
    require_platform_administrator(user)
    made = services.organisation_create(
        user=user, organisation_id=payload.id, name=payload.name, name_en=payload.name_en
    )
    return Status(201, shapes.organisation_out(made, role_of(user, made)))


@router.get(
    "/{organisation_id}", auth=SIGNED_IN, response=answers(schemas.OrganisationOut, 401, 403, 404),
    summary="An organisation",
)  # fmt: skip
def organisation_read(request: HttpRequest, organisation_id: Key) -> dict[str, Any]:
    """Its particulars as its reports state them."""
    user = asked(request)
    found = organisation_get(user, organisation_id)
    return shapes.organisation_out(found, role_of(user, found))


@router.patch(
    "/{organisation_id}", auth=IN_PERSON, response=answers(schemas.OrganisationOut, 401, 403, 404, 412),
    summary="Change particulars",
)  # fmt: skip
def organisation_change(request: HttpRequest, organisation_id: Key, payload: schemas.ParticularsIn) -> dict[str, Any]:
    """Of the version that one has seen; 412 where somebody has changed them since."""
    user = asked(request)
    values = payload.dict(exclude={"version"})
    changed = services.organisation_change(
        user=user, organisation=organisation_get(user, organisation_id), version=payload.version, values=values
    )
    return shapes.organisation_out(changed, role_of(user, changed))


@router.get(
    "/{organisation_id}/members", auth=SIGNED_IN, response=answers(schemas.MemberList, 401, 403, 404),
    summary="Who belongs to it",
)  # fmt: skip
def member_list(request: HttpRequest, organisation_id: Key) -> dict[str, Any]:
    """Every member sees the others."""
    found = organisation_get(asked(request), organisation_id)
    return {"items": [shapes.member_out(each) for each in found.memberships.select_related("user")]}


@router.put(
    "/{organisation_id}/members/{username}", auth=IN_PERSON,
    response=answers(schemas.MemberOut, 401, 403, 404, 409), summary="Give a member another role",
)  # fmt: skip
def member_change(
    request: HttpRequest, organisation_id: Key, username: Key, payload: schemas.MemberIn
) -> dict[str, Any]:
    """An administrator's right; one administrator always remains."""
    user = asked(request)
    organisation = organisation_get(user, organisation_id)
    member = services.member_change(user=user, organisation=organisation, username=username, role=payload.role)
    return shapes.member_out(member)


@router.delete(
    "/{organisation_id}/members/{username}", auth=IN_PERSON, response=answers(None, 401, 403, 404, 409),
    summary="Remove a member",
)  # fmt: skip
def member_remove(request: HttpRequest, organisation_id: Key, username: Key) -> Status[None]:
    """The person's account, calculations and entries in the log stay."""
    user = asked(request)
    organisation = organisation_get(user, organisation_id)
    services.member_remove(user=user, organisation=organisation, username=username)
    return Status(204, None)


@router.get(
    "/{organisation_id}/sites", auth=SIGNED_IN, response=answers(schemas.SiteList, 401, 403, 404),
    summary="The sites it reports",
)  # fmt: skip
def site_list(request: HttpRequest, organisation_id: Key) -> dict[str, Any]:
    """Mines whose emissions are the organisation's to report; `years`: of reports that hold calculations of the mine
    and may still be changed."""
    found = organisation_get(asked(request), organisation_id)
    return {"items": shapes.sites_out(found)}


@router.put(
    "/{organisation_id}/sites", auth=IN_PERSON, response=answers(schemas.SiteList, 401, 403, 404),
    summary="Say which sites it reports",
)  # fmt: skip
def site_set(request: HttpRequest, organisation_id: Key, payload: schemas.SitesIn) -> dict[str, Any]:
    """The whole list; what is not in it is no longer a site. Its calculations stand in the way of the reports that hold
    them, until they are taken out."""
    user = asked(request)
    organisation = organisation_get(user, organisation_id)
    given = [services.SiteGiven(**each.dict()) for each in payload.sites]
    services.sites_set(user=user, organisation=organisation, sites=given)
    return {"items": shapes.sites_out(organisation)}


@router.get(
    "/{organisation_id}/invitations", auth=IN_PERSON, response=answers(schemas.InvitationList, 401, 403, 404),
    summary="Who is invited",
)  # fmt: skip
def invitation_list(request: HttpRequest, organisation_id: Key) -> dict[str, Any]:
    """An administrator's right."""
    user = asked(request)
    organisation = organisation_get(user, organisation_id)
    require(user, organisation, "manage")
    found = organisation.invitations.select_related("invited_by")
    return {"items": [shapes.invitation_out(each) for each in found]}


@router.post(
    "/{organisation_id}/invitations", auth=IN_PERSON,
    response=answers(schemas.InvitationMade, 401, 403, 404, created=True), summary="Invite somebody",
)  # fmt: skip
def invitation_create(
    request: HttpRequest, organisation_id: Key, payload: schemas.InvitationIn
) -> Status[dict[str, Any]]:
    """By e-mail, with a link that opens once; it is also in the answer, shown this once."""
    user = asked(request)
    made, link = inviting.invitation_create(
        user=user, organisation=organisation_get(user, organisation_id), email=payload.email, role=payload.role,
        request=request,
    )  # fmt: skip
    return Status(201, {**shapes.invitation_out(made), "link": link})


@router.delete(
    "/{organisation_id}/invitations/{int:invitation_id}", auth=IN_PERSON, response=answers(None, 401, 403, 404),
    summary="Withdraw an invitation",
)  # fmt: skip
def invitation_revoke(request: HttpRequest, organisation_id: Key, invitation_id: int) -> Status[None]:
    """Its link opens nothing from then on; one that was accepted stays so."""
    user = asked(request)
    found = organisation_get(user, organisation_id).invitations.filter(pk=invitation_id).first()
    if found is None:
        raise Http404
    inviting.invitation_revoke(user=user, invitation=found)
    return Status(204, None)
