"""A role or an access given in the tables alone, behind the log's back, is told."""

from __future__ import annotations

import pytest

from firedamp.server.accounts.models import User
from firedamp.server.accounts.services import user_create
from firedamp.server.audit.services import record
from firedamp.server.organisations.log_roles import JOINED, disagreements
from firedamp.server.organisations.models import Membership, ReportAccess
from firedamp.server.organisations.services import member_change, member_remove, organisation_create
from firedamp.server.reports.services import report_create, report_delete

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    user_create(username="chief", role=Membership.Role.ADMINISTRATOR)
    user_create(username="hand", role=Membership.Role.VIEWER)
    chief = User.objects.get(username="chief")
    organisation_create(user=chief, organisation_id="second", name="Второе")
    first = chief.memberships.order_by("pk")[0].organisation
    member_change(user=chief, organisation=first, username="hand", role="engineer")
    assert list(disagreements()) == []
    return chief, first


def told():
    return [(each.kind, each.of) for each in disagreements()]


def test_who_a_deleted_draft_was_opened_to_is_no_fault(people):
    chief, first = people
    draft = report_create(user=chief, organisation=first, year=2024)
    record(JOINED, actor=User.objects.get(username="hand"), organisation=first, details={"report": str(draft.pk)})
    ReportAccess.objects.create(report=draft, user=User.objects.get(username="hand"), given_by=chief)
    assert told() == []
    report_delete(user=chief, report=draft)
    assert told() == []


def test_a_role_given_in_the_table_alone_is_told(people):
    Membership.objects.filter(user__username="hand").update(role="administrator")
    assert told() == [("role_changed", "hand")]


def test_a_membership_made_or_deleted_in_the_table_alone_is_told(people):
    chief, first = people
    member_remove(user=chief, organisation=first, username="hand")
    assert told() == []
    Membership.objects.create(user=User.objects.get(username="hand"), organisation=first, role="viewer")
    assert told() == [("role_changed", "hand")]
    Membership.objects.all().delete()
    assert told() == [("role_changed", "chief")] * 2


def test_a_platform_role_given_in_the_table_alone_is_told(people):
    User.objects.filter(username="hand").update(platform_role="administrator")
    assert told() == [("role_changed", "hand")]
