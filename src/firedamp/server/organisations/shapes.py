"""How do organisations and their people become what the API promises?"""

from __future__ import annotations

from typing import Any

from firedamp.server.answers import text
from firedamp.server.organisations.inviting import Joined
from firedamp.server.organisations.models import Invitation, Membership, Organisation, Site
from firedamp.server.organisations.rights import RIGHTS
from firedamp.server.organisations.services import PARTICULARS


def organisation_reference(organisation: Organisation) -> dict[str, Any]:
    return {"id": organisation.organisation_id, "name": text(organisation.name_en, organisation.name)}


def membership_out(membership: Membership) -> dict[str, Any]:
    """An organisation with what this person is and may do in it."""
    role = membership.role
    return {**organisation_reference(membership.organisation), "role": role, "rights": sorted(RIGHTS[role])}


def joined_out(joined: Joined) -> dict[str, Any]:
    """What an invitation gave: a role with its rights, or one report."""
    role = joined.role
    rights = ["read", "verify"] if joined.report else sorted(RIGHTS[role])
    return {**organisation_reference(joined.organisation), "role": role, "rights": rights, "report": joined.report}


def organisation_out(organisation: Organisation, role: str) -> dict[str, Any]:
    return {
        "id": organisation.organisation_id,
        "version": organisation.version,
        **{name: getattr(organisation, name) for name in PARTICULARS},
        "role": role,
        "rights": sorted(RIGHTS[role]),
        "created": organisation.created,
    }


def member_out(membership: Membership) -> dict[str, Any]:
    user = membership.user
    return {
        "username": user.username,
        "name": user.get_full_name(),
        "email": user.email,
        "role": membership.role,
        "since": membership.since,
    }


def sites_out(organisation: Organisation) -> list[dict[str, Any]]:
    """Each with the years of the reports that hold calculations of it and may still be changed."""
    open_reports = organisation.reports.filter(kind="year").exclude(state="verified")
    standing = set(open_reports.values_list("entries__calculation__mine", "year"))
    return [
        {**_site(each), "years": sorted(year for mine, year in standing if mine == each.mine_id)}
        for each in organisation.sites.select_related("mine")
    ]


def _site(site: Site) -> dict[str, Any]:
    mine = site.mine
    return {
        "mine_id": mine.mine_id,
        "name": text(mine.name_en, mine.name_ru),
        "mine_type": mine.mine_type,
        "first_year": site.first_year,
        "last_year": site.last_year,
    }


def invitation_out(invitation: Invitation) -> dict[str, Any]:
    return {
        "id": invitation.pk,
        "email": invitation.email,
        "role": invitation.role,
        "invited_by": invitation.invited_by.username,
        "created": invitation.created,
        "expires": invitation.expires,
        "accepted": invitation.accepted,
        "revoked": invitation.revoked,
    }
