"""What does a worker see to when no job waits? Each app names its own chores; each is done every so often."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

Chore = Callable[[], object]
CHORES: dict[str, tuple[float, Chore]] = {}
logger = logging.getLogger(__name__)


def chore(name: str, every_s: float) -> Callable[[Chore], Chore]:
    """Register a chore. Workers do not agree on who does it: it must bear being done twice at once and killed."""

    def register(work: Chore) -> Chore:
        CHORES[name] = (every_s, work)
        return work

    return register


class Chores:
    """The chores of one worker, and when it did each last."""

    def __init__(self) -> None:
        began = time.monotonic()
        self._due = {name: began + every_s for name, (every_s, _) in CHORES.items()}

    def do_one(self) -> bool:
        """Do one that is due; whether there was one. A chore that fails is tried again when it is due again."""
        now = time.monotonic()
        name = next((each for each, due in self._due.items() if due <= now), None)
        if name is None:
            return False
        every_s, work = CHORES[name]
        self._due[name] = now + every_s
        try:
            work()
        except Exception:  # whatever it is, jobs go on
            logger.exception("The chore %s failed", name)
        return True
