"""Files on their way to and from a server, piece by piece, with progress told on the way."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import httpx

from firedamp.client.errors import not_reached

if TYPE_CHECKING:
    from firedamp.client.transport import Transport

Progress = Callable[[int, int | None], object]  # bytes that have gone, bytes in all where that is known
Source = bytes | str | os.PathLike[str] | IO[bytes]
PIECE_BYTES = 256 * 1024


class Download:
    """A file that the server offers: fetched when it is saved, read or written, not before."""

    def __init__(
        self, to: Transport, verb: str, *path: object, query: Mapping[str, Any], body: Mapping[str, Any] | None = None
    ) -> None:
        self._to, self._verb, self._path, self._query, self._body = to, verb, path, query, body

    def read(self, progress: Progress | None = None) -> bytes:
        """All of it."""
        file = BytesIO()
        self._to.patiently(lambda: self._fetch(file, progress))
        return file.getvalue()

    def save(self, path: str | os.PathLike[str], progress: Progress | None = None) -> int:
        """Write it to a file, whole or not at all; its size in bytes."""
        with _whole(Path(path)) as file:
            return self._to.patiently(lambda: self._fetch(file, progress))

    def write_to(self, file: IO[bytes], progress: Progress | None = None) -> int:
        """Write it to an open file as it comes; the number of bytes. What is written stays if the rest is lost."""
        try:
            return self._copy(file, progress)
        except httpx.HTTPError as error:
            raise not_reached(self._to.address, error) from error

    def _fetch(self, file: IO[bytes], progress: Progress | None) -> int:
        file.seek(0)
        file.truncate()
        return self._copy(file, progress)

    def _copy(self, file: IO[bytes], progress: Progress | None) -> int:
        done = 0
        with self._to.stream(self._verb, *self._path, query=self._query, body=self._body) as answer:
            size = answer.headers.get("Content-Length")
            whole = int(size) if size and "Content-Encoding" not in answer.headers else None
            for piece in answer.iter_bytes():
                done += file.write(piece)
                if progress:
                    progress(done, whole)
        return done


def upload(
    to: Transport, *path: object, content: Source, progress: Progress | None = None, query: Mapping[str, Any]
) -> Any:
    """The JSON that a server answers to a file: its bytes, its path, or itself open for reading, from where it is.

    A path is streamed; where the query wants a `filename` that was not said, it is the file's own.
    """
    if isinstance(content, bytes):
        return _send(to, path, BytesIO(content), query, progress)
    if isinstance(content, str | os.PathLike):
        with open(content, "rb") as file:
            return _send(to, path, file, _with_name(query, os.fspath(content)), progress)
    return _send(to, path, content if content.seekable() else BytesIO(content.read()), query, progress)


def _with_name(query: Mapping[str, Any], path: str) -> Mapping[str, Any]:
    if "filename" not in query or query["filename"] is not None:
        return query
    return {**query, "filename": os.path.basename(path)}


def _send(
    to: Transport, path: tuple[object, ...], file: IO[bytes], query: Mapping[str, Any], progress: Progress | None
) -> Any:
    start = file.tell()
    size = file.seek(0, os.SEEK_END) - start

    def pieces() -> Iterator[bytes]:
        file.seek(start)
        done = 0
        while piece := file.read(PIECE_BYTES):
            yield piece
            done += len(piece)
            if progress:
                progress(done, size)

    return to.send("POST", *path, query=query, content=pieces, size=size)


@contextmanager
def _whole(target: Path) -> Iterator[IO[bytes]]:
    """A file beside the target, which takes its place when all of it is there."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        os.chmod(name, 0o666 & ~_mask())
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
