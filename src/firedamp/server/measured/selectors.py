"""Which streams and sums does a person see? Those of the longwalls they see."""

from __future__ import annotations

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from firedamp.server.jobs.models import Job
from firedamp.server.measured.models import MeasuredStream, Measurement
from firedamp.server.organisations.rights import Reader
from firedamp.server.telemetry.models import Longwall
from firedamp.server.telemetry.selectors import longwalls


def streams_of(longwall: Longwall) -> QuerySet[MeasuredStream]:
    return longwall.streams.select_related("by").order_by("name")


def stream_get(reader: Reader, stream_id: UUID) -> MeasuredStream:
    seen = MeasuredStream.objects.filter(longwall__in=longwalls(reader).values("pk"), pk=stream_id)
    found = seen.select_related("longwall__organisation", "by").first()
    if found is None:
        raise Http404
    return found


def measurements_of(longwall: Longwall) -> QuerySet[Measurement]:
    return longwall.measurements.select_related("by", "longwall").order_by("-created", "-id")


def measurement_get(reader: Reader, measurement_id: UUID) -> Measurement:
    seen = Measurement.objects.filter(longwall__in=longwalls(reader).values("pk"), pk=measurement_id)
    found = seen.select_related("longwall__organisation", "by").first()
    if found is None:
        raise Http404
    return found


def jobs_of(longwall: Longwall) -> QuerySet[Job]:
    """What is being summed, or waits to be."""
    active = Job.objects.filter(kind="measured_emissions", state__in=(Job.State.WAITING, Job.State.RUNNING))
    return active.filter(arguments__longwall=str(longwall.pk)).order_by("created")
