"""How are requests served until the server is told to stop? Those in hand are answered first, new ones not taken."""

from __future__ import annotations

import logging
import os
import signal
import socket
import threading
import time
from types import FrameType
from typing import Any, NoReturn

from firedamp.server.operations.logs import tell
from firedamp.server.proxy import proxy_settings

THREADS = 8
CONNECTIONS = 2_000  # browsers keep theirs open: with few, those of some would wait until others' are closed
# Above what the API itself refuses, so that it is the API that says why.
LARGEST_BODY = 21_000_000_000
PATIENCE_SECONDS = 30.0  # for requests in hand when the server is told to stop
LOOK_SECONDS = 1.0
BACKLOG = 1024  # connections that wait to be let in
logger = logging.getLogger("firedamp.server")


def take_port(host: str, port: int) -> socket.socket:
    """The port, ours from now on, before anything else is done."""
    family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    listener = socket.socket(family, kind, protocol)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(place)
        listener.listen(BACKLOG)
    except OSError:
        listener.close()
        raise
    return listener


def stop_at_once_when_told() -> None:
    """Before anything is served there is nothing to end. Both signals said outright: a process started in the
    background inherits a SIGINT that is ignored."""
    signal.signal(signal.SIGINT, interrupt)
    signal.signal(signal.SIGTERM, interrupt)


def interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt


def address(host: str, port: int) -> str:
    shown = "localhost" if everywhere(host) else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


def everywhere(host: str) -> bool:
    return host in ("0.0.0.0", "::", "")  # nosec B104 – what the user asked for, only told apart


def serve(listener: socket.socket) -> None:
    """Serve until SIGTERM or Ctrl-C, then answer what is in hand; a second signal does not wait for that."""
    from waitress.server import create_server

    from firedamp.server.spooling import spool_within_data_folder
    from firedamp.server.wsgi import application

    spool_within_data_folder()
    server = create_server(
        application,
        sockets=[listener],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        asyncore_use_poll=True,  # select() takes no descriptor above 1,024
        max_request_body_size=LARGEST_BODY,
        ident="firedamp",
        clear_untrusted_proxy_headers=True,
        **proxy_settings(os.environ),
    )
    told = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        stop_at_once_when_told()  # the next time
        told.set()
        server.pull_trigger()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    tell(logger, "Serving", process=os.getpid())
    while not told.is_set():
        turn(server, LOOK_SECONDS)
    drain(server)


def turn(server: Any, seconds: float) -> None:
    """One look at all connections, waiting for something to happen at most so long."""
    server.asyncore.loop(timeout=seconds, use_poll=True, map=server._map, count=1)


def drain(server: Any) -> None:
    """Take no more connections, and let those end that a request came by."""
    for _ in range(BACKLOG):
        turn(server, 0)  # whoever waits to be let in still is
    server.asyncore.dispatcher.close(server)
    began = time.monotonic()
    tell(logger, "Stopping", requests_in_hand=len(busy(server)))
    while server.active_channels and time.monotonic() - began < PATIENCE_SECONDS:
        for channel in set(server.active_channels.values()) - busy(server):
            channel.will_close = True
        turn(server, LOOK_SECONDS / 10)
    if left := len(busy(server)):
        logger.warning("%d requests were cut off after %.0f s", left, PATIENCE_SECONDS)
    server.task_dispatcher.shutdown(timeout=1)
    server.close()
    tell(logger, "Stopped", seconds=round(time.monotonic() - began, 1))


def busy(server: Any) -> set[Any]:
    """The connections on which a request comes in, is worked on or is being answered."""
    return {
        channel
        for channel in list(server.active_channels.values())
        if channel.requests or channel.request is not None or channel.total_outbufs_len
    }
