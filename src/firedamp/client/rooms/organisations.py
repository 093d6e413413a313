"""Which calls has `client.organisations`?"""

# Written from the OpenAPI document by scripts/client_shapes.py: do not edit.

from __future__ import annotations

import builtins
from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal

from firedamp.client.transport import UNSAID, Transport, Unsaid, operation

if TYPE_CHECKING:
    from firedamp.client import shapes


class OrganisationsRoom:
    """The operations of the API under `organisations`."""

    def __init__(self, to: Transport) -> None:
        self._to = to

    @operation("organisation_list")
    def list(self) -> builtins.list[shapes.OrganisationOut]:
        """Your organisations.

        With your role and rights in each.

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        found: builtins.list[shapes.OrganisationOut] = self._to.json("GET", "organisations")["items"]
        return found

    @operation("organisation_create")
    def create(self, id: str, name: str, *, name_en: str | None = None) -> shapes.OrganisationOut:
        """Make an organisation.

        A platform administrator's right.

        Raises NotSignedIn, NotAllowed, BadInput.
        """
        found: shapes.OrganisationOut = self._to.json(
            "POST", "organisations", body={"id": id, "name": name, "name_en": name_en}
        )
        return found

    @operation("organisation_read")
    def read(self, organisation_id: str) -> shapes.OrganisationOut:
        """An organisation.

        Its particulars as its reports state them.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.OrganisationOut = self._to.json("GET", "organisations", organisation_id)
        return found

    @operation("organisation_change")
    def change(
        self,
        organisation_id: str,
        version: int,
        *,
        name: str | Unsaid | None = UNSAID,
        name_en: str | Unsaid | None = UNSAID,
        inn: str | Unsaid | None = UNSAID,
        ogrn: str | Unsaid | None = UNSAID,
        address: str | Unsaid | None = UNSAID,
        head: str | Unsaid | None = UNSAID,
        contact: str | Unsaid | None = UNSAID,
    ) -> shapes.OrganisationOut:
        """Change particulars.

        Of the version that one has seen; 412 where somebody has changed them since.

        Raises NotSignedIn, NotAllowed, NotFound, Changed, BadInput.
        """
        found: shapes.OrganisationOut = self._to.json(
            "PATCH",
            "organisations",
            organisation_id,
            body={
                "version": version,
                "name": name,
                "name_en": name_en,
                "inn": inn,
                "ogrn": ogrn,
                "address": address,
                "head": head,
                "contact": contact,
            },
        )
        return found

    @operation("member_list")
    def member_list(self, organisation_id: str) -> builtins.list[shapes.MemberOut]:
        """Who belongs to it.

        Every member sees the others.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: builtins.list[shapes.MemberOut] = self._to.json("GET", "organisations", organisation_id, "members")[
            "items"
        ]
        return found

    @operation("member_change")
    def member_change(
        self, organisation_id: str, username: str, role: Literal["viewer", "engineer", "verifier", "administrator"]
    ) -> shapes.MemberOut:
        """Give a member another role.

        An administrator's right; one administrator always remains.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        found: shapes.MemberOut = self._to.json(
            "PUT", "organisations", organisation_id, "members", username, body={"role": role}
        )
        return found

    @operation("member_remove")
    def member_remove(self, organisation_id: str, username: str) -> None:
        """Remove a member.

        The person's account, calculations and entries in the log stay.

        Raises NotSignedIn, NotAllowed, NotFound, Conflict, BadInput.
        """
        self._to.delete("organisations", organisation_id, "members", username)

    @operation("site_list")
    def site_list(self, organisation_id: str) -> builtins.list[shapes.SiteOut]:
        """The sites it reports.

        Mines whose emissions are the organisation's to report; `years`: of reports that hold calculations of the
        mine and may still be changed.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: builtins.list[shapes.SiteOut] = self._to.json("GET", "organisations", organisation_id, "sites")["items"]
        return found

    @operation("site_set")
    def site_set(self, organisation_id: str, sites: Sequence[shapes.SiteIn]) -> builtins.list[shapes.SiteOut]:
        """Say which sites it reports.

        The whole list; what is not in it is no longer a site. Its calculations stand in the way of the reports that
        hold them, until they are taken out.

        sites: at most 500

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: builtins.list[shapes.SiteOut] = self._to.json(
            "PUT", "organisations", organisation_id, "sites", body={"sites": sites}
        )["items"]
        return found

    @operation("invitation_list")
    def invitation_list(self, organisation_id: str) -> builtins.list[shapes.InvitationOut]:
        """Who is invited.

        An administrator's right.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: builtins.list[shapes.InvitationOut] = self._to.json(
            "GET", "organisations", organisation_id, "invitations"
        )["items"]
        return found

    @operation("invitation_create")
    def invitation_create(
        self, organisation_id: str, email: str, role: Literal["viewer", "engineer", "verifier", "administrator"]
    ) -> shapes.InvitationMade:
        """Invite somebody.

        By e-mail, with a link that opens once; it is also in the answer, shown this once.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        found: shapes.InvitationMade = self._to.json(
            "POST", "organisations", organisation_id, "invitations", body={"email": email, "role": role}
        )
        return found

    @operation("invitation_revoke")
    def invitation_revoke(self, organisation_id: str, invitation_id: int) -> None:
        """Withdraw an invitation.

        Its link opens nothing from then on; one that was accepted stays so.

        Raises NotSignedIn, NotAllowed, NotFound, BadInput.
        """
        self._to.delete("organisations", organisation_id, "invitations", invitation_id)
