"""Which restorations does a person see? Their own; of others those series of which values stand in a table."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404

from firedamp.server.accounts.auth import Reader
from firedamp.server.jobs.models import Job
from firedamp.server.restoration.marks import accepted_in_force
from firedamp.server.restoration.models import Restoration

LONG = ("file", "series", "result", "experiment")
GOES_ON = (Job.State.WAITING, Job.State.RUNNING)


def restorations(user: Any) -> QuerySet[Restoration]:
    """A person's own, without their long parts; `in_table`: how many accepted values stand."""
    standing = Count("accepted", filter=Q(accepted__change_set__undone_by__isnull=True))
    own = Restoration.objects.filter(owner=user).select_related("basin", "owner").defer(*LONG)
    return own.annotate(in_table=standing)


def restoration_of(user: Any, restoration_id: UUID | str) -> Restoration:
    """A restoration of one's own; Http404 for any other."""
    found = Restoration.objects.filter(owner=user, pk=restoration_id).select_related("basin", "owner").first()
    if found is None:
        raise Http404
    return found


def restoration_get(reader: Reader, restoration_id: UUID) -> tuple[Restoration, frozenset[str] | None]:
    """A restoration and the series of it that may be seen: all (None) by its owner, by others those whose values were
    put into a table. Http404 where there is nothing to see."""
    found = Restoration.objects.filter(pk=restoration_id).select_related("basin", "owner").first()
    if found is None:
        raise Http404
    if reader.is_authenticated and found.owner_id == reader.pk:
        return found, None
    shown = frozenset(found.accepted.values_list("series", flat=True))
    if not shown:
        raise Http404
    return found, shown


def standing_of(restoration: Restoration) -> dict[tuple[str, int], float]:
    """Its values that stand in the table: by series and year."""
    in_force = accepted_in_force(restoration=restoration)
    return {(each.series, each.year): each.value for each in in_force}


def jobs_of(restoration: Restoration) -> QuerySet[Job]:
    """What is being done to a restoration, the newest first: it is restored, or methods are tried on it."""
    own = Job.objects.filter(owner=restoration.owner, state__in=GOES_ON)
    return own.filter(arguments__restoration=str(restoration.pk))
