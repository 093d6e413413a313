"""When is a call made again, and how long is waited before?

A call is repeated where that cannot do anything twice: it reads, or it puts or deletes, or it carries a key by which
the server knows it again. What never reached the server is repeated whatever it is, and so is what the server put off
by 429 with Retry-After.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from itertools import count
from random import SystemRandom
from typing import TypeVar

import httpx

from firedamp.client.errors import ApiError, NotFound, TooManyRequests, not_reached

Answer = TypeVar("Answer")
NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)
AWAY = (502, 503, 504)  # a proxy or a server that starts or stops
draw = SystemRandom()


@dataclass(frozen=True)
class Retries:
    """How patient a client is: `attempts` of a call in all, and waits between them that double from `first_s` seconds.

    Each wait is drawn between its half and its whole, so that many clients do not come back at once; where the server
    names a time (Retry-After), it is that. A wait longer than `longest_s` is none: the error is raised.
    """

    attempts: int = 4
    first_s: float = 0.5
    longest_s: float = 30.0

    def wait_s(self, attempt: int, named_s: float | None = None) -> float:
        """Seconds to wait after an attempt (the first is 1)."""
        if named_s is not None:
            return named_s
        whole = min(self.first_s * 2 ** (attempt - 1), self.longest_s)
        return draw.uniform(whole / 2, whole)

    def patiently(self, once: Callable[[], Answer], *, address: str, repeatable: bool) -> Answer:
        """What a call answers, made again as often as that is safe and sensible."""
        for attempt in count(1):
            try:
                return once()
            except httpx.HTTPError as error:
                safe, wait_s = repeatable or isinstance(error, NEVER_SENT), self.wait_s(attempt)
                if self._enough(attempt, safe, wait_s):
                    raise not_reached(address, error) from error
            except ApiError as error:
                safe, wait_s = _put_off(error, repeatable), self.wait_s(attempt, error.retry_after_s)
                if self._enough(attempt, safe, wait_s):
                    raise
            time.sleep(wait_s)
        raise AssertionError  # one counts without end

    def _enough(self, attempt: int, safe: bool, wait_s: float) -> bool:
        return not safe or attempt >= self.attempts or wait_s > self.longest_s


def gone_is_done(once: Callable[[], None]) -> Callable[[], None]:
    """A deletion that may be repeated: of whose first attempt no answer came, it is done where nothing is left."""
    lost = False

    def again() -> None:
        nonlocal lost
        try:
            once()
        except NotFound:
            if not lost:
                raise
        except httpx.HTTPError as error:
            lost = lost or not isinstance(error, NEVER_SENT)
            raise

    return again


def retry_after_s(response: httpx.Response) -> float | None:
    """Seconds that an answer asks to wait, as it names them or a time; None where it does not."""
    said = response.headers.get("Retry-After", "").strip()
    if said.isdecimal():
        return float(said)
    try:
        until = parsedate_to_datetime(said)
    except ValueError:
        return None
    return max(0.0, (until.replace(tzinfo=until.tzinfo or UTC) - datetime.now(UTC)).total_seconds())


def _put_off(error: ApiError, repeatable: bool) -> bool:
    if isinstance(error, TooManyRequests):
        return repeatable or error.retry_after_s is not None
    return repeatable and error.status in AWAY
