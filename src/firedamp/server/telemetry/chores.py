"""What is seen to in the store without anybody's asking? Files are merged, what nobody reads goes, old requests too."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from firedamp.server.jobs.chores import chore
from firedamp.server.telemetry.models import Batch, Upload

STREAMED_KEPT = timedelta(days=30)  # a client that repeats a request does so sooner
UPLOADS_KEPT = timedelta(days=7)


@chore("telemetry.compact", every_s=20)
def compact_all() -> None:
    from firedamp.server.telemetry.store.compacting import compact

    compact()


@chore("telemetry.sweep", every_s=600)
def sweep_all() -> None:
    from firedamp.server.telemetry.store.sweeping import sweep
    from firedamp.server.telemetry.uploads import sweep_uploads

    sweep()
    forget_old()
    sweep_uploads()


def forget_old() -> None:
    """Streamed batches that replaced nothing, whose particulars the channels have; files that were only looked at."""
    from firedamp.server.telemetry.uploads import upload_delete

    now = timezone.now()
    Batch.objects.filter(kind=Batch.Kind.STREAM, changed=0, at__lt=now - STREAMED_KEPT).delete()
    for old in Upload.objects.filter(created__lt=now - UPLOADS_KEPT):
        upload_delete(old)
