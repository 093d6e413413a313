"""Where do large bodies of requests and answers lie while they travel? In the data folder: one disk holds all.

What it cannot take is no end of the connection. The rest of a body that comes in is passed over, so that its sender
gets to read the answer, and whoever reads that body meets with the error of the disk (`outages.py`: 507). An answer
stays in memory.
"""

from __future__ import annotations

import logging
import tempfile
from contextlib import suppress
from io import RawIOBase
from typing import IO, Any, NoReturn

from waitress import channel, parser
from waitress.buffers import OverflowableBuffer, TempfileBasedBuffer

from firedamp.server.data_folder import BODIES, data_folder

logger = logging.getLogger(__name__)


def spool_within_data_folder() -> None:
    """Have waitress keep bodies so; it asks nobody which buffers to make, so they are given it by their name."""
    parser.OverflowableBuffer = Incoming
    channel.OverflowableBuffer = Outgoing


class Spooled(TempfileBasedBuffer):
    """A file without a name, so that nothing of it is left when a process is killed."""

    def newfile(self) -> IO[bytes]:
        folder = data_folder() / BODIES
        folder.mkdir(mode=0o700, exist_ok=True)
        return tempfile.TemporaryFile("w+b", dir=folder)


class Incoming(OverflowableBuffer):
    refused: OSError | None = None
    length = 0

    def __len__(self) -> int:
        return self.length

    def append(self, data: bytes) -> None:
        self.length += len(data)
        if self.refused is None:
            try:
                super().append(data)
            except OSError as error:
                logger.error("A request's body cannot be kept: %s", error)
                self.refused = error
                self.close()

    def _set_large_buffer(self) -> None:
        old, self.buf = self.buf, Spooled(self.buf)
        if old is not None:
            old.close()
        self.overflowed = True

    def getfile(self) -> Any:
        return super().getfile() if self.refused is None else Unreadable(self.refused)

    def close(self) -> None:
        with suppress(OSError):  # what was not written yet is written at closing
            super().close()
        self.buf = None


class Unreadable(RawIOBase):
    """A body that was not kept."""

    def __init__(self, error: OSError) -> None:
        self.error = error

    def read(self, size: int = -1) -> NoReturn:
        raise OSError(*self.error.args)

    readline = read  # type: ignore[assignment]


class Outgoing(OverflowableBuffer):
    def _set_large_buffer(self) -> None:
        old = self.buf
        place = old.getfile().tell() if old is not None else 0
        try:
            self.buf = Spooled(old)
        except OSError as error:
            logger.error("An answer stays in memory: %s", error)
            if old is None:
                self._set_small_buffer()
            else:
                old.getfile().seek(place)
            return
        if old is not None:
            old.close()
        self.overflowed = True
