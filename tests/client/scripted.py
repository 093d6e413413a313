"""A server on a real socket that answers as a test says, request after request, and keeps what it was asked."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(frozen=True)
class Say:
    """An answer. `cut`: only so many bytes of it are sent, `lost`: none; then the connection is closed."""

    body: Any = None
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    after_s: float = 0.0
    cut: int | None = None
    lost: bool = False


LOST = Say(lost=True)


@dataclass(frozen=True)
class Asked:
    """A request as it came."""

    verb: str
    path: str
    headers: dict[str, str]
    content: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.content)


@dataclass
class Scripted:
    """The server's address, what it was asked, and what it has yet to say."""

    address: str
    answers: list[Say]
    asked: list[Asked] = field(default_factory=list)

    def say(self, *answers: Say) -> None:
        self.answers += answers


@contextmanager
def scripted() -> Iterator[Scripted]:
    """A server that answers what it is told to."""
    script = Scripted("", [])

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            script.asked.append(Asked(self.command, self.path, dict(self.headers), content))
            answer = script.answers.pop(0)
            time.sleep(answer.after_s)
            if answer.lost:
                self.close_connection = True
                return
            body = answer.body if isinstance(answer.body, bytes) else json.dumps(answer.body).encode()
            self.send_response(answer.status)
            for name, value in {"Content-Length": str(len(body)), **answer.headers}.items():
                self.send_header(name, value)
            with suppress(ConnectionError):  # whoever asked may have stopped waiting
                self.end_headers()
                self.wfile.write(body[: answer.cut])
            self.close_connection = answer.cut is not None

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = handle_any  # noqa: N815 (as the library has it)

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            """Nothing on the screen."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    script.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield script
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
