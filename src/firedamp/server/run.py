"""What do commands bring up? `up` everything, `serve` the web alone, `worker` jobs, `migrate` what they stand on."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

from django.db import DatabaseError

from firedamp.messages import describe
from firedamp.science.errors import DataError, FiredampError, InputError
from firedamp.server.preparing import (
    configure,
    first_administrator,
    greet,
    place_client,
    prepare,
    require_migrated,
    settle,
)
from firedamp.server.serving import address, serve, stop_at_once_when_told, take_port
from firedamp.server.starting_words import Words, say, words_of

__all__ = ["configure", "demo", "migrate", "serve_alone", "up", "work_off"]


def up(*, host: str, port: int, lang: str) -> int:
    """Serve Firedamp until Ctrl-C or SIGTERM, a worker beside it, on a data folder that is prepared first.

    Returns the exit code: 0 when told to stop, 2 if the port cannot be had, or FIREDAMP_DATA or a data package is
    wrong, 1 if the database stands in the way.
    """
    words = words_of(lang)

    def prepared() -> None:
        configure(host)
        prepare(words=words, lang=lang)
        greet(words)

    def beside() -> AbstractContextManager[None]:
        from firedamp.server.jobs.process import worker_beside

        return worker_beside()

    return _served(prepared, beside, host=host, port=port, lang=lang)


def serve_alone(*, host: str, port: int, lang: str, prepare_first: bool) -> int:
    """Serve the web until told to stop, with no worker beside it, on a database that `migrate` has prepared: for
    production. Exit codes as `up`; 2 also where a migration is wanting."""
    words = words_of(lang)
    os.environ.setdefault("FIREDAMP_LOG", "text")

    def prepared() -> None:
        configure(host)
        if prepare_first:
            prepare(words=words, lang=lang)
        require_migrated(words)

    return _served(prepared, nullcontext, host=host, port=port, lang=lang)


def work_off(*, lang: str) -> int:
    """Take up jobs until told to stop, on a database that `migrate` has prepared. Exit codes as `serve_alone`."""
    words = words_of(lang)

    def work() -> None:
        from firedamp.server.jobs.process import run

        configure("localhost")
        require_migrated(words)
        run()

    return _told(work, words, lang)


def demo(*, host: str, port: int, lang: str) -> int:
    """A throw-away instance, as `up` makes it, in a folder that goes when it is told to stop."""
    words = words_of(lang)
    os.environ.pop("DATABASE_URL", None)
    with tempfile.TemporaryDirectory(prefix="firedamp-demo-") as folder:
        os.environ["FIREDAMP_DATA"] = folder
        say(words["throw_away"].format(folder=folder))
        code = up(host=host, port=port, lang=lang)
    say(words["thrown_away"].format(folder=folder))
    return code


def migrate(*, lang: str, administrator: str | None) -> int:
    """Bring the database to this version, load what is shipped, and make the first administrator where one is named."""
    words = words_of(lang)

    def work() -> None:
        configure("localhost")
        prepare(words=words, lang=lang)
        if administrator:
            first_administrator(words, administrator)
        say(words["migrated"])

    return _told(work, words, lang)


def _served(
    prepared: Callable[[], None], beside: Callable[[], AbstractContextManager[None]], *, host: str, port: int, lang: str
) -> int:
    words = words_of(lang)
    try:
        listener = take_port(host, port)
    except OSError as error:
        print(words["port"].format(host=host, port=port, reason=error.strerror or error), file=sys.stderr)
        return 2
    stop_at_once_when_told()

    def work() -> None:
        with listener:
            prepared()
            place_client()
            settle()
            with beside(), _heard_of():
                say(words["ready"].format(address=address(host, listener.getsockname()[1])))
                serve(listener)

    code = _told(work, words, lang)
    if code == 0:
        say(words["stopped"])
    return code


def _heard_of() -> AbstractContextManager[None]:
    from firedamp.server.jobs.beating import beating
    from firedamp.server.jobs.holding import worker_name
    from firedamp.server.jobs.models import Worker

    return beating(worker_name(), Worker.Kind.WEB)


def _told(work: Callable[[], None], words: Words, lang: str) -> int:
    """The exit code of some work, and on standard error what stood in its way."""
    try:
        work()
    except KeyboardInterrupt:
        pass
    except (OSError, DatabaseError, FiredampError) as error:
        reason = describe(error, lang) if isinstance(error, FiredampError) else str(error).strip()
        print(words["failed"].format(reason=reason), file=sys.stderr)
        return 2 if isinstance(error, DataError | InputError) else 1
    return 0
