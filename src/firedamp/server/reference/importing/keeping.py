"""What of a file does a process keep between two requests? Its rows as they were read and checked, for a few files.

A person mends one file at a time and asks for it again and again: each answer then costs what has changed. Nothing
rests on it: another process, or this one after a restart, reads and checks the file anew and finds the same.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

from firedamp.tables.records import RecordFile

MOST_ROWS = 50_000  # of all files but the one asked for last
MOST_FILES = 8
MOST_CHECKED = 150_000  # rows of one file whose checks are kept: 4 kB for a row of ten columns, 600 MB at most


@dataclass
class Kept:
    """A file as it was read for `reading`, and what was made of it (`checked`), by one request at a time."""

    reading: Hashable
    file: RecordFile
    checked: Any = None
    records: int = 0
    lock: threading.RLock = field(default_factory=threading.RLock)

    @property
    def rows(self) -> int:
        """Rows of the file, or the records that the cells of a wide one are."""
        return max(len(self.file.grid.rows), self.records)


_files: OrderedDict[int, Kept] = OrderedDict()
_changing = threading.Lock()


def kept(draft: int, reading: Hashable, read: Callable[[], RecordFile]) -> Kept:
    """What is kept of a draft, read now where it is not kept or was read otherwise."""
    with _changing:
        found = _files.get(draft)
        if found and found.reading == reading:
            _files.move_to_end(draft)
            return found
    fresh = Kept(reading, read())
    with _changing:
        _files[draft] = fresh
        _files.move_to_end(draft)
        _make_room()
    return fresh


def _make_room() -> None:
    """The last file stays whatever its size; those before it as long as all of them together are small."""
    *older, _ = _files
    while older and (len(older) >= MOST_FILES or sum(_files[each].rows for each in older) > MOST_ROWS):
        del _files[older.pop(0)]


def forget(draft: int) -> None:
    with _changing:
        _files.pop(draft, None)


def forget_all() -> None:
    with _changing:
        _files.clear()


def holds(draft: int) -> bool:
    return draft in _files
