"""Which work can be done as a job? Each app names its own kinds; a worker finds them here."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from firedamp.server.jobs.holding import Held

Result = dict[str, Any]
Work = Callable[["Held"], Result]
KINDS: dict[str, Work] = {}


def job_kind(name: str) -> Callable[[Work], Work]:
    """Register work under a name. It prepares as long as it likes, telling of its progress, and changes what is stored
    only within `held.effect()`."""

    def register(work: Work) -> Work:
        KINDS[name] = work
        return work

    return register
