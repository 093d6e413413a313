"""How does much come in parts? A query takes only so many values, a long write only so many records at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def in_parts(items: Iterable[Item], most: int) -> Iterator[list[Item]]:
    """The items in their order, at most so many at a time."""
    found = iter(items)
    while part := list(islice(found, most)):
        yield part
