"""Which jobs may a person see?"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from firedamp.server.accounts.models import User
from firedamp.server.jobs.models import Job
from firedamp.server.organisations.rights import owned


def jobs(user: User) -> QuerySet[Job]:
    """Those of one's organisations, and one's own that are of none: who has left sees nothing more of theirs."""
    seen = Q(owner=user, organisation__isnull=True) | owned(user)
    return Job.objects.filter(seen).select_related("owner", "organisation")


def job_get(user: User, job_id: UUID) -> Job:
    found = jobs(user).filter(pk=job_id).first()
    if found is None:
        raise Http404
    return found
