"""A worker as a process: what `firedamp worker` runs, and what `firedamp up` keeps beside the server."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType

from firedamp.server.operations.logs import tell

logger = logging.getLogger("firedamp.worker")
PATIENCE_SECONDS = 20.0  # a worker that is told to stop gives its job back
SHORT_LIFE_SECONDS = 5.0
REST_SECONDS = 5.0  # before a worker that died at once is started again


def run() -> None:
    """Work until SIGTERM or Ctrl-C: then the job at hand is given back, and the process ends."""
    from firedamp.server.jobs.beating import beating
    from firedamp.server.jobs.holding import worker_name
    from firedamp.server.jobs.working import work

    stopped = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stopped.set()
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    with suppress(KeyboardInterrupt):
        threading.Thread(target=end_with_server, daemon=True).start()
        with beating(worker_name()):
            tell(logger, "Working", worker=worker_name())
            work(stopped)
    tell(logger, "Stopped", worker=worker_name())


def end_with_server() -> None:
    """A worker of a server that was killed ends too, at whatever moment that was; one started by hand has none."""
    server = os.environ.get("FIREDAMP_WORKER_OF")
    if server is None:
        return
    while os.getppid() == int(server):
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker process while the block lasts; one that dies is started again, whatever job it died of."""
    stopped = threading.Event()
    keeper = threading.Thread(target=keep, args=(stopped,), daemon=True)
    keeper.start()
    try:
        yield
    finally:
        stopped.set()
        keeper.join(PATIENCE_SECONDS + 5)


def keep(stopped: threading.Event) -> None:
    while not stopped.is_set():
        began = time.monotonic()
        process = started()
        while process.poll() is None and not stopped.wait(0.2):
            pass
        if stopped.is_set():
            end(process)
        elif time.monotonic() - began < SHORT_LIFE_SECONDS:
            stopped.wait(REST_SECONDS)


def started() -> subprocess.Popen[bytes]:
    """In a session of its own: Ctrl-C is the server's, who passes it on when its requests have ended."""
    command = [sys.executable, "-m", "firedamp.cli", "worker"]
    environment = {**os.environ, "FIREDAMP_WORKER_OF": str(os.getpid())}
    return subprocess.Popen(command, env=environment, start_new_session=True, stdin=subprocess.DEVNULL)


def end(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(PATIENCE_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
