"""Is an installation as it should be? Each file looks at one side of it and tells what it found."""

from __future__ import annotations

from collections.abc import Iterator

from firedamp.server.operations.checking.finding import Finding


def findings_before() -> Iterator[Finding]:
    """What stands in the way of setting Django up: values that the settings refuse, a data folder that is not there.
    Where there is any of it, everything else that can be said without Django stands beside it; nothing is made."""
    import os

    from firedamp.server.operations.checking import configuration, storage
    from firedamp.server.operations.checking.values import stops

    missing = list(storage.missing_folder())
    if missing or any(stops(os.environ)):
        yield from configuration.findings()
        yield from missing


def findings() -> Iterator[Finding]:
    """Everything that is looked at, in the order in which one would mend it. Django is set up already."""
    from firedamp.server.operations.checking import clock, configuration, database, people, storage, versions

    yield from configuration.findings()
    answered = list(database.findings())
    yield from answered
    yield from storage.findings()
    if not any(each.state == "failure" for each in answered):
        yield from storage.readings_findings()
        yield from clock.findings()
        yield from people.findings()
    yield from versions.findings()
