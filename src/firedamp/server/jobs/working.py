"""What does a worker do? Take jobs up one after the other, until it is told to stop."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from django.db import DatabaseError, InterfaceError, close_old_connections

from firedamp.science.errors import InputError, MethodError
from firedamp.server.jobs.chores import Chores
from firedamp.server.jobs.holding import Cancelled, Held, Lost, claim, worker_name
from firedamp.server.jobs.kinds import KINDS
from firedamp.server.operations.logs import tell
from firedamp.server.operations.request_ids import working_on
from firedamp.server.outages import outage_of
from firedamp.server.problems import ApiProblem, said_of

logger = logging.getLogger(__name__)
IDLE_SECONDS = 0.5
AWAY_SECONDS = 2.0  # between two questions to a database that does not answer

PASSING = ("database-away", "busy")  # a job that met with it is done again, as one whose worker was killed


def work(stopped: threading.Event) -> None:
    """Do jobs until `stopped` is set, and chores when none waits; a database that is busy or away is asked again."""
    name, chores = worker_name(), Chores()
    while not stopped.is_set():
        wait = IDLE_SECONDS
        try:
            close_old_connections()
            held = claim(name)
            if held is not None:
                do(held)
                continue
            if chores.do_one():
                continue
        except (DatabaseError, InterfaceError) as error:
            known = outage_of(error) is not None
            logger.warning("The database did not answer a worker: %s", error, exc_info=None if known else error)
            wait = AWAY_SECONDS
        stopped.wait(wait)


def do(held: Held) -> None:
    """Do one job to its end. Whatever happens is written into it; only the worker's own stop is passed on."""
    with working_on(f"job:{held.job.pk}"):
        began = time.monotonic()
        tell(logger, f"Job {held.job.kind} begins", job=held.job.pk, kind=held.job.kind, attempt=held.attempt)
        became = _done(held)
        seconds = round(time.monotonic() - began, 2)
        tell(logger, f"Job {held.job.kind}: {became} in {seconds} s", job=held.job.pk, became=became, seconds=seconds)


def _done(held: Held) -> str:
    """What became of it: done, lost, cancelled, let go or failed."""
    try:
        with held.heartbeat():
            KINDS[held.job.kind](held)
    except Lost:
        logger.warning("Job %s is held by another worker now", held.job.pk)
        return "lost"
    except Cancelled:
        held.cancelled()
        return "cancelled"
    except KeyboardInterrupt:
        held.give_back()
        tell(logger, f"Job {held.job.kind} is given back", job=held.job.pk)
        raise
    except Exception as error:  # a job's fault is its own, not the worker's
        if outage_of(error) in PASSING:
            close_old_connections()
            logger.warning("Job %s is done again, for the database was away: %s", held.job.pk, error)
            held.let_go()
            return "let go"
        held.fail(problem_of(error, held.job.language))
        return "failed"
    return "done"


def problem_of(error: Exception, language: str) -> dict[str, Any]:
    """Problem details of what went wrong, in the language of who asked."""
    if isinstance(error, InputError | MethodError):
        said = said_of(error, language)
        return {"type": f"/problems/{said.slug}", "detail": said.detail, "errors": list(said.errors)}
    if isinstance(error, ApiProblem):
        kind, detail = error.kind, error.detail
        words = detail if isinstance(detail, str) else detail[language]
        return {"type": f"/problems/{kind.slug}", "detail": words or kind.title(language)}
    if (slug := outage_of(error)) is not None:
        logger.error("A job failed: %s", error)
        return {"type": f"/problems/{slug}"}
    logger.error("A job failed", exc_info=error)
    return {"type": "/problems/fault"}
