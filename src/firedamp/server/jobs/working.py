"""What does a worker do? Take jobs up one after the other, until it is told to stop."""

from __future__ import annotations

import logging
import threading
from typing import Any

from django.db import DatabaseError, close_old_connections

from firedamp.messages import describe
from firedamp.science.errors import FiredampError, InputError
from firedamp.server.jobs.holding import Cancelled, Held, Lost, claim, worker_name
from firedamp.server.jobs.kinds import KINDS
from firedamp.server.problems import ApiProblem, describe_problem

logger = logging.getLogger(__name__)
IDLE_SECONDS = 0.5


def work(stopped: threading.Event) -> None:
    """Do jobs until `stopped` is set; a database that is busy or away is asked again."""
    name = worker_name()
    while not stopped.is_set():
        try:
            close_old_connections()
            held = claim(name)
            if held is not None:
                do(held)
                continue
        except DatabaseError:
            logger.warning("The database did not answer a worker", exc_info=True)
        stopped.wait(IDLE_SECONDS)


def do(held: Held) -> None:
    """Do one job to its end. Whatever happens is written into it; only the worker's own stop is passed on."""
    try:
        with held.heartbeat():
            KINDS[held.job.kind](held)
    except Lost:
        logger.warning("Job %s is held by another worker now", held.job.pk)
    except Cancelled:
        held.cancelled()
    except KeyboardInterrupt:
        held.give_back()
        raise
    except Exception as error:  # a job's fault is its own, not the worker's
        held.fail(problem_of(error, held.job.language))


def problem_of(error: Exception, language: str) -> dict[str, Any]:
    """Problem details of what went wrong, in the language of who asked."""
    if isinstance(error, InputError):
        errors = [describe_problem(problem, language) for problem in error.problems]
        return {"type": "/problems/bad-input", "detail": " ".join(each["message"] for each in errors), "errors": errors}
    if isinstance(error, ApiProblem):
        kind, detail = error.kind, error.detail
        words = detail if isinstance(detail, str) else detail[language]
        return {"type": f"/problems/{kind.slug}", "detail": words or kind.title(language)}
    if isinstance(error, FiredampError):
        return {"type": "/problems/no-answer", "detail": describe(error, language)}
    logger.error("A job failed", exc_info=error)
    return {"type": "/problems/fault"}
