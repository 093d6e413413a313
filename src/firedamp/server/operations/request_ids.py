"""Which request, or job, is being worked on? Its id stands in every line of the log that tells of it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

HEADER = "X-Request-ID"
SANE = re.compile(r"[A-Za-z0-9._:-]{1,100}")  # nothing that could begin another line of a log
_current: ContextVar[str] = ContextVar("request_id", default="")


def request_id() -> str:
    """That of what is being worked on here; "" outside of any request and job."""
    return _current.get()


def taken_or_made(given: str) -> str:
    """What a proxy or a caller gave, where it is sane; else one of our own."""
    return given if SANE.fullmatch(given) else uuid.uuid4().hex


@contextmanager
def working_on(id_: str) -> Iterator[None]:
    token = _current.set(id_)
    try:
        yield
    finally:
        _current.reset(token)
