"""Is there somebody who can let others in, and is there a worker, and who serves?"""

from __future__ import annotations

from collections.abc import Iterator

import firedamp
from firedamp.server.accounts.services import administrators
from firedamp.server.jobs.beating import webs_alive, workers_alive
from firedamp.server.operations.checking.finding import Finding, State


def found(state: State, said: str, **told: object) -> Finding:
    return Finding("people", state, said, told)


def findings() -> Iterator[Finding]:
    if there := administrators():
        yield found("ok", "administrators", names=", ".join(there))
    else:
        yield found("warning", "no_administrator")
    alive, webs = workers_alive(), webs_alive()
    if webs:
        yield found("ok", "webs", count=len(webs))
    other = [each.name for each in (*alive, *webs) if each.version != firedamp.__version__]
    if not alive:
        yield found("warning", "no_worker")
    elif other:
        yield found("warning", "workers_of_other_version", names=", ".join(other))
    else:
        yield found("ok", "workers", count=len(alive))
