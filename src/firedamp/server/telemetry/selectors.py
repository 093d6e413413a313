"""Which longwalls, channels and files does a person see? Those of their organisations; of nobody's, everybody."""

from __future__ import annotations

from uuid import UUID

from django.db.models import Max, Min, Q, QuerySet, Sum
from django.http import Http404

from firedamp.server.organisations.rights import Reader, organisations_of, owned
from firedamp.server.telemetry.models import Batch, Channel, Longwall, Upload


def longwalls(reader: Reader) -> QuerySet[Longwall]:
    """With `first`, `last` and `readings` of their channels."""
    seen = Q(organisation__isnull=True) | owned(reader)
    own = Longwall.objects.filter(seen).select_related("organisation", "mine", "replay")
    held = {"first": Min("channels__first"), "last": Max("channels__last"), "readings": Sum("channels__readings")}
    return own.annotate(**held)


def changeable(reader: Reader) -> frozenset[int]:
    """The organisations whose longwalls this person may enter data of."""
    return frozenset(organisations_of(reader, "enter").values_list("pk", flat=True))


def longwall_get(reader: Reader, longwall_id: UUID) -> Longwall:
    found = longwalls(reader).filter(pk=longwall_id).first()
    if found is None:
        raise Http404
    return found


def channels_of(longwall: Longwall) -> QuerySet[Channel]:
    return longwall.channels.order_by("pk")


def channel_get(reader: Reader, channel_id: int) -> Channel:
    seen = Q(longwall__organisation__isnull=True) | owned(reader, field="longwall__organisation")
    found = Channel.objects.filter(seen, pk=channel_id).select_related("longwall__organisation").first()
    if found is None:
        raise Http404
    return found


def batches_of(longwall: Longwall) -> QuerySet[Batch]:
    return longwall.batches.select_related("by", "source").order_by("-number")


def upload_get(reader: Reader, longwall: Longwall, upload_id: UUID) -> Upload:
    """A file that this person is looking at."""
    own = Upload.objects.filter(longwall=longwall, user_id=reader.pk, pk=upload_id) if reader.pk else None
    found = own.select_related("longwall__organisation").first() if own is not None else None
    if found is None:
        raise Http404
    return found
