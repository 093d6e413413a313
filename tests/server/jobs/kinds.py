"""Kinds of work for the tests of jobs: their effect is an organisation, so that one made twice would show."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

from firedamp.science.errors import InputError
from firedamp.server.jobs.holding import Held
from firedamp.server.jobs.kinds import job_kind
from firedamp.server.organisations.models import Organisation


@job_kind("test.make")
def make(held: Held) -> dict[str, Any]:
    """Make an organisation, after `steps` of a tenth of a second."""
    arguments = held.job.arguments
    steps = arguments.get("steps", 0)
    for step in range(steps):
        held.tell("preparing", step / steps)
        time.sleep(0.1)
    result: dict[str, Any] = {}
    with held.effect(result):
        made = Organisation.objects.create(organisation_id=arguments["id"], name="Сделана заданием")
        if arguments.get("marker"):
            Path(arguments["marker"]).touch()
            time.sleep(arguments["pause"])
        result["made"] = made.organisation_id
    return result


@job_kind("test.bad")
def bad(held: Held) -> dict[str, Any]:
    raise InputError.one("coal_output", "below_minimum", -1, minimum=0)


@job_kind("test.fault")
def fault(held: Held) -> dict[str, Any]:
    raise ZeroDivisionError("secret detail")
