"""Files of telemetry are read and taken over as jobs: large ones take long, and their reader may leave."""

from __future__ import annotations

from typing import Any

from firedamp.server.jobs.holding import Held
from firedamp.server.jobs.kinds import job_kind
from firedamp.server.problems import ApiProblem
from firedamp.server.telemetry.models import Upload

LOOKING, TAKING = "telemetry_file", "telemetry_import"
PUT_AWAY = {"en": "The file was put away meanwhile.", "ru": "Файл тем временем убран."}


def upload_of(held: Held) -> Upload:
    """The file that the job is of; who asked for it must be who sent it. ApiProblem `conflict` where
    it was put away."""
    own = Upload.objects.select_related("longwall__organisation", "user").filter(user=held.job.owner)
    found = own.filter(pk=held.job.arguments["upload"]).first()
    if found is None:
        raise ApiProblem("conflict", PUT_AWAY)
    return found


@job_kind(LOOKING)
def look(held: Held) -> dict[str, Any]:
    """Read a file and keep what was found in it, unless other things were said of it meanwhile."""
    from firedamp.server.telemetry import importing

    upload = upload_of(held)
    held.tell("reading")
    found = importing.look(upload)
    result: dict[str, Any] = {"upload": str(upload.pk)}
    with held.effect(result):
        now = upload_of(held)
        if now.said == upload.said:
            importing.keep_found(now, found)
    return result


@job_kind(TAKING)
def take(held: Held) -> dict[str, Any]:
    """Read a file and take it over, in one transaction with the job's own end."""
    from firedamp.server.telemetry import importing
    from firedamp.server.telemetry.taking import COUNTS

    upload = upload_of(held)
    held.tell("reading")
    looked, readings = importing.to_take(upload)
    held.tell("writing")
    result: dict[str, Any] = {"longwall": str(upload.longwall_id)}
    with held.effect(result):
        batch = importing.file_take(upload=upload_of(held), looked=looked, readings=readings)
        names = ("number", *COUNTS, "arbitrary_times")
        result.update({name: getattr(batch, name) for name in names})
    return result
